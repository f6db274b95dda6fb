/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-session.h"

G_BEGIN_DECLS

#define TRAB_TYPE_NAME_ALERT (trab_name_alert_get_type ())
G_DECLARE_FINAL_TYPE (TrabNameAlert, trab_name_alert, TRAB, NAME_ALERT, AdwBin)

/* A strip that is there while somebody else in the records has the same family name. */
void trab_name_alert_look (TrabNameAlert *self, TrabSession *session, TrabPatient *patient);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-patient-page.h"

G_BEGIN_DECLS

/* Gives a person all that is kept of them, in a folder that somebody chooses. */
void trab_access_export_add_action (TrabPatientPage *page);
void trab_access_export_run (TrabPatientPage *page, const char *folder);

G_END_DECLS

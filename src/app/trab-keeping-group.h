/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-session.h"

G_BEGIN_DECLS

#define TRAB_TYPE_KEEPING_GROUP (trab_keeping_group_get_type ())
G_DECLARE_FINAL_TYPE (
    TrabKeepingGroup, trab_keeping_group, TRAB, KEEPING_GROUP, AdwPreferencesGroup)

/* Whose records are past their years, which are erased in a first step, and which must be kept:
 * each with what can be done to it. Nothing is erased by being listed. */
TrabKeepingGroup *trab_keeping_group_new (TrabSession *session, TrabDate today);
void trab_keeping_group_look (TrabKeepingGroup *self);

G_END_DECLS

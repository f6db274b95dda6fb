/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

/* The week of movement and the food of one person, fast enough for every change of a form. */
TrabMovement *trab_session_daily_check_week (
    TrabSession *self, TrabRecord *record, TrabDate today, const char *week, GError **error);
GPtrArray *trab_session_daily_check_food (TrabSession *self,
                                          TrabRecord *record,
                                          TrabDate today,
                                          GError **error);

G_END_DECLS

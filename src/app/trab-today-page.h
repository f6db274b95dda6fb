/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-session.h"

G_BEGIN_DECLS

#define TRAB_TYPE_TODAY_PAGE (trab_today_page_get_type ())
G_DECLARE_FINAL_TYPE (TrabTodayPage, trab_today_page, TRAB, TODAY_PAGE, AdwBin)

/* Whom one sees today, and everybody else by a few letters of the name. */
void trab_today_page_set_session (TrabTodayPage *self, TrabSession *session, TrabDate today);
void trab_today_page_refresh (TrabTodayPage *self);
void trab_today_page_start_search (TrabTodayPage *self);
guint trab_today_page_get_n_shown (TrabTodayPage *self);
guint trab_today_page_get_n_recalls (TrabTodayPage *self);
gboolean trab_today_page_get_is_searching (TrabTodayPage *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TRAB_TYPE_UNLOCK_PAGE (trab_unlock_page_get_type ())
G_DECLARE_FINAL_TYPE (TrabUnlockPage, trab_unlock_page, TRAB, UNLOCK_PAGE, AdwBin)

/* Asks who it is, or, for a new store, who it will be. Signal "unlock" (user, passphrase). */
void trab_unlock_page_set_is_new (TrabUnlockPage *self, gboolean is_new, const char *place);
void trab_unlock_page_start (TrabUnlockPage *self);
void trab_unlock_page_set_problem (TrabUnlockPage *self, const char *sentence);

G_END_DECLS

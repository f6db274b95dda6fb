/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *trab_present_store_get_tried (void);
const char *trab_present_store_get_whole (void);
const char *trab_present_store_get_file_waits (void);
char *trab_present_store_dup_restored (const char *aside);
char *trab_present_store_dup_late (const char *why);
char *trab_present_store_dup_place (const char *folder, gboolean is_sandboxed);
const char *trab_present_store_get_lent (void);

G_END_DECLS

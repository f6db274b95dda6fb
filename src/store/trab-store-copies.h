/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Copies of a store in a folder. The name begins like this; then come the day and the hour, UTC,
 * and the mark of the store. */
#define TRAB_STORE_COPIES_PREFIX "trabecula-"

GPtrArray *trab_store_copies_list (const char *folder, const char *mark, const char *suffix);

G_END_DECLS

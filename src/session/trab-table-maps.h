/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The maps of columns that the program brings, by name (data/table-maps). */
char **trab_table_maps_dup_names (void);
GBytes *trab_table_maps_find (const char *name);
char *trab_table_maps_dup_about (const char *name);

G_END_DECLS

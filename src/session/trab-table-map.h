/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-import.h"

G_BEGIN_DECLS

/* A map of the columns of a table (JSON, docs/FORMATS.md), changed by one answer at a time. NULL is
 * our long layout as we write it. What is no map is handed back as it is: reading says what is
 * wrong. */
gboolean trab_table_map_is_long (GBytes *map);
char *trab_table_map_dup_word (GBytes *map, const char *key);
GBytes *trab_table_map_set_word (GBytes *map, const char *key, const char *word);
char *trab_table_map_dup_missing (GBytes *map);
GBytes *trab_table_map_set_missing (GBytes *map, const char *text);
guint trab_table_map_get_twin (GBytes *map, const char *name);
GBytes *trab_table_map_set_twin (GBytes *map, const char *name, guint number);
char *trab_table_map_dup_unit (GBytes *map, TrabMeasure measure);
GBytes *trab_table_map_set_unit (GBytes *map, TrabMeasure measure, const char *unit);
GArray *trab_table_map_list_unitless (GBytes *map, TrabImport *import);

G_END_DECLS

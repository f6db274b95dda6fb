/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-import.h"

G_BEGIN_DECLS

#define TRAB_TYPE_TABLE_GROUP (trab_table_group_get_type ())
G_DECLARE_FINAL_TYPE (TrabTableGroup, trab_table_group, TRAB, TABLE_GROUP, GtkBox)

/* How a table is read: how it begins, whose numbers its people have, which map says what its
 * columns are, how its cells are written, which of two columns of one name is meant, in which unit
 * a measure is that names none. Each answer reads it anew, by the action "import.read-table"; a map
 * of one's own is "import.map". */
TrabTableGroup *trab_table_group_new (GBytes *start);
char *trab_table_group_dup_source (TrabTableGroup *self);
GBytes *trab_table_group_get_map (TrabTableGroup *self);
void trab_table_group_set_own_map (TrabTableGroup *self, GBytes *map);
void trab_table_group_set_import (TrabTableGroup *self, TrabImport *import);

G_END_DECLS

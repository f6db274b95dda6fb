/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How tables of one head were read last: from which clinic, by which map. It is kept with the
 * settings of the user, and knows the head by its digest alone. */
gboolean trab_table_memory_is_table (GBytes *start);
gboolean trab_table_memory_recall (GBytes *start, char **source, GBytes **map);
void trab_table_memory_keep (GBytes *start, const char *source, GBytes *map);

G_END_DECLS

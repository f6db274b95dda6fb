/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What one cell of a table says by itself, before its column is known. */
char *trab_csv_cell_dup_unmarked (const char *cell, const char **code);
const char *trab_csv_cell_read_comparator (const char *cell, const char **comparator);
gboolean trab_csv_cell_is_plain_point (const char *cell);

G_END_DECLS

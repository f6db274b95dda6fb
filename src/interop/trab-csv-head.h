/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-csv-map.h"
#include "trab-csv-rows.h"

G_BEGIN_DECLS

/* Where the columns of a table are: the row that @rows stands on is its header. */
gboolean trab_csv_head_find_column (
    TrabCsvRows *rows, const TrabCsvMap *map, const char *name, int *place, GError **error);
gboolean trab_csv_head_find_source (
    TrabCsvRows *rows, const TrabCsvMap *map, TrabCsvColumn column, int *place, GError **error);
GHashTable *trab_csv_head_list_twins (TrabCsvRows *rows, const TrabCsvMap *map);

G_END_DECLS

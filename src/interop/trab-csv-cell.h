/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-csv-map.h"

G_BEGIN_DECLS

/* What one cell of a table says by itself, or as the map tells. */
char *trab_csv_cell_dup_unmarked (const char *cell, const char **code);
const char *trab_csv_cell_read_comparator (const char *cell, const char **comparator);
gboolean trab_csv_cell_is_plain_point (const char *cell);
gboolean trab_csv_cell_is_absent (const TrabCsvMap *map,
                                  const TrabCsvMeasure *measure,
                                  const char *cell);
gboolean trab_csv_cell_has_other_mark (const char *cell, char mark);
char *trab_csv_cell_dup_iso (TrabCsvDates order, const char *text);

G_END_DECLS

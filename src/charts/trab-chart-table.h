/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-hit.h"
#include "trab-chart-spec.h"

G_BEGIN_DECLS

/**
 * TrabChartTable:
 * The same spec as rows of text, for "Show as table", screen readers and the words at the cursor.
 * A counted, immutable value.
 */
typedef struct _TrabChartTable TrabChartTable;

TrabChartTable *trab_chart_table_new (TrabChartSpec *spec, double x_step);
TrabChartTable *trab_chart_table_ref (TrabChartTable *table);
void trab_chart_table_unref (TrabChartTable *table);
guint trab_chart_table_get_n_columns (const TrabChartTable *table);
guint trab_chart_table_get_n_rows (const TrabChartTable *table);
const char *trab_chart_table_get_head (const TrabChartTable *table, guint column);
gboolean trab_chart_table_is_number (const TrabChartTable *table, guint column);
const char *trab_chart_table_get_cell (const TrabChartTable *table, guint row, guint column);
gboolean trab_chart_table_find_row (const TrabChartTable *table,
                                    const TrabChartHit *hit,
                                    guint *row);
char *trab_chart_table_describe_row (const TrabChartTable *table, guint row);
char *trab_chart_table_dup_text (const TrabChartTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabChartTable, trab_chart_table_unref)

G_END_DECLS

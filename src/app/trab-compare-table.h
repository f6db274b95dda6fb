/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"

G_BEGIN_DECLS

#define TRAB_TYPE_COMPARE_TABLE (trab_compare_table_get_type ())
G_DECLARE_FINAL_TYPE (TrabCompareTable, trab_compare_table, TRAB, COMPARE_TABLE, AdwBin)

/* The comparison in columns under its heads: as lanes of cells, or as sentences to be read out. */
void trab_compare_table_show (TrabCompareTable *self,
                              TrabPresentComparison *words,
                              const char *const *plan_ids,
                              gboolean is_narrow);
void trab_compare_table_tell (TrabCompareTable *self,
                              TrabConsultation *consultation,
                              const char *const *plan_ids,
                              gboolean is_narrow);
gboolean trab_compare_table_get_focused_cell (TrabCompareTable *self,
                                              TrabPresentLane *lane,
                                              guint *plan);

G_END_DECLS

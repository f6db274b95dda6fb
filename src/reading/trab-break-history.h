/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-facts.h"

G_BEGIN_DECLS

/**
 * TrabBreakHistory:
 * The breaks by little trauma that are on record, counted by site.
 * @is_known: somebody said whether there were any
 * @has_months, @months: since the latest one of a site, where any date tells
 */
typedef struct
{
  gboolean is_known;
  guint n;
  guint n_at[TRAB_N_FRACTURE_SITES];
  gboolean has_months[TRAB_N_FRACTURE_SITES];
  double months[TRAB_N_FRACTURE_SITES];
  guint n_since_50;
  gboolean has_since_50;
} TrabBreakHistory;

void trab_break_history_read (const TrabFacts *facts, TrabBreakHistory *history);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-spec.h"
#include "trab-comparison.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/**
 * TrabPresentColumns:
 * Where heads above a picture name its plans: a column under each.
 * @plan_ids: (nullable): NULL for all
 * @gap_pt: between columns
 * @end_pt: left free behind the last
 */
typedef struct
{
  const char *const *plan_ids;
  double gap_pt;
  double end_pt;
} TrabPresentColumns;

/* The pictures of a comparison, with every word in them. Plans stand in the order of the
 * comparison;
 * @plan_ids (nullable, NULL-terminated) picks some of them. */
TrabChartSpec *trab_present_chart_new_curves (TrabComparison *comparison,
                                              TrabEvidence *evidence,
                                              TrabQuantity quantity,
                                              const char *const *plan_ids);
TrabChartSpec *trab_present_chart_new_overlay (TrabComparison *comparison,
                                               TrabEvidence *evidence,
                                               TrabQuantity quantity,
                                               const char *const *plan_ids);
TrabChartSpec *trab_present_chart_new_markers (TrabComparison *comparison,
                                               TrabEvidence *evidence,
                                               const char *const *plan_ids);
TrabChartSpec *trab_present_chart_new_icons (TrabComparison *comparison,
                                             TrabEvidence *evidence,
                                             TrabOutcome outcome,
                                             const char *const *plan_ids);
TrabChartSpec *trab_present_chart_new_columns (TrabComparison *comparison,
                                               TrabEvidence *evidence,
                                               TrabOutcome outcome,
                                               const TrabPresentColumns *columns,
                                               char **footnotes);
TrabChartSpec *trab_present_chart_new_bars (TrabComparison *comparison,
                                            TrabEvidence *evidence,
                                            TrabOutcome outcome,
                                            const char *const *plan_ids,
                                            gboolean is_zoomed);

G_END_DECLS

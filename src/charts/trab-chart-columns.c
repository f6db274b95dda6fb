/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-columns.h"

#include "trab-chart-bars.h"
#include "trab-chart-curves.h"
#include "trab-chart-icons.h"
#include "trab-chart-spec-private.h"

/**
 * trab_chart_columns_set:
 * @spec: curves or bars, with one owner
 * @gap_pt: between columns
 * @end_pt: left free behind the last
 *
 * It stands under heads that name its plans: one column under each.
 */
void
trab_chart_columns_set (TrabChartSpec *spec, double gap_pt, double end_pt)
{
  g_return_if_fail (trab_chart_spec_can_grow (spec, spec->kind));

  if (spec->kind == TRAB_CHART_KIND_CURVES)
    {
      TrabChartCurves *curves = spec->frame;

      curves->column_gap_pt = gap_pt;
      curves->columns_end_pt = end_pt;
    }
  else if (spec->kind == TRAB_CHART_KIND_BARS)
    {
      TrabChartBars *bars = spec->frame;

      bars->column_gap_pt = gap_pt;
      bars->columns_end_pt = end_pt;
    }
}

/** trab_chart_columns_new_without: (transfer full): the same without heads over it, so that it
 * names its plans itself: it leaves the window. Shares everything else with @spec, and keeps it. */
TrabChartSpec *
trab_chart_columns_new_without (TrabChartSpec *spec)
{
  TrabChartSpec *alone = NULL;

  switch (spec->kind)
    {
    case TRAB_CHART_KIND_CURVES:
      alone = trab_chart_spec_new_alone (spec, sizeof (TrabChartCurves));
      trab_chart_columns_set (alone, 0, 0);
      return alone;
    case TRAB_CHART_KIND_BARS:
      alone = trab_chart_spec_new_alone (spec, sizeof (TrabChartBars));
      trab_chart_columns_set (alone, 0, 0);
      return alone;
    case TRAB_CHART_KIND_ICONS:
      {
        TrabChartIcons *icons = NULL;

        alone = trab_chart_spec_new_alone (spec, sizeof (TrabChartIcons));
        icons = alone->frame;
        icons->column_gap_pt = icons->columns_end_pt = 0;
        return alone;
      }
    case TRAB_CHART_KIND_TREND:
    case TRAB_CHART_KIND_MECHANISM:
    case TRAB_CHART_KIND_CREWS:
      break;
    }
  return trab_chart_spec_ref (spec);
}

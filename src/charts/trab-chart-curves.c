/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-curves.h"

#include "trab-chart-spec-private.h"

/**
 * trab_chart_curves_new:
 * @words: copied
 * @frame: copied, with what it points to
 *
 * Returns: (transfer full): a spec without panels
 */
TrabChartSpec *
trab_chart_curves_new (const TrabChartWords *words, const TrabChartCurves *frame)
{
  TrabChartSpec *spec = trab_chart_spec_new (TRAB_CHART_KIND_CURVES, words);
  TrabChartCurves *own = trab_chart_spec_keep_frame (spec, frame, sizeof *frame);
  gsize n_bytes = frame->n_reference * sizeof (double);

  own->reference_x = trab_chart_spec_keep_block (spec, frame->reference_x, n_bytes);
  own->reference_y = trab_chart_spec_keep_block (spec, frame->reference_y, n_bytes);
  trab_chart_spec_keep_string (spec, &own->x_title);
  trab_chart_spec_keep_string (spec, &own->y_title);
  trab_chart_spec_keep_string (spec, &own->words_end);
  trab_chart_spec_keep_string (spec, &own->reference_label);
  trab_chart_spec_keep_string (spec, &own->head_plan);
  trab_chart_spec_keep_string (spec, &own->head_median);
  trab_chart_spec_keep_string (spec, &own->head_average_lo);
  trab_chart_spec_keep_string (spec, &own->head_average_hi);
  trab_chart_spec_keep_string (spec, &own->head_person_lo);
  trab_chart_spec_keep_string (spec, &own->head_person_hi);
  trab_chart_spec_keep_string (spec, &own->head_evidence);
  trab_chart_spec_keep_string (spec, &own->words_inside);
  trab_chart_spec_keep_string (spec, &own->words_beyond);
  return spec;
}

/**
 * trab_chart_curves_add_panel:
 * @spec: of this kind, with one owner
 * @panel: copied, with what it points to
 */
void
trab_chart_curves_add_panel (TrabChartSpec *spec, const TrabChartPanel *panel)
{
  TrabChartPanel *own = NULL;
  TrabChartSeries *series = NULL;

  g_return_if_fail (trab_chart_spec_can_grow (spec, TRAB_CHART_KIND_CURVES));

  own = trab_chart_spec_keep_block (spec, panel, sizeof *panel);
  series = trab_chart_spec_keep_block (spec, panel->series, panel->n_series * sizeof *series);
  trab_chart_spec_keep_string (spec, &own->title);
  trab_chart_spec_keep_string (spec, &own->headline);
  trab_chart_spec_keep_string (spec, &own->note);
  trab_chart_spec_keep_string (spec, &own->words);
  own->series = series;
  for (guint i = 0; i < panel->n_series; i++)
    {
      series[i].points = trab_chart_spec_keep_block (spec, series[i].points,
                                                     series[i].n_points * sizeof *series->points);
      trab_chart_spec_keep_string (spec, &series[i].label);
    }
  g_ptr_array_add (spec->items, own);
}

/**
 * trab_chart_curves_get_frame:
 * Returns: (transfer none): lives as long as @spec
 */
const TrabChartCurves *
trab_chart_curves_get_frame (const TrabChartSpec *spec)
{
  g_return_val_if_fail (spec->kind == TRAB_CHART_KIND_CURVES, NULL);
  return spec->frame;
}

/**
 * trab_chart_curves_get_panel:
 * @index: below trab_chart_spec_get_n_items()
 *
 * Returns: (transfer none): lives as long as @spec
 */
const TrabChartPanel *
trab_chart_curves_get_panel (const TrabChartSpec *spec, guint index)
{
  g_return_val_if_fail (spec->kind == TRAB_CHART_KIND_CURVES, NULL);
  g_return_val_if_fail (index < spec->items->len, NULL);
  return g_ptr_array_index (spec->items, index);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-trend.h"

#include "trab-chart-spec-private.h"

/**
 * trab_chart_trend_new:
 * @words: copied
 * @frame: copied, with what it points to
 *
 * Returns: (transfer full): a spec without panels, treatments or events
 */
TrabChartSpec *
trab_chart_trend_new (const TrabChartWords *words, const TrabChartTrend *frame)
{
  TrabChartSpec *spec = trab_chart_spec_new (TRAB_CHART_KIND_TREND, words);
  TrabChartTrend *own = trab_chart_spec_keep_frame (spec, frame, sizeof *frame);

  trab_chart_spec_keep_string (spec, &own->t_title);
  trab_chart_spec_keep_string (spec, &own->head_what);
  trab_chart_spec_keep_string (spec, &own->head_date);
  trab_chart_spec_keep_string (spec, &own->head_value);
  trab_chart_spec_keep_string (spec, &own->head_lsc);
  trab_chart_spec_keep_string (spec, &own->head_note);
  return spec;
}

/**
 * trab_chart_trend_add_panel:
 * @spec: of this kind, with one owner
 * @panel: copied, with what it points to
 */
void
trab_chart_trend_add_panel (TrabChartSpec *spec, const TrabChartTrendPanel *panel)
{
  TrabChartTrendPanel *own = NULL;
  TrabChartZone *zones = NULL;
  TrabChartMeasurement *points = NULL;

  g_return_if_fail (trab_chart_spec_can_grow (spec, TRAB_CHART_KIND_TREND));

  own = trab_chart_spec_keep_block (spec, panel, sizeof *panel);
  points = trab_chart_spec_keep_block (spec, panel->points, panel->n_points * sizeof *points);
  trab_chart_spec_keep_string (spec, &own->title);
  trab_chart_spec_keep_string (spec, &own->words);
  trab_chart_spec_keep_string (spec, &own->margin_label);
  for (guint i = 0; i < panel->n_points; i++)
    {
      trab_chart_spec_keep_string (spec, &points[i].date);
      trab_chart_spec_keep_string (spec, &points[i].note);
    }
  own->points = points;
  own->margins = trab_chart_spec_keep_block (spec, panel->margins,
                                             panel->n_margins * sizeof *panel->margins);
  own->breaks_years = trab_chart_spec_keep_block (spec, panel->breaks_years,
                                                  panel->n_breaks * sizeof *panel->breaks_years);
  trab_chart_spec_keep_string (spec, &own->verdict);
  zones = trab_chart_spec_keep_block (spec, panel->zones, panel->n_zones * sizeof *panel->zones);
  for (guint i = 0; i < panel->n_zones; i++)
    trab_chart_spec_keep_string (spec, &zones[i].label);
  own->zones = zones;
  g_ptr_array_add (spec->items, own);
}

/**
 * trab_chart_trend_add_treatment:
 * @spec: of this kind, with one owner
 * @treatment: copied
 */
void
trab_chart_trend_add_treatment (TrabChartSpec *spec, const TrabChartTreatment *treatment)
{
  TrabChartTreatment *own = NULL;

  g_return_if_fail (trab_chart_spec_can_grow (spec, TRAB_CHART_KIND_TREND));

  own = trab_chart_spec_keep_block (spec, treatment, sizeof *treatment);
  trab_chart_spec_keep_string (spec, &own->label);
  trab_chart_spec_keep_string (spec, &own->dates);
  g_ptr_array_add (spec->treatments, own);
}

/**
 * trab_chart_trend_add_event:
 * @spec: of this kind, with one owner
 * @event: copied
 */
void
trab_chart_trend_add_event (TrabChartSpec *spec, const TrabChartEvent *event)
{
  TrabChartEvent *own = NULL;

  g_return_if_fail (trab_chart_spec_can_grow (spec, TRAB_CHART_KIND_TREND));

  own = trab_chart_spec_keep_block (spec, event, sizeof *event);
  trab_chart_spec_keep_string (spec, &own->label);
  trab_chart_spec_keep_string (spec, &own->date);
  g_ptr_array_add (spec->events, own);
}

/**
 * trab_chart_trend_get_frame:
 * Returns: (transfer none): lives as long as @spec
 */
const TrabChartTrend *
trab_chart_trend_get_frame (const TrabChartSpec *spec)
{
  g_return_val_if_fail (spec->kind == TRAB_CHART_KIND_TREND, NULL);
  return spec->frame;
}

/**
 * trab_chart_trend_get_panel:
 * @index: below trab_chart_spec_get_n_items()
 *
 * Returns: (transfer none): lives as long as @spec
 */
const TrabChartTrendPanel *
trab_chart_trend_get_panel (const TrabChartSpec *spec, guint index)
{
  g_return_val_if_fail (spec->kind == TRAB_CHART_KIND_TREND, NULL);
  g_return_val_if_fail (index < spec->items->len, NULL);
  return g_ptr_array_index (spec->items, index);
}

/**
 * trab_chart_trend_get_n_treatments:
 * Returns: how many bars were added, with or without room for them in a picture
 */
guint
trab_chart_trend_get_n_treatments (const TrabChartSpec *spec)
{
  return spec->treatments->len;
}

/**
 * trab_chart_trend_get_treatment:
 * Returns: (transfer none): lives as long as @spec
 */
const TrabChartTreatment *
trab_chart_trend_get_treatment (const TrabChartSpec *spec, guint index)
{
  g_return_val_if_fail (index < spec->treatments->len, NULL);
  return g_ptr_array_index (spec->treatments, index);
}

/**
 * trab_chart_trend_get_n_events:
 * Returns: how many events were added, with or without a time
 */
guint
trab_chart_trend_get_n_events (const TrabChartSpec *spec)
{
  return spec->events->len;
}

/**
 * trab_chart_trend_get_event:
 * Returns: (transfer none): lives as long as @spec
 */
const TrabChartEvent *
trab_chart_trend_get_event (const TrabChartSpec *spec, guint index)
{
  g_return_val_if_fail (index < spec->events->len, NULL);
  return g_ptr_array_index (spec->events, index);
}

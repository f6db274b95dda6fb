/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-readout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "trab-chart-curves.h"
#include "trab-chart-icons.h"
#include "trab-present-number.h"

#define MONTHS_PER_YEAR 12

/* "Year 5", "Month 7" */
static char *
dup_when (double years)
{
  long months = lround (years * MONTHS_PER_YEAR);

  if (months == 0)
    return g_strdup (_ ("Today"));
  if (months % MONTHS_PER_YEAR == 0)
    return g_strdup_printf (_ ("Year %ld"), months / MONTHS_PER_YEAR);
  return g_strdup_printf (_ ("Month %ld"), months);
}

static char *
dup_change (double pct)
{
  long whole = lround (pct);

  if (whole == 0)
    return g_strdup (_ ("about the same as today"));
  return g_strdup_printf (whole > 0 ? _ ("%ld %% more than today") : _ ("%ld %% less than today"),
                          labs (whole));
}

/* "Year 5, Alendronate: 2 % more than today; 90 of 100 people between −1 and +6." */
static char *
dup_curve_sentence (const TrabChartSpec *spec, const TrabChartHit *hit)
{
  const TrabChartCurves *frame = trab_chart_curves_get_frame (spec);
  const TrabChartPanel *panel = trab_chart_curves_get_panel (spec, hit->item);
  const TrabChartCurvePoint *point = NULL;
  const TrabChartSeries *series = NULL;
  g_autofree char *when = NULL;
  g_autofree char *change = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!frame->is_change || hit->series >= panel->n_series)
    return NULL;
  series = &panel->series[hit->series];
  if (hit->point < 0 || (guint) hit->point >= series->n_points)
    return NULL;
  point = &series->points[hit->point];
  when = dup_when (point->x);
  change = dup_change (point->median);
  if (frame->has_no_person_band || !isfinite (point->person_lo))
    return g_strdup_printf (_ ("%s, %s: %s."), when, series->label, change);
  low = trab_present_number_dup_signed (point->person_lo, 0);
  high = trab_present_number_dup_signed (point->person_hi, 0);
  /* Translators: "Year 5, Alendronate: 2 % more than today; 90 of 100 people between −1 and +6." */
  return g_strdup_printf (_ ("%s, %s: %s; 90 of 100 people between %s and %s."), when,
                          series->label, change, low, high);
}

/* "Alendronate: of 100, 18 break a bone, 6 are spared by it, 76 do not break one anyway." */
static char *
dup_icons_sentence (const TrabChartSpec *spec, const TrabChartHit *hit)
{
  const TrabChartIcons *frame = trab_chart_icons_get_frame (spec);
  const TrabChartIconArray *array = trab_chart_icons_get_array (spec, hit->item);
  g_autofree char *total = trab_present_number_dup_total (frame->total);
  guint none = frame->total - array->n_breaks - array->n_spared;
  g_autoptr (GString) text = g_string_new (NULL);

  if (array->state != TRAB_CHART_STATE_KNOWN)
    return g_strdup_printf ("%s: %s", array->title, array->words);
  if (array->n_spared > 0)
    g_string_printf (text,
                     _ ("%s: of %s, %u break, %u are spared by the plan, %u do not break "
                        "either way."),
                     array->title, total, array->n_breaks, array->n_spared, none);
  else
    g_string_printf (text, _ ("%s: of %s, %u break, %u do not."), array->title, total,
                     array->n_breaks, none);
  if (array->has_range && array->is_open_above)
    g_string_append_printf (text, _ (" It could be %u or more who break."), array->n_low);
  else if (array->has_range && array->n_low < array->n_high)
    g_string_append_printf (text, _ (" It could be %u to %u who break."), array->n_low,
                            array->n_high);
  return g_strdup (text->str);
}

/**
 * trab_present_readout_dup_sentence:
 * @hit: a place of @spec
 *
 * Returns: (nullable): what is said there, as one sentence; NULL where the chart's own table says
 *   it best
 */
char *
trab_present_readout_dup_sentence (const TrabChartSpec *spec, const TrabChartHit *hit)
{
  switch (trab_chart_spec_get_kind (spec))
    {
    case TRAB_CHART_KIND_CURVES:
      return dup_curve_sentence (spec, hit);
    case TRAB_CHART_KIND_ICONS:
      return dup_icons_sentence (spec, hit);
    case TRAB_CHART_KIND_TREND:
    case TRAB_CHART_KIND_BARS:
    case TRAB_CHART_KIND_MECHANISM:
    case TRAB_CHART_KIND_CREWS:
    default:
      return NULL;
    }
}

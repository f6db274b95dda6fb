/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-chance-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "trab-chart-curves.h"
#include "trab-evidence.h"
#include "trab-present-chart-private.h"
#include "trab-present-column.h"
#include "trab-present-fracture.h"
#include "trab-present-number.h"
#include "trab-present-plan.h"

#define AS_NOW "as-now"
#define PER_CENT 100.0
#define LEAST_AXIS_PEOPLE 10

/* Not known is without a line; what a calculator gives without a range is a line without a band. */
static gboolean
has_line (const TrabFractureCell *cell)
{
  return cell->state == TRAB_CELL_NUMBER && cell->by_year != NULL;
}

/* @out_of: in people out of so many, as everything else that is said of the outcome */
static TrabChartCurvePoint *
make_points (const TrabFractureCell *cell, guint out_of)
{
  TrabChartCurvePoint *points = g_new0 (TrabChartCurvePoint, cell->by_year->len);

  for (guint i = 0; i < cell->by_year->len; i++)
    {
      const TrabFractureYear *year = &g_array_index (cell->by_year, TrabFractureYear, i);
      double best = year->best * out_of / PER_CENT;
      double low = year->low * out_of / PER_CENT;
      double high = year->high * out_of / PER_CENT;

      points[i] = (TrabChartCurvePoint){ .x = year->years,
                                         .median = best,
                                         .average_lo = MIN (low, best),
                                         .average_hi = MAX (high, best),
                                         .person_lo = best,
                                         .person_hi = best };
    }
  return points;
}

/* @notes: what is read with the marked numbers, each once */
static void
add_panel (TrabChartSpec *spec,
           const TrabChance *chance,
           TrabEvidence *evidence,
           const TrabComparedPlan *plan,
           TrabOutcome outcome,
           GPtrArray *notes)
{
  const TrabFractureCell *cell = &plan->fracture[outcome];
  g_autofree char *name = trab_present_chart_dup_name (evidence, plan);
  g_autofree char *text = trab_present_fracture_dup_text (chance, outcome, cell);
  g_autofree char *note = has_line (cell) ? trab_present_fracture_dup_notes (cell, evidence) : NULL;
  g_autofree char *mark
      = trab_present_column_dup_mark (trab_present_column_number_note (notes, note));
  g_autofree char *headline = g_strconcat (text, mark, NULL);
  g_autofree TrabChartCurvePoint *points = NULL;
  g_autofree char *reason = NULL;
  TrabChartSeries series = { 0 };
  TrabChartPanel panel = { .title = name,
                           .plan_class = trab_present_plan_get_class (plan->chart_class),
                           .headline_x = NAN,
                           .state = trab_present_chart_get_chance_state (cell) };

  if (has_line (cell))
    {
      points = make_points (cell, chance->base[outcome].out_of);
      series = (TrabChartSeries){ .label = name,
                                  .plan_class = panel.plan_class,
                                  .points = points,
                                  .n_points = cell->by_year->len,
                                  .solid_until_x = INFINITY,
                                  .ends_at_x = INFINITY,
                                  .is_reference = g_str_equal (plan->plan_id, AS_NOW) };
      panel.series = &series;
      panel.n_series = 1;
      panel.headline = headline;
      panel.headline_x = cell->horizon_years;
    }
  else
    {
      reason = trab_present_column_dup_reason (chance, outcome, plan, evidence);
      panel.words = reason;
    }
  trab_chart_curves_add_panel (spec, &panel);
}

/* The comparison is repeated as a dotted line. */
static void
fill_reference (const TrabFractureCell *cell, guint out_of, GArray *x, GArray *y)
{
  for (guint i = 0; has_line (cell) && i < cell->by_year->len; i++)
    {
      const TrabFractureYear *year = &g_array_index (cell->by_year, TrabFractureYear, i);
      double people = year->best * out_of / PER_CENT;

      g_array_append_val (x, year->years);
      g_array_append_val (y, people);
    }
}

static TrabChartCurves
make_frame (const TrabChance *chance, const char *y_title)
{
  return (TrabChartCurves){
    .x_title = _ ("Years from now"),
    .y_title = y_title,
    .x_min = 0,
    .x_max = chance->years,
    .y_min = 0,
    .y_max = LEAST_AXIS_PEOPLE,
    .reference_label = _ ("Keep things as they are"),
    .reference_class = TRAB_CHART_CLASS_NO_CHANGE,
    .has_no_person_band = TRUE,
    .head_plan = _ ("Plan"),
    .head_median = _ ("Best guess"),
    .head_average_lo = _ ("At the least"),
    .head_average_hi = _ ("At the most"),
  };
}

/* "Break a hip, so far: people out of 100 (%)" */
static char *
dup_axis_title (const TrabChance *chance, TrabOutcome outcome)
{
  guint out_of = chance->base[outcome].out_of;
  const char *title = trab_present_fracture_get_lane_title (chance, outcome);
  g_autofree char *total = trab_present_number_dup_total (out_of);

  if (out_of == PER_CENT)
    /* Translators: "Break a hip so far: people out of 100 (%)" */
    return g_strdup_printf (_ ("%s so far: people out of %s (%%)"), title, total);
  /* Translators: "Break a hip so far: people out of 1,000" */
  return g_strdup_printf (_ ("%s so far: people out of %s"), title, total);
}

/* What the bands are, and what is read with the numbers. */
static char *
dup_caption (const char *base, const GPtrArray *notes)
{
  g_autofree char *footnotes = trab_present_column_dup_footnotes (notes);

  return g_strdup_printf ("%s %s%s%s", base,
                          _ ("Band: how far calculators differ if nothing changes; how sure the "
                             "studies are with a plan."),
                          footnotes ? "\n" : "", footnotes ? footnotes : "");
}

/* Every note that a panel will number, in the order of the panels. */
static GPtrArray *
list_notes (GPtrArray *plans, TrabEvidence *evidence, TrabOutcome outcome)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < plans->len; i++)
    {
      const TrabComparedPlan *plan = g_ptr_array_index (plans, i);
      const TrabFractureCell *cell = &plan->fracture[outcome];
      g_autofree char *note
          = has_line (cell) ? trab_present_fracture_dup_notes (cell, evidence) : NULL;

      trab_present_column_number_note (notes, note);
    }
  return notes;
}

/**
 * trab_present_chance_chart_new:
 * @plan_ids: (nullable): NULL for all
 *
 * Returns: (transfer full): one small multiple for each plan, all on one scale, "as now" repeated
 * as a dotted line; the number at the end is that of icons, bars and table
 */
TrabChartSpec *
trab_present_chance_chart_new (TrabComparison *comparison,
                               TrabEvidence *evidence,
                               TrabOutcome outcome,
                               const char *const *plan_ids)
{
  const TrabComparisonFields *fields = trab_comparison_get (comparison);
  const TrabChance *chance = &fields->chance;
  const TrabComparedPlan *as_now = trab_comparison_find_plan (comparison, AS_NOW);
  g_autoptr (GPtrArray) plans = trab_present_chart_pick_plans (comparison, plan_ids);
  g_autoptr (GArray) x = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) y = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *base = trab_present_fracture_dup_base (fields->sex, chance, outcome);
  g_autofree char *description
      = trab_present_chart_describe_chances (chance, plans, evidence, outcome, base);
  g_autoptr (GPtrArray) notes = list_notes (plans, evidence, outcome);
  g_autofree char *caption = dup_caption (base, notes);
  g_autofree char *y_title = dup_axis_title (chance, outcome);
  TrabChartWords words = trab_present_chart_make_words (
      trab_present_fracture_get_lane_title (chance, outcome), description, caption);
  TrabChartCurves frame = make_frame (chance, y_title);
  TrabChartSpec *spec = NULL;

  if (as_now != NULL)
    fill_reference (&as_now->fracture[outcome], chance->base[outcome].out_of, x, y);
  frame.reference_x = (const double *) (gpointer) x->data;
  frame.reference_y = (const double *) (gpointer) y->data;
  frame.n_reference = x->len;
  spec = trab_chart_curves_new (&words, &frame);
  for (guint i = 0; i < plans->len; i++)
    add_panel (spec, chance, evidence, g_ptr_array_index (plans, i), outcome, notes);
  return spec;
}

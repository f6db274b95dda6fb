/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "trab-chart-bars.h"
#include "trab-chart-curves.h"
#include "trab-chart-icons.h"
#include "trab-date.h"
#include "trab-evidence.h"
#include "trab-present-chart-private.h"
#include "trab-present-column.h"
#include "trab-present-density.h"
#include "trab-present-fracture.h"
#include "trab-present-number.h"
#include "trab-present-plan.h"
#include "trab-present-refusal.h"

#define AS_NOW "as-now"

/** The plans of one picture: those asked for, in the order of the comparison. */
GPtrArray *
trab_present_chart_pick_plans (TrabComparison *comparison, const char *const *plan_ids)
{
  GPtrArray *picked = g_ptr_array_new ();

  for (guint i = 0; i < trab_comparison_get_n_plans (comparison); i++)
    {
      const TrabComparedPlan *plan = trab_comparison_get_plan (comparison, i);

      if (plan_ids == NULL || g_strv_contains (plan_ids, plan->plan_id))
        g_ptr_array_add (picked, (gpointer) plan);
    }
  return picked;
}

char *
trab_present_chart_dup_name (TrabEvidence *evidence, const TrabComparedPlan *plan)
{
  g_autoptr (TrabPresentPlan) words = trab_present_plan_new (evidence, plan->plan_id);

  return g_strdup (words->name);
}

TrabChartWords
trab_present_chart_make_words (const char *title, const char *description, const char *caption)
{
  return (TrabChartWords){
    .title = title,
    .description = description,
    .caption = caption,
    .empty = _ ("Pick two or more to compare. “Keep things as they are” is always one of them."),
    .decimal_mark = trab_present_number_get_decimal_mark (),
  };
}

/* The chart's own text: one sentence for each plan, the same numbers as the picture. */
static void
append_sentence (GString *text, const char *name, const char *said)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append_printf (text, _ ("%s: %s"), name, said);
  if (!g_str_has_suffix (said, "."))
    g_string_append_c (text, '.');
}

static char *
dup_curve_words (const TrabComparedPlan *plan, TrabQuantity quantity, guint month)
{
  TrabPresentDensity key = { 0 };

  if (trab_present_density_get_key (plan, quantity, month, &key))
    return trab_present_density_dup_headline (&key);
  return trab_present_density_dup_reason (plan);
}

static char *
describe_curves (TrabComparison *comparison,
                 TrabEvidence *evidence,
                 TrabQuantity quantity,
                 GPtrArray *plans)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plans->len; i++)
    {
      const TrabComparedPlan *plan = g_ptr_array_index (plans, i);
      g_autofree char *name = trab_present_chart_dup_name (evidence, plan);
      g_autofree char *said
          = dup_curve_words (plan, quantity, trab_present_density_get_month (comparison, quantity));

      append_sentence (text, name, said);
    }
  return g_string_free (text, FALSE);
}

static double
get_pct (const TrabComparedPlan *plan,
         TrabQuantity quantity,
         TrabBand band,
         TrabQuantile quantile,
         guint month)
{
  return trab_run_get_pct (plan->run, quantity, band, quantile, month);
}

static TrabChartCurvePoint *
make_points (const TrabComparedPlan *plan, TrabQuantity quantity, guint *n_points)
{
  TrabChartCurvePoint *points = NULL;

  *n_points = trab_run_get_n_months (plan->run);
  points = g_new0 (TrabChartCurvePoint, *n_points);
  for (guint i = 0; i < *n_points; i++)
    {
      points[i].x = (double) i / TRAB_MONTHS_PER_YEAR;
      points[i].median = get_pct (plan, quantity, TRAB_BAND_PERSON, TRAB_QUANTILE_50, i);
      points[i].average_lo = get_pct (plan, quantity, TRAB_BAND_AVERAGE, TRAB_QUANTILE_05, i);
      points[i].average_hi = get_pct (plan, quantity, TRAB_BAND_AVERAGE, TRAB_QUANTILE_95, i);
      points[i].person_lo = get_pct (plan, quantity, TRAB_BAND_PERSON, TRAB_QUANTILE_05, i);
      points[i].person_hi = get_pct (plan, quantity, TRAB_BAND_PERSON, TRAB_QUANTILE_95, i);
    }
  return points;
}

/* The series points into @points, which must outlive its use. */
static TrabChartSeries
make_series (const TrabComparedPlan *plan,
             const char *label,
             double years,
             const TrabChartCurvePoint *points,
             guint n_points)
{
  return (TrabChartSeries){
    .label = label,
    .plan_class = trab_present_plan_get_class (plan->chart_class),
    .points = points,
    .n_points = n_points,
    .solid_until_x = plan->solid_years,
    .ends_at_x = trab_present_density_get_end_years (plan, years),
    .is_reference = g_str_equal (plan->plan_id, AS_NOW),
  };
}

static TrabChartState
get_curve_state (const TrabComparedPlan *plan)
{
  if (plan->has_curve && plan->run != NULL)
    return TRAB_CHART_STATE_KNOWN;
  /* A reason that says nobody has looked is hatched; one that says "not here" is words only. */
  if (plan->refusals->len == 0 || g_strcmp0 (plan->chart_class, "no-evidence") == 0)
    return TRAB_CHART_STATE_UNKNOWN;
  return TRAB_CHART_STATE_REFUSED;
}

static void
add_panel (TrabChartSpec *spec,
           TrabEvidence *evidence,
           const TrabComparedPlan *plan,
           TrabQuantity quantity,
           guint month,
           double years)
{
  g_autofree char *name = trab_present_chart_dup_name (evidence, plan);
  g_autofree char *said = dup_curve_words (plan, quantity, month);
  g_autofree char *note = trab_present_density_dup_note (plan);
  g_autofree TrabChartCurvePoint *points = NULL;
  TrabPresentDensity key = { 0 };
  TrabChartSeries series = { 0 };
  TrabChartPanel panel = {
    .title = name,
    .plan_class = trab_present_plan_get_class (plan->chart_class),
    .headline_x = NAN,
    .state = get_curve_state (plan),
    .words = said,
  };
  guint n_points = 0;

  if (panel.state == TRAB_CHART_STATE_KNOWN)
    {
      points = make_points (plan, quantity, &n_points);
      series = make_series (plan, name, years, points, n_points);
      panel.series = &series;
      panel.n_series = 1;
      panel.headline = said;
      panel.note = note;
      panel.words = NULL;
      if (trab_present_density_get_key (plan, quantity, month, &key))
        panel.headline_x = (double) key.month / TRAB_MONTHS_PER_YEAR;
    }
  trab_chart_curves_add_panel (spec, &panel);
}

/* "As now" is repeated as a dotted line, as far as it may be drawn. */
static guint
fill_reference (TrabComparison *comparison,
                TrabQuantity quantity,
                double years,
                GArray *reference_x,
                GArray *reference_y)
{
  const TrabComparedPlan *as_now = trab_comparison_find_plan (comparison, AS_NOW);
  double end_years = as_now ? trab_present_density_get_end_years (as_now, years) : 0;

  if (as_now == NULL || !as_now->has_curve || as_now->run == NULL)
    return 0;
  for (guint i = 0; i < trab_run_get_n_months (as_now->run); i++)
    {
      double x_years = (double) i / TRAB_MONTHS_PER_YEAR;
      double median = get_pct (as_now, quantity, TRAB_BAND_PERSON, TRAB_QUANTILE_50, i);

      if (x_years > end_years + 0.5 / TRAB_MONTHS_PER_YEAR || !isfinite (median))
        break;
      g_array_append_val (reference_x, x_years);
      g_array_append_val (reference_y, median);
    }
  return reference_x->len;
}

static TrabChartCurves
make_frame (TrabQuantity quantity, double years)
{
  return (TrabChartCurves){
    .x_title = _ ("Years from now"),
    .y_title = trab_present_density_get_axis_title (quantity),
    .x_min = 0,
    .x_max = years,
    .y_min = NAN,
    .y_max = NAN,
    .has_zero_line = TRUE,
    .words_end = _ ("not known"),
    .reference_label = _ ("Keep things as they are"),
    .reference_class = TRAB_CHART_CLASS_NO_CHANGE,
    .decimals = 0,
    .head_plan = _ ("Plan"),
    .head_median = _ ("Best guess"),
    .head_average_lo = _ ("Average person, low"),
    .head_average_hi = _ ("Average person, high"),
    .head_person_lo = _ ("A person like this, low"),
    .head_person_hi = _ ("A person like this, high"),
    .head_evidence = _ ("Studies"),
    .words_inside = _ ("inside the studies"),
    .words_beyond = _ ("beyond the studies"),
    .is_change = TRUE,
  };
}

/**
 * trab_present_chart_new_curves:
 * @plan_ids: (nullable): NULL for all
 *
 * Returns: (transfer full): one small multiple for each plan, all on one scale
 */
TrabChartSpec *
trab_present_chart_new_curves (TrabComparison *comparison,
                               TrabEvidence *evidence,
                               TrabQuantity quantity,
                               const char *const *plan_ids)
{
  double years = trab_comparison_get (comparison)->years;
  g_autoptr (GPtrArray) plans = trab_present_chart_pick_plans (comparison, plan_ids);
  g_autoptr (GArray) reference_x = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) reference_y = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *description = describe_curves (comparison, evidence, quantity, plans);
  TrabChartWords words = trab_present_chart_make_words (
      trab_present_density_get_title (quantity), description,
      _ ("Dark band: the average person. Pale band: a person like this, 90 of 100 "
         "lie inside. Density is not the same as breaks."));
  TrabChartCurves frame = make_frame (quantity, years);
  TrabChartSpec *spec = NULL;

  frame.n_reference = fill_reference (comparison, quantity, years, reference_x, reference_y);
  frame.reference_x = (const double *) (gpointer) reference_x->data;
  frame.reference_y = (const double *) (gpointer) reference_y->data;
  spec = trab_chart_curves_new (&words, &frame);
  for (guint i = 0; i < plans->len; i++)
    add_panel (spec, evidence, g_ptr_array_index (plans, i), quantity,
               trab_present_density_get_month (comparison, quantity), years);
  return spec;
}

/* The two markers of one picture: told apart by marker, dash and name, not by colour alone. */
static const struct
{
  TrabQuantity quantity;
  const char *name;
  TrabChartClass line_class;
} markers[] = {
  { TRAB_QUANTITY_CTX, N_ ("CTX"), TRAB_CHART_CLASS_NO_CHANGE },
  { TRAB_QUANTITY_P1NP, N_ ("P1NP"), TRAB_CHART_CLASS_COMBINATION },
};

/* "CTX: 1 y: −49 % (−77 to −29)", a line for each marker */
static char *
dup_marker_words (TrabComparison *comparison, const TrabComparedPlan *plan)
{
  GString *text = NULL;

  if (get_curve_state (plan) != TRAB_CHART_STATE_KNOWN)
    return trab_present_density_dup_reason (plan);
  text = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    {
      guint month = trab_present_density_get_month (comparison, markers[i].quantity);
      g_autofree char *said = dup_curve_words (plan, markers[i].quantity, month);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "", _ (markers[i].name), said);
    }
  return g_string_free (text, FALSE);
}

static void
add_marker_panel (TrabChartSpec *spec,
                  TrabEvidence *evidence,
                  TrabComparison *comparison,
                  const TrabComparedPlan *plan)
{
  double years = trab_comparison_get (comparison)->years;
  gboolean is_known = get_curve_state (plan) == TRAB_CHART_STATE_KNOWN;
  g_autofree char *name = trab_present_chart_dup_name (evidence, plan);
  g_autofree char *said = dup_marker_words (comparison, plan);
  g_autofree char *note = is_known ? trab_present_density_dup_note (plan) : NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  TrabChartSeries series[G_N_ELEMENTS (markers)];
  TrabChartPanel panel = { .title = name,
                           .plan_class = trab_present_plan_get_class (plan->chart_class),
                           .headline = is_known ? said : NULL,
                           .headline_x = NAN,
                           .note = note,
                           .state = get_curve_state (plan),
                           .words = is_known ? NULL : said,
                           .series = series };

  for (guint i = 0; is_known && i < G_N_ELEMENTS (markers); i++)
    {
      guint n_points = 0;
      TrabChartCurvePoint *points = make_points (plan, markers[i].quantity, &n_points);

      g_ptr_array_add (kept, points);
      series[i] = make_series (plan, _ (markers[i].name), years, points, n_points);
      series[i].plan_class = markers[i].line_class;
      panel.n_series++;
    }
  trab_chart_curves_add_panel (spec, &panel);
}

/**
 * trab_present_chart_new_markers:
 * @plan_ids: (nullable): NULL for all
 *
 * Returns: (transfer full): bone loss and bone building over each other, a small multiple for each
 *   plan: what a medicine slows first pulls the other after it
 */
TrabChartSpec *
trab_present_chart_new_markers (TrabComparison *comparison,
                                TrabEvidence *evidence,
                                const char *const *plan_ids)
{
  g_autoptr (GPtrArray) plans = trab_present_chart_pick_plans (comparison, plan_ids);
  g_autoptr (GString) description = g_string_new (NULL);
  TrabChartWords words = trab_present_chart_make_words (
      _ ("Blood tests of bone loss (CTX) and bone building (P1NP)"), NULL,
      _ ("Bands: a person like this, 90 of 100 lie inside."));
  TrabChartCurves frame = make_frame (TRAB_QUANTITY_CTX, trab_comparison_get (comparison)->years);
  TrabChartSpec *spec = NULL;

  for (guint i = 0; i < plans->len; i++)
    {
      const TrabComparedPlan *plan = g_ptr_array_index (plans, i);
      g_autofree char *name = trab_present_chart_dup_name (evidence, plan);
      g_autofree char *said = g_strdelimit (dup_marker_words (comparison, plan), "\n", ' ');

      append_sentence (description, name, said);
    }
  words.description = description->str;
  frame.y_title = _ ("Change from today, %");
  frame.has_no_average_band = TRUE; /* two of each would lie over each other */
  spec = trab_chart_curves_new (&words, &frame);
  for (guint i = 0; i < plans->len; i++)
    add_marker_panel (spec, evidence, comparison, g_ptr_array_index (plans, i));
  return spec;
}

/**
 * trab_present_chart_new_overlay:
 * @plan_ids: two or three plans; those without a curve are named in the caption, not drawn
 *
 * Returns: (transfer full): their curves over each other in one panel
 */
TrabChartSpec *
trab_present_chart_new_overlay (TrabComparison *comparison,
                                TrabEvidence *evidence,
                                TrabQuantity quantity,
                                const char *const *plan_ids)
{
  double years = trab_comparison_get (comparison)->years;
  g_autoptr (GPtrArray) plans = trab_present_chart_pick_plans (comparison, plan_ids);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) series = g_array_new (FALSE, TRUE, sizeof (TrabChartSeries));
  g_autofree char *description = describe_curves (comparison, evidence, quantity, plans);
  TrabChartWords words = trab_present_chart_make_words (trab_present_density_get_title (quantity),
                                                        description, description);
  TrabChartCurves frame = make_frame (quantity, years);
  TrabChartSpec *spec = trab_chart_curves_new (&words, &frame);
  TrabChartPanel panel = {
    .title = trab_present_density_get_title (quantity),
    .plan_class = TRAB_CHART_CLASS_NO_CHANGE,
    .headline_x = NAN,
  };

  for (guint i = 0; i < plans->len; i++)
    {
      const TrabComparedPlan *plan = g_ptr_array_index (plans, i);
      TrabChartCurvePoint *points = NULL;
      TrabChartSeries one = { 0 };
      char *name = NULL;
      guint n_points = 0;

      if (get_curve_state (plan) != TRAB_CHART_STATE_KNOWN)
        continue;
      name = trab_present_chart_dup_name (evidence, plan);
      points = make_points (plan, quantity, &n_points);
      g_ptr_array_add (kept, name);
      g_ptr_array_add (kept, points);
      one = make_series (plan, name, years, points, n_points);
      g_array_append_val (series, one);
    }
  panel.state = series->len > 0 ? TRAB_CHART_STATE_KNOWN : TRAB_CHART_STATE_UNKNOWN;
  panel.words = series->len > 0 ? NULL : _ ("Not known");
  panel.series = (const TrabChartSeries *) (gpointer) series->data;
  panel.n_series = series->len;
  trab_chart_curves_add_panel (spec, &panel);
  return spec;
}

TrabChartState
trab_present_chart_get_chance_state (const TrabFractureCell *cell)
{
  switch (cell->state)
    {
    case TRAB_CELL_NUMBER:
      return TRAB_CHART_STATE_KNOWN;
    case TRAB_CELL_REFUSED:
      return TRAB_CHART_STATE_REFUSED;
    case TRAB_CELL_LOWER_BOUND:
      return cell->is_base ? TRAB_CHART_STATE_LOWER_BOUND : TRAB_CHART_STATE_UNKNOWN;
    case TRAB_CELL_UNKNOWN:
      break;
    }
  return TRAB_CHART_STATE_UNKNOWN;
}

/* What is said of a chance: both halves, the range, and what must be read with them. */
static char *
dup_chance_words (const TrabChance *chance,
                  const TrabComparedPlan *plan,
                  TrabOutcome outcome,
                  TrabEvidence *evidence)
{
  const TrabFractureCell *cell = &plan->fracture[outcome];
  g_autofree char *halves = NULL;
  g_autofree char *range = NULL;
  g_autofree char *notes = trab_present_fracture_dup_notes (cell, evidence);

  if (cell->state != TRAB_CELL_NUMBER)
    {
      g_autofree char *text = trab_present_fracture_dup_text (chance, outcome, cell);
      g_autofree char *reasons = cell->state == TRAB_CELL_REFUSED && plan->refusals->len > 0
                                     ? trab_present_refusal_dup_list (plan->refusals)
                                     : NULL;

      return g_strjoin (". ", text, notes ? notes : reasons, NULL);
    }
  halves = trab_present_fracture_dup_both_halves (chance, outcome, cell->best);
  range = trab_present_fracture_dup_range (chance, outcome, cell);
  return g_strjoin (" ", halves, range, notes, NULL);
}

char *
trab_present_chart_describe_chances (const TrabChance *chance,
                                     GPtrArray *plans,
                                     TrabEvidence *evidence,
                                     TrabOutcome outcome,
                                     const char *base)
{
  GString *text = g_string_new (base);

  for (guint i = 0; i < plans->len; i++)
    {
      const TrabComparedPlan *plan = g_ptr_array_index (plans, i);
      g_autofree char *name = trab_present_chart_dup_name (evidence, plan);
      g_autofree char *said = dup_chance_words (chance, plan, outcome, evidence);

      append_sentence (text, name, said);
    }
  return g_string_free (text, FALSE);
}

/* The people who break a bone without the plans compared. */
static guint
count_base (const TrabChance *chance, TrabOutcome outcome)
{
  const TrabChanceBase *base = &chance->base[outcome];

  return base->state == TRAB_CHANCE_NUMBER
             ? trab_present_number_count_people (base->pct, base->out_of)
             : 0;
}

/* Marks of a chance that is known. One that is not nothing, but rounds to nobody, leaves one who
 * could go either way. */
static void
fill_array (const TrabChance *chance,
            TrabOutcome outcome,
            const TrabFractureCell *cell,
            TrabChartIconArray *array)
{
  const TrabChanceBase *base = &chance->base[outcome];
  guint n_base = count_base (chance, outcome);
  double low_pct = 0, high_pct = 0;

  array->n_breaks = trab_present_number_count_people (cell->best, base->out_of);
  array->n_spared = n_base > array->n_breaks ? n_base - array->n_breaks : 0;
  array->has_range = trab_present_fracture_has_range (chance, outcome, cell, &low_pct, &high_pct);
  array->is_open_above = cell->is_base && base->has_range && base->is_open;
  array->has_range |= array->is_open_above;
  if (array->is_open_above)
    low_pct = base->low_pct;
  array->n_low = trab_present_number_count_people (low_pct, base->out_of);
  array->n_high = trab_present_number_count_people (high_pct, base->out_of);
  if (array->n_high == 0 && cell->best > 0)
    {
      array->n_high = 1;
      array->has_range = TRUE;
    }
}

static void
add_array (TrabChartSpec *spec,
           const TrabChance *chance,
           TrabEvidence *evidence,
           const TrabComparedPlan *plan,
           TrabOutcome outcome)
{
  const TrabFractureCell *cell = &plan->fracture[outcome];
  g_autofree char *name = trab_present_chart_dup_name (evidence, plan);
  g_autofree char *words = dup_chance_words (chance, plan, outcome, evidence);
  g_autofree char *halves = NULL;
  TrabChartIconArray array = {
    .title = name,
    .plan_class = trab_present_plan_get_class (plan->chart_class),
    .state = trab_present_chart_get_chance_state (cell),
    .words = words,
  };

  if (array.state == TRAB_CHART_STATE_KNOWN)
    {
      halves = trab_present_fracture_dup_both_halves (chance, outcome, cell->best);
      array.words = NULL;
      array.both_halves = halves;
      fill_array (chance, outcome, cell, &array);
    }
  else if (array.state == TRAB_CHART_STATE_LOWER_BOUND)
    array.n_breaks = trab_present_number_count_people (chance->base[outcome].pct,
                                                       chance->base[outcome].out_of);
  trab_chart_icons_add_array (spec, &array);
}

static TrabChartIcons
make_icons (const TrabChance *chance, TrabOutcome outcome, gboolean has_plan)
{
  return (TrabChartIcons){
    .total = chance->base[outcome].out_of,
    .key_breaks = has_plan ? _ ("breaks anyway") : _ ("breaks"),
    .key_spared = has_plan ? _ ("spared by the plan") : NULL,
    .key_none = _ ("no break"),
    .key_range = _ ("could go either way"),
    .head_plan = _ ("Plan"),
    .head_total = _ ("Out of"),
    .head_breaks = _ ("Would break"),
    .head_low = _ ("At the least"),
    .head_high = _ ("At the most"),
    .head_spared = _ ("Spared by the plan"),
    .head_none = _ ("Would not break"),
    .words_no_range = _ ("range not known"),
    .words_open = _ ("not known how much more"),
  };
}

/**
 * trab_present_chart_new_icons:
 * @plan_ids: (nullable): NULL for all
 *
 * Returns: (transfer full): 100 marks for each plan, on one base and span
 */
TrabChartSpec *
trab_present_chart_new_icons (TrabComparison *comparison,
                              TrabEvidence *evidence,
                              TrabOutcome outcome,
                              const char *const *plan_ids)
{
  const TrabComparisonFields *fields = trab_comparison_get (comparison);
  const TrabChance *chance = &fields->chance;
  g_autoptr (GPtrArray) plans = trab_present_chart_pick_plans (comparison, plan_ids);
  g_autofree char *base = trab_present_fracture_dup_base (fields->sex, chance, outcome);
  g_autofree char *description
      = trab_present_chart_describe_chances (chance, plans, evidence, outcome, base);
  TrabChartWords words = trab_present_chart_make_words (
      trab_present_fracture_get_lane_title (chance, outcome), description, base);
  TrabChartIcons frame = make_icons (chance, outcome, plans->len > 1);
  TrabChartSpec *spec = trab_chart_icons_new (&words, &frame);

  for (guint i = 0; i < plans->len; i++)
    add_array (spec, chance, evidence, g_ptr_array_index (plans, i), outcome);
  return spec;
}

/* One column: its plan is named above it, so that only what is found of it stands here. */
static void
add_column (TrabChartSpec *spec,
            const TrabChance *chance,
            TrabEvidence *evidence,
            const TrabComparedPlan *plan,
            TrabOutcome outcome,
            GPtrArray *notes)
{
  const TrabFractureCell *cell = &plan->fracture[outcome];
  gboolean is_known = trab_present_chart_get_chance_state (cell) == TRAB_CHART_STATE_KNOWN;
  g_autofree char *reason
      = is_known ? NULL : trab_present_column_dup_reason (chance, outcome, plan, evidence);
  g_autofree char *note = is_known ? trab_present_fracture_dup_notes (cell, evidence)
                                   : trab_present_column_dup_longer (reason);
  guint footnote = trab_present_column_number_note (notes, note);
  g_autofree char *name = trab_present_chart_dup_name (evidence, plan);
  g_autofree char *headline = trab_present_column_dup_headline (chance, outcome, cell);
  g_autofree char *beside = trab_present_column_dup_beside (chance, outcome, cell, footnote);
  g_autofree char *short_reason = trab_present_column_dup_shorter (reason, footnote);
  TrabChartIconArray array = {
    .title = name,
    .headline = headline,
    .both_halves = beside,
    .plan_class = trab_present_plan_get_class (plan->chart_class),
    .state = trab_present_chart_get_chance_state (cell),
    .words = short_reason,
  };

  if (is_known)
    fill_array (chance, outcome, cell, &array);
  else if (array.state == TRAB_CHART_STATE_LOWER_BOUND)
    array.n_breaks = trab_present_number_count_people (chance->base[outcome].pct,
                                                       chance->base[outcome].out_of);
  trab_chart_icons_add_array (spec, &array);
}

/**
 * trab_present_chart_new_columns:
 * @footnotes: (out) (transfer full) (nullable): what is read with the marked numbers, each once
 *
 * Returns: (transfer full): 100 marks for each plan, under heads that name them
 */
TrabChartSpec *
trab_present_chart_new_columns (TrabComparison *comparison,
                                TrabEvidence *evidence,
                                TrabOutcome outcome,
                                const TrabPresentColumns *columns,
                                char **footnotes)
{
  const TrabComparisonFields *fields = trab_comparison_get (comparison);
  const TrabChance *chance = &fields->chance;
  g_autoptr (GPtrArray) plans = trab_present_chart_pick_plans (comparison, columns->plan_ids);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = trab_present_column_dup_title (fields->sex, chance, outcome);
  g_autofree char *description
      = trab_present_chart_describe_chances (chance, plans, evidence, outcome, title);
  TrabChartWords words = trab_present_chart_make_words (title, description, title);
  TrabChartIcons frame = make_icons (chance, outcome, plans->len > 1);
  TrabChartSpec *spec = NULL;

  frame.column_gap_pt = columns->gap_pt;
  frame.columns_end_pt = columns->end_pt;
  if (outcome != TRAB_OUTCOME_MAJOR && frame.total == chance->base[TRAB_OUTCOME_MAJOR].out_of)
    frame.key_breaks = frame.key_spared = frame.key_none = frame.key_range = NULL;
  spec = trab_chart_icons_new (&words, &frame);
  for (guint i = 0; i < plans->len; i++)
    add_column (spec, chance, evidence, g_ptr_array_index (plans, i), outcome, notes);
  *footnotes = trab_present_column_dup_footnotes (notes);
  return spec;
}

/* The least round end of the axis that holds every bar. */
static double
get_zoomed_end (TrabComparison *comparison, TrabOutcome outcome)
{
  static const double ends[] = { 5, 10, 20, 50 };
  double most = 0;

  for (guint i = 0; i < trab_comparison_get_n_plans (comparison); i++)
    {
      const TrabFractureCell *cell = &trab_comparison_get_plan (comparison, i)->fracture[outcome];

      double low_pct = 0, high_pct = 0;

      if (cell->state != TRAB_CELL_NUMBER)
        continue;
      trab_present_fracture_has_range (&trab_comparison_get (comparison)->chance, outcome, cell,
                                       &low_pct, &high_pct);
      most = MAX (most, high_pct);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (most <= ends[i])
      return ends[i];
  return TRAB_PRESENT_NUMBER_BASE;
}

static void
add_bar (TrabChartSpec *spec,
         const TrabChance *chance,
         TrabEvidence *evidence,
         const TrabComparedPlan *plan,
         TrabOutcome outcome)
{
  const TrabFractureCell *cell = &plan->fracture[outcome];
  g_autofree char *name = trab_present_chart_dup_name (evidence, plan);
  g_autofree char *value = trab_present_fracture_dup_text (chance, outcome, cell);
  g_autofree char *words = dup_chance_words (chance, plan, outcome, evidence);
  TrabChartBar bar = {
    .label = name,
    .plan_class = trab_present_plan_get_class (plan->chart_class),
    .value = value,
    .state = trab_present_chart_get_chance_state (cell),
    .words = words,
    .best = cell->best,
  };

  bar.has_range = trab_present_fracture_has_range (chance, outcome, cell, &bar.low, &bar.high);

  if (bar.state == TRAB_CHART_STATE_KNOWN)
    bar.words = NULL;
  trab_chart_bars_add_bar (spec, &bar);
}

/**
 * trab_present_chart_new_bars:
 * @plan_ids: (nullable): NULL for all
 * @is_zoomed: the axis ends before 100, and says so
 *
 * Returns: (transfer full): the chances as lengths from zero
 */
TrabChartSpec *
trab_present_chart_new_bars (TrabComparison *comparison,
                             TrabEvidence *evidence,
                             TrabOutcome outcome,
                             const char *const *plan_ids,
                             gboolean is_zoomed)
{
  const TrabComparisonFields *fields = trab_comparison_get (comparison);
  const TrabChance *chance = &fields->chance;
  g_autoptr (GPtrArray) plans = trab_present_chart_pick_plans (comparison, plan_ids);
  g_autofree char *base = trab_present_fracture_dup_base (fields->sex, chance, outcome);
  g_autofree char *description
      = trab_present_chart_describe_chances (chance, plans, evidence, outcome, base);
  double end = is_zoomed ? get_zoomed_end (comparison, outcome) : TRAB_PRESENT_NUMBER_BASE;
  TrabChartWords words = trab_present_chart_make_words (
      trab_present_fracture_get_lane_title (chance, outcome), description, base);
  TrabChartBars frame = {
    .x_title = _ ("People out of 100"),
    .x_max = end,
    .is_zoomed = end < TRAB_PRESENT_NUMBER_BASE,
    .decimals = 0,
    .head_plan = _ ("Plan"),
    .head_low = _ ("At the least"),
    .head_best = _ ("Best guess"),
    .head_high = _ ("At the most"),
    .words_no_range = _ ("range not known"),
  };
  TrabChartSpec *spec = trab_chart_bars_new (&words, &frame);

  for (guint i = 0; i < plans->len; i++)
    add_bar (spec, chance, evidence, g_ptr_array_index (plans, i), outcome);
  return spec;
}

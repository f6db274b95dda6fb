/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fixture-comparison.h"
#include "trab-chart-bars.h"
#include "trab-chart-curves.h"
#include "trab-chart-icons.h"
#include "trab-chart-table.h"
#include "trab-chart-trend.h"
#include "trab-evidence.h"
#include "trab-present-follow-up.h"
#include "trab-present-chart.h"
#include "trab-present-number.h"
#include "trab-present-trend.h"

#define TINY 1e-9

typedef struct
{
  TrabEvidence *evidence;
  TrabComparison *comparison;
} Fixture;

static void
set_up (Fixture *self, gconstpointer kind)
{
  self->evidence = trab_evidence_new ();
  self->comparison = fixture_comparison_new ((FixtureComparisonKind) GPOINTER_TO_UINT (kind));
}

static void
tear_down (Fixture *self, gconstpointer kind)
{
  g_object_unref (self->comparison);
  trab_evidence_free (self->evidence);
}

/* Each chart's numbers are those of the comparison, and each has its words. */
static void
test_curves_equal_the_runs (Fixture *self, gconstpointer kind)
{
  for (guint q = 0; q < TRAB_N_QUANTITIES; q++)
    {
      TrabQuantity quantity = (TrabQuantity) q;
      g_autoptr (TrabChartSpec) spec
          = trab_present_chart_new_curves (self->comparison, self->evidence, quantity, NULL);

      g_assert_cmpuint (trab_chart_spec_get_n_items (spec), ==,
                        trab_comparison_get_n_plans (self->comparison));
      g_assert_nonnull (trab_chart_spec_get_words (spec)->description);
      for (guint i = 0; i < trab_chart_spec_get_n_items (spec); i++)
        {
          const TrabComparedPlan *plan = trab_comparison_get_plan (self->comparison, i);
          const TrabChartPanel *panel = trab_chart_curves_get_panel (spec, i);

          if (!plan->has_curve)
            {
              g_assert_cmpuint (panel->n_series, ==, 0);
              g_assert_nonnull (panel->words);
              continue;
            }
          g_assert_cmpuint (panel->series[0].n_points, ==, trab_run_get_n_months (plan->run));
          g_assert_cmpfloat_with_epsilon (panel->series[0].solid_until_x, plan->solid_years, TINY);
          for (guint month = 0; month < panel->series[0].n_points; month += 7)
            {
              const TrabChartCurvePoint *point = &panel->series[0].points[month];

              g_assert_cmpfloat_with_epsilon (point->x, month / 12.0, TINY);
              g_assert_cmpfloat_with_epsilon (
                  point->median,
                  trab_run_get_pct (plan->run, quantity, TRAB_BAND_PERSON, TRAB_QUANTILE_50, month),
                  TINY);
              g_assert_cmpfloat_with_epsilon (point->average_lo,
                                              trab_run_get_pct (plan->run, quantity,
                                                                TRAB_BAND_AVERAGE, TRAB_QUANTILE_05,
                                                                month),
                                              TINY);
              g_assert_cmpfloat_with_epsilon (
                  point->person_hi,
                  trab_run_get_pct (plan->run, quantity, TRAB_BAND_PERSON, TRAB_QUANTILE_95, month),
                  TINY);
            }
        }
    }
}

static void
test_curves_end_with_the_evidence (Fixture *self, gconstpointer kind)
{
  g_autoptr (TrabChartSpec) spec = trab_present_chart_new_curves (self->comparison, self->evidence,
                                                                  TRAB_QUANTITY_BMD_TH, NULL);

  g_assert_cmpfloat (trab_chart_curves_get_panel (spec, 1)->series[0].ends_at_x, ==, 3);
  g_assert_cmpfloat (trab_chart_curves_get_panel (spec, 1)->headline_x, ==, 2);
  g_assert_cmpfloat (trab_chart_curves_get_panel (spec, 2)->series[0].ends_at_x, ==, 10);
  g_assert_cmpfloat (trab_chart_curves_get_panel (spec, 2)->headline_x, ==, 2);
  g_assert_cmpuint (trab_chart_curves_get_panel (spec, 4)->state, ==, TRAB_CHART_STATE_UNKNOWN);
  g_assert_cmpuint (trab_chart_curves_get_panel (spec, 5)->state, ==, TRAB_CHART_STATE_REFUSED);
  g_assert_cmpuint (trab_chart_curves_get_frame (spec)->n_reference, ==, 121);
}

static void
test_overlay (Fixture *self, gconstpointer kind)
{
  static const char *const plan_ids[] = { "hrt", "as-now", "gh-mk677", NULL };
  g_autoptr (TrabChartSpec) spec = trab_present_chart_new_overlay (self->comparison, self->evidence,
                                                                   TRAB_QUANTITY_BMD_LS, plan_ids);
  const TrabChartPanel *panel = trab_chart_curves_get_panel (spec, 0);

  g_assert_cmpuint (trab_chart_spec_get_n_items (spec), ==, 1);
  g_assert_cmpuint (panel->n_series, ==, 2); /* what is not known is in the words only */
  g_assert_cmpstr (panel->series[0].label, ==, "Keep things as they are");
  g_assert_cmpstr (panel->series[1].label, ==, "Hormone treatment (HRT)");
  g_assert_nonnull (strstr (trab_chart_spec_get_words (spec)->caption, "MK-677"));
}

static void
test_icons_equal_the_cells (Fixture *self, gconstpointer kind)
{
  for (guint o = 0; o < TRAB_N_OUTCOMES; o++)
    {
      g_autoptr (TrabChartSpec) spec
          = trab_present_chart_new_icons (self->comparison, self->evidence, (TrabOutcome) o, NULL);
      guint base = 0;

      base = trab_present_number_count_people (
          trab_comparison_get (self->comparison)->chance.base[o].pct, 100);
      g_assert_cmpuint (trab_chart_icons_get_frame (spec)->total, ==, 100);
      for (guint i = 0; i < trab_chart_spec_get_n_items (spec); i++)
        {
          const TrabFractureCell *cell
              = &trab_comparison_get_plan (self->comparison, i)->fracture[o];
          const TrabChartIconArray *array = trab_chart_icons_get_array (spec, i);
          g_autofree char *would = NULL;
          g_autofree char *would_not = NULL;

          if (cell->state != TRAB_CELL_NUMBER)
            {
              g_assert_cmpuint (array->state, !=, TRAB_CHART_STATE_KNOWN);
              g_assert_nonnull (array->words);
              continue;
            }
          g_assert_cmpuint (array->n_breaks, ==,
                            trab_present_number_count_people (cell->best, 100));
          g_assert_cmpuint (array->n_spared, ==,
                            base > array->n_breaks ? base - array->n_breaks : 0);
          if (array->has_range)
            {
              g_assert_cmpuint (array->n_low, <=, array->n_breaks);
              g_assert_cmpuint (array->n_high, >=, array->n_breaks);
              g_assert_cmpuint (array->n_high, <=, 100);
            }
          would = g_strdup_printf ("About %u would break ", array->n_breaks);
          would_not = g_strdup_printf ("About %u would not.", 100 - array->n_breaks);
          g_assert_nonnull (strstr (array->both_halves, would));
          g_assert_nonnull (strstr (array->both_halves, would_not));
        }
    }
}

/* Whether the words have @number as a number of its own. */
static gboolean
says (const char *words, const char *number)
{
  g_autofree char *pattern = g_strdup_printf ("(^|[^0-9.,])%s([^0-9]|$)", number);

  return g_regex_match_simple (pattern, words, (GRegexCompileFlags) 0, (GRegexMatchFlags) 0);
}

/* What is said of item @index in the words of the whole picture, from @at on. */
static char *
dup_part (TrabChartSpec *spec, guint index, const char **at)
{
  const TrabChartIconArray *array = trab_chart_icons_get_array (spec, index);
  g_autofree char *key = g_strdup_printf ("%s: ", array->title);
  const char *from = strstr (*at, key);
  const char *end = NULL;

  g_assert_nonnull (from);
  from += strlen (key);
  if (index + 1 < trab_chart_spec_get_n_items (spec))
    {
      const TrabChartIconArray *next = trab_chart_icons_get_array (spec, index + 1);
      g_autofree char *next_key = g_strdup_printf ("%s: ", next->title);

      end = strstr (from, next_key);
    }
  *at = from;
  return end != NULL ? g_strndup (from, (gsize) (end - from)) : g_strdup (from);
}

/* Picture, table and the picture in words are three forms of one value: whatever number stands in a
 * row of the table is said of that plan. */
static void
test_words_equal_the_table (Fixture *self, gconstpointer kind)
{
  static const guint columns[] = { 2, 6, 3, 4 }; /* breaks, none, low, high */

  for (guint o = 0; o < TRAB_N_OUTCOMES; o++)
    {
      g_autoptr (TrabChartSpec) spec
          = trab_present_chart_new_icons (self->comparison, self->evidence, (TrabOutcome) o, NULL);
      g_autoptr (TrabChartTable) table = trab_chart_table_new (spec, 0);
      const char *at = trab_chart_spec_get_words (spec)->description;

      for (guint i = 0; i < trab_chart_spec_get_n_items (spec); i++)
        {
          const TrabChartIconArray *array = trab_chart_icons_get_array (spec, i);
          g_autofree char *said = dup_part (spec, i, &at);

          /* "less than 1" has no number of its own */
          if (array->state != TRAB_CHART_STATE_KNOWN || array->n_breaks == 0)
            continue;
          /* the ends of a plan may be said as so many fewer than the base, which is first */
          for (guint j = 0; j < (i == 0 ? G_N_ELEMENTS (columns) : 2); j++)
            {
              const char *cell = trab_chart_table_get_cell (table, i, columns[j]);

              g_test_message ("%s in \"%s\"", cell, said);
              g_assert_true (!g_ascii_isdigit (cell[0]) || says (said, cell));
            }
        }
    }
}

static void
test_small_chance_is_not_nothing (Fixture *self, gconstpointer kind)
{
  TrabComparedPlan *plan = (TrabComparedPlan *) trab_comparison_get_plan (self->comparison, 0);
  g_autoptr (TrabChartSpec) spec = NULL;
  const TrabChartIconArray *array = NULL;

  plan->fracture[TRAB_OUTCOME_HIP].best = 0.2;
  plan->fracture[TRAB_OUTCOME_HIP].is_base = TRUE;
  spec = trab_present_chart_new_icons (self->comparison, self->evidence, TRAB_OUTCOME_HIP, NULL);
  array = trab_chart_icons_get_array (spec, 0);
  g_assert_cmpuint (array->n_high, ==, 1);
  g_assert_cmpstr (array->both_halves, ==,
                   "Less than 1 would break a hip. More than 99 would not.");
}

static void
test_bars (Fixture *self, gconstpointer kind)
{
  g_autoptr (TrabChartSpec) whole = trab_present_chart_new_bars (self->comparison, self->evidence,
                                                                 TRAB_OUTCOME_MAJOR, NULL, FALSE);
  g_autoptr (TrabChartSpec) zoomed = trab_present_chart_new_bars (self->comparison, self->evidence,
                                                                  TRAB_OUTCOME_MAJOR, NULL, TRUE);
  const TrabChartBar *bar = trab_chart_bars_get_bar (whole, 2);

  g_assert_cmpfloat (trab_chart_bars_get_frame (whole)->x_max, ==, 100);
  g_assert_false (trab_chart_bars_get_frame (whole)->is_zoomed);
  g_assert_cmpfloat (trab_chart_bars_get_frame (zoomed)->x_max, ==, 20);
  g_assert_true (trab_chart_bars_get_frame (zoomed)->is_zoomed);
  g_assert_cmpfloat (bar->low, ==, 11.4);
  g_assert_cmpfloat (bar->best, ==, 13.4);
  g_assert_cmpfloat (bar->high, ==, 15.7);
  g_assert_cmpstr (bar->value, ==, "13 in 100: 6 fewer (3 to 8)");
  g_assert_false (trab_chart_bars_get_bar (whole, 0)->has_range);
  g_assert_cmpuint (trab_chart_bars_get_bar (whole, 3)->state, ==, TRAB_CHART_STATE_UNKNOWN);
}

static TrabMargins *
new_guessed_margins (void)
{
  TrabMargins *margins = trab_margins_new ();

  trab_margins_set_default (margins, TRAB_SITE_LUMBAR_SPINE, 5.3);
  trab_margins_set_default (margins, TRAB_SITE_FEMORAL_NECK, 6.9);
  trab_margins_set_default (margins, TRAB_SITE_TOTAL_HIP, 5.0);
  return margins;
}

/* What the follow-up could not compare, whatever the reason, no line joins. */
static void
test_trend_follows_the_verdict (Fixture *self, gconstpointer kind)
{
  g_autoptr (TrabMargins) margins = new_guessed_margins ();
  g_autoptr (TrabRecord) record = fixture_comparison_new_record ("Khan", FALSE);
  g_autoptr (TrabFollowUp) follow_up = trab_follow_up_new ();
  TrabScanPair *pair = trab_follow_up_add_scan_pair (follow_up, TRAB_SITE_LUMBAR_SPINE);
  GPtrArray *all = trab_record_get_measurements (record);
  g_autoptr (TrabChartSpec) spec = NULL;

  pair->verdict = TRAB_RESPONSE_NOT_COMPARABLE;
  for (guint i = 0; i < all->len; i++)
    {
      const TrabMeasurementFields *fields = trab_measurement_get (g_ptr_array_index (all, i));

      if (fields->measure != TRAB_MEASURE_BMD || fields->site != TRAB_SITE_LUMBAR_SPINE)
        continue;
      if (!trab_date_is_known (pair->first_date)
          || trab_date_compare (fields->moment.date, pair->first_date) < 0)
        pair->first_date = fields->moment.date;
      if (trab_date_compare (fields->moment.date, pair->second_date) > 0)
        pair->second_date = fields->moment.date;
    }
  spec = trab_present_trend_new (record, FIXTURE_COMPARISON_TODAY, margins, follow_up,
                                 self->evidence);
  g_assert_false (trab_chart_trend_get_panel (spec, 0)->points[1].joins_the_last);
}

static void
test_trend (Fixture *self, gconstpointer kind)
{
  g_autoptr (TrabMargins) margins = new_guessed_margins ();
  g_autoptr (TrabRecord) record = fixture_comparison_new_record ("Khan", FALSE);
  g_autoptr (TrabChartSpec) spec
      = trab_present_trend_new (record, FIXTURE_COMPARISON_TODAY, margins, NULL, NULL);
  const TrabChartTrendPanel *spine = trab_chart_trend_get_panel (spec, 0);
  const TrabChartTrendPanel *hip = trab_chart_trend_get_panel (spec, 1);

  g_assert_cmpuint (trab_chart_spec_get_n_items (spec), ==, 3);
  g_assert_cmpstr (spine->title, ==, "Bone density (BMD): Lower spine, g/cm²");
  g_assert_cmpuint (spine->n_points, ==, 2);
  g_assert_true (spine->points[1].joins_the_last);
  g_assert_cmpuint (spine->n_breaks, ==, 0);
  g_assert_cmpuint (spine->n_margins, ==, 1);
  g_assert_cmpfloat_with_epsilon (spine->margins[0].lo, 0.851 * (1 - 0.053), 1e-6);
  /* another scanner: no line, a gap, and a new baseline */
  g_assert_false (hip->points[1].joins_the_last);
  g_assert_cmpuint (hip->n_breaks, ==, 1);
  g_assert_cmpuint (hip->n_margins, ==, 2);
  g_assert_cmpfloat (hip->margins[0].to_years, ==, hip->breaks_years[0]);
  g_assert_cmpfloat_with_epsilon (hip->points[0].t_years, 2022.8, 0.05);
  g_assert_cmpuint (trab_chart_trend_get_n_treatments (spec), ==, 1);
  g_assert_true (isinf (trab_chart_trend_get_treatment (spec, 0)->to_years));
  g_assert_cmpstr (trab_chart_trend_get_event (spec, 0)->label, ==, "Break: Wrist");
  g_assert_nonnull (
      strstr (trab_chart_spec_get_words (spec)->description, "0.842 g/cm² on 28 Oct 2025"));
}

/* Which margin is drawn is said: the clinic's own, a guess, or some of each; where it is the same
 * as in the panel above, once. */
static void
test_trend_margins (Fixture *self, gconstpointer kind)
{
  g_autoptr (TrabRecord) record = fixture_comparison_new_record ("Khan", FALSE);
  g_autoptr (TrabMargins) margins = new_guessed_margins ();
  g_autoptr (GPtrArray) hips
      = trab_record_list_measurements (record, TRAB_MEASURE_BMD, TRAB_SITE_TOTAL_HIP);
  g_autoptr (GPtrArray) spines
      = trab_record_list_measurements (record, TRAB_MEASURE_BMD, TRAB_SITE_LUMBAR_SPINE);
  TrabPrecision own = { .site = TRAB_SITE_LUMBAR_SPINE, .study = { .lsc_g_cm2 = 0.028 } };
  g_autoptr (TrabChartSpec) spec = NULL;
  g_autoptr (TrabMargins) guessed = NULL;
  g_autoptr (TrabChartSpec) plain = NULL;
  const TrabChartTrendPanel *panel = NULL;

  own.scanner = (char *) trab_measurement_get (g_ptr_array_index (spines, 0))->scanner;
  trab_margins_add_own (margins, &own);
  own.site = TRAB_SITE_TOTAL_HIP;
  own.scanner = (char *) trab_measurement_get (g_ptr_array_index (hips, 1))->scanner;
  trab_margins_add_own (margins, &own);
  spec = trab_present_trend_new (record, FIXTURE_COMPARISON_TODAY, margins, NULL, NULL);
  panel = trab_chart_trend_get_panel (spec, 0);
  g_assert_cmpfloat_with_epsilon (panel->margins[0].lo, 0.851 - 0.028, 1e-9);
  g_assert_cmpfloat_with_epsilon (panel->points[1].lsc, 0.028, 1e-9);
  g_assert_nonnull (strstr (panel->margin_label, "this clinic's own"));
  g_assert_null (strstr (panel->margin_label, "guess"));
  panel = trab_chart_trend_get_panel (spec, 1); /* another scanner in between */
  g_assert_cmpfloat_with_epsilon (panel->margins[0].hi, 0.738 * 1.05, 1e-9);
  g_assert_cmpfloat_with_epsilon (panel->margins[1].hi, 0.731 + 0.028, 1e-9);
  g_assert_nonnull (strstr (panel->margin_label, "in part a guess"));
  guessed = new_guessed_margins ();
  plain = trab_present_trend_new (record, FIXTURE_COMPARISON_TODAY, guessed, NULL, NULL);
  g_assert_nonnull (trab_chart_trend_get_panel (plain, 0)->margin_label);
  panel = trab_chart_trend_get_panel (plain, 1);
  g_assert_cmpuint (panel->n_margins, >, 0);
  g_assert_null (panel->margin_label);
}

static void
test_trend_of_nobody (Fixture *self, gconstpointer kind)
{
  g_autoptr (TrabRecord) bare = fixture_comparison_new_bare_record ();
  g_autoptr (TrabChartSpec) spec = trab_present_trend_new (bare, TRAB_DATE_NONE, NULL, NULL, NULL);

  g_assert_cmpuint (trab_chart_spec_get_n_items (spec), ==, 0);
  g_assert_nonnull (trab_chart_spec_get_words (spec)->empty);
}

#define ADD(name, test)                                                                            \
  g_test_add ("/present/chart/" name, Fixture, GUINT_TO_POINTER (FIXTURE_COMPARISON_PLAIN),        \
              set_up, test, tear_down)

static const TrabChartTrendPanel *
find_trend_panel (TrabChartSpec *spec, const char *words)
{
  for (guint i = 0; i < trab_chart_spec_get_n_items (spec); i++)
    if (strstr (trab_chart_trend_get_panel (spec, i)->title, words) != NULL)
      return trab_chart_trend_get_panel (spec, i);
  g_assert_not_reached ();
}

/* What was judged stands with what was measured: the verdict in words, the zones of WHO where the
 * printed score fits its reference, the interval of a blood test, the line of a real fall. */
static void
test_trend_is_judged (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (TrabRecord) record = fixture_comparison_new_record ("Khan", FALSE);
  g_autoptr (TrabFollowUp) follow_up = trab_follow_up_new ();
  g_autoptr (TrabChartSpec) spec = NULL;
  const TrabChartTrendPanel *hip = NULL;
  const TrabChartTrendPanel *marker = NULL;
  TrabDensitySite *site = NULL;
  TrabMarkerReading *reading = trab_follow_up_add_marker (follow_up, TRAB_MEASURE_P1NP);
  TrabMarkerChange *change = trab_follow_up_add_marker_change (follow_up, TRAB_MEASURE_P1NP);

  trab_follow_up_add_scan_pair (follow_up, TRAB_SITE_LUMBAR_SPINE)->verdict = TRAB_RESPONSE_UP;
  reading->has_interval = TRUE;
  reading->lower = 16;
  reading->upper = 74;
  change->verdict = TRAB_MARKER_REAL_FALL;
  change->first = 60;
  change->rule_fall_pct = 38;
  follow_up->density = trab_density_reading_new ();
  site = trab_density_reading_add_site (follow_up->density, TRAB_SITE_TOTAL_HIP);
  site->t_check = TRAB_T_CHECK_FITS;
  site->checked_reference = TRAB_SEX_FEMALE;
  spec = trab_present_trend_new (record, FIXTURE_COMPARISON_TODAY, NULL, follow_up, evidence);
  hip = find_trend_panel (spec, "Total hip");
  marker = find_trend_panel (spec, "P1NP");
  g_assert_cmpstr (find_trend_panel (spec, "Lower spine")->verdict, ==,
                   trab_present_follow_up_get_verdict (TRAB_RESPONSE_UP));
  g_assert_cmpuint (find_trend_panel (spec, "Lower spine")->n_zones, ==, 0);
  g_assert_null (hip->verdict);
  g_assert_cmpuint (hip->n_zones, ==, 3);
  g_assert_cmpfloat_with_epsilon (hip->zones[2].hi, 0.942 - 2.5 * 0.122, 1e-9);
  g_assert_cmpuint (marker->n_zones, ==, 2);
  g_assert_true (marker->zones[0].is_tinted);
  g_assert_cmpfloat_with_epsilon (marker->zones[1].hi, 60 * 0.62, 1e-9);
  g_assert_nonnull (marker->verdict);
  g_assert_nonnull (strstr (trab_chart_spec_get_words (spec)->description, marker->verdict));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  trab_evidence_ensure_resources ();
  ADD ("curves-equal-the-runs", test_curves_equal_the_runs);
  ADD ("curves-end-with-the-evidence", test_curves_end_with_the_evidence);
  ADD ("overlay", test_overlay);
  ADD ("icons-equal-the-cells", test_icons_equal_the_cells);
  ADD ("words-equal-the-table", test_words_equal_the_table);
  ADD ("small-chance-is-not-nothing", test_small_chance_is_not_nothing);
  ADD ("bars", test_bars);
  ADD ("trend", test_trend);
  ADD ("trend-follows-the-verdict", test_trend_follows_the_verdict);
  ADD ("trend-says-whose-margin", test_trend_margins);
  ADD ("trend-of-nobody", test_trend_of_nobody);
  g_test_add_func ("/present/chart/trend-is-judged", test_trend_is_judged);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "trab-chart-bars.h"
#include "trab-evidence.h"
#include "trab-present-balance.h"
#include "trab-present-forest.h"

#define FEWER_PER_1000 9.0
#define MORE_PER_1000 4.5

static void
add_harm (TrabComparedPlan *plan, const char *outcome, TrabHarmDirection direction, double years)
{
  TrabHarm harm = { .id = g_strdup ("AE001"),
                    .outcome = g_strdup (outcome),
                    .direction = direction,
                    .horizon_years = years,
                    .difference = { TRUE, MORE_PER_1000 },
                    .benefit = TRAB_HARM_BENEFIT_COUNTED,
                    .fewer_breaks = { TRUE, FEWER_PER_1000 } };

  g_array_append_val (plan->harms, harm);
}

/* Every harm has a row; what is uncertain is hatched and has no length; the breaks prevented lie on
 * the other side of the same base, for each span of years once. */
static void
test_mirrored_on_one_base (void)
{
  static const TrabChartState states[]
      = { TRAB_CHART_STATE_KNOWN, TRAB_CHART_STATE_KNOWN, TRAB_CHART_STATE_UNKNOWN,
          TRAB_CHART_STATE_KNOWN, TRAB_CHART_STATE_KNOWN };
  static const double lengths[]
      = { MORE_PER_1000, -FEWER_PER_1000, 0, MORE_PER_1000, -FEWER_PER_1000 };
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (TrabComparedPlan) plan = trab_compared_plan_new ("hrt", "hrt");
  g_autoptr (TrabChartSpec) spec = NULL;

  add_harm (plan, "stroke", TRAB_HARM_MORE, 5);
  add_harm (plan, "chd", TRAB_HARM_UNCERTAIN, 5);
  add_harm (plan, "vte", TRAB_HARM_MORE, 10);
  spec = trab_present_balance_new_chart (plan, evidence);
  g_assert_cmpfloat (trab_chart_bars_get_frame (spec)->x_min, <=, -FEWER_PER_1000);
  g_assert_cmpfloat (trab_chart_bars_get_frame (spec)->x_max, >=, MORE_PER_1000);
  g_assert_cmpuint (trab_chart_spec_get_n_items (spec), ==, G_N_ELEMENTS (states));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      const TrabChartBar *bar = trab_chart_bars_get_bar (spec, i);

      g_assert_cmpint (bar->state, ==, states[i]);
      g_assert_cmpfloat_with_epsilon (bar->best, lengths[i], 1e-12);
    }
}

/* The studies of a cell are those it names, with the numbers of the table, and say whether they
 * were read. */
static void
test_studies_of_a_cell (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  const TrabTable *table = trab_evidence_get_table (evidence, "evidence/effects", NULL);
  g_autoptr (TrabComparedPlan) plan = trab_compared_plan_new ("alendronate", "oral-bp");
  g_autoptr (TrabChartSpec) spec = NULL;
  const TrabChartBar *bar = NULL;
  int row = trab_table_find_row (table, "id", "BIS003");

  plan->fracture[TRAB_OUTCOME_MAJOR].evidence_ids = g_strdup ("BIS003, BIS005 no-such-row");
  spec = trab_present_forest_new_chart (plan, TRAB_OUTCOME_MAJOR, evidence);
  g_assert_cmpuint (trab_chart_spec_get_n_items (spec), ==, 2);
  bar = trab_chart_bars_get_bar (spec, 0);
  g_assert_cmpfloat_with_epsilon (bar->best, trab_table_get_double (table, (guint) row, "value"),
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (bar->high, trab_table_get_double (table, (guint) row, "ci_high"),
                                  1e-12);
  g_assert_nonnull (strstr (bar->value, "HR 0.72 (0.58 to 0.90), n = 2027, read"));
  g_assert_nonnull (strstr (bar->label, "BIS003"));
  g_assert_true (trab_chart_bars_get_frame (spec)->is_points);
}

/* A cell that rests on nothing has a sentence, not an empty axis. */
static void
test_cell_without_studies (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (TrabComparedPlan) plan = trab_compared_plan_new ("gh-mk677", "no-evidence");
  g_autoptr (TrabChartSpec) spec = trab_present_forest_new_chart (plan, TRAB_OUTCOME_HIP, evidence);

  g_assert_cmpuint (trab_chart_spec_get_n_items (spec), ==, 0);
  g_assert_nonnull (trab_chart_spec_get_words (spec)->empty);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  trab_evidence_ensure_resources ();
  g_test_add_func ("/present/balance/mirrored-on-one-base", test_mirrored_on_one_base);
  g_test_add_func ("/present/balance/studies-of-a-cell", test_studies_of_a_cell);
  g_test_add_func ("/present/balance/cell-without-studies", test_cell_without_studies);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "fixture-model.h"
#include "trab-ensemble.h"

/* One virtual person against tools/member-reference.py: random numbers, draws, combinations and
 * anchoring worked out a second time, over another solver. Tolerances of model-spec section 10. */
#define BMD_POINTS 1e-3
#define MARKER_POINTS 0.05

static const char *const columns[] = { "LS_pct", "FN_pct", "TH_pct", "CTX_pct", "P1NP_pct" };

/* An ensemble of one: every quantile is that member. */
static TrabRun *
run_alone (const TrabModel *model, const TrabScenario *scenario)
{
  g_autoptr (TrabEnsemble) ensemble = trab_ensemble_new (model);
  TrabEnsembleRequest request = { .scenarios = &scenario,
                                  .n_scenarios = 1,
                                  .n_members = 1,
                                  .seed = TRAB_ENSEMBLE_DEFAULT_SEED,
                                  .with_average_band = TRUE,
                                  .with_person_band = TRUE,
                                  .is_as_prescribed = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = trab_ensemble_run (ensemble, &request, NULL, &error);

  g_assert_no_error (error);
  return g_object_ref (g_ptr_array_index (runs, 0));
}

static void
check_row (TrabRun *run, GPtrArray *golden, guint row)
{
  TrabBand band = g_str_equal (fixture_model_get_cell (golden, row, "band"), "person")
                      ? TRAB_BAND_PERSON
                      : TRAB_BAND_AVERAGE;
  guint month = (guint) fixture_model_get_number (golden, row, "month");

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      double pct = trab_run_get_pct (run, (TrabQuantity) i, band, TRAB_QUANTILE_50, month);
      double expected = fixture_model_get_number (golden, row, columns[i]);

      g_assert_cmpfloat_with_epsilon (pct, expected, i < 3 ? BMD_POINTS : MARKER_POINTS);
    }
}

static void
test_member (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (GPtrArray) scenarios
      = fixture_model_read_scenarios ("model/member_scenarios.json", "scenarios");
  g_autoptr (GPtrArray) golden = fixture_model_read_csv ("model/member_trajectories.csv");
  guint row = 1;

  g_assert_cmpuint (scenarios->len, >, 0);
  for (guint i = 0; i < scenarios->len; i++)
    {
      const TrabScenario *scenario = g_ptr_array_index (scenarios, i);
      g_autoptr (TrabRun) run = run_alone (model, scenario);

      g_test_message ("%s", scenario->id);
      for (; row < golden->len
             && g_str_equal (fixture_model_get_cell (golden, row, "scenario"), scenario->id);
           row++)
        check_row (run, golden, row);
    }
  g_assert_cmpuint (row, ==, golden->len);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/member/second-reading", test_member);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "fixture-model.h"
#include "trab-calibration-markers.h"
#include "trab-ensemble.h"
#include "trab-model-anchor.h"

#define N_MEMBERS 1000

static GPtrArray *
read_markers (const TrabModel *model, GPtrArray *arms)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "data/model/marker_targets.csv", NULL);
  g_autoptr (GError) error = NULL;
  GPtrArray *markers = trab_calibration_markers_read (model, arms, path, &error);

  g_assert_no_error (error);
  return markers;
}

/* What the tables ship is what the rows that were read ask for. */
static void
test_shipped_gains_are_the_fitted (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (GPtrArray) arms = fixture_model_read_scenarios ("model/target_arms.json", "arms");
  g_autoptr (GPtrArray) markers = read_markers (model, arms);
  const TrabModelGainTable *table = trab_model_get_gain_table (model);

  for (guint i = 0; i < G_N_ELEMENTS (table->markers); i++)
    {
      TrabCalibrationMarkerGain gain;

      trab_calibration_markers_fit (markers, table->markers[i].class, NULL, &gain);
      g_assert_cmpfloat_with_epsilon (table->markers[i].lambda, gain.lambda, 1e-3);
      g_assert_cmpfloat_with_epsilon (table->markers[i].log_sd, gain.log_sd, 1e-3);
    }
}

/* What was recalled is never fitted to, and what was read without a number of people neither. */
static void
test_roles (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (GPtrArray) arms = fixture_model_read_scenarios ("model/target_arms.json", "arms");
  g_autoptr (GPtrArray) markers = read_markers (model, arms);

  for (guint i = 0; i < markers->len; i++)
    {
      const TrabCalibrationMarker *one = g_ptr_array_index (markers, i);

      g_assert_true ((one->role == TRAB_MARKER_ROW_CHECK) == g_str_equal (one->status, "memory"));
      if (one->role == TRAB_MARKER_ROW_FIT)
        g_assert_true (one->n > 0);
    }
}

static TrabRun *
run (const TrabModel *model, const TrabScenario *scenario)
{
  g_autoptr (TrabEnsemble) ensemble = trab_ensemble_new (model);
  TrabEnsembleRequest request = { .scenarios = &scenario,
                                  .n_scenarios = 1,
                                  .n_members = N_MEMBERS,
                                  .seed = TRAB_ENSEMBLE_DEFAULT_SEED,
                                  .with_average_band = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = trab_ensemble_run (ensemble, &request, NULL, &error);

  g_assert_no_error (error);
  return g_object_ref (g_ptr_array_index (runs, 0));
}

/* A marker of urine, or a slow one of formation, as the CTX or P1NP it is a power of. */
static double
to_shown (const TrabModel *model, const TrabCalibrationMarker *one, TrabQuantity *shown)
{
  const TrabModelParams *p = trab_model_get_params (model);
  double power = g_str_equal (one->quantity, "NTX")    ? p->qN
                 : g_str_equal (one->quantity, "BSAP") ? p->qB
                 : g_str_equal (one->quantity, "OC")   ? p->qO
                                                       : 1;

  *shown = g_str_equal (one->quantity, "CTX") || g_str_equal (one->quantity, "NTX")
               ? TRAB_QUANTITY_CTX
               : TRAB_QUANTITY_P1NP;
  return 100 * (exp (one->observed_ln / power) - 1);
}

/* fracture-layer section 8: trial means lie inside the average-effect band; those of FACT, which
 * are recalled, as a check. */
static void
test_trial_means_lie_in_the_band (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (GPtrArray) arms = fixture_model_read_scenarios ("model/target_arms.json", "arms");
  g_autoptr (GPtrArray) markers = read_markers (model, arms);

  for (guint i = 0; i < markers->len; i++)
    {
      const TrabCalibrationMarker *one = g_ptr_array_index (markers, i);
      g_autoptr (TrabScenario) arm = NULL;
      g_autoptr (TrabRun) made = NULL;
      TrabQuantity shown = TRAB_QUANTITY_CTX;
      double mean = to_shown (model, one, &shown), low, high;
      guint month = (guint) lround (12 * one->t1_years);

      if (one->role == TRAB_MARKER_ROW_HELD_OUT)
        continue;
      arm = trab_scenario_copy (fixture_model_find (arms, one->arm_a));
      arm->years = 3;
      made = run (model, arm);
      low = trab_run_get_pct (made, shown, TRAB_BAND_AVERAGE, TRAB_QUANTILE_05, month);
      high = trab_run_get_pct (made, shown, TRAB_BAND_AVERAGE, TRAB_QUANTILE_95, month);
      g_test_message ("%s: %.1f in %.1f .. %.1f", one->id, mean, low, high);
      g_assert_cmpfloat (mean, >=, low);
      g_assert_cmpfloat (mean, <=, high);
    }
}

/* A course that goes on is left as the core has it, nearly level: it is not new, and its fall lies
 * behind. */
static void
test_going_on_stays_level (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();

  for (TrabTreatmentType type = TRAB_TREATMENT_ALN; type <= TRAB_TREATMENT_IBN; type++)
    {
      g_autoptr (TrabScenario) scenario = fixture_model_woman_67 ();
      g_autoptr (TrabTrajectory) core = NULL;
      g_autoptr (TrabTrajectory) anchored = NULL;

      trab_scenario_add (scenario, type, 1, -5, 0);
      trab_scenario_add (scenario, type, 1, 0, 5);
      core = trab_model_simulate (model, scenario, NULL);
      anchored = trab_model_anchor_simulate (model, scenario, NULL);
      for (guint month = 0; month <= 60; month++)
        {
          g_assert_cmpfloat_with_epsilon (anchored->months[month].ctx_rel,
                                          core->months[month].ctx_rel, 1e-12);
          g_assert_cmpfloat (
              fabs (100 * (anchored->months[month].ctx_rel / anchored->months[0].ctx_rel - 1)), <,
              10);
        }
    }
}

/* The law of a switch holds for what is shown, too, whatever the gains of the two. */
static void
test_switch_is_shown_below_stopping (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();

  for (TrabTreatmentType first = TRAB_TREATMENT_ALN; first <= TRAB_TREATMENT_IBN; first++)
    for (TrabTreatmentType second = TRAB_TREATMENT_ALN; second <= TRAB_TREATMENT_ZOL; second++)
      {
        g_autoptr (TrabScenario) stop = fixture_model_woman_67 ();
        g_autoptr (TrabScenario) change = NULL;
        g_autoptr (TrabTrajectory) stopped = NULL;
        g_autoptr (TrabTrajectory) changed = NULL;

        trab_scenario_add (stop, first, 1, -5, 0);
        change = trab_scenario_copy (stop);
        trab_scenario_add (change, second, 1, 0, 5);
        stopped = trab_model_anchor_simulate (model, stop, NULL);
        changed = trab_model_anchor_simulate (model, change, NULL);
        for (guint month = 0; month < stopped->n_months; month++)
          g_assert_cmpfloat (changed->months[month].ctx_rel, <=,
                             stopped->months[month].ctx_rel * (1 + 1e-12));
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/markers/shipped-gains", test_shipped_gains_are_the_fitted);
  g_test_add_func ("/model/markers/roles", test_roles);
  g_test_add_func ("/model/markers/trial-means", test_trial_means_lie_in_the_band);
  g_test_add_func ("/model/markers/going-on", test_going_on_stays_level);
  g_test_add_func ("/model/markers/switch", test_switch_is_shown_below_stopping);
  return g_test_run ();
}

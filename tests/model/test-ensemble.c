/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-ensemble.h"

#include <math.h>

#include "fixture-model.h"
#include "trab-ensemble-plan.h"
#include "trab-error.h"
#include "trab-model-anchor.h"
#include "trab-model-twin.h"

#define SEED TRAB_ENSEMBLE_DEFAULT_SEED

static TrabScenario *
new_plan (const char *id, TrabTreatmentType type, double value, double years)
{
  TrabScenario *plan = fixture_model_woman_67 ();

  g_free (plan->id);
  plan->id = g_strdup (id);
  trab_scenario_add (plan, type, value, 0, years);
  return plan;
}

static GPtrArray *
run_plans (TrabEnsemble *ensemble,
           TrabScenario *const *plans,
           guint n_plans,
           guint n_members,
           guint n_threads)
{
  TrabEnsembleRequest request = { .scenarios = (const TrabScenario *const *) plans,
                                  .n_scenarios = n_plans,
                                  .n_members = n_members,
                                  .seed = SEED,
                                  .n_threads = n_threads,
                                  .with_average_band = TRUE,
                                  .with_person_band = TRUE,
                                  .with_scan_band = TRUE };
  g_autoptr (GError) error = NULL;
  GPtrArray *runs = trab_ensemble_run (ensemble, &request, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (runs->len, ==, n_plans);
  return runs;
}

static void
assert_same_run (TrabRun *a, TrabRun *b)
{
  g_assert_cmpstr (trab_run_get_plan_id (a), ==, trab_run_get_plan_id (b));
  g_assert_cmpfloat (trab_run_get_difference (a, b), ==, 0);
}

/* The same bits for any number of threads, with and without what another plan left behind. */
static void
test_threads_and_cache (void)
{
  static const guint counts[] = { 1, 2, 3, 7 };
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (TrabEnsemble) one = trab_ensemble_new (model);
  g_autoptr (TrabScenario) before = new_plan ("before", TRAB_TREATMENT_RIS, 1, 2);
  g_autoptr (TrabScenario) stay = fixture_model_woman_67 ();
  g_autoptr (TrabScenario) aln = new_plan ("aln", TRAB_TREATMENT_ALN, 1, 5);
  g_autoptr (TrabScenario) food = new_plan ("food", TRAB_TREATMENT_NUT, 1, 10);
  TrabScenario *plans[] = { stay, aln, food };
  g_autoptr (GPtrArray) first = run_plans (one, plans, 3, 101, 1);

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (TrabEnsemble) fresh = trab_ensemble_new (model);
      g_autoptr (TrabEnsemble) used = trab_ensemble_new (model);
      g_autoptr (GPtrArray) new_runs = run_plans (fresh, plans, 3, 101, counts[i]);
      g_autoptr (GPtrArray) left = run_plans (used, &before, 1, 101, counts[i]);
      g_autoptr (GPtrArray) again = run_plans (used, plans, 3, 101, counts[i]);

      for (guint j = 0; j < 3; j++)
        {
          assert_same_run (g_ptr_array_index (first, j), g_ptr_array_index (new_runs, j));
          assert_same_run (g_ptr_array_index (first, j), g_ptr_array_index (again, j));
        }
    }
}

/* A plan that did not change is not run again; whatever makes another curve makes another run. */
static void
test_only_the_changed_plan_runs (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (TrabEnsemble) ensemble = trab_ensemble_new (model);
  g_autoptr (TrabScenario) stay = fixture_model_woman_67 ();
  g_autoptr (TrabScenario) five = new_plan ("aln", TRAB_TREATMENT_ALN, 1, 5);
  g_autoptr (TrabScenario) three = new_plan ("aln", TRAB_TREATMENT_ALN, 1, 3);
  TrabScenario *before[] = { stay, five }, *after[] = { stay, three };
  g_autoptr (GPtrArray) first = run_plans (ensemble, before, 2, 40, 1);
  g_autoptr (GPtrArray) second = run_plans (ensemble, after, 2, 40, 1);
  g_autoptr (GPtrArray) others = run_plans (ensemble, after, 2, 41, 1);
  g_autoptr (GPtrArray) fresh = NULL;
  g_autoptr (TrabEnsemble) other = trab_ensemble_new (model);

  g_assert_true (g_ptr_array_index (first, 0) == g_ptr_array_index (second, 0));
  g_assert_true (g_ptr_array_index (first, 1) != g_ptr_array_index (second, 1));
  g_assert_true (g_ptr_array_index (second, 0) != g_ptr_array_index (others, 0));
  fresh = run_plans (other, after, 2, 40, 1);
  assert_same_run (g_ptr_array_index (second, 1), g_ptr_array_index (fresh, 1));
}

static TrabModelCohort *
new_cohort (const TrabModel *model, const TrabScenario *history, guint n)
{
  TrabModelCohort *cohort = trab_model_cohort_new (model, history, SEED, n, FALSE);

  g_assert_true (trab_model_cohort_draw (cohort, 2, NULL));
  g_assert_true (trab_model_cohort_ensure_band (cohort, TRAB_BAND_PERSON, 2, NULL));
  return cohort;
}

/* A member is itself in a small and in a large ensemble. */
static void
test_member_does_not_depend_on_n (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (TrabScenario) history = fixture_model_woman_67 ();
  g_autoptr (TrabModelCohort) few = new_cohort (model, history, 13);
  g_autoptr (TrabModelCohort) many = new_cohort (model, history, 90);

  for (guint i = 0; i < 13; i++)
    for (guint state = 0; state < TRAB_MODEL_N_STATES; state++)
      g_assert_cmpfloat (few->bands[TRAB_BAND_PERSON].today[i / 8].state[state].v[i % 8], ==,
                         many->bands[TRAB_BAND_PERSON].today[i / 8].state[state].v[i % 8]);
}

/* Eight members, turned by @turn lanes, through a plan that uses every term. */
static void
run_turned (const TrabModel *model, TrabModelIsa isa, guint turn, TrabModelOutputs *outputs)
{
  g_autoptr (TrabScenario) plan = new_plan ("all", TRAB_TREATMENT_ALN, 1, 1);
  g_autoptr (TrabModelExposure) exposure = NULL;
  const TrabModelConstants *constants = trab_model_get_constants (model);
  TrabModelBlock block;
  TrabModelBlockState state;
  const int steps[] = { 0, 60, 96 };

  trab_scenario_add (plan, TRAB_TREATMENT_ZOL, 1, 1, 1);
  trab_scenario_add (plan, TRAB_TREATMENT_HI, 1, 0.5, 2);
  trab_scenario_add (plan, TRAB_TREATMENT_GC, 5, 1.5, 2);
  trab_scenario_add (plan, TRAB_TREATMENT_IGF, 1.3, 1.5, 2);
  exposure = trab_model_exposure_new (trab_model_get_params (model), constants, plan);
  trab_model_block_set_shared (&block, trab_model_get_params (model), constants);
  for (guint i = 0; i < TRAB_MODEL_BLOCK_LANES; i++)
    {
      TrabModelMember member;

      trab_model_member_draw (model, SEED, i, FALSE, &member);
      trab_model_member_apply (&member.person, &member.params);
      trab_model_block_set_lane (&block, (i + turn) % TRAB_MODEL_BLOCK_LANES, &member.params,
                                 constants, TRUE);
    }
  trab_model_block_start (&block, &state);
  trab_model_isa_get_kernel (isa) (&block, &state, exposure, exposure->first, 96, steps, 3,
                                   outputs);
}

static void
test_lanes_and_instruction_sets (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  TrabModelOutputs expected[3], turned[3];

  run_turned (model, TRAB_MODEL_ISA_BASE, 0, expected);
  for (TrabModelIsa isa = TRAB_MODEL_ISA_BASE; isa <= trab_model_isa_get_best (); isa++)
    for (guint turn = 0; turn < TRAB_MODEL_BLOCK_LANES; turn += 3)
      {
        run_turned (model, isa, turn, turned);
        for (guint i = 0; i < 3; i++)
          for (guint row = 0; row < TRAB_MODEL_N_OUTPUTS; row++)
            for (guint lane = 0; lane < TRAB_MODEL_BLOCK_LANES; lane++)
              g_assert_cmpfloat (turned[i].of[row].v[(lane + turn) % TRAB_MODEL_BLOCK_LANES], ==,
                                 expected[i].of[row].v[lane]);
      }
}

static double
get_width (TrabRun *run, TrabQuantity quantity, TrabBand band, guint month)
{
  return trab_run_get_pct (run, quantity, band, TRAB_QUANTILE_95, month)
         - trab_run_get_pct (run, quantity, band, TRAB_QUANTILE_05, month);
}

static void
test_bands_are_ordered (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (TrabEnsemble) ensemble = trab_ensemble_new (model);
  g_autoptr (TrabScenario) aln = new_plan ("aln", TRAB_TREATMENT_ALN, 1, 5);
  g_autoptr (GPtrArray) runs = run_plans (ensemble, &aln, 1, 1000, 0);
  TrabRun *run = g_ptr_array_index (runs, 0);

  for (guint site = 0; site < 3; site++)
    {
      TrabQuantity quantity = (TrabQuantity) site;

      for (guint i = 0; i < TRAB_N_BANDS * TRAB_N_QUANTILES; i++)
        g_assert_cmpfloat (trab_run_get_pct (run, quantity, (TrabBand) (i / TRAB_N_QUANTILES),
                                             (TrabQuantile) (i % TRAB_N_QUANTILES), 0),
                           ==, 0);
      g_assert_cmpfloat (get_width (run, quantity, TRAB_BAND_AVERAGE, 36), <,
                         get_width (run, quantity, TRAB_BAND_PERSON, 36));
      g_assert_cmpfloat (get_width (run, quantity, TRAB_BAND_PERSON, 36), <,
                         get_width (run, quantity, TRAB_BAND_SCAN, 36));
      g_assert_cmpfloat (trab_run_get_beyond_lsc (run, quantity, 0), ==, 0);
      g_assert_cmpfloat (trab_run_get_beyond_lsc (run, quantity, 60), >, 0);
      g_assert_cmpfloat (trab_run_get_beyond_lsc (run, quantity, 60), <, 1);
    }
  g_assert_false (trab_run_has_band (run, TRAB_QUANTITY_CTX, TRAB_BAND_SCAN));
  g_assert_cmpuint (trab_run_get_provenance (run)->n_dropped, ==, 0);
  g_assert_cmpuint (strlen (trab_run_get_provenance (run)->parameter_digest), ==, 64);
}

/* The q_ref of model-spec section 11: 36 months of the standard dose in the woman of 67. */
static void
test_inhibition (void)
{
  const struct
  {
    TrabTreatmentType type;
    double value, expected;
  } drugs[] = { { TRAB_TREATMENT_ALN, 1, 0.536 },
                { TRAB_TREATMENT_RIS, 1, 0.335 },
                { TRAB_TREATMENT_E2, 40, 0.297 },
                { TRAB_TREATMENT_IBN, 1, 0.503 } };
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (TrabEnsemble) ensemble = trab_ensemble_new (model);

  for (guint i = 0; i < G_N_ELEMENTS (drugs); i++)
    {
      g_autoptr (TrabScenario) plan = new_plan ("x", drugs[i].type, drugs[i].value, 5);
      g_autoptr (GPtrArray) runs = run_plans (ensemble, &plan, 1, 8, 1);

      g_assert_cmpfloat_with_epsilon (trab_run_get_q_inhibition (g_ptr_array_index (runs, 0), 36),
                                      drugs[i].expected, 2e-3);
    }
}

/* The spread of the random effects that model-spec section 8 states, within 10 %. */
static void
test_spread (void)
{
  static const double expected[] = { 3.5, 2.4, 2.2 };
  const guint n = 4000;
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (TrabScenario) history = fixture_model_woman_67 ();
  g_autoptr (TrabModelCohort) cohort = new_cohort (model, history, n);
  g_autoptr (TrabModelTwin) twin = trab_model_twin_new (cohort, history, 37);

  g_assert_true (trab_model_twin_ensure_band (twin, TRAB_BAND_PERSON, 2, NULL));
  for (guint site = 0; site < 3; site++)
    {
      double sum = 0, squares = 0, sd;

      for (guint i = 0; i < n; i++)
        {
          const TrabModelOutputs *months
              = trab_model_twin_get_block (twin, TRAB_BAND_PERSON, i / TRAB_MODEL_BLOCK_LANES);
          guint lane = i % TRAB_MODEL_BLOCK_LANES;
          double change = 100 * (months[36].of[site].v[lane] / months[0].of[site].v[lane] - 1)
                          + cohort->members[i].structural[site];

          sum += change;
          squares += change * change;
        }
      sd = sqrt (squares / n - sum * sum / n / n);
      g_test_message ("site %u: SD %g, expected %g", site, sd, expected[site]);
      g_assert_cmpfloat (fabs (sd / expected[site] - 1), <, 0.1);
    }
}

/* model-spec section 15.15: one bad member in two thousand is left out and counted; two in a
 * thousand are an error. */
static void
test_bad_members_are_dropped (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (TrabScenario) plan = new_plan ("aln", TRAB_TREATMENT_ALN, 1, 5);
  g_autoptr (TrabModelAnchor) anchor = trab_model_anchor_new (model, plan);
  TrabEnsembleRequest request = { .n_members = 2000, .seed = SEED, .with_person_band = TRUE };

  for (guint n_bad = 1; n_bad <= 4; n_bad += 3)
    {
      g_autoptr (TrabModelCohort) cohort
          = trab_model_cohort_new (model, anchor->untreated, SEED, request.n_members, FALSE);
      g_autoptr (TrabModelTwin) twin = NULL;
      g_autoptr (TrabRun) run = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (trab_model_cohort_draw (cohort, 2, NULL));
      for (guint i = 0; i < n_bad; i++)
        cohort->members[500 * i + 3].params.km = NAN;
      g_assert_true (trab_model_cohort_ensure_band (cohort, TRAB_BAND_PERSON, 2, NULL));
      twin = trab_model_twin_new (cohort, anchor->untreated, anchor->n_months);
      run = trab_ensemble_plan_run (&request, cohort, twin, anchor, plan, NULL, &error);
      if (n_bad > 2)
        {
          g_assert_error (error, TRAB_MODEL_ERROR, TRAB_MODEL_ERROR_DID_NOT_CONVERGE);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (trab_run_get_provenance (run)->n_dropped, ==, n_bad);
      g_assert_true (isfinite (
          trab_run_get_pct (run, TRAB_QUANTITY_BMD_LS, TRAB_BAND_PERSON, TRAB_QUANTILE_95, 120)));
    }
}

/* What a kept run remembers is enough to make it again, and another seed is another run. */
static void
test_provenance_makes_it_again (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (TrabEnsemble) ensemble = trab_ensemble_new (model);
  g_autoptr (TrabEnsemble) later = trab_ensemble_new (model);
  g_autoptr (TrabScenario) plan = new_plan ("aln", TRAB_TREATMENT_ALN, 1, 5);
  TrabEnsembleRequest request = { .scenarios = (const TrabScenario *const *) &plan,
                                  .n_scenarios = 1,
                                  .n_members = 40,
                                  .seed = 99,
                                  .with_average_band = TRUE,
                                  .is_as_prescribed = TRUE };
  g_autoptr (GPtrArray) kept = trab_ensemble_run (ensemble, &request, NULL, NULL);
  const TrabRunProvenance *provenance = trab_run_get_provenance (g_ptr_array_index (kept, 0));
  g_autoptr (GPtrArray) again = NULL, other = NULL;

  g_assert_cmpstr (provenance->parameter_digest, ==, trab_model_get_digest (model));
  request = (TrabEnsembleRequest){ .scenarios = (const TrabScenario *const *) &plan,
                                   .n_scenarios = 1,
                                   .n_members = provenance->n_members,
                                   .seed = provenance->seed,
                                   .with_average_band = TRUE,
                                   .is_as_prescribed = provenance->is_as_prescribed };
  again = trab_ensemble_run (later, &request, NULL, NULL);
  assert_same_run (g_ptr_array_index (kept, 0), g_ptr_array_index (again, 0));
  request.seed++;
  other = trab_ensemble_run (ensemble, &request, NULL, NULL);
  g_assert_cmpfloat (
      trab_run_get_difference (g_ptr_array_index (kept, 0), g_ptr_array_index (other, 0)), >, 0.01);
}

static void
test_bad_requests (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (TrabEnsemble) ensemble = trab_ensemble_new (model);
  g_autoptr (TrabScenario) one = fixture_model_woman_67 (), other = fixture_model_woman_67 ();
  g_autoptr (TrabScenario) absurd = new_plan ("absurd", TRAB_TREATMENT_GC, 1e6, 10);
  TrabScenario *two[] = { one, other };
  TrabEnsembleRequest request = { .scenarios = (const TrabScenario *const *) two,
                                  .n_scenarios = 2,
                                  .n_members = 16,
                                  .seed = SEED,
                                  .with_average_band = TRUE };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  other->age_years = 70;
  g_assert_null (trab_ensemble_run (ensemble, &request, NULL, &error));
  g_assert_error (error, TRAB_MODEL_ERROR, TRAB_MODEL_ERROR_BAD_SCENARIO);
  g_clear_error (&error);
  request.n_scenarios = 1;
  request.n_members = 0;
  g_assert_null (trab_ensemble_run (ensemble, &request, NULL, &error));
  g_assert_error (error, TRAB_MODEL_ERROR, TRAB_MODEL_ERROR_BAD_SCENARIO);
  g_clear_error (&error);
  request.n_members = 16;
  g_cancellable_cancel (cancellable);
  g_assert_null (trab_ensemble_run (ensemble, &request, cancellable, &error));
  g_assert_error (error, TRAB_MODEL_ERROR, TRAB_MODEL_ERROR_CANCELLED);
  g_clear_error (&error);
  two[0] = absurd;
  g_assert_null (trab_ensemble_run (ensemble, &request, NULL, &error));
  g_assert_error (error, TRAB_MODEL_ERROR, TRAB_MODEL_ERROR_DID_NOT_CONVERGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/ensemble/threads-and-cache", test_threads_and_cache);
  g_test_add_func ("/model/ensemble/only-the-changed-plan", test_only_the_changed_plan_runs);
  g_test_add_func ("/model/ensemble/member-does-not-depend-on-n", test_member_does_not_depend_on_n);
  g_test_add_func ("/model/ensemble/lanes-and-instruction-sets", test_lanes_and_instruction_sets);
  g_test_add_func ("/model/ensemble/bands-are-ordered", test_bands_are_ordered);
  g_test_add_func ("/model/ensemble/inhibition", test_inhibition);
  g_test_add_func ("/model/ensemble/spread", test_spread);
  g_test_add_func ("/model/ensemble/provenance", test_provenance_makes_it_again);
  g_test_add_func ("/model/ensemble/bad-members", test_bad_members_are_dropped);
  g_test_add_func ("/model/ensemble/bad-requests", test_bad_requests);
  return g_test_run ();
}

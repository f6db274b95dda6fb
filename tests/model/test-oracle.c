/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "fixture-count.h"
#include "fixture-model.h"
#include "oracle-cvode.h"

/* The bounds of model-spec section 10. */
#define BMD_POINTS 1e-3
#define MARKER_PERCENT 0.05
#define N_MONTHS 121

static void
compare (const TrabModel *model, const TrabScenario *scenario)
{
  static double states[N_MONTHS][ORACLE_N_STATES];
  const TrabModelParams *params = trab_model_get_params (model);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabTrajectory) trajectory = trab_model_simulate (model, scenario, &error);
  double start[3], bmd[3], ctx, p1np;

  g_assert_no_error (error);
  g_assert_cmpuint (trajectory->n_months, ==, N_MONTHS);
  oracle_cvode_run (params, scenario, 1e-10, 1e-13, N_MONTHS, states);
  oracle_cvode_observe (params, scenario->age_years, states[0], start, &ctx, &p1np);
  for (guint month = 0; month < N_MONTHS; month++)
    {
      const TrabTrajectoryPoint *point = &trajectory->months[month];

      oracle_cvode_observe (params, scenario->age_years + month / 12.0, states[month], bmd, &ctx,
                            &p1np);
      for (guint site = 0; site < 3; site++)
        g_assert_cmpfloat (100 * fabs (point->bmd_rel[site] - bmd[site] / start[site]), <,
                           BMD_POINTS);
      g_assert_cmpfloat (100 * fabs (point->ctx_rel / ctx - 1), <, MARKER_PERCENT);
      g_assert_cmpfloat (100 * fabs (point->p1np_rel / p1np - 1), <, MARKER_PERCENT);
    }
}

static void
test_golden (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (GPtrArray) scenarios
      = fixture_model_read_scenarios ("model/reference_scenarios.json", "scenarios");

  for (guint i = 0; i < scenarios->len; i++)
    compare (model, g_ptr_array_index (scenarios, i));
}

/* A moment on the grid of the method, so that both solve the same problem. */
static double
draw_time (GRand *random, double from, double to)
{
  return round (g_rand_double_range (random, from, to) * 48) / 48;
}

static double
draw_value (GRand *random, TrabTreatmentType type)
{
  switch (type)
    {
    case TRAB_TREATMENT_E2:
      return g_rand_double_range (random, 8, 90);
    case TRAB_TREATMENT_TRT:
      return g_rand_double_range (random, 400, 850);
    case TRAB_TREATMENT_GC:
      return g_rand_double_range (random, 2.5, 15);
    case TRAB_TREATMENT_IGF:
      return g_rand_double_range (random, 0.6, 1.5);
    case TRAB_TREATMENT_LOAD:
      return g_rand_double_range (random, -0.08, 0.08);
    case TRAB_TREATMENT_ALN:
    case TRAB_TREATMENT_RIS:
    case TRAB_TREATMENT_IBN:
    case TRAB_TREATMENT_ZOL:
    case TRAB_TREATMENT_AI:
    case TRAB_TREATMENT_HI:
    case TRAB_TREATMENT_MO:
    case TRAB_TREATMENT_IMPACT:
    case TRAB_TREATMENT_WALK:
    case TRAB_TREATMENT_INF:
    case TRAB_TREATMENT_NUT:
      break;
    }
  return g_rand_double_range (random, 0.3, 1);
}

static TrabScenario *
draw_scenario (GRand *random)
{
  gboolean is_man = g_rand_double (random) < 0.35;
  TrabScenario *s = trab_scenario_new ("random", is_man ? TRAB_SEX_MALE : TRAB_SEX_FEMALE,
                                       draw_time (random, 45, 80));
  guint n_treatments = (guint) g_rand_int_range (random, 0, 5);

  s->fmp_age_years = draw_time (random, 40, 54);
  s->is_surgical = !is_man && g_rand_double (random) < 0.3;
  s->e2_post_pg_ml = g_rand_double_range (random, 3, 12);
  s->t_now_ng_dl = g_rand_double_range (random, 200, 600);
  s->e2_now_pg_ml = g_rand_double_range (random, 12, 30);
  s->nut_before = g_rand_double_range (random, 0.5, 1);
  s->nut = g_rand_double_range (random, s->nut_before, 1);
  s->load = g_rand_double_range (random, -0.08, 0.08);
  if (g_rand_double (random) < 0.2)
    s->igf_ratio = g_rand_double_range (random, 0.5, 1.4);
  if (g_rand_double (random) < 0.2)
    s->inf_index = g_rand_double (random);
  for (guint i = 0; i < n_treatments; i++)
    {
      TrabTreatmentType type
          = (TrabTreatmentType) g_rand_int_range (random, 0, TRAB_N_TREATMENT_TYPES);
      double from = draw_time (random, -4, 8);

      trab_scenario_add (s, type, draw_value (random, type), from,
                         from + draw_time (random, 0.25, 6));
    }
  return s;
}

static void
test_random (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  const guint n = fixture_count (60, 5000);
  GRand *random = g_rand_new_with_seed (20250101);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TrabScenario) scenario = draw_scenario (random);

      g_test_message ("random scenario %u", i);
      compare (model, scenario);
    }
  g_rand_free (random);
}

/* model-spec section 15.8: the same method on the oracle's equations is the step loop to rounding,
 * and half the step changes next to nothing. */
static void
test_half_step (void)
{
  static double whole[N_MONTHS][ORACLE_N_STATES], half[N_MONTHS][ORACLE_N_STATES];
  static const char *const ids[]
      = { "F73_ZOL3_stop",    "F58_HRT5_then_ALN5", "F42_surgical_untreated",
          "M70_TRT_plus_ZOL", "F60_GC10_2y_ALN",    "F65_HiRIT_5y_stop" };
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (GPtrArray) scenarios
      = fixture_model_read_scenarios ("model/reference_scenarios.json", "scenarios");
  const TrabModelParams *params = trab_model_get_params (model);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      TrabScenario *scenario = fixture_model_find (scenarios, ids[i]);
      g_autoptr (TrabTrajectory) trajectory = trab_model_simulate (model, scenario, NULL);

      oracle_cvode_run_rk4 (params, scenario, 4, N_MONTHS, whole);
      oracle_cvode_run_rk4 (params, scenario, 8, N_MONTHS, half);
      for (guint month = 0; month < N_MONTHS; month++)
        for (guint j = 0; j < ORACLE_N_STATES; j++)
          {
            g_assert_cmpfloat (fabs (trajectory->months[month].states[j] - whole[month][j]), <,
                               1e-10);
            if (j >= 7 && j < 13)
              g_assert_cmpfloat (100 * fabs (half[month][j] - whole[month][j]), <, BMD_POINTS);
          }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/oracle/golden-scenarios", test_golden);
  g_test_add_func ("/model/oracle/random-scenarios", test_random);
  g_test_add_func ("/model/oracle/half-step", test_half_step);
  return g_test_run ();
}

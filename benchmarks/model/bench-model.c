/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cost of the model, one JSON line each: a member's ten years by instruction set, beside CVODE
 * on the same equations and beside what the machine could do, and what a screen and a report of
 * plans cost in time and memory. --seconds 0 runs each once. */
#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "oracle-cvode.h"
#include "peak.h"
#include "trab-ensemble.h"
#include "trab-model-block.h"

#define N_MONTHS 121
#define SEED TRAB_ENSEMBLE_DEFAULT_SEED

static double seconds = 0.5;

/* As a test the same is done once with few members. */
static guint
get_members (guint members)
{
  return seconds > 0 ? members : members / 50;
}

/* The woman of the specification's limits: 67, final period at 50. */
static TrabScenario *
new_woman (const char *id)
{
  TrabScenario *scenario = trab_scenario_new (id, TRAB_SEX_FEMALE, 67);

  scenario->fmp_age_years = 50;
  return scenario;
}

static TrabScenario *
new_plan (TrabTreatmentType type, double value)
{
  TrabScenario *plan = new_woman (trab_scenario_type_to_string (type));

  trab_scenario_add (plan, type, value, 0, 5);
  return plan;
}

static double
get_seconds (gint64 from)
{
  return (double) (g_get_monotonic_time () - from) / G_USEC_PER_SEC;
}

typedef void (*Work) (gpointer data);

/* The best of the runs that fit into the time: what the machine can do when it is not disturbed. */
static double
time_best (Work work, gpointer data)
{
  gint64 start = g_get_monotonic_time ();
  double best = INFINITY;

  do
    {
      gint64 from = g_get_monotonic_time ();

      work (data);
      best = fmin (best, get_seconds (from));
    }
  while (get_seconds (start) < seconds);
  return best;
}

typedef struct
{
  TrabModelKernel kernel;
  TrabModelBlock block;
  TrabModelBlockState today;
  TrabModelExposure *exposure;
  int steps[N_MONTHS];
  TrabModelOutputs outputs[N_MONTHS];
} Step;

static void
step_decade (gpointer data)
{
  Step *step = data;
  TrabModelBlockState state = step->today;

  step->kernel (&step->block, &state, step->exposure, 0, step->steps[N_MONTHS - 1], step->steps,
                N_MONTHS, step->outputs);
}

#define PEAK_STEPS 10000

static void
run_peak (gpointer data)
{
  double (*peak) (unsigned, unsigned *) = data;
  unsigned lanes;

  peak (PEAK_STEPS, &lanes);
}

/* A member's decade at the speed of a step that never waits. */
static double
find_peak_us (TrabModelIsa isa)
{
  double (*const peaks[]) (unsigned, unsigned *) = {
    [TRAB_MODEL_ISA_BASE] = peak_base,
#ifdef __x86_64__
    [TRAB_MODEL_ISA_V3] = peak_v3,
    [TRAB_MODEL_ISA_V4] = peak_v4,
#endif
  };
  const double n_steps = (N_MONTHS - 1) * TRAB_MODEL_STEPS_PER_MONTH;
  unsigned lanes;

  peaks[isa](1, &lanes);
  return time_best (run_peak, peaks[isa]) * 1e6 / PEAK_STEPS * n_steps / lanes;
}

typedef struct
{
  const TrabModelParams *params;
  const TrabScenario *scenario;
  double states[N_MONTHS][ORACLE_N_STATES];
} Cvode;

static void
solve_cvode (gpointer data)
{
  Cvode *cvode = data;

  oracle_cvode_run (cvode->params, cvode->scenario, 1e-6, 1e-9, N_MONTHS, cvode->states);
}

/* The same ten years by both; CVODE has no spin-up to do either: it starts healthy today. */
static void
bench_step (const TrabModel *model, TrabScenario *plan)
{
  const TrabModelParams *params = trab_model_get_params (model);
  const TrabModelConstants *constants = trab_model_get_constants (model);
  g_autoptr (TrabModelExposure) exposure = NULL;
  Step *step = g_aligned_alloc0 (1, sizeof *step, G_ALIGNOF (Step));
  Cvode *cvode = g_new0 (Cvode, 1);
  double cvode_us;

  plan->pre_years = 1.0 / TRAB_MODEL_STEPS_PER_YEAR * TRAB_MODEL_STEPS_PER_MONTH;
  exposure = trab_model_exposure_new (params, constants, plan);
  step->exposure = exposure;
  trab_model_block_set_shared (&step->block, params, constants);
  for (guint i = 0; i < TRAB_MODEL_BLOCK_LANES; i++)
    trab_model_block_set_lane (&step->block, i, params, constants, TRUE);
  trab_model_block_start (&step->block, &step->today);
  for (guint i = 0; i < N_MONTHS; i++)
    step->steps[i] = (int) i * TRAB_MODEL_STEPS_PER_MONTH;
  cvode->params = params;
  cvode->scenario = plan;
  cvode_us = time_best (solve_cvode, cvode) * 1e6;
  for (TrabModelIsa isa = TRAB_MODEL_ISA_BASE; isa <= trab_model_isa_get_best (); isa++)
    {
      double us;

      step->kernel = trab_model_isa_get_kernel (isa);
      us = time_best (step_decade, step) * 1e6 / TRAB_MODEL_BLOCK_LANES;
      g_print ("{\"benchmark\":\"model-step\",\"plan\":\"%s\",\"isa\":\"%s\","
               "\"us_per_member_decade\":%.2f,\"peak_us\":%.2f,\"share_of_peak\":%.2f,"
               "\"cvode_us\":%.0f,\"cvode_ratio\":%.0f}\n",
               plan->id, trab_model_isa_to_string (isa), us, find_peak_us (isa),
               find_peak_us (isa) / us, cvode_us, cvode_us / us);
    }
  g_free (cvode);
  g_aligned_free (step);
}

typedef struct
{
  TrabEnsemble *ensemble; /* NULL: a new one each time, with spin-up and twin */
  TrabScenario *changing; /* (nullable): stopped at another time each run */
  const TrabModel *model;
  TrabEnsembleRequest request;
} Screen;

static void
run_screen (gpointer data)
{
  static guint n_runs;
  Screen *screen = data;
  g_autoptr (TrabEnsemble) fresh = screen->ensemble ? NULL : trab_ensemble_new (screen->model);
  g_autoptr (GPtrArray) runs = NULL;

  if (screen->changing != NULL)
    g_array_index (screen->changing->treatments, TrabTreatment, 0).t1_years
        = 3 + (n_runs++ % 60 + 0.5) / 12.0;
  runs = trab_ensemble_run (screen->ensemble ? screen->ensemble : fresh, &screen->request, NULL,
                            NULL);
  g_return_if_fail (runs != NULL);
}

static void
print_screen (const char *name, TrabModelIsa isa, const Screen *screen, double limit_ms)
{
  g_print ("{\"benchmark\":\"%s\",\"isa\":\"%s\",\"threads\":%u,\"plans\":%u,\"members\":%u,"
           "\"ms\":%.1f,\"limit_ms\":%.0f}\n",
           name, trab_model_isa_to_string (isa), screen->request.n_threads,
           screen->request.n_scenarios, screen->request.n_members,
           time_best (run_screen, (gpointer) screen) * 1e3, limit_ms);
}

typedef struct
{
  GCancellable *cancellable;
  gint64 cancelled_at;
} Canceller;

static gpointer
cancel_soon (gpointer data)
{
  Canceller *canceller = data;

  g_usleep (20000);
  canceller->cancelled_at = g_get_monotonic_time ();
  g_cancellable_cancel (canceller->cancellable);
  return NULL;
}

/* How long a run that is no longer wanted keeps the processors: a report's ensemble, cut short. */
static void
bench_cancel (const Screen *screen)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TrabEnsemble) ensemble = trab_ensemble_new (screen->model);
  Canceller canceller = { cancellable, 0 };
  GThread *thread = g_thread_new ("cancel", cancel_soon, &canceller);
  g_autoptr (GPtrArray) runs = trab_ensemble_run (ensemble, &screen->request, cancellable, NULL);
  gint64 ended_at = g_get_monotonic_time ();

  g_thread_join (thread);
  if (runs == NULL)
    g_print ("{\"benchmark\":\"model-cancel\",\"ms\":%.2f,\"limit_ms\":5}\n",
             (double) (ended_at - canceller.cancelled_at) / 1e3);
}

/* Every single-class plan of the screen, and last the combination. */
#define N_PLANS 9

static void
fill_plans (TrabScenario *plans[N_PLANS])
{
  TrabScenario *const all[] = {
    new_plan (TRAB_TREATMENT_ALN, 1),  new_plan (TRAB_TREATMENT_RIS, 1),
    new_plan (TRAB_TREATMENT_IBN, 1),  new_plan (TRAB_TREATMENT_ZOL, 1),
    new_plan (TRAB_TREATMENT_E2, 40),  new_plan (TRAB_TREATMENT_E2, 8.6),
    new_plan (TRAB_TREATMENT_HI, 0.7), new_plan (TRAB_TREATMENT_MO, 0.7),
    new_plan (TRAB_TREATMENT_ALN, 1),
  };

  memcpy (plans, all, sizeof all);
  trab_scenario_add (plans[8], TRAB_TREATMENT_E2, 40, 0, 5);
}

static void
free_plans (TrabScenario *plans[N_PLANS])
{
  for (guint i = 0; i < N_PLANS; i++)
    trab_scenario_free (plans[i]);
}

static Screen
make_screen (const TrabModel *model, TrabScenario *plans[N_PLANS], guint members)
{
  return (Screen){ .model = model,
                   .request = { .scenarios = (const TrabScenario *const *) plans,
                                .n_scenarios = N_PLANS - 1,
                                .n_members = get_members (members),
                                .seed = SEED,
                                .n_threads = 2,
                                .with_average_band = TRUE,
                                .with_person_band = TRUE } };
}

static double
get_peak_memory_mib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_maxrss / 1024;
}

/* What a screen, then a report, adds to the most memory the process ever held: to be called first.
 */
static void
bench_memory (const TrabModel *model)
{
  const guint members[] = { TRAB_ENSEMBLE_SCREEN_MEMBERS, TRAB_ENSEMBLE_REPORT_MEMBERS };
  const guint limits_mib[] = { 64, 256 };
  double before_mib = get_peak_memory_mib ();
  TrabScenario *plans[N_PLANS];

  fill_plans (plans);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      Screen screen = make_screen (model, plans, members[i]);

      run_screen (&screen);
      g_print ("{\"benchmark\":\"model-memory\",\"plans\":%u,\"members\":%u,\"mib\":%.1f,"
               "\"limit_mib\":%u}\n",
               screen.request.n_scenarios, screen.request.n_members,
               get_peak_memory_mib () - before_mib, limits_mib[i]);
    }
  free_plans (plans);
}

static void
bench_screens (TrabModel *model, TrabModelIsa isa)
{
  TrabScenario *plans[N_PLANS];
  g_autoptr (TrabEnsemble) kept = trab_ensemble_new (model);
  Screen screen;

  fill_plans (plans);
  screen = make_screen (model, plans, TRAB_ENSEMBLE_SCREEN_MEMBERS);
  trab_model_set_isa (model, isa);
  print_screen ("model-screen", isa, &screen, 350);
  screen.request.n_threads = 1;
  print_screen ("model-screen", isa, &screen, 700);
  screen.request.n_threads = 2;
  screen.ensemble = kept;
  run_screen (&screen);
  screen.changing = plans[0];
  print_screen ("model-changed-plan", isa, &screen, 50);
  screen.request.n_scenarios = 1;
  screen.request.scenarios = (const TrabScenario *const *) &plans[8];
  screen.changing = plans[8];
  print_screen ("model-changed-combination", isa, &screen, 150);
  screen.changing = NULL;
  screen.ensemble = NULL;
  screen.request.scenarios = (const TrabScenario *const *) plans;
  screen.request.n_members = get_members (TRAB_ENSEMBLE_REPORT_MEMBERS);
  screen.request.with_average_band = FALSE;
  print_screen ("model-report-one-band", isa, &screen, 600);
  bench_cancel (&screen);
  free_plans (plans);
}

int
main (int argc, char *argv[])
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (TrabModel) model = trab_model_new (evidence, NULL);
  g_autoptr (TrabScenario) hormones = new_plan (TRAB_TREATMENT_E2, 40);
  g_autoptr (TrabScenario) one_drug = new_plan (TRAB_TREATMENT_ALN, 1);
  g_autoptr (TrabScenario) two_drugs = new_woman ("RIS, then ALN");

  for (int i = 1; i + 1 < argc; i += 2)
    if (g_str_equal (argv[i], "--seconds"))
      seconds = g_ascii_strtod (argv[i + 1], NULL);
  g_return_val_if_fail (model != NULL, EXIT_FAILURE);
  bench_memory (model);
  trab_scenario_add (two_drugs, TRAB_TREATMENT_RIS, 1, 0, 2);
  trab_scenario_add (two_drugs, TRAB_TREATMENT_ALN, 1, 2, 5);
  bench_step (model, hormones);
  bench_step (model, one_drug);
  bench_step (model, two_drugs);
  for (TrabModelIsa isa = TRAB_MODEL_ISA_BASE; isa <= trab_model_isa_get_best (); isa++)
    bench_screens (model, isa);
  return EXIT_SUCCESS;
}

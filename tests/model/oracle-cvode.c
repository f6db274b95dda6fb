/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle-cvode.h"

#include <cvode/cvode.h>
#include <math.h>
#include <nvector/nvector_serial.h>
#include <sundials/sundials_context.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>

#ifndef SUN_COMM_NULL /* before version 7 */
#define SUN_COMM_NULL NULL
#endif

/* All inputs at one moment, model-spec section 5. */
typedef struct
{
  double E, T, dT, AI, IGF, INF, GC, ALN, RIS, IBN, HI, MO, IMPACT, WALK, LOAD, NUT, bw, age;
  gboolean is_woman;
} Inputs;

/* What the moments of a run share is found once: beside the step loop CVODE is timed without it. */
typedef struct
{
  const TrabModelParams *p;
  const TrabScenario *scenario;
  GPtrArray *order; /* the treatments by their start */
  double hill_100;
  double href;
  guint n_drugs;
  TrabTreatmentType drugs[4]; /* the bisphosphonates ever taken, by their first start */
  double middle;              /* of the segment: decides what is on */
} Problem;

/* The first bisphosphonate has the places 4 and 5 of the specification's states, on the surface and
 * buried; each further one has two more after the sixteen. */
#define MOST_STATES (ORACLE_N_STATES + 6)

static guint
get_n_states (const Problem *problem)
{
  return ORACLE_N_STATES + (problem->n_drugs > 1 ? 2 * (problem->n_drugs - 1) : 0);
}

static guint
get_surface (guint drug)
{
  return drug == 0 ? 4 : ORACLE_N_STATES + 2 * (drug - 1);
}

static gboolean
is_bisphosphonate (TrabTreatmentType type)
{
  return type >= TRAB_TREATMENT_ALN && type <= TRAB_TREATMENT_ZOL;
}

static double
pade (double x, double c)
{
  return ((1 + c) * x + (1 - c)) / ((1 - c) * x + (1 + c));
}

static double
get_pre (const TrabScenario *s)
{
  if (!isnan (s->pre_years))
    return s->pre_years;
  return s->sex == TRAB_SEX_FEMALE ? fmax (s->age_years - s->fmp_age_years + 4, 4) : 25;
}

static void
find_hormones (const Problem *problem, double t, Inputs *x)
{
  const TrabScenario *s = problem->scenario;
  double since = x->age - s->fmp_age_years, pre = get_pre (s), w;

  x->is_woman = s->sex == TRAB_SEX_FEMALE;
  if (x->is_woman && s->is_surgical)
    x->E = problem->middle < s->fmp_age_years - s->age_years
               ? 100
               : s->e2_post_pg_ml + (100 - s->e2_post_pg_ml) * exp (-fmax (since, 0) / .05);
  else if (x->is_woman)
    x->E = s->e2_post_pg_ml + (100 - s->e2_post_pg_ml) / (1 + exp ((since + .5) / .35));
  else
    {
      w = fmin (fmax ((t + pre) / fmax (pre - 3, 1), 0), 1);
      x->T = 600 + (s->t_now_ng_dl - 600) * w;
      x->E = 27 + (s->e2_now_pg_ml - 27) * w;
    }
  if (x->is_woman)
    x->T = 30;
}

static void
apply (const TrabTreatment *one, double t, Inputs *x, double natural_t)
{
  double *const plain[TRAB_N_TREATMENT_TYPES] = {
    [TRAB_TREATMENT_ALN] = &x->ALN,   [TRAB_TREATMENT_RIS] = &x->RIS,
    [TRAB_TREATMENT_IBN] = &x->IBN,   [TRAB_TREATMENT_AI] = &x->AI,
    [TRAB_TREATMENT_IGF] = &x->IGF,   [TRAB_TREATMENT_HI] = &x->HI,
    [TRAB_TREATMENT_MO] = &x->MO,     [TRAB_TREATMENT_IMPACT] = &x->IMPACT,
    [TRAB_TREATMENT_WALK] = &x->WALK, [TRAB_TREATMENT_INF] = &x->INF,
    [TRAB_TREATMENT_LOAD] = &x->LOAD, [TRAB_TREATMENT_NUT] = &x->NUT,
  };

  if (one->type == TRAB_TREATMENT_E2)
    x->E = fmax (x->E, one->value);
  else if (one->type == TRAB_TREATMENT_TRT)
    x->dT = one->value - natural_t;
  else if (one->type == TRAB_TREATMENT_GC)
    x->GC = one->value / 7.5 * (.35 + .65 * exp (-fmax (t - one->t0_years, 0)));
  else if (plain[one->type] != NULL)
    *plain[one->type] = one->value;
}

static Inputs
find_inputs (const Problem *problem, double t)
{
  const TrabScenario *s = problem->scenario;
  double middle = problem->middle;
  Inputs x = { .IGF = s->igf_ratio,
               .INF = s->inf_index,
               .LOAD = s->load,
               .NUT = middle < 0 ? s->nut_before : s->nut,
               .age = s->age_years + t };

  find_hormones (problem, t, &x);
  for (guint i = 0; i < problem->order->len; i++)
    {
      const TrabTreatment *one = g_ptr_array_index (problem->order, i);

      if (one->type != TRAB_TREATMENT_ZOL && middle >= one->t0_years && middle < one->t1_years)
        apply (one, t, &x, x.T);
    }
  x.T += x.dT;
  x.bw = middle < -1 ? 0 : middle < 0 ? 1 : exp (-t / 6);
  return x;
}

static double
hill (const TrabModelParams *p, double E)
{
  return pow (E, p->nE) / (pow (p->E50, p->nE) + pow (E, p->nE));
}

static double
androgen (double T)
{
  return (T * T / (T * T + 250. * 250.)) / (600. * 600. / (600. * 600. + 250. * 250.));
}

static double
find_target (const Problem *problem, const Inputs *x)
{
  const TrabModelParams *p = problem->p;
  double E = x->E + (x->is_woman ? 0 : p->arom * x->dT * (1 - x->AI));

  E = fmax (E * (1 - .5 * x->AI), .1);
  return (hill (p, E) / problem->hill_100 + p->wA * androgen (x->T)) / problem->href;
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const TrabTreatment *const *one = a, *const *two = b;

  if ((*one)->t0_years != (*two)->t0_years)
    return (*one)->t0_years < (*two)->t0_years ? -1 : 1;
  return *one < *two ? -1 : 1;
}

static void
list_drugs (Problem *problem)
{
  for (guint i = 0; i < problem->order->len; i++)
    {
      const TrabTreatment *one = g_ptr_array_index (problem->order, i);
      gboolean is_listed = FALSE;

      for (guint j = 0; j < problem->n_drugs; j++)
        is_listed |= problem->drugs[j] == one->type;
      if (is_bisphosphonate (one->type) && !is_listed)
        problem->drugs[problem->n_drugs++] = one->type;
    }
}

static void
start_problem (Problem *problem, const TrabModelParams *p, const TrabScenario *scenario)
{
  *problem = (Problem){
    .p = p, .scenario = scenario, .order = g_ptr_array_new (), .hill_100 = hill (p, 100)
  };
  problem->href = scenario->sex == TRAB_SEX_FEMALE ? 1 + p->wA * androgen (30)
                                                   : hill (p, 27) / problem->hill_100 + p->wA;
  for (guint i = 0; i < scenario->treatments->len; i++)
    g_ptr_array_add (problem->order, &g_array_index (scenario->treatments, TrabTreatment, i));
  g_ptr_array_sort (problem->order, compare_starts);
  list_drugs (problem);
}

static void
end_problem (Problem *problem)
{
  g_ptr_array_unref (problem->order);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Problem, end_problem)

static void
add_site (
    const TrabModelParams *p, const Inputs *x, const double *y, double RES, guint s, double *d)
{
  const double f[] = { p->f_LS, p->f_FN, p->f_TH }, ag[] = { p->ag_LS, p->ag_FN, p->ag_TH };
  double N = y[7 + 2 * s], M = y[8 + 2 * s], V = N + M, lo = 1 - y[0], A = s ? y[15] : y[14];
  double drive = s ? p->x_HI_FN * (x->HI + .9 * x->IMPACT) + p->x_MO_FN * (x->MO + .15 * x->WALK)
                   : p->x_HI_LS * (x->HI + .4 * x->IMPACT) + p->x_MO_LS * x->MO;
  double dec = fmax (x->age - 50, 0) / 10, e, S, F, R;

  if (s < 2)
    d[14 + s] = p->kAc * (drive - A);
  e = (1 + x->LOAD) * pade (V, -p->p) / (1 + p->sH * lo) - 1;
  S = p->Gm * e / (1 + fabs (e) / p->e0) + drive - (1 - p->chi) * A;
  if (S > 0)
    S *= p->s0 + (1 - p->s0) * fmin (fmax (y[0], 0), 1);
  F = f[s] * V * fmax (y[3] * (1 - ag[s] * dec * (1 + p->ag2 * dec * .5)) + S, 0);
  R = f[s] * RES * fmax (1 - p->Gr * S, .2);
  d[7 + 2 * s] = F - p->km * N - R * N;
  d[8 + 2 * s] = p->km * N - R * M;
}

/* What is on the surface of bone, of all bisphosphonates together. */
static double
get_all_on_surface (const Problem *problem, const double *y)
{
  double sum = y[4];

  for (guint i = 1; i < problem->n_drugs; i++)
    sum += y[get_surface (i)];
  return sum;
}

/* One bisphosphonate: delivered, buried by formation, lost at its own rate, freed by resorption. */
static void
add_drug (
    const Problem *problem, const Inputs *x, const double *y, double RES, guint drug, double *d)
{
  const TrabModelParams *p = problem->p;
  TrabTreatmentType type = problem->drugs[drug];
  double ko = type == TRAB_TREATMENT_ALN   ? p->ko_ALN
              : type == TRAB_TREATMENT_RIS ? p->ko_RIS
              : type == TRAB_TREATMENT_IBN ? p->ko_IBN
                                           : p->ko_ZOL;
  double taken = type == TRAB_TREATMENT_ALN   ? x->ALN * p->D_ALN
                 : type == TRAB_TREATMENT_RIS ? x->RIS * p->D_RIS
                 : type == TRAB_TREATMENT_IBN ? x->IBN * p->D_IBN
                                              : 0;
  guint i = get_surface (drug);
  double emb = p->kem * y[3] * y[i], rel = p->krel * RES * y[i + 1];

  d[i] = p->gD * taken - emb - ko * y[i] + p->phi * rel;
  d[i + 1] = emb - rel;
}

static void
derive (const Problem *problem, double t, const double *y, double *d)
{
  const TrabModelParams *p = problem->p;
  Inputs x = find_inputs (problem, t);
  double lo = 1 - y[0], u = lo - y[13], surge = .5 * (u + sqrt (u * u + 4e-4)) - .01;
  double fam = x.is_woman ? 0 : androgen (x.T) - 1, G1 = y[6] - 1;
  double RL = fmax (1 + p->gE * (p->aE * lo + p->aW * surge), .2) * (1 + p->aP * (1 - x.NUT))
              * (1 + p->aI * x.INF) * (1 + p->aC * x.GC);
  double Bs = get_all_on_surface (problem, y);
  double RES = y[1] * (1 - p->Im * Bs / (1 + Bs));
  double g = (1 + p->bal * x.bw) * (1 - p->bE * lo) * (1 + p->gG * (x.is_woman ? 1 : p->mG) * G1)
             * (1 + p->bA * fam) * (1 - p->bI * x.INF) * (1 - p->bC * x.GC);

  d[0] = p->kH * (find_target (problem, &x) - y[0]);
  d[1] = p->kOC * (RL * (1 + p->aG * G1) - y[1]);
  d[2] = p->kP * (pade (RES, p->c) * g - y[2]);
  d[3] = p->kB * (y[2] - y[3]);
  d[4] = d[5] = 0;
  for (guint i = 0; i < problem->n_drugs; i++)
    add_drug (problem, &x, y, RES, i, d);
  d[6] = p->kG * (x.IGF - y[6]);
  for (guint s = 0; s < 3; s++)
    add_site (p, &x, y, RES, s, d);
  d[13] = p->kW * (lo - y[13]);
}

static int
find_derivative (sunrealtype t, N_Vector state, N_Vector derivative, void *data)
{
  derive (data, t, NV_DATA_S (state), NV_DATA_S (derivative));
  return 0;
}

static void
set_healthy (const TrabModelParams *p, double *y)
{
  const double f[] = { p->f_LS, p->f_FN, p->f_TH };

  for (guint i = 0; i < MOST_STATES; i++)
    y[i] = i < 4 || i == 6 ? 1 : 0;
  for (guint s = 0; s < 3; s++)
    {
      y[7 + 2 * s] = f[s] / (f[s] + p->km);
      y[8 + 2 * s] = 1 - y[7 + 2 * s];
    }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *one = a, *two = b;

  return (*one > *two) - (*one < *two);
}

/* Every moment at which an input jumps or has a corner. */
static GArray *
list_stops (const TrabScenario *s, double end)
{
  GArray *stops = g_array_new (FALSE, FALSE, sizeof (double));
  double pre = get_pre (s);
  double fixed[] = {
    -pre, end, 0, -1, -3, 50 - s->age_years, s->is_surgical ? s->fmp_age_years - s->age_years : 0
  };

  g_array_append_vals (stops, fixed, G_N_ELEMENTS (fixed));
  for (guint i = 0; i < s->treatments->len; i++)
    {
      const TrabTreatment *one = &g_array_index (s->treatments, TrabTreatment, i);

      g_array_append_val (stops, one->t0_years);
      g_array_append_val (stops, one->t1_years);
    }
  g_array_sort (stops, compare_doubles);
  for (guint i = stops->len; i-- > 0;)
    {
      double at = g_array_index (stops, double, i);

      if (at < -pre || at > end || (i > 0 && at - g_array_index (stops, double, i - 1) < 1e-9))
        g_array_remove_index (stops, i);
    }
  return stops;
}

static void
infuse (const Problem *problem, double t, double *y)
{
  const TrabModelParams *p = problem->p;
  const TrabScenario *s = problem->scenario;
  guint drug = 0;

  while (drug < problem->n_drugs && problem->drugs[drug] != TRAB_TREATMENT_ZOL)
    drug++;
  for (guint i = 0; i < s->treatments->len; i++)
    {
      const TrabTreatment *one = &g_array_index (s->treatments, TrabTreatment, i);

      if (one->type == TRAB_TREATMENT_ZOL && fabs (one->t0_years - t) < 1e-9)
        y[get_surface (drug)] += p->gD * p->D_ZOL * one->value;
    }
}

/* The sixteen states of the specification: all bisphosphonates in one. */
static void
export_states (const Problem *problem, const double *y, double states[ORACLE_N_STATES])
{
  memcpy (states, y, ORACLE_N_STATES * sizeof *states);
  states[4] = get_all_on_surface (problem, y);
  for (guint i = 1; i < problem->n_drugs; i++)
    states[5] += y[get_surface (i) + 1];
}

static void
must (int flag)
{
  g_assert_cmpint (flag, >=, 0);
}

/**
 * oracle_cvode_run:
 * @states: (out): the state of each month from today, before an infusion of that moment
 *
 * BDF with a dense matrix, restarted at every edge.
 */
void
oracle_cvode_run (const TrabModelParams *params,
                  const TrabScenario *scenario,
                  double relative_tolerance,
                  double absolute_tolerance,
                  guint n_months,
                  double (*states)[ORACLE_N_STATES])
{
  double end = (n_months - 1) / 12.0, t = 0;
  g_autoptr (GArray) stops = list_stops (scenario, end);
  g_auto (Problem) problem = { 0 };
  SUNContext context = NULL;
  guint month = 0, n_states;
  double healthy[MOST_STATES];
  N_Vector y;
  SUNMatrix matrix;
  SUNLinearSolver solver;
  void *cvode;

  start_problem (&problem, params, scenario);
  must (SUNContext_Create (SUN_COMM_NULL, &context));
  n_states = get_n_states (&problem);
  y = N_VNew_Serial (n_states, context);
  matrix = SUNDenseMatrix (n_states, n_states, context);
  solver = SUNLinSol_Dense (y, matrix, context);
  cvode = CVodeCreate (CV_BDF, context);
  set_healthy (params, healthy);
  memcpy (NV_DATA_S (y), healthy, n_states * sizeof *healthy);
  must (CVodeInit (cvode, find_derivative, g_array_index (stops, double, 0), y));
  must (CVodeSStolerances (cvode, relative_tolerance, absolute_tolerance));
  must (CVodeSetLinearSolver (cvode, solver, matrix));
  must (CVodeSetUserData (cvode, &problem));
  must (CVodeSetMaxNumSteps (cvode, 1000000));
  for (guint i = 0; i + 1 < stops->len; i++)
    {
      double from = g_array_index (stops, double, i), to = g_array_index (stops, double, i + 1);

      for (; month < n_months && fabs (month / 12.0 - from) < 1e-9; month++)
        export_states (&problem, NV_DATA_S (y), states[month]);
      infuse (&problem, from, NV_DATA_S (y));
      problem.middle = (from + to) / 2;
      must (CVodeReInit (cvode, from, y));
      must (CVodeSetStopTime (cvode, to));
      for (; month < n_months && month / 12.0 < to - 1e-9; month++)
        {
          must (CVode (cvode, month / 12.0, y, &t, CV_NORMAL));
          export_states (&problem, NV_DATA_S (y), states[month]);
        }
      must (CVode (cvode, to, y, &t, CV_NORMAL));
    }
  if (month < n_months)
    export_states (&problem, NV_DATA_S (y), states[month]);
  CVodeFree (&cvode);
  SUNLinSolFree (solver);
  SUNMatDestroy (matrix);
  N_VDestroy (y);
  SUNContext_Free (&context);
}

static void
step_rk4 (const Problem *problem, double t, double h, double *y)
{
  static const double at[] = { 0, 0.5, 0.5, 1 }, weight[] = { 1, 2, 2, 1 };
  double k[MOST_STATES] = { 0 }, stage[MOST_STATES], sum[MOST_STATES] = { 0 };
  guint n_states = get_n_states (problem);

  for (guint i = 0; i < 4; i++)
    {
      for (guint j = 0; j < n_states; j++)
        stage[j] = y[j] + at[i] * h * k[j];
      derive (problem, t + at[i] * h, stage, k);
      for (guint j = 0; j < n_states; j++)
        sum[j] += weight[i] * k[j];
    }
  for (guint j = 0; j < n_states; j++)
    y[j] += h / 6 * sum[j];
}

/**
 * oracle_cvode_run_rk4:
 * The method of the step loop on the equations of this file, with any step: all edges on its grid.
 */
void
oracle_cvode_run_rk4 (const TrabModelParams *params,
                      const TrabScenario *scenario,
                      guint steps_per_month,
                      guint n_months,
                      double (*states)[ORACLE_N_STATES])
{
  int per_year = 12 * (int) steps_per_month;
  int first = -(int) lround (get_pre (scenario) * per_year);
  g_auto (Problem) problem = { 0 };
  double y[MOST_STATES];

  start_problem (&problem, params, scenario);
  set_healthy (params, y);
  for (int i = first; i <= (int) ((n_months - 1) * steps_per_month); i++)
    {
      double t = (double) i / per_year;

      if (i >= 0 && i % (int) steps_per_month == 0)
        export_states (&problem, y, states[(guint) i / steps_per_month]);
      infuse (&problem, t, y);
      problem.middle = t + 0.5 / per_year;
      step_rk4 (&problem, t, 1.0 / per_year, y);
    }
}

void
oracle_cvode_observe (const TrabModelParams *p,
                      double age_years,
                      const double y[ORACLE_N_STATES],
                      double bmd[3],
                      double *ctx,
                      double *p1np)
{
  double artefact = age_years > 65 ? age_years - 60 : pow (fmax (age_years, 55) - 55, 2) / 20;

  for (guint s = 0; s < 3; s++)
    bmd[s] = p->rp * y[7 + 2 * s] + y[8 + 2 * s];
  bmd[0] *= 1 + p->dLS / 100 * artefact;
  *ctx = pow (y[1] * (1 - p->Im * y[4] / (1 + y[4])), p->gC);
  *p1np = pow (y[2], p->gP);
}

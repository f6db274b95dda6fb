/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-model-exposure.h"

#include <math.h>

#define STEP_YEARS (1.0 / TRAB_MODEL_STEPS_PER_YEAR)
#define UNCHANGED NAN

/* What the treatments make of the inputs during one step; UNCHANGED where none acts. */
typedef struct
{
  double e2_pg_ml;
  double trt_ng_dl;
  double ai;
  double gc_mg_d, gc_since_years;
  double igf, inf, load, nut;
  double hi, mo, impact, walk;
} Acting;

typedef struct
{
  const TrabModelParams *params;
  const TrabModelConstants *constants;
  const TrabScenario *scenario;
  GArray *treatments; /* by start, ties in the scenario's order */
  double spinup_years;
  TrabModelExposure *exposure;
} Builder;

static int
to_grid (double years)
{
  return (int) CLAMP (lround (years * TRAB_MODEL_STEPS_PER_YEAR), -G_MAXINT / 2, G_MAXINT / 2);
}

/**
 * trab_model_exposure_get_spinup_years:
 * Returns: the years simulated before today, from the healthy state (model-spec section 6)
 */
double
trab_model_exposure_get_spinup_years (const TrabModelConstants *constants,
                                      const TrabScenario *scenario)
{
  if (!isnan (scenario->pre_years))
    return scenario->pre_years;
  if (scenario->sex == TRAB_SEX_MALE)
    return constants->spinup_man_years;
  return fmax (scenario->age_years - scenario->fmp_age_years + constants->spinup_before_fmp_years,
               constants->spinup_before_fmp_years);
}

/**
 * trab_model_exposure_get_fa:
 * Returns: the androgen action fA(T) of model-spec section 3, 1 in a young man
 */
double
trab_model_exposure_get_fa (const TrabModelConstants *constants, double t_ng_dl)
{
  double half = constants->fa_half_ng_dl * constants->fa_half_ng_dl;
  double t = t_ng_dl * t_ng_dl;
  double young = constants->t_young_ng_dl * constants->t_young_ng_dl;

  return t / (t + half) / (young / (young + half));
}

/* Natural hormones, model-spec section 5. */
static double
get_woman_e2 (const Builder *b, double t, gboolean is_before_operation)
{
  const TrabModelConstants *k = b->constants;
  const TrabScenario *s = b->scenario;
  double post = s->e2_post_pg_ml;
  double fall = k->e2_young_woman_pg_ml - post;
  double since = s->age_years + t - s->fmp_age_years;

  if (s->is_surgical)
    return is_before_operation ? k->e2_young_woman_pg_ml
                               : post + fall * exp (-fmax (since, 0) / k->surgical_decay_years);
  return post + fall / (1 + exp ((since + k->fmp_shift_years) / k->fmp_width_years));
}

static double
get_man_share (const Builder *b, double t)
{
  double ramp = fmax (b->spinup_years - b->constants->man_settled_years, 1);

  return CLAMP ((t + b->spinup_years) / ramp, 0, 1);
}

static double
get_balance_weight (const Builder *b, double t, double t_middle)
{
  if (t_middle < b->constants->bal_from_years)
    return 0;
  return t_middle < 0 ? 1 : exp (-t / b->constants->bal_decay_years);
}

static void
fill_moment (
    const Builder *b, const Acting *acting, double t, double t_middle, TrabModelMoment *moment)
{
  const TrabModelConstants *k = b->constants;
  const TrabScenario *s = b->scenario;
  double e = 0, natural_t = 0, t_ng_dl = 0, extra_e = 0;

  if (s->sex == TRAB_SEX_FEMALE)
    {
      double operation = to_grid (s->fmp_age_years - s->age_years) * STEP_YEARS;

      e = get_woman_e2 (b, t, t_middle < operation);
      natural_t = k->t_woman_ng_dl;
    }
  else
    {
      double w = get_man_share (b, t);

      e = k->e2_young_man_pg_ml + (s->e2_now_pg_ml - k->e2_young_man_pg_ml) * w;
      natural_t = k->t_young_ng_dl + (s->t_now_ng_dl - k->t_young_ng_dl) * w;
    }
  if (!isnan (acting->e2_pg_ml))
    e = fmax (e, acting->e2_pg_ml);
  t_ng_dl = isnan (acting->trt_ng_dl) ? natural_t : acting->trt_ng_dl;
  if (s->sex == TRAB_SEX_MALE)
    extra_e = b->params->arom * (t_ng_dl - natural_t) * (1 - acting->ai);
  e = fmax ((e + extra_e) * (1 - k->ai_e2_share * acting->ai), k->e2_floor_pg_ml);
  moment->e_pow = pow (e, b->params->nE);
  moment->fa = trab_model_exposure_get_fa (k, t_ng_dl);
  moment->gc = 0;
  if (!isnan (acting->gc_mg_d))
    moment->gc = acting->gc_mg_d / k->gc_unit_mg_d
                 * (k->gc_late_share
                    + (1 - k->gc_late_share)
                          * exp (-fmax (t - acting->gc_since_years, 0) / k->gc_decay_years));
  moment->decades = fmax (s->age_years + t - k->age_origin_years, 0) / 10;
  moment->bw = get_balance_weight (b, t, t_middle);
}

static gboolean
get_drug (TrabTreatmentType type, guint *drug)
{
  if (type < TRAB_TREATMENT_ALN || type > TRAB_TREATMENT_ZOL)
    return FALSE;
  *drug = (guint) type - TRAB_TREATMENT_ALN;
  return TRUE;
}

static guint
find_store (const TrabModelExposure *exposure, guint drug)
{
  guint store = 0;

  while (exposure->drug_of_store[store] != drug)
    store++;
  return store;
}

/* In the order in which the drugs are started; drugs that are never taken come last. */
static void
give_out_stores (GArray *sorted, TrabModelExposure *exposure)
{
  gboolean is_placed[TRAB_MODEL_N_DRUGS] = { FALSE };
  guint n = 0, drug = 0;

  for (guint i = 0; i < sorted->len; i++)
    if (get_drug (g_array_index (sorted, TrabTreatment, i).type, &drug) && !is_placed[drug])
      {
        is_placed[drug] = TRUE;
        exposure->drug_of_store[n++] = drug;
      }
  for (drug = 0; drug < TRAB_MODEL_N_DRUGS; drug++)
    if (!is_placed[drug])
      exposure->drug_of_store[n++] = drug;
}

static void
apply_drug (const Builder *b, TrabModelStep *step, const TrabTreatment *treatment)
{
  guint drug = 0;

  if (get_drug (treatment->type, &drug))
    step->delivery[find_store (b->exposure, drug)] = treatment->value;
}

static void
apply_treatment (Acting *acting, const TrabTreatment *treatment)
{
  switch (treatment->type)
    {
    case TRAB_TREATMENT_E2:
      acting->e2_pg_ml
          = isnan (acting->e2_pg_ml) ? treatment->value : fmax (acting->e2_pg_ml, treatment->value);
      break;
    case TRAB_TREATMENT_TRT:
      acting->trt_ng_dl = treatment->value;
      break;
    case TRAB_TREATMENT_AI:
      acting->ai = treatment->value;
      break;
    case TRAB_TREATMENT_IGF:
      acting->igf = treatment->value;
      break;
    case TRAB_TREATMENT_HI:
      acting->hi = treatment->value;
      break;
    case TRAB_TREATMENT_MO:
      acting->mo = treatment->value;
      break;
    case TRAB_TREATMENT_IMPACT:
      acting->impact = treatment->value;
      break;
    case TRAB_TREATMENT_WALK:
      acting->walk = treatment->value;
      break;
    case TRAB_TREATMENT_GC:
      acting->gc_mg_d = treatment->value;
      acting->gc_since_years = treatment->t0_years;
      break;
    case TRAB_TREATMENT_INF:
      acting->inf = treatment->value;
      break;
    case TRAB_TREATMENT_LOAD:
      acting->load = treatment->value;
      break;
    case TRAB_TREATMENT_NUT:
      acting->nut = treatment->value;
      break;
    case TRAB_TREATMENT_ALN:
    case TRAB_TREATMENT_RIS:
    case TRAB_TREATMENT_IBN:
    case TRAB_TREATMENT_ZOL:
      break;
    }
}

static void
fill_step (const Builder *b, int index, TrabModelStep *step, double *igf)
{
  const TrabScenario *s = b->scenario;
  double middle = (2 * index + 1) * (STEP_YEARS / 2);
  Acting acting = { .e2_pg_ml = UNCHANGED,
                    .trt_ng_dl = UNCHANGED,
                    .gc_mg_d = UNCHANGED,
                    .igf = s->igf_ratio,
                    .inf = s->inf_index,
                    .load = s->load,
                    .nut = index < 0 ? s->nut_before : s->nut };
  gboolean is_edge = index == b->exposure->first || index == 0
                     || index == to_grid (b->constants->bal_from_years)
                     || (s->is_surgical && index == to_grid (s->fmp_age_years - s->age_years));

  for (guint i = 0; i < b->treatments->len; i++)
    {
      const TrabTreatment *one = &g_array_index (b->treatments, TrabTreatment, i);
      int from = to_grid (one->t0_years), to = to_grid (one->t1_years);

      if (one->type == TRAB_TREATMENT_ZOL)
        {
          step->zol += from == index ? one->value : 0;
          is_edge |= from == index;
          continue;
        }
      is_edge |= from == index || to == index;
      if (index < from || index >= to)
        continue;
      apply_drug (b, step, one);
      apply_treatment (&acting, one);
    }
  step->nut_gap = 1 - acting.nut;
  step->inf = acting.inf;
  step->load_plus_1 = 1 + acting.load;
  step->hi_spine = acting.hi + b->constants->impact_spine * acting.impact;
  step->hi_hip = acting.hi + b->constants->impact_hip * acting.impact;
  step->mo_spine = acting.mo;
  step->mo_hip = acting.mo + b->constants->walk_hip * acting.walk;
  step->starts_segment = is_edge;
  for (guint i = 0; i < 3; i++)
    fill_moment (b, &acting, (2 * index + (int) i) * (STEP_YEARS / 2), middle, &step->at[i]);
  *igf = acting.igf;
}

/* Equation (7), G' = kG (IGF - G), is the same for every member: it is stepped here, once. */
static double
step_igf (double g, double igf, double kG, double g_minus_1[4])
{
  double k1 = kG * (igf - g);
  double k2 = kG * (igf - (g + STEP_YEARS / 2 * k1));
  double k3 = kG * (igf - (g + STEP_YEARS / 2 * k2));
  double k4 = kG * (igf - (g + STEP_YEARS * k3));

  g_minus_1[0] = g - 1;
  g_minus_1[1] = g + STEP_YEARS / 2 * k1 - 1;
  g_minus_1[2] = g + STEP_YEARS / 2 * k2 - 1;
  g_minus_1[3] = g + STEP_YEARS * k3 - 1;
  return g + STEP_YEARS / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
}

/* Degenerative artefact of the spine scan, years: 0 before 55, quadratic, then age - 60. */
static double
get_artefact_years (const TrabModelConstants *k, double age_years)
{
  double width = k->artefact_to_years - k->artefact_from_years;
  double since = age_years - k->artefact_from_years;

  if (since <= 0)
    return 0;
  return since >= width ? since - width / 2 : since * since / (2 * width);
}

/* g_array_sort() is not stable before GLib 2.76; the few treatments are inserted in order. */
static GArray *
sort_treatments (GArray *treatments)
{
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (TrabTreatment));

  for (guint i = 0; i < treatments->len; i++)
    {
      const TrabTreatment *one = &g_array_index (treatments, TrabTreatment, i);
      guint at = sorted->len;

      while (at > 0 && g_array_index (sorted, TrabTreatment, at - 1).t0_years > one->t0_years)
        at--;
      g_array_insert_val (sorted, at, *one);
    }
  return sorted;
}

static void
note_first_uses (TrabModelExposure *self, int index, const TrabModelStep *step)
{
  for (guint store = 0; store < TRAB_MODEL_N_STORES; store++)
    if (step->delivery[store] > 0
        || (step->zol > 0 && self->drug_of_store[store] == TRAB_MODEL_DRUG_ZOL))
      {
        self->drug_from = MIN (self->drug_from, index);
        if (store > 0)
          self->switch_from = MIN (self->switch_from, index);
      }
  if (step->hi_spine > 0 || step->hi_hip > 0 || step->mo_spine > 0 || step->mo_hip > 0)
    self->exercise_from = MIN (self->exercise_from, index);
  if (step->at[0].gc > 0 || step->inf > 0 || step->g_minus_1[3] != 0)
    self->extra_from = MIN (self->extra_from, index);
}

/**
 * trab_model_exposure_new:
 * @scenario: one that trab_model_check_scenario() accepts
 *
 * Lays a scenario on the grid of the method (model-spec sections 5 and 6): edges rounded to the
 * grid, the spin-up rounded up to it.
 *
 * Returns: (transfer full)
 */
TrabModelExposure *
trab_model_exposure_new (const TrabModelParams *params,
                         const TrabModelConstants *constants,
                         const TrabScenario *scenario)
{
  TrabModelExposure *self = g_new0 (TrabModelExposure, 1);
  g_autoptr (GArray) sorted = sort_treatments (scenario->treatments);
  Builder b = { .params = params,
                .constants = constants,
                .scenario = scenario,
                .treatments = sorted,
                .exposure = self };
  double g = 1, igf = 1;
  guint n_steps;

  b.spinup_years = trab_model_exposure_get_spinup_years (constants, scenario);
  self->first = -(int) ceil (b.spinup_years * TRAB_MODEL_STEPS_PER_YEAR - 1e-6);
  self->last = to_grid (scenario->years);
  self->is_woman = scenario->sex == TRAB_SEX_FEMALE;
  self->drug_from = self->switch_from = self->exercise_from = self->extra_from = G_MAXINT;
  give_out_stores (sorted, self);
  n_steps = (guint) (self->last - self->first);
  self->steps = g_new0 (TrabModelStep, n_steps);
  self->artefact_years = g_new (double, n_steps + 1);
  self->g = g_new (double, n_steps + 1);
  for (guint i = 0; i <= n_steps; i++)
    {
      int index = self->first + (int) i;

      self->artefact_years[i]
          = get_artefact_years (constants, scenario->age_years + index * STEP_YEARS);
      self->g[i] = g;
      if (i == n_steps)
        break;
      fill_step (&b, index, &self->steps[i], &igf);
      g = step_igf (g, igf, params->kG, self->steps[i].g_minus_1);
      note_first_uses (self, index, &self->steps[i]);
    }
  return self;
}

void
trab_model_exposure_free (TrabModelExposure *exposure)
{
  if (exposure == NULL)
    return;
  g_free (exposure->steps);
  g_free (exposure->artefact_years);
  g_free (exposure->g);
  g_free (exposure);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-model-anchor.h"

#include "trab-date.h"

#include <math.h>

static gboolean
is_exercise (TrabModelClass class)
{
  return class == TRAB_MODEL_CLASS_EX_HI || class == TRAB_MODEL_CLASS_EX_MO;
}

static gboolean
is_hrt (TrabModelClass class)
{
  return class == TRAB_MODEL_CLASS_HRT_STD || class == TRAB_MODEL_CLASS_HRT_LOW;
}

static gboolean
is_bisphosphonate (TrabModelClass class)
{
  return class <= TRAB_MODEL_CLASS_ZOL;
}

static gboolean
has_testosterone (const TrabScenario *scenario)
{
  for (guint i = 0; i < scenario->treatments->len; i++)
    {
      const TrabTreatment *one = &g_array_index (scenario->treatments, TrabTreatment, i);

      if (one->type == TRAB_TREATMENT_TRT && one->t1_years > 0)
        return TRUE;
    }
  return FALSE;
}

/* Replacement in proven deficiency, in men, has trials; raising IGF-1 above the age mean has not.
 */
static TrabModelClass
classify_igf (const TrabScenario *scenario, double igf)
{
  gboolean is_replacement = scenario->sex == TRAB_SEX_MALE && scenario->igf_ratio < 1 && igf <= 1;

  return is_replacement ? TRAB_MODEL_CLASS_GHD_REPL : TRAB_MODEL_CLASS_OTHER;
}

/**
 * trab_model_anchor_classify:
 * @class: (out): the class whose gain the treatment takes
 *
 * Returns: whether the treatment acts today or later; what ended before today is history, which the
 *   untreated twin has too
 */
gboolean
trab_model_anchor_classify (const TrabModelConstants *constants,
                            const TrabScenario *scenario,
                            const TrabTreatment *treatment,
                            TrabModelClass *class)
{
  static const TrabModelClass classes[TRAB_N_TREATMENT_TYPES] = {
    [TRAB_TREATMENT_E2] = TRAB_MODEL_CLASS_HRT_STD,
    [TRAB_TREATMENT_ALN] = TRAB_MODEL_CLASS_ALN,
    [TRAB_TREATMENT_RIS] = TRAB_MODEL_CLASS_RIS,
    [TRAB_TREATMENT_IBN] = TRAB_MODEL_CLASS_IBN,
    [TRAB_TREATMENT_ZOL] = TRAB_MODEL_CLASS_ZOL,
    [TRAB_TREATMENT_TRT] = TRAB_MODEL_CLASS_TRT,
    [TRAB_TREATMENT_AI] = TRAB_MODEL_CLASS_OTHER,
    [TRAB_TREATMENT_IGF] = TRAB_MODEL_CLASS_OTHER,
    [TRAB_TREATMENT_HI] = TRAB_MODEL_CLASS_EX_HI,
    [TRAB_TREATMENT_MO] = TRAB_MODEL_CLASS_EX_MO,
    [TRAB_TREATMENT_IMPACT] = TRAB_MODEL_CLASS_EX_HI,
    [TRAB_TREATMENT_WALK] = TRAB_MODEL_CLASS_EX_MO,
    [TRAB_TREATMENT_GC] = TRAB_MODEL_CLASS_OTHER,
    [TRAB_TREATMENT_INF] = TRAB_MODEL_CLASS_OTHER,
    [TRAB_TREATMENT_LOAD] = TRAB_MODEL_CLASS_OTHER,
    [TRAB_TREATMENT_NUT] = TRAB_MODEL_CLASS_CAD,
  };
  gboolean is_infusion = treatment->type == TRAB_TREATMENT_ZOL;

  *class = classes[treatment->type];
  if (scenario->sex == TRAB_SEX_MALE && is_bisphosphonate (*class))
    *class = TRAB_MODEL_CLASS_BP_MEN;
  if (treatment->type == TRAB_TREATMENT_E2 && treatment->value <= constants->hrt_low_to_pg_ml)
    *class = TRAB_MODEL_CLASS_HRT_LOW;
  if (treatment->type == TRAB_TREATMENT_IGF)
    *class = classify_igf (scenario, treatment->value);
  if (treatment->type == TRAB_TREATMENT_AI && has_testosterone (scenario))
    *class = TRAB_MODEL_CLASS_TRT;
  return is_infusion ? treatment->t0_years >= 0 : treatment->t1_years > 0;
}

typedef gboolean (*Keeps) (TrabModelClass class, gconstpointer data);

static gboolean
keeps_nothing (TrabModelClass class, gconstpointer data)
{
  return FALSE;
}

static gboolean
keeps_one (TrabModelClass class, gconstpointer data)
{
  return class == *(const TrabModelClass *) data;
}

static gboolean
keeps_no_exercise (TrabModelClass class, gconstpointer data)
{
  return !is_exercise (class);
}

/* The scenario with its whole history and, from today, only the classes that @keeps. A course that
 * runs through today is cut there when it is not kept, so the state today is the same in all. */
static TrabScenario *
copy_variant (const TrabModel *model, const TrabScenario *scenario, Keeps keeps, gconstpointer data)
{
  TrabScenario *copy = trab_scenario_copy (scenario);
  gboolean has_repletion = FALSE, keeps_repletion = keeps (TRAB_MODEL_CLASS_CAD, data);

  g_array_set_size (copy->treatments, 0);
  for (guint i = 0; i < scenario->treatments->len; i++)
    {
      TrabTreatment one = g_array_index (scenario->treatments, TrabTreatment, i);
      TrabModelClass class = TRAB_MODEL_CLASS_OTHER;
      gboolean is_ahead
          = trab_model_anchor_classify (trab_model_get_constants (model), scenario, &one, &class);

      has_repletion |= is_ahead && class == TRAB_MODEL_CLASS_CAD;
      if (is_ahead && !keeps (class, data))
        {
          if (one.t0_years >= 0)
            continue;
          one.t1_years = 0;
        }
      g_array_append_val (copy->treatments, one);
    }
  if (has_repletion && !keeps_repletion)
    copy->nut = scenario->nut_before;
  return copy;
}

static int
add_variant (TrabModelAnchor *self, TrabScenario *variant)
{
  g_ptr_array_add (self->variants, variant);
  return (int) self->variants->len - 1;
}

/* Until when a treatment counts as taken. */
static double
get_end_years (const TrabModelConstants *constants, const TrabTreatment *treatment)
{
  if (treatment->type == TRAB_TREATMENT_ZOL)
    return treatment->t0_years + constants->infusion_years;
  return treatment->t1_years;
}

/* Whether somebody who takes the class today took it before, too: the same course going on. */
static gboolean
is_running (const TrabModelConstants *constants, const TrabScenario *scenario, TrabModelClass class)
{
  for (guint i = 0; i < scenario->treatments->len; i++)
    {
      const TrabTreatment *one = &g_array_index (scenario->treatments, TrabTreatment, i);
      TrabModelClass its = TRAB_MODEL_CLASS_OTHER;

      trab_model_anchor_classify (constants, scenario, one, &its);
      if (its == class && one->t0_years < 0 && get_end_years (constants, one) >= 0)
        return TRUE;
    }
  return FALSE;
}

static void
find_parts (TrabModelAnchor *self, const TrabModel *model, const TrabScenario *scenario)
{
  const TrabModelConstants *constants = trab_model_get_constants (model);
  gboolean is_present[TRAB_MODEL_N_CLASSES] = { FALSE };

  for (guint i = 0; i < scenario->treatments->len; i++)
    {
      TrabModelClass class = TRAB_MODEL_CLASS_OTHER;

      if (trab_model_anchor_classify (
              constants, scenario, &g_array_index (scenario->treatments, TrabTreatment, i), &class))
        is_present[class] = TRUE;
    }
  for (guint i = 0; i < TRAB_MODEL_N_CLASSES; i++)
    if (is_present[i])
      self->parts[self->n_parts++]
          = (TrabModelAnchorPart){ (TrabModelClass) i, is_exercise ((TrabModelClass) i),
                                   is_running (constants, scenario, (TrabModelClass) i), -1 };
}

static guint
count_parts (const TrabModelAnchor *self, gboolean wants_exercise)
{
  guint n = 0;

  for (guint i = 0; i < self->n_parts; i++)
    n += self->parts[i].is_exercise == wants_exercise;
  return n;
}

static void
list_variants (TrabModelAnchor *self, const TrabModel *model, const TrabScenario *scenario)
{
  guint n_exercise = count_parts (self, TRUE), n_other = count_parts (self, FALSE);

  for (guint i = 0; i < self->n_parts; i++)
    self->is_exercise_on_top
        |= n_exercise > 0
           && (is_hrt (self->parts[i].class) || is_bisphosphonate (self->parts[i].class));
  if (self->n_parts > 0)
    add_variant (self, trab_scenario_copy (scenario));
  if (self->is_exercise_on_top)
    self->no_exercise = add_variant (self, copy_variant (model, scenario, keeps_no_exercise, NULL));
  for (guint i = 0; i < self->n_parts; i++)
    {
      TrabModelAnchorPart *part = &self->parts[i];
      guint n_beside = part->is_exercise ? n_exercise : n_other;

      if (!self->is_exercise_on_top)
        n_beside = self->n_parts;
      if (n_beside > 1)
        part->variant = add_variant (self, copy_variant (model, scenario, keeps_one, &part->class));
    }
}

/* o up to each month: (years of HRT and bisphosphonate at once) / (years of any treatment).
 * Exercise is not counted: beside those two it has a gain of its own. */
static void
find_overlap (TrabModelAnchor *self, const TrabModel *model, const TrabScenario *scenario)
{
  const TrabModelConstants *constants = trab_model_get_constants (model);
  guint n_any = 0, n_both = 0;

  for (guint step = 0; step < self->n_months * TRAB_MODEL_STEPS_PER_MONTH; step++)
    {
      double middle = (step + 0.5) / TRAB_MODEL_STEPS_PER_YEAR;
      gboolean has_any = FALSE, has_hrt = FALSE, has_drug = FALSE;

      if (step % TRAB_MODEL_STEPS_PER_MONTH == 0)
        self->overlap[step / TRAB_MODEL_STEPS_PER_MONTH] = n_any > 0 ? n_both / (double) n_any : 0;
      for (guint i = 0; i < scenario->treatments->len; i++)
        {
          const TrabTreatment *one = &g_array_index (scenario->treatments, TrabTreatment, i);
          TrabModelClass class = TRAB_MODEL_CLASS_OTHER;

          if (!trab_model_anchor_classify (constants, scenario, one, &class) || is_exercise (class)
              || middle < one->t0_years || middle >= get_end_years (constants, one))
            continue;
          has_any = TRUE;
          has_hrt |= is_hrt (class);
          has_drug |= is_bisphosphonate (class);
        }
      n_any += has_any;
      n_both += has_hrt && has_drug;
    }
}

/**
 * trab_model_anchor_new:
 * @scenario: one that trab_model_check_scenario() accepts
 *
 * Returns: (transfer full)
 */
TrabModelAnchor *
trab_model_anchor_new (const TrabModel *model, const TrabScenario *scenario)
{
  TrabModelAnchor *self = g_new0 (TrabModelAnchor, 1);

  self->variants = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_scenario_free);
  self->untreated = copy_variant (model, scenario, keeps_nothing, NULL);
  self->no_exercise = -1;
  self->n_months = (guint) floor (scenario->years * TRAB_MONTHS_PER_YEAR + 1e-6) + 1;
  self->overlap = g_new0 (double, self->n_months);
  self->small_effect_sum = trab_model_get_constants (model)->small_effect_sum;
  find_parts (self, model, scenario);
  list_variants (self, model, scenario);
  find_overlap (self, model, scenario);
  return self;
}

void
trab_model_anchor_free (TrabModelAnchor *anchor)
{
  if (anchor == NULL)
    return;
  trab_scenario_free (anchor->untreated);
  g_ptr_array_unref (anchor->variants);
  g_free (anchor->overlap);
  g_free (anchor);
}

/* Mean gain of the parts (all, or only those that are or are not exercise), weighted by the size of
 * each one's own effect. */
static double
get_mean_gain (const TrabModelAnchor *anchor,
               const TrabModelGains *gains,
               guint site,
               gboolean with_exercise,
               gboolean with_others,
               double untreated,
               const double *variants)
{
  double sum = 0, weighted = 0, plain = 0;
  guint n = 0;

  for (guint i = 0; i < anchor->n_parts; i++)
    {
      const TrabModelAnchorPart *part = &anchor->parts[i];
      double gain = gains->lambda[part->class][site], effect;

      if (part->is_exercise ? !with_exercise : !with_others)
        continue;
      effect = part->variant < 0 ? 0 : fabs (log (variants[part->variant] / untreated));
      sum += effect;
      weighted += effect * gain;
      plain += gain;
      n++;
    }
  return sum < anchor->small_effect_sum ? plain / MAX (n, 1) : weighted / sum;
}

/* Mean gain on the markers of what is started, weighted by the size of each one's own effect. What
 * goes on is left as the core has it: its fall is in the marker of today, and stopping it (FLEX)
 * asks for no gain. So is exercise, of which no effect on markers is modelled. */
static double
get_marker_gain (const TrabModelAnchor *anchor,
                 const TrabModelGains *gains,
                 double untreated,
                 const double *variants)
{
  double sum = 0, weighted = 0, plain = 0;
  guint n = 0;

  for (guint i = 0; i < anchor->n_parts; i++)
    {
      const TrabModelAnchorPart *part = &anchor->parts[i];
      double gain = part->is_running ? 1 : gains->marker[part->class], effect;

      if (part->is_exercise)
        continue;
      effect = part->variant < 0 ? 0 : fabs (log (variants[part->variant] / untreated));
      sum += effect;
      weighted += effect * gain;
      plain += gain;
      n++;
    }
  if (n == 0)
    return 1;
  return sum < anchor->small_effect_sum ? plain / n : weighted / sum;
}

static gboolean
is_any_running (const TrabModelAnchor *anchor)
{
  for (guint i = 0; i < anchor->n_parts; i++)
    if (anchor->parts[i].is_running)
      return TRUE;
  return FALSE;
}

/* Markers are anchored as density is, on the log of their change: (M / M_U) to the power of the
 * gain (fracture-layer section 8). A gain is above 0, so what lowers a marker in the core lowers it
 * here. */
static double
combine_marker (const TrabModelAnchor *anchor,
                const TrabModelGains *gains,
                guint month,
                double untreated,
                const double *variants)
{
  double o = is_any_running (anchor) ? 0 : anchor->overlap[month], gain;

  gain = get_marker_gain (anchor, gains, untreated, variants);
  gain = (1 - o) * gain + o * gains->marker[TRAB_MODEL_CLASS_COMBO_HRT_BP];
  return exp (gain * log (variants[0] / untreated));
}

/**
 * trab_model_anchor_combine:
 * @untreated: the quantity in the untreated twin at that month
 * @variants: and in each variant, same unit
 *
 * Model-spec section 7; markers by fracture-layer section 8.
 *
 * Returns: what is reported / @untreated
 */
double
trab_model_anchor_combine (const TrabModelAnchor *anchor,
                           const TrabModelGains *gains,
                           TrabQuantity quantity,
                           guint month,
                           double untreated,
                           const double *variants)
{
  double o = anchor->overlap[month], gain, exercise_gain, plain;
  guint site = quantity;

  if (anchor->n_parts == 0)
    return 1;
  if (quantity >= TRAB_QUANTITY_CTX)
    return combine_marker (anchor, gains, month, untreated, variants);
  if (anchor->n_parts == 1)
    return 1 + gains->lambda[anchor->parts[0].class][site] * (variants[0] / untreated - 1);
  gain
      = get_mean_gain (anchor, gains, site, !anchor->is_exercise_on_top, TRUE, untreated, variants);
  gain = (1 - o) * gain + o * gains->lambda[TRAB_MODEL_CLASS_COMBO_HRT_BP][site];
  if (!anchor->is_exercise_on_top)
    return 1 + gain * (variants[0] / untreated - 1);
  plain = variants[anchor->no_exercise];
  exercise_gain = get_mean_gain (anchor, gains, site, TRUE, FALSE, untreated, variants);
  return 1 + gain * (plain / untreated - 1)
         + gains->lambda[TRAB_MODEL_CLASS_EX_ON_AR][site] * exercise_gain * (variants[0] - plain)
               / untreated;
}

static const gsize marker_offsets[] = {
  G_STRUCT_OFFSET (TrabTrajectoryPoint, ctx_rel), G_STRUCT_OFFSET (TrabTrajectoryPoint, p1np_rel),
  G_STRUCT_OFFSET (TrabTrajectoryPoint, ntx_rel), G_STRUCT_OFFSET (TrabTrajectoryPoint, bsap_rel),
  G_STRUCT_OFFSET (TrabTrajectoryPoint, oc_rel),
};

static double *
get_marker (TrabTrajectoryPoint *point, guint marker)
{
  return &G_STRUCT_MEMBER (double, point, marker_offsets[marker]);
}

/* All markers take the gain of their class. @variants: of one moment, @stride apart. */
static void
anchor_markers (const TrabModelAnchor *anchor,
                const TrabModelGains *gains,
                guint month,
                TrabTrajectoryPoint *untreated,
                TrabTrajectoryPoint *variants,
                guint stride,
                TrabTrajectoryPoint *point)
{
  for (guint i = 0; i < G_N_ELEMENTS (marker_offsets); i++)
    {
      double values[TRAB_MODEL_ANCHOR_MAX_PARTS + 2] = { 0 }, base = *get_marker (untreated, i);

      for (guint j = 0; j < anchor->variants->len; j++)
        values[j] = *get_marker (&variants[(gsize) j * stride], i);
      *get_marker (point, i)
          = base
            * trab_model_anchor_combine (anchor, gains, TRAB_QUANTITY_CTX, month, base, values);
    }
}

/**
 * trab_model_anchor_simulate_at:
 * As trab_model_simulate_at(), with the anchored level of density beside the core's.
 * @points: (out caller-allocates): the core, but for the markers, which are anchored
 * @anchored_rel: (out caller-allocates): per moment, BMD of LS, FN and TH relative to the healthy
 *   young level; the core's own before today, where nothing is anchored
 *
 * Returns: FALSE with TRAB_MODEL_ERROR
 */
gboolean
trab_model_anchor_simulate_at (const TrabModel *model,
                               const TrabModelParams *params,
                               const TrabScenario *scenario,
                               const int *grid_steps,
                               guint n_steps,
                               TrabTrajectoryPoint *points,
                               double (*anchored_rel)[TRAB_MODEL_N_SITES],
                               GError **error)
{
  g_autoptr (TrabModelAnchor) anchor = NULL;
  g_autofree TrabTrajectoryPoint *untreated = g_new (TrabTrajectoryPoint, n_steps);
  g_autofree TrabTrajectoryPoint *variants = NULL;
  TrabModelGains gains;

  if (!trab_model_check_scenario (model, scenario, error))
    return FALSE;
  anchor = trab_model_anchor_new (model, scenario);
  variants = g_new (TrabTrajectoryPoint, (gsize) n_steps * (anchor->variants->len + 1));
  if (!trab_model_simulate_at (model, params, anchor->untreated, grid_steps, n_steps, untreated,
                               error)
      || !trab_model_simulate_at (model, params, scenario, grid_steps, n_steps, points, error))
    return FALSE;
  for (guint i = 0; i < anchor->variants->len; i++)
    if (!trab_model_simulate_at (model, params, g_ptr_array_index (anchor->variants, i), grid_steps,
                                 n_steps, &variants[i * n_steps], error))
      return FALSE;
  trab_model_gains_set (trab_model_get_gain_table (model), NULL, NULL, &gains);
  for (guint i = 0; i < n_steps; i++)
    if (grid_steps[i] >= 0)
      anchor_markers (anchor, &gains, (guint) grid_steps[i] / TRAB_MODEL_STEPS_PER_MONTH,
                      &untreated[i], &variants[i], n_steps, &points[i]);
  for (guint i = 0; i < n_steps; i++)
    for (guint site = 0; site < TRAB_MODEL_N_SITES; site++)
      {
        guint month = (guint) MAX (grid_steps[i], 0) / TRAB_MODEL_STEPS_PER_MONTH;
        double values[TRAB_MODEL_ANCHOR_MAX_PARTS + 2] = { 0 }, base = untreated[i].bmd_rel[site];

        for (guint j = 0; j < anchor->variants->len; j++)
          values[j] = variants[j * n_steps + i].bmd_rel[site];
        anchored_rel[i][site]
            = grid_steps[i] < 0 ? points[i].bmd_rel[site]
                                : base
                                      * trab_model_anchor_combine (
                                          anchor, &gains, (TrabQuantity) site, month, base, values);
      }
  return TRUE;
}

/**
 * trab_model_anchor_simulate:
 * The point curve of a plan: the core as trab_model_simulate() gives it, with anchored markers and
 * the anchored % change of density from month 0 beside it.
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_MODEL_ERROR
 */
TrabTrajectory *
trab_model_anchor_simulate (const TrabModel *model, const TrabScenario *scenario, GError **error)
{
  g_autoptr (TrabTrajectory) plan = trab_model_simulate (model, scenario, error);
  g_autofree TrabTrajectoryPoint *points = NULL;
  g_autofree double (*anchored_rel)[TRAB_MODEL_N_SITES] = NULL;
  g_autofree int *steps = NULL;

  if (plan == NULL)
    return NULL;
  points = g_new (TrabTrajectoryPoint, plan->n_months);
  anchored_rel = g_malloc_n (plan->n_months, sizeof *anchored_rel);
  steps = g_new (int, plan->n_months);
  for (guint month = 0; month < plan->n_months; month++)
    steps[month] = (int) month * TRAB_MODEL_STEPS_PER_MONTH;
  if (!trab_model_anchor_simulate_at (model, NULL, scenario, steps, plan->n_months, points,
                                      anchored_rel, error))
    return NULL;
  for (guint month = 0; month < plan->n_months; month++)
    for (guint site = 0; site < TRAB_MODEL_N_SITES; site++)
      plan->months[month].bmd_pct[site]
          = 100 * (anchored_rel[month][site] / anchored_rel[0][site] - 1);
  for (guint month = 0; month < plan->n_months; month++)
    for (guint i = 0; i < G_N_ELEMENTS (marker_offsets); i++)
      *get_marker (&plan->months[month], i) = *get_marker (&points[month], i);
  return g_steal_pointer (&plan);
}

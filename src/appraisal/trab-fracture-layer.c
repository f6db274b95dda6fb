/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fracture-layer.h"

#include <math.h>

#include "trab-citation.h"

#define Z_90 1.6448536269514722 /* 5 % beyond it on each side */
#define GROWTH_HORMONE "GH"     /* fracture class: no trial compared broken bones */
#define Z_95_SPAN 3.92          /* a 95 % interval spans so many standard errors */

struct _TrabFractureLayer
{
  TrabEvidence *evidence; /* (unowned) */
  GArray *effects;        /* of TrabFractureEffect */
};

/* A course's effect on one outcome, as the trials have it. */
typedef struct
{
  const TrabPlanCourse *course;
  const TrabFractureEffect *effect;
  gboolean is_extrapolated;
} CourseEffect;

TrabFractureLayer *
trab_fracture_layer_new (TrabEvidence *evidence, GError **error)
{
  g_autoptr (TrabFractureLayer) self = g_new0 (TrabFractureLayer, 1);

  self->evidence = evidence;
  self->effects = trab_fracture_effect_load (evidence, error);
  return self->effects ? g_steal_pointer (&self) : NULL;
}

void
trab_fracture_layer_free (TrabFractureLayer *layer)
{
  if (layer == NULL)
    return;
  g_clear_pointer (&layer->effects, g_array_unref);
  g_free (layer);
}

/* The row for what is true of the person; a row with a condition needs that condition to be known.
 */
static const TrabFractureEffect *
find_effect (const TrabFractureLayer *layer,
             const TrabFractureContext *context,
             const char *fracture_class,
             TrabOutcome outcome,
             gboolean *is_extrapolated)
{
  TrabFractureOutcome wanted = outcome == TRAB_OUTCOME_HIP ? TRAB_FRACTURE_OUTCOME_HIP
                                                           : TRAB_FRACTURE_OUTCOME_ANY_CLINICAL;
  const char *conditions[] = {
    context->has_osteoporosis ? "osteoporosis_or_vertebral_fracture" : NULL,
    context->is_intake_low ? "intake_or_vitamin_d_low" : NULL,
  };
  const TrabFractureEffect *effect = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      effect = trab_fracture_effect_find (layer->effects, fracture_class, wanted, conditions[i],
                                          context->sex, is_extrapolated);
      if (effect != NULL && effect->condition != NULL
          && !g_str_equal (effect->condition, "otherwise"))
        return effect;
    }
  return effect;
}

static char *
join_ids (const char *blank_separated)
{
  g_auto (GStrv) ids = g_strsplit (blank_separated ? blank_separated : "", " ", -1);

  return g_strjoinv (",", ids);
}

static void
cite (const TrabFractureLayer *layer, const char *ids, TrabFractureCell *cell)
{
  g_auto (GStrv) list = g_strsplit (ids ? ids : "", " ", -1);
  TrabCitation citation;

  cell->evidence_ids = join_ids (ids);
  if (list[0] == NULL || !trab_citation_look_up (layer->evidence, list[0], &citation, NULL))
    return;
  cell->population = g_strdup (citation.population);
  cell->certainty = g_strdup (citation.certainty_words);
}

/* Share of the trial's effect that holds in a month: it comes and goes with what the medicine does
 * to bone, by the lesser of density gained and resorption held back (a judgement, section 11). */
static double
get_share (const TrabFractureEffect *effect,
           const TrabPlanCourse *course,
           TrabRun *run,
           guint month)
{
  double at_years = (month + 0.5) / 12;
  gboolean is_taken
      = at_years >= course->from_years && (!course->has_to_years || at_years < course->to_years);
  double share = 1;

  if (effect->fades == TRAB_FRACTURE_FADES_NEVER)
    return 1;
  if (effect->fades == TRAB_FRACTURE_FADES_AT_STOP)
    return is_taken ? 1 : 0;
  if (run == NULL || month + 1 >= trab_run_get_n_months (run) || at_years < course->from_years)
    return 0;
  if (effect->has_dth_ref)
    share = MIN (
        share,
        0.5 * (trab_run_get_d_th_points (run, month) + trab_run_get_d_th_points (run, month + 1))
            / effect->dth_ref_pct);
  if (effect->has_q_ref)
    share = MIN (
        share,
        0.5 * (trab_run_get_q_inhibition (run, month) + trab_run_get_q_inhibition (run, month + 1))
            / effect->q_ref);
  return CLAMP (share, 0, 1);
}

/* Of several medicines the best single one counts in each month: ratios are never multiplied. */
static double
get_log_ratio (const GArray *effects, TrabRun *run, guint month, double z)
{
  double best = 0;
  gboolean is_any = FALSE;

  for (guint i = 0; i < effects->len; i++)
    {
      const CourseEffect *item = &g_array_index (effects, CourseEffect, i);
      double centre = log (item->effect->rr);
      double spread = item->effect->has_range
                          ? log (item->effect->rr_high / item->effect->rr_low) / Z_95_SPAN
                          : 0;
      double ratio = (centre + z * spread) * get_share (item->effect, item->course, run, month);

      if (!is_any || ratio < best)
        best = ratio;
      is_any = TRUE;
    }
  return best;
}

static double
get_chance (const TrabFractureContext *context,
            TrabOutcome outcome,
            const GArray *effects,
            TrabRun *run,
            double benefit_years,
            double z)
{
  double relative[TRAB_FRACTURE_HAZARD_MAX_MONTHS];
  guint n_months = (guint) lround (12 * context->years);

  for (guint month = 0; month < n_months; month++)
    relative[month]
        = (month + 0.5) / 12 < benefit_years ? exp (get_log_ratio (effects, run, month, z)) : 1;
  return trab_fracture_hazard_get_chance_pct (&context->hazard[outcome], relative, n_months);
}

/* No benefit is shown, and the range that the trial leaves open is: from no effect to its upper
 * bound. */
static void
fill_excess (const TrabFractureLayer *layer,
             const TrabFractureContext *context,
             TrabOutcome outcome,
             const TrabFractureEffect *effect,
             TrabFractureCell *cell)
{
  double relative[TRAB_FRACTURE_HAZARD_MAX_MONTHS];
  guint n_months = (guint) lround (12 * context->years);

  cell->state = TRAB_CELL_UNKNOWN;
  cell->notes |= TRAB_FRACTURE_NOTE_TRIAL_EXCESS;
  cell->relative_low = 1;
  cell->relative_high = effect->rr_high;
  for (guint month = 0; month < n_months; month++)
    relative[month] = effect->rr_high;
  cell->low = trab_fracture_hazard_get_chance_pct (&context->hazard[outcome], NULL, n_months);
  cell->high = trab_fracture_hazard_get_chance_pct (&context->hazard[outcome], relative, n_months);
  cite (layer, effect->evidence_ids, cell);
}

static void
fill_untreated (const TrabFractureContext *context, TrabOutcome outcome, TrabFractureCell *cell)
{
  cell->state = TRAB_CELL_NUMBER;
  cell->relative = 1;
  cell->relative_low = 1;
  cell->relative_high = 1;
  cell->best = trab_fracture_hazard_get_chance_pct (&context->hazard[outcome], NULL,
                                                    (guint) lround (12 * context->years));
  cell->evidence_ids = g_strdup (context->calculator);
}

static gboolean
is_same_time (const TrabPlanCourse *a, const TrabPlanCourse *b)
{
  return (!a->has_to_years || b->from_years < a->to_years)
         && (!b->has_to_years || a->from_years < b->to_years);
}

/* Exercise: its trials counted falls and the breaks they cause, in older people; that is shown
 * beside the medicines' numbers and never inside them, whatever the outcome. */
static gboolean
stands_beside (const TrabFractureLayer *layer, const char *fracture_class)
{
  for (guint i = 0; i < layer->effects->len; i++)
    {
      const TrabFractureEffect *effect = &g_array_index (layer->effects, TrabFractureEffect, i);

      if (g_str_equal (effect->fracture_class, fracture_class)
          && effect->shows == TRAB_FRACTURE_SHOWS_BESIDE
          && effect->claim == TRAB_FRACTURE_CLAIM_NUMBER)
        return TRUE;
    }
  return FALSE;
}

/* What the plan's courses bring to one outcome. */
typedef struct
{
  GArray *effects;                  /* of CourseEffect: ratios of trials */
  const TrabPlanCourse *without;    /* the first course that no trial gives a ratio for */
  const TrabFractureEffect *excess; /* a trial that counted more broken bones */
  const TrabPlanCourse *unknown;    /* a course nobody has studied: the whole plan is unknown */
} Sorted;

static void
sort_courses (const TrabFractureLayer *layer,
              const TrabFractureContext *context,
              const TrabPlan *plan,
              TrabOutcome outcome,
              Sorted *sorted,
              TrabFractureCell *cell)
{
  for (guint i = 0; i < plan->courses->len; i++)
    {
      const TrabPlanCourse *course = &g_array_index (plan->courses, TrabPlanCourse, i);
      CourseEffect item = { .course = course };

      item.effect = find_effect (layer, context, course->regimen->fracture_class, outcome,
                                 &item.is_extrapolated);
      if (item.effect != NULL && item.effect->claim == TRAB_FRACTURE_CLAIM_EXCESS)
        sorted->excess = item.effect;
      else if (course->regimen->shown_as == TRAB_REGIMEN_SHOWN_AS_NOT_KNOWN
               || g_str_equal (course->regimen->fracture_class, GROWTH_HORMONE))
        sorted->unknown = course;
      else if (stands_beside (layer, course->regimen->fracture_class))
        cell->notes |= TRAB_FRACTURE_NOTE_SHOWN_BESIDE;
      else if (course->only_where_low && !context->is_intake_low)
        continue; /* repletion helps only those who lack: nothing is credited */
      else if (item.effect != NULL && item.effect->claim == TRAB_FRACTURE_CLAIM_NUMBER
               && item.effect->shows == TRAB_FRACTURE_SHOWS_MULTIPLIES)
        g_array_append_val (sorted->effects, item);
      else if (sorted->without == NULL)
        sorted->without = course;
    }
}

/* Calcium and vitamin D were taken in both arms of the medicines' trials: never on top of them. */
static void
drop_repletion_beside_medicines (GArray *effects)
{
  gboolean has_medicine = FALSE;

  for (guint i = 0; i < effects->len; i++)
    has_medicine
        |= !g_str_equal (g_array_index (effects, CourseEffect, i).effect->fracture_class, "CAD");
  for (guint i = effects->len; has_medicine && i > 0; i--)
    if (g_str_equal (g_array_index (effects, CourseEffect, i - 1).effect->fracture_class, "CAD"))
      g_array_remove_index (effects, i - 1);
}

/* Two medicines at the same time, whether or not the second has a ratio of its own. */
static gboolean
is_without_study_of_all (const Sorted *sorted)
{
  const TrabPlanCourse *first = g_array_index (sorted->effects, CourseEffect, 0).course;

  for (guint i = 1; i < sorted->effects->len; i++)
    if (is_same_time (first, g_array_index (sorted->effects, CourseEffect, i).course))
      return TRUE;
  return sorted->without != NULL && is_same_time (first, sorted->without);
}

static void
fill_number (const TrabFractureLayer *layer,
             const TrabFractureContext *context,
             TrabOutcome outcome,
             const Sorted *sorted,
             double benefit_years,
             TrabComparedPlan *into)
{
  TrabFractureCell *cell = &into->fracture[outcome];
  const GArray *effects = sorted->effects;
  const CourseEffect *first = &g_array_index (effects, CourseEffect, 0);

  for (guint i = 1; i < effects->len; i++)
    {
      const CourseEffect *item = &g_array_index (effects, CourseEffect, i);

      if (item->effect->rr < first->effect->rr)
        first = item;
    }
  cell->state = TRAB_CELL_NUMBER;
  cell->has_range = first->effect->has_range;
  cell->benefit_years = MIN (benefit_years, context->years);
  cell->relative = first->effect->rr;
  cell->relative_low = first->effect->rr_low;
  cell->relative_high = first->effect->rr_high;
  cell->best = get_chance (context, outcome, effects, into->run, benefit_years, 0);
  cell->low = get_chance (context, outcome, effects, into->run, benefit_years, -Z_90);
  cell->high = get_chance (context, outcome, effects, into->run, benefit_years, Z_90);
  cite (layer, first->effect->evidence_ids, cell);
  if (cell->benefit_years < context->years)
    cell->notes |= TRAB_FRACTURE_NOTE_SHORTER_BENEFIT;
  if (first->is_extrapolated)
    cell->notes |= TRAB_FRACTURE_NOTE_FROM_WOMEN;
  if (first->effect->beside_evidence_ids != NULL)
    cell->notes |= TRAB_FRACTURE_NOTE_TRIALS_DISAGREE;
  if (is_without_study_of_all (sorted))
    cell->notes |= TRAB_FRACTURE_NOTE_NO_STUDY_OF_BOTH;
}

/* No course has a ratio of its own: hatched, with the words of why. */
static void
fill_without (const TrabFractureLayer *layer,
              const TrabFractureContext *context,
              TrabOutcome outcome,
              const TrabPlanCourse *without,
              TrabFractureCell *cell)
{
  const TrabFractureEffect *effect = NULL;
  const char *fracture_class = without ? without->regimen->fracture_class : NULL;
  gboolean is_extrapolated = FALSE;

  cell->state = TRAB_CELL_UNKNOWN;
  if (fracture_class != NULL)
    effect = find_effect (layer, context, fracture_class, outcome, &is_extrapolated);
  if (effect != NULL)
    cite (layer, effect->beside_evidence_ids ? effect->beside_evidence_ids : effect->evidence_ids,
          cell);
  if (effect != NULL && g_str_has_prefix (fracture_class, "HRT"))
    cell->notes |= TRAB_FRACTURE_NOTE_FORM_HAS_NO_TRIAL;
  else if (effect != NULL && !g_str_equal (fracture_class, GROWTH_HORMONE))
    cell->notes |= TRAB_FRACTURE_NOTE_NOT_COUNTED_TOGETHER;
  else if ((cell->notes & TRAB_FRACTURE_NOTE_SHOWN_BESIDE) == 0 || fracture_class != NULL)
    cell->notes |= TRAB_FRACTURE_NOTE_NEVER_COUNTED;
}

static void
fill_outcome (const TrabFractureLayer *layer,
              const TrabFractureContext *context,
              const TrabPlan *plan,
              TrabOutcome outcome,
              double benefit_years,
              TrabComparedPlan *into)
{
  TrabFractureCell *cell = &into->fracture[outcome];
  g_autoptr (GArray) effects = g_array_new (FALSE, TRUE, sizeof (CourseEffect));
  Sorted sorted = { .effects = effects };

  cell->horizon_years = context->years;
  if (!context->has_hazard[outcome])
    {
      cell->state = TRAB_CELL_REFUSED;
      cell->notes = TRAB_FRACTURE_NOTE_NO_BASELINE;
      return;
    }
  if (plan->courses->len == 0)
    {
      fill_untreated (context, outcome, cell);
      return;
    }
  if (context->is_before_menopause)
    {
      cell->state = TRAB_CELL_UNKNOWN;
      cell->notes = TRAB_FRACTURE_NOTE_BEFORE_MENOPAUSE;
      return;
    }
  sort_courses (layer, context, plan, outcome, &sorted, cell);
  drop_repletion_beside_medicines (effects);
  if (sorted.excess != NULL)
    fill_excess (layer, context, outcome, sorted.excess, cell);
  else if (sorted.unknown != NULL)
    fill_without (layer, context, outcome, sorted.unknown, cell);
  else if (effects->len == 0)
    fill_without (layer, context, outcome, sorted.without, cell);
  else
    fill_number (layer, context, outcome, &sorted, benefit_years, into);
}

/**
 * trab_fracture_layer_fill:
 * @plan: its courses, with those that are taken today and go on
 * @benefit_years: to the end of the dashed curve; beyond it nothing is credited
 * @into: its run, when it has one, drives how a ratio comes and goes; its cells are filled
 *
 * Fracture benefit by the rules of model-spec section 11: from fracture trials only, absolute on
 * the calculator's base, never from density for exercise, TRT or GH.
 */
void
trab_fracture_layer_fill (const TrabFractureLayer *layer,
                          const TrabFractureContext *context,
                          const TrabPlan *plan,
                          double benefit_years,
                          TrabComparedPlan *into)
{
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    fill_outcome (layer, context, plan, (TrabOutcome) i, benefit_years, into);
}

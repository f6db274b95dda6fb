/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-model-refusal.h"

#include <math.h>

#include "trab-model-anchor.h"

/* The numbers in the comments are the items of model-spec section 13. */

typedef struct
{
  const TrabModelConstants *k;
  const TrabScenario *scenario;
  const TrabModelFacts *facts;
  TrabModelVerdict *verdict;
} Check;

static void
refuse (Check *check, TrabRefusal code)
{
  TrabModelRefusal one = { code, FALSE, 0 };

  g_array_append_val (check->verdict->refused, one);
}

static void
refuse_value (Check *check, TrabRefusal code, double value)
{
  TrabModelRefusal one = { code, TRUE, value };

  g_array_append_val (check->verdict->refused, one);
}

/* Once each: several facts may stand behind one refusal. */
static void
note_not_checked (Check *check, TrabRefusal code)
{
  guint item = code;

  for (guint i = 0; i < check->verdict->not_checked->len; i++)
    if (g_array_index (check->verdict->not_checked, guint, i) == item)
      return;
  g_array_append_val (check->verdict->not_checked, item);
}

/* Not known is not no. */
static void
check_answer (Check *check, TrabAnswer answer, TrabRefusal code)
{
  if (answer == TRAB_ANSWER_YES)
    refuse (check, code);
  if (answer == TRAB_ANSWER_NOT_KNOWN)
    note_not_checked (check, code);
}

static gboolean
is_drug (TrabTreatmentType type)
{
  return type >= TRAB_TREATMENT_ALN && type <= TRAB_TREATMENT_ZOL;
}

static gboolean
is_agent (TrabTreatmentType type)
{
  return is_drug (type) || type == TRAB_TREATMENT_E2 || type == TRAB_TREATMENT_TRT
         || type == TRAB_TREATMENT_IGF;
}

static gboolean
is_exercise (TrabTreatmentType type)
{
  return type >= TRAB_TREATMENT_HI && type <= TRAB_TREATMENT_WALK;
}

static double
get_end_years (const Check *check, const TrabTreatment *one)
{
  if (one->type == TRAB_TREATMENT_ZOL)
    return one->t0_years + check->k->infusion_years;
  return one->t1_years;
}

static const TrabTreatment *
get_treatment (const Check *check, guint i)
{
  return &g_array_index (check->scenario->treatments, TrabTreatment, i);
}

/* What is taken just after @t: each type counts once. */
static void
list_taken (const Check *check, double t, gboolean taken[TRAB_N_TREATMENT_TYPES])
{
  for (guint i = 0; i < check->scenario->treatments->len; i++)
    {
      const TrabTreatment *one = get_treatment (check, i);

      if (one->value > 0 && one->t0_years <= t && t < get_end_years (check, one))
        taken[one->type] = TRUE;
    }
}

/* 2: what is taken together, at each moment from today at which something starts */
static void
check_together (Check *check, double t, gboolean *has_too_many, gboolean *has_two_drugs)
{
  gboolean taken[TRAB_N_TREATMENT_TYPES] = { FALSE };
  guint n_agents = 0, n_drugs = 0, n_exercise = 0;

  list_taken (check, t, taken);
  for (guint i = 0; i < TRAB_N_TREATMENT_TYPES; i++)
    {
      n_agents += taken[i] && is_agent ((TrabTreatmentType) i);
      n_drugs += taken[i] && is_drug ((TrabTreatmentType) i);
      n_exercise += taken[i] && is_exercise ((TrabTreatmentType) i);
    }
  *has_too_many |= n_agents > 2;
  *has_two_drugs |= n_drugs > 1;
  if (taken[TRAB_TREATMENT_TRT] && n_drugs > 0)
    check->verdict->notes |= TRAB_MODEL_NOTE_NO_TRIAL_OF_BOTH;
  if (n_agents >= 2 && n_exercise > 0)
    check->verdict->notes |= TRAB_MODEL_NOTE_STACK_WITH_EXERCISE;
}

static void
check_combinations (Check *check)
{
  gboolean has_too_many = FALSE, has_two_drugs = FALSE;

  check_together (check, 0, &has_too_many, &has_two_drugs);
  for (guint i = 0; i < check->scenario->treatments->len; i++)
    if (get_treatment (check, i)->t0_years > 0)
      check_together (check, get_treatment (check, i)->t0_years, &has_too_many, &has_two_drugs);
  if (has_too_many)
    refuse (check, TRAB_REFUSAL_TOO_MANY_AGENTS);
  if (has_two_drugs)
    refuse (check, TRAB_REFUSAL_TWO_BISPHOSPHONATES);
}

/* 5, of the person: hormones as they were measured, as much as those that a treatment makes */
static void
check_own_hormones (Check *check)
{
  const TrabScenario *s = check->scenario;
  gboolean is_woman = s->sex == TRAB_SEX_FEMALE;
  double estradiol = is_woman ? s->e2_post_pg_ml : s->e2_now_pg_ml;

  if (estradiol > check->k->e2_most_pg_ml)
    refuse_value (check, TRAB_REFUSAL_ESTRADIOL_TOO_HIGH, estradiol);
  if (!is_woman && s->t_now_ng_dl > check->k->t_most_ng_dl)
    refuse_value (check, TRAB_REFUSAL_TESTOSTERONE_TOO_HIGH, s->t_now_ng_dl);
}

/* 4: the person */
static void
check_person (Check *check)
{
  const TrabScenario *s = check->scenario;
  const TrabModelFacts *facts = check->facts;
  const TrabAnswer diseases[] = {
    facts->has_osteomalacia,   facts->has_primary_hyperparathyroidism,
    facts->has_paget,          facts->has_bone_metastasis,
    facts->has_transplant,     facts->has_acromegaly,
    facts->has_anorexia,       facts->had_malabsorption_surgery,
    facts->has_suppressed_tsh,
  };
  gboolean is_woman = s->sex == TRAB_SEX_FEMALE;

  if (s->age_years < check->k->age_least_years || s->age_years > check->k->age_most_years)
    refuse_value (check, TRAB_REFUSAL_AGE, s->age_years);
  if (is_woman && s->age_years < s->fmp_age_years)
    check_answer (check, facts->is_pregnant_or_breastfeeding, TRAB_REFUSAL_PREGNANCY);
  else if (facts->is_pregnant_or_breastfeeding == TRAB_ANSWER_YES)
    refuse (check, TRAB_REFUSAL_PREGNANCY);
  if (facts->is_growing == TRAB_ANSWER_YES)
    refuse (check, TRAB_REFUSAL_GROWING);
  if (!facts->has_egfr)
    note_not_checked (check, TRAB_REFUSAL_EGFR);
  else if (facts->egfr_ml_min < check->k->egfr_least)
    refuse_value (check, TRAB_REFUSAL_EGFR, facts->egfr_ml_min);
  for (guint i = 0; i < G_N_ELEMENTS (diseases); i++)
    check_answer (check, diseases[i], TRAB_REFUSAL_BONE_DISEASE);
  if (is_woman)
    {
      check_answer (check, facts->takes_aromatase_inhibitor, TRAB_REFUSAL_CANCER_TREATMENT);
      check_answer (check, facts->takes_gnrh_analogue, TRAB_REFUSAL_CANCER_TREATMENT);
    }
  else
    {
      check_answer (check, facts->has_androgen_deprivation, TRAB_REFUSAL_CANCER_TREATMENT);
      check_answer (check, facts->takes_serm, TRAB_REFUSAL_WRONG_SEX);
    }
  check_answer (check, facts->has_gender_affirming_therapy, TRAB_REFUSAL_GENDER_AFFIRMING);
  check_own_hormones (check);
}

/* 9: a density so low for the age that another disease is likely */
static void
check_z_scores (Check *check)
{
  gboolean has_any = FALSE;

  for (guint i = 0; i < TRAB_MODEL_N_SITES; i++)
    {
      has_any |= check->facts->has_z_score[i];
      if (check->facts->has_z_score[i] && check->facts->z_score[i] < check->k->z_least)
        refuse_value (check, TRAB_REFUSAL_LOW_Z_SCORE, check->facts->z_score[i]);
    }
  if (!has_any)
    note_not_checked (check, TRAB_REFUSAL_LOW_Z_SCORE);
}

/* 7: raising IGF-1 has no bone evidence; replacing it in proven deficiency has some, in men */
static void
check_igf (Check *check, const TrabTreatment *one)
{
  TrabModelClass class = TRAB_MODEL_CLASS_OTHER;
  gboolean is_ahead = trab_model_anchor_classify (check->k, check->scenario, one, &class);

  if (one->value > check->k->igf_most)
    refuse_value (check, TRAB_REFUSAL_IGF, one->value);
  if (!is_ahead)
    return;
  if (class != TRAB_MODEL_CLASS_GHD_REPL || check->facts->has_gh_deficiency == TRAB_ANSWER_NO)
    refuse (check, TRAB_REFUSAL_NO_HUMAN_BONE_EVIDENCE);
  else if (check->facts->has_gh_deficiency == TRAB_ANSWER_NOT_KNOWN)
    note_not_checked (check, TRAB_REFUSAL_NO_HUMAN_BONE_EVIDENCE);
}

/* 5, 6: one treatment's own limits */
static void
check_treatment (Check *check, const TrabTreatment *one)
{
  const TrabModelConstants *k = check->k;
  gboolean is_woman = check->scenario->sex == TRAB_SEX_FEMALE;

  if (one->type == TRAB_TREATMENT_E2 && one->value > k->e2_most_pg_ml)
    refuse_value (check, TRAB_REFUSAL_ESTRADIOL_TOO_HIGH, one->value);
  if (one->type == TRAB_TREATMENT_TRT && one->value > k->t_most_ng_dl)
    refuse_value (check, TRAB_REFUSAL_TESTOSTERONE_TOO_HIGH, one->value);
  if (one->type == TRAB_TREATMENT_INF && one->value > k->inf_most)
    refuse_value (check, TRAB_REFUSAL_INFLAMMATION, one->value);
  if (one->type == (is_woman ? TRAB_TREATMENT_TRT : TRAB_TREATMENT_E2))
    refuse (check, TRAB_REFUSAL_WRONG_SEX);
  if (one->type == TRAB_TREATMENT_AI && is_woman)
    refuse (check, TRAB_REFUSAL_CANCER_TREATMENT);
  if (one->type == TRAB_TREATMENT_IGF)
    check_igf (check, one);
  if (one->type == TRAB_TREATMENT_ZOL && one->value < k->zol_least)
    check->verdict->notes |= TRAB_MODEL_NOTE_RESEARCH_DOSE;
  if ((one->type == TRAB_TREATMENT_INF || one->type == TRAB_TREATMENT_GC) && one->value > 0)
    check->verdict->notes |= TRAB_MODEL_NOTE_ASSUMED_INPUT;
}

/* No human row stands behind the curve of somebody on glucocorticoid, and trials disagree with it:
 * none is shown for a dose and a time that matter (fracture-layer sections 1 and 8). Courses are
 * added up, within what is simulated. */
static void
check_glucocorticoid (Check *check)
{
  double sum_years = 0, most_mg_d = 0;

  for (guint i = 0; i < check->scenario->treatments->len; i++)
    {
      const TrabTreatment *one = get_treatment (check, i);

      if (one->type != TRAB_TREATMENT_GC || one->value < check->k->gc_least_mg_d)
        continue;
      sum_years += fmax (fmin (one->t1_years, check->scenario->years) - one->t0_years, 0);
      most_mg_d = fmax (most_mg_d, one->value);
    }
  if (sum_years >= check->k->gc_least_years)
    refuse_value (check, TRAB_REFUSAL_GLUCOCORTICOID, most_mg_d);
}

/**
 * trab_model_refusal_find:
 * @scenario: one that trab_model_check_scenario() accepts
 *
 * Whether there is evidence for the plan in this person (model-spec section 13). Sex or menopause
 * not known cannot be written into a scenario and is the caller's to refuse; so is what needs the
 * run: trab_model_refusal_clip_gain(), a conditioning that failed.
 *
 * Returns: (transfer full)
 */
TrabModelVerdict *
trab_model_refusal_find (const TrabModel *model,
                         const TrabScenario *scenario,
                         const TrabModelFacts *facts)
{
  TrabModelVerdict *verdict = g_new0 (TrabModelVerdict, 1);
  Check check = { trab_model_get_constants (model), scenario, facts, verdict };

  verdict->refused = g_array_new (FALSE, FALSE, sizeof (TrabModelRefusal));
  verdict->not_checked = g_array_new (FALSE, FALSE, sizeof (guint));
  check_answer (&check, facts->has_unmodelled_medicine, TRAB_REFUSAL_MEDICINE_NOT_MODELLED);
  check_answer (&check, facts->had_denosumab_or_anabolic, TRAB_REFUSAL_DENOSUMAB_OR_ANABOLIC);
  check_combinations (&check);
  check_person (&check);
  for (guint i = 0; i < scenario->treatments->len; i++)
    check_treatment (&check, get_treatment (&check, i));
  check_glucocorticoid (&check);
  if (scenario->inf_index > check.k->inf_most)
    refuse_value (&check, TRAB_REFUSAL_INFLAMMATION, scenario->inf_index);
  if (scenario->inf_index > 0)
    verdict->notes |= TRAB_MODEL_NOTE_ASSUMED_INPUT;
  if (scenario->igf_ratio > check.k->igf_most)
    refuse_value (&check, TRAB_REFUSAL_IGF, scenario->igf_ratio);
  if (facts->plans_unproven_nutrition == TRAB_ANSWER_YES)
    refuse (&check, TRAB_REFUSAL_NO_RELIABLE_EFFECT);
  check_z_scores (&check);
  return verdict;
}

void
trab_model_refusal_free_verdict (TrabModelVerdict *verdict)
{
  if (verdict == NULL)
    return;
  g_array_unref (verdict->refused);
  g_array_unref (verdict->not_checked);
  g_free (verdict);
}

/**
 * trab_model_refusal_clip_gain:
 * @site: 0 LS, 1 FN, 2 TH
 * @gain_points: (inout): predicted gain against no treatment, points
 *
 * Item 3: no curve is drawn above the best gain ever observed.
 *
 * Returns: whether it was above and is now clipped, which must be said
 */
gboolean
trab_model_refusal_clip_gain (const TrabModel *model, guint site, double *gain_points)
{
  const TrabModelConstants *k = trab_model_get_constants (model);
  const double most[] = { k->gain_ls_most, k->gain_fn_most, k->gain_th_most };

  g_return_val_if_fail (site < G_N_ELEMENTS (most), FALSE);
  if (*gain_points <= most[site])
    return FALSE;
  *gain_points = most[site];
  return TRUE;
}

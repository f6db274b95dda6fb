/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-plan-refusal.h"

#include <math.h>

#include "trab-model-refusal.h"

static void
add (GArray *refusals, TrabRefusal refusal)
{
  guint code = refusal;

  for (guint i = 0; i < refusals->len; i++)
    if (g_array_index (refusals, guint, i) == code)
      return;
  g_array_append_val (refusals, code);
}

/* Which question answers which fact of model-spec section 13. */
static const struct
{
  TrabQuestion question;
  gsize offset;
} conditions[] = {
#define FACT(question, fact)                                                                       \
  {                                                                                                \
    TRAB_QUESTION_##question, G_STRUCT_OFFSET (TrabModelFacts, fact)                               \
  }
  FACT (PREGNANCY, is_pregnant_or_breastfeeding),
  FACT (GENDER_AFFIRMING, has_gender_affirming_therapy),
  FACT (AROMATASE_INHIBITOR, takes_aromatase_inhibitor),
  FACT (GNRH_ANALOGUE, takes_gnrh_analogue),
  FACT (ANDROGEN_DEPRIVATION, has_androgen_deprivation),
  FACT (OSTEOMALACIA, has_osteomalacia),
  FACT (PRIMARY_HYPERPARATHYROIDISM, has_primary_hyperparathyroidism),
  FACT (PAGET, has_paget),
  FACT (BONE_METASTASIS, has_bone_metastasis),
  FACT (TRANSPLANT, has_transplant),
  FACT (ACROMEGALY, has_acromegaly),
  FACT (ANOREXIA, has_anorexia),
  FACT (MALABSORPTION_SURGERY, had_malabsorption_surgery),
  FACT (TSH_SUPPRESSED, has_suppressed_tsh),
  FACT (GH_DEFICIENCY, has_gh_deficiency),
#undef FACT
};

/* Medicines of the list speak for themselves, whatever was answered. */
static void
read_medicines (const TrabFacts *facts, double washout_years, TrabModelFacts *known)
{
  for (guint i = 0; i < facts->medicines->len; i++)
    {
      const TrabTakenMedicine *taken = &g_array_index (facts->medicines, TrabTakenMedicine, i);
      TrabMedicineClass class = taken->medicine_class;
      gboolean is_recent = taken->is_ongoing || taken->to_years > -washout_years;

      if (is_recent
          && (class == TRAB_MEDICINE_CLASS_DENOSUMAB || class == TRAB_MEDICINE_CLASS_ROMOSOZUMAB
              || class == TRAB_MEDICINE_CLASS_PTH_ANALOGUE))
        known->had_denosumab_or_anabolic = TRAB_ANSWER_YES;
      if (!taken->is_ongoing)
        continue;
      if (class == TRAB_MEDICINE_CLASS_AROMATASE_INHIBITOR)
        known->takes_aromatase_inhibitor = TRAB_ANSWER_YES;
      if (class == TRAB_MEDICINE_CLASS_GNRH_ANALOGUE)
        known->takes_gnrh_analogue = TRAB_ANSWER_YES;
      if (class == TRAB_MEDICINE_CLASS_GNRH_ANALOGUE && facts->sex == TRAB_SEX_MALE)
        known->has_androgen_deprivation = TRAB_ANSWER_YES;
      if (class == TRAB_MEDICINE_CLASS_SERM || class == TRAB_MEDICINE_CLASS_TAMOXIFEN)
        known->takes_serm = TRAB_ANSWER_YES;
      if (trab_medicine_class_is_not_compared (class))
        known->has_unmodelled_medicine = TRAB_ANSWER_YES;
    }
}

/* A value speaks for itself, whatever was answered. */
static void
read_results (TrabTables *tables, const TrabFacts *facts, TrabModelFacts *known)
{
  TrabMeasurement *tsh = trab_record_find_latest (facts->record, TRAB_MEASURE_TSH, TRAB_SITE_NONE);
  double suppressed = -INFINITY;

  trab_evidence_get_constant (tables->evidence, "rules/limits", "tsh_suppressed_miu_l", &suppressed,
                              NULL);
  if (tsh != NULL && trab_measurement_get (tsh)->value < suppressed)
    known->has_suppressed_tsh = TRAB_ANSWER_YES;
}

static void
read_facts (TrabTables *tables, const TrabFacts *facts, TrabModelFacts *known)
{
  TrabAnswer denosumab = trab_facts_get_alarm (facts, TRAB_QUESTION_DENOSUMAB_3Y);
  TrabAnswer anabolic = trab_facts_get_alarm (facts, TRAB_QUESTION_ANABOLIC_3Y);

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    G_STRUCT_MEMBER (TrabAnswer, known, conditions[i].offset)
        = trab_facts_get_alarm (facts, conditions[i].question);
  if (denosumab == TRAB_ANSWER_YES || anabolic == TRAB_ANSWER_YES)
    known->had_denosumab_or_anabolic = TRAB_ANSWER_YES;
  else if (denosumab == TRAB_ANSWER_NO && anabolic == TRAB_ANSWER_NO)
    known->had_denosumab_or_anabolic = TRAB_ANSWER_NO;
  known->is_growing = facts->has_age ? TRAB_ANSWER_NO : TRAB_ANSWER_NOT_KNOWN;
  known->has_egfr = facts->has_egfr;
  known->egfr_ml_min = facts->egfr;
  for (guint i = 0; i < G_N_ELEMENTS (known->z_score); i++)
    {
      known->has_z_score[i] = facts->has_z_score[i];
      known->z_score[i] = facts->z_score[i];
    }
  read_medicines (facts, trab_model_get_constants (tables->model)->washout_years, known);
  read_results (tables, facts, known);
}

static void
add_regimens (const TrabCoursePlan *plan, GArray *refusals)
{
  for (guint i = 0; i < plan->plan->courses->len; i++)
    {
      const TrabRegimen *regimen = g_array_index (plan->plan->courses, TrabPlanCourse, i).regimen;

      if (regimen->shown_as == TRAB_REGIMEN_SHOWN_AS_NOT_KNOWN)
        add (refusals, TRAB_REFUSAL_NO_HUMAN_BONE_EVIDENCE);
      else if (regimen->shown_as == TRAB_REGIMEN_SHOWN_AS_NO_DEMONSTRATED_EFFECT)
        add (refusals, TRAB_REFUSAL_NO_RELIABLE_EFFECT);
    }
}

/**
 * trab_plan_refusal_collect:
 * @refusals: of TrabRefusal as guint: gets why the plan has no curve for this person
 * @not_checked: of TrabRefusal as guint: gets what could not be ruled out because it is not known
 */
void
trab_plan_refusal_collect (TrabTables *tables,
                           const TrabFacts *facts,
                           const TrabCoursePlan *plan,
                           double years,
                           GArray *refusals,
                           GArray *not_checked)
{
  g_autoptr (TrabScenario) scenario = NULL;
  g_autoptr (TrabModelVerdict) verdict = NULL;
  TrabModelFacts known = { 0 };

  if (facts->sex == TRAB_SEX_UNKNOWN || !facts->has_age)
    {
      add (refusals, facts->has_age ? TRAB_REFUSAL_SEX_NOT_KNOWN : TRAB_REFUSAL_AGE);
      return;
    }
  if (!plan->is_for_person)
    add (refusals, TRAB_REFUSAL_WRONG_SEX);
  if (plan->is_unknown_dose)
    add (refusals, TRAB_REFUSAL_MEDICINE_NOT_MODELLED);
  if (facts->on_steroids)
    add (refusals, TRAB_REFUSAL_GLUCOCORTICOID);
  if (facts->needs_fmp_age)
    add (refusals, TRAB_REFUSAL_MENOPAUSE_AGE_NOT_KNOWN);
  add_regimens (plan, refusals);
  read_facts (tables, facts, &known);
  scenario = trab_course_plan_new_scenario (plan, facts, years);
  verdict = trab_model_refusal_find (tables->model, scenario, &known);
  for (guint i = 0; i < verdict->refused->len; i++)
    add (refusals, g_array_index (verdict->refused, TrabModelRefusal, i).code);
  for (guint i = 0; i < verdict->not_checked->len; i++)
    add (not_checked, (TrabRefusal) g_array_index (verdict->not_checked, guint, i));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture-model.h"
#include "trab-model-refusal.h"

/* Everything asked and answered with no: nothing is left unchecked. */
static TrabModelFacts
get_healthy_facts (void)
{
  TrabModelFacts facts = { 0 };
  TrabAnswer *answers = &facts.has_unmodelled_medicine;

  for (guint i = 0; &answers[i] <= &facts.plans_unproven_nutrition; i++)
    answers[i] = TRAB_ANSWER_NO;
  facts.has_egfr = TRUE;
  facts.egfr_ml_min = 80;
  facts.has_z_score[0] = TRUE;
  facts.z_score[0] = -1;
  return facts;
}

static TrabModelVerdict *
judge (const TrabScenario *scenario, const TrabModelFacts *facts)
{
  g_autoptr (TrabModel) model = fixture_model_new ();

  return trab_model_refusal_find (model, scenario, facts);
}

static void
assert_refused (const TrabScenario *scenario, const TrabModelFacts *facts, TrabRefusal code)
{
  g_autoptr (TrabModelVerdict) verdict = judge (scenario, facts);

  g_assert_cmpuint (verdict->refused->len, ==, 1);
  g_assert_cmpuint (g_array_index (verdict->refused, TrabModelRefusal, 0).code, ==, code);
}

static void
assert_allowed (const TrabScenario *scenario, const TrabModelFacts *facts, guint notes)
{
  g_autoptr (TrabModelVerdict) verdict = judge (scenario, facts);

  g_assert_cmpuint (verdict->refused->len, ==, 0);
  g_assert_cmpuint (verdict->not_checked->len, ==, 0);
  g_assert_cmpuint (verdict->notes, ==, notes);
}

static TrabScenario *
new_man (void)
{
  return trab_scenario_new ("man", TRAB_SEX_MALE, 68);
}

static void
test_healthy_is_allowed (void)
{
  g_autoptr (TrabScenario) woman = fixture_model_woman_67 (), man = new_man ();
  TrabModelFacts facts = get_healthy_facts ();

  assert_allowed (woman, &facts, TRAB_MODEL_NOTE_NONE);
  assert_allowed (man, &facts, TRAB_MODEL_NOTE_NONE);
}

/* Not known is not no, and one missing answer is named once. */
static void
test_unknown_is_not_no (void)
{
  static const TrabRefusal women[] = { TRAB_REFUSAL_MEDICINE_NOT_MODELLED,
                                       TRAB_REFUSAL_DENOSUMAB_OR_ANABOLIC,
                                       TRAB_REFUSAL_EGFR,
                                       TRAB_REFUSAL_BONE_DISEASE,
                                       TRAB_REFUSAL_CANCER_TREATMENT,
                                       TRAB_REFUSAL_GENDER_AFFIRMING,
                                       TRAB_REFUSAL_LOW_Z_SCORE };
  g_autoptr (TrabScenario) woman = fixture_model_woman_67 ();
  TrabModelFacts facts = { 0 };
  g_autoptr (TrabModelVerdict) verdict = judge (woman, &facts);

  g_assert_cmpuint (verdict->refused->len, ==, 0);
  g_assert_cmpuint (verdict->not_checked->len, ==, G_N_ELEMENTS (women));
  for (guint i = 0; i < G_N_ELEMENTS (women); i++)
    g_assert_cmpuint (g_array_index (verdict->not_checked, guint, i), ==, women[i]);
}

static void
test_each_answer_refuses (void)
{
  TrabModelFacts blank = { 0 };
  const struct
  {
    TrabAnswer *answer;
    TrabRefusal code;
    gboolean is_of_men;
  } rules[] = {
    { &blank.has_unmodelled_medicine, TRAB_REFUSAL_MEDICINE_NOT_MODELLED, FALSE },
    { &blank.had_denosumab_or_anabolic, TRAB_REFUSAL_DENOSUMAB_OR_ANABOLIC, FALSE },
    { &blank.is_pregnant_or_breastfeeding, TRAB_REFUSAL_PREGNANCY, FALSE },
    { &blank.is_growing, TRAB_REFUSAL_GROWING, FALSE },
    { &blank.has_osteomalacia, TRAB_REFUSAL_BONE_DISEASE, FALSE },
    { &blank.has_primary_hyperparathyroidism, TRAB_REFUSAL_BONE_DISEASE, FALSE },
    { &blank.has_paget, TRAB_REFUSAL_BONE_DISEASE, FALSE },
    { &blank.has_bone_metastasis, TRAB_REFUSAL_BONE_DISEASE, FALSE },
    { &blank.has_transplant, TRAB_REFUSAL_BONE_DISEASE, FALSE },
    { &blank.has_acromegaly, TRAB_REFUSAL_BONE_DISEASE, FALSE },
    { &blank.has_anorexia, TRAB_REFUSAL_BONE_DISEASE, FALSE },
    { &blank.had_malabsorption_surgery, TRAB_REFUSAL_BONE_DISEASE, FALSE },
    { &blank.has_suppressed_tsh, TRAB_REFUSAL_BONE_DISEASE, FALSE },
    { &blank.takes_aromatase_inhibitor, TRAB_REFUSAL_CANCER_TREATMENT, FALSE },
    { &blank.takes_gnrh_analogue, TRAB_REFUSAL_CANCER_TREATMENT, FALSE },
    { &blank.has_androgen_deprivation, TRAB_REFUSAL_CANCER_TREATMENT, TRUE },
    { &blank.takes_serm, TRAB_REFUSAL_WRONG_SEX, TRUE },
    { &blank.has_gender_affirming_therapy, TRAB_REFUSAL_GENDER_AFFIRMING, FALSE },
    { &blank.plans_unproven_nutrition, TRAB_REFUSAL_NO_RELIABLE_EFFECT, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (TrabScenario) scenario
          = rules[i].is_of_men ? new_man () : fixture_model_woman_67 ();

      blank = get_healthy_facts ();
      *rules[i].answer = TRAB_ANSWER_YES;
      assert_refused (scenario, &blank, rules[i].code);
    }
}

static void
test_each_treatment_limit (void)
{
  const struct
  {
    TrabSex sex;
    TrabTreatmentType type;
    double allowed, refused;
    double years;
    TrabRefusal code;
    guint notes;
  } rules[] = {
    { TRAB_SEX_FEMALE, TRAB_TREATMENT_E2, 100, 100.1, 5, TRAB_REFUSAL_ESTRADIOL_TOO_HIGH, 0 },
    { TRAB_SEX_MALE, TRAB_TREATMENT_TRT, 900, 901, 5, TRAB_REFUSAL_TESTOSTERONE_TOO_HIGH, 0 },
    { TRAB_SEX_FEMALE, TRAB_TREATMENT_GC, 4.9, 5, 0.25, TRAB_REFUSAL_GLUCOCORTICOID,
      TRAB_MODEL_NOTE_ASSUMED_INPUT },
    { TRAB_SEX_FEMALE, TRAB_TREATMENT_INF, 1, 1.1, 2, TRAB_REFUSAL_INFLAMMATION,
      TRAB_MODEL_NOTE_ASSUMED_INPUT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (TrabScenario) good = trab_scenario_new ("good", rules[i].sex, 67);
      g_autoptr (TrabScenario) bad = trab_scenario_new ("bad", rules[i].sex, 67);
      TrabModelFacts facts = get_healthy_facts ();

      trab_scenario_add (good, rules[i].type, rules[i].allowed, 0, rules[i].years);
      trab_scenario_add (bad, rules[i].type, rules[i].refused, 0, rules[i].years);
      assert_allowed (good, &facts, rules[i].notes);
      assert_refused (bad, &facts, rules[i].code);
    }
}

/* A measured hormone is refused where a treatment that made as much would be, and whatever may be
 * entered is a scenario. */
static void
test_own_hormones (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (TrabScenario) woman = fixture_model_woman_67 (), man = new_man ();
  g_autoptr (GError) error = NULL;
  TrabModelFacts facts = get_healthy_facts ();

  man->t_now_ng_dl = 900;
  man->e2_now_pg_ml = 100;
  assert_allowed (man, &facts, TRAB_MODEL_NOTE_NONE);
  man->e2_now_pg_ml = 13600;
  assert_refused (man, &facts, TRAB_REFUSAL_ESTRADIOL_TOO_HIGH);
  g_assert_true (trab_model_check_scenario (model, man, &error));
  man->e2_now_pg_ml = 100;
  man->t_now_ng_dl = 901;
  assert_refused (man, &facts, TRAB_REFUSAL_TESTOSTERONE_TOO_HIGH);
  woman->e2_post_pg_ml = 101;
  assert_refused (woman, &facts, TRAB_REFUSAL_ESTRADIOL_TOO_HIGH);
}

static void
test_glucocorticoid_for_long (void)
{
  g_autoptr (TrabScenario) scenario = fixture_model_woman_67 ();
  TrabModelFacts facts = get_healthy_facts ();

  trab_scenario_add (scenario, TRAB_TREATMENT_GC, 5, -0.2, 0);
  assert_allowed (scenario, &facts, TRAB_MODEL_NOTE_ASSUMED_INPUT);
  trab_scenario_add (scenario, TRAB_TREATMENT_GC, 40, 1, 1.1); /* bursts are added up */
  assert_refused (scenario, &facts, TRAB_REFUSAL_GLUCOCORTICOID);
}

static void
test_ages (void)
{
  const struct
  {
    double age_years;
    gboolean is_refused;
  } ages[] = { { 29.9, TRUE }, { 30, FALSE }, { 90, FALSE }, { 90.1, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_autoptr (TrabScenario) scenario = trab_scenario_new ("x", TRAB_SEX_MALE, ages[i].age_years);
      TrabModelFacts facts = get_healthy_facts ();

      if (ages[i].is_refused)
        assert_refused (scenario, &facts, TRAB_REFUSAL_AGE);
      else
        assert_allowed (scenario, &facts, TRAB_MODEL_NOTE_NONE);
    }
}

static void
test_measured_limits (void)
{
  g_autoptr (TrabScenario) scenario = fixture_model_woman_67 ();
  TrabModelFacts facts = get_healthy_facts ();

  facts.egfr_ml_min = 29.9;
  assert_refused (scenario, &facts, TRAB_REFUSAL_EGFR);
  facts.egfr_ml_min = 30;
  assert_allowed (scenario, &facts, TRAB_MODEL_NOTE_NONE);
  facts.z_score[0] = -3.6;
  assert_refused (scenario, &facts, TRAB_REFUSAL_LOW_Z_SCORE);
}

static void
test_combinations (void)
{
  g_autoptr (TrabScenario) both = fixture_model_woman_67 (), three = fixture_model_woman_67 ();
  g_autoptr (TrabScenario) two_drugs = fixture_model_woman_67 (), after = fixture_model_woman_67 ();
  g_autoptr (TrabScenario) man = new_man (), stack = fixture_model_woman_67 ();
  TrabModelFacts facts = get_healthy_facts ();

  trab_scenario_add (both, TRAB_TREATMENT_E2, 40, 0, 5);
  trab_scenario_add (both, TRAB_TREATMENT_ALN, 1, 0, 5);
  assert_allowed (both, &facts, TRAB_MODEL_NOTE_NONE);
  trab_scenario_add (two_drugs, TRAB_TREATMENT_ALN, 1, 0, 5);
  trab_scenario_add (two_drugs, TRAB_TREATMENT_ZOL, 1, 2, 2);
  assert_refused (two_drugs, &facts, TRAB_REFUSAL_TWO_BISPHOSPHONATES);
  trab_scenario_add (after, TRAB_TREATMENT_IBN, 1, 0, 3);
  trab_scenario_add (after, TRAB_TREATMENT_ALN, 1, 3, 8);
  assert_allowed (after, &facts, TRAB_MODEL_NOTE_NONE);
  trab_scenario_add (man, TRAB_TREATMENT_TRT, 550, 0, 3);
  trab_scenario_add (man, TRAB_TREATMENT_ZOL, 1, 0, 0);
  assert_allowed (man, &facts, TRAB_MODEL_NOTE_NO_TRIAL_OF_BOTH);
  trab_scenario_add (stack, TRAB_TREATMENT_E2, 40, 0, 5);
  trab_scenario_add (stack, TRAB_TREATMENT_ALN, 1, 0, 5);
  trab_scenario_add (stack, TRAB_TREATMENT_MO, 0.7, 0, 5);
  assert_allowed (stack, &facts, TRAB_MODEL_NOTE_STACK_WITH_EXERCISE);
  facts.has_gh_deficiency = TRAB_ANSWER_YES;
  trab_scenario_add (three, TRAB_TREATMENT_E2, 40, 0, 5);
  trab_scenario_add (three, TRAB_TREATMENT_ALN, 1, 0, 5);
  trab_scenario_add (three, TRAB_TREATMENT_RIS, 1, 0, 5);
  {
    g_autoptr (TrabModelVerdict) verdict = judge (three, &facts);

    g_assert_cmpuint (verdict->refused->len, ==, 2);
  }
}

static void
test_wrong_sex (void)
{
  g_autoptr (TrabScenario) woman = fixture_model_woman_67 (), man = new_man ();
  g_autoptr (TrabScenario) inhibited = fixture_model_woman_67 ();
  TrabModelFacts facts = get_healthy_facts ();

  trab_scenario_add (woman, TRAB_TREATMENT_TRT, 100, 0, 3);
  assert_refused (woman, &facts, TRAB_REFUSAL_WRONG_SEX);
  trab_scenario_add (man, TRAB_TREATMENT_E2, 40, 0, 3);
  assert_refused (man, &facts, TRAB_REFUSAL_WRONG_SEX);
  trab_scenario_add (inhibited, TRAB_TREATMENT_AI, 1, 0, 3);
  assert_refused (inhibited, &facts, TRAB_REFUSAL_CANCER_TREATMENT);
}

static void
test_growth_hormone (void)
{
  g_autoptr (TrabScenario) woman = fixture_model_woman_67 (), man = new_man ();
  g_autoptr (TrabScenario) high = new_man ();
  TrabModelFacts facts = get_healthy_facts ();

  trab_scenario_add (woman, TRAB_TREATMENT_IGF, 1.4, 0, 1);
  assert_refused (woman, &facts, TRAB_REFUSAL_NO_HUMAN_BONE_EVIDENCE);
  man->igf_ratio = 0.5;
  trab_scenario_add (man, TRAB_TREATMENT_IGF, 1, 0, 2);
  assert_refused (man, &facts, TRAB_REFUSAL_NO_HUMAN_BONE_EVIDENCE);
  facts.has_gh_deficiency = TRAB_ANSWER_YES;
  assert_allowed (man, &facts, TRAB_MODEL_NOTE_NONE);
  high->igf_ratio = 1.7;
  assert_refused (high, &facts, TRAB_REFUSAL_IGF);
}

static void
test_pregnancy_is_asked_before_the_menopause (void)
{
  g_autoptr (TrabScenario) scenario = trab_scenario_new ("x", TRAB_SEX_FEMALE, 42);
  TrabModelFacts facts = get_healthy_facts ();
  g_autoptr (TrabModelVerdict) verdict = NULL;

  facts.is_pregnant_or_breastfeeding = TRAB_ANSWER_NOT_KNOWN;
  verdict = judge (scenario, &facts);
  g_assert_cmpuint (verdict->not_checked->len, ==, 1);
  g_assert_cmpuint (g_array_index (verdict->not_checked, guint, 0), ==, TRAB_REFUSAL_PREGNANCY);
}

static void
test_small_doses_and_large_gains (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (TrabScenario) scenario = fixture_model_woman_67 ();
  TrabModelFacts facts = get_healthy_facts ();
  double gain = 14.5;

  trab_scenario_add (scenario, TRAB_TREATMENT_ZOL, 0.5, 0, 0);
  assert_allowed (scenario, &facts, TRAB_MODEL_NOTE_RESEARCH_DOSE);
  g_assert_true (trab_model_refusal_clip_gain (model, 0, &gain));
  g_assert_cmpfloat (gain, ==, 14);
  gain = 8;
  g_assert_false (trab_model_refusal_clip_gain (model, 2, &gain));
  g_assert_cmpfloat (gain, ==, 8);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/refusal/healthy-is-allowed", test_healthy_is_allowed);
  g_test_add_func ("/model/refusal/unknown-is-not-no", test_unknown_is_not_no);
  g_test_add_func ("/model/refusal/each-answer-refuses", test_each_answer_refuses);
  g_test_add_func ("/model/refusal/each-treatment-limit", test_each_treatment_limit);
  g_test_add_func ("/model/refusal/own-hormones", test_own_hormones);
  g_test_add_func ("/model/refusal/glucocorticoid-for-long", test_glucocorticoid_for_long);
  g_test_add_func ("/model/refusal/ages", test_ages);
  g_test_add_func ("/model/refusal/measured-limits", test_measured_limits);
  g_test_add_func ("/model/refusal/combinations", test_combinations);
  g_test_add_func ("/model/refusal/wrong-sex", test_wrong_sex);
  g_test_add_func ("/model/refusal/growth-hormone", test_growth_hormone);
  g_test_add_func ("/model/refusal/pregnancy", test_pregnancy_is_asked_before_the_menopause);
  g_test_add_func ("/model/refusal/doses-and-gains", test_small_doses_and_large_gains);
  return g_test_run ();
}

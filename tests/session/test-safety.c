/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety.h"

#include <math.h>

#include "trab-safety-override.h"
#include "trab-safety-person.h"
#include "trab-safety-plan.h"

static const TrabDate today = { 2026, 11, 3 };

/* A made-up person, told in a few words. */
typedef struct
{
  TrabEvidence *evidence;
  TrabCatalogue *catalogue;
  TrabSafety *safety;
  TrabRecord *record;
  GHashTable *answers;
  TrabFacts *facts;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->evidence = trab_evidence_new ();
  fixture->catalogue = trab_catalogue_new (fixture->evidence, &error);
  g_assert_no_error (error);
  fixture->safety = trab_safety_new (fixture->evidence, &error);
  g_assert_no_error (error);
}

static void
forget_person (Fixture *fixture)
{
  g_clear_pointer (&fixture->facts, trab_facts_free);
  g_clear_object (&fixture->record);
  g_clear_pointer (&fixture->answers, g_hash_table_unref);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  forget_person (fixture);
  trab_safety_free (fixture->safety);
  trab_catalogue_free (fixture->catalogue);
  trab_evidence_free (fixture->evidence);
}

static void
start_person (Fixture *fixture, TrabSex sex, int birth_year, const char *allergies)
{
  TrabPatientFields fields = { .id = "p", .sex = sex, .allergies = allergies };
  g_autoptr (TrabPatient) patient = NULL;

  forget_person (fixture);
  fields.birth_date = (TrabDate){ birth_year, 1, 1 };
  patient = trab_patient_new (&fields);
  fixture->record = trab_record_new (patient);
  fixture->answers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
}

static void
measure (Fixture *fixture, TrabMeasure what, TrabSite site, double value)
{
  TrabMeasurementFields fields
      = { .measure = what, .site = site, .value = value, .text = "1", .unit = "1" };
  g_autoptr (TrabMeasurement) measurement = NULL;

  fields.moment = trab_moment_from_date (today);
  measurement = trab_measurement_new (&fields);
  trab_record_add_measurement (fixture->record, measurement);
}

static void
take (Fixture *fixture, const char *class, const char *name, const char *regimen, int since_year)
{
  TrabCourseFields fields
      = { .medicine = class, .name = name, .regimen = regimen, .is_ongoing = TRUE };
  g_autoptr (TrabCourse) course = NULL;

  fields.start = (TrabDate){ since_year, 11, 3 };
  course = trab_course_new (&fields);
  trab_record_add_course (fixture->record, course);
}

static void
break_bone (Fixture *fixture, TrabFractureSite site, TrabDate date)
{
  TrabFractureFields fields = { .site = site, .date = date, .is_low_trauma = TRAB_ANSWER_YES };
  g_autoptr (TrabFracture) fracture = trab_fracture_new (&fields);

  trab_record_add_fracture (fixture->record, fracture);
}

/* @answers: "question=answer question=answer" */
static void
answer (Fixture *fixture, const char *answers)
{
  g_auto (GStrv) parts = g_strsplit (answers, " ", -1);

  for (guint i = 0; parts[i] != NULL && parts[i][0] != '\0'; i++)
    {
      g_auto (GStrv) pair = g_strsplit (parts[i], "=", 2);
      TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;

      g_assert_true (trab_question_from_string (pair[0], &question));
      g_assert_true (trab_question_accepts (question, pair[1]));
      g_hash_table_insert (fixture->answers, (char *) trab_question_get_info (question)->id,
                           g_strdup (pair[1]));
    }
}

static TrabSafetyReport *
check (Fixture *fixture, const char *plan_ids)
{
  TrabVisitFields fields = { .id = "v", .patient_id = "p" };
  g_auto (GStrv) ids = g_strsplit (plan_ids, " ", -1);
  g_autoptr (TrabVisit) visit = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_course_plan_free);
  TrabSafetyReport *report = NULL;

  fields.moment = trab_moment_from_date (today);
  visit = trab_visit_new (&fields, fixture->answers);
  trab_record_add_visit (fixture->record, visit);
  fixture->facts
      = trab_facts_new (fixture->record, fixture->evidence, fixture->catalogue, today, &error);
  g_assert_no_error (error);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_ptr_array_add (plans,
                       trab_course_plan_new (fixture->facts, fixture->catalogue, ids[i], &error));
      g_assert_no_error (error);
    }
  report = trab_safety_check (fixture->safety, fixture->facts, plans, 10, &error);
  g_assert_no_error (error);
  return report;
}

static const TrabSafetyRule *
find_rule (Fixture *fixture, const char *id)
{
  const GArray *rules = trab_safety_get_rules (fixture->safety);

  for (guint i = 0; i < rules->len; i++)
    if (g_str_equal (g_array_index (rules, TrabSafetyRule, i).id, id))
      return &g_array_index (rules, TrabSafetyRule, i);
  g_error ("no rule %s", id);
}

/* The field of a condition set so that the condition holds, or so that it does not. */
typedef struct
{
  const TrabSafetyRule *rule;
  gboolean holds;
} Wanted;

static void
imagine_number (const TrabSafetyCondition *condition, gboolean holds, TrabSafetyFact *fact)
{
  gboolean is_below = condition->operator[0] == '<';
  gboolean is_strict = condition->operator[1] == '\0';
  double step = holds == is_below ? -0.5 : 0.5;

  fact->is_known = TRUE;
  fact->number = condition->number + (holds && !is_strict ? 0 : step);
}

static void
imagine (const char *field, TrabSafetyFact *fact, gpointer user_data)
{
  const Wanted *wanted = user_data;

  for (guint i = 0; i < wanted->rule->n_conditions; i++)
    {
      const TrabSafetyCondition *condition = &wanted->rule->conditions[i];
      gboolean is_equal = wanted->holds == g_str_equal (condition->operator, "==");

      if (!g_str_equal (condition->field, field))
        continue;
      if (g_str_equal (condition->value, "unknown"))
        {
          fact->is_known = !wanted->holds;
          fact->answer = TRAB_ANSWER_NO;
        }
      else if (!isnan (condition->number))
        imagine_number (condition, wanted->holds, fact);
      else
        {
          gboolean is_true = g_str_has_prefix (condition->value, "true");
          gboolean is_word = !is_true && !g_str_equal (condition->value, "false");

          fact->is_known = TRUE;
          fact->answer = is_true == is_equal ? TRAB_ANSWER_YES : TRAB_ANSWER_NO;
          if (is_word)
            fact->word = is_equal ? condition->value : "something-else";
        }
    }
}

/* Every rule, from its own table row: somebody whom it is about, somebody whom it is not, and
 * somebody of whom nothing is known. */
static void
test_every_rule_fires_and_does_not (Fixture *fixture, gconstpointer unused)
{
  const GArray *rules = trab_safety_get_rules (fixture->safety);

  g_assert_cmpuint (rules->len, ==, 266);
  for (guint i = 0; i < rules->len; i++)
    for (const TrabSafetyRule *rule = &g_array_index (rules, TrabSafetyRule, i); rule != NULL;
         rule = rule->also)
      {
        Wanted fires = { .rule = rule, .holds = TRUE };
        Wanted does_not = { .rule = rule, .holds = FALSE };

        g_test_message ("%s", rule->id);
        g_assert_cmpint (trab_safety_rule_check (rule, imagine, &fires, NULL), ==,
                         TRAB_SAFETY_TRIGGERED);
        g_assert_cmpint (trab_safety_rule_check (rule, imagine, &does_not, NULL), ==,
                         TRAB_SAFETY_NOT_TRIGGERED);
      }
}

/* Whoever asks: every field is answered by something that exists. */
static void
test_every_field_can_be_answered (Fixture *fixture, gconstpointer unused)
{
  const TrabTable *fields = trab_evidence_get_table (fixture->evidence, "rules/fields", NULL);

  for (guint i = 0; i < trab_table_get_n_rows (fields); i++)
    {
      const char *by = trab_table_get_text (fields, i, "answered_by");
      const char *question = trab_table_get_text (fields, i, "question");
      const char *measure_id = trab_table_get_text (fields, i, "measure");
      TrabQuestion asked = TRAB_QUESTION_FALLS_COUNT;
      TrabMeasure measured = TRAB_MEASURE_BMD;

      g_test_message ("%s", trab_table_get_text (fields, i, "field"));
      if (question != NULL)
        g_assert_true (trab_question_from_string (question, &asked));
      if (measure_id != NULL)
        g_assert_true (trab_measure_from_string (measure_id, &measured));
      if (g_str_equal (by, "asked"))
        g_assert_nonnull (question);
    }
}

/* Not known is not no: nothing asked, nothing ruled out. */
static void
test_missing_answers_are_told (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabSafetyReport) report = NULL;
  const TrabSafetyGap *gap = NULL;

  start_person (fixture, TRAB_SEX_FEMALE, 1970, NULL);
  report = check (fixture, "as-now hrt alendronate");
  gap = trab_safety_report_find_gap (report, "SR001");
  g_assert_nonnull (gap);
  g_assert_cmpstr (gap->field, ==, "history_breast_cancer");
  g_assert_cmpint (gap->severity, ==, TRAB_SAFETY_STOP);
  g_assert_true (trab_safety_report_is_about (gap->plan_ids, "hrt"));
  g_assert_false (trab_safety_report_is_about (gap->plan_ids, "alendronate"));
  g_assert_nonnull (trab_safety_report_find_gap (report, "SRX017"));
  g_assert_nonnull (trab_safety_report_find_gap (report, "SRX001"));
  /* "no contraindication" is not said of somebody nobody asked */
  g_assert_null (trab_safety_report_find_card (report, "SR014"));
  g_assert_nonnull (trab_safety_report_find_gap (report, "SR014"));
}

static void
test_kidney_rules_know_their_product (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabSafetyReport) report = NULL;

  /* 85 years, 45 kg, creatinine 80 umol/L: clearance 32 mL/min */
  start_person (fixture, TRAB_SEX_FEMALE, 1941, NULL);
  measure (fixture, TRAB_MEASURE_CREATININE, TRAB_SITE_NONE, 80);
  measure (fixture, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE, 45);
  report = check (fixture, "alendronate risedronate zoledronate");
  g_assert_nonnull (trab_safety_report_find_card (report, "SR053"));
  g_assert_nonnull (trab_safety_report_find_card (report, "SR054"));
  g_assert_null (trab_safety_report_find_card (report, "SR055"));
  g_assert_null (trab_safety_report_find_card (report, "SRX020"));
  g_assert_null (trab_safety_report_find_card (report, "SRX038"));
  g_assert_true (trab_safety_report_find_card (report, "SR053")
                 == trab_safety_report_find_card (report, "SR054"));
}

/* The labels of bisphosphonates mean the clearance: eGFR on the other side of 35 and 30 changes
 * nothing for them, and rules of the eGFR go by the eGFR. */
static void
test_clearance_is_not_egfr (Fixture *fixture, gconstpointer unused)
{
  static const char *const rules[] = { "SR053", "SR054", "SR055", "SR056" };
  static const struct
  {
    TrabSex sex;
    int birth_year;
    double weight_kg, creatinine_umol_l;
    gboolean under_35, under_30; /* the clearance */
    gboolean egfr_under_30;
  } rows[] = {
    { TRAB_SEX_FEMALE, 1941, 45, 80, TRUE, FALSE, FALSE },   /* clearance 32, eGFR 62 */
    { TRAB_SEX_FEMALE, 1941, 38, 85, TRUE, TRUE, FALSE },    /* clearance 25, eGFR 58 */
    { TRAB_SEX_MALE, 1976, 130, 230, FALSE, FALSE, TRUE },   /* clearance 62, eGFR 29 */
    { TRAB_SEX_FEMALE, 1946, 95, 140, FALSE, FALSE, FALSE }, /* clearance 42, eGFR 33 */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrabSafetyReport) report = NULL;

      start_person (fixture, rows[i].sex, rows[i].birth_year, NULL);
      measure (fixture, TRAB_MEASURE_CREATININE, TRAB_SITE_NONE, rows[i].creatinine_umol_l);
      measure (fixture, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE, rows[i].weight_kg);
      report = check (fixture, "alendronate zoledronate risedronate ibandronate");
      for (guint j = 0; j < G_N_ELEMENTS (rules); j++)
        {
          gboolean is_close = j < 2 ? rows[i].under_35 : rows[i].under_30;

          g_test_message ("row %u %s", i, rules[j]);
          g_assert_cmpint (trab_safety_report_find_card (report, rules[j]) != NULL, ==, is_close);
          g_assert_null (trab_safety_report_find_gap (report, rules[j]));
        }
      g_assert_cmpint (trab_safety_report_find_card (report, "SRX020") != NULL, ==,
                       rows[i].egfr_under_30);
      /* the model's own limit goes by the same number */
      g_assert_true (fixture->facts->has_egfr);
      g_assert_cmpint (fixture->facts->egfr < 30, ==, rows[i].egfr_under_30);
    }
}

/* Without a weight there is no clearance: what the eGFR says does not stand in for it. */
static void
test_no_clearance_is_told (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabSafetyReport) report = NULL;

  start_person (fixture, TRAB_SEX_FEMALE, 1941, NULL);
  measure (fixture, TRAB_MEASURE_EGFR, TRAB_SITE_NONE, 80);
  report = check (fixture, "alendronate risedronate");
  g_assert_null (trab_safety_report_find_card (report, "SR053"));
  g_assert_nonnull (trab_safety_report_find_gap (report, "SR053"));
  g_assert_nonnull (trab_safety_report_find_gap (report, "SR055"));
  g_assert_nonnull (trab_safety_report_find_card (report, "SRX038"));
}

/* A percentage is no ratio, and another country's FRAX has no threshold here. */
static void
test_frax_ratio_is_of_its_country (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *answers;
    TrabAnswer fires;
  } rows[] = {
    { "frax_major_pct=20 frax_hip_pct=5 frax_country=GB", TRAB_ANSWER_NO },
    { "frax_major_pct=33 frax_hip_pct=5 frax_country=GB", TRAB_ANSWER_YES },
    { "frax_major_pct=20 frax_hip_pct=8.6 frax_country=GB", TRAB_ANSWER_YES },
    { "frax_major_pct=20 frax_country=GB", TRAB_ANSWER_NOT_KNOWN },
    { "frax_major_pct=33 frax_hip_pct=9 frax_country=other", TRAB_ANSWER_NOT_KNOWN },
    { "", TRAB_ANSWER_NOT_KNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrabSafetyReport) report = NULL;

      start_person (fixture, TRAB_SEX_FEMALE, 1950, NULL);
      answer (fixture, rows[i].answers);
      report = check (fixture, "as-now");
      g_test_message ("%s", rows[i].answers);
      g_assert_cmpint (trab_safety_report_find_card (report, "SRX010") != NULL, ==,
                       rows[i].fires == TRAB_ANSWER_YES);
      g_assert_cmpint (trab_safety_report_find_gap (report, "SRX010") != NULL, ==,
                       rows[i].fires == TRAB_ANSWER_NOT_KNOWN);
    }
}

static void
test_one_card_per_cause (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabSafetyReport) report = NULL;
  GPtrArray *cards = NULL;

  start_person (fixture, TRAB_SEX_FEMALE, 1955, NULL);
  measure (fixture, TRAB_MEASURE_T_SCORE, TRAB_SITE_LUMBAR_SPINE, -3.6);
  break_bone (fixture, TRAB_FRACTURE_SPINE, (TrabDate){ 2026, 3, 1 });
  break_bone (fixture, TRAB_FRACTURE_SPINE, (TrabDate){ 2025, 3, 1 });
  report = check (fixture, "as-now alendronate");
  cards = trab_safety_report_get_cards (report);
  g_assert_true (trab_safety_report_find_card (report, "SRX006")
                 == trab_safety_report_find_card (report, "SRX008"));
  g_assert_true (trab_safety_report_find_card (report, "SRX006")
                 == trab_safety_report_find_card (report, "SRX007"));
  g_assert_true (trab_safety_report_find_card (report, "SRX006")
                 == trab_safety_report_find_card (report, "SR080"));
  for (guint i = 0; i < cards->len; i++)
    for (guint j = i + 1; j < cards->len; j++)
      g_assert_cmpstr (((TrabSafetyCard *) g_ptr_array_index (cards, i))->cause, !=,
                       ((TrabSafetyCard *) g_ptr_array_index (cards, j))->cause);
}

/* Severe illness is no matter of blood pressure, though one sentence names both. */
static void
test_a_trigger_has_its_own_cause (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabSafetyReport) ill = NULL;
  g_autoptr (TrabSafetyReport) pressed = NULL;

  start_person (fixture, TRAB_SEX_FEMALE, 1955, NULL);
  answer (fixture, "acute_illness=yes");
  ill = check (fixture, "exercise:moderate@0-5");
  start_person (fixture, TRAB_SEX_FEMALE, 1955, NULL);
  answer (fixture, "bp_systolic_mmhg=190");
  pressed = check (fixture, "exercise:moderate@0-5");
  g_assert_cmpstr (trab_safety_report_find_card (ill, "SR100")->cause, ==, "acute-illness");
  g_assert_cmpstr (trab_safety_report_find_card (pressed, "SR100")->cause, ==, "blood-pressure");
}

/* A stop for one plan is not a stop for its neighbour: no reason is asked where none is due. */
static void
test_a_level_for_each_plan (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabSafetyReport) report = NULL;
  const TrabSafetyCard *card = NULL;
  TrabSafetySeverity severity = TRAB_SAFETY_MONITOR;

  start_person (fixture, TRAB_SEX_FEMALE, 1955, NULL);
  measure (fixture, TRAB_MEASURE_VITAMIN_D, TRAB_SITE_NONE, 25);
  answer (fixture, "aromatase_inhibitor=yes");
  report = check (fixture, "as-now hrt alendronate zoledronate");
  card = trab_safety_report_find_card (report, "SRX039");
  g_assert_true (card == trab_safety_report_find_card (report, "SR058"));
  g_assert_cmpint (card->severity, ==, TRAB_SAFETY_STOP);
  g_assert_true (trab_safety_report_weigh_card (card, "zoledronate", &severity));
  g_assert_cmpint (severity, ==, TRAB_SAFETY_STOP);
  g_assert_true (trab_safety_report_weigh_card (card, "alendronate", &severity));
  g_assert_cmpint (severity, ==, TRAB_SAFETY_CHECK_FIRST);
  /* that it is low is told beside every plan, and is nothing to check first there */
  g_assert_true (trab_safety_report_weigh_card (card, "hrt", &severity));
  g_assert_cmpint (severity, ==, TRAB_SAFETY_NOTE);
  g_assert_true (trab_safety_override_is_missing (report, "zoledronate", NULL));
  g_assert_false (trab_safety_override_is_missing (report, "alendronate", NULL));
  /* an aromatase inhibitor is a stop for estrogen, and to be checked for everything else */
  g_assert_true (trab_safety_override_is_missing (report, "hrt", "vitamin-d: agreed"));
  card = trab_safety_report_find_card (report, "SRX021");
  g_assert_true (trab_safety_report_weigh_card (card, "alendronate", &severity));
  g_assert_cmpint (severity, ==, TRAB_SAFETY_CHECK_FIRST);
}

static void
test_first_things_come_first (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabSafetyReport) report = NULL;
  GPtrArray *cards = NULL;

  start_person (fixture, TRAB_SEX_FEMALE, 1960, NULL);
  take (fixture, "DENOSUMAB", "Denosumab", NULL, 2024);
  answer (fixture, "red_flags=yes vte=yes");
  report = check (fixture, "as-now hrt");
  cards = trab_safety_report_get_cards (report);
  g_assert_cmpstr (((TrabSafetyCard *) g_ptr_array_index (cards, 0))->cause, ==, "denosumab");
  g_assert_cmpstr (((TrabSafetyCard *) g_ptr_array_index (cards, 1))->cause, ==, "red-flag");
  g_assert_true (trab_safety_report_closes_all (report));
}

/* A stop about one plan leaves the others open. */
static void
test_a_stop_of_a_plan_closes_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabSafetyReport) report = NULL;
  const TrabSafetyCard *card = NULL;

  start_person (fixture, TRAB_SEX_FEMALE, 1960, NULL);
  answer (fixture, "vte=yes");
  g_hash_table_insert (fixture->answers, "safety_overrides",
                       g_strdup ("clots: haematology agreed, patch only"));
  report = check (fixture, "as-now hrt alendronate");
  card = trab_safety_report_find_card (report, "SR003");
  g_assert_nonnull (card);
  g_assert_cmpint (card->severity, ==, TRAB_SAFETY_STOP);
  g_assert_cmpuint (card->plan_ids->len, ==, 1);
  g_assert_cmpstr (card->override_reason, ==, "haematology agreed, patch only");
  g_assert_false (trab_safety_report_closes_all (report));
  /* a reason for each stop of the plan that is agreed on; none for keeping things as they are */
  g_assert_false (trab_safety_override_is_missing (report, "hrt", "clots: agreed"));
  g_assert_true (trab_safety_override_is_missing (report, "hrt", NULL));
  g_assert_true (trab_safety_override_is_missing (report, "hrt", "clots:  "));
  g_assert_false (trab_safety_override_is_missing (report, "as-now", NULL));
  g_assert_false (trab_safety_override_is_missing (report, "alendronate", NULL));
}

static void
test_reasons_are_kept_by_cause (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *one = trab_safety_override_dup_with (NULL, "clots", "agreed\nwith haematology");
  g_autofree char *two = trab_safety_override_dup_with (one, "kidney", "on dialysis");
  g_autofree char *changed = trab_safety_override_dup_with (two, "clots", "patch only");
  g_autofree char *taken_back = trab_safety_override_dup_with (changed, "kidney", " ");
  g_autofree char *reason = trab_safety_override_dup_reason (two, "clots");

  g_assert_cmpstr (reason, ==, "agreed with haematology");
  g_assert_cmpstr (changed, ==, "kidney: on dialysis\nclots: patch only");
  g_assert_cmpstr (taken_back, ==, "clots: patch only");
}

static void
test_lists_are_read (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabSafetyReport) report = NULL;

  start_person (fixture, TRAB_SEX_FEMALE, 1955, "Alendronic acid: rash");
  take (fixture, "OTHER", "WARFARIN 3 mg", NULL, 2020);
  report = check (fixture, "alendronate vitamin-k2@0-5");
  g_assert_nonnull (trab_safety_report_find_card (report, "SRX044"));
  g_assert_nonnull (trab_safety_report_find_card (report, "SR114"));
}

/* The plans of one rule; its card may be about the person by another. */
static const GPtrArray *
find_plans (TrabSafetyReport *report, const char *rule_id)
{
  const TrabSafetyCard *card = trab_safety_report_find_card (report, rule_id);

  for (guint i = 0; i < card->findings->len; i++)
    {
      const TrabSafetyFinding *finding = g_ptr_array_index (card->findings, i);

      if (g_str_equal (finding->rule_id, rule_id))
        return finding->plan_ids;
    }
  g_return_val_if_reached (NULL);
}

static void
test_exercise_gate_fails_closed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabSafetyReport) report = NULL;

  start_person (fixture, TRAB_SEX_FEMALE, 1955, NULL);
  measure (fixture, TRAB_MEASURE_T_SCORE, TRAB_SITE_TOTAL_HIP, -2.5);
  answer (fixture, "height_loss_cm=5");
  report = check (fixture, "exercise:jumping@0-5 exercise:walking@0-5");
  g_assert_nonnull (trab_safety_report_find_card (report, "SRX051"));
  g_assert_nonnull (trab_safety_report_find_card (report, "SRX052"));
  g_assert_false (
      trab_safety_report_is_about (find_plans (report, "SRX051"), "exercise:walking@0-5"));
}

/* Stopping a bisphosphonate is a holiday; stopping anything else is not. */
static void
test_stopping (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabSafetyReport) tablet = NULL;
  g_autoptr (TrabSafetyReport) hrt = NULL;

  start_person (fixture, TRAB_SEX_FEMALE, 1955, NULL);
  take (fixture, "ALENDRONATE", "Alendronate", "alendronate:70mg-weekly", 2020);
  tablet = check (fixture, "as-now stop");
  g_assert_nonnull (trab_safety_report_find_card (tablet, "SR071"));
  g_assert_null (trab_safety_report_find_card (tablet, "SRX049"));
  g_assert_nonnull (trab_safety_report_find_card (tablet, "SR069"));
  start_person (fixture, TRAB_SEX_FEMALE, 1965, NULL);
  take (fixture, "OESTROGEN", "Patch", "hrt:patch-50", 2020);
  hrt = check (fixture, "as-now stop");
  g_assert_nonnull (trab_safety_report_find_card (hrt, "SR022"));
  g_assert_nonnull (trab_safety_report_find_card (hrt, "SRX049"));
}

static void
test_two_bisphosphonates (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabSafetyReport) report = NULL;

  start_person (fixture, TRAB_SEX_FEMALE, 1955, NULL);
  report = check (fixture, "alendronate@0-5+zoledronate@0-3 alendronate");
  g_assert_nonnull (trab_safety_report_find_card (report, "SRX047"));
  g_assert_cmpuint (trab_safety_report_find_card (report, "SRX047")->plan_ids->len, ==, 1);
}

/* What is watched belongs to the plan, whatever was answered. */
static void
test_schedule (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabSafetyReport) report = NULL;
  GPtrArray *watches = NULL;
  guint n_hrt = 0;
  guint n_tablet = 0;

  start_person (fixture, TRAB_SEX_FEMALE, 1960, NULL);
  report = check (fixture, "as-now hrt alendronate");
  watches = trab_safety_report_get_watches (report);
  for (guint i = 0; i < watches->len; i++)
    {
      const TrabSafetyWatch *watch = g_ptr_array_index (watches, i);

      g_assert_cmpstr (watch->plan_id, !=, "as-now");
      n_hrt += g_str_equal (watch->plan_id, "hrt");
      n_tablet += g_str_equal (watch->plan_id, "alendronate");
    }
  g_assert_cmpuint (n_hrt, >=, 3);
  g_assert_cmpuint (n_tablet, >=, 2);
}

static void
test_schedule_names_rules (Fixture *fixture, gconstpointer unused)
{
  const TrabTable *schedule = trab_evidence_get_table (fixture->evidence, "rules/schedule", NULL);

  for (guint i = 0; i < trab_table_get_n_rows (schedule); i++)
    g_assert_nonnull (find_rule (fixture, trab_table_get_text (schedule, i, "rule_id")));
}

/* Returns: (nullable) */
static const TrabSafetyReferral *
find_referral (TrabSafetyReport *report, const char *rule_id)
{
  GPtrArray *referrals = trab_safety_report_get_referrals (report);

  for (guint i = 0; i < referrals->len; i++)
    {
      const TrabSafetyReferral *referral = g_ptr_array_index (referrals, i);

      if (g_str_equal (referral->rule_id, rule_id))
        return referral;
    }
  return NULL;
}

/* Which criterion, and what was found of the person. */
static void
test_referral_criteria (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabSafetyReport) report = NULL;
  const TrabSafetyReferral *spine = NULL;
  const TrabSafetyReferral *jaw = NULL;
  const TrabSafetyFound *months = NULL;

  start_person (fixture, TRAB_SEX_FEMALE, 1955, NULL);
  break_bone (fixture, TRAB_FRACTURE_SPINE, (TrabDate){ 2026, 5, 3 });
  measure (fixture, TRAB_MEASURE_EGFR, TRAB_SITE_NONE, 60);
  answer (fixture, "jaw_necrosis=yes red_flags=no");
  report = check (fixture, "as-now alendronate hrt");
  spine = find_referral (report, "SRX006");
  jaw = find_referral (report, "SRX043");
  g_assert_true (spine != NULL && jaw != NULL);
  g_assert_true (spine->is_about_person);
  g_assert_cmpuint (spine->found->len, ==, 1);
  months = g_ptr_array_index (spine->found, 0);
  g_assert_cmpstr (months->field, ==, "months_since_vertebral_fracture");
  g_assert_true (months->has_number);
  g_assert_cmpfloat_with_epsilon (months->number, 6, 0.1);
  g_assert_cmpuint (jaw->plan_ids->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (jaw->plan_ids, 0), ==, "alendronate");
  g_assert_null (find_referral (report, "SRX017")); /* answered with no */
  g_assert_null (find_referral (report, "SRX020")); /* eGFR 60 */
  g_assert_null (find_referral (report, "SRX019")); /* not asked: a gap, no criterion */
  g_assert_nonnull (trab_safety_report_find_gap (report, "SRX019"));
}

static void
test_clearance (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabSafetyReport) without = NULL;
  g_autoptr (TrabSafetyReport) with = NULL;
  double clearance = -1;

  start_person (fixture, TRAB_SEX_FEMALE, 1940, NULL);
  measure (fixture, TRAB_MEASURE_CREATININE, TRAB_SITE_NONE, 80);
  without = check (fixture, "alendronate");
  g_assert_false (trab_safety_report_get_clearance (without, &clearance));
  g_assert_cmpfloat (clearance, ==, -1);
  start_person (fixture, TRAB_SEX_FEMALE, 1940, NULL);
  measure (fixture, TRAB_MEASURE_CREATININE, TRAB_SITE_NONE, 80);
  measure (fixture, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE, 45);
  with = check (fixture, "alendronate");
  g_assert_true (trab_safety_report_get_clearance (with, &clearance));
  g_assert_cmpfloat_with_epsilon (clearance, 32, 1); /* the example of SRX038 */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/session/safety/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("every-rule-fires-and-does-not", test_every_rule_fires_and_does_not);
  ADD ("every-field-can-be-answered", test_every_field_can_be_answered);
  ADD ("missing-answers-are-told", test_missing_answers_are_told);
  ADD ("kidney-rules-know-their-product", test_kidney_rules_know_their_product);
  ADD ("clearance-is-not-egfr", test_clearance_is_not_egfr);
  ADD ("no-clearance-is-told", test_no_clearance_is_told);
  ADD ("frax-ratio-is-of-its-country", test_frax_ratio_is_of_its_country);
  ADD ("one-card-per-cause", test_one_card_per_cause);
  ADD ("a-trigger-has-its-own-cause", test_a_trigger_has_its_own_cause);
  ADD ("a-level-for-each-plan", test_a_level_for_each_plan);
  ADD ("first-things-come-first", test_first_things_come_first);
  ADD ("a-stop-of-a-plan-closes-nothing", test_a_stop_of_a_plan_closes_nothing);
  ADD ("reasons-are-kept-by-cause", test_reasons_are_kept_by_cause);
  ADD ("lists-are-read", test_lists_are_read);
  ADD ("exercise-gate-fails-closed", test_exercise_gate_fails_closed);
  ADD ("stopping", test_stopping);
  ADD ("two-bisphosphonates", test_two_bisphosphonates);
  ADD ("referral-criteria", test_referral_criteria);
  ADD ("clearance", test_clearance);
  ADD ("schedule", test_schedule);
  ADD ("schedule-names-rules", test_schedule_names_rules);
#undef ADD
  return g_test_run ();
}

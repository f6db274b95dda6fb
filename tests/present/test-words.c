/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fixture-comparison.h"
#include "trab-chart-export.h"
#include "trab-error.h"
#include "trab-evidence.h"
#include "trab-present-error.h"
#include "trab-present-finding.h"
#include "trab-present-goal.h"
#include "trab-present-measure.h"
#include "trab-present-patient.h"
#include "trab-present-plan.h"
#include "trab-present-problem.h"
#include "trab-present-question.h"
#include "trab-present-refusal.h"
#include "trab-present-row.h"
#include "trab-table.h"
#include "trab-unit.h"
#include "trab-visit-draft.h"

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
assert_worded (const char *text)
{
  g_assert_nonnull (text);
  g_assert_cmpuint (strlen (text), >, 0);
  g_assert_null (strstr (text, "  "));
}

static char *
say (TrabProblemKind kind,
     const char *field,
     const char *text,
     double low,
     double high,
     const char *unit,
     const char *other_unit)
{
  g_autoptr (TrabProblem) problem = trab_problem_new (kind, field, text);

  problem->low = low;
  problem->high = high;
  problem->unit = g_strdup (unit);
  problem->other_unit = g_strdup (other_unit);
  return trab_present_problem_dup_sentence (problem);
}

static void
test_problems (void)
{
  assert_text (say (TRAB_PROBLEM_OUT_OF_RANGE, "height", "15.8", 100, 220, "cm", NULL),
               "Height 15.8 cm is outside 100 to 220 cm.");
  assert_text (say (TRAB_PROBLEM_OUT_OF_RANGE, "bmd_total_hip", "9", 0.1, 3.5, "g/cm2", NULL),
               "Bone density of the total hip 9 g/cm² is outside 0.1 to 3.5 g/cm².");
  assert_text (
      say (TRAB_PROBLEM_OUT_OF_RANGE, "t_score_total_hip", "-15", -9, 9, "{T-score}", NULL),
      "T-score of the total hip −15 is outside −9 to 9.");
  assert_text (say (TRAB_PROBLEM_UNIT_IN_DOUBT, "height", "1.58", 100, 220, "cm", "m"),
               "Height 1.58. Do you mean 1.58 cm or 1.58 m? The second fits the usual range.");
  assert_text (say (TRAB_PROBLEM_MISSING, "family_name", "", 0, 0, NULL, NULL),
               "Family name is missing.");
  assert_text (say (TRAB_PROBLEM_BEFORE_BIRTH, "scan_date", "1901", 0, 0, NULL, NULL),
               "Scan date is before the date of birth.");
  assert_text (say (TRAB_PROBLEM_NOT_A_NUMBER, "weight", "heavy", 0, 0, NULL, NULL),
               "Weight: “heavy” is not a number.");
  assert_text (say (TRAB_PROBLEM_NOT_A_DATE, "lab_time", "late", 0, 0, NULL, NULL),
               "Time of the blood test: “late” is not a time. Write it like 09:05.");
  for (guint i = TRAB_PROBLEM_MISSING; i <= TRAB_PROBLEM_LAST; i++)
    {
      g_autofree char *sentence = say ((TrabProblemKind) i, "height", "3", 1, 2, "cm", "m");

      assert_worded (sentence);
    }
}

/* Every field of every form has a name of its own: the general word is for no field. */
static void
test_field_names (void)
{
  g_autoptr (TrabRecord) record = fixture_comparison_new_bare_record ();
  g_autoptr (TrabDraft) draft = trab_visit_draft_new (record, FIXTURE_COMPARISON_TODAY);

  for (guint i = 0; i < trab_draft_get_n_fields (draft); i++)
    {
      const char *name
          = trab_present_problem_get_field_name (trab_draft_get_field (draft, i)->name);

      assert_worded (name);
      g_assert_cmpstr (name, !=, trab_present_problem_get_field_name ("no such field"));
    }
}

/* What a reader says of a table, a map, a patient file or a list of answers is a place (a line, a
 * column, a key, a question), never what stands there; every other error keeps its facts for logs.
 */
static gboolean
is_a_place (const GError *error)
{
  return g_error_matches (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_TABLE)
         || g_error_matches (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_BAD_MAP)
         || g_error_matches (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_ANSWERS)
         || g_error_matches (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_WRONG_VERSION)
         || g_error_matches (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_NOT_JSON)
         || g_error_matches (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_WRONG_ENCODING)
         || g_error_matches (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_FOREIGN)
         || g_error_matches (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_UNREADABLE);
}

static void
check_domain (GQuark domain, int last)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) nobody = g_error_new_literal (g_quark_from_string ("x"), 0, "secret");

  for (int code = 0; code <= last; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (domain, code, "secret");
      g_autofree char *text = trab_present_error_dup_text (error);

      assert_worded (trab_present_error_get_title (error));
      assert_worded (trab_present_error_get_sentence (error));
      assert_worded (trab_present_error_get_advice (error));
      g_assert_cmpstr (trab_present_error_get_sentence (error), !=,
                       trab_present_error_get_sentence (nobody));
      g_assert_cmpint (strstr (text, "secret") != NULL, ==, is_a_place (error));
      g_assert_true (g_hash_table_add (seen, (char *) trab_present_error_get_sentence (error)));
    }
}

static void
test_every_error (void)
{
  check_domain (TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_LAST);
  check_domain (TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_LAST);
  check_domain (TRAB_RISK_ERROR, TRAB_RISK_ERROR_LAST);
  check_domain (TRAB_MODEL_ERROR, TRAB_MODEL_ERROR_LAST);
  check_domain (TRAB_STORE_ERROR, TRAB_STORE_ERROR_LAST);
  check_domain (TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_LAST);
  check_domain (TRAB_CHART_EXPORT_ERROR, TRAB_CHART_EXPORT_ERROR_LAST);
  assert_worded (trab_present_error_get_sentence (NULL));
}

static void
test_every_question (void)
{
  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    {
      TrabQuestion question = (TrabQuestion) i;
      const TrabQuestionInfo *info = trab_question_get_info (question);
      g_auto (GStrv) choices = g_strsplit (info->choices ? info->choices : "", "|", -1);

      assert_worded (trab_present_question_get_label (question));
      assert_worded (trab_present_question_get_group_title (info->group));
      for (guint j = 0; choices[j] != NULL; j++)
        assert_worded (trab_present_question_get_choice (question, choices[j]));
      if (info->kind == TRAB_QUESTION_KIND_YES_NO)
        g_assert_cmpstr (trab_present_question_get_choice (question, "unknown"), ==, "Not known");
    }
  assert_text (trab_present_question_dup_answer (TRAB_QUESTION_PREDNISOLONE_MG_D, "7.5"),
               "7.5 mg a day");
  assert_text (trab_present_question_dup_answer (TRAB_QUESTION_STEROIDS, NULL), "Not known");
  assert_text (trab_present_question_dup_answer (TRAB_QUESTION_STEROIDS, "no"), "No");
  assert_text (
      trab_present_question_dup_answer (TRAB_QUESTION_GOAL_CARDS, "few-tablets,staying-active"),
      "Few tablets, Staying active");
  assert_text (trab_present_question_dup_answer (TRAB_QUESTION_GOAL_WORDS, "Walk"), "Walk");
}

/* The categories are the calculator's: as many words as its table has codes. */
static void
test_choices_are_the_calculators (void)
{
  static const struct
  {
    const char *variable;
    TrabQuestion question;
  } pairs[] = { { "ethrisk", TRAB_QUESTION_ETHNICITY },
                { "alcohol_cat6", TRAB_QUESTION_ALCOHOL },
                { "smoke_cat", TRAB_QUESTION_SMOKING } };
  TrabEvidence *evidence = trab_evidence_new ();
  const TrabTable *table = trab_evidence_get_table (evidence, "risk/qfracture2012-variables", NULL);
  guint n_found = 0;

  g_assert_nonnull (table);
  for (guint row = 0; row < trab_table_get_n_rows (table); row++)
    for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
      if (g_strcmp0 (trab_table_get_text (table, row, "variable"), pairs[i].variable) == 0)
        {
          assert_worded (trab_present_question_get_choice (
              pairs[i].question, trab_table_get_text (table, row, "code")));
          n_found++;
        }
  g_assert_cmpuint (n_found, ==, 9 + 6 + 5);
  trab_evidence_free (evidence);
}

/* A code of UCUM that nobody says: its brackets, its "u" for micro, its "d" and "a" for time. */
static void
assert_unit_is_words (const char *ucum)
{
  g_autofree char *unit = trab_present_measure_dup_unit (ucum);

  g_assert_null (strpbrk (unit, "{}[]*_"));
  g_assert_false (g_regex_match_simple ("(^|/)u[gm]|/d$|^(a|mo|wk|d)$", unit, 0, 0));
}

static void
test_every_unit (void)
{
  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    if (trab_question_get_info ((TrabQuestion) i)->unit != NULL)
      assert_unit_is_words (trab_question_get_info ((TrabQuestion) i)->unit);
  for (guint i = 0; i < TRAB_N_MEASURES; i++)
    for (const char *const *unit = trab_unit_list ((TrabMeasure) i); *unit != NULL; unit++)
      assert_unit_is_words (*unit);
}

static void
test_every_measure (void)
{
  for (guint i = 0; i < TRAB_N_MEASURES; i++)
    assert_worded (trab_present_measure_get_name ((TrabMeasure) i));
  for (guint i = TRAB_SITE_NONE + 1; i < TRAB_N_SITES; i++)
    assert_worded (trab_present_measure_get_site_name ((TrabSite) i));
  assert_text (trab_present_measure_dup_value (TRAB_MEASURE_BMD, 0.7314), "0.731 g/cm²");
  assert_text (trab_present_measure_dup_value (TRAB_MEASURE_T_SCORE, -2.55), "−2.5");
}

static void
test_every_refusal (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < TRAB_N_REFUSALS; i++)
    {
      const char *sentence = trab_present_refusal_get_sentence ((TrabRefusal) i);

      assert_worded (sentence);
      g_assert_true (g_str_has_suffix (sentence, "."));
      g_assert_true (g_hash_table_add (seen, (char *) sentence));
    }
}

static void
test_every_finding (void)
{
  for (guint i = 0; i < TRAB_N_FINDING_CODES; i++)
    {
      const TrabFindingFields fields = {
        .severity = TRAB_FINDING_CHANGED,
        .code = (TrabFindingCode) i,
        .resource_type = "Observation",
        .resource_id = "obs-1",
        .line = 12,
        .subject = "bmd",
        .received = "0,73",
        .count = 2,
        .person = -1,
      };
      g_autoptr (TrabFinding) finding = trab_finding_new (&fields);
      g_autofree char *sentence = trab_present_finding_dup_sentence (finding);

      assert_worded (sentence);
      g_assert_nonnull (strstr (sentence, "Bone density (BMD): "));
      g_assert_nonnull (strstr (sentence, "(2 times)"));
      g_assert_nonnull (strstr (sentence, "Received: “0,73”."));
      assert_text (trab_present_finding_dup_place (finding), "Observation obs-1, line 12");
    }
  for (guint i = 0; i < TRAB_N_FINDING_SEVERITIES; i++)
    assert_worded (trab_present_finding_get_severity ((TrabFindingSeverity) i));
  for (guint i = 0; i < TRAB_N_IMPORT_OUTCOMES; i++)
    assert_worded (trab_present_finding_get_outcome ((TrabImportOutcome) i));
}

static void
test_banner (void)
{
  g_autoptr (TrabRecord) record = fixture_comparison_new_record ("Øland", TRUE);
  g_autoptr (TrabRecord) bare = fixture_comparison_new_bare_record ();
  g_autoptr (TrabPresentPatient) words
      = trab_present_patient_new (trab_record_get_patient (record), FIXTURE_COMPARISON_TODAY);
  g_autoptr (TrabPresentPatient) nobody
      = trab_present_patient_new (trab_record_get_patient (bare), FIXTURE_COMPARISON_TODAY);
  g_autoptr (GPtrArray) rows = trab_present_patient_dup_summary (record, FIXTURE_COMPARISON_TODAY);
  g_autofree char *copied = trab_present_row_dup_copy_text (rows);

  g_assert_cmpstr (words->line, ==,
                   "ØLAND, Amina · Born 4 February 1957 · 68 years · Female · Record 0147 · "
                   "Allergies: penicillin · Practice patient (made up)");
  g_assert_cmpstr (nobody->line, ==,
                   "Name not known · Date of birth not known · age not known · Sex not known · No "
                   "record number · Allergies not known");
  g_assert_nonnull (strstr (copied, "Bone density (BMD): Total hip: 0.731 g/cm²\n  28 Oct 2025\n"));
  g_assert_nonnull (strstr (copied, "T-score: Total hip: −1.7\n"));
  g_assert_nonnull (strstr (copied, "Broken bone: Wrist\n  May 2021\n"));
  g_assert_nonnull (strstr (copied, "Medicine: Alendronate, 70 mg weekly\n  since 1 Feb 2023\n"));
}

/* Age stops with death; without its day, no age is said. */
static void
test_banner_of_the_dead (void)
{
  g_autoptr (TrabRecord) record = fixture_comparison_new_record ("Berg", FALSE);
  TrabPatientFields fields = *trab_patient_get (trab_record_get_patient (record));

  fields.is_dead = TRUE;
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TrabPatient) patient = NULL;
      g_autoptr (TrabPresentPatient) words = NULL;

      fields.death_date = i == 0 ? (TrabDate){ 2020, 3, 1 } : TRAB_DATE_NONE;
      patient = trab_patient_new (&fields);
      words = trab_present_patient_new (patient, FIXTURE_COMPARISON_TODAY);
      g_assert_true (g_str_has_prefix (
          words->line,
          i == 0
              ? "BERG, Amina · Died 1 March 2020 · Born 4 February 1957 · 63 years · Female"
              : "BERG, Amina · Has died, day not known · Born 4 February 1957 · age at death not "
                "known · Female"));
    }
}

static void
test_plans (void)
{
  static const struct
  {
    const char *id;
    const char *name;
    const char *duration;
  } cases[] = {
    { "as-now", "Keep things as they are", "No set end" },
    { "stop", "Stop the bone medicine", "No set end" },
    { "food-and-movement", "Food and movement", "No set end" },
    { "hrt", "Hormone treatment (HRT)", "5 years" },
    { "trt", "Testosterone treatment (TRT)", "3 years" },
    { "alendronate", "Alendronate", "5 years" },
    { "zoledronate", "Zoledronate", "3 years" },
    { "gh-cjc1295", "CJC-1295 (growth hormone booster)", "No set end" },
    { "hrt+exercise", "HRT and strength exercise", "5 years" },
    { "hrt:patch-50@0-5,alendronate:70mg-weekly@5-10",
      "Hormone treatment (HRT), patch 50 µg a day; then alendronate, 70 mg a week", "10 years" },
    { "alendronate:70mg-weekly@0-2", "Alendronate, 70 mg a week", "2 years" },
    { "nonsense:x", "nonsense:x", "Not known" },
  };
  TrabEvidence *evidence = trab_evidence_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrabPresentPlan) plan = trab_present_plan_new (evidence, cases[i].id);

      g_assert_cmpstr (plan->name, ==, cases[i].name);
      g_assert_cmpstr (plan->duration, ==, cases[i].duration);
      assert_worded (plan->effort);
      assert_worded (plan->tests);
    }
  trab_evidence_free (evidence);
}

/* Every regimen of the data has words: nobody reads an id. */
static void
test_every_regimen (void)
{
  TrabEvidence *evidence = trab_evidence_new ();
  const TrabTable *table = trab_evidence_get_table (evidence, "regimens/regimens", NULL);

  g_assert_nonnull (table);
  for (guint row = 0; row < trab_table_get_n_rows (table); row++)
    {
      const char *id = trab_table_get_text (table, row, "id");
      g_autoptr (TrabPresentPlan) plan = trab_present_plan_new (evidence, id);

      g_test_message ("%s: %s | %s", id, plan->name, plan->effort);
      g_assert_cmpstr (plan->name, !=, id);
      assert_worded (plan->effort);
      g_assert_cmpstr (plan->effort, !=, "Not known");
      g_assert_null (strchr (plan->name, ':'));
      g_assert_cmpuint (
          trab_present_plan_get_class (trab_table_get_text (table, row, "chart_class")), !=,
          TRAB_CHART_CLASS_NO_CHANGE);
    }
  trab_evidence_free (evidence);
}

static void
test_unverified_is_said (void)
{
  TrabEvidence *evidence = trab_evidence_new ();
  g_autoptr (TrabPresentPlan) plan = trab_present_plan_new (evidence, "gh-mk677");

  g_assert_nonnull (strstr (plan->tests, "unverified"));
  trab_evidence_free (evidence);
}

static void
test_goals (void)
{
  for (const char *const *id = trab_present_goal_list_ids (); *id != NULL; id++)
    assert_worded (trab_present_goal_get_words (*id));
  g_assert_null (trab_present_goal_get_words ("other"));
  assert_text (trab_present_goal_dup_list (NULL), "");
  assert_text (trab_present_goal_dup_list ("few-tablets, my-own"), "Few tablets, my-own");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  trab_evidence_ensure_resources ();
  g_test_add_func ("/present/problem/sentences", test_problems);
  g_test_add_func ("/present/problem/field-names", test_field_names);
  g_test_add_func ("/present/error/every-code", test_every_error);
  g_test_add_func ("/present/question/every-one", test_every_question);
  g_test_add_func ("/present/question/choices-are-the-calculators",
                   test_choices_are_the_calculators);
  g_test_add_func ("/present/measure/every-one", test_every_measure);
  g_test_add_func ("/present/unit/every-one", test_every_unit);
  g_test_add_func ("/present/refusal/every-one", test_every_refusal);
  g_test_add_func ("/present/finding/every-code", test_every_finding);
  g_test_add_func ("/present/patient/banner", test_banner);
  g_test_add_func ("/present/words/banner-of-the-dead", test_banner_of_the_dead);
  g_test_add_func ("/present/plan/names", test_plans);
  g_test_add_func ("/present/plan/every-regimen", test_every_regimen);
  g_test_add_func ("/present/plan/unverified-is-said", test_unverified_is_said);
  g_test_add_func ("/present/goal/cards", test_goals);
  return g_test_run ();
}

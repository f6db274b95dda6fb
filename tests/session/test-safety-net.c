/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety.h"

#include <math.h>
#include <string.h>

#include "trab-comparison-job.h"
#include "trab-country.h"
#include "trab-safety-override.h"

/* Law 1: nothing abnormal is silent. Every question is walked (every laboratory item in
 * test-safety-results.c): an answer out of the ordinary has a card, or a row of rules/silent says
 * why none. And its other side: a healthy person meets no Stop and no Check first. */

static const TrabDate today = { 2026, 11, 30 };

typedef struct
{
  TrabEvidence *evidence;
  TrabCatalogue *catalogue;
  TrabSafety *safety;
  const TrabTable *silent;
  guint n_wrong;
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
  fixture->silent = trab_evidence_get_table (fixture->evidence, "rules/silent", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  trab_safety_free (fixture->safety);
  trab_catalogue_free (fixture->catalogue);
  trab_evidence_free (fixture->evidence);
}

static TrabRecord *
new_record (TrabSex sex, int born, GHashTable *answers)
{
  TrabPatientFields patient_fields = { .id = "p", .sex = sex };
  TrabVisitFields visit_fields = { .id = "v", .patient_id = "p" };
  g_autoptr (TrabPatient) patient = NULL;
  g_autoptr (TrabVisit) visit = NULL;
  TrabRecord *record = NULL;

  patient_fields.birth_date = (TrabDate){ born, 6, 1 };
  patient = trab_patient_new (&patient_fields);
  visit_fields.moment = trab_moment_from_date (today);
  visit = trab_visit_new (&visit_fields, answers);
  record = trab_record_new (patient);
  trab_record_add_visit (record, visit);
  return record;
}

static void
add_value (TrabRecord *record, TrabMeasure measure, TrabSite site, double value)
{
  TrabMeasurementFields fields = { .id = trab_measure_get_info (measure)->id,
                                   .measure = measure,
                                   .site = site,
                                   .value = value,
                                   .text = "1",
                                   .unit = trab_measure_get_info (measure)->unit };
  g_autoptr (TrabMeasurement) measurement = NULL;

  fields.moment = trab_moment_from_date (today);
  measurement = trab_measurement_new (&fields);
  trab_record_add_measurement (record, measurement);
}

static void
add_course (TrabRecord *record, const char *medicine)
{
  TrabCourseFields fields = { .id = medicine,
                              .medicine = medicine,
                              .name = medicine,
                              .start = { 2024, 1, 1 },
                              .is_ongoing = TRUE };
  g_autoptr (TrabCourse) course = trab_course_new (&fields);

  trab_record_add_course (record, course);
}

static TrabSafetyReport *
check (Fixture *fixture, TrabRecord *record, const char *const *plan_ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabFacts) facts
      = trab_facts_new (record, fixture->evidence, fixture->catalogue, today, &error);
  g_autoptr (GPtrArray) plans
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_course_plan_free);
  TrabSafetyReport *report = NULL;

  g_assert_no_error (error);
  for (guint i = 0; plan_ids[i] != NULL; i++)
    {
      g_ptr_array_add (plans,
                       trab_course_plan_new (facts, fixture->catalogue, plan_ids[i], &error));
      g_assert_no_error (error);
    }
  report = trab_safety_check (fixture->safety, facts, plans, 10, &error);
  g_assert_no_error (error);
  return report;
}

static const char *const all_plans[] = { "as-now",
                                         "food-and-movement",
                                         "alendronate",
                                         "zoledronate",
                                         "ibandronate",
                                         "hrt",
                                         "hrt:oral-1",
                                         "trt",
                                         "gh-sermorelin",
                                         "gh-mk677",
                                         "exercise:jumping@0-5",
                                         "stop",
                                         NULL };

/* Every rule that holds, with its plans, as a set of words. */
static GHashTable *
find_rules (Fixture *fixture, TrabRecord *record)
{
  g_autoptr (TrabSafetyReport) report = check (fixture, record, all_plans);
  GPtrArray *cards = trab_safety_report_get_cards (report);
  GHashTable *rules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < cards->len; i++)
    {
      const TrabSafetyCard *card = g_ptr_array_index (cards, i);

      for (guint j = 0; j < card->findings->len; j++)
        g_hash_table_add (
            rules,
            g_strdup (((TrabSafetyFinding *) g_ptr_array_index (card->findings, j))->rule_id));
    }
  return rules;
}

static gboolean
has_more (GHashTable *rules, GHashTable *without)
{
  GHashTableIter iter;
  gpointer rule = NULL;

  g_hash_table_iter_init (&iter, rules);
  while (g_hash_table_iter_next (&iter, &rule, NULL))
    if (!g_hash_table_contains (without, rule))
      return TRUE;
  return FALSE;
}

static void
answer_parent (const TrabQuestionInfo *info, GHashTable *answers)
{
  g_auto (GStrv) parts = g_strsplit (info->shown_when ? info->shown_when : "", "=", 2);
  TrabQuestion parent = TRAB_QUESTION_FALLS_COUNT;

  if (!trab_question_from_string (parts[0], &parent))
    return;
  g_hash_table_insert (answers, (gpointer) trab_question_get_info (parent)->id,
                       g_strdup (parts[1]));
  answer_parent (trab_question_get_info (parent), answers);
}

/* Whether one answer of one person has a card that another answer has not. */
static gboolean
speaks (Fixture *fixture, TrabSex sex, int born, const TrabQuestionInfo *info, const char *value)
{
  g_autoptr (GHashTable) answers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (TrabRecord) without = NULL;
  g_autoptr (TrabRecord) with = NULL;
  g_autoptr (GHashTable) found = NULL;
  g_autoptr (GHashTable) known = NULL;

  answer_parent (info, answers);
  without = new_record (sex, born, answers);
  g_hash_table_insert (answers, (gpointer) info->id, g_strdup (value));
  with = new_record (sex, born, answers);
  if (g_str_equal (info->id, "thigh_pain"))
    add_course (with, "ALENDRONATE");
  found = find_rules (fixture, with);
  known = find_rules (fixture, without);
  return has_more (found, known);
}

static const char *
find_reason (Fixture *fixture, const char *id)
{
  int row = trab_table_find_row (fixture->silent, "item", id);

  return row < 0 ? NULL : trab_table_get_text (fixture->silent, (guint) row, "why");
}

/* The answers of a question that may be abnormal: yes, no, each choice, both ends of a number. */
static char **
dup_values (const TrabQuestionInfo *info)
{
  if (info->kind == TRAB_QUESTION_KIND_YES_NO)
    return g_strsplit ("yes|no", "|", -1);
  if (info->kind == TRAB_QUESTION_KIND_CHOICE)
    return g_strsplit (info->choices, "|", -1);
  if (info->kind == TRAB_QUESTION_KIND_NUMBER)
    {
      g_autofree char *ends = g_strdup_printf ("%.12g|%.12g", info->low, info->high);

      return g_strsplit (ends, "|", -1);
    }
  return NULL;
}

static gboolean
any_answer_speaks (Fixture *fixture, const TrabQuestionInfo *info)
{
  static const int years[] = { 1956, 1985 };
  g_auto (GStrv) values = dup_values (info);
  gboolean is_told = values == NULL;

  for (guint i = 0; !is_told && values[i] != NULL; i++)
    for (guint j = 0; !is_told && j < G_N_ELEMENTS (years); j++)
      is_told = (info->audience != TRAB_QUESTION_FOR_MEN
                 && speaks (fixture, TRAB_SEX_FEMALE, years[j], info, values[i]))
                || (info->audience != TRAB_QUESTION_FOR_WOMEN
                    && speaks (fixture, TRAB_SEX_MALE, years[j], info, values[i]));
  return is_told;
}

static void
expect (Fixture *fixture, const char *id, gboolean is_told)
{
  gboolean has_reason = find_reason (fixture, id) != NULL;

  if (is_told != has_reason)
    return;
  g_test_message ("%s: %s", id, is_told ? "has a card, and a reason why none" : "silent");
  fixture->n_wrong++;
}

static void
test_every_question (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    {
      const TrabQuestionInfo *info = trab_question_get_info ((TrabQuestion) i);

      expect (fixture, info->id, any_answer_speaks (fixture, info));
    }
  if (fixture->n_wrong > 0)
    g_test_fail ();
}

static void
answer_as_healthy (GHashTable *answers, TrabSex sex, int age)
{
  static const char *const numbers[][2] = { { "bp_systolic_mmhg", "125" },
                                            { "dental_check_months", "3" },
                                            { "ipss", "3" },
                                            { "height_loss_cm", "0" },
                                            { "falls_count", "0" },
                                            { "smoking", "0" },
                                            { "alcohol", "1" },
                                            { "ethnicity", "1" },
                                            { "upright_30min", "yes" } };

  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    {
      const TrabQuestionInfo *info = trab_question_get_info ((TrabQuestion) i);

      if (info->kind == TRAB_QUESTION_KIND_YES_NO
          && info->audience
                 != (sex == TRAB_SEX_FEMALE ? TRAB_QUESTION_FOR_MEN : TRAB_QUESTION_FOR_WOMEN)
          && info->shown_when == NULL)
        g_hash_table_insert (answers, (gpointer) info->id, g_strdup ("no"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_hash_table_insert (answers, (gpointer) numbers[i][0], g_strdup (numbers[i][1]));
  g_hash_table_insert (answers, (gpointer) "medicines_listed", g_strdup ("yes"));
  g_hash_table_insert (answers, (gpointer) "calcium_sufficient", g_strdup ("yes"));
  g_hash_table_insert (answers, (gpointer) "vitamin_d_sufficient", g_strdup ("yes"));
  g_hash_table_insert (answers, (gpointer) "secondary_causes", g_strdup ("yes"));
  g_hash_table_insert (answers, (gpointer) "inflammation_test", g_strdup ("normal"));
  g_hash_table_insert (answers, (gpointer) "protein_test", g_strdup ("normal"));
  g_hash_table_insert (answers, (gpointer) "coeliac_test", g_strdup ("normal"));
  if (sex != TRAB_SEX_FEMALE)
    return;
  g_hash_table_insert (answers, (gpointer) "uterus", g_strdup ("yes"));
  g_hash_table_insert (answers, (gpointer) "menopause", g_strdup (age > 51 ? "after" : "before"));
  if (age > 51)
    g_hash_table_insert (answers, (gpointer) "final_period_age_years", g_strdup ("51"));
}

/* @answers: of today; all values are as they should be */
static TrabRecord *
new_healthy_with (TrabSex sex, int age, GHashTable *answers)
{
  static const struct
  {
    TrabMeasure measure;
    double value;
  } values[] = {
    { TRAB_MEASURE_HEIGHT, 168 },      { TRAB_MEASURE_WEIGHT, 68 },
    { TRAB_MEASURE_CREATININE, 70 },   { TRAB_MEASURE_CALCIUM_CORRECTED, 2.35 },
    { TRAB_MEASURE_VITAMIN_D, 75 },    { TRAB_MEASURE_PHOSPHATE, 1.1 },
    { TRAB_MEASURE_ALP, 75 },          { TRAB_MEASURE_TSH, 1.8 },
    { TRAB_MEASURE_HAEMOGLOBIN, 140 }, { TRAB_MEASURE_HAEMATOCRIT, 43 },
    { TRAB_MEASURE_PSA, 1 },           { TRAB_MEASURE_PTH, 4.5 },
  };
  TrabRecord *record = new_record (sex, 2026 - age, answers);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    add_value (record, values[i].measure, TRAB_SITE_NONE, values[i].value);
  for (int site = TRAB_SITE_LUMBAR_SPINE; site <= TRAB_SITE_TOTAL_HIP; site++)
    {
      add_value (record, TRAB_MEASURE_T_SCORE, (TrabSite) site, -0.3);
      add_value (record, TRAB_MEASURE_Z_SCORE, (TrabSite) site, 0.1);
    }
  return record;
}

static TrabRecord *
new_healthy (TrabSex sex, int age)
{
  g_autoptr (GHashTable) answers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  answer_as_healthy (answers, sex, age);
  return new_healthy_with (sex, age, answers);
}

/* Somebody of whom only age and sex are known. */
static TrabRecord *
new_unknown (TrabSex sex, int age)
{
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);

  return new_record (sex, 2026 - age, answers);
}

/* The plans that are compared where nobody names others. */
static TrabSafetyReport *
check_standard (Fixture *fixture, TrabRecord *record)
{
  TrabTables tables = { .evidence = fixture->evidence, .catalogue = fixture->catalogue };
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabFacts) facts
      = trab_facts_new (record, fixture->evidence, fixture->catalogue, today, &error);
  g_auto (GStrv) plans = NULL;

  g_assert_no_error (error);
  plans = trab_comparison_job_dup_standard_plans (&tables, facts, &error);
  g_assert_no_error (error);
  g_assert_false (g_strv_contains ((const char *const *) plans, "trt"));
  return check (fixture, record, (const char *const *) plans);
}

static void
expect_quiet (Fixture *fixture, TrabSafetyReport *report, const char *who)
{
  GPtrArray *cards = trab_safety_report_get_cards (report);

  for (guint i = 0; i < cards->len; i++)
    {
      const TrabSafetyCard *card = g_ptr_array_index (cards, i);
      const TrabSafetyFinding *finding = g_ptr_array_index (card->findings, 0);

      if (card->severity > TRAB_SAFETY_CHECK_FIRST)
        continue;
      g_test_message ("%s: %s", who, finding->rule_id);
      fixture->n_wrong++;
    }
  if (trab_safety_report_get_referrals (report)->len > 0)
    {
      g_test_message ("%s is referred", who);
      fixture->n_wrong++;
    }
}

/* In every country, of every decade, with every answer and with none. */
static void
test_healthy (Fixture *fixture, gconstpointer unused)
{
  g_auto (GStrv) countries = trab_country_dup_codes (fixture->evidence);

  for (guint i = 0; countries[i] != NULL; i++)
    for (int sex = TRAB_SEX_FEMALE; sex <= TRAB_SEX_MALE; sex++)
      for (int age = 30; age <= 90; age += 10)
        {
          g_autoptr (TrabRecord) healthy = new_healthy ((TrabSex) sex, age);
          g_autoptr (TrabRecord) unknown = new_unknown ((TrabSex) sex, age);
          g_autoptr (TrabSafetyReport) all = NULL;
          g_autoptr (TrabSafetyReport) none = NULL;
          g_autofree char *who = g_strdup_printf (
              "%s of %d in %s", sex == TRAB_SEX_FEMALE ? "woman" : "man", age, countries[i]);

          trab_evidence_set_country (fixture->evidence, countries[i]);
          all = check_standard (fixture, healthy);
          none = check_standard (fixture, unknown);
          expect_quiet (fixture, all, who);
          expect_quiet (fixture, none, who);
        }
  if (fixture->n_wrong > 0)
    g_test_fail ();
}

static const char *const agreed_plans[]
    = { "food-and-movement", "alendronate",          "zoledronate", "hrt", "trt",
        "gh-mk677",          "exercise:jumping@0-5", NULL };

/* Causes of stops of one plan, as one text. */
static char *
dup_stops (TrabSafetyReport *report, const char *plan_id)
{
  g_autoptr (GPtrArray) stops = trab_safety_override_list_stops (report, plan_id);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < stops->len; i++)
    g_string_append_printf (text, " %s", ((TrabSafetyCard *) g_ptr_array_index (stops, i))->cause);
  return g_string_free (text, FALSE);
}

static guint
count_waited_for (TrabSafetyReport *report, const char *plan_id)
{
  g_autoptr (GPtrArray) gaps = trab_safety_override_list_not_asked (report, plan_id);

  return gaps->len;
}

/* Also that the spine was looked at, without which some exercises stay closed. */
static void
answer_all (GHashTable *answers, TrabSex sex, int age)
{
  answer_as_healthy (answers, sex, age);
  g_hash_table_insert (answers, (gpointer) "spine_imaged", g_strdup ("yes"));
}

/* One question of a person of whom all else is known: what one of its answers forbids is not agreed
 * on while it is not answered. */
static void
expect_waited_for (Fixture *fixture, TrabSex sex, const TrabQuestionInfo *info)
{
  g_auto (GStrv) values = dup_values (info);
  g_autoptr (GHashTable) answers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (TrabRecord) without = NULL;
  g_autoptr (TrabSafetyReport) unknown = NULL;
  int age = 45; /* not too old to be asked about pregnancy */

  answer_all (answers, sex, age);
  g_hash_table_remove (answers, "medicines_listed"); /* it answers for each medicine */
  answer_parent (info, answers);
  g_hash_table_remove (answers, info->id);
  without = new_healthy_with (sex, age, answers);
  unknown = check (fixture, without, agreed_plans);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      g_autoptr (TrabRecord) with = NULL;
      g_autoptr (TrabSafetyReport) known = NULL;

      g_hash_table_insert (answers, (gpointer) info->id, g_strdup (values[i]));
      with = new_healthy_with (sex, age, answers);
      known = check (fixture, with, agreed_plans);
      for (guint j = 0; agreed_plans[j] != NULL; j++)
        {
          g_autofree char *before = dup_stops (unknown, agreed_plans[j]);
          g_autofree char *after = dup_stops (known, agreed_plans[j]);

          if (strlen (after) <= strlen (before) || count_waited_for (unknown, agreed_plans[j]) > 0)
            continue;
          g_test_message ("%s=%s forbids %s (%s), and is not waited for", info->id, values[i],
                          agreed_plans[j], after);
          fixture->n_wrong++;
        }
    }
}

static void
test_what_could_forbid_is_waited_for (Fixture *fixture, gconstpointer unused)
{
  for (int sex = TRAB_SEX_FEMALE; sex <= TRAB_SEX_MALE; sex++)
    for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
      if (sex != TRAB_SEX_MALE || i != TRAB_QUESTION_GNRH_ANALOGUE) /* that it blocks is asked */
        expect_waited_for (fixture, (TrabSex) sex, trab_question_get_info ((TrabQuestion) i));
  if (fixture->n_wrong > 0)
    g_test_fail ();
}

/* Of whom all is known, nothing is waited for: no reason is written out of habit. */
static void
test_nothing_is_waited_for_in_vain (Fixture *fixture, gconstpointer unused)
{
  for (int sex = TRAB_SEX_FEMALE; sex <= TRAB_SEX_MALE; sex++)
    for (int age = 30; age <= 90; age += 10)
      {
        g_autoptr (GHashTable) answers
            = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
        g_autoptr (TrabRecord) record = NULL;
        g_autoptr (TrabSafetyReport) report = NULL;

        answer_all (answers, (TrabSex) sex, age);
        record = new_healthy_with ((TrabSex) sex, age, answers);
        report = check (fixture, record, agreed_plans);

        for (guint i = 0; agreed_plans[i] != NULL; i++)
          {
            g_autoptr (GPtrArray) gaps
                = trab_safety_override_list_not_asked (report, agreed_plans[i]);

            for (guint j = 0; j < gaps->len; j++)
              g_test_message ("%s at %d: %s waits for %s", sex == TRAB_SEX_MALE ? "man" : "woman",
                              age, agreed_plans[i],
                              ((TrabSafetyGap *) g_ptr_array_index (gaps, j))->field);
            fixture->n_wrong += gaps->len;
          }
      }
  if (fixture->n_wrong > 0)
    g_test_fail ();
}

static gboolean
is_measured (TrabRecord *record, const char *id)
{
  GPtrArray *all = trab_record_get_measurements (record);
  TrabMeasure measure = TRAB_MEASURE_BMD;

  for (guint i = 0; trab_measure_from_string (id, &measure) && i < all->len; i++)
    if (trab_measurement_get (g_ptr_array_index (all, i))->measure == measure)
      return TRUE;
  return FALSE;
}

static void
expect_missing (Fixture *fixture, TrabRecord *record, const char *who)
{
  g_autoptr (TrabSafetyReport) report = check (fixture, record, all_plans);
  TrabVisit *visit = trab_record_get_latest_visit (record);
  GPtrArray *gaps = trab_safety_report_get_gaps (report);

  for (guint i = 0; i < gaps->len; i++)
    {
      const TrabSafetyGap *gap = g_ptr_array_index (gaps, i);
      TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;
      gboolean is_named = gap->question != NULL || gap->measure != NULL
                          || trab_evidence_find_text (fixture->evidence, "rules/fields", "field",
                                                      gap->field, "name")
                                 != NULL;

      if (is_named && !is_measured (record, gap->measure)
          && (!trab_question_from_string (gap->question, &question)
              || trab_visit_get_text (visit, question) == NULL))
        continue;
      g_test_message ("%s: %s is said to lack %s", who, gap->field,
                      gap->question ? gap->question : gap->measure);
      fixture->n_wrong++;
    }
}

/* What a line names as missing is missing: no answer of today, no value of late. */
static void
test_what_is_named_is_missing (Fixture *fixture, gconstpointer unused)
{
  for (int sex = TRAB_SEX_FEMALE; sex <= TRAB_SEX_MALE; sex++)
    for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
      {
        const TrabQuestionInfo *info = trab_question_get_info ((TrabQuestion) i);
        int age = sex == TRAB_SEX_FEMALE ? 45 : 75;
        g_auto (GStrv) values = dup_values (info);
        g_autoptr (GHashTable) answers
            = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
        g_autoptr (TrabRecord) without = NULL;

        answer_as_healthy (answers, (TrabSex) sex, age);
        answer_parent (info, answers);
        g_hash_table_remove (answers, info->id);
        without = new_healthy_with ((TrabSex) sex, age, answers);
        expect_missing (fixture, without, info->id);
        for (guint j = 0; values != NULL && values[j] != NULL; j++)
          {
            g_autofree char *who = g_strdup_printf ("%s=%s", info->id, values[j]);
            g_autoptr (TrabRecord) with = NULL;

            g_hash_table_insert (answers, (gpointer) info->id, g_strdup (values[j]));
            with = new_healthy_with ((TrabSex) sex, age, answers);
            expect_missing (fixture, with, who);
          }
      }
  if (fixture->n_wrong > 0)
    g_test_fail ();
}

/* A man of whom one value is known. */
static gboolean
holds_at (Fixture *fixture, const char *rule_id, TrabMeasure measure, double value)
{
  g_autoptr (TrabRecord) record = new_unknown (TRAB_SEX_MALE, 60);
  g_autoptr (GHashTable) rules = NULL;

  add_value (record, measure, TRAB_SITE_NONE, value);
  rules = find_rules (fixture, record);
  return g_hash_table_contains (rules, rule_id);
}

/* What the clinic's laboratory prints wins over the number of a rule, both ways, and goes again. */
static void
test_laboratory_limits_win (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *rule;
    TrabMeasure measure;
    gboolean is_upper;
    double usual; /* the number of the rule */
  } cases[] = { { "SRX015", TRAB_MEASURE_CALCIUM_CORRECTED, TRUE, 2.60 },
                { "SR057", TRAB_MEASURE_CALCIUM_CORRECTED, FALSE, 2.20 },
                { "SRX080", TRAB_MEASURE_CALCIUM, TRUE, 2.60 },
                { "SRX081", TRAB_MEASURE_CALCIUM, FALSE, 2.20 },
                { "SRX094", TRAB_MEASURE_TESTOSTERONE, FALSE, 9.2 },
                { "SRX018", TRAB_MEASURE_TSH, FALSE, 0.45 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int step = -1; step <= 1; step++)
      {
        double limit = cases[i].usual * (1 + 0.05 * step);
        gboolean is_over = cases[i].is_upper || cases[i].measure == TRAB_MEASURE_TESTOSTERONE;

        trab_evidence_set_own_limit (fixture->evidence, cases[i].measure, cases[i].is_upper,
                                     step == 0 ? NAN : limit);
        g_assert_cmpint (holds_at (fixture, cases[i].rule, cases[i].measure, limit * 1.01), ==,
                         is_over);
        g_assert_cmpint (holds_at (fixture, cases[i].rule, cases[i].measure, limit * 0.99), ==,
                         !is_over);
        trab_evidence_set_own_limit (fixture->evidence, cases[i].measure, cases[i].is_upper, NAN);
      }
}

/* Where a question stands in for a limit that no source gives, the laboratory's answers it. */
static void
test_laboratory_limits_answer (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *rule;
    TrabMeasure measure;
    gboolean is_upper;
    double limit;
  } cases[] = { { "SRX016", TRAB_MEASURE_ALP, TRUE, 130 },
                { "SRX016", TRAB_MEASURE_PHOSPHATE, FALSE, 0.8 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double beyond = cases[i].limit * (cases[i].is_upper ? 1.1 : 0.9);
      double within = cases[i].limit * (cases[i].is_upper ? 0.9 : 1.1);

      g_assert_false (holds_at (fixture, cases[i].rule, cases[i].measure, beyond));
      trab_evidence_set_own_limit (fixture->evidence, cases[i].measure, cases[i].is_upper,
                                   cases[i].limit);
      g_assert_true (holds_at (fixture, cases[i].rule, cases[i].measure, beyond));
      g_assert_false (holds_at (fixture, cases[i].rule, cases[i].measure, within));
    }
}

/* Testosterone is compared unasked with a man whose value is low, or who takes it. */
static void
test_testosterone_is_offered (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    double nmol_l; /* 0: not measured */
    const char *medicine;
    gboolean is_offered;
  } cases[] = { { 0, NULL, FALSE },
                { 9.2, NULL, FALSE },
                { 9.1, NULL, TRUE },
                { 0, "TESTOSTERONE", TRUE },
                { 18, "TESTOSTERONE", TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TrabTables tables = { .evidence = fixture->evidence, .catalogue = fixture->catalogue };
      g_autoptr (GError) error = NULL;
      g_autoptr (TrabRecord) record = new_unknown (TRAB_SEX_MALE, 60);
      g_autoptr (TrabFacts) facts = NULL;
      g_auto (GStrv) plans = NULL;

      if (cases[i].nmol_l > 0)
        add_value (record, TRAB_MEASURE_TESTOSTERONE, TRAB_SITE_NONE, cases[i].nmol_l);
      if (cases[i].medicine != NULL)
        add_course (record, cases[i].medicine);
      facts = trab_facts_new (record, fixture->evidence, fixture->catalogue, today, &error);
      plans = trab_comparison_job_dup_standard_plans (&tables, facts, &error);
      g_assert_no_error (error);
      g_assert_cmpint (g_strv_contains ((const char *const *) plans, "trt"), ==,
                       cases[i].is_offered);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/session/safety-net/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("every-question", test_every_question);
  ADD ("testosterone-is-offered", test_testosterone_is_offered);
  ADD ("healthy", test_healthy);
  ADD ("laboratory-limits-win", test_laboratory_limits_win);
  ADD ("laboratory-limits-answer", test_laboratory_limits_answer);
  ADD ("what-could-forbid-is-waited-for", test_what_could_forbid_is_waited_for);
  ADD ("what-is-named-is-missing", test_what_is_named_is_missing);
  ADD ("nothing-is-waited-for-in-vain", test_nothing_is_waited_for_in_vain);
#undef ADD
  return g_test_run ();
}

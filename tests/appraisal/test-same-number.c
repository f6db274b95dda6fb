/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <jansson.h>
#include <string.h>

#include "fixture-count.h"
#include "trab-comparison-file.h"
#include "trab-comparison-job.h"
#include "trab-patient-json.h"
#include "trab-present-base.h"
#include "trab-present-comparison.h"
#include "trab-present-fracture.h"
#include "trab-present-number.h"
#include "trab-present-row.h"
#include "trab-present-values.h"
#include "trab-report-html.h"
#include "trab-report-plan.h"
#include "trab-tables-load.h"

/* Laws 8 and 10 of fracture-layer section 7, over the 60 golden people: a density curve that is
 * withdrawn changes no chance; and every face names the base and the numbers of the one file: the
 * words of the screen and of the command line, the cards of values, the plan, the clinician's copy
 * and the letter. What a face must say is made from the JSON alone. */

#define TODAY ((TrabDate){ 2026, 11, 30 })
#define N_PEOPLE 60
#define N_MEMBERS 2 /* curves change no chance */
#define CHOSEN "alendronate"

static TrabTables *tables;

/* What is spoilt on purpose, to see that the law can fail. */
typedef enum
{
  SPOIL_NOTHING,
  SPOIL_BASE,
  SPOIL_PLAN,
} Spoil;

static TrabRecord *
read_person (const char *name)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "data", "fracture", "patients", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  TrabRecord *record = NULL;
  gsize length = 0;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (text, length);
  record = trab_patient_json_read (bytes, NULL, &error);
  g_assert_no_error (error);
  return record;
}

static TrabComparison *
compare (TrabRecord *record)
{
  static const char *const plans[]
      = { "as-now", "stop", CHOSEN, "zoledronate", "repletion+alendronate@0-5", NULL };
  TrabCompareRequest request = { .record = record,
                                 .plan_ids = plans,
                                 .today = TODAY,
                                 .years = 10,
                                 .n_members = N_MEMBERS,
                                 .seed = 1 };
  g_autoptr (GError) error = NULL;
  TrabComparison *comparison = trab_comparison_job_run (tables, &request, NULL, &error);

  g_assert_no_error (error);
  return comparison;
}

static char *
dup_page (TrabRecord *record, TrabComparison *comparison, guint pages)
{
  TrabReportPlanRequest request = { .record = record,
                                    .comparison = comparison,
                                    .evidence = tables->evidence,
                                    .plan_id = CHOSEN,
                                    .printed = TODAY,
                                    .pages = pages,
                                    .language = "en" };
  g_autoptr (TrabReport) report = trab_report_plan_new (&request);
  g_autoptr (GError) error = NULL;
  char *html = trab_report_html_write (report, &error);

  g_assert_no_error (error);
  return html;
}

/* "19 in 100", from the file alone; NULL where it has no number. */
static char *
dup_number (json_t *cell, const char *key, guint out_of, double spoil_pct)
{
  const char *state = json_string_value (json_object_get (cell, "state"));

  if (g_strcmp0 (state, "number") != 0)
    return NULL;
  return trab_present_number_dup_chance (
      CLAMP (json_number_value (json_object_get (cell, key)) + spoil_pct, 0, 100), out_of);
}

static gboolean
says (const char *face, const char *number)
{
  return number == NULL || (face != NULL && strstr (face, number) != NULL);
}

/* Tells what does not agree. Returns: whether it does */
static gboolean
check (const char *person, const char *face_name, const char *face, const char *number)
{
  if (says (face, number))
    return TRUE;
  g_test_message ("%s: %s does not say %s", person, face_name, number);
  return FALSE;
}

/* The patient's page says it in its own words: "If nothing changes: Best guess: 12 …". */
static gboolean
check_near (const char *person, const char *face, const char *phrase, const char *number)
{
  const char *at = strstr (face, phrase);
  g_autofree char *near = at ? g_strndup (at, 100) : g_strdup ("");
  g_autofree char *pattern = NULL;

  if (number == NULL)
    return TRUE;
  pattern = g_strdup_printf ("\\b%.*s\\b", (int) strcspn (number, " "), number);
  if (g_regex_match_simple (pattern, near, 0, 0))
    return TRUE;
  g_test_message ("%s: %s is not followed by %s: %s", person, phrase, number, near);
  return FALSE;
}

/* The pages of one person. */
typedef struct
{
  char *chance;
  char *compared;
  char *clinician;
  char *letter;
} Pages;

static gboolean
check_plan (const char *person,
            TrabPresentComparison *words,
            json_t *plan,
            guint i,
            const guint *out_of,
            const Pages *pages,
            double spoil_pct)
{
  static const char *const keys[] = { "fracture_major", "fracture_hip" };
  static const TrabPresentLane lanes[] = { TRAB_PRESENT_LANE_MAJOR, TRAB_PRESENT_LANE_HIP };
  gboolean is_same = g_str_equal (json_string_value (json_object_get (plan, "plan")),
                                  trab_present_comparison_get_plan_id (words, i));
  g_autoptr (GPtrArray) cards
      = trab_present_values_dup_rows (words, tables->evidence, "no-broken-bone");
  const TrabPresentRow *card = g_ptr_array_index (cards, i);
  gboolean is_shown
      = i == 0 || g_str_equal (trab_present_comparison_get_plan_id (words, i), CHOSEN);

  for (guint j = 0; j < G_N_ELEMENTS (keys); j++)
    {
      g_autofree char *number
          = dup_number (json_object_get (plan, keys[j]), "best_pct", out_of[j], spoil_pct);
      const char *cell = trab_present_comparison_get_cell (words, lanes[j], i)->text;

      is_same = check (person, "the table", cell, number) && is_same;
      is_same
          = check (person, "what we compared", pages->compared, j == 0 ? number : NULL) && is_same;
      if (j == 0)
        is_same = check (person, "the cards", card->text, number) && is_same;
      if (j == 0 && is_shown)
        is_same = check_near (person, pages->chance,
                              i == 0 ? "If nothing changes:" : "With this plan:", number)
                  && is_same;
      if (i == 0)
        is_same = check (person, "the letter", pages->letter, number) && is_same;
    }
  return is_same;
}

/* Line of the calculator and cells of the chance: the base is a plan's own number where nothing is
 * taken, and else stands above them. */
static char *
dup_table (TrabPresentComparison *words)
{
  GString *table = g_string_new (trab_present_comparison_get_calculator (words));

  for (guint i = 0; i < trab_present_comparison_get_n_plans (words); i++)
    g_string_append_printf (
        table, "\n%s", trab_present_comparison_get_cell (words, TRAB_PRESENT_LANE_MAJOR, i)->text);
  return g_string_free (table, FALSE);
}

static gboolean
check_base (const char *person,
            TrabPresentComparison *words,
            json_t *base,
            const guint *out_of,
            const Pages *pages,
            double spoil_pct)
{
  TrabCalculator calculator = TRAB_CALCULATOR_NONE;
  const char *id = json_string_value (json_object_get (base, "calculator"));
  g_autofree char *number
      = dup_number (json_object_get (base, "major"), "pct", out_of[0], spoil_pct);
  g_autofree char *of_hip = dup_number (json_object_get (base, "hip"), "pct", out_of[1], spoil_pct);
  /* a chance without its years is another chance */
  g_autofree char *span
      = g_strdup_printf ("%d years", (int) json_integer_value (json_object_get (base, "years")));
  const struct
  {
    const char *name;
    const char *face;
  } faces[] = { { "the line of the calculator", trab_present_comparison_get_calculator (words) },
                { "the page of the chance", pages->chance },
                { "what we compared", pages->compared },
                { "the clinician's copy", pages->clinician },
                { "the letter", pages->letter } };
  g_autofree char *table = dup_table (words);
  const char *name = NULL;
  gboolean is_same = TRUE;

  if (id != NULL && trab_chance_calculator_from_string (id, &calculator))
    name = trab_present_base_get_calculator (calculator);
  is_same = check (person, "the table", trab_present_comparison_get_calculator (words), name);
  is_same = check (person, "the letter", pages->letter, name) && is_same;
  is_same = check (person, "the table", table, number) && is_same;
  is_same = check (person, "the letter", pages->letter, number) && is_same;
  is_same = check (person, "the clinician's copy", pages->clinician, name) && is_same;
  is_same = check (person, "the clinician's copy", pages->clinician, number) && is_same;
  is_same = check (person, "the clinician's copy", pages->clinician, of_hip) && is_same;
  for (guint i = 0; number != NULL && i < G_N_ELEMENTS (faces); i++)
    is_same = check (person, faces[i].name, faces[i].face, span) && is_same;
  if (number != NULL) /* the patient's page names no calculator, but whether it saw the scan */
    is_same = check (person, "the page of the chance", pages->chance, "scan") && is_same;
  return is_same;
}

static gboolean
check_person (const char *name, Spoil spoil)
{
  g_autoptr (TrabRecord) record = read_person (name);
  g_autoptr (TrabComparison) comparison = compare (record);
  g_autoptr (TrabPresentComparison) words
      = trab_present_comparison_new (comparison, tables->evidence);
  g_autofree char *text = trab_comparison_file_write_json (comparison);
  json_t *file = json_loads (text, 0, NULL);
  json_t *base = json_object_get (file, "baseline");
  json_t *plans = json_object_get (file, "plans");
  const guint out_of[] = {
    (guint) json_integer_value (json_object_get (json_object_get (base, "major"), "out_of")),
    (guint) json_integer_value (json_object_get (json_object_get (base, "hip"), "out_of")),
  };
  Pages pages = { dup_page (record, comparison, TRAB_REPORT_PLAN_PAGES_DEFAULT),
                  dup_page (record, comparison, TRAB_REPORT_PLAN_PAGE_COMPARED),
                  dup_page (record, comparison, TRAB_REPORT_PLAN_PAGE_CLINICIAN),
                  dup_page (record, comparison, TRAB_REPORT_PLAN_PAGE_LETTER) };
  gboolean is_same = json_array_size (plans) == trab_present_comparison_get_n_plans (words);

  is_same = check_base (name, words, base, out_of, &pages, spoil == SPOIL_BASE ? 3 : 0) && is_same;
  for (guint i = 0; i < json_array_size (plans); i++)
    is_same = check_plan (name, words, json_array_get (plans, i), i, out_of, &pages,
                          spoil == SPOIL_PLAN ? 3 : 0)
              && is_same;
  json_decref (file);
  g_free (pages.chance);
  g_free (pages.compared);
  g_free (pages.clinician);
  g_free (pages.letter);
  return is_same;
}

static guint
count_different (Spoil spoil, guint step)
{
  g_autofree char *folder
      = g_test_build_filename (G_TEST_DIST, "data", "fracture", "patients", NULL);
  g_autoptr (GDir) people = g_dir_open (folder, 0, NULL);
  const char *name = NULL;
  guint n = 0;
  guint n_different = 0;

  g_assert_nonnull (people);
  while ((name = g_dir_read_name (people)) != NULL)
    if (n++ % step == 0)
      n_different += !check_person (name, spoil);
  g_assert_cmpuint (n, >=, N_PEOPLE);
  return n_different;
}

static void
test_same_everywhere (void)
{
  guint n_asked = fixture_count (15, N_PEOPLE);

  g_assert_cmpuint (count_different (SPOIL_NOTHING, N_PEOPLE / n_asked), ==, 0);
}

static void
test_can_fail (void)
{
  g_assert_cmpuint (count_different (SPOIL_BASE, 20), >, 0);
  g_assert_cmpuint (count_different (SPOIL_PLAN, 20), >, 0);
}

/* @final_period: (nullable): its age; NULL where nobody knows */
static TrabComparison *
compare_woman (int age_years, const char *final_period)
{
  TrabPatientFields fields = { .id = "p", .sex = TRAB_SEX_FEMALE };
  TrabVisitFields visit_fields = { .id = "v", .patient_id = "p" };
  TrabMeasurementFields bmi = { .measure = TRAB_MEASURE_BMI, .value = 24, .text = "24" };
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrabPatient) patient = NULL;
  g_autoptr (TrabRecord) record = NULL;
  g_autoptr (TrabVisit) visit = NULL;
  g_autoptr (TrabMeasurement) measurement = NULL;

  fields.birth_date = (TrabDate){ TODAY.year - age_years, 1, 1 };
  patient = trab_patient_new (&fields);
  record = trab_record_new (patient);
  bmi.unit = "kg/m2";
  bmi.moment = trab_moment_from_date (TODAY);
  measurement = trab_measurement_new (&bmi);
  trab_record_add_measurement (record, measurement);
  g_hash_table_insert (answers, (char *) "menopause", (char *) "after");
  if (final_period != NULL)
    g_hash_table_insert (answers, (char *) "final_period_age_years", (char *) final_period);
  visit_fields.moment = trab_moment_from_date (TODAY);
  visit = trab_visit_new (&visit_fields, answers);
  trab_record_add_visit (record, visit);
  return compare (record);
}

/* A woman under 55 whose periods ended, nobody knows when, has no curve (section 8); her chance is
 * that of the same woman with one. */
static void
test_curve_changes_no_chance (void)
{
  for (int age = 50; age < 55; age++)
    {
      g_autoptr (TrabComparison) without = compare_woman (age, NULL);
      g_autoptr (TrabComparison) with = compare_woman (age, "48");

      g_assert_false (trab_comparison_get_plan (without, 0)->has_curve);
      g_assert_true (trab_comparison_get_plan (with, 0)->has_curve);
      for (guint i = 0; i < trab_comparison_get_n_plans (with); i++)
        for (guint j = 0; j < TRAB_N_OUTCOMES; j++)
          {
            const TrabFractureCell *one = &trab_comparison_get_plan (without, i)->fracture[j];
            const TrabFractureCell *other = &trab_comparison_get_plan (with, i)->fracture[j];

            g_assert_cmpint (one->state, ==, other->state);
            g_assert_cmpfloat_with_epsilon (one->best, other->best, 1e-12);
            g_assert_cmpfloat_with_epsilon (one->fewer, other->fewer, 1e-12);
          }
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result = 0;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  tables = trab_tables_load_new (&error);
  g_assert_no_error (error);
  g_test_add_func ("/appraisal/same-number/everywhere", test_same_everywhere);
  g_test_add_func ("/appraisal/same-number/can-fail", test_can_fail);
  g_test_add_func ("/appraisal/same-number/curve-changes-no-chance", test_curve_changes_no_chance);
  result = g_test_run ();
  trab_tables_load_free (tables);
  return result;
}

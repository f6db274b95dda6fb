/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-comparison-file.h"
#include "trab-error.h"
#include "trab-patient-json.h"
#include "trab-session-audit.h"
#include "trab-session-compare.h"
#include "trab-session-load.h"
#include "trab-session-people.h"
#include "trab-session-erase.h"
#include "trab-session-import.h"
#include "trab-session-save.h"
#include "trab-session-sign.h"
#include "trab-session-visits.h"
#include "trab-session-write.h"
#include "trab-signed-numbers-file.h"

#include <jansson.h>
#include <string.h>

#include "fixture-clinic.h"
#include "fixture-person.h"

/* What is added to a signed visit changes nothing of it; and what was known when it was signed can
 * be read again whatever came later. */

#define VISIT_ID "018f0000-0000-7000-8000-000000000009"
#define TEXT "Rang on 4 November:\nshe takes it on Sundays. \u201cGood.\u201d"

static const TrabDate today = { 2026, 11, 3 };

typedef struct
{
  Clinic clinic;
  char *patient_id;
} Fixture;

static TrabMeasurement *
new_neck (double value, const char *replaces)
{
  return trab_measurement_new (&(TrabMeasurementFields){ .measure = TRAB_MEASURE_BMD,
                                                         .site = TRAB_SITE_FEMORAL_NECK,
                                                         .value = value,
                                                         .moment = trab_moment_from_date (today),
                                                         .replaces = replaces });
}

static TrabVisit *
new_visit (TrabVisitStatus status, const char *choice)
{
  TrabVisitFields fields
      = { .id = VISIT_ID, .status = status, .moment = trab_moment_from_date (today) };
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (answers, (char *) "plan_choice", (char *) choice);
  return trab_visit_new (&fields, answers);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  TrabPatientFields fields = { .family_name = "Probe",
                               .sex = TRAB_SEX_FEMALE,
                               .birth_date = { 1956, 1, 1 },
                               .is_practice = TRUE };
  g_autoptr (TrabPatient) patient = trab_patient_new (&fields);
  g_autoptr (TrabRecord) record = trab_record_new (patient);
  g_autoptr (TrabMeasurement) neck = new_neck (0.7, NULL);
  g_autoptr (TrabRecord) saved = NULL;

  fixture->clinic = fixture_clinic_open ();
  trab_record_add_measurement (record, neck);
  saved = fixture_clinic_add (&fixture->clinic, record);
  fixture->patient_id = g_strdup (trab_patient_get (trab_record_get_patient (saved))->id);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  fixture_clinic_clear (&fixture->clinic);
  g_free (fixture->patient_id);
}

static TrabRecord *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  TrabRecord *record = trab_session_load (fixture->clinic.session, fixture->patient_id, &error);

  g_assert_no_error (error);
  return record;
}

static TrabRecord *
save (Fixture *fixture, TrabRecord *changes)
{
  g_autoptr (GError) error = NULL;
  TrabRecord *record = trab_session_save (fixture->clinic.session, changes, &error);

  g_assert_no_error (error);
  return record;
}

static TrabRecord *
sign (Fixture *fixture)
{
  g_autoptr (TrabRecord) now = load (fixture);
  g_autoptr (TrabVisit) visit = new_visit (TRAB_VISIT_DRAFT, "as-now");
  g_autoptr (TrabRecord) changes = trab_record_new (trab_record_get_patient (now));
  g_autoptr (GError) error = NULL;
  TrabRecord *record = NULL;

  trab_record_add_visit (changes, visit);
  record = trab_session_sign (fixture->clinic.session, changes, VISIT_ID, &error);
  g_assert_no_error (error);
  return record;
}

static TrabRecord *
add (Fixture *fixture, const char *text, GError **error)
{
  g_autoptr (TrabRecord) now = load (fixture);
  g_autoptr (TrabRecord) changes = trab_session_visits_new_addendum (now, VISIT_ID, text, error);

  return changes ? save (fixture, changes) : NULL;
}

static void
test_added (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabRecord) signed_one = sign (fixture);
  g_autoptr (TrabRecord) added = add (fixture, "  " TEXT "\n", NULL);
  g_autoptr (GPtrArray) addenda = trab_record_list_addenda (added, VISIT_ID);
  const TrabAddendumFields *fields = trab_addendum_get (g_ptr_array_index (addenda, 0));
  const TrabVisitFields *before = trab_visit_get (trab_record_find_visit (signed_one, VISIT_ID));
  const TrabVisitFields *after = trab_visit_get (trab_record_find_visit (added, VISIT_ID));
  g_autofree char *audit = trab_session_audit_write (fixture->clinic.session, fixture->patient_id,
                                                     "addendum", FALSE, NULL);

  g_assert_cmpuint (addenda->len, ==, 1);
  g_assert_cmpstr (fields->text, ==, TEXT);
  g_assert_cmpstr (fields->author, ==, "practice");
  g_assert_true (fields->moment.has_time);
  g_assert_cmpint (after->version, ==, before->version);
  g_assert_cmpint (after->saved_ms, ==, before->saved_ms);
  g_assert_cmpstr (after->saved_by, ==, "practice");
  g_assert_cmpuint (trab_record_get_visits (added)->len, ==, 1); /* and no visit of today */
  g_assert_nonnull (strstr (audit, "addendum"));
  g_assert_null (strstr (audit, "Sundays")); /* no word of it */
}

static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabRecord) now = load (fixture);
  g_autoptr (TrabVisit) draft = new_visit (TRAB_VISIT_DRAFT, "as-now");
  g_autoptr (TrabRecord) changes = trab_record_new (trab_record_get_patient (now));
  g_autoptr (TrabRecord) saved = NULL;
  g_autoptr (TrabRecord) signed_one = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (trab_session_visits_new_addendum (now, VISIT_ID, TEXT, &error));
  g_assert_error (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_NO_VISIT);
  g_clear_error (&error);
  trab_record_add_visit (changes, draft);
  saved = save (fixture, changes);
  g_assert_null (add (fixture, TEXT, &error));
  g_assert_error (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_NOT_SIGNED);
  g_clear_error (&error);
  g_assert_null (trab_session_visits_load_signed (fixture->clinic.session, fixture->patient_id,
                                                  VISIT_ID, &error));
  g_assert_error (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_NOT_SIGNED);
  g_clear_error (&error);
  signed_one = trab_session_sign (fixture->clinic.session, saved, VISIT_ID, &error);
  g_clear_object (&signed_one);
  g_clear_error (&error);
  g_assert_null (add (fixture, " \n ", &error));
  g_assert_nonnull (error);
}

/* Later scans, corrections, names, deaths and visits are not in what was known then. */
static void
test_as_signed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabRecord) signed_one = sign (fixture);
  g_autofree char *before = trab_session_write_patient_json (fixture->clinic.session, signed_one);
  const TrabMeasurementFields *old
      = trab_measurement_get (g_ptr_array_index (trab_record_get_measurements (signed_one), 0));
  TrabPatientFields fields = *trab_patient_get (trab_record_get_patient (signed_one));
  g_autoptr (TrabMeasurement) correction = new_neck (0.8, old->id);
  g_autoptr (TrabMeasurement) another = new_neck (0.6, NULL);
  g_autoptr (TrabPatient) patient = NULL;
  g_autoptr (TrabRecord) changes = NULL;
  g_autoptr (TrabRecord) now = NULL;
  g_autoptr (TrabRecord) with_more = NULL;
  g_autoptr (TrabRecord) then = NULL;
  g_autofree char *after = NULL;
  g_autofree char *later = NULL;
  g_autoptr (GError) error = NULL;

  g_usleep (5000); /* later than the signing, by the clock of the store */
  fields.given_name = "Another";
  fields.is_dead = TRUE;
  patient = trab_patient_new (&fields);
  changes = trab_record_new (patient);
  trab_record_add_measurement (changes, correction);
  trab_record_add_measurement (changes, another);
  now = save (fixture, changes);
  with_more = add (fixture, TEXT, NULL);
  later = trab_session_write_patient_json (fixture->clinic.session, with_more);
  then = trab_session_visits_load_signed (fixture->clinic.session, fixture->patient_id, VISIT_ID,
                                          &error);
  g_assert_no_error (error);
  after = trab_session_write_patient_json (fixture->clinic.session, then);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (after, !=, later);
}

/* In our own file, in FHIR, and through the file into another record. */
static void
test_in_files (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabRecord) signed_one = sign (fixture);
  g_autoptr (TrabRecord) added = add (fixture, TEXT, NULL);
  g_autofree char *json = trab_session_write_patient_json (fixture->clinic.session, added);
  g_autofree char *fhir = trab_session_write_fhir (fixture->clinic.session, added, today, NULL);
  g_autofree char *coded = g_base64_encode ((const unsigned char *) TEXT, strlen (TEXT));
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) again
      = trab_session_read_patient_json (fixture->clinic.session, bytes, NULL, &error);
  const TrabAddendumFields *fields = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (trab_record_get_addenda (again)->len, ==, 1);
  fields = trab_addendum_get (g_ptr_array_index (trab_record_get_addenda (again), 0));
  g_assert_cmpstr (fields->text, ==, TEXT);
  g_assert_cmpstr (fields->author, ==, "practice");
  g_assert_cmpstr (fields->visit_id, ==, VISIT_ID);
  g_assert_nonnull (strstr (fhir, "DocumentReference"));
  g_assert_nonnull (strstr (fhir, coded));
}

/* Two records of one person made one: what was added comes with its visit, and goes with it. */
static void
test_merged (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabRecord) signed_one = sign (fixture);
  g_autoptr (TrabRecord) added = add (fixture, TEXT, NULL);
  g_autoptr (TrabPatient) patient
      = trab_patient_new (&(TrabPatientFields){ .family_name = "Probe", .is_practice = TRUE });
  g_autoptr (TrabRecord) other = trab_record_new (patient);
  g_autoptr (TrabRecord) into = save (fixture, other);
  g_autofree char *into_id = g_strdup (trab_patient_get (trab_record_get_patient (into))->id);
  g_autofree char *batch_id = NULL;
  g_autoptr (TrabRecord) merged = NULL;
  g_autoptr (TrabRecord) parted = NULL;
  g_autoptr (GError) error = NULL;
  const TrabAddendumFields *fields = NULL;

  g_assert_true (trab_session_people_merge (fixture->clinic.session, fixture->patient_id, into_id,
                                            &batch_id, &error));
  g_assert_no_error (error);
  merged = trab_session_load (fixture->clinic.session, into_id, &error);
  g_assert_cmpuint (trab_record_get_addenda (merged)->len, ==, 1);
  fields = trab_addendum_get (g_ptr_array_index (trab_record_get_addenda (merged), 0));
  g_assert_cmpstr (fields->text, ==, TEXT);
  g_assert_nonnull (trab_record_find_visit (merged, fields->visit_id));
  g_assert_true (trab_session_import_undo (fixture->clinic.session, batch_id, &error));
  parted = trab_session_load (fixture->clinic.session, into_id, &error);
  g_assert_cmpuint (trab_record_get_addenda (parted)->len, ==, 0);
}

/* A visit of somebody else: what was added goes with it, comes back with it, and is erased with the
 * record that it left. */
static void
test_split (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabRecord) signed_one = sign (fixture);
  g_autoptr (TrabRecord) added = add (fixture, TEXT, NULL);
  g_autoptr (TrabPatient) other
      = trab_patient_new (&(TrabPatientFields){ .family_name = "Zweite", .sex = TRAB_SEX_FEMALE });
  g_autoptr (GPtrArray) visits = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  const TrabSessionPeopleSplit what = { fixture->patient_id, other, visits, rows };
  g_autofree char *new_id = NULL;
  g_autofree char *batch_id = NULL;
  g_autofree char *last_batch_id = NULL;
  g_autofree char *last_id = NULL;
  g_autoptr (TrabRecord) moved = NULL;
  g_autoptr (TrabRecord) left = NULL;
  g_autoptr (TrabRecord) back = NULL;
  g_autoptr (GError) error = NULL;
  const TrabAddendumFields *fields = NULL;

  g_ptr_array_add (visits, VISIT_ID);
  g_assert_true (
      trab_session_people_split (fixture->clinic.session, &what, &new_id, &batch_id, &error));
  g_assert_no_error (error);
  moved = trab_session_load (fixture->clinic.session, new_id, &error);
  g_assert_cmpuint (trab_record_get_addenda (moved)->len, ==, 1);
  fields = trab_addendum_get (trab_record_get_addenda (moved)->pdata[0]);
  g_assert_cmpstr (fields->text, ==, TEXT);
  g_assert_nonnull (trab_record_find_visit (moved, fields->visit_id));
  left = trab_session_load (fixture->clinic.session, fixture->patient_id, &error);
  g_assert_null (trab_record_find_visit (left, VISIT_ID));
  g_assert_cmpuint (trab_record_get_addenda (left)->len, ==, 0);
  g_assert_true (trab_session_import_undo (fixture->clinic.session, batch_id, &error));
  back = trab_session_load (fixture->clinic.session, fixture->patient_id, &error);
  g_assert_nonnull (trab_record_find_visit (back, VISIT_ID));
  g_assert_cmpuint (trab_record_get_addenda (back)->len, ==, 1);

  g_assert_true (
      trab_session_people_split (fixture->clinic.session, &what, &last_id, &last_batch_id, &error));
  g_assert_true (trab_session_erase_patient (fixture->clinic.session, TRAB_SESSION_ERASE_HIDE,
                                             fixture->patient_id, "test", &error));
  g_assert_true (trab_session_erase_patient (fixture->clinic.session, TRAB_SESSION_ERASE_FOR_GOOD,
                                             fixture->patient_id, "test", &error));
  g_assert_no_error (error);
}

/* ---- the numbers that stood when a visit was signed */

static const char *
get_numbers (TrabRecord *record)
{
  TrabVisit *visit = trab_record_find_visit (record, VISIT_ID);

  return visit ? trab_visit_get_text (visit, TRAB_QUESTION_SIGNED_NUMBERS) : NULL;
}

static TrabComparison *
compare (Fixture *fixture, TrabRecord *record, const char *const *plans, const char *numbers)
{
  const TrabCompareRequest request = { .record = record,
                                       .plan_ids = plans,
                                       .today = today,
                                       .years = TRAB_SESSION_VISITS_YEARS,
                                       .signed_numbers = numbers };
  g_autoptr (GError) error = NULL;
  TrabComparison *comparison
      = trab_session_compare (fixture->clinic.session, &request, NULL, &error);

  g_assert_no_error (error);
  return comparison;
}

/* The base, and of each plan what is said of breaks and harms. */
static char *
dup_chances (TrabComparison *comparison)
{
  g_autofree char *file = trab_comparison_file_write_json (comparison);
  json_t *root = json_loads (file, 0, NULL);
  json_t *kept = json_array ();
  json_t *plan = NULL;
  size_t i = 0;
  char *given = NULL;
  char *text = NULL;

  json_array_append (kept, json_object_get (root, "baseline"));
  json_array_foreach (json_object_get (root, "plans"), i, plan)
    for (const char *const *key
         = (const char *const[]){ "plan", "fracture_major", "fracture_hip", "harms", NULL };
         *key != NULL; key++)
      json_array_append (kept, json_object_get (plan, *key));
  given = json_dumps (kept, JSON_INDENT (1) | JSON_SORT_KEYS | JSON_REAL_PRECISION (12));
  text = g_strdup (given);
  free (given);
  json_decref (kept);
  json_decref (root);
  return text;
}

/* Of whoever the record is now, the numbers of then: a corrected scan, a later birth date, another
 * plan on the market, newer tables change nothing of them. */
static void
test_numbers_stay (Fixture *fixture, gconstpointer unused)
{
  static const char *const plans[]
      = { "as-now", "alendronate", "hrt", "zoledronate", "hrt+exercise", "trt", NULL };

  for (int sex = TRAB_SEX_FEMALE; sex <= TRAB_SEX_MALE; sex++)
    for (int born = 1938; born <= 1983; born += 20)
      {
        g_auto (FixturePerson) then = { 0 };
        g_auto (FixturePerson) now = { 0 };
        g_autoptr (TrabComparison) first = NULL;
        g_autoptr (TrabComparison) changed = NULL;
        g_autoptr (TrabComparison) kept = NULL;
        g_autofree char *text = NULL;
        g_autofree char *again = NULL;
        g_autofree char *expected = NULL;
        g_autofree char *other = NULL;
        g_autofree char *got = NULL;

        fixture_person_init (&then, (TrabSex) sex, born);
        fixture_person_measure (&then, TRAB_MEASURE_T_SCORE, TRAB_SITE_FEMORAL_NECK, -2.8, NULL);
        fixture_person_break (&then, TRAB_FRACTURE_SPINE, (TrabDate){ 2025, 6 });
        fixture_person_visit (&then);
        fixture_person_init (&now, (TrabSex) sex, born + 7);
        fixture_person_visit (&now);
        first = compare (fixture, then.record, plans, NULL);
        text = trab_signed_numbers_file_write (first, "anna");
        changed = compare (fixture, now.record, plans, NULL);
        kept = compare (fixture, now.record, plans, text);
        again = trab_signed_numbers_file_write (kept, "anna");
        expected = dup_chances (first);
        other = dup_chances (changed);
        got = dup_chances (kept);
        g_assert_cmpstr (other, !=, expected);
        g_assert_cmpstr (got, ==, expected);
        g_assert_cmpstr (again, ==, text); /* every member of the text */
        g_assert_cmpstr (trab_comparison_get_signed (kept)->signed_by, ==, "anna");
        g_assert_null (trab_comparison_get_signed (changed));
      }
}

/* They come with the signature, of the plans compared, and nobody types them. */
static void
test_signing_keeps_numbers (Fixture *fixture, gconstpointer unused)
{
  static const char *const plans[] = { "as-now", "alendronate", NULL };
  g_autoptr (TrabRecord) now = load (fixture);
  g_autoptr (TrabVisit) visit = NULL;
  g_autoptr (TrabRecord) changes = trab_record_new (trab_record_get_patient (now));
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrabRecord) saved = NULL;
  g_autoptr (TrabComparison) worked_out = NULL;
  g_autoptr (TrabComparison) kept = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *got = NULL;
  g_autoptr (GError) error = NULL;

  g_hash_table_insert (answers, (char *) "plan_choice", (char *) "not-yet");
  g_hash_table_insert (answers, (char *) "plans_compared", (char *) "as-now alendronate -hrt");
  g_hash_table_insert (answers, (char *) "signed_numbers", (char *) "{\"format\":1}");
  visit = trab_visit_new (
      &(TrabVisitFields){ .id = VISIT_ID, .moment = trab_moment_from_date (today) }, answers);
  trab_record_add_visit (changes, visit);
  saved = trab_session_sign (fixture->clinic.session, changes, VISIT_ID, &error);
  g_assert_no_error (error);
  worked_out = compare (fixture, saved, plans, NULL);
  kept = compare (fixture, saved, plans, get_numbers (saved));
  g_assert_nonnull (trab_comparison_get_signed (kept));
  g_assert_cmpstr (trab_comparison_get_signed (kept)->signed_by, ==, "practice");
  expected = dup_chances (worked_out);
  got = dup_chances (kept);
  g_assert_cmpstr (got, ==, expected);
}

/* Through our own file and FHIR, whole; and what is cut, added to or of other plans or years is not
 * taken in part: then no number passes for one of then. */
static void
test_numbers_travel_whole (Fixture *fixture, gconstpointer unused)
{
  static const char *const as_signed[] = { "as-now", NULL };
  static const char *const more[] = { "as-now", "alendronate", NULL };
  g_autoptr (TrabRecord) signed_one = sign (fixture);
  g_autofree char *json = trab_session_write_patient_json (fixture->clinic.session, signed_one);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) again
      = trab_session_read_patient_json (fixture->clinic.session, bytes, findings, &error);
  g_autofree char *fhir
      = trab_session_write_fhir (fixture->clinic.session, signed_one, today, NULL);
  g_autoptr (TrabImport) import = fixture_clinic_read_text (&fixture->clinic, fhir);
  const char *text = get_numbers (signed_one);
  g_autoptr (TrabComparison) of_more = compare (fixture, signed_one, more, text);
  g_autoptr (TrabComparison) whole = compare (fixture, signed_one, as_signed, text);
  g_autofree char *newer = g_strdup_printf ("{\"of_a_later_version\":1,%s", text + 1);

  g_assert_no_error (error);
  g_assert_cmpstr (get_numbers (again), ==, text);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpstr (
      trab_visit_get_text (
          trab_record_get_visits (trab_import_get_person (import, 0)->record)->pdata[0],
          TRAB_QUESTION_SIGNED_NUMBERS),
      ==, text);
  g_assert_nonnull (trab_comparison_get_signed (whole));
  g_assert_null (trab_comparison_get_signed (of_more));
  g_assert_null (trab_signed_numbers_file_read (newer));
  g_assert_null (trab_signed_numbers_file_read ("{}"));
  for (gsize i = 0; i < strlen (text); i += 13)
    {
      g_autofree char *cut = g_strndup (text, i);

      g_assert_null (trab_signed_numbers_file_read (cut));
    }
}

/* A file comes from anywhere: numbers that no comparison has are not shown as signed. */
static void
test_numbers_that_none_has (Fixture *fixture, gconstpointer unused)
{
  static const char *const plans[] = { "as-now", "alendronate", "zoledronate", NULL };
  static const struct
  {
    const char *member;
    const char *value;
  } planted[] = {
    { "out_of", "0" },
    { "out_of", "2147483647" },
    { "pct", "-1" },
    { "pct", "null" },
    { "pct", "101" },
    { "best_pct", "1e300" },
    { "best_pct", "null" },
    { "fewer_pct", "-1000" },
    { "low_pct", "-0.5" },
    { "high_pct", "1e9" },
    { "years", "2147483647" },
    { "major_pct", "450" },
    { "by_year", "[[1,2,3]]" },
    { "by_year", "[[90,1,1,1]]" },
  };
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabComparison) comparison = NULL;
  g_autoptr (TrabSignedNumbers) whole = NULL;
  g_autofree char *text = NULL;

  fixture_person_init (&person, TRAB_SEX_FEMALE, 1958);
  fixture_person_measure (&person, TRAB_MEASURE_T_SCORE, TRAB_SITE_FEMORAL_NECK, -2.8, NULL);
  fixture_person_visit (&person);
  comparison = compare (fixture, person.record, plans, NULL);
  text = trab_signed_numbers_file_write (comparison, "anna");
  whole = trab_signed_numbers_file_read (text);
  g_assert_nonnull (whole);
  for (guint i = 0; i < G_N_ELEMENTS (planted); i++)
    {
      /* every place of that name; a list ends with the list in it */
      g_autofree char *pattern
          = g_strdup_printf ("\"%s\":(\\[\\[.*?\\]\\]|[^,}\\[{]+)", planted[i].member);
      g_autofree char *instead = g_strdup_printf ("\"%s\":%s", planted[i].member, planted[i].value);
      g_autoptr (GRegex) place = g_regex_new (pattern, 0, 0, NULL);
      g_autofree char *changed = g_regex_replace_literal (place, text, -1, 0, instead, 0, NULL);
      g_autoptr (TrabSignedNumbers) read = trab_signed_numbers_file_read (changed);

      g_assert_cmpstr (changed, !=, text);
      g_assert_null (read);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add ("/session/visits/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("added", test_added);
  ADD ("refused", test_refused);
  ADD ("as-signed", test_as_signed);
  ADD ("in-files", test_in_files);
  ADD ("numbers-that-none-has", test_numbers_that_none_has);
  ADD ("merged", test_merged);
  ADD ("split", test_split);
  ADD ("numbers-stay", test_numbers_stay);
  ADD ("signing-keeps-numbers", test_signing_keeps_numbers);
  ADD ("numbers-travel-whole", test_numbers_travel_whole);
  return g_test_run ();
}

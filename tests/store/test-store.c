/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "store-fixture.h"
#include "trab-error.h"

static void
test_round_trip (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) record = store_fixture_full_record (fixture);
  g_autoptr (TrabRecord) stored = store_fixture_save (fixture, record);
  g_autofree char *id = g_strdup (trab_patient_get (trab_record_get_patient (stored))->id);
  g_autofree char *before = store_fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (TrabRecord) loaded = NULL;
  const TrabMeasurementFields *measurement = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_assert_full_record (stored);
  store_fixture_close (fixture);
  store_fixture_open (fixture);
  loaded = trab_store_load_record (fixture->store, id, &error);
  g_assert_no_error (error);
  store_fixture_assert_full_record (loaded);
  measurement = trab_measurement_get (g_ptr_array_index (trab_record_get_measurements (loaded), 0));
  g_assert_cmpstr (measurement->reference_low, ==, "0.10");
  g_assert_cmpstr (measurement->reference_high, ==, "0.57");
  g_assert_cmpstr (measurement->interpretation, ==, "L");
  after = store_fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* A death, and taking it back, are new versions of the patient: the ones before stay. */
static void
test_death (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) record = store_fixture_record ("Voss", "Ada");
  g_autoptr (TrabRecord) stored = store_fixture_save (fixture, record);
  TrabPatientFields fields = *trab_patient_get (trab_record_get_patient (stored));
  g_autofree char *id = g_strdup (fields.id);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TrabPatient) patient = NULL;
      g_autoptr (TrabRecord) change = NULL;
      g_autoptr (TrabRecord) changed = NULL;
      g_autoptr (TrabRecord) loaded = NULL;
      g_autofree char *dump = NULL;
      const TrabPatientFields *kept = NULL;

      fields.version = (int) i + 1;
      fields.is_dead = i == 0;
      fields.death_date = i == 0 ? (TrabDate){ 2025, 10, 0 } : TRAB_DATE_NONE;
      fields.death_source = i == 0 ? "her daughter" : NULL;
      patient = trab_patient_new (&fields);
      change = trab_record_new (patient);
      changed = store_fixture_save (fixture, change);
      store_fixture_close (fixture);
      store_fixture_open (fixture);
      loaded = trab_store_load_record (fixture->store, id, NULL);
      kept = trab_patient_get (trab_record_get_patient (loaded));
      g_assert_cmpint (kept->is_dead, ==, i == 0);
      g_assert_cmpint (kept->death_date.year, ==, i == 0 ? 2025 : 0);
      g_assert_cmpint (kept->death_date.month, ==, i == 0 ? 10 : 0);
      g_assert_cmpint (kept->death_date.day, ==, 0);
      g_assert_cmpstr (kept->death_source, ==, i == 0 ? "her daughter" : NULL);
      dump = store_fixture_dump (fixture);
      g_assert_nonnull (strstr (dump, "her daughter")); /* in the history, also afterwards */
    }
}

static void
test_nothing_known (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabPatient) patient
      = trab_patient_new (&(TrabPatientFields){ .family_name = "Voss" });
  g_autoptr (TrabRecord) record = trab_record_new (patient);
  g_autoptr (TrabVisit) visit = trab_visit_new (&(TrabVisitFields){ 0 }, NULL);
  g_autoptr (TrabMeasurement) weight = trab_measurement_new (
      &(TrabMeasurementFields){ .measure = TRAB_MEASURE_WEIGHT, .value = 61 });
  g_autoptr (TrabFracture) fracture = trab_fracture_new (&(TrabFractureFields){ 0 });
  g_autoptr (TrabCourse) course = trab_course_new (&(TrabCourseFields){ .name = "some tablet" });
  g_autoptr (TrabRecord) stored = NULL;
  const TrabPatientFields *fields = NULL;
  const TrabCourseFields *stored_course = NULL;

  trab_record_add_visit (record, visit);
  trab_record_add_measurement (record, weight);
  trab_record_add_fracture (record, fracture);
  trab_record_add_course (record, course);
  stored = store_fixture_save (fixture, record);
  fields = trab_patient_get (trab_record_get_patient (stored));
  g_assert_false (trab_date_is_known (fields->birth_date));
  g_assert_cmpint (fields->sex, ==, TRAB_SEX_UNKNOWN);
  g_assert_null (fields->allergies);
  g_assert_null (fields->record_number);
  stored_course = trab_course_get (g_ptr_array_index (trab_record_get_courses (stored), 0));
  g_assert_false (stored_course->has_adherence);
  g_assert_false (trab_date_is_known (stored_course->stop));
  g_assert_cmpint (
      trab_fracture_get (g_ptr_array_index (trab_record_get_fractures (stored), 0))->is_low_trauma,
      ==, TRAB_ANSWER_NOT_KNOWN);
}

static void
test_patient_conflict (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) record = store_fixture_record ("Voss", "Ada");
  g_autoptr (TrabRecord) stored = store_fixture_save (fixture, record);
  TrabPatientFields fields = *trab_patient_get (trab_record_get_patient (stored));
  g_autoptr (TrabPatient) changed = NULL;
  g_autoptr (TrabRecord) change = NULL;
  g_autoptr (TrabRecord) after = NULL;
  g_autoptr (TrabRecord) late = NULL;
  g_autoptr (TrabRecord) same = NULL;
  g_autoptr (GError) error = NULL;

  fields.given_name = "Adele";
  changed = trab_patient_new (&fields);
  change = trab_record_new (changed);
  after = store_fixture_save (fixture, change);
  g_assert_cmpint (trab_patient_get (trab_record_get_patient (after))->version, ==, 2);
  late = trab_store_save_record (fixture->store, change, &error);
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONFLICT);
  g_assert_null (late);
  /* saving what is there already changes nothing */
  same = store_fixture_save (fixture, after);
  g_assert_cmpint (trab_patient_get (trab_record_get_patient (same))->version, ==, 2);
}

static void
test_failed_save_leaves_nothing (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) record = store_fixture_record ("Voss", "Ada");
  g_autoptr (TrabMeasurement) good = store_fixture_bmd (0.712);
  g_autoptr (TrabMeasurement) bad = store_fixture_bmd (NAN);
  g_autofree char *before = store_fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  trab_record_add_measurement (record, good);
  trab_record_add_measurement (record, bad);
  g_assert_null (trab_store_save_record (fixture->store, record, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT);
  g_assert_null (g_strstr_len (error->message, -1, "Voss"));
  after = store_fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static TrabVisit *
revise (TrabVisit *visit, TrabVisitStatus status, const char *falls)
{
  TrabVisitFields fields = *trab_visit_get (visit);
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);

  fields.status = status;
  if (falls != NULL)
    g_hash_table_insert (answers, (gpointer) "falls_count", (gpointer) falls);
  return trab_visit_new (&fields, answers);
}

static TrabRecord *
try_visit (StoreFixture *fixture, TrabRecord *record, TrabVisit *visit, GError **error)
{
  g_autoptr (TrabRecord) change = trab_record_new (trab_record_get_patient (record));

  trab_record_add_visit (change, visit);
  return trab_store_save_record (fixture->store, change, error);
}

static void
test_draft_then_signed (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) record = store_fixture_record ("Voss", "Ada");
  g_autoptr (TrabVisit) draft = store_fixture_visit ("2025-11-03", TRAB_VISIT_DRAFT, "1");
  g_autoptr (TrabRecord) first = NULL;
  g_autoptr (TrabVisit) taken_back = NULL;
  g_autoptr (TrabRecord) second = NULL;
  g_autoptr (TrabVisit) signed_visit = NULL;
  g_autoptr (TrabRecord) third = NULL;
  g_autoptr (TrabVisit) tampered = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;

  trab_record_add_visit (record, draft);
  first = store_fixture_save (fixture, record);
  taken_back = revise (trab_record_get_latest_visit (first), TRAB_VISIT_DRAFT, NULL);
  second = try_visit (fixture, first, taken_back, &error);
  g_assert_no_error (error);
  g_assert_cmpint (trab_visit_get (trab_record_get_latest_visit (second))->version, ==, 2);
  g_assert_null (
      trab_visit_get_text (trab_record_get_latest_visit (second), TRAB_QUESTION_FALLS_COUNT));

  g_assert_null (try_visit (fixture, first, taken_back, &error)); /* from version 1 again */
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  signed_visit = revise (trab_record_get_latest_visit (second), TRAB_VISIT_SIGNED, "3");
  third = try_visit (fixture, first, signed_visit, &error);
  g_assert_no_error (error);
  g_assert_cmpint (trab_visit_get (trab_record_get_latest_visit (third))->status, ==,
                   TRAB_VISIT_SIGNED);
  tampered = revise (trab_record_get_latest_visit (third), TRAB_VISIT_SIGNED, "0");
  g_assert_null (try_visit (fixture, first, tampered, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT);

  dump = store_fixture_dump (fixture); /* every answer that was ever given is there */
  g_assert_nonnull (g_strstr_len (dump, -1, "version=1 question='falls_count' text='1'"));
  g_assert_nonnull (g_strstr_len (dump, -1, "version=2 question='falls_count' text=NULL"));
  g_assert_nonnull (g_strstr_len (dump, -1, "version=3 question='falls_count' text='3'"));
}

static void
test_correction (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) record = store_fixture_record ("Voss", "Ada");
  g_autoptr (TrabMeasurement) wrong = store_fixture_bmd (7.12);
  g_autoptr (TrabMeasurement) right = NULL;
  g_autoptr (TrabRecord) first = NULL;
  g_autoptr (TrabRecord) change = NULL;
  g_autoptr (TrabRecord) second = NULL;
  TrabMeasurementFields fields;
  TrabMeasurement *latest = NULL;
  GPtrArray *measurements = NULL;

  trab_record_add_measurement (record, wrong);
  first = store_fixture_save (fixture, record);
  fields = *trab_measurement_get (g_ptr_array_index (trab_record_get_measurements (first), 0));
  fields.replaces = fields.id;
  fields.id = NULL;
  fields.value = 0.712;
  fields.status = TRAB_MEASUREMENT_AMENDED;
  right = trab_measurement_new (&fields);
  change = trab_record_new (trab_record_get_patient (first));
  trab_record_add_measurement (change, right);
  second = store_fixture_save (fixture, change);
  measurements = trab_record_get_measurements (second);
  g_assert_cmpuint (measurements->len, ==, 2);
  g_assert_cmpint (trab_measurement_get (g_ptr_array_index (measurements, 0))->status, ==,
                   TRAB_MEASUREMENT_ENTERED_IN_ERROR);
  g_assert_cmpfloat (trab_measurement_get (g_ptr_array_index (measurements, 0))->value, ==, 7.12);
  latest = trab_record_find_latest (second, TRAB_MEASURE_BMD, TRAB_SITE_TOTAL_HIP);
  g_assert_cmpfloat (trab_measurement_get (latest)->value, ==, 0.712);
}

static void
test_rows_of_another_patient (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) ada = store_fixture_record ("Voss", "Ada");
  g_autoptr (TrabRecord) eva = store_fixture_record ("Berg", "Eva");
  g_autoptr (TrabVisit) visit = store_fixture_visit ("2025-11-03", TRAB_VISIT_DRAFT, NULL);
  g_autoptr (TrabRecord) stored_ada = NULL;
  g_autoptr (TrabRecord) stored_eva = NULL;
  g_autoptr (TrabMeasurement) stray = NULL;
  g_autoptr (TrabMeasurement) lost = NULL;
  g_autoptr (TrabRecord) change = NULL;
  g_autoptr (TrabRecord) other_change = NULL;
  g_autoptr (GError) error = NULL;
  TrabMeasurementFields fields
      = { .measure = TRAB_MEASURE_WEIGHT, .value = 61, .status = TRAB_MEASUREMENT_FINAL };

  trab_record_add_visit (ada, visit);
  stored_ada = store_fixture_save (fixture, ada);
  stored_eva = store_fixture_save (fixture, eva);
  change = trab_record_new (trab_record_get_patient (stored_eva));
  fields.visit_id = trab_visit_get (trab_record_get_latest_visit (stored_ada))->id;
  stray = trab_measurement_new (&fields);
  trab_record_add_measurement (change, stray);
  g_assert_null (trab_store_save_record (fixture->store, change, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);

  fields.visit_id = NULL;
  fields.patient_id = trab_patient_get (trab_record_get_patient (stored_ada))->id;
  lost = trab_measurement_new (&fields);
  other_change = trab_record_new (trab_record_get_patient (stored_eva));
  trab_record_add_measurement (other_change, lost);
  g_assert_null (trab_store_save_record (fixture->store, other_change, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT);
}

static void
test_lists (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) ada = store_fixture_record ("Voss", "Ada");
  g_autoptr (TrabRecord) eva = store_fixture_record ("Berg", "Eva");
  g_autoptr (TrabVisit) late = store_fixture_visit ("2025-11-03T14:00:00Z", TRAB_VISIT_DRAFT, NULL);
  g_autoptr (TrabVisit) early
      = store_fixture_visit ("2025-11-03T09:00:00Z", TRAB_VISIT_SIGNED, NULL);
  g_autoptr (TrabVisit) other_day = store_fixture_visit ("2025-11-04", TRAB_VISIT_SIGNED, NULL);
  g_autoptr (TrabRecord) stored_ada = NULL;
  g_autoptr (TrabRecord) stored_eva = NULL;
  g_autoptr (GPtrArray) day = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;

  trab_record_add_visit (ada, late);
  trab_record_add_visit (eva, early);
  trab_record_add_visit (eva, other_day);
  stored_ada = store_fixture_save (fixture, ada);
  stored_eva = store_fixture_save (fixture, eva);
  day = trab_store_list_day (fixture->store, (TrabDate){ 2025, 11, 3 }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (day->len, ==, 2);
  g_assert_cmpstr (
      trab_patient_get (trab_record_get_patient (g_ptr_array_index (day, 0)))->family_name, ==,
      "Berg");
  g_assert_cmpuint (trab_record_get_visits (g_ptr_array_index (day, 0))->len, ==, 1);
  drafts = trab_store_list_drafts (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (
      trab_patient_get (trab_record_get_patient (g_ptr_array_index (drafts, 0)))->family_name, ==,
      "Voss");
}

static void
test_not_found (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (trab_store_load_record (fixture->store, "no such id", &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND);
  g_assert_null (trab_store_get_trouble (fixture->store));
}

static guint
count (StoreFixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) found = trab_store_search_patients (fixture->store, text, NULL, 10, NULL);

  return found->len;
}

static void
test_erase (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) record = store_fixture_record ("Voss", "Ada");
  g_autoptr (TrabVisit) visit = store_fixture_visit ("2025-11-03", TRAB_VISIT_DRAFT, NULL);
  g_autoptr (TrabRecord) stored = NULL;
  const char *id = NULL;
  g_autoptr (GPtrArray) erased = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  trab_record_add_visit (record, visit);
  stored = store_fixture_save (fixture, record);
  id = trab_patient_get (trab_record_get_patient (stored))->id;
  g_assert_true (trab_store_erase_patient (fixture->store, id, "asked for it", &error));
  g_assert_no_error (error);
  drafts = trab_store_list_drafts (fixture->store, &error);
  g_assert_cmpuint (drafts->len, ==, 0);
  g_assert_cmpuint (count (fixture, "voss"), ==, 0);
  erased = trab_store_list_erased (fixture->store, &error);
  g_assert_cmpuint (erased->len, ==, 1);
  g_assert_cmpstr (trab_patient_get (g_ptr_array_index (erased, 0))->family_name, ==, "Voss");
  g_assert_false (trab_store_erase_patient (fixture->store, id, "again", &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (trab_store_restore_patient (fixture->store, id, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, "voss"), ==, 1);
  none = trab_store_list_erased (fixture->store, &error);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_runs (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) record = store_fixture_record ("Voss", "Ada");
  g_autoptr (TrabRecord) stored = store_fixture_save (fixture, record);
  const char *id = trab_patient_get (trab_record_get_patient (stored))->id;
  g_autoptr (TrabStoreRun) run = trab_store_run_new ();
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GError) error = NULL;
  TrabStoreRun *loaded = NULL;

  run->patient_id = g_strdup (id);
  run->plan_id = g_strdup ("alendronate");
  run->engine_version = g_strdup ("1.0");
  run->parameter_digest = g_strdup ("p");
  run->evidence_digest = g_strdup ("e");
  run->seed = G_MAXUINT64;
  run->inputs = g_strdup ("{\"age_years\": 67}");
  run->result = g_strdup ("{\"ä\": [1, 2]}");
  g_assert_true (trab_store_save_run (fixture->store, run, &error));
  g_assert_no_error (error);
  runs = trab_store_load_runs (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (runs->len, ==, 1);
  loaded = g_ptr_array_index (runs, 0);
  g_assert_true (loaded->seed == G_MAXUINT64);
  g_assert_cmpstr (loaded->inputs, ==, run->inputs);
  g_assert_cmpstr (loaded->result, ==, run->result);
  g_assert_cmpstr (loaded->user, ==, STORE_FIXTURE_USER);
  g_assert_cmpint (loaded->unix_ms, >, 0);
}

static void
test_settings (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  g_autofree char *dump = NULL;

  g_assert_null (trab_store_load_setting (fixture->store, "precision", &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (trab_store_save_setting (fixture->store, "precision", "{\"a\":1}", &error));
  g_assert_true (trab_store_save_setting (fixture->store, "precision", "{\"a\":2}", &error));
  value = trab_store_load_setting (fixture->store, "precision", &error);
  g_assert_cmpstr (value, ==, "{\"a\":2}");
  dump = store_fixture_dump (fixture);
  g_assert_nonnull (g_strstr_len (dump, -1, "{\"a\":1}"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/store/" path, StoreFixture, NULL, store_fixture_set_up, func,                \
              store_fixture_tear_down)
  ADD ("round-trip", test_round_trip);
  ADD ("death", test_death);
  ADD ("nothing-known-stays-not-known", test_nothing_known);
  ADD ("patient-conflict", test_patient_conflict);
  ADD ("failed-save-leaves-nothing", test_failed_save_leaves_nothing);
  ADD ("draft-then-signed", test_draft_then_signed);
  ADD ("correction-replaces", test_correction);
  ADD ("rows-of-another-patient-are-refused", test_rows_of_another_patient);
  ADD ("lists", test_lists);
  ADD ("not-found-is-no-trouble", test_not_found);
  ADD ("erase-and-restore", test_erase);
  ADD ("runs", test_runs);
  ADD ("settings", test_settings);
  return g_test_run ();
}

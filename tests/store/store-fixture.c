/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>

#include "trab-keys.h"
#include "trab-store-opening.h"

static gint64
tick (gpointer user_data)
{
  StoreFixture *fixture = user_data;

  fixture->unix_ms += 1000;
  return fixture->unix_ms;
}

static gboolean
fill_predictable (guint8 *bytes, gsize n_bytes, gpointer user_data)
{
  StoreFixture *fixture = user_data;

  for (gsize i = 0; i < n_bytes; i++)
    {
      fixture->random_state
          = fixture->random_state * G_GUINT64_CONSTANT (6364136223846793005) + 1442695040888963407;
      bytes[i] = (guint8) (fixture->random_state >> 56);
    }
  return TRUE;
}

void
store_fixture_host (StoreFixture *fixture)
{
  fixture->random_state = 42;
  fixture->unix_ms = G_GINT64_CONSTANT (1767225600000); /* 2026-01-01 */
  fixture->host = (TrabStoreHost){ tick, fill_predictable, fixture, 4 };
}

void
store_fixture_set_up (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_host (fixture);
  fixture->folder = g_dir_make_tmp ("trab-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->store = trab_store_opening_create (fixture->folder, STORE_FIXTURE_USER,
                                              STORE_FIXTURE_PASSPHRASE, &fixture->host, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->store);
}

void
store_fixture_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        store_fixture_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
store_fixture_close (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  if (fixture->store == NULL)
    return;
  g_assert_true (trab_store_close (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (fixture->store);
  fixture->store = NULL;
}

void
store_fixture_tear_down (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_close (fixture);
  store_fixture_remove_folder (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

TrabStore *
store_fixture_try_open (StoreFixture *fixture, GError **error)
{
  return trab_store_opening_open (fixture->folder, STORE_FIXTURE_USER, STORE_FIXTURE_PASSPHRASE,
                                  &fixture->host, error);
}

void
store_fixture_open (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->store = store_fixture_try_open (fixture, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->store);
}

char *
store_fixture_path (StoreFixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

char *
store_fixture_dump (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *dump = trab_store_dump (fixture->store, &error);

  g_assert_no_error (error);
  g_assert_nonnull (dump);
  return dump;
}

char *
store_fixture_make_id (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *id = trab_store_host_make_id (&fixture->host, &error);

  g_assert_no_error (error);
  return id;
}

TrabRecord *
store_fixture_save (StoreFixture *fixture, TrabRecord *record)
{
  g_autoptr (GError) error = NULL;
  TrabRecord *stored = trab_store_save_record (fixture->store, record, &error);

  g_assert_no_error (error);
  g_assert_nonnull (stored);
  return stored;
}

TrabPatient *
store_fixture_patient (const char *family_name, const char *given_name)
{
  return trab_patient_new (&(TrabPatientFields){ .family_name = family_name,
                                                 .given_name = given_name,
                                                 .birth_date = { 1957, 3, 2 },
                                                 .sex = TRAB_SEX_FEMALE });
}

TrabRecord *
store_fixture_record (const char *family_name, const char *given_name)
{
  g_autoptr (TrabPatient) patient = store_fixture_patient (family_name, given_name);

  return trab_record_new (patient);
}

TrabVisit *
store_fixture_visit (const char *moment, TrabVisitStatus status, const char *falls)
{
  TrabVisitFields fields = { .status = status };
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_true (trab_moment_parse (moment, &fields.moment));
  if (falls != NULL)
    g_hash_table_insert (answers, (gpointer) trab_question_get_info (TRAB_QUESTION_FALLS_COUNT)->id,
                         (gpointer) falls);
  return trab_visit_new (&fields, answers);
}

TrabMeasurement *
store_fixture_bmd (double value)
{
  return trab_measurement_new (&(TrabMeasurementFields){ .measure = TRAB_MEASURE_BMD,
                                                         .site = TRAB_SITE_TOTAL_HIP,
                                                         .value = value,
                                                         .text = "0.712",
                                                         .unit = "g/cm2",
                                                         .moment = { { 2025, 11, 3 } } });
}

/* Everything a record can hold, with every optional field set */
TrabRecord *
store_fixture_full_record (StoreFixture *fixture)
{
  g_autoptr (TrabPatient) patient
      = trab_patient_new (&(TrabPatientFields){ .family_name = "Núñez-O’Hara",
                                                .given_name = "María Pilar",
                                                .birth_date = { 1957, 3, 0 },
                                                .sex = TRAB_SEX_FEMALE,
                                                .record_number = "A-123/4",
                                                .identifier_system = "urn:oid:1.2.3",
                                                .identifier_value = "77",
                                                .allergies = "",
                                                .is_practice = TRUE });
  g_autofree char *visit_id = store_fixture_make_id (fixture);
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrabVisit) visit = NULL;
  g_autoptr (TrabMeasurement) measurement = NULL;
  g_autoptr (TrabFracture) fracture = NULL;
  g_autoptr (TrabCourse) course = NULL;
  TrabVisitFields visit_fields = { .id = visit_id, .status = TRAB_VISIT_DRAFT };
  TrabRecord *record = trab_record_new (patient);

  g_assert_true (trab_moment_parse ("2025-11-03T09:22:00+01:00", &visit_fields.moment));
  g_hash_table_insert (answers, (gpointer) "falls_count", (gpointer) "2");
  g_hash_table_insert (answers, (gpointer) "goal_words", (gpointer) "carry \"my\" grandson\n");
  visit = trab_visit_new (&visit_fields, answers);
  measurement
      = trab_measurement_new (&(TrabMeasurementFields){ .visit_id = visit_id,
                                                        .measure = TRAB_MEASURE_CTX,
                                                        .site = TRAB_SITE_NONE,
                                                        .side = "left",
                                                        .region = "L1-L4",
                                                        .value = 0.07,
                                                        .comparator = TRAB_COMPARATOR_LESS,
                                                        .text = "<0.070",
                                                        .unit = "ng/mL",
                                                        .moment = visit_fields.moment,
                                                        .status = TRAB_MEASUREMENT_PRELIMINARY,
                                                        .reference = "NHANES III",
                                                        .scanner = "Hologic Horizon 12345",
                                                        .software = "13.6",
                                                        .artefacts = "clip",
                                                        .laboratory = "Lab A",
                                                        .method = "ECLIA",
                                                        .reference_low = "0.10",
                                                        .reference_high = "0.57",
                                                        .interpretation = "L",
                                                        .fasting = TRAB_ANSWER_YES,
                                                        .note = "second sample",
                                                        .source = "urn:x|1" });
  fracture = trab_fracture_new (&(TrabFractureFields){ .visit_id = visit_id,
                                                       .site = TRAB_FRACTURE_WRIST,
                                                       .date = { 2019, 0, 0 },
                                                       .is_low_trauma = TRAB_ANSWER_NO,
                                                       .note = "ice",
                                                       .source = "urn:x|2" });
  course = trab_course_new (&(TrabCourseFields){ .visit_id = visit_id,
                                                 .medicine = "alendronate",
                                                 .name = "Fosamax",
                                                 .dose_text = "70 mg weekly",
                                                 .route = "oral",
                                                 .regimen = "alendronate:70mg-weekly",
                                                 .start = { 2021, 5, 0 },
                                                 .stop = { 2024, 5, 17 },
                                                 .has_adherence = TRUE,
                                                 .adherence = 0.8,
                                                 .note = "stopped by herself",
                                                 .source = "urn:x|3" });
  trab_record_add_visit (record, visit);
  trab_record_add_measurement (record, measurement);
  trab_record_add_fracture (record, fracture);
  trab_record_add_course (record, course);
  return record;
}

/* As every release kept it: what later steps of the schema added is looked at where it was written.
 */
void
store_fixture_assert_full_record (TrabRecord *record)
{
  const TrabPatientFields *patient = trab_patient_get (trab_record_get_patient (record));
  const TrabMeasurementFields *measurement
      = trab_measurement_get (g_ptr_array_index (trab_record_get_measurements (record), 0));
  const TrabFractureFields *fracture
      = trab_fracture_get (g_ptr_array_index (trab_record_get_fractures (record), 0));
  const TrabCourseFields *course
      = trab_course_get (g_ptr_array_index (trab_record_get_courses (record), 0));
  TrabVisit *visit = g_ptr_array_index (trab_record_get_visits (record), 0);
  char text[TRAB_MOMENT_TEXT_SIZE];

  g_assert_cmpstr (patient->family_name, ==, "Núñez-O’Hara");
  g_assert_cmpstr (patient->given_name, ==, "María Pilar");
  g_assert_cmpint (patient->birth_date.month, ==, 3);
  g_assert_cmpint (patient->birth_date.day, ==, 0);
  g_assert_cmpint (patient->sex, ==, TRAB_SEX_FEMALE);
  g_assert_cmpstr (patient->record_number, ==, "A-123/4");
  g_assert_cmpstr (patient->identifier_system, ==, "urn:oid:1.2.3");
  g_assert_cmpstr (patient->identifier_value, ==, "77");
  g_assert_cmpstr (patient->allergies, ==, ""); /* none known is not the same as not known */
  g_assert_true (patient->is_practice);
  g_assert_cmpint (patient->version, ==, 1);
  g_assert_cmpstr (trab_moment_to_text (trab_visit_get (visit)->moment, text), ==,
                   "2025-11-03T09:22:00+01:00");
  g_assert_cmpint (trab_visit_get (visit)->version, ==, 1);
  g_assert_cmpuint (g_hash_table_size (trab_visit_get_answers (visit)), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (trab_visit_get_answers (visit), "goal_words"), ==,
                   "carry \"my\" grandson\n");
  g_assert_cmpstr (measurement->visit_id, ==, trab_visit_get (visit)->id);
  g_assert_cmpstr (measurement->patient_id, ==, patient->id);
  g_assert_cmpint (measurement->measure, ==, TRAB_MEASURE_CTX);
  g_assert_cmpfloat (measurement->value, ==, 0.07);
  g_assert_cmpint (measurement->comparator, ==, TRAB_COMPARATOR_LESS);
  g_assert_cmpstr (measurement->text, ==, "<0.070");
  g_assert_cmpstr (measurement->unit, ==, "ng/mL");
  g_assert_cmpstr (trab_moment_to_text (measurement->moment, text), ==,
                   "2025-11-03T09:22:00+01:00");
  g_assert_cmpint (measurement->status, ==, TRAB_MEASUREMENT_PRELIMINARY);
  g_assert_cmpstr (measurement->side, ==, "left");
  g_assert_cmpstr (measurement->region, ==, "L1-L4");
  g_assert_cmpstr (measurement->reference, ==, "NHANES III");
  g_assert_cmpstr (measurement->scanner, ==, "Hologic Horizon 12345");
  g_assert_cmpstr (measurement->software, ==, "13.6");
  g_assert_cmpstr (measurement->artefacts, ==, "clip");
  g_assert_cmpstr (measurement->laboratory, ==, "Lab A");
  g_assert_cmpstr (measurement->method, ==, "ECLIA");
  g_assert_cmpint (measurement->fasting, ==, TRAB_ANSWER_YES);
  g_assert_cmpstr (measurement->note, ==, "second sample");
  g_assert_cmpstr (measurement->source, ==, "urn:x|1");
  g_assert_null (measurement->batch_id);
  g_assert_null (measurement->replaces);
  g_assert_cmpint (fracture->site, ==, TRAB_FRACTURE_WRIST);
  g_assert_cmpint (fracture->date.year, ==, 2019);
  g_assert_cmpint (fracture->date.month, ==, 0);
  g_assert_cmpint (fracture->is_low_trauma, ==, TRAB_ANSWER_NO);
  g_assert_false (fracture->is_in_error);
  g_assert_cmpstr (course->medicine, ==, "alendronate");
  g_assert_cmpstr (course->name, ==, "Fosamax");
  g_assert_cmpstr (course->dose_text, ==, "70 mg weekly");
  g_assert_cmpstr (course->route, ==, "oral");
  g_assert_cmpstr (course->regimen, ==, "alendronate:70mg-weekly");
  g_assert_cmpint (course->start.month, ==, 5);
  g_assert_cmpint (course->start.day, ==, 0);
  g_assert_cmpint (course->stop.day, ==, 17);
  g_assert_false (course->is_ongoing);
  g_assert_true (course->has_adherence);
  g_assert_cmpfloat (course->adherence, ==, 0.8);
}

/* A record file of the folder past the store, with the key of its user. */
TrabDb *
store_fixture_open_file (StoreFixture *fixture, const char *name, TrabDbMode mode)
{
  g_autofree char *keys_path = store_fixture_path (fixture, "keys.json");
  g_autofree char *path = store_fixture_path (fixture, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabKeys) keys = trab_keys_load (keys_path, &error);
  guint8 key[TRAB_DB_KEY_SIZE] = { 0 };
  TrabDb *db = NULL;

  g_assert_true (
      trab_keys_unlock (keys, STORE_FIXTURE_USER, STORE_FIXTURE_PASSPHRASE, key, &error));
  db = trab_db_open (path, key, mode, 99, &error);
  g_assert_no_error (error);
  return db;
}

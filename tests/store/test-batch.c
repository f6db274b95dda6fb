/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"
#include "trab-error.h"

static const char *const hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/* Saves one record as an import; returns: (transfer full): the import's id */
static char *
import (StoreFixture *fixture, TrabRecord *record, GPtrArray *resources)
{
  g_autofree char *id = store_fixture_make_id (fixture);
  g_autoptr (TrabStoreBatch) batch = trab_store_batch_new (id, hash, hash);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (records, record);
  g_assert_true (trab_store_save_batch (fixture->store, batch, records, resources, NULL, &error));
  g_assert_no_error (error);
  return g_steal_pointer (&id);
}

static void
undo (StoreFixture *fixture, const char *batch_id)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (trab_store_undo_batch (fixture->store, batch_id, &error));
  g_assert_no_error (error);
}

static TrabRecord *
load (StoreFixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  TrabRecord *record = trab_store_load_record (fixture->store, id, &error);

  g_assert_no_error (error);
  return record;
}

static guint
count (StoreFixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) found = trab_store_search_patients (fixture->store, text, NULL, 100, NULL);

  return found->len;
}

/* A patient with an id and an identifier, a visit, a measurement, a fracture and a course */
static TrabRecord *
make_import (StoreFixture *fixture)
{
  g_autofree char *id = store_fixture_make_id (fixture);
  g_autoptr (TrabPatient) patient
      = trab_patient_new (&(TrabPatientFields){ .id = id,
                                                .family_name = "Voss",
                                                .given_name = "Ada",
                                                .identifier_system = "urn:x",
                                                .identifier_value = "7" });
  g_autoptr (TrabVisit) visit = store_fixture_visit ("2025-11-03", TRAB_VISIT_SIGNED, "1");
  g_autoptr (TrabMeasurement) bmd = store_fixture_bmd (0.712);
  g_autoptr (TrabFracture) fracture
      = trab_fracture_new (&(TrabFractureFields){ .site = TRAB_FRACTURE_HIP });
  g_autoptr (TrabCourse) course
      = trab_course_new (&(TrabCourseFields){ .medicine = "alendronate" });
  TrabRecord *record = trab_record_new (patient);

  trab_record_add_visit (record, visit);
  trab_record_add_measurement (record, bmd);
  trab_record_add_fracture (record, fracture);
  trab_record_add_course (record, course);
  return record;
}

static const TrabMeasurementFields *
get_measurement (TrabRecord *record, guint index)
{
  return trab_measurement_get (g_ptr_array_index (trab_record_get_measurements (record), index));
}

/* @id: (nullable): the one patient that another program calls so */
static void
assert_found (StoreFixture *fixture, const char *system, const char *value, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = trab_store_find_patients (fixture->store, system, value, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, id ? 1 : 0);
  if (id != NULL)
    g_assert_cmpstr (found->pdata[0], ==, id);
}

static void
test_import_and_undo (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) record = make_import (fixture);
  const char *id = trab_patient_get (trab_record_get_patient (record))->id;
  g_autoptr (GPtrArray) resources
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_store_resource_free);
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (TrabRecord) loaded = NULL;
  g_autoptr (TrabRecord) undone = NULL;
  g_autofree char *batch_id = NULL;
  g_autofree char *uuid = NULL;
  g_autofree char *dump = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (resources, trab_store_resource_new (id, NULL, "Patient", "urn:x|7",
                                                       "{ \"value\" : 0.50 }\n"));
  batch_id = import (fixture, record, resources);
  loaded = load (fixture, id);
  g_assert_cmpstr (get_measurement (loaded, 0)->batch_id, ==, batch_id);
  g_assert_cmpint (get_measurement (loaded, 0)->status, ==, TRAB_MEASUREMENT_FINAL);
  g_assert_cmpuint (trab_record_get_visits (loaded)->len, ==, 1);
  assert_found (fixture, "urn:x", "7", id);
  assert_found (fixture, NULL, "7", NULL);
  uuid = g_strconcat (TRAB_PATIENT_UUID_PREFIX, id, NULL);
  assert_found (fixture, TRAB_PATIENT_UUID_SYSTEM, uuid, id);
  kept = trab_store_load_resources (fixture->store, id, &error);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpstr (((TrabStoreResource *) g_ptr_array_index (kept, 0))->json, ==,
                   "{ \"value\" : 0.50 }\n");

  undo (fixture, batch_id);
  g_assert_cmpuint (count (fixture, "voss"), ==, 0);
  g_assert_cmpuint (count (fixture, ""), ==, 0);
  undone = load (fixture, id);
  g_assert_cmpint (get_measurement (undone, 0)->status, ==, TRAB_MEASUREMENT_ENTERED_IN_ERROR);
  g_assert_true (
      trab_fracture_get (g_ptr_array_index (trab_record_get_fractures (undone), 0))->is_in_error);
  g_assert_true (
      trab_course_get (g_ptr_array_index (trab_record_get_courses (undone), 0))->is_in_error);
  g_assert_cmpuint (trab_record_get_visits (undone)->len, ==, 0);
  dump = store_fixture_dump (fixture); /* every byte is kept */
  g_assert_nonnull (g_strstr_len (dump, -1, "0.712"));
  g_assert_nonnull (g_strstr_len (dump, -1, "text='1'"));
  batches = trab_store_list_batches (fixture->store, &error);
  g_assert_cmpuint (batches->len, ==, 1);
  g_assert_true (((TrabStoreBatch *) g_ptr_array_index (batches, 0))->is_undone);

  g_assert_false (trab_store_undo_batch (fixture->store, batch_id, &error)); /* once */
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND);
}

static void
test_import_again_after_undo (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) first = make_import (fixture);
  g_autofree char *batch_id = import (fixture, first, NULL);
  g_autoptr (TrabRecord) second = NULL;
  g_autofree char *other_batch_id = NULL;

  undo (fixture, batch_id);
  second = make_import (fixture); /* the same person, with the same identifier */
  other_batch_id = import (fixture, second, NULL);
  assert_found (fixture, "urn:x", "7", trab_patient_get (trab_record_get_patient (second))->id);
  g_assert_cmpuint (count (fixture, "voss"), ==, 1);
}

static void
test_same_identifier_twice (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) first = make_import (fixture);
  g_autofree char *batch_id = import (fixture, first, NULL);
  g_autoptr (TrabRecord) second = make_import (fixture);
  g_autofree char *id = store_fixture_make_id (fixture);
  g_autoptr (TrabStoreBatch) batch = trab_store_batch_new (id, hash, hash);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autofree char *before = store_fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (records, second);
  g_assert_false (trab_store_save_batch (fixture->store, batch, records, NULL, NULL, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT);
  after = store_fixture_dump (fixture); /* nothing of it, not even the import */
  g_assert_cmpstr (before, ==, after);
}

/* One whose rows cannot be stops nobody else, and leaves nothing: not a row, not an identifier. */
static void
test_refused_alone (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) known = make_import (fixture);
  g_autofree char *known_batch = import (fixture, known, NULL);
  g_autoptr (TrabRecord) twin = make_import (fixture); /* of the same identifier */
  const char *twin_id = trab_patient_get (trab_record_get_patient (twin))->id;
  g_autoptr (TrabPatient) other = trab_patient_new (&(TrabPatientFields){ .family_name = "Else" });
  g_autoptr (TrabRecord) good = trab_record_new (other);
  g_autofree char *id = store_fixture_make_id (fixture);
  g_autoptr (TrabStoreBatch) batch = trab_store_batch_new (id, hash, hash);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GHashTable) refused
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_error_free);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  GError *why = NULL;

  trab_store_batch_add_identifier (batch, twin_id, "urn:y", "8");
  g_ptr_array_add (records, twin);
  g_ptr_array_add (records, good);
  g_assert_true (trab_store_save_batch (fixture->store, batch, records, NULL, refused, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (refused), ==, 1);
  why = g_hash_table_lookup (refused, twin);
  g_assert_error (why, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT);
  g_assert_cmpuint (count (fixture, "else"), ==, 1);
  g_assert_cmpuint (count (fixture, "voss"), ==, 1);
  found = trab_store_find_patients (fixture->store, "urn:y", "8", &error);
  g_assert_cmpuint (found->len, ==, 0);
}

/* When nobody can be saved there is no import either. */
static void
test_refused_all (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) known = make_import (fixture);
  g_autofree char *known_batch = import (fixture, known, NULL);
  g_autoptr (TrabRecord) twin = make_import (fixture);
  g_autofree char *id = store_fixture_make_id (fixture);
  g_autoptr (TrabStoreBatch) batch = trab_store_batch_new (id, hash, hash);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GHashTable) refused
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_error_free);
  g_autofree char *before = store_fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (records, twin);
  g_assert_true (trab_store_save_batch (fixture->store, batch, records, NULL, refused, &error));
  g_assert_cmpuint (g_hash_table_size (refused), ==, 1);
  after = store_fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* What somebody has worked on since is not taken away with the import */
static void
test_undo_spares_later_work (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) record = make_import (fixture);
  const char *id = trab_patient_get (trab_record_get_patient (record))->id;
  g_autofree char *batch_id = import (fixture, record, NULL);
  g_autoptr (TrabRecord) loaded = load (fixture, id);
  g_autoptr (TrabRecord) change = trab_record_new (trab_record_get_patient (loaded));
  g_autoptr (TrabMeasurement) own = store_fixture_bmd (0.700);
  g_autoptr (TrabRecord) stored = NULL;
  g_autoptr (TrabRecord) after = NULL;
  TrabMeasurement *latest = NULL;

  trab_record_add_measurement (change, own);
  stored = store_fixture_save (fixture, change);
  undo (fixture, batch_id);
  g_assert_cmpuint (count (fixture, "voss"), ==, 1);
  after = load (fixture, id);
  latest = trab_record_find_latest (after, TRAB_MEASURE_BMD, TRAB_SITE_TOTAL_HIP);
  g_assert_cmpfloat (trab_measurement_get (latest)->value, ==, 0.700);
}

/* An import corrects a number; when it is undone, the number it had replaced counts again */
static void
test_undo_revives_what_was_replaced (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) record = store_fixture_record ("Voss", "Ada");
  g_autoptr (TrabMeasurement) first = store_fixture_bmd (0.712);
  g_autoptr (TrabRecord) stored = NULL;
  g_autoptr (TrabMeasurement) correction = NULL;
  g_autoptr (TrabRecord) change = NULL;
  g_autofree char *batch_id = NULL;
  g_autoptr (TrabRecord) corrected = NULL;
  g_autoptr (TrabRecord) undone = NULL;
  TrabMeasurementFields fields;
  const char *id = NULL;

  trab_record_add_measurement (record, first);
  stored = store_fixture_save (fixture, record);
  id = trab_patient_get (trab_record_get_patient (stored))->id;
  fields = *get_measurement (stored, 0);
  fields.replaces = fields.id;
  fields.id = NULL;
  fields.value = 0.9;
  correction = trab_measurement_new (&fields);
  change = trab_record_new (trab_record_get_patient (stored));
  trab_record_add_measurement (change, correction);
  batch_id = import (fixture, change, NULL);
  corrected = load (fixture, id);
  g_assert_cmpfloat (trab_measurement_get (
                         trab_record_find_latest (corrected, TRAB_MEASURE_BMD, TRAB_SITE_TOTAL_HIP))
                         ->value,
                     ==, 0.9);
  undo (fixture, batch_id);
  undone = load (fixture, id);
  g_assert_cmpfloat (
      trab_measurement_get (trab_record_find_latest (undone, TRAB_MEASURE_BMD, TRAB_SITE_TOTAL_HIP))
          ->value,
      ==, 0.712);
}

/* An import writes over a name; when it is undone, the name is the old one, as a new version */
static void
test_undo_restores_patient (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) record = store_fixture_record ("Voss", "Ada");
  g_autoptr (TrabRecord) stored = store_fixture_save (fixture, record);
  TrabPatientFields fields = *trab_patient_get (trab_record_get_patient (stored));
  g_autoptr (TrabPatient) changed = NULL;
  g_autoptr (TrabRecord) change = NULL;
  g_autofree char *batch_id = NULL;
  g_autoptr (TrabRecord) after = NULL;
  const TrabPatientFields *restored = NULL;

  fields.family_name = "Berg";
  changed = trab_patient_new (&fields);
  change = trab_record_new (changed);
  batch_id = import (fixture, change, NULL);
  g_assert_cmpuint (count (fixture, "berg"), ==, 1);
  undo (fixture, batch_id);
  g_assert_cmpuint (count (fixture, "berg"), ==, 0);
  g_assert_cmpuint (count (fixture, "voss"), ==, 1);
  after = load (fixture, fields.id);
  restored = trab_patient_get (trab_record_get_patient (after));
  g_assert_cmpstr (restored->family_name, ==, "Voss");
  g_assert_cmpint (restored->version, ==, 3);
}

/* Two imports into one patient: she stays until the last of them is undone */
static void
test_undo_in_turn (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) record = make_import (fixture);
  const char *id = trab_patient_get (trab_record_get_patient (record))->id;
  g_autofree char *first_id = import (fixture, record, NULL);
  g_autoptr (TrabRecord) loaded = load (fixture, id);
  g_autoptr (TrabRecord) change = trab_record_new (trab_record_get_patient (loaded));
  g_autoptr (TrabMeasurement) more = store_fixture_bmd (0.7);
  g_autofree char *second_id = NULL;

  trab_record_add_measurement (change, more);
  second_id = import (fixture, change, NULL);
  undo (fixture, first_id);
  g_assert_cmpuint (count (fixture, "voss"), ==, 1);
  undo (fixture, second_id);
  g_assert_cmpuint (count (fixture, "voss"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/batch/" path, StoreFixture, NULL, store_fixture_set_up, func,                \
              store_fixture_tear_down)
  ADD ("import-and-undo", test_import_and_undo);
  ADD ("import-again-after-undo", test_import_again_after_undo);
  ADD ("same-identifier-twice-is-refused", test_same_identifier_twice);
  ADD ("refused-alone", test_refused_alone);
  ADD ("refused-all", test_refused_all);
  ADD ("undo-spares-later-work", test_undo_spares_later_work);
  ADD ("undo-revives-what-was-replaced", test_undo_revives_what_was_replaced);
  ADD ("undo-restores-the-patient", test_undo_restores_patient);
  ADD ("undo-in-turn", test_undo_in_turn);
  return g_test_run ();
}

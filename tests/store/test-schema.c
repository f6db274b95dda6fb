/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"
#include "trab-db.h"
#include "trab-error.h"
#include "trab-keys.h"

/* What the schema itself refuses, whatever a program tries: the statements below are run past the
 * store, on its file. */

static void
fill (StoreFixture *fixture)
{
  const char *const hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  g_autofree char *id = store_fixture_make_id (fixture);
  g_autofree char *batch_id = store_fixture_make_id (fixture);
  g_autoptr (TrabPatient) patient
      = trab_patient_new (&(TrabPatientFields){ .id = id, .family_name = "Voss" });
  g_autoptr (TrabRecord) record = trab_record_new (patient);
  g_autoptr (TrabVisit) draft = store_fixture_visit ("2025-11-03", TRAB_VISIT_DRAFT, "1");
  g_autoptr (TrabVisit) signed_visit = store_fixture_visit ("2025-11-02", TRAB_VISIT_SIGNED, "1");
  g_autoptr (TrabMeasurement) bmd = store_fixture_bmd (0.712);
  g_autoptr (TrabFracture) fracture = trab_fracture_new (&(TrabFractureFields){ 0 });
  g_autoptr (TrabCourse) course = trab_course_new (&(TrabCourseFields){ .name = "x" });
  g_autoptr (TrabStoreBatch) batch = trab_store_batch_new (batch_id, hash, hash);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) resources
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_store_resource_free);
  g_autoptr (TrabStoreRun) run = trab_store_run_new ();
  g_autoptr (GError) error = NULL;

  trab_record_add_visit (record, draft);
  trab_record_add_visit (record, signed_visit);
  trab_record_add_measurement (record, bmd);
  trab_record_add_fracture (record, fracture);
  trab_record_add_course (record, course);
  g_ptr_array_add (records, record);
  g_ptr_array_add (resources, trab_store_resource_new (id, NULL, "Patient", NULL, "{}"));
  g_assert_true (trab_store_save_batch (fixture->store, batch, records, resources, NULL, &error));
  g_assert_no_error (error);
  run->patient_id = g_strdup (id);
  run->plan_id = g_strdup ("hrt");
  run->engine_version = g_strdup ("1");
  run->parameter_digest = g_strdup ("p");
  run->evidence_digest = g_strdup ("e");
  run->inputs = g_strdup ("{}");
  run->result = g_strdup ("{}");
  g_assert_true (trab_store_save_run (fixture->store, run, &error));
  g_assert_true (trab_store_save_setting (fixture->store, "a", "1", &error));
  g_assert_no_error (error);
}

static void
test_refuses (StoreFixture *fixture, gconstpointer data)
{
  static const char *const statements[] = {
    "UPDATE measurement SET value = 0.5",
    "DELETE FROM measurement",
    "UPDATE fracture SET site = 'hip'",
    "DELETE FROM fracture",
    "UPDATE course SET name = 'y'",
    "DELETE FROM course",
    "UPDATE answer SET text = '3'",
    "DELETE FROM answer",
    "UPDATE resource SET json = '[]'",
    "DELETE FROM resource",
    "UPDATE run SET result = '[]'",
    "DELETE FROM run",
    "UPDATE setting SET value = '2'",
    "DELETE FROM setting",
    "UPDATE audit SET user = 'x'",
    "DELETE FROM audit",
    "UPDATE patient_history SET family_name = 'x'",
    "DELETE FROM patient_history",
    "UPDATE visit_history SET status = 'draft'",
    "DELETE FROM visit_history",
    "DELETE FROM patient",
    "DELETE FROM visit",
    "DELETE FROM batch",
    "INSERT INTO moved_visit VALUES ('no such visit', (SELECT id FROM batch), 1, 0, 'anna')",
    /* without the next version */
    "UPDATE patient SET family_name = 'x'",
    "UPDATE visit SET moment = '2020-01-01', day = '2020-01-01' WHERE status = 'draft'",
    /* a signed visit, even with it */
    "UPDATE visit SET status = 'draft', version = version + 1 WHERE status = 'signed'",
    "INSERT INTO answer SELECT id, version + 1, 'smoking', '0' FROM visit WHERE status = 'signed'",
    "INSERT INTO answer SELECT id, version, 'smoking', '0' FROM visit WHERE status = 'draft'",
    "INSERT INTO answer SELECT id, version + 2, 'smoking', '0' FROM visit WHERE status = 'draft'",
    "UPDATE batch SET sha256 = file_name_hash || ''",
    /* values */
    "UPDATE patient SET sex = 'female', version = version + 1",
    "UPDATE patient SET birth_date = '2. 3. 1957', version = version + 1",
    "UPDATE patient SET birth_date = '1957-02-31', version = version + 1",
    "UPDATE patient SET birth_date = 19570302, version = version + 1",
    "UPDATE patient SET version = 'two'",
    "UPDATE visit SET day = '2020-01-01', version = version + 1 WHERE status = 'draft'",
    "UPDATE patient SET family_name = '', version = version + 1",
    "INSERT INTO visit SELECT 'short', patient_id, day, moment, 'draft', NULL, 0, 1, 'x' FROM "
    "visit",
  };
  g_autoptr (TrabDb) db = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fill (fixture);
  before = store_fixture_dump (fixture);
  store_fixture_close (fixture);
  db = store_fixture_open_file (fixture, "records.db", TRAB_DB_READ_WRITE);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", statements[i]);
      g_assert_false (trab_db_execute (db, statements[i], &error));
      g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT);
    }
  g_clear_pointer (&db, trab_db_close);
  store_fixture_open (fixture);
  after = store_fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* Every number column refuses what is not a number, and what no person can be */
#define ADDENDUM(visit, text, author)                                                              \
  "INSERT INTO addendum (id, patient_id, visit_id, text, author, moment, version, updated_at,"     \
  " updated_by) SELECT '00000000-0000-7000-8000-000000000002', id, " visit ", " text ", " author   \
  ", '2025-11-04', 1, 0, 'anna' FROM patient"

static void
test_refuses_values (StoreFixture *fixture, gconstpointer data)
{
#define COPY(columns, values)                                                                      \
  "INSERT INTO measurement (id, patient_id, measure, site, comparator, status, fasting, version,"  \
  " updated_at, updated_by, value" columns                                                         \
  ") SELECT '00000000-0000-7000-8000-000000000001', patient_id, 'bmd', 'total-hip', '', 'final',"  \
  " 'unknown', 1, 1, 'x', " values " FROM measurement LIMIT 1"
  static const char *const statements[] = {
    COPY ("", "NULL"),
    COPY ("", "'high'"),
    COPY ("", "1e300"),
    COPY ("", "-9e999"),
    COPY (", side", "1.0, 'both'"),
    "UPDATE patient SET version = version + 1, is_dead = 2",
    ADDENDUM ("(SELECT id FROM visit LIMIT 1)", "'  '", "'anna'"),
    ADDENDUM ("(SELECT id FROM visit LIMIT 1)", "'words'", "''"),
    ADDENDUM ("'no such visit'", "'words'", "'anna'"),
    "UPDATE patient SET version = version + 1, death_date = '2025-10-30'", /* of the living */
    "UPDATE patient SET version = version + 1, is_dead = 1, death_date = '2025-02-30'",
    "UPDATE patient SET version = version + 1, death_source = 'somebody'",
    COPY (", moment", "1.0, 7"),
    COPY (", batch_id", "1.0, 'no such batch'"),
    COPY (", visit_id", "1.0, 'no such visit'"),
    COPY (", replaces", "1.0, 'no such row'"),
    COPY (", replaces", "1.0, '00000000-0000-7000-8000-000000000001'"),
  };
  g_autoptr (TrabDb) db = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  store_fixture_close (fixture);
  db = store_fixture_open_file (fixture, "records.db", TRAB_DB_READ_WRITE);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (GError) own = NULL;

      g_test_message ("%s", statements[i]);
      g_assert_false (trab_db_execute (db, statements[i], &own));
      g_assert_error (own, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT);
    }
  g_assert_true (
      trab_db_execute (db, COPY (", side", "1.0, 'left'"), &error)); /* they could pass */
  g_assert_no_error (error);
  g_clear_pointer (&db, trab_db_close);
  store_fixture_open (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/schema/" path, StoreFixture, NULL, store_fixture_set_up, func,               \
              store_fixture_tear_down)
  ADD ("refuses-changes-of-what-was-said", test_refuses);
  ADD ("refuses-values", test_refuses_values);
  return g_test_run ();
}

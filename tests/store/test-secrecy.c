/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include <glib/gstdio.h>
#include <string.h>

#include "store-fixture.h"

/* Nothing of a patient may stand in any file of a store, in whatever state it is looked at. */

static const char *const needles[]
    = { "Needleby",    "Hortensia",   "needle-number", "needle-text",    "needle-note",
        "needle-plan", "needle-json", "falls_count",   "SQLite format 3" };

static void
assert_no_needle (const char *folder, guint *n_files)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length = 0;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          assert_no_needle (path, n_files);
          continue;
        }
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      for (guint i = 0; i < G_N_ELEMENTS (needles); i++)
        if (memmem (bytes, length, needles[i], strlen (needles[i])) != NULL)
          g_error ("\"%s\" stands in %s", needles[i], name);
      (*n_files)++;
    }
}

static void
save_needles (StoreFixture *fixture)
{
  g_autoptr (TrabPatient) patient = trab_patient_new (&(TrabPatientFields){
      .family_name = "Needleby", .given_name = "Hortensia", .record_number = "needle-number" });
  g_autoptr (TrabRecord) record = trab_record_new (patient);
  g_autoptr (TrabVisit) visit = store_fixture_visit ("2025-11-03", TRAB_VISIT_DRAFT, "2");
  g_autoptr (TrabMeasurement) measurement = trab_measurement_new (&(TrabMeasurementFields){
      .measure = TRAB_MEASURE_WEIGHT, .value = 61, .text = "needle-text", .note = "needle-note" });
  g_autoptr (TrabRecord) stored = NULL;
  g_autoptr (TrabStoreRun) run = trab_store_run_new ();
  g_autoptr (GError) error = NULL;

  trab_record_add_visit (record, visit);
  trab_record_add_measurement (record, measurement);
  stored = store_fixture_save (fixture, record);
  run->patient_id = g_strdup (trab_patient_get (trab_record_get_patient (stored))->id);
  run->plan_id = g_strdup ("needle-plan");
  run->engine_version = g_strdup ("1");
  run->parameter_digest = g_strdup ("p");
  run->evidence_digest = g_strdup ("e");
  run->inputs = g_strdup ("needle-json");
  run->result = g_strdup ("needle-json");
  g_assert_true (trab_store_save_run (fixture->store, run, &error));
  g_assert_no_error (error);
}

static void
test_no_plaintext (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *backups = store_fixture_path (fixture, "backups");
  g_autofree char *copy = NULL;
  g_autoptr (GError) error = NULL;
  guint n_files = 0;

  save_needles (fixture);
  assert_no_needle (fixture->folder, &n_files);
  g_assert_cmpuint (n_files, ==, 6); /* records.db, log and index, keys.json, audit.seal, lock */
  copy = trab_store_backup (fixture->store, backups, &error);
  g_assert_no_error (error);
  store_fixture_close (fixture);
  n_files = 0;
  assert_no_needle (fixture->folder, &n_files);
  g_assert_cmpuint (n_files, >=, 7); /* the log has gone; the copy has three */
}

/* Another SQLite in the process answers to the same names. Linked the wrong way, the program would
 * use that one, which ignores the key and writes plain text without an error: the test above, run
 * again with the system's SQLite before everything else, shows that ours is bound to its own. */
static void
test_no_plaintext_beside_another_sqlite (void)
{
  g_auto (GStrv) environment
      = g_environ_setenv (g_get_environ (), "LD_PRELOAD", "libsqlite3.so.0", TRUE);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *const child[] = { program, "-p", "/store/secrecy/no-plaintext", NULL };
  g_autofree char *errors = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the address sanitizer must be loaded first itself");
  return;
#endif
  g_spawn_sync (NULL, (char **) child, environment, G_SPAWN_DEFAULT, NULL, NULL, &output, &errors,
                &status, &error);
  g_assert_no_error (error);
  if (g_strstr_len (errors, -1, "cannot be preloaded") != NULL)
    {
      g_test_skip ("there is no other SQLite on this machine");
      return;
    }
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_no_error (error);
  g_assert_nonnull (g_strstr_len (output, -1, "ok 1 /store/secrecy/no-plaintext"));
}

static int
get_mode (StoreFixture *fixture, const char *name)
{
  g_autofree char *path = store_fixture_path (fixture, name);
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return (int) (info.st_mode & 0777);
}

static void
test_only_owner_reads (StoreFixture *fixture, gconstpointer data)
{
  const char *const files[]
      = { "records.db", "records.db-wal", "records.db-shm", "keys.json", "audit.seal", "lock" };
  g_autofree char *db_path = store_fixture_path (fixture, "records.db");

  save_needles (fixture);
  g_assert_cmpint (get_mode (fixture, ""), ==, 0700);
  g_assert_cmpint (get_mode (fixture, "backups"), ==, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_assert_cmpint (get_mode (fixture, files[i]), ==, 0600);
  store_fixture_close (fixture);
  g_assert_cmpint (g_chmod (db_path, 0644), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  store_fixture_open (fixture); /* what somebody opened to others is closed again */
  g_assert_cmpint (get_mode (fixture, ""), ==, 0700);
  g_assert_cmpint (get_mode (fixture, "records.db"), ==, 0600);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/secrecy/" path, StoreFixture, NULL, store_fixture_set_up, func,              \
              store_fixture_tear_down)
  ADD ("no-plaintext", test_no_plaintext);
  g_test_add_func ("/store/secrecy/no-plaintext-beside-another-sqlite",
                   test_no_plaintext_beside_another_sqlite);
  ADD ("only-its-owner-reads-it", test_only_owner_reads);
  return g_test_run ();
}

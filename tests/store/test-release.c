/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "fixture-material.h"
#include "store-fixture.h"
#include "trab-db.h"
#include "trab-error.h"
#include "trab-keys.h"
#include "trab-migrator.h"
#include "trab-store-restore.h"

/* Every database that a release wrote opens, is brought up to date and holds what it held. */

static void
copy_file (const char *from_folder, const char *to_folder, const char *name)
{
  g_autofree char *from = g_build_filename (from_folder, name, NULL);
  g_autofree char *to = g_build_filename (to_folder, name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  g_file_get_contents (from, &bytes, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (to, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
append_rows (TrabDb *db, const char *sql, const char *const *columns, GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabStatement) select = trab_db_prepare (db, sql, &error);
  TrabStep step = TRAB_STEP_ERROR;

  g_assert_no_error (error);
  while ((step = trab_statement_step (select, &error)) == TRAB_STEP_ROW)
    {
      for (guint i = 0; columns[i] != NULL; i++)
        g_string_append_printf (text, "%s ", trab_statement_get_text (select, columns[i]));
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);
}

/* Returns: every object of the schema, and every column of every table */
static char *
describe_schema (StoreFixture *fixture)
{
  static const char *const objects[] = { "type", "name", "tbl_name", NULL };
  static const char *const column[] = { "name", "type", "notnull", "dflt_value", "pk", NULL };
  g_autoptr (TrabDb) db = store_fixture_open_file (fixture, "records.db", TRAB_DB_READ_WRITE);
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  append_rows (db,
               "SELECT type, name, tbl_name FROM sqlite_master"
               " WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name",
               objects, text);
  lines = g_strsplit (text->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "table "))
      {
        g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
        g_autofree char *sql = g_strdup_printf ("PRAGMA table_info (%s)", words[1]);

        append_rows (db, sql, column, text);
      }
  return g_strdup (text->str);
}

/* A newer library than the one here adds tables of its own when it has counted rows. */
static void
add_statistics (StoreFixture *fixture)
{
  g_autoptr (TrabDb) db = store_fixture_open_file (fixture, "records.db", TRAB_DB_READ_WRITE);
  g_autoptr (GError) error = NULL;
  gint64 n_tables = 0;
  gboolean is_whole = FALSE;

  g_assert_true (trab_db_execute (db, "ANALYZE", &error));
  g_assert_no_error (error);
  g_assert_true (trab_db_read_number (
      db, "SELECT count (*) FROM sqlite_master WHERE name = 'sqlite_stat1'", &n_tables, &error));
  g_assert_cmpint (n_tables, ==, 1);
  g_assert_true (trab_db_checkpoint (db, &is_whole, &error));
}

static void
test_opens (StoreFixture *fixture, const char *name, gboolean has_statistics)
{
  g_autofree char *relative = g_build_filename ("db", name, NULL);
  g_autofree char *released = fixture_material_data (relative);
  StoreFixture old = *fixture;
  g_autofree char *schema = NULL;
  g_autofree char *old_schema = NULL;
  g_autofree char *value = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (TrabRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  old.folder = g_dir_make_tmp ("trab-release-XXXXXX", &error);
  old.host.user_data = &old;
  copy_file (released, old.folder, "records.db");
  copy_file (released, old.folder, "keys.json");
  if (has_statistics)
    add_statistics (&old);
  store_fixture_open (&old);
  g_assert_no_error (trab_store_get_trouble (old.store));
  g_assert_true (trab_store_quick_check (old.store, &error));
  g_assert_true (trab_store_check_events (old.store, &error));
  found = trab_store_search_patients (old.store, "", NULL, 10, &error);
  g_assert_cmpuint (found->len, ==, 1); /* the other came with an import that was undone */
  record = trab_store_load_record (
      old.store, trab_patient_summary_get (g_ptr_array_index (found, 0))->id, &error);
  g_assert_no_error (error);
  store_fixture_assert_full_record (record);
  batches = trab_store_list_batches (old.store, &error);
  g_assert_cmpuint (batches->len, ==, 1);
  value = trab_store_load_setting (old.store, "country", &error);
  g_assert_cmpstr (value, ==, "\"DE\"");
  store_fixture_close (&old);
  store_fixture_close (fixture);
  old_schema = describe_schema (&old);
  schema = describe_schema (fixture);
  g_assert_cmpstr (old_schema, ==, schema);
  store_fixture_remove_folder (old.folder);
  g_free (old.folder);
}

static void
test_all_open (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = fixture_material_data ("db");
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name = NULL;
  guint n_releases = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_test_message ("%s", name);
      for (gboolean has_statistics = FALSE; has_statistics <= TRUE; has_statistics++)
        {
          test_opens (fixture, name, has_statistics);
          store_fixture_open (fixture);
        }
      n_releases++;
    }
  g_assert_cmpuint (n_releases, >=, 1);
}

/* What is done to a whole file is done to one with such tables too. */
static void
test_statistics (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) record = store_fixture_full_record (fixture);
  g_autoptr (TrabRecord) stored = store_fixture_save (fixture, record);
  const char *id = trab_patient_get (trab_record_get_patient (stored))->id;
  g_autofree char *target = store_fixture_path (fixture, "copies");
  g_autofree char *before = store_fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_close (fixture);
  add_statistics (fixture);
  store_fixture_open (fixture);
  g_assert_no_error (trab_store_get_trouble (fixture->store));
  after = store_fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (trab_store_quick_check (fixture->store, &error));
  copy = trab_store_backup (fixture->store, target, &error);
  g_assert_no_error (error);
  g_assert_true (trab_store_restore_try (copy, fixture->folder, STORE_FIXTURE_USER,
                                         STORE_FIXTURE_PASSPHRASE, &fixture->host, NULL, &error));
  words = trab_store_rekey (fixture->store, STORE_FIXTURE_PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_true (trab_store_erase_patient (fixture->store, id, "asked", &error));
  g_assert_true (trab_store_erase_for_good (fixture->store, id, "asked", &error));
  g_assert_no_error (error);
  store_fixture_close (fixture);
  store_fixture_open (fixture);
  g_assert_true (trab_store_check_events (fixture->store, &error));
}

static char *
find_backup (StoreFixture *fixture)
{
  g_autofree char *folder = store_fixture_path (fixture, "backups");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = g_dir_read_name (dir);

  g_assert_nonnull (name);
  g_assert_null (g_dir_read_name (dir));
  return g_build_filename ("backups", name, NULL);
}

/* An older database (here: the oldest, without a table) is copied before it is changed */
static void
test_copy_before_update (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *db_path = store_fixture_path (fixture, "records.db");
  g_autofree char *backup = NULL;
  g_autoptr (TrabDb) db = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_objects = -1;

  store_fixture_close (fixture);
  g_assert_cmpint (g_unlink (db_path), ==, 0);
  db = store_fixture_open_file (fixture, "records.db", TRAB_DB_CREATE);
  g_clear_pointer (&db, trab_db_close);
  store_fixture_open (fixture);
  g_assert_null (trab_store_get_trouble (fixture->store));
  backup = find_backup (fixture);
  db = store_fixture_open_file (fixture, backup, TRAB_DB_READ_WRITE);
  g_assert_true (
      trab_db_read_number (db, "SELECT count (*) FROM sqlite_master", &n_objects, &error));
  g_assert_cmpint (n_objects, ==, 0);
}

/* A step that cannot be done: the store does not open, and nothing in it has changed */
static void
test_failing_update (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) record = store_fixture_full_record (fixture);
  g_autoptr (TrabRecord) stored = store_fixture_save (fixture, record);
  g_autofree char *before = store_fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *stamp = NULL;
  g_autoptr (TrabDb) db = NULL;
  g_autoptr (GArray) steps = trab_migrator_list_steps ();
  g_autoptr (GError) error = NULL;

  store_fixture_close (fixture);
  db = store_fixture_open_file (fixture, "records.db", TRAB_DB_READ_WRITE);
  g_assert_true (trab_db_execute (db, "PRAGMA user_version = 0", &error));
  g_clear_pointer (&db, trab_db_close);
  g_assert_null (store_fixture_try_open (fixture, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_FAILED);
  g_clear_error (&error);
  backup = find_backup (fixture);
  g_assert_nonnull (backup);
  db = store_fixture_open_file (fixture, "records.db", TRAB_DB_READ_WRITE);
  stamp = g_strdup_printf ("PRAGMA user_version = %u", steps->len);
  g_assert_true (trab_db_execute (db, stamp, &error));
  g_clear_pointer (&db, trab_db_close);
  store_fixture_open (fixture);
  after = store_fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/release/" path, StoreFixture, NULL, store_fixture_set_up, func,              \
              store_fixture_tear_down)
  ADD ("all-open", test_all_open);
  ADD ("statistics", test_statistics);
  ADD ("copy-before-update", test_copy_before_update);
  ADD ("failing-update-changes-nothing", test_failing_update);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "db-fixture.h"
#include "trab-error.h"
#include "trab-transaction.h"

static void
set_up (DbFixture *fixture, gconstpointer data)
{
  db_fixture_set_up (fixture, 1);
}

static void
tear_down (DbFixture *fixture, gconstpointer data)
{
  db_fixture_tear_down (fixture);
}

static void
execute (DbFixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (trab_db_execute (fixture->db, sql, &error));
  g_assert_no_error (error);
}

static TrabDb *
reopen (DbFixture *fixture, TrabDbMode mode, GError **error)
{
  g_clear_pointer (&fixture->db, trab_db_close);
  return trab_db_open (fixture->path, db_fixture_key, mode, 1, error);
}

static void
test_settings (DbFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (db_fixture_read_number (fixture, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (db_fixture_read_number (fixture, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (db_fixture_read_number (fixture, "PRAGMA cache_size"), ==, -32000);
  g_assert_cmpint (db_fixture_read_number (fixture, "PRAGMA application_id"), ==, 0x54726162);
  g_assert_cmpint (db_fixture_read_number (fixture, "PRAGMA busy_timeout"), ==, 5000);
  g_assert_cmpint (db_fixture_read_number (fixture, "PRAGMA page_size"), ==,
                   1024); /* compatibility 3 */
}

static void
test_types (DbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabStatement) insert = NULL;
  g_autoptr (TrabStatement) select = NULL;

  execute (fixture, "CREATE TABLE t (a TEXT, b INTEGER, c REAL, d TEXT)");
  insert = trab_db_prepare (fixture->db, "INSERT INTO t VALUES (:a, :b, :c, :d)", &error);
  g_assert_no_error (error);
  trab_statement_bind_text (insert, ":a", "Núñez");
  trab_statement_bind_integer (insert, ":b", G_MININT64);
  trab_statement_bind_real (insert, ":c", 0.1);
  g_assert_true (trab_statement_run (insert, &error));
  g_assert_cmpint (trab_db_count_changes (fixture->db), ==, 1);

  select = trab_db_prepare (fixture->db, "SELECT * FROM t", &error);
  g_assert_cmpint (trab_statement_step (select, &error), ==, TRAB_STEP_ROW);
  g_assert_cmpstr (trab_statement_get_text (select, "a"), ==, "Núñez");
  g_assert_true (trab_statement_get_integer (select, "b") == G_MININT64);
  g_assert_cmpfloat (trab_statement_get_real (select, "c"), ==, 0.1);
  g_assert_true (trab_statement_is_null (select, "d"));
  g_assert_null (trab_statement_get_text (select, "d"));
  g_assert_cmpint (trab_statement_step (select, &error), ==, TRAB_STEP_DONE);
  g_assert_no_error (error);
}

/* What is bound for one run must not be there in the next */
static void
test_release_forgets (DbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  execute (fixture, "CREATE TABLE t (a TEXT)");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TrabStatement) insert
          = trab_db_prepare (fixture->db, "INSERT INTO t VALUES (:a)", &error);

      if (i == 0)
        trab_statement_bind_text (insert, ":a", "x");
      g_assert_true (trab_statement_run (insert, &error));
    }
  g_assert_cmpint (db_fixture_read_number (fixture, "SELECT count (*) FROM t WHERE a IS NULL"), ==,
                   1);
}

static void
test_transaction (DbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  execute (fixture, "CREATE TABLE t (a TEXT)");
  {
    g_auto (TrabTransaction) dropped = TRAB_TRANSACTION_NONE;

    g_assert_true (trab_transaction_begin (&dropped, fixture->db, TRAB_TRANSACTION_WRITE, &error));
    execute (fixture, "INSERT INTO t VALUES ('x')");
  }
  g_assert_cmpint (db_fixture_read_number (fixture, "SELECT count (*) FROM t"), ==, 0);
  {
    g_auto (TrabTransaction) kept = TRAB_TRANSACTION_NONE;

    g_assert_true (trab_transaction_begin (&kept, fixture->db, TRAB_TRANSACTION_WRITE, &error));
    execute (fixture, "INSERT INTO t VALUES ('x')");
    g_assert_true (trab_transaction_commit (&kept, &error));
  }
  g_assert_cmpint (db_fixture_read_number (fixture, "SELECT count (*) FROM t"), ==, 1);
}

static void
test_open_statement_asserts (DbFixture *fixture, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      TrabStatement *left_open = trab_db_prepare (fixture->db, "SELECT 1", NULL);

      g_assert_nonnull (left_open);
      trab_db_close (fixture->db);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*is_lent*");
}

static void
test_unknown_parameter_is_a_defect (DbFixture *fixture, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      g_autoptr (TrabStatement) select = trab_db_prepare (fixture->db, "SELECT :a", NULL);

      trab_statement_bind_text (select, ":b", "x");
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*no parameter :b*");
}

static void
test_too_new (DbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  execute (fixture, "CREATE TABLE t (a); PRAGMA user_version = 2");
  g_assert_null (reopen (fixture, TRAB_DB_READ_WRITE, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_TOO_NEW);
}

static void
test_not_ours (DbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  execute (fixture, "CREATE TABLE t (a); PRAGMA application_id = 7");
  g_assert_null (reopen (fixture, TRAB_DB_READ_WRITE, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_OURS);
}

static void
test_plain_file_is_not_ours (DbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *plain = g_malloc0 (4096);

  g_clear_pointer (&fixture->db, trab_db_close);
  g_strlcpy (plain, "SQLite format 3", 4096);
  g_file_set_contents (fixture->path, plain, 4096, &error);
  g_assert_no_error (error);
  g_assert_null (reopen (fixture, TRAB_DB_READ_WRITE, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_OURS);
}

static void
test_other_key (DbFixture *fixture, gconstpointer data)
{
  const guint8 other[TRAB_DB_KEY_SIZE] = { 1 };
  g_autoptr (GError) error = NULL;

  execute (fixture, "CREATE TABLE t (a)");
  g_clear_pointer (&fixture->db, trab_db_close);
  g_assert_null (trab_db_open (fixture->path, other, TRAB_DB_READ_WRITE, 1, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT);
}

static void
test_create_keeps_a_file (DbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  execute (fixture, "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
  g_assert_null (reopen (fixture, TRAB_DB_CREATE, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_FAILED);
  fixture->db = reopen (fixture, TRAB_DB_READ_WRITE, NULL);
  g_assert_cmpint (db_fixture_read_number (fixture, "SELECT count (*) FROM t"), ==, 1);
}

static void
test_copy (DbFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  execute (fixture, "CREATE TABLE t (a); INSERT INTO t VALUES ('needle in the copy')");
  g_assert_true (trab_db_copy_to (fixture->db, path, db_fixture_key, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, &error));
  g_assert_null (g_strstr_len (bytes, (gssize) length, "needle"));
  g_assert_false (g_str_has_prefix (bytes, "SQLite format 3"));
  g_assert_false (
      trab_db_copy_to (fixture->db, path, db_fixture_key, &error)); /* nothing is overwritten */
  g_clear_error (&error);
  g_clear_pointer (&fixture->db, trab_db_close);
  fixture->db = trab_db_open (path, db_fixture_key, TRAB_DB_READ_WRITE, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (db_fixture_read_number (fixture, "SELECT count (*) FROM t"), ==, 1);
  g_clear_pointer (&fixture->db, trab_db_close);
  g_unlink (path);
}

static void
test_read_only (DbFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  execute (fixture, "CREATE TABLE t (a)");
  fixture->db = reopen (fixture, TRAB_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_false (trab_db_execute (fixture->db, "INSERT INTO t VALUES (1)", &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_READ_ONLY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add ("/store/db/" path, DbFixture, NULL, set_up, func, tear_down)
  ADD ("settings", test_settings);
  ADD ("types", test_types);
  ADD ("release-forgets-what-was-bound", test_release_forgets);
  ADD ("transaction-rolls-back-unless-committed", test_transaction);
  ADD ("open-statement-asserts", test_open_statement_asserts);
  ADD ("unknown-parameter-is-a-defect", test_unknown_parameter_is_a_defect);
  ADD ("too-new", test_too_new);
  ADD ("not-ours", test_not_ours);
  ADD ("plain-file-is-not-ours", test_plain_file_is_not_ours);
  ADD ("other-key", test_other_key);
  ADD ("create-keeps-a-file", test_create_keeps_a_file);
  ADD ("copy-is-encrypted", test_copy);
  ADD ("read-only", test_read_only);
  return g_test_run ();
}

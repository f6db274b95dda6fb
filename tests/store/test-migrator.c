/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "db-fixture.h"
#include "trab-db-dump.h"
#include "trab-error.h"
#include "trab-migrator.h"

static const TrabMigration first = { "0001-first.sql", "CREATE TABLE a (x TEXT);"
                                                       "INSERT INTO a VALUES ('kept');" };
static const TrabMigration second = { "0002-second.sql", "ALTER TABLE a ADD COLUMN y TEXT;"
                                                         "UPDATE a SET y = 'new';" };
static const TrabMigration broken = { "0002-broken.sql", "CREATE TABLE b (x TEXT);"
                                                         "UPDATE a SET x = 'lost';"
                                                         "INSERT INTO nowhere VALUES (1);" };

typedef struct
{
  DbFixture file;
  GArray *steps;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  db_fixture_set_up (&fixture->file, 2);
  fixture->steps = g_array_new (FALSE, TRUE, sizeof (TrabMigration));
  g_array_append_val (fixture->steps, first);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  db_fixture_tear_down (&fixture->file);
  g_array_unref (fixture->steps);
}

static void
run (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (trab_migrator_run (fixture->file.db, fixture->steps, &error));
  g_assert_no_error (error);
}

static void
test_fresh (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean needs = FALSE;

  g_assert_true (trab_migrator_needs_run (fixture->file.db, fixture->steps, &needs, &error));
  g_assert_true (needs);
  run (fixture);
  g_assert_cmpint (db_fixture_read_number (&fixture->file, "PRAGMA user_version"), ==, 1);
  g_assert_true (trab_migrator_needs_run (fixture->file.db, fixture->steps, &needs, &error));
  g_assert_false (needs);
  run (fixture); /* once is enough */
  g_assert_cmpint (db_fixture_read_number (&fixture->file, "SELECT count (*) FROM a"), ==, 1);
}

static void
test_next_step (Fixture *fixture, gconstpointer data)
{
  run (fixture);
  g_array_append_val (fixture->steps, second);
  run (fixture);
  g_assert_cmpint (db_fixture_read_number (&fixture->file, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (
      db_fixture_read_number (&fixture->file, "SELECT x = 'kept' AND y = 'new' FROM a"), ==, 1);
}

static void
test_broken_step (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  run (fixture);
  before = trab_db_dump (fixture->file.db, &error);
  g_array_append_val (fixture->steps, broken);
  g_assert_false (trab_migrator_run (fixture->file.db, fixture->steps, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_FAILED);
  g_assert_nonnull (g_strstr_len (error->message, -1, "0002-broken.sql"));
  g_clear_error (&error);
  after = trab_db_dump (fixture->file.db, &error); /* neither schema, rows nor version */
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (db_fixture_read_number (&fixture->file, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (db_fixture_read_number (&fixture->file, "SELECT count (*) FROM sqlite_master"),
                   ==, 1);
}

/* The steps of the program itself: numbered without a gap, and the first makes every table */
static void
test_own_steps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) steps = trab_migrator_list_steps ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (steps->len, >=, 1);
  g_assert_cmpstr (g_array_index (steps, TrabMigration, 0).name, ==, "0001-initial.sql");
  g_assert_true (trab_migrator_run (fixture->file.db, steps, &error));
  g_assert_no_error (error);
  g_assert_cmpint (db_fixture_read_number (&fixture->file, "PRAGMA user_version"), ==, steps->len);
  /* every table that holds records says when and by whom, and in which version */
  g_assert_cmpint (db_fixture_read_number (
                       &fixture->file,
                       "SELECT count (*) FROM sqlite_master WHERE type = 'table'"
                       " AND name NOT IN ('audit', 'answer', 'patient_word', 'log_base')"
                       " AND NOT (sql LIKE '%version INTEGER%' AND sql LIKE '%updated_at INTEGER%'"
                       " AND sql LIKE '%updated_by TEXT%')"),
                   ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add ("/store/migrator/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("fresh", test_fresh);
  ADD ("next-step", test_next_step);
  ADD ("broken-step-leaves-nothing", test_broken_step);
  ADD ("own-steps", test_own_steps);
  return g_test_run ();
}

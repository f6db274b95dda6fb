/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixture-count.h"
#include "store-fixture.h"
#include "trab-error.h"
#include "trab-store-opening.h"

/* What a machine does to a store: power loss, full disks, rotten bytes, lost files. The rule is
 * always the same: nothing that was saved is lost, nothing is deleted, and the person is told. */

#define PAGE_SIZE 1024
#define N_KILLS 4 /* of one store */

static char *
read_file (StoreFixture *fixture, const char *name, gsize *length)
{
  g_autofree char *path = store_fixture_path (fixture, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);
  return text;
}

static void
write_file (StoreFixture *fixture, const char *name, const char *bytes, gsize length)
{
  g_autofree char *path = store_fixture_path (fixture, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
fill (StoreFixture *fixture, guint n_patients)
{
  for (guint i = 0; i < n_patients; i++)
    {
      g_autofree char *family = g_strdup_printf ("Voss%03u", i);
      g_autoptr (TrabRecord) record = store_fixture_record (family, "Ada");
      g_autoptr (TrabMeasurement) bmd = store_fixture_bmd (0.712);
      g_autoptr (TrabRecord) stored = NULL;

      trab_record_add_measurement (record, bmd);
      stored = store_fixture_save (fixture, record);
    }
}

/* Opening says @code and changes no byte of the file */
static void
assert_refused (StoreFixture *fixture, int code)
{
  g_autoptr (GError) error = NULL;
  gsize n_before = 0;
  gsize n_after = 0;
  g_autofree char *before = read_file (fixture, "records.db", &n_before);
  g_autofree char *after = NULL;

  g_assert_null (store_fixture_try_open (fixture, &error));
  g_assert_error (error, TRAB_STORE_ERROR, code);
  after = read_file (fixture, "records.db", &n_after);
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_wrong_passphrase (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_close (fixture);
  g_assert_null (trab_store_opening_open (fixture->folder, STORE_FIXTURE_USER, "wrong",
                                          &fixture->host, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_null (trab_store_opening_open (fixture->folder, "nobody", STORE_FIXTURE_PASSPHRASE,
                                          &fixture->host, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_WRONG_PASSPHRASE);
}

static void
test_cut_short (StoreFixture *fixture, gconstpointer data)
{
  gsize length = 0;
  g_autofree char *bytes = NULL;

  fill (fixture, 20);
  store_fixture_close (fixture);
  bytes = read_file (fixture, "records.db", &length);
  write_file (fixture, "records.db", bytes, 0);
  assert_refused (fixture, TRAB_STORE_ERROR_CORRUPT);
  write_file (fixture, "records.db", bytes, 100);
  assert_refused (fixture, TRAB_STORE_ERROR_CORRUPT);
  write_file (fixture, "records.db", bytes, length / 2);
  assert_refused (fixture, TRAB_STORE_ERROR_CORRUPT);
  write_file (fixture, "records.db", bytes, length);
  store_fixture_open (fixture);
}

static void
test_first_page_rotten (StoreFixture *fixture, gconstpointer data)
{
  gsize length = 0;
  g_autofree char *bytes = NULL;

  store_fixture_close (fixture);
  bytes = read_file (fixture, "records.db", &length);
  bytes[500] = (char) ~bytes[500];
  write_file (fixture, "records.db", bytes, length);
  assert_refused (fixture, TRAB_STORE_ERROR_CORRUPT);
}

/* Flips a byte of each page in turn: every damage is found by the check, whichever page it is in,
 * the store turns read-only, and what is not damaged can still be read. */
static void
test_any_page_rotten (StoreFixture *fixture, gconstpointer data)
{
  gsize length = 0;
  g_autofree char *bytes = NULL;
  guint n_opened = 0;

  fill (fixture, 8);
  store_fixture_close (fixture);
  bytes = read_file (fixture, "records.db", &length);
  for (gsize at = PAGE_SIZE + 300; at < length; at += PAGE_SIZE * 5)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrabStore) store = NULL;
      g_autoptr (TrabRecord) record = store_fixture_record ("New", "Eva");

      bytes[at] = (char) ~bytes[at];
      write_file (fixture, "records.db", bytes, length);
      store = store_fixture_try_open (fixture, &error);
      if (store != NULL)
        {
          n_opened++;
          g_assert_false (trab_store_quick_check (store, &error));
          g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT);
          g_assert_error (trab_store_get_trouble (store), TRAB_STORE_ERROR,
                          TRAB_STORE_ERROR_CORRUPT);
          g_clear_error (&error);
          g_assert_null (trab_store_save_record (store, record, &error));
          trab_store_close (store, NULL);
        }
      g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT);
      bytes[at] = (char) ~bytes[at];
    }
  g_assert_cmpuint (n_opened, >, 0);
  write_file (fixture, "records.db", bytes, length);
  store_fixture_open (fixture);
}

/* Saves patients until it is killed; says the number of each on @fd once it is saved */
static void
save_until_killed (StoreFixture *fixture, int fd)
{
  store_fixture_open (fixture);
  for (guint32 i = 0;; i++)
    {
      g_autofree char *number = g_strdup_printf ("K%u", i);
      g_autoptr (TrabPatient) patient = trab_patient_new (
          &(TrabPatientFields){ .family_name = "Voss", .record_number = number });
      g_autoptr (TrabRecord) record = trab_record_new (patient);
      g_autoptr (TrabVisit) visit = store_fixture_visit ("2025-11-03", TRAB_VISIT_SIGNED, "1");
      g_autoptr (TrabRecord) stored = NULL;

      trab_record_add_visit (record, visit);
      stored = store_fixture_save (fixture, record);
      if (write (fd, &i, sizeof i) != sizeof i)
        _exit (1);
    }
}

static void
test_killed_while_saving (StoreFixture *fixture, gconstpointer data)
{
  guint n_needing_check = 0;

  store_fixture_close (fixture);
  for (guint round = 0; round < N_KILLS; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found = NULL;
      guint32 last = 0;
      int status = 0;
      int fds[2] = { -1, -1 };
      pid_t child = 0;

      fixture->unix_ms += 1000 * 1000; /* the child before has used up these ids */
      g_assert_cmpint (pipe (fds), ==, 0);
      child = fork ();
      if (child == 0)
        save_until_killed (fixture, fds[1]);
      close (fds[1]);
      while (last < 10 + 17 * round && read (fds[0], &last, sizeof last) == sizeof last)
        continue;
      g_assert_cmpint (kill (child, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      while (read (fds[0], &last, sizeof last) == sizeof last)
        continue;
      close (fds[0]);
      g_assert_cmpuint (last, >=, 10 + 17 * round);

      store_fixture_open (fixture);
      n_needing_check += trab_store_needs_check (fixture->store) ? 1 : 0;
      g_assert_true (trab_store_quick_check (fixture->store, &error));
      g_assert_no_error (error);
      g_assert_false (trab_store_needs_check (fixture->store));
      g_assert_true (trab_store_check_events (fixture->store, &error));
      for (guint32 i = 0; i <= last; i++)
        {
          g_autofree char *number = g_strdup_printf ("K%u", i);
          g_autoptr (GPtrArray) matches
              = trab_store_search_patients (fixture->store, number, NULL, 1000, &error);
          const TrabPatientSummaryFields *summary = NULL;

          g_assert_no_error (error);
          g_assert_cmpuint (matches->len, >, 0);
          summary = trab_patient_summary_get (g_ptr_array_index (matches, 0));
          g_assert_cmpstr (summary->record_number, ==, number);
          g_assert_cmpint (summary->last_visit.year, ==, 2025);
        }
      store_fixture_close (fixture);
    }
  g_assert_cmpuint (n_needing_check, >, 0);
}

static void
wait_for_success (pid_t child)
{
  int status = 0;

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* In a child: grows the store until no file may grow any more */
static void
save_until_full (StoreFixture *fixture)
{
  const struct rlimit limit = { 600 * 1024, 600 * 1024 };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  store_fixture_open (fixture);
  while (error == NULL)
    {
      g_autoptr (TrabRecord) record = store_fixture_record ("Voss", "Ada");
      g_autoptr (TrabRecord) stored = NULL;

      g_free (before);
      before = store_fixture_dump (fixture);
      stored = trab_store_save_record (fixture->store, record, &error);
    }
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_FULL);
  after = store_fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
  g_assert_null (trab_store_get_trouble (fixture->store));
}

static void
test_disk_full (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) record = store_fixture_record ("Voss", "Ada");
  g_autoptr (TrabRecord) stored = NULL;
  g_autoptr (GError) error = NULL;
  pid_t child = 0;

  fill (fixture, 100); /* so that the file is near the limit, not the start of the log */
  store_fixture_close (fixture);
  child = fork ();
  if (child == 0)
    {
      save_until_full (fixture);
      _exit (0);
    }
  wait_for_success (child);
  fixture->unix_ms += 1000 * 1000; /* the child has used up these ids */
  store_fixture_open (fixture);    /* with room again, saving goes on */
  g_assert_true (trab_store_quick_check (fixture->store, &error));
  stored = store_fixture_save (fixture, record);
}

static void
give_away (const char *folder, uid_t user)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (chown (path, user, (gid_t) -1), ==, 0);
    }
  g_assert_cmpint (chown (folder, user, (gid_t) -1), ==, 0);
}

/* Newer GLib puts a test's folders into one that only its owner may walk through. */
static void
let_through (const char *folder)
{
  g_autofree char *parent = g_path_get_dirname (folder);
  GStatBuf about = { 0 };

  if (g_str_equal (parent, folder) || g_stat (parent, &about) != 0)
    return;
  if ((about.st_mode & S_IXOTH) == 0)
    g_assert_cmpint (g_chmod (parent, 0711), ==, 0);
  let_through (parent);
}

/* In a child: as somebody whom permissions bind (root is not) */
static void
use_read_only (StoreFixture *fixture)
{
  const char log[100] = "a log with changes";
  const uid_t nobody = 65534;
  g_autofree char *db_path = store_fixture_path (fixture, "records.db");
  g_autofree char *log_path = store_fixture_path (fixture, "records.db-wal");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (TrabRecord) record = store_fixture_record ("New", "Eva");
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      let_through (fixture->folder);
      give_away (fixture->folder, nobody);
      g_assert_cmpint (setuid (nobody), ==, 0);
    }
  g_assert_cmpint (g_chmod (db_path, 0400), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  store_fixture_open (fixture);
  g_assert_error (trab_store_get_trouble (fixture->store), TRAB_STORE_ERROR,
                  TRAB_STORE_ERROR_READ_ONLY);
  found = trab_store_search_patients (fixture->store, "voss", NULL, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 3);
  g_assert_null (trab_store_save_record (fixture->store, record, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  store_fixture_close (fixture);

  /* changes that are only in the log cannot be read there: nobody may be shown an older record */
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  write_file (fixture, "records.db-wal", log, sizeof log);
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  g_assert_null (store_fixture_try_open (fixture, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  g_assert_cmpint (g_unlink (log_path), ==, 0);
  g_assert_cmpint (g_chmod (db_path, 0600), ==, 0);
}

static void
test_read_only_folder (StoreFixture *fixture, gconstpointer data)
{
  pid_t child = 0;

  fill (fixture, 3);
  store_fixture_close (fixture);
  child = fork ();
  if (child == 0)
    {
      use_read_only (fixture);
      _exit (0);
    }
  wait_for_success (child);
}

static void
test_open_twice (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabStore) second = NULL;
  g_autoptr (TrabRecord) record = store_fixture_record ("New", "Eva");
  g_autoptr (TrabRecord) stored = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture, 2);
  second = store_fixture_try_open (fixture, &error);
  g_assert_no_error (error);
  g_assert_error (trab_store_get_trouble (second), TRAB_STORE_ERROR, TRAB_STORE_ERROR_BUSY);
  g_assert_null (trab_store_save_record (second, record, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_BUSY);
  g_clear_error (&error);
  stored = store_fixture_save (fixture, record); /* the first goes on, the second sees it */
  found = trab_store_search_patients (second, "new", NULL, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  trab_store_close (second, &error);
  g_assert_no_error (error);
  g_clear_object (&second);
  store_fixture_close (fixture);
  store_fixture_open (fixture);
  g_assert_null (trab_store_get_trouble (fixture->store));
}

static void
test_files_missing (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *db_path = store_fixture_path (fixture, "records.db");
  g_autofree char *keys_path = store_fixture_path (fixture, "keys.json");
  g_autofree char *aside = store_fixture_path (fixture, "aside");
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabStore) store = NULL;

  store_fixture_close (fixture);
  g_assert_cmpint (g_rename (db_path, aside), ==, 0);
  g_assert_null (store_fixture_try_open (fixture, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NO_STORE);
  g_clear_error (&error);
  g_assert_false (g_file_test (db_path, G_FILE_TEST_EXISTS)); /* no empty one in its place */
  g_assert_null (trab_store_opening_create (fixture->folder, STORE_FIXTURE_USER,
                                            STORE_FIXTURE_PASSPHRASE, &fixture->host, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpint (g_rename (aside, db_path), ==, 0);
  g_assert_cmpint (g_rename (keys_path, aside), ==, 0);
  g_assert_null (store_fixture_try_open (fixture, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NO_STORE);
  g_clear_error (&error);
  g_assert_cmpint (g_rename (aside, keys_path), ==, 0);
  store_fixture_open (fixture);
}

int
main (int argc, char *argv[])
{
  const guint n_killed_stores = fixture_count (1, 500 / N_KILLS);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/damage/" path, StoreFixture, NULL, store_fixture_set_up, func,               \
              store_fixture_tear_down)
  ADD ("wrong-passphrase", test_wrong_passphrase);
  ADD ("cut-short", test_cut_short);
  ADD ("first-page-rotten", test_first_page_rotten);
  ADD ("any-page-rotten", test_any_page_rotten);
  ADD ("disk-full", test_disk_full);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("open-twice", test_open_twice);
  ADD ("files-missing", test_files_missing);
  for (guint i = 0; i < n_killed_stores; i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/damage/%u/killed-while-saving", i);

      g_test_add (path, StoreFixture, NULL, store_fixture_set_up, test_killed_while_saving,
                  store_fixture_tear_down);
    }
  return g_test_run ();
}

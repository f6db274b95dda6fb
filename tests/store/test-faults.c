/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixture-count.h"
#include "fixture-disk.h"
#include "store-fixture.h"
#include "trab-error.h"
#include "trab-store-opening.h"

/* Failing calls, flipped bits, logs of other states, kills at any moment. The law: what was
 * acknowledged is there when the store opens without a word; otherwise it says a word. */

typedef struct
{
  char *bytes;
  gsize length;
} Bytes;

static void
bytes_clear (Bytes *bytes)
{
  g_free (bytes->bytes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bytes, bytes_clear)

static Bytes
read_bytes (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  Bytes bytes = { NULL, 0 };

  g_file_get_contents (path, &bytes.bytes, &bytes.length, NULL);
  return bytes;
}

static void
write_bytes (const char *folder, const char *name, Bytes bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (bytes.bytes == NULL)
    g_unlink (path);
  else
    g_assert_true (g_file_set_contents (path, bytes.bytes, (gssize) bytes.length, NULL));
}

static gboolean
try_save (TrabStore *store, guint number, GError **error)
{
  g_autofree char *record_number = g_strdup_printf ("K%u", number);
  g_autoptr (TrabPatient) patient = trab_patient_new (
      &(TrabPatientFields){ .family_name = "Voss", .record_number = record_number });
  g_autoptr (TrabRecord) record = trab_record_new (patient);
  g_autoptr (TrabVisit) visit = store_fixture_visit ("2025-11-03", TRAB_VISIT_SIGNED, "1");
  g_autoptr (TrabRecord) stored = NULL;

  trab_record_add_visit (record, visit);
  stored = trab_store_save_record (store, record, error);
  return stored != NULL;
}

static void
save (StoreFixture *fixture, guint number)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (try_save (fixture->store, number, &error));
  g_assert_no_error (error);
}

static gboolean
has (TrabStore *store, guint number)
{
  g_autofree char *record_number = g_strdup_printf ("K%u", number);
  g_autoptr (GPtrArray) found = trab_store_search_patients (store, record_number, NULL, 1000, NULL);

  for (guint i = 0; found != NULL && i < found->len; i++)
    if (g_str_equal (trab_patient_summary_get (g_ptr_array_index (found, i))->record_number,
                     record_number))
      return TRUE;
  return FALSE;
}

/* A program that saves, and ends without closing */
static void
save_and_die (StoreFixture *fixture, guint from, guint n)
{
  int status = 0;
  pid_t child = 0;

  fixture->unix_ms += 1000 * 1000; /* the ids of another program */
  child = fork ();
  if (child == 0)
    {
      store_fixture_open (fixture);
      for (guint i = from; i < from + n; i++)
        save (fixture, i);
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  fixture->unix_ms += 1000 * 1000;
}

/* Opening is refused with @code, and changes no byte of either file */
static void
assert_refused (StoreFixture *fixture, int code)
{
  g_auto (Bytes) db = read_bytes (fixture->folder, "records.db");
  g_auto (Bytes) log = read_bytes (fixture->folder, "records.db-wal");
  g_auto (Bytes) db_after = { NULL, 0 };
  g_auto (Bytes) log_after = { NULL, 0 };
  g_autoptr (GError) error = NULL;

  g_assert_null (store_fixture_try_open (fixture, &error));
  g_assert_error (error, TRAB_STORE_ERROR, code);
  db_after = read_bytes (fixture->folder, "records.db");
  log_after = read_bytes (fixture->folder, "records.db-wal");
  g_assert_cmpmem (db.bytes, db.length, db_after.bytes, db_after.length);
  g_assert_cmpmem (log.bytes, log.length, log_after.bytes, log_after.length);
}

static void
test_log_of_another_state (StoreFixture *fixture, gconstpointer data)
{
  g_auto (Bytes) oldest = { NULL, 0 };
  g_auto (Bytes) older_seal = { NULL, 0 };
  g_auto (Bytes) before = { NULL, 0 };
  g_auto (Bytes) after = { NULL, 0 };
  g_auto (Bytes) log = { NULL, 0 };

  save (fixture, 0);
  store_fixture_close (fixture);
  oldest = read_bytes (fixture->folder, "records.db");
  store_fixture_open (fixture);
  save (fixture, 1);
  store_fixture_close (fixture);
  before = read_bytes (fixture->folder, "records.db");
  save_and_die (fixture, 2, 1);
  log = read_bytes (fixture->folder, "records.db-wal");
  g_assert_cmpuint (log.length, >, 1000);

  /* an older file over the newer one: refused, again and again, until the right one is back */
  write_bytes (fixture->folder, "records.db", oldest);
  assert_refused (fixture, TRAB_STORE_ERROR_MIXED);
  assert_refused (fixture, TRAB_STORE_ERROR_MIXED);
  write_bytes (fixture->folder, "records.db", before);
  store_fixture_open (fixture);
  g_assert_no_error (trab_store_get_trouble (fixture->store));
  for (guint i = 0; i < 3; i++)
    g_assert_true (has (fixture->store, i));
  store_fixture_close (fixture);

  /* an older log beside the newer file */
  after = read_bytes (fixture->folder, "records.db");
  store_fixture_open (fixture);
  save (fixture, 3);
  store_fixture_close (fixture);
  write_bytes (fixture->folder, "records.db-wal", log);
  assert_refused (fixture, TRAB_STORE_ERROR_MIXED);
  write_bytes (fixture->folder, "records.db-wal", (Bytes){ NULL, 0 });
  store_fixture_open (fixture);
  g_assert_no_error (trab_store_get_trouble (fixture->store));
  g_assert_true (has (fixture->store, 3));
}

static void
test_log_of_another_store (StoreFixture *fixture, gconstpointer data)
{
  StoreFixture other = { 0 };
  g_auto (Bytes) log = { NULL, 0 };

  store_fixture_set_up (&other, NULL);
  other.random_state = 7;
  store_fixture_close (&other);
  save_and_die (&other, 0, 2);
  log = read_bytes (other.folder, "records.db-wal");
  save (fixture, 0);
  store_fixture_close (fixture);
  write_bytes (fixture->folder, "records.db-wal", log);
  assert_refused (fixture, TRAB_STORE_ERROR_MIXED);
  store_fixture_remove_folder (other.folder);
  g_free (other.folder);
}

/* The law for one file with one bit changed: a refusal, a word, or everything */
static void
assert_told_or_whole (StoreFixture *fixture, guint n_saved)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabStore) store = store_fixture_try_open (fixture, &error);

  if (store == NULL)
    {
      g_assert_true (error->domain == TRAB_STORE_ERROR);
      return;
    }
  if (trab_store_get_trouble (store) == NULL)
    for (guint i = 0; i < n_saved; i++)
      g_assert_true (has (store, i));
  else
    g_assert_false (try_save (store, 1000, NULL));
  trab_store_close (store, NULL);
}

static void
flip_bits (StoreFixture *fixture, const char *name, guint n_saved, guint n_flips)
{
  const char *const names[] = { "records.db", "records.db-wal", "keys.json", "audit.seal" };
  Bytes before[G_N_ELEMENTS (names)];
  g_auto (Bytes) flipped = read_bytes (fixture->folder, name);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    before[i] = read_bytes (fixture->folder, names[i]);
  for (guint flip = 0; flip < n_flips; flip++)
    {
      gsize at = (gsize) g_test_rand_int_range (0, (gint32) flipped.length);
      char bit = (char) (1 << g_test_rand_int_range (0, 8));

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        write_bytes (fixture->folder, names[i], before[i]);
      flipped.bytes[at] ^= bit;
      write_bytes (fixture->folder, name, flipped);
      flipped.bytes[at] ^= bit;
      assert_told_or_whole (fixture, n_saved);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      write_bytes (fixture->folder, names[i], before[i]);
      g_free (before[i].bytes);
    }
}

static void
test_flipped_log (StoreFixture *fixture, gconstpointer data)
{
  save (fixture, 0);
  store_fixture_close (fixture);
  save_and_die (fixture, 1, 4);
  flip_bits (fixture, "records.db-wal", 5, fixture_count (30, 3000));
  store_fixture_open (fixture);
  g_assert_no_error (trab_store_get_trouble (fixture->store));
  for (guint i = 0; i < 5; i++)
    g_assert_true (has (fixture->store, i));
}

/* In the record file every flip must be told */
static void
test_flipped_file (StoreFixture *fixture, gconstpointer data)
{
  const guint n_flips = fixture_count (50, 5000);
  g_auto (Bytes) flipped = { NULL, 0 };

  for (guint i = 0; i < 5; i++)
    save (fixture, i);
  store_fixture_close (fixture);
  flipped = read_bytes (fixture->folder, "records.db");
  for (guint flip = 0; flip < n_flips; flip++)
    {
      g_autoptr (TrabStore) store = NULL;
      g_autoptr (GError) error = NULL;
      gsize at = (gsize) g_test_rand_int_range (0, (gint32) flipped.length);
      char bit = (char) (1 << g_test_rand_int_range (0, 8));

      if (at % 1024 >= 1024 - 12)
        continue; /* bytes that mean nothing */
      flipped.bytes[at] ^= bit;
      write_bytes (fixture->folder, "records.db", flipped);
      flipped.bytes[at] ^= bit;
      store = store_fixture_try_open (fixture, &error);
      if (store == NULL)
        {
          g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT);
          continue;
        }
      g_assert_error (trab_store_get_trouble (store), TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT);
      g_assert_false (try_save (store, 1000, NULL));
      trab_store_close (store, NULL);
    }
}

static void
test_flipped_small_files (StoreFixture *fixture, gconstpointer data)
{
  save (fixture, 0);
  store_fixture_close (fixture);
  flip_bits (fixture, "audit.seal", 1, fixture_count (10, 1000));
  flip_bits (fixture, "keys.json", 1, fixture_count (10, 1000));
}

/* The n-th call that changes a file fails, and all after it, for every n: the save says so or is
 * kept; what was kept before stays */
static void
fail_calls (StoreFixture *fixture, int with)
{
  const guint step = fixture_step (2);
  guint n_saved = 0;
  int n = 0;

  for (;; n += (int) step)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_saved = FALSE;
      gboolean was_reached = FALSE;

      fixture_disk_fail_after (n, with, FALSE);
      is_saved = try_save (fixture->store, n_saved, &error);
      was_reached = fixture_disk_was_reached ();
      trab_store_close (fixture->store, NULL); /* with the fault still there */
      was_reached = was_reached || fixture_disk_was_reached ();
      fixture_disk_fail_after (-1, 0, FALSE);
      g_clear_object (&fixture->store);
      g_assert_true (is_saved || error->domain == TRAB_STORE_ERROR);
      store_fixture_open (fixture);
      g_assert_no_error (trab_store_get_trouble (fixture->store));
      if (is_saved || has (fixture->store, n_saved))
        n_saved++;
      for (guint i = 0; i < n_saved; i++)
        g_assert_true (has (fixture->store, i));
      g_assert_true (trab_store_check_events (fixture->store, &error) || error != NULL);
      if (!was_reached)
        break;
    }
  g_assert_cmpint (n, >, 4);
}

static void
test_no_space (StoreFixture *fixture, gconstpointer data)
{
  fail_calls (fixture, ENOSPC);
}

static void
test_broken_disk (StoreFixture *fixture, gconstpointer data)
{
  fail_calls (fixture, EIO);
}

/* Creation fails at any call: the next one succeeds */
static void
test_failing_creation (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = store_fixture_path (fixture, "new");
  gboolean is_made = FALSE;

  for (int n = 0; !is_made; n += (int) fixture_step (7))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrabStore) store = NULL;

      fixture_disk_fail_after (n, ENOSPC, FALSE);
      store = trab_store_opening_create (folder, "a", "b", &fixture->host, &error);
      is_made = store != NULL && !fixture_disk_was_reached ();
      fixture_disk_fail_after (-1, 0, FALSE);
      if (store == NULL)
        {
          g_autoptr (TrabStore) next
              = trab_store_opening_create (folder, "a", "b", &fixture->host, NULL);

          g_assert_true (error->domain == TRAB_STORE_ERROR);
          if (next == NULL) /* the name was given, and only the last sync failed */
            next = trab_store_opening_open (folder, "a", "b", &fixture->host, NULL);
          g_assert_nonnull (next);
          g_assert_no_error (trab_store_get_trouble (next));
          trab_store_close (next, NULL);
        }
      else
        trab_store_close (store, NULL);
      store_fixture_remove_folder (folder);
    }
}

/* Killed while it is made: there is no store, or a whole one, and no dead end */
static void
test_killed_creation (StoreFixture *fixture, gconstpointer data)
{
  const guint n_kills = fixture_count (10, 500);
  g_autofree char *folder = store_fixture_path (fixture, "new");

  for (guint i = 0; i < n_kills; i++)
    {
      g_autoptr (TrabStore) store = NULL;
      g_autoptr (GError) error = NULL;
      int status = 0;
      pid_t child = fork ();

      if (child == 0)
        {
          store = trab_store_opening_create (folder, "a", "b", &fixture->host, NULL);
          _exit (store != NULL ? 0 : 1);
        }
      g_usleep ((gulong) g_test_rand_int_range (0, 25000));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      if (g_file_test (folder, G_FILE_TEST_EXISTS))
        store = trab_store_opening_open (folder, "a", "b", &fixture->host, &error);
      else
        store = trab_store_opening_create (folder, "a", "b", &fixture->host, &error);
      g_assert_no_error (error);
      g_assert_no_error (trab_store_get_trouble (store));
      g_assert_true (trab_store_close (store, &error));
      store_fixture_remove_folder (folder);
    }
}

/* The data gets a new key, and something fails at any call: all is there, with one key or the other
 */
static void
test_failing_rekey (StoreFixture *fixture, gconstpointer data)
{
  gboolean was_reached = TRUE;

  save (fixture, 0);
  for (int n = 0; was_reached; n += (int) fixture_step (11))
    {
      g_autofree char *words = NULL;
      g_autoptr (GError) error = NULL;

      fixture_disk_fail_after (n, ENOSPC, data != NULL);
      words = trab_store_rekey (fixture->store, STORE_FIXTURE_PASSPHRASE, &error);
      was_reached = fixture_disk_was_reached ();
      fixture_disk_fail_after (-1, 0, FALSE);
      g_assert_true ((words != NULL) == (error == NULL));
      store_fixture_close (fixture);
      store_fixture_open (fixture);
      g_assert_no_error (trab_store_get_trouble (fixture->store));
      g_assert_true (has (fixture->store, 0));
      g_clear_error (&error);
      g_assert_true (trab_store_check_events (fixture->store, &error));
      g_assert_no_error (error);
    }
}

static void
test_killed_rekey (StoreFixture *fixture, gconstpointer data)
{
  const guint n_kills = fixture_count (10, 500);

  save (fixture, 0);
  store_fixture_close (fixture);
  for (guint i = 0; i < n_kills; i++)
    {
      int status = 0;
      pid_t child = 0;

      fixture->unix_ms += 1000 * 1000;
      fixture->random_state += i;
      child = fork ();
      if (child == 0)
        {
          g_autofree char *words = NULL;

          store_fixture_open (fixture);
          words = trab_store_rekey (fixture->store, STORE_FIXTURE_PASSPHRASE, NULL);
          _exit (words != NULL ? 0 : 1);
        }
      g_usleep ((gulong) g_test_rand_int_range (0, 60000));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      fixture->unix_ms += 1000 * 1000;
      store_fixture_open (fixture);
      g_assert_no_error (trab_store_get_trouble (fixture->store));
      g_assert_true (has (fixture->store, 0));
      g_assert_true (trab_store_check_events (fixture->store, NULL));
      store_fixture_close (fixture);
    }
}

/* A file that has lost its name takes what is written to it, for nobody to see */
static void
test_folder_vanishes (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *db_path = store_fixture_path (fixture, "records.db");
  g_autofree char *aside = store_fixture_path (fixture, "aside.db");
  g_auto (Bytes) other = { NULL, 0 };
  g_autoptr (GError) error = NULL;

  save (fixture, 0);
  g_assert_cmpint (g_rename (db_path, aside), ==, 0);
  g_assert_false (try_save (fixture->store, 1, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NO_STORE);
  g_clear_error (&error);
  other = read_bytes (fixture->folder, "aside.db");
  write_bytes (fixture->folder, "records.db", other);
  g_assert_false (try_save (fixture->store, 1, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (g_rename (aside, db_path), ==, 0);
  save (fixture, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/faults/" path, StoreFixture, NULL, store_fixture_set_up, func,               \
              store_fixture_tear_down)
  ADD ("log-of-another-state", test_log_of_another_state);
  ADD ("log-of-another-store", test_log_of_another_store);
  ADD ("flipped-log", test_flipped_log);
  ADD ("flipped-file", test_flipped_file);
  ADD ("flipped-small-files", test_flipped_small_files);
  ADD ("no-space", test_no_space);
  ADD ("broken-disk", test_broken_disk);
  ADD ("failing-creation", test_failing_creation);
  ADD ("killed-creation", test_killed_creation);
  ADD ("failing-rekey", test_failing_rekey);
  g_test_add ("/store/faults/rekey-failing-once", StoreFixture, "once", store_fixture_set_up,
              test_failing_rekey, store_fixture_tear_down);
  ADD ("killed-rekey", test_killed_rekey);
  ADD ("folder-vanishes", test_folder_vanishes);
  return g_test_run ();
}

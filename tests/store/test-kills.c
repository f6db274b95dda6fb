/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixture-count.h"
#include "store-fixture.h"
#include "trab-store-restore.h"

/* Killed at any moment of a long verb. The law for each: the store opens without a word of trouble,
 * its audit is whole, what stood there before stands there still, and the verb has happened
 * entirely or not at all: entirely when it was acknowledged. (Saving: test-damage.c; creating and
 * the new key: test-faults.c.) */

#define N_KEPT 5 /* patients before the verb begins */
#define N_NEW 30 /* patients that an import brings */

typedef struct
{
  StoreFixture store;
  char *target;   /* a folder for copies, beside the store */
  char *copy;     /* what is restored from */
  char *dump;     /* all rows at its time */
  char *batch_id; /* the import that is undone */
  char *patient_id;
} Scene;

/* What a program does that is killed: TRUE is its acknowledgement */
typedef gboolean (*Verb) (Scene *scene);
typedef void (*Check) (Scene *scene, gboolean is_acknowledged);

typedef struct
{
  const char *name;
  void (*set_up) (Scene *scene);
  Verb verb;
  Check check;
} Story;

static guint
count_patients (TrabStore *store, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = trab_store_search_patients (store, word, NULL, 1000, &error);

  g_assert_no_error (error);
  return found->len;
}

static GPtrArray *
make_new_people (void)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_NEW; i++)
    {
      g_autofree char *given_name = g_strdup_printf ("N%u", i);
      TrabRecord *record = store_fixture_record ("Newcomer", given_name);
      g_autoptr (TrabMeasurement) measurement = store_fixture_bmd (0.7);

      trab_record_add_measurement (record, measurement);
      g_ptr_array_add (records, record);
    }
  return records;
}

static char *
import (Scene *scene)
{
  static const char hash[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  g_autofree char *id = store_fixture_make_id (&scene->store);
  g_autoptr (TrabStoreBatch) batch = trab_store_batch_new (id, hash, hash);
  g_autoptr (GPtrArray) records = make_new_people ();

  if (!trab_store_save_batch (scene->store.store, batch, records, NULL, NULL, NULL))
    return NULL;
  return g_steal_pointer (&id);
}

static gboolean
do_import (Scene *scene)
{
  g_autofree char *id = import (scene);

  return id != NULL;
}

static void
check_import (Scene *scene, gboolean is_acknowledged)
{
  guint n = count_patients (scene->store.store, "newcomer");

  g_assert_true (n == N_NEW || (n == 0 && !is_acknowledged));
}

static void
set_up_undo (Scene *scene)
{
  scene->batch_id = import (scene);
  g_assert_nonnull (scene->batch_id);
}

static gboolean
do_undo (Scene *scene)
{
  return trab_store_undo_batch (scene->store.store, scene->batch_id, NULL);
}

static void
check_undo (Scene *scene, gboolean is_acknowledged)
{
  guint n = count_patients (scene->store.store, "newcomer");

  g_assert_true (n == 0 || (n == N_NEW && !is_acknowledged));
}

static gboolean
do_backup (Scene *scene)
{
  g_autofree char *copy = trab_store_backup (scene->store.store, scene->target, NULL);

  return copy != NULL;
}

/* Whatever bears the name of a copy is one */
static void
check_backup (Scene *scene, gboolean is_acknowledged)
{
  g_autoptr (GDir) dir = g_dir_open (scene->target, 0, NULL);
  const char *name = NULL;
  guint n_copies = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (scene->target, name, NULL);
      g_autoptr (GError) error = NULL;

      if (!g_str_has_prefix (name, "trabecula-") || g_str_has_suffix (name, ".part"))
        continue;
      g_assert_true (trab_store_restore_try (path, scene->store.folder, STORE_FIXTURE_USER,
                                             STORE_FIXTURE_PASSPHRASE, &scene->store.host, NULL,
                                             &error));
      g_assert_no_error (error);
      n_copies++;
    }
  g_assert_true (n_copies == 1 || (n_copies == 0 && !is_acknowledged));
}

static void
set_up_restore (Scene *scene)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  scene->dump = store_fixture_dump (&scene->store);
  scene->copy = trab_store_backup (scene->store.store, scene->target, &error);
  g_assert_no_error (error);
  id = import (scene);
  g_assert_nonnull (id);
}

static gboolean
do_restore (Scene *scene)
{
  g_autofree char *aside = NULL;

  if (!trab_store_close (scene->store.store, NULL))
    return FALSE;
  g_clear_object (&scene->store.store);
  aside = trab_store_restore_run (scene->copy, scene->store.folder, STORE_FIXTURE_USER,
                                  STORE_FIXTURE_PASSPHRASE, &scene->store.host, NULL);
  return aside != NULL;
}

static void
check_restore (Scene *scene, gboolean is_acknowledged)
{
  if (count_patients (scene->store.store, "newcomer") == 0)
    {
      g_autofree char *dump = store_fixture_dump (&scene->store);

      g_assert_cmpstr (dump, ==, scene->dump);
      return;
    }
  g_assert_false (is_acknowledged);
  g_assert_cmpuint (count_patients (scene->store.store, "newcomer"), ==, N_NEW);
}

static void
set_up_erasure (Scene *scene)
{
  g_autoptr (TrabRecord) record = store_fixture_record ("Goes", "Ida");
  g_autoptr (TrabRecord) stored = store_fixture_save (&scene->store, record);
  g_autoptr (GError) error = NULL;

  scene->patient_id = g_strdup (trab_patient_get (trab_record_get_patient (stored))->id);
  g_assert_true (trab_store_erase_patient (scene->store.store, scene->patient_id, "moved", &error));
  g_assert_no_error (error);
}

static gboolean
do_erasure (Scene *scene)
{
  return trab_store_erase_for_good (scene->store.store, scene->patient_id, "asked", NULL);
}

static void
check_erasure (Scene *scene, gboolean is_acknowledged)
{
  g_autofree char *dump = store_fixture_dump (&scene->store);
  g_autoptr (GPtrArray) erased = trab_store_list_erased (scene->store.store, NULL);

  g_assert_true (erased->len == 0 || (erased->len == 1 && !is_acknowledged));
  if (erased->len == 0)
    g_assert_null (strstr (dump, "Goes"));
  else
    g_assert_nonnull (strstr (dump, "Goes"));
}

static const Story stories[] = {
  { "import", NULL, do_import, check_import },
  { "undo", set_up_undo, do_undo, check_undo },
  { "backup", NULL, do_backup, check_backup },
  { "restore", set_up_restore, do_restore, check_restore },
  { "erasure", set_up_erasure, do_erasure, check_erasure },
};

static void
set_up_scene (Scene *scene, const Story *story)
{
  store_fixture_set_up (&scene->store, NULL);
  scene->target = g_strconcat (scene->store.folder, ".copies", NULL);
  for (guint i = 0; i < N_KEPT; i++)
    {
      g_autoptr (TrabRecord) record = store_fixture_record ("Kept", "Ada");
      g_autoptr (TrabRecord) stored = store_fixture_save (&scene->store, record);
    }
  if (story->set_up != NULL)
    story->set_up (scene);
  store_fixture_close (&scene->store);
}

static void
tear_down_scene (Scene *scene)
{
  g_autofree char *parent = g_path_get_dirname (scene->store.folder);
  g_autofree char *name = g_path_get_basename (scene->store.folder);
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *entry = NULL;

  store_fixture_tear_down (&scene->store, NULL);
  while ((entry = g_dir_read_name (dir)) != NULL) /* what a restore puts beside it */
    if (strstr (entry, name) != NULL)
      {
        g_autofree char *path = g_build_filename (parent, entry, NULL);

        store_fixture_remove_folder (path);
      }
  g_free (scene->target);
  g_free (scene->copy);
  g_free (scene->dump);
  g_free (scene->batch_id);
  g_free (scene->patient_id);
  *scene = (Scene){ 0 };
}

/* Runs the verb in a program of its own, killed after @patience_us.
 * Returns: whether it was acknowledged */
static gboolean
run_and_kill (Scene *scene, Verb verb, gint64 patience_us)
{
  int fds[2] = { -1, -1 };
  int status = 0;
  char answer = 0;
  pid_t child = 0;

  g_assert_cmpint (pipe (fds), ==, 0);
  child = fork ();
  if (child == 0)
    {
      scene->store.unix_ms += 1000 * 1000; /* the ids of another program */
      store_fixture_open (&scene->store);
      answer = verb (scene) ? 'y' : 'n';
      _exit (write (fds[1], &answer, 1) == 1 ? 0 : 1);
    }
  close (fds[1]);
  g_usleep ((gulong) patience_us);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  answer = read (fds[0], &answer, 1) == 1 ? answer : 0;
  close (fds[0]);
  g_assert_cmpint (answer, !=, 'n');
  scene->store.unix_ms += 2 * 1000 * 1000;
  return answer == 'y';
}

static gint64
measure (const Story *story)
{
  Scene scene = { 0 };
  gint64 began_us = 0;
  gint64 took_us = 0;

  set_up_scene (&scene, story);
  began_us = g_get_monotonic_time ();
  store_fixture_open (&scene.store);
  g_assert_true (story->verb (&scene));
  took_us = g_get_monotonic_time () - began_us;
  tear_down_scene (&scene);
  return took_us;
}

static void
test_killed (gconstpointer data)
{
  const Story *story = data;
  const guint n_kills = fixture_count (40, 500);
  gint64 took_us = measure (story);
  guint n_acknowledged = 0;

  for (guint i = 0; i < n_kills; i++)
    {
      Scene scene = { 0 };
      g_autoptr (GError) error = NULL;
      gboolean is_acknowledged = FALSE;

      set_up_scene (&scene, story);
      is_acknowledged = run_and_kill (&scene, story->verb,
                                      (gint64) (g_test_rand_double () * 2 * (double) took_us) + 1);
      n_acknowledged += is_acknowledged ? 1 : 0;
      store_fixture_open (&scene.store);
      g_assert_no_error (trab_store_get_trouble (scene.store.store));
      g_assert_true (trab_store_check_events (scene.store.store, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (count_patients (scene.store.store, "kept"), ==, N_KEPT);
      story->check (&scene, is_acknowledged);
      tear_down_scene (&scene);
    }
  g_test_message ("%s: %u of %u acknowledged; %.1f ms undisturbed", story->name, n_acknowledged,
                  n_kills, (double) took_us / 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autofree char *path = g_strconcat ("/store/kills/", stories[i].name, NULL);

      g_test_add_data_func (path, &stories[i], test_killed);
    }
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "store-fixture.h"
#include "trab-error.h"
#include "trab-keys.h"
#include "trab-recovery-words.h"
#include "trab-store-opening.h"

#define OWN STORE_FIXTURE_PASSPHRASE

static void
test_recovery_words (void)
{
  for (guint i = 0; i < 500; i++)
    {
      guint8 key[TRAB_RECOVERY_WORDS_KEY_SIZE];
      g_autofree char *words = NULL;
      g_autofree char *typed = NULL;
      g_autofree char *read = NULL;
      gsize at = 0;

      for (guint j = 0; j < sizeof key; j++)
        key[j] = (guint8) g_test_rand_int ();
      words = trab_recovery_words_write (key);
      typed = g_ascii_strup (words, -1);
      g_strdelimit (typed, " ", '-');
      read = trab_recovery_words_normalize (typed);
      g_assert_cmpstr (read, ==, words);

      /* one wrong letter, one letter missing */
      at = (gsize) g_test_rand_int_range (0, (gint32) strlen (typed));
      if (typed[at] != '-')
        {
          typed[at] = typed[at] == 'B' ? 'D' : 'B';
          g_assert_null (trab_recovery_words_normalize (typed));
          memmove (typed + at, typed + at + 1, strlen (typed + at));
          g_assert_null (trab_recovery_words_normalize (typed));
        }
    }
  g_assert_null (trab_recovery_words_normalize (""));
  g_assert_null (trab_recovery_words_normalize ("correct horse battery staple"));
}

static TrabStore *
try_open (StoreFixture *fixture, const char *user, const char *passphrase, GError **error)
{
  return trab_store_opening_open (fixture->folder, user, passphrase, &fixture->host, error);
}

static void
save_voss (StoreFixture *fixture)
{
  g_autoptr (TrabRecord) record = store_fixture_record ("Voss", "Ada");
  g_autoptr (TrabRecord) stored = store_fixture_save (fixture, record);
}

static guint
count_events (StoreFixture *fixture, const char *action)
{
  g_autoptr (GPtrArray) events = trab_store_list_events (fixture->store, NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < events->len; i++)
    n += g_str_equal (((TrabStoreEvent *) g_ptr_array_index (events, i))->action, action) ? 1 : 0;
  return n;
}

/* With the words on paper: everything can be read, nothing recorded, somebody let in again */
static void
test_emergency (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) record = store_fixture_record ("New", "Eva");
  g_autofree char *first = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  save_voss (fixture);
  g_assert_null (trab_store_make_recovery_key (fixture->store, "wrong", &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  first = trab_store_make_recovery_key (fixture->store, OWN, &error);
  words = trab_store_make_recovery_key (fixture->store, OWN, &error);
  g_assert_no_error (error);
  store_fixture_close (fixture);
  g_assert_null (try_open (fixture, TRAB_STORE_RECOVERY_USER, first, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);

  fixture->store = try_open (fixture, TRAB_STORE_RECOVERY_USER, words, &error);
  g_assert_no_error (error);
  g_assert_error (trab_store_get_trouble (fixture->store), TRAB_STORE_ERROR,
                  TRAB_STORE_ERROR_EMERGENCY);
  found = trab_store_search_patients (fixture->store, "voss", NULL, 10, &error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (trab_store_add_event (fixture->store, "view", NULL, NULL, &error));
  g_assert_null (trab_store_save_record (fixture->store, record, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_EMERGENCY);
  g_clear_error (&error);
  g_assert_true (trab_store_add_user (fixture->store, words, STORE_FIXTURE_USER, "anew", &error));
  g_assert_no_error (error);
  store_fixture_close (fixture);
  fixture->store = try_open (fixture, STORE_FIXTURE_USER, "anew", &error);
  g_assert_no_error (error);
  g_assert_no_error (trab_store_get_trouble (fixture->store));
  g_assert_true (trab_store_check_events (fixture->store, &error));
}

static void
test_removal (StoreFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) users = NULL;
  g_autoptr (GError) error = NULL;
  const char *const no_names[] = { "", ":recovery", "a\nb", "\xe2\x80\xae" };

  for (guint i = 0; i < G_N_ELEMENTS (no_names); i++)
    {
      g_assert_false (trab_store_add_user (fixture->store, OWN, no_names[i], "x", &error));
      g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT);
      g_clear_error (&error);
    }
  g_assert_true (trab_store_add_user (fixture->store, OWN, "ben", "two", &error));
  users = trab_store_list_users (fixture->store, &error);
  g_assert_cmpuint (g_strv_length (users), ==, 2);
  g_assert_cmpstr (users[1], ==, "ben");
  g_assert_false (trab_store_remove_user (fixture->store, OWN, STORE_FIXTURE_USER, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (trab_store_remove_user (fixture->store, OWN, "carl", &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (trab_store_remove_user (fixture->store, OWN, "ben", &error));
  store_fixture_close (fixture);
  g_assert_null (try_open (fixture, "ben", "two", &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_WRONG_PASSPHRASE);
}

/* After three wrong tries the right passphrase waits too; the audit gets them all, without what was
 * typed in place of a name */
static void
test_wrong_tries (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = store_fixture_path (fixture, "wrong-tries");
  g_autofree char *noted = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_close (fixture);
  for (guint i = 0; i < 8; i++)
    {
      g_assert_null (try_open (fixture, i == 1 ? "my-secret" : STORE_FIXTURE_USER, "no", &error));
      g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_WRONG_PASSPHRASE);
      g_clear_error (&error);
      fixture->unix_ms += i < 2 ? 0 : 600 * 1000;
    }
  fixture->unix_ms -= 590 * 1000;
  g_assert_null (store_fixture_try_open (fixture, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_WAIT);
  g_assert_true (g_file_get_contents (path, &noted, NULL, NULL));
  g_assert_null (strstr (noted, "my-secret"));
  fixture->unix_ms += 600 * 1000;
  store_fixture_open (fixture);
  g_assert_cmpuint (count_events (fixture, "failed-unlock"), ==, 8);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_rekey (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *keys_path = store_fixture_path (fixture, "keys.json");
  g_autofree char *next_path = store_fixture_path (fixture, "records.db.next");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *words = NULL;
  g_autofree char *target = store_fixture_path (fixture, "elsewhere");
  g_autofree char *copy = NULL;
  g_autoptr (TrabKeys) old_keys = NULL;
  g_autoptr (TrabKeys) new_keys = NULL;
  g_autoptr (GError) error = NULL;
  guint8 old_key[TRAB_DB_KEY_SIZE] = { 0 };
  guint8 new_key[TRAB_DB_KEY_SIZE] = { 0 };

  save_voss (fixture);
  g_assert_true (trab_store_add_user (fixture->store, OWN, "ben", "two", &error));
  copy = trab_store_backup (fixture->store, target, &error);
  old_keys = trab_keys_load (keys_path, NULL);
  before = store_fixture_dump (fixture);
  g_assert_null (trab_store_rekey (fixture->store, "wrong", &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  words = trab_store_rekey (fixture->store, OWN, &error);
  g_assert_no_error (error);
  g_assert_nonnull (words);
  after = store_fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
  save_voss (fixture); /* it goes on */
  g_assert_true (trab_store_check_events (fixture->store, &error));
  g_assert_no_error (error);
  store_fixture_close (fixture);
  g_assert_false (g_file_test (next_path, G_FILE_TEST_EXISTS));

  new_keys = trab_keys_load (keys_path, NULL);
  g_assert_true (trab_keys_unlock (old_keys, STORE_FIXTURE_USER, OWN, old_key, &error));
  g_assert_true (trab_keys_unlock (new_keys, STORE_FIXTURE_USER, OWN, new_key, &error));
  g_assert_cmpint (memcmp (old_key, new_key, sizeof old_key), !=, 0);
  g_assert_null (try_open (fixture, "ben", "two", &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  fixture->store = try_open (fixture, TRAB_STORE_RECOVERY_USER, words, &error);
  g_assert_no_error (error);
  store_fixture_close (fixture);
  store_fixture_open (fixture);
  g_assert_no_error (trab_store_get_trouble (fixture->store));
  store_fixture_close (fixture);
  fixture->store
      = trab_store_opening_open (copy, "ben", "two", &fixture->host, &error); /* older copies */
  g_assert_no_error (error);
  g_assert_no_error (trab_store_get_trouble (fixture->store));
}

static void
test_dearer_slot (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *keys_path = store_fixture_path (fixture, "keys.json");
  g_autoptr (TrabKeys) keys = NULL;

  store_fixture_close (fixture);
  fixture->host.scrypt_log2_n = 6;
  store_fixture_open (fixture);
  keys = trab_keys_load (keys_path, NULL);
  g_assert_false (trab_keys_is_cheaper (keys, STORE_FIXTURE_USER, 6));
  store_fixture_close (fixture);
  store_fixture_open (fixture);
}

static void
test_clock (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_close (fixture);
  fixture->unix_ms -= 3600 * 1000;
  store_fixture_open (fixture);
  g_assert_cmpint (trab_store_get_clock_lag (fixture->store), >, 3500);
  g_assert_cmpuint (count_events (fixture, "clock"), ==, 1);
  store_fixture_close (fixture);
  store_fixture_open (fixture);
  g_assert_cmpint (trab_store_get_clock_lag (fixture->store), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/users/" path, StoreFixture, NULL, store_fixture_set_up, func,                \
              store_fixture_tear_down)
  g_test_add_func ("/store/users/recovery-words", test_recovery_words);
  ADD ("emergency", test_emergency);
  ADD ("removal", test_removal);
  ADD ("wrong-tries", test_wrong_tries);
  ADD ("rekey", test_rekey);
  ADD ("dearer-slot", test_dearer_slot);
  ADD ("clock", test_clock);
  return g_test_run ();
}

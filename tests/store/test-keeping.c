/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "store-fixture.h"
#include "trab-db.h"
#include "trab-error.h"
#include "trab-keys.h"
#include "trab-store-copies.h"
#include "trab-store-folder.h"
#include "trab-store-opening.h"
#include "trab-store-restore.h"

static void
test_backup_is_a_store (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) record = store_fixture_record ("Voss", "Ada");
  g_autoptr (TrabRecord) stored = store_fixture_save (fixture, record);
  g_autofree char *target = store_fixture_path (fixture, "elsewhere");
  g_autofree char *before = store_fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (TrabStore) opened = NULL;
  g_autoptr (GError) error = NULL;

  copy = trab_store_backup (fixture->store, target, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (copy, target));
  opened = trab_store_opening_open (copy, STORE_FIXTURE_USER, STORE_FIXTURE_PASSPHRASE,
                                    &fixture->host, &error);
  g_assert_no_error (error);
  g_assert_null (trab_store_get_trouble (opened));
  after = trab_store_dump (opened, &error);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (trab_store_close (opened, &error));
}

/* A copy is tried in a scratch place, then takes the place of the store; what was there is kept */
static void
test_restore (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) record = store_fixture_record ("Voss", "Ada");
  g_autoptr (TrabRecord) later = store_fixture_record ("Later", "Eva");
  g_autoptr (TrabRecord) stored = store_fixture_save (fixture, record);
  g_autoptr (TrabRecord) stored_later = NULL;
  g_autofree char *target = g_strconcat (fixture->folder, ".copies", NULL);
  g_autofree char *copy = trab_store_backup (fixture->store, target, NULL);
  g_autofree char *copied_db = g_build_filename (copy, "records.db", NULL);
  g_autofree char *before = store_fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (TrabStore) old = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  stored_later = store_fixture_save (fixture, later);
  g_assert_null (trab_store_restore_run (copy, fixture->folder, STORE_FIXTURE_USER,
                                         STORE_FIXTURE_PASSPHRASE, &fixture->host, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_true (trab_store_restore_try (copy, fixture->folder, STORE_FIXTURE_USER,
                                         STORE_FIXTURE_PASSPHRASE, &fixture->host, NULL, &error));
  g_assert_no_error (error);
  store_fixture_close (fixture);
  aside = trab_store_restore_run (copy, fixture->folder, STORE_FIXTURE_USER,
                                  STORE_FIXTURE_PASSPHRASE, &fixture->host, &error);
  g_assert_no_error (error);
  store_fixture_open (fixture);
  g_assert_no_error (trab_store_get_trouble (fixture->store));
  after = store_fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
  old = trab_store_opening_open (aside, STORE_FIXTURE_USER, STORE_FIXTURE_PASSPHRASE,
                                 &fixture->host, &error);
  g_assert_no_error (error);
  found = trab_store_search_patients (old, "later", NULL, 10, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (trab_store_close (old, NULL));

  /* a rotten copy is told before anything is touched */
  g_assert_true (g_file_get_contents (copied_db, &bytes, &length, NULL));
  bytes[length / 2] = (char) ~bytes[length / 2];
  g_assert_true (g_file_set_contents (copied_db, bytes, (gssize) length, NULL));
  g_assert_false (trab_store_restore_try (copy, fixture->folder, STORE_FIXTURE_USER,
                                          STORE_FIXTURE_PASSPHRASE, &fixture->host, NULL, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT);
  store_fixture_remove_folder (aside);
  store_fixture_remove_folder (target);
}

static void
test_rotation (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *target = store_fixture_path (fixture, "copies");
  g_autofree char *other = g_build_filename (target, "trabecula-holiday", NULL);
  g_autofree char *oldest = trab_store_backup (fixture->store, target, NULL);
  g_autofree char *newest = NULL;

  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  for (guint i = 0; i < 4; i++)
    {
      g_free (newest);
      newest = trab_store_backup (fixture->store, target, NULL);
      g_assert_nonnull (newest);
    }
  g_assert_cmpuint (trab_store_rotate_backups (fixture->store, target, 2), ==, 3);
  g_assert_false (g_file_test (oldest, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (newest, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
}

/* Two stores, one folder: each counts, and removes, its own copies; and is still known by them
 * after it got a new key, and after a copy took its place. */
static void
test_shared_folder (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *target = store_fixture_path (fixture, "copies");
  g_autofree char *beside = g_strconcat (fixture->folder, ".beside", NULL);
  g_autoptr (TrabStore) other
      = trab_store_opening_create (beside, "ben", "another horse", &fixture->host, NULL);
  g_autofree char *mark = trab_store_dup_mark (fixture->store, NULL);
  g_autofree char *other_mark = trab_store_dup_mark (other, NULL);
  g_autofree char *rekeyed_mark = NULL;
  g_autofree char *tried_mark = NULL;
  g_autofree char *words = NULL;
  g_autofree char *own = NULL;
  g_autoptr (GPtrArray) theirs = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (mark, !=, other_mark);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *copy = trab_store_backup (other, target, &error);

      g_assert_no_error (error);
      g_free (own);
      own = trab_store_backup (fixture->store, target, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (trab_store_rotate_backups (fixture->store, target, 1), ==, 2);
  g_assert_true (g_file_test (own, G_FILE_TEST_EXISTS));
  theirs = trab_store_copies_list (target, other_mark, "");
  all = trab_store_copies_list (target, NULL, "");
  g_assert_cmpuint (theirs->len, ==, 3);
  g_assert_cmpuint (all->len, ==, 4);
  words = trab_store_rekey (fixture->store, STORE_FIXTURE_PASSPHRASE, &error);
  g_assert_no_error (error);
  rekeyed_mark = trab_store_dup_mark (fixture->store, &error);
  g_assert_cmpstr (rekeyed_mark, ==, mark);
  g_assert_true (trab_store_restore_try (own, fixture->folder, STORE_FIXTURE_USER,
                                         STORE_FIXTURE_PASSPHRASE, &fixture->host, &tried_mark,
                                         &error));
  g_assert_no_error (error);
  g_assert_cmpstr (tried_mark, ==, mark);
  g_assert_true (trab_store_close (other, NULL));
  store_fixture_remove_folder (beside);
}

/* Due is who has nothing of that day or later, whatever it is; a month that may be later is. */
static void
test_due (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *visit;
    gboolean is_due;
  } cases[] = { { "Early", "2010-05-05", TRUE },  { "Edge", "2015-06-01", FALSE },
                { "Before", "2015-05-31", TRUE }, { "Month", "2015-06", FALSE },
                { "Year", "2015", FALSE },        { "Held", "2010-05-05", FALSE } };
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  fixture->unix_ms = G_GINT64_CONSTANT (1262304000000); /* 2010: they were written down long ago */
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrabRecord) record = store_fixture_record (cases[i].name, "Ada");
      g_autoptr (TrabVisit) visit = store_fixture_visit (cases[i].visit, TRAB_VISIT_DRAFT, "1");
      g_autoptr (TrabRecord) stored = NULL;

      trab_record_add_visit (record, visit);
      stored = store_fixture_save (fixture, record);
      if (g_str_equal (cases[i].name, "Held"))
        g_assert_true (trab_store_set_hold (fixture->store,
                                            trab_patient_get (trab_record_get_patient (stored))->id,
                                            TRUE, "asked", &error));
    }
  due = trab_store_list_due (fixture->store, (TrabDate){ 2015, 6, 1 }, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < due->len; i++)
    g_string_append_printf (names, "%s ", trab_patient_get (due->pdata[i])->family_name);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (strstr (names->str, cases[i].name) != NULL, ==, cases[i].is_due);
}

static void
test_users (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) record = store_fixture_record ("Voss", "Ada");
  g_autoptr (TrabRecord) stored = NULL;
  g_autofree char *dump = NULL;

  g_assert_false (trab_store_add_user (fixture->store, "wrong", "ben", "two", &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_true (
      trab_store_add_user (fixture->store, STORE_FIXTURE_PASSPHRASE, "ben", "two", &error));
  g_assert_false (
      trab_store_add_user (fixture->store, STORE_FIXTURE_PASSPHRASE, "ben", "three", &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  store_fixture_close (fixture);
  fixture->store = trab_store_opening_open (fixture->folder, "ben", "two", &fixture->host, &error);
  g_assert_no_error (error);
  stored = store_fixture_save (fixture, record);
  dump = store_fixture_dump (fixture);
  g_assert_nonnull (g_strstr_len (dump, -1, "updated_by='ben'"));
  g_assert_true (trab_store_change_passphrase (fixture->store, "two", "four", &error));
  g_assert_no_error (error);
  store_fixture_close (fixture);
  g_assert_null (trab_store_opening_open (fixture->folder, "ben", "two", &fixture->host, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  store_fixture_open (fixture); /* the others' slots are as they were */
}

static const TrabStoreEvent *
get_event (GPtrArray *events, guint index)
{
  g_assert_cmpuint (index, <, events->len);
  return g_ptr_array_index (events, index);
}

static void
test_audit (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (TrabRecord) record = store_fixture_record ("Voss", "Ada");
  g_autoptr (TrabRecord) stored = store_fixture_save (fixture, record);
  const char *id = trab_patient_get (trab_record_get_patient (stored))->id;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) of_patient = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (trab_store_add_event (fixture->store, "print", id, "plan", &error));
  store_fixture_close (fixture);
  store_fixture_open (fixture);
  g_assert_true (trab_store_check_events (fixture->store, &error));
  g_assert_no_error (error);
  events = trab_store_list_events (fixture->store, NULL, &error);
  g_assert_cmpuint (events->len, ==, 4);
  g_assert_cmpstr (get_event (events, 0)->action, ==, "create");
  g_assert_cmpstr (get_event (events, 1)->action, ==, "create");
  g_assert_cmpstr (get_event (events, 1)->patient_id, ==, id);
  g_assert_cmpstr (get_event (events, 2)->action, ==, "print");
  g_assert_cmpstr (get_event (events, 2)->detail, ==, "plan");
  g_assert_cmpstr (get_event (events, 3)->action, ==, "unlock");
  g_assert_cmpstr (get_event (events, 3)->user, ==, STORE_FIXTURE_USER);
  of_patient = trab_store_list_events (fixture->store, id, &error);
  g_assert_cmpuint (of_patient->len, ==, 2);
}

static TrabRecord *
save_visit (StoreFixture *fixture, TrabRecord *known, TrabVisitFields *fields, GHashTable *answers)
{
  g_autoptr (TrabRecord) changes = trab_record_new (trab_record_get_patient (known));
  g_autoptr (TrabVisit) visit = trab_visit_new (fields, answers);

  trab_record_add_visit (changes, visit);
  return store_fixture_save (fixture, changes);
}

/* Each kind of save is called by its name, and a stop that is signed over is a line of its own,
 * that says which and not why. */
static void
test_audit_kinds (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *action;
    const char *detail;
  } expected[]
      = { { "create", NULL },   { "edit", NULL },  { "override", "H05" },       { "sign", NULL },
          { "addendum", NULL }, { "death", NULL }, { "death-taken-back", NULL } };
  g_autoptr (TrabRecord) record = store_fixture_record ("Voss", "Ada");
  g_autoptr (TrabRecord) created = store_fixture_save (fixture, record);
  TrabPatientFields fields = *trab_patient_get (trab_record_get_patient (created));
  g_autofree char *visit_id = store_fixture_make_id (fixture);
  TrabVisitFields visit = { .id = visit_id, .moment = { { 2025, 11, 3 } } };
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrabRecord) begun = NULL;
  g_autoptr (TrabRecord) is_signed = NULL;
  g_autoptr (TrabRecord) changes = NULL;
  g_autoptr (TrabRecord) added = NULL;
  g_autoptr (TrabAddendum) addendum = NULL;
  g_autoptr (GPtrArray) events = NULL;

  g_hash_table_insert (answers, (char *) "safety_overrides", (char *) "H05: she asks for it");
  begun = save_visit (fixture, created, &visit, answers);
  visit.version = 1;
  visit.status = TRAB_VISIT_SIGNED;
  is_signed = save_visit (fixture, begun, &visit, answers);
  changes = trab_record_new (trab_record_get_patient (is_signed));
  addendum = trab_addendum_new (&(TrabAddendumFields){
      .visit_id = visit_id, .text = "by telephone", .moment = { { 2025, 11, 4 } } });
  trab_record_add_addendum (changes, addendum);
  added = store_fixture_save (fixture, changes);
  for (gboolean is_dead = TRUE; is_dead >= FALSE; is_dead--)
    {
      g_autoptr (TrabPatient) patient = NULL;
      g_autoptr (TrabRecord) told = NULL;
      g_autoptr (TrabRecord) kept = NULL;

      fields.is_dead = is_dead;
      patient = trab_patient_new (&fields);
      told = trab_record_new (patient);
      kept = store_fixture_save (fixture, told);
      fields.version = trab_patient_get (trab_record_get_patient (kept))->version;
    }
  events = trab_store_list_events (fixture->store, fields.id, NULL);
  g_assert_cmpuint (events->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < events->len; i++)
    {
      g_assert_cmpstr (get_event (events, i)->action, ==, expected[i].action);
      g_assert_cmpstr (get_event (events, i)->detail, ==, expected[i].detail);
    }
}

typedef struct
{
  char *bytes;
  gsize length;
} Bytes;

static Bytes
read_bytes (StoreFixture *fixture, const char *name)
{
  g_autofree char *path = store_fixture_path (fixture, name);
  Bytes bytes = { 0 };

  g_assert_true (g_file_get_contents (path, &bytes.bytes, &bytes.length, NULL));
  return bytes;
}

static void
write_bytes (StoreFixture *fixture, const char *name, Bytes bytes)
{
  g_autofree char *path = store_fixture_path (fixture, name);

  g_assert_true (g_file_set_contents (path, bytes.bytes, (gssize) bytes.length, NULL));
}

/* Takes the triggers away, as somebody who has the key of the file can, but not the program's way
 * to the key of the chain */
static void
tamper (StoreFixture *fixture, const char *sql)
{
  g_autofree char *keys_path = store_fixture_path (fixture, "keys.json");
  g_autofree char *db_path = store_fixture_path (fixture, "records.db");
  g_autoptr (TrabKeys) keys = trab_keys_load (keys_path, NULL);
  g_autoptr (TrabDb) db = NULL;
  g_autoptr (GError) error = NULL;
  guint8 key[TRAB_DB_KEY_SIZE] = { 0 };

  g_assert_true (trab_keys_unlock (keys, STORE_FIXTURE_USER, STORE_FIXTURE_PASSPHRASE, key, NULL));
  db = trab_db_open (db_path, key, TRAB_DB_READ_WRITE, 99, NULL);
  g_assert_true (
      trab_db_execute (db, "DROP TRIGGER audit_keeps; DROP TRIGGER audit_stays", &error));
  g_assert_true (trab_db_execute (db, sql, &error));
  g_assert_no_error (error);
}

/* What the forger of a line can work out without the key of the chain */
static char *
write_forgery (void)
{
  g_autofree char *hash = g_compute_checksum_for_string (
      G_CHECKSUM_SHA256, "0:1:113:17672256060004:anna6:create--", -1);

  return g_strdup_printf ("UPDATE audit SET hash = '%s' WHERE number = 1", hash);
}

static void
test_audit_tampered (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *forgery = write_forgery ();
  const char *const tamperings[] = {
    "UPDATE audit SET user = 'ben' WHERE number = 2",
    "UPDATE audit SET patient_id = NULL WHERE number = 2",
    "UPDATE audit SET unix_ms = unix_ms + 1 WHERE number = 3",
    "DELETE FROM audit WHERE number = 2",
    "UPDATE audit SET number = 99 WHERE number = 2; UPDATE audit SET number = 2 WHERE number = 3;"
    "UPDATE audit SET number = 3 WHERE number = 99",
    "DELETE FROM audit WHERE number = (SELECT max (number) FROM audit)",
    "DELETE FROM audit",
    forgery,
  };
  g_autoptr (TrabRecord) record = store_fixture_record ("Voss", "Ada");
  g_autoptr (TrabRecord) stored = store_fixture_save (fixture, record);
  g_autofree char *seal_path = store_fixture_path (fixture, "audit.seal");
  Bytes db = { 0 };
  Bytes seal = { 0 };

  g_assert_true (trab_store_add_event (fixture->store, "print", NULL, NULL, NULL));
  store_fixture_close (fixture);
  db = read_bytes (fixture, "records.db");
  seal = read_bytes (fixture, "audit.seal");
  for (guint i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      g_autoptr (GError) error = NULL;

      tamper (fixture, tamperings[i]);
      store_fixture_open (fixture);
      g_assert_false (trab_store_check_events (fixture->store, &error));
      g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_ALTERED);
      store_fixture_close (fixture);
      write_bytes (fixture, "records.db", db);
      write_bytes (fixture, "audit.seal", seal);
    }
  store_fixture_open (fixture);
  g_assert_true (trab_store_check_events (fixture->store, NULL));
  store_fixture_close (fixture);

  /* the end cut off, an older file, no seal: told at opening, and nothing is written */
  tamper (fixture, tamperings[5]);
  store_fixture_open (fixture);
  g_assert_error (trab_store_get_trouble (fixture->store), TRAB_STORE_ERROR,
                  TRAB_STORE_ERROR_ALTERED);
  store_fixture_close (fixture);
  write_bytes (fixture, "records.db", db);
  store_fixture_open (fixture); /* the seal is of one opening later */
  g_assert_error (trab_store_get_trouble (fixture->store), TRAB_STORE_ERROR,
                  TRAB_STORE_ERROR_ALTERED);
  store_fixture_close (fixture);
  g_assert_cmpint (g_unlink (seal_path), ==, 0);
  store_fixture_open (fixture);
  g_assert_error (trab_store_get_trouble (fixture->store), TRAB_STORE_ERROR,
                  TRAB_STORE_ERROR_ALTERED);
  g_free (db.bytes);
  g_free (seal.bytes);
}

static void
test_file_systems (void)
{
  g_assert_false (trab_store_folder_is_local (0x6969));     /* NFS */
  g_assert_false (trab_store_folder_is_local (0xff534d42)); /* CIFS */
  g_assert_false (trab_store_folder_is_local (0xfe534d42)); /* SMB 2 */
  g_assert_false (trab_store_folder_is_local ((guint64) (gint64) (int) 0xfe534d42));
  g_assert_false (trab_store_folder_is_local (0x65735546)); /* FUSE */
  g_assert_true (trab_store_folder_is_local (0xef53));      /* ext4 */
  g_assert_true (trab_store_folder_is_local (0x58465342));  /* XFS */
  g_assert_true (trab_store_folder_is_local (0x9123683e));  /* Btrfs */
  g_assert_true (trab_store_folder_is_local (0x01021994));  /* tmpfs */
}

static void
test_create_needs_an_empty_folder (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = store_fixture_path (fixture, "other");
  g_autofree char *path = g_build_filename (folder, "holiday.jpg", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  g_assert_null (trab_store_opening_create (folder, "a", "b", &fixture->host, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT);
}

static gboolean
give_no_random (guint8 *bytes, gsize n_bytes, gpointer user_data)
{
  return FALSE;
}

/* What fails half-way leaves the folder empty, so that the next try can succeed */
static void
test_failed_creation (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = store_fixture_path (fixture, "other");
  TrabStoreHost host = fixture->host;
  g_autoptr (TrabStore) store = NULL;
  g_autoptr (GError) error = NULL;

  host.fill_random = give_no_random;
  g_assert_null (trab_store_opening_create (folder, "a", "b", &host, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_FAILED);
  g_clear_error (&error);
  store = trab_store_opening_create (folder, "a", "b", &fixture->host, &error);
  g_assert_no_error (error);
  g_assert_true (trab_store_close (store, &error));
}

static gpointer
use_store (gpointer store)
{
  g_autoptr (GPtrArray) drafts = trab_store_list_drafts (store, NULL);

  return NULL;
}

static void
test_other_thread_asserts (StoreFixture *fixture, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      g_thread_join (g_thread_new ("other", use_store, fixture->store));
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*g_thread_self*");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/keeping/" path, StoreFixture, NULL, store_fixture_set_up, func,              \
              store_fixture_tear_down)
  ADD ("backup-is-a-store", test_backup_is_a_store);
  ADD ("restore", test_restore);
  ADD ("rotation", test_rotation);
  ADD ("due", test_due);
  ADD ("shared-folder", test_shared_folder);
  ADD ("users", test_users);
  ADD ("audit", test_audit);
  ADD ("audit-kinds", test_audit_kinds);
  ADD ("audit-tampered-with", test_audit_tampered);
  ADD ("create-needs-an-empty-folder", test_create_needs_an_empty_folder);
  ADD ("failed-creation-leaves-nothing", test_failed_creation);
  ADD ("other-thread-asserts", test_other_thread_asserts);
  g_test_add_func ("/store/keeping/file-systems", test_file_systems);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <openssl/crypto.h>
#include <unistd.h>

#include "trab-audit-table.h"
#include "trab-batch-table.h"
#include "trab-db-dump.h"
#include "trab-error.h"
#include "trab-keys.h"
#include "trab-migrator.h"
#include "trab-observation-table.h"
#include "trab-patient-search.h"
#include "trab-patient-table.h"
#include "trab-recall-search.h"
#include "trab-run-table.h"
#include "trab-setting-table.h"
#include "trab-store-folder.h"
#include "trab-transaction.h"
#include "trab-visit-table.h"

struct _TrabStore
{
  GObject parent_instance;
  GThread *thread; /* the only one that may use it */
  TrabStoreHost host;
  char *user;
  TrabStoreFolder *folder;
  guint8 data_key[TRAB_DB_KEY_SIZE]; /* until closed: backups are encrypted with it */
  TrabDb *db;                        /* NULL once closed */
  GError *trouble;                   /* why nothing may be written */
  gboolean needs_check;
};

G_DEFINE_FINAL_TYPE (TrabStore, trab_store, G_TYPE_OBJECT)

static void
close_db (TrabStore *self)
{
  g_clear_pointer (&self->db, trab_db_close);
  OPENSSL_cleanse (self->data_key, sizeof self->data_key);
  g_clear_pointer (&self->folder, trab_store_folder_free); /* the lock goes last */
}

static void
trab_store_finalize (GObject *object)
{
  TrabStore *self = TRAB_STORE (object);

  close_db (self);
  g_clear_error (&self->trouble);
  g_free (self->user);
  G_OBJECT_CLASS (trab_store_parent_class)->finalize (object);
}

static void
trab_store_class_init (TrabStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_store_finalize;
}

static void
trab_store_init (TrabStore *self)
{
  self->thread = g_thread_self ();
}

/* First in every verb: one thread, no lock in the SQL code */
static void
assert_in_worker (TrabStore *self)
{
  g_assert (TRAB_IS_STORE (self));
  g_assert (self->thread == g_thread_self ());
  g_assert (self->db != NULL);
}

static TrabStamp
make_stamp (TrabStore *self, const char *batch_id)
{
  return (TrabStamp){ &self->host, self->host.get_unix_ms (self->host.user_data), self->user,
                      batch_id };
}

/* Hands an error on. Damage that shows is remembered: from then on nothing is written. */
static void
tell (TrabStore *self, GError *own, GError **error)
{
  g_autoptr (GError) ignored = NULL;

  if (own == NULL)
    return;
  if (g_error_matches (own, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT) && self->trouble == NULL)
    {
      self->trouble = g_error_copy (own);
      if (!trab_db_forbid_writing (self->db, &ignored))
        g_warning ("a damaged store could not be set to read-only: %s", ignored->message);
    }
  g_propagate_error (error, own);
}

static gboolean
begin_write (TrabStore *self, TrabTransaction *transaction, GError **error)
{
  if (self->trouble != NULL)
    {
      g_propagate_error (error, g_error_copy (self->trouble));
      return FALSE;
    }
  return trab_transaction_begin (transaction, self->db, TRAB_TRANSACTION_WRITE, error);
}

static gboolean
commit_with_event (TrabStore *self,
                   TrabTransaction *transaction,
                   const char *action,
                   const char *patient_id,
                   const char *detail,
                   const TrabStamp *stamp,
                   GError **error)
{
  return trab_audit_table_append (self->db, action, patient_id, detail, stamp, error)
         && trab_transaction_commit (transaction, error);
}

static gboolean
add_event (
    TrabStore *self, const char *action, const char *patient_id, const char *detail, GError **error)
{
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  TrabStamp stamp = make_stamp (self, NULL);

  return begin_write (self, &transaction, error)
         && commit_with_event (self, &transaction, action, patient_id, detail, &stamp, error);
}

/* A name that sorts by time and holds nothing of anybody */
static char *
make_time_name (TrabStore *self, const char *format)
{
  gint64 unix_ms = self->host.get_unix_ms (self->host.user_data);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (unix_ms / 1000);

  return g_date_time_format (time, format);
}

static gboolean
make_private_folder (const char *path, GError **error)
{
  if (g_mkdir (path, 0700) == 0 || (errno == EEXIST && g_file_test (path, G_FILE_TEST_IS_DIR)))
    return TRUE;
  g_set_error (error, TRAB_STORE_ERROR,
               errno == ENOSPC ? TRAB_STORE_ERROR_FULL : TRAB_STORE_ERROR_READ_ONLY,
               "a folder for the copy cannot be made: %s", g_strerror (errno));
  return FALSE;
}

/* An older database is copied before its first step, so that whatever a step does can be undone */
static gboolean
bring_up_to_date (TrabStore *self, GArray *steps, gboolean is_new, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  gboolean needs_run = FALSE;
  gint64 version = 0;

  if (!trab_migrator_needs_run (self->db, steps, &needs_run, error))
    return FALSE;
  if (!needs_run)
    return TRUE;
  if (self->trouble != NULL)
    {
      g_propagate_prefixed_error (error, g_error_copy (self->trouble),
                                  "the database is of an older version: ");
      return FALSE;
    }
  if (!is_new)
    {
      name = make_time_name (self, "before-update-%Y%m%dT%H%M%SZ.db");
      path = g_build_filename (self->folder->backups_path, name, NULL);
      if (!trab_db_read_number (self->db, "PRAGMA user_version", &version, error)
          || !make_private_folder (self->folder->backups_path, error)
          || !trab_db_copy_to (self->db, path, self->data_key, error))
        return FALSE;
      g_info ("schema version %d copied before the update to %u", (int) version, steps->len);
    }
  return trab_migrator_run (self->db, steps, error);
}

static TrabStore *
make_store (const char *user, const TrabStoreHost *host)
{
  TrabStore *self = g_object_new (TRAB_TYPE_STORE, NULL);

  self->host = *host;
  self->user = g_strdup (user);
  return self;
}

/* The entries of a new folder must survive the loss of power as the files do */
static gboolean
sync_folder (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean is_synced = fd != -1 && fsync (fd) == 0;

  if (!is_synced)
    g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_FAILED,
                 "the folder cannot be made durable: %s", g_strerror (errno));
  if (fd != -1)
    close (fd);
  return is_synced;
}

static gboolean
make_files (TrabStore *self, const char *passphrase, GError **error)
{
  g_autoptr (TrabKeys) keys = trab_keys_new ();
  g_autoptr (GArray) steps = trab_migrator_list_steps ();

  if (!self->host.fill_random (self->data_key, sizeof self->data_key, self->host.user_data))
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_FAILED,
                   "the machine gives no random bytes");
      return FALSE;
    }
  if (!trab_keys_set (keys, self->user, passphrase, self->data_key, &self->host, error)
      || !trab_keys_save (keys, self->folder->keys_path, error))
    return FALSE;
  self->db = trab_db_open (self->folder->db_path, self->data_key, TRAB_DB_CREATE, (int) steps->len,
                           error);
  return self->db != NULL && bring_up_to_date (self, steps, TRUE, error)
         && add_event (self, "create", NULL, NULL, error)
         && sync_folder (self->folder->path, error);
}

/**
 * trab_store_create:
 * @folder: new or empty
 * @user: who will open it, UTF-8
 * @host: copied
 *
 * Takes as long as one key slot costs (0.2 s). CONSTRAINT when the folder holds anything.
 *
 * Returns: (transfer full): open, for this thread only
 */
TrabStore *
trab_store_create (const char *folder,
                   const char *user,
                   const char *passphrase,
                   const TrabStoreHost *host,
                   GError **error)
{
  g_autoptr (TrabStore) self = make_store (user, host);

  self->folder = trab_store_folder_create (folder, error);
  if (self->folder == NULL)
    return NULL;
  if (!make_files (self, passphrase, error))
    {
      g_clear_pointer (&self->db, trab_db_close);
      trab_store_folder_remove_new (self->folder);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static TrabDbMode
choose_mode (TrabStore *self)
{
  if (self->trouble == NULL)
    return TRAB_DB_READ_WRITE;
  return g_error_matches (self->trouble, TRAB_STORE_ERROR, TRAB_STORE_ERROR_BUSY)
             ? TRAB_DB_READ_ONLY
             : TRAB_DB_IMMUTABLE;
}

/**
 * trab_store_open:
 * @host: copied
 *
 * Takes as long as the user's key slot costs (0.2 s). An older database is copied into backups/ and
 * brought up to date. A store that can be read but not written opens; trab_store_get_trouble says
 * why.
 *
 * Returns: (transfer full): open, for this thread only
 */
TrabStore *
trab_store_open (const char *folder,
                 const char *user,
                 const char *passphrase,
                 const TrabStoreHost *host,
                 GError **error)
{
  g_autoptr (TrabStore) self = make_store (user, host);
  g_autoptr (TrabKeys) keys = NULL;
  g_autoptr (GArray) steps = trab_migrator_list_steps ();

  self->folder = trab_store_folder_open (folder, error);
  if (self->folder == NULL)
    return NULL;
  keys = trab_keys_load (self->folder->keys_path, error);
  if (keys == NULL || !trab_keys_unlock (keys, user, passphrase, self->data_key, error))
    return NULL;
  self->trouble = self->folder->trouble ? g_error_copy (self->folder->trouble) : NULL;
  self->needs_check = self->trouble == NULL && trab_store_folder_has_log (self->folder);
  if (choose_mode (self) == TRAB_DB_IMMUTABLE && trab_store_folder_has_log (self->folder))
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_READ_ONLY,
                   "the store was not closed and its last changes cannot be read where nothing can"
                   " be written");
      return NULL;
    }
  self->db = trab_db_open (self->folder->db_path, self->data_key, choose_mode (self),
                           (int) steps->len, error);
  if (self->db == NULL || !bring_up_to_date (self, steps, FALSE, error)
      || (self->trouble == NULL && !add_event (self, "unlock", NULL, NULL, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * trab_store_close:
 *
 * Everything saved is on the disk before. After it only trab_store_get_trouble may be called.
 */
gboolean
trab_store_close (TrabStore *self, GError **error)
{
  gboolean is_tidy = TRUE;

  assert_in_worker (self);
  if (self->trouble == NULL)
    is_tidy = trab_db_execute (self->db, "PRAGMA optimize", error);
  close_db (self);
  return is_tidy;
}

/** trab_store_get_trouble: (nullable) (transfer none): why nothing may be written */
const GError *
trab_store_get_trouble (TrabStore *self)
{
  g_return_val_if_fail (TRAB_IS_STORE (self), NULL);
  return self->trouble;
}

/** trab_store_needs_check: whether it ended without being closed: trab_store_quick_check is due */
gboolean
trab_store_needs_check (TrabStore *self)
{
  assert_in_worker (self);
  return self->needs_check;
}

/**
 * trab_store_quick_check:
 *
 * Reads every page, in about a second for 100,000 patients. CORRUPT makes the store read-only.
 */
gboolean
trab_store_quick_check (TrabStore *self, GError **error)
{
  GError *own = NULL;

  assert_in_worker (self);
  self->needs_check = !trab_db_check (self->db, &own);
  tell (self, own, error);
  return own == NULL;
}

static TrabRecord *
load_record (TrabStore *self, const char *patient_id, GError **error)
{
  g_autoptr (TrabPatient) patient = trab_patient_table_load (self->db, patient_id, error);
  g_autoptr (TrabRecord) record = NULL;

  if (patient == NULL)
    return NULL;
  record = trab_record_new (patient);
  if (!trab_visit_table_load (self->db, record, error)
      || !trab_observation_table_load (self->db, record, error))
    return NULL;
  return g_steal_pointer (&record);
}

/* Returns: (transfer full): the id of the patient */
static char *
save_rows (TrabStore *self, TrabRecord *record, const TrabStamp *stamp, GError **error)
{
  g_autofree char *id
      = trab_patient_table_save (self->db, trab_record_get_patient (record), stamp, error);
  GPtrArray *visits = trab_record_get_visits (record);

  if (id == NULL)
    return NULL;
  for (guint i = 0; i < visits->len; i++)
    if (!trab_visit_table_save (self->db, id, g_ptr_array_index (visits, i), stamp, error))
      return NULL;
  if (!trab_observation_table_save (self->db, id, record, stamp, error))
    return NULL;
  return g_steal_pointer (&id);
}

static TrabRecord *
save_record (TrabStore *self, TrabRecord *record, GError **error)
{
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  TrabStamp stamp = make_stamp (self, NULL);
  g_autofree char *id = NULL;
  g_autoptr (TrabRecord) stored = NULL;

  if (!begin_write (self, &transaction, error))
    return NULL;
  id = save_rows (self, record, &stamp, error);
  if (id == NULL)
    return NULL;
  stored = load_record (self, id, error);
  if (stored == NULL || !commit_with_event (self, &transaction, "save", id, NULL, &stamp, error))
    return NULL;
  return g_steal_pointer (&stored);
}

/**
 * trab_store_save_record:
 * @record: the patient (version 0 is new, else as it was loaded), new visits (version 0) or drafts
 *   as they were loaded with new answers, new measurements, fractures and courses. Rows without an
 *   id get one.
 *
 * All in one transaction that survives the loss of power once this returns. CONFLICT when the
 * patient or a draft is no longer at its version; CONSTRAINT when a visit is signed, an id exists,
 * a row is of another patient or out of its limits; FULL.
 *
 * Returns: (transfer full): all that is recorded of the patient now
 */
TrabRecord *
trab_store_save_record (TrabStore *self, TrabRecord *record, GError **error)
{
  GError *own = NULL;
  TrabRecord *stored = NULL;

  assert_in_worker (self);
  stored = save_record (self, record, &own);
  tell (self, own, error);
  return stored;
}

/**
 * trab_store_load_record:
 *
 * A row that a later one replaces, or whose import was undone, is loaded as entered in error;
 * visits of an undone import are not loaded.
 *
 * Returns: (transfer full): all that is recorded of one patient; NOT_FOUND
 */
TrabRecord *
trab_store_load_record (TrabStore *self, const char *patient_id, GError **error)
{
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  GError *own = NULL;
  TrabRecord *record = NULL;

  assert_in_worker (self);
  if (trab_transaction_begin (&transaction, self->db, TRAB_TRANSACTION_READ, &own))
    record = load_record (self, patient_id, &own);
  tell (self, own, error);
  return record;
}

/**
 * trab_store_search_patients:
 * @text: words, each the beginning of a name, of the record number or of the ISO birth date
 *   ("1957", "1957-03", "1957-03-02"), without regard to case and accents; "" lists everybody
 * @after: (nullable): the last summary of the page before
 *
 * Returns: (transfer full) (element-type TrabPatientSummary): at most @limit, by the word found
 */
GPtrArray *
trab_store_search_patients (
    TrabStore *self, const char *text, TrabPatientSummary *after, guint limit, GError **error)
{
  GError *own = NULL;
  GPtrArray *found = NULL;

  assert_in_worker (self);
  found = trab_patient_search_run (self->db, text, after, limit, &own);
  tell (self, own, error);
  return found;
}

/**
 * trab_store_list_day:
 * Returns: (transfer full) (element-type TrabRecord): one for each visit of that day, with the
 *   patient and the visit, in the order of the day
 */
GPtrArray *
trab_store_list_day (TrabStore *self, TrabDate day, GError **error)
{
  GError *own = NULL;
  GPtrArray *records = NULL;

  assert_in_worker (self);
  records = trab_visit_table_list_day (self->db, day, &own);
  tell (self, own, error);
  return records;
}

/**
 * trab_store_list_drafts:
 * Returns: (transfer full) (element-type TrabRecord): one for each visit that is not signed, with
 *   the patient and the visit, the longest waiting first
 */
GPtrArray *
trab_store_list_drafts (TrabStore *self, GError **error)
{
  GError *own = NULL;
  GPtrArray *records = NULL;

  assert_in_worker (self);
  records = trab_visit_table_list_drafts (self->db, &own);
  tell (self, own, error);
  return records;
}

static GPtrArray *
load_recall_candidates (TrabStore *self, TrabDate until, GError **error)
{
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (!trab_transaction_begin (&transaction, self->db, TRAB_TRANSACTION_READ, error))
    return NULL;
  ids = trab_recall_search_run (self->db, until, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      TrabRecord *record = load_record (self, g_ptr_array_index (ids, i), error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return ids ? g_steal_pointer (&records) : NULL;
}

/**
 * trab_store_list_recall_candidates:
 * Returns: (transfer full) (element-type TrabRecord): in no order that means anything
 */
GPtrArray *
trab_store_list_recall_candidates (TrabStore *self, TrabDate until, GError **error)
{
  GError *own = NULL;
  GPtrArray *records = NULL;

  assert_in_worker (self);
  records = load_recall_candidates (self, until, &own);
  tell (self, own, error);
  return records;
}

/**
 * trab_store_find_patient:
 * @system: (nullable)
 *
 * Returns: (transfer full): the id of whom an imported identifier belongs to; NOT_FOUND
 */
char *
trab_store_find_patient (TrabStore *self, const char *system, const char *value, GError **error)
{
  GError *own = NULL;
  char *id = NULL;

  assert_in_worker (self);
  id = trab_patient_table_find (self->db, system, value, &own);
  tell (self, own, error);
  return id;
}

static gboolean
set_hidden (
    TrabStore *self, const char *patient_id, gboolean is_hidden, const char *reason, GError **error)
{
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  TrabStamp stamp = make_stamp (self, NULL);

  return begin_write (self, &transaction, error)
         && trab_patient_table_set_hidden (self->db, patient_id, is_hidden, &stamp, error)
         && commit_with_event (self, &transaction, is_hidden ? "erase" : "restore", patient_id,
                               reason, &stamp, error);
}

/** trab_store_erase_patient: from all lists and searches; every row is kept; NOT_FOUND */
gboolean
trab_store_erase_patient (TrabStore *self,
                          const char *patient_id,
                          const char *reason,
                          GError **error)
{
  GError *own = NULL;

  assert_in_worker (self);
  set_hidden (self, patient_id, TRUE, reason, &own);
  tell (self, own, error);
  return own == NULL;
}

/** trab_store_restore_patient: CONSTRAINT when somebody else has her identifier by now */
gboolean
trab_store_restore_patient (TrabStore *self, const char *patient_id, GError **error)
{
  GError *own = NULL;

  assert_in_worker (self);
  set_hidden (self, patient_id, FALSE, NULL, &own);
  tell (self, own, error);
  return own == NULL;
}

/** trab_store_list_erased: (transfer full) (element-type TrabPatient): who can be restored */
GPtrArray *
trab_store_list_erased (TrabStore *self, GError **error)
{
  GError *own = NULL;
  GPtrArray *patients = NULL;

  assert_in_worker (self);
  patients = trab_patient_table_list_hidden (self->db, &own);
  tell (self, own, error);
  return patients;
}

static gboolean
save_batch (TrabStore *self,
            const TrabStoreBatch *batch,
            GPtrArray *records,
            GPtrArray *resources,
            GError **error)
{
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  TrabStamp stamp = make_stamp (self, batch->id);

  if (!begin_write (self, &transaction, error)
      || !trab_batch_table_insert (self->db, batch, &stamp, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *id = save_rows (self, g_ptr_array_index (records, i), &stamp, error);

      if (id == NULL)
        return FALSE;
    }
  for (guint i = 0; resources != NULL && i < resources->len; i++)
    if (!trab_batch_table_insert_resource (self->db, g_ptr_array_index (resources, i), &stamp,
                                           error))
      return FALSE;
  return commit_with_event (self, &transaction, "import", NULL, batch->id, &stamp, error);
}

/**
 * trab_store_save_batch:
 * @records: (element-type TrabRecord): as for trab_store_save_record; patients have ids when
 *   @resources name them
 * @resources: (nullable) (element-type TrabStoreResource)
 *
 * All or nothing, in one transaction; every row gets the batch's id.
 */
gboolean
trab_store_save_batch (TrabStore *self,
                       const TrabStoreBatch *batch,
                       GPtrArray *records,
                       GPtrArray *resources,
                       GError **error)
{
  GError *own = NULL;
  gboolean is_saved = FALSE;

  assert_in_worker (self);
  is_saved = save_batch (self, batch, records, resources, &own);
  tell (self, own, error);
  return is_saved;
}

static gboolean
undo_batch (TrabStore *self, const char *batch_id, GError **error)
{
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  TrabStamp stamp = make_stamp (self, batch_id);

  return begin_write (self, &transaction, error)
         && trab_batch_table_mark_undone (self->db, &stamp, error)
         && trab_patient_table_undo (self->db, &stamp, error)
         && commit_with_event (self, &transaction, "undo", NULL, batch_id, &stamp, error);
}

/**
 * trab_store_undo_batch:
 *
 * Marks what came with an import as entered in error, and keeps every byte. Patients whom it
 * changed and nobody since get the version before back; patients who came with it and have nothing
 * else are hidden from lists. NOT_FOUND when there is no such import, or it is undone.
 */
gboolean
trab_store_undo_batch (TrabStore *self, const char *batch_id, GError **error)
{
  GError *own = NULL;
  gboolean is_undone = FALSE;

  assert_in_worker (self);
  is_undone = undo_batch (self, batch_id, &own);
  tell (self, own, error);
  return is_undone;
}

/** trab_store_list_batches: (transfer full) (element-type TrabStoreBatch): the latest first */
GPtrArray *
trab_store_list_batches (TrabStore *self, GError **error)
{
  GError *own = NULL;
  GPtrArray *batches = NULL;

  assert_in_worker (self);
  batches = trab_batch_table_list (self->db, &own);
  tell (self, own, error);
  return batches;
}

/** trab_store_load_resources: (transfer full) (element-type TrabStoreResource): of one patient */
GPtrArray *
trab_store_load_resources (TrabStore *self, const char *patient_id, GError **error)
{
  GError *own = NULL;
  GPtrArray *resources = NULL;

  assert_in_worker (self);
  resources = trab_batch_table_load_resources (self->db, patient_id, &own);
  tell (self, own, error);
  return resources;
}

static gboolean
save_run (TrabStore *self, const TrabStoreRun *run, GError **error)
{
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  TrabStamp stamp = make_stamp (self, NULL);

  return begin_write (self, &transaction, error)
         && trab_run_table_insert (self->db, run, &stamp, error)
         && commit_with_event (self, &transaction, "run", run->patient_id, run->plan_id, &stamp,
                               error);
}

/** trab_store_save_run: @run: its id may be NULL; time and user are the store's */
gboolean
trab_store_save_run (TrabStore *self, const TrabStoreRun *run, GError **error)
{
  GError *own = NULL;
  gboolean is_saved = FALSE;

  assert_in_worker (self);
  is_saved = save_run (self, run, &own);
  tell (self, own, error);
  return is_saved;
}

/** trab_store_load_runs: (transfer full) (element-type TrabStoreRun): of one patient, latest first
 */
GPtrArray *
trab_store_load_runs (TrabStore *self, const char *patient_id, GError **error)
{
  GError *own = NULL;
  GPtrArray *runs = NULL;

  assert_in_worker (self);
  runs = trab_run_table_load (self->db, patient_id, &own);
  tell (self, own, error);
  return runs;
}

static gboolean
save_setting (TrabStore *self, const char *name, const char *value, GError **error)
{
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  TrabStamp stamp = make_stamp (self, NULL);

  return begin_write (self, &transaction, error)
         && trab_setting_table_save (self->db, name, value, &stamp, error)
         && commit_with_event (self, &transaction, "setting", NULL, name, &stamp, error);
}

/** trab_store_save_setting: a new value beside the old ones */
gboolean
trab_store_save_setting (TrabStore *self, const char *name, const char *value, GError **error)
{
  GError *own = NULL;
  gboolean is_saved = FALSE;

  assert_in_worker (self);
  is_saved = save_setting (self, name, value, &own);
  tell (self, own, error);
  return is_saved;
}

/** trab_store_load_setting: (transfer full): the latest value; NOT_FOUND when it was never set */
char *
trab_store_load_setting (TrabStore *self, const char *name, GError **error)
{
  GError *own = NULL;
  char *value = NULL;

  assert_in_worker (self);
  value = trab_setting_table_load (self->db, name, &own);
  tell (self, own, error);
  return value;
}

/** trab_store_list_settings: (transfer full): names of settings that begin with @prefix */
char **
trab_store_list_settings (TrabStore *self, const char *prefix, GError **error)
{
  GError *own = NULL;
  char **names = NULL;

  assert_in_worker (self);
  names = trab_setting_table_list (self->db, prefix, &own);
  tell (self, own, error);
  return names;
}

/**
 * trab_store_add_event:
 * @patient_id, @detail: (nullable): no names: an id, a plan, a page
 */
gboolean
trab_store_add_event (
    TrabStore *self, const char *action, const char *patient_id, const char *detail, GError **error)
{
  GError *own = NULL;
  gboolean is_added = FALSE;

  assert_in_worker (self);
  is_added = add_event (self, action, patient_id, detail, &own);
  tell (self, own, error);
  return is_added;
}

/** trab_store_list_events: (transfer full) (element-type TrabStoreEvent): oldest first */
GPtrArray *
trab_store_list_events (TrabStore *self, const char *patient_id, GError **error)
{
  GError *own = NULL;
  GPtrArray *events = NULL;

  assert_in_worker (self);
  events = trab_audit_table_list (self->db, patient_id, &own);
  tell (self, own, error);
  return events;
}

/** trab_store_check_events: CORRUPT when a line of the audit has been changed or taken out */
gboolean
trab_store_check_events (TrabStore *self, GError **error)
{
  assert_in_worker (self);
  return trab_audit_table_check (self->db, error);
}

static gboolean
copy_keys (TrabStore *self, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "keys.json", NULL);
  g_autoptr (TrabKeys) keys = trab_keys_load (self->folder->keys_path, error);

  return keys != NULL && trab_keys_save (keys, path, error);
}

/**
 * trab_store_backup:
 * @folder: where to; made when it is missing
 *
 * Copies the store as it is now into a new folder in @folder: encrypted, with the keys, checked.
 * The copy is itself a store that opens with the same passphrases.
 *
 * Returns: (transfer full): the path of the copy
 */
char *
trab_store_backup (TrabStore *self, const char *folder, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *db_path = NULL;
  GError *own = NULL;

  assert_in_worker (self);
  name = make_time_name (self, "trabecula-%Y%m%dT%H%M%SZ");
  copy = g_build_filename (folder, name, NULL);
  db_path = g_build_filename (copy, "records.db", NULL);
  if (!make_private_folder (folder, &own) || !make_private_folder (copy, &own)
      || !trab_db_copy_to (self->db, db_path, self->data_key, &own) || !copy_keys (self, copy, &own)
      || !sync_folder (copy, &own)
      || (self->trouble == NULL && !add_event (self, "backup", NULL, NULL, &own)))
    {
      tell (self, own, error);
      return NULL;
    }
  return g_steal_pointer (&copy);
}

static gboolean
set_slot (TrabStore *self,
          const char *own_passphrase,
          const char *user,
          const char *passphrase,
          gboolean is_new,
          GError **error)
{
  g_autoptr (TrabKeys) keys = trab_keys_load (self->folder->keys_path, error);
  guint8 data_key[TRAB_DB_KEY_SIZE] = { 0 };
  gboolean is_set = FALSE;

  if (keys == NULL || !trab_keys_unlock (keys, self->user, own_passphrase, data_key, error))
    return FALSE;
  if (is_new && trab_keys_has_user (keys, user))
    g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT,
                 "there is a user of this name");
  else
    is_set = trab_keys_set (keys, user, passphrase, data_key, &self->host, error)
             && trab_keys_save (keys, self->folder->keys_path, error);
  OPENSSL_cleanse (data_key, sizeof data_key);
  return is_set;
}

/**
 * trab_store_add_user:
 * @own_passphrase: of the user who has the store open
 *
 * Gives somebody else a key slot. CONSTRAINT when the name is taken, WRONG_PASSPHRASE.
 */
gboolean
trab_store_add_user (TrabStore *self,
                     const char *own_passphrase,
                     const char *user,
                     const char *passphrase,
                     GError **error)
{
  assert_in_worker (self);
  if (self->trouble != NULL)
    {
      g_propagate_error (error, g_error_copy (self->trouble));
      return FALSE;
    }
  return set_slot (self, own_passphrase, user, passphrase, TRUE, error)
         && add_event (self, "add-user", NULL, user, error);
}

/** trab_store_change_passphrase: of the user who has the store open; WRONG_PASSPHRASE */
gboolean
trab_store_change_passphrase (TrabStore *self,
                              const char *old_passphrase,
                              const char *new_passphrase,
                              GError **error)
{
  assert_in_worker (self);
  if (self->trouble != NULL)
    {
      g_propagate_error (error, g_error_copy (self->trouble));
      return FALSE;
    }
  return set_slot (self, old_passphrase, self->user, new_passphrase, FALSE, error)
         && add_event (self, "change-passphrase", NULL, NULL, error);
}

/** trab_store_dump: (transfer full): every row as text, the same for the same content; for tests */
char *
trab_store_dump (TrabStore *self, GError **error)
{
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;

  assert_in_worker (self);
  if (!trab_transaction_begin (&transaction, self->db, TRAB_TRANSACTION_READ, error))
    return NULL;
  return trab_db_dump (self->db, error);
}

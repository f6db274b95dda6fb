/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-store.h"

#include "trab-store-class.h"

typedef struct
{
  GThread *thread; /* the only one that may use it */
  gboolean is_closed;
} TrabStorePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TrabStore, trab_store, G_TYPE_OBJECT)

static void
trab_store_class_init (TrabStoreClass *klass)
{
}

static void
trab_store_init (TrabStore *self)
{
  TrabStorePrivate *private = trab_store_get_instance_private (self);

  private->thread = g_thread_self ();
}

/* First in every verb: one thread, no lock in the engine */
static TrabStoreClass *
enter (TrabStore *self)
{
  TrabStorePrivate *private = trab_store_get_instance_private (self);

  g_assert (TRAB_IS_STORE (self));
  g_assert (private->thread == g_thread_self ());
  g_assert (!private->is_closed);
  return TRAB_STORE_GET_CLASS (self);
}

/**
 * trab_store_close:
 *
 * Everything saved is on the disk before. After it only trab_store_get_trouble may be called.
 */
gboolean
trab_store_close (TrabStore *self, GError **error)
{
  TrabStorePrivate *private = trab_store_get_instance_private (self);
  gboolean is_tidy = enter (self)->close (self, error);

  private->is_closed = TRUE;
  return is_tidy;
}

/** trab_store_get_trouble: (nullable) (transfer none): why nothing may be written */
const GError *
trab_store_get_trouble (TrabStore *self)
{
  g_return_val_if_fail (TRAB_IS_STORE (self), NULL);
  return TRAB_STORE_GET_CLASS (self)->get_trouble (self);
}

/** trab_store_accept: CONSTRAINT when there is nothing to accept */
gboolean
trab_store_accept (TrabStore *self, const char *reason, GError **error)
{
  return enter (self)->accept (self, reason, error);
}

/** trab_store_get_clock_lag: in seconds; 0 when the clock is not behind */
gint64
trab_store_get_clock_lag (TrabStore *self)
{
  return enter (self)->get_clock_lag (self);
}

/**
 * trab_store_look_on:
 * @is_done: (out): whether every page has been looked at since the opening
 *
 * Goes on with what opening began, for about @budget_ms, so that it can be done in between. CORRUPT
 * makes the store read-only.
 */
gboolean
trab_store_look_on (TrabStore *self, guint budget_ms, gboolean *is_done, GError **error)
{
  return enter (self)->look_on (self, budget_ms, is_done, error);
}

/** trab_store_needs_check: whether it ended without being closed: trab_store_quick_check is due */
gboolean
trab_store_needs_check (TrabStore *self)
{
  return enter (self)->needs_check (self);
}

/**
 * trab_store_quick_check:
 *
 * Reads every page, in about a second for 100,000 patients. CORRUPT makes the store read-only.
 */
gboolean
trab_store_quick_check (TrabStore *self, GError **error)
{
  return enter (self)->quick_check (self, error);
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
  return enter (self)->save_record (self, record, NULL, NULL, error);
}

/** trab_store_save_record_if: as trab_store_save_record(), if @check agrees to what was written */
TrabRecord *
trab_store_save_record_if (
    TrabStore *self, TrabRecord *record, TrabStoreCheck check, gpointer user_data, GError **error)
{
  return enter (self)->save_record (self, record, check, user_data, error);
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
  return enter (self)->load_record (self, patient_id, error);
}

/**
 * trab_store_load_record_as_of:
 * @unix_ms: milliseconds since 1970 UTC: the saved_ms of a signed visit gives what was known when
 * it was signed
 *
 * Addenda are not part of it: they came later.
 *
 * Returns: (transfer full): all that was recorded of one patient at that moment; NOT_FOUND
 */
TrabRecord *
trab_store_load_record_as_of (TrabStore *self,
                              const char *patient_id,
                              gint64 unix_ms,
                              GError **error)
{
  return enter (self)->load_record_as_of (self, patient_id, unix_ms, error);
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
  return enter (self)->search_patients (self, text, after, limit, error);
}

/**
 * trab_store_list_day:
 * Returns: (transfer full) (element-type TrabRecord): one for each visit of that day, with the
 *   patient and the visit, in the order of the day
 */
GPtrArray *
trab_store_list_day (TrabStore *self, TrabDate day, GError **error)
{
  return enter (self)->list_day (self, day, error);
}

/** trab_store_set_appointment: whether somebody is expected on @day; @time: (nullable): "09:10" */
gboolean
trab_store_set_appointment (TrabStore *self,
                            TrabDate day,
                            const char *patient_id,
                            const char *time,
                            gboolean is_on,
                            GError **error)
{
  return enter (self)->set_appointment (self, day, patient_id, time, is_on, error);
}

/** trab_store_list_appointments: (transfer full): of TrabStoreAppointment, those with a time first
 */
GPtrArray *
trab_store_list_appointments (TrabStore *self, TrabDate day, GError **error)
{
  return enter (self)->list_appointments (self, day, error);
}

/**
 * trab_store_list_drafts:
 * Returns: (transfer full) (element-type TrabRecord): one for each visit that is not signed, of
 *   the living, with the patient and the visit, the longest waiting first
 */
GPtrArray *
trab_store_list_drafts (TrabStore *self, GError **error)
{
  return enter (self)->list_drafts (self, error);
}

/**
 * trab_store_list_recall_candidates:
 * @place: (inout) (nullable): NULL to begin with, and when all people were looked at
 *
 * Returns: (transfer full) (element-type utf8): ids, in no order that means anything; some may come
 *   twice
 */
GPtrArray *
trab_store_list_recall_candidates (TrabStore *self, TrabDate until, char **place, GError **error)
{
  return enter (self)->list_recall_candidates (self, until, place, error);
}

/** trab_store_load_visits: (transfer full) (nullable) */
TrabRecord *
trab_store_load_visits (TrabStore *self, const char *patient_id, GError **error)
{
  return enter (self)->load_visits (self, patient_id, error);
}

/**
 * trab_store_find_patients:
 * @system: (nullable)
 *
 * Returns: (transfer full) (element-type utf8): the ids of whom another program calls so, which may
 *   be several; NULL with TRAB_STORE_ERROR
 */
GPtrArray *
trab_store_find_patients (TrabStore *self, const char *system, const char *value, GError **error)
{
  return enter (self)->find_patients (self, system, value, error);
}

/** trab_store_erase_patient: from all lists and searches; every row is kept; NOT_FOUND */
gboolean
trab_store_erase_patient (TrabStore *self,
                          const char *patient_id,
                          const char *reason,
                          GError **error)
{
  return enter (self)->set_hidden (self, patient_id, TRUE, reason, error);
}

/** trab_store_restore_patient: CONSTRAINT when somebody else has her identifier by now */
gboolean
trab_store_restore_patient (TrabStore *self, const char *patient_id, GError **error)
{
  return enter (self)->set_hidden (self, patient_id, FALSE, NULL, error);
}

/** trab_store_list_erased: (transfer full) (element-type TrabPatient): who can be restored */
GPtrArray *
trab_store_list_erased (TrabStore *self, GError **error)
{
  return enter (self)->list_erased (self, error);
}

/** trab_store_erase_for_good: takes as long as writing the file once */
gboolean
trab_store_erase_for_good (TrabStore *self,
                           const char *patient_id,
                           const char *reason,
                           GError **error)
{
  return enter (self)->erase_for_good (self, patient_id, reason, error);
}

/** trab_store_set_hold: NOT_FOUND */
gboolean
trab_store_set_hold (
    TrabStore *self, const char *patient_id, gboolean is_held, const char *reason, GError **error)
{
  return enter (self)->set_hold (self, patient_id, is_held, reason, error);
}

/** trab_store_list_held: (transfer full) (element-type TrabPatient): whose record must be kept */
GPtrArray *
trab_store_list_held (TrabStore *self, GError **error)
{
  return enter (self)->list_held (self, error);
}

/**
 * trab_store_save_batch:
 * @records: (element-type TrabRecord): as for trab_store_save_record; patients have ids when
 *   @resources name them
 * @resources: (nullable) (element-type TrabStoreResource): of patients among @records
 * @refused: (nullable): TrabRecord -> GError (transfer full): filled with those whose rows the
 * store refuses, and why: nothing of them is saved, and all of the others. NULL: one refusal stops
 * all
 *
 * In one transaction; every row gets the batch's id. When all are refused there is no batch.
 *
 * Returns: FALSE with TRAB_STORE_ERROR, nothing saved
 */
gboolean
trab_store_save_batch (TrabStore *self,
                       const TrabStoreBatch *batch,
                       GPtrArray *records,
                       GPtrArray *resources,
                       GHashTable *refused,
                       GError **error)
{
  return enter (self)->save_batch (self, batch, records, resources, refused, error);
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
  return enter (self)->undo_batch (self, batch_id, error);
}

/** trab_store_list_batches: (transfer full) (element-type TrabStoreBatch): the latest first */
GPtrArray *
trab_store_list_batches (TrabStore *self, GError **error)
{
  return enter (self)->list_batches (self, error);
}

/** trab_store_load_resources: (transfer full) (element-type TrabStoreResource): of one patient */
GPtrArray *
trab_store_load_resources (TrabStore *self, const char *patient_id, GError **error)
{
  return enter (self)->load_resources (self, patient_id, error);
}

/** trab_store_save_run: @run: its id may be NULL; time and user are the store's */
gboolean
trab_store_save_run (TrabStore *self, const TrabStoreRun *run, GError **error)
{
  return enter (self)->save_run (self, run, error);
}

/** trab_store_load_runs: (transfer full) (element-type TrabStoreRun): of one patient, latest first
 */
GPtrArray *
trab_store_load_runs (TrabStore *self, const char *patient_id, GError **error)
{
  return enter (self)->load_runs (self, patient_id, error);
}

/** trab_store_save_setting: a new value beside the old ones */
gboolean
trab_store_save_setting (TrabStore *self, const char *name, const char *value, GError **error)
{
  return enter (self)->save_setting (self, name, value, error);
}

/** trab_store_load_setting: (transfer full): the latest value; NOT_FOUND when it was never set */
char *
trab_store_load_setting (TrabStore *self, const char *name, GError **error)
{
  return enter (self)->load_setting (self, name, error);
}

/** trab_store_list_settings: (transfer full): names of settings that begin with @prefix */
char **
trab_store_list_settings (TrabStore *self, const char *prefix, GError **error)
{
  return enter (self)->list_settings (self, prefix, error);
}

/**
 * trab_store_add_event:
 * @patient_id, @detail: (nullable): no names: an id, a plan, a page
 */
gboolean
trab_store_add_event (
    TrabStore *self, const char *action, const char *patient_id, const char *detail, GError **error)
{
  return enter (self)->add_event (self, action, patient_id, detail, error);
}

/** trab_store_list_events: (transfer full) (element-type TrabStoreEvent): oldest first */
GPtrArray *
trab_store_list_events (TrabStore *self, const char *patient_id, GError **error)
{
  return enter (self)->list_events (self, patient_id, error);
}

/** trab_store_list_events_after: (transfer full) (element-type TrabStoreEvent): oldest first */
GPtrArray *
trab_store_list_events_after (TrabStore *self, gint64 number, GError **error)
{
  return enter (self)->list_events_after (self, number, error);
}

/** trab_store_get_n_events: @n_events: (out): the number of the last event, 0 without one */
gboolean
trab_store_get_n_events (TrabStore *self, gint64 *n_events, GError **error)
{
  return enter (self)->get_n_events (self, n_events, error);
}

/** trab_store_check_events: CORRUPT when a line of the audit has been changed or taken out */
gboolean
trab_store_check_events (TrabStore *self, GError **error)
{
  return enter (self)->check_events (self, error);
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
  return enter (self)->backup (self, folder, error);
}

/** trab_store_list_due: (transfer full) (nullable): of TrabPatient, but those that are held:
 * nothing of them is of @before, which is a whole day, or later */
GPtrArray *
trab_store_list_due (TrabStore *self, TrabDate before, GError **error)
{
  g_return_val_if_fail (before.day > 0, NULL);
  return enter (self)->list_due (self, before, error);
}

/** trab_store_park: @patient_id, @fields: (nullable) */
gboolean
trab_store_park (
    TrabStore *self, const char *form, const char *patient_id, const char *fields, GError **error)
{
  return enter (self)->park (self, form, patient_id, fields, error);
}

/** trab_store_load_parked: @fields: (out) (transfer full) (nullable) */
gboolean
trab_store_load_parked (TrabStore *self, const char *form, char **fields, GError **error)
{
  return enter (self)->load_parked (self, form, fields, error);
}

/** trab_store_dup_mark: (transfer full) (nullable): the same as long as the store lives, also after
 * it was restored or got a new key */
char *
trab_store_dup_mark (TrabStore *self, GError **error)
{
  return enter (self)->dup_mark (self, error);
}

/** trab_store_rotate_backups: touches nothing that trab_store_backup has not made of this store */
guint
trab_store_rotate_backups (TrabStore *self, const char *folder, guint n_kept)
{
  return enter (self)->rotate_backups (self, folder, n_kept);
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
  return enter (self)->add_user (self, own_passphrase, user, passphrase, error);
}

/** trab_store_change_passphrase: of the user who has the store open; WRONG_PASSPHRASE */
gboolean
trab_store_change_passphrase (TrabStore *self,
                              const char *old_passphrase,
                              const char *new_passphrase,
                              GError **error)
{
  return enter (self)->change_passphrase (self, old_passphrase, new_passphrase, error);
}

/** trab_store_remove_user: that user's passphrase opens nothing from now on; a copy of the folder
 * made before still opens with it */
gboolean
trab_store_remove_user (TrabStore *self,
                        const char *own_passphrase,
                        const char *user,
                        GError **error)
{
  return enter (self)->remove_user (self, own_passphrase, user, error);
}

/** trab_store_list_users: (transfer full): by name; the recovery key is one when there is one */
char **
trab_store_list_users (TrabStore *self, GError **error)
{
  return enter (self)->list_users (self, error);
}

/** trab_store_make_recovery_key: (transfer full): the words, to be shown once and wiped */
char *
trab_store_make_recovery_key (TrabStore *self, const char *own_passphrase, GError **error)
{
  return enter (self)->make_recovery_key (self, own_passphrase, error);
}

/**
 * trab_store_rekey:
 *
 * Encrypts everything anew. Takes as long as writing the file once. Interrupted at any moment, the
 * store opens with the old keys or with the new ones.
 *
 * Returns: (transfer full): the words of the new recovery key, to be shown once and wiped
 */
char *
trab_store_rekey (TrabStore *self, const char *own_passphrase, GError **error)
{
  return enter (self)->rekey (self, own_passphrase, error);
}

/** trab_store_dump: (transfer full): every row as text, the same for the same content; for tests */
char *
trab_store_dump (TrabStore *self, GError **error)
{
  return enter (self)->dump (self, error);
}

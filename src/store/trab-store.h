/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trab-patient-summary.h"
#include "trab-record.h"
#include "trab-store-appointment.h"
#include "trab-store-batch.h"
#include "trab-store-event.h"
#include "trab-store-host.h"
#include "trab-store-resource.h"
#include "trab-store-run.h"

G_BEGIN_DECLS

#define TRAB_TYPE_STORE (trab_store_get_type ())

/* The records of a practice: a folder with records.db (encrypted), keys.json, backups/ and lock.
 * No word of SQL passes this header. Every function blocks, and must be called in the one thread
 * that created or opened the store: in the program a TrabWorker's. Errors are TRAB_STORE_ERROR.
 * What answers is an engine (trab-store-class.h); there is one, trab-sqlite-engine.h. */
G_DECLARE_DERIVABLE_TYPE (TrabStore, trab_store, TRAB, STORE, GObject)

/* The user that the recovery key on paper opens for: see trab_store_make_recovery_key */
#define TRAB_STORE_RECOVERY_USER ":recovery"

/* Once it is open (trab-store-opening.h). get_trouble says why it can be read and not written
 * (CORRUPT, ALTERED, BUSY: another program has it, READ_ONLY, FULL, EMERGENCY); what would write
 * then fails with that error. accept: ALTERED records are taken as they are, with a reason that
 * goes to the audit. get_clock_lag: how many seconds the computer's clock is behind the last line
 * of the audit, beyond what two clocks differ. */
gboolean trab_store_close (TrabStore *self, GError **error);
const GError *trab_store_get_trouble (TrabStore *self);
gboolean trab_store_accept (TrabStore *self,
                            const char *reason,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
gint64 trab_store_get_clock_lag (TrabStore *self);
gboolean trab_store_needs_check (TrabStore *self);
gboolean trab_store_look_on (TrabStore *self, guint budget_ms, gboolean *is_done, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_store_quick_check (TrabStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** Whether what was written may stay: asked within the transaction, of all that is recorded of the
 * patient by then. FALSE with @error: nothing was written. */
typedef gboolean (*TrabStoreCheck) (TrabRecord *record, gpointer user_data, GError **error);

/* Records. save_record takes the new rows of one patient: the patient (version 0 is new, else the
 * version it was loaded with), new visits or drafts with their loaded version, and new
 * observations. Rows without an id get one. It returns everything that is now recorded of that
 * patient. CONFLICT: somebody else was first. A row that a later row replaces, or whose import was
 * undone, is loaded as entered in error. search_patients: every word of @text begins a name, the
 * record number or the birth date (1957, 1957-03, 1957-03-02); "" lists all; @after is the last
 * summary of the page before. list_day, list_drafts: of TrabRecord, each with its patient and the
 * visits asked for. list_recall_candidates: of char *, ids of people who may have to be seen again
 * by
 * @until, a part of everybody at each call: @place is NULL before the first and after the last.
 * load_visits: the patient, the visits and the breaks, which say when to see somebody again;
 * NOT_FOUND also for who was erased. find_patients: the ids of whom another program calls so:
 * none, one, or several. */
TrabRecord *trab_store_save_record (TrabStore *self,
                                    TrabRecord *record,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
TrabRecord *trab_store_save_record_if (TrabStore *self,
                                       TrabRecord *record,
                                       TrabStoreCheck check,
                                       gpointer user_data,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
TrabRecord *trab_store_load_record (TrabStore *self, const char *patient_id, GError **error);
TrabRecord *trab_store_load_record_as_of (TrabStore *self,
                                          const char *patient_id,
                                          gint64 unix_ms,
                                          GError **error);
GPtrArray *trab_store_search_patients (
    TrabStore *self, const char *text, TrabPatientSummary *after, guint limit, GError **error);
GPtrArray *trab_store_list_day (TrabStore *self, TrabDate day, GError **error);
gboolean trab_store_set_appointment (TrabStore *self,
                                     TrabDate day,
                                     const char *patient_id,
                                     const char *time,
                                     gboolean is_on,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *trab_store_list_appointments (TrabStore *self, TrabDate day, GError **error);
GPtrArray *trab_store_list_drafts (TrabStore *self, GError **error);
GPtrArray *trab_store_list_recall_candidates (TrabStore *self,
                                              TrabDate until,
                                              char **place,
                                              GError **error);
TrabRecord *trab_store_load_visits (TrabStore *self, const char *patient_id, GError **error);
GPtrArray *trab_store_find_patients (TrabStore *self,
                                     const char *system,
                                     const char *value,
                                     GError **error);

/* Erasing, first step: the patient is in no list and no search and keeps every row, until restored.
 * @reason goes to the audit. list_erased: of TrabPatient, the latest first. */
gboolean trab_store_erase_patient (TrabStore *self,
                                   const char *patient_id,
                                   const char *reason,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_store_restore_patient (TrabStore *self,
                                     const char *patient_id,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *trab_store_list_erased (TrabStore *self, GError **error);

/* Second step: every row goes and the file is written anew, so that no byte of it is left; the
 * audit keeps the id and the reason. CONSTRAINT before the first step, HELD while the record is
 * held. Copies made before still hold it. set_hold: @reason why a record must be kept, or may go.
 * list_held: of TrabPatient. */
gboolean trab_store_erase_for_good (TrabStore *self,
                                    const char *patient_id,
                                    const char *reason,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_store_set_hold (TrabStore *self,
                              const char *patient_id,
                              gboolean is_held,
                              const char *reason,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *trab_store_list_held (TrabStore *self, GError **error);
GPtrArray *trab_store_list_due (TrabStore *self, TrabDate before, GError **error);

/* Imports: all records, of TrabRecord, and resources, of TrabStoreResource, in one transaction;
 * they get the batch's id. @refused: (nullable): TrabRecord -> GError: one whose rows cannot be is
 * left out and stops nobody else; without it one stops all. undo_batch keeps every byte and marks
 * what came with the batch as entered in error; patients who came with it and have nothing else are
 * hidden. */
gboolean trab_store_save_batch (TrabStore *self,
                                const TrabStoreBatch *batch,
                                GPtrArray *records,
                                GPtrArray *resources,
                                GHashTable *refused,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_store_undo_batch (TrabStore *self,
                                const char *batch_id,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *trab_store_list_batches (TrabStore *self, GError **error);
GPtrArray *trab_store_load_resources (TrabStore *self, const char *patient_id, GError **error);

/* Runs of the model, of TrabStoreRun, latest first */
gboolean trab_store_save_run (TrabStore *self,
                              const TrabStoreRun *run,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *trab_store_load_runs (TrabStore *self, const char *patient_id, GError **error);

/* Settings of the practice (scanner precision, laboratory units, country pack): JSON text of
 * whoever uses the name; every value is kept, the latest counts; NOT_FOUND when it was never set.
 */
gboolean trab_store_save_setting (TrabStore *self,
                                  const char *name,
                                  const char *value,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *trab_store_load_setting (TrabStore *self, const char *name, GError **error);
char **trab_store_list_settings (TrabStore *self, const char *prefix, GError **error);

/* The audit. The store itself tells "create", "unlock", "save", "death",
 * "death-taken-back", "addendum", "erase",
 * "restore", "import", "undo", "run", "setting", "backup", "add-user", "remove-user",
 * "change-passphrase", "recovery-key", "rekey", "failed-unlock", "clock", "accept"; callers tell
 * what they do with what they read ("view", "print", "export"). list_events: of TrabStoreEvent,
 * oldest first; patient_id NULL for all. list_events_after: those with a higher number: whatever
 * changes tells it here, so they say what is not as it was. get_n_events: the number of the last.
 */
gboolean trab_store_add_event (TrabStore *self,
                               const char *action,
                               const char *patient_id,
                               const char *detail,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *trab_store_list_events (TrabStore *self, const char *patient_id, GError **error);
GPtrArray *trab_store_list_events_after (TrabStore *self, gint64 number, GError **error);
gboolean trab_store_get_n_events (TrabStore *self,
                                  gint64 *n_events,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_store_check_events (TrabStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Who may open. Each is told the passphrase of the user who has the store open (or the words of the
 * recovery key): WRONG_PASSPHRASE. add_user: CONSTRAINT when the name is taken (with the recovery
 * key it gives somebody a new passphrase), empty or no name. remove_user: NOT_FOUND; CONSTRAINT for
 * the last one. make_recovery_key: words to be printed once, that open as TRAB_STORE_RECOVERY_USER,
 * for reading and for new passphrases; the ones before are void. rekey: a new key of the data; only
 * the user who has it open and the new recovery words open the store afterwards. */
gboolean trab_store_add_user (TrabStore *self,
                              const char *own_passphrase,
                              const char *user,
                              const char *passphrase,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_store_remove_user (TrabStore *self,
                                 const char *own_passphrase,
                                 const char *user,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_store_change_passphrase (TrabStore *self,
                                       const char *old_passphrase,
                                       const char *new_passphrase,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
char **trab_store_list_users (TrabStore *self, GError **error);
char *trab_store_make_recovery_key (TrabStore *self, const char *own_passphrase, GError **error);
char *trab_store_rekey (TrabStore *self, const char *own_passphrase, GError **error);

/* What was typed and not saved, while nobody may see it: of one form. park: @patient_id (nullable):
 * erasing them takes it away; @fields NULL takes it away now. load_parked: @fields (out) (transfer
 * full) is NULL where nothing is parked. */
gboolean trab_store_park (TrabStore *self,
                          const char *form,
                          const char *patient_id,
                          const char *fields,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_store_load_parked (TrabStore *self, const char *form, char **fields, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Keeping. backup returns the path of the copy, read back and compared row by row. dup_mark: what
 * the names of this store's copies end with, and of no other's. rotate_backups: removes the oldest
 * copies of this store in a folder but the last @n_kept; how many. dump: all rows as text, for
 * tests. */
char *trab_store_backup (TrabStore *self, const char *folder, GError **error);
char *trab_store_dup_mark (TrabStore *self, GError **error);
guint trab_store_rotate_backups (TrabStore *self, const char *folder, guint n_kept);
char *trab_store_dump (TrabStore *self, GError **error);

G_END_DECLS

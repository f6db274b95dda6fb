/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-store.h"

G_BEGIN_DECLS

/**
 * TrabStoreClass:
 * What an engine answers, verb by verb, as trab-store.h documents them. TrabStore has made sure of
 * the thread and that the store is open. An engine remembers damage by itself.
 */
struct _TrabStoreClass
{
  GObjectClass parent_class;

  gboolean (*close) (TrabStore *self, GError **error);
  const GError *(*get_trouble) (TrabStore *self);
  gboolean (*accept) (TrabStore *self, const char *reason, GError **error);
  gint64 (*get_clock_lag) (TrabStore *self);
  gboolean (*needs_check) (TrabStore *self);
  gboolean (*look_on) (TrabStore *self, guint budget_ms, gboolean *is_done, GError **error);
  gboolean (*quick_check) (TrabStore *self, GError **error);

  TrabRecord *(*save_record) (TrabStore *self,
                              TrabRecord *record,
                              TrabStoreCheck check, /* (nullable) */
                              gpointer user_data,
                              GError **error);
  TrabRecord *(*load_record) (TrabStore *self, const char *patient_id, GError **error);
  TrabRecord *(*load_record_as_of) (TrabStore *self,
                                    const char *patient_id,
                                    gint64 unix_ms,
                                    GError **error);
  GPtrArray *(*search_patients) (
      TrabStore *self, const char *text, TrabPatientSummary *after, guint limit, GError **error);
  GPtrArray *(*list_day) (TrabStore *self, TrabDate day, GError **error);
  gboolean (*set_appointment) (TrabStore *self,
                               TrabDate day,
                               const char *patient_id,
                               const char *time,
                               gboolean is_on,
                               GError **error);
  GPtrArray *(*list_appointments) (TrabStore *self, TrabDate day, GError **error);
  GPtrArray *(*list_drafts) (TrabStore *self, GError **error);
  GPtrArray *(*list_recall_candidates) (TrabStore *self,
                                        TrabDate until,
                                        char **place,
                                        GError **error);
  TrabRecord *(*load_visits) (TrabStore *self, const char *patient_id, GError **error);
  GPtrArray *(*find_patients) (TrabStore *self,
                               const char *system,
                               const char *value,
                               GError **error);
  gboolean (*set_hidden) (TrabStore *self,
                          const char *patient_id,
                          gboolean is_hidden,
                          const char *reason,
                          GError **error);
  GPtrArray *(*list_erased) (TrabStore *self, GError **error);

  gboolean (*save_batch) (TrabStore *self,
                          const TrabStoreBatch *batch,
                          GPtrArray *records,
                          GPtrArray *resources,
                          GHashTable *refused,
                          GError **error);
  gboolean (*undo_batch) (TrabStore *self, const char *batch_id, GError **error);
  GPtrArray *(*list_batches) (TrabStore *self, GError **error);
  GPtrArray *(*load_resources) (TrabStore *self, const char *patient_id, GError **error);

  gboolean (*save_run) (TrabStore *self, const TrabStoreRun *run, GError **error);
  GPtrArray *(*load_runs) (TrabStore *self, const char *patient_id, GError **error);
  gboolean (*save_setting) (TrabStore *self, const char *name, const char *value, GError **error);
  char *(*load_setting) (TrabStore *self, const char *name, GError **error);
  gboolean (*park) (TrabStore *self,
                    const char *form,
                    const char *patient_id,
                    const char *fields,
                    GError **error);
  gboolean (*load_parked) (TrabStore *self, const char *form, char **fields, GError **error);
  char **(*list_settings) (TrabStore *self, const char *prefix, GError **error);

  gboolean (*add_event) (TrabStore *self,
                         const char *action,
                         const char *patient_id,
                         const char *detail,
                         GError **error);
  GPtrArray *(*list_events) (TrabStore *self, const char *patient_id, GError **error);
  GPtrArray *(*list_events_after) (TrabStore *self, gint64 number, GError **error);
  gboolean (*get_n_events) (TrabStore *self, gint64 *n_events, GError **error);
  gboolean (*check_events) (TrabStore *self, GError **error);

  char *(*backup) (TrabStore *self, const char *folder, GError **error);
  char *(*dup_mark) (TrabStore *self, GError **error);
  guint (*rotate_backups) (TrabStore *self, const char *folder, guint n_kept);
  gboolean (*erase_for_good) (TrabStore *self,
                              const char *patient_id,
                              const char *reason,
                              GError **error);
  gboolean (*set_hold) (TrabStore *self,
                        const char *patient_id,
                        gboolean is_held,
                        const char *reason,
                        GError **error);
  GPtrArray *(*list_held) (TrabStore *self, GError **error);
  GPtrArray *(*list_due) (TrabStore *self, TrabDate before, GError **error);
  gboolean (*add_user) (TrabStore *self,
                        const char *own_passphrase,
                        const char *user,
                        const char *passphrase,
                        GError **error);
  gboolean (*change_passphrase) (TrabStore *self,
                                 const char *old_passphrase,
                                 const char *new_passphrase,
                                 GError **error);
  gboolean (*remove_user) (TrabStore *self,
                           const char *own_passphrase,
                           const char *user,
                           GError **error);
  char **(*list_users) (TrabStore *self, GError **error);
  char *(*make_recovery_key) (TrabStore *self, const char *own_passphrase, GError **error);
  char *(*rekey) (TrabStore *self, const char *own_passphrase, GError **error);
  char *(*dump) (TrabStore *self, GError **error);
};

G_END_DECLS

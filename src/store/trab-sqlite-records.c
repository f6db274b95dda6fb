/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-sqlite-records.h"

#include "trab-addendum-table.h"
#include "trab-audit-table.h"
#include "trab-observation-table.h"
#include "trab-patient-search.h"
#include "trab-patient-table.h"
#include "trab-recall-search.h"
#include "trab-safety-override.h"
#include "trab-visit-table.h"

static TrabRecord *
load_rows (TrabSqliteStore *self, const char *patient_id, GError **error)
{
  g_autoptr (TrabPatient) patient = trab_patient_table_load (self->db, patient_id, error);
  g_autoptr (TrabRecord) record = NULL;

  if (patient == NULL)
    return NULL;
  record = trab_record_new (patient);
  if (!trab_visit_table_load (self->db, record, error)
      || !trab_observation_table_load (self->db, record, error)
      || !trab_addendum_table_load (self->db, record, error))
    return NULL;
  return g_steal_pointer (&record);
}

/** trab_sqlite_records_save_rows: (transfer full): the id of the patient; in a transaction */
char *
trab_sqlite_records_save_rows (TrabSqliteStore *self,
                               TrabRecord *record,
                               const TrabStamp *stamp,
                               GError **error)
{
  g_autofree char *id
      = trab_patient_table_save (self->db, trab_record_get_patient (record), stamp, error);
  GPtrArray *visits = trab_record_get_visits (record);

  if (id == NULL)
    return NULL;
  for (guint i = 0; i < visits->len; i++)
    if (!trab_visit_table_save (self->db, id, g_ptr_array_index (visits, i), stamp, error))
      return NULL;
  if (!trab_observation_table_save (self->db, id, record, stamp, error)
      || !trab_addendum_table_save (self->db, id, record, stamp, error))
    return NULL;
  return g_steal_pointer (&id);
}

/** Who the patient of a save was before it. */
typedef struct
{
  gboolean is_known;
  gboolean is_dead;
} Before;

static Before
look_before (TrabSqliteStore *self, const char *patient_id)
{
  g_autoptr (TrabPatient) patient
      = patient_id ? trab_patient_table_load (self->db, patient_id, NULL) : NULL;

  return (Before){ patient != NULL, patient != NULL && trab_patient_get (patient)->is_dead };
}

/* Returns: (nullable): the visit that is signed by the save */
static TrabVisit *
find_signed (TrabRecord *changes, TrabRecord *now)
{
  GPtrArray *visits = trab_record_get_visits (changes);

  for (guint i = 0; i < visits->len; i++)
    if (trab_visit_get (visits->pdata[i])->status == TRAB_VISIT_SIGNED)
      return trab_record_find_visit (now, trab_visit_get (visits->pdata[i])->id);
  return NULL;
}

/* What the audit calls a save */
static const char *
get_action (TrabRecord *changes, const Before *before, TrabRecord *now)
{
  gboolean is_dead = trab_patient_get (trab_record_get_patient (now))->is_dead;

  if (!before->is_dead != !is_dead)
    return is_dead ? "death" : "death-taken-back";
  if (find_signed (changes, now) != NULL)
    return "sign";
  if (trab_record_get_addenda (changes)->len > 0)
    return "addendum";
  return before->is_known ? "edit" : "create";
}

/* A stop that somebody signs over is a line of its own; which one, and not why: a reason tells of
 * the person. */
static gboolean
tell_override (TrabSqliteStore *self,
               TrabRecord *changes,
               TrabRecord *now,
               const TrabStamp *stamp,
               GError **error)
{
  TrabVisit *visit = find_signed (changes, now);
  g_autofree char *causes = visit ? trab_safety_override_dup_causes (
                                trab_visit_get_text (visit, TRAB_QUESTION_SAFETY_OVERRIDES))
                                  : NULL;

  return causes == NULL
         || trab_audit_table_append (self->db, &self->chain, "override",
                                     trab_patient_get (trab_record_get_patient (now))->id, causes,
                                     stamp, error);
}

static TrabRecord *
save_record (
    TrabStore *store, TrabRecord *record, TrabStoreCheck check, gpointer user_data, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  TrabStamp stamp = trab_sqlite_store_make_stamp (self, NULL);
  Before before = { 0 };
  g_autofree char *id = NULL;
  g_autoptr (TrabRecord) stored = NULL;

  if (!trab_sqlite_store_begin (self, &transaction, error))
    return NULL;
  before = look_before (self, trab_patient_get (trab_record_get_patient (record))->id);
  id = trab_sqlite_records_save_rows (self, record, &stamp, error);
  if (id == NULL)
    return NULL;
  stored = load_rows (self, id, error);
  if (stored == NULL || (check != NULL && !check (stored, user_data, error))
      || !tell_override (self, record, stored, &stamp, error)
      || !trab_sqlite_store_commit (self, &transaction, get_action (record, &before, stored), id,
                                    NULL, &stamp, error))
    return NULL;
  return g_steal_pointer (&stored);
}

static TrabRecord *
load_record (TrabStore *store, const char *patient_id, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;

  if (!trab_transaction_begin (&transaction, self->db, TRAB_TRANSACTION_READ, error))
    return NULL;
  return load_rows (self, patient_id, error);
}

static TrabRecord *
load_record_as_of (TrabStore *store, const char *patient_id, gint64 unix_ms, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  g_autoptr (TrabPatient) patient = NULL;
  g_autoptr (TrabRecord) record = NULL;

  if (!trab_transaction_begin (&transaction, self->db, TRAB_TRANSACTION_READ, error))
    return NULL;
  patient = trab_patient_table_load_as_of (self->db, patient_id, unix_ms, error);
  if (patient == NULL)
    return NULL;
  record = trab_record_new (patient);
  if (!trab_visit_table_load_as_of (self->db, record, unix_ms, error)
      || !trab_observation_table_load_as_of (self->db, record, unix_ms, error))
    return NULL;
  return g_steal_pointer (&record);
}

static GPtrArray *
search_patients (
    TrabStore *store, const char *text, TrabPatientSummary *after, guint limit, GError **error)
{
  return trab_patient_search_run (TRAB_SQLITE_STORE (store)->db, text, after, limit, error);
}

static GPtrArray *
list_day (TrabStore *store, TrabDate day, GError **error)
{
  return trab_visit_table_list_day (TRAB_SQLITE_STORE (store)->db, day, error);
}

static GPtrArray *
list_drafts (TrabStore *store, GError **error)
{
  return trab_visit_table_list_drafts (TRAB_SQLITE_STORE (store)->db, error);
}

static GPtrArray *
list_recall_candidates (TrabStore *store, TrabDate until, char **place, GError **error)
{
  return trab_recall_search_run (TRAB_SQLITE_STORE (store)->db, until, place, error);
}

static TrabRecord *
load_visits (TrabStore *store, const char *patient_id, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  g_autoptr (TrabPatient) patient = NULL;
  g_autoptr (TrabRecord) record = NULL;

  if (!trab_transaction_begin (&transaction, self->db, TRAB_TRANSACTION_READ, error))
    return NULL;
  patient = trab_patient_table_load_shown (self->db, patient_id, error);
  if (patient == NULL)
    return NULL;
  record = trab_record_new (patient);
  return trab_visit_table_load (self->db, record, error)
                 && trab_observation_table_load_fractures (self->db, record, error)
             ? g_steal_pointer (&record)
             : NULL;
}

static GPtrArray *
find_patients (TrabStore *store, const char *system, const char *value, GError **error)
{
  return trab_patient_table_find (TRAB_SQLITE_STORE (store)->db, system, value, error);
}

static gboolean
set_hidden (TrabStore *store,
            const char *patient_id,
            gboolean is_hidden,
            const char *reason,
            GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  TrabStamp stamp = trab_sqlite_store_make_stamp (self, NULL);

  return trab_sqlite_store_begin (self, &transaction, error)
         && trab_patient_table_set_hidden (self->db, patient_id, is_hidden, &stamp, error)
         && trab_sqlite_store_commit (self, &transaction, is_hidden ? "erase" : "restore",
                                      patient_id, reason, &stamp, error);
}

static GPtrArray *
list_erased (TrabStore *store, GError **error)
{
  return trab_patient_table_list_hidden (TRAB_SQLITE_STORE (store)->db, error);
}

void
trab_sqlite_records_fill_class (TrabStoreClass *klass)
{
  klass->save_record = save_record;
  klass->load_record = load_record;
  klass->load_record_as_of = load_record_as_of;
  klass->search_patients = search_patients;
  klass->list_day = list_day;
  klass->list_drafts = list_drafts;
  klass->list_recall_candidates = list_recall_candidates;
  klass->load_visits = load_visits;
  klass->find_patients = find_patients;
  klass->set_hidden = set_hidden;
  klass->list_erased = list_erased;
}

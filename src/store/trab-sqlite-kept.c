/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-sqlite-kept.h"

#include "trab-appointment-table.h"
#include "trab-parked-table.h"
#include "trab-run-table.h"
#include "trab-setting-table.h"

static gboolean
save_run (TrabStore *store, const TrabStoreRun *run, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  TrabStamp stamp = trab_sqlite_store_make_stamp (self, NULL);

  return trab_sqlite_store_begin (self, &transaction, error)
         && trab_run_table_insert (self->db, run, &stamp, error)
         && trab_sqlite_store_commit (self, &transaction, "run", run->patient_id, run->plan_id,
                                      &stamp, error);
}

static GPtrArray *
load_runs (TrabStore *store, const char *patient_id, GError **error)
{
  return trab_run_table_load (TRAB_SQLITE_STORE (store)->db, patient_id, error);
}

static gboolean
save_setting (TrabStore *store, const char *name, const char *value, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  TrabStamp stamp = trab_sqlite_store_make_stamp (self, NULL);

  return trab_sqlite_store_begin (self, &transaction, error)
         && trab_setting_table_save (self->db, name, value, &stamp, error)
         && trab_sqlite_store_commit (self, &transaction, "setting", NULL, name, &stamp, error);
}

static char *
load_setting (TrabStore *store, const char *name, GError **error)
{
  return trab_setting_table_load (TRAB_SQLITE_STORE (store)->db, name, error);
}

static char **
list_settings (TrabStore *store, const char *prefix, GError **error)
{
  return trab_setting_table_list (TRAB_SQLITE_STORE (store)->db, prefix, error);
}

static gboolean
set_appointment (TrabStore *store,
                 TrabDate day,
                 const char *patient_id,
                 const char *time,
                 gboolean is_on,
                 GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  TrabStamp stamp = trab_sqlite_store_make_stamp (self, NULL);

  return trab_sqlite_store_begin (self, &transaction, error)
         && trab_appointment_table_save (self->db, day, patient_id, time, is_on, &stamp, error)
         && trab_sqlite_store_commit (self, &transaction, is_on ? "expect" : "expect-no-more",
                                      patient_id, NULL, &stamp, error);
}

static GPtrArray *
list_appointments (TrabStore *store, TrabDate day, GError **error)
{
  return trab_appointment_table_list (TRAB_SQLITE_STORE (store)->db, day, error);
}

static gboolean
park (
    TrabStore *store, const char *form, const char *patient_id, const char *fields, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  TrabStamp stamp = trab_sqlite_store_make_stamp (self, NULL);

  return trab_sqlite_store_begin (self, &transaction, error)
         && trab_parked_table_save (self->db, form, patient_id, fields, &stamp, error)
         && trab_sqlite_store_commit (self, &transaction, fields != NULL ? "park" : "park-end",
                                      patient_id, NULL, &stamp, error);
}

static gboolean
load_parked (TrabStore *store, const char *form, char **fields, GError **error)
{
  return trab_parked_table_load (TRAB_SQLITE_STORE (store)->db, form, fields, error);
}

void
trab_sqlite_kept_fill_class (TrabStoreClass *klass)
{
  klass->set_appointment = set_appointment;
  klass->list_appointments = list_appointments;
  klass->park = park;
  klass->load_parked = load_parked;
  klass->save_run = save_run;
  klass->load_runs = load_runs;
  klass->save_setting = save_setting;
  klass->load_setting = load_setting;
  klass->list_settings = list_settings;
}

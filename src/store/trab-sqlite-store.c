/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-sqlite-store.h"

#include <openssl/crypto.h>

#include "trab-audit-table.h"
#include "trab-db-dump.h"
#include "trab-error.h"
#include "trab-log-base.h"

#define LONG_LOOK_US 1000000 /* how long the first change waits for the look at the file */
#define DAY_MS (24 * 60 * 60 * G_GINT64_CONSTANT (1000))

G_DEFINE_ABSTRACT_TYPE (TrabSqliteStore, trab_sqlite_store, TRAB_TYPE_STORE)

/** trab_sqlite_store_shut: files and keys; what was wrong stays known */
void
trab_sqlite_store_shut (TrabSqliteStore *self)
{
  const GError *damage = self->db ? trab_db_get_damage (self->db) : NULL;

  if (damage != NULL && self->trouble == NULL)
    self->trouble = g_error_copy (damage);
  g_clear_pointer (&self->db, trab_db_close);
  g_clear_pointer (&self->pages, trab_page_check_free);
  OPENSSL_cleanse (self->data_key, sizeof self->data_key);
  OPENSSL_cleanse (&self->chain, sizeof self->chain);
  g_clear_pointer (&self->folder, trab_store_folder_free); /* the lock goes last */
}

static void
trab_sqlite_store_finalize (GObject *object)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (object);

  trab_sqlite_store_shut (self);
  g_clear_error (&self->trouble);
  g_free (self->user);
  G_OBJECT_CLASS (trab_sqlite_store_parent_class)->finalize (object);
}

static const GError *
get_trouble (TrabStore *store)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);

  if (self->trouble != NULL || self->db == NULL)
    return self->trouble;
  return trab_db_get_damage (self->db);
}

/** trab_sqlite_store_make_stamp: @batch_id: (nullable): borrowed */
TrabStamp
trab_sqlite_store_make_stamp (TrabSqliteStore *self, const char *batch_id)
{
  return (TrabStamp){ &self->host, self->host.get_unix_ms (self->host.user_data), self->user,
                      batch_id };
}

/** trab_sqlite_store_check_writable: FALSE with the trouble, if there is one */
gboolean
trab_sqlite_store_check_writable (TrabSqliteStore *self, GError **error)
{
  const GError *trouble = get_trouble (TRAB_STORE (self));

  if (trouble != NULL)
    g_propagate_error (error, g_error_copy (trouble));
  return trouble == NULL;
}

/** trab_sqlite_store_check_keepable: the same for what is not about records: with the recovery key
 * others can be let in again, and the audit goes on */
gboolean
trab_sqlite_store_check_keepable (TrabSqliteStore *self, GError **error)
{
  return g_error_matches (self->trouble, TRAB_STORE_ERROR, TRAB_STORE_ERROR_EMERGENCY)
         || trab_sqlite_store_check_writable (self, error);
}

/** trab_sqlite_store_set_trouble: the first counts */
void
trab_sqlite_store_set_trouble (TrabSqliteStore *self, const GError *trouble)
{
  g_autoptr (GError) error = NULL;

  if (self->trouble != NULL)
    return;
  self->trouble = g_error_copy (trouble);
  if (g_error_matches (trouble, TRAB_STORE_ERROR, TRAB_STORE_ERROR_EMERGENCY))
    return;
  if (self->db != NULL && !trab_db_allow_writing (self->db, FALSE, &error))
    g_warning ("a store in trouble could not be set to read-only: %s", error->message);
}

/**
 * trab_sqlite_store_look_at_pages:
 *
 * Goes on with the look at every page of the file. CORRUPT is remembered: nothing is written then.
 */
gboolean
trab_sqlite_store_look_at_pages (TrabSqliteStore *self, gint64 until_us, GError **error)
{
  g_autoptr (GError) own = NULL;

  if (self->pages == NULL || trab_page_check_is_done (self->pages))
    return TRUE;
  if (!trab_page_check_run (self->pages, until_us, &own))
    {
      trab_db_note_damage (self->db, own->message);
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }
  if (!trab_page_check_is_done (self->pages))
    return TRUE;
  if (trab_page_check_has_empty (self->pages) && !trab_db_check (self->db, error))
    return FALSE;
  self->seal.checked_unix_ms = self->host.get_unix_ms (self->host.user_data);
  return TRUE;
}

/* Once, however often something is changed */
static gboolean
look_before_change (TrabSqliteStore *self, GError **error)
{
  if (self->was_waited_for)
    return TRUE;
  self->was_waited_for = TRUE;
  return trab_sqlite_store_look_at_pages (self, g_get_monotonic_time () + LONG_LOOK_US, error);
}

static gboolean
was_looked_at_today (TrabSqliteStore *self)
{
  gint64 age_ms = self->host.get_unix_ms (self->host.user_data) - self->seal.checked_unix_ms;

  return age_ms >= 0 && age_ms < DAY_MS;
}

/* The first change waits until the file was looked at, if that was not done in the last day: what
 * is saved into a damaged file would be lost with it. Nobody waits for minutes: of a file of many
 * years the rest is looked at in the background; what a change itself reads is checked anyway. */
static gboolean
begin (TrabSqliteStore *self, TrabTransaction *transaction, GError **error)
{
  if (!trab_store_folder_check_file (self->folder, error))
    return FALSE;
  if (self->is_opened && !was_looked_at_today (self) && !look_before_change (self, error))
    return FALSE;
  return trab_transaction_begin (transaction, self->db, TRAB_TRANSACTION_WRITE, error);
}

/** trab_sqlite_store_begin: a transaction that writes records */
gboolean
trab_sqlite_store_begin (TrabSqliteStore *self, TrabTransaction *transaction, GError **error)
{
  return trab_sqlite_store_check_writable (self, error) && begin (self, transaction, error);
}

/**
 * trab_sqlite_store_settle:
 *
 * Puts the log into the record file and begins a new one. While somebody reads, the log goes on.
 */
gboolean
trab_sqlite_store_settle (TrabSqliteStore *self, GError **error)
{
  gboolean is_whole = FALSE;

  return trab_db_checkpoint (self->db, &is_whole, error)
         && (!is_whole || trab_log_base_begin (self->db, &self->host, error));
}

/** trab_sqlite_store_keep_seal: of the audit as it is now */
gboolean
trab_sqlite_store_keep_seal (TrabSqliteStore *self, GError **error)
{
  return trab_audit_table_read_last (self->db, &self->seal, NULL, error)
         && trab_audit_seal_save (self->folder->seal_path, &self->chain, &self->seal, error);
}

/* What was committed is safe in the log: a checkpoint that fails is tried again after the next */
static void
shorten_log (TrabSqliteStore *self)
{
  g_autoptr (GError) error = NULL;

  if (trab_db_needs_checkpoint (self->db)
      && (!trab_sqlite_store_settle (self, &error) || !trab_sqlite_store_keep_seal (self, &error)))
    g_info ("the log stays: %s", error->message);
}

/** trab_sqlite_store_commit: with the line of the audit that tells of it */
gboolean
trab_sqlite_store_commit (TrabSqliteStore *self,
                          TrabTransaction *transaction,
                          const char *action,
                          const char *patient_id,
                          const char *detail,
                          const TrabStamp *stamp,
                          GError **error)
{
  if (!trab_audit_table_append (self->db, &self->chain, action, patient_id, detail, stamp, error)
      || !trab_transaction_commit (transaction, error)
      || !trab_store_folder_check_file (self->folder, error))
    return FALSE;
  shorten_log (self);
  return TRUE;
}

/** trab_sqlite_store_add_event: a line of the audit in a transaction of its own */
gboolean
trab_sqlite_store_add_event (TrabSqliteStore *self,
                             const char *action,
                             const char *patient_id,
                             const char *detail,
                             GError **error)
{
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  TrabStamp stamp = trab_sqlite_store_make_stamp (self, NULL);

  return trab_sqlite_store_check_keepable (self, error) && begin (self, &transaction, error)
         && trab_sqlite_store_commit (self, &transaction, action, patient_id, detail, &stamp,
                                      error);
}

/** trab_sqlite_store_make_time_name: (transfer full): it sorts by time and holds nothing of anybody
 */
char *
trab_sqlite_store_make_time_name (TrabSqliteStore *self, const char *format)
{
  gint64 unix_ms = self->host.get_unix_ms (self->host.user_data);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (unix_ms / 1000);

  return g_date_time_format (time, format);
}

/* The seal is kept when all it tells of has gone to the record file */
static gboolean
close_store (TrabStore *store, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  gboolean is_whole = FALSE;
  gboolean is_tidy = get_trouble (store) != NULL
                     || (trab_db_checkpoint (self->db, &is_whole, error)
                         && trab_sqlite_store_keep_seal (self, error));

  trab_sqlite_store_shut (self);
  return is_tidy;
}

static gboolean
accept_as_it_is (TrabStore *store, const char *reason, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  g_autoptr (GError) trouble = NULL;

  if (!g_error_matches (self->trouble, TRAB_STORE_ERROR, TRAB_STORE_ERROR_ALTERED))
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT,
                   "there is nothing that was changed outside the program");
      return FALSE;
    }
  trouble = g_steal_pointer (&self->trouble);
  if (trab_db_allow_writing (self->db, TRUE, error)
      && trab_sqlite_store_add_event (self, "accept", NULL, reason, error)
      && trab_sqlite_store_keep_seal (self, error))
    return TRUE;
  trab_sqlite_store_set_trouble (self, trouble);
  return FALSE;
}

static gint64
get_clock_lag (TrabStore *store)
{
  return TRAB_SQLITE_STORE (store)->clock_behind_s;
}

static gboolean
look_on (TrabStore *store, guint budget_ms, gboolean *is_done, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  gint64 until_us = g_get_monotonic_time () + budget_ms * G_GINT64_CONSTANT (1000);

  if (!trab_sqlite_store_look_at_pages (self, until_us, error))
    return FALSE;
  *is_done = self->pages == NULL || trab_page_check_is_done (self->pages);
  return TRUE;
}

static gboolean
needs_check (TrabStore *store)
{
  return TRAB_SQLITE_STORE (store)->needs_check;
}

static gboolean
quick_check (TrabStore *store, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);

  const GError *trouble = get_trouble (store);

  if (g_error_matches (trouble, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_error_copy (trouble));
      return FALSE;
    }
  if (!trab_sqlite_store_look_at_pages (self, G_MAXINT64, error)
      || !trab_db_check (self->db, error))
    return FALSE;
  self->needs_check = FALSE;
  return TRUE;
}

static char *
dump (TrabStore *store, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;

  if (!trab_transaction_begin (&transaction, self->db, TRAB_TRANSACTION_READ, error))
    return NULL;
  return trab_db_dump (self->db, error);
}

static void
trab_sqlite_store_class_init (TrabSqliteStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_sqlite_store_finalize;
  klass->close = close_store;
  klass->get_trouble = get_trouble;
  klass->accept = accept_as_it_is;
  klass->get_clock_lag = get_clock_lag;
  klass->needs_check = needs_check;
  klass->look_on = look_on;
  klass->quick_check = quick_check;
  klass->dump = dump;
}

static void
trab_sqlite_store_init (TrabSqliteStore *self)
{
}

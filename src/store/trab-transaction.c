/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-transaction.h"

#include "trab-db-private.h"

/** trab_transaction_begin: transactions do not nest */
gboolean
trab_transaction_begin (TrabTransaction *self, TrabDb *db, TrabTransactionKind kind, GError **error)
{
  const char *sql = kind == TRAB_TRANSACTION_WRITE ? "BEGIN IMMEDIATE" : "BEGIN";

  g_return_val_if_fail (self->db == NULL, FALSE);
  if (!trab_db_execute (db, sql, error))
    return FALSE;
  self->db = db;
  return TRUE;
}

/** trab_transaction_commit: of one that writes; when it returns TRUE, what was written survives the
 * loss of power */
gboolean
trab_transaction_commit (TrabTransaction *self, GError **error)
{
  const char *last_sql = NULL;

  g_return_val_if_fail (self->db != NULL, FALSE);
  last_sql = trab_db_get_commit_sql (self->db);
  if ((last_sql != NULL && !trab_db_execute (self->db, last_sql, error))
      || !trab_db_execute (self->db, "COMMIT", error))
    return FALSE;
  self->db = NULL;
  return TRUE;
}

/** trab_transaction_clear: rolls back what was not committed */
void
trab_transaction_clear (TrabTransaction *self)
{
  g_autoptr (GError) error = NULL;

  /* after a full disk or a read error SQLite has rolled back by itself */
  if (self->db != NULL && sqlite3_get_autocommit (trab_db_get_handle (self->db)) == 0
      && !trab_db_execute (self->db, "ROLLBACK", &error))
    g_warning ("a transaction could not be rolled back: %s", error->message);
  self->db = NULL;
}

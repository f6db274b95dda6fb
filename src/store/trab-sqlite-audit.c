/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-sqlite-audit.h"

#include "trab-audit-table.h"

static gboolean
add_event (TrabStore *store,
           const char *action,
           const char *patient_id,
           const char *detail,
           GError **error)
{
  return trab_sqlite_store_add_event (TRAB_SQLITE_STORE (store), action, patient_id, detail, error);
}

static GPtrArray *
list_events (TrabStore *store, const char *patient_id, GError **error)
{
  return trab_audit_table_list (TRAB_SQLITE_STORE (store)->db, patient_id, error);
}

static GPtrArray *
list_events_after (TrabStore *store, gint64 number, GError **error)
{
  return trab_audit_table_list_after (TRAB_SQLITE_STORE (store)->db, number, error);
}

static gboolean
get_n_events (TrabStore *store, gint64 *n_events, GError **error)
{
  TrabAuditSeal last = { 0 };

  if (!trab_audit_table_read_last (TRAB_SQLITE_STORE (store)->db, &last, NULL, error))
    return FALSE;
  *n_events = last.number;
  return TRUE;
}

static gboolean
check_events (TrabStore *store, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);

  return trab_audit_table_check (self->db, &self->chain, &self->seal, TRUE, error);
}

void
trab_sqlite_audit_fill_class (TrabStoreClass *klass)
{
  klass->add_event = add_event;
  klass->list_events = list_events;
  klass->list_events_after = list_events_after;
  klass->get_n_events = get_n_events;
  klass->check_events = check_events;
}

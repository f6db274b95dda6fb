/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-sqlite-engine.h"

#include "trab-sqlite-audit.h"
#include "trab-sqlite-backup.h"
#include "trab-sqlite-erasure.h"
#include "trab-sqlite-imports.h"
#include "trab-sqlite-kept.h"
#include "trab-sqlite-records.h"
#include "trab-sqlite-rekey.h"
#include "trab-sqlite-users.h"

typedef struct
{
  TrabSqliteStore parent_instance;
} TrabSqliteEngine;

typedef TrabSqliteStoreClass TrabSqliteEngineClass;

static GType trab_sqlite_engine_get_type (void);
G_DEFINE_FINAL_TYPE (TrabSqliteEngine, trab_sqlite_engine, TRAB_TYPE_SQLITE_STORE)

static void
trab_sqlite_engine_class_init (TrabSqliteEngineClass *klass)
{
  trab_sqlite_records_fill_class (klass);
  trab_sqlite_imports_fill_class (klass);
  trab_sqlite_kept_fill_class (klass);
  trab_sqlite_audit_fill_class (klass);
  trab_sqlite_backup_fill_class (klass);
  trab_sqlite_users_fill_class (klass);
  trab_sqlite_rekey_fill_class (klass);
  trab_sqlite_erasure_fill_class (klass);
}

static void
trab_sqlite_engine_init (TrabSqliteEngine *self)
{
}

/** trab_sqlite_engine_new: (transfer full): not opened yet: trab-sqlite-opening does that */
TrabSqliteStore *
trab_sqlite_engine_new (void)
{
  return g_object_new (trab_sqlite_engine_get_type (), NULL);
}

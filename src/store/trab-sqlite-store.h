/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-audit-seal.h"
#include "trab-db.h"
#include "trab-page-check.h"
#include "trab-stamp.h"
#include "trab-store-class.h"
#include "trab-store-folder.h"
#include "trab-transaction.h"

G_BEGIN_DECLS

#define TRAB_TYPE_SQLITE_STORE (trab_sqlite_store_get_type ())

/**
 * TrabSqliteStore:
 * A folder with one encrypted SQLite file (docs/DATABASE.md): what all subjects of the engine
 * share. For the files of the engine only: each is one subject, and fills in its verbs; they come
 * together in trab-sqlite-engine.
 */
typedef struct _TrabSqliteStore TrabSqliteStore;
typedef TrabStoreClass TrabSqliteStoreClass;

struct _TrabSqliteStore
{
  TrabStore parent_instance;
  TrabStoreHost host;
  char *user;
  TrabStoreFolder *folder;
  guint8 data_key[TRAB_DB_KEY_SIZE]; /* until closed: backups are encrypted with it */
  TrabDb *db;                        /* NULL once closed */
  TrabAuditChain chain;
  TrabAuditSeal seal;      /* as it was last kept */
  GError *trouble;         /* why nothing may be written */
  TrabPageCheck *pages;    /* how far the file was looked at; NULL when it cannot be */
  gboolean is_rekeyed;     /* opening has ended an exchange of the key */
  gboolean is_opened;      /* from then on a change waits until the file has been looked at */
  gboolean was_waited_for; /* a change has waited for it */
  gboolean needs_check;    /* it was not closed */
  gint64 clock_behind_s;   /* how far the last line of the audit lay ahead at opening; 0 for not */
};

GType trab_sqlite_store_get_type (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabSqliteStore, g_object_unref)

static inline TrabSqliteStore *
TRAB_SQLITE_STORE (gpointer store)
{
  return G_TYPE_CHECK_INSTANCE_CAST (store, TRAB_TYPE_SQLITE_STORE, TrabSqliteStore);
}

TrabStamp trab_sqlite_store_make_stamp (TrabSqliteStore *self, const char *batch_id);
gboolean trab_sqlite_store_check_keepable (TrabSqliteStore *self, GError **error);
gboolean trab_sqlite_store_check_writable (TrabSqliteStore *self, GError **error);
gboolean trab_sqlite_store_begin (TrabSqliteStore *self,
                                  TrabTransaction *transaction,
                                  GError **error);
gboolean trab_sqlite_store_commit (TrabSqliteStore *self,
                                   TrabTransaction *transaction,
                                   const char *action,
                                   const char *patient_id,
                                   const char *detail,
                                   const TrabStamp *stamp,
                                   GError **error);
gboolean trab_sqlite_store_add_event (TrabSqliteStore *self,
                                      const char *action,
                                      const char *patient_id,
                                      const char *detail,
                                      GError **error);
gboolean trab_sqlite_store_look_at_pages (TrabSqliteStore *self,
                                          gint64 until_us,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_sqlite_store_settle (TrabSqliteStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_sqlite_store_keep_seal (TrabSqliteStore *self,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void trab_sqlite_store_set_trouble (TrabSqliteStore *self, const GError *trouble);
void trab_sqlite_store_shut (TrabSqliteStore *self);
char *trab_sqlite_store_make_time_name (TrabSqliteStore *self, const char *format);

G_END_DECLS

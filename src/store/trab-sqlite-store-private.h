/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-db.h"
#include "trab-sqlite-store.h"
#include "trab-stamp.h"
#include "trab-store-class.h"
#include "trab-store-folder.h"
#include "trab-transaction.h"

G_BEGIN_DECLS

/* For the files of the engine only: each is one subject, and fills in its verbs. */
struct _TrabSqliteStore
{
  TrabStore parent_instance;
  TrabStoreHost host;
  char *user;
  TrabStoreFolder *folder;
  guint8 data_key[TRAB_DB_KEY_SIZE]; /* until closed: backups are encrypted with it */
  TrabDb *db;                        /* NULL once closed */
  GError *trouble;                   /* why nothing may be written */
  gboolean needs_check;
};

TrabStamp trab_sqlite_store_make_stamp (TrabSqliteStore *self, const char *batch_id);
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
char *trab_sqlite_store_make_time_name (TrabSqliteStore *self, const char *format);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "trab-statement.h"

G_BEGIN_DECLS

#define TRAB_DB_KEY_SIZE 32

typedef enum
{
  TRAB_DB_CREATE,     /* the file must be new */
  TRAB_DB_READ_WRITE, /* the file must hold a database of ours */
  TRAB_DB_READ_ONLY,  /* with its log, which stays as it is; another program may be writing */
  TRAB_DB_IMMUTABLE,  /* without its log, and touching nothing beside it */
} TrabDbMode;

/**
 * TrabDb: one connection to one encrypted file, for one thread. It remembers the first damage that
 * showed, in whichever statement: from then on nothing is written.
 */
typedef struct _TrabDb TrabDb;

TrabDb *trab_db_open (const char *path,
                      const guint8 key[TRAB_DB_KEY_SIZE],
                      TrabDbMode mode,
                      int newest_version,
                      GError **error);
void trab_db_close (TrabDb *db);
TrabStatement *trab_db_prepare (TrabDb *db, const char *sql, GError **error);
gboolean trab_db_execute (TrabDb *db, const char *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_db_read_number (TrabDb *db, const char *sql, gint64 *number, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
char *trab_db_read_text (TrabDb *db, const char *sql, GError **error);
int trab_db_count_changes (TrabDb *db);
void trab_db_set_commit_sql (TrabDb *db, const char *sql);
const char *trab_db_get_commit_sql (TrabDb *db);
gboolean trab_db_needs_checkpoint (TrabDb *db);
gboolean trab_db_checkpoint (TrabDb *db,
                             gboolean *is_whole,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
const GError *trab_db_get_damage (TrabDb *db);
void trab_db_note_damage (TrabDb *db, const char *message);
gboolean trab_db_allow_writing (TrabDb *db,
                                gboolean is_allowed,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_db_check (TrabDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_db_copy_to (TrabDb *db,
                          const char *path,
                          const guint8 key[TRAB_DB_KEY_SIZE],
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabDb, trab_db_close)

G_END_DECLS

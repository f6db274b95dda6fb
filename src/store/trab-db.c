/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-db.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <openssl/crypto.h>
#include <unistd.h>

#include "trab-db-private.h"
#include "trab-error.h"

#define APPLICATION_ID 0x54726162 /* "Trab" */
#define BUSY_TIMEOUT_MS 5000
#define CHECKPOINT_TIMEOUT_MS 200
#define MAX_LOG_PAGES 1000 /* before the log goes to the record file */
#define COPY_PAGES 1024    /* per step of a copy */
#define KEY_TEXT_SIZE (2 * TRAB_DB_KEY_SIZE + 16)

struct _TrabDb
{
  sqlite3 *handle;
  GHashTable *statements; /* SQL -> TrabStatement */
  GError *damage;         /* the first that showed */
  char *commit_sql;       /* a part of every change; NULL */
  int n_log_pages;        /* after the last change */
};

sqlite3 *
trab_db_get_handle (TrabDb *db)
{
  return db->handle;
}

static TrabStoreError
get_error_code (sqlite3 *handle)
{
  int cause = sqlite3_system_errno (handle);

  switch (sqlite3_extended_errcode (handle) & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return TRAB_STORE_ERROR_BUSY;
    case SQLITE_CONSTRAINT:
      return TRAB_STORE_ERROR_CONSTRAINT;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return TRAB_STORE_ERROR_CORRUPT;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return TRAB_STORE_ERROR_READ_ONLY;
    case SQLITE_FULL:
      return TRAB_STORE_ERROR_FULL;
    case SQLITE_IOERR:
      if (cause == ENOSPC || cause == EDQUOT || cause == EFBIG)
        return TRAB_STORE_ERROR_FULL;
      return cause == EROFS ? TRAB_STORE_ERROR_READ_ONLY : TRAB_STORE_ERROR_FAILED;
    default:
      return TRAB_STORE_ERROR_FAILED;
    }
}

/* Returns: (transfer full) (nullable): what is damaged; NULL when every page makes sense */
static char *
find_damage (TrabDb *db)
{
  sqlite3_stmt *check = NULL;
  const char *verdict = NULL;
  char *damage = NULL;

  if (sqlite3_prepare_v2 (db->handle, "PRAGMA quick_check (1)", -1, &check, NULL) == SQLITE_OK
      && sqlite3_step (check) == SQLITE_ROW)
    verdict = (const char *) sqlite3_column_text (check, 0);
  if (g_strcmp0 (verdict, "ok") != 0)
    damage = g_strdup (verdict ? verdict : sqlite3_errmsg (db->handle));
  sqlite3_finalize (check);
  return damage;
}

/** trab_db_note_damage: that somebody else has found; the first counts */
void
trab_db_note_damage (TrabDb *db, const char *message)
{
  if (db->damage != NULL)
    return;
  db->damage = g_error_new_literal (TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT, message);
  if (sqlite3_exec (db->handle, "PRAGMA query_only = ON", NULL, NULL, NULL) != SQLITE_OK)
    g_warning ("a damaged database could not be set to read-only");
}

/** trab_db_take_error: the last error of the connection; its words name columns, never values */
void
trab_db_take_error (TrabDb *db, GError **error)
{
  int code = sqlite3_extended_errcode (db->handle);
  g_autofree char *message = g_strdup (sqlite3_errmsg (db->handle));
  TrabStoreError store_code = get_error_code (db->handle);
  g_autofree char *damage = NULL;

  /* SQLCipher tells a page that somebody has changed in the same words as a mistake in the SQL */
  if (code == SQLITE_ERROR)
    damage = find_damage (db);
  if (damage != NULL)
    store_code = TRAB_STORE_ERROR_CORRUPT;
  if (store_code == TRAB_STORE_ERROR_CORRUPT)
    trab_db_note_damage (db, message);
  g_set_error (error, TRAB_STORE_ERROR, store_code, "%s (%d)", message, code);
}

/** trab_db_get_damage: (nullable) (transfer none): CORRUPT, once damage has shown */
const GError *
trab_db_get_damage (TrabDb *db)
{
  return db->damage;
}

/**
 * trab_db_prepare:
 * @sql: one statement
 *
 * Returns: (transfer full): lent until trab_statement_release; the database keeps it prepared
 */
TrabStatement *
trab_db_prepare (TrabDb *db, const char *sql, GError **error)
{
  TrabStatement *statement = g_hash_table_lookup (db->statements, sql);

  if (statement == NULL)
    {
      statement = trab_statement_new (db, sql, error);
      if (statement == NULL)
        return NULL;
      g_hash_table_insert (db->statements, g_strdup (sql), statement);
    }
  trab_statement_lend (statement);
  return statement;
}

/** trab_db_execute: one or more statements that answer no rows, or rows that nobody reads */
gboolean
trab_db_execute (TrabDb *db, const char *sql, GError **error)
{
  if (sqlite3_exec (db->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  trab_db_take_error (db, error);
  return FALSE;
}

/** trab_db_read_number: of a query or pragma that answers one integer */
gboolean
trab_db_read_number (TrabDb *db, const char *sql, gint64 *number, GError **error)
{
  sqlite3_stmt *handle = NULL;
  int result = sqlite3_prepare_v2 (db->handle, sql, -1, &handle, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_step (handle);
  if (result == SQLITE_ROW)
    *number = sqlite3_column_int64 (handle, 0);
  else
    trab_db_take_error (db, error);
  sqlite3_finalize (handle);
  return result == SQLITE_ROW;
}

/** trab_db_read_text: (transfer full) (nullable): of a query that answers one text */
char *
trab_db_read_text (TrabDb *db, const char *sql, GError **error)
{
  sqlite3_stmt *handle = NULL;
  int result = sqlite3_prepare_v2 (db->handle, sql, -1, &handle, NULL);
  char *text = NULL;

  if (result == SQLITE_OK)
    result = sqlite3_step (handle);
  if (result == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (handle, 0));
  else
    trab_db_take_error (db, error);
  sqlite3_finalize (handle);
  return text;
}

/** trab_db_set_commit_sql: @sql: (nullable): run at the end of every transaction that writes */
void
trab_db_set_commit_sql (TrabDb *db, const char *sql)
{
  g_free (db->commit_sql);
  db->commit_sql = g_strdup (sql);
}

const char *
trab_db_get_commit_sql (TrabDb *db)
{
  return db->commit_sql;
}

/** trab_db_needs_checkpoint: whether the log has grown so long that it should go to the file */
gboolean
trab_db_needs_checkpoint (TrabDb *db)
{
  return db->n_log_pages >= MAX_LOG_PAGES;
}

/**
 * trab_db_checkpoint:
 * @is_whole: (out): whether the record file now holds all that the log held. Somebody who reads
 *   can be in the way: then the log stays, and nothing is lost by it.
 *
 * Puts the log into the record file and cuts it to nothing.
 */
gboolean
trab_db_checkpoint (TrabDb *db, gboolean *is_whole, GError **error)
{
  int n_frames = -1;
  int n_done = -1;
  int result = SQLITE_OK;

  sqlite3_busy_timeout (db->handle, CHECKPOINT_TIMEOUT_MS);
  result = sqlite3_wal_checkpoint_v2 (db->handle, "main", SQLITE_CHECKPOINT_TRUNCATE, &n_frames,
                                      &n_done);
  sqlite3_busy_timeout (db->handle, BUSY_TIMEOUT_MS);
  *is_whole = result == SQLITE_OK || (result == SQLITE_BUSY && n_frames >= 0 && n_frames == n_done);
  if (*is_whole)
    db->n_log_pages = 0;
  if (result == SQLITE_OK || result == SQLITE_BUSY)
    return TRUE;
  trab_db_take_error (db, error);
  return FALSE;
}

static int
note_log_pages (void *user_data, sqlite3 *handle, const char *name, int n_pages)
{
  TrabDb *db = user_data;

  db->n_log_pages = n_pages;
  return SQLITE_OK;
}

/** trab_db_count_changes: rows that the last INSERT, UPDATE or DELETE touched */
int
trab_db_count_changes (TrabDb *db)
{
  return sqlite3_changes (db->handle);
}

static gboolean
answers_row (TrabDb *db, const char *sql)
{
  sqlite3_stmt *handle = NULL;
  gboolean has_row = sqlite3_prepare_v2 (db->handle, sql, -1, &handle, NULL) == SQLITE_OK
                     && sqlite3_step (handle) == SQLITE_ROW;

  sqlite3_finalize (handle);
  return has_row;
}

/* A library that cannot encrypt ignores PRAGMA key and would write in plain text without a word
 * (a second sqlite3 in the process is enough), so it is asked who it is before the file is touched.
 */
static gboolean
set_key (TrabDb *db, const guint8 key[TRAB_DB_KEY_SIZE], GError **error)
{
  char sql[KEY_TEXT_SIZE + 16] = "PRAGMA key = \"x'";
  gsize end = strlen (sql);
  gboolean is_set = FALSE;

  if (!answers_row (db, "PRAGMA cipher_version"))
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_ENCRYPTED,
                   "the SQLite %s in use cannot encrypt", sqlite3_libversion ());
      return FALSE;
    }
  for (guint i = 0; i < TRAB_DB_KEY_SIZE; i++, end += 2)
    g_snprintf (sql + end, sizeof sql - end, "%02x", key[i]);
  g_strlcpy (sql + end, "'\"", sizeof sql - end);
  is_set = trab_db_execute (db, sql, error);
  OPENSSL_cleanse (sql, sizeof sql);
  /* one file format for every SQLCipher; versions before 4 know no other and ignore this */
  return is_set && trab_db_execute (db, "PRAGMA cipher_compatibility = 3", error);
}

static gboolean
check_identity (TrabDb *db, TrabDbMode mode, int newest_version, GError **error)
{
  gint64 application_id = 0;
  gint64 version = 0;
  gint64 n_objects = 0;

  if (!trab_db_read_number (db, "SELECT count (*) FROM sqlite_master", &n_objects, error)
      || !trab_db_read_number (db, "PRAGMA application_id", &application_id, error)
      || !trab_db_read_number (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (mode == TRAB_DB_CREATE && n_objects == 0 && application_id == 0 && version == 0)
    return TRUE;
  if (application_id != APPLICATION_ID)
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_OURS,
                   "the database is of application %08x", (guint) application_id);
      return FALSE;
    }
  if (version > newest_version)
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_TOO_NEW,
                   "the database is version %d; this program knows %d", (int) version,
                   newest_version);
      return FALSE;
    }
  return TRUE;
}

static gboolean
configure (TrabDb *db, TrabDbMode mode, GError **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id = %d", APPLICATION_ID);
  gint64 has_foreign_keys = 0;

  if (!trab_db_execute (db, "PRAGMA foreign_keys = ON; PRAGMA cache_size = -32000", error)
      || !trab_db_read_number (db, "PRAGMA foreign_keys", &has_foreign_keys, error))
    return FALSE;
  g_assert (has_foreign_keys == 1);
  if (mode == TRAB_DB_READ_ONLY || mode == TRAB_DB_IMMUTABLE)
    return trab_db_allow_writing (db, FALSE, error);
  if (mode == TRAB_DB_CREATE && !trab_db_execute (db, stamp, error))
    return FALSE;
  sqlite3_wal_hook (db->handle, note_log_pages, db); /* instead of SQLite's own checkpoints */
  return trab_db_execute (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", error);
}

/* An empty file would be taken for a new database, and an emptied one for an empty record. A file
 * that begins with SQLite's own words is not encrypted, so it is none of ours. */
static gboolean
check_file (const char *path, TrabDbMode mode, GError **error)
{
  static const char plain[16] = "SQLite format 3";
  char start[16] = "";
  gssize n_read = 0;
  int fd = open (path, O_CLOEXEC | (mode == TRAB_DB_CREATE ? O_RDWR | O_CREAT | O_EXCL : O_RDONLY),
                 0600);
  int cause = errno;

  if (fd == -1)
    {
      g_set_error (error, TRAB_STORE_ERROR,
                   cause == ENOENT   ? TRAB_STORE_ERROR_NO_STORE
                   : cause == ENOSPC ? TRAB_STORE_ERROR_FULL
                   : cause == EROFS  ? TRAB_STORE_ERROR_READ_ONLY
                                     : TRAB_STORE_ERROR_FAILED,
                   "the database file cannot be opened: %s", g_strerror (cause));
      return FALSE;
    }
  n_read = read (fd, start, sizeof start);
  close (fd);
  if (mode != TRAB_DB_CREATE && n_read < (gssize) sizeof start)
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT,
                   "the database file is cut short to %d bytes", (int) n_read);
      return FALSE;
    }
  if (memcmp (start, plain, sizeof plain) == 0)
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_OURS,
                   "the database file is not encrypted");
      return FALSE;
    }
  return TRUE;
}

static TrabDb *
make_db (void)
{
  TrabDb *db = g_new0 (TrabDb, 1);

  db->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) trab_statement_free);
  return db;
}

static gboolean
open_handle (TrabDb *db, const char *path, TrabDbMode mode, GError **error)
{
  g_autofree char *uri = NULL;
  int flags = SQLITE_OPEN_READWRITE;
  int result = SQLITE_OK;

  if (mode == TRAB_DB_READ_ONLY)
    flags = SQLITE_OPEN_READONLY; /* closing it leaves the log alone */
  else if (mode == TRAB_DB_IMMUTABLE)
    flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;

  if (mode == TRAB_DB_IMMUTABLE)
    {
      g_autofree char *plain_uri = g_filename_to_uri (path, NULL, error);

      if (plain_uri == NULL)
        return FALSE;
      uri = g_strconcat (plain_uri, "?immutable=1", NULL);
    }
  result = sqlite3_open_v2 (uri ? uri : path, &db->handle, flags | SQLITE_OPEN_NOMUTEX, NULL);
  if (db->handle == NULL)
    g_error ("no memory for a database");
  if (result != SQLITE_OK)
    {
      trab_db_take_error (db, error);
      return FALSE;
    }
  sqlite3_extended_result_codes (db->handle, TRUE);
  sqlite3_busy_timeout (db->handle, BUSY_TIMEOUT_MS);
  return TRUE;
}

/**
 * trab_db_open:
 * @path: absolute
 * @key: used as it is: no passphrase, no derivation
 * @newest_version: the newest schema this program knows
 *
 * Opens in the order that can do no harm: what the file is and whether this program may touch it is
 * known before anything is set. NOT_ENCRYPTED, NO_STORE, NOT_OURS, TOO_NEW, CORRUPT (also for a
 * key that is not the file's).
 *
 * Returns: (transfer full): to be used in this thread only
 */
TrabDb *
trab_db_open (const char *path,
              const guint8 key[TRAB_DB_KEY_SIZE],
              TrabDbMode mode,
              int newest_version,
              GError **error)
{
  g_autoptr (TrabDb) db = NULL;

  if (!check_file (path, mode, error))
    return NULL;
  db = make_db ();
  if (!open_handle (db, path, mode, error) || !set_key (db, key, error)
      || !check_identity (db, mode, newest_version, error) || !configure (db, mode, error))
    return NULL;
  return g_steal_pointer (&db);
}

/** trab_db_close: every statement must have been given back: one that is not would keep the file */
void
trab_db_close (TrabDb *db)
{
  GHashTableIter iter;
  gpointer statement = NULL;

  if (db == NULL)
    return;
  g_hash_table_iter_init (&iter, db->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    g_assert (!trab_statement_is_lent (statement));
  g_hash_table_unref (db->statements);
  g_assert (db->handle == NULL || sqlite3_next_stmt (db->handle, NULL) == NULL);
  sqlite3_close_v2 (db->handle);
  g_clear_error (&db->damage);
  g_free (db->commit_sql);
  g_free (db);
}

/** trab_db_allow_writing: while it is not allowed every write fails with READ_ONLY */
gboolean
trab_db_allow_writing (TrabDb *db, gboolean is_allowed, GError **error)
{
  return trab_db_execute (db, is_allowed ? "PRAGMA query_only = OFF" : "PRAGMA query_only = ON",
                          error);
}

/** trab_db_check: reads every page; CORRUPT when the file is damaged */
gboolean
trab_db_check (TrabDb *db, GError **error)
{
  g_autofree char *damage = find_damage (db);

  if (damage == NULL)
    return TRUE;
  trab_db_note_damage (db, damage);
  g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT, "the database is damaged: %s",
               damage);
  return FALSE;
}

static gboolean
copy_pages (TrabDb *db, TrabDb *copy, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (copy->handle, "main", db->handle, "main");
  int result = SQLITE_OK;

  if (backup != NULL)
    {
      while ((result = sqlite3_backup_step (backup, COPY_PAGES)) == SQLITE_OK)
        continue;
      sqlite3_backup_finish (backup);
    }
  if (result == SQLITE_DONE)
    return TRUE;
  trab_db_take_error (copy, error);
  return FALSE;
}

static gboolean
make_copy (TrabDb *db, const char *path, const guint8 key[TRAB_DB_KEY_SIZE], GError **error)
{
  g_autoptr (TrabDb) copy = make_db ();

  return open_handle (copy, path, TRAB_DB_CREATE, error) && set_key (copy, key, error)
         && copy_pages (db, copy, error) && trab_db_check (copy, error);
}

/**
 * trab_db_copy_to:
 * @path: a new file
 * @key: of the copy; the same key as this database's
 *
 * Copies one state of the database, encrypted, and reads the copy back. @path is there when this
 * returns TRUE, whole; otherwise it is not.
 */
gboolean
trab_db_copy_to (TrabDb *db, const char *path, const guint8 key[TRAB_DB_KEY_SIZE], GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT, "the copy exists already");
      return FALSE;
    }
  if (!check_file (part, TRAB_DB_CREATE, error))
    return FALSE;
  if (!make_copy (db, part, key, error))
    {
      g_unlink (part);
      return FALSE;
    }
  if (g_rename (part, path) == 0)
    return TRUE;
  g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_FAILED, "the copy cannot be named: %s",
               g_strerror (errno));
  return FALSE;
}

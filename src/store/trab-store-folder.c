/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-store-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "trab-error.h"

#define FOLDER_MODE 0700
#define FILE_MODE 0600

static void
set_errno_error (GError **error, int cause, const char *what)
{
  TrabStoreError code = TRAB_STORE_ERROR_FAILED;

  if (cause == EACCES || cause == EPERM || cause == EROFS)
    code = TRAB_STORE_ERROR_READ_ONLY;
  else if (cause == ENOSPC || cause == EDQUOT)
    code = TRAB_STORE_ERROR_FULL;
  else if (cause == ENOENT || cause == ENOTDIR)
    code = TRAB_STORE_ERROR_NO_STORE;
  g_set_error (error, TRAB_STORE_ERROR, code, "%s: %s", what, g_strerror (cause));
}

/**
 * trab_store_folder_is_local:
 * @file_system_type: f_type of statfs
 *
 * Returns: FALSE for the file systems of networks and of user programs (NFS, SMB, CIFS, AFS, 9P,
 *   Ceph, FUSE): their locks and shared memory do not hold between machines, and a database on
 *   them gets damaged by two writers
 */
gboolean
trab_store_folder_is_local (guint64 file_system_type)
{
  static const guint32 remote[]
      = { 0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x01021997, 0x00c36400, 0x65735546 };

  for (guint i = 0; i < G_N_ELEMENTS (remote); i++)
    if ((guint32) file_system_type == remote[i])
      return FALSE;
  return TRUE;
}

static gboolean
check_is_local (const char *path, GError **error)
{
  struct statfs info;

  if (statfs (path, &info) == -1)
    {
      set_errno_error (error, errno, "the folder cannot be looked at");
      return FALSE;
    }
  if (trab_store_folder_is_local ((guint64) info.f_type))
    return TRUE;
  g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_READ_ONLY,
               "the folder is on a network file system (%lx), where a database gets damaged",
               (gulong) info.f_type);
  return FALSE;
}

static void
clear_paths (TrabStoreFolder *folder)
{
  char **paths[]
      = { &folder->path,      &folder->db_path,    &folder->log_path,     &folder->keys_path,
          &folder->seal_path, &folder->tries_path, &folder->next_db_path, &folder->backups_path };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_clear_pointer (paths[i], g_free);
}

static void
set_path (TrabStoreFolder *folder, const char *path)
{
  clear_paths (folder);
  folder->path = g_strdup (path);
  folder->db_path = g_build_filename (path, "records.db", NULL);
  folder->log_path = g_build_filename (path, "records.db-wal", NULL);
  folder->next_db_path = g_build_filename (path, "records.db.next", NULL);
  folder->keys_path = g_build_filename (path, "keys.json", NULL);
  folder->seal_path = g_build_filename (path, "audit.seal", NULL);
  folder->tries_path = g_build_filename (path, "wrong-tries", NULL);
  folder->backups_path = g_build_filename (path, "backups", NULL);
}

static TrabStoreFolder *
make_folder (const char *path)
{
  TrabStoreFolder *folder = g_new0 (TrabStoreFolder, 1);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  folder->lock_fd = -1;
  set_path (folder, absolute);
  return folder;
}

/* The lock goes with the process, however it ends; the file stays. */
static gboolean
take_lock (TrabStoreFolder *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder->path, "lock", NULL);

  folder->lock_fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, FILE_MODE);
  if (folder->lock_fd == -1)
    {
      set_errno_error (error, errno, "the store cannot be written");
      return FALSE;
    }
  if (flock (folder->lock_fd, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  if (errno == EWOULDBLOCK)
    g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_BUSY,
                 "another program has the store open");
  else
    set_errno_error (error, errno, "the store cannot be locked");
  close (folder->lock_fd);
  folder->lock_fd = -1;
  return FALSE;
}

static gboolean
is_empty (const char *path, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  if (dir == NULL)
    {
      set_errno_error (error, EACCES, "the folder cannot be read");
      return FALSE;
    }
  if (g_dir_read_name (dir) == NULL)
    return TRUE;
  g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT, "the folder is not empty");
  return FALSE;
}

/** trab_store_folder_remove_new: what a creation has made that is not finished: nothing is in it */
void
trab_store_folder_remove_new (TrabStoreFolder *folder)
{
  const char *const names[]
      = { "records.db", "records.db-wal", "records.db-shm", "keys.json", "audit.seal", "backups",
          "lock" };

  g_return_if_fail (folder->final_path != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder->path, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder->path);
}

static gboolean
is_free (const char *path, GError **error)
{
  return !g_file_test (path, G_FILE_TEST_EXISTS) || is_empty (path, error);
}

/**
 * trab_store_folder_create:
 * @path: a folder that is new or empty
 *
 * Makes a folder beside @path, on the same medium, for a new store; trab_store_folder_finish gives
 * it its name. What an earlier try left there, killed in the middle, goes away.
 *
 * Returns: (transfer full): held for writing. CONSTRAINT when @path holds anything; BUSY when
 *   another program is making a store there
 */
TrabStoreFolder *
trab_store_folder_create (const char *path, GError **error)
{
  g_autofree char *final_path = g_canonicalize_filename (path, NULL);
  g_autofree char *parent = g_path_get_dirname (final_path);
  g_autofree char *making = g_strconcat (final_path, ".being-made", NULL);
  g_autoptr (TrabStoreFolder) folder = make_folder (making);

  folder->final_path = g_steal_pointer (&final_path);
  if (!is_free (folder->final_path, error))
    return NULL;
  if (g_mkdir_with_parents (parent, FOLDER_MODE) == -1)
    {
      set_errno_error (error, errno, "the folder cannot be made");
      return NULL;
    }
  if (!check_is_local (parent, error) || !trab_store_folder_make (making, error)
      || !take_lock (folder, error))
    return NULL;
  trab_store_folder_remove_new (folder);
  trab_store_folder_unlock (folder);
  if (!trab_store_folder_make (making, error)
      || !trab_store_folder_make (folder->backups_path, error) || !take_lock (folder, error))
    return NULL;
  return g_steal_pointer (&folder);
}

/** trab_store_folder_finish: the new store, complete and closed, gets its name at once or not at
 * all
 */
gboolean
trab_store_folder_finish (TrabStoreFolder *folder, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (folder->final_path);
  g_autofree char *final_path = NULL;

  if (!trab_store_folder_sync (folder->path, error))
    return FALSE;
  if (g_rename (folder->path, folder->final_path) == -1)
    {
      set_errno_error (error, errno, "the folder cannot be given its name");
      return FALSE;
    }
  final_path = g_steal_pointer (&folder->final_path);
  set_path (folder, final_path);
  return trab_store_folder_sync (parent, error);
}

/* Closes what somebody has opened to others: a copy, an unpacked archive */
static void
tighten (TrabStoreFolder *folder)
{
  const char *const files[] = { folder->db_path, folder->keys_path, folder->seal_path };
  GStatBuf info;

  if (g_stat (folder->path, &info) == 0 && (info.st_mode & 077) != 0
      && g_chmod (folder->path, FOLDER_MODE) == -1)
    g_warning ("the folder of the records is open to other users and cannot be closed");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    if (g_stat (files[i], &info) == 0 && (info.st_mode & 077) != 0
        && g_chmod (files[i], FILE_MODE) == -1)
      g_warning ("a file of the records is open to other users and cannot be closed");
}

/**
 * trab_store_folder_open:
 *
 * Returns: (transfer full): held for writing, or with a trouble that says why it is not. NOT_FOUND
 *   when there is no store; READ_ONLY when the folder is on a network.
 */
TrabStoreFolder *
trab_store_folder_open (const char *path, GError **error)
{
  g_autoptr (TrabStoreFolder) folder = make_folder (path);

  if (!g_file_test (folder->keys_path, G_FILE_TEST_EXISTS)
      || !g_file_test (folder->db_path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NO_STORE,
                   "the folder holds no store: records.db or keys.json is missing");
      return NULL;
    }
  if (!check_is_local (folder->path, error))
    return NULL;
  if (g_access (folder->path, W_OK) == -1 || g_access (folder->db_path, W_OK) == -1)
    set_errno_error (&folder->trouble, errno, "the store cannot be written");
  else if (take_lock (folder, &folder->trouble))
    tighten (folder);
  return g_steal_pointer (&folder);
}

/** trab_store_folder_hold: whatever is in it, so that nobody opens it; BUSY */
TrabStoreFolder *
trab_store_folder_hold (const char *path, GError **error)
{
  g_autoptr (TrabStoreFolder) folder = make_folder (path);

  return take_lock (folder, error) ? g_steal_pointer (&folder) : NULL;
}

/** trab_store_folder_unlock: for another part of this program that is about to open it */
void
trab_store_folder_unlock (TrabStoreFolder *folder)
{
  if (folder->lock_fd != -1)
    close (folder->lock_fd);
  folder->lock_fd = -1;
}

void
trab_store_folder_free (TrabStoreFolder *folder)
{
  if (folder == NULL)
    return;
  trab_store_folder_unlock (folder);
  g_clear_error (&folder->trouble);
  clear_paths (folder);
  g_free (folder->final_path);
  g_free (folder);
}

static gboolean
read_file_id (TrabStoreFolder *folder, guint64 id[2], GError **error)
{
  GStatBuf info;

  if (g_stat (folder->db_path, &info) == -1)
    {
      set_errno_error (error, errno, "the record file is not in its place");
      return FALSE;
    }
  id[0] = (guint64) info.st_dev;
  id[1] = (guint64) info.st_ino;
  return TRUE;
}

/** trab_store_folder_note_file: which file the database has open */
gboolean
trab_store_folder_note_file (TrabStoreFolder *folder, GError **error)
{
  return read_file_id (folder, folder->file_id, error);
}

/** trab_store_folder_check_file: a file that was deleted or replaced while it is open still takes
 * what is written to it, and nobody will ever see it again; FAILED or NO_STORE then */
gboolean
trab_store_folder_check_file (TrabStoreFolder *folder, GError **error)
{
  guint64 id[2] = { 0 };

  if (!read_file_id (folder, id, error))
    return FALSE;
  if (id[0] == folder->file_id[0] && id[1] == folder->file_id[1])
    return TRUE;
  g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_FAILED,
               "another record file has been put in the place of the one that is open");
  return FALSE;
}

/** trab_store_folder_make: @path: a folder for copies, that only its owner reads; TRUE where it is
 */
gboolean
trab_store_folder_make (const char *path, GError **error)
{
  if (g_mkdir (path, FOLDER_MODE) == 0
      || (errno == EEXIST && g_file_test (path, G_FILE_TEST_IS_DIR)))
    return TRUE;
  set_errno_error (error, errno, "a folder cannot be made");
  return FALSE;
}

/** trab_store_folder_sync: the entries of a folder survive the loss of power as its files do */
gboolean
trab_store_folder_sync (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean is_synced = fd != -1 && fsync (fd) == 0;

  if (!is_synced)
    set_errno_error (error, errno, "the folder cannot be made durable");
  if (fd != -1)
    close (fd);
  return is_synced;
}

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
    code = TRAB_STORE_ERROR_NOT_FOUND;
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

static TrabStoreFolder *
make_folder (const char *path)
{
  TrabStoreFolder *folder = g_new0 (TrabStoreFolder, 1);

  folder->path = g_canonicalize_filename (path, NULL);
  folder->db_path = g_build_filename (folder->path, "records.db", NULL);
  folder->keys_path = g_build_filename (folder->path, "keys.json", NULL);
  folder->backups_path = g_build_filename (folder->path, "backups", NULL);
  folder->lock_fd = -1;
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

/**
 * trab_store_folder_create:
 * @path: a folder that is new or empty; made, with its parents, where it is missing
 *
 * Returns: (transfer full): held for writing
 */
TrabStoreFolder *
trab_store_folder_create (const char *path, GError **error)
{
  g_autoptr (TrabStoreFolder) folder = make_folder (path);

  if (g_mkdir_with_parents (folder->path, FOLDER_MODE) == -1)
    {
      set_errno_error (error, errno, "the folder cannot be made");
      return NULL;
    }
  if (!check_is_local (folder->path, error) || !is_empty (folder->path, error))
    return NULL;
  if (g_chmod (folder->path, FOLDER_MODE) == -1
      || g_mkdir (folder->backups_path, FOLDER_MODE) == -1)
    {
      set_errno_error (error, errno, "the folder cannot be set up");
      return NULL;
    }
  if (!take_lock (folder, error))
    return NULL;
  return g_steal_pointer (&folder);
}

/** trab_store_folder_remove_new: what a creation has made that then failed: nothing is in it yet */
void
trab_store_folder_remove_new (TrabStoreFolder *folder)
{
  const char *const names[]
      = { "records.db", "records.db-wal", "records.db-shm", "keys.json", "backups", "lock" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder->path, names[i], NULL);

      g_remove (path);
    }
}

/* Closes what somebody has opened to others: a copy, an unpacked archive */
static void
tighten (TrabStoreFolder *folder)
{
  const char *const files[] = { folder->db_path, folder->keys_path };
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

void
trab_store_folder_free (TrabStoreFolder *folder)
{
  if (folder == NULL)
    return;
  if (folder->lock_fd != -1)
    close (folder->lock_fd);
  g_clear_error (&folder->trouble);
  g_free (folder->path);
  g_free (folder->db_path);
  g_free (folder->keys_path);
  g_free (folder->backups_path);
  g_free (folder);
}

/** trab_store_folder_has_log: whether the last program to write ended without closing the store */
gboolean
trab_store_folder_has_log (TrabStoreFolder *folder)
{
  g_autofree char *log_path = g_strconcat (folder->db_path, "-wal", NULL);
  GStatBuf info;

  return g_stat (log_path, &info) == 0 && info.st_size > 0;
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

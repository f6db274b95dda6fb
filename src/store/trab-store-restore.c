/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* renameat2 */
#include "trab-store-restore.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "trab-error.h"
#include "trab-store-folder.h"
#include "trab-store-opening.h"

static const char *const files[] = { "records.db", "keys.json", "audit.seal" };

static gboolean
fail (GError **error, const char *what)
{
  g_set_error (error, TRAB_STORE_ERROR,
               errno == ENOSPC || errno == EDQUOT ? TRAB_STORE_ERROR_FULL : TRAB_STORE_ERROR_FAILED,
               "%s: %s", what, g_strerror (errno));
  return FALSE;
}

/* A log would hold changes that the copy of the record file alone has not */
static gboolean
check_is_copy (const char *backup, GError **error)
{
  g_autofree char *log_path = g_build_filename (backup, "records.db-wal", NULL);
  GStatBuf info;

  if (g_stat (log_path, &info) != 0 || info.st_size == 0)
    return TRUE;
  g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_MIXED,
               "this is no finished copy: it has changes in a log");
  return FALSE;
}

static gboolean
copy_files (const char *from, const char *to, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *source_path = g_build_filename (from, files[i], NULL);
      g_autofree char *target_path = g_build_filename (to, files[i], NULL);
      g_autoptr (GFile) source = g_file_new_for_path (source_path);
      g_autoptr (GFile) target = g_file_new_for_path (target_path);
      g_autoptr (GError) own = NULL;

      if (g_file_copy (source, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, &own))
        continue;
      if (i == 2 && g_error_matches (own, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        continue; /* a copy of an older release has no seal; opening knows when it should */
      g_set_error (
          error, TRAB_STORE_ERROR,
          g_error_matches (own, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)  ? TRAB_STORE_ERROR_NO_STORE
          : g_error_matches (own, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? TRAB_STORE_ERROR_FULL
                                                                   : TRAB_STORE_ERROR_FAILED,
          "%s cannot be copied", files[i]);
      return FALSE;
    }
  return trab_store_folder_sync (to, error);
}

static gboolean
check_whole (TrabStore *store, GError **error)
{
  const GError *trouble = trab_store_get_trouble (store);

  if (trouble != NULL)
    {
      g_propagate_error (error, g_error_copy (trouble));
      return FALSE;
    }
  return trab_store_quick_check (store, error) && trab_store_check_events (store, error)
         && trab_store_add_event (store, "restore-backup", NULL, NULL, error);
}

/* @mark: (out) (optional): of the store that was copied. Returns: (transfer full): a scratch store
 * beside @folder, closed, that holds the copy and is whole; to be removed or put in place */
static TrabStoreFolder *
make_scratch (const char *backup,
              const char *folder,
              const char *user,
              const char *passphrase,
              const TrabStoreHost *host,
              char **mark,
              GError **error)
{
  g_autofree char *final_path = g_canonicalize_filename (folder, NULL);
  g_autofree char *wanted = g_strconcat (final_path, ".restored", NULL);
  g_autoptr (TrabStoreFolder) scratch = NULL;
  g_autoptr (TrabStore) store = NULL;
  gboolean is_whole = FALSE;

  if (!check_is_copy (backup, error))
    return NULL;
  scratch = trab_store_folder_create (wanted, error);
  if (scratch == NULL)
    return NULL;
  trab_store_folder_unlock (scratch);
  if (copy_files (backup, scratch->path, error))
    store = trab_store_opening_open (scratch->path, user, passphrase, host, error);
  is_whole = store != NULL && check_whole (store, error);
  if (is_whole && mark != NULL)
    {
      *mark = trab_store_dup_mark (store, error);
      is_whole = *mark != NULL;
    }
  if (store != NULL && !trab_store_close (store, is_whole ? error : NULL))
    is_whole = FALSE;
  if (is_whole)
    return g_steal_pointer (&scratch);
  trab_store_folder_remove_new (scratch);
  return NULL;
}

gboolean
trab_store_restore_try (const char *backup,
                        const char *folder,
                        const char *user,
                        const char *passphrase,
                        const TrabStoreHost *host,
                        char **mark,
                        GError **error)
{
  g_autoptr (TrabStoreFolder) scratch
      = make_scratch (backup, folder, user, passphrase, host, mark, error);

  if (scratch == NULL)
    return FALSE;
  trab_store_folder_remove_new (scratch);
  return TRUE;
}

/* One step where the file system can exchange two names; otherwise two, and @folder is missing for
 * a moment between them */
static gboolean
exchange (const char *scratch, const char *folder, const char *aside, GError **error)
{
  if (renameat2 (AT_FDCWD, scratch, AT_FDCWD, folder, RENAME_EXCHANGE) == 0)
    return g_rename (scratch, aside) == 0
           || fail (error, "what was there before cannot be put aside");
  if (g_rename (folder, aside) != 0)
    return fail (error, "what is there cannot be put aside");
  return g_rename (scratch, folder) == 0 || fail (error, "the copy cannot take its place");
}

static char *
put_in_place (TrabStoreFolder *scratch,
              const char *folder,
              const TrabStoreHost *host,
              GError **error)
{
  g_autofree char *final_path = g_canonicalize_filename (folder, NULL);
  g_autofree char *parent = g_path_get_dirname (final_path);
  g_autoptr (GDateTime) now
      = g_date_time_new_from_unix_utc (host->get_unix_ms (host->user_data) / 1000);
  g_autofree char *time = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  g_autofree char *aside = g_strconcat (final_path, ".before-restore-", time, NULL);
  g_autoptr (TrabStoreFolder) held = NULL;

  if (!g_file_test (final_path, G_FILE_TEST_EXISTS))
    {
      if (g_rename (scratch->path, final_path) != 0)
        {
          fail (error, "the copy cannot be given its name");
          return NULL;
        }
      return trab_store_folder_sync (parent, error) ? g_strdup ("") : NULL;
    }
  held = trab_store_folder_hold (final_path, error);
  if (held == NULL || !exchange (scratch->path, final_path, aside, error)
      || !trab_store_folder_sync (parent, error))
    return NULL;
  return g_steal_pointer (&aside);
}

char *
trab_store_restore_run (const char *backup,
                        const char *folder,
                        const char *user,
                        const char *passphrase,
                        const TrabStoreHost *host,
                        GError **error)
{
  g_autoptr (TrabStoreFolder) scratch
      = make_scratch (backup, folder, user, passphrase, host, NULL, error);
  char *aside = scratch ? put_in_place (scratch, folder, host, error) : NULL;

  if (scratch != NULL && aside == NULL)
    trab_store_folder_remove_new (scratch);
  return aside;
}

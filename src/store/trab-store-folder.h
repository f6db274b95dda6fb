/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TrabStoreFolder:
 * The folder of one store, held against other programs for as long as this lives.
 * @trouble: (nullable): why nothing in it may be written: BUSY (another program holds it) or
 *   READ_ONLY (the medium or the permissions)
 */
typedef struct
{
  char *path;
  char *db_path;
  char *keys_path;
  char *log_path;     /* of SQLite, beside db_path */
  char *next_db_path; /* while the data gets a new key */
  char *seal_path;
  char *tries_path;
  char *backups_path;
  char *final_path; /* while a new store is being made in the folder beside it; else NULL */
  GError *trouble;
  int lock_fd;        /* -1 when not held */
  guint64 file_id[2]; /* of the record file that was opened: device and inode */
} TrabStoreFolder;

TrabStoreFolder *trab_store_folder_create (const char *path, GError **error);
TrabStoreFolder *trab_store_folder_open (const char *path, GError **error);
gboolean trab_store_folder_finish (TrabStoreFolder *folder,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_store_folder_note_file (TrabStoreFolder *folder,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_store_folder_check_file (TrabStoreFolder *folder,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void trab_store_folder_free (TrabStoreFolder *folder);
TrabStoreFolder *trab_store_folder_hold (const char *path, GError **error);
void trab_store_folder_unlock (TrabStoreFolder *folder);
void trab_store_folder_remove_new (TrabStoreFolder *folder);
gboolean trab_store_folder_is_local (guint64 file_system_type);
gboolean trab_store_folder_make (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_store_folder_sync (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabStoreFolder, trab_store_folder_free)

G_END_DECLS

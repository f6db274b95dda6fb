/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-backup.h"

#include "trab-passphrase.h"
#include "trab-session-call.h"
#include "trab-session-private.h"
#include "trab-session-settings.h"
#include "trab-store-copies.h"
#include "trab-store-restore.h"

typedef struct
{
  const char *folder;
  guint n_kept;
} RunArguments;

/* A copy is a copy, whether the store can say so or not */
static void
note (TrabSession *self, TrabSetting setting)
{
  g_autoptr (GError) error = NULL;

  if (!trab_session_settings_note_day (self, setting, &error))
    g_info ("the day of the backup is not kept: %s", error->message);
}

static gpointer
run_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const RunArguments *run = arguments;
  TrabStore *store = trab_session_get_store (self, error);
  char *copy = store ? trab_store_backup (store, run->folder, error) : NULL;

  if (copy != NULL && run->n_kept > 0)
    trab_store_rotate_backups (store, run->folder, run->n_kept);
  if (copy != NULL)
    note (self, TRAB_SETTING_BACKUP_DONE);
  return copy;
}

/**
 * trab_session_backup_run:
 * @folder: where to
 * @n_kept: how many copies stay in @folder, the oldest go; 0 for all
 *
 * Returns: (transfer full) (nullable): the path of the copy, that was read back and compared
 */
char *
trab_session_backup_run (TrabSession *self, const char *folder, guint n_kept, GError **error)
{
  RunArguments arguments = { folder, n_kept };

  return trab_session_call_and_wait (self, run_verb, &arguments, error);
}

typedef struct
{
  const char *copy;
  const char *folder;
  const char *user;
  const char *passphrase;
} RestoreArguments;

static gpointer
try_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const RestoreArguments *restore = arguments;
  TrabStore *store = trab_session_get_store (self, NULL);
  g_autofree char *mark = store ? trab_store_dup_mark (store, NULL) : NULL;
  g_autofree char *copied = NULL;
  g_autoptr (GError) own = NULL;

  if (!trab_store_restore_try (restore->copy, restore->folder, restore->user, restore->passphrase,
                               trab_store_host_get_system (), &copied, error))
    return NULL;
  if (mark == NULL || !g_str_equal (mark, copied))
    return self; /* it proves nothing of the store that is open */
  if (!trab_store_add_event (store, "restore-test", NULL, NULL, &own))
    g_info ("the audit does not tell of a tried copy: %s", own->message);
  note (self, TRAB_SETTING_BACKUP_TRIED);
  return self;
}

/** trab_session_backup_try: whether @copy would restore; a store that is open, and that it is a
 * copy of, notes that it would */
gboolean
trab_session_backup_try (TrabSession *self,
                         const char *copy,
                         const char *folder,
                         const char *user,
                         const char *passphrase,
                         GError **error)
{
  RestoreArguments arguments = { copy, folder, user, passphrase };

  return trab_session_call_and_wait (self, try_verb, &arguments, error) != NULL;
}

static gpointer
restore_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const RestoreArguments *restore = arguments;

  return trab_store_restore_run (restore->copy, restore->folder, restore->user, restore->passphrase,
                                 trab_store_host_get_system (), error);
}

/**
 * trab_session_backup_restore:
 * @folder: the store whose place @copy takes; nobody has it open
 *
 * Returns: (transfer full) (nullable): where what was there is now; "" when nothing was
 */
char *
trab_session_backup_restore (TrabSession *self,
                             const char *copy,
                             const char *folder,
                             const char *user,
                             const char *passphrase,
                             GError **error)
{
  RestoreArguments arguments = { copy, folder, user, passphrase };

  return trab_session_call_and_wait (self, restore_verb, &arguments, error);
}

typedef struct
{
  char *folder;
  guint n_kept;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_free (run->folder);
  g_free (run);
}

static gpointer
run_copied_verb (TrabSession *self, gpointer data, GCancellable *cancellable, GError **error)
{
  const Run *run = data;
  RunArguments arguments = { run->folder, run->n_kept };

  return run_verb (self, &arguments, cancellable, error);
}

void
trab_session_backup_run_async (TrabSession *self,
                               const char *folder,
                               guint n_kept,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Run *run = g_new0 (Run, 1);

  run->folder = g_strdup (folder);
  run->n_kept = n_kept;
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, run_copied_verb, run, run_free, g_free,
                           NULL, callback, user_data);
}

/** trab_session_backup_run_finish: (transfer full) (nullable): the path of the copy */
char *
trab_session_backup_run_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  TrabRestoreAction action;
  char *copy;
  char *folder;
  char *user;
  char *passphrase;
} Restore;

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  g_free (restore->copy);
  g_free (restore->folder);
  g_free (restore->user);
  trab_passphrase_wipe (restore->passphrase);
  g_free (restore);
}

static gpointer
restore_copied_verb (TrabSession *self, gpointer data, GCancellable *cancellable, GError **error)
{
  const Restore *restore = data;
  RestoreArguments arguments
      = { restore->copy, restore->folder, restore->user, restore->passphrase };

  if (restore->action == TRAB_RESTORE_IN_PLACE)
    return restore_verb (self, &arguments, cancellable, error);
  return try_verb (self, &arguments, cancellable, error) ? g_strdup ("") : NULL;
}

void
trab_session_backup_restore_async (TrabSession *self,
                                   TrabRestoreAction action,
                                   const char *copy,
                                   const char *folder,
                                   const char *user,
                                   const char *passphrase,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Restore *restore = g_new0 (Restore, 1);

  restore->action = action;
  restore->copy = g_strdup (copy);
  restore->folder = g_strdup (folder);
  restore->user = g_strdup (user);
  restore->passphrase = g_strdup (passphrase);
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, restore_copied_verb, restore,
                           restore_free, g_free, NULL, callback, user_data);
}

/** trab_session_backup_restore_finish: (transfer full) (nullable): where what was there is now; ""
 * when nothing was, or it was only tried */
char *
trab_session_backup_restore_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/** trab_session_backup_find_newest: (transfer full) (nullable): the path of the latest copy in
 * @folder: of the open store; of whatever store where none is open */
char *
trab_session_backup_find_newest (TrabSession *self, const char *folder)
{
  g_autoptr (GPtrArray) names
      = trab_store_copies_list (folder, trab_session_get_copy_mark (self), "");

  return names->len > 0
             ? g_build_filename (folder, (char *) g_ptr_array_index (names, names->len - 1), NULL)
             : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-backup.h"

#include "trab-session-call.h"
#include "trab-session-private.h"
#include "trab-store-restore.h"

typedef struct
{
  const char *folder;
  guint n_kept;
} RunArguments;

static gpointer
run_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const RunArguments *run = arguments;
  TrabStore *store = trab_session_get_store (self, error);
  char *copy = store ? trab_store_backup (store, run->folder, error) : NULL;

  if (copy != NULL && run->n_kept > 0)
    trab_store_rotate_backups (store, run->folder, run->n_kept);
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
  g_autoptr (GError) own = NULL;

  if (!trab_store_restore_try (restore->copy, restore->folder, restore->user, restore->passphrase,
                               trab_store_host_get_system (), error))
    return NULL;
  if (store != NULL && !trab_store_add_event (store, "restore-test", NULL, NULL, &own))
    g_info ("the audit does not tell of a tried copy: %s", own->message);
  return self;
}

/** trab_session_backup_try: whether @copy would restore; an open store's audit notes that it would
 */
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

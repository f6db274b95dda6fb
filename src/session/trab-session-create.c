/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-create.h"

#include "trab-practice.h"
#include "trab-session-call.h"
#include "trab-session-door.h"
#include "trab-session-keys.h"
#include "trab-store-opening.h"
#include "trab-text.h"

static gpointer
create_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const TrabSessionDoor *door = arguments;
  g_autoptr (TrabStore) store = NULL;

  if (!trab_text_check (door->user, TRAB_TEXT_LINE, error)
      || !trab_session_keys_judge (door->passphrase, door->user, error))
    return NULL;
  store = trab_store_opening_create (door->folder, door->user, door->passphrase,
                                     trab_store_host_get_system (), error);
  return store != NULL && trab_store_close (store, error) ? self : NULL;
}

/**
 * trab_session_create_async:
 * @folder: new or empty
 *
 * Makes an empty store with its first user; opens nothing. CONSTRAINT when the folder holds
 * anything, or @user is the practice user.
 */
void
trab_session_create_async (TrabSession *self,
                           const char *folder,
                           const char *user,
                           const char *passphrase,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE_FIRST, create_verb,
                           trab_session_door_new (folder, user, passphrase),
                           (GDestroyNotify) trab_session_door_free, NULL, cancellable, callback,
                           user_data);
}

/** trab_session_create: the same, and waits for it */
gboolean
trab_session_create (
    TrabSession *self, const char *folder, const char *user, const char *passphrase, GError **error)
{
  TrabSessionDoor *door = trab_session_door_new (folder, user, passphrase);
  gboolean is_made = trab_session_call_and_wait (self, create_verb, door, error) != NULL;

  trab_session_door_free (door);
  return is_made;
}

gboolean
trab_session_create_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

typedef struct
{
  const char *folder;
  TrabDate today;
} PracticeArguments;

static gpointer
practice_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const PracticeArguments *practice = arguments;
  g_autoptr (TrabStore) store = trab_store_opening_create (
      practice->folder, TRAB_SESSION_DOOR_PRACTICE_USER, TRAB_SESSION_DOOR_PRACTICE_PASSPHRASE,
      trab_store_host_get_system (), error);

  if (store == NULL || !trab_practice_fill (store, practice->today, error)
      || !trab_store_close (store, error))
    return NULL;
  return self;
}

/**
 * trab_session_create_practice:
 * @folder: new or empty
 * @today: the made-up visits lie before it
 *
 * Returns: FALSE with TRAB_STORE_ERROR
 */
gboolean
trab_session_create_practice (TrabSession *self, const char *folder, TrabDate today, GError **error)
{
  PracticeArguments arguments = { folder, today };

  return trab_session_call_and_wait (self, practice_verb, &arguments, error) != NULL;
}

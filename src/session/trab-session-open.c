/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-open.h"

#include "trab-error.h"
#include "trab-session-call.h"
#include "trab-session-country.h"
#include "trab-session-door.h"
#include "trab-session-private.h"
#include "trab-session-settings.h"
#include "trab-store-opening.h"

/* Whether the practice store unlocks itself is tried at every start; where it is another one, that
 * is no wrong passphrase for its audit */
static gboolean
is_another_store (const TrabSessionDoor *door)
{
  return g_str_equal (door->user, TRAB_SESSION_DOOR_PRACTICE_USER)
         && g_str_equal (door->passphrase, TRAB_SESSION_DOOR_PRACTICE_PASSPHRASE)
         && trab_store_opening_lacks_user (door->folder, TRAB_SESSION_DOOR_PRACTICE_USER);
}

static gpointer
open_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const TrabSessionDoor *door = arguments;
  TrabStore *store = NULL;
  g_autoptr (GError) unread = NULL;

  if (is_another_store (door))
    {
      g_set_error_literal (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_WRONG_PASSPHRASE,
                           "this is not the practice store");
      return NULL;
    }
  store = trab_store_opening_open (door->folder, door->user, door->passphrase,
                                   trab_store_host_get_system (), error);
  if (store == NULL)
    return NULL;
  if (!trab_session_country_read (self, store, error))
    {
      g_object_unref (store);
      return NULL;
    }
  /* settings that cannot be read leave the usual ones: the records are worth more */
  if (!trab_session_settings_read (self, store, &unread))
    g_warning ("the clinic's settings cannot be read: %s", unread->message);
  trab_session_take_store (self, store, door->user);
  g_object_unref (store);
  return self;
}

/**
 * trab_session_open:
 * @user, @passphrase: (nullable): NULL for the practice store, which unlocks itself
 *
 * Returns: FALSE with TRAB_STORE_ERROR; nothing of the folder was changed then
 */
gboolean
trab_session_open (
    TrabSession *self, const char *folder, const char *user, const char *passphrase, GError **error)
{
  TrabSessionDoor *door = trab_session_door_new (folder, user, passphrase);
  gboolean is_open = trab_session_call_and_wait (self, open_verb, door, error) != NULL;

  trab_session_set_is_open (self, is_open);
  trab_session_door_free (door);
  return is_open;
}

void
trab_session_open_async (TrabSession *self,
                         const char *folder,
                         const char *user,
                         const char *passphrase,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE_FIRST, open_verb,
                           trab_session_door_new (folder, user, passphrase),
                           (GDestroyNotify) trab_session_door_free, NULL, cancellable, callback,
                           user_data);
}

gboolean
trab_session_open_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  gboolean is_open = g_task_propagate_pointer (G_TASK (result), error) != NULL;

  trab_session_set_is_open (self, is_open);
  return is_open;
}

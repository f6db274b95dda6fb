/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-keys.h"

#include <string.h>

#include "trab-error.h"
#include "trab-passphrase.h"
#include "trab-session-call.h"
#include "trab-session-private.h"
#include "trab-text.h"

#define PRACTICE_USER "practice" /* its store unlocks itself, so nobody else may be called so */

typedef struct
{
  const char *own_passphrase;
  const char *user;
  const char *passphrase;
} Arguments;

/* "practice" opens the made-up records by itself; the slots that are nobody's begin with a colon.
 */
static gboolean
may_be_called (const char *user)
{
  return !g_str_equal (user, PRACTICE_USER) && user[0] != ':' && user[strspn (user, " ")] != '\0';
}

/**
 * trab_session_keys_judge:
 * @user: (nullable): NULL for whoever has the records open already
 *
 * Returns: FALSE with WEAK_PASSPHRASE, with the reason, when @passphrase would be tried first, or
 *   RESERVED_USER when nobody may be called @user
 */
gboolean
trab_session_keys_judge (const char *passphrase, const char *user, GError **error)
{
  TrabPassphraseStrength strength = trab_passphrase_judge (passphrase, user ? user : "");

  if (user != NULL && !may_be_called (user))
    {
      g_set_error_literal (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_RESERVED_USER,
                           "the name has a use of its own");
      return FALSE;
    }
  if (strength == TRAB_PASSPHRASE_GOOD)
    return TRUE;
  g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_WEAK_PASSPHRASE, "%d", (int) strength);
  return FALSE;
}

static gpointer
list_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  TrabStore *store = trab_session_get_store (self, error);

  return store ? trab_store_list_users (store, error) : NULL;
}

/** trab_session_keys_list_users: (transfer full) (nullable): ":recovery" is the key on paper */
char **
trab_session_keys_list_users (TrabSession *self, GError **error)
{
  return trab_session_call_and_wait (self, list_verb, NULL, error);
}

static gpointer
add_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const Arguments *add = arguments;
  TrabStore *store = trab_session_get_store (self, error);

  return store != NULL
                 && trab_store_add_user (store, add->own_passphrase, add->user, add->passphrase,
                                         error)
             ? self
             : NULL;
}

/** trab_session_keys_add_user: a key of their own; in an emergency a new one for somebody */
gboolean
trab_session_keys_add_user (TrabSession *self,
                            const char *own_passphrase,
                            const char *user,
                            const char *passphrase,
                            GError **error)
{
  Arguments arguments = { own_passphrase, user, passphrase };

  return trab_text_check (user, TRAB_TEXT_LINE, error)
         && trab_session_keys_judge (passphrase, user, error)
         && trab_session_call_and_wait (self, add_verb, &arguments, error) != NULL;
}

static gpointer
remove_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const Arguments *removal = arguments;
  TrabStore *store = trab_session_get_store (self, error);

  return store != NULL
                 && trab_store_remove_user (store, removal->own_passphrase, removal->user, error)
             ? self
             : NULL;
}

/** trab_session_keys_remove_user: NOT_FOUND; nobody removes themselves */
gboolean
trab_session_keys_remove_user (TrabSession *self,
                               const char *own_passphrase,
                               const char *user,
                               GError **error)
{
  Arguments arguments = { own_passphrase, user, NULL };

  return trab_session_call_and_wait (self, remove_verb, &arguments, error) != NULL;
}

static gpointer
change_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const Arguments *change = arguments;
  TrabStore *store = trab_session_get_store (self, error);

  return store != NULL
                 && trab_store_change_passphrase (store, change->own_passphrase, change->passphrase,
                                                  error)
             ? self
             : NULL;
}

/** trab_session_keys_change: @user: who has the store open */
gboolean
trab_session_keys_change (TrabSession *self,
                          const char *own_passphrase,
                          const char *user,
                          const char *passphrase,
                          GError **error)
{
  Arguments arguments = { own_passphrase, user, passphrase };

  return trab_session_keys_judge (passphrase, user, error)
         && trab_session_call_and_wait (self, change_verb, &arguments, error) != NULL;
}

static gpointer
recovery_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  TrabStore *store = trab_session_get_store (self, error);

  return store ? trab_store_make_recovery_key (store, arguments, error) : NULL;
}

/** trab_session_keys_make_recovery: (transfer full) (nullable): words; those before are void */
char *
trab_session_keys_make_recovery (TrabSession *self, const char *own_passphrase, GError **error)
{
  return trab_session_call_and_wait (self, recovery_verb, (gpointer) own_passphrase, error);
}

static gpointer
renew_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  TrabStore *store = trab_session_get_store (self, error);

  return store ? trab_store_rekey (store, arguments, error) : NULL;
}

/** trab_session_keys_renew: (transfer full) (nullable): the words of the new recovery key; all
 * others have to be added again */
char *
trab_session_keys_renew (TrabSession *self, const char *own_passphrase, GError **error)
{
  return trab_session_call_and_wait (self, renew_verb, (gpointer) own_passphrase, error);
}

void
trab_session_keys_list_users_async (TrabSession *self,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, list_verb, NULL, NULL,
                           (GDestroyNotify) g_strfreev, NULL, callback, user_data);
}

char **
trab_session_keys_list_users_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* One change, with copies of what it takes, wiped afterwards. */
typedef struct
{
  TrabKeyAction action;
  char *own_passphrase;
  char *user;
  char *passphrase;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  trab_passphrase_wipe (run->own_passphrase);
  trab_passphrase_wipe (run->passphrase);
  g_free (run->user);
  g_free (run);
}

static gpointer
run_verb (TrabSession *self, gpointer data, GCancellable *cancellable, GError **error)
{
  const Run *run = data;
  Arguments arguments = { run->own_passphrase, run->user, run->passphrase };
  gpointer done = NULL;

  switch (run->action)
    {
    case TRAB_KEY_ADD_USER:
      done = add_verb (self, &arguments, cancellable, error);
      break;
    case TRAB_KEY_REMOVE_USER:
      done = remove_verb (self, &arguments, cancellable, error);
      break;
    case TRAB_KEY_CHANGE:
      done = change_verb (self, &arguments, cancellable, error);
      break;
    case TRAB_KEY_RECOVERY:
      return recovery_verb (self, run->own_passphrase, cancellable, error);
    }
  return done ? g_strdup ("") : NULL;
}

/**
 * trab_session_keys_run_async:
 * @user: (nullable): who is added or removed; without it one's own
 * @passphrase: (nullable): the new one, judged before by trab_session_keys_judge()
 */
void
trab_session_keys_run_async (TrabSession *self,
                             TrabKeyAction action,
                             const char *own_passphrase,
                             const char *user,
                             const char *passphrase,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Run *run = g_new0 (Run, 1);

  run->action = action;
  run->own_passphrase = g_strdup (own_passphrase);
  run->user = g_strdup (user);
  run->passphrase = g_strdup (passphrase);
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, run_verb, run, run_free,
                           (GDestroyNotify) trab_passphrase_wipe, NULL, callback, user_data);
}

/** trab_session_keys_run_finish: (transfer full) (nullable): new words for paper, else ""; to be
 * wiped */
char *
trab_session_keys_run_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-keys.h"

#include "trab-error.h"
#include "trab-passphrase.h"
#include "trab-session-call.h"
#include "trab-session-private.h"

#define PRACTICE_USER "practice" /* its store unlocks itself, so nobody else may be called so */

typedef struct
{
  const char *own_passphrase;
  const char *user;
  const char *passphrase;
} Arguments;

/** trab_session_keys_judge: WEAK_PASSPHRASE, with the reason, when @passphrase would be tried
 * first; CONSTRAINT when @user is the practice store's */
gboolean
trab_session_keys_judge (const char *passphrase, const char *user, GError **error)
{
  TrabPassphraseStrength strength = trab_passphrase_judge (passphrase, user);

  if (g_str_equal (user, PRACTICE_USER))
    {
      g_set_error_literal (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT,
                           "the name of the practice user opens the practice store only");
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

  return trab_session_keys_judge (passphrase, user, error)
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

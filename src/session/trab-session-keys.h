/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

/* Who may open the store. Errors are TRAB_STORE_ERROR: WEAK_PASSPHRASE, whose message is the reason
 * (of TrabPassphraseStrength, as a number) for trab_present_error; WRONG_PASSPHRASE for one's own;
 * CONSTRAINT for a name that is taken or is none. Words of a recovery key are to be shown once and
 * wiped. */

gboolean trab_session_keys_judge (const char *passphrase,
                                  const char *user,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
char **trab_session_keys_list_users (TrabSession *session, GError **error);
gboolean trab_session_keys_add_user (TrabSession *session,
                                     const char *own_passphrase,
                                     const char *user,
                                     const char *passphrase,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_session_keys_remove_user (TrabSession *session,
                                        const char *own_passphrase,
                                        const char *user,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_session_keys_change (TrabSession *session,
                                   const char *own_passphrase,
                                   const char *user,
                                   const char *passphrase,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *trab_session_keys_make_recovery (TrabSession *session,
                                       const char *own_passphrase,
                                       GError **error);
char *trab_session_keys_renew (TrabSession *session, const char *own_passphrase, GError **error);

/** What is done to who may open the store. */
typedef enum
{
  TRAB_KEY_ADD_USER,
  TRAB_KEY_REMOVE_USER,
  TRAB_KEY_CHANGE,   /* one's own passphrase */
  TRAB_KEY_RECOVERY, /* new words for paper */
} TrabKeyAction;

void trab_session_keys_list_users_async (TrabSession *session,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
char **trab_session_keys_list_users_finish (TrabSession *session,
                                            GAsyncResult *result,
                                            GError **error);
void trab_session_keys_run_async (TrabSession *session,
                                  TrabKeyAction action,
                                  const char *own_passphrase,
                                  const char *user,
                                  const char *passphrase,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
char *trab_session_keys_run_finish (TrabSession *session, GAsyncResult *result, GError **error);

G_END_DECLS

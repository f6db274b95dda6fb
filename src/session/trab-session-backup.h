/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

/* Copies of the store and the way back. Errors are TRAB_STORE_ERROR. */

char *trab_session_backup_run (TrabSession *session,
                               const char *folder,
                               guint n_kept,
                               GError **error);
gboolean trab_session_backup_try (TrabSession *session,
                                  const char *copy,
                                  const char *folder,
                                  const char *user,
                                  const char *passphrase,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *trab_session_backup_restore (TrabSession *session,
                                   const char *copy,
                                   const char *folder,
                                   const char *user,
                                   const char *passphrase,
                                   GError **error);

char *trab_session_backup_find_newest (TrabSession *session, const char *folder);
void trab_session_backup_run_async (TrabSession *session,
                                    const char *folder,
                                    guint n_kept,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
char *trab_session_backup_run_finish (TrabSession *session, GAsyncResult *result, GError **error);

/** What to do with a copy. */
typedef enum
{
  TRAB_RESTORE_TRY,      /* in a scratch place; nothing changes */
  TRAB_RESTORE_IN_PLACE, /* no store is open */
} TrabRestoreAction;

void trab_session_backup_restore_async (TrabSession *session,
                                        TrabRestoreAction action,
                                        const char *copy,
                                        const char *folder,
                                        const char *user,
                                        const char *passphrase,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
char *trab_session_backup_restore_finish (TrabSession *session,
                                          GAsyncResult *result,
                                          GError **error);

G_END_DECLS

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

G_END_DECLS

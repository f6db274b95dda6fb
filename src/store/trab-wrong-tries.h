/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Wrong passphrases, noted in a file beside the keys until somebody gets in and the audit can take
 * them. They make the next try wait: it slows down who sits at the computer, not who has copied the
 * folder. */

gboolean trab_wrong_tries_may_try (const char *path,
                                   gint64 now_unix_ms,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void trab_wrong_tries_note (const char *path, gint64 now_unix_ms, const char *user);
char **trab_wrong_tries_read (const char *path);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-wrong-tries.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "trab-error.h"

#define N_FREE 3       /* nobody waits after these */
#define MAX_WAIT_S 300 /* 1, 2, 4 ... seconds until this */
#define MAX_LINES 1000 /* a script that tries all night fills no disk */
#define MAX_SHIFT 9    /* 2^9 > MAX_WAIT_S */

/** trab_wrong_tries_read: (transfer full): one text for each: "UNIX_MS USER", the oldest first */
char **
trab_wrong_tries_read (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return g_strv_builder_end (lines);
  all = g_strsplit (text, "\n", -1);
  for (guint i = 0; all[i] != NULL; i++)
    if (all[i][0] != '\0' && g_utf8_validate (all[i], -1, NULL))
      g_strv_builder_add (lines, all[i]);
  return g_strv_builder_end (lines);
}

/** trab_wrong_tries_may_try: WAIT while the last wrong try is too fresh; a clock that was set back
 * keeps nobody out for longer */
gboolean
trab_wrong_tries_may_try (const char *path, gint64 now_unix_ms, GError **error)
{
  g_auto (GStrv) lines = trab_wrong_tries_read (path);
  guint n_tries = g_strv_length (lines);
  gint64 wait_s = 0;
  gint64 passed_ms = 0;

  if (n_tries < N_FREE)
    return TRUE;
  wait_s = MIN (MAX_WAIT_S, 1 << MIN (n_tries - N_FREE, MAX_SHIFT));
  passed_ms = now_unix_ms - g_ascii_strtoll (lines[n_tries - 1], NULL, 10);
  if (passed_ms < 0 || passed_ms >= wait_s * 1000)
    return TRUE;
  g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_WAIT,
               "%u wrong tries: the next in %" G_GINT64_FORMAT " s", n_tries,
               wait_s - passed_ms / 1000);
  return FALSE;
}

/** trab_wrong_tries_note: @user: (nullable): NULL when the name is nobody's: it may be a passphrase
 * typed into the wrong field. Where nothing can be written, nothing is. */
void
trab_wrong_tries_note (const char *path, gint64 now_unix_ms, const char *user)
{
  g_auto (GStrv) lines = trab_wrong_tries_read (path);
  g_autofree char *line
      = g_strdup_printf ("%" G_GINT64_FORMAT " %s\n", now_unix_ms, user ? user : "-");
  int fd = -1;

  if (g_strv_length (lines) >= MAX_LINES)
    return;
  fd = open (path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (fd == -1)
    return;
  if (write (fd, line, strlen (line)) == -1)
    g_info ("a wrong try could not be noted");
  close (fd);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <glib/gstdio.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "trab-error.h"
#include "trab-keys.h"

#define USER "anna"
#define PASSPHRASE "correct horse"
#define MAX_LOG2_N 6 /* dearer slots are not tried here: they cost a second each by intent */

/* Whatever a key file holds: no crash, an error of our own domain, and no key but the one that was
 * wrapped. The corpus has keys.json files whose key is the bytes 0 to 31. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
try_user (TrabKeys *keys, const char *user)
{
  guint8 key[TRAB_DB_KEY_SIZE] = { 0 };
  g_autoptr (GError) error = NULL;

  if (!trab_keys_is_cheaper (keys, user, MAX_LOG2_N + 1))
    return;
  if (!trab_keys_unlock (keys, user, PASSPHRASE, key, &error))
    {
      g_assert_true (error->domain == TRAB_STORE_ERROR);
      return;
    }
  for (guint i = 0; i < sizeof key; i++)
    g_assert_cmpuint (key[i], ==, i);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabKeys) keys = NULL;
  g_auto (GStrv) users = NULL;
  int file = g_file_open_tmp ("fuzz-keys-XXXXXX", &path, NULL);

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_assert_true (g_file_set_contents (path, (const char *) data, (gssize) size, NULL));
  keys = trab_keys_load (path, &error);
  g_unlink (path);
  if (keys == NULL)
    {
      g_assert_true (error->domain == TRAB_STORE_ERROR);
      return 0;
    }
  users = trab_keys_list_users (keys);
  for (guint i = 0; users[i] != NULL; i++)
    {
      g_assert_true (trab_keys_has_user (keys, users[i]));
      try_user (keys, users[i]);
    }
  trab_keys_remove (keys, USER);
  trab_keys_begin_next (keys);
  try_user (keys, USER);
  trab_keys_end_next (keys, TRUE);
  try_user (keys, USER);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <glib/gstdio.h>

/* Runs every file of a corpus through a fuzz target: what was once found stays found.
 *
 *   replay-import CORPUS [CHANGES [SEED]]
 *
 * With CHANGES, that many changed files more, for a long run where there is no fuzzer; what broke
 * it is left in replay-broken. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* The target frees what it is given; a copy of exactly the size lets a sanitizer see an overrun. */
static void
replay_file (gconstpointer path)
{
  g_autofree char *text = NULL;
  g_autofree char *exact = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  exact = g_memdup2 (text, size);
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const uint8_t *) exact, size), ==, 0);
}

/* What breaks readers, put in anywhere. */
static const char *const pieces[] = { "null",
                                      "[]",
                                      "{}",
                                      "\"\"",
                                      "-",
                                      "1e400",
                                      "0.612",
                                      "-9",
                                      "2052-05-06",
                                      "2025-02-30",
                                      "Patient/p1",
                                      "Patient/x",
                                      "\\u0000",
                                      "\n",
                                      ",",
                                      ";",
                                      "\"value\":",
                                      "\"valueString\":\"<5\"",
                                      "entered-in-error",
                                      "\xff",
                                      "\xe2\x80\x8b",
                                      "{\"reference\":\"#c\"}" };

/* One or a few changes: a byte, a piece put in, a part cut out, doubled, or taken from @other. */
static GByteArray *
new_changed (GRand *random, GBytes *given, GBytes *other)
{
  GByteArray *bytes = g_byte_array_new ();
  guint n = (guint) g_rand_int_range (random, 1, 5);

  g_byte_array_append (bytes, g_bytes_get_data (given, NULL), (guint) g_bytes_get_size (given));
  for (guint i = 0; i < n && bytes->len > 0; i++)
    {
      guint at = (guint) g_rand_int_range (random, 0, (gint32) bytes->len);
      guint length = (guint) g_rand_int_range (random, 1, 200);
      const char *piece = pieces[g_rand_int_range (random, 0, (gint32) G_N_ELEMENTS (pieces))];
      g_autoptr (GByteArray) rest = g_byte_array_new ();
      const guint8 *more = g_bytes_get_data (other, NULL);
      gsize n_more = g_bytes_get_size (other);
      gsize from = n_more > 0 ? g_rand_int (random) % n_more : 0;
      int kind = g_rand_int_range (random, 0, 6);

      g_byte_array_append (rest, bytes->data + at, bytes->len - at);
      if (kind == 0)
        {
          bytes->data[at] = (guint8) g_rand_int (random);
          continue;
        }
      g_byte_array_set_size (bytes, at);
      if (kind == 1)
        g_byte_array_append (bytes, (const guint8 *) piece, (guint) strlen (piece));
      else if (kind == 2)
        g_byte_array_append (bytes, rest->data, MIN (length, rest->len));
      else if (kind == 3 && n_more > 0)
        g_byte_array_append (bytes, more + from, (guint) MIN ((gsize) length, n_more - from));
      if (kind >= 4) /* cut out, or put in the place of what stood there */
        g_byte_array_remove_range (rest, 0, MIN (length, rest->len));
      if (kind == 5)
        g_byte_array_append (bytes, (const guint8 *) piece, (guint) strlen (piece));
      g_byte_array_append (bytes, rest->data, rest->len);
    }
  return bytes;
}

static void
run_changes (GPtrArray *paths, guint n_changes, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < paths->len; i++)
    {
      char *text = NULL;
      gsize size = 0;

      g_assert_true (g_file_get_contents (paths->pdata[i], &text, &size, NULL));
      g_ptr_array_add (files, g_bytes_new_take (text, size));
    }
  for (guint i = 0; i < n_changes; i++)
    {
      g_autoptr (GByteArray) changed
          = new_changed (random, files->pdata[g_rand_int_range (random, 0, (gint32) files->len)],
                         files->pdata[g_rand_int_range (random, 0, (gint32) files->len)]);

      g_unlink ("replay-broken"); /* it may have been longer */
      g_assert_true (g_file_set_contents_full ("replay-broken", (char *) changed->data,
                                               changed->len, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      g_assert_cmpint (LLVMFuzzerTestOneInput (changed->data, changed->len), ==, 0);
    }
  g_unlink ("replay-broken");
}

int
main (int argc, char **argv)
{
  g_autoptr (GDir) folder = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name = NULL;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, >=, 2);
  folder = g_dir_open (argv[1], 0, NULL);
  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *test = g_strconcat ("/fuzz/", name, NULL);
      char *path = g_build_filename (argv[1], name, NULL);

      g_ptr_array_add (paths, path);
      g_test_add_data_func (test, path, replay_file);
    }
  if (argc > 2)
    {
      run_changes (paths, (guint) g_ascii_strtoull (argv[2], NULL, 10),
                   argc > 3 ? (guint32) g_ascii_strtoull (argv[3], NULL, 10) : 1);
      return 0;
    }
  return g_test_run ();
}

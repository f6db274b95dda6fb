/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-table-memory.h"

#include <glib/gstdio.h>
#include <string.h>

#include "trab-csv-reader.h"
#include "trab-csv-text.h"

#define KEY_SOURCE "source"
#define KEY_MAP "map"

/** trab_table_memory_is_table: whether a file that begins so is read as a table */
gboolean
trab_table_memory_is_table (GBytes *start)
{
  return trab_csv_reader_accepts (start);
}

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "trabecula", "tables.ini", NULL);
}

static char *
dup_head_digest (GBytes *start)
{
  TrabCsvEncoding encoding = TRAB_CSV_ENCODING_FOUND;
  g_autoptr (GBytes) utf8 = trab_csv_text_to_utf8 (start, &encoding, NULL);
  gsize length = 0;
  const char *text = utf8 ? g_bytes_get_data (utf8, &length) : NULL;
  const char *end = text ? memchr (text, '\n', length) : NULL;
  g_autofree char *head = g_strndup (text ? text : "", end ? (gsize) (end - text) : length);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, g_strchomp (head), -1);
}

static GKeyFile *
load (void)
{
  GKeyFile *file = g_key_file_new ();
  g_autofree char *path = dup_path ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL); /* none is an empty one */
  return file;
}

/**
 * trab_table_memory_recall:
 * @start: the beginning of a table, its head at least
 * @source: (out) (transfer full) (nullable)
 * @map: (out) (transfer full) (nullable): of its columns; NULL for our long layout
 *
 * Returns: whether a table of this head was read before
 */
gboolean
trab_table_memory_recall (GBytes *start, char **source, GBytes **map)
{
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *digest = dup_head_digest (start);
  g_autofree char *base64 = g_key_file_get_string (file, digest, KEY_MAP, NULL);
  gsize length = 0;

  *source = g_key_file_get_string (file, digest, KEY_SOURCE, NULL);
  *map = NULL;
  if (base64 != NULL && *base64 != '\0')
    {
      unsigned char *json = g_base64_decode (base64, &length);

      *map = g_bytes_new_take (json, length);
    }
  return g_key_file_has_group (file, digest);
}

/** trab_table_memory_keep: @source, @map: (nullable). What cannot be kept is only asked again. */
void
trab_table_memory_keep (GBytes *start, const char *source, GBytes *map)
{
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *digest = dup_head_digest (start);
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base64
      = map ? g_base64_encode (g_bytes_get_data (map, NULL), g_bytes_get_size (map))
            : g_strdup ("");
  g_autoptr (GError) error = NULL;

  g_key_file_set_string (file, digest, KEY_SOURCE, source ? source : "");
  g_key_file_set_string (file, digest, KEY_MAP, base64);
  if (g_mkdir_with_parents (folder, 0700) != 0 || !g_key_file_save_to_file (file, path, &error))
    g_info ("how a table was read is not kept: %s", error ? error->message : "no folder");
}

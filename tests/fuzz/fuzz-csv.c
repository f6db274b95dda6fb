/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "trab-csv-reader.h"
#include "trab-error.h"

#define SEAM "\n%%\n" /* between a map and its table */

/* Whatever a table or a map holds: no crash, an error of our own domain or a whole import, and the
 * same again when it is read again. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check_table (GBytes *bytes, const TrabCsvMap *map)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) second_error = NULL;
  g_autoptr (TrabImport) import = trab_csv_reader_read (bytes, map, TRAB_DATE_NONE, &error);
  g_autoptr (TrabImport) second = trab_csv_reader_read (bytes, map, TRAB_DATE_NONE, &second_error);

  g_assert_true ((import == NULL) == (error != NULL));
  g_assert_true ((import == NULL) == (second == NULL));
  if (import == NULL)
    {
      g_assert_true (error->domain == TRAB_IMPORT_ERROR);
      return;
    }
  g_assert_cmpuint (trab_import_get_n_persons (import), ==, trab_import_get_n_persons (second));
  g_assert_cmpuint (trab_import_get_findings (import)->len, ==,
                    trab_import_get_findings (second)->len);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *text = (const char *) data;
  const char *seam = size > 0 ? g_strstr_len (text, (gssize) size, SEAM) : NULL;
  gsize table_at = seam ? (gsize) (seam - text) + strlen (SEAM) : 0;
  g_autoptr (GBytes) whole = g_bytes_new (data, size);
  g_autoptr (GBytes) table = g_bytes_new_from_bytes (whole, table_at, size - table_at);
  g_autoptr (GBytes) json = g_bytes_new (data, seam ? (gsize) (seam - text) : 0);
  g_autoptr (TrabCsvMap) map = seam ? trab_csv_map_new_from_json (json, NULL) : NULL;

  check_table (table, NULL);
  if (map != NULL)
    check_table (table, map);
  return 0;
}

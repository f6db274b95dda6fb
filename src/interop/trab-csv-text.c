/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-csv-text.h"

#include <string.h>

#include "trab-csv-rows.h"
#include "trab-error.h"

#define UTF_8_MARK "\xef\xbb\xbf"
#define UTF_16_LE_MARK "\xff\xfe"
#define UTF_16_BE_MARK "\xfe\xff"
#define N_ROWS_LOOKED_AT 50

static const char *
find_codeset (const char *text, gsize length, TrabCsvEncoding *encoding)
{
  *encoding = TRAB_CSV_ENCODING_UTF_16;
  if (length >= 2 && memcmp (text, UTF_16_LE_MARK, 2) == 0)
    return "UTF-16LE";
  if (length >= 2 && memcmp (text, UTF_16_BE_MARK, 2) == 0)
    return "UTF-16BE";
  *encoding = g_utf8_validate_len (text, length, NULL) ? TRAB_CSV_ENCODING_UTF_8
                                                       : TRAB_CSV_ENCODING_WINDOWS_1252;
  return *encoding == TRAB_CSV_ENCODING_UTF_8 ? NULL : "WINDOWS-1252";
}

/**
 * trab_csv_text_to_utf8:
 * @encoding: (out): by the mark at the start; without one UTF-8 where every byte allows it, else
 *   Windows-1252
 *
 * Returns: (transfer full) (nullable): without a mark; NULL with TRAB_IMPORT_ERROR_TABLE when the
 *   bytes are text in neither
 */
GBytes *
trab_csv_text_to_utf8 (GBytes *bytes, TrabCsvEncoding *encoding, GError **error)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *codeset = find_codeset (text, length, encoding);
  gsize skip = *encoding == TRAB_CSV_ENCODING_UTF_16 ? 2 : 0;
  gsize written = 0;
  char *converted = NULL;

  if (length >= 3 && memcmp (text, UTF_8_MARK, 3) == 0)
    skip = 3;
  if (codeset == NULL)
    return g_bytes_new_from_bytes (bytes, skip, length - skip);
  converted
      = g_convert (text + skip, (gssize) (length - skip), "UTF-8", codeset, NULL, &written, NULL);
  if (converted == NULL)
    {
      g_set_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_TABLE,
                   "the text is neither UTF-8 nor %s", codeset);
      return NULL;
    }
  return g_bytes_new_take (converted, written);
}

/** trab_csv_text_encoding_to_string: (transfer none): as people call it */
const char *
trab_csv_text_encoding_to_string (TrabCsvEncoding encoding)
{
  static const char *const names[] = { "UTF-8", "UTF-16", "Windows-1252" };

  g_return_val_if_fail ((guint) encoding < G_N_ELEMENTS (names), "");
  return names[encoding];
}

/* How many of the first rows have as many fields as the header; 0 where that is one alone. */
static guint
count_agreeing (GBytes *utf8, char separator, guint *n_fields)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (utf8);
  g_autoptr (TrabCsvRows) rows = trab_csv_rows_new (stream);
  guint n = 0;

  trab_csv_rows_set_separator (rows, separator);
  for (guint i = 0; i < N_ROWS_LOOKED_AT && trab_csv_rows_next (rows, NULL); i++)
    {
      if (i == 0)
        *n_fields = trab_csv_rows_get_n_fields (rows);
      n += trab_csv_rows_get_n_fields (rows) == *n_fields;
    }
  return *n_fields > 1 ? n : 0;
}

/**
 * trab_csv_text_find_separator:
 * @utf8: of trab_csv_text_to_utf8()
 * @skip: (out): bytes of a first line "sep=;" that names it
 *
 * Returns: the one of ; , TAB | that splits the first rows alike, outside quotes; the comma where
 *   none does
 */
char
trab_csv_text_find_separator (GBytes *utf8, gsize *skip)
{
  static const char candidates[] = { ',', ';', '\t', '|' };
  gsize length = 0;
  const char *text = g_bytes_get_data (utf8, &length);
  guint most_rows = 0, most_fields = 0;
  char found = ',';

  *skip = 0;
  if (length >= 6 && g_ascii_strncasecmp (text, "sep=", 4) == 0
      && (text[5] == '\n' || text[5] == '\r'))
    {
      *skip = text[5] == '\r' && length >= 7 && text[6] == '\n' ? 7 : 6;
      return text[4];
    }
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint n_fields = 0;
      guint n_rows = count_agreeing (utf8, candidates[i], &n_fields);

      if (n_rows > most_rows || (n_rows == most_rows && n_rows > 0 && n_fields > most_fields))
        {
          found = candidates[i];
          most_rows = n_rows;
          most_fields = n_fields;
        }
    }
  return found;
}

/** trab_csv_text_is_formula: whether a spreadsheet would compute what @text says */
gboolean
trab_csv_text_is_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

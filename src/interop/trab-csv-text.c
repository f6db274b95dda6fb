/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-csv-text.h"

#include <string.h>

#include "trab-csv-rows.h"
#include "trab-error.h"

#define UTF_8_MARK "\xef\xbb\xbf"
#define UTF_16_LE_MARK "\xff\xfe"
#define UTF_16_BE_MARK "\xfe\xff"
#define N_ROWS_LOOKED_AT 50

static gboolean
has_mark (const char *text, gsize length, const char *mark)
{
  return length >= strlen (mark) && memcmp (text, mark, strlen (mark)) == 0;
}

/* What nobody said is by the mark at the start; without one UTF-8 where every byte allows it. */
static TrabCsvEncoding
find_encoding (const char *text, gsize length)
{
  if (has_mark (text, length, UTF_16_LE_MARK) || has_mark (text, length, UTF_16_BE_MARK))
    return TRAB_CSV_ENCODING_UTF_16;
  return g_utf8_validate_len (text, length, NULL) ? TRAB_CSV_ENCODING_UTF_8
                                                  : TRAB_CSV_ENCODING_WINDOWS_1252;
}

/* Without a mark the bytes of UTF-16 stand as most computers write them. @skip: (out): the mark */
static const char *
find_codeset (TrabCsvEncoding encoding, const char *text, gsize length, gsize *skip)
{
  gboolean is_wide = encoding == TRAB_CSV_ENCODING_UTF_16;
  gboolean is_big = is_wide && has_mark (text, length, UTF_16_BE_MARK);

  if (is_wide)
    *skip = is_big || has_mark (text, length, UTF_16_LE_MARK) ? 2 : 0;
  else
    *skip = encoding == TRAB_CSV_ENCODING_UTF_8 && has_mark (text, length, UTF_8_MARK) ? 3 : 0;
  return is_big ? "UTF-16BE" : is_wide ? "UTF-16LE" : trab_csv_text_encoding_to_string (encoding);
}

/**
 * trab_csv_text_to_utf8:
 * @encoding: (inout): as somebody said, or TRAB_CSV_ENCODING_FOUND and gets what was found: by the
 *   mark at the start; without one UTF-8 where every byte allows it, else Windows-1252
 *
 * Returns: (transfer full) (nullable): without a mark; NULL with TRAB_IMPORT_ERROR_TABLE when the
 *   bytes are no text of it
 */
GBytes *
trab_csv_text_to_utf8 (GBytes *bytes, TrabCsvEncoding *encoding, GError **error)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *codeset = NULL;
  gsize skip = 0;
  gsize written = 0;
  char *converted = NULL;

  if (*encoding == TRAB_CSV_ENCODING_FOUND)
    *encoding = find_encoding (text, length);
  codeset = find_codeset (*encoding, text, length, &skip);
  if (*encoding == TRAB_CSV_ENCODING_UTF_8 && g_utf8_validate_len (text, length, NULL))
    return g_bytes_new_from_bytes (bytes, skip, length - skip);
  converted
      = g_convert (text + skip, (gssize) (length - skip), "UTF-8", codeset, NULL, &written, NULL);
  if (converted == NULL)
    {
      g_set_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_TABLE, "the text is not %s",
                   codeset);
      return NULL;
    }
  return g_bytes_new_take (converted, written);
}

/** trab_csv_text_encoding_to_string: (transfer none): as people call it */
const char *
trab_csv_text_encoding_to_string (TrabCsvEncoding encoding)
{
  static const char *const names[TRAB_N_CSV_ENCODINGS]
      = { "", "UTF-8", "UTF-16", "Windows-1252", "Windows-1250" };

  g_return_val_if_fail ((guint) encoding < TRAB_N_CSV_ENCODINGS, "");
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

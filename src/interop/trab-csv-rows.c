/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-csv-rows.h"

#include <string.h>

#include "trab-error.h"

#define CHUNK 65536
#define MAX_FIELDS 500
#define MAX_ROW_BYTES (1024 * 1024)

struct _TrabCsvRows
{
  GInputStream *stream;
  char *buffer; /* CHUNK bytes read ahead */
  gsize n_buffered;
  gsize position;
  gboolean is_at_end;
  char separator;
  guint64 line;    /* of the row last read, from 1 */
  guint64 n_lines; /* read so far */
  GString *row;    /* the fields of the row, each ended by NUL */
  GArray *starts;  /* of gsize: where each field begins in row */
};

/**
 * trab_csv_rows_new:
 * @stream: kept until the reader is freed
 */
TrabCsvRows *
trab_csv_rows_new (GInputStream *stream)
{
  TrabCsvRows *self = g_new0 (TrabCsvRows, 1);

  self->stream = g_object_ref (stream);
  self->separator = ',';
  self->buffer = g_malloc (CHUNK);
  self->row = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  return self;
}

/** trab_csv_rows_set_separator: before the first row; the comma otherwise */
void
trab_csv_rows_set_separator (TrabCsvRows *rows, char separator)
{
  rows->separator = separator;
}

void
trab_csv_rows_free (TrabCsvRows *rows)
{
  if (rows == NULL)
    return;
  g_object_unref (rows->stream);
  g_free (rows->buffer);
  g_string_free (rows->row, TRUE);
  g_array_unref (rows->starts);
  g_free (rows);
}

/* The next byte, or -1 at the end, or -2 with @error set. */
static int
next_byte (TrabCsvRows *self, GError **error)
{
  if (self->position == self->n_buffered)
    {
      gssize n_read = self->is_at_end
                          ? 0
                          : g_input_stream_read (self->stream, self->buffer, CHUNK, NULL, error);

      if (n_read < 0)
        return -2;
      if (n_read == 0)
        {
          self->is_at_end = TRUE;
          return -1;
        }
      self->n_buffered = (gsize) n_read;
      self->position = 0;
    }
  return (unsigned char) self->buffer[self->position++];
}

static gboolean
fail (TrabCsvRows *self, const char *what, GError **error)
{
  g_set_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_TABLE, "line %" G_GUINT64_FORMAT ": %s",
               self->line, what);
  return FALSE;
}

static void
end_field (TrabCsvRows *self)
{
  gsize next = 0;

  g_string_append_c (self->row, '\0');
  next = self->row->len;
  g_array_append_val (self->starts, next);
}

static void
drop_byte_order_mark (TrabCsvRows *self)
{
  if (self->line == 1 && g_str_has_prefix (self->row->str, "\xef\xbb\xbf"))
    g_string_erase (self->row, 0, 3);
}

/* Inside quotes, up to and with the closing one. */
static gboolean
read_quoted (TrabCsvRows *self, int *after, GError **error)
{
  for (;;)
    {
      int byte = next_byte (self, error);

      if (byte == -2)
        return FALSE;
      if (byte == -1)
        return fail (self, "a quote opened in this row is never closed", error);
      if (byte == '"')
        {
          byte = next_byte (self, error);
          if (byte != '"')
            {
              *after = byte;
              return byte != -2;
            }
        }
      if (byte == '\n')
        self->n_lines++;
      if (byte == 0 || self->row->len > MAX_ROW_BYTES)
        return fail (self, "a row longer than a row may be, or a byte 0", error);
      g_string_append_c (self->row, (char) byte);
    }
}

/**
 * trab_csv_rows_next:
 * Reads the next row; blank lines are passed over.
 *
 * Returns: FALSE at the end, without @error; FALSE with TRAB_IMPORT_ERROR_TABLE or an error of
 *   the stream when the file is not CSV
 */
gboolean
trab_csv_rows_next (TrabCsvRows *rows, GError **error)
{
  gsize start = 0;
  int byte = 0;

  g_string_truncate (rows->row, 0);
  g_array_set_size (rows->starts, 0);
  g_array_append_val (rows->starts, start);
  do
    {
      rows->line = ++rows->n_lines;
      byte = next_byte (rows, error);
      if (byte == '\r')
        byte = next_byte (rows, error);
    }
  while (byte == '\n');
  if (byte < 0)
    return FALSE;
  for (;;)
    {
      gsize field_start = g_array_index (rows->starts, gsize, rows->starts->len - 1);

      drop_byte_order_mark (rows);
      if (byte == '"' && rows->row->len == field_start && !read_quoted (rows, &byte, error))
        return FALSE;
      if (byte == -2)
        return FALSE;
      if (byte == '\r')
        {
          byte = next_byte (rows, error);
          continue;
        }
      if (byte == '\n' || byte == -1)
        break;
      if (byte == 0 || rows->row->len > MAX_ROW_BYTES || rows->starts->len > MAX_FIELDS)
        return fail (rows, "a row longer than a row may be, or a byte 0", error);
      if (byte == rows->separator)
        end_field (rows);
      else
        g_string_append_c (rows->row, (char) byte);
      byte = next_byte (rows, error);
    }
  g_string_append_c (rows->row, '\0');
  for (guint i = 0; i < rows->starts->len; i++)
    if (!g_utf8_validate (trab_csv_rows_get_field (rows, i), -1, NULL))
      return fail (rows, "not UTF-8 text", error);
  return TRUE;
}

guint
trab_csv_rows_get_n_fields (TrabCsvRows *rows)
{
  return rows->starts->len;
}

/** trab_csv_rows_get_field: (transfer none): valid until the next row; "" beyond the last field */
const char *
trab_csv_rows_get_field (TrabCsvRows *rows, guint index)
{
  if (index >= rows->starts->len)
    return "";
  return rows->row->str + g_array_index (rows->starts, gsize, index);
}

/** trab_csv_rows_get_line: the line the row began on, from 1 */
guint64
trab_csv_rows_get_line (TrabCsvRows *rows)
{
  return rows->line;
}

/** trab_csv_rows_append_field: appends @text, in quotes where RFC 4180 wants them */
void
trab_csv_rows_append_field (GString *out, const char *text)
{
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *c);
    }
  g_string_append_c (out, '"');
}

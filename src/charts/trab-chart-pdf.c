/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-pdf.h"

#include <stdlib.h>
#include <string.h>

#define ENTRY_BYTES 20 /* of the table of objects */
#define WITHOUT_PLAIN_TABLE CAIRO_VERSION_ENCODE (1, 17, 6)

/* The last @word of the bytes; NULL for none. The bytes end with a zero that is not theirs. */
static const char *
find_last (const char *text, gsize length, const char *word)
{
  gsize n = strlen (word);

  for (gsize at = length >= n ? length - n + 1 : 0; at > 0; at--)
    if (memcmp (text + at - 1, word, n) == 0)
      return text + at - 1;
  return NULL;
}

/* The number behind @key in a dictionary that ends at @end. */
static gboolean
read_number (const char *dictionary, const char *end, const char *key, guint64 *number)
{
  const char *at = g_strstr_len (dictionary, end - dictionary, key);
  char *after = NULL;

  if (at == NULL)
    return FALSE;
  at += strlen (key);
  *number = g_ascii_strtoull (at, &after, 10);
  return after > at;
}

/* Where an object stands, by the table at @table: "xref", its first number and how many. */
static const char *
find_object (const char *text, gsize length, guint64 table, guint64 object)
{
  const char *at = NULL;
  char *after = NULL;
  guint64 count = 0;
  guint64 offset = 0;
  g_autofree char *head = g_strdup_printf ("%" G_GUINT64_FORMAT " 0 obj", object);

  if (table >= length || !g_str_has_prefix (text + table, "xref\n0 "))
    return NULL;
  at = text + table + strlen ("xref\n0 ");
  count = g_ascii_strtoull (at, &after, 10);
  after += strspn (after, " \r\n");
  if (object >= count || (gsize) (after - text) + (object + 1) * ENTRY_BYTES > length)
    return NULL;
  offset = g_ascii_strtoull (after + object * ENTRY_BYTES, NULL, 10);
  if (offset + strlen (head) >= length || !g_str_has_prefix (text + offset, head))
    return NULL;
  return text + offset + strlen (head);
}

/** trab_chart_pdf_new: (transfer full): a PDF with a plain table of objects, whichever cairo writes
 * it: from 1.18 on, later versions of the format come without one */
cairo_surface_t *
trab_chart_pdf_new (cairo_write_func_t write, gpointer closure, double width_pt, double height_pt)
{
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (write, closure, width_pt, height_pt);

  /* 1.4 cannot tell what a ligature stands for: no lower than it has to be */
  if (cairo_version () >= WITHOUT_PLAIN_TABLE)
    cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  return surface;
}

/**
 * trab_chart_pdf_set_language:
 * @pdf: as cairo writes it, with a plain table of objects
 * @language: BCP 47 tag
 *
 * Adds to the end what the format calls an update: the catalogue once more, with the language of
 * the document. cairo has no place for it. The same bytes give the same bytes.
 *
 * Returns: FALSE: the file is of another build and left as it was
 */
gboolean
trab_chart_pdf_set_language (GByteArray *pdf, const char *language)
{
  g_autofree char *copy = g_malloc (pdf->len + 1);
  const char *trailer = NULL;
  const char *start = NULL;
  const char *catalogue = NULL;
  const char *dictionary = NULL;
  const char *end = NULL;
  guint64 table = 0, root = 0, size = 0, info = 0;
  GString *update = NULL;

  if (pdf->len > 0) /* then there are bytes */
    memcpy (copy, pdf->data, pdf->len);
  copy[pdf->len] = '\0';
  trailer = find_last (copy, pdf->len, "trailer");
  start = find_last (copy, pdf->len, "startxref");
  if (trailer == NULL || start == NULL || start < trailer
      || !read_number (trailer, start, "/Root ", &root)
      || !read_number (trailer, start, "/Size ", &size)
      || !read_number (trailer, start, "/Info ", &info))
    return FALSE;
  table = g_ascii_strtoull (start + strlen ("startxref"), NULL, 10);
  catalogue = find_object (copy, pdf->len, table, root);
  dictionary = catalogue ? g_strstr_len (catalogue, trailer - catalogue, "<<") : NULL;
  end = dictionary ? g_strstr_len (dictionary, trailer - dictionary, "endobj") : NULL;
  if (end == NULL || g_strstr_len (dictionary, end - dictionary, "/Lang") != NULL
      || strpbrk (language, "()\\") != NULL)
    return FALSE;
  update = g_string_new (NULL);
  g_string_append_printf (update, "%" G_GUINT64_FORMAT " 0 obj\n<< /Lang (%s)\n", root, language);
  g_string_append_len (update, dictionary + 2, end - dictionary - 2);
  g_string_append_printf (update,
                          "endobj\nxref\n%" G_GUINT64_FORMAT " 1\n%010u 00000 n \ntrailer\n"
                          "<< /Size %" G_GUINT64_FORMAT " /Root %" G_GUINT64_FORMAT
                          " 0 R /Info %" G_GUINT64_FORMAT " 0 R /Prev %" G_GUINT64_FORMAT
                          " >>\nstartxref\n",
                          root, pdf->len, size, root, info, table);
  {
    const char *xref = strstr (update->str, "\nxref\n");

    g_string_append_printf (update, "%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                            pdf->len + (gsize) (xref + 1 - update->str));
  }
  g_byte_array_append (pdf, (const guint8 *) update->str, (guint) update->len);
  g_string_free (update, TRUE);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-file-kind.h"

#include <string.h>

#include "trab-error.h"

/* What clinics send that is neither FHIR as JSON nor a table, by its first bytes. */
static const struct
{
  const char *start;
  gsize length;
  const char *name;
} foreign[] = {
  { "%PDF", 4, "PDF" },
  { "PK\x03\x04", 4, "ZIP, XLSX, DOCX" },
  { "\xd0\xcf\x11\xe0", 4, "XLS, DOC" },
  { "\x1f\x8b", 2, "GZIP" },
  { "{\\rtf", 5, "RTF" },
  { "MSH|", 4, "HL7 v2" },
  { "\x89PNG", 4, "PNG" },
  { "\xff\xd8\xff", 3, "JPEG" },
  { "SQLite format 3", 15, "SQLite" },
  { "II*\0", 4, "TIFF" },
  { "MM\0*", 4, "TIFF" },
};

/* The same of XML, by its outermost element, which a declaration may stand before. */
static const char *const foreign_elements[][2] = {
  { "<html", "HTML" },
  { "<!doctype html", "HTML" },
  { "<ClinicalDocument", "CDA" },
};

#define DICOM_OFFSET 128
#define LOOKED_AT 1000

static const char *
find_foreign (const char *text, gsize length)
{
  g_autofree char *start = g_ascii_strdown (text, (gssize) MIN (length, LOOKED_AT));

  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    if (length >= foreign[i].length && memcmp (text, foreign[i].start, foreign[i].length) == 0)
      return foreign[i].name;
  if (length >= DICOM_OFFSET + 4 && memcmp (text + DICOM_OFFSET, "DICM", 4) == 0)
    return "DICOM";
  for (guint i = 0; i < G_N_ELEMENTS (foreign_elements); i++)
    {
      g_autofree char *element = g_ascii_strdown (foreign_elements[i][0], -1);

      if (*g_strchug (start) == '<' && strstr (start, element) != NULL)
        return foreign_elements[i][1];
    }
  return NULL;
}

/* A table may be UTF-16; FHIR never is. */
static gboolean
is_wide_json (const char *text, gsize length)
{
  static const char *const starts[]
      = { "\xff\xfe{\0", "\xff\xfe[\0", "\xfe\xff\0{", "\xfe\xff\0[" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (length >= 4 && memcmp (text, starts[i], 4) == 0)
      return TRUE;
  return FALSE;
}

/* Blanks, and the marks that an editor puts before a text, are nothing. */
static gboolean
is_empty (const char *text, gsize length)
{
  static const char *const marks[] = { "\xef\xbb\xbf", "\xff\xfe", "\xfe\xff" };
  gsize at = 0;

  for (guint i = 0; i < G_N_ELEMENTS (marks) && at == 0; i++)
    if (length >= strlen (marks[i]) && memcmp (text, marks[i], strlen (marks[i])) == 0)
      at = strlen (marks[i]);
  while (at < length && (g_ascii_isspace (text[at]) || text[at] == '\0'))
    at++;
  return at == length;
}

/**
 * trab_file_kind_check:
 * Returns: FALSE with TRAB_IMPORT_ERROR_FOREIGN, which names it, for a file that surely is no
 * record and no table; with TRAB_IMPORT_ERROR_WRONG_ENCODING for JSON as UTF-16; with
 * TRAB_IMPORT_ERROR_EMPTY for nothing but blanks
 */
gboolean
trab_file_kind_check (GBytes *bytes, GError **error)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *kind = length > 0 ? find_foreign (text, length) : NULL;

  if (is_empty (text, length))
    g_set_error_literal (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_EMPTY, "nothing but blanks");
  else if (kind != NULL)
    g_set_error_literal (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_FOREIGN, kind);
  else if (is_wide_json (text, length))
    g_set_error_literal (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_WRONG_ENCODING, "UTF-16");
  else
    return TRUE;
  return FALSE;
}

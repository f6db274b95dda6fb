/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** How the bytes of a table are read. */
typedef enum
{
  TRAB_CSV_ENCODING_FOUND, /* nobody says: it is found from the bytes */
  TRAB_CSV_ENCODING_UTF_8,
  TRAB_CSV_ENCODING_UTF_16,
  TRAB_CSV_ENCODING_WINDOWS_1252, /* not Latin-1: 0x80 to 0x9F can be printed there */
  TRAB_CSV_ENCODING_WINDOWS_1250, /* Central Europe; only where somebody says so */
} TrabCsvEncoding;
#define TRAB_N_CSV_ENCODINGS (TRAB_CSV_ENCODING_WINDOWS_1250 + 1)

GBytes *trab_csv_text_to_utf8 (GBytes *bytes, TrabCsvEncoding *encoding, GError **error);
const char *trab_csv_text_encoding_to_string (TrabCsvEncoding encoding);
gboolean trab_csv_text_is_formula (const char *text);
char trab_csv_text_find_separator (GBytes *utf8, gsize *skip);

G_END_DECLS

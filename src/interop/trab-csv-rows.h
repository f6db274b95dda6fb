/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TrabCsvRows:
 * Reads comma-separated rows (RFC 4180; LF or CRLF; a UTF-8 mark at the start is dropped) one by
 * one, so that memory does not grow with the file. Not for sharing between threads.
 */
typedef struct _TrabCsvRows TrabCsvRows;

TrabCsvRows *trab_csv_rows_new (GInputStream *stream);
void trab_csv_rows_set_separator (TrabCsvRows *rows, char separator);
void trab_csv_rows_free (TrabCsvRows *rows);
gboolean trab_csv_rows_next (TrabCsvRows *rows, GError **error);
guint trab_csv_rows_get_n_fields (TrabCsvRows *rows);
const char *trab_csv_rows_get_field (TrabCsvRows *rows, guint index);
guint64 trab_csv_rows_get_line (TrabCsvRows *rows);
void trab_csv_rows_append_field (GString *out, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabCsvRows, trab_csv_rows_free)

G_END_DECLS

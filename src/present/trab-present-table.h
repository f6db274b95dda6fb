/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-evidence.h"

G_BEGIN_DECLS

/* The sentences of the tables of data/ in the language of the reader. The catalogue has each of
 * them in the context "TABLE/COLUMN" (po/table-words.c, written by tools/extract-table-words.py);
 * a text without an entry is returned as it stands. Nothing is to be freed. */
const char *trab_present_table_translate (const char *table, const char *column, const char *text);
const char *trab_present_table_get (const TrabTable *table, guint row, const char *column);
const char *trab_present_table_find (TrabEvidence *evidence,
                                     const char *table,
                                     const char *key_column,
                                     const char *key,
                                     const char *column);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TrabPresentRow:
 * One line of a list: what it is about, what is said, and a remark under it.
 * @note: (nullable)
 * @why: (nullable): which working belongs to it, see trab_present_risk_why_dup_rows()
 */
typedef struct
{
  char *title;
  char *text;
  char *note;
  char *why;
} TrabPresentRow;

TrabPresentRow *trab_present_row_new (const char *title, const char *text, const char *note);
void trab_present_row_free (TrabPresentRow *row);
GPtrArray *trab_present_row_new_list (void);
char *trab_present_row_dup_copy_text (GPtrArray *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabPresentRow, trab_present_row_free)

G_END_DECLS

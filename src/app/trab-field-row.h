/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trab-draft.h"

G_BEGIN_DECLS

/* Activated by a row that was answered: the form around it, if there is one, goes on. */
#define TRAB_FIELD_ROW_ACTIONS "field-row"
#define TRAB_FIELD_ROW_SETTLED_NAME "settled"
#define TRAB_FIELD_ROW_SETTLED_ACTION TRAB_FIELD_ROW_ACTIONS "." TRAB_FIELD_ROW_SETTLED_NAME

/**
 * TrabFieldWords:
 * What a person reads in a row.
 * @hint: (nullable): under the title
 * @none: (nullable): of a list in which nothing is chosen, where that is not "Not known"
 * @get_choice: (nullable): the words of one choice of the field; required for choices
 */
typedef struct
{
  const char *title;
  const char *hint;
  const char *none;
  const char *(*get_choice) (const char *field, const char *choice);
} TrabFieldWords;

#define TRAB_TYPE_FIELD_ROW (trab_field_row_get_type ())
G_DECLARE_FINAL_TYPE (TrabFieldRow, trab_field_row, TRAB, FIELD_ROW, GtkWidget)

/* One field of a draft as a row of a form: title, last visit's answer in outline, the control that
 * fits the field, and what is wrong with it in one sentence, said when the field is left. An answer
 * that needs no more typing goes on to the next row (trab-form-keys.h). */
GtkWidget *trab_field_row_new (TrabDraft *draft, const char *field, const TrabFieldWords *words);
const char *trab_field_row_get_field (TrabFieldRow *self);
gboolean trab_field_row_is_answered (TrabFieldRow *self);
gboolean trab_field_row_focus_control (TrabFieldRow *self);
void trab_field_row_show_problem (TrabFieldRow *self);
void trab_field_row_set_is_stacked (TrabFieldRow *self, gboolean is_stacked);

G_END_DECLS

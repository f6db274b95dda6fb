/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-draft.h"

G_BEGIN_DECLS

#define TRAB_TYPE_QUESTION_LIST (trab_question_list_get_type ())
G_DECLARE_FINAL_TYPE (TrabQuestionList, trab_question_list, TRAB, QUESTION_LIST, AdwBin)

/* Questions of a visit, in groups as they are read out. A question that hangs on another answer
 * comes and goes with it; one that is not wanted is not shown. */
TrabQuestionList *trab_question_list_new (TrabDraft *draft);
void trab_question_list_add (TrabQuestionList *self, const char *field, const char *read_out);
void trab_question_list_set_is_wanted (TrabQuestionList *self,
                                       const char *field,
                                       gboolean is_wanted);
gboolean trab_question_list_has (TrabQuestionList *self, const char *field);
gboolean trab_question_list_is_shown (TrabQuestionList *self, const char *field);
guint trab_question_list_count (TrabQuestionList *self, guint *n_answered, guint *n_carried);
void trab_question_list_confirm (TrabQuestionList *self);

G_END_DECLS

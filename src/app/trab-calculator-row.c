/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-calculator-row.h"

#include <glib/gi18n.h>

#include "trab-field-row.h"
#include "trab-present-question.h"

static const char *
get_choice (const char *field, const char *choice)
{
  return trab_present_question_get_choice (TRAB_QUESTION_BASE_CALCULATOR, choice);
}

GtkWidget *
trab_calculator_row_new (TrabDraft *draft)
{
  const TrabFieldWords words
      = { .title = trab_present_question_get_label (TRAB_QUESTION_BASE_CALCULATOR),
          .hint = _ ("Without a choice: the first that fits and sees all known strong risks"),
          .none = C_ ("calculator", "No choice"),
          .get_choice = get_choice };

  return trab_field_row_new (draft, trab_question_get_info (TRAB_QUESTION_BASE_CALCULATOR)->id,
                             &words);
}

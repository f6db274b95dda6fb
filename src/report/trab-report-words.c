/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-words.h"

/** trab_report_words_add_heading: @level: 1 begins a section, 2 a part of it */
void
trab_report_words_add_heading (TrabReport *report, guint level, TrabPaperText text)
{
  trab_report_take (report, trab_report_block_new_heading (level, trab_present_paper_get (text)));
}

void
trab_report_words_add_paragraph (TrabReport *report, TrabPaperText text)
{
  trab_report_take (report, trab_report_block_new_paragraph (trab_present_paper_get (text)));
}

/** trab_report_words_take_paragraph: @text: (nullable) (transfer full): nothing is added for NULL
 * and for "" */
void
trab_report_words_take_paragraph (TrabReport *report, char *text)
{
  g_autofree char *owned = text;

  if (owned != NULL && owned[0] != '\0')
    trab_report_take (report, trab_report_block_new_paragraph (owned));
}

/** trab_report_words_take_list: @lines: (transfer full): of char *; nothing is added for none */
void
trab_report_words_take_list (TrabReport *report, GPtrArray *lines)
{
  if (lines->len > 0)
    {
      g_ptr_array_add (lines, NULL);
      trab_report_take (report, trab_report_block_new_list ((const char *const *) lines->pdata));
    }
  g_ptr_array_unref (lines);
}

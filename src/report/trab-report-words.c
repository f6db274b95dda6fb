/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-words.h"

#include <string.h>

#include "trab-present-row.h"

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

/** trab_report_words_add_questions: what somebody may want to ask before and after deciding */
void
trab_report_words_add_questions (TrabReport *report)
{
  static const TrabPaperText questions[]
      = { TRAB_PAPER_ASK_NOTHING, TRAB_PAPER_ASK_HARM, TRAB_PAPER_ASK_WORKS, TRAB_PAPER_ASK_STOP,
          TRAB_PAPER_ASK_OTHER };
  const char *lines[G_N_ELEMENTS (questions) + 1] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    lines[i] = trab_present_paper_get (questions[i]);
  trab_report_words_add_heading (report, 2, TRAB_PAPER_ASK);
  trab_report_take (report, trab_report_block_new_list (lines));
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

/** trab_report_words_add_new: @line: (nullable): copied to the end unless it is there already */
void
trab_report_words_add_new (GPtrArray *lines, const char *line)
{
  if (line != NULL && !g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL))
    g_ptr_array_add (lines, g_strdup (line));
}

/** trab_report_words_take_pairs: @rows: (transfer full): of TrabPresentRow. Returns: (transfer
 * full) (nullable): names and values; NULL for none */
TrabReportBlock *
trab_report_words_take_pairs (GPtrArray *rows)
{
  TrabReportBlock *table = rows->len > 0 ? trab_report_block_new_table (NULL, "dl", NULL) : NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const TrabPresentRow *row = g_ptr_array_index (rows, i);
      const char *const cells[] = { row->title, row->text ? row->text : "", NULL };

      trab_report_block_add_row (table, cells);
    }
  g_ptr_array_unref (rows);
  return table;
}

/** trab_report_words_get_letter: (transfer none): a note once, as a raised letter. @notes: of char
 * *, gets @note unless it is there */
const char *
trab_report_words_get_letter (GPtrArray *notes, const char *note)
{
  static const char *const letters[]
      = { "\u1d43", "\u1d47", "\u1d9c", "\u1d48", "\u1d49", "\u1da0", "\u1d4d", "\u02b0",
          "\u2071", "\u02b2", "\u1d4f", "\u02e1", "\u1d50", "\u207f", "\u1d52", "\u1d56" };
  guint index = 0;

  if (!g_ptr_array_find_with_equal_func (notes, note, g_str_equal, &index))
    {
      index = notes->len;
      g_ptr_array_add (notes, g_strdup (note));
    }
  return index < G_N_ELEMENTS (letters) ? letters[index] : "*";
}

/** trab_report_words_dup_footnotes: (transfer full): @notes: of char *: each behind its letter, a
 * sentence of its own in one line */
char *
trab_report_words_dup_footnotes (GPtrArray *notes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    {
      const char *note = g_ptr_array_index (notes, i);

      const char *letter = trab_report_words_get_letter (notes, note);
      g_auto (GStrv) lines = g_strsplit (note, "\n", -1);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", letter);
      for (guint j = 0; lines[j] != NULL; j++)
        {
          g_string_append_printf (text, " %s", lines[j]);
          if (text->len > 0 && strchr (".!?", text->str[text->len - 1]) == NULL)
            g_string_append_c (text, '.');
        }
    }
  return g_string_free (text, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-block.h"

#include <string.h>

static TrabReportBlock *
new_block (TrabReportBlockKind kind, const char *text)
{
  TrabReportBlock *block = g_new0 (TrabReportBlock, 1);

  block->kind = kind;
  block->text = g_strdup (text);
  return block;
}

static TrabReportBlock *
new_lines (TrabReportBlockKind kind, const char *const *lines)
{
  TrabReportBlock *block = new_block (kind, NULL);

  block->lines = g_strdupv ((char **) lines);
  return block;
}

/** trab_report_block_new_heading: @level: 1 begins a section, 2 a part of it */
TrabReportBlock *
trab_report_block_new_heading (guint level, const char *text)
{
  TrabReportBlock *block = NULL;

  g_return_val_if_fail (level == 1 || level == 2, NULL);
  block = new_block (TRAB_REPORT_BLOCK_HEADING, text);
  block->level = level;
  return block;
}

TrabReportBlock *
trab_report_block_new_paragraph (const char *text)
{
  return new_block (TRAB_REPORT_BLOCK_PARAGRAPH, text);
}

/** trab_report_block_new_lead: a paragraph that begins with bold words */
TrabReportBlock *
trab_report_block_new_lead (const char *lead, const char *text)
{
  TrabReportBlock *block = new_block (TRAB_REPORT_BLOCK_PARAGRAPH, text);

  block->lead = g_strdup (lead);
  return block;
}

/** trab_report_block_new_message: the one thing to remember, set apart; @last: (nullable): under
 * it, in the size of the text */
TrabReportBlock *
trab_report_block_new_message (const char *text, const char *last)
{
  TrabReportBlock *block = new_block (TRAB_REPORT_BLOCK_MESSAGE, text);

  block->last = g_strdup (last);
  return block;
}

/** trab_report_block_new_list: @lines: NULL-terminated, copied */
TrabReportBlock *
trab_report_block_new_list (const char *const *lines)
{
  return new_lines (TRAB_REPORT_BLOCK_LIST, lines);
}

/** trab_report_block_new_steps: @titles_and_words: a title and its words in turn, NULL-terminated,
 * copied: side by side, numbered */
TrabReportBlock *
trab_report_block_new_steps (const char *const *titles_and_words)
{
  g_return_val_if_fail (g_strv_length ((char **) titles_and_words) % 2 == 0, NULL);
  return new_lines (TRAB_REPORT_BLOCK_STEPS, titles_and_words);
}

/**
 * trab_report_block_new_table:
 * @caption: (nullable): said before the table
 * @style: a letter for each column, see #TrabReportBlock
 * @head: (nullable): NULL-terminated, copied; as many as columns
 */
TrabReportBlock *
trab_report_block_new_table (const char *caption, const char *style, const char *const *head)
{
  TrabReportBlock *block = NULL;

  g_return_val_if_fail (style[0] != '\0', NULL);
  g_return_val_if_fail (head == NULL || g_strv_length ((char **) head) == strlen (style), NULL);
  block = new_block (TRAB_REPORT_BLOCK_TABLE, caption);
  block->style = g_strdup (style);
  block->head = g_strdupv ((char **) head);
  block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return block;
}

/** trab_report_block_add_row: @cells: as many as the table has columns, copied; before it is added
 * to a report */
void
trab_report_block_add_row (TrabReportBlock *table, const char *const *cells)
{
  g_return_if_fail (g_strv_length ((char **) cells) == strlen (table->style));
  g_ptr_array_add (table->rows, g_strdupv ((char **) cells));
}

/** trab_report_block_hatch_cell: what stands there is not known: never drawn as nothing */
void
trab_report_block_hatch_cell (TrabReportBlock *table, guint row, guint column)
{
  guint cell = row * G_MAXUINT16 + column;

  if (table->hatched == NULL)
    table->hatched = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (table->hatched, cell);
}

gboolean
trab_report_block_is_hatched (const TrabReportBlock *table, guint row, guint column)
{
  for (guint i = 0; table->hatched != NULL && i < table->hatched->len; i++)
    if (g_array_index (table->hatched, guint, i) == row * G_MAXUINT16 + column)
      return TRUE;
  return FALSE;
}

/** trab_report_block_set_shares: @shares: one for each column, of the table's width; 0: what is
 * left
 */
void
trab_report_block_set_shares (TrabReportBlock *table, const double *shares)
{
  g_free (table->shares);
  table->shares = g_memdup2 (shares, strlen (table->style) * sizeof (double));
}

/** trab_report_block_new_chart: @chart: (transfer none): its description is the text alternative */
TrabReportBlock *
trab_report_block_new_chart (TrabChartSpec *chart)
{
  TrabReportBlock *block = new_block (TRAB_REPORT_BLOCK_CHART, NULL);

  block->chart = trab_chart_spec_ref (chart);
  return block;
}

/** trab_report_block_new_note: a remark, in smaller letters */
TrabReportBlock *
trab_report_block_new_note (const char *text)
{
  return new_block (TRAB_REPORT_BLOCK_NOTE, text);
}

/**
 * trab_report_block_new_frame:
 * @aside: (nullable): at the end of the title's line
 * @lines: NULL-terminated, copied
 * @last: (nullable): under a rule
 */
TrabReportBlock *
trab_report_block_new_frame (const char *title,
                             const char *aside,
                             const char *const *lines,
                             const char *last)
{
  TrabReportBlock *block = new_lines (TRAB_REPORT_BLOCK_FRAME, lines);

  block->lead = g_strdup (title);
  block->aside = g_strdup (aside);
  block->last = g_strdup (last);
  return block;
}

/** trab_report_block_new_columns: two lists of blocks side by side; @split: share of the first */
TrabReportBlock *
trab_report_block_new_columns (double split)
{
  TrabReportBlock *block = new_block (TRAB_REPORT_BLOCK_COLUMNS, NULL);

  g_return_val_if_fail (split > 0 && split < 1, block);
  block->split = split;
  for (guint i = 0; i < G_N_ELEMENTS (block->sides); i++)
    block->sides[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_report_block_free);
  return block;
}

/** trab_report_block_take_side: @block: (transfer full): no columns and no break */
void
trab_report_block_take_side (TrabReportBlock *columns, guint side, TrabReportBlock *block)
{
  g_return_if_fail (side < G_N_ELEMENTS (columns->sides));
  g_ptr_array_add (columns->sides[side], block);
}

/** trab_report_block_new_write: @lines: what each line to write on begins with */
TrabReportBlock *
trab_report_block_new_write (const char *const *lines)
{
  return new_lines (TRAB_REPORT_BLOCK_WRITE, lines);
}

/** trab_report_block_new_fill: a heading and lines to write on, as many as the page still holds,
 * and nothing of it where it holds none; last of a section */
TrabReportBlock *
trab_report_block_new_fill (const char *heading)
{
  return new_block (TRAB_REPORT_BLOCK_FILL, heading);
}

TrabReportBlock *
trab_report_block_new_page_break (void)
{
  return new_block (TRAB_REPORT_BLOCK_PAGE_BREAK, NULL);
}

/** trab_report_block_new_section_break: what follows begins a page unless it fits on this one whole
 */
TrabReportBlock *
trab_report_block_new_section_break (void)
{
  return new_block (TRAB_REPORT_BLOCK_SECTION_BREAK, NULL);
}

void
trab_report_block_free (TrabReportBlock *block)
{
  if (block == NULL)
    return;
  g_free (block->lead);
  g_free (block->text);
  g_free (block->aside);
  g_free (block->last);
  g_strfreev (block->lines);
  g_strfreev (block->head);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_free (block->style);
  g_free (block->shares);
  g_clear_pointer (&block->hatched, g_array_unref);
  g_clear_pointer (&block->chart, trab_chart_spec_unref);
  for (guint i = 0; i < G_N_ELEMENTS (block->sides); i++)
    g_clear_pointer (&block->sides[i], g_ptr_array_unref);
  g_free (block);
}

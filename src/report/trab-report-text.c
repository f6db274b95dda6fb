/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-text.h"

#include <string.h>

#define BLANK_LINE "____________________"

static void
append_line (GString *text, const char *line)
{
  if (line != NULL && line[0] != '\0')
    g_string_append_printf (text, "%s\n", line);
}

/* Two texts that stand in one line. */
static void
append_ends (GString *text, const char *start, const char *end)
{
  if (start != NULL && end != NULL)
    g_string_append_printf (text, "%s \u00b7 %s\n", start, end);
  else
    append_line (text, start ? start : end);
}

/* One row, one line: cells apart by a semicolon, so that it survives any letter width. */
static void
append_row (GString *text, const TrabReportBlock *block, char **cells)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *cell = g_strdelimit (g_strdup (cells[i]), "\n", ' ');
      gboolean is_tick = g_str_has_prefix (cell, TRAB_REPORT_TICK);

      if (cell[0] == '\0')
        continue;
      if (is_tick && block->is_grid && block->head != NULL)
        g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", block->head[i]);
      else if (is_tick)
        g_string_append (line, "[ ]");
      else if (line->len > 0)
        g_string_append_printf (line, "%s%s", g_str_has_suffix (line->str, "[ ]") ? " " : "; ",
                                cell);
      else
        g_string_append (line, cell);
    }
  append_line (text, line->str);
  g_string_free (line, TRUE);
}

static void
append_table (GString *text, const TrabReportBlock *block)
{
  append_line (text, block->text);
  if (block->head != NULL && !block->is_grid)
    append_row (text, block, block->head);
  for (guint i = 0; i < block->rows->len; i++)
    append_row (text, block, g_ptr_array_index (block->rows, i));
}

static void
append_items (GString *text, char **lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (text, "- %s\n", lines[i]);
}

static void
append_led (GString *text, const TrabReportBlock *block)
{
  if (block->lead != NULL && block->text != NULL)
    g_string_append_printf (text, "%s %s\n", block->lead, block->text);
  else
    append_line (text, block->lead ? block->lead : block->text);
}

static void
append_block (GString *text, const TrabReportBlock *block)
{
  gsize before = text->len;

  switch (block->kind)
    {
    case TRAB_REPORT_BLOCK_HEADING:
      append_line (text, block->text);
      return; /* no blank line under it */
    case TRAB_REPORT_BLOCK_PARAGRAPH:
    case TRAB_REPORT_BLOCK_NOTE:
      append_led (text, block);
      break;
    case TRAB_REPORT_BLOCK_MESSAGE:
      append_line (text, block->text);
      append_line (text, block->last);
      break;
    case TRAB_REPORT_BLOCK_LIST:
      append_items (text, block->lines);
      break;
    case TRAB_REPORT_BLOCK_STEPS:
      for (guint i = 0; block->lines[i] != NULL; i += 2)
        g_string_append_printf (text, "%u. %s: %s\n", i / 2 + 1, block->lines[i],
                                block->lines[i + 1]);
      break;
    case TRAB_REPORT_BLOCK_TABLE:
      append_table (text, block);
      break;
    case TRAB_REPORT_BLOCK_CHART:
      append_line (text, trab_chart_spec_get_words (block->chart)->description);
      break;
    case TRAB_REPORT_BLOCK_FRAME:
      append_ends (text, block->lead, block->aside);
      append_items (text, block->lines);
      append_line (text, block->last);
      break;
    case TRAB_REPORT_BLOCK_COLUMNS:
      for (guint side = 0; side < 2; side++)
        for (guint i = 0; i < block->sides[side]->len; i++)
          append_block (text, g_ptr_array_index (block->sides[side], i));
      return;
    case TRAB_REPORT_BLOCK_WRITE:
      for (guint i = 0; block->lines[i] != NULL; i++)
        g_string_append_printf (text, "%s " BLANK_LINE "\n", block->lines[i]);
      break;
    case TRAB_REPORT_BLOCK_FILL:
    case TRAB_REPORT_BLOCK_PAGE_BREAK:
    case TRAB_REPORT_BLOCK_SECTION_BREAK:
      break;
    }
  if (text->len > before)
    g_string_append_c (text, '\n');
}

/** trab_report_text_write: (transfer full): the same words as plain text, to paste into a record or
 * a message */
char *
trab_report_text_write (TrabReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint part = 0; part < trab_report_get_n_parts (report); part++)
    {
      guint first = 0;
      guint end = 0;
      const TrabReportFrame *frame = trab_report_get_part (report, part, &first, &end);

      append_ends (text, frame->head_start, frame->head_end);
      append_ends (text, frame->name, frame->about);
      append_line (text, frame->stamp);
      g_string_append_c (text, '\n');
      for (guint i = first; i < end; i++)
        append_block (text, trab_report_get_block (report, i));
      append_line (text, frame->foot_start);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

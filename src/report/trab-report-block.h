/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-spec.h"

G_BEGIN_DECLS

typedef enum
{
  TRAB_REPORT_BLOCK_HEADING,
  TRAB_REPORT_BLOCK_PARAGRAPH,
  TRAB_REPORT_BLOCK_MESSAGE,
  TRAB_REPORT_BLOCK_LIST,
  TRAB_REPORT_BLOCK_STEPS,
  TRAB_REPORT_BLOCK_TABLE,
  TRAB_REPORT_BLOCK_CHART,
  TRAB_REPORT_BLOCK_NOTE,
  TRAB_REPORT_BLOCK_FRAME,
  TRAB_REPORT_BLOCK_COLUMNS,
  TRAB_REPORT_BLOCK_WRITE,
  TRAB_REPORT_BLOCK_FILL,
  TRAB_REPORT_BLOCK_PAGE_BREAK,
  TRAB_REPORT_BLOCK_SECTION_BREAK,
} TrabReportBlockKind;

/* A cell that is a box to tick; what a list and a table say of a thing not done. */
#define TRAB_REPORT_TICK "\u2610"

/**
 * TrabReportBlock:
 * One piece of a report, without a word on where it stands. Immutable once added.
 * @level: of a heading, 1 or 2
 * @lead: (nullable): what a paragraph or message begins with, bold; the title of a frame
 * @text: of a heading, paragraph, message, note; the caption of a table; the heading of lines that
 *   fill a page
 * @aside: (nullable): of a frame, at the end of its title's line
 * @last: (nullable): of a frame: under a rule; of a message: smaller, under it
 * @lines: of a list or frame; of steps: a title and its words in turn; of lines to write on: what
 *   each begins with
 * @head: of a table: #GStrv; NULL: names and values, without a head
 * @rows: of a table: #GStrv each, all as long as @style
 * @style: of a table, a letter for each column: "t" boxes to tick at the start, "c" centred, "b"
 *   first line bold, "w" so too, its other lines beneath the cells after it, "l" plain, "d" a name,
 * paler, "r" numbers, at the end
 * @is_grid: of a table: lines between the columns
 * @shares: of a table, per column: of its width; 0: by what stands in it
 * @hatched: of a table: cells that are not known, row * G_MAXUINT16 + column
 * @chart: of a chart; its description is the text alternative
 * @sides: of columns: two lists of TrabReportBlock
 * @split: of columns: share of the first
 */
typedef struct _TrabReportBlock TrabReportBlock;
struct _TrabReportBlock
{
  TrabReportBlockKind kind;
  guint level;
  char *lead;
  char *text;
  char *aside;
  char *last;
  char **lines;
  char **head;
  GPtrArray *rows;
  char *style;
  gboolean is_grid;
  double *shares;
  GArray *hatched;
  TrabChartSpec *chart;
  GPtrArray *sides[2];
  double split;
};

TrabReportBlock *trab_report_block_new_heading (guint level, const char *text);
TrabReportBlock *trab_report_block_new_paragraph (const char *text);
TrabReportBlock *trab_report_block_new_lead (const char *lead, const char *text);
TrabReportBlock *trab_report_block_new_message (const char *text, const char *last);
TrabReportBlock *trab_report_block_new_list (const char *const *lines);
TrabReportBlock *trab_report_block_new_steps (const char *const *titles_and_words);
TrabReportBlock *trab_report_block_new_table (const char *caption,
                                              const char *style,
                                              const char *const *head);
void trab_report_block_add_row (TrabReportBlock *table, const char *const *cells);
void trab_report_block_hatch_cell (TrabReportBlock *table, guint row, guint column);
void trab_report_block_set_shares (TrabReportBlock *table, const double *shares);
TrabReportBlock *trab_report_block_new_chart (TrabChartSpec *chart);
TrabReportBlock *trab_report_block_new_note (const char *text);
TrabReportBlock *trab_report_block_new_frame (const char *title,
                                              const char *aside,
                                              const char *const *lines,
                                              const char *last);
TrabReportBlock *trab_report_block_new_columns (double split);
void trab_report_block_take_side (TrabReportBlock *columns, guint side, TrabReportBlock *block);
TrabReportBlock *trab_report_block_new_write (const char *const *lines);
TrabReportBlock *trab_report_block_new_fill (const char *heading);
TrabReportBlock *trab_report_block_new_page_break (void);
TrabReportBlock *trab_report_block_new_section_break (void);
gboolean trab_report_block_is_hatched (const TrabReportBlock *table, guint row, guint column);
void trab_report_block_free (TrabReportBlock *block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabReportBlock, trab_report_block_free)

G_END_DECLS

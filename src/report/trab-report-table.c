/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-table.h"

#include <math.h>
#include <string.h>

#define COLUMN_GAP 0.9 /* in letter sizes */
#define TICK_GAP 0.5
#define RULE_PT 0.57      /* 0.2 mm */
#define HEAD_RULE_PT 1.28 /* 0.45 mm */
#define TICK_LINE_PT 1.42 /* 0.5 mm */

/** A table at one width. */
typedef struct
{
  TrabReportFlow *flow;
  const TrabReportBlock *block;
  guint n;
  double *widths_pt;
  double gap_pt;
} Table;

static gboolean
is_tick (const char *cell)
{
  return g_str_has_prefix (cell, TRAB_REPORT_TICK);
}

static PangoLayout *
make_cell (const TrabReportFlow *flow,
           const TrabReportBlock *block,
           const char *cell,
           guint column,
           gboolean is_head,
           double width_pt)
{
  char kind = block->style[column];
  const char *line_end = strchr (cell, '\n');
  g_autofree char *first = kind == 'w' && line_end ? g_strndup (cell, line_end - cell) : NULL;
  TrabReportTextStyle style = { .size_pt = flow->measures->body_pt, .width_pt = width_pt };

  if (kind == 'r')
    style.align = PANGO_ALIGN_RIGHT;
  else if (kind == 'c')
    style.align = PANGO_ALIGN_CENTER;
  if (is_head)
    style.weight
        = block->is_grid || flow->measures->body_pt < 12 ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL;
  else if (kind == 'b' || kind == 'w')
    style.n_bold = line_end ? (gsize) (line_end - cell) : strlen (cell);
  return trab_report_flow_make_text (flow, is_tick (cell) ? "" : first ? first : cell, &style);
}

static double
get_longest_word_width (PangoLayout *layout)
{
  int width = 0;
  int kept = pango_layout_get_width (layout);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 0);
  pango_layout_get_size (layout, &width, NULL);
  pango_layout_set_width (layout, kept);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return (double) width / PANGO_SCALE;
}

/* What the widest cell of a column takes at the least, and on one line. */
static void
measure_column (const Table *table, guint column, double *least_pt, double *wish_pt)
{
  const TrabReportBlock *block = table->block;
  double tick_pt = table->flow->measures->tick_pt;

  *least_pt = *wish_pt = block->style[column] == 't' ? tick_pt : 0;
  for (guint row = 0; row <= block->rows->len; row++)
    {
      char **cells = row == 0 ? block->head : g_ptr_array_index (block->rows, row - 1);
      g_autoptr (PangoLayout) layout = NULL;

      if (cells == NULL)
        continue;
      layout
          = make_cell (table->flow, block, cells[column], column, row == 0, table->flow->width_pt);
      *least_pt = MAX (*least_pt, get_longest_word_width (layout));
      *wish_pt = MAX (*wish_pt, trab_report_flow_get_natural_width (layout));
      if (is_tick (cells[column]))
        *wish_pt = *least_pt = MAX (*least_pt, tick_pt);
    }
}

/* Every column holds its longest word; what room is left goes to those who want most. Columns with
 * a share keep it as far as their words allow. */
static void
set_widths (Table *table)
{
  guint n = table->n;
  const double *shares = table->block->shares;
  double room_pt = table->flow->width_pt - (n - 1) * table->gap_pt;
  g_autofree double *least_pt = g_new0 (double, n);
  g_autofree double *wish_pt = g_new0 (double, n);
  double least_sum_pt = 0;
  double wish_sum_pt = 0;

  for (guint i = 0; i < n; i++)
    {
      measure_column (table, i, &least_pt[i], &wish_pt[i]);
      if (shares != NULL && shares[i] > 0)
        least_pt[i] = wish_pt[i] = MAX (least_pt[i], shares[i] * table->flow->width_pt);
      least_pt[i] = MIN (least_pt[i], room_pt);
      least_sum_pt += least_pt[i];
      wish_sum_pt += wish_pt[i] - least_pt[i];
    }
  for (guint i = 0; i < n; i++)
    {
      double wish = wish_pt[i] - least_pt[i];

      if (least_sum_pt >= room_pt)
        table->widths_pt[i] = room_pt * least_pt[i] / least_sum_pt;
      else if (wish_sum_pt <= 0)
        table->widths_pt[i] = least_pt[i] + (i + 1 == n ? room_pt - least_sum_pt : 0);
      else
        table->widths_pt[i] = least_pt[i] + (room_pt - least_sum_pt) * wish / wish_sum_pt;
    }
}

static double
get_padding (const Table *table)
{
  return table->flow->measures->cell_pt * MIN (table->flow->closeness->space, 1.25);
}

/* (nullable): what a cell says beneath all the cells after it. */
static PangoLayout *
make_beneath (const Table *table, const char *cell, guint column)
{
  const char *line_end = table->block->style[column] == 'w' ? strchr (cell, '\n') : NULL;
  double width_pt = 0;

  if (line_end == NULL)
    return NULL;
  for (guint i = column; i < table->n; i++)
    width_pt += table->widths_pt[i] + (i > column ? table->gap_pt : 0);
  return trab_report_flow_make_body (table->flow, line_end + 1, width_pt);
}

/* Of the cells beside each other, without what stands beneath them. */
static double
measure_cells (const Table *table, char **cells, gboolean is_head)
{
  double height_pt = 0;

  for (guint i = 0; i < table->n; i++)
    {
      g_autoptr (PangoLayout) layout
          = make_cell (table->flow, table->block, cells[i], i, is_head, table->widths_pt[i]);

      height_pt = MAX (height_pt, is_tick (cells[i]) ? table->flow->measures->tick_pt
                                                     : trab_report_flow_get_height (layout));
    }
  return height_pt;
}

static double
measure_row (const Table *table, char **cells, gboolean is_head)
{
  double beneath_pt = 0;

  for (guint i = 0; i < table->n; i++)
    {
      g_autoptr (PangoLayout) beneath = make_beneath (table, cells[i], i);

      if (beneath != NULL)
        beneath_pt = MAX (beneath_pt, trab_report_flow_get_height (beneath));
    }
  return measure_cells (table, cells, is_head) + beneath_pt + 2 * get_padding (table) + RULE_PT;
}

/* Boxes to tick, one for each mark of the cell. */
static void
place_ticks (const Table *table, const char *cell, guint column, double x_pt, double y_pt)
{
  TrabReportFlow *flow = table->flow;
  double tick_pt = flow->measures->tick_pt;

  if (table->block->style[column] == 'c')
    x_pt += (table->widths_pt[column] - tick_pt) / 2;
  for (const char *at = cell; is_tick (at); at += strlen (TRAB_REPORT_TICK))
    {
      trab_report_flow_add_shape (flow, TRAB_REPORT_SHAPE_BOX, TRAB_REPORT_INK_TEXT, x_pt, y_pt,
                                  tick_pt, tick_pt)
          ->line_pt
          = TICK_LINE_PT;
      x_pt += tick_pt * (1 + TICK_GAP);
    }
}

/* @height_pt: of the cells beside it */
static void
place_cell (
    const Table *table, const char *cell, guint column, guint row, double x_pt, double height_pt)
{
  TrabReportFlow *flow = table->flow;
  gboolean is_head = row == 0;
  double y_pt = flow->y_pt + get_padding (table);
  g_autoptr (PangoLayout) layout
      = make_cell (flow, table->block, cell, column, is_head, table->widths_pt[column]);
  g_autoptr (PangoLayout) beneath = make_beneath (table, cell, column);
  TrabReportPiece *piece
      = trab_report_flow_add_text (flow, layout, x_pt, y_pt, is_head || column == 0 ? "TH" : "TD");

  if (table->block->style[column] == 'd'
      || (is_head && !table->block->is_grid && flow->measures->body_pt >= 12))
    piece->ink = TRAB_REPORT_INK_DIM;
  piece->outer = "Table";
  piece->row = row;
  if (is_tick (cell))
    place_ticks (table, cell, column, x_pt, y_pt);
  if (beneath != NULL)
    {
      TrabReportPiece *more
          = trab_report_flow_add_text (flow, beneath, x_pt, y_pt + height_pt, piece->tag);

      more->outer = piece->outer;
      more->row = row;
      piece->goes_on = TRUE;
    }
}

/* @row: from 1; 0 is the head */
static void
place_row (const Table *table, char **cells, guint row)
{
  TrabReportFlow *flow = table->flow;
  gboolean is_head = row == 0;
  double height_pt = measure_row (table, cells, is_head);
  double cells_pt = measure_cells (table, cells, is_head);
  double rule_pt = is_head ? HEAD_RULE_PT : RULE_PT;
  double x_pt = flow->left_pt;

  for (guint i = 0; i < table->n; i++)
    {
      if (!is_head && trab_report_block_is_hatched (table->block, row - 1, i))
        trab_report_flow_add_shape (flow, TRAB_REPORT_SHAPE_HATCHED, TRAB_REPORT_INK_HATCH, x_pt,
                                    flow->y_pt, table->widths_pt[i], height_pt - rule_pt);
      if (table->block->is_grid && i > 0)
        trab_report_flow_add_shape (flow, TRAB_REPORT_SHAPE_FILLED, TRAB_REPORT_INK_RULE,
                                    x_pt - table->gap_pt / 2, flow->y_pt, RULE_PT, height_pt);
      place_cell (table, cells[i], i, row, x_pt, cells_pt);
      x_pt += table->widths_pt[i] + table->gap_pt;
    }
  flow->y_pt += height_pt;
  trab_report_flow_add_shape (flow, TRAB_REPORT_SHAPE_FILLED,
                              is_head ? TRAB_REPORT_INK_TEXT : TRAB_REPORT_INK_RULE, flow->left_pt,
                              flow->y_pt - rule_pt, flow->width_pt, rule_pt);
}

static Table
make_table (TrabReportFlow *flow, const TrabReportBlock *block)
{
  Table table = { .flow = flow, .block = block, .n = (guint) strlen (block->style) };

  table.gap_pt = (block->is_grid ? TICK_GAP : COLUMN_GAP) * flow->measures->body_pt;
  table.widths_pt = g_new0 (double, table.n);
  set_widths (&table);
  return table;
}

void
trab_report_table_place (TrabReportFlow *flow, const TrabReportBlock *block)
{
  Table table = make_table (flow, block);
  double head_pt = block->head ? measure_row (&table, block->head, TRUE) : 0;

  if (block->text != NULL)
    {
      g_autoptr (PangoLayout) caption
          = trab_report_flow_make_body (flow, block->text, flow->width_pt);

      trab_report_flow_run_text (flow, caption, 0, TRAB_REPORT_INK_TEXT, "P");
    }
  for (guint row = 0; row < block->rows->len; row++)
    {
      char **cells = g_ptr_array_index (block->rows, row);
      gboolean needs_head = row == 0;

      if ((needs_head ? head_pt : 0) + measure_row (&table, cells, FALSE)
              > trab_report_flow_get_room (flow)
          && !trab_report_flow_is_at_top (flow))
        {
          trab_report_flow_start_page (flow);
          needs_head = TRUE;
        }
      if (needs_head && block->head != NULL)
        place_row (&table, block->head, 0);
      place_row (&table, cells, row + 1);
    }
  g_free (table.widths_pt);
  trab_report_flow_add_space (flow, 1);
}

double
trab_report_table_get_least_height (const TrabReportFlow *flow, const TrabReportBlock *block)
{
  TrabReportFlow trial = *flow;
  Table table = make_table (&trial, block);
  double height_pt = block->head ? measure_row (&table, block->head, TRUE) : 0;

  if (block->text != NULL)
    {
      g_autoptr (PangoLayout) caption
          = trab_report_flow_make_body (flow, block->text, flow->width_pt);

      height_pt += trab_report_flow_get_height (caption);
    }
  if (block->rows->len > 0)
    height_pt += measure_row (&table, g_ptr_array_index (block->rows, 0), FALSE);
  g_free (table.widths_pt);
  return height_pt;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-table.h"

#include <math.h>

#define CELL_PADDING 0.3

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

/* Every column holds its longest word; what room is left goes to those who want most. */
static double *
dup_column_widths (const TrabReportFlow *flow, const TrabReportBlock *block)
{
  guint n = g_strv_length (block->head);
  double room_pt = flow->width_pt - (n - 1) * COLUMN_GAP * flow->body_pt;
  g_autofree double *least_pt = g_new0 (double, n);
  double *widths_pt = g_new0 (double, n);
  double least_sum_pt = 0;
  double wish_sum_pt = 0;

  for (guint column = 0; column < n; column++)
    {
      for (guint row = 0; row <= block->rows->len; row++)
        {
          char **cells = row == 0 ? block->head : g_ptr_array_index (block->rows, row - 1);
          g_autoptr (PangoLayout) layout
              = trab_report_flow_make_text (flow, cells[column], 1, row == 0, flow->width_pt);

          least_pt[column] = MAX (least_pt[column], get_longest_word_width (layout));
          widths_pt[column] = MAX (widths_pt[column], trab_report_flow_get_natural_width (layout));
        }
      least_sum_pt += least_pt[column];
      wish_sum_pt += widths_pt[column] - least_pt[column];
    }
  for (guint column = 0; column < n; column++)
    {
      double wish_pt = widths_pt[column] - least_pt[column];

      if (least_sum_pt >= room_pt)
        widths_pt[column] = room_pt * least_pt[column] / least_sum_pt;
      else if (wish_sum_pt <= 0)
        widths_pt[column] = least_pt[column] + (room_pt - least_sum_pt) / n;
      else
        widths_pt[column] = least_pt[column] + (room_pt - least_sum_pt) * wish_pt / wish_sum_pt;
    }
  return widths_pt;
}

static double
measure_row (const TrabReportFlow *flow, char **cells, const double *widths_pt, gboolean is_head)
{
  double height_pt = 0;

  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) layout
          = trab_report_flow_make_text (flow, cells[i], 1, is_head, widths_pt[i]);

      height_pt = MAX (height_pt, trab_report_flow_get_height (layout));
    }
  return height_pt + 2 * CELL_PADDING * flow->body_pt + RULE_PT;
}

static void
place_row (TrabReportFlow *flow, char **cells, const double *widths_pt, gboolean is_head, guint row)
{
  double height_pt = measure_row (flow, cells, widths_pt, is_head);
  double x_pt = flow->left_pt;

  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) layout
          = trab_report_flow_make_text (flow, cells[i], 1, is_head, widths_pt[i]);
      TrabReportPiece *piece = trab_report_flow_add_text (flow, layout, x_pt,
                                                          flow->y_pt + CELL_PADDING * flow->body_pt,
                                                          is_head || i == 0 ? "TH" : "TD");

      piece->outer = "Table";
      piece->row = row;
      x_pt += widths_pt[i] + COLUMN_GAP * flow->body_pt;
    }
  flow->y_pt += height_pt;
  trab_report_flow_add_rule (flow, flow->left_pt, flow->y_pt - RULE_PT, flow->width_pt, RULE_PT,
                             is_head ? 0 : RULE_GREY);
}

void
trab_report_table_place (TrabReportFlow *flow, const TrabReportBlock *block)
{
  g_autofree double *widths_pt = dup_column_widths (flow, block);

  if (block->text != NULL)
    {
      g_autoptr (PangoLayout) caption
          = trab_report_flow_make_text (flow, block->text, 1, FALSE, flow->width_pt);

      trab_report_flow_run_text (flow, caption, 0, "P", FALSE);
      trab_report_flow_add_space (flow, SPACE_AFTER / 2);
    }
  for (guint row = 0; row < block->rows->len; row++)
    {
      char **cells = g_ptr_array_index (block->rows, row);
      double head_pt = measure_row (flow, block->head, widths_pt, TRUE);
      double row_pt = measure_row (flow, cells, widths_pt, FALSE);
      gboolean needs_head = row == 0;

      if ((needs_head ? head_pt : 0) + row_pt > trab_report_flow_get_room (flow)
          && !trab_report_flow_is_at_top (flow))
        {
          trab_report_flow_start_page (flow);
          needs_head = TRUE;
        }
      if (needs_head)
        place_row (flow, block->head, widths_pt, TRUE, 0);
      place_row (flow, cells, widths_pt, FALSE, row + 1);
    }
  trab_report_flow_add_space (flow, SPACE_AFTER);
}

double
trab_report_table_get_least_height (const TrabReportFlow *flow, const TrabReportBlock *block)
{
  g_autofree double *widths_pt = dup_column_widths (flow, block);
  double height_pt = measure_row (flow, block->head, widths_pt, TRUE);

  if (block->text != NULL)
    height_pt += trab_report_flow_get_least_text_height (flow, block->text, 1, 0)
                 + SPACE_AFTER * flow->body_pt;
  if (block->rows->len > 0)
    height_pt += measure_row (flow, g_ptr_array_index (block->rows, 0), widths_pt, FALSE);
  return height_pt;
}

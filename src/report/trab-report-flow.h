/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "trab-report-paginator-private.h"

G_BEGIN_DECLS

/* Where the next piece of a page goes, and how text gets there. For the files that place blocks. */

#define SPACE_AFTER 0.5
#define COLUMN_GAP 0.8
#define RULE_PT 0.6
#define RULE_GREY 0.6

/** How close a section stands; the first that needs the fewest pages is taken. */
typedef struct
{
  double ease;  /* of the way from a chart's least to its natural height */
  double space; /* of the space between blocks */
  gboolean is_compact;
} TrabReportCloseness;

/** Where the next piece goes. */
typedef struct
{
  TrabReportPages *pages;
  PangoContext *context;
  double body_pt;
  double note_size; /* in body sizes */
  const TrabReportCloseness *closeness;
  gboolean is_large;
  double left_pt;
  double width_pt;
  double top_pt;
  double bottom_pt;
  double y_pt;
  guint page;
  guint block;
  guint section;
} TrabReportFlow;

PangoLayout *trab_report_flow_make_text (
    const TrabReportFlow *flow, const char *text, double size, gboolean is_bold, double width_pt);
double trab_report_flow_get_height (PangoLayout *layout);
double trab_report_flow_get_natural_width (PangoLayout *layout);
double trab_report_flow_get_lines_height (PangoLayout *layout, guint first, guint n);
double trab_report_flow_get_room (const TrabReportFlow *flow);
gboolean trab_report_flow_is_at_top (const TrabReportFlow *flow);
void trab_report_flow_start_page (TrabReportFlow *flow);
void trab_report_flow_add_space (TrabReportFlow *flow, double body_sizes);
TrabReportPiece *trab_report_flow_add_piece (
    TrabReportFlow *flow, double x_pt, double y_pt, double width_pt, double height_pt);
TrabReportPiece *trab_report_flow_add_text (
    TrabReportFlow *flow, PangoLayout *layout, double x_pt, double y_pt, const char *tag);
void trab_report_flow_add_rule (
    TrabReportFlow *flow, double x_pt, double y_pt, double width_pt, double height_pt, double grey);
guint trab_report_flow_count_fitting (const TrabReportFlow *flow,
                                      PangoLayout *layout,
                                      guint first,
                                      guint n_lines);
void trab_report_flow_run_text (
    TrabReportFlow *flow, PangoLayout *layout, double indent_pt, const char *tag, gboolean has_bar);
double trab_report_flow_get_least_text_height (const TrabReportFlow *flow,
                                               const char *text,
                                               double size,
                                               double indent_pt);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "trab-report-pieces.h"

G_BEGIN_DECLS

/* Where the next piece of a page goes, and how text gets there. For the files that place blocks. */

#define TRAB_REPORT_MM_PT (72 / 25.4)

/* The first that is there. DejaVu is wide: its condensed cut is meant, the others have none. */
#define TRAB_REPORT_FONT_FAMILIES "Adwaita Sans, Cantarell, DejaVu Sans, Sans"

/** Letters and margins of one print, in points. */
typedef struct
{
  double side_pt;
  double top_pt;
  double bottom_pt;
  double head_pt;
  double body_pt;
  double h1_pt;
  double h2_pt;
  double message_pt;
  double small_pt;
  double space_pt;    /* between blocks */
  double cell_pt;     /* above and below the words of a row */
  double tick_pt;     /* a box to tick */
  double writing_pt;  /* from line to line, to write on */
  double line_height; /* of the size of the letters */
} TrabReportMeasures;

/** How close a section stands; the loosest that needs the fewest pages is taken. */
typedef struct
{
  double ease;  /* of the way from a chart's least to its natural height, and beyond */
  double space; /* of the space between blocks */
  double line;  /* of the height of a line */
} TrabReportCloseness;

/** How a text is set. @n_bold: bytes at its beginning that are bold */
typedef struct
{
  double size_pt;
  PangoWeight weight;
  double width_pt;
  gsize n_bold;
  PangoAlignment align;
} TrabReportTextStyle;

/** Where the next piece goes. */
typedef struct
{
  TrabReportPages *pages;
  PangoContext *context;
  const TrabReportMeasures *measures;
  const TrabReportCloseness *closeness;
  guint end;          /* of the blocks of the paper that is being placed */
  double font_height; /* of a line of this font, in letter sizes */
  gboolean is_trial;  /* only measured: charts are not laid out */
  gboolean is_rtl;
  double left_pt;
  double width_pt;
  double top_pt;
  double bottom_pt;
  double y_pt;
  guint page;
  guint block;
  guint section;
} TrabReportFlow;

/** Places something from the flow's place on. */
typedef void (*TrabReportFlowPlacer) (TrabReportFlow *flow, gconstpointer what);

PangoLayout *trab_report_flow_make_text (const TrabReportFlow *flow,
                                         const char *text,
                                         const TrabReportTextStyle *style);
PangoLayout *trab_report_flow_make_body (const TrabReportFlow *flow,
                                         const char *text,
                                         double width_pt);
PangoLayout *trab_report_flow_make_led (const TrabReportFlow *flow,
                                        const char *lead,
                                        const char *text,
                                        double size_pt,
                                        double width_pt);
double trab_report_flow_get_height (PangoLayout *layout);
double trab_report_flow_get_natural_width (PangoLayout *layout);
double trab_report_flow_get_lines_height (PangoLayout *layout, guint first, guint n);
double trab_report_flow_get_room (const TrabReportFlow *flow);
double trab_report_flow_get_space (const TrabReportFlow *flow);
gboolean trab_report_flow_is_at_top (const TrabReportFlow *flow);
void trab_report_flow_start_page (TrabReportFlow *flow);
void trab_report_flow_add_space (TrabReportFlow *flow, double spaces);
void trab_report_flow_keep (TrabReportFlow *flow, double height_pt);
TrabReportPiece *trab_report_flow_add_shape (TrabReportFlow *flow,
                                             TrabReportShape shape,
                                             TrabReportInk ink,
                                             double x_pt,
                                             double y_pt,
                                             double width_pt,
                                             double height_pt);
TrabReportPiece *trab_report_flow_add_text (
    TrabReportFlow *flow, PangoLayout *layout, double x_pt, double y_pt, const char *tag);
void trab_report_flow_run_text (TrabReportFlow *flow,
                                PangoLayout *layout,
                                double indent_pt,
                                TrabReportInk ink,
                                const char *tag);
double trab_report_flow_get_least_text_height (PangoLayout *layout);
double trab_report_flow_measure (const TrabReportFlow *flow,
                                 TrabReportFlowPlacer place,
                                 gconstpointer what);

G_END_DECLS

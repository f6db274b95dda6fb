/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-layout.h"
#include "trab-report.h"

G_BEGIN_DECLS

typedef struct _TrabReportPages TrabReportPages;

typedef enum
{
  TRAB_REPORT_SHAPE_TEXT,
  TRAB_REPORT_SHAPE_CHART,
  TRAB_REPORT_SHAPE_FILLED,  /* a rule, a bar, a tint, a bullet */
  TRAB_REPORT_SHAPE_FRAMED,  /* a line around, with round corners */
  TRAB_REPORT_SHAPE_BOX,     /* to tick */
  TRAB_REPORT_SHAPE_HATCHED, /* not known */
  TRAB_REPORT_SHAPE_DISC,    /* a filled circle, under the number of a step */
} TrabReportShape;

typedef enum
{
  TRAB_REPORT_INK_TEXT,
  TRAB_REPORT_INK_DIM,
  TRAB_REPORT_INK_ACCENT,
  TRAB_REPORT_INK_RULE,
  TRAB_REPORT_INK_TINT,
  TRAB_REPORT_INK_HATCH,
  TRAB_REPORT_INK_PAPER,
} TrabReportInk;

/**
 * TrabReportPiece:
 * Something in its place. Positions in points from the page's top left.
 * @line_pt: of FRAMED and BOX
 * @tag: structure tag of PDF ("P", "H1", "TD" …); NULL for what is not read out
 * @outer: tag of the group it belongs to ("Table", "L"), with @block and @row telling groups apart
 * @section: rises by one with every first-level heading
 * @goes_on: the next piece is of the same cell
 * @is_frame: of the head or foot of a page
 */
typedef struct
{
  guint page;
  TrabReportShape shape;
  TrabReportInk ink;
  double x_pt;
  double y_pt;
  double width_pt;
  double height_pt;
  double line_pt;
  PangoLayout *layout;
  guint first_line;
  guint n_lines;
  TrabChartLayout *chart;
  const char *tag;
  const char *outer;
  guint block;
  guint row;
  guint section;
  gboolean goes_on;
  gboolean is_frame;
} TrabReportPiece;

/** What a report looks like: every block in its place. */
struct _TrabReportPages
{
  TrabReport *report;
  GPtrArray *pieces; /* of TrabReportPiece, in reading order */
  guint n_pages;
};

G_END_DECLS

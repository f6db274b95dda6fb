/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "trab-chart-theme.h"

G_BEGIN_DECLS

/* Private to the layer: what a layout is made of. The four kinds are laid out as these five
 * primitives, so that drawing, printing for goldens, mirroring and pointing are written once. */

typedef struct
{
  double x;
  double y;
} TrabChartPoint;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} TrabChartBox;

typedef enum
{
  TRAB_CHART_ELEMENT_TEXT,
  TRAB_CHART_ELEMENT_PATH,  /* a stroked line through points */
  TRAB_CHART_ELEMENT_AREA,  /* a filled polygon */
  TRAB_CHART_ELEMENT_HATCH, /* a textured rectangle, left free where its words stand */
  TRAB_CHART_ELEMENT_MARKS, /* one marker at each point */
} TrabChartElementType;

typedef enum
{
  TRAB_CHART_FILL_SOLID,
  TRAB_CHART_FILL_TINTED, /* hollow, paler inside */
  TRAB_CHART_FILL_HOLLOW,
} TrabChartFill;

typedef enum
{
  TRAB_CHART_ALIGN_START,
  TRAB_CHART_ALIGN_CENTRE,
  TRAB_CHART_ALIGN_END,
} TrabChartAlign;

typedef struct
{
  TrabChartElementType type;
  const char *role; /* static: what it is, in goldens and tests */
  guint item;       /* panel, array or bar; G_MAXUINT: the chart's own */
  TrabChartColour colour;
  double opacity;
  TrabChartBox box; /* TEXT, HATCH */
  PangoLayout *text;
  gboolean is_turned; /* TEXT: reads upwards */
  GArray *points;     /* PATH, AREA, MARKS: of TrabChartPoint */
  double width_pt;
  TrabChartDash dash;
  TrabChartMarker marker;
  TrabChartFill fill;
  double size_pt;
  TrabChartTexture texture;
  TrabChartBox hole; /* HATCH; no width: none */
} TrabChartElement;

/* A place that can be pointed at. */
typedef struct
{
  guint item;
  guint series;
  int point;
  double x_value; /* on the horizontal axis: what stands above and below it; NaN: the whole item */
  TrabChartPoint at;
} TrabChartStop;

/* The area of one item: pointing anywhere inside finds one of its stops. */
typedef struct
{
  guint item;
  TrabChartBox box;
} TrabChartField;

typedef struct
{
  TrabChartTheme theme;
  PangoContext *context;
  gboolean is_rtl;
  double width_pt;
  double height_pt;
  GPtrArray *elements; /* of TrabChartElement, in the order they are drawn */
  GArray *stops;       /* of TrabChartStop, in reading order */
  GArray *fields;      /* of TrabChartField */
} TrabChartSheet;

/* What a text is to look like; wrap_pt 0: one line, as wide as it is. */
typedef struct
{
  double size_pt;
  gboolean is_bold;
  double wrap_pt;
  guint n_most_lines; /* 0: as many as it takes */
  TrabChartAlign align;
} TrabChartTextStyle;

#define TRAB_CHART_SHEET_WHOLE G_MAXUINT

TrabChartSheet *trab_chart_sheet_new (const TrabChartTheme *theme,
                                      PangoContext *context,
                                      double width_pt,
                                      gboolean is_rtl);
void trab_chart_sheet_free (TrabChartSheet *sheet);
PangoLayout *trab_chart_sheet_make_text (TrabChartSheet *sheet,
                                         const char *text,
                                         const TrabChartTextStyle *style);
double trab_chart_sheet_text_width (PangoLayout *text);
double trab_chart_sheet_text_height (PangoLayout *text);
double trab_chart_sheet_text_room (PangoLayout *text);
void trab_chart_sheet_shrink (PangoLayout *text);
gboolean trab_chart_sheet_put_on_one_line (PangoLayout *first,
                                           PangoLayout *second,
                                           double gap_pt,
                                           double width_pt);
TrabChartElement *trab_chart_sheet_put_text (TrabChartSheet *sheet,
                                             const char *role,
                                             guint item,
                                             PangoLayout *text,
                                             double x,
                                             double y,
                                             TrabChartColour colour);
TrabChartElement *trab_chart_sheet_put_turned_text (TrabChartSheet *sheet,
                                                    const char *role,
                                                    guint item,
                                                    PangoLayout *text,
                                                    double x,
                                                    double y,
                                                    TrabChartColour colour);
TrabChartElement *trab_chart_sheet_put_path (TrabChartSheet *sheet,
                                             const char *role,
                                             guint item,
                                             double width_pt,
                                             TrabChartDash dash,
                                             TrabChartColour colour);
TrabChartElement *trab_chart_sheet_put_rule (TrabChartSheet *sheet,
                                             const char *role,
                                             guint item,
                                             const TrabChartPoint ends[2],
                                             double width_pt,
                                             TrabChartColour colour);
void trab_chart_sheet_put_whisker (TrabChartSheet *sheet,
                                   guint item,
                                   const TrabChartPoint ends[2],
                                   gboolean is_upright,
                                   double cap_pt,
                                   double width_pt,
                                   TrabChartColour colour);
TrabChartElement *trab_chart_sheet_put_area (
    TrabChartSheet *sheet, const char *role, guint item, double opacity, TrabChartColour colour);
TrabChartElement *trab_chart_sheet_put_hatch (TrabChartSheet *sheet,
                                              const char *role,
                                              guint item,
                                              const TrabChartBox *box,
                                              TrabChartTexture texture,
                                              TrabChartColour colour);
TrabChartElement *trab_chart_sheet_put_marks (TrabChartSheet *sheet,
                                              const char *role,
                                              guint item,
                                              TrabChartMarker marker,
                                              TrabChartFill fill,
                                              double size_pt,
                                              TrabChartColour colour);
void trab_chart_sheet_add_point (TrabChartElement *element, double x, double y);
void trab_chart_sheet_add_box (TrabChartElement *element, const TrabChartBox *box);
void trab_chart_sheet_put_bar (TrabChartSheet *sheet,
                               const char *role,
                               guint item,
                               const TrabChartBox *box,
                               const TrabChartStyle *style);
void trab_chart_sheet_put_unknown (TrabChartSheet *sheet,
                                   guint item,
                                   const char *words,
                                   const TrabChartBox *box);
void trab_chart_sheet_put_sentence (TrabChartSheet *sheet,
                                    guint item,
                                    const char *words,
                                    const TrabChartBox *box,
                                    gboolean is_framed);
double trab_chart_sheet_words_height (TrabChartSheet *sheet,
                                      const char *words,
                                      double width_pt,
                                      gboolean is_framed);
void trab_chart_sheet_add_stop (TrabChartSheet *sheet, const TrabChartStop *stop);
void trab_chart_sheet_add_whole_stop (TrabChartSheet *sheet, guint item, const TrabChartBox *box);
void trab_chart_sheet_add_field (TrabChartSheet *sheet, guint item, const TrabChartBox *box);
void trab_chart_sheet_mirror (TrabChartSheet *sheet);
char *trab_chart_sheet_format (double value, guint decimals, const char *decimal_mark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabChartSheet, trab_chart_sheet_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-class.h"

G_BEGIN_DECLS

typedef enum
{
  TRAB_CHART_THEME_LIGHT,
  TRAB_CHART_THEME_DARK,
  TRAB_CHART_THEME_CONTRAST,
  TRAB_CHART_THEME_CONTRAST_DARK,
  TRAB_CHART_THEME_PRINT, /* black on white; readable without colour */
} TrabChartThemeName;
#define TRAB_N_CHART_THEMES (TRAB_CHART_THEME_PRINT + 1)

/** sRGB, each 0..1. */
typedef struct
{
  double red;
  double green;
  double blue;
} TrabChartColour;

/** How a line goes on beyond the trials. Inside them every line is solid, whatever its class. */
typedef enum
{
  TRAB_CHART_DASH_SOLID,
  TRAB_CHART_DASH_DASHED,
  TRAB_CHART_DASH_LONG,
  TRAB_CHART_DASH_DASH_DOT,
  TRAB_CHART_DASH_DOTTED, /* the comparison that is repeated in every panel */
} TrabChartDash;

typedef enum
{
  TRAB_CHART_MARKER_NONE,
  TRAB_CHART_MARKER_CIRCLE,
  TRAB_CHART_MARKER_SQUARE,
  TRAB_CHART_MARKER_DIAMOND,
  TRAB_CHART_MARKER_TRIANGLE,
  TRAB_CHART_MARKER_TRIANGLE_DOWN,
  TRAB_CHART_MARKER_PLUS,
} TrabChartMarker;

typedef enum
{
  TRAB_CHART_TEXTURE_PLAIN,
  TRAB_CHART_TEXTURE_DOTS,
  TRAB_CHART_TEXTURE_DIAGONAL,
  TRAB_CHART_TEXTURE_COUNTER_DIAGONAL,
  TRAB_CHART_TEXTURE_HORIZONTAL,
  TRAB_CHART_TEXTURE_VERTICAL,
  TRAB_CHART_TEXTURE_CROSS_HATCH,
  TRAB_CHART_TEXTURE_WIDE_DIAGONAL, /* not known: never anything else */
} TrabChartTexture;

/** How one class looks. */
typedef struct
{
  TrabChartColour line;  /* lines, bands, marks */
  TrabChartColour words; /* text in the colour of the class: at least 4.5:1 */
  double width_pt;       /* of a median */
  TrabChartDash dash;
  TrabChartMarker marker;
  TrabChartTexture texture;
} TrabChartStyle;

/**
 * TrabChartTheme:
 * Everything about looks that is not in the spec. A plain value made by trab_chart_theme_make();
 * a caller may change the font afterwards (to that of what the chart stands in), and nothing else.
 */
typedef struct
{
  TrabChartThemeName name;
  const char *font_family; /* static string; "Sans" */
  gboolean is_condensed;   /* its narrow cut, where it has one */
  double small_pt;         /* ticks, axis titles, notes: the smallest text there is */
  double body_pt;          /* headlines, captions, words */
  double title_pt;
  double unit_pt;    /* spacing: 6 pt, grown with the text */
  double mark_scale; /* lines and marks grow half as much as text */
  double average_opacity;
  double person_opacity;
  TrabChartColour ground;
  TrabChartColour text;
  TrabChartColour dim_text;
  TrabChartColour axis;
  TrabChartColour rule;  /* lines that only lead the eye, paler than anything that is read */
  TrabChartColour blank; /* who does not break a bone, in an icon array: at least 3:1 */
  TrabChartStyle styles[TRAB_N_CHART_CLASSES];
} TrabChartTheme;

TrabChartTheme trab_chart_theme_make (TrabChartThemeName name, double text_scale);

G_END_DECLS

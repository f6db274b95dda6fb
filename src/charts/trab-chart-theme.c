/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-theme.h"

/* Average effect and a person like this: two depths of one colour. */
#define AVERAGE_OPACITY 0.28
#define PERSON_OPACITY 0.14
#define CONTRAST_AVERAGE_OPACITY 0.38
#define CONTRAST_PERSON_OPACITY 0.20
#define MEDIAN_PT 2.4
#define SPACING_PT 6.0

/* What a class is made of, whatever the colours: the second and third channel. */
typedef struct
{
  TrabChartDash dash;
  TrabChartMarker marker;
  TrabChartTexture texture;
} Shape;

static const Shape SHAPES[TRAB_N_CHART_CLASSES] = {
  { TRAB_CHART_DASH_DASHED, TRAB_CHART_MARKER_NONE, TRAB_CHART_TEXTURE_PLAIN },
  { TRAB_CHART_DASH_DASHED, TRAB_CHART_MARKER_CIRCLE, TRAB_CHART_TEXTURE_DOTS },
  { TRAB_CHART_DASH_DASHED, TRAB_CHART_MARKER_SQUARE, TRAB_CHART_TEXTURE_DIAGONAL },
  { TRAB_CHART_DASH_LONG, TRAB_CHART_MARKER_DIAMOND, TRAB_CHART_TEXTURE_COUNTER_DIAGONAL },
  { TRAB_CHART_DASH_DASHED, TRAB_CHART_MARKER_TRIANGLE, TRAB_CHART_TEXTURE_HORIZONTAL },
  { TRAB_CHART_DASH_DASH_DOT, TRAB_CHART_MARKER_TRIANGLE_DOWN, TRAB_CHART_TEXTURE_VERTICAL },
  { TRAB_CHART_DASH_DASHED, TRAB_CHART_MARKER_PLUS, TRAB_CHART_TEXTURE_CROSS_HATCH },
  { TRAB_CHART_DASH_DASHED, TRAB_CHART_MARKER_NONE, TRAB_CHART_TEXTURE_WIDE_DIAGONAL },
};

/* One row of colours per theme, 0xrrggbb. The light and dark sets were found by a search for the
 * largest smallest difference under normal vision and three colour-vision deficiencies, the
 * contrast sets by the same search with 7:1 to the ground; a test recomputes both. */
typedef struct
{
  guint32 ground;
  guint32 text;
  guint32 dim_text;
  guint32 axis;
  guint32 rule;
  guint32 blank;
  guint32 lines[TRAB_N_CHART_CLASSES];
  guint32 words[TRAB_N_CHART_CLASSES];
  double widths_pt[TRAB_N_CHART_CLASSES];
  double small_pt;
  double body_pt;
  double title_pt;
} Colours;

/* clang-format off */
static const Colours COLOURS[TRAB_N_CHART_THEMES] = {
  [TRAB_CHART_THEME_LIGHT] = {
    0xffffff, 0x241f31, 0x5e5c64, 0x8b8a87, 0xc0bfbc, 0x767676,
    { 0x5e5c64, 0x117733, 0xd1478c, 0x1a5fb4, 0x8f6b00, 0x613583, 0x332288, 0x77767b },
    { 0x5e5c64, 0x117733, 0xb8327a, 0x1a5fb4, 0x836200, 0x613583, 0x332288, 0x5e5c64 },
    { MEDIAN_PT, MEDIAN_PT, MEDIAN_PT, MEDIAN_PT, MEDIAN_PT, MEDIAN_PT, MEDIAN_PT, MEDIAN_PT },
    9.0, 10.5, 12.0 },
  [TRAB_CHART_THEME_DARK] = {
    0x1e1e1e, 0xf6f5f4, 0xc0bfbc, 0x8a898d, 0x5e5c64, 0x8f8f95,
    { 0xc0bfbc, 0x57e389, 0xf66151, 0x62a0ea, 0xf8e45c, 0xe5a50a, 0xb5e3ff, 0x9a9996 },
    { 0xc0bfbc, 0x57e389, 0xf66151, 0x62a0ea, 0xf8e45c, 0xe5a50a, 0xb5e3ff, 0xc0bfbc },
    { MEDIAN_PT, MEDIAN_PT, MEDIAN_PT, MEDIAN_PT, MEDIAN_PT, MEDIAN_PT, MEDIAN_PT, MEDIAN_PT },
    9.0, 10.5, 12.0 },
  [TRAB_CHART_THEME_CONTRAST] = {
    0xffffff, 0x000000, 0x241f31, 0x3d3846, 0x5e5c64, 0x77767b,
    { 0x321929, 0x003407, 0x983453, 0x1a52b7, 0x6a5515, 0x4c367e, 0x1d0051, 0x3d3846 },
    { 0x321929, 0x003407, 0x983453, 0x1a52b7, 0x6a5515, 0x4c367e, 0x1d0051, 0x000000 },
    { MEDIAN_PT, MEDIAN_PT, MEDIAN_PT, MEDIAN_PT, MEDIAN_PT, MEDIAN_PT, MEDIAN_PT, MEDIAN_PT },
    9.0, 10.5, 12.0 },
  [TRAB_CHART_THEME_CONTRAST_DARK] = {
    0x1e1e1e, 0xffffff, 0xf6f5f4, 0xdeddda, 0xb0afac, 0x9a9996,
    { 0xabaaaa, 0x20ffaf, 0xff8c6b, 0x4bb3e8, 0xfffa43, 0xcea517, 0xbbe8fe, 0xdeddda },
    { 0xabaaaa, 0x20ffaf, 0xff8c6b, 0x4bb3e8, 0xfffa43, 0xcea517, 0xbbe8fe, 0xffffff },
    { MEDIAN_PT, MEDIAN_PT, MEDIAN_PT, MEDIAN_PT, MEDIAN_PT, MEDIAN_PT, MEDIAN_PT, MEDIAN_PT },
    9.0, 10.5, 12.0 },
  /* 55 % and 35 % grey are lightness, so that the comparison is the paler one; words are black. */
  [TRAB_CHART_THEME_PRINT] = {
    0xffffff, 0x000000, 0x333333, 0x777777, 0xa0a0a0, 0x767676,
    { 0x8c8c8c, 0x000000, 0x000000, 0x000000, 0x595959, 0x595959, 0x000000, 0x777777 },
    { 0x000000, 0x000000, 0x000000, 0x000000, 0x000000, 0x000000, 0x000000, 0x000000 },
    { 2.0, 1.2, 2.0, 2.0, 2.0, 2.0, 3.0, 2.0 },
    11.0, 12.0, 14.0 },
};
/* clang-format on */

static TrabChartColour
unpack (guint32 hex)
{
  TrabChartColour colour
      = { ((hex >> 16) & 0xff) / 255.0, ((hex >> 8) & 0xff) / 255.0, (hex & 0xff) / 255.0 };

  return colour;
}

/**
 * trab_chart_theme_make:
 * @text_scale: the user's text size over the normal one; 1 is normal, 1.4 the patient's view.
 *   Below 1 is taken as 1: the sizes at 1 are the smallest allowed (9 pt on screen, 11 pt on paper)
 */
TrabChartTheme
trab_chart_theme_make (TrabChartThemeName name, double text_scale)
{
  const Colours *colours = &COLOURS[name];
  double scale = text_scale > 1 ? text_scale : 1;
  gboolean is_contrast
      = name == TRAB_CHART_THEME_CONTRAST || name == TRAB_CHART_THEME_CONTRAST_DARK;
  TrabChartTheme theme = {
    .name = name,
    .font_family = "Sans",
    .small_pt = colours->small_pt * scale,
    .body_pt = colours->body_pt * scale,
    .title_pt = colours->title_pt * scale,
    .unit_pt = SPACING_PT * scale,
    .mark_scale = (1 + scale) / 2,
    .average_opacity = is_contrast ? CONTRAST_AVERAGE_OPACITY : AVERAGE_OPACITY,
    .person_opacity = is_contrast ? CONTRAST_PERSON_OPACITY : PERSON_OPACITY,
    .ground = unpack (colours->ground),
    .text = unpack (colours->text),
    .dim_text = unpack (colours->dim_text),
    .axis = unpack (colours->axis),
    .rule = unpack (colours->rule),
    .blank = unpack (colours->blank),
  };

  for (guint i = 0; i < TRAB_N_CHART_CLASSES; i++)
    {
      theme.styles[i].line = unpack (colours->lines[i]);
      theme.styles[i].words = unpack (colours->words[i]);
      theme.styles[i].width_pt = colours->widths_pt[i] * theme.mark_scale;
      theme.styles[i].dash = SHAPES[i].dash;
      theme.styles[i].marker = SHAPES[i].marker;
      theme.styles[i].texture = SHAPES[i].texture;
    }
  return theme;
}

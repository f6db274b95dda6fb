/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-theme.h"

#include <math.h>

#include "chart-samples.h"
#include "trab-chart-layout-private.h"

typedef struct
{
  double v[3];
} Triple;

typedef double Matrix[3][3];

/* Machado, Oliveira, Fernandes 2009, IEEE TVCG 15(6): severity 1.0, on linear sRGB; the first is
 * normal vision. */
static const Matrix VISIONS[] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 },
    { 0.114503, 0.786281, 0.099216 },
    { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 },
    { 0.280085, 0.672501, 0.047413 },
    { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 },
    { -0.078411, 0.930809, 0.147602 },
    { 0.004733, 0.691367, 0.303900 } },
};

/* IEC 61966-2-1 */
static double
to_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static Triple
linearise (TrabChartColour colour)
{
  Triple linear = { { to_linear (colour.red), to_linear (colour.green), to_linear (colour.blue) } };

  return linear;
}

static double
luminance (Triple linear)
{
  return 0.2126 * linear.v[0] + 0.7152 * linear.v[1] + 0.0722 * linear.v[2];
}

/* WCAG 2 */
static double
contrast (TrabChartColour one, TrabChartColour other)
{
  double a = luminance (linearise (one));
  double b = luminance (linearise (other));

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static Triple
apply (const Matrix matrix, Triple linear)
{
  Triple result = { { 0 } };

  for (guint i = 0; i < 3; i++)
    {
      for (guint j = 0; j < 3; j++)
        result.v[i] += matrix[i][j] * linear.v[j];
      result.v[i] = CLAMP (result.v[i], 0, 1);
    }
  return result;
}

static double
lab_curve (double t)
{
  return t > 216.0 / 24389 ? cbrt (t) : (24389.0 / 27 * t + 16) / 116;
}

/* CIE 1976 L*a*b* under D65 */
static Triple
to_lab (Triple linear)
{
  const double *c = linear.v;
  double x = lab_curve ((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
  double y = lab_curve (luminance (linear));
  double z = lab_curve ((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
  Triple lab = { { 116 * y - 16, 500 * (x - y), 200 * (y - z) } };

  return lab;
}

static double
difference (TrabChartColour one, TrabChartColour other, const Matrix vision)
{
  Triple a = to_lab (apply (vision, linearise (one)));
  Triple b = to_lab (apply (vision, linearise (other)));

  return sqrt (pow (a.v[0] - b.v[0], 2) + pow (a.v[1] - b.v[1], 2) + pow (a.v[2] - b.v[2], 2));
}

typedef struct
{
  double line;
  double words;
  double text;
  double difference; /* 0: paper is told apart by width, grey, marker and dash */
} Limits;

static const Limits LIMITS[TRAB_N_CHART_THEMES] = {
  [TRAB_CHART_THEME_LIGHT] = { 3.6, 4.5, 7, 15 },
  [TRAB_CHART_THEME_DARK] = { 5, 5, 7, 18 },
  [TRAB_CHART_THEME_CONTRAST] = { 7, 7, 12, 15 },
  [TRAB_CHART_THEME_CONTRAST_DARK] = { 7, 7, 12, 18 },
  [TRAB_CHART_THEME_PRINT] = { 3, 12, 12, 0 },
};

static void
test_contrast (void)
{
  for (guint i = 0; i < TRAB_N_CHART_THEMES; i++)
    {
      TrabChartTheme theme = trab_chart_theme_make ((TrabChartThemeName) i, 1);

      g_assert_cmpfloat (contrast (theme.text, theme.ground), >=, LIMITS[i].text);
      g_assert_cmpfloat (contrast (theme.dim_text, theme.ground), >=, 5);
      g_assert_cmpfloat (contrast (theme.axis, theme.ground), >=, 3);
      g_assert_cmpfloat (contrast (theme.blank, theme.ground), >=, 3);
      for (guint j = 0; j < TRAB_N_CHART_CLASSES; j++)
        {
          g_test_message ("theme %u, class %u", i, j);
          g_assert_cmpfloat (contrast (theme.styles[j].line, theme.ground), >=, LIMITS[i].line);
          g_assert_cmpfloat (contrast (theme.styles[j].words, theme.ground), >=, LIMITS[i].words);
        }
    }
}

/* The contrast an element needs: 4.5 for text, 3 for what is read off, nothing for what only leads
 * the eye or fills a shape that has an edge. */
static double
least_contrast (const TrabChartElement *element)
{
  switch (element->type)
    {
    case TRAB_CHART_ELEMENT_TEXT:
      return 4.5;
    case TRAB_CHART_ELEMENT_AREA:
      return 0;
    case TRAB_CHART_ELEMENT_HATCH: /* of a bar: its pattern, the edge is an element of its own */
    case TRAB_CHART_ELEMENT_PATH:
    case TRAB_CHART_ELEMENT_MARKS:
    default:
      return g_str_equal (element->role, "guide-y") ? 0 : 3;
    }
}

/* The law of every picture in every theme, whatever its parts are called. */
static void
test_everything_drawn_is_seen (void)
{
  PangoContext *context = chart_samples_context ();

  for (guint i = 0; i < CHART_N_SAMPLES; i++)
    for (guint j = 0; j < TRAB_N_CHART_THEMES; j++)
      {
        g_autoptr (TrabChartSpec) spec = CHART_SAMPLES[i].make ();
        TrabChartTheme theme = trab_chart_theme_make ((TrabChartThemeName) j, 1);
        g_autoptr (TrabChartLayout) layout
            = trab_chart_layout_new (spec, &theme, context, 800, 600, FALSE);

        for (guint k = 0; k < layout->sheet->elements->len; k++)
          {
            const TrabChartElement *element = g_ptr_array_index (layout->sheet->elements, k);

            g_test_message ("%s, theme %u: %s", CHART_SAMPLES[i].name, j, element->role);
            g_assert_cmpfloat (contrast (element->colour, theme.ground), >=,
                               least_contrast (element));
          }
      }
  g_object_unref (context);
}

static void
test_colours_differ_for_every_eye (void)
{
  for (guint i = 0; i < TRAB_N_CHART_THEMES; i++)
    {
      TrabChartTheme theme = trab_chart_theme_make ((TrabChartThemeName) i, 1);

      for (guint j = 0; j < TRAB_CHART_CLASS_NO_EVIDENCE; j++)
        for (guint k = 0; k < j; k++)
          for (guint vision = 0; vision < G_N_ELEMENTS (VISIONS); vision++)
            {
              g_test_message ("theme %u, classes %u and %u, vision %u", i, j, k, vision);
              g_assert_cmpfloat (
                  difference (theme.styles[j].line, theme.styles[k].line, VISIONS[vision]), >=,
                  LIMITS[i].difference);
            }
    }
}

/* Colour is never alone: on paper, where several classes are black, the rest must do. */
static void
test_shapes_differ (void)
{
  for (guint i = 0; i < TRAB_N_CHART_THEMES; i++)
    {
      TrabChartTheme theme = trab_chart_theme_make ((TrabChartThemeName) i, 1);

      for (guint j = 0; j < TRAB_N_CHART_CLASSES; j++)
        for (guint k = 0; k < j; k++)
          {
            g_assert_cmpint (theme.styles[j].texture, !=, theme.styles[k].texture);
            if (j != TRAB_CHART_CLASS_NO_EVIDENCE)
              g_assert_cmpint (theme.styles[j].marker, !=, theme.styles[k].marker);
          }
    }
}

static void
test_sizes (void)
{
  for (guint i = 0; i < TRAB_N_CHART_THEMES; i++)
    {
      double least = i == TRAB_CHART_THEME_PRINT ? 11 : 9;
      TrabChartTheme normal = trab_chart_theme_make ((TrabChartThemeName) i, 1);
      TrabChartTheme small = trab_chart_theme_make ((TrabChartThemeName) i, 0.5);
      TrabChartTheme nothing = trab_chart_theme_make ((TrabChartThemeName) i, NAN);
      TrabChartTheme large = trab_chart_theme_make ((TrabChartThemeName) i, 2);

      g_assert_cmpfloat (normal.small_pt, >=, least);
      g_assert_cmpfloat (normal.body_pt, >, normal.small_pt);
      g_assert_cmpfloat (normal.title_pt, >, normal.body_pt);
      g_assert_cmpfloat (small.small_pt, >=, least);
      g_assert_cmpfloat (nothing.small_pt, >=, least);
      g_assert_cmpfloat_with_epsilon (large.small_pt, 2 * normal.small_pt, 1e-9);
      g_assert_cmpfloat_with_epsilon (large.unit_pt, 2 * normal.unit_pt, 1e-9);
    }
}

static void
test_bands_and_medians (void)
{
  TrabChartTheme theme = trab_chart_theme_make (TRAB_CHART_THEME_LIGHT, 1);

  g_assert_cmpfloat_with_epsilon (theme.average_opacity, 0.28, 1e-9);
  g_assert_cmpfloat_with_epsilon (theme.person_opacity, 0.14, 1e-9);
  for (guint i = 0; i < TRAB_CHART_CLASS_NO_EVIDENCE; i++)
    g_assert_cmpfloat_with_epsilon (theme.styles[i].width_pt, 2.4, 1e-9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/charts/theme/contrast", test_contrast);
  g_test_add_func ("/charts/theme/everything-drawn-is-seen", test_everything_drawn_is_seen);
  g_test_add_func ("/charts/theme/colours-differ-for-every-eye", test_colours_differ_for_every_eye);
  g_test_add_func ("/charts/theme/shapes-differ", test_shapes_differ);
  g_test_add_func ("/charts/theme/sizes", test_sizes);
  g_test_add_func ("/charts/theme/bands-and-medians", test_bands_and_medians);
  return g_test_run ();
}

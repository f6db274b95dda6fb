/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-columns.h"
#include "trab-chart-export.h"
#include "trab-chart-pdf.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "chart-samples.h"

static GBytes *export(TrabChartSpec *spec, const TrabChartExport *how)
{
  TrabChartTheme theme = trab_chart_theme_make (TRAB_CHART_THEME_PRINT, 1);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = trab_chart_export_bytes (spec, &theme, how, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

static gboolean
contains (GBytes *bytes, const char *needle)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i + strlen (needle) <= size; i++)
    {
      if (memcmp (data + i, needle, strlen (needle)) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
test_same_arguments_give_same_bytes (void)
{
  static const char *const magic[TRAB_N_CHART_FORMATS] = { "\x89PNG", "<?xml", "%PDF" };

  for (guint i = 0; i < CHART_N_SAMPLES; i++)
    for (guint format = 0; format < TRAB_N_CHART_FORMATS; format++)
      {
        g_autoptr (TrabChartSpec) spec = CHART_SAMPLES[i].make ();
        TrabChartExport how = {
          .format = (TrabChartFormat) format,
          .width_pt = 480,
          .author = "A clinic",
          .created_iso = "2025-11-03T09:22:00Z",
        };
        g_autoptr (GBytes) first = export(spec, &how);
        g_autoptr (GBytes) second = export(spec, &how);

        g_assert_cmpuint (g_bytes_get_size (first), >, 1000);
        g_assert_cmpint (
            memcmp (g_bytes_get_data (first, NULL), magic[format], strlen (magic[format])), ==, 0);
        g_assert_true (g_bytes_equal (first, second));
      }
}

/* A picture that leaves the window leaves the heads behind that named its plans. */
static void
test_names_go_along (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_bars ();
  const char *name = trab_chart_bars_get_bar (spec, 0)->label;
  TrabChartExport how = { .format = TRAB_CHART_FORMAT_SVG, .width_pt = 480 };
  g_autoptr (GBytes) bytes = NULL;

  trab_chart_columns_set (spec, 9, 51);
  bytes = export(spec, &how);
  g_assert_true (contains (bytes, name));
  g_assert_cmpfloat (trab_chart_bars_get_frame (spec)->column_gap_pt, >, 0);
}

static void
test_svg_says_what_it_shows (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_curves ();
  TrabChartExport how = { .format = TRAB_CHART_FORMAT_SVG, .width_pt = 480 };
  g_autoptr (GBytes) bytes = export(spec, &how);
  GMarkupParser parser = { 0 };
  g_autoptr (GMarkupParseContext) markup
      = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, NULL, NULL);
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (contains (bytes, "<title>A picture for a test</title>"));
  g_assert_true (contains (bytes, "<desc>Several lines that start at zero &amp; part.</desc>"));
  g_assert_true (contains (bytes, "role=\"img\""));
  /* words are words: they can be searched, copied and read out */
  g_assert_true (contains (bytes, "<text "));
  g_assert_false (contains (bytes, "glyph"));
  g_assert_true (g_markup_parse_context_parse (markup, data, (gssize) size, &error));
  g_assert_no_error (error);
  g_assert_true (g_markup_parse_context_end_parse (markup, &error));
  g_assert_no_error (error);
}

static void
test_pdf_has_the_given_date (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_bars ();
  TrabChartExport how = {
    .format = TRAB_CHART_FORMAT_PDF,
    .width_pt = 480,
    .created_iso = "2025-11-03T09:22:00Z",
  };
  g_autoptr (GBytes) bytes = export(spec, &how);

  g_assert_true (contains (bytes, "20251103092200"));
  g_assert_true (contains (bytes, "/Title"));
}

/* Width and height of a PNG stand at bytes 16 and 20. */
static guint32
read_png_number (GBytes *bytes, gsize at)
{
  const guint8 *data = g_bytes_get_data (bytes, NULL);
  guint32 number = 0;

  memcpy (&number, data + at, sizeof number);
  return GUINT32_FROM_BE (number);
}

static void
test_png_has_two_pixels_for_a_point (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_bars ();
  TrabChartExport how = { .format = TRAB_CHART_FORMAT_PNG, .width_pt = 480, .height_pt = 900 };
  g_autoptr (GBytes) twice = export(spec, &how);
  g_autoptr (GBytes) once = NULL;

  g_assert_cmpuint (read_png_number (twice, 16), ==, 960);
  g_assert_cmpuint (read_png_number (twice, 20), ==, 1800);
  how.png_scale = 1;
  once = export(spec, &how);
  g_assert_cmpuint (read_png_number (once, 16), ==, 480);
}

static void
test_impossible_sizes_are_refused (void)
{
  static const double sizes[] = { 0, -4, NAN, INFINITY, 1e6 };
  g_autoptr (TrabChartSpec) spec = chart_samples_bars ();
  TrabChartTheme theme = trab_chart_theme_make (TRAB_CHART_THEME_LIGHT, 1);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      TrabChartExport how = { .format = TRAB_CHART_FORMAT_PNG, .width_pt = sizes[i] };
      g_autoptr (GError) error = NULL;

      g_assert_null (trab_chart_export_bytes (spec, &theme, &how, &error));
      g_assert_error (error, TRAB_CHART_EXPORT_ERROR, TRAB_CHART_EXPORT_ERROR_SIZE);
    }
}

/* What does not fit is refused with the size that works, and that size works. */
static void
test_too_small_is_refused (void)
{
  TrabChartTheme theme = trab_chart_theme_make (TRAB_CHART_THEME_PRINT, 1);

  for (guint i = 0; i < CHART_N_SAMPLES; i++)
    {
      g_autoptr (TrabChartSpec) spec = CHART_SAMPLES[i].make ();
      TrabChartExport how = { .format = TRAB_CHART_FORMAT_PNG, .width_pt = 240, .height_pt = 60 };
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      g_assert_null (trab_chart_export_bytes (spec, &theme, &how, &error));
      g_assert_error (error, TRAB_CHART_EXPORT_ERROR, TRAB_CHART_EXPORT_ERROR_SIZE);
      g_assert_cmpint (sscanf (strstr (error->message, "needs"), "needs %lf pt by %lf pt",
                               &how.width_pt, &how.height_pt),
                       ==, 2);
      bytes = export(spec, &how);
      g_assert_cmpuint (read_png_number (bytes, 20), ==, (guint) (2 * how.height_pt));
    }
}

static void
test_too_many_pixels_are_refused (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_bars ();
  TrabChartTheme theme = trab_chart_theme_make (TRAB_CHART_THEME_LIGHT, 1);
  TrabChartExport how = { .format = TRAB_CHART_FORMAT_PNG, .width_pt = 480, .png_scale = 1000 };
  g_autoptr (GError) error = NULL;

  g_assert_null (trab_chart_export_bytes (spec, &theme, &how, &error));
  g_assert_error (error, TRAB_CHART_EXPORT_ERROR, TRAB_CHART_EXPORT_ERROR_SIZE);
}

/* cairo has no place for the language: it is added behind what cairo wrote, and the file still is
 * one.
 */
static void
test_pdf_has_a_language (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_bars ();
  TrabChartExport how = { .format = TRAB_CHART_FORMAT_PDF,
                          .width_pt = 480,
                          .language = "de",
                          .created_iso = "2025-11-03T09:22:00Z" };
  g_autoptr (GBytes) bytes = export(spec, &how);
  g_autoptr (GBytes) again = export(spec, &how);
  g_autofree char *qpdf = g_find_program_in_path ("qpdf");
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "language.pdf", NULL);
  g_autofree char *output = NULL;
  const char *argv[] = { qpdf, "--check", path, NULL };
  int status = 0;

  g_assert_true (contains (bytes, "/Lang (de)"));
  g_assert_true (g_bytes_equal (bytes, again));
  if (qpdf == NULL)
    return;
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                               NULL, &status, NULL));
  g_test_message ("%s", output);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_assert_nonnull (strstr (output, "No syntax or stream encoding errors found"));
}

/* What is no PDF of ours is left as it is. */
static void
test_strange_pdf_is_left_alone (void)
{
  static const char *const texts[] = { "", "x", "trailer startxref",
                                       "%PDF-1.5\ntrailer\n<< /Size 9 /Root 7 0 R /Info 6 0 R >>\n"
                                       "startxref\n99999\n%%EOF\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *) texts[i], (guint) strlen (texts[i]));
      g_assert_false (trab_chart_pdf_set_language (bytes, "en"));
      g_assert_cmpuint (bytes->len, ==, strlen (texts[i]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/charts/export/same-arguments-give-same-bytes",
                   test_same_arguments_give_same_bytes);
  g_test_add_func ("/charts/export/pdf-has-a-language", test_pdf_has_a_language);
  g_test_add_func ("/charts/export/strange-pdf-is-left-alone", test_strange_pdf_is_left_alone);
  g_test_add_func ("/charts/export/svg-says-what-it-shows", test_svg_says_what_it_shows);
  g_test_add_func ("/charts/export/pdf-has-the-given-date", test_pdf_has_the_given_date);
  g_test_add_func ("/charts/export/png-has-two-pixels-for-a-point",
                   test_png_has_two_pixels_for_a_point);
  g_test_add_func ("/charts/export/impossible-sizes-are-refused",
                   test_impossible_sizes_are_refused);
  g_test_add_func ("/charts/export/names-go-along", test_names_go_along);
  g_test_add_func ("/charts/export/too-small-is-refused", test_too_small_is_refused);
  g_test_add_func ("/charts/export/too-many-pixels-are-refused", test_too_many_pixels_are_refused);
  return g_test_run ();
}

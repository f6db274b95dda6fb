/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <pango/pangocairo.h>

#include "trab-chart-icons.h"
#include "trab-chart-trend.h"
#include "trab-report-draw.h"
#include "trab-report-paginator.h"
#include "trab-report-pieces.h"
#include "trab-report-pdf.h"

static TrabReport *
new_report (gboolean is_large)
{
  const TrabReportFrame frame = {
    .title = "Title",
    .head_start = "Clinic",
    .head_end = "01234 567890",
    .name = "DOE, Jo",
    .about = "Born 1 March 1950",
    .foot_start = "Printed today",
    .page_of = "Page %u of %u",
    .language = "en",
    .created_iso = "2025-11-03T00:00:00Z",
    .print = is_large ? TRAB_REPORT_PRINT_LARGE : TRAB_REPORT_PRINT_PATIENT,
  };

  return trab_report_new (&frame);
}

static TrabReportPages *
paginate (TrabReport *report)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  TrabReportPages *pages = trab_report_paginator_run (report, context);

  g_object_unref (context);
  return pages;
}

/* Whatever the length of what stands before, no page ends with a heading, nothing leaves the page,
 * nothing overlaps what follows it. */
static void
test_heading_never_ends_a_page (void)
{
  for (guint n = 0; n < 60; n++)
    {
      g_autoptr (TrabReport) report = new_report (n % 2 == 1);
      g_autoptr (TrabReportPages) pages = NULL;

      for (guint i = 0; i < n; i++)
        trab_report_take (report, trab_report_block_new_paragraph ("A line of text."));
      for (guint i = 0; i < 3; i++)
        {
          trab_report_take (report, trab_report_block_new_heading (1, "First"));
          trab_report_take (report, trab_report_block_new_heading (2, "Second"));
          trab_report_take (report, trab_report_block_new_paragraph (
                                        "Some words that follow the heading, long enough to take "
                                        "several lines on a page of this width, I should think, "
                                        "and then some more of them until it is enough."));
        }
      pages = paginate (report);
      for (guint i = 0; i < pages->pieces->len; i++)
        {
          const TrabReportPiece *piece = g_ptr_array_index (pages->pieces, i);
          const TrabReportPiece *next
              = i + 1 < pages->pieces->len ? g_ptr_array_index (pages->pieces, i + 1) : NULL;

          g_assert_cmpfloat (piece->y_pt, >=, 0);
          g_assert_cmpfloat (piece->y_pt + piece->height_pt, <=,
                             trab_report_get_height_pt (report));
          if (g_strcmp0 (piece->tag, "H1") == 0 || g_strcmp0 (piece->tag, "H2") == 0)
            {
              g_assert_nonnull (next);
              g_assert_cmpuint (next->page, ==, piece->page);
              g_assert_cmpfloat (next->y_pt, >=, piece->y_pt + piece->height_pt - 0.01);
            }
        }
    }
}

static void
test_table_rows_stay_whole (void)
{
  const char *head[] = { "Plan", "Words", NULL };
  const char *cells[] = { "A plan",
                          "Words that are long enough to wrap over several lines in a "
                          "column of half a page, and then a few more",
                          NULL };
  g_autoptr (TrabReport) report = new_report (FALSE);
  g_autoptr (TrabReportPages) pages = NULL;
  TrabReportBlock *table = trab_report_block_new_table ("Caption", "bl", head);
  guint n_heads = 0;

  for (guint i = 0; i < 40; i++)
    trab_report_block_add_row (table, cells);
  trab_report_take (report, table);
  pages = paginate (report);
  g_assert_cmpuint (pages->n_pages, >, 2);
  for (guint i = 0; i < pages->pieces->len; i++)
    {
      const TrabReportPiece *piece = g_ptr_array_index (pages->pieces, i);

      if (piece->layout != NULL && g_strcmp0 (pango_layout_get_text (piece->layout), "Words") == 0)
        n_heads++;
      if (piece->layout != NULL)
        g_assert_cmpuint (piece->n_lines, ==, (guint) pango_layout_get_line_count (piece->layout));
    }
  g_assert_cmpuint (n_heads, ==, pages->n_pages);
}

static void
test_long_paragraph_flows (void)
{
  g_autoptr (TrabReport) report = new_report (TRUE);
  g_autoptr (TrabReportPages) pages = NULL;
  GString *text = g_string_new (NULL);
  guint n_lines = 0;
  PangoLayout *layout = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "word ");
  trab_report_take (report, trab_report_block_new_paragraph (text->str));
  g_string_free (text, TRUE);
  pages = paginate (report);
  g_assert_cmpuint (pages->n_pages, >, 3);
  for (guint i = 0; i < pages->pieces->len; i++)
    {
      const TrabReportPiece *piece = g_ptr_array_index (pages->pieces, i);

      if (g_strcmp0 (piece->tag, "P") != 0)
        continue;
      g_assert_cmpuint (piece->first_line, ==, n_lines);
      g_assert_cmpuint (piece->n_lines, >=, 2);
      n_lines += piece->n_lines;
      layout = piece->layout;
    }
  g_assert_cmpuint (n_lines, ==, (guint) pango_layout_get_line_count (layout));
}

/* A picture with @n lines under it. */
static TrabReportPages *
paginate_picture (guint n, double *height_pt)
{
  const TrabChartWords words = { .title = "Breaks" };
  const TrabChartIcons frame = { .total = 100 };
  const TrabChartIconArray array = { .title = "Now",
                                     .both_halves = "About 19 would. About 81 would not.",
                                     .state = TRAB_CHART_STATE_KNOWN,
                                     .n_breaks = 19 };
  g_autoptr (TrabReport) report = new_report (FALSE);
  g_autoptr (TrabChartSpec) spec = trab_chart_icons_new (&words, &frame);
  TrabReportPages *pages = NULL;

  trab_chart_icons_add_array (spec, &array);
  trab_report_take (report, trab_report_block_new_chart (spec));
  for (guint i = 0; i < n; i++)
    trab_report_take (report, trab_report_block_new_paragraph ("A line of text."));
  pages = paginate (report);
  *height_pt = ((const TrabReportPiece *) g_ptr_array_index (pages->pieces, 0))->height_pt;
  return pages;
}

/* The most lines that fit on one page beside a picture are those beside a smaller one; where a
 * smaller one saves nothing it stays as it looks best. */
static void
test_picture_gives_way (void)
{
  double natural_pt, last_pt = 0, height_pt = 0;
  g_autoptr (TrabReportPages) bare = paginate_picture (0, &natural_pt);

  for (guint n = 1;; n++)
    {
      g_autoptr (TrabReportPages) pages = paginate_picture (n, &height_pt);

      if (pages->n_pages > 1)
        break;
      last_pt = height_pt;
    }
  g_assert_cmpfloat (last_pt, <, natural_pt - 1);
  g_assert_cmpfloat (height_pt, ==, natural_pt);
}

/* Panels one above the other, as the tests of one person have. */
static TrabChartSpec *
new_tall_chart (guint n_panels)
{
  const TrabChartWords words = { .title = "Tests", .description = "Tests over time" };
  const TrabChartTrend frame = { .from_years = 2020, .to_years = 2026 };
  const TrabChartMeasurement points[] = { { .t_years = 2021.5, .value = 0.7, .lsc = 0.03 },
                                          { .t_years = 2025.5, .value = 0.8, .lsc = 0.03 } };
  const TrabChartTrendPanel panel = { .title = "Density, g/cm\u00b2",
                                      .decimals = 2,
                                      .points = points,
                                      .n_points = G_N_ELEMENTS (points),
                                      .margin_label = "pale: the margin of the scan" };
  TrabChartSpec *spec = trab_chart_trend_new (&words, &frame);

  for (guint i = 0; i < n_panels; i++)
    trab_chart_trend_add_panel (spec, &panel);
  return spec;
}

/* Nothing of a chart is under the foot or beyond the page: it is drawn smaller first. */
static void
test_tall_chart_stays_whole (void)
{
  for (guint n = 1; n <= 6; n++)
    for (guint is_large = 0; is_large < 2; is_large++)
      {
        g_autoptr (TrabReport) report = new_report (is_large);
        g_autoptr (TrabChartSpec) spec = new_tall_chart (n);
        g_autoptr (TrabReportPages) pages = NULL;
        const TrabReportPiece *chart = NULL;
        const TrabReportPiece *foot = NULL;

        trab_report_take (report, trab_report_block_new_heading (1, "Your tests over time"));
        trab_report_take (report, trab_report_block_new_chart (spec));
        pages = paginate (report);
        for (guint i = 0; i < pages->pieces->len; i++)
          {
            const TrabReportPiece *piece = g_ptr_array_index (pages->pieces, i);

            if (piece->chart != NULL)
              chart = piece;
            foot = piece;
          }
        g_assert_nonnull (chart);
        g_assert_cmpfloat (trab_chart_layout_get_height_pt (chart->chart), <=,
                           chart->height_pt + 0.01);
        g_assert_cmpfloat (chart->y_pt + chart->height_pt, <=, foot->y_pt);
        g_assert_cmpuint (pages->n_pages, ==, 1);
      }
}

/* One or two lines alone on a page are drawn up to the page before. */
static void
test_no_page_for_two_lines (void)
{
  for (guint n = 10; n < 70; n++)
    {
      g_autoptr (TrabReport) report = new_report (FALSE);
      g_autoptr (TrabReportPages) pages = NULL;
      guint n_on_last = 0;

      for (guint i = 0; i < n; i++)
        trab_report_take (report, trab_report_block_new_paragraph ("A line of text."));
      pages = paginate (report);
      for (guint i = 0; i < pages->pieces->len; i++)
        {
          const TrabReportPiece *piece = g_ptr_array_index (pages->pieces, i);

          n_on_last += piece->page + 1 == pages->n_pages && g_strcmp0 (piece->tag, "P") == 0;
        }
      g_assert_cmpuint (n_on_last, >, pages->n_pages == 1 ? 0 : 2);
    }
}

static void
test_empty_report_has_one_page (void)
{
  g_autoptr (TrabReport) report = new_report (FALSE);
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (TrabReportPages) pages = paginate (report);

  g_assert_cmpuint (trab_report_paginator_get_n_pages (pages), ==, 1);
  pdf = trab_report_pdf_write (report, NULL);
  g_assert_nonnull (pdf);
}

static void
test_draws_on_any_surface (void)
{
  static const char *const lines[] = { "Get up", "Before food", "Swallow it", "With water", NULL };
  static const char *const signs[] = { "Signed", "Date", NULL };
  g_autoptr (TrabReport) report = new_report (FALSE);
  g_autoptr (TrabReportPages) pages = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 600, 850);
  cairo_t *cr = cairo_create (surface);

  trab_report_take (report, trab_report_block_new_steps (lines));
  trab_report_take (report, trab_report_block_new_write (signs));
  trab_report_take (report, trab_report_block_new_page_break ());
  trab_report_take (report, trab_report_block_new_note ("A note"));
  pages = paginate (report);
  g_assert_cmpuint (trab_report_paginator_get_n_pages (pages), ==, 2);
  for (guint page = 0; page < 2; page++)
    trab_report_draw_page (pages, page, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
take_lines (TrabReport *report, guint n)
{
  for (guint i = 0; i < n; i++)
    trab_report_take (report, trab_report_block_new_paragraph ("A line of text."));
}

/* What follows a section break shares the sheet where it fits whole, and begins one where it does
 * not; after a page break it always begins one. */
static void
test_short_sections_share_a_sheet (void)
{
  for (guint n = 1; n < 60; n++)
    {
      g_autoptr (TrabReport) report = new_report (FALSE);
      g_autoptr (TrabReportPages) pages = NULL;
      guint first_pages[2] = { 0 };
      guint last_page = 0;
      guint n_headings = 0;

      trab_report_take (report, trab_report_block_new_heading (1, "First"));
      take_lines (report, 8);
      trab_report_take (report, trab_report_block_new_section_break ());
      trab_report_take (report, trab_report_block_new_heading (1, "Second"));
      take_lines (report, n);
      pages = paginate (report);
      for (guint i = 0; i < pages->pieces->len; i++)
        {
          const TrabReportPiece *piece = g_ptr_array_index (pages->pieces, i);

          if (g_strcmp0 (piece->tag, "H1") == 0)
            first_pages[n_headings++] = piece->page;
          if (g_strcmp0 (piece->tag, "P") == 0)
            last_page = piece->page;
        }
      g_assert_cmpuint (n_headings, ==, 2);
      g_assert_cmpuint (first_pages[0], ==, 0);
      g_assert_true (first_pages[1] == 1 || last_page == 0);
      g_assert_true (n > 4 || last_page == 0);
    }
}

/* Lines to write on take what a page still holds, and never another page. */
static void
test_fill_takes_what_is_left (void)
{
  for (guint n = 1; n < 40; n++)
    {
      g_autoptr (TrabReport) bare = new_report (n % 2 == 1);
      g_autoptr (TrabReport) filled = new_report (n % 2 == 1);
      g_autoptr (TrabReportPages) before = NULL;
      g_autoptr (TrabReportPages) after = NULL;

      take_lines (bare, n);
      take_lines (filled, n);
      trab_report_take (filled, trab_report_block_new_fill ("Questions"));
      before = paginate (bare);
      after = paginate (filled);
      g_assert_cmpuint (after->n_pages, ==, before->n_pages);
      if (n < 10)
        g_assert_cmpuint (after->pieces->len, >, before->pieces->len + 2);
    }
}

/* Papers of two readers in one document: each counts its own pages and has its own letters. */
static void
test_parts_count_their_own_pages (void)
{
  const TrabReportFrame frame = { .title = "Copy",
                                  .name = "DOE, Jo",
                                  .foot_start = "Printed today",
                                  .page_of = "Page %u of %u",
                                  .print = TRAB_REPORT_PRINT_DENSE };
  g_autoptr (TrabReport) report = new_report (TRUE);
  g_autoptr (TrabReportPages) pages = NULL;
  guint n_first = 0;
  guint n_totals = 0;

  take_lines (report, 60);
  trab_report_begin_part (report, &frame);
  take_lines (report, 3);
  pages = paginate (report);
  g_assert_cmpuint (pages->n_pages, >, 2);
  for (guint i = 0; i < pages->pieces->len; i++)
    {
      const TrabReportPiece *piece = g_ptr_array_index (pages->pieces, i);
      const char *text = piece->layout ? pango_layout_get_text (piece->layout) : "";

      n_first += g_str_has_prefix (text, "Page 1 of ");
      n_totals += g_str_equal (text, "Page 1 of 1") && piece->page + 1 == pages->n_pages;
    }
  g_assert_cmpuint (n_first, ==, 2);
  g_assert_cmpuint (n_totals, ==, 1);
}

/* What a row says beneath its cells begins under the first of them, has the room of all that
 * follow, lies under the highest, and is read before them. */
static void
test_row_goes_on_beneath (void)
{
  const char *const head[] = { "", "What", "When", NULL };
  const char *const cells[]
      = { TRAB_REPORT_TICK, "See your dentist.\nSay that you are to take a bone medicine.",
          "Before you start, or as soon as you can after that day, which is much to say here",
          NULL };
  g_autoptr (TrabReport) report = new_report (TRUE);
  g_autoptr (TrabReportPages) pages = NULL;
  TrabReportBlock *table = trab_report_block_new_table (NULL, "twl", head);
  const TrabReportPiece *first = NULL;
  const TrabReportPiece *beneath = NULL;
  const TrabReportPiece *when = NULL;

  trab_report_block_add_row (table, cells);
  trab_report_take (report, table);
  pages = paginate (report);
  for (guint i = 0; i + 2 < pages->pieces->len; i++)
    if (((TrabReportPiece *) g_ptr_array_index (pages->pieces, i))->goes_on)
      {
        g_assert_null (first);
        first = g_ptr_array_index (pages->pieces, i);
        beneath = g_ptr_array_index (pages->pieces, i + 1);
        when = g_ptr_array_index (pages->pieces, i + 2);
      }
  g_assert_nonnull (first);
  g_assert_cmpstr (pango_layout_get_text (first->layout), ==, "See your dentist.");
  g_assert_cmpstr (pango_layout_get_text (beneath->layout), ==,
                   "Say that you are to take a bone medicine.");
  g_assert_cmpfloat_with_epsilon (beneath->x_pt, first->x_pt, 1e-6);
  g_assert_cmpfloat (beneath->y_pt, >=, first->y_pt + first->height_pt - 1e-6);
  g_assert_cmpfloat (beneath->y_pt, >=, when->y_pt + when->height_pt - 1e-6);
  g_assert_cmpfloat_with_epsilon (beneath->x_pt + beneath->width_pt, when->x_pt + when->width_pt,
                                  0.01);
  g_assert_cmpuint (beneath->row, ==, first->row);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/report/heading-never-ends-a-page", test_heading_never_ends_a_page);
  g_test_add_func ("/report/table-rows-stay-whole", test_table_rows_stay_whole);
  g_test_add_func ("/report/row-goes-on-beneath", test_row_goes_on_beneath);
  g_test_add_func ("/report/long-paragraph-flows", test_long_paragraph_flows);
  g_test_add_func ("/report/picture-gives-way", test_picture_gives_way);
  g_test_add_func ("/report/tall-chart-stays-whole", test_tall_chart_stays_whole);
  g_test_add_func ("/report/no-page-for-two-lines", test_no_page_for_two_lines);
  g_test_add_func ("/report/empty-report-has-one-page", test_empty_report_has_one_page);
  g_test_add_func ("/report/draws-on-any-surface", test_draws_on_any_surface);
  g_test_add_func ("/report/short-sections-share-a-sheet", test_short_sections_share_a_sheet);
  g_test_add_func ("/report/fill-takes-what-is-left", test_fill_takes_what_is_left);
  g_test_add_func ("/report/parts-count-their-own-pages", test_parts_count_their_own_pages);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-html.h"

#include "trab-chart-export.h"
#include "trab-chart-theme.h"

#define CHART_WIDTH_PT 480.0
#define CHART_SCALE (14.0 / 12)

/* Head and foot are those of a table, which a browser prints on every sheet. */
static const char *const style
    = "body{font:14pt/1.35 'Adwaita Sans',Cantarell,sans-serif;max-width:42em;margin:1.5em auto;"
      "padding:0 1em;color:#111;background:#fff}"
      ".large{font-size:18pt}.dense{font-size:10pt;max-width:70em}"
      ".letter{font-size:11pt}"
      "h1{font-size:1.8em;color:#0b4f6c;margin:.5em 0 .3em;line-height:1.15}"
      "h2{font-size:1.2em;margin:1em 0 .2em;line-height:1.2}p{margin:.3em 0 .7em}"
      "table.sheet{width:100%;border-collapse:collapse}table.sheet>*>tr>td{padding:0}"
      "header .clinic{display:flex;justify-content:space-between;gap:1em;font-weight:bold;"
      "border-bottom:2pt solid #0b4f6c}header .clinic :first-child{color:#0b4f6c}"
      "header .person{display:flex;justify-content:space-between;gap:1em}"
      "footer{display:flex;justify-content:space-between;gap:1em;font-size:.85em;"
      "border-top:1px solid #767676;margin-top:1em}"
      "header p,footer p{margin:.2em 0}"
      ".message{background:#eef3f5;border-inline-start:6pt solid #0b4f6c;padding:.5em 1em;"
      "margin:.5em 0 1em;break-inside:avoid}.message strong{font-size:1.35em;line-height:1.25;"
      "display:block}"
      "table.rows{border-collapse:collapse;width:100%;margin:.2em 0 1em}"
      "table.rows caption{text-align:start}"
      "table.rows :is(th,td){text-align:start;vertical-align:top;padding:.25em .8em .25em 0;"
      "border-bottom:1px solid #767676;font-weight:normal;white-space:pre-line}"
      "table.rows thead th{border-bottom:1.3pt solid #111;color:#333}"
      "table.rows :is(th,td).r{text-align:end}table.rows :is(th,td).c{text-align:center}"
      "table.rows :is(.b,.w):not(thead *)::first-line{font-weight:bold}"
      "table.grid :is(th,td)+:is(th,td){border-inline-start:1px solid #767676}"
      "table.rows td.unknown{background:repeating-linear-gradient(45deg,#fff 0 4px,#ddd 4px 5px)}"
      ".tick{font-size:1.3em}tr{break-inside:avoid}"
      ".frame{border:1mm solid #111;border-radius:5pt;padding:.3em 1em;margin:1em 0;"
      "break-inside:avoid}.frame .title{display:flex;justify-content:space-between;gap:1em;"
      "font-size:1.2em;font-weight:bold}.frame .title h2{margin:0;font-size:1em}"
      ".frame ul{columns:2;margin:.3em 0;padding-inline-start:1.2em;list-style:square}"
      ".frame .last{border-top:1px solid #767676;padding-top:.3em}"
      ".columns{display:flex;gap:1.5em;flex-wrap:wrap}.columns>div{min-width:14em}"
      "ol.steps{display:flex;gap:1em;flex-wrap:wrap;padding:0;list-style-position:inside}"
      "ol.steps li{flex:1;min-width:9em}ol.steps li::marker{font-weight:bold;color:#0b4f6c}"
      ".note{font-size:.86em;color:#333}figure{margin:1em 0;break-inside:avoid}"
      "figure img{max-width:100%}"
      ".write{display:flex;gap:.5em;padding-top:.8em;margin:0}"
      ".write::after{content:'';flex:1;border-bottom:1px solid #111}"
      ".fill{height:9.2mm;border-bottom:1px solid #767676;margin:0}"
      "h1,h2{break-after:avoid}"
      "@page{margin:14mm 18mm 12mm}"
      "@media print{body{max-width:none;margin:0;padding:0}.page{break-before:page}"
      "ul{break-inside:avoid}}";

static void
append_text (GString *html, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text ? text : "", -1);

  g_string_append (html, escaped);
}

/* @attributes: ready, with a blank before them; "" for none */
static void
append_element (GString *html, const char *tag, const char *attributes, const char *text)
{
  g_string_append_printf (html, "<%s%s>", tag, attributes);
  append_text (html, text);
  g_string_append_printf (html, "</%s>\n", tag);
}

static void
append_cell (GString *html, const TrabReportBlock *block, const char *cell, guint column, int row)
{
  gboolean is_head = row < 0;
  gboolean is_name = is_head || (column == 0 && block->style[0] != 't')
                     || (column == 1 && block->style[0] == 't');
  gboolean is_hatched = !is_head && trab_report_block_is_hatched (block, (guint) row, column);

  g_string_append_printf (html, "<%s class=\"%c%s\"%s>", is_name ? "th" : "td",
                          block->style[column], is_hatched ? " unknown" : "",
                          is_head ? " scope=\"col\"" : (is_name ? " scope=\"row\"" : ""));
  if (g_str_has_prefix (cell, TRAB_REPORT_TICK))
    append_element (html, "span", " class=\"tick\"", cell);
  else
    append_text (html, cell);
  g_string_append_printf (html, "</%s>", is_name ? "th" : "td");
}

static void
append_row (GString *html, const TrabReportBlock *block, char **cells, int row)
{
  g_string_append (html, "<tr>");
  for (guint i = 0; cells[i] != NULL; i++)
    append_cell (html, block, cells[i], i, row);
  g_string_append (html, "</tr>\n");
}

static void
append_table (GString *html, const TrabReportBlock *block)
{
  g_string_append_printf (html, "<table class=\"rows%s\">\n", block->is_grid ? " grid" : "");
  if (block->text != NULL)
    append_element (html, "caption", "", block->text);
  if (block->head != NULL)
    {
      g_string_append (html, "<thead>");
      append_row (html, block, block->head, -1);
      g_string_append (html, "</thead>\n");
    }
  g_string_append (html, "<tbody>\n");
  for (guint i = 0; i < block->rows->len; i++)
    append_row (html, block, g_ptr_array_index (block->rows, i), (int) i);
  g_string_append (html, "</tbody>\n</table>\n");
}

/* The picture as a data address, so that the file is one file; its words are the alternative. */
static gboolean
append_chart (GString *html, const TrabReportBlock *block, GError **error)
{
  TrabChartTheme theme = trab_chart_theme_make (TRAB_CHART_THEME_PRINT, CHART_SCALE);
  TrabChartExport how = { .format = TRAB_CHART_FORMAT_SVG, .width_pt = CHART_WIDTH_PT };
  const TrabChartWords *words = trab_chart_spec_get_words (block->chart);
  g_autoptr (GBytes) svg = trab_chart_export_bytes (block->chart, &theme, &how, error);
  g_autofree char *encoded = NULL;
  gsize size = 0;
  gconstpointer data = svg ? g_bytes_get_data (svg, &size) : NULL;

  if (data == NULL)
    return FALSE;
  encoded = g_base64_encode (data, size);
  g_string_append_printf (html, "<figure><img src=\"data:image/svg+xml;base64,%s\" alt=\"",
                          encoded);
  append_text (html, words->description ? words->description : words->title);
  g_string_append (html, "\"></figure>\n");
  return TRUE;
}

static void
append_items (GString *html, char **lines)
{
  g_string_append (html, "<ul>\n");
  for (guint i = 0; lines[i] != NULL; i++)
    append_element (html, "li", "", lines[i]);
  g_string_append (html, "</ul>\n");
}

static void
append_frame (GString *html, const TrabReportBlock *block)
{
  g_string_append (html, "<div class=\"frame\">\n<div class=\"title\">");
  append_element (html, "h2", "", block->lead);
  if (block->aside != NULL)
    append_element (html, "span", "", block->aside);
  g_string_append (html, "</div>\n");
  append_items (html, block->lines);
  if (block->last != NULL)
    append_element (html, "p", " class=\"last\"", block->last);
  g_string_append (html, "</div>\n");
}

static void
append_steps (GString *html, char **lines)
{
  g_string_append (html, "<ol class=\"steps\">\n");
  for (guint i = 0; lines[i] != NULL; i += 2)
    {
      g_string_append (html, "<li><b>");
      append_text (html, lines[i]);
      g_string_append (html, "</b><br>");
      append_text (html, lines[i + 1]);
      g_string_append (html, "</li>\n");
    }
  g_string_append (html, "</ol>\n");
}

static void
append_paragraph (GString *html, const TrabReportBlock *block)
{
  g_string_append (html, block->kind == TRAB_REPORT_BLOCK_NOTE ? "<p class=\"note\">" : "<p>");
  if (block->lead != NULL)
    {
      g_string_append (html, "<b>");
      append_text (html, block->lead);
      g_string_append (html, block->text != NULL ? "</b> " : "</b>");
    }
  append_text (html, block->text);
  g_string_append (html, "</p>\n");
}

static void
append_message (GString *html, const TrabReportBlock *block)
{
  g_string_append (html, "<div class=\"message\">");
  append_element (html, "strong", "", block->text);
  append_text (html, block->last);
  g_string_append (html, "</div>\n");
}

static gboolean append_block (GString *html, const TrabReportBlock *block, GError **error);

static gboolean
append_columns (GString *html, const TrabReportBlock *block, GError **error)
{
  g_string_append (html, "<div class=\"columns\">\n");
  for (guint side = 0; side < 2; side++)
    {
      int share = (int) (100 * (side == 0 ? block->split : 1 - block->split));

      g_string_append_printf (html, "<div style=\"flex:%d\">\n", share);
      for (guint i = 0; i < block->sides[side]->len; i++)
        if (!append_block (html, g_ptr_array_index (block->sides[side], i), error))
          return FALSE;
      g_string_append (html, "</div>\n");
    }
  g_string_append (html, "</div>\n");
  return TRUE;
}

static gboolean
append_block (GString *html, const TrabReportBlock *block, GError **error)
{
  switch (block->kind)
    {
    case TRAB_REPORT_BLOCK_HEADING:
      append_element (html, block->level == 1 ? "h1" : "h2", "", block->text);
      break;
    case TRAB_REPORT_BLOCK_PARAGRAPH:
    case TRAB_REPORT_BLOCK_NOTE:
      append_paragraph (html, block);
      break;
    case TRAB_REPORT_BLOCK_MESSAGE:
      append_message (html, block);
      break;
    case TRAB_REPORT_BLOCK_LIST:
      append_items (html, block->lines);
      break;
    case TRAB_REPORT_BLOCK_STEPS:
      append_steps (html, block->lines);
      break;
    case TRAB_REPORT_BLOCK_TABLE:
      append_table (html, block);
      break;
    case TRAB_REPORT_BLOCK_CHART:
      return append_chart (html, block, error);
    case TRAB_REPORT_BLOCK_FRAME:
      append_frame (html, block);
      break;
    case TRAB_REPORT_BLOCK_COLUMNS:
      return append_columns (html, block, error);
    case TRAB_REPORT_BLOCK_WRITE:
      for (guint i = 0; block->lines[i] != NULL; i++)
        append_element (html, "p", " class=\"write\"", block->lines[i]);
      break;
    case TRAB_REPORT_BLOCK_FILL:
      append_element (html, "h2", "", block->text);
      g_string_append (html, "<p class=\"fill\"></p>\n<p class=\"fill\"></p>\n");
      break;
    case TRAB_REPORT_BLOCK_PAGE_BREAK:
      g_string_append (html, "<div class=\"page\"></div>\n");
      break;
    case TRAB_REPORT_BLOCK_SECTION_BREAK:
      break;
    }
  return TRUE;
}

static void
append_ends (GString *html, const char *class, const char *start, const char *end)
{
  if (start == NULL && end == NULL)
    return;
  g_string_append_printf (html, "<div class=\"%s\">", class);
  append_element (html, "p", "", start);
  append_element (html, "p", "", end);
  g_string_append (html, "</div>\n");
}

static const char *
get_class (TrabReportPrint print)
{
  switch (print)
    {
    case TRAB_REPORT_PRINT_LARGE:
      return " class=\"large\"";
    case TRAB_REPORT_PRINT_DENSE:
      return " class=\"dense\"";
    case TRAB_REPORT_PRINT_LETTER:
      return " class=\"letter\"";
    case TRAB_REPORT_PRINT_PATIENT:
      break;
    }
  return "";
}

/* One paper: its head and foot are on every sheet of it. */
static gboolean
append_part (GString *html, TrabReport *report, guint part, GError **error)
{
  guint first = 0;
  guint end = 0;
  const TrabReportFrame *frame = trab_report_get_part (report, part, &first, &end);

  g_string_append_printf (html,
                          "<div%s>\n<table class=\"sheet%s\" role=\"presentation\">"
                          "<thead><tr><td><header>\n",
                          get_class (frame->print), part > 0 ? " page" : "");
  append_ends (html, "clinic", frame->head_start, frame->head_end);
  append_ends (html, "person", frame->name, frame->about);
  g_string_append (html, "</header></td></tr></thead>\n<tfoot><tr><td><footer>\n");
  append_element (html, "p", "", frame->foot_start);
  if (frame->stamp != NULL)
    append_element (html, "p", "", frame->stamp);
  g_string_append (html, "</footer></td></tr></tfoot>\n<tbody><tr><td><main>\n");
  for (guint i = first; i < end; i++)
    if (!append_block (html, trab_report_get_block (report, i), error))
      return FALSE;
  g_string_append (html, "</main></td></tr></tbody></table>\n</div>\n");
  return TRUE;
}

/**
 * trab_report_html_write:
 * Returns: (transfer full): the same blocks as one HTML file without outside parts; NULL when a
 *   picture could not be drawn (TRAB_CHART_EXPORT_ERROR)
 */
char *
trab_report_html_write (TrabReport *report, GError **error)
{
  const TrabReportFrame *frame = trab_report_get_frame (report);
  g_autoptr (GString) html = g_string_new ("<!DOCTYPE html>\n<html lang=\"");

  append_text (html, frame->language ? frame->language : "en");
  g_string_append (html, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width\">\n");
  append_element (html, "title", "", frame->title);
  g_string_append_printf (html, "<style>%s</style>\n</head>\n<body>\n", style);
  for (guint part = 0; part < trab_report_get_n_parts (report); part++)
    if (!append_part (html, report, part, error))
      return NULL;
  g_string_append (html, "</body>\n</html>\n");
  return g_string_free (g_steal_pointer (&html), FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-lay-names.h"

#include <math.h>

#include "trab-chart-lay-along.h"
#include "trab-chart-visible.h"

#define LEADER_PT 0.75

/* A panel narrower than this, at normal text size, has no room for names beside its lines. */
#define LEAST_BESIDE_PT 280.0

/* Names beside several lines take at most this share of the panel. */
#define MOST_GUTTER_SHARE 0.4

/* Between names, and between a name and the line it stands at. */
#define NAME_GAP_PT 2.0

/* One name, the end of its line, and where it goes. */
typedef struct
{
  PangoLayout *text;
  TrabChartColour colour;
  TrabChartPoint end;
  double y;
  double height;
} Name;

static void
clear_name (gpointer data)
{
  Name *name = data;

  g_clear_object (&name->text);
}

static PangoLayout *
make_text (TrabChartSheet *sheet, const char *text, gboolean is_bold, double wrap_pt)
{
  TrabChartTextStyle style
      = { .size_pt = sheet->theme.small_pt, .is_bold = is_bold, .wrap_pt = wrap_pt };

  return trab_chart_sheet_make_text (sheet, text, &style);
}

/* From the plot to its names: room for the leaders. */
static double
leader_length (TrabChartSheet *sheet)
{
  return sheet->theme.unit_pt * 1.5;
}

/* Room right of a plot for the names of its lines; wide names wrap. 0 where a panel is too narrow
 * for that: then they are listed above it. */
double
trab_chart_lay_names_gutter (TrabChartSheet *sheet, const TrabChartSpec *spec, double panel_pt)
{
  const TrabChartCurves *frame = trab_chart_curves_get_frame (spec);
  g_autoptr (PangoLayout) reference = make_text (sheet, frame->reference_label, FALSE, 0);
  double widest = trab_chart_sheet_text_width (reference);

  if (panel_pt < LEAST_BESIDE_PT * sheet->theme.unit_pt / 6)
    return 0;
  for (guint i = 0; i < trab_chart_spec_get_n_items (spec); i++)
    {
      const TrabChartPanel *panel = trab_chart_curves_get_panel (spec, i);

      for (guint j = 0; panel->n_series > 1 && j < panel->n_series; j++)
        {
          g_autoptr (PangoLayout) text = make_text (sheet, panel->series[j].label, TRUE, 0);

          widest = MAX (widest, trab_chart_sheet_text_width (text));
        }
    }
  return MIN (widest + leader_length (sheet) + 1, panel_pt * MOST_GUTTER_SHARE);
}

static void
add_name (GArray *names,
          PangoLayout *text,
          TrabChartColour colour,
          const TrabChartSeriesPlot *plot,
          double x,
          double y)
{
  Name name = {
    .text = text,
    .colour = colour,
    .end = { trab_chart_scale_to_pt (&plot->x, x), trab_chart_scale_to_pt (&plot->y, y) },
    .height = trab_chart_sheet_text_height (text),
  };

  if (text == NULL)
    return;
  name.y = name.end.y - name.height / 2;
  g_array_append_val (names, name);
}

/* The last point of the comparison. Returns: FALSE where it has none */
static gboolean
find_reference_end (const TrabChartCurves *frame, guint *index)
{
  for (guint i = frame->n_reference; i > 0; i--)
    {
      *index = i - 1;
      if (trab_chart_visible_is_number (frame->reference_x[i - 1])
          && trab_chart_visible_is_number (frame->reference_y[i - 1]))
        return TRUE;
    }
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Name *first = a;
  const Name *second = b;

  return (first->end.y > second->end.y) - (first->end.y < second->end.y);
}

static GArray *
collect_names (TrabChartSheet *sheet,
               const TrabChartCurves *frame,
               const TrabChartPanel *panel,
               const TrabChartSeriesPlot *plot)
{
  GArray *names = g_array_new (FALSE, TRUE, sizeof (Name));
  double wrap = MAX (plot->label_gutter - leader_length (sheet), 1);
  guint last = 0;

  g_array_set_clear_func (names, clear_name);
  for (guint i = 0; i < panel->n_series; i++)
    {
      const TrabChartSeries *series = &panel->series[i];
      g_autoptr (GPtrArray) runs = trab_chart_visible_runs (series);
      const GArray *run = runs->len == 0 ? NULL : g_ptr_array_index (runs, runs->len - 1);
      const TrabChartCurvePoint *end = NULL;

      if (run == NULL)
        continue;
      end = &g_array_index (run, TrabChartCurvePoint, run->len - 1);
      add_name (names, make_text (sheet, series->label, TRUE, wrap),
                sheet->theme.styles[series->plan_class].words, plot, end->x, end->median);
    }
  if (trab_chart_visible_has_reference (frame, panel) && find_reference_end (frame, &last))
    add_name (names, make_text (sheet, frame->reference_label, FALSE, wrap), sheet->theme.dim_text,
              plot, frame->reference_x[last], frame->reference_y[last]);
  g_array_sort (names, compare_names);
  return names;
}

/* Height that the names beside the lines of a panel need. */
double
trab_chart_lay_names_height (TrabChartSheet *sheet,
                             const TrabChartCurves *frame,
                             const TrabChartPanel *panel,
                             double gutter_pt)
{
  TrabChartSeriesPlot plot = { .label_gutter = gutter_pt };
  g_autoptr (GArray) names = NULL;
  double sum = 0;

  if (panel->n_series < 2 || gutter_pt <= 0)
    return 0;
  names = collect_names (sheet, frame, panel, &plot);
  for (guint i = 0; i < names->len; i++)
    sum += g_array_index (names, Name, i).height + NAME_GAP_PT;
  return sum;
}

/* Pushes names apart downwards, then back up from the foot of the plot. */
static void
spread_names (GArray *names, const TrabChartBox *box)
{
  double least = box->y;
  double most = box->y + box->height;

  for (guint i = 0; i < names->len; i++)
    {
      Name *name = &g_array_index (names, Name, i);

      name->y = MAX (name->y, least);
      least = name->y + name->height + NAME_GAP_PT;
    }
  for (guint i = names->len; i > 0; i--)
    {
      Name *name = &g_array_index (names, Name, i - 1);

      name->y = MIN (name->y, most - name->height);
      most = name->y - NAME_GAP_PT;
    }
}

static void
put_names_beside (TrabChartSheet *sheet, GArray *names, const TrabChartSeriesPlot *plot)
{
  double x = plot->box.x + plot->box.width + leader_length (sheet);

  spread_names (names, &plot->box);
  for (guint i = 0; i < names->len; i++)
    {
      const Name *name = &g_array_index (names, Name, i);
      TrabChartPoint ends[2] = { { name->end.x + NAME_GAP_PT, name->end.y },
                                 { x - NAME_GAP_PT, name->y + name->height / 2 } };

      trab_chart_sheet_put_rule (sheet, "name-leader", plot->item, ends, LEADER_PT,
                                 sheet->theme.axis);
      trab_chart_sheet_put_text (sheet, "name", plot->item, name->text, x, name->y, name->colour);
    }
}

/* A list holds a stretch of each line as it is drawn, and its name after it. */
static double
stretch_length (TrabChartSheet *sheet)
{
  return 4 * sheet->theme.unit_pt;
}

static PangoLayout *
make_listed (TrabChartSheet *sheet, const char *words, gboolean is_bold, double width_pt)
{
  return make_text (sheet, words, is_bold,
                    MAX (width_pt - stretch_length (sheet) - sheet->theme.unit_pt, 1));
}

/* Height of the names of several lines, listed above their plot. */
double
trab_chart_lay_names_list_height (TrabChartSheet *sheet,
                                  const TrabChartCurves *frame,
                                  const TrabChartPanel *panel,
                                  double width_pt)
{
  double sum = 0;

  if (panel->n_series < 2 || !trab_chart_visible_has_picture (panel))
    return 0;
  for (guint i = 0; i < panel->n_series; i++)
    {
      g_autoptr (PangoLayout) text = make_listed (sheet, panel->series[i].label, TRUE, width_pt);

      sum += trab_chart_sheet_text_height (text);
    }
  if (trab_chart_visible_has_reference (frame, panel))
    {
      g_autoptr (PangoLayout) text = make_listed (sheet, frame->reference_label, FALSE, width_pt);

      sum += trab_chart_sheet_text_height (text);
    }
  return sum;
}

static void
put_stretch (TrabChartSheet *sheet,
             guint item,
             const TrabChartStyle *style,
             TrabChartDash dash,
             double x,
             double y)
{
  double length = stretch_length (sheet);
  gboolean has_marker = style->marker != TRAB_CHART_MARKER_NONE && dash == TRAB_CHART_DASH_SOLID;
  TrabChartElement *path
      = trab_chart_sheet_put_path (sheet, "name-stretch", item, style->width_pt, dash, style->line);
  TrabChartElement *mark = NULL;

  trab_chart_sheet_add_point (path, x, y);
  trab_chart_sheet_add_point (path, x + length, y);
  if (!has_marker)
    return;
  mark = trab_chart_sheet_put_marks (sheet, "name-stretch", item, style->marker,
                                     TRAB_CHART_FILL_SOLID, sheet->theme.unit_pt, style->line);
  trab_chart_sheet_add_point (mark, x + length / 2, y);
}

static double
put_listed (TrabChartSheet *sheet,
            guint item,
            PangoLayout *text,
            const TrabChartStyle *style,
            gboolean is_reference,
            const TrabChartPoint *at)
{
  if (text == NULL)
    return 0;
  put_stretch (sheet, item, style, is_reference ? TRAB_CHART_DASH_DOTTED : TRAB_CHART_DASH_SOLID,
               at->x, at->y + sheet->theme.small_pt * 0.6);
  trab_chart_sheet_put_text (sheet, "name", item, text,
                             at->x + stretch_length (sheet) + sheet->theme.unit_pt, at->y,
                             is_reference ? sheet->theme.dim_text : style->words);
  return trab_chart_sheet_text_height (text);
}

/* Lists the names of several lines in @box, above their plot. */
void
trab_chart_lay_names_list (TrabChartSheet *sheet,
                           const TrabChartCurves *frame,
                           const TrabChartPanel *panel,
                           guint item,
                           const TrabChartBox *box)
{
  TrabChartPoint at = { box->x, box->y };

  if (panel->n_series < 2 || !trab_chart_visible_has_picture (panel))
    return;
  for (guint i = 0; i < panel->n_series; i++)
    {
      g_autoptr (PangoLayout) text = make_listed (sheet, panel->series[i].label, TRUE, box->width);

      at.y += put_listed (sheet, item, text, &sheet->theme.styles[panel->series[i].plan_class],
                          FALSE, &at);
    }
  if (trab_chart_visible_has_reference (frame, panel))
    {
      g_autoptr (PangoLayout) text = make_listed (sheet, frame->reference_label, FALSE, box->width);

      put_listed (sheet, item, text, &sheet->theme.styles[frame->reference_class], TRUE, &at);
    }
}

/* Names what is in a panel. One line has its name in the title, so only the dotted comparison
 * needs one; several have theirs beside them, tied by a thin rule, if they are not listed above. */
void
trab_chart_lay_names (TrabChartSheet *sheet,
                      const TrabChartCurves *frame,
                      const TrabChartPanel *panel,
                      const TrabChartSeriesPlot *plot)
{
  if (panel->n_series == 1)
    {
      if (trab_chart_visible_has_reference (frame, panel))
        trab_chart_lay_along (sheet, frame, &panel->series[0], plot);
    }
  else if (plot->label_gutter > 0)
    {
      g_autoptr (GArray) names = collect_names (sheet, frame, panel, plot);

      put_names_beside (sheet, names, plot);
    }
}

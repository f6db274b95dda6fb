/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-lay-trend.h"

#include <math.h>

#include "trab-chart-axis.h"
#include "trab-chart-lay-lanes.h"
#include "trab-chart-visible.h"

#define LEAST_PLOT_PT 57.0
#define NATURAL_PLOT_PT 116.0
#define MOST_TICKS 7
#define MOST_YEARS 10
#define Y_MARGIN 0.08

#define POINT_PT 7.5
#define JOIN_PT 1.6
#define WHISKER_PT 1.2
#define CAP_PT 6.0
#define RULE_PT 0.75

/* Years beyond the first and the last fact before the axis goes on for another. */
#define TIME_MARGIN_YEARS 0.1

typedef struct
{
  PangoLayout *title;
  PangoLayout *margin_label;
  PangoLayout *verdict;
  gboolean is_label_beside; /* else below */
  double title_height;      /* with the key of the band */
  double header_height;
  double y_lo; /* NaN: no measurement, only words */
  double y_hi;
  double height; /* of the plot, or of the words instead */
} Panel;

typedef struct
{
  TrabChartSheet *sheet;
  const TrabChartSpec *spec;
  const TrabChartTrend *frame;
  guint n;
  TrabChartScale time;
  TrabChartTicks time_ticks;
  Panel *panels;
  TrabChartLane events;
  TrabChartLane treatments;
  PangoLayout *caption;
  PangoLayout *t_title;
} Plan;

static void
plan_clear (Plan *plan)
{
  for (guint i = 0; i < plan->n; i++)
    {
      g_clear_object (&plan->panels[i].title);
      g_clear_object (&plan->panels[i].margin_label);
      g_clear_object (&plan->panels[i].verdict);
    }
  g_clear_pointer (&plan->panels, g_free);
  g_clear_object (&plan->caption);
  g_clear_object (&plan->t_title);
  trab_chart_lay_lanes_clear (&plan->events);
  trab_chart_lay_lanes_clear (&plan->treatments);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static void
widen (double value, double *lo, double *hi)
{
  if (!trab_chart_visible_is_number (value))
    return;
  *lo = isnan (*lo) ? value : MIN (*lo, value);
  *hi = isnan (*hi) ? value : MAX (*hi, value);
}

/* Whole years round everything that has a time. */
static void
plan_years (Plan *plan)
{
  double *lo = &plan->time.value_0;
  double *hi = &plan->time.value_1;

  *lo = *hi = NAN;
  for (guint i = 0; i < plan->n; i++)
    {
      const TrabChartTrendPanel *panel = trab_chart_trend_get_panel (plan->spec, i);

      for (guint j = 0; j < panel->n_points; j++)
        {
          if (trab_chart_visible_has_measurement (panel, j))
            widen (panel->points[j].t_years, lo, hi);
        }
    }
  for (guint i = 0; i < trab_chart_trend_get_n_treatments (plan->spec); i++)
    {
      const TrabChartTreatment *treatment = trab_chart_trend_get_treatment (plan->spec, i);

      widen (treatment->from_years, lo, hi);
      widen (treatment->to_years, lo, hi);
    }
  for (guint i = 0; i < trab_chart_trend_get_n_events (plan->spec); i++)
    widen (trab_chart_trend_get_event (plan->spec, i)->t_years, lo, hi);
  *lo -= TIME_MARGIN_YEARS;
  *hi += TIME_MARGIN_YEARS;
  widen (plan->frame->from_years, lo, hi);
  widen (plan->frame->to_years, lo, hi);
  *lo = floor (*lo);
  *hi = MAX (ceil (*hi), *lo + 1);
  if (!isnan (*lo))
    plan->time_ticks = trab_chart_ticks_compute (*lo, *hi, (guint) MIN (*hi - *lo + 1, MOST_YEARS));
}

static void
plan_values (Plan *plan, guint index)
{
  const TrabChartTrendPanel *panel = trab_chart_trend_get_panel (plan->spec, index);
  double *lo = &plan->panels[index].y_lo;
  double *hi = &plan->panels[index].y_hi;
  double margin = 0;

  *lo = *hi = NAN;
  for (guint i = 0; i < panel->n_points; i++)
    {
      const TrabChartMeasurement *point = &panel->points[i];

      if (!trab_chart_visible_has_measurement (panel, i))
        continue;
      widen (point->value, lo, hi);
      if (!trab_chart_visible_has_whisker (point))
        continue;
      widen (point->value - point->lsc, lo, hi);
      widen (point->value + point->lsc, lo, hi);
    }
  for (guint i = 0; !isnan (*lo) && i < panel->n_margins; i++)
    {
      widen (panel->margins[i].lo, lo, hi);
      widen (panel->margins[i].hi, lo, hi);
    }
  if (*hi <= *lo)
    margin = fabs (*hi) > 0 ? fabs (*hi) * Y_MARGIN : 1;
  else
    margin = (*hi - *lo) * Y_MARGIN;
  *lo -= margin;
  *hi += margin;
  if (panel->has_zero && !isnan (*lo))
    {
      *lo = MIN (*lo + margin, 0);
      *hi = MAX (*hi, 0);
    }
}

/* Title and the key of the band on one line where both fit, else on two. */
static void
plan_header (Plan *plan, guint index, double width)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  const TrabChartTrendPanel *panel = trab_chart_trend_get_panel (plan->spec, index);
  Panel *own = &plan->panels[index];
  TrabChartTextStyle title = { .size_pt = theme->body_pt, .is_bold = TRUE, .wrap_pt = width };
  double swatch = 4 * theme->unit_pt;
  TrabChartTextStyle label = { .size_pt = theme->small_pt, .wrap_pt = MAX (width - swatch, 1) };
  TrabChartTextStyle verdict = { .size_pt = theme->body_pt, .wrap_pt = width };
  double title_height = 0;
  double label_height = 0;

  own->title = trab_chart_sheet_make_text (plan->sheet, panel->title, &title);
  if (panel->n_margins > 0)
    own->margin_label = trab_chart_sheet_make_text (plan->sheet, panel->margin_label, &label);
  title_height = trab_chart_sheet_text_height (own->title);
  label_height = trab_chart_sheet_text_height (own->margin_label);
  own->is_label_beside
      = own->margin_label == NULL
        || trab_chart_sheet_put_on_one_line (own->title, own->margin_label, 2 * swatch, width);
  own->verdict = trab_chart_sheet_make_text (plan->sheet, panel->verdict, &verdict);
  own->title_height
      = own->is_label_beside ? MAX (title_height, label_height) : title_height + label_height;
  own->header_height = own->title_height + trab_chart_sheet_text_height (own->verdict);
}

static double
plan_gutter (Plan *plan)
{
  const char *mark = trab_chart_spec_get_words (plan->spec)->decimal_mark;
  double gutter = 0;

  for (guint i = 0; i < plan->n; i++)
    {
      Panel *panel = &plan->panels[i];
      TrabChartTicks ticks = trab_chart_ticks_compute (panel->y_lo, panel->y_hi, MOST_TICKS);

      gutter = MAX (gutter, trab_chart_axis_widest_label (plan->sheet, &ticks, mark));
    }
  return gutter + TRAB_CHART_AXIS_TICK_PT + 2;
}

static double
sum_overhead (const Plan *plan)
{
  double unit = plan->sheet->theme.unit_pt;
  double headroom = trab_chart_axis_headroom (plan->sheet);
  double sum = trab_chart_axis_depth (plan->sheet);

  if (plan->caption != NULL)
    sum += trab_chart_sheet_text_height (plan->caption) + 2 * unit;
  if (plan->t_title != NULL)
    sum += trab_chart_sheet_text_height (plan->t_title) + unit / 2;
  sum += plan->events.height + plan->treatments.height;
  for (guint i = 0; i < plan->n; i++)
    sum += plan->panels[i].header_height + headroom + (i > 0 ? 2 * unit : 0);
  return sum;
}

/* What is left is shared among the panels that have something in them. Returns: the height it all
 * comes to */
static double
plan_heights (Plan *plan, double width, double height_pt)
{
  double overhead = sum_overhead (plan);
  double plot_height = NATURAL_PLOT_PT;
  guint n_plots = 0;

  for (guint i = 0; i < plan->n; i++)
    {
      Panel *panel = &plan->panels[i];

      n_plots += isnan (panel->y_lo) ? 0 : 1;
      if (!isnan (panel->y_lo))
        continue;
      panel->height
          = MAX (trab_chart_sheet_words_height (
                     plan->sheet, trab_chart_trend_get_panel (plan->spec, i)->words, width, TRUE),
                 LEAST_PLOT_PT);
      overhead += panel->height;
    }
  if (!isnan (height_pt) && n_plots > 0)
    plot_height = MAX ((height_pt - overhead) / n_plots, LEAST_PLOT_PT);
  for (guint i = 0; i < plan->n; i++)
    if (!isnan (plan->panels[i].y_lo))
      plan->panels[i].height = plot_height;
  return overhead + n_plots * plot_height;
}

static double
plan_all (Plan *plan, double height_pt)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  const TrabChartWords *words = trab_chart_spec_get_words (plan->spec);
  TrabChartTextStyle caption = { .size_pt = theme->body_pt, .wrap_pt = plan->sheet->width_pt };
  TrabChartTextStyle title = { .size_pt = theme->small_pt, .align = TRAB_CHART_ALIGN_CENTRE };
  double overhang = 0;
  double width = 0;

  plan->panels = g_new0 (Panel, plan->n);
  plan_years (plan);
  for (guint i = 0; i < plan->n; i++)
    plan_values (plan, i);
  overhang = trab_chart_axis_widest_label (plan->sheet, &plan->time_ticks, NULL) / 2;
  plan->time.pt_0 = MAX (plan_gutter (plan), overhang);
  plan->time.pt_1 = MAX (plan->sheet->width_pt - MAX (overhang, 2 * theme->unit_pt),
                         plan->time.pt_0 + theme->unit_pt);
  width = plan->time.pt_1 - plan->time.pt_0;
  title.wrap_pt = width;
  plan->caption = trab_chart_sheet_make_text (plan->sheet, words->caption, &caption);
  plan->t_title = trab_chart_sheet_make_text (plan->sheet, plan->frame->t_title, &title);
  trab_chart_lay_lanes_plan_events (plan->sheet, plan->spec, &plan->time, &plan->events);
  trab_chart_lay_lanes_plan_treatments (plan->sheet, plan->spec, &plan->time, &plan->treatments);
  for (guint i = 0; i < plan->n; i++)
    plan_header (plan, i, width);
  return plan_heights (plan, width, height_pt);
}

/* The part of an interval of time between breaks; each break leaves a gap. */
static void
put_between_breaks (const Plan *plan,
                    guint index,
                    const TrabChartMargin *margin,
                    const TrabChartScale *value)
{
  const TrabChartTrendPanel *panel = trab_chart_trend_get_panel (plan->spec, index);
  TrabChartColour colour = plan->sheet->theme.styles[panel->plan_class].line;
  double from = isfinite (margin->from_years)
                    ? trab_chart_scale_to_pt (&plan->time, margin->from_years)
                    : plan->time.pt_0;
  double to = isfinite (margin->to_years) ? trab_chart_scale_to_pt (&plan->time, margin->to_years)
                                          : plan->time.pt_1;
  double top = trab_chart_scale_to_pt (value, margin->hi);
  double foot = trab_chart_scale_to_pt (value, margin->lo);

  from = CLAMP (from, plan->time.pt_0, plan->time.pt_1);
  to = CLAMP (to, plan->time.pt_0, plan->time.pt_1);
  for (guint i = 0; i <= panel->n_breaks && from < to; i++)
    {
      double at = i < panel->n_breaks && isfinite (panel->breaks_years[i])
                      ? trab_chart_scale_to_pt (&plan->time, panel->breaks_years[i])
                      : to + TRAB_CHART_BREAK_PT;
      double end = MIN (to, at - TRAB_CHART_BREAK_PT / 2);

      if (end > from)
        {
          TrabChartBox box = { from, top, end - from, foot - top };
          TrabChartElement *area = trab_chart_sheet_put_area (
              plan->sheet, "margin", index, plan->sheet->theme.person_opacity, colour);

          trab_chart_sheet_add_box (area, &box);
        }
      if (at + TRAB_CHART_BREAK_PT / 2 > from)
        from = at + TRAB_CHART_BREAK_PT / 2;
    }
}

static void
put_breaks (const Plan *plan, guint index, const TrabChartBox *box)
{
  const TrabChartTrendPanel *panel = trab_chart_trend_get_panel (plan->spec, index);

  for (guint i = 0; i < panel->n_breaks; i++)
    {
      double x = trab_chart_scale_to_pt (&plan->time, panel->breaks_years[i]);

      if (!isfinite (x) || x < box->x || x > box->x + box->width)
        continue;
      for (int side = -1; side <= 1; side += 2)
        {
          double at = x + side * TRAB_CHART_BREAK_PT / 2;
          TrabChartElement *path
              = trab_chart_sheet_put_path (plan->sheet, "break", index, RULE_PT,
                                           TRAB_CHART_DASH_DASHED, plan->sheet->theme.dim_text);

          trab_chart_sheet_add_point (path, at, box->y);
          trab_chart_sheet_add_point (path, at, box->y + box->height);
        }
    }
}

static void
put_whisker (
    const Plan *plan, guint index, double x, double top, double foot, TrabChartColour colour)
{
  const TrabChartPoint ends[2] = { { x, top }, { x, foot } };

  trab_chart_sheet_put_whisker (plan->sheet, index, ends, TRUE, CAP_PT, WHISKER_PT, colour);
}

static void
put_points (const Plan *plan, guint index, const TrabChartScale *value)
{
  const TrabChartTrendPanel *panel = trab_chart_trend_get_panel (plan->spec, index);
  const TrabChartStyle *style = &plan->sheet->theme.styles[panel->plan_class];
  TrabChartMarker marker
      = style->marker == TRAB_CHART_MARKER_NONE ? TRAB_CHART_MARKER_CIRCLE : style->marker;

  for (guint i = 0; i < panel->n_points; i++)
    {
      const TrabChartMeasurement *point = &panel->points[i];
      TrabChartPoint at = { trab_chart_scale_to_pt (&plan->time, point->t_years),
                            trab_chart_scale_to_pt (value, point->value) };
      TrabChartElement *mark = NULL;
      TrabChartStop stop = { 0 };

      if (!trab_chart_visible_has_measurement (panel, i))
        continue;
      if (i > 0 && point->joins_the_last && trab_chart_visible_has_measurement (panel, i - 1))
        {
          TrabChartPoint ends[2] = { { trab_chart_scale_to_pt (&plan->time, point[-1].t_years),
                                       trab_chart_scale_to_pt (value, point[-1].value) },
                                     at };

          trab_chart_sheet_put_rule (plan->sheet, "join", index, ends,
                                     JOIN_PT * plan->sheet->theme.mark_scale, style->line);
        }
      if (trab_chart_visible_has_whisker (point))
        put_whisker (plan, index, at.x, trab_chart_scale_to_pt (value, point->value + point->lsc),
                     trab_chart_scale_to_pt (value, point->value - point->lsc), style->line);
      mark = trab_chart_sheet_put_marks (plan->sheet, "point", index, marker,
                                         point->is_in_doubt ? TRAB_CHART_FILL_HOLLOW
                                                            : TRAB_CHART_FILL_SOLID,
                                         POINT_PT, style->line);
      trab_chart_sheet_add_point (mark, at.x, at.y);
      stop = (TrabChartStop){ index, 0, (int) i, point->t_years, at };
      trab_chart_sheet_add_stop (plan->sheet, &stop);
    }
}

static void
put_header (const Plan *plan, guint index, double y)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  const TrabChartTrendPanel *panel = trab_chart_trend_get_panel (plan->spec, index);
  const Panel *own = &plan->panels[index];
  double swatch = 3 * theme->unit_pt;
  double x = plan->time.pt_0;
  TrabChartBox box = { 0 };
  TrabChartElement *area = NULL;

  trab_chart_sheet_put_text (plan->sheet, "panel-title", index, own->title, x, y, theme->text);
  trab_chart_sheet_put_text (plan->sheet, "verdict", index, own->verdict, x, y + own->title_height,
                             theme->text);
  if (own->margin_label == NULL)
    return;
  if (own->is_label_beside)
    {
      double width = trab_chart_sheet_text_width (own->margin_label);

      x = plan->time.pt_1 - width - swatch - theme->unit_pt;
    }
  else
    {
      y += trab_chart_sheet_text_height (own->title);
    }
  box = (TrabChartBox){ x, y + theme->small_pt * 0.25, swatch, theme->small_pt };
  area = trab_chart_sheet_put_area (plan->sheet, "margin-swatch", index, theme->person_opacity,
                                    theme->styles[panel->plan_class].line);
  trab_chart_sheet_add_box (area, &box);
  trab_chart_sheet_put_text (plan->sheet, "margin-label", index, own->margin_label,
                             x + swatch + theme->unit_pt, y, theme->dim_text);
}

/* Whether the straight way from one point to the other meets @box. */
static gboolean
crosses (const TrabChartBox *box, TrabChartPoint from, TrabChartPoint to)
{
  double left = MAX (MIN (from.x, to.x), box->x);
  double right = MIN (MAX (from.x, to.x), box->x + box->width);
  double slope = from.x == to.x ? 0 : (to.y - from.y) / (to.x - from.x);
  double at_left = from.x == to.x ? from.y : from.y + slope * (left - from.x);
  double at_right = from.x == to.x ? to.y : from.y + slope * (right - from.x);

  return left <= right && MIN (at_left, at_right) < box->y + box->height
         && MAX (at_left, at_right) > box->y;
}

/* Whether nothing that was measured, and no event, stands where @box is. */
static gboolean
is_free (const Plan *plan, guint index, const TrabChartScale *value, const TrabChartBox *box)
{
  const TrabChartTrendPanel *panel = trab_chart_trend_get_panel (plan->spec, index);
  TrabChartPoint before = { NAN, NAN };

  for (guint i = 0; i < trab_chart_trend_get_n_events (plan->spec); i++)
    {
      double x = trab_chart_scale_to_pt (&plan->time,
                                         trab_chart_trend_get_event (plan->spec, i)->t_years);

      if (x >= box->x && x <= box->x + box->width)
        return FALSE;
    }
  for (guint i = 0; i < panel->n_points; i++)
    {
      const TrabChartMeasurement *measured = &panel->points[i];
      double half = isfinite (measured->lsc) ? measured->lsc : 0;
      TrabChartPoint at = { trab_chart_scale_to_pt (&plan->time, measured->t_years),
                            trab_chart_scale_to_pt (value, measured->value) };
      TrabChartPoint high = { at.x, trab_chart_scale_to_pt (value, measured->value + half) };
      TrabChartPoint low = { at.x, trab_chart_scale_to_pt (value, measured->value - half) };

      if (crosses (box, high, low) || (measured->joins_the_last && crosses (box, before, at)))
        return FALSE;
      before = at;
    }
  return TRUE;
}

/* The name of a zone, under its upper border, as near to the beginning of the plot as nothing
 * stands in its way. Only where the zone is high enough. */
static void
put_zone_label (const Plan *plan,
                guint index,
                const TrabChartZone *zone,
                const TrabChartScale *value,
                double top,
                double foot)
{
  double unit = plan->sheet->theme.unit_pt;
  TrabChartTextStyle style = { .size_pt = plan->sheet->theme.small_pt };
  g_autoptr (PangoLayout) label = trab_chart_sheet_make_text (plan->sheet, zone->label, &style);
  TrabChartBox box = { plan->time.pt_0 + unit / 2, top, 0, 0 };

  if (label == NULL)
    return;
  box.width = trab_chart_sheet_text_width (label) + unit;
  box.height = trab_chart_sheet_text_height (label);
  if (box.height > foot - top || box.width > plan->time.pt_1 - plan->time.pt_0)
    return;
  while (box.x + box.width <= plan->time.pt_1 && !is_free (plan, index, value, &box))
    box.x += unit;
  if (box.x + box.width > plan->time.pt_1) /* nowhere: better crossed than not said */
    box.x = plan->time.pt_0 + unit / 2;
  trab_chart_sheet_put_text (plan->sheet, "zone-label", index, label, box.x + unit / 2, top,
                             plan->sheet->theme.dim_text);
}

static void
put_zones (const Plan *plan, guint index, const TrabChartBox *box, const TrabChartScale *value)
{
  const TrabChartTrendPanel *panel = trab_chart_trend_get_panel (plan->spec, index);
  const TrabChartTheme *theme = &plan->sheet->theme;

  for (guint i = 0; i < panel->n_zones; i++)
    {
      const TrabChartZone *zone = &panel->zones[i];
      double top = isfinite (zone->hi) ? trab_chart_scale_to_pt (value, zone->hi) : box->y;
      double foot
          = isfinite (zone->lo) ? trab_chart_scale_to_pt (value, zone->lo) : box->y + box->height;
      gboolean has_border = isfinite (zone->hi) && top > box->y && top < box->y + box->height;
      TrabChartBox area = { box->x, 0, box->width, 0 };

      top = CLAMP (top, box->y, box->y + box->height);
      foot = CLAMP (foot, box->y, box->y + box->height);
      if (foot <= top)
        continue;
      area.y = top;
      area.height = foot - top;
      if (zone->is_tinted)
        trab_chart_sheet_add_box (trab_chart_sheet_put_area (plan->sheet, "zone", index,
                                                             theme->person_opacity,
                                                             theme->dim_text),
                                  &area);
      if (has_border)
        {
          TrabChartElement *border = trab_chart_sheet_put_path (
              plan->sheet, "zone-border", index, RULE_PT, TRAB_CHART_DASH_LONG, theme->dim_text);

          trab_chart_sheet_add_point (border, box->x, top);
          trab_chart_sheet_add_point (border, box->x + box->width, top);
        }
      put_zone_label (plan, index, zone, value, top, foot);
    }
}

/* As many as there is room for, but two at the least: one alone gives no scale. */
static TrabChartTicks
make_value_ticks (const Panel *panel, double n_most)
{
  TrabChartTicks ticks = { 0 };

  for (guint n = (guint) CLAMP (n_most, 2, MOST_TICKS); ticks.n < 2 && n <= MOST_TICKS; n++)
    ticks = trab_chart_ticks_compute (panel->y_lo, panel->y_hi, n);
  return ticks;
}

static void
put_panel (const Plan *plan, guint index, double y)
{
  const TrabChartTrendPanel *panel = trab_chart_trend_get_panel (plan->spec, index);
  const Panel *own = &plan->panels[index];
  const char *mark = trab_chart_spec_get_words (plan->spec)->decimal_mark;
  TrabChartBox box = { plan->time.pt_0, y, plan->time.pt_1 - plan->time.pt_0, own->height };
  TrabChartScale value = { own->y_lo, own->y_hi, box.y + box.height, box.y };
  double line_height = trab_chart_axis_label_height (plan->sheet);
  TrabChartAxis time_axis = {
    .item = index,
    .scale = plan->time,
    .ticks = plan->time_ticks,
    .at_pt = box.y + box.height,
    .has_labels = index + 1 == plan->n,
    .has_line = TRUE,
  };
  TrabChartAxis value_axis = {
    .item = index,
    .scale = value,
    .ticks = make_value_ticks (own, box.height / (1.5 * line_height)),
    .at_pt = box.x,
    .decimal_mark = mark,
    .has_labels = TRUE,
    .has_line = TRUE,
    .guide_to_pt = plan->time.pt_1,
  };

  trab_chart_axis_put_horizontal (plan->sheet, &time_axis);
  trab_chart_axis_put_vertical (plan->sheet, &value_axis);
  trab_chart_sheet_add_field (plan->sheet, index, &box);
  if (isnan (own->y_lo))
    {
      trab_chart_sheet_put_sentence (plan->sheet, index, panel->words, &box, TRUE);
      trab_chart_sheet_add_whole_stop (plan->sheet, index, &box);
      return;
    }
  put_zones (plan, index, &box, &value);
  trab_chart_lay_lanes_put_poles (plan->sheet, &plan->events, panel, &plan->time, box.y,
                                  box.y + box.height);
  for (guint i = 0; i < panel->n_margins; i++)
    {
      if (trab_chart_visible_is_number (panel->margins[i].lo)
          && trab_chart_visible_is_number (panel->margins[i].hi))
        put_between_breaks (plan, index, &panel->margins[i], &value);
    }
  put_breaks (plan, index, &box);
  put_points (plan, index, &value);
}

/* Places stacked panels on one time axis, at least one. @height_pt: NaN for the natural height.
 * Returns: the height used, which is more than was asked for where that is too little. */
double
trab_chart_lay_trend (TrabChartSheet *sheet, const TrabChartSpec *spec, double height_pt)
{
  g_auto (Plan) plan = { .sheet = sheet, .spec = spec };
  double unit = sheet->theme.unit_pt;
  double height = 0;
  double y = 0;

  plan.frame = trab_chart_trend_get_frame (spec);
  plan.n = trab_chart_spec_get_n_items (spec);
  height = plan_all (&plan, height_pt);
  if (plan.caption != NULL)
    {
      trab_chart_sheet_put_text (sheet, "caption", TRAB_CHART_SHEET_WHOLE, plan.caption, 0, y,
                                 sheet->theme.text);
      y += trab_chart_sheet_text_height (plan.caption) + 2 * unit;
    }
  for (guint i = 0; i < plan.n; i++)
    {
      y += i > 0 ? 2 * unit : 0;
      put_header (&plan, i, y);
      y += plan.panels[i].header_height + trab_chart_axis_headroom (sheet);
      if (i == 0)
        {
          trab_chart_lay_lanes_put_events (sheet, &plan.events, y);
          y += plan.events.height;
        }
      put_panel (&plan, i, y);
      y += plan.panels[i].height;
    }
  y += trab_chart_axis_depth (sheet);
  if (plan.t_title != NULL)
    {
      trab_chart_sheet_put_text (sheet, "axis-title-x", TRAB_CHART_SHEET_WHOLE, plan.t_title,
                                 plan.time.pt_0, y + unit / 2, sheet->theme.dim_text);
      y += trab_chart_sheet_text_height (plan.t_title) + unit / 2;
    }
  trab_chart_lay_lanes_put_treatments (sheet, spec, &plan.time, &plan.treatments, y + unit);
  return height;
}

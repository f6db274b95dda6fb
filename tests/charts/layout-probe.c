/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-probe.h"

#include "chart-samples.h"

/* One for the whole test: fonts are the same for all of it. */
PangoContext *
layout_probe_get_context (void)
{
  static PangoContext *context;

  if (context == NULL)
    context = chart_samples_context ();
  return context;
}

TrabChartLayout *
layout_probe_lay_out (
    TrabChartSpec *spec, TrabChartThemeName name, double scale, double width, gboolean is_rtl)
{
  TrabChartTheme theme = trab_chart_theme_make (name, scale);
  double height = 0;

  trab_chart_layout_measure (spec, &theme, layout_probe_get_context (), width, NULL, &height);
  return trab_chart_layout_new (spec, &theme, layout_probe_get_context (), width, height, is_rtl);
}

TrabChartLayout *
layout_probe_lay_out_plain (TrabChartSpec *spec)
{
  return layout_probe_lay_out (spec, TRAB_CHART_THEME_LIGHT, 1, 400, FALSE);
}

/* Elements of a role in an item; TRAB_CHART_SHEET_WHOLE counts in all items. */
guint
layout_probe_count (const TrabChartLayout *layout, guint item, const char *role)
{
  guint n = 0;

  for (guint i = 0; i < layout->sheet->elements->len; i++)
    {
      const TrabChartElement *element = g_ptr_array_index (layout->sheet->elements, i);

      if ((item == TRAB_CHART_SHEET_WHOLE || element->item == item)
          && g_str_equal (element->role, role))
        n++;
    }
  return n;
}

const TrabChartElement *
layout_probe_find (const TrabChartLayout *layout, guint item, const char *role)
{
  for (guint i = 0; i < layout->sheet->elements->len; i++)
    {
      const TrabChartElement *element = g_ptr_array_index (layout->sheet->elements, i);

      if (element->item == item && g_str_equal (element->role, role))
        return element;
    }
  return NULL;
}

double
layout_probe_last_x (const TrabChartElement *element)
{
  return g_array_index (element->points, TrabChartPoint, element->points->len - 1).x;
}

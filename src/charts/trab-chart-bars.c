/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-bars.h"

#include <math.h>

#include "trab-chart-spec-private.h"

/**
 * trab_chart_bars_new:
 * @words: copied
 * @frame: copied, with what it points to; x_min <= x_base < x_max
 *
 * Returns: (transfer full): a spec without bars
 */
TrabChartSpec *
trab_chart_bars_new (const TrabChartWords *words, const TrabChartBars *frame)
{
  TrabChartSpec *spec = NULL;
  TrabChartBars *own = NULL;

  g_return_val_if_fail (isfinite (frame->x_max) && frame->x_max > frame->x_base, NULL);
  g_return_val_if_fail (isfinite (frame->x_min) && frame->x_min <= frame->x_base, NULL);

  spec = trab_chart_spec_new (TRAB_CHART_KIND_BARS, words);
  own = trab_chart_spec_keep_frame (spec, frame, sizeof *frame);
  trab_chart_spec_keep_string (spec, &own->x_title);
  trab_chart_spec_keep_string (spec, &own->head_plan);
  trab_chart_spec_keep_string (spec, &own->head_low);
  trab_chart_spec_keep_string (spec, &own->head_best);
  trab_chart_spec_keep_string (spec, &own->head_high);
  trab_chart_spec_keep_string (spec, &own->words_no_range);
  return spec;
}

/**
 * trab_chart_bars_add_bar:
 * @spec: of this kind, with one owner
 * @bar: copied; where KNOWN, x_min <= low <= best <= high <= the frame's x_max: a value that does
 * not fit is the caller's to refuse, it is never clipped here
 */
void
trab_chart_bars_add_bar (TrabChartSpec *spec, const TrabChartBar *bar)
{
  TrabChartBar *own = NULL;
  const TrabChartBars *frame = NULL;

  g_return_if_fail (trab_chart_spec_can_grow (spec, TRAB_CHART_KIND_BARS));
  frame = spec->frame;
  g_return_if_fail (bar->state != TRAB_CHART_STATE_KNOWN
                    || (bar->best >= frame->x_min && bar->best <= frame->x_max));
  g_return_if_fail (bar->state != TRAB_CHART_STATE_KNOWN || !bar->has_range
                    || (bar->low >= frame->x_min && bar->low <= bar->best && bar->best <= bar->high
                        && bar->high <= frame->x_max));

  own = trab_chart_spec_keep_block (spec, bar, sizeof *bar);
  trab_chart_spec_keep_string (spec, &own->label);
  trab_chart_spec_keep_string (spec, &own->value);
  trab_chart_spec_keep_string (spec, &own->words);
  g_ptr_array_add (spec->items, own);
}

/**
 * trab_chart_bars_get_frame:
 * Returns: (transfer none): lives as long as @spec
 */
const TrabChartBars *
trab_chart_bars_get_frame (const TrabChartSpec *spec)
{
  g_return_val_if_fail (spec->kind == TRAB_CHART_KIND_BARS, NULL);
  return spec->frame;
}

/**
 * trab_chart_bars_get_bar:
 * @index: below trab_chart_spec_get_n_items()
 *
 * Returns: (transfer none): lives as long as @spec
 */
const TrabChartBar *
trab_chart_bars_get_bar (const TrabChartSpec *spec, guint index)
{
  g_return_val_if_fail (spec->kind == TRAB_CHART_KIND_BARS, NULL);
  g_return_val_if_fail (index < spec->items->len, NULL);
  return g_ptr_array_index (spec->items, index);
}

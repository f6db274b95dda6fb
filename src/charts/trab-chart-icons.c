/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-icons.h"

#include "trab-chart-spec-private.h"

/**
 * trab_chart_icons_new:
 * @words: copied
 * @frame: copied, with what it points to; the total is 100 or 1000
 *
 * Returns: (transfer full): a spec without arrays
 */
TrabChartSpec *
trab_chart_icons_new (const TrabChartWords *words, const TrabChartIcons *frame)
{
  TrabChartSpec *spec = NULL;
  TrabChartIcons *own = NULL;

  g_return_val_if_fail (frame->total == 100 || frame->total == 1000, NULL);

  spec = trab_chart_spec_new (TRAB_CHART_KIND_ICONS, words);
  own = trab_chart_spec_keep_frame (spec, frame, sizeof *frame);
  trab_chart_spec_keep_string (spec, &own->key_breaks);
  trab_chart_spec_keep_string (spec, &own->key_spared);
  trab_chart_spec_keep_string (spec, &own->key_none);
  trab_chart_spec_keep_string (spec, &own->key_range);
  trab_chart_spec_keep_string (spec, &own->head_plan);
  trab_chart_spec_keep_string (spec, &own->head_total);
  trab_chart_spec_keep_string (spec, &own->head_breaks);
  trab_chart_spec_keep_string (spec, &own->head_low);
  trab_chart_spec_keep_string (spec, &own->head_high);
  trab_chart_spec_keep_string (spec, &own->head_spared);
  trab_chart_spec_keep_string (spec, &own->head_none);
  trab_chart_spec_keep_string (spec, &own->words_no_range);
  trab_chart_spec_keep_string (spec, &own->words_open);
  return spec;
}

/**
 * trab_chart_icons_add_array:
 * @spec: of this kind, with one owner
 * @array: copied; where KNOWN, breaks and spared are no more than the total and, where it has a
 *   range, low <= breaks <= high <= total
 */
void
trab_chart_icons_add_array (TrabChartSpec *spec, const TrabChartIconArray *array)
{
  TrabChartIconArray *own = NULL;
  const TrabChartIcons *frame = NULL;

  g_return_if_fail (trab_chart_spec_can_grow (spec, TRAB_CHART_KIND_ICONS));
  frame = spec->frame;
  g_return_if_fail (
      array->state != TRAB_CHART_STATE_KNOWN
      || (array->n_breaks <= frame->total && array->n_spared <= frame->total - array->n_breaks));
  g_return_if_fail (array->state != TRAB_CHART_STATE_KNOWN || !array->has_range
                    || (array->n_low <= array->n_breaks && array->n_breaks <= array->n_high
                        && array->n_high <= frame->total));

  own = trab_chart_spec_keep_block (spec, array, sizeof *array);
  trab_chart_spec_keep_string (spec, &own->title);
  trab_chart_spec_keep_string (spec, &own->headline);
  trab_chart_spec_keep_string (spec, &own->both_halves);
  trab_chart_spec_keep_string (spec, &own->words);
  g_ptr_array_add (spec->items, own);
}

/**
 * trab_chart_icons_get_frame:
 * Returns: (transfer none): lives as long as @spec
 */
const TrabChartIcons *
trab_chart_icons_get_frame (const TrabChartSpec *spec)
{
  g_return_val_if_fail (spec->kind == TRAB_CHART_KIND_ICONS, NULL);
  return spec->frame;
}

/**
 * trab_chart_icons_get_array:
 * @index: below trab_chart_spec_get_n_items()
 *
 * Returns: (transfer none): lives as long as @spec
 */
const TrabChartIconArray *
trab_chart_icons_get_array (const TrabChartSpec *spec, guint index)
{
  g_return_val_if_fail (spec->kind == TRAB_CHART_KIND_ICONS, NULL);
  g_return_val_if_fail (index < spec->items->len, NULL);
  return g_ptr_array_index (spec->items, index);
}

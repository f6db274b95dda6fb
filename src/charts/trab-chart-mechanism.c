/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-mechanism.h"

#include "trab-chart-spec-private.h"

/**
 * trab_chart_mechanism_new:
 * @words: copied
 * @frame: copied, with what it points to
 *
 * Returns: (transfer full): a spec without parts
 */
TrabChartSpec *
trab_chart_mechanism_new (const TrabChartWords *words, const TrabChartMechanism *frame)
{
  TrabChartSpec *spec = trab_chart_spec_new (TRAB_CHART_KIND_MECHANISM, words);
  TrabChartMechanism *own = trab_chart_spec_keep_frame (spec, frame, sizeof *frame);

  trab_chart_spec_keep_string (spec, &own->head_part);
  trab_chart_spec_keep_string (spec, &own->head_more);
  trab_chart_spec_keep_string (spec, &own->head_less);
  return spec;
}

/**
 * trab_chart_mechanism_add_part:
 * @spec: of this kind, with one owner
 * @part: copied
 */
void
trab_chart_mechanism_add_part (TrabChartSpec *spec, const TrabChartPart *part)
{
  TrabChartPart *own = NULL;

  g_return_if_fail (trab_chart_spec_can_grow (spec, TRAB_CHART_KIND_MECHANISM));

  own = trab_chart_spec_keep_block (spec, part, sizeof *part);
  trab_chart_spec_keep_string (spec, &own->title);
  trab_chart_spec_keep_string (spec, &own->more);
  trab_chart_spec_keep_string (spec, &own->less);
  g_ptr_array_add (spec->items, own);
}

/**
 * trab_chart_mechanism_get_frame:
 * Returns: (transfer none): lives as long as @spec
 */
const TrabChartMechanism *
trab_chart_mechanism_get_frame (const TrabChartSpec *spec)
{
  g_return_val_if_fail (spec->kind == TRAB_CHART_KIND_MECHANISM, NULL);
  return spec->frame;
}

/**
 * trab_chart_mechanism_get_part:
 * @index: below trab_chart_spec_get_n_items()
 *
 * Returns: (transfer none): lives as long as @spec
 */
const TrabChartPart *
trab_chart_mechanism_get_part (const TrabChartSpec *spec, guint index)
{
  g_return_val_if_fail (spec->kind == TRAB_CHART_KIND_MECHANISM, NULL);
  g_return_val_if_fail (index < spec->items->len, NULL);
  return g_ptr_array_index (spec->items, index);
}

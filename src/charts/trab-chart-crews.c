/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-crews.h"

#include "trab-chart-spec-private.h"

static void
keep_level (TrabChartSpec *spec, TrabChartCrewsLevel *level)
{
  trab_chart_spec_keep_string (spec, &level->title);
  trab_chart_spec_keep_string (spec, &level->words);
  trab_chart_spec_keep_string (spec, &level->level_label);
  trab_chart_spec_keep_string (spec, &level->mark_label);
}

static void
keep_crew (TrabChartSpec *spec, TrabChartCrewsCrew *crew)
{
  trab_chart_spec_keep_string (spec, &crew->title);
  trab_chart_spec_keep_string (spec, &crew->words);
}

/**
 * trab_chart_crews_new:
 * @words: copied
 * @frame: copied, with what it points to
 *
 * Returns: (transfer full): the whole picture: it has no items to add
 */
TrabChartSpec *
trab_chart_crews_new (const TrabChartWords *words, const TrabChartCrews *frame)
{
  TrabChartSpec *spec = trab_chart_spec_new (TRAB_CHART_KIND_CREWS, words);
  TrabChartCrews *own = trab_chart_spec_keep_frame (spec, frame, sizeof *frame);

  keep_level (spec, &own->hormones);
  keep_level (spec, &own->load);
  keep_crew (spec, &own->clearing);
  keep_crew (spec, &own->building);
  trab_chart_spec_keep_string (spec, &own->balance_title);
  trab_chart_spec_keep_string (spec, &own->clear_order);
  trab_chart_spec_keep_string (spec, &own->block_order);
  trab_chart_spec_keep_string (spec, &own->sensors);
  trab_chart_spec_keep_string (spec, &own->medicine);
  trab_chart_spec_keep_string (spec, &own->head_part);
  trab_chart_spec_keep_string (spec, &own->head_state);
  g_ptr_array_add (spec->items, own);
  return spec;
}

/**
 * trab_chart_crews_get_frame:
 * Returns: (transfer none): lives as long as @spec
 */
const TrabChartCrews *
trab_chart_crews_get_frame (const TrabChartSpec *spec)
{
  g_return_val_if_fail (spec->kind == TRAB_CHART_KIND_CREWS, NULL);
  return spec->frame;
}

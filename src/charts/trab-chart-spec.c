/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-spec.h"

#include "trab-chart-spec-private.h"

#define STRINGS_BLOCK_BYTES 512

/* Private: an empty spec with a copy of @words; the kind's own file fills in the frame. */
TrabChartSpec *
trab_chart_spec_new (TrabChartKind kind, const TrabChartWords *words)
{
  TrabChartSpec *spec = g_new0 (TrabChartSpec, 1);

  g_atomic_ref_count_init (&spec->references);
  spec->kind = kind;
  spec->items = g_ptr_array_new ();
  spec->treatments = g_ptr_array_new ();
  spec->events = g_ptr_array_new ();
  spec->strings = g_string_chunk_new (STRINGS_BLOCK_BYTES);
  spec->blocks = g_ptr_array_new_with_free_func (g_free);
  spec->words = *words;
  trab_chart_spec_keep_string (spec, &spec->words.title);
  trab_chart_spec_keep_string (spec, &spec->words.description);
  trab_chart_spec_keep_string (spec, &spec->words.caption);
  trab_chart_spec_keep_string (spec, &spec->words.empty);
  trab_chart_spec_keep_string (spec, &spec->words.decimal_mark);
  return spec;
}

/* Private: the same without heads over it, so that it names its plans itself: it leaves the window.
 * Shares everything with @spec, and keeps it. Returns: (transfer full) */
TrabChartSpec *
trab_chart_spec_new_alone (TrabChartSpec *spec)
{
  TrabChartSpec *alone = g_memdup2 (spec, sizeof *spec);

  g_atomic_ref_count_init (&alone->references);
  alone->items = g_ptr_array_ref (spec->items);
  alone->treatments = g_ptr_array_ref (spec->treatments);
  alone->events = g_ptr_array_ref (spec->events);
  alone->blocks = g_ptr_array_ref (spec->blocks);
  alone->origin = trab_chart_spec_ref (spec);
  if (alone->kind == TRAB_CHART_KIND_ICONS)
    alone->frame.icons.column_gap_pt = alone->frame.icons.columns_end_pt = 0;
  else
    trab_chart_spec_set_columns (alone, 0, 0);
  return alone;
}

/* Private: whether an item of @kind may still be added. */
gboolean
trab_chart_spec_can_grow (TrabChartSpec *spec, TrabChartKind kind)
{
  return spec != NULL && spec->kind == kind && g_atomic_ref_count_compare (&spec->references, 1);
}

/* Private: replaces a borrowed string by the spec's own copy; NULL stays NULL. */
void
trab_chart_spec_keep_string (TrabChartSpec *spec, const char **string)
{
  if (*string != NULL)
    *string = g_string_chunk_insert (spec->strings, *string);
}

/* Private: a copy that lives as long as the spec; NULL for nothing. */
gpointer
trab_chart_spec_keep_block (TrabChartSpec *spec, gconstpointer block, gsize size)
{
  gpointer copy = g_memdup2 (block, size);

  if (copy != NULL)
    g_ptr_array_add (spec->blocks, copy);
  return copy;
}

/**
 * trab_chart_spec_ref:
 * Returns: (transfer full): @spec with one owner more; it can no longer grow. Any thread.
 */
TrabChartSpec *
trab_chart_spec_ref (TrabChartSpec *spec)
{
  g_return_val_if_fail (spec != NULL, NULL);
  g_atomic_ref_count_inc (&spec->references);
  return spec;
}

/**
 * trab_chart_spec_unref:
 * @spec: (transfer full): freed with its last owner. Any thread.
 */
void
trab_chart_spec_unref (TrabChartSpec *spec)
{
  g_return_if_fail (spec != NULL);
  if (!g_atomic_ref_count_dec (&spec->references))
    return;
  g_ptr_array_unref (spec->items);
  g_ptr_array_unref (spec->treatments);
  g_ptr_array_unref (spec->events);
  g_ptr_array_unref (spec->blocks);
  if (spec->origin == NULL)
    g_string_chunk_free (spec->strings);
  g_clear_pointer (&spec->origin, trab_chart_spec_unref);
  g_free (spec);
}

/**
 * trab_chart_spec_get_kind:
 * Returns: which header's frame and items it holds
 */
TrabChartKind
trab_chart_spec_get_kind (const TrabChartSpec *spec)
{
  return spec->kind;
}

/**
 * trab_chart_spec_get_words:
 * Returns: (transfer none): lives as long as @spec
 */
const TrabChartWords *
trab_chart_spec_get_words (const TrabChartSpec *spec)
{
  return &spec->words;
}

/**
 * trab_chart_spec_get_n_items:
 * Returns: how many panels, arrays or bars there are
 */
guint
trab_chart_spec_get_n_items (const TrabChartSpec *spec)
{
  return spec->items->len;
}

/**
 * trab_chart_spec_set_columns:
 * @spec: curves or bars, with one owner
 * @gap_pt: between columns
 * @end_pt: left free behind the last
 *
 * It stands under heads that name its plans: one column under each.
 */
void
trab_chart_spec_set_columns (TrabChartSpec *spec, double gap_pt, double end_pt)
{
  g_return_if_fail (trab_chart_spec_can_grow (spec, spec->kind));

  if (spec->kind == TRAB_CHART_KIND_CURVES)
    {
      spec->frame.curves.column_gap_pt = gap_pt;
      spec->frame.curves.columns_end_pt = end_pt;
    }
  else if (spec->kind == TRAB_CHART_KIND_BARS)
    {
      spec->frame.bars.column_gap_pt = gap_pt;
      spec->frame.bars.columns_end_pt = end_pt;
    }
}

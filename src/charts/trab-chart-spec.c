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

/* Private: the same with a frame of its own, of @frame_size, that may still be changed. Shares
 * everything else with @spec, and keeps it. Returns: (transfer full) */
TrabChartSpec *
trab_chart_spec_new_alone (TrabChartSpec *spec, gsize frame_size)
{
  TrabChartSpec *alone = g_memdup2 (spec, sizeof *spec);

  g_atomic_ref_count_init (&alone->references);
  alone->items = g_ptr_array_ref (spec->items);
  alone->treatments = g_ptr_array_ref (spec->treatments);
  alone->events = g_ptr_array_ref (spec->events);
  alone->blocks = g_ptr_array_new_with_free_func (g_free);
  alone->origin = trab_chart_spec_ref (spec);
  trab_chart_spec_keep_frame (alone, spec->frame, frame_size);
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

/* Private: the spec's own copy of what its items share. */
gpointer
trab_chart_spec_keep_frame (TrabChartSpec *spec, gconstpointer frame, gsize size)
{
  spec->frame = trab_chart_spec_keep_block (spec, frame, size);
  return spec->frame;
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

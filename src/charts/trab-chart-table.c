/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-table.h"

#include <math.h>

#include "trab-chart-bars.h"
#include "trab-chart-crews.h"
#include "trab-chart-curves.h"
#include "trab-chart-icons.h"
#include "trab-chart-mechanism.h"
#include "trab-chart-sheet.h"
#include "trab-chart-trend.h"
#include "trab-chart-visible.h"

#define X_DECIMALS 2
#define NO_ITEM G_MAXUINT

/* What of the chart a row stands for. */
typedef struct
{
  guint item;
  guint series;
  int point;
} Key;

struct _TrabChartTable
{
  gatomicrefcount references;
  const char *decimal_mark; /* of the spec */
  TrabChartSpec *spec;
  GPtrArray *heads;
  GArray *are_numbers; /* gboolean per column */
  GPtrArray *cells;    /* row by row */
  GArray *keys;        /* one per row */
};

static void
add_head (TrabChartTable *table, const char *head, gboolean is_number)
{
  g_ptr_array_add (table->heads, g_strdup (head != NULL ? head : ""));
  g_array_append_val (table->are_numbers, is_number);
}

static void
begin_row (TrabChartTable *table, guint item, guint series, int point)
{
  Key key = { item, series, point };

  g_array_append_val (table->keys, key);
}

static void
add_words (TrabChartTable *table, const char *words)
{
  g_ptr_array_add (table->cells, g_strdup (words != NULL ? words : ""));
}

static void
add_number (TrabChartTable *table, double value, guint decimals)
{
  if (trab_chart_visible_is_number (value))
    g_ptr_array_add (table->cells, trab_chart_sheet_format (value, decimals, table->decimal_mark));
  else
    add_words (table, NULL);
}

static void
fill_row (TrabChartTable *table)
{
  while (table->cells->len < table->keys->len * table->heads->len)
    add_words (table, NULL);
}

static gboolean
is_on_step (double x, double x_step)
{
  double steps = x_step > 0 ? x / x_step : 0;

  return fabs (steps - round (steps)) < 1e-6;
}

static void
add_x (TrabChartTable *table, double x)
{
  add_number (table, x, is_on_step (x, 1) ? 0 : X_DECIMALS);
}

/* Lines without any band are a formula's: studies have no reach along them. */
static gboolean
has_evidence (const TrabChartCurves *frame)
{
  return !frame->has_no_average_band || !frame->has_no_person_band;
}

static void
add_series (TrabChartTable *table, guint item, guint index, double x_step)
{
  const TrabChartCurves *frame = trab_chart_curves_get_frame (table->spec);
  const TrabChartPanel *panel = trab_chart_curves_get_panel (table->spec, item);
  const TrabChartSeries *series = &panel->series[index];
  guint last = 0;

  for (guint i = 0; i < series->n_points; i++)
    {
      if (trab_chart_visible_has_point (series, i))
        last = i;
    }
  for (guint i = 0; i < series->n_points; i++)
    {
      const TrabChartCurvePoint *point = &series->points[i];

      if (!trab_chart_visible_has_point (series, i)
          || (i != last && !is_on_step (point->x, x_step)))
        continue;
      begin_row (table, item, index, (int) i);
      add_words (table, series->label != NULL ? series->label : panel->title);
      add_x (table, point->x);
      add_number (table, point->median, frame->decimals);
      if (!frame->has_no_average_band)
        {
          add_number (table, point->average_lo, frame->decimals);
          add_number (table, point->average_hi, frame->decimals);
        }
      if (!frame->has_no_person_band)
        {
          add_number (table, point->person_lo, frame->decimals);
          add_number (table, point->person_hi, frame->decimals);
        }
      if (has_evidence (frame))
        add_words (table,
                   point->x <= series->solid_until_x ? frame->words_inside : frame->words_beyond);
    }
}

/* The comparison has rows of its own where no series is it. */
static void
add_reference (TrabChartTable *table, double x_step)
{
  const TrabChartCurves *frame = trab_chart_curves_get_frame (table->spec);

  for (guint i = 0; i < frame->n_reference; i++)
    {
      if (!trab_chart_visible_is_number (frame->reference_x[i])
          || !trab_chart_visible_is_number (frame->reference_y[i])
          || !is_on_step (frame->reference_x[i], x_step))
        continue;
      begin_row (table, NO_ITEM, 0, (int) i);
      add_words (table, frame->reference_label);
      add_x (table, frame->reference_x[i]);
      add_number (table, frame->reference_y[i], frame->decimals);
      fill_row (table);
    }
}

static void
fill_curves (TrabChartTable *table, double x_step)
{
  const TrabChartCurves *frame = trab_chart_curves_get_frame (table->spec);
  gboolean has_reference_series = FALSE;

  add_head (table, frame->head_plan, FALSE);
  add_head (table, frame->x_title, TRUE);
  add_head (table, frame->head_median, TRUE);
  if (!frame->has_no_average_band)
    {
      add_head (table, frame->head_average_lo, TRUE);
      add_head (table, frame->head_average_hi, TRUE);
    }
  if (!frame->has_no_person_band)
    {
      add_head (table, frame->head_person_lo, TRUE);
      add_head (table, frame->head_person_hi, TRUE);
    }
  if (has_evidence (frame))
    add_head (table, frame->head_evidence, FALSE);
  for (guint i = 0; i < trab_chart_spec_get_n_items (table->spec); i++)
    {
      const TrabChartPanel *panel = trab_chart_curves_get_panel (table->spec, i);

      for (guint j = 0; trab_chart_visible_has_picture (panel) && j < panel->n_series; j++)
        {
          add_series (table, i, j, x_step);
          has_reference_series |= panel->series[j].is_reference;
        }
      if (trab_chart_visible_has_picture (panel))
        continue;
      begin_row (table, i, 0, -1);
      add_words (table, panel->title);
      while (table->cells->len % table->heads->len != table->heads->len - 1)
        add_words (table, NULL);
      add_words (table, panel->words != NULL ? panel->words
                                             : trab_chart_spec_get_words (table->spec)->empty);
    }
  if (!has_reference_series)
    add_reference (table, x_step);
}

/* The ends of the range of one array, in words where there is no number. */
static void
add_icon_ends (TrabChartTable *table, const TrabChartIcons *frame, const TrabChartIconArray *array)
{
  gboolean is_known = array->state == TRAB_CHART_STATE_KNOWN;

  if (array->state == TRAB_CHART_STATE_LOWER_BOUND || (is_known && array->has_range))
    add_number (table,
                array->state == TRAB_CHART_STATE_LOWER_BOUND ? array->n_breaks : array->n_low, 0);
  else
    add_words (table, is_known ? frame->words_no_range : NULL);
  if (array->state == TRAB_CHART_STATE_LOWER_BOUND || (array->has_range && array->is_open_above))
    add_words (table, frame->words_open);
  else if (is_known && array->has_range)
    add_number (table, array->n_high, 0);
  else
    add_words (table, is_known ? frame->words_no_range : NULL);
}

static void
fill_icons (TrabChartTable *table)
{
  const TrabChartIcons *frame = trab_chart_icons_get_frame (table->spec);

  add_head (table, frame->head_plan, FALSE);
  add_head (table, frame->head_total, TRUE);
  add_head (table, frame->head_breaks, TRUE);
  add_head (table, frame->head_low, TRUE);
  add_head (table, frame->head_high, TRUE);
  add_head (table, frame->head_spared, TRUE);
  add_head (table, frame->head_none, TRUE);
  for (guint i = 0; i < trab_chart_spec_get_n_items (table->spec); i++)
    {
      const TrabChartIconArray *array = trab_chart_icons_get_array (table->spec, i);
      gboolean is_known = array->state == TRAB_CHART_STATE_KNOWN;

      begin_row (table, i, 0, -1);
      add_words (table, array->title);
      add_number (table, frame->total, 0);
      if (is_known)
        add_number (table, array->n_breaks, 0);
      else
        add_words (table, array->words);
      add_icon_ends (table, frame, array);
      if (is_known)
        {
          add_number (table, array->n_spared, 0);
          add_number (table, frame->total - array->n_breaks, 0);
        }
      fill_row (table);
    }
}

static void
fill_bars (TrabChartTable *table)
{
  const TrabChartBars *frame = trab_chart_bars_get_frame (table->spec);

  add_head (table, frame->head_plan, FALSE);
  add_head (table, frame->head_low, TRUE);
  add_head (table, frame->head_best, TRUE);
  add_head (table, frame->head_high, TRUE);
  for (guint i = 0; i < trab_chart_spec_get_n_items (table->spec); i++)
    {
      const TrabChartBar *bar = trab_chart_bars_get_bar (table->spec, i);

      begin_row (table, i, 0, -1);
      add_words (table, bar->label);
      if (bar->state != TRAB_CHART_STATE_KNOWN)
        {
          add_words (table, NULL);
          add_words (table, bar->words);
        }
      else if (!bar->has_range)
        {
          add_words (table, frame->words_no_range);
          add_number (table, bar->best, frame->decimals);
          add_words (table, frame->words_no_range);
        }
      else
        {
          add_number (table, bar->low, frame->decimals);
          add_number (table, bar->best, frame->decimals);
          add_number (table, bar->high, frame->decimals);
        }
      fill_row (table);
    }
}

static void
fill_mechanism (TrabChartTable *table)
{
  const TrabChartMechanism *frame = trab_chart_mechanism_get_frame (table->spec);

  add_head (table, frame->head_part, FALSE);
  add_head (table, frame->head_more, FALSE);
  add_head (table, frame->head_less, FALSE);
  for (guint i = 0; i < trab_chart_spec_get_n_items (table->spec); i++)
    {
      const TrabChartPart *part = trab_chart_mechanism_get_part (table->spec, i);

      begin_row (table, i, 0, -1);
      add_words (table, part->title);
      add_words (table, part->more);
      add_words (table, part->less);
    }
}

static void
add_part (TrabChartTable *table, const char *title, const char *words)
{
  begin_row (table, 0, 0, -1);
  add_words (table, title);
  add_words (table, words);
}

static void
fill_crews (TrabChartTable *table)
{
  const TrabChartCrews *frame = trab_chart_crews_get_frame (table->spec);

  add_head (table, frame->head_part, FALSE);
  add_head (table, frame->head_state, FALSE);
  add_part (table, frame->hormones.title, frame->hormones.words);
  add_part (table, frame->load.title, frame->load.words);
  add_part (table, frame->clearing.title, frame->clearing.words);
  add_part (table, frame->building.title, frame->building.words);
}

static void
add_measurements (TrabChartTable *table, guint item)
{
  const TrabChartTrendPanel *panel = trab_chart_trend_get_panel (table->spec, item);
  guint n_before = table->keys->len;

  for (guint i = 0; i < panel->n_points; i++)
    {
      const TrabChartMeasurement *point = &panel->points[i];

      if (!trab_chart_visible_has_measurement (panel, i))
        continue;
      begin_row (table, item, 0, (int) i);
      add_words (table, panel->title);
      add_words (table, point->date);
      add_number (table, point->value, panel->decimals);
      add_number (table, trab_chart_visible_has_whisker (point) ? point->lsc : NAN,
                  panel->decimals);
      add_words (table, point->note);
    }
  if (table->keys->len > n_before)
    return;
  begin_row (table, item, 0, -1);
  add_words (table, panel->title);
  add_words (table, NULL);
  add_words (table, NULL);
  add_words (table, NULL);
  add_words (table, panel->words);
}

static void
fill_trend (TrabChartTable *table)
{
  const TrabChartTrend *frame = trab_chart_trend_get_frame (table->spec);

  add_head (table, frame->head_what, FALSE);
  add_head (table, frame->head_date, FALSE);
  add_head (table, frame->head_value, TRUE);
  add_head (table, frame->head_lsc, TRUE);
  add_head (table, frame->head_note, FALSE);
  for (guint i = 0; i < trab_chart_spec_get_n_items (table->spec); i++)
    add_measurements (table, i);
  for (guint i = 0; i < trab_chart_trend_get_n_treatments (table->spec); i++)
    {
      const TrabChartTreatment *treatment = trab_chart_trend_get_treatment (table->spec, i);

      begin_row (table, NO_ITEM, 0, -1);
      add_words (table, treatment->label);
      add_words (table, treatment->dates);
      fill_row (table);
    }
  for (guint i = 0; i < trab_chart_trend_get_n_events (table->spec); i++)
    {
      const TrabChartEvent *event = trab_chart_trend_get_event (table->spec, i);

      begin_row (table, NO_ITEM, 0, -1);
      add_words (table, event->label);
      add_words (table, event->date);
      fill_row (table);
    }
}

/**
 * trab_chart_table_new:
 * @spec: referenced
 * @x_step: of curves: only rows at whole multiples of it, and the last; 0: every point. A page
 *   shows whole years (1), the words at a cursor need every point (0)
 *
 * Returns: (transfer full): the numbers that are drawn, no others
 */
TrabChartTable *
trab_chart_table_new (TrabChartSpec *spec, double x_step)
{
  TrabChartTable *table = g_new0 (TrabChartTable, 1);

  g_atomic_ref_count_init (&table->references);
  table->spec = trab_chart_spec_ref (spec);
  table->decimal_mark = trab_chart_spec_get_words (spec)->decimal_mark;
  table->heads = g_ptr_array_new_with_free_func (g_free);
  table->are_numbers = g_array_new (FALSE, FALSE, sizeof (gboolean));
  table->cells = g_ptr_array_new_with_free_func (g_free);
  table->keys = g_array_new (FALSE, FALSE, sizeof (Key));
  switch (trab_chart_spec_get_kind (spec))
    {
    case TRAB_CHART_KIND_CURVES:
      fill_curves (table, x_step);
      break;
    case TRAB_CHART_KIND_ICONS:
      fill_icons (table);
      break;
    case TRAB_CHART_KIND_TREND:
      fill_trend (table);
      break;
    case TRAB_CHART_KIND_MECHANISM:
      fill_mechanism (table);
      break;
    case TRAB_CHART_KIND_CREWS:
      fill_crews (table);
      break;
    case TRAB_CHART_KIND_BARS:
    default:
      fill_bars (table);
      break;
    }
  return table;
}

/**
 * trab_chart_table_ref:
 * Returns: (transfer full): @table with one owner more
 */
TrabChartTable *
trab_chart_table_ref (TrabChartTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);
  g_atomic_ref_count_inc (&table->references);
  return table;
}

/**
 * trab_chart_table_unref:
 * @table: (transfer full): freed with its last owner
 */
void
trab_chart_table_unref (TrabChartTable *table)
{
  g_return_if_fail (table != NULL);
  if (!g_atomic_ref_count_dec (&table->references))
    return;
  trab_chart_spec_unref (table->spec);
  g_ptr_array_unref (table->heads);
  g_array_unref (table->are_numbers);
  g_ptr_array_unref (table->cells);
  g_array_unref (table->keys);
  g_free (table);
}

/**
 * trab_chart_table_get_n_columns:
 * Returns: the same for all tables of a kind
 */
guint
trab_chart_table_get_n_columns (const TrabChartTable *table)
{
  return table->heads->len;
}

/**
 * trab_chart_table_get_n_rows:
 * Returns: how many rows there are, without the heads
 */
guint
trab_chart_table_get_n_rows (const TrabChartTable *table)
{
  return table->keys->len;
}

/**
 * trab_chart_table_get_head:
 * Returns: (transfer none): "" where the spec has no word for the column
 */
const char *
trab_chart_table_get_head (const TrabChartTable *table, guint column)
{
  g_return_val_if_fail (column < table->heads->len, NULL);
  return g_ptr_array_index (table->heads, column);
}

/**
 * trab_chart_table_is_number:
 * Returns: whether the column holds numbers and is set flush with its end
 */
gboolean
trab_chart_table_is_number (const TrabChartTable *table, guint column)
{
  g_return_val_if_fail (column < table->heads->len, FALSE);
  return g_array_index (table->are_numbers, gboolean, column);
}

/**
 * trab_chart_table_get_cell:
 * Returns: (transfer none): "" for an empty cell
 */
const char *
trab_chart_table_get_cell (const TrabChartTable *table, guint row, guint column)
{
  g_return_val_if_fail (row < table->keys->len && column < table->heads->len, NULL);
  return g_ptr_array_index (table->cells, row * table->heads->len + column);
}

/**
 * trab_chart_table_find_row:
 * @row: (out): the row that says what @hit points at
 *
 * Returns: FALSE where a table with an x_step left it out
 */
gboolean
trab_chart_table_find_row (const TrabChartTable *table, const TrabChartHit *hit, guint *row)
{
  for (guint i = 0; i < table->keys->len; i++)
    {
      const Key *key = &g_array_index (table->keys, Key, i);

      if (key->item == hit->item && key->series == hit->series && key->point == hit->point)
        {
          *row = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * trab_chart_table_describe_row:
 * Returns: (transfer full): the row in one line for a tooltip or a screen reader: the first cell,
 *   then each filled cell after its head
 */
char *
trab_chart_table_describe_row (const TrabChartTable *table, guint row)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (row < table->keys->len, NULL);

  text = g_string_new (trab_chart_table_get_cell (table, row, 0));
  for (guint i = 1; i < table->heads->len; i++)
    {
      const char *cell = trab_chart_table_get_cell (table, row, i);

      if (*cell != '\0')
        g_string_append_printf (text, "; %s: %s", trab_chart_table_get_head (table, i), cell);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * trab_chart_table_dup_text:
 * Returns: (transfer full): heads and rows as lines, cells apart by tabs: for pasting elsewhere
 */
char *
trab_chart_table_dup_text (const TrabChartTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i <= table->keys->len; i++)
    for (guint j = 0; j < table->heads->len; j++)
      g_string_append_printf (text, "%s%s",
                              i == 0 ? trab_chart_table_get_head (table, j)
                                     : trab_chart_table_get_cell (table, i - 1, j),
                              j + 1 < table->heads->len ? "\t" : "\n");
  return g_string_free (text, FALSE);
}

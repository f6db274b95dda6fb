/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-daily.h"

#include "trab-present-movement.h"
#include "trab-present-nutrition.h"
#include "trab-present-row.h"
#include "trab-report-words.h"

#define N_DAYS 7
#define MOST_REASONS 3
#define MOST_DOSES 7

static const double food_shares[] = { 0.42, 0.33, 0 };

static const char *
get (TrabPaperText text)
{
  return trab_present_paper_get (text);
}

/* So many days of a week, spread: never two hard days beside each other where it can be helped. */
static gboolean
is_due (guint sessions, guint day)
{
  static const char *const spread[N_DAYS + 1]
      = { ".......", ".x.....", ".x..x..", "x.x..x.", "xx.xx..", "xx.xxx.", "xxxxxx.", "xxxxxxx" };

  return spread[MIN (sessions, N_DAYS)][day] == 'x';
}

static gboolean
is_open_in_week (const TrabExerciseChoice *choice)
{
  return choice->sessions > 0 && choice->gate != TRAB_GATE_CLOSED;
}

static void
add_exercise (TrabReportBlock *table, const TrabExerciseChoice *choice, TrabEvidence *evidence)
{
  g_autofree char *name = trab_present_movement_dup_name (choice, evidence);
  const char *cells[N_DAYS + 2] = { name };

  for (guint day = 0; day < N_DAYS; day++)
    cells[day + 1] = is_due (choice->sessions, day) ? TRAB_REPORT_TICK : "";
  trab_report_block_add_row (table, cells);
}

/* Seven equal columns; a box only where something is due. */
static void
add_week (TrabReport *report, const TrabMovement *movement, TrabEvidence *evidence)
{
  static const double shares[] = { 0.3, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1 };
  const char *const head[] = { "",
                               get (TRAB_PAPER_MONDAY),
                               get (TRAB_PAPER_TUESDAY),
                               get (TRAB_PAPER_WEDNESDAY),
                               get (TRAB_PAPER_THURSDAY),
                               get (TRAB_PAPER_FRIDAY),
                               get (TRAB_PAPER_SATURDAY),
                               get (TRAB_PAPER_SUNDAY),
                               NULL };
  TrabReportBlock *table = trab_report_block_new_table (NULL, "lccccccc", head);

  trab_report_block_set_shares (table, shares);
  table->is_grid = TRUE;
  for (guint i = 0; i < movement->choices->len; i++)
    if (is_open_in_week (g_ptr_array_index (movement->choices, i)))
      add_exercise (table, g_ptr_array_index (movement->choices, i), evidence);
  if (table->rows->len > 0)
    {
      trab_report_take (report, table);
      return;
    }
  trab_report_block_free (table);
  trab_report_words_add_paragraph (report, TRAB_PAPER_DAILY_NO_WEEK);
}

static void
add_dose (TrabReportBlock *table,
          const TrabReportPlanRequest *request,
          const TrabMovement *movement,
          const TrabExerciseChoice *choice)
{
  gboolean is_open = choice->gate == TRAB_GATE_OPEN;
  g_autofree char *name = trab_present_movement_dup_name (choice, request->evidence);
  const char *const cells[] = { name,
                                is_open ? trab_present_movement_get_dose (choice, request->evidence,
                                                                          movement->has_spine_break)
                                        : get (TRAB_PAPER_DAILY_ASK_FIRST),
                                NULL };

  if (cells[1] != NULL && table->rows->len < MOST_DOSES)
    trab_report_block_add_row (table, cells);
}

/* What the person may do and how much, then what to ask about first: the week's own, or without a
 * week all that is not closed. */
static TrabReportBlock *
new_doses (const TrabReportPlanRequest *request, const TrabMovement *movement)
{
  static const TrabGate gates[] = { TRAB_GATE_OPEN, TRAB_GATE_CHECK_FIRST };
  gboolean has_week = trab_movement_has_week (movement);
  TrabReportBlock *table = trab_report_block_new_table (NULL, "lr", NULL);

  for (guint gate = 0; gate < G_N_ELEMENTS (gates); gate++)
    for (guint i = 0; i < movement->choices->len; i++)
      {
        const TrabExerciseChoice *choice = g_ptr_array_index (movement->choices, i);

        if (choice->gate == gates[gate] && (!has_week || choice->sessions > 0))
          add_dose (table, request, movement, choice);
      }
  if (table->rows->len > 0)
    return table;
  trab_report_block_free (table);
  return NULL;
}

/* Everything that is closed, in the week or not, and why: what nobody asked about is not safe
 * either.
 */
static TrabReportBlock *
new_closed (const TrabMovement *movement, TrabEvidence *evidence)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) names = g_string_new (NULL);
  const char *lines[MOST_REASONS + 2] = { NULL };

  for (guint i = 0; i < movement->choices->len; i++)
    {
      const TrabExerciseChoice *choice = g_ptr_array_index (movement->choices, i);
      g_autofree char *name = trab_present_movement_dup_name (choice, evidence);
      g_autofree char *why = trab_present_movement_dup_closed_why (choice, evidence);

      if (choice->gate != TRAB_GATE_CLOSED)
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", name);
      trab_report_words_add_new (reasons, why);
    }
  if (names->len == 0)
    return NULL;
  lines[0] = names->str;
  for (guint i = 0; i < MIN (reasons->len, MOST_REASONS); i++)
    lines[i + 1] = g_ptr_array_index (reasons, i);
  return trab_report_block_new_frame (get (TRAB_PAPER_DAILY_CLOSED), NULL, lines,
                                      get (TRAB_PAPER_DAILY_STOP_WORDS));
}

static void
add_moving (TrabReport *report, const TrabReportPlanRequest *request, const TrabMovement *movement)
{
  TrabReportBlock *doses = new_doses (request, movement);
  TrabReportBlock *closed = new_closed (movement, request->evidence);

  trab_report_words_add_heading (report, 2, TRAB_PAPER_DAILY_WEEK);
  add_week (report, movement, request->evidence);
  if (doses != NULL)
    {
      trab_report_words_add_heading (report, 2, TRAB_PAPER_DAILY_DO);
      trab_report_take (report, doses);
      trab_report_words_add_paragraph (report, TRAB_PAPER_DAILY_SETS);
    }
  if (closed != NULL)
    trab_report_take (report, closed);
  else
    trab_report_words_add_paragraph (report, TRAB_PAPER_DAILY_STOP_WORDS);
}

static const TrabNutrient *
find_nutrient (const GPtrArray *nutrients, const char *id)
{
  for (guint i = 0; i < nutrients->len; i++)
    {
      const TrabNutrient *nutrient = g_ptr_array_index (nutrients, i);

      if (g_str_equal (nutrient->id, id))
        return nutrient;
    }
  return NULL;
}

/* Portions with what they hold; none where her blood forbids an amount. */
static void
add_portions (TrabReport *report, const TrabReportPlanRequest *request, const GPtrArray *nutrients)
{
  const TrabNutrient *calcium = find_nutrient (nutrients, "calcium");
  const char *const head[] = { get (TRAB_PAPER_FOOD), get (TRAB_PAPER_FOOD_AMOUNT),
                               get (TRAB_PAPER_FOOD_CALCIUM), NULL };
  g_autoptr (GPtrArray) rows = NULL;
  TrabReportBlock *table = NULL;

  if (calcium == NULL)
    return;
  rows = trab_present_nutrition_dup_portions (
      calcium, request->evidence, trab_comparison_get (request->comparison)->chance.country);
  if (rows->len == 0)
    return;
  table = trab_report_block_new_table (NULL, "llr", head);
  trab_report_block_set_shares (table, food_shares);
  for (guint i = 0; i < rows->len; i++)
    {
      const TrabPresentRow *row = g_ptr_array_index (rows, i);
      const char *const cells[] = { row->title, row->text, row->note, NULL };

      trab_report_block_add_row (table, cells);
    }
  trab_report_take (report, table);
}

/* A row for each nutrient, so that one is found at a glance. */
static void
add_nutrients (TrabReport *report, const TrabReportPlanRequest *request, const GPtrArray *nutrients)
{
  g_autoptr (GPtrArray) rows = trab_present_nutrition_dup_paper_rows (nutrients, request->evidence);
  TrabReportBlock *table = NULL;

  if (rows->len == 0)
    return;
  table = trab_report_block_new_table (NULL, "bl", NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const TrabPresentRow *row = g_ptr_array_index (rows, i);
      const char *const cells[] = { row->title, row->text, NULL };

      trab_report_block_add_row (table, cells);
    }
  trab_report_take (report, table);
}

static void
add_eating (TrabReport *report, const TrabReportPlanRequest *request, const GPtrArray *nutrients)
{
  trab_report_words_add_heading (report, 2, TRAB_PAPER_DAILY_FOOD);
  trab_report_words_add_paragraph (report, TRAB_PAPER_DAILY_FOOD_WORDS);
  trab_report_words_take_paragraph (report, trab_present_nutrition_dup_warfarin (nutrients));
  add_nutrients (report, request, nutrients);
  add_portions (report, request, nutrients);
}

/** trab_report_daily_add: the week with boxes to tick, what to do and how much, what not to do and
 * why; the foods */
void
trab_report_daily_add (TrabReport *report, const TrabReportPlanRequest *request)
{
  const TrabMovement *movement
      = request->comparison ? trab_comparison_get_movement (request->comparison) : NULL;
  const GPtrArray *nutrients
      = request->comparison ? trab_comparison_get_nutrients (request->comparison) : NULL;

  trab_report_words_add_heading (report, 1, TRAB_PAPER_DAILY);
  trab_report_words_add_paragraph (report, TRAB_PAPER_DAILY_WHY);
  if (movement != NULL)
    add_moving (report, request, movement);
  else
    trab_report_words_add_paragraph (report, TRAB_PAPER_DAILY_NO_WEEK);
  if (nutrients != NULL)
    add_eating (report, request, nutrients);
  trab_report_take (report, trab_report_block_new_fill (get (TRAB_PAPER_NOTES)));
}

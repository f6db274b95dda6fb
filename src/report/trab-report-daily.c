/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-daily.h"

#include "trab-present-movement.h"
#include "trab-present-nutrition.h"
#include "trab-report-words.h"

#define BOX "\u25a1"

static gboolean
is_in_week (const TrabExerciseChoice *choice, gboolean is_closed)
{
  return choice->sessions > 0 && (choice->gate == TRAB_GATE_CLOSED) == is_closed;
}

/* One box to tick for each time. */
static void
add_exercise (TrabReportBlock *table, const TrabExerciseChoice *choice, TrabEvidence *evidence)
{
  g_autofree char *name = trab_present_movement_dup_name (choice, evidence);
  g_autofree char *times = trab_present_movement_dup_times (choice->sessions);
  g_autoptr (GString) boxes = g_string_new (NULL);
  const char *cells[] = { name, times, NULL, NULL };

  for (guint i = 0; i < choice->sessions; i++)
    g_string_append_printf (boxes, "%s" BOX, i > 0 ? " " : "");
  cells[2] = boxes->str;
  trab_report_block_add_row (table, cells);
}

static void
add_week (TrabReport *report, const TrabMovement *movement, TrabEvidence *evidence)
{
  const char *head[] = { trab_present_paper_get (TRAB_PAPER_DAILY_EXERCISE),
                         trab_present_paper_get (TRAB_PAPER_DAILY_TIMES),
                         trab_present_paper_get (TRAB_PAPER_DAILY_DONE), NULL };
  TrabReportBlock *table
      = trab_report_block_new_table (trab_present_paper_get (TRAB_PAPER_DAILY_TICK), head);
  guint n = 0;

  for (guint i = 0; i < movement->choices->len; i++)
    {
      const TrabExerciseChoice *choice = g_ptr_array_index (movement->choices, i);

      if (!is_in_week (choice, FALSE))
        continue;
      add_exercise (table, choice, evidence);
      n++;
    }
  if (n > 0)
    {
      trab_report_take (report, table);
      return;
    }
  trab_report_block_free (table);
  trab_report_words_add_paragraph (report, TRAB_PAPER_DAILY_NO_WEEK);
}

/* Everything that is closed, in the week or not: what nobody asked about is not safe either. */
static void
add_closed (TrabReport *report, const TrabMovement *movement, TrabEvidence *evidence)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < movement->choices->len; i++)
    {
      const TrabExerciseChoice *choice = g_ptr_array_index (movement->choices, i);

      if (choice->gate == TRAB_GATE_CLOSED)
        g_ptr_array_add (lines, trab_present_movement_dup_name (choice, evidence));
    }
  if (lines->len > 0)
    trab_report_words_add_heading (report, 2, TRAB_PAPER_DAILY_CLOSED);
  trab_report_words_take_list (report, lines);
}

/** trab_report_daily_add: the week with boxes to tick, what is closed, the foods; when to stop */
void
trab_report_daily_add (TrabReport *report, const TrabReportPlanRequest *request)
{
  const TrabMovement *movement
      = request->comparison ? trab_comparison_get_movement (request->comparison) : NULL;
  const GPtrArray *nutrients
      = request->comparison ? trab_comparison_get_nutrients (request->comparison) : NULL;

  trab_report_words_add_heading (report, 1, TRAB_PAPER_DAILY);
  trab_report_words_add_heading (report, 2, TRAB_PAPER_DAILY_WEEK);
  if (movement != NULL)
    {
      add_week (report, movement, request->evidence);
      add_closed (report, movement, request->evidence);
    }
  else
    trab_report_words_add_paragraph (report, TRAB_PAPER_DAILY_NO_WEEK);
  trab_report_words_add_heading (report, 2, TRAB_PAPER_DAILY_STOP);
  trab_report_words_add_paragraph (report, TRAB_PAPER_DAILY_STOP_WORDS);
  trab_report_words_add_heading (report, 2, TRAB_PAPER_DAILY_FOOD);
  trab_report_words_add_paragraph (report, TRAB_PAPER_DAILY_FOOD_WORDS);
  if (nutrients != NULL)
    trab_report_words_take_list (
        report, trab_present_nutrition_dup_paper_lines (nutrients, request->evidence));
}

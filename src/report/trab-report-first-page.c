/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-first-page.h"

#include "trab-present-action.h"
#include "trab-present-base.h"
#include "trab-present-chart.h"
#include "trab-present-comparison.h"
#include "trab-present-country.h"
#include "trab-present-fracture.h"
#include "trab-present-medicine-page.h"
#include "trab-present-patient.h"
#include "trab-present-plan.h"
#include "trab-present-sentence.h"
#include "trab-report-medicine.h"
#include "trab-report-words.h"

#define MOST_ACTIONS 5
#define SOON_YEARS 2
#define MOST_CALLS 4 /* of one medicine; on its own page stand all of them */

static const char *
get (TrabPaperText text)
{
  return trab_present_paper_get (text);
}

static GPtrArray *
dup_actions (const TrabReportPlanRequest *request)
{
  return request->plan_id
             ? trab_present_action_dup_list (request->evidence, request->comparison,
                                             request->record, request->plan_id, request->printed)
             : trab_present_action_dup_undecided (request->evidence, request->comparison);
}

static void
add_message (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autofree char *agreed = NULL;
  g_autofree char *plan = NULL;

  if (request->plan_id == NULL)
    {
      gboolean look_first = trab_present_action_has_to_look_first (request->comparison);

      trab_report_take (
          report,
          trab_report_block_new_message (
              get (look_first ? TRAB_PAPER_UNDECIDED_LOOK_FIRST : TRAB_PAPER_UNDECIDED), NULL));
      return;
    }
  plan = trab_report_plan_request_dup_plan (request);
  agreed = trab_present_paper_dup_agreed (plan);
  trab_report_take (report, trab_report_block_new_message (agreed, NULL));
}

/* What comes first; later years are on the page of tests. */
static gboolean
is_soon (const TrabPresentAction *action, TrabDate today)
{
  return action->order == TRAB_PRESENT_ACTION_BEFORE
         || (action->order == TRAB_PRESENT_ACTION_BY_DAY
             && trab_date_years_between (today, action->date) < SOON_YEARS);
}

/* The first of the actions: the whole list is on the page of tests. */
static void
add_actions (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autoptr (GPtrArray) actions = dup_actions (request);
  const char *const head[] = { "", get (TRAB_PAPER_ACTION_WHAT), get (TRAB_PAPER_ACTION_WHO),
                               get (TRAB_PAPER_ACTION_WHEN), NULL };
  TrabReportBlock *table = trab_report_block_new_table (NULL, "twlb", head);

  for (guint i = 0; i < actions->len && table->rows->len < MOST_ACTIONS; i++)
    {
      const TrabPresentAction *action = g_ptr_array_index (actions, i);
      g_autofree char *what = NULL;

      if (!is_soon (action, request->printed))
        continue;
      what = action->detail ? g_strjoin ("\n", action->what, action->detail, NULL)
                            : g_strdup (action->what);
      const char *const cells[] = { TRAB_REPORT_TICK, what, action->who, action->when, NULL };

      trab_report_block_add_row (table, cells);
    }
  trab_report_words_add_heading (report, 2, TRAB_PAPER_FIRST);
  trab_report_take (report, table);
}

static void
add_next_check (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autofree char *when = trab_present_paper_dup_check_date (request->review_date);

  trab_report_words_add_heading (report, 2, TRAB_PAPER_NEXT_CHECK);
  trab_report_take (report, trab_report_block_new_lead (
                                when, request->plan_id != NULL ? get (TRAB_PAPER_CHECK_WORDS)
                                                               : get (TRAB_PAPER_CHECK_UNDECIDED)));
}

/* What to call for the same day: of the medicine chosen, then what holds for everybody. Returns:
 * (transfer full): of char *, NULL-terminated */
static GPtrArray *
dup_calls (const TrabReportPlanRequest *request)
{
  g_autoptr (GPtrArray) medicines = trab_report_medicine_list (request);
  GPtrArray *calls = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < medicines->len; i++)
    {
      const TrabPresentMedicine *medicine = g_ptr_array_index (medicines, i);
      char **lines = medicine->parts[TRAB_MEDICINE_PAGE_STOP_AND_CALL];

      for (guint j = 0; lines[j] != NULL && calls->len < MOST_CALLS; j++)
        trab_report_words_add_new (calls, lines[j]);
    }
  trab_report_words_add_new (calls, get (TRAB_PAPER_CALL_FALL));
  if (calls->len == 1)
    {
      trab_report_words_add_new (calls, get (TRAB_PAPER_CALL_PAIN));
      trab_report_words_add_new (calls, get (TRAB_PAPER_CALL_SHORTER));
    }
  g_ptr_array_add (calls, NULL);
  return calls;
}

static void
add_call_box (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autoptr (GPtrArray) calls = dup_calls (request);
  g_autofree char *phone = trab_present_paper_dup_phone (request->clinic_phone);
  g_autofree char *ambulance = trab_present_country_dup_ambulance (request->evidence);

  trab_report_take (report,
                    trab_report_block_new_frame (get (TRAB_PAPER_CALL), phone,
                                                 (const char *const *) calls->pdata, ambulance));
}

/** trab_report_first_page_add: one message, what to do first, the next check, when to call, to say
 * back */
void
trab_report_first_page_add (TrabReport *report, const TrabReportPlanRequest *request)
{
  const char *const say_back[] = { get (TRAB_PAPER_SAY_FIRST), get (TRAB_PAPER_SAY_CALL), NULL };

  trab_report_words_add_heading (report, 1, TRAB_PAPER_TITLE);
  add_message (report, request);
  add_actions (report, request);
  add_next_check (report, request);
  add_call_box (report, request);
  if (request->plan_id != NULL)
    {
      trab_report_words_add_heading (report, 2, TRAB_PAPER_SAY_BACK);
      trab_report_take (report, trab_report_block_new_write (say_back));
    }
  else
    trab_report_words_add_questions (report);
  trab_report_take (report, trab_report_block_new_fill (get (TRAB_PAPER_QUESTIONS)));
}

/* What stops everything else is said before any number. */
static void
add_stops (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autoptr (TrabPresentComparison) words
      = trab_present_comparison_new (request->comparison, request->evidence);
  GPtrArray *banners = trab_present_comparison_get_banners (words);

  for (guint i = 0; i < banners->len; i++)
    {
      const TrabPresentBanner *banner = g_ptr_array_index (banners, i);

      if (banner->level == TRAB_PRESENT_LEVEL_STOP)
        trab_report_take (report, trab_report_block_new_lead (
                                      banner->paper ? banner->paper : banner->text, NULL));
    }
}

/* Why there is no number, in the words of the screen. */
static void
add_no_number (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autoptr (TrabPresentComparison) words
      = request->comparison ? trab_present_comparison_new (request->comparison, request->evidence)
                            : NULL;
  GPtrArray *banners = words ? trab_present_comparison_get_banners (words) : NULL;
  g_autofree char *higher = words ? trab_present_paper_dup_higher (
                                &trab_comparison_get (request->comparison)->chance, TRUE)
                                  : NULL;
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  trab_report_take (
      report, trab_report_block_new_message (higher ? higher : get (TRAB_PAPER_NO_NUMBER), NULL));
  for (guint i = 0; banners != NULL && i < banners->len; i++)
    {
      const TrabPresentBanner *banner = g_ptr_array_index (banners, i);

      if (banner->paper == NULL || banner->level == TRAB_PRESENT_LEVEL_STOP)
        trab_report_words_add_new (lines, banner->paper ? banner->paper : banner->text);
    }
  trab_report_words_take_list (report, lines);
  trab_report_take (report, trab_report_block_new_fill (get (TRAB_PAPER_NOTES)));
}

static void
add_icons (TrabReport *report, const TrabReportPlanRequest *request)
{
  const char *plan_ids[] = { TRAB_REPORT_AS_NOW, request->plan_id, NULL };
  g_autoptr (TrabChartSpec) icons = trab_present_chart_new_icons (
      request->comparison, request->evidence, TRAB_OUTCOME_MAJOR, plan_ids);

  trab_report_take (report, trab_report_block_new_chart (icons));
}

/* @text: (nullable) (transfer full) */
static void
take_side (TrabReportBlock *columns, guint side, char *text)
{
  g_autofree char *owned = text;

  if (owned != NULL)
    trab_report_block_take_side (columns, side, trab_report_block_new_paragraph (owned));
}

static void
head_side (TrabReportBlock *columns, guint side, TrabPaperText text)
{
  trab_report_block_take_side (columns, side, trab_report_block_new_heading (2, get (text)));
}

/* Best guess and range once, in words; the same of hips beside it. @plan: (nullable) */
static void
add_guesses (TrabReport *report,
             const TrabReportPlanRequest *request,
             const TrabComparedPlan *as_now,
             const TrabComparedPlan *plan)
{
  const TrabComparisonFields *fields = trab_comparison_get (request->comparison);
  const TrabChance *chance = &fields->chance;
  TrabReportBlock *columns = trab_report_block_new_columns (0.56);

  head_side (columns, 0, TRAB_PAPER_HOW_SURE);
  take_side (columns, 0,
             trab_present_paper_dup_guess (chance, &as_now->fracture[TRAB_OUTCOME_MAJOR], FALSE));
  if (plan != NULL)
    take_side (columns, 0,
               trab_present_paper_dup_guess (chance, &plan->fracture[TRAB_OUTCOME_MAJOR], TRUE));
  take_side (columns, 0, trab_present_base_dup_others (chance));
  take_side (columns, 0, trab_present_base_dup_scan (chance));
  head_side (columns, 1, TRAB_PAPER_HIP);
  take_side (
      columns, 1,
      trab_present_paper_dup_hip (fields->sex, chance, &as_now->fracture[TRAB_OUTCOME_HIP], FALSE));
  if (plan != NULL)
    take_side (
        columns, 1,
        trab_present_paper_dup_hip (fields->sex, chance, &plan->fracture[TRAB_OUTCOME_HIP], TRUE));
  trab_report_take (report, columns);
}

/* What must be known beside the numbers, those of the plan with it. @plan: (nullable) */
static void
add_unknowns (TrabReport *report,
              const TrabReportPlanRequest *request,
              const TrabComparedPlan *as_now,
              const TrabComparedPlan *plan)
{
  const TrabComparedPlan *const plans[] = { as_now, plan };
  GPtrArray *lines = trab_present_paper_dup_unknowns (request->comparison);

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autofree char *notes = plans[i] ? trab_present_fracture_dup_notes (
                                   &plans[i]->fracture[TRAB_OUTCOME_MAJOR], request->evidence)
                                        : NULL;

      trab_report_words_add_new (lines, notes);
    }
  trab_report_words_add_heading (report, 2, TRAB_PAPER_NOT_KNOWN);
  trab_report_words_take_list (report, lines);
}

/** trab_report_first_page_add_chance: now and with the plan in a hundred marks; no calculator's
 * name and no licence stands here */
void
trab_report_first_page_add_chance (TrabReport *report, const TrabReportPlanRequest *request)
{
  const TrabComparedPlan *as_now = trab_report_plan_request_find (request, TRAB_REPORT_AS_NOW);
  const TrabComparedPlan *plan = trab_report_plan_request_find (request, request->plan_id);
  g_autofree char *spared = NULL;

  trab_report_words_add_heading (report, 1, TRAB_PAPER_CHANCE);
  if (as_now == NULL || as_now->fracture[TRAB_OUTCOME_MAJOR].state != TRAB_CELL_NUMBER)
    {
      add_no_number (report, request);
      return;
    }
  if (plan == as_now)
    plan = NULL;
  add_stops (report, request);
  add_icons (report, request);
  spared = plan ? trab_present_paper_dup_spared (&trab_comparison_get (request->comparison)->chance,
                                                 trab_comparison_get (request->comparison)->sex,
                                                 &as_now->fracture[TRAB_OUTCOME_MAJOR],
                                                 &plan->fracture[TRAB_OUTCOME_MAJOR])
                : NULL;
  if (spared != NULL)
    trab_report_take (report, trab_report_block_new_message (spared, NULL));
  add_guesses (report, request, as_now, plan);
  add_unknowns (report, request, as_now, plan);
  trab_report_take (report, trab_report_block_new_fill (get (TRAB_PAPER_NOTES)));
}

/** trab_report_first_page_add_card: to cut out and carry: who, what, since when, whom to call */
void
trab_report_first_page_add_card (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autofree char *name = trab_present_patient_dup_name (trab_record_get_patient (request->record));
  g_autofree char *phone = trab_present_paper_dup_phone (request->clinic_phone);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  trab_report_words_add_heading (report, 1, TRAB_PAPER_CARD);
  g_ptr_array_add (lines, trab_present_paper_dup_born (trab_record_get_patient (request->record)));
  if (request->plan_id != NULL)
    {
      g_autofree char *agreed = trab_report_plan_request_dup_plan (request);

      g_ptr_array_add (lines, trab_present_sentence_dup_capitalised (agreed));
    }
  g_ptr_array_add (lines,
                   trab_present_paper_dup_allergies (trab_record_get_patient (request->record)));
  if (request->clinic_name != NULL)
    g_ptr_array_add (lines, g_strdup (request->clinic_name));
  g_ptr_array_add (lines, NULL);
  trab_report_take (report, trab_report_block_new_frame (
                                name, phone, (const char *const *) lines->pdata,
                                request->plan_id != NULL ? get (TRAB_PAPER_CARD_WORDS) : NULL));
  g_ptr_array_unref (lines);
  trab_report_take (report, trab_report_block_new_fill (get (TRAB_PAPER_NOTES)));
}

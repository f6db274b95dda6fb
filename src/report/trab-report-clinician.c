/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-clinician.h"

#include "trab-present-action.h"
#include "trab-present-base.h"
#include "trab-present-checklist.h"
#include "trab-present-clinical.h"
#include "trab-present-comparison.h"
#include "trab-present-follow-up.h"
#include "trab-present-harm.h"
#include "trab-present-not-asked.h"
#include "trab-present-plan.h"
#include "trab-present-referral.h"
#include "trab-present-row.h"
#include "trab-present-safety.h"
#include "trab-report-compared.h"
#include "trab-report-words.h"

#define MOST_PLANS 5         /* side by side; more of them in a second table */
#define LETTERS_OF_A_LINE 62 /* about, in one of two columns */
#define SHARE_OF_LABELS 0.18
#define LINE_OF_A_ROW 4 / 3.0 /* a row with its rule, in lines of text */

static const char *
get (TrabPaperText text)
{
  return trab_present_paper_get (text);
}

/* @block: (nullable) (transfer full): under a heading of one side */
static void
take_under (TrabReportBlock *columns, guint side, const char *heading, TrabReportBlock *block)
{
  if (block == NULL)
    return;
  trab_report_block_take_side (columns, side, trab_report_block_new_heading (2, heading));
  trab_report_block_take_side (columns, side, block);
}

/* @text: (nullable) (transfer full). Returns: about how many lines it takes */
static guint
take_words (TrabReportBlock *columns, guint side, char *text)
{
  g_autofree char *owned = text;

  if (owned == NULL || owned[0] == '\0')
    return 0;
  trab_report_block_take_side (columns, side, trab_report_block_new_paragraph (owned));
  return 1 + (guint) g_utf8_strlen (owned, -1) / LETTERS_OF_A_LINE;
}

/* Why the clinician went on despite what was found, and what the person said. */
static char *
dup_said (const TrabReportPlanRequest *request, TrabSafetyReport *safety)
{
  GString *text = g_string_new (NULL);
  g_autofree char *goals = trab_present_paper_dup_goals (request->record);
  g_autofree char *not_asked = trab_present_not_asked_dup_reasons (safety, request->evidence);
  g_autofree char *reasons = trab_present_safety_dup_reasons (safety, request->evidence);

  if (request->patient_words != NULL && request->patient_words[0] != '\0')
    {
      g_autofree char *said = trab_present_paper_dup_patient_said (request->patient_words);

      g_string_append (text, said);
    }
  if (goals != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", goals);
  if (reasons != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", reasons);
  if (not_asked != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", not_asked);
  return g_string_free (text, text->len == 0);
}

static void
add_message (TrabReport *report, const TrabReportPlanRequest *request, TrabSafetyReport *safety)
{
  g_autofree char *said = dup_said (request, safety);
  g_autofree char *plan = trab_report_plan_request_dup_plan (request);
  g_autofree char *agreed
      = plan ? trab_present_paper_dup_agreed (plan) : g_strdup (get (TRAB_PAPER_LETTER_UNDECIDED));

  trab_report_take (report, trab_report_block_new_message (agreed, said));
}

/** trab_report_clinician_new_scans: (transfer full) (nullable): density, T and Z of each site.
 * @about: (out) (nullable): when, on what; NULL: in a column of the table */
TrabReportBlock *
trab_report_clinician_new_scans (TrabRecord *record, char **about)
{
  static const double shares[] = { 0.3, 0.12, 0.08, 0.08, 0 };
  g_autoptr (GPtrArray) scans = trab_present_clinical_dup_scans (record);
  const char *const head[] = { get (TRAB_PAPER_SITE),
                               get (TRAB_PAPER_DENSITY),
                               get (TRAB_PAPER_T),
                               get (TRAB_PAPER_Z),
                               about == NULL ? get (TRAB_PAPER_MEASURED) : NULL,
                               NULL };
  TrabReportBlock *table = NULL;
  g_autoptr (GPtrArray) abouts = g_ptr_array_new_with_free_func (g_free);

  if (scans->len == 0)
    return NULL;
  table = trab_report_block_new_table (NULL, about == NULL ? "lrrrl" : "lrrr", head);
  if (about == NULL)
    trab_report_block_set_shares (table, shares);
  for (guint i = 0; i < scans->len; i++)
    {
      const TrabPresentScan *scan = g_ptr_array_index (scans, i);
      const char *const cells[]
          = { scan->site, scan->g_cm2, scan->t, scan->z, about == NULL ? scan->about : NULL, NULL };

      trab_report_block_add_row (table, cells);
      trab_report_words_add_new (abouts, scan->about);
    }
  g_ptr_array_add (abouts, NULL);
  if (about != NULL)
    *about = g_strjoinv ("; ", (char **) abouts->pdata);
  return table;
}

/** trab_report_clinician_dup_change: (transfer full) (nullable): what changed from scan to scan,
 * with its reasons */
char *
trab_report_clinician_dup_change (const TrabFollowUp *follow_up)
{
  g_autoptr (GPtrArray) rows = follow_up ? trab_present_follow_up_dup_verdicts (follow_up) : NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; rows != NULL && i < follow_up->scan_pairs->len; i++)
    {
      g_autofree char *line = trab_present_paper_dup_row (g_ptr_array_index (rows, i));

      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", line);
    }
  return g_string_free (text, text->len == 0);
}

/* Which calculator made the base, what it does not see, and when the numbers of plans hold. */
static char *
dup_calculator (const TrabComparisonFields *fields, TrabPresentComparison *words)
{
  const TrabChance *chance = &fields->chance;
  g_autofree char *line = trab_present_base_dup_line (chance);
  char *const sentences[] = { g_strconcat (line, ".", NULL),
                              trab_present_base_dup_without (chance),
                              trab_present_base_dup_lacks (chance),
                              trab_present_base_dup_death (chance, fields->sex, fields->age_years),
                              trab_present_base_dup_others (chance),
                              trab_present_base_dup_plain (chance, fields->sex),
                              g_strdup (trab_present_comparison_get_if_right (words)) };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *sentence = sentences[i];

      if (sentence != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
    }
  return g_string_free (text, FALSE);
}

/* The base, what it was made of, and what it does not see. Returns: about how many lines it takes
 */
static guint
take_base (TrabReportBlock *columns, const TrabReportPlanRequest *request)
{
  const TrabComparisonFields *fields = trab_comparison_get (request->comparison);
  const TrabChance *chance = &fields->chance;
  GPtrArray *facts = trab_comparison_get_facts (request->comparison);
  g_autoptr (GPtrArray) notes = trab_present_base_dup_notes (chance, request->evidence);
  g_autoptr (TrabPresentComparison) words
      = trab_present_comparison_new (request->comparison, request->evidence);
  TrabReportBlock *table = trab_report_block_new_table (NULL, "lb", NULL);
  guint n_lines = TRAB_N_OUTCOMES;

  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      TrabPresentLane lane = i == 0 ? TRAB_PRESENT_LANE_MAJOR : TRAB_PRESENT_LANE_HIP;
      const char *const cells[] = { trab_present_comparison_get_lane_title (words, lane),
                                    trab_present_comparison_get_cell (words, lane, 0)->text, NULL };

      trab_report_block_add_row (table, cells);
    }
  take_under (columns, 1, get (TRAB_PAPER_CLINICIAN_BASE), table);
  n_lines += take_words (columns, 1, dup_calculator (fields, words));
  n_lines += take_words (columns, 1, trab_present_paper_dup_facts (facts));
  for (guint i = 0; i < notes->len; i++)
    n_lines += take_words (columns, 1, g_strdup (g_ptr_array_index (notes, i)));
  return n_lines;
}

static void
add_person_and_base (TrabReport *report, const TrabReportPlanRequest *request)
{
  TrabReportBlock *columns = trab_report_block_new_columns (0.5);
  char *about = NULL;
  TrabReportBlock *scans = trab_report_clinician_new_scans (request->record, &about);
  GPtrArray *person = trab_present_clinical_dup_person (request->record, request->printed);
  guint n_person = person->len;
  guint n_base = request->comparison != NULL ? take_base (columns, request) : 0;
  guint side = n_base < n_person * LINE_OF_A_ROW ? 1 : 0; /* the scan stands where room is */

  take_under (columns, 0, get (TRAB_PAPER_CLINICIAN_PERSON), trab_report_words_take_pairs (person));
  take_under (columns, side, get (TRAB_PAPER_CLINICIAN_SCAN), scans);
  take_words (columns, side, about);
  take_words (columns, side, trab_report_clinician_dup_change (request->follow_up));
  trab_report_take (report, columns);
}

static void
add_lane (TrabReportBlock *table,
          TrabPresentComparison *words,
          TrabPresentLane lane,
          guint first,
          guint n,
          GPtrArray *notes)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  guint row = table->rows->len;

  g_ptr_array_add (cells, g_strdup (trab_present_comparison_get_lane_title (words, lane)));
  for (guint i = first; i < first + n; i++)
    {
      const TrabPresentCell *cell = trab_present_comparison_get_cell (words, lane, i);
      /* the curve's own grade stands with the curve, a caution's title under what was found */
      gboolean has_note = cell->note != NULL && lane != TRAB_PRESENT_LANE_CERTAINTY
                          && lane != TRAB_PRESENT_LANE_CAUTIONS;

      g_ptr_array_add (
          cells,
          g_strconcat (cell->text ? cell->text : "",
                       has_note ? trab_report_words_get_letter (notes, cell->note) : NULL, NULL));
      if (cell->state == TRAB_PRESENT_CELL_UNKNOWN)
        trab_report_block_hatch_cell (table, row, 1 + i - first);
    }
  g_ptr_array_add (cells, NULL);
  trab_report_block_add_row (table, (const char *const *) cells->pdata);
}

/* (nullable): the harms of each of their studies' years, with the breaks prevented in the same */
static char *
dup_harms (const TrabComparedPlan *plan, TrabEvidence *evidence, GPtrArray *remarks)
{
  g_autoptr (GPtrArray) spans
      = trab_present_harm_dup_spans (plan, evidence, trab_report_words_get_letter, remarks);
  g_autofree char *missing = spans->len > 0 ? trab_present_harm_dup_missing (plan) : NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const TrabPresentRow *span = g_ptr_array_index (spans, i);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? " \u00b7 " : "", span->title, span->text);
      if (span->note != NULL)
        g_string_append_printf (text, ". %s", span->note);
    }
  if (text->len > 0)
    g_string_append_c (text, '.');
  if (missing != NULL)
    g_string_append_printf (text, " %s", missing);
  return g_string_free (text, text->len == 0);
}

/* (nullable): why no harm is told of a plan; a refused one says so in its own row */
static char *
dup_untold (const TrabComparedPlan *plan)
{
  if (plan->harms->len > 0 || plan->fracture[TRAB_OUTCOME_MAJOR].state == TRAB_CELL_REFUSED)
    return NULL;
  return trab_present_harm_dup_missing (plan);
}

/* Each reason once, after the names of its plans */
static void
add_untold (TrabReport *report, TrabComparison *comparison, TrabPresentComparison *words)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  guint n_plans = trab_present_comparison_get_n_plans (words);

  for (guint i = 0; i < n_plans; i++)
    {
      g_autofree char *reason = dup_untold (trab_comparison_get_plan (comparison, i));
      g_autoptr (GString) names = g_string_new (NULL);

      if (reason == NULL || g_ptr_array_find_with_equal_func (told, reason, g_str_equal, NULL))
        continue;
      for (guint j = i; j < n_plans; j++)
        {
          g_autofree char *other = dup_untold (trab_comparison_get_plan (comparison, j));

          if (g_strcmp0 (other, reason) == 0)
            g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                    trab_present_comparison_get_plan_name (words, j));
        }
      g_string_append_c (names, ':');
      trab_report_take (report, trab_report_block_new_lead (names->str, reason));
      g_ptr_array_add (told, g_steal_pointer (&reason));
    }
}

/* Harms with the years of their own studies, and the breaks prevented in these years. */
static void
add_harms (TrabReport *report, const TrabReportPlanRequest *request, TrabPresentComparison *words)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *footnotes = NULL;

  trab_report_words_add_heading (report, 2, TRAB_PAPER_CLINICIAN_HARMS);
  for (guint i = 0; i < trab_present_comparison_get_n_plans (words); i++)
    {
      const TrabComparedPlan *plan = trab_comparison_get_plan (request->comparison, i);
      g_autofree char *text = dup_harms (plan, request->evidence, remarks);
      g_autofree char *name
          = g_strconcat (trab_present_comparison_get_plan_name (words, i), ":", NULL);

      if (text != NULL)
        trab_report_take (report, trab_report_block_new_lead (name, text));
    }
  add_untold (report, request->comparison, words);
  footnotes = trab_report_words_dup_footnotes (remarks);
  if (remarks->len > 0)
    trab_report_take (report, trab_report_block_new_note (footnotes));
}

static TrabReportBlock *
new_options (TrabPresentComparison *words, guint first, guint n, GPtrArray *notes)
{
  static const TrabPresentLane lanes[]
      = { TRAB_PRESENT_LANE_MAJOR,     TRAB_PRESENT_LANE_HIP,      TRAB_PRESENT_LANE_BMD_TH,
          TRAB_PRESENT_LANE_CERTAINTY, TRAB_PRESENT_LANE_DURATION, TRAB_PRESENT_LANE_CAUTIONS };
  g_autoptr (GPtrArray) head = g_ptr_array_new ();
  g_autofree char *style = g_strnfill (n + 1, 'l');
  g_autofree double *shares = g_new0 (double, n + 1);
  TrabReportBlock *table = NULL;

  style[0] = 'b';
  g_ptr_array_add (head, (char *) "");
  shares[0] = SHARE_OF_LABELS;
  for (guint i = 0; i < n; i++)
    {
      shares[i + 1] = (0.95 - SHARE_OF_LABELS) / n;
      g_ptr_array_add (head, (char *) trab_present_comparison_get_plan_name (words, first + i));
    }
  g_ptr_array_add (head, NULL);
  table = trab_report_block_new_table (NULL, style, (const char *const *) head->pdata);
  trab_report_block_set_shares (table, shares);
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    add_lane (table, words, lanes[i], first, n, notes);
  return table;
}

/* Benefit, harm and how sure it is, side by side; each note once. */
static void
add_options (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autoptr (TrabPresentComparison) words
      = trab_present_comparison_new (request->comparison, request->evidence);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *left_out = trab_present_paper_dup_left_out (
      request->evidence, request->comparison, request->offered_plan_ids);
  guint n = trab_present_comparison_get_n_plans (words);
  g_autofree char *footnotes = NULL;
  GString *text = g_string_new (NULL);

  trab_report_words_add_heading (report, 2, TRAB_PAPER_CLINICIAN_OPTIONS);
  for (guint first = 0; first < n; first += MOST_PLANS)
    trab_report_take (report, new_options (words, first, MIN (n - first, MOST_PLANS), notes));
  footnotes = trab_report_words_dup_footnotes (notes);
  g_string_append (text, footnotes);
  if (left_out != NULL)
    {
      g_autofree char *line = trab_present_paper_dup_not_discussed (left_out);

      g_string_append_printf (text, " %s", line);
    }
  g_string_append_printf (text, " %s", trab_present_comparison_get_not_compared (words));
  trab_report_take (report, trab_report_block_new_note (g_strchug (text->str)));
  g_string_free (text, TRUE);
  add_harms (report, request, words);
}

/* What was found, loudest first; what was not asked is a count in the table above. */
static void
add_found (TrabReport *report,
           const TrabReportPlanRequest *request,
           TrabSafetyReport *safety,
           GHashTable *plan_names)
{
  g_autoptr (GPtrArray) banners = trab_present_banner_new_list ();
  gboolean has_referral = safety != NULL && trab_safety_report_get_referrals (safety)->len > 0;
  g_autoptr (GPtrArray) referrals
      = trab_present_referral_dup_brief (safety, request->evidence, plan_names);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  trab_present_referral_add_banner (banners, safety, request->evidence, plan_names);
  trab_present_safety_add_banners (banners, safety, request->evidence, plan_names);
  for (guint level = TRAB_PRESENT_LEVEL_STOP; level > TRAB_PRESENT_LEVEL_NOTE; level--)
    for (guint i = 0; i < banners->len; i++)
      {
        const TrabPresentBanner *banner = g_ptr_array_index (banners, i);
        g_autofree char *text = g_strdelimit (g_strdup (banner->text), "\n", ' ');

        if (banner->cause != NULL && banner->level == (TrabPresentLevel) level)
          g_ptr_array_add (lines, g_strdup_printf ("%s: %s. %s",
                                                   trab_present_banner_get_level (banner->level),
                                                   banner->title, text));
      }
  if (lines->len > 0)
    trab_report_words_add_heading (report, 2, TRAB_PAPER_CLINICIAN_FOUND);
  trab_report_words_take_list (report, lines);
  lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; has_referral && i < referrals->len; i++)
    g_ptr_array_add (lines, trab_present_paper_dup_row (g_ptr_array_index (referrals, i)));
  if (lines->len > 0)
    trab_report_words_add_heading (report, 2, TRAB_PAPER_CLINICIAN_REFER);
  trab_report_words_take_list (report, lines);
}

/* Whether a list is about somebody who takes this plan; @plan_id: NULL where none is agreed on. */
static gboolean
is_list_of_plan (TrabEvidence *evidence, const char *list, const char *plan_id)
{
  if (plan_id == NULL)
    return FALSE;
  if (g_str_equal (list, TRAB_PRESENT_CHECKLIST_BISPHOSPHONATE))
    return trab_present_plan_has_bisphosphonate (evidence, plan_id);
  return g_str_equal (list, TRAB_PRESENT_CHECKLIST_HRT)
         && trab_present_plan_has_hrt (evidence, plan_id);
}

/* Of what is to be checked before a medicine: for the one agreed on, else for all that were looked
 * at. Falls are told with the person. */
static gboolean
is_list_of (const TrabReportPlanRequest *request, const char *list)
{
  guint n = request->comparison ? trab_comparison_get_n_plans (request->comparison) : 0;

  if (g_str_equal (list, TRAB_PRESENT_CHECKLIST_SECONDARY_CAUSES))
    return TRUE;
  if (request->plan_id != NULL)
    return is_list_of_plan (request->evidence, list, request->plan_id);
  for (guint i = 0; i < n; i++)
    if (is_list_of_plan (request->evidence, list,
                         trab_comparison_get_plan (request->comparison, i)->plan_id))
      return TRUE;
  return FALSE;
}

/* What of the lists is there, day by day; what two lists ask stands once. */
static TrabReportBlock *
new_checked (const TrabReportPlanRequest *request)
{
  static const double shares[] = { 0.19, 0 };
  const char *const *all = trab_present_checklist_get_lists ();
  g_autoptr (GPtrArray) lists = g_ptr_array_new ();
  TrabReportBlock *table = NULL;

  for (guint i = 0; all[i] != NULL; i++)
    if (is_list_of (request, all[i]))
      g_ptr_array_add (lists, (gpointer) all[i]);
  g_ptr_array_add (lists, NULL);
  table = trab_report_words_take_pairs (trab_present_checklist_dup_found (
      request->evidence, (const char *const *) lists->pdata, request->record, request->printed));
  if (table != NULL)
    trab_report_block_set_shares (table, shares);
  return table;
}

static TrabReportBlock *
new_due (const TrabReportPlanRequest *request)
{
  static const double shares[] = { 0, 0.12, 0.32 };
  const char *const head[] = { get (TRAB_PAPER_ACTION_WHAT), get (TRAB_PAPER_ACTION_WHO),
                               get (TRAB_PAPER_ACTION_WHEN), NULL };
  g_autoptr (GPtrArray) actions = NULL;
  TrabReportBlock *table = NULL;

  if (request->plan_id == NULL)
    return NULL;
  actions = trab_present_action_dup_list (request->evidence, request->comparison, request->record,
                                          request->plan_id, request->printed);
  table = trab_report_block_new_table (NULL, "lll", head);
  trab_report_block_set_shares (table, shares);
  for (guint i = 0; i < actions->len; i++)
    {
      const TrabPresentAction *action = g_ptr_array_index (actions, i);
      const char *const cells[] = { action->what, action->who, action->when, NULL };

      trab_report_block_add_row (table, cells);
    }
  return table;
}

static void
add_sources (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autoptr (TrabPresentComparison) words
      = trab_present_comparison_new (request->comparison, request->evidence);
  const char *disclaimer = trab_present_comparison_get_disclaimer (words);
  g_autofree char *sources = trab_report_compared_dup_sources (request, FALSE);
  g_autofree char *text = disclaimer ? g_strjoin (" ", sources, disclaimer, NULL) : NULL;

  trab_report_words_add_heading (report, 2, TRAB_PAPER_CLINICIAN_SOURCES);
  trab_report_take (report, trab_report_block_new_note (text ? text : sources));
}

/** trab_report_clinician_add: one page of dense text, two at most: the base and how it was made,
 * the options, what was found, what is due, where the numbers come from */
void
trab_report_clinician_add (TrabReport *report, const TrabReportPlanRequest *request)
{
  TrabSafetyReport *safety
      = request->comparison ? trab_comparison_get_safety (request->comparison) : NULL;
  g_autoptr (GHashTable) plan_names
      = trab_present_plan_new_names (request->evidence, request->comparison);
  TrabReportBlock *columns = NULL;
  TrabReportBlock *checked = NULL;

  add_message (report, request, safety);
  add_person_and_base (report, request);
  if (request->comparison != NULL)
    add_options (report, request);
  add_found (report, request, safety, plan_names);
  checked = new_checked (request);
  columns = trab_report_block_new_columns (0.6);
  take_under (columns, checked != NULL ? 1 : 0, get (TRAB_PAPER_CLINICIAN_DUE), new_due (request));
  take_under (columns, 0, get (TRAB_PAPER_CLINICIAN_CHECKED), checked);
  trab_report_take (report, columns);
  if (request->comparison != NULL)
    add_sources (report, request);
}

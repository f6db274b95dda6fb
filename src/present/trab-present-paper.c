/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "trab-citation.h"
#include "trab-present-base.h"
#include "trab-present-date.h"
#include "trab-present-fracture.h"
#include "trab-present-goal.h"
#include "trab-present-number.h"
#include "trab-plan-id.h"
#include "trab-present-patient.h"
#include "trab-present-plan.h"
#include "trab-present-problem.h"
#include "trab-present-row.h"
#include "trab-present-table.h"

#define DIGEST_SHOWN 12

static const char *const texts[TRAB_N_PAPER_TEXTS] = {
  [TRAB_PAPER_TITLE] = N_ ("Your bone plan"),
  [TRAB_PAPER_UNDECIDED] = N_ ("We have not decided yet. That is fine. You can take your time."),
  [TRAB_PAPER_FIRST] = N_ ("What to do first"),
  [TRAB_PAPER_FIRST_READ] = N_ ("Read these pages again at home."),
  [TRAB_PAPER_FIRST_THINK] = N_ ("Think about what matters most to you."),
  [TRAB_PAPER_FIRST_ASK] = N_ ("Write down what you want to ask us."),
  [TRAB_PAPER_NEXT_CHECK] = N_ ("Your next check"),
  [TRAB_PAPER_NO_CHECK_DATE] = N_ ("No date is set yet. Ask us for one."),
  [TRAB_PAPER_WHY] = N_ ("Why this plan"),
  [TRAB_PAPER_CALL] = N_ ("When to call us"),
  [TRAB_PAPER_CALL_WHEN]
  = N_ ("Call us if you fall, break a bone, have new pain, or start a new medicine."),
  [TRAB_PAPER_CHANGE_MIND]
  = N_ ("You can change your mind at any time. Talk with us first, so that we can help you."),
  [TRAB_PAPER_CHANCE] = N_ ("Your chance of a broken bone"),
  [TRAB_PAPER_WITH_PLAN_UNKNOWN] = N_ ("With this plan, we do not know how many would break a "
                                       "bone."),
  [TRAB_PAPER_NO_NUMBER]
  = N_ ("We have no number for you today. No number does not mean a low chance."),
  [TRAB_PAPER_NOT_KNOWN] = N_ ("What we do not know"),
  [TRAB_PAPER_WHICH_GROUP] = N_ ("No one can know which group you will be in."),
  [TRAB_PAPER_BREAKS_ONLY] = N_ ("These numbers do not count side effects."),
  [TRAB_PAPER_NOT_CHECKED] = N_ ("not yet checked at its source"),
  [TRAB_PAPER_COMPARED] = N_ ("What we compared"),
  [TRAB_PAPER_COMPARED_WORDS]
  = N_ ("All numbers are out of the same 100 people, over the same years."),
  [TRAB_PAPER_PLAN] = N_ ("Plan"),
  [TRAB_PAPER_OUT_OF_100] = N_ ("Would break a bone"),
  [TRAB_PAPER_WHAT_YOU_DO] = N_ ("What you do"),
  [TRAB_PAPER_HOW_LONG] = N_ ("For how long"),
  [TRAB_PAPER_DAILY] = N_ ("Moving and eating"),
  [TRAB_PAPER_DAILY_WEEK] = N_ ("Your week"),
  [TRAB_PAPER_DAILY_EXERCISE] = N_ ("What"),
  [TRAB_PAPER_DAILY_TIMES] = N_ ("How often"),
  [TRAB_PAPER_DAILY_DONE] = N_ ("Done"),
  [TRAB_PAPER_DAILY_TICK] = N_ ("Tick a box each time you have done it."),
  [TRAB_PAPER_DAILY_NO_WEEK] = N_ ("We have not made a plan for your week yet."),
  [TRAB_PAPER_DAILY_CLOSED] = N_ ("Not for now, until we say it is safe for you"),
  [TRAB_PAPER_DAILY_FOOD] = N_ ("Your food"),
  [TRAB_PAPER_DAILY_FOOD_WORDS]
  = N_ ("Food first. Tell us about all your medicines before you take tablets of these."),
  [TRAB_PAPER_DAILY_STOP] = N_ ("Stop and ask us"),
  [TRAB_PAPER_DAILY_STOP_WORDS] = N_ ("Stop and ask us if you get new pain in your back."),
  [TRAB_PAPER_MEDICINE] = N_ ("Your medicine"),
  [TRAB_PAPER_MEDICINE_TAKE] = N_ ("How to take it"),
  [TRAB_PAPER_MEDICINE_TELL]
  = N_ ("Many people find it hard to take every dose. Tell us how it goes."),
  [TRAB_PAPER_MEDICINE_STOP] = N_ ("Talk with us before you stop it."),
  [TRAB_PAPER_MEDICINE_TESTS] = N_ ("Tests that go with it"),
  [TRAB_PAPER_TESTS] = N_ ("Your tests over time"),
  [TRAB_PAPER_TESTS_WORDS]
  = N_ ("A scan can only be sure of a change that is larger than its margin."),
  [TRAB_PAPER_WORDS_EXPLAINED] = N_ ("Words on this plan"),
  [TRAB_PAPER_HARMS] = N_ ("Harms, out of 1,000 people"),
  [TRAB_PAPER_HARMS_OTHER] = N_ ("Harms over other times, out of 1,000 people"),
  [TRAB_PAPER_WATCHED] = N_ ("What we will check, and when"),
  [TRAB_PAPER_LETTER] = N_ ("Referral letter"),
  [TRAB_PAPER_LETTER_REASON] = N_ ("Reason for referral"),
  [TRAB_PAPER_LETTER_NO_REASON] = N_ ("No reason is written down."),
  [TRAB_PAPER_LETTER_CRITERIA] = N_ ("Criteria found"),
  [TRAB_PAPER_LETTER_FINDINGS] = N_ ("Findings"),
  [TRAB_PAPER_LETTER_CHANCE] = N_ ("Chance of a break"),
  [TRAB_PAPER_LETTER_DISCUSSED] = N_ ("What was discussed"),
  [TRAB_PAPER_LETTER_UNDECIDED] = N_ ("No plan is agreed yet."),
  [TRAB_PAPER_LETTER_SIGNED] = N_ ("Signed"),
  [TRAB_PAPER_CLINICIAN] = N_ ("Clinician's copy"),
  [TRAB_PAPER_CLINICIAN_REFER] = N_ ("Criteria to refer"),
  [TRAB_PAPER_CLINICIAN_MEDICINES] = N_ ("Medicines and interactions"),
  [TRAB_PAPER_CLINICIAN_CAUTIONS] = N_ ("Cautions, and what was not checked"),
  [TRAB_PAPER_CLINICIAN_WATCH] = N_ ("What is watched, when and why"),
  [TRAB_PAPER_NOT_DISCUSSED] = N_ ("Not discussed"),
};

/** trab_present_paper_get: (transfer none) */
const char *
trab_present_paper_get (TrabPaperText text)
{
  g_return_val_if_fail (text < TRAB_N_PAPER_TEXTS, "");
  return _ (texts[text]);
}

/** trab_present_paper_get_page_of: (transfer none): "Page %u of %u": number and total, in this
 * order */
const char *
trab_present_paper_get_page_of (void)
{
  return _ ("Page %u of %u");
}

/** trab_present_paper_dup_identity: name and date of birth: above every page */
char *
trab_present_paper_dup_identity (TrabPatient *patient)
{
  const TrabPatientFields *fields = trab_patient_get (patient);
  g_autofree char *name = trab_present_patient_dup_name (patient);
  g_autofree char *birth = trab_present_date_dup_long (fields->birth_date);

  if (!trab_date_is_known (fields->birth_date))
    return g_strdup_printf (_ ("%s \u00b7 date of birth not known"), name);
  return g_strdup_printf (_ ("%s \u00b7 born %s"), name, birth);
}

char *
trab_present_paper_dup_printed (TrabDate printed)
{
  g_autofree char *date = trab_present_date_dup_long (printed);

  return g_strdup_printf (_ ("Printed %s"), date);
}

/** trab_present_paper_dup_clinic: (nullable): both may be NULL */
char *
trab_present_paper_dup_clinic (const char *name, const char *phone)
{
  if (name != NULL && phone != NULL)
    return g_strdup_printf (_ ("%s \u00b7 phone %s"), name, phone);
  if (phone != NULL)
    return g_strdup_printf (_ ("Phone %s"), phone);
  return g_strdup (name);
}

/** trab_present_paper_dup_agreed: the one main message of the plan */
char *
trab_present_paper_dup_agreed (const char *plan_name)
{
  return g_strdup_printf (_ ("We agreed: %s."), plan_name);
}

char *
trab_present_paper_dup_check_date (TrabDate date)
{
  g_autofree char *day = trab_present_date_dup_long (date);

  if (!trab_date_is_known (date))
    return g_strdup (trab_present_paper_get (TRAB_PAPER_NO_CHECK_DATE));
  if (date.day != 0)
    return g_strdup_printf (_ ("Your next check is on %s."), day);
  return g_strdup_printf (_ ("Your next check is in %s."), day);
}

char *
trab_present_paper_dup_duration (const char *duration)
{
  return g_strdup_printf (_ ("For how long: %s."), duration);
}

/** trab_present_paper_dup_phone: @phone: (nullable) */
char *
trab_present_paper_dup_phone (const char *phone)
{
  if (phone == NULL)
    return g_strdup (_ ("Write the clinic's phone number here: ____________"));
  return g_strdup_printf (_ ("Our phone number is %s."), phone);
}

/** trab_present_paper_dup_said: @patient_words: as they were written down */
char *
trab_present_paper_dup_said (const char *patient_words)
{
  return g_strdup_printf (_ ("You said: “%s”"), patient_words);
}

/** trab_present_paper_dup_patient_said: the same, told to somebody else */
char *
trab_present_paper_dup_patient_said (const char *patient_words)
{
  return g_strdup_printf (_ ("The patient said: “%s”"), patient_words);
}

/** trab_present_paper_dup_looked_at: (nullable): which plans were compared; @comparison: (nullable)
 */
char *
trab_present_paper_dup_looked_at (TrabEvidence *evidence, TrabComparison *comparison)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; comparison != NULL && i < trab_comparison_get_n_plans (comparison); i++)
    {
      g_autoptr (TrabPresentPlan) plan
          = trab_present_plan_new (evidence, trab_comparison_get_plan (comparison, i)->plan_id);

      g_string_append_printf (names, "%s%s", i > 0 ? _ ("; ") : "", plan->name);
    }
  return names->len > 0 ? g_strdup_printf (_ ("Plans looked at: %s."), names->str) : NULL;
}

/** trab_present_paper_dup_row: one line of a list in one line of text */
char *
trab_present_paper_dup_row (const TrabPresentRow *row)
{
  if (row->text == NULL || row->text[0] == '\0')
    return g_strdup (row->title);
  if (row->note == NULL)
    return g_strdup_printf (_ ("%s: %s"), row->title, row->text);
  /* Translators: what it is about, what is said, and a remark */
  return g_strdup_printf (_ ("%s: %s (%s)"), row->title, row->text, row->note);
}

/** trab_present_paper_dup_goals: (nullable): what the person said matters most, at the last visit
 */
char *
trab_present_paper_dup_goals (TrabRecord *record)
{
  TrabVisit *visit = trab_record_get_latest_visit (record);
  const char *cards = visit ? trab_visit_get_text (visit, TRAB_QUESTION_GOAL_CARDS) : NULL;
  g_autofree char *goals = NULL;
  g_autofree char *lower = NULL;

  if (cards == NULL || cards[0] == '\0')
    return NULL;
  goals = trab_present_goal_dup_list (cards);
  lower = g_utf8_strdown (goals, -1);
  return g_strdup_printf (_ ("You told us what matters most: %s."), lower);
}

/** trab_present_paper_dup_guess: best guess and range, or that it is not known; the picture has
 * both halves in words */
char *
trab_present_paper_dup_guess (const TrabChance *chance,
                              const TrabFractureCell *cell,
                              gboolean is_plan)
{
  g_autofree char *range = NULL;

  if (cell->state != TRAB_CELL_NUMBER)
    return g_strdup (
        trab_present_paper_get (is_plan ? TRAB_PAPER_WITH_PLAN_UNKNOWN : TRAB_PAPER_NO_NUMBER));
  range = trab_present_fracture_dup_range (chance, TRAB_OUTCOME_MAJOR, cell);
  return g_strjoin (" ", is_plan ? _ ("With this plan:") : _ ("If nothing changes:"), range, NULL);
}

/**
 * trab_present_paper_dup_hip:
 * @with_plan: (nullable)
 *
 * Returns: (nullable): the same for broken hips alone; NULL where there is no number
 */
char *
trab_present_paper_dup_hip (const TrabChance *chance,
                            const TrabFractureCell *now,
                            const TrabFractureCell *with_plan)
{
  g_autofree char *halves = NULL;
  g_autofree char *planned = NULL;

  if (now->state != TRAB_CELL_NUMBER)
    return NULL;
  halves = trab_present_fracture_dup_both_halves (chance, TRAB_OUTCOME_HIP, now->best);
  if (with_plan == NULL || with_plan->state != TRAB_CELL_NUMBER)
    return g_steal_pointer (&halves);
  planned = trab_present_fracture_dup_both_halves (chance, TRAB_OUTCOME_HIP, with_plan->best);
  return g_strjoin (" ", halves, _ ("With this plan:"), planned, NULL);
}

/* Whether something of this person makes the base too low, by how much nobody knows. */
static gboolean
may_be_higher (const TrabChance *chance)
{
  const TrabChanceBase *base = &chance->base[TRAB_OUTCOME_MAJOR];

  return base->state == TRAB_CHANCE_LOWER_BOUND || base->is_open || chance->unasked != 0;
}

/* @line: (nullable) (transfer full) */
static void
add_line (GPtrArray *lines, char *line)
{
  if (line != NULL)
    g_ptr_array_add (lines, line);
}

/** trab_present_paper_dup_unknowns: (transfer full): of char *: what must be known beside the
 * numbers */
GPtrArray *
trab_present_paper_dup_unknowns (TrabComparison *comparison)
{
  const TrabComparisonFields *fields = trab_comparison_get (comparison);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *missing = trab_comparison_get_missing (comparison);

  add_line (lines, g_strdup (trab_present_paper_get (TRAB_PAPER_WHICH_GROUP)));
  add_line (lines, g_strdup (trab_present_paper_get (TRAB_PAPER_BREAKS_ONLY)));
  if (fields->is_treated)
    add_line (lines, g_strdup (_ (
                         "You take a bone medicine now. Our sums start from people who take none. "
                         "Then we count what your medicine does, as far as studies can tell.")));
  add_line (lines, trab_present_base_dup_scan (&fields->chance));
  if (may_be_higher (&fields->chance))
    add_line (lines, g_strdup (_ ("Your chance may be higher than these numbers say.")));
  if (missing->len > 0)
    {
      GString *names = g_string_new (NULL);
      g_autofree char *list = NULL;

      for (guint i = 0; i < missing->len; i++)
        g_string_append_printf (
            names, "%s%s", i > 0 ? _ ("; ") : "",
            trab_present_problem_get_field_name (g_ptr_array_index (missing, i)));
      list = g_string_free (names, FALSE);
      add_line (lines, g_strdup_printf (_ ("We did not know, and left out: %s."), list));
    }
  return lines;
}

/**
 * trab_present_paper_dup_left_out:
 * @comparison: (nullable)
 * @offered_plan_ids: (nullable): what could have been compared
 *
 * Returns: (nullable): names of the plans that were not compared, apart by ";"; NULL where none was
 *   left out or it is not known what was offered
 */
char *
trab_present_paper_dup_left_out (TrabEvidence *evidence,
                                 TrabComparison *comparison,
                                 const char *const *offered_plan_ids)
{
  g_autoptr (GPtrArray) compared = g_ptr_array_new ();
  g_auto (GStrv) left_out = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  if (comparison == NULL || offered_plan_ids == NULL)
    return NULL;
  for (guint i = 0; i < trab_comparison_get_n_plans (comparison); i++)
    g_ptr_array_add (compared, trab_comparison_get_plan (comparison, i)->plan_id);
  g_ptr_array_add (compared, NULL);
  left_out = trab_plan_id_dup_left_out ((const char *const *) compared->pdata, offered_plan_ids);
  for (guint i = 0; left_out[i] != NULL; i++)
    {
      g_autoptr (TrabPresentPlan) plan = trab_present_plan_new (evidence, left_out[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? _ ("; ") : "", plan->name);
    }
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

/** trab_present_paper_dup_not_discussed: @plan_names: apart by ";" */
char *
trab_present_paper_dup_not_discussed (const char *plan_names)
{
  return g_strdup_printf (_ ("We did not talk about: %s."), plan_names);
}

/**
 * trab_present_paper_dup_studies:
 * @evidence_ids: (nullable): separated by "," or blanks
 *
 * Returns: (transfer full): of char *: where each was published
 */
GPtrArray *
trab_present_paper_dup_studies (TrabEvidence *evidence, const char *evidence_ids)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) ids = g_strsplit_set (evidence_ids ? evidence_ids : "", ", ", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      TrabCitation citation = { 0 };

      if (ids[i][0] == '\0' || !trab_citation_look_up (evidence, ids[i], &citation, NULL))
        continue;
      if (citation.provenance == TRAB_PROVENANCE_UNVERIFIED)
        add_line (lines, g_strdup_printf ("%s (%s)", citation.citation,
                                          trab_present_paper_get (TRAB_PAPER_NOT_CHECKED)));
      else
        add_line (lines, g_strdup (citation.citation));
    }
  return lines;
}

/** trab_present_paper_dup_stamp: program, data and day: what is needed to make the numbers again */
char *
trab_present_paper_dup_stamp (TrabComparison *comparison)
{
  const TrabComparisonFields *fields = trab_comparison_get (comparison);
  g_autofree char *day = trab_present_date_dup_long (fields->today);
  g_autofree char *digest
      = g_strndup (fields->evidence_digest ? fields->evidence_digest : "?", DIGEST_SHOWN);

  return g_strdup_printf (_ ("Worked out on %s with Trabecula %s, data %s."), day, TRAB_VERSION,
                          digest);
}

/* A term is used when its short form stands in the text as a word. */
static gboolean
is_used (const char *term, const char *text)
{
  g_auto (GStrv) forms = g_strsplit_set (term, "()", -1);

  for (guint i = 0; forms[i] != NULL; i++)
    {
      const char *form = g_strstrip (forms[i]);
      g_autofree char *quoted = g_regex_escape_string (form, -1);
      g_autofree char *pattern = g_strdup_printf ("\\b%s\\b", quoted);

      if (form[0] != '\0' && g_regex_match_simple (pattern, text, G_REGEX_CASELESS, 0))
        return TRUE;
    }
  return FALSE;
}

/** trab_present_paper_dup_glossary: (transfer full): of TrabPresentRow: the words of @text that
 * have an entry, with their meaning */
GPtrArray *
trab_present_paper_dup_glossary (TrabEvidence *evidence, const char *text)
{
  GPtrArray *rows = trab_present_row_new_list ();
  const TrabTable *table = trab_evidence_get_table (evidence, "content/glossary", NULL);

  for (guint row = 0; table != NULL && row < trab_table_get_n_rows (table); row++)
    {
      const char *term = trab_table_get_text (table, row, "term");

      if (term != NULL && is_used (term, text))
        g_ptr_array_add (rows, trab_present_row_new (
                                   term, trab_present_table_get (table, row, "meaning"), NULL));
    }
  return rows;
}

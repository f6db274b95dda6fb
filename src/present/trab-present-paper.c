/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "trab-citation.h"
#include "trab-present-base.h"
#include "trab-present-count.h"
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
#include "trab-present-fact.h"

#define DIGEST_SHOWN 12

static const char *const texts[TRAB_N_PAPER_TEXTS] = {
  [TRAB_PAPER_TITLE] = N_ ("Your bone plan"),
  [TRAB_PAPER_UNDECIDED] = N_ ("We have not decided yet. That is fine. You can take your time."),
  [TRAB_PAPER_UNDECIDED_LOOK_FIRST]
  = N_ ("We have not decided yet. Some things have to be looked into first."),
  [TRAB_PAPER_FIRST] = N_ ("What to do first"),
  [TRAB_PAPER_ACTION_WHAT] = N_ ("What"),
  [TRAB_PAPER_ACTION_WHO] = N_ ("Who"),
  [TRAB_PAPER_ACTION_WHEN] = N_ ("By when"),
  [TRAB_PAPER_NEXT_CHECK] = N_ ("Your next check"),
  [TRAB_PAPER_NO_CHECK_DATE] = N_ ("No date is set yet. Ask us for one."),
  [TRAB_PAPER_CHECK_WORDS] = N_ ("We will ask how the plan suits you, and look at your tests."),
  [TRAB_PAPER_CHECK_UNDECIDED] = N_ ("We will go through your questions."),
  [TRAB_PAPER_CALL] = N_ ("Call us the same day"),
  [TRAB_PAPER_CALL_FALL] = N_ ("A fall with an injury, or a broken bone"),
  [TRAB_PAPER_CALL_PAIN] = N_ ("New strong pain in your back, hip or thigh"),
  [TRAB_PAPER_CALL_SHORTER] = N_ ("You have become shorter, or more bent"),
  [TRAB_PAPER_SAY_BACK] = N_ ("Say it back"),
  [TRAB_PAPER_SAY_FIRST] = N_ ("First I will"),
  [TRAB_PAPER_SAY_CALL] = N_ ("I will call you if"),
  [TRAB_PAPER_QUESTIONS] = N_ ("Questions I want to ask"),
  [TRAB_PAPER_NOTES] = N_ ("My notes"),
  [TRAB_PAPER_WHY] = N_ ("Why this plan"),
  [TRAB_PAPER_CHANCE] = N_ ("Your chance of a broken bone"),
  [TRAB_PAPER_NO_NUMBER]
  = N_ ("We have no number for you today. No number does not mean a low chance."),
  [TRAB_PAPER_HOW_SURE] = N_ ("How sure we are"),
  [TRAB_PAPER_HIP] = N_ ("And the hip"),
  [TRAB_PAPER_NOT_KNOWN] = N_ ("What we do not know"),
  [TRAB_PAPER_WHICH_GROUP] = N_ ("No one can know which group you will be in."),
  [TRAB_PAPER_BREAKS_ONLY] = N_ ("These numbers do not count side effects."),
  [TRAB_PAPER_NOT_CHECKED] = N_ ("not yet checked at its source"),
  [TRAB_PAPER_COMPARED] = N_ ("What we compared"),
  [TRAB_PAPER_PLAN] = N_ ("Plan"),
  [TRAB_PAPER_OUT_OF_100] = N_ ("Would break a bone"),
  [TRAB_PAPER_WHAT_YOU_DO] = N_ ("What you do"),
  [TRAB_PAPER_HOW_LONG] = N_ ("For how long"),
  [TRAB_PAPER_ASK] = N_ ("Questions you may want to ask"),
  [TRAB_PAPER_ASK_NOTHING] = N_ ("What happens if I do nothing new?"),
  [TRAB_PAPER_ASK_HARM] = N_ ("What harm can this do to me, and how often?"),
  [TRAB_PAPER_ASK_WORKS] = N_ ("How will we see whether it works?"),
  [TRAB_PAPER_ASK_STOP] = N_ ("When can I stop, and what happens then?"),
  [TRAB_PAPER_ASK_OTHER] = N_ ("What else could I choose?"),
  [TRAB_PAPER_DAILY] = N_ ("Moving and eating"),
  [TRAB_PAPER_DAILY_WHY]
  = N_ ("Muscle work tells your bones to stay strong. Food gives them what they need."),
  [TRAB_PAPER_DAILY_WEEK] = N_ ("Your week"),
  [TRAB_PAPER_DAILY_NO_WEEK] = N_ ("We have not made a plan for your week yet."),
  [TRAB_PAPER_DAILY_DO] = N_ ("What to do"),
  [TRAB_PAPER_DAILY_SETS] = N_ ("One set is 8 to 12 times in a row. Rest, then do it again. Learn "
                                "each move with a trainer first."),
  [TRAB_PAPER_DAILY_ASK_FIRST] = N_ ("ask us first"),
  [TRAB_PAPER_DAILY_CLOSED] = N_ ("Not for now"),
  [TRAB_PAPER_DAILY_FOOD] = N_ ("Your food"),
  [TRAB_PAPER_DAILY_FOOD_WORDS]
  = N_ ("Food first. Tell us about all your medicines before you take tablets of these."),
  [TRAB_PAPER_DAILY_STOP_WORDS] = N_ ("Stop and ask us if you get new pain in your back."),
  [TRAB_PAPER_MONDAY] = N_ ("Mon"),
  [TRAB_PAPER_TUESDAY] = N_ ("Tue"),
  [TRAB_PAPER_WEDNESDAY] = N_ ("Wed"),
  [TRAB_PAPER_THURSDAY] = N_ ("Thu"),
  [TRAB_PAPER_FRIDAY] = N_ ("Fri"),
  [TRAB_PAPER_SATURDAY] = N_ ("Sat"),
  [TRAB_PAPER_SUNDAY] = N_ ("Sun"),
  [TRAB_PAPER_FOOD] = N_ ("Food"),
  [TRAB_PAPER_FOOD_AMOUNT] = N_ ("Amount"),
  [TRAB_PAPER_FOOD_CALCIUM] = N_ ("Calcium"),
  [TRAB_PAPER_MEDICINE_TELL]
  = N_ ("Many people find it hard to take every dose. Tell us how it goes."),
  [TRAB_PAPER_TESTS] = N_ ("Your tests over time"),
  [TRAB_PAPER_TESTS_WORDS]
  = N_ ("A scan can only be sure of a change that is larger than its margin."),
  [TRAB_PAPER_CHANCE_OVER_TIME] = N_ ("Your chance over the years"),
  [TRAB_PAPER_WHO_DOES_WHAT] = N_ ("Who does what"),
  [TRAB_PAPER_SOURCES] = N_ ("Words and sources"),
  [TRAB_PAPER_WORDS_EXPLAINED] = N_ ("Words on this plan"),
  [TRAB_PAPER_NUMBERS_FROM] = N_ ("Where the numbers come from"),
  [TRAB_PAPER_WHO_MADE]
  = N_ ("Made with Trabecula, a free program. No sponsor is recorded for it."),
  [TRAB_PAPER_CARD] = N_ ("To carry with you"),
  [TRAB_PAPER_CARD_WORDS] = N_ ("Show this card to your dentist, and to anybody who treats you."),
  [TRAB_PAPER_HARMS] = N_ ("Harms, out of 1,000 people"),
  [TRAB_PAPER_LETTER] = N_ ("Referral letter"),
  [TRAB_PAPER_PART_TRANSLATED] = N_ ("Parts of this paper are not translated."),
  [TRAB_PAPER_LETTER_TO] = N_ ("To"),
  [TRAB_PAPER_LETTER_NO_REASON] = N_ ("No reason is written down."),
  [TRAB_PAPER_LETTER_ASK] = N_ ("We ask:"),
  [TRAB_PAPER_LETTER_CRITERIA] = N_ ("Criteria found"),
  [TRAB_PAPER_LETTER_FINDINGS] = N_ ("Findings"),
  [TRAB_PAPER_LETTER_CHANCE] = N_ ("Chance of a break"),
  [TRAB_PAPER_LETTER_DISCUSSED] = N_ ("What was discussed"),
  [TRAB_PAPER_LETTER_UNDECIDED] = N_ ("No plan is agreed yet."),
  [TRAB_PAPER_LETTER_SIGNED] = N_ ("Signed"),
  [TRAB_PAPER_SITE] = N_ ("Site"),
  [TRAB_PAPER_DENSITY] = N_ ("g/cm\u00b2"),
  [TRAB_PAPER_T] = N_ ("T"),
  [TRAB_PAPER_Z] = N_ ("Z"),
  [TRAB_PAPER_MEASURED] = N_ ("Measured"),
  [TRAB_PAPER_CLINICIAN] = N_ ("Clinician's copy"),
  [TRAB_PAPER_CLINICIAN_PERSON] = N_ ("Person"),
  [TRAB_PAPER_CLINICIAN_SCAN] = N_ ("Scan"),
  [TRAB_PAPER_CLINICIAN_BASE] = N_ ("Base, and how it was made"),
  [TRAB_PAPER_CLINICIAN_OPTIONS] = N_ ("Options looked at"),
  [TRAB_PAPER_CLINICIAN_HARMS] = N_ ("Harm in 1,000 people, and breaks in the same years"),
  [TRAB_PAPER_CLINICIAN_FOUND] = N_ ("Found"),
  [TRAB_PAPER_CLINICIAN_REFER] = N_ ("Criteria to refer"),
  [TRAB_PAPER_CLINICIAN_CHECKED] = N_ ("Checked"),
  [TRAB_PAPER_CLINICIAN_DUE] = N_ ("Tests and visits due"),
  [TRAB_PAPER_CLINICIAN_SOURCES] = N_ ("Sources and versions"),
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

/** trab_present_paper_dup_clinic: (nullable): in one line; each may be NULL */
char *
trab_present_paper_dup_clinic (const char *name, const char *address, const char *phone)
{
  const char *const parts[] = { name, address, phone };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && parts[i][0] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " \u00b7 " : "", parts[i]);
  g_string_replace (text, "\n", ", ", 0);
  return g_string_free (text, text->len == 0);
}

/** trab_present_paper_dup_born: "Born 4 February 1957" */
char *
trab_present_paper_dup_born (TrabPatient *patient)
{
  g_autofree char *birth = trab_present_date_dup_long (trab_patient_get (patient)->birth_date);

  return trab_date_is_known (trab_patient_get (patient)->birth_date)
             ? g_strdup_printf (_ ("Born %s"), birth)
             : g_strdup (_ ("Date of birth not known"));
}

/** trab_present_paper_dup_about: "Born 4 February 1957 · 68 years · Female · Record 12" */
char *
trab_present_paper_dup_about (TrabPatient *patient, TrabDate today)
{
  g_autoptr (TrabPresentPatient) words = trab_present_patient_new (patient, today);

  return g_strjoin (" \u00b7 ", words->birth, words->age, words->sex, words->record_number, NULL);
}

/** trab_present_paper_dup_re: whom a letter is about: "Re: KHAN, Amina · Born … · Record 12" */
char *
trab_present_paper_dup_re (TrabPatient *patient)
{
  g_autoptr (TrabPresentPatient) words = trab_present_patient_new (patient, TRAB_DATE_NONE);

  return g_strdup_printf (_ ("Re: %s \u00b7 %s \u00b7 %s"), words->name, words->birth,
                          words->record_number);
}

/** trab_present_paper_dup_please: the request of a letter; @reason: "" where only a question is
 * asked */
char *
trab_present_paper_dup_please (TrabPatient *patient, TrabDate today, const char *reason)
{
  const TrabPatientFields *fields = trab_patient_get (patient);
  g_autofree char *who = NULL;

  if (!trab_date_is_known (fields->birth_date))
    who = g_strdup (_ ("Please see this person"));
  else if (fields->sex == TRAB_SEX_FEMALE)
    who = g_strdup_printf (_ ("Please see this woman of %d"),
                           trab_date_age_years (fields->birth_date, today));
  else if (fields->sex == TRAB_SEX_MALE)
    who = g_strdup_printf (_ ("Please see this man of %d"),
                           trab_date_age_years (fields->birth_date, today));
  else
    who = g_strdup_printf (_ ("Please see this person of %d"),
                           trab_date_age_years (fields->birth_date, today));
  if (reason[0] == '\0')
    return g_strconcat (who, ".", NULL);
  /* Translators: whom to see, and why */
  return g_strdup_printf (_ ("%s: %s"), who, reason);
}

char *
trab_present_paper_dup_day (TrabDate date)
{
  return trab_present_date_dup_long (date);
}

/** trab_present_paper_dup_allergies: "Allergies: none known", or that they are not known */
char *
trab_present_paper_dup_allergies (TrabPatient *patient)
{
  g_autoptr (TrabPresentPatient) words = trab_present_patient_new (patient, TRAB_DATE_NONE);

  return g_strdup (words->allergies);
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

/** trab_present_paper_dup_phone: @phone: (nullable) */
char *
trab_present_paper_dup_phone (const char *phone)
{
  if (phone == NULL)
    return g_strdup (_ ("Phone: ____________"));
  return g_strdup (phone);
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

/** trab_present_paper_dup_facts: (nullable): @facts: of TrabUsedFact: what went into the numbers */
char *
trab_present_paper_dup_facts (GPtrArray *facts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < facts->len; i++)
    {
      const TrabUsedFact *fact = g_ptr_array_index (facts, i);
      g_autofree char *name = trab_present_fact_dup_name (fact->id);

      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "; " : "", name, fact->text);
      if (g_strcmp0 (fact->origin, "assumed") == 0)
        g_string_append (text, _ (" (assumed)"));
    }
  if (text->len == 0)
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  g_string_prepend (text, _ ("Used: "));
  g_string_append_c (text, '.');
  return g_string_free (text, FALSE);
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

/** trab_present_paper_dup_guess: (nullable): best guess and range; the picture has both halves in
 * words. NULL where there is no number, which is said elsewhere */
char *
trab_present_paper_dup_guess (const TrabChance *chance,
                              const TrabFractureCell *cell,
                              gboolean is_plan)
{
  g_autofree char *range = NULL;

  if (cell->state != TRAB_CELL_NUMBER)
    return NULL;
  range = trab_present_fracture_dup_range (chance, TRAB_OUTCOME_MAJOR, cell);
  return g_strjoin (" ", is_plan ? _ ("With this plan:") : _ ("If nothing changes:"), range, NULL);
}

/** trab_present_paper_dup_higher: (nullable): of a base that is a lower bound, for the patient:
 * "higher than 17 in 100"; what a clinician could type in is not said. NULL for any other base */
char *
trab_present_paper_dup_higher (const TrabChance *chance, gboolean is_sentence)
{
  const TrabChanceBase *base = &chance->base[TRAB_OUTCOME_MAJOR];
  g_autofree char *number = NULL;

  if (base->state != TRAB_CHANCE_LOWER_BOUND)
    return NULL;
  number = trab_present_number_dup_chance (base->pct, base->out_of);
  return g_strdup_printf (is_sentence
                              ? _ ("Your chance of a broken bone is higher than %s. By how much is "
                                   "not known.")
                              : _ ("higher than %s"),
                          number);
}

/** trab_present_paper_dup_hip: (nullable): the same for broken hips alone; of how many people is
 * said where it is not as many as for all breaks */
char *
trab_present_paper_dup_hip (TrabSex sex,
                            const TrabChance *chance,
                            const TrabFractureCell *cell,
                            gboolean is_plan)
{
  guint out_of = chance->base[TRAB_OUTCOME_HIP].out_of;
  g_autofree char *people = trab_present_fracture_dup_people (sex, out_of);
  g_autofree char *lead = NULL;
  g_autofree char *halves = NULL;

  if (cell->state != TRAB_CELL_NUMBER)
    return is_plan ? g_strdup (_ ("With this plan: not known.")) : NULL;
  halves = trab_present_fracture_dup_both_halves (chance, TRAB_OUTCOME_HIP, cell->best);
  if (out_of == chance->base[TRAB_OUTCOME_MAJOR].out_of)
    return g_strjoin (" ", is_plan ? _ ("With this plan:") : _ ("Now:"), halves, NULL);
  /* Translators: "Now, of 1,000 women like you:" */
  lead = g_strdup_printf (is_plan ? _ ("With this plan, of %s:") : _ ("Now, of %s:"), people);
  return g_strjoin (" ", lead, halves, NULL);
}

/* Of somebody on a bone medicine: whoever it spares already is in the picture of things as they
 * are, so that the two pictures are set against each other. */
static char *
dup_change (const TrabChanceBase *base,
            const TrabFractureCell *as_now,
            const TrabFractureCell *cell)
{
  TrabPresentCount now = { 0 };
  TrabPresentCount then = { 0 };

  trab_present_count_init (&now, base, as_now);
  trab_present_count_init (&then, base, cell);
  if (then.breaks < now.breaks)
    return g_strdup_printf (_ ("With this plan, about %d fewer of %u would break a bone than now."),
                            now.breaks - then.breaks, now.out_of);
  if (then.breaks > now.breaks)
    return g_strdup_printf (_ ("With this plan, about %d more of %u would break a bone than now."),
                            then.breaks - now.breaks, now.out_of);
  return g_strdup (_ ("With this plan, the number stays about as it is."));
}

/** trab_present_paper_dup_spared: the message under the pictures: how many the plan spares of those
 * who would break a bone, or that nobody knows. @as_now: with a number */
char *
trab_present_paper_dup_spared (const TrabChance *chance,
                               TrabSex sex,
                               const TrabFractureCell *as_now,
                               const TrabFractureCell *cell)
{
  TrabPresentCount count = { 0 };

  if (cell->state != TRAB_CELL_NUMBER)
    return g_strdup (_ ("With this plan, we do not know how many would break a bone."));
  if (!trab_present_fracture_is_base (as_now))
    return dup_change (&chance->base[TRAB_OUTCOME_MAJOR], as_now, cell);
  if (trab_present_fracture_is_base (cell))
    return g_strdup (_ ("With this plan, the number stays as it is."));
  trab_present_count_init (&count, &chance->base[TRAB_OUTCOME_MAJOR], cell);
  if (count.fewer < 1)
    return g_strdup_printf (_ ("This plan spares less than 1 of these %d."), count.base);
  switch (sex)
    {
    case TRAB_SEX_FEMALE:
      return g_strdup_printf (_ ("This plan spares about %d of these %d women."), count.fewer,
                              count.base);
    case TRAB_SEX_MALE:
      return g_strdup_printf (_ ("This plan spares about %d of these %d men."), count.fewer,
                              count.base);
    case TRAB_SEX_UNKNOWN:
      break;
    }
  return g_strdup_printf (_ ("This plan spares about %d of these %d people."), count.fewer,
                          count.base);
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

static char *
dup_digest (const char *digest)
{
  return g_strndup (digest ? digest : "?", DIGEST_SHOWN);
}

/* Of a reprint: the kept numbers are of then, the rest is of today. */
static char *
dup_signed_stamp (const TrabSignedNumbers *numbers,
                  const char *day,
                  const char *again,
                  const char *digest)
{
  g_autofree char *digest_then = dup_digest (numbers->evidence_digest);

  /* Translators: who signed, day, version, data; day, version, data */
  return g_strdup_printf (
      _ ("Chances of a break and harms stand as signed by %s at the visit of %s "
         "(Trabecula %s, data %s). Bone density, blood tests, cautions and dates "
         "were worked out again on %s (Trabecula %s, data %s). They may differ "
         "from what was printed then."),
      numbers->signed_by, day, numbers->program, digest_then, again, TRAB_VERSION, digest);
}

/** trab_present_paper_dup_stamp: program, data and day: what is needed to make the numbers again.
 * @printed, @is_reprint: what was worked out again, or for another day, has this program's numbers,
 * not those of that day, and says so, but for what was kept of them when the visit was signed */
char *
trab_present_paper_dup_stamp (TrabComparison *comparison, TrabDate printed, gboolean is_reprint)
{
  const TrabComparisonFields *fields = trab_comparison_get (comparison);
  g_autofree char *day = trab_present_date_dup_long (fields->today);
  g_autofree char *again = trab_present_date_dup_long (printed);
  g_autofree char *digest = dup_digest (fields->evidence_digest);

  if (trab_comparison_get_signed (comparison) != NULL)
    return dup_signed_stamp (trab_comparison_get_signed (comparison), day, again, digest);
  if (is_reprint || trab_date_compare (printed, fields->today) != 0)
    return g_strdup_printf (_ ("Its numbers were not kept. They were worked out again on %s with "
                               "Trabecula %s, data %s, from what was known on %s. They may differ "
                               "from those printed then."),
                            again, TRAB_VERSION, digest, day);
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

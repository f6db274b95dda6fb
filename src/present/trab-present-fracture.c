/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-fracture.h"

#include <glib/gi18n-lib.h>

#include "trab-evidence.h"
#include "trab-present-number.h"

/* The trial that counted more broken bones on testosterone (evidence/adverse). */
#define TRIAL_EXCESS_ID "AE053"

typedef struct
{
  TrabFractureNote note;
  const char *sentence;
} NoteWords;

/* Two notes carry numbers and are made by functions of their own. */
static const NoteWords note_words[] = {
  { TRAB_FRACTURE_NOTE_NEVER_COUNTED,
    N_ ("No study has counted broken bones in people taking this.") },
  { TRAB_FRACTURE_NOTE_NOT_COUNTED_TOGETHER,
    N_ ("The studies did not count all these breaks together.") },
  { TRAB_FRACTURE_NOTE_FORM_HAS_NO_TRIAL,
    N_ ("No study has counted broken bones with this form of HRT.") },
  { TRAB_FRACTURE_NOTE_NO_STUDY_OF_BOTH,
    N_ ("There is no study of the two together. The number is for one of them alone: they cannot "
        "be added up.") },
  { TRAB_FRACTURE_NOTE_FROM_WOMEN, N_ ("The effect comes from studies of women.") },
  { TRAB_FRACTURE_NOTE_SURROGATE, N_ ("No study of its own: worked out from bone density.") },
  { TRAB_FRACTURE_NOTE_BEFORE_MENOPAUSE,
    N_ ("We give no number for medicines while you still have periods.") },
  { TRAB_FRACTURE_NOTE_TRIALS_DISAGREE, N_ ("Studies disagree.") },
  { TRAB_FRACTURE_NOTE_SHOWN_BESIDE,
    N_ ("Studies of exercise counted breaks from falls in older people. They do not fit this "
        "number.") },
  { TRAB_FRACTURE_NOTE_NO_BASELINE, N_ ("The calculator gave no number.") },
};

/** trab_present_fracture_get_outcome: (transfer none): what would break, as words of a sentence */
const char *
trab_present_fracture_get_outcome (TrabOutcome outcome)
{
  switch (outcome)
    {
    case TRAB_OUTCOME_HIP:
      return _ ("a hip");
    case TRAB_OUTCOME_MAJOR:
      break;
    }
  return _ ("a hip, spine, wrist or upper arm bone");
}

/** trab_present_fracture_get_lane_title: (transfer none): the head of a row or picture */
const char *
trab_present_fracture_get_lane_title (TrabOutcome outcome)
{
  switch (outcome)
    {
    case TRAB_OUTCOME_HIP:
      return _ ("Break a hip");
    case TRAB_OUTCOME_MAJOR:
      break;
    }
  return _ ("Break a hip, spine, wrist or upper arm bone");
}

/** trab_present_fracture_dup_people: "100 women like you" */
char *
trab_present_fracture_dup_people (TrabSex sex)
{
  switch (sex)
    {
    case TRAB_SEX_FEMALE:
      return g_strdup_printf (_ ("%d women like you"), TRAB_PRESENT_NUMBER_BASE);
    case TRAB_SEX_MALE:
      return g_strdup_printf (_ ("%d men like you"), TRAB_PRESENT_NUMBER_BASE);
    case TRAB_SEX_UNKNOWN:
      break;
    }
  return g_strdup_printf (_ ("%d people like you"), TRAB_PRESENT_NUMBER_BASE);
}

/** trab_present_fracture_dup_base: the one base and span of a page */
char *
trab_present_fracture_dup_base (TrabSex sex, double years)
{
  g_autofree char *people = trab_present_fracture_dup_people (sex);
  g_autofree char *span = trab_present_number_dup_years (years);

  /* Translators: "Think of 100 women like you, over 10 years." */
  return g_strdup_printf (_ ("Think of %s, over %s."), people, span);
}

/** trab_present_fracture_dup_both_halves: "About 19 would break a hip. About 81 would not." */
char *
trab_present_fracture_dup_both_halves (double chance_pct, TrabOutcome outcome)
{
  guint count = trab_present_number_count_people (chance_pct);
  const char *bone = trab_present_fracture_get_outcome (outcome);

  if (count == 0 && chance_pct > 0)
    return g_strdup_printf (_ ("Less than 1 would break %s. More than %d would not."), bone,
                            TRAB_PRESENT_NUMBER_BASE - 1);
  if (count == TRAB_PRESENT_NUMBER_BASE && chance_pct < 100)
    return g_strdup_printf (_ ("More than %d would break %s. Less than 1 would not."),
                            TRAB_PRESENT_NUMBER_BASE - 1, bone);
  return g_strdup_printf (_ ("About %u would break %s. About %u would not."), count, bone,
                          TRAB_PRESENT_NUMBER_BASE - count);
}

/** trab_present_fracture_has_range: whether the ends are known and differ from the best guess */
gboolean
trab_present_fracture_has_range (const TrabFractureCell *cell)
{
  return cell->state == TRAB_CELL_NUMBER && cell->low < cell->high;
}

/** trab_present_fracture_dup_range: "Our best guess is 19. It could be 14 to 25." Where all of the
 * range rounds to one number of people it says so: "2 to 2" is no range. */
char *
trab_present_fracture_dup_range (const TrabFractureCell *cell)
{
  guint low = trab_present_number_count_people (cell->low);
  guint best = trab_present_number_count_people (cell->best);
  guint high = trab_present_number_count_people (cell->high);

  if (best == 0 && cell->best > 0)
    return g_strdup (_ ("Our best guess is less than 1."));
  if (!trab_present_fracture_has_range (cell))
    return g_strdup_printf (_ ("Our best guess is %u. We do not know the range."), best);
  if (low == high)
    return g_strdup_printf (_ ("Our best guess is %u. All of its range rounds to %u."), best, low);
  return g_strdup_printf (_ ("Our best guess is %u. It could be %u to %u."), best, low, high);
}

/** trab_present_fracture_dup_text: "13 in 100 (11 to 16)", "Not known", "No number" */
char *
trab_present_fracture_dup_text (const TrabFractureCell *cell)
{
  switch (cell->state)
    {
    case TRAB_CELL_NUMBER:
      if (trab_present_fracture_has_range (cell))
        return trab_present_number_dup_chance_range (cell->low, cell->best, cell->high);
      return trab_present_number_dup_chance (cell->best);
    case TRAB_CELL_REFUSED:
      return g_strdup (_ ("No number"));
    case TRAB_CELL_UNKNOWN:
      break;
    }
  return g_strdup (_ ("Not known"));
}

static char *
dup_excess (TrabEvidence *evidence)
{
  const TrabTable *table = trab_evidence_get_table (evidence, "evidence/adverse", NULL);
  int row = table ? trab_table_find_row (table, "id", TRIAL_EXCESS_ID) : -1;
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;
  g_autofree char *span = NULL;

  if (row < 0)
    return g_strdup (_ ("No benefit shown."));
  with = trab_present_number_dup_decimal (
      trab_table_get_double (table, (guint) row, "treated_per_1000"), 0);
  without = trab_present_number_dup_decimal (
      trab_table_get_double (table, (guint) row, "baseline_per_1000"), 0);
  span = trab_present_number_dup_decimal (
      trab_table_get_double (table, (guint) row, "horizon_years"), 0);
  return g_strdup_printf (_ ("No benefit shown. One large study counted more broken bones with "
                             "testosterone: %s against %s in 1,000 men over about %s years."),
                          with, without, span);
}

static void
append (GString *text, const char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

/**
 * trab_present_fracture_dup_notes:
 * Returns: (nullable): what must be read with, or instead of, the number
 */
char *
trab_present_fracture_dup_notes (const TrabFractureCell *cell, TrabEvidence *evidence)
{
  GString *text = g_string_new (NULL);

  if (cell->notes & TRAB_FRACTURE_NOTE_TRIAL_EXCESS)
    {
      g_autofree char *excess = dup_excess (evidence);

      append (text, excess);
    }
  if (cell->state == TRAB_CELL_NUMBER && (cell->notes & TRAB_FRACTURE_NOTE_SHORTER_BENEFIT))
    {
      g_autofree char *span = trab_present_number_dup_years (cell->benefit_years);
      g_autofree char *sentence = g_strdup_printf (
          _ ("The benefit is counted for the first %s only. What comes after is not "
             "known, so this number may be too high."),
          span);

      append (text, sentence);
    }
  for (guint i = 0; i < G_N_ELEMENTS (note_words); i++)
    if (cell->notes & note_words[i].note)
      append (text, _ (note_words[i].sentence));
  return g_string_free (text, text->len == 0);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-fracture.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "trab-evidence.h"
#include "trab-present-count.h"
#include "trab-present-number.h"

/* The trial that counted more broken bones on testosterone (evidence/adverse). */
#define TRIAL_EXCESS_ID "AE053"
#define CONSTANTS "risk/fracture-constants"

typedef struct
{
  TrabFractureNote note;
  const char *sentence;
} NoteWords;

/* Three notes carry numbers and are made by functions of their own. */
static const NoteWords note_words[] = {
  { TRAB_FRACTURE_NOTE_LASTING_STOP,
    N_ ("Something forbids this for good: no number stands here.") },
  { TRAB_FRACTURE_NOTE_PUT_RIGHT, N_ ("After what stops it now is put right.") },
  { TRAB_FRACTURE_NOTE_NEVER_COUNTED,
    N_ ("No study has counted broken bones in people taking this.") },
  { TRAB_FRACTURE_NOTE_NOT_COUNTED_TOGETHER,
    N_ ("The studies did not count all these breaks together.") },
  { TRAB_FRACTURE_NOTE_FEW_HIPS, N_ ("No study has shown what this does to hips.") },
  { TRAB_FRACTURE_NOTE_LOW_DOSE,
    N_ ("No study has counted broken bones with low-dose HRT, or its dose is not known.") },
  { TRAB_FRACTURE_NOTE_NO_STUDY_OF_BOTH,
    N_ ("There is no study of the two together. The number is for one of them alone: they cannot "
        "be added up.") },
  { TRAB_FRACTURE_NOTE_FROM_WOMEN, N_ ("The effect comes from studies of women.") },
  { TRAB_FRACTURE_NOTE_TOO_YOUNG,
    N_ ("The studies of broken bones were in women of 50 and older after the menopause: they give "
        "no number here.") },
  { TRAB_FRACTURE_NOTE_TRIALS_DISAGREE, N_ ("Studies disagree.") },
  { TRAB_FRACTURE_NOTE_SHOWN_BESIDE,
    N_ ("Studies of exercise counted breaks from falls in older people. They do not fit this "
        "number.") },
  { TRAB_FRACTURE_NOTE_NO_BASELINE, N_ ("No calculator gave a number.") },
  { TRAB_FRACTURE_NOTE_MOSTLY_TABLETS,
    N_ ("The studies were mostly of tablets. In the Million Women Study the forms did not differ "
        "(watched, not tested).") },
  { TRAB_FRACTURE_NOTE_FORM_NOT_STUDIED,
    N_ ("A patch, gel or implant is less sure than a tablet.") },
  { TRAB_FRACTURE_NOTE_OTHER_PEOPLE, N_ ("Its only study of broken bones was in other people: 50 "
                                         "to 60 years old with thin bones.") },
  { TRAB_FRACTURE_NOTE_EXTRAPOLATED, N_ ("This goes on for longer than the study did.") },
  { TRAB_FRACTURE_NOTE_NO_LIFE_TABLE,
    N_ ("There is no table of deaths for this country, and FRAX counts deaths: no number with a "
        "plan.") },
  { TRAB_FRACTURE_NOTE_UNDATED,
    N_ ("When today's bone medicine was started is not known, so neither is what is left of it.") },
  { TRAB_FRACTURE_NOTE_LEFT_NOT_KNOWN,
    N_ ("What is left of a medicine that was stopped is not known.") },
  { TRAB_FRACTURE_NOTE_WEARING_OFF,
    N_ ("What is left of a medicine that was stopped is counted.") },
  { TRAB_FRACTURE_NOTE_LOW_NOT_KNOWN,
    N_ ("Calcium and vitamin D are counted only where one of them is known to be low.") },
};

/**
 * trab_present_fracture_get_outcome:
 * @chance: (nullable): the base, whose calculator says what is counted
 *
 * Returns: (transfer none): what would break, as words of a sentence
 */
const char *
trab_present_fracture_get_outcome (const TrabChance *chance, TrabOutcome outcome)
{
  if (outcome == TRAB_OUTCOME_HIP)
    return _ ("a hip");
  if (chance != NULL && chance->calculator == TRAB_CALCULATOR_GARVAN)
    return _ ("any bone by little force");
  return _ ("a hip, spine, wrist or upper arm bone");
}

/** trab_present_fracture_get_lane_title: (transfer none): the head of a row or picture; @chance:
 * (nullable) */
const char *
trab_present_fracture_get_lane_title (const TrabChance *chance, TrabOutcome outcome)
{
  if (outcome == TRAB_OUTCOME_HIP)
    return _ ("Break a hip");
  if (chance != NULL && chance->calculator == TRAB_CALCULATOR_GARVAN)
    return _ ("Break any bone by little force");
  return _ ("Break a hip, spine, wrist or upper arm bone");
}

/** trab_present_fracture_dup_people: "100 women like you" */
char *
trab_present_fracture_dup_people (TrabSex sex, guint out_of)
{
  g_autofree char *total = trab_present_number_dup_total (out_of);

  switch (sex)
    {
    case TRAB_SEX_FEMALE:
      return g_strdup_printf (_ ("%s women like you"), total);
    case TRAB_SEX_MALE:
      return g_strdup_printf (_ ("%s men like you"), total);
    case TRAB_SEX_UNKNOWN:
      break;
    }
  return g_strdup_printf (_ ("%s people like you"), total);
}

/** trab_present_fracture_dup_base: how many people, over how long */
char *
trab_present_fracture_dup_base (TrabSex sex, const TrabChance *chance, TrabOutcome outcome)
{
  g_autofree char *people = trab_present_fracture_dup_people (sex, chance->base[outcome].out_of);
  g_autofree char *span = trab_present_number_dup_years (chance->years);

  /* Translators: "Think of 100 women like you, over 10 years." */
  return g_strdup_printf (_ ("Think of %s, over %s."), people, span);
}

/** trab_present_fracture_dup_both_halves: "About 19 would break a hip. About 81 would not." */
char *
trab_present_fracture_dup_both_halves (const TrabChance *chance,
                                       TrabOutcome outcome,
                                       double chance_pct)
{
  guint out_of = chance->base[outcome].out_of;
  guint count = trab_present_number_count_people (chance_pct, out_of);
  const char *bone = trab_present_fracture_get_outcome (chance, outcome);

  if (count == 0 && chance_pct > 0)
    return g_strdup_printf (_ ("Less than 1 would break %s. More than %u would not."), bone,
                            out_of - 1);
  if (count == out_of && chance_pct < 100)
    return g_strdup_printf (_ ("More than %u would break %s. Less than 1 would not."), out_of - 1,
                            bone);
  return g_strdup_printf (_ ("About %u would break %s. About %u would not."), count, bone,
                          out_of - count);
}

/** trab_present_fracture_is_base: whether no medicine changes it: the number is that of the base */
gboolean
trab_present_fracture_is_base (const TrabFractureCell *cell)
{
  return cell->is_base;
}

/**
 * trab_present_fracture_has_range:
 * @low_pct, @high_pct: (out): of the base where the cell is the base, else of the plan's effect;
 *   the chance itself where there is no end
 *
 * Returns: whether both ends are known and differ
 */
gboolean
trab_present_fracture_has_range (const TrabChance *chance,
                                 TrabOutcome outcome,
                                 const TrabFractureCell *cell,
                                 double *low_pct,
                                 double *high_pct)
{
  const TrabChanceBase *base = &chance->base[outcome];
  gboolean is_base = trab_present_fracture_is_base (cell);

  *low_pct = cell->best;
  *high_pct = cell->best;
  if (cell->state != TRAB_CELL_NUMBER || !(is_base ? base->has_range : cell->has_range))
    return FALSE;
  *low_pct = is_base ? base->low_pct : MIN (cell->low, cell->best);
  *high_pct = is_base ? base->high_pct : MAX (cell->high, cell->best);
  if (is_base && base->is_open)
    *high_pct = cell->best;
  return *low_pct < *high_pct && !(is_base && base->is_open);
}

/* "(22 to 30)", "(22 or more)", "(may be higher)"; "" where all of it rounds to one number */
static char *
dup_base_range (const TrabChance *chance, TrabOutcome outcome)
{
  const TrabChanceBase *base = &chance->base[outcome];
  g_autofree char *low = trab_present_number_dup_people (base->low_pct, base->out_of);
  g_autofree char *high = trab_present_number_dup_people (base->high_pct, base->out_of);

  if (!base->has_range)
    return g_strdup (_ (" (may be higher)"));
  if (base->is_open)
    /* Translators: a range without an upper end, after "27 in 100" */
    return g_strdup_printf (_ (" (%s or more)"), low);
  if (g_str_equal (low, high))
    return g_strdup ("");
  return g_strdup_printf (_ (" (%s to %s)"), low, high);
}

static char *
dup_base_text (const TrabChance *chance, TrabOutcome outcome)
{
  const TrabChanceBase *base = &chance->base[outcome];
  g_autofree char *number = trab_present_number_dup_chance (base->pct, base->out_of);
  g_autofree char *range = dup_base_range (chance, outcome);

  if (range[0] == '\0')
    /* Translators: a number whose range rounds to it: "about 14 in 100" */
    return g_strdup_printf (_ ("about %s"), number);
  return g_strconcat (number, range, NULL);
}

/* "1 to 3", or with more breaks at one end "1 more to 3"; NULL where it rounds to one number */
static char *
dup_fewer_range (const TrabPresentCount *count)
{
  if (count->low == count->high)
    return NULL;
  if (count->fewer_low < 0)
    /* Translators: the range of "3 fewer": from 1 more break to 5 fewer */
    return g_strdup_printf (_ ("%d more to %d"), -count->fewer_low, count->fewer_high);
  return g_strdup_printf (_ ("%d to %d"), count->fewer_low, count->fewer_high);
}

/** trab_present_fracture_dup_fewer: "6 fewer (3 to 9)": the difference at the chosen base, between
 * the people shown */
char *
trab_present_fracture_dup_fewer (const TrabChance *chance,
                                 TrabOutcome outcome,
                                 const TrabFractureCell *cell)
{
  TrabPresentCount count = { 0 };
  g_autofree char *range = NULL;
  g_autofree char *fewer = NULL;

  trab_present_count_init (&count, &chance->base[outcome], cell);
  range = dup_fewer_range (&count);
  fewer = count.fewer < 1 ? g_strdup (_ ("less than 1")) : g_strdup_printf ("%d", count.fewer);
  if (range == NULL && !cell->has_range)
    return g_strdup_printf (_ ("%s fewer (range not known)"), fewer);
  if (range == NULL) /* "less than 1" says already that it is no exact count */
    return g_strdup_printf (count.fewer < 1 ? _ ("%s fewer") : _ ("about %s fewer"), fewer);
  return g_strdup_printf (_ ("%s fewer (%s)"), fewer, range);
}

/** trab_present_fracture_dup_range: "Our best guess is 19. It could be 14 to 25." of the base; of a
 * plan what it prevents, as far as the studies can tell */
char *
trab_present_fracture_dup_range (const TrabChance *chance,
                                 TrabOutcome outcome,
                                 const TrabFractureCell *cell)
{
  const TrabChanceBase *base = &chance->base[outcome];
  g_autofree char *best = trab_present_number_dup_people (cell->best, base->out_of);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!trab_present_fracture_is_base (cell))
    {
      g_autofree char *fewer = trab_present_fracture_dup_fewer (chance, outcome, cell);

      return g_strdup_printf (_ ("Our best guess is %s: %s."), best, fewer);
    }
  low = trab_present_number_dup_people (base->low_pct, base->out_of);
  high = trab_present_number_dup_people (base->high_pct, base->out_of);
  if (!base->has_range)
    return g_strdup_printf (_ ("Our best guess is %s. It may be higher."), best);
  if (base->is_open)
    return g_strdup_printf (_ ("Our best guess is %s. It could be %s or more."), best, low);
  if (g_str_equal (low, high))
    return g_strdup_printf (_ ("Our best guess is about %s."), best);
  return g_strdup_printf (_ ("Our best guess is %s. It could be %s to %s."), best, low, high);
}

/** trab_present_fracture_dup_text: "27 in 100 (22 to 30)" of the base, "24 in 100: 3 fewer (0 to
 * 5)" of a plan, which says where it holds only after something is put right; "Not known", "No
 * number" */
char *
trab_present_fracture_dup_text (const TrabChance *chance,
                                TrabOutcome outcome,
                                const TrabFractureCell *cell)
{
  guint out_of = chance->base[outcome].out_of;
  g_autofree char *number = NULL;
  g_autofree char *fewer = NULL;

  switch (cell->state)
    {
    case TRAB_CELL_NUMBER:
      if (trab_present_fracture_is_base (cell))
        return dup_base_text (chance, outcome);
      number = trab_present_number_dup_chance (cell->best, out_of);
      fewer = trab_present_fracture_dup_fewer (chance, outcome, cell);
      if (cell->notes & TRAB_FRACTURE_NOTE_PUT_RIGHT)
        /* Translators: a chance with a plan that something stops today, and what it prevents */
        return g_strdup_printf (_ ("%s: %s, after what stops it now is put right"), number, fewer);
      /* Translators: a chance with a plan, and what the plan prevents: "24 in 100: 3 fewer" */
      return g_strdup_printf (_ ("%s: %s"), number, fewer);
    case TRAB_CELL_LOWER_BOUND:
      if (!cell->is_base)
        break;
      number = trab_present_number_dup_chance (chance->base[outcome].pct, out_of);
      return g_strdup_printf (_ ("higher than %s; type in a FRAX result with the scan"), number);
    case TRAB_CELL_REFUSED:
      return g_strdup (_ ("No number"));
    case TRAB_CELL_UNKNOWN:
      break;
    }
  return g_strdup (_ ("Not known"));
}

/** trab_present_fracture_dup_at_ends: (nullable): "5 or 7 fewer": at the ends of the base's range
 */
char *
trab_present_fracture_dup_at_ends (const TrabChance *chance,
                                   TrabOutcome outcome,
                                   const TrabFractureCell *cell)
{
  const TrabChanceBase *base = &chance->base[outcome];
  int at_low = 0;
  int at_high = 0;

  if (cell->state != TRAB_CELL_NUMBER || !cell->has_ends)
    return NULL;
  at_low = trab_present_count_fewer_at (base, base->low_pct, cell->fewer_at_low);
  at_high = trab_present_count_fewer_at (base, base->high_pct, cell->fewer_at_high);
  return at_low == at_high ? g_strdup_printf (_ ("%d fewer"), at_low)
                           : g_strdup_printf (_ ("%d or %d fewer"), at_low, at_high);
}

/** trab_present_fracture_dup_ends: (nullable): "This holds if 24 in 100 is right; at 19 or 26 it is
 * 5 or 7 fewer." */
char *
trab_present_fracture_dup_ends (const TrabChance *chance,
                                TrabOutcome outcome,
                                const TrabFractureCell *cell)
{
  const TrabChanceBase *base = &chance->base[outcome];
  g_autofree char *right = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *fewer = trab_present_fracture_dup_at_ends (chance, outcome, cell);

  if (fewer == NULL)
    return NULL;
  right = trab_present_number_dup_chance (base->pct, base->out_of);
  low = trab_present_number_dup_people (base->low_pct, base->out_of);
  high = trab_present_number_dup_people (base->high_pct, base->out_of);
  /* Translators: the chance, the ends of its range, and what the plan spares there: "5 or 7 fewer"
   */
  return g_strdup_printf (_ ("This holds if %s is right; at %s or %s it is %s."), right, low, high,
                          fewer);
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
  return g_strdup_printf (_ ("Not counted: no benefit shown. One large study counted more broken "
                             "bones with testosterone: %s against %s in 1,000 men over about %s "
                             "years."),
                          with, without, span);
}

static char *
dup_constant (TrabEvidence *evidence, const char *name, guint decimals)
{
  double value = 0;

  if (!trab_evidence_get_constant (evidence, CONSTANTS, name, &value, NULL))
    return g_strdup ("?");
  return trab_present_number_dup_decimal (value, decimals);
}

static char *
dup_steroids (TrabEvidence *evidence)
{
  g_autofree char *spines = dup_constant (evidence, "reid_spine_prevented_per_100", 0);

  return g_strdup_printf (_ ("On steroids: not known for all breaks. In trials about %s of 100 "
                             "spine breaks on X-ray were prevented in a year."),
                          spines);
}

/* What the trial of going on against stopping found. */
static char *
dup_beyond (TrabEvidence *evidence)
{
  g_autofree char *stop = dup_constant (evidence, "flex_vertebral_stop_per_100", 1);
  g_autofree char *on = dup_constant (evidence, "flex_vertebral_continue_per_100", 1);
  g_autofree char *other_stop = dup_constant (evidence, "flex_nonvertebral_stop_per_100", 1);
  g_autofree char *other_on = dup_constant (evidence, "flex_nonvertebral_continue_per_100", 1);

  return g_strdup_printf (
      _ ("Nobody has followed people that long. Only of alendronate is more known: one study went "
         "on for five years after five years of it. Painful spine breaks: %s of 100 who stopped, "
         "%s who went on (unverified). Other breaks: %s and %s."),
      stop, on, other_stop, other_on);
}

static void
append (GString *text, const char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

/* So that no number is no picture of no benefit. */
static char *
dup_prevented (const TrabFractureCell *cell)
{
  int of_10 = (int) lround (cell->prevented_of_10);

  if (cell->state != TRAB_CELL_LOWER_BOUND || cell->is_base)
    return NULL;
  if (of_10 < 1)
    return g_strdup (_ ("No number beside a base that is too low."));
  return g_strdup_printf (
      _ ("No number beside a base that is too low. Of every 10 such breaks about %d were prevented "
         "in its trials."),
      of_10);
}

/**
 * trab_present_fracture_dup_notes:
 * Returns: (nullable): what must be read with, or instead of, the number
 */
char *
trab_present_fracture_dup_notes (const TrabFractureCell *cell, TrabEvidence *evidence)
{
  GString *text = g_string_new (NULL);
  g_autofree char *prevented = dup_prevented (cell);
  static const struct
  {
    TrabFractureNote note;
    char *(*dup_sentence) (TrabEvidence *evidence);
  } with_numbers[] = {
    { TRAB_FRACTURE_NOTE_TRIAL_EXCESS, dup_excess },
    { TRAB_FRACTURE_NOTE_STEROIDS, dup_steroids },
    { TRAB_FRACTURE_NOTE_BEYOND_SPAN, dup_beyond },
  };

  if (prevented != NULL)
    append (text, prevented);
  for (guint i = 0; i < G_N_ELEMENTS (with_numbers); i++)
    if (cell->notes & with_numbers[i].note)
      {
        g_autofree char *sentence = with_numbers[i].dup_sentence (evidence);

        append (text, sentence);
      }
  for (guint i = 0; i < G_N_ELEMENTS (note_words); i++)
    if (cell->notes & note_words[i].note)
      append (text, _ (note_words[i].sentence));
  return g_string_free (text, text->len == 0);
}

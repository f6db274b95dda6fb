/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-base.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "trab-evidence.h"
#include "trab-present-fracture.h"
#include "trab-present-number.h"

#define CONSTANTS "risk/fracture-constants"

static const char *const calculator_names[TRAB_N_CALCULATORS] = {
  [TRAB_CALCULATOR_FRAX_WITH_BMD] = N_ ("FRAX, typed in, with the hip neck scan"),
  [TRAB_CALCULATOR_GARVAN] = N_ ("Garvan, with the hip neck scan"),
  [TRAB_CALCULATOR_FRAX_WITHOUT_BMD] = N_ ("FRAX, typed in, without a scan"),
  [TRAB_CALCULATOR_QFRACTURE]
  = N_ ("QFracture-2012 equations (not the qfracture.org service), without a scan"),
};

static const char *const lack_words[TRAB_N_CHANCE_LACKS] = {
  [TRAB_CHANCE_LACK_NOTHING] = NULL,
  [TRAB_CHANCE_LACK_AGE] = N_ ("the age is not known"),
  [TRAB_CHANCE_LACK_AGE_RANGE] = N_ ("the age lies outside the people it was made for"),
  [TRAB_CHANCE_LACK_SEX] = N_ ("the sex is not known"),
  [TRAB_CHANCE_LACK_TYPED] = N_ ("no result is typed in"),
  [TRAB_CHANCE_LACK_FRAX_DATE] = N_ ("its date is missing"),
  [TRAB_CHANCE_LACK_FRAX_OLD] = N_ ("the result is more than a year old"),
  [TRAB_CHANCE_LACK_BREAK_SINCE] = N_ ("a bone broke after it was made"),
  [TRAB_CHANCE_LACK_NECK_T_SCORE] = N_ ("no hip neck T-score of the last 3 years"),
  [TRAB_CHANCE_LACK_NECK_IN_QUESTION]
  = N_ ("the hip neck T-score does not fit its density; settle which is right"),
  [TRAB_CHANCE_LACK_BMI] = N_ ("weight or height is not known"),
  [TRAB_CHANCE_LACK_BMI_RANGE] = N_ ("BMI lies outside 20 to 40"),
  [TRAB_CHANCE_LACK_INPUT] = N_ ("it does not cover an answer"),
  [TRAB_CHANCE_LACK_CLOSED] = NULL,
};

static const char *const spot_words[TRAB_N_BLIND_SPOTS]
    = { N_ ("a break since 40"), N_ ("a T-score of \u22122.5 or lower"), N_ ("steroids"),
        N_ ("cancer treatment that lowers hormones") };

/** trab_present_base_get_calculator: (transfer none): its name, with or without the scan */
const char *
trab_present_base_get_calculator (TrabCalculator calculator)
{
  g_return_val_if_fail ((guint) calculator < TRAB_N_CALCULATORS, "");
  return _ (calculator_names[calculator]);
}

/** trab_present_base_get_short_name: (transfer none): for a line: "Garvan, with the scan" */
const char *
trab_present_base_get_short_name (TrabCalculator calculator)
{
  static const char *const names[TRAB_N_CALCULATORS] = {
    [TRAB_CALCULATOR_FRAX_WITH_BMD] = N_ ("FRAX, with the scan"),
    [TRAB_CALCULATOR_GARVAN] = N_ ("Garvan, with the scan"),
    [TRAB_CALCULATOR_FRAX_WITHOUT_BMD] = N_ ("FRAX, without a scan"),
    [TRAB_CALCULATOR_QFRACTURE] = N_ ("QFracture-2012, without a scan"),
  };

  g_return_val_if_fail ((guint) calculator < TRAB_N_CALCULATORS, "");
  return _ (names[calculator]);
}

/** trab_present_base_get_lack: (transfer none) (nullable): what a calculator misses */
const char *
trab_present_base_get_lack (TrabChanceLack lack)
{
  g_return_val_if_fail ((guint) lack < TRAB_N_CHANCE_LACKS, NULL);
  return lack_words[lack] ? _ (lack_words[lack]) : NULL;
}

static char *
dup_spots (guint spots)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < TRAB_N_BLIND_SPOTS; i++)
    if (spots & (1u << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", _ (spot_words[i]));
  return g_strdup (text->str);
}

/** trab_present_base_dup_line: "Calculator: Garvan, with the hip neck scan, over 10 years; it
 * counts any bone by little force; deaths are not counted": wherever a chance stands alone, its
 * span is said here */
char *
trab_present_base_dup_line (const TrabChance *chance)
{
  if (chance->calculator == TRAB_CALCULATOR_NONE)
    return g_strdup (_ ("Calculator: none"));
  return g_strdup_printf (
      /* Translators: the calculator, the years of the chance, what it counts as a break */
      g_dngettext (NULL, "Calculator: %s, over %u year; it counts %s; %s",
                   "Calculator: %s, over %u years; it counts %s; %s", chance->years),
      trab_present_base_get_calculator (chance->calculator), chance->years,
      trab_present_fracture_get_outcome (chance, TRAB_OUTCOME_MAJOR),
      chance->counts_death ? _ ("deaths are counted") : _ ("deaths are not counted"));
}

/**
 * trab_present_base_dup_if_right:
 * @at_ends: (nullable): what the plans spare at the ends of the base's range: "Alendronate 5 or 7
 *   fewer"; NULL where an end is not known or no plan spares any
 *
 * Returns: (transfer full) (nullable): said once for the ranges of all plans
 */
char *
trab_present_base_dup_if_right (const TrabChance *chance, const char *at_ends)
{
  const TrabChanceBase *base = &chance->base[TRAB_OUTCOME_MAJOR];
  g_autofree char *number = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (base->state != TRAB_CHANCE_NUMBER)
    return NULL;
  number = trab_present_number_dup_chance (base->pct, base->out_of);
  if (at_ends == NULL)
    return g_strdup_printf (_ ("Ranges of plans hold if %s is right."), number);
  low = trab_present_number_dup_people (base->low_pct, base->out_of);
  high = trab_present_number_dup_people (base->high_pct, base->out_of);
  /* Translators: the chance, the ends of its range, and what each plan spares there */
  return g_strdup_printf (_ ("Ranges of plans hold if %s is right; at %s or %s: %s."), number, low,
                          high, at_ends);
}

/** trab_present_base_dup_scan: (nullable): for the patient: with or without the scan */
char *
trab_present_base_dup_scan (const TrabChance *chance)
{
  if (chance->calculator == TRAB_CALCULATOR_NONE)
    return NULL;
  return g_strdup (chance->calculator == TRAB_CALCULATOR_FRAX_WITH_BMD
                           || chance->calculator == TRAB_CALCULATOR_GARVAN
                       ? _ ("Worked out with the scan.")
                       : _ ("Worked out without a scan."));
}

/** trab_present_base_dup_without: (nullable): of somebody on a bone medicine, the base without it
 */
char *
trab_present_base_dup_without (const TrabChance *chance)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!chance->is_treated)
    return NULL;
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      const TrabChanceBase *base = &chance->base[i];
      g_autofree char *number = NULL;

      if (base->state == TRAB_CHANCE_NOT_KNOWN)
        continue;
      number = trab_present_number_dup_chance (base->pct, base->out_of);
      g_string_append_printf (text,
                              base->state == TRAB_CHANCE_NUMBER ? _ ("%s%s would break %s")
                                                                : _ ("%shigher than %s would "
                                                                     "break %s"),
                              text->len > 0 ? _ ("; ") : "", number,
                              trab_present_fracture_get_outcome (chance, (TrabOutcome) i));
    }
  if (text->len == 0)
    return NULL;
  /* Translators: the years, and "26 in 100 would break a hip" */
  return g_strdup_printf (g_dngettext (NULL, "Without bone medicine, over %u year: %s.",
                                       "Without bone medicine, over %u years: %s.", chance->years),
                          chance->years, text->str);
}

static char *
dup_span (double low_pct, double high_pct, guint out_of)
{
  g_autofree char *low = trab_present_number_dup_people (low_pct, out_of);
  g_autofree char *high = trab_present_number_dup_people (high_pct, out_of);
  g_autofree char *total = trab_present_number_dup_total (out_of);

  if (g_str_equal (low, high))
    return g_strdup_printf (_ ("%s in %s"), low, total);
  return g_strdup_printf (_ ("%s to %s in %s"), low, high, total);
}

/** trab_present_base_dup_others: (nullable): "Other calculators: 10 to 22 in 100, counted
 * otherwise": listed, never averaged */
char *
trab_present_base_dup_others (const TrabChance *chance)
{
  double low = INFINITY, high = -INFINITY;
  g_autofree char *span = NULL;

  for (guint i = 0; i < TRAB_N_CALCULATORS; i++)
    {
      const TrabChanceCalculator *other = &chance->calculators[i];

      if (i == chance->calculator || !other->fits || !other->has_pct[TRAB_OUTCOME_MAJOR])
        continue;
      low = MIN (low, other->pct[TRAB_OUTCOME_MAJOR]);
      high = MAX (high, other->pct[TRAB_OUTCOME_MAJOR]);
    }
  if (!(low <= high))
    return NULL;
  span = dup_span (low, high, chance->base[TRAB_OUTCOME_MAJOR].out_of);
  return g_strdup_printf (_ ("Other calculators: %s, counted otherwise."), span);
}

/** trab_present_base_dup_plain: (nullable): somebody of the same age and sex with none of the risks
 * ticked, by the same calculator */
char *
trab_present_base_dup_plain (const TrabChance *chance, TrabSex sex)
{
  const TrabChanceBase *base = &chance->base[TRAB_OUTCOME_MAJOR];
  g_autofree char *number = NULL;

  if (base->state == TRAB_CHANCE_NOT_KNOWN || isnan (base->plain_pct))
    return NULL;
  number = trab_present_number_dup_chance (base->plain_pct, base->out_of);
  return g_strdup_printf (
      sex == TRAB_SEX_FEMALE
          ? _ ("A woman of the same age, size and scan with none of the risks ticked, by the same "
               "calculator: %s.")
          : _ ("A man of the same age, size and scan with none of the risks ticked, by the same "
               "calculator: %s."),
      number);
}

/** trab_present_base_dup_lacks: (nullable): why no calculator fits, each with what it misses */
char *
trab_present_base_dup_lacks (const TrabChance *chance)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; chance->calculator == TRAB_CALCULATOR_NONE && i < TRAB_N_CALCULATORS; i++)
    if (lack_words[chance->calculators[i].lack] != NULL)
      g_string_append_printf (text, _ ("%s%s: %s"), text->len > 0 ? _ ("; ") : "",
                              trab_present_base_get_calculator ((TrabCalculator) i),
                              _ (lack_words[chance->calculators[i].lack]));
  if (text->len == 0)
    return NULL;
  return g_strdup_printf (_ ("No calculator fits. %s. No number is not a low chance."), text->str);
}

/** trab_present_base_dup_death: (nullable): for the clinician, from 75 on */
char *
trab_present_base_dup_death (const TrabChance *chance, TrabSex sex, double age_years)
{
  if (!chance->has_death)
    return NULL;
  return g_strdup_printf (sex == TRAB_SEX_MALE
                              ? _ ("Of 100 men of %d, about %ld die of any cause within ten years.")
                              : _ ("Of 100 women of %d, about %ld die of any cause within ten "
                                   "years."),
                          (int) age_years, lround (chance->death_pct));
}

static int
get_constant (TrabEvidence *evidence, const char *name)
{
  double value = 0;

  trab_evidence_get_constant (evidence, CONSTANTS, name, &value, NULL);
  return (int) lround (value);
}

static void
add (GPtrArray *lines, char *line)
{
  g_ptr_array_add (lines, line);
}

static void
add_recent (const TrabChance *chance, TrabEvidence *evidence, GPtrArray *lines)
{
  if (chance->notes & TRAB_CHANCE_NOTE_RECENT_SPINE)
    add (lines, g_strdup_printf (_ ("A spine break within two years: every calculator is too low. "
                                    "About %d of 100 women had a new spine break on X-ray within a "
                                    "year of one (Lindsay, JAMA 2001)."),
                                 get_constant (evidence, "lindsay_new_spine_break_per_100")));
  if (chance->notes & TRAB_CHANCE_NOTE_RECENT_OLDER)
    add (lines, g_strdup_printf (
                    _ ("A break within two years: every calculator is too low. Of 100 women of 65 "
                       "or older about %d broke again within a year, %d within five "
                       "(Balasubramanian, Osteoporos Int 2019)."),
                    get_constant (evidence, "balasubramanian_one_year_per_100"),
                    get_constant (evidence, "balasubramanian_five_years_per_100")));
  if (chance->notes & TRAB_CHANCE_NOTE_RECENT_OTHER)
    add (lines, g_strdup (_ ("A break within two years: the chance is higher for about two years; "
                             "by how much is not known.")));
}

/* A calculator that cannot see a strong risk, and those that nobody asked about. */
static void
add_blindness (const TrabChance *chance, GPtrArray *lines)
{
  guint blind = 0;
  g_autofree char *unasked = dup_spots (chance->unasked);

  if (chance->calculator == TRAB_CALCULATOR_NONE)
    return;
  blind = chance->calculators[chance->calculator].blind_spots;
  if (blind != 0)
    {
      g_autofree char *spots = dup_spots (blind);

      add (lines, g_strdup_printf (_ ("The calculator does not see: %s. The chance is higher than "
                                      "its number, by how much is not known."),
                                   spots));
    }
  if (chance->unasked != 0)
    add (lines,
         g_strdup_printf (_ ("Not asked, and it could make the chance higher: %s."), unasked));
  if (chance->calculators[TRAB_CALCULATOR_GARVAN].lack == TRAB_CHANCE_LACK_NECK_IN_QUESTION)
    add (lines, g_strdup (_ ("Garvan is left out: the hip neck T-score does not fit its density. "
                             "Settle which of the two is right.")));
}

/** trab_present_base_dup_notes: (transfer full) (element-type utf8): what must be read beside the
 * base, one sentence or two each */
GPtrArray *
trab_present_base_dup_notes (const TrabChance *chance, TrabEvidence *evidence)
{
  static const struct
  {
    TrabChanceNote note;
    const char *sentence;
  } words[] = {
    { TRAB_CHANCE_NOTE_ON_TREATMENT,
      N_ ("The scan was taken on a bone medicine: without it the chance may be higher.") },
    { TRAB_CHANCE_NOTE_BEFORE_TREATMENT,
      N_ ("The T-score from before the bone medicine is used.") },
    { TRAB_CHANCE_NOTE_UNDATED,
      N_ ("A bone medicine is taken whose start is not known: type in when it was started.") },
    { TRAB_CHANCE_NOTE_MANY_FALLS,
      N_ ("Two or more falls in a year: FRAX without that adjustment is too low.") },
    { TRAB_CHANCE_NOTE_SPINE_BREAKS,
      N_ ("Two or more spine breaks: FRAX counts them as one and is too low.") },
    { TRAB_CHANCE_NOTE_SPINE_LOWER,
      N_ ("The spine's T-score is at least 1 below the hip neck's: the chance may be higher.") },
    { TRAB_CHANCE_NOTE_NOT_COUNTED,
      N_ ("Garvan does not count Parkinson's disease, dementia, type 1 diabetes or a parent's hip "
          "break: the chance may be higher.") },
    { TRAB_CHANCE_NOTE_MEN_REFERENCE, N_ ("The T-score was taken as made with young men.") },
    { TRAB_CHANCE_NOTE_NO_LIFE_TABLE,
      N_ ("There is no table of deaths for this country: deaths are not counted.") },
    { TRAB_CHANCE_NOTE_STEROID_MONTHS,
      N_ ("How long steroids are taken is not known: counted as three months or more.") },
  };
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  add_blindness (chance, lines);
  add_recent (chance, evidence, lines);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (chance->notes & words[i].note)
      add (lines, g_strdup (_ (words[i].sentence)));
  return lines;
}

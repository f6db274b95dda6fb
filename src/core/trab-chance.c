/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chance.h"

static const char *const calculators[TRAB_N_CALCULATORS] = {
  [TRAB_CALCULATOR_FRAX_WITH_BMD] = "frax-with-bmd",
  [TRAB_CALCULATOR_GARVAN] = "garvan",
  [TRAB_CALCULATOR_FRAX_WITHOUT_BMD] = "frax-without-bmd",
  [TRAB_CALCULATOR_QFRACTURE] = "qfracture2012",
};

static const char *const states[TRAB_N_CHANCE_STATES] = {
  [TRAB_CHANCE_NOT_KNOWN] = "not-known",
  [TRAB_CHANCE_LOWER_BOUND] = "lower-bound",
  [TRAB_CHANCE_NUMBER] = "number",
};

static const char *const lacks[TRAB_N_CHANCE_LACKS] = {
  [TRAB_CHANCE_LACK_NOTHING] = "nothing",
  [TRAB_CHANCE_LACK_AGE] = "age",
  [TRAB_CHANCE_LACK_AGE_RANGE] = "age-range",
  [TRAB_CHANCE_LACK_SEX] = "sex",
  [TRAB_CHANCE_LACK_TYPED] = "not-typed",
  [TRAB_CHANCE_LACK_FRAX_DATE] = "frax-date",
  [TRAB_CHANCE_LACK_FRAX_OLD] = "frax-old",
  [TRAB_CHANCE_LACK_BREAK_SINCE] = "break-since",
  [TRAB_CHANCE_LACK_NECK_T_SCORE] = "neck-t-score",
  [TRAB_CHANCE_LACK_NECK_IN_QUESTION] = "neck-t-score-in-question",
  [TRAB_CHANCE_LACK_BMI] = "bmi",
  [TRAB_CHANCE_LACK_BMI_RANGE] = "bmi-range",
  [TRAB_CHANCE_LACK_INPUT] = "input",
  [TRAB_CHANCE_LACK_CLOSED] = "closed",
};

/* in the order of their bits */
static const char *const blind_spots[TRAB_N_BLIND_SPOTS]
    = { "low-trauma-break-since-40", "t-score", "steroids", "cancer-hormones" };

static const char *const notes[TRAB_N_CHANCE_NOTES] = {
  "recent-spine-break", "recent-break-65", "recent-break",     "on-treatment",   "before-treatment",
  "many-falls",         "spine-breaks",    "spine-below-neck", "not-counted",    "men-reference",
  "no-life-table",      "five-years",      "undated-medicine", "steroid-months",
};

static guint
get_bit (guint flag)
{
  guint bit = 0;

  while (flag > 1)
    {
      flag >>= 1;
      bit++;
    }
  return bit;
}

/** trab_chance_calculator_to_string: (nullable): NULL for TRAB_CALCULATOR_NONE */
const char *
trab_chance_calculator_to_string (TrabCalculator calculator)
{
  return (guint) calculator < TRAB_N_CALCULATORS ? calculators[calculator] : NULL;
}

gboolean
trab_chance_calculator_from_string (const char *text, TrabCalculator *calculator)
{
  for (guint i = 0; i < TRAB_N_CALCULATORS; i++)
    if (g_strcmp0 (text, calculators[i]) == 0)
      {
        *calculator = (TrabCalculator) i;
        return TRUE;
      }
  return FALSE;
}

/** trab_chance_calculator_is_frax: typed in, with or without the scan */
gboolean
trab_chance_calculator_is_frax (TrabCalculator calculator)
{
  return calculator == TRAB_CALCULATOR_FRAX_WITH_BMD
         || calculator == TRAB_CALCULATOR_FRAX_WITHOUT_BMD;
}

const char *
trab_chance_state_to_string (TrabChanceState state)
{
  g_return_val_if_fail ((guint) state < TRAB_N_CHANCE_STATES, NULL);
  return states[state];
}

const char *
trab_chance_lack_to_string (TrabChanceLack lack)
{
  g_return_val_if_fail ((guint) lack < TRAB_N_CHANCE_LACKS, NULL);
  return lacks[lack];
}

/** trab_chance_blind_spot_to_string: @spot: one flag */
const char *
trab_chance_blind_spot_to_string (TrabBlindSpot spot)
{
  guint bit = get_bit (spot);

  g_return_val_if_fail (bit < TRAB_N_BLIND_SPOTS, NULL);
  return blind_spots[bit];
}

/** trab_chance_note_to_string: @note: one flag */
const char *
trab_chance_note_to_string (TrabChanceNote note)
{
  guint bit = get_bit (note);

  g_return_val_if_fail (bit < TRAB_N_CHANCE_NOTES, NULL);
  return notes[bit];
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-certainty.h"

/**
 * trab_certainty_from_grade:
 * @grade: (nullable): a cell of a column grade: high, moderate, low-moderate, low, very_low, or
 *   the letter of a curve, A to D
 *
 * Returns: the certainty; an unknown word is TRAB_CERTAINTY_NOT_GRADED
 */
TrabCertainty
trab_certainty_from_grade (const char *grade)
{
  static const struct
  {
    const char *grade;
    TrabCertainty certainty;
  } grades[] = {
    { "high", TRAB_CERTAINTY_HIGH },
    { "moderate", TRAB_CERTAINTY_MODERATE },
    { "low-moderate", TRAB_CERTAINTY_LOW },
    { "low", TRAB_CERTAINTY_LOW },
    { "very_low", TRAB_CERTAINTY_VERY_LOW },
    { "A", TRAB_CERTAINTY_HIGH },
    { "A-", TRAB_CERTAINTY_HIGH },
    { "B", TRAB_CERTAINTY_MODERATE },
    { "C", TRAB_CERTAINTY_LOW },
    { "D", TRAB_CERTAINTY_VERY_LOW },
  };

  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    if (g_strcmp0 (grade, grades[i].grade) == 0)
      return grades[i].certainty;
  return TRAB_CERTAINTY_NOT_GRADED;
}

/** trab_certainty_to_string: (transfer none) (nullable): its word in files; NULL where not graded
 */
const char *
trab_certainty_to_string (TrabCertainty certainty)
{
  static const char *const words[TRAB_N_CERTAINTIES]
      = { NULL, "very_low", "low", "moderate", "high" };

  g_return_val_if_fail (certainty < TRAB_N_CERTAINTIES, NULL);

  return words[certainty];
}

/** trab_certainty_lower: one lower, where a study is of other people than the person */
TrabCertainty
trab_certainty_lower (TrabCertainty certainty)
{
  return certainty > TRAB_CERTAINTY_VERY_LOW ? certainty - 1 : certainty;
}

/** trab_certainty_least: the less certain of two; what is not graded is left out */
TrabCertainty
trab_certainty_least (TrabCertainty a, TrabCertainty b)
{
  if (a == TRAB_CERTAINTY_NOT_GRADED || b == TRAB_CERTAINTY_NOT_GRADED)
    return MAX (a, b);
  return MIN (a, b);
}

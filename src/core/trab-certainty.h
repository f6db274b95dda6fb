/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TrabCertainty:
 * How certain a result is, by the graders of its source, normalised. The value is the number of
 * bars drawn, 0 to 4.
 */
typedef enum
{
  TRAB_CERTAINTY_NOT_GRADED,
  TRAB_CERTAINTY_VERY_LOW,
  TRAB_CERTAINTY_LOW,
  TRAB_CERTAINTY_MODERATE,
  TRAB_CERTAINTY_HIGH,
} TrabCertainty;
#define TRAB_N_CERTAINTIES (TRAB_CERTAINTY_HIGH + 1)

TrabCertainty trab_certainty_from_grade (const char *grade);
const char *trab_certainty_to_string (TrabCertainty certainty);
TrabCertainty trab_certainty_lower (TrabCertainty certainty);
TrabCertainty trab_certainty_least (TrabCertainty a, TrabCertainty b);

G_END_DECLS

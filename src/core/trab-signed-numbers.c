/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-signed-numbers.h"

#include "trab-compared-plan.h"

/** trab_signed_numbers_new: (transfer full): without plans, and with no calculator */
TrabSignedNumbers *
trab_signed_numbers_new (void)
{
  TrabSignedNumbers *numbers = g_new0 (TrabSignedNumbers, 1);

  numbers->chance.calculator = TRAB_CALCULATOR_NONE;
  numbers->plans = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_compared_plan_free);
  return numbers;
}

void
trab_signed_numbers_free (TrabSignedNumbers *numbers)
{
  if (numbers == NULL)
    return;
  g_free (numbers->program);
  g_free (numbers->evidence_digest);
  g_free (numbers->signed_by);
  g_ptr_array_unref (numbers->plans);
  g_free (numbers);
}

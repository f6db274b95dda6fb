/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-record.h"

G_BEGIN_DECLS

/**
 * TrabCompareRequest:
 * @record: of one patient
 * @plan_ids: (nullable): NULL-terminated plan names; NULL for the standard set
 * @today: day from which years are counted
 * @years: 5 or 10
 * @calculator: (nullable): the clinician's choice, as in trab_chance_calculator_to_string(); NULL:
 *   what the latest visit keeps, else by the order
 * @signed_numbers: (nullable): TRAB_QUESTION_SIGNED_NUMBERS of a signed visit: what was kept of
 *   these plans stands in place of what would be worked out; see trab_comparison_get_signed()
 * @n_members: virtual patients of each band; 0: no curves, chances and harms alone
 * @seed: of the ensemble
 */
typedef struct
{
  TrabRecord *record;
  const char *const *plan_ids;
  TrabDate today;
  double years;
  const char *calculator;
  const char *signed_numbers;
  guint n_members;
  guint64 seed;
} TrabCompareRequest;

G_END_DECLS

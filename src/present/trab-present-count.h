/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chance.h"
#include "trab-fracture-cell.h"

G_BEGIN_DECLS

/**
 * TrabPresentCount:
 * The one rule for people counted: each chance is rounded to people first, and every difference is
 * taken between people that are shown, so that a reader can subtract and comes to the same.
 * @base, @breaks: how many of @out_of break a bone without the plan and under it
 * @low, @high: under it at the ends of its range; @breaks where there is no range
 * @fewer, @fewer_low, @fewer_high: @base minus these; below 0 more break. @fewer_low is the end
 *   nearer to no benefit
 */
typedef struct
{
  guint out_of;
  int base;
  int breaks;
  int low;
  int high;
  int fewer;
  int fewer_low;
  int fewer_high;
} TrabPresentCount;

void trab_present_count_init (TrabPresentCount *count,
                              const TrabChanceBase *base,
                              const TrabFractureCell *cell);
int trab_present_count_fewer_at (const TrabChanceBase *base, double base_pct, double fewer_pct);

G_END_DECLS

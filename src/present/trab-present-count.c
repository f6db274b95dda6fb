/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-count.h"

#include "trab-present-number.h"

static int
count (double chance_pct, guint out_of)
{
  return (int) trab_present_number_count_people (CLAMP (chance_pct, 0, 100), out_of);
}

/** trab_present_count_init: @cell: one with a number, of the outcome of @base */
void
trab_present_count_init (TrabPresentCount *self,
                         const TrabChanceBase *base,
                         const TrabFractureCell *cell)
{
  guint out_of = base->out_of;

  *self = (TrabPresentCount){ .out_of = out_of,
                              .base = count (base->pct, out_of),
                              .breaks = count (cell->best, out_of) };
  self->low = cell->has_range ? count (MIN (cell->low, cell->best), out_of) : self->breaks;
  self->high = cell->has_range ? count (MAX (cell->high, cell->best), out_of) : self->breaks;
  self->fewer = self->base - self->breaks;
  self->fewer_low = self->base - self->high;
  self->fewer_high = self->base - self->low;
}

/** trab_present_count_fewer_at: how many fewer, were the base @base_pct and the plan @fewer_pct
 * points under it */
int
trab_present_count_fewer_at (const TrabChanceBase *base, double base_pct, double fewer_pct)
{
  return count (base_pct, base->out_of) - count (base_pct - fewer_pct, base->out_of);
}

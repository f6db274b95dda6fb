/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "peak.h"

/* What the machine could do if a step never had to wait: the arithmetic of one step without drug or
 * exercise, as counted in the machine code of the step loop, all of it independent and in
 * registers. Compiled once per instruction set, as the step loop is; PEAK names the copy. */

#include "trab-model-vector.h"

#define DIVISIONS 22 /* per step; and for each: */
#define PRODUCTS 16
#define SUMS 17
#define CHAINS 8

/**
 * peak_base:
 * @n_steps: how often the arithmetic of a step is done
 * @lanes: (out): how many members a vector holds
 *
 * Returns: a number that keeps the compiler from leaving anything out
 */
double
PEAK (unsigned n_steps, unsigned *lanes)
{
  TrabVector products[CHAINS], sums[CHAINS], quotients[CHAINS], roots = trab_vector_all (2);
  double total = 0;

  for (unsigned i = 0; i < CHAINS; i++)
    products[i] = sums[i] = quotients[i] = trab_vector_all (1.5 + i);
  for (unsigned i = 0; i < n_steps * DIVISIONS / CHAINS; i++)
    {
#pragma GCC unroll 16
      for (unsigned j = 0; j < CHAINS; j++)
        {
          quotients[j] = 3 / quotients[j];
#pragma GCC unroll 16
          for (unsigned k = 0; k < PRODUCTS; k++)
            products[k % CHAINS] = products[k % CHAINS] * 0.999999;
#pragma GCC unroll 32
          for (unsigned k = 0; k < SUMS; k++)
            sums[k % CHAINS] = sums[k % CHAINS] + 0.5;
          sums[j] = trab_vector_at_most (trab_vector_at_least (sums[j], -1e6), 1e6);
        }
      roots = trab_vector_sqrt (roots);
    }
  for (unsigned i = 0; i < CHAINS; i++)
    total += (products[i] + sums[i] + quotients[i] + roots)[0];
  *lanes = TRAB_VECTOR_LANES;
  return total;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-comparison.h"

G_BEGIN_DECLS

/**
 * TrabPresentDensity:
 * The key number of one curve, of a person like this: median with its 90 % range, in % change.
 */
typedef struct
{
  guint month;
  double low_pct;
  double best_pct;
  double high_pct;
} TrabPresentDensity;

/* Curves of density and markers in words. */
const char *trab_present_density_get_title (TrabQuantity quantity);
const char *trab_present_density_get_axis_title (TrabQuantity quantity);
double trab_present_density_get_end_years (const TrabComparedPlan *plan, double years);
gboolean trab_present_density_get_key (const TrabComparedPlan *plan,
                                       TrabQuantity quantity,
                                       guint month,
                                       TrabPresentDensity *key);
guint trab_present_density_get_month (TrabComparison *comparison, TrabQuantity quantity);
char *trab_present_density_dup_change (const TrabPresentDensity *key);
char *trab_present_density_dup_headline (const TrabPresentDensity *key);
char *trab_present_density_dup_reason (const TrabComparedPlan *plan);
char *trab_present_density_dup_note (const TrabComparedPlan *plan);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-density.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "trab-date.h"
#include "trab-present-number.h"
#include "trab-present-refusal.h"

#define LEAST_MONTHS 12 /* a change of density over less says nothing */
#define MARKER_MONTHS 12
#define EARLY_MARKER_MONTHS 3

typedef struct
{
  const char *title;
  const char *axis;
} QuantityWords;

static const QuantityWords quantity_words[TRAB_N_QUANTITIES] = {
  [TRAB_QUANTITY_BMD_LS]
  = { N_ ("Bone density, lower spine"), N_ ("Lower spine: change from today, %") },
  [TRAB_QUANTITY_BMD_FN] = { N_ ("Bone density, hip neck"), N_ ("Hip neck: change from today, %") },
  [TRAB_QUANTITY_BMD_TH]
  = { N_ ("Bone density, total hip"), N_ ("Total hip: change from today, %") },
  [TRAB_QUANTITY_CTX] = { N_ ("Bone loss blood test (CTX)"), N_ ("CTX: change from today, %") },
  [TRAB_QUANTITY_P1NP]
  = { N_ ("Bone building blood test (P1NP)"), N_ ("P1NP: change from today, %") },
};

/** trab_present_density_get_title: (transfer none): what is projected, and where */
const char *
trab_present_density_get_title (TrabQuantity quantity)
{
  g_return_val_if_fail (quantity < TRAB_N_QUANTITIES, "");
  return _ (quantity_words[quantity].title);
}

/** trab_present_density_get_axis_title: (transfer none): with its unit */
const char *
trab_present_density_get_axis_title (TrabQuantity quantity)
{
  g_return_val_if_fail (quantity < TRAB_N_QUANTITIES, "");
  return _ (quantity_words[quantity].axis);
}

/**
 * trab_present_density_get_end_years:
 * @years: span of the comparison
 *
 * Returns: where the curve ends: at the end of the evidence, of the run, or of the span
 */
double
trab_present_density_get_end_years (const TrabComparedPlan *plan, double years)
{
  double end_years = MIN (years, MAX (plan->solid_years, plan->dashed_years));

  if (plan->run == NULL || trab_run_get_n_months (plan->run) == 0)
    return 0;
  return MIN (end_years, (double) (trab_run_get_n_months (plan->run) - 1) / TRAB_MONTHS_PER_YEAR);
}

static gboolean
is_marker (TrabQuantity quantity)
{
  return quantity == TRAB_QUANTITY_CTX || quantity == TRAB_QUANTITY_P1NP;
}

/**
 * trab_present_density_get_month:
 * Returns: the one time, for all plans, at which the quantity is told
 */
guint
trab_present_density_get_month (TrabComparison *comparison, TrabQuantity quantity)
{
  return is_marker (quantity) ? MARKER_MONTHS : trab_comparison_get (comparison)->density_months;
}

/**
 * trab_present_density_get_key:
 * @key: (out): untouched when FALSE is returned
 *
 * Returns: whether the plan has a curve that reaches that month
 */
gboolean
trab_present_density_get_key (const TrabComparedPlan *plan,
                              TrabQuantity quantity,
                              guint month,
                              TrabPresentDensity *key)
{
  double end_years = MAX (plan->solid_years, plan->dashed_years);
  guint least = is_marker (quantity) ? EARLY_MARKER_MONTHS : LEAST_MONTHS;

  if (!plan->has_curve || plan->run == NULL || month < least
      || month >= trab_run_get_n_months (plan->run)
      || month > end_years * TRAB_MONTHS_PER_YEAR + 1e-9)
    return FALSE;
  key->month = month;
  key->low_pct = trab_run_get_pct (plan->run, quantity, TRAB_BAND_PERSON, TRAB_QUANTILE_05, month);
  key->best_pct = trab_run_get_pct (plan->run, quantity, TRAB_BAND_PERSON, TRAB_QUANTILE_50, month);
  key->high_pct = trab_run_get_pct (plan->run, quantity, TRAB_BAND_PERSON, TRAB_QUANTILE_95, month);
  return isfinite (key->low_pct) && isfinite (key->best_pct) && isfinite (key->high_pct);
}

/** trab_present_density_dup_change: "+4 % (0 to +7)"; its time stands at the head of the row */
char *
trab_present_density_dup_change (const TrabPresentDensity *key)
{
  return trab_present_number_dup_change_range (key->low_pct, key->best_pct, key->high_pct);
}

/** trab_present_density_dup_headline: "5 y: +4 % (0 to +7)" */
char *
trab_present_density_dup_headline (const TrabPresentDensity *key)
{
  g_autofree char *change
      = trab_present_number_dup_change_range (key->low_pct, key->best_pct, key->high_pct);

  if (key->month % TRAB_MONTHS_PER_YEAR == 0)
    /* Translators: so many years from now, the change: "5 y: +4 % (0 to +7)" */
    return g_strdup_printf (_ ("%u y: %s"), key->month / TRAB_MONTHS_PER_YEAR, change);
  /* Translators: so many months from now, the change */
  return g_strdup_printf (_ ("%u months: %s"), key->month, change);
}

/** trab_present_density_dup_reason: why a plan has no curve: its refusals, or that nobody knows */
char *
trab_present_density_dup_reason (const TrabComparedPlan *plan)
{
  if (plan->refusals->len > 0)
    return trab_present_refusal_dup_list (plan->refusals);
  if (g_strcmp0 (plan->chart_class, "no-evidence") == 0)
    return g_strdup (_ ("No study in people shows what this does to bones."));
  return g_strdup (_ ("No study here measured it."));
}

/** trab_present_density_dup_note: (nullable): how far the trials reach under the curve */
char *
trab_present_density_dup_note (const TrabComparedPlan *plan)
{
  g_autofree char *span = NULL;

  if (!plan->has_curve || plan->solid_years <= 0)
    return NULL;
  span = trab_present_number_dup_years (plan->solid_years);
  return g_strdup_printf (_ ("Studies reach %s"), span);
}

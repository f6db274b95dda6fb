/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-balance.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "trab-chart-bars.h"
#include "trab-present-harm.h"
#include "trab-present-number.h"
#include "trab-present-plan.h"
#include "trab-present-row.h"

#define LEAST_END_PER_1000 5.0
#define SAME_YEARS 0.01

static void
widen (double value, double *most)
{
  if (isfinite (value))
    *most = MAX (*most, value);
}

/* The least round end of the axis that holds everything. */
static double
round_up (double most)
{
  double end = LEAST_END_PER_1000;

  for (guint i = 0; end < most; i++)
    end *= i % 3 == 1 ? 2.5 : 2;
  return end;
}

static gboolean
has_benefit (const TrabHarm *harm)
{
  return harm->benefit == TRAB_HARM_BENEFIT_COUNTED && harm->fewer_breaks.is_known;
}

static gboolean
is_drawn (const TrabHarm *harm)
{
  return harm->difference.is_known && harm->direction != TRAB_HARM_UNCERTAIN
         && harm->direction != TRAB_HARM_NOT_KNOWN;
}

/* How far the axis goes to each side. */
static void
find_ends (const TrabComparedPlan *plan, double *fewer, double *more)
{
  for (guint i = 0; i < plan->harms->len; i++)
    {
      const TrabHarm *harm = &g_array_index (plan->harms, TrabHarm, i);

      if (is_drawn (harm))
        {
          widen (harm->difference.per_1000, more);
          widen (-harm->difference.per_1000, fewer);
          widen (harm->high.is_known ? harm->high.per_1000 : NAN, more);
          widen (harm->low.is_known ? -harm->low.per_1000 : NAN, fewer);
        }
      if (has_benefit (harm))
        {
          widen (harm->fewer_breaks.per_1000, fewer);
          widen (harm->fewer_breaks_high.is_known ? harm->fewer_breaks_high.per_1000 : NAN, fewer);
          widen (harm->fewer_breaks_low.is_known ? -harm->fewer_breaks_low.per_1000 : NAN, more);
        }
    }
}

/* A bar with words of its own. */
static void
add_bar (GArray *bars, TrabChartBar *bar, char *label, char *value)
{
  bar->label = label;
  bar->value = value;
  g_array_append_val (bars, *bar);
}

static void
clear_bar (gpointer bar)
{
  g_free ((char *) ((TrabChartBar *) bar)->label);
  g_free ((char *) ((TrabChartBar *) bar)->value);
}

/* @row: how it is said elsewhere */
static void
add_harm (GArray *bars, const TrabHarm *harm, const TrabPresentRow *row, TrabChartClass class)
{
  TrabChartBar bar = { .plan_class = class, .state = TRAB_CHART_STATE_UNKNOWN };

  if (is_drawn (harm))
    {
      bar.state = TRAB_CHART_STATE_KNOWN;
      bar.best = harm->difference.per_1000;
      bar.has_range = harm->low.is_known && harm->high.is_known;
      bar.low = bar.has_range ? MIN (harm->low.per_1000, bar.best) : 0;
      bar.high = bar.has_range ? MAX (harm->high.per_1000, bar.best) : 0;
    }
  add_bar (bars, &bar, g_strdup (row->title), g_strdup_printf ("%s %s", row->text, row->note));
}

/* "9 fewer (3 to 12)" */
static char *
dup_fewer (const TrabChartBar *bar)
{
  g_autofree char *count = trab_present_number_dup_decimal (fabs (bar->best), 1);
  g_autofree char *from = trab_present_number_dup_decimal (MAX (0, -bar->high), 1);
  g_autofree char *to = trab_present_number_dup_decimal (MAX (0, -bar->low), 1);

  if (bar->best > 0 || !bar->has_range || bar->high > 0)
    return g_strdup_printf (bar->best <= 0 ? _ ("%s fewer") : _ ("%s more"), count);
  /* Translators: how many fewer of 1,000 break a bone, with the range: "9 fewer (3 to 12)" */
  return g_strdup_printf (_ ("%s fewer (%s to %s)"), count, from, to);
}

/* The breaks prevented in the years of a harm, each span once. @told: years already told */
static void
add_benefit (GArray *bars,
             const TrabHarm *harm,
             const TrabPresentRow *row,
             TrabChartClass class,
             GArray *told)
{
  TrabChartBar bar = { .plan_class = class, .state = TRAB_CHART_STATE_KNOWN };

  for (guint i = 0; i < told->len; i++)
    if (fabs (g_array_index (told, double, i) - harm->horizon_years) < SAME_YEARS)
      return;
  if (!has_benefit (harm))
    return;
  g_array_append_val (told, harm->horizon_years);
  bar.best = -harm->fewer_breaks.per_1000;
  bar.has_range = harm->fewer_breaks_low.is_known && harm->fewer_breaks_high.is_known;
  bar.low = bar.has_range ? MIN (-harm->fewer_breaks_high.per_1000, bar.best) : 0;
  bar.high = bar.has_range ? MAX (-harm->fewer_breaks_low.per_1000, bar.best) : 0;
  /* Translators: over how long: "in 5 years" */
  add_bar (bars, &bar, g_strdup_printf (_ ("Broken bones, %s"), row->note), dup_fewer (&bar));
}

static GArray *
list_bars (const TrabComparedPlan *plan, TrabEvidence *evidence)
{
  TrabChartClass class = trab_present_plan_get_class (plan->chart_class);
  g_autoptr (GPtrArray) harms = trab_present_harm_dup_told (plan);
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (double));
  GArray *bars = g_array_new (FALSE, FALSE, sizeof (TrabChartBar));

  g_array_set_clear_func (bars, clear_bar);
  for (guint i = 0; i < harms->len; i++)
    {
      const TrabHarm *harm = g_ptr_array_index (harms, i);
      g_autoptr (TrabPresentRow) row = trab_present_harm_new_counted (harm, evidence);

      add_harm (bars, harm, row, class);
      add_benefit (bars, harm, row, class, told);
    }
  return bars;
}

static char *
describe (const char *name, const GArray *bars)
{
  GString *text = g_string_new (name);

  g_string_append (text, _ (", out of 1,000 people."));
  for (guint i = 0; i < bars->len; i++)
    {
      const TrabChartBar *bar = &g_array_index (bars, TrabChartBar, i);

      g_string_append_printf (text, " %s: %s.", bar->label, bar->value);
    }
  return g_string_free (text, FALSE);
}

/**
 * trab_present_balance_new_chart:
 * Returns: (transfer full): each harm over its own years, the breaks prevented in the same years
 *   beside it, all out of the same 1,000 people; what is not known is hatched
 */
TrabChartSpec *
trab_present_balance_new_chart (const TrabComparedPlan *plan, TrabEvidence *evidence)
{
  g_autoptr (TrabPresentPlan) named = trab_present_plan_new (evidence, plan->plan_id);
  g_autoptr (GArray) bars = list_bars (plan, evidence);
  g_autofree char *description = describe (named->name, bars);
  g_autofree char *missing = trab_present_harm_dup_missing (plan);
  double fewer = 0;
  double more = 0;
  TrabChartWords words
      = { .title = named->name,
          .description = description,
          .caption = _ ("Out of 1,000 people, each over the years of its study."),
          .empty = missing ? missing : _ ("No harm has been counted for this plan."),
          .decimal_mark = trab_present_number_get_decimal_mark () };
  TrabChartBars frame = { .x_title = _ ("fewer of 1,000   |   more of 1,000"),
                          .decimals = 1,
                          .head_plan = _ ("What"),
                          .head_low = _ ("At the least"),
                          .head_best = _ ("More (minus: fewer)"),
                          .head_high = _ ("At the most"),
                          .words_no_range = _ ("range not known") };
  TrabChartSpec *spec = NULL;

  find_ends (plan, &fewer, &more);
  frame.x_max = round_up (more);
  frame.x_min = -round_up (fewer);
  spec = trab_chart_bars_new (&words, &frame);
  for (guint i = 0; i < bars->len; i++)
    {
      TrabChartBar bar = g_array_index (bars, TrabChartBar, i);

      bar.words = bar.value;
      trab_chart_bars_add_bar (spec, &bar);
    }
  return spec;
}

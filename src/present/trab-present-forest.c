/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-forest.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "trab-chart-bars.h"
#include "trab-evidence.h"
#include "trab-present-number.h"
#include "trab-present-plan.h"
#include "trab-provenance.h"

#define TABLE "evidence/effects"
#define LEAST_END 1.5
#define END_STEP 0.5
#define NO_EFFECT 1.0

static gboolean
is_ratio (const char *measure)
{
  static const char *const ratios[] = { "RR", "HR", "OR", NULL };

  return measure != NULL && g_strv_contains (ratios, measure);
}

/* Rows of the table that the cell names and that are ratios. */
static GArray *
list_rows (const TrabTable *table, const char *evidence_ids)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) ids = g_strsplit_set (evidence_ids ? evidence_ids : "", ", ", -1);

  for (guint i = 0; table != NULL && ids[i] != NULL; i++)
    {
      int row = ids[i][0] != '\0' ? trab_table_find_row (table, "id", ids[i]) : -1;
      guint at = (guint) row;

      if (row >= 0 && is_ratio (trab_table_get_text (table, at, "measure"))
          && isfinite (trab_table_get_double (table, at, "value")))
        g_array_append_val (rows, at);
    }
  return rows;
}

/* "RR 0.56 (0.44 to 0.70), n = 2027, read" */
static char *
dup_value (const TrabTable *table, guint row)
{
  double low = trab_table_get_double (table, row, "ci_low");
  double high = trab_table_get_double (table, row, "ci_high");
  double n = trab_table_get_double (table, row, "n");
  g_autofree char *best
      = trab_present_number_dup_decimal (trab_table_get_double (table, row, "value"), 2);
  GString *text = g_string_new (trab_table_get_text (table, row, "measure"));

  g_string_append_printf (text, " %s", best);
  if (isfinite (low) && isfinite (high))
    {
      g_autofree char *from = trab_present_number_dup_decimal (low, 2);
      g_autofree char *to = trab_present_number_dup_decimal (high, 2);

      g_string_append_printf (text, _ (" (%s to %s)"), from, to);
    }
  else
    g_string_append (text, _ (" (range not known)"));
  if (isfinite (n))
    g_string_append_printf (text, ", n = %.0f", n);
  g_string_append_printf (text, ", %s",
                          trab_provenance_from_code (trab_table_get_text (table, row, "prov_code"))
                                  == TRAB_PROVENANCE_UNVERIFIED
                              ? _ ("unverified")
                              : _ ("read"));
  return g_string_free (text, FALSE);
}

static double
find_end (const TrabTable *table, const GArray *rows)
{
  double end = LEAST_END;

  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);
      double high = trab_table_get_double (table, row, "ci_high");
      double most = isfinite (high) ? high : trab_table_get_double (table, row, "value");

      end = MAX (end, ceil (most / END_STEP) * END_STEP);
    }
  return end;
}

static void
add_study (TrabChartSpec *spec, const TrabTable *table, guint row, TrabChartClass class)
{
  double low = trab_table_get_double (table, row, "ci_low");
  double high = trab_table_get_double (table, row, "ci_high");
  const char *study = trab_table_get_text (table, row, "study");
  g_autofree char *label
      = g_strdup_printf ("%s [%s]", study ? study : "", trab_table_get_text (table, row, "id"));
  g_autofree char *value = dup_value (table, row);
  TrabChartBar bar = { .label = label,
                       .plan_class = class,
                       .value = value,
                       .state = TRAB_CHART_STATE_KNOWN,
                       .best = trab_table_get_double (table, row, "value"),
                       .has_range = isfinite (low) && isfinite (high) };

  bar.low = bar.has_range ? MIN (low, bar.best) : 0;
  bar.high = bar.has_range ? MAX (high, bar.best) : 0;
  trab_chart_bars_add_bar (spec, &bar);
}

/**
 * trab_present_forest_new_chart:
 * Returns: (transfer full): each study with its interval, how many people, whether it was read;
 * left of 1 fewer bones broke. Empty, with a sentence, where the cell rests on none
 */
TrabChartSpec *
trab_present_forest_new_chart (const TrabComparedPlan *plan,
                               TrabOutcome outcome,
                               TrabEvidence *evidence)
{
  const TrabTable *table = trab_evidence_get_table (evidence, TABLE, NULL);
  g_autoptr (GArray) rows = list_rows (table, plan->fracture[outcome].evidence_ids);
  g_autoptr (TrabPresentPlan) named = trab_present_plan_new (evidence, plan->plan_id);
  g_autoptr (GString) text = g_string_new (named->name);
  TrabChartWords words = { .title = named->name,
                           .empty = _ ("No study is behind this cell."),
                           .caption = _ ("Studies behind the number: left of 1 fewer bones broke."),
                           .decimal_mark = trab_present_number_get_decimal_mark () };
  TrabChartBars frame = { .x_title = _ ("Ratio, with 95 % interval"),
                          .x_base = NO_EFFECT,
                          .x_max = find_end (table, rows),
                          .is_points = TRUE,
                          .decimals = 2,
                          .head_plan = _ ("Study"),
                          .head_low = _ ("Low"),
                          .head_best = _ ("Ratio"),
                          .head_high = _ ("High"),
                          .words_no_range = _ ("range not known") };
  TrabChartSpec *spec = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *value = dup_value (table, g_array_index (rows, guint, i));
      const char *study = trab_table_get_text (table, g_array_index (rows, guint, i), "study");

      g_string_append_printf (text, "%s %s: %s.", i == 0 ? "." : "", study ? study : "", value);
    }
  words.description = text->str;
  spec = trab_chart_bars_new (&words, &frame);
  for (guint i = 0; i < rows->len; i++)
    add_study (spec, table, g_array_index (rows, guint, i),
               trab_present_plan_get_class (plan->chart_class));
  return spec;
}

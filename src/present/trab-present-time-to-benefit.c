/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-time-to-benefit.h"

#include <glib/gi18n-lib.h>

#include "trab-evidence.h"
#include "trab-plan.h"
#include "trab-present-number.h"
#include "trab-present-row.h"
#include "trab-present-rule.h"

static gboolean
is_of (const TrabTable *table, guint row, const TrabRegimen *regimen)
{
  g_auto (GStrv) names = g_strsplit (trab_table_get_text (table, row, "regimen_names"), " ", -1);

  return g_strv_contains ((const char *const *) names, regimen->name);
}

/* The row of a plan of one course; of more than one together nobody has measured it. */
static int
find_row (TrabEvidence *evidence, const char *plan_id, const TrabTable **table)
{
  g_autoptr (TrabCatalogue) catalogue = trab_catalogue_new (evidence, NULL);
  g_autoptr (TrabPlan) plan = catalogue ? trab_plan_new (catalogue, plan_id, NULL) : NULL;

  *table = trab_evidence_get_table (evidence, "regimens/time-to-benefit", NULL);
  if (plan == NULL || plan->courses->len != 1 || *table == NULL)
    return -1;
  for (guint i = 0; i < trab_table_get_n_rows (*table); i++)
    if (is_of (*table, i, g_array_index (plan->courses, TrabPlanCourse, 0).regimen))
      return (int) i;
  return -1;
}

static char *
dup_count (const TrabTable *table, int row, const char *column)
{
  return trab_present_number_dup_decimal (trab_table_get_double (table, (guint) row, column), 0);
}

/** trab_present_time_to_benefit_dup_text: (nullable): "About 12 months (6 to 18)"; NULL where it is
 * not known
 */
char *
trab_present_time_to_benefit_dup_text (TrabEvidence *evidence, const char *plan_id)
{
  const TrabTable *table = NULL;
  int row = find_row (evidence, plan_id, &table);
  g_autofree char *months = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (row < 0)
    return NULL;
  months = dup_count (table, row, "months");
  low = dup_count (table, row, "months_low");
  high = dup_count (table, row, "months_high");
  /* Translators: a number of months and its range */
  return g_strdup_printf (_ ("About %s months (%s to %s)"), months, low, high);
}

/** trab_present_time_to_benefit_dup_note: (nullable): until what, in whom, by which source */
char *
trab_present_time_to_benefit_dup_note (TrabEvidence *evidence, const char *plan_id)
{
  const TrabTable *table = NULL;
  int row = find_row (evidence, plan_id, &table);
  g_autofree char *spared = NULL;
  g_autofree char *people = NULL;
  g_autofree char *source = NULL;

  if (row < 0)
    return NULL;
  spared = dup_count (table, row, "spared");
  people = dup_count (table, row, "women");
  source
      = trab_present_rule_dup_source (evidence, trab_table_get_text (table, (guint) row, "rule"));
  /* Translators: 1, 100, and the study */
  return g_strdup_printf (_ ("Until %s of %s women is spared a break outside the spine. %s"),
                          spared, people, source);
}

/** trab_present_time_to_benefit_dup_rows: (transfer full): of TrabPresentRow: the evidence drawer
 */
GPtrArray *
trab_present_time_to_benefit_dup_rows (TrabEvidence *evidence, const char *plan_id)
{
  GPtrArray *rows = trab_present_row_new_list ();
  g_autofree char *text = trab_present_time_to_benefit_dup_text (evidence, plan_id);
  g_autofree char *note = trab_present_time_to_benefit_dup_note (evidence, plan_id);
  const TrabTable *table = NULL;
  int row = find_row (evidence, plan_id, &table);

  if (row >= 0)
    {
      const char *rule = trab_table_get_text (table, (guint) row, "rule");
      g_autofree char *words = trab_present_rule_dup_words (evidence, rule);

      g_ptr_array_add (rows, trab_present_row_new (_ ("Time to benefit"), text, note));
      g_ptr_array_add (rows, trab_present_row_new (rule, words, NULL));
      g_ptr_array_add (rows, trab_present_row_new (_ ("Whom it may not fit"),
                                                   _ ("Men, and breaks of the spine: they were not "
                                                      "counted in it"),
                                                   NULL));
    }
  return rows;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-interaction.h"

#include <glib/gi18n-lib.h>

#include "trab-evidence.h"
#include "trab-present-patient.h"
#include "trab-present-row.h"
#include "trab-present-rule.h"
#include "trab-present-safety.h"

static gboolean
is_medicine (TrabEvidence *evidence, const char *field)
{
  const TrabTable *fields = trab_evidence_get_table (evidence, "rules/fields", NULL);
  int row = fields && field ? trab_table_find_row (fields, "field", field) : -1;

  return row >= 0 && trab_table_has (fields, (guint) row, "is_medicine");
}

static gboolean
is_about_medicine (const TrabSafetyGap *gap, TrabEvidence *evidence)
{
  return is_medicine (evidence, gap->field);
}

static gboolean
is_about_medicines (TrabEvidence *evidence, const char *rule_id)
{
  const TrabTable *rules = trab_evidence_get_table (evidence, "rules/safety", NULL);
  int row = rules ? trab_table_find_row (rules, "id", rule_id) : -1;

  return row >= 0
         && (is_medicine (evidence, trab_table_get_text (rules, (guint) row, "field"))
             || is_medicine (evidence, trab_table_get_text (rules, (guint) row, "and_field")));
}

static void
add_finding (GPtrArray *rows,
             TrabEvidence *evidence,
             const TrabSafetyFinding *finding,
             GHashTable *plan_names)
{
  g_autofree char *words = NULL;
  g_autofree char *plans = NULL;
  g_autofree char *note = NULL;

  if (!is_about_medicines (evidence, finding->rule_id))
    return;
  words = trab_present_rule_dup_words (evidence, finding->rule_id);
  if (!finding->is_about_person && plan_names != NULL)
    plans = trab_present_safety_dup_plan_names (finding->plan_ids, plan_names);
  note = plans ? g_strdup_printf (_ ("For: %s."), plans) : NULL;
  g_ptr_array_add (rows, trab_present_row_new (_ ("Interaction"), words, note));
}

static void
add_found (GPtrArray *rows,
           TrabEvidence *evidence,
           TrabSafetyReport *safety,
           GHashTable *plan_names)
{
  GPtrArray *cards = trab_safety_report_get_cards (safety);

  for (guint i = 0; i < cards->len; i++)
    {
      const GPtrArray *findings = ((TrabSafetyCard *) g_ptr_array_index (cards, i))->findings;

      for (guint j = 0; j < findings->len; j++)
        add_finding (rows, evidence, g_ptr_array_index (findings, j), plan_names);
    }
}

/**
 * trab_present_interaction_dup_rows:
 * Returns: (transfer full): of TrabPresentRow: each medicine, then each rule about medicines that
 *   holds with the plans it is about, then what could not be checked
 */
GPtrArray *
trab_present_interaction_dup_rows (TrabEvidence *evidence,
                                   TrabRecord *record,
                                   TrabSafetyReport *safety,
                                   GHashTable *plan_names)
{
  GPtrArray *rows = trab_present_row_new_list ();

  trab_present_patient_add_courses (rows, record);
  if (rows->len == 0)
    g_ptr_array_add (rows,
                     trab_present_row_new (_ ("Medicine"),
                                           _ ("None is on the list. That does not say that none "
                                              "is taken."),
                                           NULL));
  if (safety == NULL)
    return rows;
  add_found (rows, evidence, safety, plan_names);
  trab_present_safety_add_gaps (rows, safety, evidence, is_about_medicine);
  return rows;
}

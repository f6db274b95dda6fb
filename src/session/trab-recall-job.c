/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-recall-job.h"

#include "trab-error.h"
#include "trab-evidence.h"
#include "trab-json-value.h"

#define DENOSUMAB_RULE "SRX002"

static gboolean
read_rule_number (TrabEvidence *evidence, const char *rule_id, double *number, GError **error)
{
  const TrabTable *rules = trab_evidence_get_table (evidence, "rules/safety", error);
  int row = rules ? trab_table_find_row (rules, "id", rule_id) : -1;

  if (rules == NULL)
    return FALSE;
  if (row < 0 || !trab_table_has (rules, (guint) row, "value_number"))
    {
      g_set_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_DAMAGED,
                   "rules/safety: %s has no number", rule_id);
      return FALSE;
    }
  *number = trab_table_get_double (rules, (guint) row, "value_number");
  return TRUE;
}

/** trab_recall_job_read_limits: @limits: (out): FALSE with TRAB_EVIDENCE_ERROR */
gboolean
trab_recall_job_read_limits (TrabEvidence *evidence, TrabRecallLimits *limits, GError **error)
{
  double days = 0;

  if (!trab_evidence_get_constant (evidence, "rules/limits", "undecided_recall_days", &days, error)
      || !read_rule_number (evidence, DENOSUMAB_RULE, &limits->denosumab_months, error))
    return FALSE;
  limits->undecided_days = (int) days;
  return TRUE;
}

/**
 * trab_recall_job_get_review:
 * @plan_choice: (nullable): the answer to TRAB_QUESTION_PLAN_CHOICE
 * @review_date: TRAB_DATE_NONE when none was set
 *
 * Returns: when the person is to be seen again after a visit on @visit_day: the date that was set,
 *   but within two weeks where no plan is agreed after a hip or spine fracture
 */
TrabDate
trab_recall_job_get_review (TrabEvidence *evidence,
                            TrabRecord *record,
                            const char *plan_choice,
                            TrabDate review_date,
                            TrabDate visit_day)
{
  TrabRecallLimits limits = { 0 };

  if (!trab_recall_job_read_limits (evidence, &limits, NULL))
    g_return_val_if_reached (review_date);
  return trab_recall_get_review (record, plan_choice, review_date, visit_day, &limits);
}

/** trab_recall_job_get_short_review: the longest wait after a visit without a plan */
TrabDate
trab_recall_job_get_short_review (TrabEvidence *evidence, TrabDate visit_day)
{
  TrabRecallLimits limits = { 0 };

  if (!trab_recall_job_read_limits (evidence, &limits, NULL))
    g_return_val_if_reached (TRAB_DATE_NONE);
  return trab_date_add_days (visit_day, limits.undecided_days);
}

/** trab_recall_job_write_json: (transfer full): @recalls: of TrabRecall; a date not known is null
 */
char *
trab_recall_job_write_json (GPtrArray *recalls)
{
  json_t *list = json_array ();
  json_t *root
      = json_pack ("{s:s, s:i, s:o}", "format", "trabecula-recall", "version", 1, "recalls", list);

  for (guint i = 0; i < recalls->len; i++)
    {
      const TrabRecall *recall = g_ptr_array_index (recalls, i);
      const TrabPatientFields *patient = trab_patient_get (recall->patient);

      json_array_append_new (list, json_pack ("{s:s, s:o, s:o, s:s, s:s?, s:s?, s:s?}", "kind",
                                              trab_recall_kind_to_string (recall->kind), "due",
                                              trab_json_value_new_date (recall->due), "since",
                                              trab_json_value_new_date (recall->since), "patient",
                                              patient->id, "family_name", patient->family_name,
                                              "given_name", patient->given_name, "record_number",
                                              patient->record_number));
    }
  return trab_json_value_dup_file (root, JSON_INDENT (2));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-very-high-risk.h"

#include <math.h>

#include "trab-error.h"

static const char *const names[TRAB_N_VHR_FACTS] = {
  [TRAB_VHR_AGE_YEARS] = "age_years",
  [TRAB_VHR_IS_WOMAN] = "is_woman",
  [TRAB_VHR_LOWEST_T_SCORE] = "lowest_t_score",
  [TRAB_VHR_FRAX_OVER_THRESHOLD] = "frax_over_threshold",
  [TRAB_VHR_FRAX_MOF_PCT] = "frax_mof_pct",
  [TRAB_VHR_FRAX_HIP_PCT] = "frax_hip_pct",
  [TRAB_VHR_DVO_THREE_YEAR_PCT] = "dvo_three_year_pct",
  [TRAB_VHR_MONTHS_SINCE_VERTEBRAL_FRACTURE] = "months_since_vertebral_fracture",
  [TRAB_VHR_MONTHS_SINCE_HIP_FRACTURE] = "months_since_hip_fracture",
  [TRAB_VHR_MONTHS_SINCE_FRAGILITY_FRACTURE] = "months_since_fragility_fracture",
  [TRAB_VHR_VERTEBRAL_FRACTURE_COUNT] = "vertebral_fracture_count",
  [TRAB_VHR_MODERATE_VERTEBRAL_FRACTURE_COUNT] = "moderate_vertebral_fracture_count",
  [TRAB_VHR_HIP_FRACTURE_COUNT] = "hip_fracture_count",
  [TRAB_VHR_FRAGILITY_FRACTURE_COUNT] = "fragility_fracture_count",
  [TRAB_VHR_FRACTURE_ON_TREATMENT_YEARS] = "fracture_on_treatment_years",
  [TRAB_VHR_FRACTURE_ON_HARMFUL_DRUG] = "fracture_on_harmful_drug",
  [TRAB_VHR_HIGH_FALLS_RISK] = "high_falls_risk",
  [TRAB_VHR_PREDNISOLONE_MG_DAY] = "prednisolone_mg_day",
  [TRAB_VHR_GLUCOCORTICOID_MONTHS] = "glucocorticoid_months",
  [TRAB_VHR_GLUCOCORTICOID_DAYS] = "glucocorticoid_days",
  [TRAB_VHR_GLUCOCORTICOID_G_YEAR] = "glucocorticoid_g_year",
};

/** trab_very_high_risk_fact_to_string: the field name of the table */
const char *
trab_very_high_risk_fact_to_string (TrabVhrFact fact)
{
  g_return_val_if_fail ((guint) fact < TRAB_N_VHR_FACTS, NULL);
  return names[fact];
}

static gboolean
compare (double value, const char *operator, double limit, gboolean *holds)
{
  if (g_strcmp0 (operator, ">=") == 0)
    *holds = value >= limit;
  else if (g_strcmp0 (operator, ">") == 0)
    *holds = value > limit;
  else if (g_strcmp0 (operator, "<=") == 0)
    *holds = value <= limit;
  else if (g_strcmp0 (operator, "<") == 0)
    *holds = value < limit;
  else
    return FALSE;
  return TRUE;
}

/* All parts have to hold: one no is a no, whatever is not known. */
static TrabAnswer
both (TrabAnswer a, TrabAnswer b)
{
  if (a == TRAB_ANSWER_NO || b == TRAB_ANSWER_NO)
    return TRAB_ANSWER_NO;
  return a == TRAB_ANSWER_YES && b == TRAB_ANSWER_YES ? TRAB_ANSWER_YES : TRAB_ANSWER_NOT_KNOWN;
}

static gboolean
check_row (const TrabTable *table,
           guint row,
           const TrabVhrFacts *facts,
           TrabVhrCriterion *criterion,
           GError **error)
{
  const char *field = trab_table_get_text (table, row, "field");

  for (guint i = 0; i < TRAB_N_VHR_FACTS; i++)
    {
      gboolean holds = FALSE;

      if (g_strcmp0 (field, names[i]) != 0)
        continue;
      if (!compare (facts->value[i], trab_table_get_text (table, row, "operator"),
                    trab_table_get_double (table, row, "value"), &holds))
        break;
      if (!facts->has[i] || isnan (facts->value[i]))
        {
          criterion->missing |= 1u << i;
          criterion->holds = both (criterion->holds, TRAB_ANSWER_NOT_KNOWN);
        }
      else
        criterion->holds = both (criterion->holds, holds ? TRAB_ANSWER_YES : TRAB_ANSWER_NO);
      return TRUE;
    }
  g_set_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_DAMAGED,
               "very-high-risk: row %u asks for %s", row, field ? field : "nothing");
  return FALSE;
}

static TrabVhrCriterion *
last_criterion (GArray *criteria, const TrabTable *table, guint row)
{
  TrabVhrCriterion *last
      = criteria->len > 0 ? &g_array_index (criteria, TrabVhrCriterion, criteria->len - 1) : NULL;
  TrabVhrCriterion next = {
    .guideline = trab_table_get_text (table, row, "guideline"),
    .criterion = trab_table_get_text (table, row, "criterion"),
    .words = trab_table_get_text (table, row, "words"),
    .source = trab_table_get_text (table, row, "source"),
    .provenance = trab_provenance_from_code (trab_table_get_text (table, row, "prov_code")),
    .holds = TRAB_ANSWER_YES,
  };

  if (last != NULL && g_strcmp0 (last->guideline, next.guideline) == 0
      && g_strcmp0 (last->criterion, next.criterion) == 0)
    return last;
  g_array_append_val (criteria, next);
  return &g_array_index (criteria, TrabVhrCriterion, criteria->len - 1);
}

/**
 * trab_very_high_risk_check:
 *
 * What each guideline's criteria for a very high risk say of a person. A finding, not advice: what
 * the guideline says to do stands elsewhere.
 *
 * Returns: (transfer full) (element-type TrabVhrCriterion) (nullable): in the order of the table,
 *   the criteria of one guideline together; NULL with TRAB_EVIDENCE_ERROR
 */
GArray *
trab_very_high_risk_check (TrabEvidence *evidence, const TrabVhrFacts *facts, GError **error)
{
  g_autoptr (GArray) criteria = g_array_new (FALSE, TRUE, sizeof (TrabVhrCriterion));
  const TrabTable *table = trab_evidence_get_table (evidence, "risk/very-high-risk", error);

  if (table == NULL)
    return NULL;
  for (guint i = 0; i < trab_table_get_n_rows (table); i++)
    {
      TrabVhrCriterion *criterion = last_criterion (criteria, table, i);

      if (!check_row (table, i, facts, criterion, error))
        return NULL;
    }
  return g_steal_pointer (&criteria);
}

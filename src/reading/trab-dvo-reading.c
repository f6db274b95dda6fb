/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-dvo-reading.h"

#include <math.h>

#include "trab-break-history.h"

/* A question whose yes is one factor of the table. */
static const struct
{
  TrabQuestion question;
  const char *factor;
} yes_questions[] = {
  { TRAB_QUESTION_ANTIDEPRESSANT, "rf_depression_antidepressants" },
  { TRAB_QUESTION_EPILEPSY, "rf_epilepsy_anticonvulsants" },
  { TRAB_QUESTION_DEMENTIA, "rf_dementia_alzheimer" },
  { TRAB_QUESTION_PARKINSONS, "rf_parkinson" },
  { TRAB_QUESTION_DIABETES_TYPE1, "rf_diabetes_type_1" },
  { TRAB_QUESTION_PRIMARY_HYPERPARATHYROIDISM, "rf_primary_hyperparathyroidism" },
  { TRAB_QUESTION_PARENT_HIP_FRACTURE, "rf_parent_hip_fracture" },
};

/* Which row of the table of bands holds for a value: the first whose limits do. NULL for none. */
static const char *
find_band (const TrabTable *bands, const char *quantity, double value)
{
  for (guint row = 0; row < trab_table_get_n_rows (bands); row++)
    if (g_str_equal (trab_table_get_text (bands, row, "quantity"), quantity)
        && (!trab_table_has (bands, row, "at_least")
            || value >= trab_table_get_double (bands, row, "at_least"))
        && (!trab_table_has (bands, row, "above")
            || value > trab_table_get_double (bands, row, "above"))
        && (!trab_table_has (bands, row, "at_most")
            || value <= trab_table_get_double (bands, row, "at_most"))
        && (!trab_table_has (bands, row, "below")
            || value < trab_table_get_double (bands, row, "below")))
      return trab_table_get_text (bands, row, "factor");
  return NULL;
}

static void
add_band (const TrabTable *bands, const char *quantity, double value, GStrvBuilder *factors)
{
  const char *factor = find_band (bands, quantity, value);

  if (factor != NULL)
    g_strv_builder_add (factors, factor);
}

/* Where no date tells, as long ago as can be. */
static double
get_months (const TrabBreakHistory *history, TrabFractureSite site)
{
  return history->has_months[site] ? history->months[site] : INFINITY;
}

static void
add_fractures (const TrabFacts *facts,
               const TrabTable *bands,
               GStrvBuilder *factors,
               GStrvBuilder *missing)
{
  static const char *const spine[]
      = { "rf_vertebral_fracture_gt_12m_1", "rf_vertebral_fracture_gt_12m_2",
          "rf_vertebral_fracture_gt_12m_3plus" };
  TrabBreakHistory history;
  const char *recent = NULL;
  guint n_spine = 0;

  trab_break_history_read (facts, &history);
  n_spine = history.n_at[TRAB_FRACTURE_SPINE];
  if (!history.is_known)
    g_strv_builder_add (missing, "previous_fracture");
  if (history.n_at[TRAB_FRACTURE_HIP] > 0)
    add_band (bands, "months_since_hip_fracture", get_months (&history, TRAB_FRACTURE_HIP),
              factors);
  recent = n_spine > 0 ? find_band (bands, "months_since_vertebral_fracture",
                                    get_months (&history, TRAB_FRACTURE_SPINE))
                       : NULL;
  if (recent != NULL)
    g_strv_builder_add (factors, recent);
  else if (n_spine > 0)
    g_strv_builder_add (factors, spine[MIN (n_spine, G_N_ELEMENTS (spine)) - 1]);
  if (history.n_at[TRAB_FRACTURE_UPPER_ARM] > 0)
    g_strv_builder_add (factors, "rf_humerus_fracture");
  if (history.n_at[TRAB_FRACTURE_PELVIS] > 0)
    g_strv_builder_add (factors, "rf_pelvis_fracture");
  if (history.n_at[TRAB_FRACTURE_WRIST] > 0)
    g_strv_builder_add (factors, "rf_forearm_fracture");
}

static void
add_steroids (const TrabFacts *facts,
              const TrabTable *bands,
              GStrvBuilder *factors,
              GStrvBuilder *missing)
{
  TrabAnswer steroids = trab_facts_get_answer (facts, TRAB_QUESTION_STEROIDS);
  double months = -12 * facts->steroid_from_years;
  const char *started = NULL;

  if (steroids == TRAB_ANSWER_NOT_KNOWN || (steroids == TRAB_ANSWER_YES && !facts->has_steroids))
    g_strv_builder_add (missing, steroids == TRAB_ANSWER_YES ? "prednisolone_mg_d" : "steroids");
  if (!facts->has_steroids)
    return;
  if (find_band (bands, "steroid_months_started", months) != NULL)
    started = find_band (bands, "prednisolone_mg_d_started", facts->steroid_mg_d);
  if (started != NULL)
    g_strv_builder_add (factors, started);
  else if (find_band (bands, "steroid_months_long", months) != NULL)
    add_band (bands, "prednisolone_mg_d_long", facts->steroid_mg_d, factors);
}

static void
add_illness (const TrabFacts *facts,
             const TrabTable *bands,
             GStrvBuilder *factors,
             GStrvBuilder *missing)
{
  TrabAnswer heart = trab_facts_get_answer (facts, TRAB_QUESTION_HEART_FAILURE);
  TrabMeasurement *tsh = trab_record_find_latest (facts->record, TRAB_MEASURE_TSH, TRAB_SITE_NONE);

  if (trab_facts_get_answer (facts, TRAB_QUESTION_CARDIOVASCULAR) == TRAB_ANSWER_NO)
    heart = TRAB_ANSWER_NO; /* then it is not asked */
  if (heart == TRAB_ANSWER_YES)
    g_strv_builder_add (factors, "rf_chronic_heart_failure");
  else if (heart == TRAB_ANSWER_NOT_KNOWN)
    g_strv_builder_add (missing, "heart_failure");
  if (tsh != NULL)
    add_band (bands, "tsh_mu_l", trab_measurement_get (tsh)->value, factors);
  else
    g_strv_builder_add (missing, "tsh");
}

/* An answer that is a number or the code of a choice. */
static void
add_answer_band (const TrabFacts *facts,
                 TrabQuestion question,
                 const TrabTable *bands,
                 GStrvBuilder *factors,
                 GStrvBuilder *missing)
{
  const char *id = trab_question_get_info (question)->id;
  int code = 0;

  if (trab_facts_get_code (facts, question, &code))
    add_band (bands, id, code, factors);
  else
    g_strv_builder_add (missing, id);
}

static void
add_habits (const TrabFacts *facts,
            const TrabTable *bands,
            GStrvBuilder *factors,
            GStrvBuilder *missing)
{
  add_answer_band (facts, TRAB_QUESTION_FALLS_COUNT, bands, factors, missing);
  add_answer_band (facts, TRAB_QUESTION_SMOKING, bands, factors, missing);
  add_answer_band (facts, TRAB_QUESTION_ALCOHOL, bands, factors, missing);
  if (facts->has_bmi)
    add_band (bands, "bmi", facts->bmi_kg_m2, factors);
  else
    g_strv_builder_add (missing, "bmi");
}

/* A factor that is asked only together with another, or without its length: a no rules it out. */
static const struct
{
  const char *factor;
  TrabQuestion question;
} ruled_out[] = {
  { "rf_rheumatoid_arthritis", TRAB_QUESTION_RA_OR_SLE },
  { "rf_copd", TRAB_QUESTION_ASTHMA_COPD },
  { "rf_diabetes_type_2_5_10y", TRAB_QUESTION_DIABETES_TYPE2 },
  { "rf_diabetes_type_2_gt_10y", TRAB_QUESTION_DIABETES_TYPE2 },
  { "rf_stroke", TRAB_QUESTION_CARDIOVASCULAR },
  { "rf_stroke", TRAB_QUESTION_STROKE_OR_TIA },
  { "rf_ckd_3a_3b_4", TRAB_QUESTION_RENAL_DISEASE },
};

/* The rest: nothing in a record tells. */
static const char *const never_asked[] = {
  "rf_vertebral_genant_max_grade_1",
  "rf_vertebral_genant_max_grade_2",
  "rf_vertebral_genant_max_grade_3",
  "rf_ppi_gt_3m",
  "rf_opioids",
  "rf_tug_gt_12s",
  "rf_chronic_hyponatremia",
  "rf_multiple_sclerosis",
  "rf_mgus",
  "rf_axial_spondyloarthritis",
  "rf_tbs_zscore_minus_1_0",
  "rf_tbs_zscore_minus_1_5",
  "rf_tbs_zscore_minus_2_0",
  "rf_tbs_zscore_minus_2_5",
};

static gboolean
is_ruled_out (const TrabFacts *facts, const char *factor)
{
  for (guint i = 0; i < G_N_ELEMENTS (ruled_out); i++)
    if (g_str_equal (ruled_out[i].factor, factor)
        && trab_facts_get_answer (facts, ruled_out[i].question) == TRAB_ANSWER_NO)
      return TRUE;
  return FALSE;
}

/**
 * trab_dvo_reading_dup_not_asked:
 * Returns: (transfer full): ids of table risk/dvo2023-factors that could count and that nobody is
 *   asked about, each by itself
 */
GStrv
trab_dvo_reading_dup_not_asked (const TrabFacts *facts)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  const char *last = "";

  for (guint i = 0; i < G_N_ELEMENTS (ruled_out); i++)
    {
      if (!g_str_equal (ruled_out[i].factor, last) && !is_ruled_out (facts, ruled_out[i].factor))
        g_strv_builder_add (ids, ruled_out[i].factor);
      last = ruled_out[i].factor;
    }
  for (guint i = 0; i < G_N_ELEMENTS (never_asked); i++)
    g_strv_builder_add (ids, never_asked[i]);
  return g_strv_builder_end (ids);
}

/**
 * trab_dvo_reading_dup_factors:
 * @missing: (out): what is asked and was not known; what nobody is asked about is in
 *   trab_dvo_reading_dup_not_asked()
 *
 * Returns: (transfer full) (nullable): ids of table risk/dvo2023-factors; NULL with
 *   TRAB_EVIDENCE_ERROR
 */
GStrv
trab_dvo_reading_dup_factors (const TrabFacts *facts,
                              TrabEvidence *evidence,
                              GStrv *missing,
                              GError **error)
{
  g_autoptr (GStrvBuilder) factors = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) without = g_strv_builder_new ();
  const TrabTable *bands = trab_evidence_get_table (evidence, "risk/dvo2023-bands", error);

  if (bands == NULL)
    return NULL;
  add_fractures (facts, bands, factors, without);
  add_steroids (facts, bands, factors, without);
  add_habits (facts, bands, factors, without);
  add_illness (facts, bands, factors, without);
  for (guint i = 0; i < G_N_ELEMENTS (yes_questions); i++)
    {
      TrabAnswer answer = trab_facts_get_answer (facts, yes_questions[i].question);

      if (answer == TRAB_ANSWER_YES)
        g_strv_builder_add (factors, yes_questions[i].factor);
      else if (answer == TRAB_ANSWER_NOT_KNOWN)
        g_strv_builder_add (without, trab_question_get_info (yes_questions[i].question)->id);
    }
  if (!facts->has_t_score[2])
    g_strv_builder_add (without, "total_hip_tscore");
  *missing = g_strv_builder_end (without);
  return g_strv_builder_end (factors);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-panel-job.h"

#include <math.h>

#include "trab-country.h"
#include "trab-dvo-reading.h"
#include "trab-dvo.h"
#include "trab-facts-qfracture.h"
#include "trab-frax-reading.h"
#include "trab-number.h"
#include "trab-panel-inputs.h"
#include "trab-risk-models.h"

#define CONFLICT_YEARS 10 /* FRAX has this horizon only */
#define INDEX_YEARS 5     /* of the FRACTURE Index */

/* What one panel is made with; lives for one run. */
typedef struct
{
  TrabTables *tables;
  TrabFacts *facts;
  TrabRiskPanel *panel;
  TrabDensityClass density;
  TrabFraxReading frax;
  gboolean has_dvo_pct; /* the band, where both readings of its table agree */
  double dvo_pct;
} Job;

static void
add_number (TrabRiskEstimate *estimate, const char *name, gboolean has, double value)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!has)
    return;
  trab_number_append (text, value);
  trab_risk_panel_add_input (estimate, name, text->str);
}

static void
add_sex (TrabRiskEstimate *estimate, TrabSex sex)
{
  if (sex != TRAB_SEX_UNKNOWN)
    trab_risk_panel_add_input (estimate, "sex", trab_sex_to_string (sex));
}

static void
clear_pct (TrabRiskResultFields *fields)
{
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    for (guint j = 0; j < TRAB_RISK_MAX_YEARS; j++)
      fields->pct[i][j] = NAN;
}

static void
add_qfracture_inputs (TrabRiskEstimate *estimate, const TrabQfractureInputs *inputs)
{
  add_sex (estimate, inputs->sex);
  add_number (estimate, "age", inputs->has_age, inputs->age_years);
  add_number (estimate, "bmi", inputs->has_bmi, inputs->bmi_kg_m2);
  add_number (estimate, "ethrisk", inputs->ethnicity != TRAB_QFRACTURE_NOT_KNOWN,
              inputs->ethnicity);
  add_number (estimate, "alcohol_cat6", inputs->alcohol != TRAB_QFRACTURE_NOT_KNOWN,
              inputs->alcohol);
  add_number (estimate, "smoke_cat", inputs->smoking != TRAB_QFRACTURE_NOT_KNOWN, inputs->smoking);
  for (guint i = 0; i < TRAB_N_QFRACTURE_FLAGS; i++)
    if (inputs->flags[i] != TRAB_ANSWER_NOT_KNOWN)
      trab_risk_panel_add_input (estimate, trab_qfracture_flag_to_string ((TrabQfractureFlag) i),
                                 trab_answer_to_string (inputs->flags[i]));
}

static void
add_qfracture (Job *job)
{
  TrabQfractureInputs inputs;
  g_autoptr (TrabRiskResult) result = NULL;

  trab_facts_qfracture_fill (job->facts, &inputs);
  result = trab_qfracture_new_result (job->tables->qfracture, &inputs);
  add_qfracture_inputs (trab_risk_panel_add_estimate (job->panel, result), &inputs);
  job->panel->oestrogen_only_hrt
      = inputs.flags[TRAB_QFRACTURE_HRT_OESTROGEN_ONLY] == TRAB_ANSWER_YES;
}

static gboolean
add_garvan (Job *job, GError **error)
{
  g_autoptr (TrabGarvan) garvan = trab_garvan_new (job->tables->evidence, error);
  g_autoptr (TrabRiskResult) result = NULL;
  TrabRiskEstimate *estimate = NULL;
  TrabGarvanInputs inputs;

  if (garvan == NULL)
    return FALSE;
  trab_panel_inputs_fill_garvan (job->facts, job->tables->evidence, &inputs);
  result = trab_garvan_new_result (garvan, &inputs);
  estimate = trab_risk_panel_add_estimate (job->panel, result);
  add_sex (estimate, inputs.sex);
  add_number (estimate, "age", inputs.has_age, inputs.age_years);
  add_number (estimate, "fn_tscore", inputs.has_fn_t_score, inputs.fn_t_score);
  add_number (estimate, "prior_fractures_after_50", inputs.has_prior_fractures,
              inputs.prior_fractures);
  add_number (estimate, "falls_last_12m", inputs.has_falls, inputs.falls);
  return TRUE;
}

/* The least chance that a band of the guideline stands for. */
static double
get_band_pct (TrabDvoBand band)
{
  static const double least_pct[TRAB_N_DVO_BANDS] = { 0, 3, 5, 10 };

  return least_pct[band];
}

/* What went into the table and what it asked for: the band can be followed. */
static void
add_dvo_working (TrabRiskEstimate *estimate,
                 const TrabDvoInputs *inputs,
                 const TrabDvoOutput *output)
{
  static const char *const required[TRAB_N_DVO_BANDS - 1]
      = { "dvo_required_3", "dvo_required_5", "dvo_required_10" };
  g_autofree char *factors = g_strjoinv (";", (GStrv) inputs->factors);

  add_sex (estimate, inputs->sex);
  add_number (estimate, "age", inputs->has_age, inputs->age_years);
  add_number (estimate, "total_hip_tscore", inputs->has_total_hip_t_score,
              inputs->total_hip_t_score);
  if (factors[0] != '\0')
    trab_risk_panel_add_input (estimate, "factors", factors);
  if (output->refusal != TRAB_RISK_REFUSAL_NONE)
    return;
  add_number (estimate, "dvo_multiplier", TRUE, output->multiplier);
  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    add_number (estimate, required[i], TRUE, output->required[i]);
}

static gboolean
add_dvo (Job *job, GError **error)
{
  g_autoptr (TrabDvo) dvo = trab_dvo_new (job->tables->evidence, error);
  g_autoptr (TrabRiskResult) result = NULL;
  g_auto (GStrv) missing = NULL;
  g_auto (GStrv) factors
      = dvo ? trab_dvo_reading_dup_factors (job->facts, job->tables->evidence, &missing, error)
            : NULL;
  TrabRiskEstimate *estimate = NULL;
  TrabDvoOutput output = { .refused_value = NAN };
  TrabDvoInputs inputs = { .sex = job->facts->sex,
                           .has_age = job->facts->has_age,
                           .age_years = job->facts->age_completed_years,
                           .has_total_hip_t_score = job->facts->has_t_score[2],
                           .total_hip_t_score = job->facts->t_score[2],
                           .factors = (const char *const *) factors };
  TrabRiskResultFields fields
      = { .model_id = "dvo2023",
          .model_version = "DVO 2023",
          .worked_out_without = (const char *const *) missing,
          .evidence_ids = "risk/dvo2023-required,risk/dvo2023-factors,risk/dvo2023-bands" };

  if (factors == NULL)
    return FALSE;
  if (trab_panel_inputs_is_postmenopausal (job->facts) == TRAB_ANSWER_NO)
    {
      output.refusal = TRAB_RISK_REFUSAL_NOT_IN_MODEL;
      output.refused_input = "menopause";
    }
  else
    trab_dvo_calculate (dvo, &inputs, &output);
  clear_pct (&fields);
  fields.refusal = output.refusal;
  fields.refused_input = output.refused_input;
  fields.refused_value = output.refused_value;
  fields.caveats = output.caveats;
  result = trab_risk_result_new (&fields);
  estimate = trab_risk_panel_add_estimate (job->panel, result);
  add_dvo_working (estimate, &inputs, &output);
  estimate->not_asked = trab_dvo_reading_dup_not_asked (job->facts);
  if (output.refusal != TRAB_RISK_REFUSAL_NONE)
    return TRUE;
  estimate->band = g_strdup (trab_dvo_band_to_string (output.band));
  if (output.other_band != output.band)
    estimate->other_band = g_strdup (trab_dvo_band_to_string (output.other_band));
  job->has_dvo_pct = output.other_band == output.band;
  job->dvo_pct = get_band_pct (output.band);
  return TRUE;
}

static GStrv
dup_point_names (guint inputs)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < TRAB_N_POINT_INPUTS; i++)
    if (inputs & (1u << i))
      g_strv_builder_add (names, trab_point_score_input_to_string ((TrabPointInput) i));
  return g_strv_builder_end (names);
}

static void
add_point_inputs (TrabRiskEstimate *estimate,
                  const TrabPointScore *score,
                  const TrabPointInputs *inputs)
{
  add_sex (estimate, inputs->sex);
  for (guint i = 0; i < TRAB_N_POINT_INPUTS; i++)
    {
      const char *name = trab_point_score_input_to_string ((TrabPointInput) i);

      if (!trab_point_score_asks (score, (TrabPointInput) i) || !inputs->has[i])
        continue;
      if (i > TRAB_POINT_N_FRACTURES) /* the rest are yes or no */
        trab_risk_panel_add_input (estimate, name, inputs->value[i] > 0 ? "yes" : "no");
      else
        add_number (estimate, name, TRUE, inputs->value[i]);
    }
}

/* A tool for the other sex is left out: there is nothing to say about it. */
static gboolean
add_points (Job *job, const char *tool, GError **error)
{
  g_autoptr (TrabPointScore) score = trab_point_score_new (job->tables->evidence, tool, error);
  g_autoptr (TrabRiskResult) result = NULL;
  g_auto (GStrv) missing = NULL;
  TrabRiskResultFields fields
      = { .model_id = tool, .model_version = "points", .evidence_ids = "risk/point-scores" };
  TrabRiskEstimate *estimate = NULL;
  TrabPointInputs inputs;
  TrabPointOutput output;

  if (score == NULL)
    return FALSE;
  trab_panel_inputs_fill_points (job->facts, &inputs);
  trab_point_score_calculate (score, &inputs, &output);
  if (output.refusal == TRAB_RISK_REFUSAL_NOT_IN_MODEL
      && g_strcmp0 (output.refused_input, "sex") == 0)
    return TRUE;
  missing = dup_point_names (output.worked_out_without);
  clear_pct (&fields);
  fields.refusal = output.refusal;
  fields.refused_input = output.refused_input;
  fields.refused_value = output.refused_value;
  fields.worked_out_without = (const char *const *) missing;
  fields.caveats = output.caveats;
  if (trab_point_score_gives (score) & TRAB_POINT_GIVES_PCT)
    fields.pct[TRAB_OUTCOME_HIP][INDEX_YEARS - 1] = output.pct;
  result = trab_risk_result_new (&fields);
  estimate = trab_risk_panel_add_estimate (job->panel, result);
  add_point_inputs (estimate, score, &inputs);
  if (output.refusal != TRAB_RISK_REFUSAL_NONE)
    return TRUE;
  estimate->has_score = TRUE;
  estimate->score = output.score;
  if (output.has_refer)
    estimate->refers = output.refer ? TRAB_ANSWER_YES : TRAB_ANSWER_NO;
  estimate->band = g_strdup (output.band);
  return TRUE;
}

static gboolean
add_estimates (Job *job, GError **error)
{
  g_autoptr (GArray) models = trab_risk_models_list (job->tables->evidence, error);

  if (models == NULL)
    return FALSE;
  for (guint i = 0; i < models->len; i++)
    {
      const char *id = g_array_index (models, TrabRiskModel, i).id;
      gboolean ok = TRUE;

      if (g_str_equal (id, "qfracture2012"))
        add_qfracture (job);
      else if (g_str_equal (id, "garvan"))
        ok = add_garvan (job, error);
      else if (g_str_equal (id, "dvo2023"))
        ok = add_dvo (job, error);
      else if (!g_str_equal (id, "frax-typed"))
        ok = add_points (job, id, error);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

/* FRAX counts steroids as yes or no; the published adjustment brings the dose in. */
static gboolean
adjust_frax (Job *job, TrabTypedFrax *frax, GError **error)
{
  const TrabFraxTyped *typed = &job->frax.typed;
  TrabFraxTyped adjusted;

  if (!job->facts->has_steroids || !(job->facts->steroid_mg_d > 0))
    return TRUE;
  if (!trab_frax_adjust_glucocorticoid (job->tables->evidence, typed, job->facts->steroid_mg_d,
                                        &adjusted, error))
    return FALSE;
  frax->has_adjusted = TRUE;
  frax->prednisolone_mg_d = job->facts->steroid_mg_d;
  if (typed->has_mof)
    frax->adjusted_pct[TRAB_OUTCOME_MAJOR] = adjusted.mof_pct;
  if (typed->has_hip)
    frax->adjusted_pct[TRAB_OUTCOME_HIP] = adjusted.hip_pct;
  return TRUE;
}

static void
add_threshold (Job *job)
{
  const TrabFraxClass *class = &job->frax.class;
  TrabRiskThreshold *threshold = NULL;

  if (!job->frax.has_scheme
      || !trab_country_has_guideline (job->tables->evidence,
                                      trab_frax_scheme_to_string (job->frax.scheme)))
    return;
  threshold
      = trab_risk_panel_add_threshold (job->panel, trab_frax_scheme_to_string (job->frax.scheme));
  threshold->band = class->band;
  threshold->refusal = class->refusal;
  threshold->refused_input = g_strdup (class->refused_input);
  threshold->is_verified = class->provenance >= TRAB_PROVENANCE_VERIFIED;
  threshold->source = g_strdup (class->source);
  memcpy (threshold->intervention_pct, class->intervention_pct, sizeof class->intervention_pct);
}

static gboolean
add_frax (Job *job, GError **error)
{
  g_autoptr (TrabRiskResult) result = NULL;
  TrabTypedFrax *frax = NULL;

  if (!trab_frax_reading_make (job->facts, job->tables->evidence, &job->frax, error))
    return FALSE;
  if (!job->frax.is_typed)
    return TRUE;
  result = trab_frax_new_result (&job->frax.typed);
  frax = trab_risk_panel_set_frax (job->panel, result);
  frax->country = g_strdup (job->frax.country);
  frax->inputs = g_strdup (trab_visit_get_text (job->facts->visit, TRAB_QUESTION_FRAX_INPUTS));
  frax->with_bmd = job->frax.with_bmd;
  trab_date_parse (trab_visit_get_text (job->facts->visit, TRAB_QUESTION_FRAX_DATE), &frax->date);
  add_threshold (job);
  return adjust_frax (job, frax, error);
}

/* Both numbers are shown and none is averaged; that they differ is said. */
static gboolean
add_conflicts (Job *job, const char *model_id, TrabOutcome outcome, GError **error)
{
  const TrabRiskEstimate *estimate = trab_risk_panel_find_estimate (job->panel, model_id);
  TrabRiskConflict *conflict = NULL;
  double ratio = NAN, least_pct = NAN, typed = NAN, model = NAN;

  if (!trab_evidence_get_constant (job->tables->evidence, "risk/panel", "conflict_ratio", &ratio,
                                   error)
      || !trab_evidence_get_constant (job->tables->evidence, "risk/panel", "conflict_least_pct",
                                      &least_pct, error))
    return FALSE;
  if (job->panel->frax == NULL || estimate == NULL)
    return TRUE;
  typed = trab_risk_result_get_pct (job->panel->frax->result, outcome, CONFLICT_YEARS);
  model = trab_risk_result_get_shown_pct (estimate->result, outcome, CONFLICT_YEARS);
  if (!(fabs (typed - model) >= least_pct) || MAX (typed, model) < ratio * MIN (typed, model))
    return TRUE;
  conflict = trab_risk_panel_add_conflict (job->panel, model_id);
  conflict->outcome = outcome;
  conflict->typed_pct = typed;
  conflict->model_pct = model;
  return TRUE;
}

static GStrv
dup_fact_names (guint facts)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < TRAB_N_VHR_FACTS; i++)
    if (facts & (1u << i))
      g_strv_builder_add (names, trab_very_high_risk_fact_to_string ((TrabVhrFact) i));
  return g_strv_builder_end (names);
}

static gboolean
add_criteria (Job *job, GError **error)
{
  g_autoptr (GArray) criteria = NULL;
  const TrabFraxTyped *typed = &job->frax.typed;
  TrabVhrFacts facts;

  trab_panel_inputs_fill_very_high (job->facts, &facts);
  facts.has[TRAB_VHR_LOWEST_T_SCORE] = !isnan (job->density.female_t_score);
  facts.value[TRAB_VHR_LOWEST_T_SCORE] = job->density.female_t_score;
  facts.has[TRAB_VHR_FRAX_OVER_THRESHOLD] = trab_frax_reading_get_over_threshold (
      &job->frax, &facts.value[TRAB_VHR_FRAX_OVER_THRESHOLD]);
  facts.has[TRAB_VHR_FRAX_MOF_PCT] = typed->has_mof;
  facts.value[TRAB_VHR_FRAX_MOF_PCT] = typed->mof_pct;
  facts.has[TRAB_VHR_FRAX_HIP_PCT] = typed->has_hip;
  facts.value[TRAB_VHR_FRAX_HIP_PCT] = typed->hip_pct;
  facts.has[TRAB_VHR_DVO_THREE_YEAR_PCT] = job->has_dvo_pct;
  facts.value[TRAB_VHR_DVO_THREE_YEAR_PCT] = job->dvo_pct;
  criteria = trab_very_high_risk_check (job->tables->evidence, &facts, error);
  for (guint i = 0; criteria != NULL && i < criteria->len; i++)
    {
      const TrabVhrCriterion *row = &g_array_index (criteria, TrabVhrCriterion, i);
      TrabRiskCriterion *criterion = NULL;

      if (!trab_country_has_guideline (job->tables->evidence, row->guideline))
        continue;
      criterion = trab_risk_panel_add_criterion (job->panel, row->guideline);
      criterion->words = g_strdup (row->words);
      criterion->source = g_strdup (row->source);
      criterion->is_verified = row->provenance >= TRAB_PROVENANCE_VERIFIED;
      criterion->holds = row->holds;
      criterion->missing = dup_fact_names (row->missing);
    }
  return criteria != NULL;
}

static gboolean
run (Job *job, GError **error)
{
  TrabDensityInputs density;

  trab_panel_inputs_fill_density (job->facts, &density);
  job->panel->is_treated = trab_facts_is_treated (job->facts);
  return trab_densitometry_classify (job->tables->evidence, &density, &job->density, error)
         && add_estimates (job, error) && add_frax (job, error)
         && add_conflicts (job, "qfracture2012", TRAB_OUTCOME_MAJOR, error)
         && add_conflicts (job, "qfracture2012", TRAB_OUTCOME_HIP, error)
         && add_conflicts (job, "garvan", TRAB_OUTCOME_HIP, error) && add_criteria (job, error);
}

/**
 * trab_panel_job_run:
 * @today: from which ages and months are counted
 *
 * Every open estimate of one person, side by side. Blocks for some milliseconds; any thread.
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_EVIDENCE_ERROR when a table is damaged
 */
TrabRiskPanel *
trab_panel_job_run (TrabTables *tables, TrabRecord *record, TrabDate today, GError **error)
{
  g_autoptr (TrabRiskPanel) panel = trab_risk_panel_new ();
  g_autoptr (TrabFacts) facts
      = trab_patient_check_alive (trab_record_get_patient (record), error)
            ? trab_facts_new (record, tables->evidence, tables->catalogue, today, error)
            : NULL;
  Job job = { .tables = tables, .facts = facts, .panel = panel };

  if (facts == NULL || !run (&job, error))
    return NULL;
  return g_steal_pointer (&panel);
}

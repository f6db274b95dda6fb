/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-panel-inputs.h"

#include <math.h>

#define DAYS_PER_MONTH 30.4375
#define MG_PER_G 1000.0
#define RECENT_MONTHS 12
#define LONGEST_LIMIT_MONTHS 24 /* of any criterion that counts months since a break */
#define STEROIDS_MONTHS 3

static const TrabSite density_sites[TRAB_N_DENSITY_SITES]
    = { TRAB_SITE_LUMBAR_SPINE, TRAB_SITE_FEMORAL_NECK, TRAB_SITE_TOTAL_HIP };

/* The breaks by little trauma that are on record. */
typedef struct
{
  gboolean is_known; /* somebody said whether there were any */
  guint n;
  guint n_at[TRAB_N_FRACTURE_SITES];
  gboolean has_months[TRAB_N_FRACTURE_SITES]; /* since the latest one, where any date tells */
  double months[TRAB_N_FRACTURE_SITES];
  guint n_since_50;
  gboolean has_since_50;
} History;

/* Months since a date as precisely as it is known. Returns: FALSE when the date is too vague */
static gboolean
months_since (TrabDate date, TrabDate today, double *months)
{
  double least = 0;
  double most = 0;

  if (!trab_date_is_known (date))
    return FALSE;
  least = 12 * trab_date_years_between (trab_date_latest (date), today);
  most = 12 * trab_date_years_between (trab_date_earliest (date), today);
  *months = MAX (most, 0);
  return least > LONGEST_LIMIT_MONTHS || most <= RECENT_MONTHS || most - least <= 1.1;
}

static void
add_fracture (History *history, const TrabFractureFields *fields, const TrabFacts *facts)
{
  TrabDate birth = trab_patient_get (trab_record_get_patient (facts->record))->birth_date;
  double months = 0;

  history->n++;
  history->n_at[fields->site]++;
  if (months_since (fields->date, facts->today, &months)
      && (!history->has_months[fields->site] || months < history->months[fields->site]))
    {
      history->has_months[fields->site] = TRUE;
      history->months[fields->site] = months;
    }
  if (!trab_date_is_known (fields->date) || !trab_date_is_known (birth))
    history->has_since_50 = FALSE;
  else if (trab_date_age_years (birth, trab_date_latest (fields->date)) >= 50)
    history->n_since_50++;
}

static void
read_history (const TrabFacts *facts, History *history)
{
  GPtrArray *fractures = trab_record_get_fractures (facts->record);
  TrabAnswer before = trab_facts_get_answer (facts, TRAB_QUESTION_PREVIOUS_FRACTURE);

  *history = (History){ .has_since_50 = TRUE };
  for (guint i = 0; i < fractures->len; i++)
    {
      const TrabFractureFields *fields = trab_fracture_get (g_ptr_array_index (fractures, i));

      if (!fields->is_in_error && fields->is_low_trauma != TRAB_ANSWER_NO)
        add_fracture (history, fields, facts);
    }
  history->is_known = history->n > 0 || before == TRAB_ANSWER_NO;
  history->has_since_50 &= history->is_known;
}

/* Returns: FALSE when it was not answered */
static gboolean
get_code (const TrabFacts *facts, TrabQuestion question, int *code)
{
  double number = 0;

  if (facts->visit == NULL || !trab_visit_get_number (facts->visit, question, &number))
    return FALSE;
  *code = (int) number;
  return TRUE;
}

/** trab_panel_inputs_is_postmenopausal: of a woman; yes also around menopause (ISCD) */
TrabAnswer
trab_panel_inputs_is_postmenopausal (const TrabFacts *facts)
{
  if (facts->sex != TRAB_SEX_FEMALE || !facts->is_menopause_known)
    return TRAB_ANSWER_NOT_KNOWN;
  return facts->is_before_menopause ? TRAB_ANSWER_NO : TRAB_ANSWER_YES;
}

/** trab_panel_inputs_fill_density: @inputs: (out): the latest printed scores */
void
trab_panel_inputs_fill_density (const TrabFacts *facts, TrabDensityInputs *inputs)
{
  History history;

  read_history (facts, &history);
  *inputs = (TrabDensityInputs){ .sex = facts->sex,
                                 .age_years = facts->has_age ? facts->age_years : NAN,
                                 .is_postmenopausal = trab_panel_inputs_is_postmenopausal (facts) };
  inputs->fragility_fracture = facts->has_fracture ? TRAB_ANSWER_YES
                               : history.is_known  ? TRAB_ANSWER_NO
                                                   : TRAB_ANSWER_NOT_KNOWN;
  for (guint i = 0; i < TRAB_N_DENSITY_SITES; i++)
    {
      TrabMeasurement *latest
          = trab_record_find_latest (facts->record, TRAB_MEASURE_T_SCORE, density_sites[i]);

      inputs->has_t_score[i] = facts->has_t_score[i];
      inputs->t_score[i] = facts->t_score[i];
      inputs->has_z_score[i] = facts->has_z_score[i];
      inputs->z_score[i] = facts->z_score[i];
      if (latest != NULL)
        inputs->t_reference[i]
            = trab_densitometry_read_reference (trab_measurement_get (latest)->reference);
    }
}

/**
 * trab_panel_inputs_fill_garvan:
 * @inputs: (out): a man's T-score only where it is said against whom it was made: this model wants
 *   his own sex
 */
void
trab_panel_inputs_fill_garvan (const TrabFacts *facts,
                               TrabEvidence *evidence,
                               TrabGarvanInputs *inputs)
{
  TrabDensityInputs density;
  History history;
  int falls = 0;

  trab_panel_inputs_fill_density (facts, &density);
  read_history (facts, &history);
  *inputs = (TrabGarvanInputs){ .sex = facts->sex,
                                .has_age = facts->has_age,
                                .age_years = facts->age_completed_years };
  inputs->has_fn_t_score = density.has_t_score[1];
  inputs->fn_t_score = density.t_score[1];
  if (facts->sex == TRAB_SEX_MALE && density.t_reference[1] == TRAB_SEX_FEMALE)
    inputs->has_fn_t_score = inputs->has_fn_t_score
                             && trab_densitometry_convert_t (
                                 evidence, TRAB_SITE_FEMORAL_NECK, TRAB_SEX_FEMALE, TRAB_SEX_MALE,
                                 density.t_score[1], &inputs->fn_t_score, NULL);
  else if (facts->sex == TRAB_SEX_MALE && density.t_reference[1] == TRAB_SEX_UNKNOWN)
    inputs->has_fn_t_score = FALSE;
  inputs->has_prior_fractures = history.has_since_50;
  inputs->prior_fractures = history.n_since_50;
  inputs->has_falls = get_code (facts, TRAB_QUESTION_FALLS_COUNT, &falls);
  inputs->falls = falls;
}

static void
set_point (TrabPointInputs *inputs, TrabPointInput input, gboolean has, double value)
{
  inputs->has[input] = has;
  inputs->value[input] = has ? value : 0;
}

/** trab_panel_inputs_fill_points: @inputs: (out): of all point scores together */
void
trab_panel_inputs_fill_points (const TrabFacts *facts, TrabPointInputs *inputs)
{
  TrabAnswer arthritis = trab_facts_get_answer (facts, TRAB_QUESTION_RA_OR_SLE);
  TrabAnswer lungs = trab_facts_get_answer (facts, TRAB_QUESTION_ASTHMA_COPD);
  gboolean on_oestrogen = trab_facts_takes (facts, TRAB_MEDICINE_CLASS_OESTROGEN);
  int ethnicity = 0, smoking = 0;
  gboolean has_ethnicity = get_code (facts, TRAB_QUESTION_ETHNICITY, &ethnicity);
  gboolean has_smoking = get_code (facts, TRAB_QUESTION_SMOKING, &smoking);
  History history;

  read_history (facts, &history);
  *inputs = (TrabPointInputs){ .sex = facts->sex };
  set_point (inputs, TRAB_POINT_AGE, facts->has_age, facts->age_completed_years);
  set_point (inputs, TRAB_POINT_WEIGHT_KG, facts->has_weight, facts->weight_kg);
  set_point (inputs, TRAB_POINT_TOTAL_HIP_T_SCORE, facts->has_t_score[2], facts->t_score[2]);
  set_point (inputs, TRAB_POINT_N_FRACTURES, history.is_known,
             history.n_at[TRAB_FRACTURE_WRIST] + history.n_at[TRAB_FRACTURE_HIP]
                 + history.n_at[TRAB_FRACTURE_RIB]);
  set_point (inputs, TRAB_POINT_FRACTURE_AFTER_50, history.has_since_50, history.n_since_50 > 0);
  set_point (inputs, TRAB_POINT_CURRENT_ESTROGEN, facts->visit != NULL, on_oestrogen);
  set_point (inputs, TRAB_POINT_EVER_ESTROGEN,
             trab_facts_ever_took (facts, TRAB_MEDICINE_CLASS_OESTROGEN), 1);
  set_point (inputs, TRAB_POINT_BLACK, has_ethnicity, ethnicity == 6 || ethnicity == 7);
  set_point (inputs, TRAB_POINT_CURRENT_SMOKER, has_smoking, smoking >= 2);
  /* asked together with another illness: only a no is an answer */
  set_point (inputs, TRAB_POINT_RHEUMATOID_ARTHRITIS, arthritis == TRAB_ANSWER_NO, 0);
  set_point (inputs, TRAB_POINT_COPD, lungs == TRAB_ANSWER_NO, 0);
  set_point (inputs, TRAB_POINT_MATERNAL_HIP_FRACTURE,
             trab_facts_get_answer (facts, TRAB_QUESTION_PARENT_HIP_FRACTURE) == TRAB_ANSWER_NO, 0);
}

/* A question whose yes is one factor of the table. */
static const struct
{
  TrabQuestion question;
  const char *factor;
} dvo_questions[] = {
  { TRAB_QUESTION_ANTIDEPRESSANT, "rf_depression_antidepressants" },
  { TRAB_QUESTION_EPILEPSY, "rf_epilepsy_anticonvulsants" },
  { TRAB_QUESTION_DEMENTIA, "rf_dementia_alzheimer" },
  { TRAB_QUESTION_PARKINSONS, "rf_parkinson" },
  { TRAB_QUESTION_DIABETES_TYPE1, "rf_diabetes_type_1" },
  { TRAB_QUESTION_PRIMARY_HYPERPARATHYROIDISM, "rf_primary_hyperparathyroidism" },
  { TRAB_QUESTION_PARENT_HIP_FRACTURE, "rf_parent_hip_fracture" },
};

static void
add_dvo_fractures (const TrabFacts *facts, GStrvBuilder *factors, GStrvBuilder *missing)
{
  static const char *const spine[]
      = { "rf_vertebral_fracture_gt_12m_1", "rf_vertebral_fracture_gt_12m_2",
          "rf_vertebral_fracture_gt_12m_3plus" };
  History history;
  guint n_spine = 0;

  read_history (facts, &history);
  n_spine = history.n_at[TRAB_FRACTURE_SPINE];
  if (!history.is_known)
    g_strv_builder_add (missing, "previous_fracture");
  if (history.n_at[TRAB_FRACTURE_HIP] > 0)
    g_strv_builder_add (factors, history.has_months[TRAB_FRACTURE_HIP]
                                         && history.months[TRAB_FRACTURE_HIP] <= RECENT_MONTHS
                                     ? "rf_hip_fracture_last_12m"
                                     : "rf_hip_fracture_gt_12m");
  if (n_spine > 0 && history.has_months[TRAB_FRACTURE_SPINE]
      && history.months[TRAB_FRACTURE_SPINE] <= RECENT_MONTHS)
    g_strv_builder_add (factors, "rf_vertebral_fracture_last_12m");
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
add_dvo_steroids (const TrabFacts *facts, GStrvBuilder *factors, GStrvBuilder *missing)
{
  TrabAnswer steroids = trab_facts_get_answer (facts, TRAB_QUESTION_STEROIDS);
  double months = -12 * facts->steroid_from_years;

  if (steroids == TRAB_ANSWER_NOT_KNOWN || (steroids == TRAB_ANSWER_YES && !facts->has_steroids))
    g_strv_builder_add (missing, steroids == TRAB_ANSWER_YES ? "prednisolone_mg_d" : "steroids");
  if (!facts->has_steroids)
    return;
  if (months <= RECENT_MONTHS && facts->steroid_mg_d > 5)
    g_strv_builder_add (factors, "rf_gc_pred_gt_5mg_started_or_increased_last_12m");
  else if (months <= STEROIDS_MONTHS)
    return;
  else if (facts->steroid_mg_d > 7.5)
    g_strv_builder_add (factors, "rf_gc_pred_gt_7_5mg_gt_3m");
  else
    g_strv_builder_add (factors, facts->steroid_mg_d >= 2.5 ? "rf_gc_pred_2_5_to_7_5mg_gt_3m"
                                                            : "rf_gc_pred_lt_2_5mg_gt_3m");
}

/* The latest TSH, as the table bands it. */
static const char *
find_tsh_factor (const TrabFacts *facts, gboolean *is_measured)
{
  TrabMeasurement *tsh = trab_record_find_latest (facts->record, TRAB_MEASURE_TSH, TRAB_SITE_NONE);
  double value_mu_l = tsh ? trab_measurement_get (tsh)->value : NAN;

  *is_measured = tsh != NULL;
  if (value_mu_l < 0.1)
    return "rf_tsh_lt_0_1";
  return value_mu_l <= 0.45 ? "rf_tsh_0_1_to_0_45" : NULL;
}

static void
add_dvo_illness (const TrabFacts *facts, GStrvBuilder *factors, GStrvBuilder *missing)
{
  TrabAnswer heart = trab_facts_get_answer (facts, TRAB_QUESTION_HEART_FAILURE);
  gboolean is_measured = FALSE;
  const char *tsh = find_tsh_factor (facts, &is_measured);

  if (trab_facts_get_answer (facts, TRAB_QUESTION_CARDIOVASCULAR) == TRAB_ANSWER_NO)
    heart = TRAB_ANSWER_NO; /* then it is not asked */
  if (heart == TRAB_ANSWER_YES)
    g_strv_builder_add (factors, "rf_chronic_heart_failure");
  else if (heart == TRAB_ANSWER_NOT_KNOWN)
    g_strv_builder_add (missing, "heart_failure");
  if (tsh != NULL)
    g_strv_builder_add (factors, tsh);
  else if (!is_measured)
    g_strv_builder_add (missing, "tsh");
}

static void
add_dvo_habits (const TrabFacts *facts, GStrvBuilder *factors, GStrvBuilder *missing)
{
  int falls = 0, smoking = 0, alcohol = 0;

  if (!get_code (facts, TRAB_QUESTION_FALLS_COUNT, &falls))
    g_strv_builder_add (missing, "falls_count");
  else if (falls > 0)
    g_strv_builder_add (factors, falls == 1 ? "rf_fall_1_last_12m" : "rf_falls_gt_1_last_12m");
  if (!get_code (facts, TRAB_QUESTION_SMOKING, &smoking))
    g_strv_builder_add (missing, "smoking");
  else if (smoking >= 3) /* 10 a day or more */
    g_strv_builder_add (factors, "rf_smoking_gt_10_day");
  if (!get_code (facts, TRAB_QUESTION_ALCOHOL, &alcohol))
    g_strv_builder_add (missing, "alcohol");
  else if (alcohol >= 4) /* 7 UK units of 8 g or more */
    g_strv_builder_add (factors, "rf_alcohol_gt_50g_day");
  if (!facts->has_bmi)
    g_strv_builder_add (missing, "bmi");
  else if (facts->bmi_kg_m2 < 20)
    g_strv_builder_add (factors, facts->bmi_kg_m2 <= 15    ? "rf_bmi_le_15"
                                 : facts->bmi_kg_m2 < 18.5 ? "rf_bmi_15_to_18_5"
                                                           : "rf_bmi_18_5_to_lt_20");
}

/* A factor that is asked only together with another, or without its length: a no rules it out. */
static const struct
{
  const char *factor;
  TrabQuestion question;
} dvo_ruled_out[] = {
  { "rf_rheumatoid_arthritis", TRAB_QUESTION_RA_OR_SLE },
  { "rf_copd", TRAB_QUESTION_ASTHMA_COPD },
  { "rf_diabetes_type_2_5_10y", TRAB_QUESTION_DIABETES_TYPE2 },
  { "rf_diabetes_type_2_gt_10y", TRAB_QUESTION_DIABETES_TYPE2 },
  { "rf_stroke", TRAB_QUESTION_CARDIOVASCULAR },
  { "rf_stroke", TRAB_QUESTION_STROKE_OR_TIA },
  { "rf_ckd_3a_3b_4", TRAB_QUESTION_RENAL_DISEASE },
};

/* The rest: nothing in a record tells. */
static const char *const dvo_never_asked[] = {
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
  for (guint i = 0; i < G_N_ELEMENTS (dvo_ruled_out); i++)
    if (g_str_equal (dvo_ruled_out[i].factor, factor)
        && trab_facts_get_answer (facts, dvo_ruled_out[i].question) == TRAB_ANSWER_NO)
      return TRUE;
  return FALSE;
}

/**
 * trab_panel_inputs_dup_dvo_not_asked:
 * Returns: (transfer full): ids of table risk/dvo2023-factors that could count and that nobody is
 *   asked about, each by itself
 */
GStrv
trab_panel_inputs_dup_dvo_not_asked (const TrabFacts *facts)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  const char *last = "";

  for (guint i = 0; i < G_N_ELEMENTS (dvo_ruled_out); i++)
    {
      if (!g_str_equal (dvo_ruled_out[i].factor, last)
          && !is_ruled_out (facts, dvo_ruled_out[i].factor))
        g_strv_builder_add (ids, dvo_ruled_out[i].factor);
      last = dvo_ruled_out[i].factor;
    }
  for (guint i = 0; i < G_N_ELEMENTS (dvo_never_asked); i++)
    g_strv_builder_add (ids, dvo_never_asked[i]);
  return g_strv_builder_end (ids);
}

/**
 * trab_panel_inputs_dup_dvo_factors:
 * @missing: (out): what is asked and was not known; what nobody is asked about is in
 *   trab_panel_inputs_dup_dvo_not_asked()
 *
 * Returns: (transfer full): ids of table risk/dvo2023-factors
 */
GStrv
trab_panel_inputs_dup_dvo_factors (const TrabFacts *facts, GStrv *missing)
{
  g_autoptr (GStrvBuilder) factors = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) without = g_strv_builder_new ();

  add_dvo_fractures (facts, factors, without);
  add_dvo_steroids (facts, factors, without);
  add_dvo_habits (facts, factors, without);
  add_dvo_illness (facts, factors, without);
  for (guint i = 0; i < G_N_ELEMENTS (dvo_questions); i++)
    {
      TrabAnswer answer = trab_facts_get_answer (facts, dvo_questions[i].question);

      if (answer == TRAB_ANSWER_YES)
        g_strv_builder_add (factors, dvo_questions[i].factor);
      else if (answer == TRAB_ANSWER_NOT_KNOWN)
        g_strv_builder_add (without, trab_question_get_info (dvo_questions[i].question)->id);
    }
  if (!facts->has_t_score[2])
    g_strv_builder_add (without, "total_hip_tscore");
  *missing = g_strv_builder_end (without);
  return g_strv_builder_end (factors);
}

static void
set_fact (TrabVhrFacts *very_high, TrabVhrFact fact, gboolean has, double value)
{
  very_high->has[fact] = has;
  very_high->value[fact] = has ? value : NAN;
}

/* The years of bone treatment when something broke: the longest; 0 where nothing broke on it. */
static gboolean
find_years_on_treatment (const TrabFacts *facts, const History *history, double *years)
{
  GPtrArray *fractures = trab_record_get_fractures (facts->record);

  *years = 0;
  if (!history->is_known)
    return FALSE;
  for (guint i = 0; i < fractures->len; i++)
    {
      const TrabFractureFields *fields = trab_fracture_get (g_ptr_array_index (fractures, i));
      double at_years = 0;

      if (fields->is_in_error || fields->is_low_trauma == TRAB_ANSWER_NO)
        continue;
      if (facts->medicines->len > 0 && !trab_date_is_known (fields->date))
        return FALSE;
      at_years = trab_date_years_between (facts->today, fields->date);
      for (guint j = 0; j < facts->medicines->len; j++)
        {
          const TrabTakenMedicine *taken = &g_array_index (facts->medicines, TrabTakenMedicine, j);

          if (!trab_facts_is_bone_medicine (taken->medicine_class))
            continue;
          if (!taken->has_from)
            return FALSE;
          if (at_years >= taken->from_years && at_years <= taken->to_years)
            *years = MAX (*years, at_years - taken->from_years);
        }
    }
  return TRUE;
}

static void
fill_fractures (const TrabFacts *facts, TrabVhrFacts *very_high)
{
  History history;
  double least = INFINITY, years = 0;
  gboolean has_any = TRUE;

  read_history (facts, &history);
  for (guint i = 0; i < TRAB_N_FRACTURE_SITES; i++)
    {
      if (history.n_at[i] == 0)
        history.months[i] = INFINITY; /* none: as long ago as can be */
      else if (!history.has_months[i])
        has_any = FALSE;
      least = MIN (least,
                   history.n_at[i] > 0 && !history.has_months[i] ? INFINITY : history.months[i]);
    }
  set_fact (
      very_high, TRAB_VHR_MONTHS_SINCE_VERTEBRAL_FRACTURE,
      history.is_known
          && (history.n_at[TRAB_FRACTURE_SPINE] == 0 || history.has_months[TRAB_FRACTURE_SPINE]),
      history.months[TRAB_FRACTURE_SPINE]);
  set_fact (very_high, TRAB_VHR_MONTHS_SINCE_HIP_FRACTURE,
            history.is_known
                && (history.n_at[TRAB_FRACTURE_HIP] == 0 || history.has_months[TRAB_FRACTURE_HIP]),
            history.months[TRAB_FRACTURE_HIP]);
  set_fact (very_high, TRAB_VHR_MONTHS_SINCE_FRAGILITY_FRACTURE,
            history.is_known && (has_any || least <= RECENT_MONTHS), least);
  set_fact (very_high, TRAB_VHR_VERTEBRAL_FRACTURE_COUNT, history.is_known,
            history.n_at[TRAB_FRACTURE_SPINE]);
  /* how badly a vertebra broke is not recorded: fewer than two breaks cannot be two bad ones */
  set_fact (very_high, TRAB_VHR_MODERATE_VERTEBRAL_FRACTURE_COUNT,
            history.is_known && history.n_at[TRAB_FRACTURE_SPINE] < 2,
            history.n_at[TRAB_FRACTURE_SPINE]);
  set_fact (very_high, TRAB_VHR_HIP_FRACTURE_COUNT, history.is_known,
            history.n_at[TRAB_FRACTURE_HIP]);
  set_fact (very_high, TRAB_VHR_FRAGILITY_FRACTURE_COUNT, history.is_known, history.n);
  very_high->has[TRAB_VHR_FRACTURE_ON_TREATMENT_YEARS]
      = find_years_on_treatment (facts, &history, &years);
  very_high->value[TRAB_VHR_FRACTURE_ON_TREATMENT_YEARS] = years;
  set_fact (very_high, TRAB_VHR_FRACTURE_ON_HARMFUL_DRUG, history.is_known && history.n == 0, 0);
}

/**
 * trab_panel_inputs_fill_very_high:
 * @very_high: (out): all but the typed FRAX, the lowest T-score and the DVO band, which are the
 *   caller's; a high risk of falls is a clinician's judgement: only an injury by one tells
 */
void
trab_panel_inputs_fill_very_high (const TrabFacts *facts, TrabVhrFacts *very_high)
{
  gboolean is_off = trab_facts_get_answer (facts, TRAB_QUESTION_STEROIDS) == TRAB_ANSWER_NO
                    && !trab_facts_takes (facts, TRAB_MEDICINE_CLASS_GLUCOCORTICOID);
  gboolean has_steroids = is_off || facts->has_steroids;
  double mg_d = is_off ? 0 : facts->steroid_mg_d;
  double months = is_off ? 0 : -12 * facts->steroid_from_years;

  *very_high = (TrabVhrFacts){ 0 };
  set_fact (very_high, TRAB_VHR_AGE_YEARS, facts->has_age, facts->age_years);
  set_fact (very_high, TRAB_VHR_IS_WOMAN, facts->sex != TRAB_SEX_UNKNOWN,
            facts->sex == TRAB_SEX_FEMALE);
  fill_fractures (facts, very_high);
  set_fact (very_high, TRAB_VHR_HIGH_FALLS_RISK,
            trab_facts_get_answer (facts, TRAB_QUESTION_FALL_INJURY) == TRAB_ANSWER_YES, 1);
  set_fact (very_high, TRAB_VHR_PREDNISOLONE_MG_DAY, has_steroids, mg_d);
  set_fact (very_high, TRAB_VHR_GLUCOCORTICOID_MONTHS, has_steroids, months);
  set_fact (very_high, TRAB_VHR_GLUCOCORTICOID_DAYS, has_steroids, months * DAYS_PER_MONTH);
  set_fact (very_high, TRAB_VHR_GLUCOCORTICOID_G_YEAR, has_steroids,
            mg_d * MIN (months, 12) * DAYS_PER_MONTH / MG_PER_G);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety-blood.h"

#include <math.h>

#include "trab-date.h"
#include "trab-kidney.h"
#include "trab-safety-medicines.h"
#include "trab-safety-value.h"

/* What the laboratory told, or what a later creatinine makes (trab-facts). */
static void
find_egfr (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabMeasurement *told = trab_safety_value_find_latest (person, TRAB_MEASURE_EGFR);
  TrabMeasurement *creatinine = trab_safety_value_find_latest (person, TRAB_MEASURE_CREATININE);

  if (!person->facts->has_egfr)
    return;
  if (told == NULL
      || (creatinine != NULL
          && trab_date_is_surely_before (trab_measurement_get (told)->moment.date,
                                         trab_measurement_get (creatinine)->moment.date)))
    {
      trab_safety_fact_set_number (fact, person->facts->egfr);
      fact->is_old = trab_safety_value_is_old (person, creatinine);
    }
  else
    trab_safety_value_read (person, TRAB_MEASURE_EGFR, fact);
}

/* With a weight of before the latest visit it may still raise an alarm, but rules nothing out. */
static void
find_clearance (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  const TrabFacts *facts = person->facts;
  TrabMeasurement *latest = trab_safety_value_find_latest (person, TRAB_MEASURE_CREATININE);
  TrabMeasurement *weight = trab_safety_value_find_latest (person, TRAB_MEASURE_WEIGHT);
  double clearance = 0;

  if (latest == NULL || !facts->has_age || weight == NULL
      || !trab_kidney_creatinine_clearance (person->evidence, facts->sex, facts->age_years,
                                            trab_measurement_get (weight)->value,
                                            trab_measurement_get (latest)->value, &clearance, NULL))
    return;
  trab_safety_fact_set_number (fact, clearance);
  fact->is_old = trab_safety_value_is_old (person, latest) || !facts->has_weight;
}

static gboolean
is_of_same_day (TrabMeasurement *a, TrabMeasurement *b)
{
  return a != NULL && b != NULL
         && trab_date_compare (trab_measurement_get (a)->moment.date,
                               trab_measurement_get (b)->moment.date)
                == 0;
}

static gboolean
is_newer (TrabMeasurement *a, TrabMeasurement *b)
{
  return b == NULL
         || trab_date_is_surely_before (trab_measurement_get (b)->moment.date,
                                        trab_measurement_get (a)->moment.date);
}

/* The limits of @measure, which its laboratory may print itself. */
static void
set_calcium_limits (const TrabSafetyPerson *person, TrabMeasure measure, TrabSafetyFact *fact)
{
  fact->has_limits = TRUE;
  fact->low
      = trab_safety_person_get_laboratory_limit (person, measure, FALSE, "calcium_low_mmol_l");
  fact->high
      = trab_safety_person_get_laboratory_limit (person, measure, TRUE, "calcium_raised_mmol_l");
}

static gboolean
is_outside (const TrabSafetyFact *fact)
{
  return fact->is_known && (fact->number > fact->high || fact->number + fact->spread < fact->low);
}

/* Total + 0.02 x (40 - albumin). */
static void
adjust_calcium (const TrabSafetyPerson *person, TrabMeasurement *albumin, TrabSafetyFact *fact)
{
  double lacking = trab_safety_person_get_limit (person, "albumin_normal_g_l")
                   - trab_measurement_get (albumin)->value;

  trab_safety_value_read (person, TRAB_MEASURE_CALCIUM, fact);
  fact->number += trab_safety_person_get_limit (person, "calcium_per_albumin") * lacking;
}

/* What the laboratory adjusted, or a later total with the albumin of its day. Of one day the two
 * may disagree: then the one outside the limits counts. */
static void
find_adjusted_calcium (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabMeasurement *told = trab_safety_value_find_latest (person, TRAB_MEASURE_CALCIUM_CORRECTED);
  TrabMeasurement *total = trab_safety_value_find_latest (person, TRAB_MEASURE_CALCIUM);
  TrabMeasurement *albumin = trab_safety_value_find_latest (person, TRAB_MEASURE_ALBUMIN);
  TrabSafetyFact adjusted = { 0 };

  set_calcium_limits (person, TRAB_MEASURE_CALCIUM_CORRECTED, fact);
  adjusted = *fact;
  if (is_of_same_day (total, albumin))
    adjust_calcium (person, albumin, &adjusted);
  if (adjusted.is_known
      && (is_newer (total, told) || (is_of_same_day (total, told) && is_outside (&adjusted))))
    *fact = adjusted;
  else
    trab_safety_value_read (person, TRAB_MEASURE_CALCIUM_CORRECTED, fact);
}

/* A total that no adjusted value of its time stands beside. */
static void
find_unadjusted_calcium (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabMeasurement *told = trab_safety_value_find_latest (person, TRAB_MEASURE_CALCIUM_CORRECTED);
  TrabMeasurement *total = trab_safety_value_find_latest (person, TRAB_MEASURE_CALCIUM);

  set_calcium_limits (person, TRAB_MEASURE_CALCIUM, fact);
  if (total != NULL && is_newer (total, told)
      && !is_of_same_day (total, trab_safety_value_find_latest (person, TRAB_MEASURE_ALBUMIN)))
    trab_safety_value_read (person, TRAB_MEASURE_CALCIUM, fact);
  else
    trab_safety_fact_set_number (fact, (fact->low + fact->high) / 2);
}

/* A total outside its limits, and an adjusted value of its day inside, whose albumin nobody gave.
 */
static void
find_total_beside_adjusted (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabMeasurement *told = trab_safety_value_find_latest (person, TRAB_MEASURE_CALCIUM_CORRECTED);
  TrabMeasurement *total = trab_safety_value_find_latest (person, TRAB_MEASURE_CALCIUM);
  TrabMeasurement *albumin = trab_safety_value_find_latest (person, TRAB_MEASURE_ALBUMIN);
  TrabSafetyFact measured = { .number = NAN };
  TrabSafetyFact adjusted = { .number = NAN };

  set_calcium_limits (person, TRAB_MEASURE_CALCIUM, &measured);
  trab_safety_value_read (person, TRAB_MEASURE_CALCIUM, &measured);
  find_adjusted_calcium (person, &adjusted);
  trab_safety_fact_set_answer (fact, trab_safety_fact_answer_of (is_of_same_day (total, told)
                                                                 && !is_of_same_day (total, albumin)
                                                                 && is_outside (&measured)
                                                                 && !is_outside (&adjusted)));
}

/** trab_safety_blood_is_calcium_raised: whether the latest calcium, adjusted, ionised or neither,
 * is known to be */
gboolean
trab_safety_blood_is_calcium_raised (const TrabSafetyPerson *person)
{
  TrabSafetyFact measured = { .number = NAN };
  TrabSafetyFact total = { .number = NAN };

  find_adjusted_calcium (person, &measured);
  find_unadjusted_calcium (person, &total);
  return (measured.is_known && measured.number > measured.high) || total.number > total.high
         || trab_safety_value_is_beyond_own_limit (person, TRAB_MEASURE_CALCIUM_IONISED, TRUE);
}

/* A raised calcium in the blood is one, whatever was answered; a normal one leaves the question. */
static void
find_hypercalcaemia (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (
      fact, trab_safety_fact_either (
                trab_safety_person_ask (person, TRAB_QUESTION_HYPERCALCAEMIA),
                trab_safety_person_ask (person, TRAB_QUESTION_PRIMARY_HYPERPARATHYROIDISM)));
  if (trab_safety_blood_is_calcium_raised (person))
    trab_safety_fact_set_answer (fact, TRAB_ANSWER_YES);
}

/* Not asked is no reason here: the calcium that is measured speaks for itself. */
static void
find_told_hypercalcaemia (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  if (!trab_safety_person_has_carried (person, TRAB_QUESTION_HYPERCALCAEMIA))
    trab_safety_fact_set_answer (
        fact,
        trab_safety_fact_answer_of (trab_safety_person_ask (person, TRAB_QUESTION_HYPERCALCAEMIA)
                                    == TRAB_ANSWER_YES));
}

/* A normal adjusted calcium of late. */
static void
find_normal_calcium (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabSafetyFact measured = { .number = NAN };

  find_adjusted_calcium (person, &measured);
  trab_safety_fact_set_answer (
      fact, trab_safety_fact_answer_of (measured.is_known && !measured.is_old
                                        && measured.number <= measured.high
                                        && !trab_safety_blood_is_calcium_raised (person)));
}

/* No limit stands in the sources; where the laboratory's is known, a value answers the question. */
static void
find_alp_or_phosphate (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (
      fact, trab_safety_value_is_beyond_own_limit (person, TRAB_MEASURE_ALP, TRUE)
                    || trab_safety_value_is_beyond_own_limit (person, TRAB_MEASURE_PHOSPHATE, FALSE)
                ? TRAB_ANSWER_YES
                : trab_safety_person_ask (person, TRAB_QUESTION_ALP_OR_PHOSPHATE));
}

static void
find_low_tsh (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  double limit
      = trab_safety_person_get_laboratory_limit (person, TRAB_MEASURE_TSH, FALSE, "tsh_low_miu_l");
  gboolean is_low = trab_safety_value_is_beyond (person, TRAB_MEASURE_TSH, FALSE, limit)
                    || trab_safety_value_is_beyond_own_limit (person, TRAB_MEASURE_TSH, FALSE);

  trab_safety_fact_set_answer (
      fact,
      is_low ? TRAB_ANSWER_YES : trab_safety_person_ask (person, TRAB_QUESTION_TSH_SUPPRESSED));
}

static gboolean
is_measured_within (const TrabSafetyPerson *person, TrabMeasure measure, double months)
{
  TrabMeasurement *latest = trab_safety_value_find_latest (person, measure);

  return latest != NULL
         && trab_date_years_between (trab_measurement_get (latest)->moment.date,
                                     person->facts->today)
                    * TRAB_MONTHS_PER_YEAR
                <= months;
}

/* Kidneys that change fast, or a medicine that changes them. */
static gboolean
has_weak_kidneys (const TrabSafetyPerson *person)
{
  return (person->facts->has_egfr
          && person->facts->egfr
                 < trab_safety_person_get_limit (person, "infusion_weak_kidney_egfr"))
         || trab_facts_get_answer (person->facts, TRAB_QUESTION_KIDNEY_MEDICINE) == TRAB_ANSWER_YES;
}

/* Of whom nothing was ever measured, that is one more thing not asked; where something was, it is
 * told what is too old or missing. */
static gboolean
is_any_measured (const TrabSafetyPerson *person, const TrabMeasure *measures, guint n)
{
  for (guint i = 0; i < n; i++)
    if (trab_safety_value_find_latest (person, measures[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Not adjusted for the body, or long ago. */
static void
find_clearance_lacking (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  static const TrabMeasure measures[] = { TRAB_MEASURE_CREATININE, TRAB_MEASURE_EGFR };
  TrabSafetyFact clearance = { .number = NAN };

  if (!is_any_measured (person, measures, G_N_ELEMENTS (measures)))
    return;
  find_clearance (person, &clearance);
  trab_safety_fact_set_answer (
      fact, trab_safety_fact_answer_of (!clearance.is_known || clearance.is_old));
}

static void
find_blood_before_testosterone (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  static const TrabMeasure measures[] = { TRAB_MEASURE_HAEMATOCRIT, TRAB_MEASURE_PSA };
  double recent = trab_safety_person_get_limit (person, "testosterone_blood_months");

  if (is_any_measured (person, measures, G_N_ELEMENTS (measures)))
    trab_safety_fact_set_answer (
        fact,
        trab_safety_fact_answer_of (is_measured_within (person, TRAB_MEASURE_HAEMATOCRIT, recent)
                                    && is_measured_within (person, TRAB_MEASURE_PSA, recent)));
}

static void
find_blood_before_infusion (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  static const TrabMeasure measures[] = { TRAB_MEASURE_CALCIUM, TRAB_MEASURE_CALCIUM_CORRECTED,
                                          TRAB_MEASURE_VITAMIN_D, TRAB_MEASURE_CREATININE };
  double vitamin_d = trab_safety_person_get_limit (person, "blood_before_infusion_months");
  double recent = trab_safety_person_get_limit (person, has_weak_kidneys (person)
                                                            ? "infusion_blood_weak_kidney_months"
                                                            : "infusion_blood_months");
  gboolean has_calcium = is_measured_within (person, TRAB_MEASURE_CALCIUM, recent)
                         || is_measured_within (person, TRAB_MEASURE_CALCIUM_CORRECTED, recent);

  if (is_any_measured (person, measures, G_N_ELEMENTS (measures)))
    trab_safety_fact_set_answer (
        fact, trab_safety_fact_answer_of (
                  has_calcium && is_measured_within (person, TRAB_MEASURE_VITAMIN_D, vitamin_d)
                  && is_measured_within (person, TRAB_MEASURE_CREATININE, recent)));
}

/* A free value without a limit of its laboratory is taken as low: no other limit is known. */
static gboolean
is_free_testosterone_low (const TrabSafetyPerson *person)
{
  TrabMeasurement *latest = trab_safety_value_find_latest (person, TRAB_MEASURE_FREE_TESTOSTERONE);
  double low = INFINITY;

  trab_safety_person_find_own_limit (person, TRAB_MEASURE_FREE_TESTOSTERONE, FALSE, &low);
  return latest != NULL && trab_measurement_get (latest)->value < low;
}

/**
 * trab_safety_blood_is_testosterone_low:
 * Low is the latest total under the limit, or a free value; limits are those of the laboratory
 * where it is known.
 *
 * Returns: not known without a value
 */
TrabAnswer
trab_safety_blood_is_testosterone_low (const TrabSafetyPerson *person)
{
  TrabSafetyFact total = { .number = NAN };

  if (is_free_testosterone_low (person))
    return TRAB_ANSWER_YES;
  trab_safety_value_read (person, TRAB_MEASURE_TESTOSTERONE, &total);
  if (!total.is_known)
    return TRAB_ANSWER_NOT_KNOWN;
  return trab_safety_fact_answer_of (
      total.number < trab_safety_person_get_laboratory_limit (person, TRAB_MEASURE_TESTOSTERONE,
                                                              FALSE, "testosterone_low_nmol_l"));
}

/* Only a low testosterone asks for its cause; without a value other rules speak. */
static void
find_pituitary (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (
      fact, trab_safety_fact_answer_of (
                trab_safety_blood_is_testosterone_low (person) != TRAB_ANSWER_YES
                || (is_measured_within (person, TRAB_MEASURE_LH, TRAB_SAFETY_NEVER)
                    && is_measured_within (person, TRAB_MEASURE_FSH, TRAB_SAFETY_NEVER)
                    && is_measured_within (person, TRAB_MEASURE_PROLACTIN, TRAB_SAFETY_NEVER))));
}

/* Two values of one day are one sample. On androgen deprivation nobody asks for a second. */
static void
find_testosterone_count (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  GPtrArray *measurements = trab_record_get_measurements (person->facts->record);
  TrabDate counted = TRAB_DATE_NONE;
  guint n = 0;

  for (guint i = 0; i < measurements->len; i++)
    {
      TrabMeasurement *measurement = g_ptr_array_index (measurements, i);
      TrabDate date = trab_measurement_get (measurement)->moment.date;

      if (trab_measurement_get (measurement)->measure != TRAB_MEASURE_TESTOSTERONE
          || !trab_measurement_is_usable (measurement)
          || (n > 0 && trab_date_compare (date, counted) == 0))
        continue;
      counted = date;
      n++;
    }
  if (person->facts->sex == TRAB_SEX_MALE
      && trab_facts_get_answer (person->facts, TRAB_QUESTION_ANDROGEN_DEPRIVATION)
             == TRAB_ANSWER_YES)
    trab_safety_fact_set_number (fact, TRAB_SAFETY_NEVER);
  else
    trab_safety_fact_set_number (fact, n);
}

static gboolean
is_earlier_within (const TrabMeasurementFields *latest,
                   const TrabMeasurementFields *earlier,
                   double most_months)
{
  double years = trab_date_years_between (earlier->moment.date, latest->moment.date);

  return years > 0 && TRAB_MONTHS_PER_YEAR * years <= most_months;
}

/* A rise needs two values within a year; who takes no testosterone needs none. */
static void
find_psa_rise (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  GPtrArray *measurements = trab_record_get_measurements (person->facts->record);
  TrabMeasurement *latest = trab_safety_value_find_latest (person, TRAB_MEASURE_PSA);
  double most_months = trab_safety_person_get_limit (person, "psa_rise_within_months");
  double rise = -INFINITY;

  for (guint i = 0; latest != NULL && i < measurements->len; i++)
    {
      TrabMeasurement *measurement = g_ptr_array_index (measurements, i);
      const TrabMeasurementFields *fields = trab_measurement_get (measurement);

      if (fields->measure == TRAB_MEASURE_PSA && trab_measurement_is_usable (measurement)
          && is_earlier_within (trab_measurement_get (latest), fields, most_months))
        rise = MAX (rise, trab_measurement_get (latest)->value - fields->value);
    }
  if (isfinite (rise))
    trab_safety_fact_set_number (fact, rise);
  else if (trab_safety_medicines_takes (person, TRAB_MEDICINE_CLASS_TESTOSTERONE)
           != TRAB_ANSWER_YES)
    trab_safety_fact_set_number (fact, 0);
}

/* Months between the two latest scans; who has fewer has not been scanned too soon. */
static void
find_scan_interval (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  GPtrArray *measurements = trab_record_get_measurements (person->facts->record);
  double first = INFINITY;
  double second = INFINITY;

  for (guint i = 0; i < measurements->len; i++)
    {
      TrabMeasurement *measurement = g_ptr_array_index (measurements, i);
      const TrabMeasurementFields *fields = trab_measurement_get (measurement);
      double years = trab_date_years_between (fields->moment.date, person->facts->today);

      if (fields->measure != TRAB_MEASURE_BMD || !trab_measurement_is_usable (measurement))
        continue;
      if (years < first)
        {
          second = first;
          first = years;
        }
      else if (years > first && years < second)
        second = years;
    }
  trab_safety_fact_set_number (fact, isfinite (second) ? TRAB_MONTHS_PER_YEAR * (second - first)
                                                       : TRAB_SAFETY_NEVER);
}

static void
find_marker_sample (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabMeasurement *latest = trab_safety_value_find_latest (person, TRAB_MEASURE_CTX);
  TrabAnswer fasting = latest ? trab_measurement_get (latest)->fasting : TRAB_ANSWER_NOT_KNOWN;

  if (latest == NULL)
    trab_safety_fact_set_word (fact, "none");
  else if (fasting != TRAB_ANSWER_NOT_KNOWN)
    trab_safety_fact_set_word (fact, fasting == TRAB_ANSWER_YES ? "fasting" : "non_fasting");
}

static void
find_secondary_causes (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  static const TrabMeasure measures[]
      = { TRAB_MEASURE_PHOSPHATE, TRAB_MEASURE_ALP, TRAB_MEASURE_CREATININE,
          TRAB_MEASURE_VITAMIN_D, TRAB_MEASURE_TSH, TRAB_MEASURE_HAEMOGLOBIN };
  TrabAnswer answer = trab_safety_person_ask (person, TRAB_QUESTION_SECONDARY_CAUSES);
  double recent = trab_safety_person_get_limit (person, "blood_recent_months");
  gboolean is_done = is_measured_within (person, TRAB_MEASURE_CALCIUM, recent)
                     || is_measured_within (person, TRAB_MEASURE_CALCIUM_CORRECTED, recent);

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    is_done = is_done && is_measured_within (person, measures[i], recent);
  trab_safety_fact_set_answer (fact, is_done ? TRAB_ANSWER_YES : answer);
}

static const TrabSafetyFinder finders[] = {
  { "alp_raised_or_phosphate_low", find_alp_or_phosphate },
  { "blood_before_testosterone", find_blood_before_testosterone },
  { "btm_sampling", find_marker_sample },
  { "calcium_not_adjusted_mmol_l", find_unadjusted_calcium },
  { "calcium_vitd_creatinine_recent", find_blood_before_infusion },
  { "clearance_lacking", find_clearance_lacking },
  { "crcl_cockcroft_gault_ml_min", find_clearance },
  { "calcium_seen_normal", find_normal_calcium },
  { "calcium_total_beside_adjusted", find_total_beside_adjusted },
  { "dxa_interval_months", find_scan_interval },
  { "egfr_ml_min_1_73", find_egfr },
  { "hypercalcaemia", find_hypercalcaemia },
  { "hypercalcaemia_told", find_told_hypercalcaemia },
  { "lh_fsh_prolactin_done", find_pituitary },
  { "psa_rise_ng_ml_12mo", find_psa_rise },
  { "secondary_cause_workup", find_secondary_causes },
  { "serum_calcium_corrected_mmol_l", find_adjusted_calcium },
  { "total_testosterone_measurements", find_testosterone_count },
  { "tsh_suppressed", find_low_tsh },
};

/** trab_safety_blood_look_up: whether the field is one of them */
gboolean
trab_safety_blood_look_up (const TrabSafetyPerson *person, const char *field, TrabSafetyFact *fact)
{
  return trab_safety_person_find_in (person, finders, G_N_ELEMENTS (finders), field, fact);
}

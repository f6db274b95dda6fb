/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-follow-up-markers.h"

#include <math.h>

#include "trab-kidney.h"
#include "trab-markers.h"
#include "trab-panel-inputs.h"
#include "trab-unit.h"

#define CONSTANTS "densitometry/constants"

static const TrabMeasure judged[] = { TRAB_MEASURE_CTX, TRAB_MEASURE_P1NP };
static const TrabMeasure markers[]
    = { TRAB_MEASURE_CTX, TRAB_MEASURE_P1NP, TRAB_MEASURE_OSTEOCALCIN, TRAB_MEASURE_BAP };

/* What every pair is judged with. */
typedef struct
{
  const TrabFacts *facts;
  TrabEvidence *evidence;
  double months_from;
  double months_to;
  double fracture_months;
  double morning_until_hour;
} Rules;

static gboolean
read_rules (const TrabFacts *facts, TrabEvidence *evidence, Rules *rules, GError **error)
{
  *rules = (Rules){ .facts = facts, .evidence = evidence };
  return trab_evidence_get_constant (evidence, CONSTANTS, "marker_months_from", &rules->months_from,
                                     error)
         && trab_evidence_get_constant (evidence, CONSTANTS, "marker_months_to", &rules->months_to,
                                        error)
         && trab_evidence_get_constant (evidence, CONSTANTS, "marker_fracture_months",
                                        &rules->fracture_months, error)
         && trab_evidence_get_constant (evidence, CONSTANTS, "marker_morning_until",
                                        &rules->morning_until_hour, error);
}

/**
 * trab_follow_up_markers_is_fasting_morning:
 * Returns: not known where nobody said whether the person was fasting, or at what time
 */
TrabAnswer
trab_follow_up_markers_is_fasting_morning (const TrabMeasurementFields *sample, double until_hour)
{
  double hour = sample->moment.hour + sample->moment.minute / 60.0;

  if (sample->fasting == TRAB_ANSWER_NO || (sample->moment.has_time && hour > until_hour))
    return TRAB_ANSWER_NO;
  if (sample->fasting == TRAB_ANSWER_NOT_KNOWN || !sample->moment.has_time)
    return TRAB_ANSWER_NOT_KNOWN;
  return TRAB_ANSWER_YES;
}

static TrabAnswer
both (TrabAnswer a, TrabAnswer b)
{
  if (a == TRAB_ANSWER_NO || b == TRAB_ANSWER_NO)
    return TRAB_ANSWER_NO;
  return a == TRAB_ANSWER_YES && b == TRAB_ANSWER_YES ? TRAB_ANSWER_YES : TRAB_ANSWER_NOT_KNOWN;
}

static TrabAnswer
is_same (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return TRAB_ANSWER_NOT_KNOWN;
  return g_ascii_strcasecmp (a, b) == 0 ? TRAB_ANSWER_YES : TRAB_ANSWER_NO;
}

/* A break that may lie within so many months before the sample raises every marker. */
static TrabAnswer
had_fracture_before (const Rules *rules, TrabDate sample)
{
  GPtrArray *fractures = trab_record_get_fractures (rules->facts->record);
  TrabAnswer new_one = trab_facts_get_answer (rules->facts, TRAB_QUESTION_NEW_FRACTURE);
  TrabAnswer past = trab_facts_get_answer (rules->facts, TRAB_QUESTION_PREVIOUS_FRACTURE);
  TrabAnswer answer = new_one == TRAB_ANSWER_NO || past == TRAB_ANSWER_NO ? TRAB_ANSWER_NO
                                                                          : TRAB_ANSWER_NOT_KNOWN;
  TrabDate from
      = trab_date_add_months (trab_date_earliest (sample), -(int) lround (rules->fracture_months));

  for (guint i = 0; i < fractures->len; i++)
    {
      const TrabFractureFields *fields = trab_fracture_get (g_ptr_array_index (fractures, i));

      if (fields->is_in_error)
        continue;
      if (!trab_date_is_known (fields->date))
        answer = TRAB_ANSWER_NOT_KNOWN;
      else if (!trab_date_is_surely_before (fields->date, from)
               && !trab_date_is_surely_before (sample, fields->date))
        return TRAB_ANSWER_YES;
    }
  return answer;
}

/* By mouth: an infusion has no rule, and ibandronate comes as both. */
static gboolean
is_oral_bisphosphonate (const TrabTakenMedicine *taken)
{
  const TrabCourseFields *course = trab_course_get (taken->course);
  g_autofree char *route = g_ascii_strdown (course->route ? course->route : "", -1);

  if (!trab_medicine_class_is_bisphosphonate (taken->medicine_class)
      || taken->medicine_class == TRAB_MEDICINE_CLASS_ZOLEDRONATE)
    return FALSE;
  if (strstr (route, "oral") != NULL || strstr (route, "mouth") != NULL)
    return TRUE;
  return route[0] == '\0'
         && (taken->medicine_class == TRAB_MEDICINE_CLASS_ALENDRONATE
             || taken->medicine_class == TRAB_MEDICINE_CLASS_RISEDRONATE);
}

/* The course of an oral bisphosphonate that goes on, with the latest known start. */
static const TrabTakenMedicine *
find_course (const TrabFacts *facts)
{
  const TrabTakenMedicine *found = NULL;

  for (guint i = 0; i < facts->medicines->len; i++)
    {
      const TrabTakenMedicine *taken = &g_array_index (facts->medicines, TrabTakenMedicine, i);

      if (taken->is_ongoing && is_oral_bisphosphonate (taken)
          && (found == NULL || (taken->has_from && taken->from_years > found->from_years)))
        found = taken;
    }
  return found;
}

static double
years_of (const Rules *rules, const TrabMeasurementFields *sample)
{
  return trab_date_years_between (rules->facts->today, sample->moment.date);
}

static const TrabMeasurementFields *
get_sample (GPtrArray *samples, guint i)
{
  return trab_measurement_get (g_ptr_array_index (samples, i));
}

/* Without a medicine with a rule: the last two samples. With one: the last sample from before it
 * began, and the first of the months the rule speaks of, or else the latest.
 * Returns: FALSE where there are no two samples */
static gboolean
pick_samples (const Rules *rules,
              GPtrArray *samples,
              const TrabTakenMedicine *course,
              const TrabMeasurementFields **first,
              const TrabMeasurementFields **second)
{
  int before = -1;

  if (samples->len < 2)
    return FALSE;
  *first = get_sample (samples, samples->len - 2);
  *second = get_sample (samples, samples->len - 1);
  if (course == NULL || !course->has_from)
    return TRUE;
  for (guint i = 0; i < samples->len; i++)
    if (years_of (rules, get_sample (samples, i)) <= course->from_years)
      before = (int) i;
  if (before < 0 || before == (int) samples->len - 1)
    return TRUE;
  *first = get_sample (samples, (guint) before);
  for (guint i = (guint) before + 1; i < samples->len; i++)
    {
      double months = 12 * (years_of (rules, get_sample (samples, i)) - course->from_years);

      if (months >= rules->months_from && months <= rules->months_to)
        {
          *second = get_sample (samples, i);
          break;
        }
    }
  return TRUE;
}

static guint
note_if (TrabAnswer answer, TrabAnswer bad, TrabMarkerNote note, TrabMarkerNote note_if_not_known)
{
  if (answer == bad)
    return note;
  return answer == TRAB_ANSWER_NOT_KNOWN ? note_if_not_known : TRAB_MARKER_NOTE_NONE;
}

static gboolean
judge (const Rules *rules,
       const TrabMeasurementFields *first,
       const TrabMeasurementFields *second,
       const TrabTakenMedicine *course,
       TrabMarkerChange *change,
       GError **error)
{
  gboolean is_ctx = change->measure == TRAB_MEASURE_CTX;
  TrabMarkerPair pair = {
    .measure = change->measure,
    .first = first->value,
    .second = second->value,
    .same_laboratory_and_method = both (is_same (first->laboratory, second->laboratory),
                                        is_same (first->method, second->method)),
    .both_fasting_in_the_morning
    = both (trab_follow_up_markers_is_fasting_morning (first, rules->morning_until_hour),
            trab_follow_up_markers_is_fasting_morning (second, rules->morning_until_hour)),
    .fracture_in_12_months = had_fracture_before (rules, second->moment.date),
    .on_oral_bisphosphonate = course != NULL,
  };
  gboolean has_before = course != NULL && course->has_from
                        && years_of (rules, first) <= course->from_years
                        && years_of (rules, second) > course->from_years;

  change->first = first->value;
  change->second = second->value;
  change->first_moment = first->moment;
  change->second_moment = second->moment;
  if (has_before)
    change->months_on_medicine = 12 * (years_of (rules, second) - course->from_years);
  pair.months_between = change->months_on_medicine;
  if (!trab_markers_judge (rules->evidence, &pair, &change->verdict, &change->change_pct, error))
    return FALSE;
  if (change->verdict == TRAB_MARKER_NO_RULE)
    return TRUE;
  if (!trab_evidence_get_constant (rules->evidence, CONSTANTS,
                                   is_ctx ? "marker_fall_ctx_pct" : "marker_fall_p1np_pct",
                                   &change->rule_fall_pct, error))
    return FALSE;
  change->notes
      = note_if (pair.same_laboratory_and_method, TRAB_ANSWER_NO,
                 TRAB_MARKER_NOTE_LABORATORY_DIFFERS, TRAB_MARKER_NOTE_LABORATORY_NOT_KNOWN)
        | note_if (pair.fracture_in_12_months, TRAB_ANSWER_YES, TRAB_MARKER_NOTE_RECENT_FRACTURE,
                   TRAB_MARKER_NOTE_FRACTURE_NOT_KNOWN);
  if (is_ctx)
    change->notes
        |= note_if (pair.both_fasting_in_the_morning, TRAB_ANSWER_NO,
                    TRAB_MARKER_NOTE_NOT_FASTING_MORNING, TRAB_MARKER_NOTE_FASTING_NOT_KNOWN);
  if (!has_before)
    {
      change->notes |= TRAB_MARKER_NOTE_NO_SAMPLE_BEFORE;
      change->verdict = TRAB_MARKER_NOT_COMPARABLE;
    }
  return TRUE;
}

static gboolean
add_change (const Rules *rules, TrabMeasure measure, TrabFollowUp *follow_up, GError **error)
{
  g_autoptr (GPtrArray) samples
      = trab_record_list_measurements (rules->facts->record, measure, TRAB_SITE_NONE);
  const TrabTakenMedicine *course = find_course (rules->facts);
  const TrabMeasurementFields *first = NULL;
  const TrabMeasurementFields *second = NULL;

  for (guint i = samples->len; i > 0; i--)
    if (!trab_date_is_known (get_sample (samples, i - 1)->moment.date))
      g_ptr_array_remove_index (samples, i - 1);
  if (!pick_samples (rules, samples, course, &first, &second))
    return TRUE;
  return judge (rules, first, second, course, trab_follow_up_add_marker_change (follow_up, measure),
                error);
}

/* The interval of this assay, or for want of it another's, which is said. In canonical units. */
static void
find_interval (const Rules *rules, const TrabMeasurementFields *sample, TrabMarkerReading *reading)
{
  const TrabFacts *facts = rules->facts;
  TrabAnswer postmenopausal = trab_panel_inputs_is_postmenopausal (facts);
  TrabMarkerInterval interval;

  reading->is_same_assay = sample->method != NULL
                           && trab_markers_find_interval (
                               rules->evidence, sample->measure, facts->sex, facts->age_years,
                               postmenopausal, sample->method, &interval, NULL);
  if (!facts->has_age
      || (!reading->is_same_assay
          && !trab_markers_find_interval (rules->evidence, sample->measure, facts->sex,
                                          facts->age_years, postmenopausal, NULL, &interval, NULL)))
    return;
  if (!trab_unit_to_canonical (sample->measure, interval.lower, interval.unit, &reading->lower,
                               NULL)
      || !trab_unit_to_canonical (sample->measure, interval.upper, interval.unit, &reading->upper,
                                  NULL))
    return;
  reading->has_interval = TRUE;
  reading->assay = g_strdup (interval.assay);
  reading->group = g_strdup (interval.group);
  reading->source = g_strdup (interval.source);
  reading->is_verified = interval.provenance >= TRAB_PROVENANCE_VERIFIED;
}

static gboolean
add_marker (const Rules *rules, TrabMeasure measure, TrabFollowUp *follow_up, GError **error)
{
  TrabMeasurement *latest = trab_record_find_latest (rules->facts->record, measure, TRAB_SITE_NONE);
  const TrabMeasurementFields *sample = latest ? trab_measurement_get (latest) : NULL;
  TrabMarkerReading *reading = NULL;
  const char *suggestion = NULL;
  double as_written = NAN;

  if (sample == NULL)
    return TRUE;
  reading = trab_follow_up_add_marker (follow_up, measure);
  reading->moment = sample->moment;
  reading->value = sample->value;
  reading->text = g_strdup (sample->text);
  reading->unit = g_strdup (sample->unit);
  reading->laboratory = g_strdup (sample->laboratory);
  reading->method = g_strdup (sample->method);
  reading->fasting = trab_follow_up_markers_is_fasting_morning (sample, rules->morning_until_hour);
  if (trab_unit_from_canonical (measure, sample->value, sample->unit, &as_written, NULL)
      && !trab_markers_suggest_unit (rules->evidence, measure, as_written, sample->unit,
                                     &suggestion, error))
    return FALSE;
  reading->asked_unit = g_strdup (suggestion);
  find_interval (rules, sample, reading);
  return TRUE;
}

static void
fill_kidney (const Rules *rules, TrabKidneyReading *kidney)
{
  const TrabFacts *facts = rules->facts;
  TrabMeasurement *creatinine
      = trab_record_find_latest (facts->record, TRAB_MEASURE_CREATININE, TRAB_SITE_NONE);
  TrabDate birth = trab_patient_get (trab_record_get_patient (facts->record))->birth_date;
  double age_years = NAN;

  if (creatinine == NULL)
    return;
  kidney->has_creatinine = TRUE;
  kidney->creatinine_umol_l = trab_measurement_get (creatinine)->value;
  kidney->date = trab_measurement_get (creatinine)->moment.date;
  if (facts->sex == TRAB_SEX_UNKNOWN || !facts->has_age)
    {
      kidney->missing = facts->has_age ? "sex" : "age";
      return;
    }
  age_years = trab_date_age_years (birth,
                                   trab_date_is_known (kidney->date) ? kidney->date : facts->today);
  /* outside adults' ages and values there is no number, and that is all */
  trab_kidney_egfr (rules->evidence, facts->sex, age_years, kidney->creatinine_umol_l,
                    &kidney->egfr_ml_min_1_73, NULL);
  if (!facts->has_weight)
    {
      kidney->missing = "weight";
      return;
    }
  kidney->weight_kg = facts->weight_kg;
  trab_kidney_creatinine_clearance (rules->evidence, facts->sex, age_years, facts->weight_kg,
                                    kidney->creatinine_umol_l, &kidney->clearance_ml_min, NULL);
}

/**
 * trab_follow_up_markers_fill:
 * @follow_up: gets the markers, what changed in them, and the kidney's numbers
 *
 * A rule exists for oral bisphosphonates alone (IOF/ECTS 2017); for everything else the change is
 * shown without a verdict.
 *
 * Returns: FALSE with TRAB_EVIDENCE_ERROR
 */
gboolean
trab_follow_up_markers_fill (const TrabFacts *facts,
                             TrabEvidence *evidence,
                             TrabFollowUp *follow_up,
                             GError **error)
{
  Rules rules;

  if (!read_rules (facts, evidence, &rules, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    if (!add_marker (&rules, markers[i], follow_up, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (judged); i++)
    if (!add_change (&rules, judged[i], follow_up, error))
      return FALSE;
  fill_kidney (&rules, &follow_up->kidney);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fracture-person.h"

#include <math.h>
#include <string.h>

#include "trab-densitometry.h"
#include "trab-facts-qfracture.h"
#include "trab-t-score-check.h"

#define LOW_DOSE_CLASS "HRT_LOW"

static double
years_ago (const TrabFacts *facts, TrabDate date)
{
  return trab_date_years_between (trab_date_middle (date), facts->today);
}

static void
add_break (const TrabFacts *facts, const TrabFractureFields *fields, TrabFracturePerson *self)
{
  TrabDate birth = trab_patient_get (trab_record_get_patient (facts->record))->birth_date;
  TrabFractureBreak broken = { .is_site_known = TRUE,
                               .site = fields->site,
                               .is_dated = trab_date_is_known (fields->date) };

  if (broken.is_dated)
    {
      broken.years_ago = years_ago (facts, fields->date);
      if (trab_date_is_known (birth))
        broken.age_years
            = trab_date_age_years (trab_date_middle (birth), trab_date_middle (fields->date));
    }
  g_array_append_val (self->breaks, broken);
}

/* Somebody who says that a bone broke, and not which one nor when, counts everywhere. */
static void
read_breaks (const TrabFacts *facts, TrabFracturePerson *self)
{
  GPtrArray *fractures = trab_record_get_fractures (facts->record);
  TrabFractureBreak unsaid = { 0 };
  TrabAnswer before = trab_facts_get_answer (facts, TRAB_QUESTION_PREVIOUS_FRACTURE);
  TrabAnswer lately = trab_facts_get_answer (facts, TRAB_QUESTION_NEW_FRACTURE);

  for (guint i = 0; i < fractures->len; i++)
    {
      const TrabFractureFields *fields = trab_fracture_get (g_ptr_array_index (fractures, i));

      if (!fields->is_in_error && fields->is_low_trauma != TRAB_ANSWER_NO)
        add_break (facts, fields, self);
    }
  if (self->breaks->len > 0)
    return;
  if (before == TRAB_ANSWER_YES || lately == TRAB_ANSWER_YES)
    g_array_append_val (self->breaks, unsaid);
  else if (before == TRAB_ANSWER_NOT_KNOWN)
    self->unasked |= TRAB_BLIND_SPOT_BREAK;
}

static gboolean
is_in_question (const TrabFacts *facts, TrabEvidence *evidence, const TrabMeasurementFields *scan)
{
  TrabMeasurement *bmd = trab_record_find_of_scan (facts->record, TRAB_MEASURE_BMD, scan);
  TrabTScoreInputs inputs = { .sex = facts->sex,
                              .site = scan->site,
                              .scanner = scan->scanner,
                              .reference = scan->reference,
                              .bmd_g_cm2 = bmd ? trab_measurement_get (bmd)->value : NAN,
                              .t_score = scan->value };
  TrabTScoreCheck check;

  return trab_t_score_check_run (evidence, &inputs, &check, NULL)
         && check.state == TRAB_T_CHECK_MISFIT;
}

static void
add_neck (const TrabFacts *facts,
          TrabEvidence *evidence,
          const TrabMeasurementFields *scan,
          TrabFracturePerson *self)
{
  TrabSex reference = trab_densitometry_read_reference (scan->reference);
  TrabFractureScan neck = { .years_ago = years_ago (facts, scan->moment.date),
                            .t_score = scan->value,
                            .is_in_question = is_in_question (facts, evidence, scan) };

  if (facts->sex == TRAB_SEX_MALE && reference == TRAB_SEX_FEMALE)
    trab_densitometry_convert_t (evidence, TRAB_SITE_FEMORAL_NECK, TRAB_SEX_FEMALE, TRAB_SEX_MALE,
                                 scan->value, &neck.t_score, NULL);
  neck.is_reference_assumed = facts->sex == TRAB_SEX_MALE && reference == TRAB_SEX_UNKNOWN;
  g_array_append_val (self->neck, neck);
}

static int
compare_scans (gconstpointer a, gconstpointer b)
{
  const TrabFractureScan *one = a;
  const TrabFractureScan *other = b;

  return (one->years_ago > other->years_ago) - (one->years_ago < other->years_ago);
}

static void
read_scans (const TrabFacts *facts, TrabEvidence *evidence, TrabFracturePerson *self)
{
  GPtrArray *measurements = trab_record_get_measurements (facts->record);

  for (guint i = 0; i < measurements->len; i++)
    {
      TrabMeasurement *measurement = g_ptr_array_index (measurements, i);
      const TrabMeasurementFields *scan = trab_measurement_get (measurement);

      if (scan->measure != TRAB_MEASURE_T_SCORE || !trab_measurement_is_usable (measurement)
          || (scan->site != TRAB_SITE_LUMBAR_SPINE && scan->site != TRAB_SITE_FEMORAL_NECK
              && scan->site != TRAB_SITE_TOTAL_HIP))
        continue;
      if (!self->has_t_score || scan->value < self->lowest_t_score)
        self->lowest_t_score = scan->value;
      self->has_t_score = TRUE;
      if (scan->site == TRAB_SITE_FEMORAL_NECK)
        add_neck (facts, evidence, scan, self);
    }
  g_array_sort (self->neck, compare_scans);
  self->has_spine_t_score = facts->has_t_score[0];
  self->spine_t_score = facts->t_score[0];
}

/* A medicine of the list speaks for itself, whatever was answered; what earlier visits said yes to
 * closes a number until it is answered. */
static TrabAnswer
ask (const TrabFacts *facts, TrabQuestion question, TrabMedicineClass medicine_class)
{
  if (trab_facts_ask_takes (facts, medicine_class) == TRAB_ANSWER_YES)
    return TRAB_ANSWER_YES;
  return trab_facts_get_alarm (facts, question);
}

static void
read_steroids (const TrabFacts *facts, const TrabFractureLimits *limits, TrabFracturePerson *self)
{
  TrabAnswer steroids = ask (facts, TRAB_QUESTION_STEROIDS, TRAB_MEDICINE_CLASS_GLUCOCORTICOID);
  double mg_d = limits->steroid_mg_d;
  double months = limits->steroid_months;
  gboolean has_months = FALSE;

  if (steroids == TRAB_ANSWER_NOT_KNOWN)
    self->unasked |= TRAB_BLIND_SPOT_STEROIDS;
  if (steroids != TRAB_ANSWER_YES)
    return;
  trab_visit_get_number (facts->visit, TRAB_QUESTION_PREDNISOLONE_MG_D, &mg_d);
  has_months = trab_visit_get_number (facts->visit, TRAB_QUESTION_STEROID_MONTHS, &months);
  self->on_steroids = mg_d >= limits->steroid_mg_d && months >= limits->steroid_months;
  self->are_steroid_months_assumed = self->on_steroids && !has_months;
}

static void
read_cancer_hormones (const TrabFacts *facts, TrabFracturePerson *self)
{
  TrabAnswer answers[]
      = { ask (facts, TRAB_QUESTION_AROMATASE_INHIBITOR, TRAB_MEDICINE_CLASS_AROMATASE_INHIBITOR),
          ask (facts, TRAB_QUESTION_GNRH_ANALOGUE, TRAB_MEDICINE_CLASS_GNRH_ANALOGUE),
          trab_facts_get_alarm (facts, TRAB_QUESTION_ANDROGEN_DEPRIVATION) };
  gboolean is_asked = facts->sex == TRAB_SEX_MALE ? answers[2] != TRAB_ANSWER_NOT_KNOWN
                                                  : answers[0] != TRAB_ANSWER_NOT_KNOWN
                                                        && answers[1] != TRAB_ANSWER_NOT_KNOWN;

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    self->on_cancer_hormones |= answers[i] == TRAB_ANSWER_YES;
  if (!is_asked && !self->on_cancer_hormones)
    self->unasked |= TRAB_BLIND_SPOT_HORMONES;
}

/* Around the menopause is not after it; not asked counts as before it until an age at which nearly
 * all women are past it. */
static void
read_menopause (const TrabFacts *facts, const TrabFractureLimits *limits, TrabFracturePerson *self)
{
  const char *state = trab_visit_get_text (facts->visit, TRAB_QUESTION_MENOPAUSE);

  self->has_uterus = trab_facts_get_answer (facts, TRAB_QUESTION_UTERUS) != TRAB_ANSWER_NO;
  if (facts->sex != TRAB_SEX_FEMALE)
    return;
  if (state != NULL)
    self->is_before_menopause = !g_str_equal (state, "after");
  else
    self->is_before_menopause
        = !facts->has_fmp_age && self->age_years < limits->menopause_assumed_years;
  self->has_early_menopause = facts->has_fmp_age
                              && facts->fmp_age_years < limits->early_menopause_years
                              && self->age_years < limits->usual_menopause_years;
}

static gboolean
has_break_of_qfracture (const TrabFracturePerson *self)
{
  for (guint i = 0; i < self->breaks->len; i++)
    {
      const TrabFractureBreak *broken = &g_array_index (self->breaks, TrabFractureBreak, i);

      if (!broken->is_site_known || broken->site == TRAB_FRACTURE_HIP
          || broken->site == TRAB_FRACTURE_SPINE || broken->site == TRAB_FRACTURE_WRIST
          || broken->site == TRAB_FRACTURE_UPPER_ARM)
        return TRUE;
    }
  return FALSE;
}

/* The base is without the medicines compared, so the equations' oestrogen is a no. */
static void
read_qfracture (const TrabFacts *facts, TrabFracturePerson *self)
{
  TrabQfractureInputs *inputs = &self->qfracture;
  static const TrabQuestion uncounted[]
      = { TRAB_QUESTION_PARKINSONS, TRAB_QUESTION_DEMENTIA, TRAB_QUESTION_DIABETES_TYPE1,
          TRAB_QUESTION_PARENT_HIP_FRACTURE };
  double falls = 0;

  trab_facts_qfracture_fill (facts, inputs);
  inputs->has_age = self->has_age;
  inputs->age_years = self->age_years;
  if (facts->sex == TRAB_SEX_FEMALE)
    inputs->flags[TRAB_QFRACTURE_HRT_OESTROGEN_ONLY] = TRAB_ANSWER_NO;
  if (has_break_of_qfracture (self))
    inputs->flags[TRAB_QFRACTURE_PRIOR_FRACTURE] = TRAB_ANSWER_YES;
  else if (self->breaks->len > 0)
    inputs->flags[TRAB_QFRACTURE_PRIOR_FRACTURE] = TRAB_ANSWER_NO;
  if (trab_visit_get_number (facts->visit, TRAB_QUESTION_FALLS_COUNT, &falls))
    self->falls = (int) falls;
  for (guint i = 0; i < G_N_ELEMENTS (uncounted); i++)
    self->has_uncounted_risk |= trab_facts_get_alarm (facts, uncounted[i]) == TRAB_ANSWER_YES;
}

/* Words of what was adjusted, as FRAXplus names it. */
static gboolean
mentions (const char *adjustments, const char *word)
{
  g_autofree char *folded = g_utf8_casefold (adjustments ? adjustments : "", -1);

  return strstr (folded, word) != NULL;
}

static void
read_frax (const TrabFacts *facts, TrabFracturePerson *self)
{
  static const TrabQuestion questions[TRAB_N_OUTCOMES]
      = { [TRAB_OUTCOME_MAJOR] = TRAB_QUESTION_FRAX_MAJOR_PCT,
          [TRAB_OUTCOME_HIP] = TRAB_QUESTION_FRAX_HIP_PCT };
  TrabFractureFrax *frax = &self->frax;
  const char *adjustments = NULL;
  TrabDate date = TRAB_DATE_NONE;

  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      frax->has[i] = trab_visit_get_number (facts->visit, questions[i], &frax->pct[i]);
      frax->is_typed |= frax->has[i];
    }
  frax->with_bmd = trab_facts_get_answer (facts, TRAB_QUESTION_FRAX_WITH_BMD) == TRAB_ANSWER_YES;
  frax->is_dated
      = trab_date_parse (trab_visit_get_text (facts->visit, TRAB_QUESTION_FRAX_DATE), &date);
  if (frax->is_dated)
    frax->years_ago = years_ago (facts, date);
  adjustments = trab_visit_get_text (facts->visit, TRAB_QUESTION_FRAX_ADJUSTMENTS);
  frax->adjusts_falls = mentions (adjustments, "fall");
  frax->adjusts_spine = mentions (adjustments, "spine") || mentions (adjustments, "discord");
}

static double
get_drip_years (const TrabRegimen *regimen)
{
  return regimen->repeats ? regimen->repeat_years : 0;
}

/* An oestrogen of a dose nobody named has no ratio: it may be a low one. */
static const char *
get_class_id (const TrabTakenMedicine *taken)
{
  if (taken->regimen != NULL)
    return taken->regimen->fracture_class;
  return taken->medicine_class == TRAB_MEDICINE_CLASS_OESTROGEN ? LOW_DOSE_CLASS : NULL;
}

static void
read_courses (const TrabFacts *facts, const GArray *classes, TrabFracturePerson *self)
{
  for (guint i = 0; i < facts->medicines->len; i++)
    {
      const TrabTakenMedicine *taken = &g_array_index (facts->medicines, TrabTakenMedicine, i);
      const TrabCourseFields *fields = trab_course_get (taken->course);
      const char *id = get_class_id (taken);
      TrabFractureCourse course = { .is_past = !taken->is_ongoing, .to_years = INFINITY };

      if (id == NULL)
        continue;
      course.name = taken->regimen ? taken->regimen->name : LOW_DOSE_CLASS;
      course.route = taken->regimen ? taken->regimen->route : NULL;
      course.is_once = taken->regimen != NULL && !taken->regimen->repeats;
      course.drip_years = taken->regimen ? get_drip_years (taken->regimen) : 0;
      course.type = trab_effect_class_find (classes, id);
      if (!trab_date_is_known (fields->start)
          || (course.is_past && !trab_date_is_known (fields->stop)))
        {
          self->has_undated |= taken->is_ongoing && course.type->is_bone;
          continue;
        }
      course.from_years = -years_ago (facts, fields->start);
      if (course.is_past)
        course.to_years = -years_ago (facts, fields->stop);
      g_array_append_val (self->courses, course);
    }
}

/** trab_fracture_person_new_empty: (transfer full): of whom nothing else is known */
TrabFracturePerson *
trab_fracture_person_new_empty (TrabSex sex, int age_years)
{
  TrabFracturePerson *self = g_new0 (TrabFracturePerson, 1);

  self->sex = sex;
  self->has_age = TRUE;
  self->age_years = age_years;
  self->has_uterus = TRUE;
  self->breaks = g_array_new (FALSE, TRUE, sizeof (TrabFractureBreak));
  self->neck = g_array_new (FALSE, TRUE, sizeof (TrabFractureScan));
  self->courses = g_array_new (FALSE, TRUE, sizeof (TrabFractureCourse));
  trab_qfracture_inputs_init (&self->qfracture);
  self->qfracture.sex = sex;
  self->qfracture.has_age = TRUE;
  self->qfracture.age_years = age_years;
  return self;
}

/**
 * trab_fracture_person_new:
 * @classes: of TrabEffectClass; must outlive the person
 *
 * Returns: (transfer full): what the record says today
 */
TrabFracturePerson *
trab_fracture_person_new (const TrabFacts *facts,
                          TrabEvidence *evidence,
                          const GArray *classes,
                          const TrabFractureLimits *limits)
{
  TrabFracturePerson *self = trab_fracture_person_new_empty (facts->sex, 0);
  TrabDate birth = trab_patient_get (trab_record_get_patient (facts->record))->birth_date;

  self->has_age = facts->has_age;
  if (facts->has_age)
    self->age_years = trab_date_age_years (trab_date_middle (birth), facts->today);
  read_breaks (facts, self);
  read_scans (facts, evidence, self);
  read_steroids (facts, limits, self);
  read_cancer_hormones (facts, self);
  read_menopause (facts, limits, self);
  read_qfracture (facts, self);
  read_frax (facts, self);
  read_courses (facts, classes, self);
  self->is_intake_low = trab_facts_is_intake_low (facts) == TRAB_ANSWER_YES;
  return self;
}

void
trab_fracture_person_free (TrabFracturePerson *person)
{
  if (person == NULL)
    return;
  g_array_unref (person->breaks);
  g_array_unref (person->neck);
  g_array_unref (person->courses);
  g_free (person);
}

/**
 * trab_fracture_person_new_plan:
 * Returns: (transfer full): what the plan starts, as courses of the fracture layer
 */
TrabFracturePlan *
trab_fracture_person_new_plan (const TrabCoursePlan *plan, const GArray *classes)
{
  TrabFracturePlan *self = g_new0 (TrabFracturePlan, 1);

  self->courses = g_array_new (FALSE, TRUE, sizeof (TrabFractureCourse));
  self->stops_bone = plan->plan->stops;
  for (guint i = plan->n_ongoing; i < plan->plan->courses->len; i++)
    {
      const TrabPlanCourse *from = &g_array_index (plan->plan->courses, TrabPlanCourse, i);
      TrabFractureCourse course
          = { .type = trab_effect_class_find (classes, from->regimen->fracture_class),
              .name = from->regimen->name,
              .route = from->regimen->route,
              .from_years = from->from_years,
              .to_years = from->has_to_years ? from->to_years : INFINITY,
              .is_once = !from->regimen->repeats,
              .drip_years = get_drip_years (from->regimen) };

      g_array_append_val (self->courses, course);
    }
  return self;
}

void
trab_fracture_person_free_plan (TrabFracturePlan *plan)
{
  if (plan == NULL)
    return;
  g_array_unref (plan->courses);
  g_free (plan);
}

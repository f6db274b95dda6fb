/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-facts.h"

#include <math.h>

#include "trab-kidney.h"

/** trab_facts_get_default: a row of model/person-defaults, which must have it */
double
trab_facts_get_default (const TrabFacts *facts, const char *name)
{
  int row = trab_table_find_row (facts->defaults, "name", name);

  g_return_val_if_fail (row >= 0, NAN);
  return trab_table_get_double (facts->defaults, (guint) row, "value");
}

/* How long a measured value counts, in months. Returns: FALSE where it has no limit */
static gboolean
get_limit (const TrabFacts *facts, TrabMeasure measure, int *months)
{
  int row = trab_table_find_row (facts->limits, "measure", trab_measure_get_info (measure)->id);

  if (row < 0)
    return FALSE;
  *months = (int) trab_table_get_double (facts->limits, (guint) row, "months");
  return TRUE;
}

/**
 * trab_facts_get_measured:
 * @latest: (out) (optional) (transfer none): the latest value, whatever its age
 *
 * Returns: TODAY, STALE or NOT_KNOWN
 */
TrabFactState
trab_facts_get_measured (const TrabFacts *facts,
                         TrabMeasure measure,
                         TrabSite site,
                         TrabMeasurement **latest)
{
  TrabMeasurement *found = trab_record_find_latest (facts->record, measure, site);
  int months = 0;

  if (latest != NULL)
    *latest = found;
  if (found == NULL)
    return TRAB_FACT_NOT_KNOWN;
  return get_limit (facts, measure, &months)
                 && trab_date_is_surely_before (trab_measurement_get (found)->moment.date,
                                                trab_date_add_months (facts->today, -months))
             ? TRAB_FACT_STALE
             : TRAB_FACT_TODAY;
}

static gboolean
read_latest (const TrabFacts *facts, TrabMeasure measure, TrabSite site, double *value)
{
  TrabMeasurement *latest = NULL;
  TrabFactState state = trab_facts_get_measured (facts, measure, site, &latest);

  if (state == TRAB_FACT_NOT_KNOWN || (state == TRAB_FACT_STALE && !facts->counts_carried))
    return FALSE;
  *value = trab_measurement_get (latest)->value;
  return TRUE;
}

static void
read_body (TrabFacts *facts)
{
  gboolean has_height = read_latest (facts, TRAB_MEASURE_HEIGHT, TRAB_SITE_NONE, &facts->height_cm);

  facts->has_weight = read_latest (facts, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE, &facts->weight_kg);
  if (has_height && facts->has_weight)
    {
      facts->has_bmi = TRUE;
      facts->bmi_kg_m2 = facts->weight_kg / (facts->height_cm * facts->height_cm * 1e-4);
    }
  else if (!facts->has_weight)
    facts->has_bmi = read_latest (facts, TRAB_MEASURE_BMI, TRAB_SITE_NONE, &facts->bmi_kg_m2);
}

static void
read_scans (TrabFacts *facts)
{
  for (guint i = 0; i < TRAB_N_SCAN_SITES; i++)
    {
      TrabSite site = trab_measure_get_scan_site (i);

      facts->has_bmd[i] = read_latest (facts, TRAB_MEASURE_BMD, site, &facts->bmd_g_cm2[i]);
      facts->has_t_score[i] = read_latest (facts, TRAB_MEASURE_T_SCORE, site, &facts->t_score[i]);
      facts->has_z_score[i] = read_latest (facts, TRAB_MEASURE_Z_SCORE, site, &facts->z_score[i]);
    }
}

/* The later one of what a laboratory told and of what its creatinine makes (CKD-EPI 2021). */
static void
read_kidney (TrabFacts *facts, TrabEvidence *evidence)
{
  TrabMeasurement *creatinine
      = trab_record_find_latest (facts->record, TRAB_MEASURE_CREATININE, TRAB_SITE_NONE);
  TrabMeasurement *told
      = trab_record_find_latest (facts->record, TRAB_MEASURE_EGFR, TRAB_SITE_NONE);
  double creatinine_umol_l = 0;

  facts->has_egfr = read_latest (facts, TRAB_MEASURE_EGFR, TRAB_SITE_NONE, &facts->egfr);
  if (!facts->has_age
      || !read_latest (facts, TRAB_MEASURE_CREATININE, TRAB_SITE_NONE, &creatinine_umol_l)
      || (told != NULL
          && !trab_date_is_surely_before (trab_measurement_get (told)->moment.date,
                                          trab_measurement_get (creatinine)->moment.date)))
    return;
  facts->has_egfr |= trab_kidney_egfr (evidence, facts->sex, facts->age_years, creatinine_umol_l,
                                       &facts->egfr, NULL);
}

static void
read_fractures (TrabFacts *facts)
{
  GPtrArray *fractures = trab_record_get_fractures (facts->record);

  for (guint i = 0; i < fractures->len; i++)
    {
      TrabFracture *fracture = g_ptr_array_index (fractures, i);
      const TrabFractureFields *fields = trab_fracture_get (fracture);

      if (fields->is_in_error || fields->is_low_trauma == TRAB_ANSWER_NO)
        continue;
      facts->has_fracture |= trab_fracture_is_major (fracture);
      facts->has_spine_fracture |= fields->site == TRAB_FRACTURE_SPINE;
    }
  facts->has_fracture
      |= trab_facts_get_answer (facts, TRAB_QUESTION_PREVIOUS_FRACTURE) == TRAB_ANSWER_YES
         || trab_facts_get_answer (facts, TRAB_QUESTION_NEW_FRACTURE) == TRAB_ANSWER_YES;
}

/* Where the record does not say: a woman younger than the usual age of the final period is before
 * it, unless her ovaries were removed. After it the usual age is assumed of a woman old enough for
 * most to have had it; in a younger one a few years more or less are the whole curve, so none is
 * drawn. That it is assumed is told (trab_facts_tell). */
static void
read_menopause (TrabFacts *facts)
{
  const char *state = trab_visit_get_text (facts->visit, TRAB_QUESTION_MENOPAUSE);
  double usual = trab_facts_get_default (facts, "fmp_age_years");

  if (facts->sex != TRAB_SEX_FEMALE)
    return;
  facts->has_fmp_age = trab_visit_get_number (facts->visit, TRAB_QUESTION_FINAL_PERIOD_AGE_YEARS,
                                              &facts->fmp_age_years)
                       && facts->fmp_age_years <= facts->age_years;
  facts->is_menopause_known = facts->has_fmp_age || state != NULL;
  if (state != NULL)
    facts->is_before_menopause = !facts->has_fmp_age && !g_str_equal (state, "after");
  else
    facts->is_before_menopause
        = !facts->has_fmp_age && facts->age_years < usual
          && trab_facts_get_answer (facts, TRAB_QUESTION_OVARIES_REMOVED) != TRAB_ANSWER_YES;
  facts->needs_fmp_age
      = !facts->has_fmp_age && !facts->is_before_menopause
        && facts->age_years < trab_facts_get_default (facts, "fmp_assumed_from_years");
  if (facts->has_fmp_age)
    return;
  if (facts->is_before_menopause)
    facts->fmp_age_years
        = MAX (usual, facts->age_years + trab_facts_get_default (facts, "premenopausal_gap_years"));
  else
    facts->fmp_age_years = MIN (usual, facts->age_years);
}

/* The steroid of the list that is taken today; NULL when there is none. */
static const TrabTakenMedicine *
find_steroid (const TrabFacts *facts)
{
  for (guint i = 0; i < facts->medicines->len; i++)
    {
      const TrabTakenMedicine *taken = &g_array_index (facts->medicines, TrabTakenMedicine, i);

      if (taken->is_ongoing && taken->medicine_class == TRAB_MEDICINE_CLASS_GLUCOCORTICOID)
        return taken;
    }
  return NULL;
}

/* Steroids count with dose and time, from the answers or else the list; a dose or a time that is
 * not known counts as enough of it, never as none, and so does a list that says otherwise than the
 * answer. */
static void
read_steroids (TrabFacts *facts)
{
  const TrabTakenMedicine *listed = find_steroid (facts);
  TrabAnswer answer = facts->visit ? trab_visit_get_answer (facts->visit, TRAB_QUESTION_STEROIDS)
                                   : TRAB_ANSWER_NOT_KNOWN;
  gboolean has_dose = FALSE;
  gboolean has_time = FALSE;
  double months = 0;

  if (answer != TRAB_ANSWER_YES && listed == NULL)
    return;
  if (facts->visit != NULL)
    {
      has_dose = trab_visit_get_number (facts->visit, TRAB_QUESTION_PREDNISOLONE_MG_D,
                                        &facts->steroid_mg_d);
      has_time = trab_visit_get_number (facts->visit, TRAB_QUESTION_STEROID_MONTHS, &months);
      facts->steroid_from_years = -months / 12;
    }
  if (!has_dose && listed != NULL && listed->match.has_mg_d && listed->match.mg_d_spread <= 0)
    {
      has_dose = TRUE;
      facts->steroid_mg_d = listed->match.mg_d;
    }
  if (!has_time && listed != NULL && listed->has_from)
    {
      has_time = TRUE;
      facts->steroid_from_years = listed->from_years;
    }
  facts->has_steroids = has_dose && has_time && answer != TRAB_ANSWER_NO;
  facts->on_steroids
      = answer == TRAB_ANSWER_NO
        || ((!has_dose
             || facts->steroid_mg_d >= trab_facts_get_default (facts, "steroid_least_mg_d"))
            && (!has_time
                || -12 * facts->steroid_from_years
                       >= trab_facts_get_default (facts, "steroid_least_months")));
}

/* The regimen a course stands for: the one it names (@named), else the usual dose of its medicine
 * where the medicine has one. An oestrogen without a dose has none: doses differ four-fold. */
static const TrabRegimen *
find_regimen (const TrabCatalogue *catalogue,
              const char *named,
              TrabMedicineClass medicine_class,
              TrabSex sex)
{
  const char *name = NULL;

  if (named != NULL)
    return trab_catalogue_find_regimen (catalogue, named);
  if (medicine_class == TRAB_MEDICINE_CLASS_ALENDRONATE)
    name = "alendronate";
  else if (medicine_class == TRAB_MEDICINE_CLASS_RISEDRONATE)
    name = "risedronate";
  else if (medicine_class == TRAB_MEDICINE_CLASS_IBANDRONATE)
    name = "ibandronate";
  else if (medicine_class == TRAB_MEDICINE_CLASS_ZOLEDRONATE)
    name = "zoledronate";
  else if (medicine_class == TRAB_MEDICINE_CLASS_TESTOSTERONE)
    name = sex == TRAB_SEX_FEMALE ? "testosterone-women" : "trt";
  return name ? trab_catalogue_find_regimen_by_name (catalogue, name) : NULL;
}

/* Of a steroid whose route nobody said it is not known that it reaches the body. */
static TrabMedicineClass
get_class (const TrabMedicineMatch *match)
{
  if (match->is_systemic == TRAB_ANSWER_NO
      || (match->is_systemic == TRAB_ANSWER_NOT_KNOWN
          && match->medicine_class == TRAB_MEDICINE_CLASS_GLUCOCORTICOID))
    return TRAB_MEDICINE_CLASS_OTHER;
  return match->medicine_class;
}

static void
read_course (TrabFacts *facts,
             const TrabCatalogue *catalogue,
             const TrabMedicineBook *book,
             TrabCourse *course)
{
  const TrabCourseFields *fields = trab_course_get (course);
  g_autoptr (GArray) matches = trab_medicine_match_find (book, fields);
  TrabTakenMedicine taken = { .course = course, .is_ongoing = fields->is_ongoing };
  TrabMedicineMatch unknown = { .medicine_class = TRAB_MEDICINE_CLASS_OTHER };

  if (matches->len == 0)
    g_array_append_val (matches, unknown);
  taken.has_from = trab_date_is_known (fields->start);
  if (taken.has_from)
    taken.from_years = MIN (trab_date_years_between (facts->today, fields->start), 0);
  if (!taken.is_ongoing && trab_date_is_known (fields->stop))
    taken.to_years = MIN (trab_date_years_between (facts->today, fields->stop), 0);
  for (guint i = 0; i < matches->len; i++)
    {
      taken.match = g_array_index (matches, TrabMedicineMatch, i);
      taken.medicine_class = get_class (&taken.match);
      taken.regimen = find_regimen (catalogue, i == 0 ? fields->regimen : NULL,
                                    taken.medicine_class, facts->sex);
      g_array_append_val (facts->medicines, taken);
    }
}

static void
read_medicines (TrabFacts *facts, const TrabCatalogue *catalogue, const TrabMedicineBook *book)
{
  GPtrArray *courses = trab_record_get_courses (facts->record);

  for (guint i = 0; i < courses->len; i++)
    if (!trab_course_get (g_ptr_array_index (courses, i))->is_in_error)
      read_course (facts, catalogue, book, g_ptr_array_index (courses, i));
}

static TrabFacts *
read_record (TrabRecord *record,
             TrabEvidence *evidence,
             const TrabCatalogue *catalogue,
             TrabDate today,
             gboolean counts_carried,
             GError **error)
{
  g_autoptr (TrabFacts) self = g_new0 (TrabFacts, 1);
  const TrabPatientFields *patient = trab_patient_get (trab_record_get_patient (record));
  TrabMedicineBook book;

  self->record = g_object_ref (record);
  self->medicines = g_array_new (FALSE, TRUE, sizeof (TrabTakenMedicine));
  self->today = today;
  self->sex = patient->sex;
  self->counts_carried = counts_carried;
  self->answers = trab_answer_sheet_new (record, today);
  self->visit = trab_answer_sheet_new_visit (self->answers, counts_carried);
  self->defaults = trab_evidence_get_table (evidence, "model/person-defaults", error);
  self->limits
      = self->defaults ? trab_evidence_get_table (evidence, "rules/age-limits", error) : NULL;
  if (self->limits == NULL || !trab_medicine_match_open (&book, evidence, error))
    return NULL;
  self->has_age = trab_date_is_known (patient->birth_date);
  if (self->has_age)
    {
      self->age_years = trab_date_years_between (patient->birth_date, today);
      self->age_completed_years = trab_date_age_years (patient->birth_date, today);
    }
  read_body (self);
  read_scans (self);
  read_kidney (self, evidence);
  read_fractures (self);
  read_menopause (self);
  read_medicines (self, catalogue, &book);
  read_steroids (self);
  return g_steal_pointer (&self);
}

/**
 * trab_facts_new:
 * @evidence, @catalogue: must outlive the facts
 * @today: the day whose answers count, and from which years are counted
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_EVIDENCE_ERROR when a table is missing
 */
TrabFacts *
trab_facts_new (TrabRecord *record,
                TrabEvidence *evidence,
                const TrabCatalogue *catalogue,
                TrabDate today,
                GError **error)
{
  g_autoptr (TrabFacts) self = read_record (record, evidence, catalogue, today, FALSE, error);

  if (self != NULL)
    self->with_carried = read_record (record, evidence, catalogue, today, TRUE, error);
  return self != NULL && self->with_carried != NULL ? g_steal_pointer (&self) : NULL;
}

void
trab_facts_free (TrabFacts *facts)
{
  if (facts == NULL)
    return;
  g_clear_object (&facts->record);
  g_clear_object (&facts->visit);
  trab_answer_sheet_free (facts->answers);
  trab_facts_free (facts->with_carried);
  g_array_unref (facts->medicines);
  g_free (facts);
}

/** trab_facts_is_asked_of: whether the question is asked of people of this sex */
gboolean
trab_facts_is_asked_of (const TrabFacts *facts, TrabQuestion question)
{
  TrabQuestionAudience audience = trab_question_get_info (question)->audience;

  return !(audience == TRAB_QUESTION_FOR_WOMEN && facts->sex != TRAB_SEX_FEMALE)
         && !(audience == TRAB_QUESTION_FOR_MEN && facts->sex != TRAB_SEX_MALE);
}

/**
 * trab_facts_find_listed:
 * Returns: (nullable): the medicine taken today that answers @question with yes; NULL when the list
 *   has none, or the question is not asked of this person
 */
const TrabTakenMedicine *
trab_facts_find_listed (const TrabFacts *facts, TrabQuestion question)
{
  const char *id = trab_question_get_info (question)->id;

  for (guint i = 0; trab_facts_is_asked_of (facts, question) && i < facts->medicines->len; i++)
    {
      const TrabTakenMedicine *taken = &g_array_index (facts->medicines, TrabTakenMedicine, i);

      if (taken->is_ongoing
          && trab_medicine_match_answers (&taken->match, taken->match.questions, id))
        return taken;
    }
  return NULL;
}

/** trab_facts_get_answer: what was answered today; not known where nobody did. What is taken today
 * is a yes, whatever was answered: of two that disagree the stricter counts. */
TrabAnswer
trab_facts_get_answer (const TrabFacts *facts, TrabQuestion question)
{
  if (trab_facts_find_listed (facts, question) != NULL)
    return TRAB_ANSWER_YES;
  return trab_visit_get_answer (facts->visit, question);
}

/**
 * trab_facts_get_alarm:
 * For what closes a number: a yes of an earlier visit stays a yes until it is answered today; an
 * earlier no clears nothing.
 */
TrabAnswer
trab_facts_get_alarm (const TrabFacts *facts, TrabQuestion question)
{
  TrabAnswer answer = trab_facts_get_answer (facts, question);
  const char *carried = trab_answer_sheet_get_carried (facts->answers, question, NULL);

  return answer == TRAB_ANSWER_NOT_KNOWN && g_strcmp0 (carried, "yes") == 0 ? TRAB_ANSWER_YES
                                                                            : answer;
}

/**
 * trab_facts_get_state:
 * @text, @from: (out) (optional): the answer and its day, where the state is not NOT_KNOWN
 *
 * Returns: TODAY, CARRIED or NOT_KNOWN
 */
TrabFactState
trab_facts_get_state (const TrabFacts *facts,
                      TrabQuestion question,
                      const char **text,
                      TrabDate *from)
{
  TrabDate day = facts->today;
  const char *carried = trab_answer_sheet_get_carried (facts->answers, question, &day);
  const char *known = carried ? carried : trab_answer_sheet_get_today (facts->answers, question);

  if (known == NULL || g_str_equal (known, "unknown"))
    return TRAB_FACT_NOT_KNOWN;
  if (text != NULL)
    *text = known;
  if (from != NULL)
    *from = day;
  return carried ? TRAB_FACT_CARRIED : TRAB_FACT_TODAY;
}

/** trab_facts_is_bone_medicine: whether it is taken, among others, for the bones */
gboolean
trab_facts_is_bone_medicine (TrabMedicineClass medicine_class)
{
  return trab_medicine_class_is_bisphosphonate (medicine_class)
         || trab_medicine_class_is_not_compared (medicine_class)
         || medicine_class == TRAB_MEDICINE_CLASS_OESTROGEN
         || medicine_class == TRAB_MEDICINE_CLASS_TESTOSTERONE;
}

/** trab_facts_is_treated: whether a bone medicine is known to be taken today */
gboolean
trab_facts_is_treated (const TrabFacts *facts)
{
  return trab_facts_ask_takes_any (facts, trab_facts_is_bone_medicine) == TRAB_ANSWER_YES;
}

/** trab_facts_has_osteoporosis: a T-score of -2.5 or lower at any site, or a vertebral fracture */
gboolean
trab_facts_has_osteoporosis (const TrabFacts *facts)
{
  for (guint i = 0; i < TRAB_N_SCAN_SITES; i++)
    if (facts->has_t_score[i]
        && facts->t_score[i] <= trab_facts_get_default (facts, "osteoporosis_t_score"))
      return TRUE;
  return facts->has_spine_fracture;
}

/** trab_facts_is_intake_low: whether calcium intake or vitamin D is known to be too low */
TrabAnswer
trab_facts_is_intake_low (const TrabFacts *facts)
{
  TrabAnswer calcium = trab_facts_get_answer (facts, TRAB_QUESTION_CALCIUM_SUFFICIENT);
  TrabAnswer vitamin_d = trab_facts_get_answer (facts, TRAB_QUESTION_VITAMIN_D_SUFFICIENT);

  if (calcium == TRAB_ANSWER_NO || vitamin_d == TRAB_ANSWER_NO)
    return TRAB_ANSWER_YES;
  if (calcium == TRAB_ANSWER_YES && vitamin_d == TRAB_ANSWER_YES)
    return TRAB_ANSWER_NO;
  return TRAB_ANSWER_NOT_KNOWN;
}

/* What is not on the list is a no only where somebody said today that the list is complete. */
static TrabAnswer
find_absent (const TrabFacts *facts)
{
  return trab_facts_get_answer (facts, TRAB_QUESTION_MEDICINES_LISTED) == TRAB_ANSWER_YES
             ? TRAB_ANSWER_NO
             : TRAB_ANSWER_NOT_KNOWN;
}

/** trab_facts_ask_takes: the one answer to "is a medicine of this class taken?": YES where the list
 * has one going on; NO only where the list is said to be complete */
TrabAnswer
trab_facts_ask_takes (const TrabFacts *facts, TrabMedicineClass medicine_class)
{
  for (guint i = 0; i < facts->medicines->len; i++)
    {
      const TrabTakenMedicine *taken = &g_array_index (facts->medicines, TrabTakenMedicine, i);

      if (taken->is_ongoing && taken->medicine_class == medicine_class)
        return TRAB_ANSWER_YES;
    }
  return find_absent (facts);
}

/** trab_facts_ask_takes_any: the same of a kind of classes */
TrabAnswer
trab_facts_ask_takes_any (const TrabFacts *facts, TrabFactsIsOfKind is_of_kind)
{
  for (guint i = 0; i < facts->medicines->len; i++)
    {
      const TrabTakenMedicine *taken = &g_array_index (facts->medicines, TrabTakenMedicine, i);

      if (taken->is_ongoing && is_of_kind (taken->medicine_class))
        return TRAB_ANSWER_YES;
    }
  return find_absent (facts);
}

/** trab_facts_ask_ever_took: YES where the list has a course of the class, ended or not; a list of
 * what is taken says nothing of what was never taken, so never NO */
TrabAnswer
trab_facts_ask_ever_took (const TrabFacts *facts, TrabMedicineClass medicine_class)
{
  for (guint i = 0; i < facts->medicines->len; i++)
    if (g_array_index (facts->medicines, TrabTakenMedicine, i).medicine_class == medicine_class)
      return TRAB_ANSWER_YES;
  return TRAB_ANSWER_NOT_KNOWN;
}

/** trab_facts_get_code: of today's visit. Returns: FALSE, @code untouched, when it was not answered
 */
gboolean
trab_facts_get_code (const TrabFacts *facts, TrabQuestion question, int *code)
{
  double number = 0;

  if (!trab_visit_get_number (facts->visit, question, &number))
    return FALSE;
  *code = (int) number;
  return TRUE;
}

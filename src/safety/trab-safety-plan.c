/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety-plan.h"

#include <math.h>

#include "trab-safety-look-up.h"
#include "trab-safety-medicines.h"

static gboolean
is_hrt (const TrabRegimen *regimen)
{
  return g_str_equal (regimen->name, "hrt") && g_strcmp0 (regimen->route, "vaginal") != 0;
}

/** trab_safety_plan_is_bisphosphonate: by its name */
gboolean
trab_safety_plan_is_bisphosphonate (const TrabRegimen *regimen)
{
  TrabMedicineClass class = TRAB_MEDICINE_CLASS_OTHER;
  g_autofree char *name = g_ascii_strup (regimen->name, -1);

  return trab_medicine_class_from_string (name, &class)
         && trab_medicine_class_is_bisphosphonate (class);
}

static gboolean
is_started (const TrabPlanCourse *course)
{
  return course->from_years >= 0;
}

static double
get_end_years (const TrabSafetyPlan *plan, const TrabPlanCourse *course)
{
  return course->has_to_years ? course->to_years : plan->years;
}

/* How long a course of a kind will have been taken by its end: the longest. */
static double
get_longest_years (const TrabSafetyPlan *plan, gboolean (*is_of_kind) (const TrabRegimen *regimen))
{
  double longest = 0;

  for (guint i = 0; plan->plan != NULL && i < plan->plan->plan->courses->len; i++)
    {
      const TrabPlanCourse *course = &g_array_index (plan->plan->plan->courses, TrabPlanCourse, i);

      if (is_of_kind (course->regimen))
        longest = MAX (longest, get_end_years (plan, course) - course->from_years);
    }
  return longest;
}

static gboolean
has_regimen (const TrabSafetyPlan *plan, const char *name)
{
  for (guint i = 0; plan->plan != NULL && i < plan->plan->plan->courses->len; i++)
    if (g_str_equal (g_array_index (plan->plan->plan->courses, TrabPlanCourse, i).regimen->name,
                     name))
      return TRUE;
  return FALSE;
}

static gboolean
overlap (const TrabSafetyPlan *plan, const TrabPlanCourse *a, const TrabPlanCourse *b)
{
  return a->from_years < get_end_years (plan, b) && b->from_years < get_end_years (plan, a);
}

static guint
count_overlapping (const TrabSafetyPlan *plan,
                   const TrabPlanCourse *course,
                   gboolean (*is_of_kind) (const TrabRegimen *regimen))
{
  const GArray *courses = plan->plan->plan->courses;
  guint n = 0;

  for (guint i = 0; i < courses->len; i++)
    {
      const TrabPlanCourse *other = &g_array_index (courses, TrabPlanCourse, i);

      n += is_of_kind (other->regimen) && overlap (plan, course, other);
    }
  return n;
}

/* At the same time in the plan, with those of the list that the plan does not replace. */
static void
find_bisphosphonates (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  const GArray *medicines = plan->person->facts->medicines;
  guint most = 0;
  guint others = 0;

  for (guint i = 0; i < plan->plan->plan->courses->len; i++)
    {
      const TrabPlanCourse *course = &g_array_index (plan->plan->plan->courses, TrabPlanCourse, i);

      if (trab_safety_plan_is_bisphosphonate (course->regimen))
        most = MAX (most, count_overlapping (plan, course, trab_safety_plan_is_bisphosphonate));
    }
  for (guint i = 0; i < medicines->len; i++)
    {
      const TrabTakenMedicine *taken = &g_array_index (medicines, TrabTakenMedicine, i);

      others += taken->is_ongoing && taken->regimen == NULL
                && trab_medicine_class_is_bisphosphonate (taken->medicine_class);
    }
  trab_safety_fact_set_number (fact, most + others);
}

static gboolean
has_kind (const TrabSafetyPlan *plan, gboolean (*is_of_kind) (const TrabRegimen *regimen))
{
  const GArray *courses = plan->plan->plan->courses;

  for (guint i = 0; i < courses->len; i++)
    if (is_of_kind (g_array_index (courses, TrabPlanCourse, i).regimen))
      return TRUE;
  return FALSE;
}

/* An estrogen of the list whose dose and route nobody said: tablet, patch or vaginal. */
static gboolean
has_unknown_estrogen (const TrabSafetyPlan *plan)
{
  const GArray *medicines = plan->person->facts->medicines;

  for (guint i = 0; i < medicines->len; i++)
    {
      const TrabTakenMedicine *taken = &g_array_index (medicines, TrabTakenMedicine, i);

      if (taken->is_ongoing && taken->regimen == NULL
          && taken->medicine_class == TRAB_MEDICINE_CLASS_OESTROGEN)
        return TRUE;
    }
  return FALSE;
}

/* Of an estrogen that may be vaginal nobody knows whether it is a combination. */
static void
find_combination (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  const GArray *courses = plan->plan->plan->courses;
  gboolean is_together = FALSE;

  for (guint i = 0; i < courses->len; i++)
    {
      const TrabPlanCourse *course = &g_array_index (courses, TrabPlanCourse, i);

      is_together
          = is_together
            || (is_hrt (course->regimen)
                && count_overlapping (plan, course, trab_safety_plan_is_bisphosphonate) > 0);
    }
  if (is_together || !has_unknown_estrogen (plan)
      || !has_kind (plan, trab_safety_plan_is_bisphosphonate))
    trab_safety_fact_set_answer (fact, trab_safety_fact_answer_of (is_together));
}

static void
find_age_at_start (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  if (plan->course != NULL && plan->person->facts->has_age)
    trab_safety_fact_set_number (fact, plan->person->facts->age_years + plan->course->from_years);
}

/* What goes on without a regimen has no course: it is no start. */
static void
find_start (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (
      fact, trab_safety_fact_answer_of (plan->course != NULL && is_started (plan->course)));
}

/* Another form of a hormone that is taken today is no start of it. */
static void
find_hormone_start (const TrabSafetyPlan *plan, TrabMedicineClass class, TrabSafetyFact *fact)
{
  if (trab_safety_medicines_takes (plan->person, class) == TRAB_ANSWER_YES)
    trab_safety_fact_set_answer (fact, TRAB_ANSWER_NO);
  else
    find_start (plan, fact);
}

static void
find_hrt_start (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  find_hormone_start (plan, TRAB_MEDICINE_CLASS_OESTROGEN, fact);
}

static void
find_trt_start (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  find_hormone_start (plan, TRAB_MEDICINE_CLASS_TESTOSTERONE, fact);
}

/* Any zoledronate before makes the next one not the first. */
static void
find_first_infusion (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  if (trab_facts_ask_ever_took (plan->person->facts, TRAB_MEDICINE_CLASS_ZOLEDRONATE)
      == TRAB_ANSWER_YES)
    trab_safety_fact_set_answer (fact, TRAB_ANSWER_NO);
  else
    find_start (plan, fact);
}

/* A switch from one bisphosphonate to another goes on counting. */
static void
find_bp_years (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  const GArray *medicines = plan->person->facts->medicines;
  double years = get_longest_years (plan, trab_safety_plan_is_bisphosphonate);
  double before = 0;

  for (guint i = 0; i < medicines->len; i++)
    {
      const TrabTakenMedicine *taken = &g_array_index (medicines, TrabTakenMedicine, i);

      if (taken->is_ongoing && trab_medicine_class_is_bisphosphonate (taken->medicine_class))
        before = MAX (before, -taken->from_years);
    }
  if (plan->course != NULL && is_started (plan->course))
    years += before;
  trab_safety_fact_set_number (fact, years);
}

static void
find_hrt_months (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  trab_safety_fact_set_number (fact, 12 * get_longest_years (plan, is_hrt));
}

static gboolean
stops (const TrabSafetyPlan *plan, TrabFactsIsOfKind is_of_kind)
{
  return plan->plan->plan->action == TRAB_PLAN_STOP
         && trab_facts_ask_takes_any (plan->person->facts, is_of_kind) == TRAB_ANSWER_YES;
}

static gboolean
is_oestrogen (TrabMedicineClass class)
{
  return class == TRAB_MEDICINE_CLASS_OESTROGEN;
}

static gboolean
is_testosterone (TrabMedicineClass class)
{
  return class == TRAB_MEDICINE_CLASS_TESTOSTERONE;
}

static void
find_hrt_stop (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  gboolean ends = stops (plan, is_oestrogen)
                  || (plan->course != NULL && is_hrt (plan->course->regimen)
                      && get_end_years (plan, plan->course) < plan->years);

  trab_safety_fact_set_answer (fact, trab_safety_fact_answer_of (ends));
}

static void
find_trt_stop (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  gboolean ends = stops (plan, is_testosterone)
                  || (plan->course != NULL && g_str_equal (plan->course->regimen->name, "trt")
                      && get_end_years (plan, plan->course) < plan->years);

  trab_safety_fact_set_answer (fact, trab_safety_fact_answer_of (ends));
}

static void
find_holiday (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  gboolean ends
      = stops (plan, trab_medicine_class_is_bisphosphonate)
        || (plan->course != NULL && trab_safety_plan_is_bisphosphonate (plan->course->regimen)
            && get_end_years (plan, plan->course) < plan->years);

  trab_safety_fact_set_answer (fact, trab_safety_fact_answer_of (ends));
}

/* A stop of anything but bisphosphonates is no holiday: the first of them is named. Where nothing
 * is listed, and nobody said that the list is complete, nobody knows what is stopped. */
static void
find_stopped_class (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  const GArray *medicines = plan->person->facts->medicines;

  if (trab_facts_is_treated (plan->person->facts)
      || trab_safety_person_ask (plan->person, TRAB_QUESTION_MEDICINES_LISTED) == TRAB_ANSWER_YES)
    trab_safety_fact_set_word (fact, "bisphosphonate");
  for (guint i = 0; i < medicines->len; i++)
    {
      const TrabTakenMedicine *taken = &g_array_index (medicines, TrabTakenMedicine, i);

      if (taken->is_ongoing && !trab_medicine_class_is_bisphosphonate (taken->medicine_class)
          && (trab_medicine_class_is_not_compared (taken->medicine_class)
              || taken->medicine_class == TRAB_MEDICINE_CLASS_OESTROGEN))
        trab_safety_fact_set_word (fact, trab_medicine_class_to_string (taken->medicine_class));
    }
}

static void
find_exercise_stop (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  gboolean ends = plan->course != NULL && g_str_equal (plan->course->regimen->name, "exercise")
                  && get_end_years (plan, plan->course) < plan->years;

  trab_safety_fact_set_answer (fact, trab_safety_fact_answer_of (ends));
}

static void
find_planned_aromatase_inhibitor (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  if (has_regimen (plan, "anastrozole"))
    trab_safety_fact_set_answer (fact, TRAB_ANSWER_YES);
  else
    trab_safety_look_up_field (plan->person, "aromatase_inhibitor_current", fact);
}

static gboolean
takes_estrogen (const TrabSafetyPlan *plan)
{
  return trab_safety_medicines_takes (plan->person, TRAB_MEDICINE_CLASS_OESTROGEN)
         == TRAB_ANSWER_YES;
}

/* A hormone coil protects the womb lining too. HRT that a plan begins has a progestogen by
 * definition where there may be a womb: the answer is about what is taken today. */
static void
find_progestogen (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  const TrabFacts *facts = plan->person->facts;

  if (trab_safety_medicines_takes (plan->person, TRAB_MEDICINE_CLASS_PROGESTOGEN) == TRAB_ANSWER_YES
      || trab_facts_get_answer (facts, TRAB_QUESTION_HORMONE_COIL) == TRAB_ANSWER_YES)
    trab_safety_fact_set_answer (fact, TRAB_ANSWER_YES);
  else if (plan->course != NULL && is_started (plan->course) && !takes_estrogen (plan)
           && trab_facts_get_answer (facts, TRAB_QUESTION_UTERUS) != TRAB_ANSWER_NO)
    trab_safety_fact_set_answer (fact, TRAB_ANSWER_YES);
  else
    trab_safety_fact_set_answer (fact, trab_facts_get_answer (facts, TRAB_QUESTION_PROGESTOGEN));
}

/* The rule names the doses; it is only asked about them (table rules/interventions). */
static void
find_high_dose (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  if (plan->course != NULL)
    trab_safety_fact_set_answer (fact,
                                 is_hrt (plan->course->regimen) ? TRAB_ANSWER_YES : TRAB_ANSWER_NO);
}

/* No product of these is approved for any use: whatever is supplied is compounded, or sold as a
 * supplement or research chemical (table regimens/licences). The rules that ask are about these. */
static void
find_compounded (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (fact, TRAB_ANSWER_YES);
}

static void
find_source (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  trab_safety_fact_set_word (fact, "supplement_or_research_chemical");
}

static TrabAnswer
is_menopause_early (const TrabSafetyPlan *plan)
{
  TrabSafetyFact age = { 0 };

  trab_safety_look_up_field (plan->person, "age_at_menopause", &age);
  if (!age.is_known)
    return TRAB_ANSWER_NOT_KNOWN;
  return trab_safety_fact_answer_of (
      age.number < trab_safety_person_get_limit (plan->person, "early_menopause_years"));
}

/* What the program compares plans for is fewer broken bones, whatever else a medicine is taken for:
 * what a source says against that goal is always said (SR041, SR078). HRT for somebody without
 * osteoporosis, past break, early menopause or flushes is prevention in the healthy (SR024). */
static void
find_goal (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  const TrabAnswer reasons[]
      = { trab_safety_look_up_answer (plan->person, "osteoporosis"),
          trab_safety_look_up_answer (plan->person, "fragility_fracture_ever"),
          is_menopause_early (plan),
          trab_facts_get_answer (plan->person->facts, TRAB_QUESTION_HOT_FLUSHES) };
  TrabAnswer has_reason = trab_safety_fact_any_of (reasons, G_N_ELEMENTS (reasons));

  if (plan->course == NULL || !is_hrt (plan->course->regimen))
    trab_safety_fact_set_word (fact, "fracture_prevention hip_or_nonvertebral_fracture_prevention");
  else if (has_reason != TRAB_ANSWER_NOT_KNOWN)
    trab_safety_fact_set_word (
        fact, has_reason == TRAB_ANSWER_YES ? "treatment" : "primary_prevention_chronic_disease");
}

/* Growth hormone given for a known deficiency is given for that, and not against ageing. */
static void
find_indication (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  gboolean replaces
      = trab_safety_person_ask (plan->person, TRAB_QUESTION_GH_DEFICIENCY) == TRAB_ANSWER_YES;

  trab_safety_fact_set_word (fact, replaces ? "bone" : "bone anti_ageing_or_osteoporosis");
}

/* What of the plan is swallowed beside what the list says. */
static void
find_binding (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  const char *field = "on_levothyroxine_quinolone_tetracycline_or_oral_bisphosphonate";
  gboolean is_oral
      = trab_safety_medicines_takes_oral_bisphosphonate (plan->person) == TRAB_ANSWER_YES;

  for (guint i = 0; plan->plan != NULL && i < plan->plan->plan->courses->len; i++)
    {
      const TrabRegimen *regimen
          = g_array_index (plan->plan->plan->courses, TrabPlanCourse, i).regimen;

      is_oral = is_oral
                || (trab_safety_plan_is_bisphosphonate (regimen)
                    && g_strcmp0 (regimen->route, "oral") == 0);
    }
  if (is_oral)
    trab_safety_fact_set_answer (fact, TRAB_ANSWER_YES);
  else
    trab_safety_look_up_field (plan->person, field, fact);
}

static void
find_sole_indication (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  TrabAnswer flushes = trab_facts_get_answer (plan->person->facts, TRAB_QUESTION_HOT_FLUSHES);

  if (flushes != TRAB_ANSWER_NOT_KNOWN)
    trab_safety_fact_set_word (fact,
                               flushes == TRAB_ANSWER_NO ? "osteoporosis_treatment" : "symptoms");
}

static void
find_label (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  trab_safety_fact_set_word (fact, "boxed_warning_check");
}

static void
find_dosing (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  trab_safety_fact_set_word (fact, "info");
}

static void
find_formulation (const TrabSafetyPlan *plan, TrabSafetyFact *fact)
{
  const char *dose = plan->course ? plan->course->regimen->dose : NULL;

  trab_safety_fact_set_word (fact, dose ? dose : "standard");
}

typedef struct
{
  const char *field;
  void (*find) (const TrabSafetyPlan *plan, TrabSafetyFact *fact);
} Finder;

static const Finder finders[] = {
  { "age_at_bp_start", find_age_at_start },
  { "aromatase_inhibitor_planned", find_planned_aromatase_inhibitor },
  { "bisphosphonate_count_active", find_bisphosphonates },
  { "bp_start", find_start },
  { "bp_years", find_bp_years },
  { "combination_planned", find_combination },
  { "dosing", find_dosing },
  { "estradiol_equivalent_high_dose", find_high_dose },
  { "first_infusion", find_first_infusion },
  { "formulation", find_formulation },
  { "goal", find_goal },
  { "hrt_initiation", find_hrt_start },
  { "label_status", find_label },
  { "on_hrt_months", find_hrt_months },
  { "progestogen_planned", find_progestogen },
  { "sole_indication", find_sole_indication },
  { "trt_initiation", find_trt_start },
};

/* Fields that what is taken today answers as well as a plan. */
static const Finder taken_finders[] = {
  { "compounded_source", find_compounded },
  { "indication", find_indication },
  { "on_levothyroxine_quinolone_tetracycline_or_oral_bisphosphonate", find_binding },
  { "source", find_source },
};

/* Fields about the end of a medicine: asked of plans that stop one, and of courses that end. */
static const Finder stop_finders[] = {
  { "drug_class_stopped", find_stopped_class }, { "drug_holiday", find_holiday },
  { "exercise_stop", find_exercise_stop },      { "hrt_stop_planned", find_hrt_stop },
  { "trt_stop_planned", find_trt_stop },
};

static const Finder *
find_finder (const Finder *table, guint n, const char *field)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (table[i].field, field))
      return &table[i];
  return NULL;
}

/** trab_safety_plan_is_about_stopping: whether a field is about the end of a medicine */
gboolean
trab_safety_plan_is_about_stopping (const char *field)
{
  return find_finder (stop_finders, G_N_ELEMENTS (stop_finders), field) != NULL;
}

/**
 * trab_safety_plan_look_up:
 * @user_data: a TrabSafetyPlan; without a plan in it, the fields of plans stay not known
 */
void
trab_safety_plan_look_up (const char *field, TrabSafetyFact *fact, gpointer user_data)
{
  const TrabSafetyPlan *plan = user_data;
  const Finder *of_taken = find_finder (taken_finders, G_N_ELEMENTS (taken_finders), field);
  const Finder *finder = find_finder (finders, G_N_ELEMENTS (finders), field);

  if (finder == NULL)
    finder = find_finder (stop_finders, G_N_ELEMENTS (stop_finders), field);
  if (of_taken != NULL)
    of_taken->find (plan, fact);
  else if (finder == NULL)
    trab_safety_look_up_field (plan->person, field, fact);
  else if (plan->plan != NULL)
    finder->find (plan, fact);
}

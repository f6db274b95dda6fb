/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-comparison-job.h"

#include <math.h>

#include "trab-catalogue.h"
#include "trab-chance-row.h"
#include "trab-chance-stop.h"
#include "trab-course-plan.h"
#include "trab-date.h"
#include "trab-ensemble.h"
#include "trab-error.h"
#include "trab-facts-tell.h"
#include "trab-facts.h"
#include "trab-harm-layer.h"
#include "trab-movement-job.h"
#include "trab-nutrition-job.h"
#include "trab-plan-ratio.h"
#include "trab-plan-refusal.h"
#include "trab-qfracture.h"
#include "trab-safety-blood.h"
#include "trab-safety-look-up.h"
#include "trab-safety.h"
#include "trab-study-certainty.h"

/* Until there are packs of countries. */

#define DENSITY_YEARS 2
#define DENSITY_YEARS_LEAST 1
#define OESTROGEN_CLASSES "HRT" /* all of them begin so */

/* The plans offered where none are named: keep things as they are, food and movement, then
 * medicines A-Z. The order is fixed and says nothing of merit. */
static const char *const standard_plans[]
    = { "as-now", "food-and-movement", "alendronate", "hrt", "hrt+exercise", "trt", "zoledronate" };

/* What one comparison is made with; lives for one run. */
typedef struct
{
  TrabTables *tables;
  const TrabCompareRequest *request;
  TrabFacts *facts;
  TrabFracturePerson *person;
  GPtrArray *fracture_plans; /* of TrabFracturePlan, in the order of the plans */
  TrabChanceRow *row;
  double oldest_age_years;
  double least_curve_years; /* a change over less says nothing: a curve that ends before is not
                               known */
  GPtrArray *plans;         /* of TrabCoursePlan */
  GPtrArray *compared;      /* of TrabComparedPlan, in the same order */
  GPtrArray *scenarios;     /* of TrabScenario, only for plans with a curve */
  TrabSafetyReport *safety;
  TrabMovement *movement;
  GPtrArray *nutrients;
} Job;

static void
job_clear (Job *job)
{
  g_clear_pointer (&job->nutrients, g_ptr_array_unref);
  g_clear_pointer (&job->movement, trab_movement_free);
  g_clear_object (&job->safety);
  g_clear_pointer (&job->row, trab_chance_row_free);
  g_clear_pointer (&job->fracture_plans, g_ptr_array_unref);
  g_clear_pointer (&job->person, trab_fracture_person_free);
  g_clear_pointer (&job->scenarios, g_ptr_array_unref);
  g_clear_pointer (&job->compared, g_ptr_array_unref);
  g_clear_pointer (&job->plans, g_ptr_array_unref);
  g_clear_pointer (&job->facts, trab_facts_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

/* Testosterone is compared unasked only with a man who takes it, or whose value is low: for
 * anybody else the first thing to be said of it is that nothing speaks for it. */
static gboolean
is_offered (const TrabPlan *plan, const TrabSafetyPerson *person)
{
  const TrabFacts *facts = person->facts;

  for (guint i = 0; i < plan->courses->len; i++)
    if (g_str_equal (g_array_index (plan->courses, TrabPlanCourse, i).regimen->name, "trt"))
      return trab_facts_ask_takes (facts, TRAB_MEDICINE_CLASS_TESTOSTERONE) == TRAB_ANSWER_YES
             || trab_safety_blood_is_testosterone_low (person) == TRAB_ANSWER_YES;
  return TRUE;
}

/**
 * trab_comparison_job_dup_standard_plans:
 * Returns: (transfer full) (nullable): names of the plans that suit this person, in the fixed
 *   order; NULL with TRAB_EVIDENCE_ERROR
 */
char **
trab_comparison_job_dup_standard_plans (const TrabTables *tables,
                                        const TrabFacts *facts,
                                        GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (TrabSafetyPerson) person
      = trab_safety_look_up_new_person (facts, tables->evidence, error);

  if (person == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (standard_plans); i++)
    {
      g_autoptr (TrabPlan) plan = trab_plan_new (tables->catalogue, standard_plans[i], NULL);

      if (plan != NULL && trab_plan_is_for (plan, facts->sex) && is_offered (plan, person))
        g_strv_builder_add (names, standard_plans[i]);
    }
  return g_strv_builder_end (names);
}

static void
add_ids (GString *ids, const char *more)
{
  g_auto (GStrv) list = g_strsplit (more ? more : "", " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (list[i][0] != '\0' && strstr (ids->str, list[i]) == NULL)
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? "," : "", list[i]);
}

/* The evidence grade of a combination is that of its weakest part: later letters are weaker. */
static void
describe_plan (const TrabCoursePlan *plan, TrabComparedPlan *compared)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autoptr (GString) classes = g_string_new (NULL);
  g_autoptr (GString) goes_on = g_string_new (NULL);
  const char *grade = NULL;
  const char *note = NULL;

  for (guint i = 0; i < plan->plan->courses->len; i++)
    {
      const TrabPlanCourse *course = &g_array_index (plan->plan->courses, TrabPlanCourse, i);
      const TrabRegimen *regimen = course->regimen;

      if (course->from_years < 0 && plan->plan->action == TRAB_PLAN_START)
        g_string_append_printf (goes_on, "%s%s", goes_on->len > 0 ? "," : "", regimen->id);
      add_ids (ids, regimen->evidence_ids);
      if (regimen->anchor_class != NULL)
        g_string_append_printf (classes, "%s%s", classes->len > 0 ? "+" : "",
                                regimen->anchor_class);
      if (grade == NULL || g_strcmp0 (regimen->grade, grade) > 0)
        grade = regimen->grade;
      if (note == NULL)
        note = regimen->note;
    }
  compared->goes_on = goes_on->len > 0 ? g_strdup (goes_on->str) : NULL;
  compared->ended = plan->ended->len > 0 ? g_ptr_array_ref (plan->ended) : NULL;
  compared->evidence_ids = g_strdup (ids->str);
  compared->evidence_class = g_strdup (classes->str);
  compared->grade = g_strdup (grade);
  compared->note = g_strdup (note);
}

static gboolean
add_plan (Job *job, const char *plan_id, GError **error)
{
  g_autoptr (TrabCoursePlan) plan
      = trab_course_plan_new (job->facts, job->tables->catalogue, plan_id, error);
  TrabComparedPlan *compared = NULL;
  TrabRegimenHorizon horizon;

  if (plan == NULL)
    return FALSE;
  for (guint i = 0; i < job->plans->len; i++) /* one plan under two names is one column */
    if (trab_plan_is_same (((TrabCoursePlan *) g_ptr_array_index (job->plans, i))->plan,
                           plan->plan))
      {
        trab_compared_plan_add_id (g_ptr_array_index (job->compared, i), plan_id);
        return TRUE;
      }
  if (trab_movement_has_week (job->movement))
    trab_course_plan_set_exercise (plan, job->facts, job->tables->catalogue,
                                   job->movement->regimen_id);
  compared = trab_compared_plan_new (plan_id, plan->chart_class);
  describe_plan (plan, compared);
  horizon = trab_course_plan_get_horizon (plan, job->facts, job->tables->catalogue,
                                          job->request->years, job->oldest_age_years);
  compared->solid_years = horizon.solid_years;
  compared->dashed_years = horizon.dashed_years;
  trab_plan_refusal_collect (job->tables, job->facts, plan, job->request->years, compared->refusals,
                             compared->not_checked);
  if (compared->refusals->len == 0 && horizon.has_solid && horizon.dashed_years <= 0)
    {
      guint beyond = TRAB_REFUSAL_BEYOND_STUDIES;

      g_array_append_val (compared->refusals, beyond);
    }
  compared->has_curve = job->request->n_members > 0 && compared->refusals->len == 0
                        && trab_course_plan_has_curve (plan)
                        && horizon.dashed_years >= job->least_curve_years;
  if (compared->has_curve)
    g_ptr_array_add (job->scenarios,
                     trab_course_plan_new_scenario (plan, job->facts, job->request->years));
  g_ptr_array_add (job->plans, g_steal_pointer (&plan));
  g_ptr_array_add (job->compared, compared);
  return TRUE;
}

/* What the person means to do in a week, and eats: the first is part of the plans. */
static gboolean
read_daily (Job *job, GError **error)
{
  const char *week = job->facts->visit
                         ? trab_visit_get_text (job->facts->visit, TRAB_QUESTION_EXERCISE_WEEK)
                         : NULL;

  job->movement = trab_movement_job_run (job->tables, job->facts, week, error);
  if (job->movement == NULL)
    return FALSE;
  job->nutrients = trab_nutrition_job_run (job->tables, job->facts, error);
  return job->nutrients != NULL;
}

static gboolean
add_plans (Job *job, GError **error)
{
  g_auto (GStrv) standard = NULL;
  const char *const *ids = job->request->plan_ids;

  if (!add_plan (job, "as-now", error))
    return FALSE;
  if (ids == NULL)
    {
      standard = trab_comparison_job_dup_standard_plans (job->tables, job->facts, error);
      if (standard == NULL)
        return FALSE;
      ids = (const char *const *) standard;
      if (trab_facts_is_treated (job->facts) && !add_plan (job, "stop", error))
        return FALSE;
    }
  for (guint i = 0; ids[i] != NULL; i++)
    if (!g_str_equal (ids[i], "as-now") && !add_plan (job, ids[i], error))
      return FALSE;
  return TRUE;
}

/* The rules come before any number: where one of them closes the comparison, none is made. */
static gboolean
check_safety (Job *job, GError **error)
{
  guint refusal = TRAB_REFUSAL_SAFETY_STOP;

  job->safety
      = trab_safety_check (job->tables->safety, job->facts, job->plans, job->request->years, error);
  if (job->safety == NULL)
    return FALSE;
  for (guint i = 0; trab_safety_report_closes_all (job->safety) && i < job->compared->len; i++)
    {
      TrabComparedPlan *compared = g_ptr_array_index (job->compared, i);

      g_array_append_val (compared->refusals, refusal);
      compared->has_curve = FALSE;
    }
  if (trab_safety_report_closes_all (job->safety))
    g_ptr_array_set_size (job->scenarios, 0);
  return TRUE;
}

static gboolean
run_model (Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) runs = NULL;
  TrabEnsembleRequest request = {
    .scenarios = (const TrabScenario *const *) job->scenarios->pdata,
    .n_scenarios = job->scenarios->len,
    .n_members = job->request->n_members,
    .seed = job->request->seed,
    .with_average_band = TRUE,
    .with_person_band = TRUE,
  };
  guint n_used = 0;

  if (job->scenarios->len == 0)
    return TRUE;
  runs = trab_ensemble_run (job->tables->ensemble, &request, cancellable, error);
  if (runs == NULL)
    return FALSE;
  for (guint i = 0; i < job->compared->len; i++)
    {
      TrabComparedPlan *compared = g_ptr_array_index (job->compared, i);

      if (compared->has_curve)
        compared->run = g_object_ref (g_ptr_array_index (runs, n_used++));
    }
  return TRUE;
}

/* No chance is shown to somebody in whom something has to be settled first. After denosumab or a
 * bone-building medicine, now or lately, a calculator's number would be of somebody else, and too
 * low where bone is being lost fast; with cancer in a bone it is of another illness. */
static const char *
find_closed (const Job *job)
{
  if (trab_safety_report_closes_all (job->safety))
    return "safety";
  if (trab_compared_plan_has_refusal (g_ptr_array_index (job->compared, 0),
                                      TRAB_REFUSAL_DENOSUMAB_OR_ANABOLIC))
    return "bone-medicine";
  return trab_facts_get_alarm (job->facts, TRAB_QUESTION_BONE_METASTASIS) == TRAB_ANSWER_YES
             ? "bone-cancer"
             : NULL;
}

/* The clinician's choice, of the request or kept with the visit. */
static TrabCalculator
get_choice (const Job *job)
{
  const char *text = job->request->calculator;
  TrabCalculator choice = TRAB_CALCULATOR_NONE;

  if (text == NULL)
    text = trab_visit_get_text (job->facts->visit, TRAB_QUESTION_BASE_CALCULATOR);
  return trab_chance_calculator_from_string (text, &choice) ? choice : TRAB_CALCULATOR_NONE;
}

/* A bone medicine goes on that no trial here speaks of: the calculator's number is of somebody who
 * takes nothing, and is not this plan's. */
static gboolean
goes_on_unmodelled (const Job *job, const TrabCoursePlan *plan)
{
  return !plan->plan->stops
         && trab_facts_ask_takes_any (job->facts, trab_medicine_class_is_not_compared)
                == TRAB_ANSWER_YES;
}

/* Refusals that are about broken bones too; one of a density curve changes no chance. */
static gboolean
is_refused_for_breaks (const Job *job, const TrabCoursePlan *plan, const TrabComparedPlan *compared)
{
  static const TrabRefusal refusals[]
      = { TRAB_REFUSAL_WRONG_SEX,        TRAB_REFUSAL_PREGNANCY,    TRAB_REFUSAL_GROWING,
          TRAB_REFUSAL_GENDER_AFFIRMING, TRAB_REFUSAL_BONE_DISEASE, TRAB_REFUSAL_SAFETY_STOP };

  if (goes_on_unmodelled (job, plan))
    return TRUE;
  for (guint i = 0; plan->plan->courses->len > 0 && i < G_N_ELEMENTS (refusals); i++)
    if (trab_compared_plan_has_refusal (compared, refusals[i]))
      return TRUE;
  return FALSE;
}

static void
add_note (TrabComparedPlan *compared, guint note)
{
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    compared->fracture[i].notes |= note;
}

/* The one time of every row of density: two years, or one where a curve ends between them. */
static guint
get_density_months (const Job *job)
{
  for (guint i = 0; i < job->compared->len; i++)
    {
      const TrabComparedPlan *compared = g_ptr_array_index (job->compared, i);

      if (compared->has_curve && compared->dashed_years >= DENSITY_YEARS_LEAST
          && compared->dashed_years < DENSITY_YEARS)
        return TRAB_MONTHS_PER_YEAR * DENSITY_YEARS_LEAST;
    }
  return TRAB_MONTHS_PER_YEAR * DENSITY_YEARS;
}

/* Small numbers are told of 1,000 people, all of one outcome alike. */
static guint
get_out_of (const Job *job, const TrabChance *chance, TrabOutcome outcome)
{
  double least = job->tables->chance->constants.icon_thousand_below_pct;
  gboolean is_small
      = chance->base[outcome].state != TRAB_CHANCE_NOT_KNOWN && chance->base[outcome].pct < least;

  for (guint i = 0; i < job->compared->len; i++)
    {
      const TrabComparedPlan *compared = g_ptr_array_index (job->compared, i);

      is_small |= compared->fracture[outcome].state == TRAB_CELL_NUMBER
                  && compared->fracture[outcome].best < least;
    }
  return is_small ? 1000 : 100;
}

/* The one base and the one span, and each plan's chance on them. */
static void
fill_chance (Job *job)
{
  TrabBaseQuestion question = { .choice = get_choice (job),
                                .country = trab_evidence_get_country (job->tables->evidence),
                                .years = (guint) lround (job->request->years),
                                .is_closed = find_closed (job) != NULL };
  const TrabChanceTables *tables = job->tables->chance;

  job->person = trab_fracture_person_new (job->facts, job->tables->evidence, tables->classes,
                                          &tables->constants.limits);
  for (guint i = 0; i < job->plans->len; i++)
    {
      const TrabCoursePlan *plan = g_ptr_array_index (job->plans, i);
      TrabFracturePlan *courses = trab_fracture_person_new_plan (plan, tables->classes);

      courses->has_lasting_stop = trab_chance_stop_lasts (job->tables->evidence, job->safety, plan);
      g_ptr_array_add (job->fracture_plans, courses);
    }
  job->row = trab_chance_row_new (tables, job->person, job->fracture_plans, &question);
  for (guint i = 0; i < job->plans->len; i++)
    {
      const TrabCoursePlan *plan = g_ptr_array_index (job->plans, i);
      TrabComparedPlan *compared = g_ptr_array_index (job->compared, i);

      for (guint j = 0; j < TRAB_N_OUTCOMES; j++)
        {
          trab_chance_row_fill_cell (job->row, g_ptr_array_index (job->fracture_plans, i),
                                     (TrabOutcome) j, &compared->fracture[j]);
          if (compared->fracture[j].state == TRAB_CELL_NUMBER
              && is_refused_for_breaks (job, plan, compared))
            compared->fracture[j].state = TRAB_CELL_REFUSED;
        }
      if (trab_chance_stop_is_to_put_right (job->tables->evidence, job->safety, plan))
        add_note (compared, TRAB_FRACTURE_NOTE_PUT_RIGHT);
    }
}

static gboolean
has_oestrogen (const TrabCoursePlan *plan)
{
  for (guint i = 0; i < plan->plan->courses->len; i++)
    if (g_str_has_prefix (
            g_array_index (plan->plan->courses, TrabPlanCourse, i).regimen->fracture_class,
            OESTROGEN_CLASSES))
      return TRUE;
  return FALSE;
}

/* Where the comparison is closed there is nothing to weigh harms against: none is shown. */
static gboolean
fill_harms (Job *job, GError **error)
{
  g_autoptr (TrabSafetyPerson) person
      = trab_safety_look_up_new_person (job->facts, job->tables->evidence, error);

  if (person == NULL)
    return FALSE;
  for (guint i = 0; !trab_safety_report_closes_all (job->safety) && i < job->plans->len; i++)
    {
      const TrabCoursePlan *plan = g_ptr_array_index (job->plans, i);

      const TrabFracturePlan *courses = g_ptr_array_index (job->fracture_plans, i);
      TrabComparedPlan *compared = g_ptr_array_index (job->compared, i);

      if (has_oestrogen (plan)
          && trab_facts_get_alarm (job->facts, TRAB_QUESTION_VTE) == TRAB_ANSWER_YES)
        compared->harms_left_out |= TRAB_HARM_LEFT_OUT_AFTER_CLOT;
      if (courses->has_lasting_stop)
        compared->harms_left_out |= TRAB_HARM_LEFT_OUT_LASTING_STOP;
      else if (plan->is_for_person)
        trab_harm_layer_fill (job->tables->harm_layer, job->row, courses, person, plan, compared);
    }
  for (guint i = 0; i < job->compared->len; i++)
    trab_study_certainty_fill (job->tables->evidence, job->facts->sex,
                               g_ptr_array_index (job->compared, i));
  return TRUE;
}

static TrabComparison *
new_comparison (Job *job, const TrabComparisonFields *fields)
{
  TrabComparison *comparison = trab_comparison_new (fields);
  const char *closed = find_closed (job);

  trab_comparison_set_safety (comparison, job->safety);
  trab_comparison_take_movement (comparison, g_steal_pointer (&job->movement));
  trab_comparison_take_nutrients (comparison, g_steal_pointer (&job->nutrients));
  if (closed != NULL)
    trab_comparison_add_baseline_refusal (comparison, closed);
  trab_facts_tell (job->facts, comparison);
  for (guint i = 0; i < job->compared->len; i++)
    trab_comparison_take_plan (comparison, g_ptr_array_index (job->compared, i));
  g_ptr_array_set_free_func (job->compared, NULL);
  return comparison;
}

static gboolean
check_request (const TrabCompareRequest *request, GError **error)
{
  if ((request->years < 4.5 || request->years > 5.5)
      && (request->years < 9.5 || request->years > 10.5))
    {
      g_set_error_literal (error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_OUT_OF_RANGE,
                           "a comparison spans 5 or 10 years");
      return FALSE;
    }
  return TRUE;
}

/**
 * trab_comparison_job_run:
 * @request: see TrabCompareRequest
 *
 * Puts the plans of one person on one base and one span: facts, the calculator's chance, the
 * model's curves, the fracture layer. Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_INPUT_ERROR, TRAB_MODEL_ERROR,
 *   TRAB_SIGN_ERROR_DEAD or G_IO_ERROR_CANCELLED
 */
TrabComparison *
trab_comparison_job_run (TrabTables *tables,
                         const TrabCompareRequest *request,
                         GCancellable *cancellable,
                         GError **error)
{
  g_auto (Job) job = { .tables = tables, .request = request };
  TrabComparisonFields fields = { 0 };

  if (!check_request (request, error)
      || !trab_patient_check_alive (trab_record_get_patient (request->record), error))
    return NULL;
  job.facts = trab_facts_new (request->record, tables->evidence, tables->catalogue, request->today,
                              error);
  if (job.facts == NULL)
    return NULL;
  job.oldest_age_years = trab_model_get_constants (tables->model)->age_most_years;
  job.least_curve_years = trab_model_get_constants (tables->model)->curve_least_years;
  job.plans = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_course_plan_free);
  job.compared = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_compared_plan_free);
  job.scenarios = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_scenario_free);
  if (!read_daily (&job, error) || !add_plans (&job, error) || !check_safety (&job, error)
      || !run_model (&job, cancellable, error))
    return NULL;

  fields.patient_id = trab_patient_get (trab_record_get_patient (request->record))->id;
  fields.sex = job.facts->sex;
  fields.age_years = job.facts->age_years;
  fields.today = request->today;
  fields.years = request->years;
  fields.is_treated = trab_facts_is_treated (job.facts);
  fields.evidence_digest = tables->digest;
  for (guint i = 0; i < G_N_ELEMENTS (fields.has_bmd); i++)
    {
      fields.has_bmd[i] = job.facts->has_bmd[i];
      fields.bmd_g_cm2[i] = job.facts->bmd_g_cm2[i];
    }
  job.fracture_plans
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_fracture_person_free_plan);
  fill_chance (&job);
  fields.chance = *trab_chance_row_get_chance (job.row);
  fields.density_months = get_density_months (&job);
  fields.is_inflamed
      = trab_facts_get_answer (job.facts, TRAB_QUESTION_RA_OR_SLE) == TRAB_ANSWER_YES;
  fields.is_severe = trab_plan_ratio_is_severe (tables->chance, job.person);
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    fields.chance.base[i].out_of = get_out_of (&job, &fields.chance, (TrabOutcome) i);
  if (!fill_harms (&job, error))
    return NULL;
  return new_comparison (&job, &fields);
}

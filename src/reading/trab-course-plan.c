/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-course-plan.h"
#include "trab-facts-scenario.h"

#include <math.h>
#include <string.h>

#define EXERCISE "exercise" /* name of the regimens of movement */

/* Medicines of one kind replace each other: a plan that starts one is a switch from the other. */
typedef enum
{
  KIND_NONE,
  KIND_BISPHOSPHONATE,
  KIND_OESTROGEN,
  KIND_TESTOSTERONE,
} Kind;

static Kind
get_kind (const TrabRegimen *regimen)
{
  const char *anchor = regimen->anchor_class;

  if (anchor == NULL)
    return KIND_NONE;
  if (g_str_equal (anchor, "ALN") || g_str_equal (anchor, "RIS") || g_str_equal (anchor, "IBN")
      || g_str_equal (anchor, "ZOL"))
    return KIND_BISPHOSPHONATE;
  if (g_str_has_prefix (anchor, "HRT"))
    return KIND_OESTROGEN;
  return g_str_equal (regimen->name, "trt") ? KIND_TESTOSTERONE : KIND_NONE;
}

static gboolean
starts_kind (const TrabPlan *plan, Kind kind)
{
  for (guint i = 0; kind != KIND_NONE && i < plan->courses->len; i++)
    if (get_kind (g_array_index (plan->courses, TrabPlanCourse, i).regimen) == kind)
      return TRUE;
  return FALSE;
}

/* Of what is taken, also in a dose that the model does not know */
static Kind
get_taken_kind (const TrabTakenMedicine *taken)
{
  if (taken->regimen != NULL)
    return get_kind (taken->regimen);
  if (trab_medicine_class_is_bisphosphonate (taken->medicine_class))
    return KIND_BISPHOSPHONATE;
  if (taken->medicine_class == TRAB_MEDICINE_CLASS_OESTROGEN)
    return KIND_OESTROGEN;
  return taken->medicine_class == TRAB_MEDICINE_CLASS_TESTOSTERONE ? KIND_TESTOSTERONE : KIND_NONE;
}

/* The same dose, begun today, is no end of it. */
static gboolean
starts_the_same (const TrabPlan *plan, const TrabRegimen *regimen)
{
  for (guint i = 0; regimen != NULL && i < plan->courses->len; i++)
    {
      const TrabPlanCourse *course = &g_array_index (plan->courses, TrabPlanCourse, i);

      if (course->regimen == regimen && course->from_years <= 0)
        return TRUE;
    }
  return FALSE;
}

static void
list_ended (TrabCoursePlan *self, const TrabFacts *facts)
{
  for (guint i = 0; i < facts->medicines->len; i++)
    {
      const TrabTakenMedicine *taken = &g_array_index (facts->medicines, TrabTakenMedicine, i);
      Kind kind = taken->is_ongoing ? get_taken_kind (taken) : KIND_NONE;
      const char *name
          = taken->regimen ? taken->regimen->id : trab_course_get (taken->course)->name;

      if (kind == KIND_NONE || !(self->plan->stops || starts_kind (self->plan, kind))
          || starts_the_same (self->plan, taken->regimen)
          || g_ptr_array_find_with_equal_func (self->ended, name, g_str_equal, NULL))
        continue;
      g_ptr_array_add (self->ended, g_strdup (name));
    }
}

static gboolean
is_of_interest (const TrabTakenMedicine *taken)
{
  return taken->is_ongoing
         && (taken->regimen != NULL || trab_medicine_class_is_bisphosphonate (taken->medicine_class)
             || taken->medicine_class == TRAB_MEDICINE_CLASS_OESTROGEN
             || taken->medicine_class == TRAB_MEDICINE_CLASS_TESTOSTERONE);
}

/* What is taken today goes on, unless the plan starts another of its kind. */
static void
add_ongoing (TrabCoursePlan *self, const TrabFacts *facts)
{
  g_autoptr (GArray) ongoing = g_array_new (FALSE, TRUE, sizeof (TrabPlanCourse));

  for (guint i = 0; i < facts->medicines->len; i++)
    {
      const TrabTakenMedicine *taken = &g_array_index (facts->medicines, TrabTakenMedicine, i);
      const TrabCourseFields *course = trab_course_get (taken->course);
      TrabPlanCourse goes_on = { .regimen = taken->regimen, .from_years = taken->from_years };

      if (!is_of_interest (taken))
        continue;
      if (taken->regimen == NULL)
        {
          self->is_unknown_dose = TRUE;
          continue;
        }
      if (starts_kind (self->plan, get_kind (taken->regimen)))
        continue;
      goes_on.adherence = course->has_adherence ? course->adherence : 1;
      g_array_append_val (ongoing, goes_on);
    }
  g_array_prepend_vals (self->plan->courses, ongoing->data, ongoing->len);
  self->n_ongoing = ongoing->len;
}

static const char *
find_chart_class (const TrabCoursePlan *self)
{
  const char *chart_class = NULL;

  for (guint i = 0; i < self->plan->courses->len; i++)
    {
      const TrabRegimen *regimen = g_array_index (self->plan->courses, TrabPlanCourse, i).regimen;

      if (chart_class != NULL && !g_str_equal (chart_class, regimen->chart_class))
        return "combination";
      chart_class = regimen->chart_class;
    }
  return chart_class && self->plan->action == TRAB_PLAN_START ? chart_class : "no-change";
}

/**
 * trab_course_plan_new:
 * @plan_id: a plan name, see trab_plan_new()
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_INPUT_ERROR when the plan is not understood
 */
TrabCoursePlan *
trab_course_plan_new (const TrabFacts *facts,
                      const TrabCatalogue *catalogue,
                      const char *plan_id,
                      GError **error)
{
  g_autoptr (TrabCoursePlan) self = g_new0 (TrabCoursePlan, 1);

  self->plan = trab_plan_new (catalogue, plan_id, error);
  if (self->plan == NULL)
    return NULL;
  self->is_for_person = trab_plan_is_for (self->plan, facts->sex);
  self->chart_class = find_chart_class (self); /* of what it starts, not of what goes on */
  self->ended = g_ptr_array_new_with_free_func (g_free);
  list_ended (self, facts);
  if (!self->plan->stops)
    add_ongoing (self, facts);
  return g_steal_pointer (&self);
}

/**
 * trab_course_plan_set_exercise:
 * @regimen_id: (nullable): what the week of the person counts as; NULL: nothing of it counts
 *
 * Puts the person's own week in place of the exercise of a named plan, with how much of it is done
 * where that is known. A plan that names its own programme ("exercise:walking") keeps it.
 */
void
trab_course_plan_set_exercise (TrabCoursePlan *self,
                               const TrabFacts *facts,
                               const TrabCatalogue *catalogue,
                               const char *regimen_id)
{
  const TrabRegimen *regimen
      = regimen_id ? trab_catalogue_find_regimen (catalogue, regimen_id) : NULL;
  GArray *courses = self->plan->courses;

  if (strstr (self->plan->id, EXERCISE ":") != NULL)
    return;
  for (guint i = courses->len; i-- > 0;)
    {
      TrabPlanCourse *course = &g_array_index (courses, TrabPlanCourse, i);

      if (!g_str_equal (course->regimen->name, EXERCISE))
        continue;
      if (regimen == NULL)
        {
          g_array_remove_index (courses, i);
          continue;
        }
      course->regimen = regimen;
      course->adherence = regimen->default_adherence;
      trab_visit_get_number (facts->visit, TRAB_QUESTION_EXERCISE_ADHERENCE, &course->adherence);
    }
}

void
trab_course_plan_free (TrabCoursePlan *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->plan, trab_plan_free);
  g_clear_pointer (&self->ended, g_ptr_array_unref);
  g_free (self);
}

/* Where the part of a course that lies ahead begins: now, or for infusions the next that is due. */
static double
get_next_years (const TrabPlanCourse *course)
{
  double from_years = course->from_years;

  if (from_years >= 0)
    return from_years;
  if (!course->regimen->repeats)
    return 0;
  return from_years
         + ceil (-from_years / course->regimen->repeat_years) * course->regimen->repeat_years;
}

/**
 * trab_course_plan_new_scenario:
 * Returns: (transfer full): the person's past, which is the same for every plan, and this future
 */
TrabScenario *
trab_course_plan_new_scenario (const TrabCoursePlan *self, const TrabFacts *facts, double years)
{
  TrabScenario *scenario = trab_facts_scenario_new (facts, years);

  for (guint i = 0; i < self->plan->courses->len; i++)
    {
      const TrabPlanCourse *course = &g_array_index (self->plan->courses, TrabPlanCourse, i);
      double from_years = get_next_years (course);
      double to_years = course->has_to_years ? course->to_years : years;

      if (course->only_where_low && trab_facts_is_intake_low (facts) == TRAB_ANSWER_NO)
        continue;
      if (from_years < to_years)
        trab_regimen_add_to_scenario (course->regimen, scenario, from_years, to_years,
                                      course->adherence);
    }
  return scenario;
}

/** trab_course_plan_has_curve: whether something is known of its effect on density */
gboolean
trab_course_plan_has_curve (const TrabCoursePlan *self)
{
  for (guint i = 0; i < self->plan->courses->len; i++)
    if (g_array_index (self->plan->courses, TrabPlanCourse, i).regimen->shown_as
        != TRAB_REGIMEN_SHOWN_AS_CURVE)
      return FALSE;
  return TRUE;
}

/* How far studies follow people who stopped what this person takes today: the shortest. */
static void
shorten_by_stopped (const TrabFacts *facts, TrabRegimenHorizon *horizon)
{
  for (guint i = 0; i < facts->medicines->len; i++)
    {
      const TrabTakenMedicine *taken = &g_array_index (facts->medicines, TrabTakenMedicine, i);
      const TrabRegimenHorizon *after = taken->regimen ? &taken->regimen->stopped_horizon : NULL;

      if (!is_of_interest (taken) || after == NULL || !after->has_solid)
        continue;
      horizon->solid_years = MIN (horizon->solid_years, after->solid_years);
      horizon->dashed_years = MIN (horizon->dashed_years,
                                   after->has_dashed ? after->dashed_years : after->solid_years);
    }
}

/* A plan that starts what is taken today goes on with it: the years already taken are used up. */
static double
get_years_taken (const TrabCoursePlan *self, const TrabFacts *facts)
{
  double longest = 0;

  for (guint i = 0; i < self->plan->courses->len; i++)
    for (guint j = 0; j < facts->medicines->len; j++)
      {
        const TrabPlanCourse *course = &g_array_index (self->plan->courses, TrabPlanCourse, i);
        const TrabTakenMedicine *taken = &g_array_index (facts->medicines, TrabTakenMedicine, j);

        if (course->from_years >= 0 && taken->is_ongoing && taken->regimen != NULL
            && get_kind (course->regimen) != KIND_NONE
            && g_strcmp0 (course->regimen->anchor_class, taken->regimen->anchor_class) == 0)
          longest = MAX (longest, -taken->from_years);
      }
  return longest;
}

/**
 * trab_course_plan_get_horizon:
 * @oldest_age_years: curves end at this age
 *
 * Returns: years from today that the curve is solid and dashed; without any medicine, as long as
 *   the person's age allows
 */
TrabRegimenHorizon
trab_course_plan_get_horizon (const TrabCoursePlan *self,
                              const TrabFacts *facts,
                              const TrabCatalogue *catalogue,
                              double years,
                              double oldest_age_years)
{
  TrabRegimenHorizon horizon
      = { .has_solid = TRUE, .solid_years = years, .has_dashed = TRUE, .dashed_years = years };
  double longest = CLAMP (oldest_age_years - facts->age_years, 0, years);

  if (self->plan->courses->len > 0)
    horizon = trab_plan_get_horizon (self->plan, catalogue);
  else if (self->plan->action == TRAB_PLAN_STOP)
    shorten_by_stopped (facts, &horizon);
  if (!horizon.has_dashed)
    horizon.dashed_years = horizon.solid_years;
  horizon.dashed_years -= get_years_taken (self, facts);
  horizon.dashed_years = CLAMP (horizon.dashed_years, 0, longest);
  horizon.solid_years = CLAMP (horizon.solid_years, 0, horizon.dashed_years);
  return horizon;
}

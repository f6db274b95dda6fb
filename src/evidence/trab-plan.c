/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-plan.h"

#include <math.h>
#include <string.h>

#include "trab-error.h"

#define ADHERENCE_MARK 'x'

static gboolean
fail (GError **error, const char *what, const char *text)
{
  g_set_error (error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_UNKNOWN_PLAN, "plan \"%s\": %s", text,
               what);
  return FALSE;
}

static TrabPlanAction
read_action (const char *action)
{
  if (g_strcmp0 (action, "keep") == 0)
    return TRAB_PLAN_KEEP;
  return g_strcmp0 (action, "stop-bone-medicines") == 0 ? TRAB_PLAN_STOP : TRAB_PLAN_START;
}

/* Adds the courses of a named plan. Returns: how many rows the name has */
static guint
add_named (TrabPlan *self, const TrabCatalogue *catalogue, const char *name)
{
  guint n_rows = 0;

  for (guint i = 0; i < trab_catalogue_get_n_courses (catalogue); i++)
    {
      const TrabCatalogueCourse *row = trab_catalogue_get_course (catalogue, i);
      TrabPlanCourse course = {
        .regimen = row->regimen,
        .from_years = row->from_years,
        .has_to_years = row->has_to_years,
        .to_years = row->to_years,
        .adherence = row->adherence,
        .only_where_low = g_strcmp0 (row->action, "start-where-low") == 0,
      };

      if (!g_str_equal (row->plan, name))
        continue;
      n_rows++;
      self->action = read_action (row->action);
      self->stops |= self->action == TRAB_PLAN_STOP;
      if (course.regimen != NULL)
        g_array_append_val (self->courses, course);
    }
  return n_rows;
}

/* "hrt:patch-50" or "hrt:patch-50:transdermal": the third part must agree with the regimen */
static const TrabRegimen *
find_with_route (const TrabCatalogue *catalogue, const char *id)
{
  g_auto (GStrv) parts = g_strsplit (id, ":", 4);
  g_autofree char *short_id = NULL;
  const TrabRegimen *regimen = NULL;

  if (g_strv_length (parts) != 3)
    return trab_catalogue_find_regimen (catalogue, id);
  short_id = g_strconcat (parts[0], ":", parts[1], NULL);
  regimen = trab_catalogue_find_regimen (catalogue, short_id);
  return regimen != NULL && g_strcmp0 (regimen->route, parts[2]) == 0 ? regimen : NULL;
}

/* The share of it that is taken. */
static gboolean
read_adherence (const char *text, TrabPlanCourse *course)
{
  char *end = NULL;

  course->adherence = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && course->adherence > 0 && course->adherence <= 1;
}

static gboolean
read_years (const char *text, TrabPlanCourse *course)
{
  char *end = NULL;

  course->from_years = g_ascii_strtod (text, &end);
  if (end == text || *end != '-')
    return FALSE;
  text = end + 1;
  course->to_years = g_ascii_strtod (text, &end);
  course->has_to_years = TRUE;
  if (end == text || course->from_years < 0 || !(course->to_years > course->from_years)
      || !isfinite (course->to_years))
    return FALSE;
  return *end == '\0' || (*end == ADHERENCE_MARK && read_adherence (end + 1, course));
}

/* The courses one part names, without its years. Returns: the index of the first, or -1 */
static int
add_part_courses (TrabPlan *self, const TrabCatalogue *catalogue, const char *name)
{
  guint first = self->courses->len;
  TrabPlanCourse course = { .regimen = find_with_route (catalogue, name) };

  if (course.regimen == NULL && add_named (self, catalogue, name) > 0)
    return self->action == TRAB_PLAN_KEEP ? -1 : (int) first;
  if (course.regimen == NULL)
    course.regimen = trab_catalogue_find_regimen_by_name (catalogue, name);
  if (course.regimen == NULL)
    return -1;
  course.has_to_years = course.regimen->has_default_years;
  course.to_years = course.regimen->default_years;
  course.adherence = course.regimen->default_adherence;
  g_array_append_val (self->courses, course);
  return (int) first;
}

/* One part between "+" and ",": NAME or NAME@FROM-TO. @start_years: its start where it has no years
 * of its own; NaN where what stands before it has no end */
static gboolean
add_part (TrabPlan *self,
          const TrabCatalogue *catalogue,
          const char *part,
          double start_years,
          GError **error)
{
  g_auto (GStrv) halves = g_strsplit (part, "@", 2);
  TrabPlanCourse years = { 0 };
  int first = -1;

  if (halves[0] == NULL)
    return fail (error, "an empty part", self->id);
  if (halves[1] != NULL && !read_years (halves[1], &years))
    return fail (
        error,
        "years are written FROM-TO, as in @0-5, and a share taken behind them, as in @0-5x0.8",
        self->id);
  if (halves[1] == NULL && isnan (start_years))
    return fail (error, "what follows needs an end before it, or its own years", self->id);
  first = add_part_courses (self, catalogue, halves[0]);
  if (first < 0)
    return fail (error, "no such regimen or plan", self->id);
  for (guint i = (guint) first; i < self->courses->len; i++)
    {
      TrabPlanCourse *course = &g_array_index (self->courses, TrabPlanCourse, i);

      if (halves[1] != NULL)
        {
          course->from_years = years.from_years;
          course->has_to_years = TRUE;
          course->to_years = years.to_years;
          if (years.adherence > 0)
            course->adherence = years.adherence;
          continue;
        }
      course->from_years += start_years;
      course->to_years += start_years;
    }
  return TRUE;
}

/* The latest end of the courses from @first on; NaN when one of them has none */
static double
end_of (const TrabPlan *self, guint first)
{
  double end_years = 0;

  for (guint i = first; i < self->courses->len; i++)
    {
      const TrabPlanCourse *course = &g_array_index (self->courses, TrabPlanCourse, i);

      if (!course->has_to_years)
        return NAN;
      end_years = MAX (end_years, course->to_years);
    }
  return end_years;
}

static gboolean
read_free_form (TrabPlan *self, const TrabCatalogue *catalogue, GError **error)
{
  g_auto (GStrv) steps = g_strsplit (self->id, ",", -1);
  double start_years = 0;

  if (steps[0] == NULL)
    return fail (error, "empty", self->id);
  for (guint i = 0; steps[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (steps[i], "+", -1);
      guint first = self->courses->len;

      if (parts[0] == NULL)
        return fail (error, "an empty part", self->id);
      for (guint j = 0; parts[j] != NULL; j++)
        if (!add_part (self, catalogue, parts[j], start_years, error))
          return FALSE;
      start_years = end_of (self, first);
    }
  /* "stop,alendronate" stops today's medicines and starts one */
  self->action = self->courses->len > 0 ? TRAB_PLAN_START
                 : self->stops          ? TRAB_PLAN_STOP
                                        : TRAB_PLAN_KEEP;
  return TRUE;
}

/**
 * trab_plan_new:
 * @text: a plan name ("alendronate"), or REGIMEN[:dose[:route]][@FROM-TO[xSHARE]] joined by "+" and
 * ","
 *   ("hrt:patch-50@0-5,alendronate:70mg-weekly@5-10"); "stop" as a part ends what is taken today
 *   of bone medicines ("stop,alendronate"); without years a part has its usual length
 *   and, after a ",", starts where the part before it ends
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_INPUT_ERROR_UNKNOWN_PLAN
 */
TrabPlan *
trab_plan_new (const TrabCatalogue *catalogue, const char *text, GError **error)
{
  g_autoptr (TrabPlan) self = g_new0 (TrabPlan, 1);

  g_return_val_if_fail (text != NULL, NULL);
  self->id = g_strdup (text);
  self->courses = g_array_new (FALSE, TRUE, sizeof (TrabPlanCourse));
  if (add_named (self, catalogue, text) == 0 && !read_free_form (self, catalogue, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
trab_plan_free (TrabPlan *plan)
{
  if (plan == NULL)
    return;
  g_free (plan->id);
  g_clear_pointer (&plan->courses, g_array_unref);
  g_free (plan);
}

static gboolean
has_course (const TrabPlan *plan, const TrabPlanCourse *course)
{
  for (guint i = 0; i < plan->courses->len; i++)
    {
      const TrabPlanCourse *one = &g_array_index (plan->courses, TrabPlanCourse, i);

      if (one->regimen == course->regimen && one->has_to_years == course->has_to_years
          && one->only_where_low == course->only_where_low && one->from_years == course->from_years
          && (!one->has_to_years || one->to_years == course->to_years)
          && one->adherence == course->adherence)
        return TRUE;
    }
  return FALSE;
}

/** trab_plan_is_same: whether two texts mean the same plan: the same courses, in any order */
gboolean
trab_plan_is_same (const TrabPlan *a, const TrabPlan *b)
{
  if (a->action != b->action || a->stops != b->stops || a->courses->len != b->courses->len)
    return FALSE;
  for (guint i = 0; i < a->courses->len; i++)
    if (!has_course (b, &g_array_index (a->courses, TrabPlanCourse, i)))
      return FALSE;
  return TRUE;
}

/** trab_plan_is_for: whether every part is compared for people of this sex */
gboolean
trab_plan_is_for (const TrabPlan *plan, TrabSex sex)
{
  for (guint i = 0; i < plan->courses->len; i++)
    if (!trab_regimen_is_for (g_array_index (plan->courses, TrabPlanCourse, i).regimen, sex))
      return FALSE;
  return TRUE;
}

/**
 * trab_plan_add_to_scenario:
 * Adds what the plan starts. Keeping and stopping what is taken today is the caller's, who knows
 * it. Repletion is left out where nutrition is already sufficient (nut 1).
 */
void
trab_plan_add_to_scenario (const TrabPlan *plan, TrabScenario *scenario)
{
  for (guint i = 0; i < plan->courses->len; i++)
    {
      const TrabPlanCourse *course = &g_array_index (plan->courses, TrabPlanCourse, i);
      double to_years = course->has_to_years ? course->to_years : scenario->years;

      if (course->only_where_low && scenario->nut >= 1)
        continue;
      if (course->from_years <= to_years)
        trab_regimen_add_to_scenario (course->regimen, scenario, course->from_years, to_years,
                                      course->adherence);
    }
}

/* The shorter of two horizons that begin at the same time */
static TrabRegimenHorizon
shorter (TrabRegimenHorizon a, TrabRegimenHorizon b)
{
  double a_end = a.has_dashed ? a.dashed_years : a.solid_years;
  double b_end = b.has_dashed ? b.dashed_years : b.solid_years;
  double end_years = MIN (a_end, b_end);
  double solid_years = MIN (MIN (a.solid_years, b.solid_years), end_years);

  return (TrabRegimenHorizon){
    .has_solid = a.has_solid && b.has_solid,
    .solid_years = solid_years,
    .has_dashed = end_years > solid_years,
    .dashed_years = end_years,
  };
}

static TrabRegimenHorizon
shifted (TrabRegimenHorizon horizon, double by_years)
{
  horizon.solid_years += by_years;
  horizon.dashed_years += by_years;
  return horizon;
}

static gboolean
overlap (const TrabPlanCourse *a, const TrabPlanCourse *b)
{
  return (!a->has_to_years || b->from_years < a->to_years)
         && (!b->has_to_years || a->from_years < b->to_years);
}

/**
 * trab_plan_get_horizon:
 *
 * A combination's horizon is the shortest of its parts (model-spec section 11), counted from the
 * start of each part, of what was studied after its end, and of each pair that has its own.
 *
 * Returns: the years from today that the curve is solid and dashed; has_solid is FALSE when a part
 *   has no curve, and for keep and stop, whose medicines the caller knows
 */
TrabRegimenHorizon
trab_plan_get_horizon (const TrabPlan *plan, const TrabCatalogue *catalogue)
{
  TrabRegimenHorizon horizon = { 0 };

  for (guint i = 0; i < plan->courses->len; i++)
    {
      const TrabPlanCourse *course = &g_array_index (plan->courses, TrabPlanCourse, i);
      TrabRegimenHorizon own = shifted (course->regimen->horizon, course->from_years);

      if (course->has_to_years && course->regimen->stopped_horizon.has_solid)
        {
          TrabRegimenHorizon after = shifted (course->regimen->stopped_horizon, course->to_years);

          own = shorter (own, after);
        }
      horizon = i == 0 ? own : shorter (horizon, own);
      for (guint j = 0; j < i; j++)
        {
          const TrabPlanCourse *other = &g_array_index (plan->courses, TrabPlanCourse, j);
          TrabRegimenHorizon pair
              = trab_catalogue_get_pair_horizon (catalogue, course->regimen, other->regimen);

          if (pair.has_solid && overlap (course, other))
            horizon
                = shorter (horizon, shifted (pair, MAX (course->from_years, other->from_years)));
        }
    }
  return horizon;
}

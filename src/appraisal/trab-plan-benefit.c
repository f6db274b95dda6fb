/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-plan-benefit.h"

#include <math.h>

#include "trab-date.h"
#include "trab-plan-ratio.h"
#include "trab-row-span.h"

/* A course in the row, with its ratio where it has one. */
typedef struct
{
  const TrabCourseEffect *effect;
  const TrabFractureRatio *ratio; /* NULL: none */
  guint n_best_months;
} Part;

static double
get_middle (guint month)
{
  return (month + 0.5) / TRAB_MONTHS_PER_YEAR;
}

static gboolean
is_ongoing (const TrabFracturePerson *person, const char *family)
{
  for (guint i = 0; i < person->courses->len; i++)
    {
      const TrabFractureCourse *course = &g_array_index (person->courses, TrabFractureCourse, i);

      if (!course->is_past && g_str_equal (course->type->family, family))
        return TRUE;
    }
  return FALSE;
}

/* Medicines without a ratio are told apart by name: a new one is a new one. */
static gboolean
is_taken_today (const TrabFracturePerson *person, const TrabFractureCourse *course)
{
  for (guint i = 0; i < person->courses->len; i++)
    {
      const TrabFractureCourse *taken = &g_array_index (person->courses, TrabFractureCourse, i);

      if (!taken->is_past && taken->type == course->type
          && (course->type->is_bone || g_strcmp0 (taken->name, course->name) == 0))
        return TRUE;
    }
  return FALSE;
}

/* The plan starts a medicine, and none of its own medicines has a ratio, whatever goes on. */
static gboolean
starts_only_unknown (const TrabChanceTables *tables,
                     const TrabFracturePerson *person,
                     const TrabFracturePlan *plan,
                     TrabOutcome outcome)
{
  gboolean starts = FALSE;

  for (guint i = 0; i < plan->courses->len; i++)
    {
      const TrabFractureCourse *course = &g_array_index (plan->courses, TrabFractureCourse, i);

      if (!course->type->is_medicine)
        continue;
      if (trab_plan_ratio_find (tables, person, course->type, outcome) != NULL)
        return FALSE;
      starts |= !is_taken_today (person, course);
    }
  return starts;
}

static const TrabCourseEffect *
find_effect (const GPtrArray *effects, const TrabEffectClass *type)
{
  for (guint i = 0; i < effects->len; i++)
    {
      const TrabCourseEffect *effect = g_ptr_array_index (effects, i);

      if (effect->type == type)
        return effect;
    }
  return NULL;
}

/* A medicine taken past its span counts, from that course on, as one without a ratio; courses that
 * ended before wear off as usual. */
static GPtrArray *
list_with_ratio (const TrabChanceTables *tables,
                 const TrabFracturePerson *person,
                 const TrabFracturePlan *plan,
                 guint years)
{
  GPtrArray *effects = trab_course_effect_list (tables, person, plan);
  g_autoptr (GArray) past = trab_row_span_list_past (tables, effects, years);
  g_autoptr (GArray) none = g_array_new (FALSE, TRUE, sizeof (TrabFractureCourse));
  TrabFracturePlan stop = { .courses = none, .stops_bone = TRUE };
  g_autoptr (GPtrArray) ended = NULL;

  if (past->len == 0)
    return effects;
  ended = trab_course_effect_list (tables, person, &stop);
  for (guint i = effects->len; i > 0; i--)
    {
      TrabCourseEffect *effect = g_ptr_array_index (effects, i - 1);
      const TrabEffectClass *type = effect->type;
      const TrabRowPast *entry = trab_row_span_find_past (past, type->family);
      const TrabCourseEffect *before = NULL;
      double end_years = INFINITY;

      if (entry == NULL)
        continue;
      if (is_ongoing (person, type->family))
        {
          before = effect;
          end_years = entry->from_years;
        }
      else
        before = find_effect (ended, type);
      if (before != NULL)
        g_ptr_array_add (effects, trab_course_effect_copy_before (before, end_years));
      g_ptr_array_remove_index (effects, i - 1);
    }
  return effects;
}

static gboolean
is_in_row (const TrabChanceTables *tables, const TrabCourseEffect *effect, guint years)
{
  for (guint i = 0; i < effect->taken->len; i++)
    {
      const TrabCourseSpan *span = &g_array_index (effect->taken, TrabCourseSpan, i);

      if (span->from_years < years && span->to_years > 0)
        return TRUE;
    }
  for (guint month = 0; month < TRAB_MONTHS_PER_YEAR * years; month++)
    if (trab_course_effect_get_share (tables, effect, get_middle (month)) > 0)
      return TRUE;
  return FALSE;
}

/* What is taken or wearing off in the row. Food and movement beside a medicine change nothing. */
static GArray *
list_parts (const TrabChanceTables *tables,
            const TrabFracturePerson *person,
            const GPtrArray *effects,
            TrabOutcome outcome,
            guint years)
{
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (Part));
  gboolean has_medicine = FALSE;

  for (guint i = 0; i < effects->len; i++)
    {
      Part part = { .effect = g_ptr_array_index (effects, i) };

      if (!is_in_row (tables, part.effect, years))
        continue;
      part.ratio = trab_plan_ratio_find (tables, person, part.effect->type, outcome);
      has_medicine |= part.effect->type->is_medicine;
      g_array_append_val (parts, part);
    }
  for (guint i = parts->len; has_medicine && i > 0; i--)
    if (!g_array_index (parts, Part, i - 1).effect->type->is_medicine)
      g_array_remove_index (parts, i - 1);
  return parts;
}

/* Without any ratio the plan leaves the base as it is only where nothing of it is new and no bone
 * medicine is at work: a bone medicine without a ratio does something, by how much is not known. */
static gboolean
leaves_base (const TrabFracturePlan *plan, const GArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const TrabEffectClass *type = g_array_index (parts, Part, i).effect->type;

      if (type->is_bone)
        return FALSE;
      for (guint j = 0; !type->is_medicine && j < plan->courses->len; j++)
        if (g_array_index (plan->courses, TrabFractureCourse, j).type == type)
          return FALSE;
    }
  return TRUE;
}

/* In each month the lowest of the courses' ratios counts, with that course's own interval; nothing
 * is multiplied. */
static void
fill_month (const TrabChanceTables *tables, GArray *parts, guint month, TrabPlanBenefit *self)
{
  Part *best = NULL;
  double best_share = 0;

  self->relative[month] = 1;
  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);
      double share = part->ratio
                         ? trab_course_effect_get_share (tables, part->effect, get_middle (month))
                         : 0;
      double relative = part->ratio ? pow (part->ratio->rr, share) : 1;

      if (relative < self->relative[month])
        {
          self->relative[month] = relative;
          best = part;
          best_share = share;
        }
    }
  self->relative_low[month] = self->relative[month];
  self->relative_high[month] = self->relative[month];
  if (best == NULL)
    return;
  best->n_best_months++;
  if (!best->ratio->has_range)
    {
      self->has_range = FALSE;
      return;
    }
  self->relative_low[month] = pow (best->ratio->rr_low, best_share);
  self->relative_high[month] = pow (best->ratio->rr_high, best_share);
}

static void
tell_main (const GArray *parts, TrabPlanBenefit *self)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  guint most = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      if (part->n_best_months == 0)
        continue;
      if (part->ratio->evidence_ids != NULL)
        g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", part->ratio->evidence_ids);
      if (part->n_best_months <= most)
        continue;
      most = part->n_best_months;
      self->main = part->ratio;
      self->main_type = part->effect->type;
    }
  self->ids = g_strdup (ids->str);
}

/**
 * trab_plan_benefit_new:
 * @years: of the row
 *
 * Returns: (transfer full)
 */
TrabPlanBenefit *
trab_plan_benefit_new (const TrabChanceTables *tables,
                       const TrabFracturePerson *person,
                       const TrabFracturePlan *plan,
                       TrabOutcome outcome,
                       guint years)
{
  TrabPlanBenefit *self = g_new0 (TrabPlanBenefit, 1);
  g_autoptr (GPtrArray) effects = NULL;
  g_autoptr (GArray) parts = NULL;

  if (starts_only_unknown (tables, person, plan, outcome))
    return self;
  effects = list_with_ratio (tables, person, plan, years);
  parts = list_parts (tables, person, effects, outcome, years);
  self->is_known = leaves_base (plan, parts);
  for (guint i = 0; i < parts->len; i++)
    self->is_known |= g_array_index (parts, Part, i).ratio != NULL;
  if (!self->is_known)
    return self;
  self->has_range = TRUE;
  for (guint month = 0; month < TRAB_MONTHS_PER_YEAR * years; month++)
    fill_month (tables, parts, month, self);
  tell_main (parts, self);
  return self;
}

void
trab_plan_benefit_free (TrabPlanBenefit *benefit)
{
  if (benefit == NULL)
    return;
  g_free (benefit->ids);
  g_free (benefit);
}

/**
 * trab_plan_benefit_get_today:
 * @relative: (out): the hazard ratio of today under what is taken
 *
 * Returns: FALSE where no medicine with a ratio is taken or was
 */
gboolean
trab_plan_benefit_get_today (const TrabChanceTables *tables,
                             const TrabFracturePerson *person,
                             TrabOutcome outcome,
                             double *relative)
{
  g_autoptr (GArray) none = g_array_new (FALSE, TRUE, sizeof (TrabFractureCourse));
  TrabFracturePlan as_now = { .courses = none };
  g_autoptr (GPtrArray) effects = trab_course_effect_list (tables, person, &as_now);
  gboolean is_known = FALSE;

  *relative = 1;
  for (guint i = 0; i < effects->len; i++)
    {
      const TrabCourseEffect *effect = g_ptr_array_index (effects, i);
      const TrabFractureRatio *ratio = trab_plan_ratio_find (tables, person, effect->type, outcome);

      if (!effect->type->is_medicine || ratio == NULL)
        continue;
      *relative
          = MIN (*relative, pow (ratio->rr, trab_course_effect_get_share (tables, effect, 0)));
      is_known = TRUE;
    }
  return is_known;
}

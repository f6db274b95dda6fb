/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-course-effect.h"

#include "trab-date.h"

#include <math.h>

#define TWO_DRIPS_CLASS "ZOL_0_5"
#define ONE_DRIP_CLASS "ZOL_ONCE"
#define SAME_DAY 1e-9

/* A course as one plan has it: until when, and whether it ended before today. */
typedef struct
{
  const TrabFractureCourse *course;
  const TrabEffectClass *type;
  double to_years;
} Item;

static GArray *
new_spans (void)
{
  return g_array_new (FALSE, FALSE, sizeof (TrabCourseSpan));
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  double one = ((const TrabCourseSpan *) a)->from_years;
  double other = ((const TrabCourseSpan *) b)->from_years;

  return (one > other) - (one < other);
}

/**
 * trab_course_effect_join:
 * @spans: (inout): of TrabCourseSpan: sorted, empty ones left out, shorter gaps joined
 */
void
trab_course_effect_join (GArray *spans, double gap_years)
{
  guint n = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      TrabCourseSpan span = g_array_index (spans, TrabCourseSpan, i);
      TrabCourseSpan *last = n > 0 ? &g_array_index (spans, TrabCourseSpan, n - 1) : NULL;

      if (!(span.to_years > span.from_years))
        continue;
      if (last != NULL && span.from_years - last->to_years < gap_years)
        last->to_years = MAX (last->to_years, span.to_years);
      else
        g_array_index (spans, TrabCourseSpan, n++) = span;
    }
  g_array_set_size (spans, n);
}

/** trab_course_effect_is_of_kind: whether the plan starts a medicine of that kind */
gboolean
trab_course_effect_is_of_kind (const TrabFracturePlan *plan, const char *kind)
{
  for (guint i = 0; kind != NULL && i < plan->courses->len; i++)
    if (g_strcmp0 (g_array_index (plan->courses, TrabFractureCourse, i).type->kind, kind) == 0)
      return TRUE;
  return FALSE;
}

/* Two drips were meant, and it ends before the second: that is one drip. */
static const TrabEffectClass *
settle_class (const TrabChanceTables *tables, const TrabFractureCourse *course, double to_years)
{
  if (g_str_equal (course->type->id, TWO_DRIPS_CLASS)
      && to_years - course->from_years <= tables->constants.second_drip_years)
    return trab_effect_class_find (tables->classes, ONE_DRIP_CLASS);
  return course->type;
}

static void
add_item (const TrabChanceTables *tables,
          GArray *items,
          const TrabFractureCourse *course,
          double to_years)
{
  Item item
      = { .course = course, .type = settle_class (tables, course, to_years), .to_years = to_years };

  g_array_append_val (items, item);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  double one = ((const Item *) a)->course->from_years;
  double other = ((const Item *) b)->course->from_years;

  return (one > other) - (one < other);
}

/* What is taken goes on, unless the plan stops it or starts another of its kind: then it ends
 * today. */
static GArray *
list_items (const TrabChanceTables *tables,
            const TrabFracturePerson *person,
            const TrabFracturePlan *plan)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));

  for (guint i = 0; i < person->courses->len; i++)
    {
      const TrabFractureCourse *course = &g_array_index (person->courses, TrabFractureCourse, i);
      gboolean ends = (plan->stops_bone && course->type->is_bone)
                      || trab_course_effect_is_of_kind (plan, course->type->kind);

      add_item (tables, items, course, !course->is_past && ends ? 0 : course->to_years);
    }
  for (guint i = 0; i < plan->courses->len; i++)
    {
      const TrabFractureCourse *course = &g_array_index (plan->courses, TrabFractureCourse, i);

      add_item (tables, items, course, course->to_years);
    }
  g_array_sort (items, compare_items);
  return items;
}

/* Drips from the start until before that day; the first is always given. */
static int
count_drips (const TrabFractureCourse *course, double step_years, double to_years)
{
  return (int) MAX (1, ceil ((to_years - course->from_years) / step_years - SAME_DAY));
}

/* A drip counts as taken for a year, or its interval. What goes on without a stop goes on up to the
 * sixth yearly drip of all. */
static void
add_drips (const TrabChanceTables *tables, const Item *item, int *n_before, GArray *spans)
{
  const TrabChanceConstants *constants = &tables->constants;
  const TrabFractureCourse *course = item->course;
  double step_years
      = CLAMP (course->drip_years, constants->drip_lasts_years, constants->drip_lasts_most_years);
  int n = 1;

  if (course->is_once)
    n = 1;
  else if (course->is_past)
    n = (int) floor ((item->to_years - course->from_years) / step_years + SAME_DAY) + 1;
  else if (isinf (item->to_years))
    n = MAX (count_drips (course, step_years, 0), (int) constants->most_yearly_drips - *n_before);
  else
    n = count_drips (course, step_years, item->to_years);
  for (int i = 0; i < n; i++)
    {
      double from_years = course->from_years + i * step_years;
      TrabCourseSpan span = { from_years, from_years + step_years };

      g_array_append_val (spans, span);
    }
  *n_before += n;
}

/* A class whose benefit never wears off within its span was counted over that span, whatever was
 * taken in it. */
static void
add_span (const Item *item, GArray *spans)
{
  TrabCourseSpan span = { item->course->from_years, item->to_years };

  if (item->type->wear == TRAB_FRACTURE_WEAR_NEVER && item->type->has_span)
    span.to_years = span.from_years + item->type->span_years;
  g_array_append_val (spans, span);
}

static TrabCourseEffect *
new_effect (const TrabChanceTables *tables, const TrabEffectClass *type, const GArray *items)
{
  TrabCourseEffect *self = g_new0 (TrabCourseEffect, 1);
  int n_drips = 0;

  self->type = type;
  self->taken = new_spans ();
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);

      if (item->type != type)
        continue;
      if (type->is_drip)
        add_drips (tables, item, &n_drips, self->taken);
      else
        add_span (item, self->taken);
    }
  trab_course_effect_join (self->taken, tables->constants.gap_joined_years);
  return self;
}

static GArray *
dup_spans (const GArray *spans)
{
  GArray *copy = new_spans ();

  g_array_append_vals (copy, spans->data, spans->len);
  return copy;
}

/* All standard forms of hormone therapy are one course in time. */
static void
share_course (const TrabChanceTables *tables, GPtrArray *effects)
{
  for (guint i = 0; i < effects->len; i++)
    for (guint j = 0; j < effects->len; j++)
      {
        TrabCourseEffect *one = g_ptr_array_index (effects, i);
        const TrabCourseEffect *other = g_ptr_array_index (effects, j);

        if (i == j || one->type->one_course == NULL
            || g_strcmp0 (one->type->one_course, other->type->one_course) != 0)
          continue;
        one->other = dup_spans (other->taken);
        one->course = dup_spans (one->taken);
        g_array_append_vals (one->course, other->taken->data, other->taken->len);
        trab_course_effect_join (one->course, tables->constants.gap_joined_years);
      }
}

/**
 * trab_course_effect_list:
 * Returns: (transfer full) (element-type TrabCourseEffect): one for each class that is, was or will
 *   be taken under the plan
 */
GPtrArray *
trab_course_effect_list (const TrabChanceTables *tables,
                         const TrabFracturePerson *person,
                         const TrabFracturePlan *plan)
{
  GPtrArray *effects = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_course_effect_free);
  g_autoptr (GArray) items = list_items (tables, person, plan);

  for (guint i = 0; i < tables->classes->len; i++)
    {
      TrabCourseEffect *effect
          = new_effect (tables, &g_array_index (tables->classes, TrabEffectClass, i), items);

      if (effect->taken->len > 0)
        g_ptr_array_add (effects, effect);
      else
        trab_course_effect_free (effect);
    }
  share_course (tables, effects);
  return effects;
}

static GArray *
dup_before (const GArray *spans, double end_years)
{
  GArray *copy = NULL;

  if (spans == NULL)
    return NULL;
  copy = new_spans ();
  for (guint i = 0; i < spans->len; i++)
    {
      TrabCourseSpan span = g_array_index (spans, TrabCourseSpan, i);

      if (span.from_years < end_years)
        g_array_append_val (copy, span);
    }
  return copy;
}

/** trab_course_effect_copy_before: (transfer full): only what begins before @end_years */
TrabCourseEffect *
trab_course_effect_copy_before (const TrabCourseEffect *effect, double end_years)
{
  TrabCourseEffect *copy = g_new0 (TrabCourseEffect, 1);

  copy->type = effect->type;
  copy->taken = dup_before (effect->taken, end_years);
  copy->course = dup_before (effect->course, end_years);
  copy->other = dup_before (effect->other, end_years);
  return copy;
}

void
trab_course_effect_free (TrabCourseEffect *effect)
{
  if (effect == NULL)
    return;
  g_array_unref (effect->taken);
  g_clear_pointer (&effect->course, g_array_unref);
  g_clear_pointer (&effect->other, g_array_unref);
  g_free (effect);
}

static double
get_wear_at (const TrabChanceWear *wear, double months)
{
  double within = MIN (months, TRAB_CHANCE_TABLES_WEAR_MONTHS);
  guint month = MIN ((guint) within, TRAB_CHANCE_TABLES_WEAR_MONTHS - 1);

  return wear->share[month] + (wear->share[month + 1] - wear->share[month]) * (within - month);
}

/* Linear between two lengths of the table, and the nearest one outside them. */
static double
get_table_share (const GArray *lengths, double length_years, double after_years)
{
  const TrabChanceWear *below = &g_array_index (lengths, TrabChanceWear, 0);
  const TrabChanceWear *above = below;
  double months = after_years * TRAB_MONTHS_PER_YEAR;
  double along = 0;

  for (guint i = 0; i < lengths->len && above->length_years < length_years; i++)
    {
      below = above;
      above = &g_array_index (lengths, TrabChanceWear, i);
    }
  if (above->length_years > below->length_years)
    along = (MIN (length_years, above->length_years) - below->length_years)
            / (above->length_years - below->length_years);
  return CLAMP (get_wear_at (below, months)
                    + along * (get_wear_at (above, months) - get_wear_at (below, months)),
                0, 1);
}

/* Share of the benefit that is left so long after the stop of a course of that length. */
static double
get_wear (const TrabChanceTables *tables,
          const TrabEffectClass *type,
          double length_years,
          double after_years)
{
  double falling_years = tables->constants.wear_falling_years;
  double held_years = tables->constants.wear_held_years;

  switch (type->wear)
    {
    case TRAB_FRACTURE_WEAR_TABLE:
      return get_table_share (g_hash_table_lookup (tables->wear, type->id), length_years,
                              after_years);
    case TRAB_FRACTURE_WEAR_HELD:
      return CLAMP ((held_years + falling_years - after_years) / falling_years, 0, 1);
    case TRAB_FRACTURE_WEAR_LINEAR:
      return CLAMP ((falling_years - after_years) / falling_years, 0, 1);
    case TRAB_FRACTURE_WEAR_NEVER:
      break;
    }
  return 0;
}

/* The latest start of any of the times, at or before that day; long ago where there is none. */
static double
get_last_start (const GArray *spans, double at_years)
{
  double last = -INFINITY;

  for (guint i = 0; i < spans->len; i++)
    {
      double from_years = g_array_index (spans, TrabCourseSpan, i).from_years;

      if (from_years <= at_years)
        last = MAX (last, from_years);
    }
  return last;
}

static double
get_onset (const TrabEffectClass *type, double taken_years)
{
  return type->onset_years > 0 ? MIN (taken_years / type->onset_years, 1) : 1;
}

/* A course that ended: when, the share that it had reached, and the years taken until then. */
typedef struct
{
  double at_years;
  double share;
  double used_years;
} Ended;

static double
get_left (const TrabChanceTables *tables,
          const TrabEffectClass *type,
          const GArray *ended,
          double at_years)
{
  double left = 0;

  for (guint i = 0; i < ended->len; i++)
    {
      const Ended *end = &g_array_index (ended, Ended, i);

      left = MAX (left,
                  end->share * get_wear (tables, type, end->used_years, at_years - end->at_years));
    }
  return left;
}

/**
 * trab_course_effect_get_share:
 * Returns: 0 to 1: how much of the class's ratio holds on that day: the onset of the course taken
 *   then, never below what is left of one that ended. Nothing of it depends on a density curve
 */
double
trab_course_effect_get_share (const TrabChanceTables *tables,
                              const TrabCourseEffect *effect,
                              double at_years)
{
  const GArray *spans = effect->course ? effect->course : effect->taken;
  g_autoptr (GArray) ended = g_array_new (FALSE, FALSE, sizeof (Ended));
  double used_years = 0;

  /* the form started last carries the course */
  if (effect->course != NULL
      && get_last_start (effect->taken, at_years) < get_last_start (effect->other, at_years))
    return 0;
  for (guint i = 0; i < spans->len; i++)
    {
      const TrabCourseSpan *span = &g_array_index (spans, TrabCourseSpan, i);
      double length_years = span->to_years - span->from_years;
      Ended end = { .at_years = span->to_years };

      if (at_years < span->from_years)
        break;
      if (at_years < span->to_years)
        return MAX (get_onset (effect->type, at_years - span->from_years),
                    get_left (tables, effect->type, ended, at_years));
      used_years += length_years;
      end.used_years = used_years;
      end.share = MAX (get_onset (effect->type, length_years),
                       get_left (tables, effect->type, ended, span->to_years));
      g_array_append_val (ended, end);
    }
  return get_left (tables, effect->type, ended, at_years);
}

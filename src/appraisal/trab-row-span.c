/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-row-span.h"

#include "trab-plan-ratio.h"

#define HALF_A_MONTH_YEARS (1.0 / 24)

static const guint spans_years[] = { 10, 5, 3 };

/* The family's evidence span; FALSE where no trial set one. */
static gboolean
find_span (const TrabChanceTables *tables, const char *family, const TrabEffectClass **of)
{
  for (guint i = 0; i < tables->classes->len; i++)
    {
      const TrabEffectClass *class = &g_array_index (tables->classes, TrabEffectClass, i);

      if (class->has_span && g_str_equal (class->family, family))
        {
          *of = class;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_first_of_family (const GPtrArray *effects, guint index)
{
  const char *family
      = ((const TrabCourseEffect *) g_ptr_array_index (effects, index))->type->family;

  for (guint i = 0; i < index; i++)
    if (g_str_equal (((const TrabCourseEffect *) g_ptr_array_index (effects, i))->type->family,
                     family))
      return FALSE;
  return TRUE;
}

static GArray *
new_family_spans (const TrabChanceTables *tables, const GPtrArray *effects, const char *family)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (TrabCourseSpan));

  for (guint i = 0; i < effects->len; i++)
    {
      const TrabCourseEffect *effect = g_ptr_array_index (effects, i);

      if (g_str_equal (effect->type->family, family))
        g_array_append_vals (spans, effect->taken->data, effect->taken->len);
    }
  trab_course_effect_join (spans, tables->constants.gap_joined_years);
  return spans;
}

/* Adds the family where it is taken in the row outside its span. Years count from the start of the
 * course, past use included; with pauses, from the first drip. */
static void
add_past (const TrabEffectClass *class, const GArray *spans, double years, GArray *past)
{
  double used_years = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const TrabCourseSpan *span = &g_array_index (spans, TrabCourseSpan, i);
      double end_years = MIN (span->to_years, years);
      double first_years = g_array_index (spans, TrabCourseSpan, 0).from_years;
      gboolean is_paused = class->has_paused_span && spans->len > 1;
      double taken_years
          = is_paused ? end_years - first_years : used_years + end_years - span->from_years;
      double allowed_years = is_paused ? class->paused_span_years : class->span_years;
      TrabRowPast found = { class->family, span->from_years };

      if (end_years > MAX (span->from_years, 0) && taken_years > allowed_years + HALF_A_MONTH_YEARS)
        {
          g_array_append_val (past, found);
          return;
        }
      used_years += span->to_years - span->from_years;
    }
}

/**
 * trab_row_span_list_past:
 * Returns: (transfer full) (element-type TrabRowPast): families of medicines that are taken, at a
 *   month of the coming @years, for longer than anybody was followed
 */
GArray *
trab_row_span_list_past (const TrabChanceTables *tables, const GPtrArray *effects, double years)
{
  GArray *past = g_array_new (FALSE, FALSE, sizeof (TrabRowPast));

  for (guint i = 0; i < effects->len; i++)
    {
      const TrabCourseEffect *effect = g_ptr_array_index (effects, i);
      const TrabEffectClass *class = NULL;
      g_autoptr (GArray) spans = NULL;

      if (!effect->type->is_medicine || !is_first_of_family (effects, i)
          || !find_span (tables, effect->type->family, &class))
        continue;
      spans = new_family_spans (tables, effects, class->family);
      add_past (class, spans, years, past);
    }
  return past;
}

/** trab_row_span_find_past: (nullable): the family's entry */
const TrabRowPast *
trab_row_span_find_past (const GArray *past, const char *family)
{
  for (guint i = 0; i < past->len; i++)
    {
      const TrabRowPast *entry = &g_array_index (past, TrabRowPast, i);

      if (g_str_equal (entry->family, family))
        return entry;
    }
  return NULL;
}

static gboolean
is_taken_within (const GArray *spans, double years, gboolean counts_ended)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const TrabCourseSpan *span = &g_array_index (spans, TrabCourseSpan, i);

      if (span->from_years < years
          && (span->to_years > 0 || (counts_ended && !(span->to_years < 0))))
        return TRUE;
    }
  return FALSE;
}

/**
 * trab_row_span_is_carried:
 * @past: of TrabRowPast: these families do not count
 * @counts_ended: what was taken until today counts
 *
 * Returns: whether another medicine with a ratio for that outcome is taken in the row
 */
gboolean
trab_row_span_is_carried (const TrabChanceTables *tables,
                          const TrabFracturePerson *person,
                          const GPtrArray *effects,
                          double years,
                          TrabOutcome outcome,
                          const GArray *past,
                          gboolean counts_ended)
{
  for (guint i = 0; i < effects->len; i++)
    {
      const TrabCourseEffect *effect = g_ptr_array_index (effects, i);

      if (effect->type->is_medicine && trab_row_span_find_past (past, effect->type->family) == NULL
          && trab_plan_ratio_find (tables, person, effect->type, outcome) != NULL
          && is_taken_within (effect->taken, years, counts_ended))
        return TRUE;
    }
  return FALSE;
}

/** trab_row_span_reaches: at no month of the span a medicine is taken outside its evidence span, or
 * another with a ratio stands beside it and carries the column */
gboolean
trab_row_span_reaches (const TrabChanceTables *tables,
                       const TrabFracturePerson *person,
                       const TrabFracturePlan *plan,
                       double years)
{
  g_autoptr (GPtrArray) effects = trab_course_effect_list (tables, person, plan);
  g_autoptr (GArray) past = trab_row_span_list_past (tables, effects, years);

  if (past->len == 0)
    return TRUE;
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    if (trab_row_span_is_carried (tables, person, effects, years, (TrabOutcome) i, past, FALSE))
      return TRUE;
  return FALSE;
}

static gboolean
all_reach (const TrabChanceTables *tables,
           const TrabFracturePerson *person,
           const GPtrArray *plans,
           guint years)
{
  for (guint i = 0; i < plans->len; i++)
    {
      const TrabFracturePlan *plan = g_ptr_array_index (plans, i);

      if (trab_row_span_reaches (tables, person, plan, tables->constants.late_span_years)
          && !trab_row_span_reaches (tables, person, plan, years))
        return FALSE;
    }
  return TRUE;
}

/**
 * trab_row_span_choose:
 * @plans: of TrabFracturePlan: all columns
 * @asked_years: 5 or 10
 *
 * Returns: the longest of 10, 5 and 3 years that is reached by all columns that reach 3
 */
guint
trab_row_span_choose (const TrabChanceTables *tables,
                      const TrabFracturePerson *person,
                      const GPtrArray *plans,
                      guint asked_years)
{
  guint longest = asked_years;

  if (person->age_years >= tables->constants.death_counted_from_years)
    longest = MIN (longest, 5);
  for (guint i = 0; i < G_N_ELEMENTS (spans_years); i++)
    if (spans_years[i] <= longest && all_reach (tables, person, plans, spans_years[i]))
      return spans_years[i];
  return spans_years[G_N_ELEMENTS (spans_years) - 1];
}

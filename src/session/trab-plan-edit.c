/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-plan-edit.h"

#include <math.h>

#include "trab-plan.h"
#include "trab-present-regimen.h"

#define STEPS_PER_YEAR 12.0 /* courses begin and end on a month */
#define PAUSE_YEARS 1.0
#define LEAST_PAUSED_YEARS 1.5 /* what is left on both sides, and the pause */
#define SAME_YEARS 1e-6

struct _TrabPlanEdit
{
  TrabCatalogue *catalogue;
  char *plan_id; /* as it was */
  gboolean has_change;
  gboolean stops;     /* what is taken today ends first */
  GPtrArray *courses; /* of TrabPlanEditCourse */
};

static void
course_free (TrabPlanEditCourse *course)
{
  g_free (course->regimen_id);
  g_free (course->name);
  g_free (course);
}

static guint
count_doses (const TrabCatalogue *catalogue, const TrabRegimen *regimen)
{
  guint n = 0;

  for (guint i = 0; i < trab_catalogue_get_n_regimens (catalogue); i++)
    n += g_str_equal (trab_catalogue_get_regimen (catalogue, i)->name, regimen->name);
  return n;
}

static gboolean
can_adhere (const TrabRegimen *regimen)
{
  for (guint i = 0; i < regimen->n_exposures; i++)
    if (regimen->exposures[i].times_adherence)
      return TRUE;
  return FALSE;
}

static void
set_regimen (TrabPlanEdit *self, TrabPlanEditCourse *course, const TrabRegimen *regimen)
{
  g_free (course->regimen_id);
  g_free (course->name);
  course->regimen_id = g_strdup (regimen->id);
  course->name = trab_present_regimen_dup_name (regimen);
  course->usual_adherence = regimen->default_adherence;
  course->n_doses = count_doses (self->catalogue, regimen);
  course->can_adhere = can_adhere (regimen);
}

static TrabPlanEditCourse *
get (const TrabPlanEdit *self, guint index)
{
  g_assert (index < self->courses->len);
  return g_ptr_array_index (self->courses, index);
}

/* What fills a lack, or goes on for good, is no course of a timeline. */
static gboolean
is_timed (const TrabPlan *plan)
{
  for (guint i = 0; i < plan->courses->len; i++)
    {
      const TrabPlanCourse *course = &g_array_index (plan->courses, TrabPlanCourse, i);

      if (course->only_where_low)
        return FALSE;
    }
  return plan->action == TRAB_PLAN_START;
}

static void
read_courses (TrabPlanEdit *self, const TrabPlan *plan, double years)
{
  self->stops = plan->stops;
  for (guint i = 0; i < plan->courses->len; i++)
    {
      const TrabPlanCourse *from = &g_array_index (plan->courses, TrabPlanCourse, i);
      TrabPlanEditCourse *course = g_new0 (TrabPlanEditCourse, 1);

      set_regimen (self, course, from->regimen);
      course->from_years = from->from_years;
      course->to_years = from->has_to_years ? from->to_years : MAX (years, from->from_years + 1);
      course->adherence = from->adherence;
      g_ptr_array_add (self->courses, course);
    }
}

/**
 * trab_plan_edit_new:
 * @years: where a course without an end is drawn to
 *
 * Returns: (transfer full): without a course where the plan has none to change
 */
TrabPlanEdit *
trab_plan_edit_new (TrabEvidence *evidence, const char *plan_id, double years)
{
  TrabPlanEdit *self = g_new0 (TrabPlanEdit, 1);
  g_autoptr (TrabPlan) plan = NULL;

  self->plan_id = g_strdup (plan_id);
  self->courses = g_ptr_array_new_with_free_func ((GDestroyNotify) course_free);
  self->catalogue = trab_catalogue_new (evidence, NULL);
  plan = self->catalogue ? trab_plan_new (self->catalogue, plan_id, NULL) : NULL;
  if (plan != NULL && is_timed (plan))
    read_courses (self, plan, years);
  return self;
}

void
trab_plan_edit_free (TrabPlanEdit *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->courses);
  g_clear_pointer (&self->catalogue, trab_catalogue_free);
  g_free (self->plan_id);
  g_free (self);
}

guint
trab_plan_edit_get_n_courses (const TrabPlanEdit *self)
{
  return self->courses->len;
}

/** trab_plan_edit_get_course: (transfer none): until the next change */
const TrabPlanEditCourse *
trab_plan_edit_get_course (const TrabPlanEdit *self, guint index)
{
  return get (self, index);
}

static void
append_number (GString *text, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (text, g_ascii_formatd (digits, sizeof digits, "%.4g", value));
}

/** trab_plan_edit_dup_id: the plan as its courses are now; as it was while nothing was changed */
char *
trab_plan_edit_dup_id (const TrabPlanEdit *self)
{
  GString *id = g_string_new (self->stops ? "stop," : NULL);

  if (!self->has_change || self->courses->len == 0)
    {
      g_string_free (id, TRUE);
      return g_strdup (self->plan_id);
    }
  for (guint i = 0; i < self->courses->len; i++)
    {
      const TrabPlanEditCourse *course = get (self, i);

      g_string_append_printf (id, "%s%s@", i > 0 ? "+" : "", course->regimen_id);
      append_number (id, course->from_years);
      g_string_append_c (id, '-');
      append_number (id, course->to_years);
      if (fabs (course->adherence - course->usual_adherence) < SAME_YEARS)
        continue;
      g_string_append_c (id, 'x');
      append_number (id, course->adherence);
    }
  return g_string_free (id, FALSE);
}

static double
to_month (double years)
{
  return round (years * STEPS_PER_YEAR) / STEPS_PER_YEAR;
}

void
trab_plan_edit_set_start (TrabPlanEdit *self, guint index, double from_years)
{
  TrabPlanEditCourse *course = get (self, index);

  course->from_years
      = CLAMP (to_month (from_years), 0, course->to_years - TRAB_PLAN_EDIT_LEAST_YEARS);
  self->has_change = TRUE;
}

void
trab_plan_edit_set_stop (TrabPlanEdit *self, guint index, double to_years)
{
  TrabPlanEditCourse *course = get (self, index);

  course->to_years = CLAMP (to_month (to_years), course->from_years + TRAB_PLAN_EDIT_LEAST_YEARS,
                            MAX (TRAB_PLAN_EDIT_MOST_YEARS, course->to_years));
  self->has_change = TRUE;
}

/** trab_plan_edit_move: the whole course, as long as it is */
void
trab_plan_edit_move (TrabPlanEdit *self, guint index, double by_years)
{
  TrabPlanEditCourse *course = get (self, index);
  double length_years = course->to_years - course->from_years;

  course->from_years = CLAMP (to_month (course->from_years + by_years), 0,
                              MAX (TRAB_PLAN_EDIT_MOST_YEARS - length_years, 0));
  course->to_years = course->from_years + length_years;
  self->has_change = TRUE;
}

/** trab_plan_edit_next_dose: the next of the same medicine in the order of the table, around */
void
trab_plan_edit_next_dose (TrabPlanEdit *self, guint index)
{
  TrabPlanEditCourse *course = get (self, index);
  const TrabRegimen *own = trab_catalogue_find_regimen (self->catalogue, course->regimen_id);
  const TrabRegimen *first = NULL;
  gboolean is_next = FALSE;
  double share = course->usual_adherence > 0 ? course->adherence / course->usual_adherence : 1;

  for (guint i = 0; own != NULL && i < trab_catalogue_get_n_regimens (self->catalogue); i++)
    {
      const TrabRegimen *other = trab_catalogue_get_regimen (self->catalogue, i);

      if (!g_str_equal (other->name, own->name))
        continue;
      if (first == NULL || is_next)
        first = other;
      if (is_next)
        break;
      is_next = other == own;
    }
  if (first == NULL)
    return;
  set_regimen (self, course, first);
  course->adherence = share * first->default_adherence;
  self->has_change = TRUE;
}

/** trab_plan_edit_next_adherence: 4, 3, 2 of 5 doses taken, then as usual again */
void
trab_plan_edit_next_adherence (TrabPlanEdit *self, guint index)
{
  static const double shares[] = { 0.8, 0.6, 0.4 };
  TrabPlanEditCourse *course = get (self, index);
  double next = course->usual_adherence;

  if (!course->can_adhere)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    if (shares[i] < course->adherence - SAME_YEARS)
      {
        next = shares[i];
        break;
      }
  course->adherence = next;
  self->has_change = TRUE;
}

/**
 * trab_plan_edit_pause:
 * A year without it in its middle; once more, and the two parts are one again.
 *
 * Returns: FALSE where the course is too short to be paused
 */
gboolean
trab_plan_edit_pause (TrabPlanEdit *self, guint index)
{
  TrabPlanEditCourse *course = get (self, index);
  TrabPlanEditCourse *after = NULL;
  double middle_years = to_month ((course->from_years + course->to_years) / 2);

  for (guint i = 0; i < self->courses->len; i++)
    {
      after = get (self, i);
      if (after == course || !g_str_equal (after->regimen_id, course->regimen_id))
        continue;
      course->from_years = MIN (course->from_years, after->from_years);
      course->to_years = MAX (course->to_years, after->to_years);
      g_ptr_array_remove_index (self->courses, i);
      self->has_change = TRUE;
      return TRUE;
    }
  if (course->to_years - course->from_years < PAUSE_YEARS + LEAST_PAUSED_YEARS)
    return FALSE;
  after = g_new0 (TrabPlanEditCourse, 1);
  set_regimen (self, after, trab_catalogue_find_regimen (self->catalogue, course->regimen_id));
  after->adherence = course->adherence;
  after->from_years = middle_years + PAUSE_YEARS / 2;
  after->to_years = course->to_years;
  course->to_years = middle_years - PAUSE_YEARS / 2;
  g_ptr_array_insert (self->courses, (int) index + 1, after);
  self->has_change = TRUE;
  return TRUE;
}

/** trab_plan_edit_remove: FALSE for the last course: then the plan itself is taken out */
gboolean
trab_plan_edit_remove (TrabPlanEdit *self, guint index)
{
  if (self->courses->len < 2 || index >= self->courses->len)
    return FALSE;
  g_ptr_array_remove_index (self->courses, index);
  self->has_change = TRUE;
  return TRUE;
}

/**
 * trab_plan_edit_switch:
 * Adds @regimen_id from where the course ends, for as long as it is usually taken.
 *
 * Returns: FALSE for an unknown regimen, or where no time is left
 */
gboolean
trab_plan_edit_switch (TrabPlanEdit *self, guint index, const char *regimen_id)
{
  const TrabPlanEditCourse *course = get (self, index);
  const TrabRegimen *regimen = trab_catalogue_find_regimen (self->catalogue, regimen_id);
  TrabPlanEditCourse *next = NULL;
  double from_years = course->to_years;

  if (regimen == NULL || from_years > TRAB_PLAN_EDIT_MOST_YEARS - TRAB_PLAN_EDIT_LEAST_YEARS)
    return FALSE;
  next = g_new0 (TrabPlanEditCourse, 1);
  set_regimen (self, next, regimen);
  next->adherence = regimen->default_adherence;
  next->from_years = from_years;
  next->to_years = MIN (
      TRAB_PLAN_EDIT_MOST_YEARS,
      from_years
          + (regimen->has_default_years ? regimen->default_years : TRAB_PLAN_EDIT_MOST_YEARS));
  g_ptr_array_insert (self->courses, (int) index + 1, next);
  self->has_change = TRUE;
  return TRUE;
}

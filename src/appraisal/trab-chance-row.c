/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chance-row.h"

#include <math.h>

#include "trab-cell-note.h"
#include "trab-date.h"
#include "trab-plan-benefit.h"
#include "trab-plan-ratio.h"
#include "trab-row-span.h"

struct _TrabChanceRow
{
  const TrabChanceTables *tables;
  const TrabFracturePerson *person;
  TrabBaseChance *base;
  guint years;
  GArray *late; /* of TrabRowPast: taken today, and cannot go on for three years inside its span */
};

/* Medicines that are taken today and that nobody was followed on for three years more. */
static GArray *
list_late (const TrabChanceTables *tables, const TrabFracturePerson *person)
{
  g_autoptr (GArray) none = g_array_new (FALSE, TRUE, sizeof (TrabFractureCourse));
  TrabFracturePlan as_now = { .courses = none };
  g_autoptr (GPtrArray) effects = trab_course_effect_list (tables, person, &as_now);
  GArray *late = trab_row_span_list_past (tables, effects, tables->constants.late_span_years);

  for (guint i = late->len; i > 0; i--)
    {
      const char *family = g_array_index (late, TrabRowPast, i - 1).family;
      gboolean is_ongoing = FALSE;

      for (guint j = 0; j < person->courses->len; j++)
        {
          const TrabFractureCourse *course
              = &g_array_index (person->courses, TrabFractureCourse, j);

          is_ongoing |= !course->is_past && g_str_equal (course->type->family, family);
        }
      if (!is_ongoing)
        g_array_remove_index (late, i - 1);
    }
  return late;
}

/**
 * trab_chance_row_new:
 * @plans: of TrabFracturePlan: all columns, the first of which changes nothing
 * @question: its years: 5 or 10, as asked; the row may be shorter
 *
 * Returns: (transfer full)
 */
TrabChanceRow *
trab_chance_row_new (const TrabChanceTables *tables,
                     const TrabFracturePerson *person,
                     const GPtrArray *plans,
                     const TrabBaseQuestion *question)
{
  TrabChanceRow *self = g_new0 (TrabChanceRow, 1);
  TrabBaseQuestion of_row = *question;

  self->tables = tables;
  self->person = person;
  self->years = trab_row_span_choose (tables, person, plans, question->years);
  of_row.years = self->years;
  self->base = trab_base_chance_new (tables, person, &of_row);
  self->late = list_late (tables, person);
  return self;
}

void
trab_chance_row_free (TrabChanceRow *row)
{
  if (row == NULL)
    return;
  trab_base_chance_free (row->base);
  g_array_unref (row->late);
  g_free (row);
}

/** trab_chance_row_get_chance: (transfer none): the base */
const TrabChance *
trab_chance_row_get_chance (const TrabChanceRow *row)
{
  return &row->base->chance;
}

/** trab_chance_row_has_early_menopause: before 45, and under 51 now */
gboolean
trab_chance_row_has_early_menopause (const TrabChanceRow *row)
{
  return row->person->has_early_menopause;
}

/* Nobody has followed people that long: the column does not reach three years, or it goes on with,
 * or stops, what does not, and nothing else with a ratio carries it. */
static gboolean
is_beyond (const TrabChanceRow *self,
           const TrabFracturePlan *plan,
           TrabOutcome outcome,
           guint years)
{
  g_autoptr (GPtrArray) effects = NULL;
  g_autoptr (GArray) past = NULL;
  gboolean counts_ended = FALSE;

  if (!trab_row_span_reaches (self->tables, self->person, plan,
                              self->tables->constants.late_span_years))
    return TRUE;
  effects = trab_course_effect_list (self->tables, self->person, plan);
  past = trab_row_span_list_past (self->tables, effects, years);
  counts_ended = past->len == 0;
  g_array_append_vals (past, self->late->data, self->late->len);
  return past->len > 0
         && !trab_row_span_is_carried (self->tables, self->person, effects, years, outcome, past,
                                       counts_ended);
}

static double
get_chance (const TrabChanceRow *self, TrabOutcome outcome, const double *relative, guint n_months)
{
  return trab_fracture_hazard_get_chance_pct (&self->base->hazard[outcome], relative, n_months);
}

/* What the plan would prevent if the base were at that end of its range. */
static gboolean
get_fewer_at (const TrabChanceRow *self,
              const TrabPlanBenefit *benefit,
              TrabOutcome outcome,
              double base_pct,
              guint n_months,
              double *fewer)
{
  TrabFractureHazard scaled;

  if (!trab_fracture_hazard_scale (&self->base->hazard[outcome], base_pct, n_months, &scaled))
    return FALSE;
  *fewer = base_pct - trab_fracture_hazard_get_chance_pct (&scaled, benefit->relative, n_months);
  return TRUE;
}

static void
fill_ends (const TrabChanceRow *self,
           const TrabPlanBenefit *benefit,
           TrabOutcome outcome,
           guint n_months,
           TrabFractureCell *cell)
{
  const TrabChanceBase *base = &self->base->chance.base[outcome];

  cell->has_ends
      = benefit->main != NULL && base->has_range && !base->is_open
        && n_months == TRAB_MONTHS_PER_YEAR * self->years
        && get_fewer_at (self, benefit, outcome, base->low_pct, n_months, &cell->fewer_at_low)
        && get_fewer_at (self, benefit, outcome, base->high_pct, n_months, &cell->fewer_at_high);
}

static void
fill_number (const TrabChanceRow *self,
             const TrabPlanBenefit *benefit,
             TrabOutcome outcome,
             guint n_months,
             TrabFractureCell *cell)
{
  double base = get_chance (self, outcome, NULL, n_months);

  cell->state = TRAB_CELL_NUMBER;
  cell->has_range = benefit->has_range;
  cell->best = get_chance (self, outcome, benefit->relative, n_months);
  cell->low = get_chance (self, outcome, benefit->relative_low, n_months);
  cell->high = get_chance (self, outcome, benefit->relative_high, n_months);
  cell->fewer = base - cell->best;
  cell->fewer_low = base - cell->high;
  cell->fewer_high = base - cell->low;
  cell->relative = benefit->main ? benefit->main->rr : 1;
  cell->relative_low = benefit->main ? benefit->main->rr_low : 1;
  cell->relative_high = benefit->main ? benefit->main->rr_high : 1;
  fill_ends (self, benefit, outcome, n_months, cell);
}

/* The base's own range on the way to its end: the hazard that gives that end. */
static double
get_base_end (const TrabChanceRow *self, TrabOutcome outcome, double end_pct, guint n_months)
{
  TrabFractureHazard scaled;
  gboolean is_scaled = trab_fracture_hazard_scale (&self->base->hazard[outcome], end_pct,
                                                   TRAB_MONTHS_PER_YEAR * self->years, &scaled);

  return is_scaled ? trab_fracture_hazard_get_chance_pct (&scaled, NULL, n_months) : NAN;
}

/* How the number comes about: no time, no chance, then the end of each year of the row. */
static void
fill_years (const TrabChanceRow *self,
            const TrabPlanBenefit *benefit,
            TrabOutcome outcome,
            TrabFractureCell *cell)
{
  const TrabChanceBase *base = &self->base->chance.base[outcome];
  gboolean has_base_range = benefit->main == NULL && base->has_range && !base->is_open;

  cell->by_year = g_array_new (FALSE, TRUE, sizeof (TrabFractureYear));
  for (guint i = 0; i <= self->years; i++)
    {
      guint n_months = TRAB_MONTHS_PER_YEAR * i;
      TrabFractureYear year = { .years = i };

      if (i > 0)
        year.best = get_chance (self, outcome, benefit->relative, n_months);
      year.low = year.high = year.best;
      if (i > 0 && has_base_range)
        {
          year.low = get_base_end (self, outcome, base->low_pct, n_months);
          year.high = get_base_end (self, outcome, base->high_pct, n_months);
        }
      else if (i > 0 && benefit->main != NULL && benefit->has_range)
        {
          year.low = get_chance (self, outcome, benefit->relative_low, n_months);
          year.high = get_chance (self, outcome, benefit->relative_high, n_months);
        }
      g_array_append_val (cell->by_year, year);
    }
}

/* Whether the plan has a number at all, and if not, why not. */
static gboolean
may_have_number (const TrabChanceRow *self,
                 const TrabFracturePlan *plan,
                 TrabOutcome outcome,
                 guint years,
                 TrabFractureCell *cell)
{
  const TrabChance *chance = &self->base->chance;
  const TrabChanceBase *base = &chance->base[outcome];

  cell->state = TRAB_CELL_UNKNOWN;
  if (base->state == TRAB_CHANCE_NOT_KNOWN)
    cell->notes |= TRAB_FRACTURE_NOTE_NO_BASELINE;
  else if (base->state == TRAB_CHANCE_LOWER_BOUND)
    cell->state = TRAB_CELL_LOWER_BOUND;
  if (plan->has_lasting_stop)
    cell->notes |= TRAB_FRACTURE_NOTE_LASTING_STOP;
  if (self->person->has_undated)
    cell->notes |= TRAB_FRACTURE_NOTE_UNDATED;
  if (trab_chance_calculator_is_frax (chance->calculator) && !chance->counts_death
      && plan->courses->len > 0)
    cell->notes |= TRAB_FRACTURE_NOTE_NO_LIFE_TABLE;
  if (is_beyond (self, plan, outcome, years))
    cell->notes |= TRAB_FRACTURE_NOTE_BEYOND_SPAN;
  return base->state == TRAB_CHANCE_NUMBER && cell->notes == 0;
}

static void
fill (const TrabChanceRow *row,
      const TrabFracturePlan *plan,
      TrabOutcome outcome,
      guint n_months,
      gboolean has_years,
      TrabFractureCell *cell)
{
  guint years = (n_months + TRAB_MONTHS_PER_YEAR - 1) / TRAB_MONTHS_PER_YEAR;
  g_autoptr (TrabPlanBenefit) benefit
      = trab_plan_benefit_new (row->tables, row->person, plan, outcome, years);

  *cell = (TrabFractureCell){ .horizon_years = (double) n_months / TRAB_MONTHS_PER_YEAR,
                              .relative = 1,
                              .relative_low = 1,
                              .relative_high = 1 };
  if (may_have_number (row, plan, outcome, years, cell) && benefit->is_known)
    {
      fill_number (row, benefit, outcome, n_months, cell);
      if (has_years)
        fill_years (row, benefit, outcome, cell);
    }
  cell->is_base = benefit->is_known && benefit->main == NULL;
  trab_cell_note_add (row->tables, row->person, plan, benefit, outcome, cell);
  if (cell->evidence_ids == NULL && cell->state == TRAB_CELL_NUMBER)
    cell->evidence_ids = g_strdup (trab_chance_calculator_to_string (row->base->chance.calculator));
}

/**
 * trab_chance_row_fill_at:
 * @n_months: up to ten years, whatever the row's span
 * @cell: (inout): to be cleared by the caller
 */
void
trab_chance_row_fill_at (const TrabChanceRow *row,
                         const TrabFracturePlan *plan,
                         TrabOutcome outcome,
                         guint n_months,
                         TrabFractureCell *cell)
{
  fill (row, plan, outcome, n_months, FALSE, cell);
}

/** trab_chance_row_fill_cell: over the row's span, year by year; see trab_chance_row_fill_at() */
void
trab_chance_row_fill_cell (const TrabChanceRow *row,
                           const TrabFracturePlan *plan,
                           TrabOutcome outcome,
                           TrabFractureCell *cell)
{
  fill (row, plan, outcome, TRAB_MONTHS_PER_YEAR * row->years, TRUE, cell);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cell-note.h"

#include <math.h>
#include <string.h>

#include "trab-citation.h"
#include "trab-plan-ratio.h"

#define TESTOSTERONE "TRT"
#define LOW_DOSE "HRT_LOW"
#define POOLED_FORMS "HRT"
#define ORAL "oral"
#define BISPHOSPHONATE "bisphosphonate"

static const char *const grades[TRAB_N_CERTAINTIES] = {
  [TRAB_CERTAINTY_NOT_GRADED] = "none", [TRAB_CERTAINTY_VERY_LOW] = "very_low",
  [TRAB_CERTAINTY_LOW] = "low",         [TRAB_CERTAINTY_MODERATE] = "moderate",
  [TRAB_CERTAINTY_HIGH] = "high",
};

/* What one class without a ratio for this person and outcome is to be said of. */
static guint
list_without (const TrabChanceTables *tables,
              const TrabFracturePerson *person,
              const TrabEffectClass *type,
              TrabOutcome outcome)
{
  gboolean is_extrapolated = FALSE;
  const TrabFractureRatio *row
      = trab_plan_ratio_find_row (tables, person, type, outcome, &is_extrapolated);

  if (row != NULL && row->claim == TRAB_FRACTURE_CLAIM_EXCESS)
    return TRAB_FRACTURE_NOTE_TRIAL_EXCESS;
  if (row != NULL && row->shows == TRAB_FRACTURE_SHOWS_BESIDE)
    return TRAB_FRACTURE_NOTE_SHOWN_BESIDE;
  if (type->is_bone && trab_plan_ratio_is_too_young (tables, person))
    return TRAB_FRACTURE_NOTE_TOO_YOUNG;
  if (person->on_steroids && g_strcmp0 (type->kind, BISPHOSPHONATE) == 0)
    return TRAB_FRACTURE_NOTE_STEROIDS;
  if (g_str_equal (type->id, LOW_DOSE))
    return TRAB_FRACTURE_NOTE_LOW_DOSE;
  if (type->is_bone && row == NULL)
    return TRAB_FRACTURE_NOTE_OTHER_PEOPLE;
  if (type->is_bone)
    return outcome == TRAB_OUTCOME_HIP ? TRAB_FRACTURE_NOTE_FEW_HIPS
                                       : TRAB_FRACTURE_NOTE_NOT_COUNTED_TOGETHER;
  if (g_str_equal (type->id, "CAD"))
    return TRAB_FRACTURE_NOTE_LOW_NOT_KNOWN;
  return type->is_medicine ? TRAB_FRACTURE_NOTE_NEVER_COUNTED : 0;
}

/* Exercise has a row for all breaks only; beside a hip it says the same. */
static gboolean
is_movement (const TrabEffectClass *type)
{
  return g_str_equal (type->id, "EX");
}

static gboolean
is_taken_in_row (const TrabFractureCourse *course, double years)
{
  return course->from_years < years && course->to_years > 0;
}

/* Courses that count in the row: those the plan starts, and those of today that it lets go on. */
static GPtrArray *
list_courses (const TrabFracturePerson *person, const TrabFracturePlan *plan, double years)
{
  GPtrArray *courses = g_ptr_array_new ();

  for (guint i = 0; i < plan->courses->len; i++)
    {
      TrabFractureCourse *course = &g_array_index (plan->courses, TrabFractureCourse, i);

      if (is_taken_in_row (course, years))
        g_ptr_array_add (courses, course);
    }
  for (guint i = 0; i < person->courses->len; i++)
    {
      TrabFractureCourse *course = &g_array_index (person->courses, TrabFractureCourse, i);
      gboolean ends = (plan->stops_bone && course->type->is_bone)
                      || trab_course_effect_is_of_kind (plan, course->type->kind);

      if (!course->is_past && !ends)
        g_ptr_array_add (courses, course);
    }
  return courses;
}

static gboolean
is_same_time (const TrabFractureCourse *one, const TrabFractureCourse *other)
{
  return one->from_years < other->to_years && other->from_years < one->to_years;
}

/* Two medicines at one time, whether or not the second has a ratio. */
static gboolean
has_two_medicines (const GPtrArray *courses)
{
  for (guint i = 0; i < courses->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const TrabFractureCourse *one = g_ptr_array_index (courses, i);
        const TrabFractureCourse *other = g_ptr_array_index (courses, j);

        if (one->type->is_medicine && other->type->is_medicine && one->type != other->type
            && is_same_time (one, other))
          return TRUE;
      }
  return FALSE;
}

/* A ratio holds as long as its trial lasted; some are carried a little further, and marked. */
static gboolean
is_extrapolated (const TrabChanceTables *tables,
                 const TrabPlanBenefit *benefit,
                 TrabOutcome outcome,
                 const TrabFractureCell *cell)
{
  const char *id = benefit->main_type->id;

  if (g_str_equal (id, "RIS") && outcome == TRAB_OUTCOME_HIP)
    return cell->horizon_years > tables->constants.extrapolated_hip_ris_years;
  return g_str_equal (id, "CAD") && cell->horizon_years > tables->constants.extrapolated_cad_years;
}

/* A patch or gel is one grade less certain than the tablets of the trials. */
static gboolean
is_other_form (const GPtrArray *courses, const TrabEffectClass *type)
{
  for (guint i = 0; g_str_equal (type->id, POOLED_FORMS) && i < courses->len; i++)
    {
      const TrabFractureCourse *course = g_ptr_array_index (courses, i);

      if (course->type == type && g_strcmp0 (course->route, ORAL) != 0)
        return TRUE;
    }
  return FALSE;
}

static char *
dup_lowered (const char *grade, guint n_steps)
{
  guint certainty = trab_certainty_from_grade (grade);

  if (certainty > TRAB_CERTAINTY_VERY_LOW)
    certainty -= MIN (n_steps, certainty - TRAB_CERTAINTY_VERY_LOW);
  return g_strdup (grades[certainty]);
}

static char *
dup_commas (const char *ids)
{
  g_auto (GStrv) list = g_strsplit (ids, " ", -1);

  return g_strjoinv (",", list);
}

/* Who was studied, by whom, and how certain it is. */
static void
cite (const TrabChanceTables *tables,
      const TrabFracturePerson *person,
      const TrabPlanBenefit *benefit,
      const GPtrArray *courses,
      TrabFractureCell *cell)
{
  const TrabFractureRatio *ratio = benefit->main;
  gboolean is_form = is_other_form (courses, benefit->main_type);
  gboolean is_from_women = person->sex == TRAB_SEX_MALE && !ratio->from_men;
  g_auto (GStrv) ids = g_strsplit (ratio->evidence_ids ? ratio->evidence_ids : "", " ", -1);
  TrabCitation citation = { 0 };

  cell->evidence_ids = dup_commas (benefit->ids);
  if (is_from_women)
    cell->notes |= TRAB_FRACTURE_NOTE_FROM_WOMEN;
  if (g_str_equal (benefit->main_type->id, POOLED_FORMS))
    cell->notes |= TRAB_FRACTURE_NOTE_MOSTLY_TABLETS;
  if (is_form)
    cell->notes |= TRAB_FRACTURE_NOTE_FORM_NOT_STUDIED;
  if (ratio->beside_evidence_ids != NULL)
    cell->notes |= TRAB_FRACTURE_NOTE_TRIALS_DISAGREE;
  if (ids[0] == NULL || !trab_citation_look_up (tables->evidence, ids[0], &citation, NULL))
    return;
  cell->population = g_strdup (citation.population);
  cell->certainty = dup_lowered (ratio->certainty ? ratio->certainty : grades[citation.certainty],
                                 is_form + is_from_women);
}

/* What was taken before today, or ends today, and has no ratio: nobody knows what is left of it. */
static guint
list_left_without (const TrabChanceTables *tables,
                   const TrabFracturePerson *person,
                   TrabOutcome outcome)
{
  guint without = 0;

  for (guint i = 0; i < person->courses->len; i++)
    {
      const TrabEffectClass *type = g_array_index (person->courses, TrabFractureCourse, i).type;

      if (!is_movement (type) && trab_plan_ratio_find (tables, person, type, outcome) == NULL)
        without |= TRAB_FRACTURE_NOTE_LEFT_NOT_KNOWN | list_without (tables, person, type, outcome);
    }
  return without;
}

/* What the trials of what the plan starts saw prevented, for where no number may stand. */
static double
get_prevented_of_10 (const TrabChanceTables *tables,
                     const TrabFracturePerson *person,
                     const TrabFracturePlan *plan,
                     TrabOutcome outcome)
{
  double lowest = 1;

  for (guint i = 0; i < plan->courses->len; i++)
    {
      const TrabEffectClass *type = g_array_index (plan->courses, TrabFractureCourse, i).type;
      const TrabFractureRatio *ratio = trab_plan_ratio_find (tables, person, type, outcome);

      if (ratio != NULL)
        lowest = MIN (lowest, ratio->rr);
    }
  return 10 * (1 - lowest);
}

/* No course has a ratio: the row that says why, where there is one, is cited. */
static void
cite_without (const TrabChanceTables *tables,
              const TrabFracturePerson *person,
              const GPtrArray *courses,
              TrabOutcome outcome,
              TrabFractureCell *cell)
{
  for (guint i = 0; cell->evidence_ids == NULL && i < courses->len; i++)
    {
      const TrabFractureCourse *course = g_ptr_array_index (courses, i);
      gboolean is_other_sex = FALSE;
      const TrabFractureRatio *row
          = trab_plan_ratio_find_row (tables, person, course->type, outcome, &is_other_sex);
      const char *ids = row ? row->evidence_ids : NULL;

      if (ids == NULL && row != NULL)
        ids = row->beside_evidence_ids;
      if (ids != NULL)
        cell->evidence_ids = dup_commas (ids);
    }
}

/**
 * trab_cell_note_add:
 * @benefit: what was worked out, known or not
 * @cell: (inout): gets what must be read with, or instead of, its number, and its evidence
 */
void
trab_cell_note_add (const TrabChanceTables *tables,
                    const TrabFracturePerson *person,
                    const TrabFracturePlan *plan,
                    const TrabPlanBenefit *benefit,
                    TrabOutcome outcome,
                    TrabFractureCell *cell)
{
  g_autoptr (GPtrArray) courses = list_courses (person, plan, cell->horizon_years);
  gboolean has_ratio = FALSE;
  guint without = 0;

  for (guint i = 0; i < courses->len; i++)
    {
      const TrabFractureCourse *course = g_ptr_array_index (courses, i);

      if (is_movement (course->type))
        cell->notes |= TRAB_FRACTURE_NOTE_SHOWN_BESIDE;
      else if (trab_plan_ratio_find (tables, person, course->type, outcome) != NULL)
        has_ratio = TRUE;
      else
        without |= list_without (tables, person, course->type, outcome);
    }
  /* beside the number of a medicine, only testosterone's trial still has something to say */
  if (has_ratio && cell->state == TRAB_CELL_NUMBER)
    without &= TRAB_FRACTURE_NOTE_TRIAL_EXCESS;
  cell->notes |= without;
  if (cell->state == TRAB_CELL_UNKNOWN && cell->notes == TRAB_FRACTURE_NOTE_NONE)
    cell->notes = list_left_without (tables, person, outcome);
  if (cell->state != TRAB_CELL_NUMBER)
    {
      cell->prevented_of_10 = get_prevented_of_10 (tables, person, plan, outcome);
      cite_without (tables, person, courses, outcome, cell);
      return;
    }
  if (has_two_medicines (courses))
    cell->notes |= TRAB_FRACTURE_NOTE_NO_STUDY_OF_BOTH;
  if (courses->len == 0 && benefit->main != NULL)
    cell->notes |= TRAB_FRACTURE_NOTE_WEARING_OFF;
  if (benefit->main == NULL)
    return;
  cite (tables, person, benefit, courses, cell);
  if (is_extrapolated (tables, benefit, outcome, cell))
    cell->notes |= TRAB_FRACTURE_NOTE_EXTRAPOLATED;
}

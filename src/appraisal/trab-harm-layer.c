/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-harm-layer.h"

#include <math.h>

#include "trab-facts-use.h"
#include "trab-safety-look-up.h"

#define SAME_YEARS 0.05
#define WHI_TRIALS "WHI"
#define ORAL "oral"
#define HORMONES "hrt"

struct _TrabHarmLayer
{
  const TrabTable *adverse;
  const TrabTable *shown; /* regimens/harms */
  double youngest_years;  /* the youngest women of the trials of hormones */
  double own_rows_years;  /* the youngest women have rows of their own up to this age */
};

/** A row that is about a plan, before double counting is taken out. */
typedef struct
{
  TrabHarm harm;
  const char *trial;
  gboolean is_subgroup;
  gboolean starts_later; /* its years are not the first years of the comparison */
  double length_years;   /* of its course */
} Candidate;

/* What is asked of one plan; lives for one call. */
typedef struct
{
  const TrabHarmLayer *layer;
  const TrabSafetyPerson *person;
  const TrabCoursePlan *plan;
  double years;
  gboolean has_early_menopause;
  guint left_out; /* TrabHarmLeftOut */
} Ask;

static gboolean
is_of_trials (const TrabTable *shown, guint row)
{
  return g_str_has_prefix (trab_table_get_text (shown, row, "trial"), WHI_TRIALS);
}

/* The ages of the women of whom the trials of hormones speak, and speak apart. */
static void
read_ages (TrabHarmLayer *self)
{
  const TrabTable *shown = self->shown;

  self->youngest_years = INFINITY;
  for (guint row = 0; row < trab_table_get_n_rows (shown); row++)
    if (is_of_trials (shown, row))
      self->youngest_years
          = MIN (self->youngest_years, trab_table_get_double (shown, row, "age_from"));
  for (guint row = 0; row < trab_table_get_n_rows (shown); row++)
    if (is_of_trials (shown, row) && trab_table_has (shown, row, "part")
        && trab_table_get_double (shown, row, "age_from") <= self->youngest_years)
      self->own_rows_years
          = MAX (self->own_rows_years, trab_table_get_double (shown, row, "age_below"));
}

/**
 * trab_harm_layer_new:
 * Returns: (transfer full) (nullable): NULL with TRAB_EVIDENCE_ERROR
 */
TrabHarmLayer *
trab_harm_layer_new (TrabEvidence *evidence, GError **error)
{
  g_autoptr (TrabHarmLayer) self = g_new0 (TrabHarmLayer, 1);

  self->adverse = trab_evidence_get_table (evidence, "evidence/adverse", error);
  self->shown = self->adverse ? trab_evidence_get_table (evidence, "regimens/harms", error) : NULL;
  if (self->shown == NULL)
    return NULL;
  read_ages (self);
  return g_steal_pointer (&self);
}

void
trab_harm_layer_free (TrabHarmLayer *layer)
{
  g_free (layer);
}

static gboolean
list_has (const char *list, const char *word)
{
  g_auto (GStrv) words = g_strsplit (list ? list : "", " ", -1);

  return list == NULL || (word != NULL && g_strv_contains ((const char *const *) words, word));
}

static gboolean
is_about (const TrabHarmLayer *layer, guint row, const TrabRegimen *regimen)
{
  return list_has (trab_table_get_text (layer->shown, row, "regimen_names"), regimen->name)
         && list_has (trab_table_get_text (layer->shown, row, "regimen_doses"), regimen->dose)
         && list_has (trab_table_get_text (layer->shown, row, "routes"), regimen->route);
}

static gboolean
is_asian (const Ask *ask)
{
  TrabSafetyFact fact = { 0 };

  trab_safety_look_up_field (ask->person, "ancestry", &fact);
  return fact.is_known && g_strcmp0 (fact.word, "asian") == 0;
}

static gboolean
is_zoledronate (TrabMedicineClass medicine_class)
{
  return medicine_class == TRAB_MEDICINE_CLASS_ZOLEDRONATE;
}

/* Yearly drips of so many years: the first was a year less ago. Where its start is not known it may
 * have been long enough. */
static gboolean
took_zoledronate (const Ask *ask, double use_years)
{
  TrabFactsUse since = { 0 };

  return trab_facts_use_find_first (ask->person->facts, is_zoledronate, &since)
         && since.most_years >= use_years - 1;
}

/* How long a bisphosphonate is taken today; 0 when none is. */
static TrabFactsUse
get_bisphosphonate_years (const Ask *ask)
{
  TrabFactsUse since = { 0 };

  trab_facts_use_find_longest (ask->person->facts, trab_medicine_class_is_bisphosphonate, &since);
  return since;
}

/* From so many years of use on, the study of long use alone speaks. */
static gboolean
is_new_to_bisphosphonates (const Ask *ask, double use_years)
{
  return get_bisphosphonate_years (ask).least_years < use_years;
}

static gboolean
had_hip_fracture (const Ask *ask)
{
  TrabSafetyFact fact = { 0 };

  trab_safety_look_up_field (ask->person, "months_since_hip_fracture", &fact);
  return fact.is_known && fact.number < TRAB_SAFETY_NEVER;
}

/* A womb nobody asked about may be there or not: the rows of both are shown. */
static gboolean
is_needed (const Ask *ask, guint row, const TrabPlanCourse *course)
{
  const char *needs = trab_table_get_text (ask->layer->shown, row, "needs");
  double use_years = trab_table_get_double (ask->layer->shown, row, "use_years");
  TrabAnswer uterus = trab_safety_look_up_answer (ask->person, "uterus_intact");

  if (needs == NULL)
    return TRUE;
  if (g_str_equal (needs, "uterus"))
    return uterus != TRAB_ANSWER_NO;
  if (g_str_equal (needs, "no-uterus"))
    return uterus != TRAB_ANSWER_YES;
  if (g_str_equal (needs, "unopposed"))
    /* what is started is started with a progestogen where there is a womb */
    return uterus != TRAB_ANSWER_NO && course->from_years < 0
           && trab_facts_get_answer (ask->person->facts, TRAB_QUESTION_PROGESTOGEN)
                  == TRAB_ANSWER_NO
           && trab_facts_get_answer (ask->person->facts, TRAB_QUESTION_HORMONE_COIL)
                  != TRAB_ANSWER_YES;
  if (g_str_equal (needs, "asian"))
    return is_asian (ask) && is_new_to_bisphosphonates (ask, use_years);
  if (g_str_equal (needs, "not-asian"))
    return !is_asian (ask) && is_new_to_bisphosphonates (ask, use_years);
  if (g_str_equal (needs, "hip-fracture"))
    return had_hip_fracture (ask);
  if (g_str_equal (needs, "bisphosphonate-long"))
    return get_bisphosphonate_years (ask).most_years >= use_years;
  if (g_str_equal (needs, "bisphosphonate-new"))
    return is_new_to_bisphosphonates (ask, use_years);
  g_return_val_if_fail (g_str_equal (needs, "zoledronate-again"), FALSE);
  return took_zoledronate (ask, use_years);
}

/* A subgroup is for its own ages. */
static gboolean
fits_age (const Ask *ask, guint row, gboolean *is_other_age)
{
  const TrabTable *shown = ask->layer->shown;
  const TrabFacts *facts = ask->person->facts;
  gboolean is_below = trab_table_has (shown, row, "age_from")
                      && facts->age_years < trab_table_get_double (shown, row, "age_from");
  gboolean is_above = trab_table_has (shown, row, "age_below")
                      && facts->age_years >= trab_table_get_double (shown, row, "age_below");

  *is_other_age = is_below || is_above;
  return !*is_other_age || !trab_table_has (shown, row, "part");
}

static TrabHarmDirection
read_direction (const char *word, const char *shown_as)
{
  static const char *const words[] = {
    [TRAB_HARM_MORE] = "harm",
    [TRAB_HARM_FEWER] = "benefit",
    [TRAB_HARM_NO_DIFFERENCE] = "neutral",
    [TRAB_HARM_UNCERTAIN] = "uncertain",
    [TRAB_HARM_NOT_KNOWN] = "unknown",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (shown_as ? shown_as : word, words[i]) == 0)
      return (TrabHarmDirection) i;
  return TRAB_HARM_UNCERTAIN;
}

static TrabHarmNumber
read_number (const TrabTable *adverse, guint row, const char *column)
{
  TrabHarmNumber number = { .is_known = trab_table_has (adverse, row, column) };

  if (number.is_known)
    number.per_1000 = trab_table_get_double (adverse, row, column);
  return number;
}

static gboolean
is_other_sex (const Ask *ask, const char *sex)
{
  return (g_strcmp0 (sex, "F") == 0 && ask->person->facts->sex == TRAB_SEX_MALE)
         || (g_strcmp0 (sex, "M") == 0 && ask->person->facts->sex == TRAB_SEX_FEMALE);
}

/* Words of the women's or men's own rows are not shown to the other sex where there is a pair. */
static gboolean
is_only_for_other_sex (const Ask *ask, guint row, const char *sex)
{
  const char *trial = trab_table_get_text (ask->layer->shown, row, "trial");

  return is_other_sex (ask, sex) && (g_str_equal (trial, "LIFTMOR") || g_str_equal (trial, "Liu"));
}

static gboolean
is_one_of_clots (const char *outcome)
{
  return g_str_equal (outcome, "vte") || g_str_equal (outcome, "deep_vein_thrombosis")
         || g_str_equal (outcome, "pulmonary_embolism");
}

/* After a clot, or where nobody asked, no row of women without one speaks. */
static gboolean
may_count_clots (const Ask *ask)
{
  return trab_facts_get_answer (ask->person->facts, TRAB_QUESTION_VTE) == TRAB_ANSWER_NO;
}

/* Harms of the trials in women after the menopause say nothing of younger women, who take hormones
 * they would normally still have; women whose menopause came before 45 have none of these trials
 * until 51. */
static gboolean
is_too_young (const Ask *ask, guint row)
{
  const TrabTable *shown = ask->layer->shown;

  return g_str_equal (trab_table_get_text (shown, row, "regimen_names"), HORMONES)
         && (ask->person->facts->age_years < ask->layer->youngest_years
             || (ask->has_early_menopause && is_of_trials (shown, row)));
}

/* The youngest women of the trials have rows of their own age for oestrogen by mouth. */
static gboolean
has_row_of_own_age (const Ask *ask, guint row, const TrabPlanCourse *course)
{
  const TrabTable *shown = ask->layer->shown;

  return g_str_equal (trab_table_get_text (shown, row, "regimen_names"), HORMONES)
         && g_strcmp0 (course->regimen->route, ORAL) == 0
         && ask->person->facts->age_years < ask->layer->own_rows_years
         && !trab_table_has (shown, row, "part");
}

/* How long the row's course lasts within the comparison. */
static double
get_length (const Ask *ask, const TrabPlanCourse *course)
{
  return course->has_to_years ? course->to_years - MAX (course->from_years, 0) : ask->years;
}

/* Whether the row does not speak of this person; why, where a number is missed by it, is noted. */
static gboolean
is_left_out (Ask *ask,
             guint row,
             const TrabPlanCourse *course,
             const char *outcome,
             const char *sex,
             gboolean *is_other_age)
{
  if (!is_needed (ask, row, course))
    return TRUE;
  if (is_too_young (ask, row))
    {
      ask->left_out |= TRAB_HARM_LEFT_OUT_YOUNGER;
      ask->left_out |= ask->has_early_menopause ? TRAB_HARM_LEFT_OUT_EARLY_MENOPAUSE : 0;
      return TRUE;
    }
  if (!fits_age (ask, row, is_other_age) || is_only_for_other_sex (ask, row, sex)
      || has_row_of_own_age (ask, row, course))
    {
      ask->left_out |= TRAB_HARM_LEFT_OUT_OTHERS;
      return TRUE;
    }
  if (!is_one_of_clots (outcome) || may_count_clots (ask))
    return FALSE;
  if (trab_facts_get_alarm (ask->person->facts, TRAB_QUESTION_VTE) != TRAB_ANSWER_YES)
    ask->left_out |= TRAB_HARM_LEFT_OUT_CLOT_NOT_ASKED;
  return TRUE;
}

static void
add_candidate (Ask *ask, guint row, const TrabPlanCourse *course, GArray *candidates)
{
  const TrabRegimen *regimen = course->regimen;
  const TrabTable *shown = ask->layer->shown;
  const TrabTable *adverse = ask->layer->adverse;
  const char *id = trab_table_get_text (shown, row, "harm_id");
  const char *direct = trab_table_get_text (shown, row, "direct_doses");
  int found = trab_table_find_row (adverse, "id", id);
  guint from = (guint) MAX (found, 0);
  const char *sex = trab_table_get_text (adverse, from, "sex");
  Candidate candidate = { 0 };
  gboolean is_other_age = FALSE;

  g_return_if_fail (found >= 0);
  for (guint i = 0; i < candidates->len; i++)
    if (g_str_equal (g_array_index (candidates, Candidate, i).harm.id, id))
      return;
  if (is_left_out (ask, row, course, trab_table_get_text (adverse, from, "outcome"), sex,
                   &is_other_age))
    return;
  candidate.trial = trab_table_get_text (shown, row, "trial");
  candidate.is_subgroup = trab_table_has (shown, row, "part");
  candidate.starts_later = course->from_years > 0;
  candidate.length_years = get_length (ask, course);
  candidate.harm = (TrabHarm){
    .id = g_strdup (id),
    .outcome = g_strdup (trab_table_get_text (adverse, from, "outcome")),
    .direction = read_direction (trab_table_get_text (adverse, from, "direction"),
                                 trab_table_get_text (shown, row, "shown_as")),
    .horizon_years = trab_table_get_double (adverse, from, "horizon_years"),
    .difference = read_number (adverse, from, "diff_per_1000"),
    .low = read_number (adverse, from, "diff_ci_low"),
    .high = read_number (adverse, from, "diff_ci_high"),
    .without = read_number (adverse, from, "baseline_per_1000"),
    .with = read_number (adverse, from, "treated_per_1000"),
    .is_indirect = is_other_age || is_other_sex (ask, sex)
                   || (direct != NULL && !list_has (direct, regimen->dose ? regimen->dose : "")),
    .is_extrapolated = trab_table_has (shown, row, "extrapolated"),
  };
  candidate.harm.is_in_span = fabs (candidate.harm.horizon_years - ask->years) < SAME_YEARS;
  g_array_append_val (candidates, candidate);
}

/* Clots of one trial are told once: leg and lung apart where the trial's leg clots are known, else
 * together. */
static gboolean
is_clot_told_by (const Candidate *one, const Candidate *other, gboolean has_leg)
{
  if (!is_one_of_clots (one->harm.outcome) || !is_one_of_clots (other->harm.outcome)
      || g_str_equal (one->harm.outcome, other->harm.outcome))
    return FALSE;
  if (g_str_equal (one->harm.outcome, "vte"))
    return has_leg;
  return g_str_equal (other->harm.outcome, "vte") && !has_leg;
}

/* Which of two rows of one trial and one outcome is shown: the person's own age group, then the
 * length of its course, then the row with an interval, then the one that stands first. */
static gboolean
is_better (const Candidate *one, const Candidate *other)
{
  double one_off = fabs (one->harm.horizon_years - one->length_years);
  double other_off = fabs (other->harm.horizon_years - other->length_years);

  if (one->is_subgroup != other->is_subgroup)
    return one->is_subgroup;
  if (fabs (one_off - other_off) >= SAME_YEARS)
    return one_off < other_off;
  return one->harm.low.is_known && !other->harm.low.is_known;
}

/* Leg and lung clots of a trial are told apart where the leg's have a row, unless only the row of
 * both together is over the comparison's span. */
static gboolean
has_leg_clots (const GArray *candidates, const char *trial)
{
  gboolean has_leg = FALSE;
  gboolean is_leg_in_span = FALSE;
  gboolean is_both_in_span = FALSE;

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      gboolean is_leg = g_str_equal (candidate->harm.outcome, "deep_vein_thrombosis");

      if (!g_str_equal (candidate->trial, trial))
        continue;
      has_leg = has_leg || is_leg;
      is_leg_in_span = is_leg_in_span || (is_leg && candidate->harm.is_in_span);
      is_both_in_span
          = is_both_in_span
            || (g_str_equal (candidate->harm.outcome, "vte") && candidate->harm.is_in_span);
    }
  return has_leg && (is_leg_in_span || !is_both_in_span);
}

static gboolean
is_told_by_another (const GArray *candidates, guint index)
{
  const Candidate *one = &g_array_index (candidates, Candidate, index);

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *other = &g_array_index (candidates, Candidate, i);

      if (i == index || !g_str_equal (one->trial, other->trial))
        continue;
      if (g_str_equal (one->harm.outcome, other->harm.outcome)
          && (is_better (other, one) || (i < index && !is_better (one, other))))
        return TRUE;
      if (is_clot_told_by (one, other, has_leg_clots (candidates, one->trial)))
        return TRUE;
    }
  return FALSE;
}

static void
collect (Ask *ask, GArray *candidates)
{
  const GArray *courses = ask->plan->plan->courses;

  for (guint row = 0; row < trab_table_get_n_rows (ask->layer->shown); row++)
    for (guint i = 0; i < courses->len; i++)
      {
        const TrabPlanCourse *course = &g_array_index (courses, TrabPlanCourse, i);

        if (course->only_where_low
            && trab_facts_is_intake_low (ask->person->facts) == TRAB_ANSWER_NO)
          continue;
        if (is_about (ask->layer, row, course->regimen))
          add_candidate (ask, row, course, candidates);
      }
}

/* Where a trial told the person's own age group apart, its rows of all ages are of others: most of
 * those women were older. */
static void
mark_other_ages (GArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    for (guint j = 0; j < candidates->len; j++)
      {
        Candidate *one = &g_array_index (candidates, Candidate, i);
        const Candidate *own = &g_array_index (candidates, Candidate, j);

        if (!one->is_subgroup && own->is_subgroup && g_str_equal (one->trial, own->trial))
          one->harm.is_indirect = TRUE;
      }
}

static TrabHarmNumber
fewer (double points)
{
  return (TrabHarmNumber){ .is_known = TRUE, .per_1000 = 10 * points };
}

/* The benefit over the row's own years, from the same hazards and ratios as the comparison's. Where
 * nobody was followed for that long, none is counted beside a whole harm. */
static void
fill_benefit (const TrabChanceRow *row, const TrabFracturePlan *courses, TrabHarm *harm)
{
  guint n_months = (guint) lround (12 * harm->horizon_years);
  TrabFractureCell cell = { 0 };

  if (n_months > TRAB_FRACTURE_HAZARD_MAX_MONTHS)
    harm->benefit = TRAB_HARM_BENEFIT_BEYOND_CALCULATOR;
  else if (n_months == 0)
    harm->benefit = TRAB_HARM_BENEFIT_TOO_SHORT;
  if (harm->benefit != TRAB_HARM_BENEFIT_NO_NUMBER)
    return;
  trab_chance_row_fill_at (row, courses, TRAB_OUTCOME_MAJOR, n_months, &cell);
  if (cell.notes & TRAB_FRACTURE_NOTE_BEYOND_SPAN)
    harm->benefit = TRAB_HARM_BENEFIT_BEYOND_STUDIES;
  if (cell.state == TRAB_CELL_NUMBER)
    {
      harm->benefit = TRAB_HARM_BENEFIT_COUNTED;
      harm->fewer_breaks = fewer (cell.fewer);
      if (cell.has_range)
        {
          harm->fewer_breaks_low = fewer (cell.fewer_low);
          harm->fewer_breaks_high = fewer (cell.fewer_high);
        }
    }
  trab_fracture_cell_clear (&cell);
}

static int
compare_harms (gconstpointer a, gconstpointer b)
{
  const TrabHarm *one = a;
  const TrabHarm *other = b;

  if (one->is_in_span != other->is_in_span)
    return one->is_in_span ? -1 : 1;
  if (fabs (one->horizon_years - other->horizon_years) >= SAME_YEARS)
    return one->horizon_years < other->horizon_years ? -1 : 1;
  return g_strcmp0 (one->id, other->id);
}

/**
 * trab_harm_layer_fill:
 * @into: has its chance of a break; gets the harms of the plan, of what it starts and of what is
 *   taken today and goes on, and why some that were counted are left out
 *
 * Absolute harms out of 1,000, each over its own years; one trial is not counted twice; what was
 * studied in another form, age or sex is marked, and what is not known stays so.
 */
void
trab_harm_layer_fill (const TrabHarmLayer *layer,
                      const TrabChanceRow *row,
                      const TrabFracturePlan *courses,
                      const TrabSafetyPerson *person,
                      const TrabCoursePlan *plan,
                      TrabComparedPlan *into)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  Ask ask = { .layer = layer,
              .person = person,
              .plan = plan,
              .years = trab_chance_row_get_chance (row)->years,
              .has_early_menopause = trab_chance_row_has_early_menopause (row) };

  collect (&ask, candidates);
  into->harms_left_out |= ask.left_out;
  mark_other_ages (candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      TrabHarm *harm = &g_array_index (candidates, Candidate, i).harm;
      TrabHarm kept = *harm;

      if (is_told_by_another (candidates, i))
        continue;
      kept.id = g_strdup (harm->id);
      kept.outcome = g_strdup (harm->outcome);
      /* what is refused in its own row is not told beside a harm */
      if (!g_array_index (candidates, Candidate, i).starts_later
          && into->fracture[TRAB_OUTCOME_MAJOR].state != TRAB_CELL_REFUSED)
        fill_benefit (row, courses, &kept);
      g_array_append_val (into->harms, kept);
    }
  for (guint i = 0; i < candidates->len; i++)
    trab_harm_clear (&g_array_index (candidates, Candidate, i).harm);
  g_array_sort (into->harms, compare_harms);
}

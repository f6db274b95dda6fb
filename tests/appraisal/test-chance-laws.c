/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "fixture-count.h"
#include "trab-chance-row.h"
#include "trab-row-span.h"

#define N_PEOPLE 300
#define N_PEOPLE_LONG 5000
#define N_PLANTED 200
#define SAME_POINTS 1e-9
#define STEP_POINTS 1e-4 /* two hazards of one sum, stepped by months, end this near each other */
#define MONTH_YEARS (1.0 / 12)

/* The laws of fracture-layer section 7 that are of numbers; the eighth holds by construction here,
 * since nothing of a density curve goes in (test-chance-outside.py asks it of the whole program).
 * The last is the house's: what is not known has its reason. */
typedef enum
{
  LAW_FOOD_CHANGES_NOTHING = 1,
  LAW_NEVER_ABOVE_BASE,
  LAW_GOING_ON_HELPS,
  LAW_SAME_COURSE_SAME_NUMBER,
  LAW_A_MONTH_IS_LITTLE,
  LAW_COMBINATION_IS_NO_WORSE,
  LAW_PARTS_AND_TIMES,
  LAW_LOWER_BOUND_HAS_NO_PLANS = 9,
  LAW_UNKNOWN_HAS_A_REASON,
  N_LAWS,
} Law;

/* @planted: a law whose numbers are spoilt, to see that it can fail; 0: none */
typedef struct
{
  TrabEvidence *evidence;
  TrabChanceTables *tables;
  GRand *random;
  Law planted;
  guint n_checked[N_LAWS];
  guint n_broken[N_LAWS];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->evidence = trab_evidence_new ();
  fixture->tables = trab_chance_tables_new (fixture->evidence, &error);
  g_assert_no_error (error);
  fixture->random = g_rand_new_with_seed (20261130);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_rand_free (fixture->random);
  trab_chance_tables_free (fixture->tables);
  trab_evidence_free (fixture->evidence);
}

static gboolean
flip (Fixture *fixture, double chance)
{
  return g_rand_double (fixture->random) < chance;
}

static double
between (Fixture *fixture, double low, double high)
{
  return g_rand_double_range (fixture->random, low, high);
}

static void
add_course (Fixture *fixture, GArray *courses, const char *id, double from_years, double to_years)
{
  TrabFractureCourse course = { .type = trab_effect_class_find (fixture->tables->classes, id),
                                .name = id,
                                .route = "oral",
                                .from_years = from_years,
                                .to_years = to_years,
                                .is_past = to_years < 0,
                                .drip_years = g_str_equal (id, "ZOL") ? 1 : 0 };

  g_assert_nonnull (course.type);
  g_array_append_val (courses, course);
}

static void
add_history (Fixture *fixture, TrabFracturePerson *person)
{
  static const char *const classes[]
      = { "ALN", "RIS", "IBN", "ZOL", "HRT", "HRT_CEE", "HRT_LOW", "TRT" };
  guint n = flip (fixture, 0.5) ? 0 : (guint) g_rand_int_range (fixture->random, 1, 3);

  /* many take just the tablet of the plans below, so that a plan can be what is taken */
  if (flip (fixture, 0.15))
    {
      add_course (fixture, person->courses, "ALN", -between (fixture, 0.1, 5), INFINITY);
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      const char *id = classes[g_rand_int_range (fixture->random, 0, G_N_ELEMENTS (classes))];
      double from_years = -between (fixture, 0.1, 12);
      gboolean is_ongoing = flip (fixture, 0.6);

      if ((person->sex == TRAB_SEX_MALE) != g_str_equal (id, "TRT")
          && (g_str_has_prefix (id, "HRT") || g_str_equal (id, "TRT")))
        continue;
      add_course (fixture, person->courses, id, from_years,
                  is_ongoing ? INFINITY : between (fixture, from_years, -0.05));
    }
}

static void
add_scans (Fixture *fixture, TrabFracturePerson *person)
{
  guint n = (guint) g_rand_int_range (fixture->random, 0, 3);

  for (guint i = 0; i < n; i++)
    {
      TrabFractureScan scan
          = { .years_ago = i * 2 + between (fixture, 0, 2), .t_score = between (fixture, -4, 1) };

      g_array_append_val (person->neck, scan);
      person->lowest_t_score
          = person->has_t_score ? MIN (person->lowest_t_score, scan.t_score) : scan.t_score;
      person->has_t_score = TRUE;
    }
}

static void
add_breaks (Fixture *fixture, TrabFracturePerson *person)
{
  guint n = flip (fixture, 0.6) ? 0 : (guint) g_rand_int_range (fixture->random, 1, 4);

  for (guint i = 0; i < n; i++)
    {
      TrabFractureBreak broken = { .is_site_known = TRUE,
                                   .site = (TrabFractureSite) g_rand_int_range (
                                       fixture->random, TRAB_FRACTURE_HIP, TRAB_FRACTURE_OTHER),
                                   .is_dated = flip (fixture, 0.9),
                                   .years_ago = between (fixture, 0.1, 30) };

      broken.age_years = person->age_years - (int) broken.years_ago;
      g_array_append_val (person->breaks, broken);
    }
}

/* Anybody: most of them somebody the layer has numbers for. */
static TrabFracturePerson *
new_person (Fixture *fixture)
{
  TrabSex sex = flip (fixture, 0.7) ? TRAB_SEX_FEMALE : TRAB_SEX_MALE;
  TrabFracturePerson *person
      = trab_fracture_person_new_empty (sex, g_rand_int_range (fixture->random, 45, 97));
  TrabFractureFrax *frax = &person->frax;

  person->has_uterus = flip (fixture, 0.7);
  person->is_before_menopause
      = sex == TRAB_SEX_FEMALE && person->age_years < 55 && flip (fixture, 0.3);
  person->on_steroids = flip (fixture, 0.08);
  person->on_cancer_hormones = flip (fixture, 0.05);
  person->is_intake_low = flip (fixture, 0.3);
  person->falls = g_rand_int_range (fixture->random, 0, 4);
  person->qfracture.has_bmi = flip (fixture, 0.9);
  person->qfracture.bmi_kg_m2 = between (fixture, 18, 42);
  person->qfracture.flags[TRAB_QFRACTURE_FALLS]
      = person->falls > 0 ? TRAB_ANSWER_YES : TRAB_ANSWER_NO;
  person->qfracture.flags[TRAB_QFRACTURE_PARKINSONS]
      = flip (fixture, 0.1) ? TRAB_ANSWER_YES : TRAB_ANSWER_NO;
  frax->is_typed = flip (fixture, 0.3);
  frax->has[TRAB_OUTCOME_MAJOR] = frax->is_typed;
  frax->has[TRAB_OUTCOME_HIP] = frax->is_typed && flip (fixture, 0.9);
  frax->pct[TRAB_OUTCOME_MAJOR] = between (fixture, 2, 35);
  frax->pct[TRAB_OUTCOME_HIP] = frax->pct[TRAB_OUTCOME_MAJOR] * between (fixture, 0.1, 0.5);
  frax->with_bmd = flip (fixture, 0.5);
  frax->is_dated = TRUE;
  frax->years_ago = between (fixture, 0, 1.2);
  add_breaks (fixture, person);
  add_scans (fixture, person);
  add_history (fixture, person);
  return person;
}

static TrabFracturePlan *
new_plan (void)
{
  TrabFracturePlan *plan = g_new0 (TrabFracturePlan, 1);

  plan->courses = g_array_new (FALSE, TRUE, sizeof (TrabFractureCourse));
  return plan;
}

/* The plans that every person is compared with, in one row. */
typedef enum
{
  PLAN_AS_NOW,
  PLAN_STOP,
  PLAN_TABLET,
  PLAN_TABLET_WITH_FOOD,
  PLAN_TABLET_LONGER, /* by a month */
  PLAN_HORMONES,
  PLAN_BOTH,
  N_PLANS,
} Plan;

static GPtrArray *
new_plans (Fixture *fixture, double stop_years)
{
  GPtrArray *plans
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_fracture_person_free_plan);

  for (guint i = 0; i < N_PLANS; i++)
    {
      TrabFracturePlan *plan = new_plan ();

      plan->stops_bone = i == PLAN_STOP;
      if (i == PLAN_TABLET || i == PLAN_TABLET_WITH_FOOD || i == PLAN_BOTH)
        add_course (fixture, plan->courses, "ALN", 0, stop_years);
      if (i == PLAN_TABLET_LONGER)
        add_course (fixture, plan->courses, "ALN", 0, stop_years + MONTH_YEARS);
      if (i == PLAN_TABLET_WITH_FOOD)
        {
          add_course (fixture, plan->courses, "CAD", 0, INFINITY);
          add_course (fixture, plan->courses, "EX", 0, INFINITY);
        }
      if (i == PLAN_HORMONES || i == PLAN_BOTH)
        add_course (fixture, plan->courses, "HRT", 0, stop_years);
      g_ptr_array_add (plans, plan);
    }
  return plans;
}

/* One person's numbers. */
typedef struct
{
  const TrabFracturePerson *person;
  const TrabChance *chance;
  double stop_years;
  guint years_without_food;
  gboolean is_now_inside; /* what goes on, goes on inside its evidence span */
  gboolean is_longer_inside;
  TrabFractureCell cells[N_PLANS][TRAB_N_OUTCOMES];
} Answers;

static gboolean
is_number (const Answers *answers, Plan plan, guint outcome)
{
  return answers->cells[plan][outcome].state == TRAB_CELL_NUMBER;
}

static double
get (const Answers *answers, Plan plan, guint outcome)
{
  return answers->cells[plan][outcome].best;
}

static void
check (Fixture *fixture, Law law, gboolean holds)
{
  fixture->n_checked[law]++;
  fixture->n_broken[law] += !holds;
}

static gboolean
takes_family (const TrabFracturePerson *person, const char *const *families)
{
  for (guint i = 0; i < person->courses->len; i++)
    {
      const TrabFractureCourse *course = &g_array_index (person->courses, TrabFractureCourse, i);

      if (!course->is_past && g_strv_contains (families, course->type->family))
        return TRUE;
    }
  return FALSE;
}

/* Spoils what the law looks at. */
static void
plant (Fixture *fixture, Answers *answers)
{
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      TrabFractureCell (*cells)[TRAB_N_OUTCOMES] = answers->cells;

      if (fixture->planted == LAW_FOOD_CHANGES_NOTHING)
        cells[PLAN_TABLET_WITH_FOOD][i].best += 0.1;
      if (fixture->planted == LAW_NEVER_ABOVE_BASE)
        cells[PLAN_TABLET][i].best = answers->chance->base[i].pct + 0.1;
      if (fixture->planted == LAW_GOING_ON_HELPS)
        cells[PLAN_AS_NOW][i].best = cells[PLAN_STOP][i].best + 0.1;
      if (fixture->planted == LAW_SAME_COURSE_SAME_NUMBER)
        cells[PLAN_AS_NOW][i].best += 0.1;
      if (fixture->planted == LAW_A_MONTH_IS_LITTLE)
        cells[PLAN_TABLET_LONGER][i].best += 5;
      if (fixture->planted == LAW_COMBINATION_IS_NO_WORSE)
        cells[PLAN_BOTH][i].best = answers->chance->base[i].pct + 0.1;
      if (fixture->planted == LAW_PARTS_AND_TIMES)
        cells[PLAN_HORMONES][TRAB_OUTCOME_HIP].best = 99;
      if (fixture->planted == LAW_LOWER_BOUND_HAS_NO_PLANS)
        cells[PLAN_TABLET][i].state = TRAB_CELL_NUMBER;
      if (fixture->planted == LAW_UNKNOWN_HAS_A_REASON)
        {
          cells[PLAN_TABLET][i].state = TRAB_CELL_UNKNOWN;
          cells[PLAN_TABLET][i].notes = TRAB_FRACTURE_NOTE_NONE;
        }
    }
}

static void
check_medicines (Fixture *fixture, const Answers *answers, guint outcome)
{
  static const char *const alendronate[] = { "ALN", NULL };
  static const char *const both_kinds[] = { "ALN", "RIS", "IBN", "ZOL", "HRT", NULL };
  const TrabChanceBase *base = &answers->chance->base[outcome];
  double little = MAX (0.3, base->pct / 60);
  gboolean has_tablet = is_number (answers, PLAN_TABLET, outcome);

  check (fixture, LAW_FOOD_CHANGES_NOTHING,
         answers->cells[PLAN_TABLET][outcome].state
                 == answers->cells[PLAN_TABLET_WITH_FOOD][outcome].state
             && (!has_tablet
                 || fabs (get (answers, PLAN_TABLET, outcome)
                          - get (answers, PLAN_TABLET_WITH_FOOD, outcome))
                        < SAME_POINTS)
             && answers->years_without_food == answers->chance->years);
  if (is_number (answers, PLAN_AS_NOW, outcome) && is_number (answers, PLAN_STOP, outcome)
      && answers->is_now_inside)
    check (fixture, LAW_GOING_ON_HELPS,
           get (answers, PLAN_AS_NOW, outcome) <= get (answers, PLAN_STOP, outcome) + SAME_POINTS);
  if (has_tablet && is_number (answers, PLAN_TABLET_LONGER, outcome) && answers->is_longer_inside)
    check (fixture, LAW_A_MONTH_IS_LITTLE,
           fabs (get (answers, PLAN_TABLET, outcome) - get (answers, PLAN_TABLET_LONGER, outcome))
               < little);
  if (has_tablet && is_number (answers, PLAN_HORMONES, outcome)
      && is_number (answers, PLAN_BOTH, outcome) && !takes_family (answers->person, both_kinds))
    check (fixture, LAW_COMBINATION_IS_NO_WORSE,
           get (answers, PLAN_BOTH, outcome)
               <= MIN (get (answers, PLAN_TABLET, outcome), get (answers, PLAN_HORMONES, outcome))
                      + SAME_POINTS);
  if (has_tablet && is_number (answers, PLAN_AS_NOW, outcome) && answers->person->courses->len == 1
      && takes_family (answers->person, alendronate)
      && answers->chance->years <= answers->stop_years)
    check (fixture, LAW_SAME_COURSE_SAME_NUMBER,
           fabs (get (answers, PLAN_TABLET, outcome) - get (answers, PLAN_AS_NOW, outcome))
               < SAME_POINTS);
}

static void
check_base (Fixture *fixture, const Answers *answers, guint outcome)
{
  const TrabChanceBase *base = &answers->chance->base[outcome];

  for (guint i = 0; i < N_PLANS; i++)
    {
      const TrabFractureCell *cell = &answers->cells[i][outcome];
      const TrabFractureCell *major = &answers->cells[i][TRAB_OUTCOME_MAJOR];

      if (base->state == TRAB_CHANCE_LOWER_BOUND)
        check (fixture, LAW_LOWER_BOUND_HAS_NO_PLANS, cell->state != TRAB_CELL_NUMBER);
      if (cell->state != TRAB_CELL_NUMBER)
        continue;
      check (fixture, LAW_NEVER_ABOVE_BASE, cell->best <= base->pct + SAME_POINTS);
      check (
          fixture, LAW_PARTS_AND_TIMES,
          !cell->has_range
              || (cell->low <= cell->best + SAME_POINTS && cell->best <= cell->high + SAME_POINTS));
      if (outcome == TRAB_OUTCOME_HIP && major->state == TRAB_CELL_NUMBER)
        check (fixture, LAW_PARTS_AND_TIMES, cell->best <= major->best + STEP_POINTS);
    }
  if (base->state == TRAB_CHANCE_NUMBER && base->has_range)
    check (fixture, LAW_PARTS_AND_TIMES,
           base->low_pct <= base->pct && (base->is_open || base->pct <= base->high_pct));
}

static void
check_times (Fixture *fixture, const TrabFracturePerson *person, const GPtrArray *plans)
{
  TrabBaseQuestion question = { .choice = TRAB_CALCULATOR_NONE, .country = "GB", .years = 5 };
  g_autoptr (TrabBaseChance) five = trab_base_chance_new (fixture->tables, person, &question);
  g_autoptr (TrabBaseChance) ten = NULL;

  question.years = 10;
  ten = trab_base_chance_new (fixture->tables, person, &question);
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    if (five->chance.base[i].state == TRAB_CHANCE_NUMBER
        && five->chance.calculator == ten->chance.calculator)
      check (fixture, LAW_PARTS_AND_TIMES,
             five->chance.base[i].pct <= ten->chance.base[i].pct + SAME_POINTS);
  if (ten->chance.base[TRAB_OUTCOME_MAJOR].state != TRAB_CHANCE_NOT_KNOWN
      && ten->chance.base[TRAB_OUTCOME_HIP].state != TRAB_CHANCE_NOT_KNOWN)
    check (fixture, LAW_PARTS_AND_TIMES,
           ten->chance.base[TRAB_OUTCOME_HIP].pct
               <= ten->chance.base[TRAB_OUTCOME_MAJOR].pct + STEP_POINTS);
}

static gboolean
is_inside (Fixture *fixture,
           const TrabFracturePerson *person,
           const TrabFracturePlan *plan,
           guint years)
{
  g_autoptr (GPtrArray) effects = trab_course_effect_list (fixture->tables, person, plan);
  g_autoptr (GArray) past = trab_row_span_list_past (fixture->tables, effects, years);

  return past->len == 0;
}

static void
check_person (Fixture *fixture)
{
  g_autoptr (TrabFracturePerson) person = new_person (fixture);
  TrabBaseQuestion question = { .choice = TRAB_CALCULATOR_NONE, .country = "GB", .years = 10 };
  Answers answers = { .person = person, .stop_years = between (fixture, 1, 6) };
  g_autoptr (GPtrArray) plans = new_plans (fixture, answers.stop_years);
  g_autoptr (TrabChanceRow) row = trab_chance_row_new (fixture->tables, person, plans, &question);
  g_autoptr (GPtrArray) without_food = g_ptr_array_new ();
  g_autoptr (TrabChanceRow) other = NULL;

  for (guint i = 0; i < N_PLANS; i++)
    if (i != PLAN_TABLET_WITH_FOOD)
      g_ptr_array_add (without_food, g_ptr_array_index (plans, i));
  other = trab_chance_row_new (fixture->tables, person, without_food, &question);
  answers.chance = trab_chance_row_get_chance (row);
  answers.years_without_food = trab_chance_row_get_chance (other)->years;
  for (guint i = 0; i < N_PLANS; i++)
    for (guint j = 0; j < TRAB_N_OUTCOMES; j++)
      trab_chance_row_fill_cell (row, g_ptr_array_index (plans, i), (TrabOutcome) j,
                                 &answers.cells[i][j]);
  answers.is_now_inside
      = is_inside (fixture, person, g_ptr_array_index (plans, PLAN_AS_NOW), answers.chance->years);
  answers.is_longer_inside = is_inside (
      fixture, person, g_ptr_array_index (plans, PLAN_TABLET_LONGER), answers.chance->years);
  plant (fixture, &answers);
  for (guint i = 0; i < N_PLANS; i++)
    for (guint j = 0; j < TRAB_N_OUTCOMES; j++)
      check (fixture, LAW_UNKNOWN_HAS_A_REASON,
             answers.cells[i][j].state != TRAB_CELL_UNKNOWN
                 || answers.cells[i][j].notes != TRAB_FRACTURE_NOTE_NONE);
  for (guint j = 0; j < TRAB_N_OUTCOMES; j++)
    {
      check_medicines (fixture, &answers, j);
      check_base (fixture, &answers, j);
    }
  check_times (fixture, person, plans);
  for (guint i = 0; i < N_PLANS; i++)
    for (guint j = 0; j < TRAB_N_OUTCOMES; j++)
      trab_fracture_cell_clear (&answers.cells[i][j]);
}

static void
test_laws_hold (Fixture *fixture, gconstpointer unused)
{
  guint n = fixture_count (N_PEOPLE, N_PEOPLE_LONG);

  for (guint i = 0; i < n; i++)
    check_person (fixture);
  for (guint law = 1; law < N_LAWS; law++)
    {
      g_test_message ("law %u: %u checks, %u broken", law, fixture->n_checked[law],
                      fixture->n_broken[law]);
      g_assert_cmpuint (fixture->n_broken[law], ==, 0);
    }
  g_assert_cmpuint (fixture->n_checked[LAW_SAME_COURSE_SAME_NUMBER], >, 0);
}

/* Year by year the chance comes from nothing, never falls, and ends at the number of the row with
 * its range; the base's at the base's. */
static gboolean
leads_to_number (const TrabFractureCell *cell, const TrabChanceBase *base)
{
  gboolean has_base_range = cell->is_base && base->has_range && !base->is_open;
  const TrabFractureYear *last = NULL;
  gboolean holds = cell->by_year->len == (guint) cell->horizon_years + 1;

  for (guint i = 1; i < cell->by_year->len; i++)
    {
      const TrabFractureYear *year = &g_array_index (cell->by_year, TrabFractureYear, i);
      const TrabFractureYear *before = year - 1;

      holds &= year->best >= before->best && year->low >= before->low && year->high >= before->high
               && year->low <= year->best + SAME_POINTS && year->best <= year->high + SAME_POINTS;
    }
  last = &g_array_index (cell->by_year, TrabFractureYear, cell->by_year->len - 1);
  holds &= fabs (last->best - cell->best) < SAME_POINTS;
  if (has_base_range)
    return holds && fabs (last->low - base->low_pct) < STEP_POINTS
           && fabs (last->high - base->high_pct) < STEP_POINTS;
  if (cell->is_base || !cell->has_range)
    return holds;
  return holds && fabs (last->low - cell->low) < SAME_POINTS
         && fabs (last->high - cell->high) < SAME_POINTS;
}

static void
test_years_lead_to_the_number (Fixture *fixture, gconstpointer unused)
{
  guint n_numbers = 0;

  for (guint n = fixture_count (N_PEOPLE, N_PEOPLE_LONG); n > 0; n--)
    {
      const TrabBaseQuestion question = { TRAB_CALCULATOR_NONE, "GB", 10, FALSE };
      g_autoptr (TrabFracturePerson) person = new_person (fixture);
      g_autoptr (GPtrArray) plans = new_plans (fixture, between (fixture, 1, 10));
      g_autoptr (TrabChanceRow) row
          = trab_chance_row_new (fixture->tables, person, plans, &question);

      for (guint i = 0; i < plans->len * TRAB_N_OUTCOMES; i++)
        {
          TrabOutcome outcome = (TrabOutcome) (i % TRAB_N_OUTCOMES);
          const TrabChanceBase *base = &trab_chance_row_get_chance (row)->base[outcome];
          TrabFractureCell cell = { 0 };

          trab_chance_row_fill_cell (row, g_ptr_array_index (plans, i / TRAB_N_OUTCOMES), outcome,
                                     &cell);
          g_assert_true ((cell.by_year != NULL) == (cell.state == TRAB_CELL_NUMBER));
          if (cell.by_year != NULL)
            {
              g_assert_true (leads_to_number (&cell, base));
              n_numbers++;
              g_array_index (cell.by_year, TrabFractureYear, cell.by_year->len - 1).best -= 1;
              g_assert_false (leads_to_number (&cell, base)); /* the law can fail */
            }
          trab_fracture_cell_clear (&cell);
        }
    }
  g_assert_cmpuint (n_numbers, >, 0);
}

/* A law that cannot fail says nothing. */
static void
test_each_law_can_fail (Fixture *fixture, gconstpointer unused)
{
  static const Law laws[]
      = { LAW_FOOD_CHANGES_NOTHING,    LAW_NEVER_ABOVE_BASE,         LAW_GOING_ON_HELPS,
          LAW_SAME_COURSE_SAME_NUMBER, LAW_A_MONTH_IS_LITTLE,        LAW_COMBINATION_IS_NO_WORSE,
          LAW_PARTS_AND_TIMES,         LAW_LOWER_BOUND_HAS_NO_PLANS, LAW_UNKNOWN_HAS_A_REASON };

  for (guint i = 0; i < G_N_ELEMENTS (laws); i++)
    {
      fixture->planted = laws[i];
      fixture->n_broken[laws[i]] = 0;
      for (guint j = 0; j < N_PLANTED; j++)
        check_person (fixture);
      g_test_message ("law %d broken %u times", laws[i], fixture->n_broken[laws[i]]);
      g_assert_cmpuint (fixture->n_broken[laws[i]], >, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/appraisal/chance-laws/laws-hold", Fixture, NULL, set_up, test_laws_hold, tear_down);
  g_test_add ("/appraisal/chance-laws/years-lead-to-the-number", Fixture, NULL, set_up,
              test_years_lead_to_the_number, tear_down);
  g_test_add ("/appraisal/chance-laws/each-law-can-fail", Fixture, NULL, set_up,
              test_each_law_can_fail, tear_down);
  return g_test_run ();
}

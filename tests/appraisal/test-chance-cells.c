/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "trab-chance-row.h"

typedef struct
{
  TrabEvidence *evidence;
  TrabChanceTables *tables;
  TrabFracturePerson *person;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->evidence = trab_evidence_new ();
  fixture->tables = trab_chance_tables_new (fixture->evidence, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_pointer (&fixture->person, trab_fracture_person_free);
  trab_chance_tables_free (fixture->tables);
  trab_evidence_free (fixture->evidence);
}

/* Somebody whose base is Garvan's, or QFracture's under 60. */
static void
give_person (Fixture *fixture, TrabSex sex, int age_years, double t_score)
{
  TrabFractureScan scan = { .years_ago = 0.1, .t_score = t_score };
  TrabFracturePerson *person = trab_fracture_person_new_empty (sex, age_years);

  g_clear_pointer (&fixture->person, trab_fracture_person_free);
  g_array_append_val (person->neck, scan);
  person->has_t_score = TRUE;
  person->lowest_t_score = t_score;
  person->qfracture.has_bmi = TRUE;
  person->qfracture.bmi_kg_m2 = 25;
  fixture->person = person;
}

static void
add_course (Fixture *fixture, GArray *courses, const char *id, double from_years, double to_years)
{
  TrabFractureCourse course = { .type = trab_effect_class_find (fixture->tables->classes, id),
                                .name = id,
                                .route = "oral",
                                .from_years = from_years,
                                .to_years = to_years };

  g_assert_nonnull (course.type);
  g_array_append_val (courses, course);
}

/* The cell of a plan of one or two classes over the years, alone in its row. */
static TrabFractureCell
get_cell (Fixture *fixture,
          const char *one,
          const char *other,
          gboolean stops,
          double years,
          TrabOutcome outcome)
{
  g_autoptr (TrabFracturePlan) plan = g_new0 (TrabFracturePlan, 1);
  g_autoptr (GPtrArray) plans = g_ptr_array_new ();
  TrabBaseQuestion question
      = { .choice = TRAB_CALCULATOR_NONE, .country = "GB", .years = years > 5 ? 10 : 5 };
  g_autoptr (TrabChanceRow) row = NULL;
  TrabFractureCell cell = { 0 };

  plan->courses = g_array_new (FALSE, TRUE, sizeof (TrabFractureCourse));
  plan->stops_bone = stops;
  if (one != NULL)
    add_course (fixture, plan->courses, one, 0, years);
  if (other != NULL)
    add_course (fixture, plan->courses, other, 0, years);
  g_ptr_array_add (plans, plan);
  row = trab_chance_row_new (fixture->tables, fixture->person, plans, &question);
  trab_chance_row_fill_cell (row, plan, outcome, &cell);
  trab_fracture_cell_clear (&cell);
  return cell;
}

static void
assert_unknown (Fixture *fixture, const char *id, TrabOutcome outcome, guint note)
{
  TrabFractureCell cell = get_cell (fixture, id, NULL, FALSE, 5, outcome);

  g_test_message ("%s: %x", id, cell.notes);
  g_assert_cmpint (cell.state, ==, TRAB_CELL_UNKNOWN);
  g_assert_cmpuint (cell.notes & note, ==, note);
  g_assert_cmpfloat (cell.best, ==, 0); /* never filled */
}

static void
test_forms_without_a_trial_are_hatched (Fixture *fixture, gconstpointer unused)
{
  give_person (fixture, TRAB_SEX_FEMALE, 67, -2.7);
  assert_unknown (fixture, "HRT_LOW", TRAB_OUTCOME_MAJOR, TRAB_FRACTURE_NOTE_LOW_DOSE);
  assert_unknown (fixture, "HRT_LOW", TRAB_OUTCOME_HIP, TRAB_FRACTURE_NOTE_LOW_DOSE);
  assert_unknown (fixture, "GH", TRAB_OUTCOME_HIP, TRAB_FRACTURE_NOTE_NEVER_COUNTED);
  assert_unknown (fixture, "RIS", TRAB_OUTCOME_MAJOR, TRAB_FRACTURE_NOTE_NOT_COUNTED_TOGETHER);
  assert_unknown (fixture, "IBN", TRAB_OUTCOME_HIP, TRAB_FRACTURE_NOTE_FEW_HIPS);
  assert_unknown (fixture, "EX", TRAB_OUTCOME_MAJOR, TRAB_FRACTURE_NOTE_SHOWN_BESIDE);
  g_assert_cmpint (get_cell (fixture, "RIS", NULL, FALSE, 5, TRAB_OUTCOME_HIP).state, ==,
                   TRAB_CELL_NUMBER);
}

static void
test_testosterone_shows_the_excess (Fixture *fixture, gconstpointer unused)
{
  TrabFractureCell beside;

  give_person (fixture, TRAB_SEX_MALE, 67, -1.5);
  assert_unknown (fixture, "TRT", TRAB_OUTCOME_MAJOR, TRAB_FRACTURE_NOTE_TRIAL_EXCESS);
  beside = get_cell (fixture, "TRT", "ALN", FALSE, 5, TRAB_OUTCOME_MAJOR);
  g_assert_cmpint (beside.state, ==, TRAB_CELL_NUMBER);
  g_assert_cmpuint (beside.notes & TRAB_FRACTURE_NOTE_TRIAL_EXCESS, !=, 0);
  g_assert_cmpuint (beside.notes & TRAB_FRACTURE_NOTE_FROM_WOMEN, !=, 0);
}

static void
test_combination_is_the_best_single (Fixture *fixture, gconstpointer unused)
{
  give_person (fixture, TRAB_SEX_FEMALE, 67, -2.7);
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      TrabFractureCell tablet = get_cell (fixture, "ALN", NULL, FALSE, 5, (TrabOutcome) i);
      TrabFractureCell hormones = get_cell (fixture, "HRT", NULL, FALSE, 5, (TrabOutcome) i);
      TrabFractureCell both = get_cell (fixture, "ALN", "HRT", FALSE, 5, (TrabOutcome) i);

      g_assert_cmpfloat_with_epsilon (both.best, MIN (tablet.best, hormones.best), 1e-9);
      g_assert_cmpuint (both.notes & TRAB_FRACTURE_NOTE_NO_STUDY_OF_BOTH, !=, 0);
      g_assert_cmpuint (tablet.notes & TRAB_FRACTURE_NOTE_NO_STUDY_OF_BOTH, ==, 0);
    }
}

/* FLEX: going on against stopping after five years of alendronate changed other breaks little. */
static void
test_alendronate_lasts_after_a_stop (Fixture *fixture, gconstpointer unused)
{
  double on = 0, off = 0;

  give_person (fixture, TRAB_SEX_FEMALE, 72, -2.7);
  add_course (fixture, fixture->person->courses, "ALN", -5, INFINITY);
  on = get_cell (fixture, NULL, NULL, FALSE, 5, TRAB_OUTCOME_MAJOR).best;
  off = get_cell (fixture, NULL, NULL, TRUE, 5, TRAB_OUTCOME_MAJOR).best;
  g_test_message ("going on %.2f, stopping %.2f", on, off);
  g_assert_cmpfloat (on / off, >=, 0.80);
  g_assert_cmpfloat (on / off, <=, 1.00);
}

/* Drips at 0 and 5 years: the whole ratio over all ten years, in the people of the trial alone. */
static void
test_two_drips_are_of_their_trial (Fixture *fixture, gconstpointer unused)
{
  TrabFractureCell cell;
  double base = 0;

  give_person (fixture, TRAB_SEX_FEMALE, 56, -1.5);
  cell = get_cell (fixture, "ZOL_0_5", NULL, FALSE, 10, TRAB_OUTCOME_MAJOR);
  base = get_cell (fixture, NULL, NULL, FALSE, 10, TRAB_OUTCOME_MAJOR).best;
  g_assert_cmpint (cell.state, ==, TRAB_CELL_NUMBER);
  g_assert_cmpfloat_with_epsilon (cell.best, 100 * (1 - pow (1 - base / 100, 0.70)), 1e-3);
  cell = get_cell (fixture, "ZOL_ONCE", NULL, FALSE, 10, TRAB_OUTCOME_MAJOR);
  g_assert_cmpint (cell.state, ==, TRAB_CELL_NUMBER);
  g_assert_false (cell.has_range);
  g_assert_cmpfloat_with_epsilon (cell.relative, 0.77, 1e-9);
  assert_unknown (fixture, "ZOL_0_5", TRAB_OUTCOME_HIP, TRAB_FRACTURE_NOTE_FEW_HIPS);
  give_person (fixture, TRAB_SEX_FEMALE, 66, -1.5);
  assert_unknown (fixture, "ZOL_0_5", TRAB_OUTCOME_MAJOR, TRAB_FRACTURE_NOTE_OTHER_PEOPLE);
  give_person (fixture, TRAB_SEX_FEMALE, 56, -2.6);
  g_assert_cmpint (get_cell (fixture, "ZOL_0_5", NULL, FALSE, 10, TRAB_OUTCOME_MAJOR).state, !=,
                   TRAB_CELL_NUMBER);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer unused);
  } tests[] = {
    { "forms-without-a-trial-are-hatched", test_forms_without_a_trial_are_hatched },
    { "testosterone-shows-the-excess", test_testosterone_shows_the_excess },
    { "combination-is-the-best-single", test_combination_is_the_best_single },
    { "alendronate-lasts-after-a-stop", test_alendronate_lasts_after_a_stop },
    { "two-drips-are-of-their-trial", test_two_drips_are_of_their_trial },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/appraisal/chance-cells/", tests[i].path, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].func, tear_down);
    }
  return g_test_run ();
}

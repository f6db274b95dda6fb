/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fixture-person.h"
#include "trab-course-plan.h"
#include "trab-movement-job.h"
#include "trab-nutrition-job.h"
#include "trab-tables-load.h"

typedef struct
{
  TrabTables *tables;
  FixturePerson person;
  TrabFacts *facts;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->tables = trab_tables_load_new (&error);
  g_assert_no_error (error);
  fixture_person_init (&fixture->person, TRAB_SEX_FEMALE, 1957);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_pointer (&fixture->facts, trab_facts_free);
  fixture_person_clear (&fixture->person);
  trab_tables_load_free (fixture->tables);
}

static void
begin (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture_person_visit (&fixture->person);
  fixture->facts = trab_facts_new (fixture->person.record, fixture->tables->evidence,
                                   fixture->tables->catalogue, FIXTURE_PERSON_TODAY, &error);
  g_assert_no_error (error);
}

/* A person about whom every gate is known and open. */
static void
answer_all_is_well (Fixture *fixture)
{
  fixture_person_answer (&fixture->person, "spine_imaged", "yes");
  fixture_person_answer (&fixture->person, "previous_fracture", "no");
  fixture_person_answer (&fixture->person, "new_fracture", "no");
  fixture_person_answer (&fixture->person, "height_loss_cm", "1");
  fixture_person_answer (&fixture->person, "low_energy", "no");
  fixture_person_answer (&fixture->person, "anorexia", "no");
  fixture_person_answer (&fixture->person, "joint_problem", "no");
  fixture_person_answer (&fixture->person, "exercise_supervised", "yes");
  fixture_person_answer (&fixture->person, "acute_illness", "no");
  fixture_person_answer (&fixture->person, "cardiovascular", "no");
  fixture_person_answer (&fixture->person, "bp_systolic_mmhg", "130");
  fixture_person_answer (&fixture->person, "falls_count", "0");
  fixture_person_measure (&fixture->person, TRAB_MEASURE_T_SCORE, TRAB_SITE_TOTAL_HIP, -1.0, NULL);
}

static TrabMovement *
run (Fixture *fixture, const char *week)
{
  g_autoptr (GError) error = NULL;
  TrabMovement *movement = NULL;

  if (fixture->facts == NULL)
    begin (fixture);
  movement = trab_movement_job_run (fixture->tables, fixture->facts, week, &error);
  g_assert_no_error (error);
  return movement;
}

static const TrabExerciseChoice *
find (const TrabMovement *movement, const char *exercise_id)
{
  for (guint i = 0; i < movement->choices->len; i++)
    {
      const TrabExerciseChoice *choice = g_ptr_array_index (movement->choices, i);

      if (g_str_equal (choice->exercise_id, exercise_id))
        return choice;
    }
  g_error ("no exercise %s", exercise_id);
}

static void
assert_gate (const TrabMovement *movement, const char *exercise_id, TrabGate gate)
{
  const TrabExerciseChoice *choice = find (movement, exercise_id);

  for (guint i = 0; i < choice->findings->len; i++)
    g_test_message ("%s: %s", exercise_id,
                    ((TrabRuleFinding *) g_ptr_array_index (choice->findings, i))->rule_id);
  g_assert_cmpint (choice->gate, ==, gate);
}

#define JUMPS "ex13"
#define RUNNING "ex14"
#define VEST "ex18"
#define DEADLIFT "ex19"
#define WEIGHTS "ex06"
#define BANDS "ex07"
#define WALKING "ex10"
#define TAI_CHI "ex11"
#define YOGA "ex12"

static void
test_all_known_is_open (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabMovement) movement = NULL;

  answer_all_is_well (fixture);
  movement = run (fixture, NULL);
  for (guint i = 0; i < movement->choices->len; i++)
    {
      const TrabExerciseChoice *choice = g_ptr_array_index (movement->choices, i);

      assert_gate (movement, choice->exercise_id, TRAB_GATE_OPEN);
    }
  g_assert_false (trab_movement_has_week (movement));
  g_assert_null (movement->regimen_id);
  g_assert_false (movement->has_spine_break);
}

/* After a broken spine bone: no jumping, no loaded bending; walking stays open. */
static void
test_spine_fracture_closes (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabMovement) movement = NULL;

  answer_all_is_well (fixture);
  fixture_person_answer (&fixture->person, "previous_fracture", "yes");
  fixture_person_break (&fixture->person, TRAB_FRACTURE_SPINE, (TrabDate){ 2024, 3, 1 });
  movement = run (fixture, JUMPS ":2 " DEADLIFT ":2 " WALKING ":3");
  assert_gate (movement, JUMPS, TRAB_GATE_CLOSED);
  assert_gate (movement, RUNNING, TRAB_GATE_CLOSED);
  assert_gate (movement, VEST, TRAB_GATE_CLOSED);
  assert_gate (movement, DEADLIFT, TRAB_GATE_CLOSED);
  assert_gate (movement, WEIGHTS, TRAB_GATE_CHECK_FIRST);
  assert_gate (movement, YOGA, TRAB_GATE_CLOSED);
  assert_gate (movement, WALKING, TRAB_GATE_OPEN);
  /* what is closed counts for nothing, whatever the week says */
  g_assert_cmpstr (movement->regimen_id, ==, "exercise:walking");
  /* and the amounts are those named for such people */
  g_assert_true (movement->has_spine_break);
}

/* Unknown is not no: the gate fails closed until the spine, the height and the density are known.
 */
static void
test_unknown_fails_closed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabMovement) movement = run (fixture, NULL);

  assert_gate (movement, JUMPS, TRAB_GATE_CLOSED);
  assert_gate (movement, DEADLIFT, TRAB_GATE_CLOSED);
  assert_gate (movement, TAI_CHI, TRAB_GATE_CHECK_FIRST); /* a recent break is not ruled out */
}

/* The spine was not imaged: height loss over 4 cm, or a low T-score, closes; neither does not. */
static void
test_height_and_density_close (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *height_loss_cm;
    double t_score;
    TrabGate gate;
  } cases[] = {
    { "1", -1.0, TRAB_GATE_CHECK_FIRST },
    { "4", -2.4, TRAB_GATE_CHECK_FIRST },
    { "4.1", -1.0, TRAB_GATE_CLOSED },
    { "1", -2.5, TRAB_GATE_CLOSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrabMovement) movement = NULL;

      g_clear_pointer (&fixture->facts, trab_facts_free);
      fixture_person_clear (&fixture->person);
      fixture_person_init (&fixture->person, TRAB_SEX_FEMALE, 1957);
      answer_all_is_well (fixture);
      g_hash_table_remove (fixture->person.answers, "spine_imaged");
      fixture_person_answer (&fixture->person, "height_loss_cm", cases[i].height_loss_cm);
      fixture_person_measure (&fixture->person, TRAB_MEASURE_T_SCORE, TRAB_SITE_FEMORAL_NECK,
                              cases[i].t_score, NULL);
      movement = run (fixture, NULL);
      g_test_message ("%s cm, T %.1f", cases[i].height_loss_cm, cases[i].t_score);
      assert_gate (movement, JUMPS, cases[i].gate);
    }
}

static void
test_joints_and_pressure (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabMovement) movement = NULL;

  answer_all_is_well (fixture);
  fixture_person_answer (&fixture->person, "joint_problem", "yes");
  fixture_person_answer (&fixture->person, "bp_systolic_mmhg", "190");
  fixture_person_answer (&fixture->person, "falls_count", "2");
  movement = run (fixture, NULL);
  assert_gate (movement, JUMPS, TRAB_GATE_CHECK_FIRST);
  assert_gate (movement, WEIGHTS, TRAB_GATE_CLOSED);
  assert_gate (movement, BANDS, TRAB_GATE_OPEN);
  assert_gate (movement, "ex04", TRAB_GATE_CHECK_FIRST); /* dancing, after falls */
}

static void
test_what_a_week_counts_as (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *week;
    const char *regimen_id;
    gboolean is_strength_too_rare;
  } cases[] = {
    { NULL, NULL, FALSE },
    { BANDS ":1", NULL, TRUE },
    { BANDS ":1 " WEIGHTS ":1", "exercise:moderate", FALSE },
    { WEIGHTS ":2 " WALKING ":3", "exercise:moderate", FALSE },
    { WEIGHTS ":2 " RUNNING ":1", "exercise:mixed", FALSE },
    { BANDS ":1 " WALKING ":3", "exercise:walking", TRUE },
    { JUMPS ":2", "exercise:plyometric", FALSE },
    { RUNNING ":2 " WALKING ":1", "exercise:high-impact", FALSE },
    { TAI_CHI ":2", "exercise:balance", FALSE },
    { "ex16:3", "exercise:low-impact", FALSE },
  };

  answer_all_is_well (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrabMovement) movement = run (fixture, cases[i].week);

      g_test_message ("%s", cases[i].week ? cases[i].week : "(none)");
      g_assert_cmpstr (movement->regimen_id, ==, cases[i].regimen_id);
      g_assert_cmpint (movement->is_strength_too_rare, ==, cases[i].is_strength_too_rare);
    }
}

static void
test_unreadable_week_is_not_used (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabMovement) movement = NULL;

  answer_all_is_well (fixture);
  movement = run (fixture, WEIGHTS ":2 what");
  g_assert_false (movement->is_readable);
  g_assert_false (trab_movement_has_week (movement));
  g_assert_null (movement->regimen_id);
}

/* The week stands in place of the exercise of a named plan, with what is really done of it. */
static void
test_week_feeds_the_plan (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabCoursePlan) named = NULL;
  g_autoptr (TrabCoursePlan) none = NULL;
  g_autoptr (TrabCoursePlan) own = NULL;
  const TrabPlanCourse *course = NULL;
  TrabCatalogue *catalogue = fixture->tables->catalogue;

  answer_all_is_well (fixture);
  fixture_person_answer (&fixture->person, "exercise_adherence", "0.5");
  begin (fixture);
  named = trab_course_plan_new (fixture->facts, catalogue, "food-and-movement", &error);
  trab_course_plan_set_exercise (named, fixture->facts, catalogue, "exercise:walking");
  g_assert_cmpuint (named->plan->courses->len, ==, 2);
  course = &g_array_index (named->plan->courses, TrabPlanCourse, 1);
  g_assert_cmpstr (course->regimen->id, ==, "exercise:walking");
  g_assert_cmpfloat (course->adherence, ==, 0.5);

  none = trab_course_plan_new (fixture->facts, catalogue, "food-and-movement", &error);
  trab_course_plan_set_exercise (none, fixture->facts, catalogue, NULL);
  g_assert_cmpuint (none->plan->courses->len, ==, 1);

  own = trab_course_plan_new (fixture->facts, catalogue, "exercise:high-intensity", &error);
  trab_course_plan_set_exercise (own, fixture->facts, catalogue, "exercise:walking");
  course = &g_array_index (own->plan->courses, TrabPlanCourse, 0);
  g_assert_cmpstr (course->regimen->id, ==, "exercise:high-intensity");
}

static const TrabNutrient *
find_nutrient (GPtrArray *nutrients, const char *id)
{
  for (guint i = 0; i < nutrients->len; i++)
    if (g_str_equal (((TrabNutrient *) g_ptr_array_index (nutrients, i))->id, id))
      return g_ptr_array_index (nutrients, i);
  g_error ("no nutrient %s", id);
}

static TrabRuleState
get_state (const TrabNutrient *nutrient, const char *rule_id)
{
  for (guint i = 0; i < nutrient->findings->len; i++)
    {
      const TrabRuleFinding *finding = g_ptr_array_index (nutrient->findings, i);

      if (g_str_equal (finding->rule_id, rule_id))
        return finding->state;
    }
  g_error ("%s does not stand beside %s", rule_id, nutrient->id);
}

/* Somebody whose calcium is raised is told no amount of it. */
static void
test_raised_calcium_has_no_amount (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) nutrients = NULL;

  fixture_person_answer (&fixture->person, "hypercalcaemia", "yes");
  begin (fixture);
  nutrients = trab_nutrition_job_run (fixture->tables, fixture->facts, &error);
  g_assert_no_error (error);
  g_assert_false (find_nutrient (nutrients, "calcium")->has_target);
}

static void
test_intake_target_and_gap (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) nutrients = NULL;
  const TrabNutrient *nutrient = NULL;

  fixture_person_answer (&fixture->person, "calcium_mg_d", "650");
  fixture_person_answer (&fixture->person, "magnesium_mg_d", "400");
  fixture_person_answer (&fixture->person, "vitamin_k2_ug_d", "50");
  fixture_person_answer (&fixture->person, "vitamin_k_antagonist", "yes");
  begin (fixture);
  nutrients = trab_nutrition_job_run (fixture->tables, fixture->facts, &error);
  g_assert_no_error (error);

  nutrient = find_nutrient (nutrients, "calcium");
  g_assert_true (nutrient->has_intake && nutrient->has_target && nutrient->has_gap);
  g_assert_cmpfloat (nutrient->target_low, ==, 700);
  g_assert_cmpfloat (nutrient->target_high, ==, 1200);
  g_assert_cmpfloat (nutrient->gap, ==, 50);
  g_assert_cmpstr (nutrient->authority, ==, "NOGG 2021/2024");
  nutrient = find_nutrient (nutrients, "magnesium");
  g_assert_true (nutrient->has_gap);
  g_assert_cmpfloat (nutrient->gap, ==, 0);
  g_assert_cmpint (get_state (nutrient, "SR115"), ==, TRAB_RULE_HOLDS);
  /* by weight, which nobody took */
  nutrient = find_nutrient (nutrients, "protein");
  g_assert_true (nutrient->needs_weight);
  g_assert_false (nutrient->has_target || nutrient->has_gap);
  /* no amount is named, and warfarin is taken */
  nutrient = find_nutrient (nutrients, "vitamin-k2");
  g_assert_true (nutrient->has_intake);
  g_assert_false (nutrient->has_target);
  g_assert_cmpint (get_state (nutrient, "SR114"), ==, TRAB_RULE_HOLDS);
  /* not known is not no */
  nutrient = find_nutrient (nutrients, "probiotics");
  g_assert_cmpint (get_state (nutrient, "SR121"), ==, TRAB_RULE_NOT_CHECKED);
}

/* By sex and age, of the country in force; where it names none, none is made up. */
static void
test_amount_is_of_the_country (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *country;
    TrabSex sex;
    int born;
    const char *nutrient;
    double low; /* 0: none is named */
  } cases[] = {
    { "GB", TRAB_SEX_MALE, 1957, "calcium", 700 },
    { "GB", TRAB_SEX_MALE, 1980, "magnesium", 300 },
    { "US", TRAB_SEX_FEMALE, 1957, "calcium", 1200 },
    { "US", TRAB_SEX_MALE, 1962, "calcium", 1000 },
    { "EU", TRAB_SEX_MALE, 1957, "calcium", 950 },
    { "AU", TRAB_SEX_MALE, 1957, "calcium", 1000 },
    { "AU", TRAB_SEX_MALE, 1957, "magnesium", 0 },
    { "GB", TRAB_SEX_MALE, 2012, "calcium", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) nutrients = NULL;
      const TrabNutrient *nutrient = NULL;

      fixture_person_clear (&fixture->person);
      fixture_person_init (&fixture->person, cases[i].sex, cases[i].born);
      g_clear_pointer (&fixture->facts, trab_facts_free);
      begin (fixture);
      trab_evidence_set_country (fixture->tables->evidence, cases[i].country);
      nutrients = trab_nutrition_job_run (fixture->tables, fixture->facts, &error);
      g_assert_no_error (error);
      nutrient = find_nutrient (nutrients, cases[i].nutrient);
      g_assert_cmpint (nutrient->has_target, ==, cases[i].low > 0);
      g_assert_cmpfloat (nutrient->target_low, ==, cases[i].low);
    }
}

/* Liver has too much vitamin A: no table of foods names it. */
static void
test_no_food_is_liver (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  const TrabTable *nutrients
      = trab_evidence_get_table (fixture->tables->evidence, "daily/nutrients", &error);

  g_assert_no_error (error);
  for (guint row = 0; row < trab_table_get_n_rows (nutrients); row++)
    {
      const char *foods = trab_table_get_text (nutrients, row, "foods");
      g_autofree char *folded = g_utf8_casefold (foods ? foods : "", -1);

      g_assert_null (strstr (folded, "liver"));
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/session/daily/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("all-known-is-open", test_all_known_is_open);
  ADD ("spine-fracture-closes", test_spine_fracture_closes);
  ADD ("unknown-fails-closed", test_unknown_fails_closed);
  ADD ("height-and-density-close", test_height_and_density_close);
  ADD ("joints-and-pressure", test_joints_and_pressure);
  ADD ("what-a-week-counts-as", test_what_a_week_counts_as);
  ADD ("unreadable-week-is-not-used", test_unreadable_week_is_not_used);
  ADD ("week-feeds-the-plan", test_week_feeds_the_plan);
  ADD ("raised-calcium-has-no-amount", test_raised_calcium_has_no_amount);
  ADD ("intake-target-and-gap", test_intake_target_and_gap);
  ADD ("amount-is-of-the-country", test_amount_is_of_the_country);
  ADD ("no-food-is-liver", test_no_food_is_liver);
  return g_test_run ();
}

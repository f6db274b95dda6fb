/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a comparison says of a plan beside its numbers: which medicines end with it, and why harms
 * that were counted are left out. */
#include "fixture-person.h"
#include "trab-comparison-job.h"
#include "trab-tables-load.h"

#define N_MEMBERS 20

static TrabTables *tables;

/* A woman with a height and a weight, and what @arrange says of her. */
static TrabComparison *
compare (FixturePerson *person,
         int year,
         const char *const *plans,
         void (*arrange) (FixturePerson *person))
{
  g_autoptr (GError) error = NULL;
  TrabComparison *comparison = NULL;
  TrabCompareRequest request = {
    .plan_ids = plans, .today = FIXTURE_PERSON_TODAY, .years = 10, .n_members = N_MEMBERS, .seed = 1
  };

  fixture_person_init (person, TRAB_SEX_FEMALE, year);
  fixture_person_measure (person, TRAB_MEASURE_HEIGHT, TRAB_SITE_NONE, 162, NULL);
  fixture_person_measure (person, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE, 62, NULL);
  arrange (person);
  fixture_person_visit (person);
  request.record = person->record;
  comparison = trab_comparison_job_run (tables, &request, NULL, &error);
  g_assert_no_error (error);
  return comparison;
}

static void
arrange_medicines (FixturePerson *person)
{
  static const TrabCourseFields taken[] = {
    { .medicine = "ALENDRONATE", .name = "Fosamax", .regimen = "alendronate:70mg-weekly" },
    { .medicine = "OESTROGEN", .name = "Estradot 50", .regimen = "hrt:patch-50" },
    { .medicine = "OTHER", .name = "Pamidronate infusion" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      TrabCourseFields fields = taken[i];
      g_autoptr (TrabCourse) course = NULL;

      fields.patient_id = "p";
      fields.start = (TrabDate){ 2024, 1, 1 };
      fields.is_ongoing = TRUE;
      course = trab_course_new (&fields);
      trab_record_add_course (person->record, course);
    }
}

/* A plan names what it ends of what is taken: all of its kind, nothing else, and not itself. */
static void
test_what_ends (void)
{
  static const struct
  {
    const char *plan;
    const char *ended; /* joined by ";" */
  } cases[] = {
    { "as-now", "" },
    { "food-and-movement", "" },
    { "zoledronate", "alendronate:70mg-weekly;Pamidronate infusion" },
    { "alendronate", "Pamidronate infusion" },
    { "hrt:cee-0.625@0-5", "hrt:patch-50" },
    { "stop", "alendronate:70mg-weekly;hrt:patch-50;Pamidronate infusion" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const plans[] = { cases[i].plan, NULL };
      g_auto (FixturePerson) person = { 0 };
      g_autoptr (TrabComparison) comparison = compare (&person, 1957, plans, arrange_medicines);
      const TrabComparedPlan *plan = trab_comparison_find_plan (comparison, cases[i].plan);
      g_autoptr (GString) ended = g_string_new (NULL);

      for (guint j = 0; plan->ended != NULL && j < plan->ended->len; j++)
        g_string_append_printf (ended, "%s%s", j > 0 ? ";" : "",
                                (const char *) g_ptr_array_index (plan->ended, j));
      g_assert_cmpstr (ended->str, ==, cases[i].ended);
    }
}

static void
arrange_nothing (FixturePerson *person)
{
}

static void
arrange_clot (FixturePerson *person)
{
  fixture_person_answer (person, "vte", "yes");
}

static void
arrange_no_clot (FixturePerson *person)
{
  fixture_person_answer (person, "vte", "no");
}

static void
arrange_early_menopause (FixturePerson *person)
{
  arrange_no_clot (person);
  fixture_person_answer (person, "menopause", "after");
  fixture_person_answer (person, "final_period_age_years", "41");
}

/* What studies counted and is not told of somebody says why: it is never "no study". */
static void
test_harms_left_out_say_why (void)
{
  static const struct
  {
    void (*arrange) (FixturePerson *person);
    int year;
    const char *plan;
    guint left_out;
  } cases[] = {
    { arrange_no_clot, 1957, "hrt:patch-50@0-5", 0 },
    { arrange_early_menopause, 1977, "hrt:patch-50@0-5",
      TRAB_HARM_LEFT_OUT_YOUNGER | TRAB_HARM_LEFT_OUT_EARLY_MENOPAUSE },
    { arrange_nothing, 1957, "hrt:patch-50@0-5", TRAB_HARM_LEFT_OUT_CLOT_NOT_ASKED },
    { arrange_clot, 1957, "hrt:patch-50@0-5", TRAB_HARM_LEFT_OUT_AFTER_CLOT },
    { arrange_clot, 1957, "hrt:cee-0.625@0-5",
      TRAB_HARM_LEFT_OUT_AFTER_CLOT | TRAB_HARM_LEFT_OUT_LASTING_STOP },
    { arrange_clot, 1957, "alendronate", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const plans[] = { cases[i].plan, NULL };
      g_auto (FixturePerson) person = { 0 };
      g_autoptr (TrabComparison) comparison
          = compare (&person, cases[i].year, plans, cases[i].arrange);
      const TrabComparedPlan *plan = trab_comparison_get_plan (comparison, 1);

      g_assert_cmpuint (plan->harms_left_out & ~(guint) TRAB_HARM_LEFT_OUT_OTHERS, ==,
                        cases[i].left_out);
      g_assert_cmpint (
          plan->harms->len > 0, ==,
          (cases[i].left_out & (TRAB_HARM_LEFT_OUT_LASTING_STOP | TRAB_HARM_LEFT_OUT_YOUNGER))
              == 0);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  tables = trab_tables_load_new (&error);
  g_test_add_func ("/appraisal/plan-beside/what-ends", test_what_ends);
  g_test_add_func ("/appraisal/plan-beside/harms-left-out-say-why", test_harms_left_out_say_why);
  result = g_test_run ();
  trab_tables_load_free (tables);
  return result;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-checklist.h"

#include "fixture-person.h"

typedef struct
{
  TrabEvidence *evidence;
  FixturePerson person;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->evidence = trab_evidence_new ();
  fixture_person_init (&fixture->person, TRAB_SEX_FEMALE, 1950);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_person_clear (&fixture->person);
  trab_evidence_free (fixture->evidence);
}

static GPtrArray *
tick_off (Fixture *fixture, const char *list)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items = trab_checklist_new (fixture->evidence, list, fixture->person.record,
                                         FIXTURE_PERSON_TODAY, &error);

  g_assert_no_error (error);
  return items;
}

static const TrabChecklistItem *
find (GPtrArray *items, gboolean is_measure, int id)
{
  for (guint i = 0; i < items->len; i++)
    {
      const TrabChecklistItem *item = g_ptr_array_index (items, i);

      if (item->is_measure == is_measure
          && (is_measure ? (int) item->measure : (int) item->question) == id)
        return item;
    }
  return NULL;
}

static const TrabChecklistItem *
get_measure (GPtrArray *items, TrabMeasure measure)
{
  const TrabChecklistItem *item = find (items, TRUE, (int) measure);

  if (item == NULL)
    g_error ("no such measure in the list");
  return item;
}

static const TrabChecklistItem *
get_question (GPtrArray *items, TrabQuestion question)
{
  const TrabChecklistItem *item = find (items, FALSE, (int) question);

  if (item == NULL)
    g_error ("no such question in the list");
  return item;
}

static void
assert_date (TrabDate date, const char *expected)
{
  char text[TRAB_DATE_TEXT_SIZE];

  g_assert_cmpstr (trab_date_to_text (date, text), ==, expected);
}

static void
measure_on (Fixture *fixture, TrabMeasure measure, TrabDate date)
{
  TrabMeasurementFields fields
      = { .measure = measure, .value = 1, .moment = trab_moment_from_date (date) };

  fixture_person_add (&fixture->person, &fields);
}

/* Every list exists, and of a person of whom nothing is known everything is missing. */
static void
test_nothing_known (Fixture *fixture, gconstpointer data)
{
  static const char *const lists[]
      = { TRAB_CHECKLIST_SECONDARY_CAUSES, TRAB_CHECKLIST_BEFORE_BISPHOSPHONATE,
          TRAB_CHECKLIST_BEFORE_HRT, TRAB_CHECKLIST_FALLS };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GPtrArray) items = tick_off (fixture, lists[i]);

      g_assert_cmpuint (items->len, >, 3);
      for (guint j = 0; j < items->len; j++)
        g_assert_cmpint (((TrabChecklistItem *) g_ptr_array_index (items, j))->state, ==,
                         TRAB_CHECKLIST_MISSING);
    }
}

/* A blood test counts for twelve months before a drip, and is dated without limit elsewhere. */
static void
test_old_blood (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) causes = NULL;
  const TrabChecklistItem *calcium = NULL;

  measure_on (fixture, TRAB_MEASURE_CREATININE, (TrabDate){ 2024, 11, 3 });
  measure_on (fixture, TRAB_MEASURE_VITAMIN_D, (TrabDate){ 2024, 11, 2 });
  measure_on (fixture, TRAB_MEASURE_CALCIUM, (TrabDate){ 2025, 10, 1 });
  before = tick_off (fixture, TRAB_CHECKLIST_BEFORE_BISPHOSPHONATE);
  causes = tick_off (fixture, TRAB_CHECKLIST_SECONDARY_CAUSES);
  g_assert_cmpint (get_measure (before, TRAB_MEASURE_CREATININE)->state, ==, TRAB_CHECKLIST_DONE);
  g_assert_cmpint (get_measure (before, TRAB_MEASURE_VITAMIN_D)->state, ==, TRAB_CHECKLIST_OLD);
  g_assert_true (get_measure (before, TRAB_MEASURE_VITAMIN_D)->is_limit_assumed);
  g_assert_cmpint (get_measure (causes, TRAB_MEASURE_VITAMIN_D)->state, ==, TRAB_CHECKLIST_DONE);
  calcium = get_measure (before, TRAB_MEASURE_CALCIUM); /* in place of the corrected one */
  g_assert_cmpint (calcium->state, ==, TRAB_CHECKLIST_DONE);
  assert_date (calcium->date, "2025-10-01");
}

/* Months are counted back from the visit at which they were told. */
static void
test_dental_check (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = NULL;
  const TrabChecklistItem *check = NULL;

  fixture_person_answer (&fixture->person, "dental_check_months", "13");
  fixture_person_answer (&fixture->person, "jaw_necrosis", "unknown");
  fixture_person_answer (&fixture->person, "atypical_fracture", "no");
  fixture_person_visit (&fixture->person);
  items = tick_off (fixture, TRAB_CHECKLIST_BEFORE_BISPHOSPHONATE);
  check = get_question (items, TRAB_QUESTION_DENTAL_CHECK_MONTHS);
  g_assert_cmpint (check->state, ==, TRAB_CHECKLIST_OLD);
  g_assert_true (check->is_date_near);
  g_assert_false (check->is_limit_assumed);
  assert_date (check->date, "2024-10-03");
  g_assert_cmpint (get_question (items, TRAB_QUESTION_JAW_NECROSIS)->state, ==,
                   TRAB_CHECKLIST_MISSING); /* not known is not no */
  g_assert_cmpstr (get_question (items, TRAB_QUESTION_ATYPICAL_FRACTURE)->answer, ==, "no");
}

/* A test of the work-up has a day of its own; without one it is said to have none. */
static void
test_dated_test (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = NULL;

  fixture_person_answer (&fixture->person, "protein_test", "abnormal");
  fixture_person_answer (&fixture->person, "protein_date", "2025-02");
  fixture_person_answer (&fixture->person, "coeliac_test", "normal");
  fixture_person_visit (&fixture->person);
  items = tick_off (fixture, TRAB_CHECKLIST_SECONDARY_CAUSES);
  assert_date (get_question (items, TRAB_QUESTION_PROTEIN_TEST)->date, "2025-02");
  assert_date (get_question (items, TRAB_QUESTION_COELIAC_TEST)->date, "");
  g_assert_cmpint (get_question (items, TRAB_QUESTION_COELIAC_TEST)->state, ==,
                   TRAB_CHECKLIST_DONE);
}

static void
test_who_is_asked (Fixture *fixture, gconstpointer data)
{
  g_auto (FixturePerson) man = { 0 };
  g_autoptr (GPtrArray) of_woman = tick_off (fixture, TRAB_CHECKLIST_SECONDARY_CAUSES);
  g_autoptr (GPtrArray) of_man = NULL;
  g_autoptr (GPtrArray) hrt_of_man = NULL;
  g_autoptr (GPtrArray) hrt = NULL;

  fixture_person_init (&man, TRAB_SEX_MALE, 1950);
  of_man = trab_checklist_new (fixture->evidence, TRAB_CHECKLIST_SECONDARY_CAUSES, man.record,
                               FIXTURE_PERSON_TODAY, NULL);
  hrt_of_man = trab_checklist_new (fixture->evidence, TRAB_CHECKLIST_BEFORE_HRT, man.record,
                                   FIXTURE_PERSON_TODAY, NULL);
  g_assert_null (find (of_woman, TRUE, TRAB_MEASURE_PROLACTIN));
  g_assert_nonnull (find (of_man, TRUE, TRAB_MEASURE_PROLACTIN));
  g_assert_cmpuint (hrt_of_man->len, ==, 0);
  fixture_person_answer (&fixture->person, "hormone_coil", "yes");
  fixture_person_visit (&fixture->person);
  hrt = tick_off (fixture, TRAB_CHECKLIST_BEFORE_HRT);
  g_assert_nonnull (find (hrt, FALSE, TRAB_QUESTION_HORMONE_COIL_YEARS));
  g_assert_null (find (hrt, FALSE, TRAB_QUESTION_HYSTERECTOMY_TYPE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/evidence/checklist/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("nothing-known", test_nothing_known);
  ADD ("old-blood", test_old_blood);
  ADD ("dental-check", test_dental_check);
  ADD ("dated-test", test_dated_test);
  ADD ("who-is-asked", test_who_is_asked);
#undef ADD
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a visit asks: by need, and only what can apply. */
#include "fixture-person.h"
#include "trab-safety.h"
#include "trab-session-ask.h"
#include "trab-session-private.h"
#include "trab-visit-draft.h"

typedef struct
{
  TrabSession *session;
  FixturePerson person;
  TrabDraft *draft;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->session = trab_session_new (&error);
  g_assert_no_error (error);
}

static void
end (Fixture *fixture)
{
  g_clear_object (&fixture->draft);
  fixture_person_clear (&fixture->person);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  end (fixture);
  g_object_unref (fixture->session);
}

static void
begin (Fixture *fixture, TrabSex sex, int birth_year)
{
  fixture_person_init (&fixture->person, sex, birth_year);
  fixture->draft = trab_visit_draft_new (fixture->person.record, FIXTURE_PERSON_TODAY);
}

static TrabVisitAsk
find (Fixture *fixture, const char *question, const char *plan)
{
  const char *const plans[] = { "as-now", plan, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) asks
      = trab_session_ask_list (fixture->session, fixture->person.record, fixture->draft, plans,
                               FIXTURE_PERSON_TODAY, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < asks->len; i++)
    if (g_str_equal (trab_question_get_info (g_array_index (asks, TrabVisitAsk, i).question)->id,
                     question))
      return g_array_index (asks, TrabVisitAsk, i);
  g_assert_not_reached ();
}

/* Every question of the visit has its row, and nothing else has. */
static void
test_every_question_has_a_place (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GArray) asks = NULL;
  guint n_asked = 0;

  begin (fixture, TRAB_SEX_FEMALE, 1957);
  asks = trab_session_ask_list (fixture->session, fixture->person.record, fixture->draft, NULL,
                                FIXTURE_PERSON_TODAY, NULL);
  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    n_asked += trab_question_get_info ((TrabQuestion) i)->group < TRAB_QUESTION_GROUP_GOALS;
  g_assert_cmpuint (asks->len, ==, n_asked);
}

static void
test_plan_brings_its_questions (Fixture *fixture, gconstpointer unused)
{
  begin (fixture, TRAB_SEX_FEMALE, 1957);
  g_assert_false (find (fixture, "migraine_aura", NULL).is_needed);
  g_assert_true (find (fixture, "migraine_aura", "hrt").is_needed);
  g_assert_false (find (fixture, "migraine_aura", "alendronate").is_needed);
  g_assert_true (find (fixture, "upright_30min", "alendronate").is_needed);
  g_assert_true (find (fixture, "retinopathy", "gh-mk677").is_needed);
  g_assert_false (find (fixture, "retinopathy", "hrt").is_needed);
  /* the chance and the rules about the person ask whatever the plan */
  g_assert_true (find (fixture, "parent_hip_fracture", NULL).is_needed);
  g_assert_true (find (fixture, "red_flags", NULL).is_needed);
}

static void
test_what_cannot_apply (Fixture *fixture, gconstpointer unused)
{
  begin (fixture, TRAB_SEX_FEMALE, 1957); /* 68 */
  g_assert_false (find (fixture, "pregnancy", "hrt").can_apply);
  g_assert_false (find (fixture, "prostate_nodule", NULL).can_apply);
  g_assert_true (find (fixture, "menopause", NULL).can_apply);
}

/* After an early menopause it may still be asked; after the usual one it is not. */
static void
test_pregnancy_by_age (Fixture *fixture, gconstpointer unused)
{
  begin (fixture, TRAB_SEX_FEMALE, 1985); /* 40 */
  g_assert_true (find (fixture, "pregnancy", "hrt").can_apply);
  trab_draft_set_text (fixture->draft, "menopause", "after");
  g_assert_true (find (fixture, "pregnancy", "hrt").can_apply);
}

static void
test_pregnancy_after_menopause (Fixture *fixture, gconstpointer unused)
{
  begin (fixture, TRAB_SEX_FEMALE, 1970); /* 55 */
  g_assert_true (find (fixture, "pregnancy", "hrt").can_apply);
  trab_draft_set_text (fixture->draft, "menopause", "after");
  g_assert_false (find (fixture, "pregnancy", "hrt").can_apply);
}

static TrabSafetyReport *
check (Fixture *fixture)
{
  static const char *const plans[]
      = { "food-and-movement", "alendronate", "zoledronate", "hrt", "gh-mk677" };
  const TrabTables *tables = trab_session_get_tables (fixture->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabFacts) facts = trab_facts_new (fixture->person.record, tables->evidence,
                                                tables->catalogue, FIXTURE_PERSON_TODAY, &error);
  g_autoptr (GPtrArray) courses
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_course_plan_free);
  TrabSafetyReport *report = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    g_ptr_array_add (courses, trab_course_plan_new (facts, tables->catalogue, plans[i], &error));
  report = trab_safety_check (tables->safety, facts, courses, 10, &error);
  g_assert_no_error (error);
  return report;
}

static void
expect_can_be_asked (Fixture *fixture, const TrabSafetyGap *gap, int age)
{
  const char *question = trab_evidence_find_text (trab_session_get_evidence (fixture->session),
                                                  "rules/fields", "field", gap->field, "question");

  if (question == NULL || find (fixture, question, NULL).can_apply)
    return;
  g_test_message ("%s is missing at %d, and is not asked", question, age);
  g_test_fail ();
}

/* What is said to be missing can be answered: the form shows its question. */
static void
test_what_is_missing_can_be_asked (Fixture *fixture, gconstpointer unused)
{
  for (int sex = TRAB_SEX_FEMALE; sex <= TRAB_SEX_MALE; sex++)
    for (int age = 30; age <= 90; age += 10)
      {
        g_autoptr (TrabSafetyReport) report = NULL;
        GPtrArray *gaps = NULL;

        begin (fixture, (TrabSex) sex, FIXTURE_PERSON_TODAY.year - age - 1);
        report = check (fixture);
        gaps = trab_safety_report_get_gaps (report);
        for (guint i = 0; i < gaps->len; i++)
          expect_can_be_asked (fixture, g_ptr_array_index (gaps, i), age);
        end (fixture);
      }
}

/* Nothing was compared: nothing is known to be missing. */
static void
test_nothing_compared (Fixture *fixture, gconstpointer unused)
{
  g_auto (GStrv) missing = NULL;

  begin (fixture, TRAB_SEX_FEMALE, 1957);
  missing = trab_session_ask_dup_missing (fixture->session, NULL, "alendronate");
  g_assert_cmpuint (g_strv_length (missing), ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/session/ask/every-question-has-a-place", test_every_question_has_a_place },
    { "/session/ask/a-plan-brings-its-questions", test_plan_brings_its_questions },
    { "/session/ask/what-cannot-apply", test_what_cannot_apply },
    { "/session/ask/pregnancy-by-age", test_pregnancy_by_age },
    { "/session/ask/pregnancy-after-menopause", test_pregnancy_after_menopause },
    { "/session/ask/what-is-missing-can-be-asked", test_what_is_missing_can_be_asked },
    { "/session/ask/nothing-compared", test_nothing_compared },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-values.h"

#include "fixture-comparison.h"
#include "trab-evidence.h"
#include "trab-present-goal.h"
#include "trab-present-row.h"

typedef struct
{
  TrabEvidence *evidence;
  TrabComparison *comparison;
  TrabPresentComparison *words;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->evidence = trab_evidence_new ();
  self->comparison = fixture_comparison_new (FIXTURE_COMPARISON_PLAIN);
  self->words = trab_present_comparison_new (self->comparison, self->evidence);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->words);
  g_object_unref (self->comparison);
  trab_evidence_free (self->evidence);
}

/* Every plan says something to every card, in the order of the comparison: none is left out, none
 * comes first for what it says. */
static void
test_every_card (Fixture *self, gconstpointer data)
{
  const char *const *cards = trab_present_goal_list_ids ();

  for (guint i = 0; cards[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) rows
          = trab_present_values_dup_rows (self->words, self->evidence, cards[i]);

      g_assert_cmpuint (rows->len, ==, trab_present_comparison_get_n_plans (self->words));
      for (guint plan = 0; plan < rows->len; plan++)
        {
          const TrabPresentRow *row = g_ptr_array_index (rows, plan);

          g_assert_cmpstr (row->title, ==,
                           trab_present_comparison_get_plan_name (self->words, plan));
          g_assert_nonnull (row->text);
          g_assert_cmpuint (strlen (row->text), >, 0);
        }
    }
}

static const TrabPresentRow *
find (Fixture *self, GPtrArray *rows, const char *plan_id)
{
  for (guint plan = 0; plan < rows->len; plan++)
    if (g_str_equal (trab_present_comparison_get_plan_id (self->words, plan), plan_id))
      return g_ptr_array_index (rows, plan);
  g_assert_not_reached ();
}

static void
test_what_they_say (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) breaks
      = trab_present_values_dup_rows (self->words, self->evidence, "no-broken-bone");
  g_autoptr (GPtrArray) active
      = trab_present_values_dup_rows (self->words, self->evidence, "staying-active");
  const TrabPresentRow *exercise = find (self, active, "food-and-movement");

  for (guint plan = 0; plan < breaks->len; plan++)
    g_assert_cmpstr (
        ((TrabPresentRow *) g_ptr_array_index (breaks, plan))->text, ==,
        trab_present_comparison_get_cell (self->words, TRAB_PRESENT_LANE_MAJOR, plan)->text);
  g_assert_cmpstr (exercise->text, ==, "People who trained fell less often in studies.");
  g_assert_nonnull (strstr (exercise->note, "EXE046"));
  g_assert_cmpstr (find (self, active, "alendronate")->text, ==, "Not known here");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/present/values/every-card", Fixture, NULL, set_up, test_every_card, tear_down);
  g_test_add ("/present/values/what-they-say", Fixture, NULL, set_up, test_what_they_say,
              tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read on the comparison's page beside the table: heads, columns, prose, read-outs, and the
 * moving drawing. */
#include <string.h>

#include "fixture-comparison.h"
#include "trab-chart-crews.h"
#include "trab-chart-curves.h"
#include "trab-chart-icons.h"
#include "trab-evidence.h"
#include "trab-present-chance.h"
#include "trab-present-chart.h"
#include "trab-present-column.h"
#include "trab-present-crews.h"
#include "trab-present-plan-head.h"
#include "trab-present-readout.h"
#include "trab-present-story.h"

#define N_STATES_MONTHS 25

typedef struct
{
  TrabEvidence *evidence;
  TrabComparison *comparison;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->evidence = trab_evidence_new ();
  self->comparison = fixture_comparison_new (FIXTURE_COMPARISON_PLAIN);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->comparison);
  trab_evidence_free (self->evidence);
}

static const TrabChance *
get_chance (Fixture *self)
{
  return &trab_comparison_get (self->comparison)->chance;
}

static void
test_columns (Fixture *self, gconstpointer data)
{
  const TrabComparedPlan *alendronate = trab_comparison_get_plan (self->comparison, 2);
  g_autofree char *title
      = trab_present_column_dup_title (TRAB_SEX_FEMALE, get_chance (self), TRAB_OUTCOME_MAJOR);
  g_autofree char *headline = trab_present_column_dup_headline (
      get_chance (self), TRAB_OUTCOME_MAJOR, &alendronate->fracture[TRAB_OUTCOME_MAJOR]);
  g_autofree char *beside = trab_present_column_dup_beside (
      get_chance (self), TRAB_OUTCOME_MAJOR, &alendronate->fracture[TRAB_OUTCOME_MAJOR], 2);
  g_autofree char *unknown = trab_present_column_dup_headline (
      get_chance (self), TRAB_OUTCOME_MAJOR,
      &trab_comparison_get_plan (self->comparison, 1)->fracture[TRAB_OUTCOME_MAJOR]);

  g_assert_nonnull (strstr (title, "of 100 women like her, in 10 years"));
  g_assert_cmpstr (headline, ==, "13 break a bone");
  g_assert_cmpstr (beside, ==, "6 fewer (3 to 8)². 87 do not.");
  g_assert_cmpstr (unknown, ==, "Not known");
}

static void
test_notes_once (void)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  g_autofree char *mark = trab_present_column_dup_mark (12);

  g_assert_cmpuint (trab_present_column_number_note (notes, NULL), ==, 0);
  g_assert_cmpuint (trab_present_column_number_note (notes, "one"), ==, 1);
  g_assert_cmpuint (trab_present_column_number_note (notes, "two"), ==, 2);
  g_assert_cmpuint (trab_present_column_number_note (notes, "one"), ==, 1);
  text = trab_present_column_dup_footnotes (notes);
  g_assert_cmpstr (text, ==, "¹ one\n² two");
  g_assert_cmpstr (mark, ==, "¹²");
}

/* The picture, its words and the prose tell the same number of people, for every plan. */
static void
test_one_number (Fixture *self, gconstpointer data)
{
  TrabPresentColumns columns = { .gap_pt = 9, .end_pt = 51 };
  g_autofree char *footnotes = NULL;
  g_autoptr (TrabChartSpec) spec = trab_present_chart_new_columns (
      self->comparison, self->evidence, TRAB_OUTCOME_MAJOR, &columns, &footnotes);

  for (guint i = 0; i < trab_chart_spec_get_n_items (spec); i++)
    {
      const TrabChartIconArray *array = trab_chart_icons_get_array (spec, i);
      g_autoptr (GPtrArray) story
          = trab_present_story_dup_paragraphs (self->comparison, self->evidence, i);
      g_autofree char *breaks = g_strdup_printf ("%u break", array->n_breaks);
      g_autofree char *still = g_strdup_printf ("; %u still do.", array->n_breaks);

      if (array->state != TRAB_CHART_STATE_KNOWN)
        {
          g_assert_nonnull (strstr (g_ptr_array_index (story, 1), "we cannot say"));
          continue;
        }
      g_assert_true (g_str_has_prefix (array->headline, breaks));
      if (array->n_spared > 0)
        g_assert_nonnull (strstr (g_ptr_array_index (story, 1), still));
    }
}

static void
test_prose (Fixture *self, gconstpointer data)
{
  g_autofree char *base = trab_present_story_dup_base (self->comparison);
  g_autoptr (GPtrArray) story
      = trab_present_story_dup_paragraphs (self->comparison, self->evidence, 2);

  g_assert_nonnull (strstr (base, "Of 100 women like you, about 19 break "));
  g_assert_nonnull (strstr (g_ptr_array_index (story, 1), "about 6 of the 19 who break "));
  g_assert_nonnull (strstr (g_ptr_array_index (story, 1), "It could be 3 to 8."));
}

static void
test_readouts (Fixture *self, gconstpointer data)
{
  g_autoptr (TrabChartSpec) spec = trab_present_chart_new_curves (self->comparison, self->evidence,
                                                                  TRAB_QUANTITY_BMD_LS, NULL);
  TrabChartHit hit = { .item = 2, .series = 0, .point = 24 };
  g_autofree char *sentence = trab_present_readout_dup_sentence (spec, &hit);

  g_assert_nonnull (sentence);
  g_assert_true (g_str_has_prefix (sentence, "Year 2, Alendronate: "));
  g_assert_nonnull (strstr (sentence, "more than today; 90 of 100 people between "));
}

/* Whatever is not asked is a count of its own; nothing found is said as such. */
static void
test_heads (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < trab_comparison_get_n_plans (self->comparison); i++)
    {
      g_autoptr (TrabPresentPlanHead) head
          = trab_present_plan_head_new (self->comparison, self->evidence, i);

      g_assert_cmpstr (head->name, !=, "");
      g_assert_cmpuint (head->has_caution, ==, head->cautions->len > 0);
      g_assert_cmpuint (head->questions != NULL, ==, head->asks->len > 0);
      for (guint j = 1; j < head->cautions->len; j++)
        g_assert_cmpint (((TrabPresentBanner *) g_ptr_array_index (head->cautions, j - 1))->level,
                         >=, ((TrabPresentBanner *) g_ptr_array_index (head->cautions, j))->level);
    }
}

static void
test_chance (Fixture *self, gconstpointer data)
{
  g_autofree char *number = trab_present_chance_dup_number (get_chance (self), TRAB_OUTCOME_MAJOR);
  g_autofree char *with = trab_present_chance_dup_scan_side (get_chance (self), TRUE);

  g_assert_cmpstr (number, ==, "19 in 100");
  g_assert_nonnull (strstr (with, "no number"));
}

/* Twice as many clear at first, then three of ten. */
static void
test_crews (void)
{
  g_autoptr (TrabTrajectory) plan = trab_trajectory_new ("alendronate", N_STATES_MONTHS);
  TrabPresentCrewsMoment moment
      = { .plan = plan, .plan_name = "Alendronate", .plan_class = TRAB_CHART_CLASS_ORAL_BP };

  for (guint i = 0; i < N_STATES_MONTHS; i++)
    {
      plan->months[i].resorption = i == 0 ? 2 : 0.6;
      plan->months[i].states[0] = 0.3;
      plan->months[i].states[1] = 2;
      plan->months[i].states[3] = i == 0 ? 1 : 1.3;
      plan->months[i].states[4] = i;
    }
  for (guint month = 0; month < N_STATES_MONTHS; month += N_STATES_MONTHS - 1)
    {
      g_autoptr (TrabChartSpec) spec = NULL;
      const TrabChartCrews *frame = NULL;

      moment.month = month;
      spec = trab_present_crews_new_chart (&moment);
      frame = trab_chart_crews_get_frame (spec);
      g_assert_cmpuint (frame->clearing.n_at_work, ==, month == 0 ? 10 : 3);
      g_assert_cmpuint (frame->building.n_at_work, ==, month == 0 ? 10 : 13);
      g_assert_cmpuint (frame->n_medicine, ==, month == 0 ? 0 : 10);
      g_assert_true (frame->is_medicine_new);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/present/compare/columns", Fixture, NULL, set_up, test_columns, tear_down);
  g_test_add_func ("/present/compare/notes-once", test_notes_once);
  g_test_add ("/present/compare/one-number", Fixture, NULL, set_up, test_one_number, tear_down);
  g_test_add ("/present/compare/prose", Fixture, NULL, set_up, test_prose, tear_down);
  g_test_add ("/present/compare/readouts", Fixture, NULL, set_up, test_readouts, tear_down);
  g_test_add ("/present/compare/heads", Fixture, NULL, set_up, test_heads, tear_down);
  g_test_add ("/present/compare/chance", Fixture, NULL, set_up, test_chance, tear_down);
  g_test_add_func ("/present/compare/crews", test_crews);
  return g_test_run ();
}

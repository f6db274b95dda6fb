/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story-teller.h"
#include "trab-unit.h"

/* Law 1 over the laboratory: each side of each item, in each unit, with and without the limits of
 * the clinic's own laboratory, told of somebody of whom nothing else is known and who changes
 * nothing. */

/* A value out of the ordinary, as it comes in @unit. */
static double
read_back (TrabMeasure measure, const char *unit, double value)
{
  g_autoptr (GError) error = NULL;
  double in_unit = 0;
  double canonical = 0;

  g_assert_true (trab_unit_from_canonical (measure, value, unit, &in_unit, &error));
  g_assert_no_error (error);
  g_assert_true (trab_unit_to_canonical (measure, in_unit, unit, &canonical, &error));
  g_assert_no_error (error);
  return canonical;
}

/* Whether a card of @report names the result itself. */
static gboolean
names_result (TrabSafetyReport *report, TrabMeasure measure)
{
  GPtrArray *cards = trab_safety_report_get_cards (report);

  for (guint i = 0; i < cards->len; i++)
    {
      GPtrArray *details = ((TrabSafetyCard *) g_ptr_array_index (cards, i))->details;

      for (guint j = 0; j < details->len; j++)
        {
          TrabMeasurement *result = ((TrabSafetyDetail *) g_ptr_array_index (details, j))->result;

          if (result != NULL && trab_measurement_get (result)->measure == measure)
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_louder_than_a_note (TrabSafetyReport *report)
{
  GPtrArray *cards = trab_safety_report_get_cards (report);

  for (guint i = 0; i < cards->len; i++)
    if (((TrabSafetyCard *) g_ptr_array_index (cards, i))->severity <= TRAB_SAFETY_CHECK_FIRST)
      return TRUE;
  return FALSE;
}

/* @before, @after: words of the story around the value */
static TrabSafetyReport *
check_value (StoryTeller *teller,
             const char *who,
             TrabMeasure measure,
             double value,
             const char *before,
             const char *after)
{
  g_autofree char *words = g_strdup_printf ("%slab:%s=%.12g%s", before,
                                            trab_measure_get_info (measure)->id, value, after);

  return story_teller_check (teller, who, "as-now", words);
}

static gboolean
has_why (StoryTeller *teller, TrabMeasure measure, gboolean is_upper)
{
  const TrabTable *limits = trab_evidence_get_table (teller->evidence, "rules/result-limits", NULL);
  const TrabTable *silent = trab_evidence_get_table (teller->evidence, "rules/silent", NULL);
  const char *id = trab_measure_get_info (measure)->id;

  for (guint row = 0; row < trab_table_get_n_rows (limits); row++)
    if (g_str_equal (trab_table_get_text (limits, row, "measure"), id)
        && g_str_equal (trab_table_get_text (limits, row, "side"), is_upper ? "high" : "low"))
      return trab_table_get_text (limits, row, "why") != NULL;
  return trab_table_find_row (silent, "item", id) >= 0;
}

/* Whether the rule that the table calls the reader of that side has a card. */
static gboolean
is_read (StoryTeller *teller, TrabSafetyReport *report, TrabMeasure measure, gboolean is_upper)
{
  const TrabTable *limits = trab_evidence_get_table (teller->evidence, "rules/result-limits", NULL);
  const char *id = trab_measure_get_info (measure)->id;

  for (guint row = 0; row < trab_table_get_n_rows (limits); row++)
    if (g_str_equal (trab_table_get_text (limits, row, "measure"), id)
        && g_str_equal (trab_table_get_text (limits, row, "side"), is_upper ? "high" : "low"))
      {
        const char *rule = trab_table_get_text (limits, row, "read_by");

        return rule != NULL && trab_safety_report_find_card (report, rule) != NULL;
      }
  return FALSE;
}

/* Louder than a note, or named as beyond a limit or without one, or told by its own rule, or a
 * table says why none is needed. */
static void
test_every_measure (StoryTeller *teller, gconstpointer unused)
{
  static const char *const who[] = { "F1956", "M1956" };
  guint n_silent = 0;

  for (int i = 0; i < TRAB_N_MEASURES; i++)
    {
      TrabMeasure measure = (TrabMeasure) i;
      const TrabMeasureInfo *info = trab_measure_get_info (measure);
      const char *const *units = trab_unit_list (measure);

      for (guint j = 0; info->group != TRAB_MEASURE_GROUP_DENSITOMETRY && units[j] != NULL; j++)
        for (guint side = 0; side < 4; side++)
          {
            gboolean is_upper = side % 2 == 1;
            double value = read_back (measure, units[j], is_upper ? info->high : info->low);
            g_autoptr (TrabSafetyReport) report
                = check_value (teller, who[side / 2], measure, value, "", "");

            if (is_louder_than_a_note (report) || names_result (report, measure)
                || has_why (teller, measure, is_upper)
                || is_read (teller, report, measure, is_upper))
              continue;
            g_test_message ("%s, %s, %s: silent", info->id, units[j], is_upper ? "high" : "low");
            n_silent++;
          }
    }
  g_assert_cmpuint (n_silent, ==, 0);
}

static gboolean
is_marker (TrabMeasure measure)
{
  return measure == TRAB_MEASURE_CTX || measure == TRAB_MEASURE_P1NP
         || measure == TRAB_MEASURE_OSTEOCALCIN || measure == TRAB_MEASURE_BAP;
}

/* What its own laboratory calls out of its limits is louder than a note, whatever the tables say,
 * and what lies within them is not even named; the same whether the clinic wrote the limits down or
 * they came with the value. Two exceptions: the low side of a bone marker tells of treatment, and a
 * low vitamin D, which is told beside each plan, is a note. */
static void
test_own_limits (StoryTeller *teller, gconstpointer came_with_value)
{
  gboolean is_beside = GPOINTER_TO_INT (came_with_value);
  guint n_wrong = 0;

  for (int i = 0; i < TRAB_N_MEASURES; i++)
    {
      TrabMeasure measure = (TrabMeasure) i;
      const TrabMeasureInfo *info = trab_measure_get_info (measure);
      double width = info->high - info->low;
      g_autofree char *ends
          = g_strdup_printf ("%.9f..%.9f", info->low + 0.4 * width, info->low + 0.6 * width);
      g_autofree char *before
          = is_beside ? g_strdup ("") : g_strdup_printf ("limit:%s=%s ", info->id, ends);
      g_autofree char *after = is_beside ? g_strconcat ("|", ends, NULL) : g_strdup ("");

      for (int side = 0; info->group == TRAB_MEASURE_GROUP_LABORATORY && side < 3; side++)
        {
          g_autoptr (TrabSafetyReport) report
              = check_value (teller, "M1956", measure, info->low + side * width / 2, before, after);
          gboolean is_spared
              = side == 0 && (is_marker (measure) || measure == TRAB_MEASURE_VITAMIN_D);

          if (side == 1 ? !names_result (report, measure)
                        : is_louder_than_a_note (report) || is_spared)
            continue;
          g_test_message ("%s: %s", info->id,
                          side == 1 ? "within its limits and named" : "beyond them and silent");
          n_wrong++;
        }
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* A value that its laboratory marked speaks, on whichever side, though no limit is known: where no
 * table speaks of its own, as of the low side of a bone marker. */
static void
test_marks (StoryTeller *teller, gconstpointer unused)
{
  static const char *const marks[] = { "|H", "|HH", "|L", "|LL", "|A" };
  guint n_silent = 0;

  for (int i = 0; i < TRAB_N_MEASURES; i++)
    for (guint j = 0; j < G_N_ELEMENTS (marks); j++)
      {
        TrabMeasure measure = (TrabMeasure) i;
        const TrabMeasureInfo *info = trab_measure_get_info (measure);
        double middle = (info->low + info->high) / 2;
        g_autoptr (TrabSafetyReport) report = NULL;

        if (info->group != TRAB_MEASURE_GROUP_LABORATORY)
          continue;
        report = check_value (teller, "M1956", measure, middle, "", marks[j]);
        if (is_louder_than_a_note (report) || (marks[j][1] == 'L' && is_marker (measure)))
          continue;
        g_test_message ("%s%s: silent", info->id, marks[j]);
        n_silent++;
      }
  g_assert_cmpuint (n_silent, ==, 0);
}

/* A result that stops a plan is not named as one that nobody could check. */
static void
test_an_alarm_is_checked (StoryTeller *teller, gconstpointer unused)
{
  static const char *const taking = "take:TESTOSTERONE:trt:gel@2024-01-01 ";
  g_autoptr (TrabSafetyReport) high
      = check_value (teller, "M1960", TRAB_MEASURE_HAEMATOCRIT, 55, taking, "");
  g_autoptr (TrabSafetyReport) usual
      = check_value (teller, "M1960", TRAB_MEASURE_HAEMATOCRIT, 45, taking, "");

  g_assert_true (is_louder_than_a_note (high));
  g_assert_false (names_result (high, TRAB_MEASURE_HAEMATOCRIT));
  g_assert_true (names_result (usual, TRAB_MEASURE_HAEMATOCRIT));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/session/safety-results/" path, StoryTeller, NULL, story_teller_set_up, function,   \
              story_teller_tear_down)
  ADD ("every-measure", test_every_measure);
  ADD ("own-limits", test_own_limits);
  g_test_add ("/session/safety-results/limits-beside", StoryTeller, GINT_TO_POINTER (TRUE),
              story_teller_set_up, test_own_limits, story_teller_tear_down);
  ADD ("marks", test_marks);
  ADD ("an-alarm-is-checked", test_an_alarm_is_checked);
#undef ADD
  return g_test_run ();
}

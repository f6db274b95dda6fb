/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-disagreement.h"

#include <string.h>

#include "trab-citation.h"
#include "trab-evidence.h"
#include "trab-present-row.h"

static gboolean
is_marked (const char *note)
{
  static const char *const words[] = { "conflicts with", "disagree", "discordant", "contradicts" };
  g_autofree char *lower = g_ascii_strdown (note ? note : "", -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (lower, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Whatever the notes of the evidence mark is set beside what it disagrees with. */
static void
test_every_mark_is_shown (void)
{
  static const char *const tables[] = { "evidence/effects", "evidence/adverse", "rules/safety" };
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  guint n_marked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const TrabTable *table = trab_evidence_get_table (evidence, tables[i], NULL);

      for (guint row = 0; row < trab_table_get_n_rows (table); row++)
        {
          const char *ids[] = { trab_table_get_text (table, row, "id"), NULL };
          g_auto (GStrv) found = NULL;

          if (!is_marked (trab_table_get_text (table, row, "note")))
            continue;
          n_marked++;
          found = trab_present_disagreement_dup_ids_with (evidence, ids);
          if (found[0] == NULL)
            g_error ("%s is marked and stands in no disagreement", ids[0]);
        }
    }
  g_assert_cmpuint (n_marked, >=, 20);
}

/* At least two sides, or a rule that names both; each is a row that exists, with the same lines in
 * the same order. */
static void
test_sides (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_auto (GStrv) ids = trab_present_disagreement_dup_ids (evidence);

  g_assert_cmpuint (g_strv_length (ids), >=, 13);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (TrabPresentDisagreement) found = trab_present_disagreement_new (evidence, ids[i]);
      const TrabTable *table = trab_evidence_get_table (evidence, "evidence/disagreements", NULL);
      const char *uses = trab_table_get_text (table, i, "uses");
      g_auto (GStrv) used = g_strsplit (uses ? uses : "", " ", -1);
      guint n_used = 0;

      g_test_message ("%s", ids[i]);
      g_assert_cmpstr (found->title, ==, trab_present_disagreement_get_title (evidence, ids[i]));
      g_assert_cmpuint (found->studies->len, >=,
                        g_str_equal (ids[i], "testosterone-threshold") ? 1 : 2);
      g_assert_true (g_str_has_suffix (found->question, "?"));
      g_assert_cmpuint (strlen (found->why), >, 20);
      for (guint j = 0; j < found->studies->len; j++)
        {
          const TrabPresentStudy *study = g_ptr_array_index (found->studies, j);
          TrabCitation citation = { 0 };

          n_used += study->is_used;
          g_assert_true (trab_citation_look_up (evidence, study->id, &citation, NULL));
          g_assert_cmpuint (study->rows->len, >, 4);
          g_assert_cmpstr (((TrabPresentRow *) study->rows->pdata[0])->title, ==, "Result");
        }
      g_assert_cmpuint (n_used, ==, uses ? g_strv_length (used) : 0);
    }
  g_assert_null (trab_present_disagreement_new (evidence, "nothing"));
}

static void
test_places (void)
{
  static const struct
  {
    const char *plan;
    TrabDisagreementLane lane;
    const char *expected;
  } cases[] = {
    { "hrt", TRAB_DISAGREEMENT_DENSITY, "hrt-stop-density hrt-spine-gain" },
    { "trt", TRAB_DISAGREEMENT_DENSITY, "trt-density" },
    { "trt", TRAB_DISAGREEMENT_FRACTURE, "" },
    { "food-and-movement", TRAB_DISAGREEMENT_FRACTURE, "calcium-hip" },
    { "food-and-movement", TRAB_DISAGREEMENT_MARKERS, "exercise-markers" },
    { "gh-mk677", TRAB_DISAGREEMENT_FRACTURE, "growth-hormone-fracture" },
    { "alendronate", TRAB_DISAGREEMENT_DENSITY, "" },
    { "hrt:patch-50+alendronate", TRAB_DISAGREEMENT_DENSITY,
      "hrt-stop-density hrt-spine-gain hrt-alendronate" },
  };
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) ids
          = trab_present_disagreement_dup_ids_for (evidence, cases[i].plan, cases[i].lane);
      g_autofree char *found = g_strjoinv (" ", ids);

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/present/disagreement/every-mark-is-shown", test_every_mark_is_shown);
  g_test_add_func ("/present/disagreement/sides", test_sides);
  g_test_add_func ("/present/disagreement/places", test_places);
  return g_test_run ();
}

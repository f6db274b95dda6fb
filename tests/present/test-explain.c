/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-explain.h"

#include <string.h>

#include "trab-citation.h"
#include "trab-evidence.h"
#include "trab-present-effect.h"
#include "trab-present-row.h"

/* Every row of the table of subjects has a topic. */
static void
test_every_subject (void)
{
  static const char *const subjects[]
      = { "remodelling", "rank",      "estrogen",  "load",  "inflammation", "stress",
          "gh",          "exercise",  "nutrition", "hrt",   "trt",          "bisphosphonates",
          "peptides",    "endpoints", "risk",      "depths" };
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  const TrabTable *table = trab_evidence_get_table (evidence, "content/explanations", NULL);

  g_assert_cmpuint (trab_present_explain_get_n_topics (evidence), ==,
                    trab_table_get_n_rows (table));
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    g_assert_cmpint (trab_table_find_row (table, "subject", subjects[i]), >=, 0);
}

static gboolean
is_known (TrabEvidence *evidence, const char *id)
{
  static const char *const others[][2] = { { "content/exercises", "id" },
                                           { "content/nutrients", "id" },
                                           { "risk/fracture-constants", "name" } };
  TrabCitation citation = { 0 };

  if (trab_citation_look_up (evidence, id, &citation, NULL))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (trab_table_find_row (trab_evidence_get_table (evidence, others[i][0], NULL), others[i][1],
                             id)
        >= 0)
      return TRUE;
  return FALSE;
}

static void
test_ids_exist (void)
{
  static const char *const columns[] = { "rests_on", "corrected_by" };
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  const TrabTable *table = trab_evidence_get_table (evidence, "content/explanations", NULL);

  for (guint row = 0; row < trab_table_get_n_rows (table); row++)
    {
      g_assert_cmpint (trab_table_has (table, row, "correction"), ==,
                       trab_table_has (table, row, "corrected_by"));
      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        {
          const char *ids = trab_table_get_text (table, row, columns[i]);
          g_auto (GStrv) list = g_strsplit (ids ? ids : "", ",", -1);

          for (guint j = 0; list[j] != NULL; j++)
            if (!is_known (evidence, list[j]))
              g_error ("%s: %s is unknown", trab_table_get_text (table, row, "id"), list[j]);
        }
    }
}

/* The texts between "[…|" and "]", and between braces, as marked; not as read. */
static void
assert_marks (TrabEvidence *evidence, const char *topic, const char *text)
{
  g_autoptr (GRegex) regex
      = g_regex_new ("\\[[^]|]+\\|([^]]+)\\]|\\{([A-Z]+[0-9]+)\\}", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *rest = g_regex_replace_literal (regex, text, -1, 0, "", 0, NULL);
  const TrabTable *glossary = trab_evidence_get_table (evidence, "content/glossary", NULL);

  if (strpbrk (rest, "[]{}|") != NULL)
    g_error ("%s has a mark that is not read: %s", topic, rest);
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *term = g_match_info_fetch (match, 1);
      g_autofree char *id = g_match_info_fetch (match, 2);
      g_autofree char *number
          = id && id[0] != '\0' ? trab_present_effect_dup_number (evidence, id) : NULL;

      if (term != NULL && term[0] != '\0' && trab_table_find_row (glossary, "term", term) < 0)
        g_error ("%s: the glossary has no %s", topic, term);
      if (id != NULL && id[0] != '\0' && number == NULL)
        g_error ("%s: %s has no number", topic, id);
    }
}

static void
assert_is_markup (const char *markup)
{
  static const GMarkupParser parser = { NULL };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autofree char *whole = g_strconcat ("<t>", markup, "</t>", NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, whole, -1, &error);
  g_assert_no_error (error);
}

static void
test_marks_are_read (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  const TrabTable *table = trab_evidence_get_table (evidence, "content/explanations", NULL);

  for (guint i = 0; i < trab_table_get_n_rows (table); i++)
    for (guint depth = 0; depth < TRAB_N_EXPLAIN_DEPTHS; depth++)
      {
        g_autoptr (TrabPresentExplain) explain
            = trab_present_explain_new (evidence, i, (TrabExplainDepth) depth);
        const char *column = trab_present_explain_get_depth_id ((TrabExplainDepth) depth);

        assert_marks (evidence, explain->id, trab_table_get_text (table, i, column));
        g_assert_null (strpbrk (explain->text, "{}|"));
        assert_is_markup (explain->markup);
        g_assert_null (strstr (explain->text, "  "));
      }
}

/* A number of a study is that of its row, with its id and, where nobody checked it, the word. */
static void
test_numbers_come_from_rows (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (TrabPresentExplain) explain = NULL;
  guint topic = 0;

  g_assert_true (trab_present_explain_find (evidence, "load-and-hormones", &topic));
  explain = trab_present_explain_new (evidence, topic, TRAB_EXPLAIN_CLINICIAN);
  g_assert_nonnull (
      strstr (explain->text, "standardised difference +0.19 (\u22120.15 to +0.53) [CHE010]"));
  g_assert_nonnull (strstr (explain->markup, "<a href=\"study:CHE010\">"));
  g_assert_nonnull (explain->correction);
  g_assert_true (g_strv_contains ((const char *const *) explain->disagreements, "hrt-exercise"));
  g_clear_pointer (&explain, trab_present_explain_free);
  g_assert_true (trab_present_explain_find (evidence, "bisphosphonates", &topic));
  explain = trab_present_explain_new (evidence, topic, TRAB_EXPLAIN_CLINICIAN);
  g_assert_nonnull (strstr (explain->text, "risk ratio 1.11 [BIS099, unverified]"));
}

static void
test_numbers_in_words (void)
{
  static const struct
  {
    const char *id;
    const char *number;
    const char *outcome;
  } cases[] = {
    { "NAT010", "\u221210.6 % from the start", "Bone density, lumbar spine" },
    { "TRT004", "hazard ratio 1.43 (1.04 to 1.97)", "Any broken bone" },
    { "NUT037", "no difference found", "Bone density, lumbar spine" },
    { "GHX033", "reported as “no data”", "Bone density, any site" },
    { "EXE002", "+4.1 % against the comparison group", "Bone density, lumbar spine" },
    { "AE065", "hazard ratio 1.31 (1.02 to 1.67)", "Heart attack" },
    { "TRT024", "+8 % (+4 to +13) against the comparison group", "Bone density, lumbar spine" },
    { "AE004", "+4 in 1,000 over 5 years (+1.5 to +7)", "Breast cancer" },
    { "SR001", NULL, NULL },
    { "nothing", NULL, NULL },
  };
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = trab_present_effect_dup_number (evidence, cases[i].id);
      g_autofree char *outcome = trab_present_effect_dup_outcome (evidence, cases[i].id);

      g_assert_cmpstr (number, ==, cases[i].number);
      g_assert_cmpstr (outcome, ==, cases[i].outcome);
    }
}

static void
test_depths_differ_and_rest_on_the_same (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();

  for (guint i = 0; i < trab_present_explain_get_n_topics (evidence); i++)
    {
      g_autoptr (TrabPresentExplain) deepest
          = trab_present_explain_new (evidence, i, TRAB_EXPLAIN_CLINICIAN);

      for (guint depth = 0; depth < TRAB_EXPLAIN_CLINICIAN; depth++)
        {
          g_autoptr (TrabPresentExplain) explain
              = trab_present_explain_new (evidence, i, (TrabExplainDepth) depth);

          g_assert_cmpstr (explain->text, !=, deepest->text);
          g_assert_cmpuint (strlen (explain->text), >, 100);
          g_assert_cmpuint (explain->studies->len, ==, deepest->studies->len);
          for (guint j = 0; depth == TRAB_EXPLAIN_PATIENT && j < explain->studies->len; j++)
            g_assert_null (strstr (
                ((TrabPresentRow *) g_ptr_array_index (explain->studies, j))->text, "ratio"));
        }
    }
}

static void
test_plans_find_their_topic (void)
{
  static const char *const cases[][2] = {
    { "alendronate", "bisphosphonates" },
    { "hrt:patch-50@0-5", "hrt" },
    { "hrt+exercise", "load-and-hormones" },
    { "food-and-movement", "exercise" },
    { "gh-mk677", "peptides" },
    { "stop", "stopping" },
    { "trt", "trt" },
  };
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  guint topic = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (trab_present_explain_find_for_plan (evidence, cases[i][0], &topic));
      g_assert_cmpstr (trab_present_explain_get_id (evidence, topic), ==, cases[i][1]);
    }
}

static void
test_search (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  guint n = 0;

  for (guint i = 0; i < trab_present_explain_get_n_topics (evidence); i++)
    n += trab_present_explain_contains (evidence, i, "WARFARIN");
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (trab_present_explain_contains (evidence, 0, ""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/present/explain/every-subject", test_every_subject);
  g_test_add_func ("/present/explain/ids-exist", test_ids_exist);
  g_test_add_func ("/present/explain/marks-are-read", test_marks_are_read);
  g_test_add_func ("/present/explain/numbers-come-from-rows", test_numbers_come_from_rows);
  g_test_add_func ("/present/explain/numbers-in-words", test_numbers_in_words);
  g_test_add_func ("/present/explain/depths-differ-and-rest-on-the-same",
                   test_depths_differ_and_rest_on_the_same);
  g_test_add_func ("/present/explain/plans-find-their-topic", test_plans_find_their_topic);
  g_test_add_func ("/present/explain/search", test_search);
  return g_test_run ();
}

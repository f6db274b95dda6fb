/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-rule.h"

#include <string.h>

#include "trab-evidence.h"

/* What only a guideline may say: an order, or a verb that gives one at the start of a clause. */
static const char *const directive
    = "\\b(should|must|recommend\\w*|advis\\w+|do not|avoid|prefer|needs? to)\\b"
      "|(^|[.:;]\\s+)(use|choose|consider|give|take|stop|add|treat|review|investigate|plan|control"
      "|check|monitor|repeat|image|complete|correct|reduce|replete|defer|exclude|look|refer|discuss"
      "|measure|ask|start|restart|recheck|evaluate|separate|substitute|assess)\\b";

/* A message without a source in front of it is ours: it tells nobody what to do. */
static void
test_ours_direct_nobody (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  const TrabTable *table = trab_evidence_get_table (evidence, "rules/safety", NULL);
  guint n_ours = 0;

  for (guint row = 0; row < trab_table_get_n_rows (table); row++)
    {
      g_autofree char *words
          = trab_present_rule_dup_words (evidence, trab_table_get_text (table, row, "id"));

      if (g_str_has_prefix (words, "According to "))
        continue;
      n_ours++;
      g_test_message ("%s", words);
      g_assert_false (g_regex_match_simple (directive, words, G_REGEX_CASELESS, 0));
      g_assert_false (trab_table_has (table, row, "action"));
    }
  g_assert_cmpuint (n_ours, >, 0);
  g_assert_cmpuint (n_ours, <, 10);
  g_assert_true (g_regex_match_simple (directive, "CrCl low: avoid it.", G_REGEX_CASELESS, 0));
  g_assert_true (g_regex_match_simple (directive, "Deficiency: treat.", G_REGEX_CASELESS, 0));
}

/* A source is something a reader can look up, never a file of the program's making. */
static void
test_sources_have_names (void)
{
  static const char *const no_names[] = { ".json", ".csv", "model-spec", "workflow", "scope" };
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  const TrabTable *table = trab_evidence_get_table (evidence, "rules/safety", NULL);

  for (guint row = 0; row < trab_table_get_n_rows (table); row++)
    {
      const char *source = trab_table_get_text (table, row, "source_guideline");

      g_assert_nonnull (source);
      for (guint i = 0; i < G_N_ELEMENTS (no_names); i++)
        g_assert_null (strstr (source, no_names[i]));
    }
}

static void
test_words (void)
{
  static const char *const cases[][2] = {
    { "SR005", "According to US estrogen labels; NAMS 2022, unverified: Prior stroke/TIA: "
               "contraindicated." },
    { "SR007", "According to US estrogen labels: Hepatic impairment/disease: contraindicated." },
    { "SRX059",
      "According to QFracture-2012 and NICE CG146: QFracture gives no number under BMI 20. "
      "No number is not a low chance: thinness raises it." },
    { "nothing", "nothing" },
  };
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = trab_present_rule_dup_words (evidence, cases[i][0]);

      g_assert_cmpstr (words, ==, cases[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/present/rule/ours-direct-nobody", test_ours_direct_nobody);
  g_test_add_func ("/present/rule/sources-have-names", test_sources_have_names);
  g_test_add_func ("/present/rule/words", test_words);
  return g_test_run ();
}

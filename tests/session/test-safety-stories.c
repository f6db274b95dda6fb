/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story-rules.h"
#include "story-teller.h"

/* Every safety rule through the record of a made-up person, as it is entered: somebody for whom it
 * holds, somebody for whom it does not, and somebody of whom nothing is known. */

/** What is said, but not enough to settle the rule: not checked, never no. */
static const struct
{
  const char *rule;
  const char *who;
  const char *plan;
  const char *unclear;
} unclear_stories[] = {
  /* a year alone: 22 to 34 months ago */
  { "SRX006", "F1960", "as-now", "frac:spine@2024" },
  { "SR080", "F1960", "alendronate", "frac:spine@2024" },
  { "SRX011", "F1960", "as-now", "frac:hip@2024" },
  { "SR076", "F1960", "zoledronate", "frac:hip@2026-10" },
  /* something broke since the last visit, and nobody wrote down what */
  { "SRX006", "F1960", "as-now", "new_fracture=yes" },
  { "SRX007", "F1960", "as-now", "previous_fracture=yes" },
  { "SR101", "F1960", "exercise:walking@0-5", "new_fracture=yes" },
  /* stopped, nobody knows when */
  { "SRX003", "F1960", "as-now", "take:PTH_ANALOGUE@2024..2025 medicines_listed=yes" },
  { "SRX002", "F1960", "as-now", "take:DENOSUMAB@2024..2026 denosumab_3y=yes" },
  { "SRX003", "F1960", "as-now", "anabolic_3y=yes" },
  /* blood of long ago rules nothing out */
  { "SR053", "F1960", "alendronate", "lab:creatinine=70@2023-01-01 lab:weight=70" },
  { "SR053", "F1960", "alendronate", "lab:creatinine=70 lab:weight=70@2026-01-01" },
  { "SR057", "F1960", "alendronate", "lab:calcium_corrected=2.4@2024-01-01" },
  { "SR029", "M1960", "trt", "lab:psa=1@2024-06-01" },
  { "SRX020", "F1960", "as-now", "lab:egfr=80@2020-01-01" },
  /* steroids on the list, an answer that says no, and no dose */
  { "SRX009", "F1960", "as-now", "steroids=no take:GLUCOCORTICOID@2020" },
  /* FRAX of a country that NOGG has no threshold for */
  { "SRX010", "F1960", "as-now", "frax_major_pct=40 frax_country=US" },
  { "SRX010", "F1960", "as-now", "frax_major_pct=40" },
  /* periods that stopped early may come back */
  { "SR010", "F1985", "hrt", "menopause=after final_period_age_years=37" },
  /* an estrogen that may be vaginal */
  { "SR125", "F1960", "alendronate", "take:OESTROGEN@2020" },
};

/** Rules that no record fires, and why. */
static const struct
{
  const char *rule;
  const char *why;
} silent[] = {
  { "SRX005", "the options that are not compared are named under every comparison" },
  { "SRX061", "no band of a guideline is drawn on a number that is not a typed FRAX" },
};

/** Rules that say nothing of somebody of whom nothing is known, and why. */
static const struct
{
  const char *rule;
  const char *why;
} quiet[] = {
  { "SR011", "nobody listed an estrogen: keeping things as they are has none" },
  { "SRX032", "HRT that a plan begins has a progestogen where there may be a womb" },
  { "SRX025", "without a testosterone another rule speaks" },
  { "SR040", "no value at all is said by another rule" },
  { "SRX080", "there is no total calcium to judge" },
  { "SRX081", "there is no total calcium to judge" },
  { "SRX089", "nobody listed a medicine, nor a break while it was taken" },
  { "SRX094", "without a value nobody says that testosterone is not low" },
  { "SRX099", "it is said only where all of it is known" },
  { "SRX299", "it is said only where all of it is known" },
  { "SRX399", "it is said only where all of it is known" },
  { "SRX100", "nobody listed denosumab that ended" },
  { "SRX116", "a sample without its time is not called late" },
  { "SRX117", "it is said only where all of it is known" },
  { "SRX120", "nothing was measured" },
  { "SRX121", "nothing was measured" },
  { "SRX122", "nothing was measured" },
  { "SRX123", "nothing was measured" },
  { "SRX124", "nothing was measured" },
  { "SRX125", "nothing was measured" },
  { "SRX126", "the calcium that is measured speaks for itself" },
  { "SRX127", "the calcium that is measured speaks for itself" },
  { "SRX129", "the plans that need a calcium ask for it" },
  { "SRX131", "the plans that need vitamin D ask for it" },
  { "SRX103", "there is no list to deny" },
  { "SRX104", "there is no list" },
  { "SRX132", "there is no list" },
  { "SRX133", "there is no list" },
  { "SRX134", "nothing was measured" },
  { "SRX105", "there is no list" },
  { "SRX106", "there is no list" },
  { "SR032", "nobody listed testosterone: keeping things as they are has none" },
  { "SR048", "nobody listed testosterone: keeping things as they are has none" },
  { "SR049", "who is not said to take testosterone needs no second PSA" },
  { "SR113", "the age is known" },
  { "SR123", "fewer than two scans are not too close" },
  { "SR124", "there is no blood sample to judge" },
  { "SRX014", "the age is known" },
};

static const char *
find_why (const char *rule, gboolean is_silent)
{
  for (guint i = 0; is_silent && i < G_N_ELEMENTS (silent); i++)
    if (g_str_equal (silent[i].rule, rule))
      return silent[i].why;
  for (guint i = 0; !is_silent && i < G_N_ELEMENTS (quiet); i++)
    if (g_str_equal (quiet[i].rule, rule))
      return quiet[i].why;
  return NULL;
}

/* One line for each, so that a run tells all of them. */
static void G_GNUC_PRINTF (1, 2) complain (const char *format, ...)
{
  va_list arguments;
  g_autofree char *line = NULL;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_test_message ("%s", line);
  g_test_fail ();
}

/* Somewhere the rule holds: most do everywhere. */
static void
go_where_it_holds (StoryTeller *fixture, const char *rule)
{
  const GArray *rules = trab_safety_get_rules (fixture->safety);
  const char *countries = NULL;

  for (guint i = 0; i < rules->len; i++)
    if (g_str_equal (g_array_index (rules, TrabSafetyRule, i).id, rule))
      countries = g_array_index (rules, TrabSafetyRule, i).countries;
  if (countries == NULL)
    countries = TRAB_EVIDENCE_DEFAULT_COUNTRY;
  trab_evidence_set_country (fixture->evidence, countries[0] == '-' ? "AU" : countries);
}

static void
test_each_story (StoryTeller *fixture, gconstpointer unused)
{
  for (guint i = 0; i < n_story_rules; i++)
    {
      const Story *story = &story_rules[i];
      g_autoptr (TrabSafetyReport) holds = NULL;
      g_autoptr (TrabSafetyReport) not = NULL;

      go_where_it_holds (fixture, story->rule);
      holds = story_teller_check (fixture, story->who, story->plan, story->holds);
      not = story_teller_check (fixture, story->who, story->plan, story->does_not);
      if (trab_safety_report_find_card (holds, story->rule) == NULL)
        complain ("%s does not hold for: %s", story->rule, story->holds);
      if (trab_safety_report_find_gap (holds, story->rule) != NULL)
        complain ("%s holds and is not checked for: %s", story->rule, story->holds);
      if (trab_safety_report_find_card (not, story->rule) != NULL)
        complain ("%s holds for: %s", story->rule, story->does_not);
      if (trab_safety_report_find_gap (not, story->rule) != NULL)
        complain ("%s is not checked for: %s", story->rule, story->does_not);
    }
}

static void
test_unclear_is_not_checked (StoryTeller *fixture, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (unclear_stories); i++)
    {
      const char *rule = unclear_stories[i].rule;
      g_autoptr (TrabSafetyReport) report = NULL;

      go_where_it_holds (fixture, rule);
      report = story_teller_check (fixture, unclear_stories[i].who, unclear_stories[i].plan,
                                   unclear_stories[i].unclear);
      if (trab_safety_report_find_gap (report, rule) == NULL
          || trab_safety_report_find_card (report, rule) != NULL)
        complain ("%s is not open for: %s", rule, unclear_stories[i].unclear);
    }
}

/* A rule of one country says nothing in another. */
static void
test_silent_elsewhere (StoryTeller *fixture, gconstpointer unused)
{
  const GArray *rules = trab_safety_get_rules (fixture->safety);
  guint n = 0;

  for (guint i = 0; i < rules->len; i++)
    {
      const TrabSafetyRule *rule = &g_array_index (rules, TrabSafetyRule, i);

      for (guint j = 0; rule->countries != NULL && j < n_story_rules; j++)
        {
          g_autoptr (TrabSafetyReport) report = NULL;
          g_autofree char *elsewhere
              = rule->countries[0] == '-' ? g_strndup (rule->countries + 1, 2) : g_strdup ("AU");

          if (!g_str_equal (story_rules[j].rule, rule->id))
            continue;
          trab_evidence_set_country (fixture->evidence, elsewhere);
          report = story_teller_check (fixture, story_rules[j].who, story_rules[j].plan,
                                       story_rules[j].holds);
          if (trab_safety_report_find_card (report, rule->id) != NULL)
            complain ("%s speaks elsewhere", rule->id);
          n++;
        }
    }
  g_assert_cmpuint (n, >, 10);
}

/* Only the first story of a rule: the others may be about what is taken today, which nothing said
 * of somebody unknown. */
static void
test_nothing_known_is_told (StoryTeller *fixture, gconstpointer unused)
{
  const char *last = "";

  for (guint i = 0; i < n_story_rules; i++)
    {
      const Story *story = &story_rules[i];
      g_autoptr (TrabSafetyReport) report = NULL;
      gboolean is_told = FALSE;

      if (g_str_equal (last, story->rule))
        continue;
      last = story->rule;
      go_where_it_holds (fixture, story->rule);
      report = story_teller_check (fixture, story->who, story->plan, "");
      is_told = trab_safety_report_find_card (report, story->rule) != NULL
                || trab_safety_report_find_gap (report, story->rule) != NULL;
      if (is_told != (find_why (story->rule, FALSE) == NULL))
        complain ("%s is %s of somebody unknown", story->rule, is_told ? "told" : "silent");
    }
}

static void
test_every_rule_has_a_story (StoryTeller *fixture, gconstpointer unused)
{
  const GArray *rules = trab_safety_get_rules (fixture->safety);

  g_assert_cmpuint (rules->len, ==, 266);
  for (guint i = 0; i < rules->len; i++)
    {
      const char *id = g_array_index (rules, TrabSafetyRule, i).id;
      gboolean has_story = FALSE;

      for (guint j = 0; j < n_story_rules; j++)
        has_story = has_story || g_str_equal (story_rules[j].rule, id);
      if (has_story != (find_why (id, TRUE) == NULL))
        complain ("%s has %s story", id, has_story ? "a" : "no");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/session/safety-stories/" path, StoryTeller, NULL, story_teller_set_up, function,   \
              story_teller_tear_down)
  ADD ("each-story", test_each_story);
  ADD ("silent-elsewhere", test_silent_elsewhere);
  ADD ("unclear-is-not-checked", test_unclear_is_not_checked);
  ADD ("nothing-known-is-told", test_nothing_known_is_told);
  ADD ("every-rule-has-a-story", test_every_rule_has_a_story);
#undef ADD
  return g_test_run ();
}

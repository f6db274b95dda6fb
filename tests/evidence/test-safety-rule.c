/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "trab-catalogue.h"
#include "trab-safety-rule.h"

/* Facts as "field=value field=value"; a value is yes, no, a number or a word. */
static void
look_up (const char *field, TrabSafetyFact *fact, gpointer user_data)
{
  g_auto (GStrv) parts = g_strsplit (user_data, " ", -1);
  g_autofree char *prefix = g_strconcat (field, "=", NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *value = parts[i] + strlen (prefix);

      if (!g_str_has_prefix (parts[i], prefix))
        continue;
      fact->is_known = TRUE;
      fact->number = g_ascii_strtod (value, NULL);
      fact->word = g_intern_string (value);
      fact->answer = g_str_equal (value, "yes")  ? TRAB_ANSWER_YES
                     : g_str_equal (value, "no") ? TRAB_ANSWER_NO
                                                 : TRAB_ANSWER_NOT_KNOWN;
    }
}

static const TrabSafetyRule *
find (const GArray *rules, const char *id)
{
  for (guint i = 0; i < rules->len; i++)
    if (g_str_equal (g_array_index (rules, TrabSafetyRule, i).id, id))
      return &g_array_index (rules, TrabSafetyRule, i);
  g_error ("no rule %s", id);
}

static GArray *
load (TrabEvidence *evidence)
{
  g_autoptr (GError) error = NULL;
  GArray *rules = trab_safety_rule_load (evidence, &error);

  g_assert_no_error (error);
  return rules;
}

static void
test_checks (void)
{
  static const struct
  {
    const char *id;
    const char *facts;
    TrabSafetyState state;
    const char *missing;
  } cases[] = {
    { "SR001", "history_breast_cancer=yes", TRAB_SAFETY_TRIGGERED, NULL },
    { "SR001", "history_breast_cancer=no", TRAB_SAFETY_NOT_TRIGGERED, NULL },
    { "SR001", "", TRAB_SAFETY_NOT_CHECKED, "history_breast_cancer" },
    { "SR053", "crcl_cockcroft_gault_ml_min=34.9", TRAB_SAFETY_TRIGGERED, NULL },
    { "SR053", "crcl_cockcroft_gault_ml_min=35", TRAB_SAFETY_NOT_TRIGGERED, NULL },
    { "SRX052", "lowest_t_score=-3", TRAB_SAFETY_TRIGGERED, NULL }, /* == unknown */
    { "SRX052", "lowest_t_score=-3 vertebral_fracture_present=no", TRAB_SAFETY_NOT_TRIGGERED,
      NULL },
    /* a womb that may be there counts as one */
    { "SR011", "progestogen_planned=no", TRAB_SAFETY_TRIGGERED, NULL },
    { "SR011", "uterus_intact=yes progestogen_planned=yes", TRAB_SAFETY_NOT_TRIGGERED, NULL },
    { "SR011", "uterus_intact=no", TRAB_SAFETY_NOT_TRIGGERED, NULL },
    { "SR011", "uterus_intact=yes", TRAB_SAFETY_NOT_CHECKED, "progestogen_planned" },
    { "SR060", "can_sit_upright_30min=no", TRAB_SAFETY_TRIGGERED, NULL },
    { "SR060", "", TRAB_SAFETY_NOT_CHECKED, "can_sit_upright_30min" },
    /* both have to hold: one no settles it, whatever is missing */
    { "SR012", "age_years=59", TRAB_SAFETY_NOT_TRIGGERED, NULL },
    { "SR012", "age_years=60", TRAB_SAFETY_NOT_CHECKED, "hrt_initiation" },
    { "SR012", "age_years=60 hrt_initiation=yes", TRAB_SAFETY_TRIGGERED, NULL },
    { "SR012", "hrt_initiation=no", TRAB_SAFETY_NOT_TRIGGERED, NULL },
    /* either is enough */
    { "SR014", "age_years=58", TRAB_SAFETY_TRIGGERED, NULL },
    { "SR014", "age_years=62 years_since_menopause=9", TRAB_SAFETY_TRIGGERED, NULL },
    { "SR014", "age_years=62", TRAB_SAFETY_NOT_CHECKED, "years_since_menopause" },
    { "SR014", "age_years=62 years_since_menopause=10", TRAB_SAFETY_NOT_TRIGGERED, NULL },
    /* words */
    { "SR051", "sex=female", TRAB_SAFETY_TRIGGERED, NULL },
    { "SRX049", "drug_class_stopped=bisphosphonate", TRAB_SAFETY_NOT_TRIGGERED, NULL },
    { "SRX049", "drug_class_stopped=hrt", TRAB_SAFETY_TRIGGERED, NULL },
    { "SRX052", "lowest_t_score=-2.5", TRAB_SAFETY_TRIGGERED, NULL },
    { "SRX052", "lowest_t_score=-2.5 vertebral_fracture_present=no", TRAB_SAFETY_NOT_TRIGGERED,
      NULL },
  };
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GArray) rules = load (evidence);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TrabSafetyRule *rule = find (rules, cases[i].id);
      const char *missing = NULL;

      g_test_message ("%s: %s", cases[i].id, cases[i].facts);
      g_assert_cmpint (trab_safety_rule_check (rule, look_up, (gpointer) cases[i].facts, &missing),
                       ==, cases[i].state);
      g_assert_cmpstr (missing, ==, cases[i].missing);
    }
}

static void
test_scopes (void)
{
  static const struct
  {
    const char *rule, *regimen;
    gboolean is_about;
  } cases[] = {
    { "SR053", "alendronate:70mg-weekly", TRUE },
    { "SR053", "risedronate:35mg-weekly", FALSE },
    { "SR060", "ibandronate:150mg-monthly", TRUE },
    { "SR060", "ibandronate:3mg-quarterly", FALSE },
    { "SR060", "zoledronate:5mg-yearly", FALSE },
    { "SR001", "hrt:patch-50", TRUE },
    { "SR001", "hrt:vaginal", FALSE },
    { "SR016", "hrt:patch-50", FALSE },
    { "SR016", "hrt:oral-1", TRUE },
    { "SR096", "exercise:jumping", TRUE },
    { "SR096", "exercise:walking", FALSE },
    { "SR026", "trt:gel", TRUE },
    { "SR050", "trt:injection", FALSE },
    { "SR089", "gh-ipamorelin", TRUE },
    { "SR089", "gh-sermorelin", FALSE },
    { "SRX030", "hrt:patch-100", TRUE },
    { "SRX030", "hrt:patch-50", FALSE },
  };
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (TrabCatalogue) catalogue = trab_catalogue_new (evidence, NULL);
  g_autoptr (GArray) rules = load (evidence);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TrabRegimen *regimen = trab_catalogue_find_regimen (catalogue, cases[i].regimen);

      g_test_message ("%s %s", cases[i].rule, cases[i].regimen);
      g_assert_nonnull (regimen);
      g_assert_cmpint (trab_safety_rule_is_about (find (rules, cases[i].rule), regimen), ==,
                       cases[i].is_about);
    }
  g_assert_cmpint (find (rules, "SRX001")->scope, ==, TRAB_SAFETY_SCOPE_PERSON);
  g_assert_cmpint (find (rules, "SR053")->scope, ==, TRAB_SAFETY_SCOPE_PLAN);
  g_assert_cmpint (find (rules, "SRX049")->scope, ==, TRAB_SAFETY_SCOPE_STOP);
  g_assert_cmpint (find (rules, "SRX028")->scope, ==, TRAB_SAFETY_SCOPE_WITHOUT);
  g_assert_cmpstr (find (rules, "SR014")->unless_stop_of, ==, "hrt");
  g_assert_null (find (rules, "SR012")->unless_stop_of);
}

static void
check_is_complete (const TrabSafetyRule *first, const TrabTable *fields)
{
  for (const TrabSafetyRule *rule = first; rule != NULL; rule = rule->also)
    {
      g_test_message ("%s", rule->id);
      g_assert_nonnull (rule->message);
      for (guint j = 0; j < rule->n_conditions; j++)
        {
          int row = trab_table_find_row (fields, "field", rule->conditions[j].field);
          const char *kind = NULL;

          g_assert_cmpint (row, >=, 0);
          kind = trab_table_get_text (fields, (guint) row, "kind");
          if (g_str_equal (kind, "number") && !g_str_equal (rule->conditions[j].value, "unknown"))
            g_assert_false (isnan (rule->conditions[j].number));
          if (!g_str_equal (kind, "number"))
            g_assert_true (isnan (rule->conditions[j].number));
        }
      /* nobody knows anything: no rule may say it does not apply */
      g_assert_cmpint (trab_safety_rule_check (rule, look_up, (gpointer) "", NULL), !=,
                       TRAB_SAFETY_NOT_TRIGGERED);
    }
}

/* A number that is only known between two, and a value of long ago. */
static void
look_up_unsure (const char *field, TrabSafetyFact *fact, gpointer user_data)
{
  const TrabSafetyFact *known = user_data;

  *fact = *known;
}

static void
test_unsure_numbers (void)
{
  static const struct
  {
    TrabSafetyFact fact;
    TrabSafetyState state; /* of SRX006: 24 months or less */
  } cases[] = {
    { { .is_known = TRUE, .number = 10, .spread = 11 }, TRAB_SAFETY_TRIGGERED },
    { { .is_known = TRUE, .number = 22, .spread = 11 }, TRAB_SAFETY_NOT_CHECKED },
    { { .is_known = TRUE, .number = 25, .spread = 11 }, TRAB_SAFETY_NOT_TRIGGERED },
    { { .is_known = TRUE, .number = 10, .is_old = TRUE }, TRAB_SAFETY_TRIGGERED },
    { { .is_known = TRUE, .number = 30, .is_old = TRUE }, TRAB_SAFETY_NOT_CHECKED },
  };
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GArray) rules = load (evidence);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (trab_safety_rule_check (find (rules, "SRX006"), look_up_unsure,
                                             (gpointer) &cases[i].fact, NULL),
                     ==, cases[i].state);
}

/* Every rule can be asked, is about somebody or something, and asks only fields that are described.
 */
static void
test_every_rule_is_complete (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GArray) rules = load (evidence);
  const TrabTable *fields = trab_evidence_get_table (evidence, "rules/fields", NULL);

  g_assert_cmpuint (rules->len, ==, 266);
  for (guint i = 0; i < rules->len; i++)
    check_is_complete (&g_array_index (rules, TrabSafetyRule, i), fields);
}
int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/evidence/safety-rule/checks", test_checks);
  g_test_add_func ("/evidence/safety-rule/scopes", test_scopes);
  g_test_add_func ("/evidence/safety-rule/every-rule-is-complete", test_every_rule_is_complete);
  g_test_add_func ("/evidence/safety-rule/unsure-numbers", test_unsure_numbers);
  return g_test_run ();
}

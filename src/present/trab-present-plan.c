/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "trab-citation.h"
#include "trab-plan.h"
#include "trab-present-number.h"
#include "trab-present-regimen.h"
#include "trab-present-sentence.h"
#include "trab-present-table.h"

/** A plan that has a name of its own. */
typedef struct
{
  const char *id;
  const char *name;
  const char *effort; /* (nullable): that of its regimens */
} NamedPlan;

static const NamedPlan named_plans[] = {
  { "as-now", N_ ("Keep things as they are"), N_ ("Nothing new") },
  { "stop", N_ ("Stop the bone medicine"), N_ ("Stop the bone medicine taken now") },
  { "food-and-movement", N_ ("Food and movement"), NULL },
  { "hrt", N_ ("Hormone treatment (HRT)"), NULL },
  { "trt", N_ ("Testosterone treatment (TRT)"), NULL },
  { "hrt+exercise", N_ ("HRT and strength exercise"), NULL },
};

static const struct
{
  const char *id;
  TrabChartClass plan_class;
} classes[] = {
  { "no-change", TRAB_CHART_CLASS_NO_CHANGE },
  { "lifestyle", TRAB_CHART_CLASS_LIFESTYLE },
  { "hrt", TRAB_CHART_CLASS_HRT },
  { "trt", TRAB_CHART_CLASS_TRT },
  { "oral-bp", TRAB_CHART_CLASS_ORAL_BP },
  { "zoledronate", TRAB_CHART_CLASS_ZOLEDRONATE },
  { "combination", TRAB_CHART_CLASS_COMBINATION },
  { "no-evidence", TRAB_CHART_CLASS_NO_EVIDENCE },
};

/**
 * trab_present_plan_get_class:
 * @chart_class: of a TrabComparedPlan
 *
 * Returns: its class; a name nobody knows is drawn as not known, never as something it is not
 */
TrabChartClass
trab_present_plan_get_class (const char *chart_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_strcmp0 (chart_class, classes[i].id) == 0)
      return classes[i].plan_class;
  return TRAB_CHART_CLASS_NO_EVIDENCE;
}

/** trab_present_plan_get_not_compared: (transfer none): bone medicines that are not options here */
const char *
trab_present_plan_get_not_compared (void)
{
  return _ ("Not compared here: denosumab, romosozumab, teriparatide, abaloparatide, raloxifene, "
            "bazedoxifene, tibolone, strontium (where available). Some may suit this person.");
}

static const NamedPlan *
find_named (const char *plan_id)
{
  for (guint i = 0; i < G_N_ELEMENTS (named_plans); i++)
    if (g_strcmp0 (plan_id, named_plans[i].id) == 0)
      return &named_plans[i];
  return NULL;
}

static char *
dup_name (const TrabPlan *plan)
{
  g_autoptr (GString) name = g_string_new (NULL);
  double start_years = 0;

  for (guint i = 0; i < plan->courses->len; i++)
    {
      const TrabPlanCourse *course = &g_array_index (plan->courses, TrabPlanCourse, i);
      g_autofree char *part = trab_present_regimen_dup_name (course->regimen);

      if (i > 0)
        g_string_append (name, course->from_years > start_years ? _ ("; then ") : _ (" and "));
      g_string_append (name, part);
      start_years = course->from_years;
    }
  return trab_present_sentence_dup_capitalised (name->str);
}

static char *
dup_effort (const TrabPlan *plan)
{
  GString *effort = g_string_new (NULL);

  for (guint i = 0; i < plan->courses->len; i++)
    {
      g_autofree char *part = trab_present_regimen_dup_effort (
          g_array_index (plan->courses, TrabPlanCourse, i).regimen);

      g_string_append_printf (effort, "%s%s", i > 0 ? ". " : "", part);
    }
  return g_string_free (effort, FALSE);
}

/* When the last course ends; 0 where none has an end. */
static double
get_end_years (const TrabPlan *plan)
{
  double last_years = 0;

  for (guint i = 0; i < plan->courses->len; i++)
    {
      const TrabPlanCourse *course = &g_array_index (plan->courses, TrabPlanCourse, i);

      if (course->has_to_years)
        last_years = MAX (last_years, course->to_years);
    }
  return last_years;
}

static char *
dup_duration (const TrabPlan *plan)
{
  double last_years = get_end_years (plan);

  if (last_years <= 0)
    return g_strdup (_ ("No set end"));
  return trab_present_number_dup_years (last_years);
}

/* What is not wholly read in its source says so wherever it is shown. */
static void
append_source (GString *text, TrabEvidence *evidence, const char *rule)
{
  TrabCitation citation = { 0 };

  if (rule == NULL || !trab_citation_look_up (evidence, rule, &citation, NULL))
    return;
  g_string_append_printf (text, " (%s", citation.study ? citation.study : rule);
  if (citation.provenance == TRAB_PROVENANCE_UNVERIFIED)
    g_string_append_printf (text, "; %s", _ ("unverified"));
  g_string_append_c (text, ')');
}

static char *
dup_tests (const TrabPlan *plan, TrabEvidence *evidence)
{
  GString *tests = g_string_new (NULL);

  for (guint i = 0; i < plan->courses->len; i++)
    {
      const TrabRegimenAbout *about
          = g_array_index (plan->courses, TrabPlanCourse, i).regimen->about;

      if (about->tests == NULL)
        continue;
      if (tests->len > 0)
        g_string_append (tests, ". ");
      g_string_append (tests,
                       trab_present_table_translate ("regimens/about", "tests", about->tests));
      append_source (tests, evidence, about->tests_rule);
    }
  if (tests->len == 0)
    g_string_append (tests, _ ("None named"));
  return g_string_free (tests, FALSE);
}

/**
 * trab_present_plan_new:
 * Returns: (transfer full): the plan in words; an id that is no plan is shown as it is
 */
TrabPresentPlan *
trab_present_plan_new (TrabEvidence *evidence, const char *plan_id)
{
  g_autoptr (TrabCatalogue) catalogue = trab_catalogue_new (evidence, NULL);
  g_autoptr (TrabPlan) plan = catalogue ? trab_plan_new (catalogue, plan_id, NULL) : NULL;
  const NamedPlan *named = find_named (plan_id);
  TrabPresentPlan *words = g_new0 (TrabPresentPlan, 1);

  if (named != NULL)
    words->name = g_strdup (_ (named->name));
  if (named != NULL && named->effort != NULL)
    words->effort = g_strdup (_ (named->effort));
  if (plan != NULL)
    {
      gboolean is_one_word = strpbrk (plan_id, ":@+,") == NULL && plan->courses->len == 1;
      const TrabRegimenAbout *only
          = is_one_word ? g_array_index (plan->courses, TrabPlanCourse, 0).regimen->about : NULL;

      if (words->name == NULL)
        words->name = only ? trab_present_sentence_dup_capitalised (only->name) : dup_name (plan);
      if (words->effort == NULL)
        words->effort = dup_effort (plan);
      words->duration = dup_duration (plan);
      words->tests = dup_tests (plan, evidence);
      return words;
    }
  if (words->name == NULL)
    words->name = g_strdup (plan_id);
  if (words->effort == NULL)
    words->effort = g_strdup (_ ("Not known"));
  words->duration = g_strdup (_ ("Not known"));
  words->tests = g_strdup (_ ("Not known"));
  return words;
}

/** trab_present_plan_get_end_years: years from now; 0 where nothing of the plan has an end */
double
trab_present_plan_get_end_years (TrabEvidence *evidence, const char *plan_id)
{
  g_autoptr (TrabCatalogue) catalogue = trab_catalogue_new (evidence, NULL);
  g_autoptr (TrabPlan) plan = catalogue ? trab_plan_new (catalogue, plan_id, NULL) : NULL;

  return plan ? get_end_years (plan) : 0;
}

/* "alendronate, 70 mg a week; HRT": the regimens of a list of ids, joined by "," */
/* Words that are no regimen stand as they are. */
static char *
dup_regimen_names (TrabEvidence *evidence, const char *const *ids, guint n)
{
  g_autoptr (TrabCatalogue) catalogue = trab_catalogue_new (evidence, NULL);
  GString *names = g_string_new (NULL);

  for (guint i = 0; catalogue != NULL && i < n; i++)
    {
      const TrabRegimen *regimen = trab_catalogue_find_regimen (catalogue, ids[i]);
      g_autofree char *name = regimen ? trab_present_regimen_dup_name (regimen) : g_strdup (ids[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", name);
    }
  return g_string_free (names, FALSE);
}

/** trab_present_plan_dup_goes_on_names: (nullable): "alendronate, 70 mg a week; …": what is taken
 * today and is part of the plan */
char *
trab_present_plan_dup_goes_on_names (TrabEvidence *evidence, const TrabComparedPlan *compared)
{
  g_auto (GStrv) ids = compared->goes_on ? g_strsplit (compared->goes_on, ",", -1) : NULL;

  return ids ? dup_regimen_names (evidence, (const char *const *) ids, g_strv_length (ids)) : NULL;
}

/** trab_present_plan_dup_ended_names: (nullable): "alendronate, 70 mg a week; …": what is taken
 * today and ends with the plan. @compared: (nullable) */
char *
trab_present_plan_dup_ended_names (TrabEvidence *evidence, const TrabComparedPlan *compared)
{
  return compared != NULL && compared->ended != NULL ? dup_regimen_names (
             evidence, (const char *const *) compared->ended->pdata, compared->ended->len)
                                                     : NULL;
}

/** trab_present_plan_dup_goes_on: (nullable): that what is taken today is part of the plan */
char *
trab_present_plan_dup_goes_on (TrabEvidence *evidence, const TrabComparedPlan *compared)
{
  g_autofree char *names = trab_present_plan_dup_goes_on_names (evidence, compared);

  /* Translators: the medicines that stay, "alendronate, 70 mg a week" */
  return names ? g_strdup_printf (_ ("You go on with what you take now: %s."), names) : NULL;
}

/** trab_present_plan_dup_with_ended: (transfer full): @effort, and what of today's medicines ends
 * with it */
char *
trab_present_plan_dup_with_ended (TrabEvidence *evidence,
                                  const TrabComparedPlan *compared,
                                  const char *effort)
{
  g_autofree char *ended = trab_present_plan_dup_ended_names (evidence, compared);

  if (ended == NULL)
    return g_strdup (effort);
  return g_str_equal (compared->plan_id, "stop")
             ? g_strdup_printf (_ ("Stop what you take now: %s"), ended)
             : g_strdup_printf (_ ("%s. In place of what you take now: %s"), effort, ended);
}

/** trab_present_plan_dup_agreed: (transfer full): what was agreed, with its doses and how long:
 * "alendronate, 70 mg a week, for 5 years, in place of risedronate, 35 mg a week"; the plan's own
 * name where it starts and ends nothing. @compared: (nullable): the plan, where it is of a
 * comparison */
char *
trab_present_plan_dup_agreed (TrabEvidence *evidence,
                              const TrabComparedPlan *compared,
                              const char *plan_id)
{
  g_autoptr (TrabCatalogue) catalogue = trab_catalogue_new (evidence, NULL);
  g_autoptr (TrabPlan) plan = catalogue ? trab_plan_new (catalogue, plan_id, NULL) : NULL;
  g_autoptr (TrabPresentPlan) words = trab_present_plan_new (evidence, plan_id);
  g_autofree char *ended = trab_present_plan_dup_ended_names (evidence, compared);
  GString *text = NULL;
  double start_years = 0;

  if (plan == NULL || plan->courses->len == 0)
    /* Translators: what was agreed: "stop alendronate, 70 mg a week" */
    return ended ? g_strdup_printf (_ ("stop %s"), ended) : g_strdup (words->name);
  text = g_string_new (NULL);
  for (guint i = 0; i < plan->courses->len; i++)
    {
      const TrabPlanCourse *course = &g_array_index (plan->courses, TrabPlanCourse, i);
      g_autofree char *part = trab_present_regimen_dup_name (course->regimen);
      g_autofree char *years
          = course->has_to_years
                ? trab_present_number_dup_years (course->to_years - course->from_years)
                : NULL;

      if (i > 0)
        g_string_append (text, course->from_years > start_years ? _ ("; then ") : _ (" and "));
      g_string_append (text, part);
      if (years != NULL)
        /* Translators: after a treatment: "alendronate, 70 mg a week, for 5 years" */
        g_string_append_printf (text, _ (", for %s"), years);
      start_years = course->from_years;
    }
  if (ended != NULL)
    /* Translators: after what is started: ", in place of risedronate, 35 mg a week" */
    g_string_append_printf (text, _ (", in place of %s"), ended);
  return g_string_free (text, FALSE);
}

void
trab_present_plan_free (TrabPresentPlan *plan)
{
  if (plan == NULL)
    return;
  g_free (plan->name);
  g_free (plan->effort);
  g_free (plan->duration);
  g_free (plan->tests);
  g_free (plan);
}

static gboolean
has_class (TrabEvidence *evidence, const char *plan_id, TrabChartClass one, TrabChartClass other)
{
  g_autoptr (TrabCatalogue) catalogue = trab_catalogue_new (evidence, NULL);
  g_autoptr (TrabPlan) plan = catalogue ? trab_plan_new (catalogue, plan_id, NULL) : NULL;

  for (guint i = 0; plan != NULL && i < plan->courses->len; i++)
    {
      const TrabRegimen *regimen = g_array_index (plan->courses, TrabPlanCourse, i).regimen;
      TrabChartClass class = trab_present_plan_get_class (regimen->chart_class);

      if (class == one || class == other)
        return TRUE;
    }
  return FALSE;
}

/** trab_present_plan_has_bisphosphonate: whether a tablet or drip of them is among its courses */
gboolean
trab_present_plan_has_bisphosphonate (TrabEvidence *evidence, const char *plan_id)
{
  return has_class (evidence, plan_id, TRAB_CHART_CLASS_ORAL_BP, TRAB_CHART_CLASS_ZOLEDRONATE);
}

/** trab_present_plan_has_hrt: whether HRT is among its courses */
gboolean
trab_present_plan_has_hrt (TrabEvidence *evidence, const char *plan_id)
{
  return has_class (evidence, plan_id, TRAB_CHART_CLASS_HRT, TRAB_CHART_CLASS_HRT);
}

/**
 * trab_present_plan_new_names:
 * @comparison: (nullable)
 *
 * Returns: (transfer full): the names of its plans by id, which are those of @comparison
 */
GHashTable *
trab_present_plan_new_names (TrabEvidence *evidence, TrabComparison *comparison)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; comparison != NULL && i < trab_comparison_get_n_plans (comparison); i++)
    {
      const char *id = trab_comparison_get_plan (comparison, i)->plan_id;
      g_autoptr (TrabPresentPlan) words = trab_present_plan_new (evidence, id);

      g_hash_table_insert (names, (gpointer) id, g_steal_pointer (&words->name));
    }
  return names;
}

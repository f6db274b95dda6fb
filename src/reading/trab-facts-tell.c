/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-facts-tell.h"

#include "trab-facts-qfracture.h"
#include "trab-facts-scenario.h"

static void
tell_measurement (const TrabFacts *facts,
                  TrabMeasure measure,
                  TrabSite site,
                  TrabComparison *comparison)
{
  TrabMeasurement *latest = NULL;
  TrabFactState state = trab_facts_get_measured (facts, measure, site, &latest);
  const TrabMeasurementFields *fields = latest ? trab_measurement_get (latest) : NULL;
  char day[TRAB_DATE_TEXT_SIZE];
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;

  if (fields == NULL)
    return;
  id = site == TRAB_SITE_NONE ? g_strdup (trab_measure_get_info (measure)->id)
                              : g_strconcat (trab_measure_get_info (measure)->id, ":",
                                             trab_measure_site_to_string (site), NULL);
  text = g_strconcat (fields->text, " ", fields->unit, NULL);
  if (state == TRAB_FACT_STALE)
    trab_comparison_add_unconfirmed (comparison, id, text, fields->moment.date, TRUE);
  else
    trab_comparison_add_fact (comparison, id, text, trab_date_to_text (fields->moment.date, day));
}

/* What a number was made without; what an earlier visit said of it stands beside, outside. */
static void
tell_missing_answer (const TrabFacts *facts, TrabQuestion question, TrabComparison *comparison)
{
  const char *id = trab_question_get_info (question)->id;
  const char *text = NULL;
  TrabDate from = TRAB_DATE_NONE;

  trab_comparison_add_missing (comparison, id);
  if (trab_facts_get_state (facts, question, &text, &from) == TRAB_FACT_CARRIED)
    trab_comparison_add_unconfirmed (comparison, id, text, from, FALSE);
}

static void
tell_missing (const TrabFacts *facts, TrabComparison *comparison)
{
  static const TrabQuestion categories[]
      = { TRAB_QUESTION_ETHNICITY, TRAB_QUESTION_ALCOHOL, TRAB_QUESTION_SMOKING };
  TrabQfractureInputs inputs;

  trab_facts_qfracture_fill (facts, &inputs);
  for (guint i = 0; i < TRAB_N_QFRACTURE_FLAGS; i++)
    {
      TrabQuestion question = trab_facts_qfracture_get_question ((TrabQfractureFlag) i);

      if (inputs.flags[i] == TRAB_ANSWER_NOT_KNOWN && trab_facts_is_asked_of (facts, question))
        tell_missing_answer (facts, question, comparison);
    }
  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    if (trab_facts_qfracture_get_category (facts, categories[i]) == TRAB_QFRACTURE_NOT_KNOWN)
      tell_missing_answer (facts, categories[i], comparison);
  if (facts->sex == TRAB_SEX_FEMALE && !facts->is_menopause_known)
    tell_missing_answer (facts, TRAB_QUESTION_MENOPAUSE, comparison);
  if (facts->needs_fmp_age)
    tell_missing_answer (facts, TRAB_QUESTION_FINAL_PERIOD_AGE_YEARS, comparison);
  if (trab_facts_is_intake_low (facts) == TRAB_ANSWER_NOT_KNOWN)
    tell_missing_answer (facts, TRAB_QUESTION_CALCIUM_SUFFICIENT, comparison);
}

/* Measured, or the value that the engine assumes; a value that shows a therapy is not the person's.
 */
static void
tell_hormone (const TrabFacts *facts,
              TrabMeasure measure,
              double assumed,
              const char *unit,
              TrabComparison *comparison)
{
  g_autofree char *text = NULL;

  if (trab_facts_scenario_has_hormone (facts, measure))
    {
      tell_measurement (facts, measure, TRAB_SITE_NONE, comparison);
      return;
    }
  text = g_strdup_printf ("%.0f %s", assumed, unit);
  trab_comparison_add_fact (comparison, trab_measure_get_info (measure)->id, text, "assumed");
}

static void
tell_hormones (const TrabFacts *facts, TrabComparison *comparison)
{
  g_autoptr (TrabScenario) scenario = trab_facts_scenario_new (facts, 1);

  if (facts->sex == TRAB_SEX_MALE)
    {
      tell_hormone (facts, TRAB_MEASURE_TESTOSTERONE, scenario->t_now_ng_dl, "ng/dL", comparison);
      tell_hormone (facts, TRAB_MEASURE_ESTRADIOL, scenario->e2_now_pg_ml, "pg/mL", comparison);
    }
  else if (!facts->is_before_menopause)
    tell_hormone (facts, TRAB_MEASURE_ESTRADIOL, scenario->e2_post_pg_ml, "pg/mL", comparison);
  if (trab_facts_scenario_has_igf (facts, NULL))
    tell_measurement (facts, TRAB_MEASURE_IGF1, TRAB_SITE_NONE, comparison);
}

/**
 * trab_facts_tell:
 * @comparison: gets what went into its numbers, with where it came from, what was missing, and what
 *   is on record and was left out: not confirmed today, or past its age limit
 */
void
trab_facts_tell (const TrabFacts *facts, TrabComparison *comparison)
{
  g_autofree char *age = g_strdup_printf ("%d", facts->age_completed_years);
  g_autofree char *fmp = g_strdup_printf ("%.0f", facts->fmp_age_years);
  g_autofree char *steroids = g_strdup_printf ("%g mg/d", facts->steroid_mg_d);

  trab_comparison_add_fact (comparison, "age_years", age, "birth date");
  tell_measurement (facts, TRAB_MEASURE_HEIGHT, TRAB_SITE_NONE, comparison);
  tell_measurement (facts, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE, comparison);
  for (guint i = 0; i < TRAB_N_SCAN_SITES; i++)
    tell_measurement (facts, TRAB_MEASURE_BMD, trab_measure_get_scan_site (i), comparison);
  if (facts->sex == TRAB_SEX_FEMALE && !facts->needs_fmp_age)
    trab_comparison_add_fact (comparison, "final_period_age_years", fmp,
                              facts->has_fmp_age ? "answered" : "assumed");
  tell_hormones (facts, comparison);
  if (facts->has_steroids && !facts->on_steroids)
    trab_comparison_add_fact (comparison, "prednisolone_mg_d", steroids, "not in the curves");
  tell_missing (facts, comparison);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-why.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "trab-citation.h"
#include "trab-present-base.h"
#include "trab-present-catalogue.h"
#include "trab-present-chance.h"
#include "trab-present-date.h"
#include "trab-present-density.h"
#include "trab-present-fact.h"
#include "trab-present-fracture.h"
#include "trab-present-harm.h"
#include "trab-present-measure.h"
#include "trab-present-movement.h"
#include "trab-present-number.h"
#include "trab-present-problem.h"
#include "trab-present-risk-why.h"
#include "trab-present-row.h"
#include "trab-present-safety.h"
#include "trab-present-time-to-benefit.h"

#define RATIO_DECIMALS 2

static void
add (GPtrArray *rows, const char *title, const char *text, const char *note)
{
  if (text != NULL && text[0] != '\0')
    g_ptr_array_add (rows, trab_present_row_new (title, text, note));
}

static char *
dup_origin (const char *origin)
{
  TrabDate date = TRAB_DATE_NONE;
  g_autofree char *day = NULL;

  if (origin == NULL)
    return NULL;
  if (trab_date_parse (origin, &date))
    {
      day = trab_present_date_dup_long (date);
      return g_strdup_printf (_ ("Measured %s"), day);
    }
  if (g_str_equal (origin, "assumed"))
    return g_strdup (_ ("Assumed, not asked"));
  if (g_str_equal (origin, "answered"))
    return g_strdup (_ ("Answered at the visit"));
  if (g_str_equal (origin, "not in the curves"))
    return g_strdup (_ ("Not counted in the curves"));
  if (g_str_equal (origin, "birth date"))
    return g_strdup (_ ("From the date of birth"));
  return g_strdup (origin);
}

/* A value as the comparison tells it: "0.731 g/cm2", or a bare number. */
static char *
dup_value (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text ? text : "", " ", 2);
  g_autofree char *number = NULL;
  g_autofree char *unit = NULL;

  if (parts[0] == NULL)
    return g_strdup (_ ("Not known"));
  number = trab_present_number_dup_as_typed (parts[0]);
  unit = trab_present_measure_dup_unit (parts[1]);
  return g_strstrip (g_strdup_printf (_ ("%s %s"), number, unit));
}

static void
add_inputs (GPtrArray *rows, TrabComparison *comparison)
{
  GPtrArray *facts = trab_comparison_get_facts (comparison);
  GPtrArray *missing = trab_comparison_get_missing (comparison);

  for (guint i = 0; i < facts->len; i++)
    {
      const TrabUsedFact *fact = g_ptr_array_index (facts, i);
      g_autofree char *name = trab_present_fact_dup_name (fact->id);
      g_autofree char *title = g_strdup_printf (_ ("Input: %s"), name);
      g_autofree char *value = dup_value (fact->text);
      g_autofree char *origin = dup_origin (fact->origin);

      add (rows, title, value, origin);
    }
  for (guint i = 0; i < missing->len; i++)
    add (rows, _ ("Worked out without"),
         trab_present_problem_get_field_name (g_ptr_array_index (missing, i)), NULL);
}

static const char *
find_about (TrabEvidence *evidence, const char *calculator, const char *key)
{
  g_autofree char *name = g_strdup_printf ("risk/%s-about", calculator ? calculator : "");
  const TrabTable *table = trab_evidence_get_table (evidence, name, NULL);
  int row = table ? trab_table_find_row (table, "key", key) : -1;

  return row < 0 ? NULL : trab_table_get_text (table, (guint) row, "text");
}

static gboolean
is_range_of (const TrabTable *table, guint row, const char *outcome, TrabSex sex)
{
  const char *of_sex = trab_table_get_text (table, row, "sex");

  return g_strcmp0 (trab_table_get_text (table, row, "outcome"), outcome) == 0
         && (g_strcmp0 (of_sex, "both") == 0
             || g_strcmp0 (of_sex, sex == TRAB_SEX_MALE ? "M" : "F") == 0);
}

/* From which outside validations the range of the base comes. */
static void
add_range (GPtrArray *rows,
           const TrabComparisonFields *fields,
           TrabOutcome outcome,
           TrabEvidence *evidence)
{
  const TrabChance *chance = &fields->chance;
  const char *of = outcome == TRAB_OUTCOME_HIP ? "hip" : "major";
  const TrabTable *table = trab_evidence_get_table (evidence, "risk/fracture-ranges", NULL);
  const char *id = trab_chance_calculator_is_frax (chance->calculator)
                       ? "frax"
                       : trab_chance_calculator_to_string (chance->calculator);
  gboolean has_range = FALSE;

  for (guint i = 0; table != NULL && i < trab_table_get_n_rows (table); i++)
    if (g_strcmp0 (trab_table_get_text (table, i, "calculator"), id) == 0
        && is_range_of (table, i, of, fields->sex))
      {
        g_autofree char *low
            = trab_present_number_dup_decimal (trab_table_get_double (table, i, "low_factor"), 1);
        g_autofree char *high
            = trab_present_number_dup_decimal (trab_table_get_double (table, i, "high_factor"), 1);
        double from_pct = trab_table_get_double (table, i, "from_pct");
        const char *source = trab_table_get_text (table, i, "source");
        g_autofree char *from = trab_present_number_dup_decimal (from_pct, 0);
        g_autofree char *text
            = from_pct > 0
                  ? g_strdup_printf (
                      _ ("times %s to %s from a chance of %s in 100 on (assumed): %s"), low, high,
                      from, source)
                  : g_strdup_printf (_ ("times %s to %s (assumed): %s"), low, high, source);

        add (rows, _ ("Range of the base"), text, trab_table_get_text (table, i, "note"));
        has_range = TRUE;
      }
  if (!has_range && chance->calculator != TRAB_CALCULATOR_NONE)
    add (rows, _ ("Range of the base"),
         _ ("None could be read; outside validation (CPRD) found it too low, more so with age."),
         NULL);
}

/* The number that all plans stand on, over which time, and who made it. */
static void
add_base (GPtrArray *rows, TrabComparison *comparison, TrabOutcome outcome, TrabEvidence *evidence)
{
  static const char *const caveats[]
      = { "caveat-competing-death", "caveat-prior-fracture", "caveat-steroids", "caveat-hip" };
  const TrabComparisonFields *fields = trab_comparison_get (comparison);
  const TrabChance *chance = &fields->chance;
  const char *calculator = trab_chance_calculator_to_string (chance->calculator);
  g_autofree char *number = trab_present_chance_dup_number (chance, outcome);
  g_autofree char *line = trab_present_base_dup_line (chance);

  add (rows, _ ("The base: without any of these plans"), number, line);
  if (chance->calculator != TRAB_CALCULATOR_NONE)
    add (rows, _ ("Calculator"), trab_present_base_get_calculator (chance->calculator),
         find_about (evidence, calculator, "paper"));
  add (rows, _ ("Formula"), find_about (evidence, calculator, "formula"), NULL);
  add (rows, _ ("People it was made with"), find_about (evidence, calculator, "population"), NULL);
  add (rows, _ ("How well it does"), find_about (evidence, calculator, "performance"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (caveats); i++)
    add (rows, _ ("Whom it may not fit"), find_about (evidence, calculator, caveats[i]), NULL);
  if (chance->calculator != TRAB_CALCULATOR_NONE
      && find_about (evidence, calculator, "paper") == NULL)
    trab_present_risk_why_add_model (rows,
                                     trab_chance_calculator_is_frax (chance->calculator)
                                         ? TRAB_PRESENT_RISK_WHY_FRAX
                                         : calculator,
                                     evidence);
  add_range (rows, fields, outcome, evidence);
}

static void
add_study (GPtrArray *rows, TrabEvidence *evidence, const char *id)
{
  TrabCitation citation = { 0 };
  g_autofree char *source = NULL;
  g_autofree char *title = g_strdup_printf (_ ("Study %s"), id);

  if (!trab_citation_look_up (evidence, id, &citation, NULL))
    return;
  source = citation.provenance == TRAB_PROVENANCE_UNVERIFIED
               ? g_strdup_printf (_ ("%s (unverified: not wholly read at its source)"),
                                  citation.citation ? citation.citation : id)
               : g_strdup (citation.citation);
  add (rows, title, citation.study ? citation.study : id, source);
  add (rows, _ ("People studied"), citation.population, NULL);
  add (rows, _ ("Certainty"), citation.certainty_words, NULL);
}

static void
add_studies (GPtrArray *rows, TrabEvidence *evidence, const char *ids)
{
  g_auto (GStrv) list = g_strsplit_set (ids ? ids : "", ", ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (list[i][0] != '\0')
      add_study (rows, evidence, list[i]);
}

static void
add_ratio (GPtrArray *rows, const TrabFractureCell *cell)
{
  g_autofree char *ratio = trab_present_number_dup_decimal (cell->relative, RATIO_DECIMALS);
  g_autofree char *low = trab_present_number_dup_decimal (cell->relative_low, RATIO_DECIMALS);
  g_autofree char *high = trab_present_number_dup_decimal (cell->relative_high, RATIO_DECIMALS);
  g_autofree char *text = g_strdup_printf (_ ("%s (%s to %s)"), ratio, low, high);

  add (rows, _ ("How it is worked out"),
       _ ("The calculator's chance without treatment, month by month, times the ratio that the "
          "studies found, as far as the treatment acts."),
       NULL);
  add (rows, _ ("Ratio of the studies"), text, NULL);
}

static void
add_fracture (GPtrArray *rows,
              TrabComparison *comparison,
              TrabEvidence *evidence,
              TrabOutcome outcome,
              const TrabComparedPlan *plan)
{
  const TrabFractureCell *cell = &plan->fracture[outcome];
  const TrabChance *chance = &trab_comparison_get (comparison)->chance;
  g_autofree char *number = trab_present_fracture_dup_text (chance, outcome, cell);
  g_autofree char *notes = trab_present_fracture_dup_notes (cell, evidence);
  g_autofree char *ends = NULL;
  gboolean has_ratio = cell->state == TRAB_CELL_NUMBER && cell->relative > 0
                       && (cell->relative < 1 || cell->relative > 1);

  add (rows, trab_present_fracture_get_lane_title (chance, outcome), number, notes);
  if (has_ratio)
    add_ratio (rows, cell);
  ends = trab_present_fracture_dup_ends (chance, outcome, cell);
  add (rows, _ ("If the base is another"), ends, NULL);
  add (rows, _ ("People studied"), cell->population, NULL);
  add_studies (rows, evidence, cell->evidence_ids);
  add_base (rows, comparison, outcome, evidence);
}

static void
add_run (GPtrArray *rows, const TrabRun *run_or_null)
{
  const TrabRunProvenance *made = NULL;
  g_autofree char *seed = NULL;
  g_autofree char *text = NULL;

  if (run_or_null == NULL)
    return;
  made = trab_run_get_provenance ((TrabRun *) run_or_null);
  seed = g_strdup_printf ("%" G_GUINT64_FORMAT, made->seed);
  text = g_strdup_printf (_ ("Engine %s, %u virtual people, seed %s"),
                          made->engine_version ? made->engine_version : "?", made->n_members, seed);
  add (rows, _ ("Made by"), text, made->parameter_digest);
}

static void
add_curve (GPtrArray *rows,
           TrabComparison *comparison,
           TrabEvidence *evidence,
           TrabPresentLane lane,
           const TrabComparedPlan *plan)
{
  TrabPresentDensity key = { 0 };
  g_autofree char *note = trab_present_density_dup_note (plan);
  TrabQuantity quantity = TRAB_QUANTITY_BMD_TH;
  guint month = 0;
  g_autofree char *text = NULL;
  const char *ids = NULL;

  trab_present_lane_find_curve (comparison, lane, &quantity, &month);
  text = trab_present_density_get_key (plan, quantity, month, &key)
             ? trab_present_density_dup_headline (&key)
             : trab_present_density_dup_reason (plan);

  add (rows, trab_present_density_get_title (quantity), text, note);
  if (plan->has_curve)
    {
      add (rows, _ ("How it is worked out"),
           _ ("A model of bone renewal, fitted to published trials. The range is that of a person "
              "like this: 90 of 100 lie inside."),
           NULL);
      add (rows, _ ("Grade of the evidence"), plan->grade, NULL);
      add_run (rows, plan->run);
    }
  if (lane == TRAB_PRESENT_LANE_BMD_TH)
    add (rows, _ ("What it stands for"),
         _ ("In December 2025 a regulator qualified two years' change of total hip density as a "
            "stand-in for fewer breaks in trials of women after the menopause with osteoporosis. "
            "That is of trials, not of one person, and not for men, hormone treatment or growth "
            "hormone."),
         NULL);
  add (rows, _ ("Remark"), plan->note, NULL);
  ids = plan->curve_ids[quantity];
  if (ids == NULL || ids[0] == '\0')
    ids = plan->evidence_ids;
  if (plan->has_curve && (ids == NULL || ids[0] == '\0'))
    add (rows, _ ("Studies"),
         _ ("None followed this very course: the curve comes from the model and what it was "
            "fitted to."),
         NULL);
  add_studies (rows, evidence, ids);
}

/* The person's own week, where it stands for the exercise of the plan, before what the plan is. */
static GPtrArray *
dup_effort (TrabComparison *comparison, TrabEvidence *evidence, const TrabComparedPlan *plan)
{
  const TrabMovement *movement = trab_comparison_get_movement (comparison);
  GPtrArray *rows = trab_present_catalogue_dup_effort_rows (evidence, plan->plan_id);

  if (movement != NULL && trab_movement_has_week (movement)
      && trab_present_catalogue_has_week (evidence, plan->plan_id))
    {
      g_autofree char *summary = trab_present_movement_dup_summary (movement, evidence);

      g_ptr_array_insert (rows, 0, trab_present_row_new (_ ("The week"), summary, NULL));
    }
  return rows;
}

/* Lanes whose drawer is a list of rows of its own. */
static GPtrArray *
dup_list (TrabComparison *comparison,
          TrabEvidence *evidence,
          TrabPresentLane lane,
          const TrabComparedPlan *plan)
{
  TrabSafetyReport *safety = trab_comparison_get_safety (comparison);

  if (lane == TRAB_PRESENT_LANE_HARMS || lane == TRAB_PRESENT_LANE_HARMS_STRIP)
    return trab_present_harm_dup_rows (plan, evidence, lane == TRAB_PRESENT_LANE_HARMS);
  if (lane == TRAB_PRESENT_LANE_CAUTIONS)
    return trab_present_safety_dup_rows (safety, evidence, plan->plan_id);
  if (lane == TRAB_PRESENT_LANE_TESTS)
    return trab_present_safety_dup_watch_rows (safety, evidence, plan->plan_id);
  if (lane == TRAB_PRESENT_LANE_EFFORT)
    return dup_effort (comparison, evidence, plan);
  if (lane == TRAB_PRESENT_LANE_DURATION)
    return trab_present_catalogue_dup_stopping_rows (evidence, plan->plan_id);
  if (lane == TRAB_PRESENT_LANE_TIME_TO_BENEFIT)
    return trab_present_time_to_benefit_dup_rows (evidence, plan->plan_id);
  if (lane == TRAB_PRESENT_LANE_LICENCE)
    return trab_present_catalogue_dup_licence_rows (evidence, plan->plan_id,
                                                    trab_comparison_get (comparison)->today);
  return NULL;
}

/**
 * trab_present_why_dup_rows:
 * Returns: (transfer full): of TrabPresentRow; empty for a lane of words
 */
GPtrArray *
trab_present_why_dup_rows (TrabComparison *comparison,
                           TrabEvidence *evidence,
                           TrabPresentLane lane,
                           guint plan)
{
  GPtrArray *rows = trab_present_row_new_list ();
  const TrabComparedPlan *compared = trab_comparison_get_plan (comparison, plan);
  const TrabComparisonFields *fields = trab_comparison_get (comparison);
  g_autofree char *day = trab_present_date_dup_long (fields->today);

  g_autoptr (GPtrArray) list = NULL;

  g_return_val_if_fail (compared != NULL, rows);
  list = dup_list (comparison, evidence, lane, compared);
  if (list != NULL)
    {
      g_ptr_array_unref (rows);
      return g_steal_pointer (&list);
    }
  if (lane == TRAB_PRESENT_LANE_MAJOR || lane == TRAB_PRESENT_LANE_HIP
      || lane == TRAB_PRESENT_LANE_CERTAINTY)
    add_fracture (rows, comparison, evidence,
                  lane == TRAB_PRESENT_LANE_HIP ? TRAB_OUTCOME_HIP : TRAB_OUTCOME_MAJOR, compared);
  else if (lane >= TRAB_PRESENT_LANE_BMD_TH && lane <= TRAB_PRESENT_LANE_P1NP)
    add_curve (rows, comparison, evidence, lane, compared);
  else
    return rows;
  add_inputs (rows, comparison);
  add (rows, _ ("Date"), day, fields->evidence_digest);
  return rows;
}

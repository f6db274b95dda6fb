/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-risk-why.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "trab-evidence.h"
#include "trab-present-date.h"
#include "trab-present-fracture.h"
#include "trab-present-input.h"
#include "trab-present-number.h"
#include "trab-present-patient.h"
#include "trab-present-row.h"
#include "trab-present-sentence.h"
#include "trab-provenance.h"

/* The texts of the table of models, in the order of the drawer. */
static const struct
{
  const char *column;
  const char *title;
} model_texts[] = {
  { "outcome", N_ ("What it counts") },
  { "horizon", N_ ("Over") },
  { "formula", N_ ("Formula") },
  { "population", N_ ("People it was made with") },
  { "ranges", N_ ("Range") },
  { "lacks", N_ ("Does not use") },
  { "caveats", N_ ("Whom it may not fit") },
  { "licence", N_ ("Licence") },
  { "notice", N_ ("Notice") },
  { "source", N_ ("Source") },
};

static void
add (GPtrArray *rows, const char *title, const char *text, const char *note)
{
  if (text != NULL && text[0] != '\0')
    g_ptr_array_add (rows, trab_present_row_new (title, text, note));
}

/** trab_present_risk_why_dup_factors: @ids: of table risk/dvo2023-factors; their words, joined */
char *
trab_present_risk_why_dup_factors (GStrv ids, TrabEvidence *evidence)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *words
          = trab_evidence_find_text (evidence, "risk/dvo2023-factors", "id", ids[i], "label");

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", words ? words : ids[i]);
    }
  return g_string_free (text, FALSE);
}

/* The word of a coded answer, where the calculator's own table has one. */
static const char *
find_code_label (TrabEvidence *evidence, const TrabRiskInput *input)
{
  const TrabTable *table = trab_evidence_get_table (evidence, "risk/qfracture2012-variables", NULL);
  double code = g_ascii_strtod (input->value, NULL);

  for (guint i = 0; table != NULL && i < trab_table_get_n_rows (table); i++)
    if (g_strcmp0 (trab_table_get_text (table, i, "variable"), input->name) == 0
        && trab_table_has (table, i, "code")
        && lround (trab_table_get_double (table, i, "code")) == lround (code))
      return trab_table_get_text (table, i, "label");
  return NULL;
}

static char *
dup_value (const TrabRiskInput *input, TrabEvidence *evidence)
{
  const char *label = find_code_label (evidence, input);
  double number = g_ascii_strtod (input->value, NULL);
  TrabSex sex = TRAB_SEX_UNKNOWN;

  if (g_str_equal (input->value, "yes"))
    return g_strdup (_ ("Yes"));
  if (g_str_equal (input->value, "no"))
    return g_strdup (_ ("No"));
  if (g_str_equal (input->name, "sex") && trab_sex_from_string (input->value, &sex))
    return g_strdup (trab_present_patient_get_sex (sex));
  if (g_str_equal (input->name, "factors"))
    {
      g_auto (GStrv) ids = g_strsplit (input->value, ";", -1);

      return trab_present_risk_why_dup_factors (ids, evidence);
    }
  if (label != NULL)
    return g_strdup (label);
  return trab_present_number_dup_decimal (number, fabs (number - round (number)) < 1e-9 ? 0 : 2);
}

/* Where copies of the guideline give a factor otherwise. */
static void
add_disagreements (GPtrArray *rows, const TrabRiskInput *input, TrabEvidence *evidence)
{
  g_auto (GStrv) ids = NULL;

  if (!g_str_equal (input->name, "factors"))
    return;
  ids = g_strsplit (input->value, ";", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    add (rows, _ ("Copies disagree"),
         trab_evidence_find_text (evidence, "risk/dvo2023-factors", "id", ids[i], "disagreement"),
         trab_evidence_find_text (evidence, "risk/dvo2023-factors", "id", ids[i], "label"));
}

static void
add_inputs (GPtrArray *rows, const TrabRiskEstimate *estimate, TrabEvidence *evidence)
{
  const TrabRiskResultFields *fields = trab_risk_result_get (estimate->result);
  const char *const *without = fields->worked_out_without;

  for (guint i = 0; i < estimate->inputs->len; i++)
    {
      const TrabRiskInput *input = g_ptr_array_index (estimate->inputs, i);
      gboolean is_between = g_str_has_prefix (input->name, "dvo_");
      g_autofree char *name
          = trab_present_sentence_dup_capitalised (trab_present_input_get_name (input->name));
      g_autofree char *title
          = g_strdup_printf (is_between ? _ ("Worked out: %s") : _ ("Input: %s"), name);
      g_autofree char *value = dup_value (input, evidence);

      add (rows, title, value, NULL);
      add_disagreements (rows, input, evidence);
    }
  for (guint i = 0; without != NULL && without[i] != NULL; i++)
    {
      g_autofree char *name
          = trab_present_sentence_dup_capitalised (trab_present_input_get_name (without[i]));

      add (rows, _ ("Worked out without"), name, NULL);
    }
  for (guint i = 0; estimate->not_asked != NULL && estimate->not_asked[i] != NULL; i++)
    add (rows, _ ("Not asked"),
         trab_evidence_find_text (evidence, "risk/dvo2023-factors", "id", estimate->not_asked[i],
                                  "label"),
         NULL);
}

/** trab_present_risk_why_add_model: @rows: of TrabPresentRow: gets what table risk/models says of
 * one */
void
trab_present_risk_why_add_model (GPtrArray *rows, const char *model_id, TrabEvidence *evidence)
{
  const char *code = trab_evidence_find_text (evidence, "risk/models", "id", model_id, "prov_code");

  for (guint i = 0; i < G_N_ELEMENTS (model_texts); i++)
    add (rows, _ (model_texts[i].title),
         trab_evidence_find_text (evidence, "risk/models", "id", model_id, model_texts[i].column),
         NULL);
  if (code != NULL && trab_provenance_from_code (code) < TRAB_PROVENANCE_VERIFIED)
    add (rows, _ ("Unverified"), _ ("A number of this model was not read in its source."), NULL);
}

static void
add_estimate (GPtrArray *rows, const TrabRiskEstimate *estimate, TrabEvidence *evidence)
{
  const char *model_id = trab_risk_result_get (estimate->result)->model_id;

  add_inputs (rows, estimate, evidence);
  if (estimate->band != NULL && g_str_equal (model_id, "dvo2023"))
    add (rows, _ ("What the guideline says of this band"),
         trab_evidence_find_text (evidence, "risk/dvo2023-actions", "band", estimate->band, "text"),
         NULL);
  trab_present_risk_why_add_model (rows, model_id, evidence);
}

static void
add_typed (GPtrArray *rows, const TrabTypedFrax *frax, TrabEvidence *evidence)
{
  g_autofree char *date = trab_date_is_known (frax->date) ? trab_present_date_dup_long (frax->date)
                                                          : g_strdup (_ ("not known"));

  add (rows, _ ("Made on"), date, NULL);
  add (rows, _ ("Country"), frax->country ? frax->country : _ ("not known"), NULL);
  add (rows, _ ("Inputs"), frax->inputs ? frax->inputs : _ ("not known"), NULL);
  trab_present_risk_why_add_model (rows, TRAB_PRESENT_RISK_WHY_FRAX, evidence);
}

/* The published changes for the dose, of all ages and of each. */
static void
add_steroids (GPtrArray *rows, const TrabTypedFrax *frax, TrabEvidence *evidence)
{
  const TrabTable *table = trab_evidence_get_table (evidence, "risk/frax-glucocorticoid", NULL);
  g_autofree char *dose = trab_present_number_dup_decimal (frax->prednisolone_mg_d, 1);
  g_autofree char *text = g_strdup_printf (_ ("%s mg of prednisolone a day"), dose);

  add (rows, _ ("Input: Steroids"), text, NULL);
  add (rows, _ ("Formula"), _ ("The typed result, changed by the percentage for all ages."), NULL);
  for (guint i = 0; table != NULL && i < trab_table_get_n_rows (table); i++)
    {
      gboolean is_hip = g_strcmp0 (trab_table_get_text (table, i, "outcome"), "hip") == 0;
      g_autofree char *change
          = trab_present_number_dup_signed (trab_table_get_double (table, i, "change_pct"), 0);
      g_autofree char *age
          = trab_table_has (table, i, "age")
                ? g_strdup_printf (_ ("age %.0f"), trab_table_get_double (table, i, "age"))
                : g_strdup (_ ("all ages"));
      g_autofree char *title = g_strdup_printf (
          _ ("Change, %s, %s"),
          trab_present_fracture_get_outcome (NULL, is_hip ? TRAB_OUTCOME_HIP : TRAB_OUTCOME_MAJOR),
          age);
      g_autofree char *words = g_strdup_printf (_ ("%s %%"), change);

      if (frax->prednisolone_mg_d >= trab_table_get_double (table, i, "dose_from")
          && (!trab_table_has (table, i, "dose_below")
              || frax->prednisolone_mg_d < trab_table_get_double (table, i, "dose_below")))
        add (rows, title, words, NULL);
    }
  add (rows, _ ("Source"), table ? trab_table_get_text (table, 0, "source") : NULL, NULL);
  trab_present_risk_why_add_model (rows, TRAB_PRESENT_RISK_WHY_FRAX, evidence);
}

static void
add_threshold (GPtrArray *rows, const TrabRiskThreshold *threshold, TrabEvidence *evidence)
{
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    if (isfinite (threshold->intervention_pct[i]))
      {
        g_autofree char *pct = trab_present_number_dup_decimal (threshold->intervention_pct[i], 1);
        g_autofree char *text = g_strdup_printf (_ ("%s %%"), pct);

        add (rows, _ ("Intervention threshold at this age"), text,
             trab_present_fracture_get_outcome (NULL, (TrabOutcome) i));
      }
  add (rows, _ ("People it was made for"), _ ("FRAX of the same country; no other calculator."),
       NULL);
  if (threshold->refused_input != NULL)
    add (rows, _ ("Worked out without"), trab_present_input_get_name (threshold->refused_input),
         NULL);
  if (!threshold->is_verified)
    add (rows, _ ("Unverified"), _ ("The thresholds were not read in their own source."), NULL);
  add (rows, _ ("Source"), threshold->source, NULL);
  add (rows, _ ("Licence"),
       trab_evidence_find_text (evidence, "risk/models", "id", TRAB_PRESENT_RISK_WHY_FRAX,
                                "licence"),
       NULL);
}

static void
add_criteria (GPtrArray *rows, const TrabRiskPanel *panel, const char *guideline)
{
  static const char *const words[] = { [TRAB_ANSWER_NOT_KNOWN] = N_ ("Not checked"),
                                       [TRAB_ANSWER_NO] = N_ ("Not met"),
                                       [TRAB_ANSWER_YES] = N_ ("Met") };

  for (guint i = 0; i < panel->criteria->len; i++)
    {
      const TrabRiskCriterion *criterion = g_ptr_array_index (panel->criteria, i);
      g_autofree char *missing
          = trab_present_input_dup_list ((const char *const *) criterion->missing);
      g_autofree char *source = g_strdup_printf (
          criterion->is_verified ? "%s" : _ ("%s (unverified)"), criterion->source);
      g_autofree char *note = criterion->holds == TRAB_ANSWER_NOT_KNOWN && missing != NULL
                                  ? g_strdup_printf (_ ("Not known: %s. %s"), missing, source)
                                  : g_strdup (source);

      if (g_strcmp0 (criterion->guideline, guideline) == 0)
        add (rows, criterion->words, _ (words[criterion->holds]), note);
    }
}

/**
 * trab_present_risk_why_dup_rows:
 * @why: of a row of the panel
 * @today: when the panel was made
 *
 * Returns: (transfer full): formula, inputs, source, people, date, whom it does not fit; empty for
 *   what the panel does not show
 */
GPtrArray *
trab_present_risk_why_dup_rows (const TrabRiskPanel *panel,
                                TrabEvidence *evidence,
                                const char *why,
                                TrabDate today)
{
  GPtrArray *rows = trab_present_row_new_list ();
  const TrabRiskEstimate *estimate = trab_risk_panel_find_estimate (panel, why);
  g_autofree char *day = trab_present_date_dup_long (today);

  if (estimate != NULL)
    add_estimate (rows, estimate, evidence);
  else if (panel->frax != NULL && g_str_equal (why, TRAB_PRESENT_RISK_WHY_FRAX))
    add_typed (rows, panel->frax, evidence);
  else if (panel->frax != NULL && g_str_equal (why, TRAB_PRESENT_RISK_WHY_STEROIDS))
    add_steroids (rows, panel->frax, evidence);
  else if (g_str_has_prefix (why, TRAB_PRESENT_RISK_WHY_CRITERIA))
    add_criteria (rows, panel, why + strlen (TRAB_PRESENT_RISK_WHY_CRITERIA));
  for (guint i = 0; i < panel->thresholds->len; i++)
    {
      const TrabRiskThreshold *threshold = g_ptr_array_index (panel->thresholds, i);

      if (g_str_equal (threshold->scheme, why))
        add_threshold (rows, threshold, evidence);
    }
  if (rows->len > 0)
    add (rows, _ ("Date"), day, NULL);
  return rows;
}

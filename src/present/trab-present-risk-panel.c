/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-risk-panel.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "trab-evidence.h"
#include "trab-present-date.h"
#include "trab-present-fracture.h"
#include "trab-present-input.h"
#include "trab-present-number.h"
#include "trab-present-risk-why.h"
#include "trab-present-row.h"
#include "trab-present-sentence.h"

#define PCT_DECIMALS 1

static const struct
{
  TrabRiskCaveat caveat;
  const char *words;
} caveats[] = {
  { TRAB_RISK_CAVEAT_TOO_LOW_PRIOR_FRACTURE,
    N_ ("May be too low: a past break counts for little in this model.") },
  { TRAB_RISK_CAVEAT_TOO_LOW_STEROIDS,
    N_ ("May be too low: steroids count for little in this model.") },
  { TRAB_RISK_CAVEAT_NO_COMPETING_DEATH, N_ ("Counts breaks as if nobody died of something else. "
                                             "Not comparable with FRAX thresholds.") },
  { TRAB_RISK_CAVEAT_PARENT_IN_MEN,
    N_ ("A parent's history counts for much in men: it reflects how it was recorded.") },
  { TRAB_RISK_CAVEAT_NO_NUMBER_IS_NOT_LOW, N_ ("No number is not a low chance.") },
  { TRAB_RISK_CAVEAT_UNVERIFIED, N_ ("Unverified: a number of this model was not read in its "
                                     "source.") },
  { TRAB_RISK_CAVEAT_TYPED_IN, N_ ("Typed in, not worked out here.") },
  { TRAB_RISK_CAVEAT_SOURCES_DISAGREE, N_ ("Copies of this model disagree here.") },
};

static const char *const frax_bands[TRAB_N_FRAX_BANDS] = {
  [TRAB_FRAX_BAND_NONE] = N_ ("No band"),
  [TRAB_FRAX_BAND_BELOW_LOWER] = N_ ("Below the lower assessment threshold"),
  [TRAB_FRAX_BAND_BETWEEN] = N_ ("Between the assessment thresholds"),
  [TRAB_FRAX_BAND_ABOVE_UPPER] = N_ ("Above the upper assessment threshold"),
  [TRAB_FRAX_BAND_BELOW_INTERVENTION] = N_ ("Below the intervention threshold"),
  [TRAB_FRAX_BAND_ABOVE_INTERVENTION] = N_ ("At or above the intervention threshold"),
  [TRAB_FRAX_BAND_VERY_HIGH] = N_ ("In the very high band"),
};

/* Chances over 3 years, by the names of the table's bands. */
static const struct
{
  const char *band;
  const char *words;
} dvo_bands[] = {
  { "<3", N_ ("under 3 %") },
  { "3-<5", N_ ("3 to under 5 %") },
  { "5-<10", N_ ("5 to under 10 %") },
  { ">=10", N_ ("10 % or more") },
};

static const char *
get_dvo_band (const char *band)
{
  for (guint i = 0; i < G_N_ELEMENTS (dvo_bands); i++)
    if (g_strcmp0 (band, dvo_bands[i].band) == 0)
      return _ (dvo_bands[i].words);
  return band;
}

/* The tool's own word for how likely a low bone density is. */
static const char *
get_osta_band (const char *band)
{
  return g_strcmp0 (band, "high") == 0     ? _ ("the tool's high band")
         : g_strcmp0 (band, "medium") == 0 ? _ ("the tool's middle band")
                                           : _ ("the tool's low band");
}

static void
add_sentence (GString *text, const char *sentence)
{
  if (sentence != NULL && sentence[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
}

static void
add_row (GPtrArray *rows, const char *title, const char *text, const char *note, const char *why)
{
  TrabPresentRow *row = trab_present_row_new (title, text, note);

  row->why = g_strdup (why);
  g_ptr_array_add (rows, row);
}

/* The outcome is named as what it is. */
static const char *
get_outcome (const char *model_id, TrabOutcome outcome)
{
  if (outcome == TRAB_OUTCOME_MAJOR && g_strcmp0 (model_id, "garvan") == 0)
    return _ ("any low-trauma break");
  return trab_present_fracture_get_outcome (NULL, outcome);
}

static const char *
get_model_text (TrabEvidence *evidence, const char *model_id, const char *column)
{
  const TrabTable *models = trab_evidence_get_table (evidence, "risk/models", NULL);
  int row = models ? trab_table_find_row (models, "id", model_id) : -1;

  return row < 0 ? NULL : trab_table_get_text (models, (guint) row, column);
}

static char *
dup_pct (double pct)
{
  return trab_present_number_dup_decimal (pct, PCT_DECIMALS);
}

/* The last year that the model has: its own horizon. */
static guint
find_horizon (TrabRiskResult *result, TrabOutcome outcome)
{
  for (guint year = TRAB_RISK_MAX_YEARS; year > 0; year--)
    if (trab_risk_result_has_pct (result, outcome, year))
      return year;
  return 0;
}

/* The one year before the horizon that the model has too; 0 for none or more, which are a curve. */
static guint
find_shorter (TrabRiskResult *result, TrabOutcome outcome, guint horizon)
{
  guint shorter = 0;

  for (guint year = 1; year < horizon; year++)
    if (trab_risk_result_has_pct (result, outcome, year))
      {
        if (shorter > 0)
          return 0;
        shorter = year;
      }
  return shorter;
}

static char *
dup_chance (TrabRiskResult *result, TrabOutcome outcome)
{
  g_autofree char *bone = trab_present_sentence_dup_capitalised (
      get_outcome (trab_risk_result_get (result)->model_id, outcome));
  guint years = find_horizon (result, outcome);
  guint shorter = find_shorter (result, outcome, years);
  g_autofree char *pct = NULL;
  g_autofree char *sooner = NULL;

  if (years == 0)
    return NULL;
  pct = dup_pct (trab_risk_result_get_shown_pct (result, outcome, years));
  if (shorter == 0)
    /* Translators: what breaks, chance in percent, over so many years */
    return g_strdup_printf (_ ("%s: %s\u00a0%% over %u years"), bone, pct, years);
  sooner = dup_pct (trab_risk_result_get_shown_pct (result, outcome, shorter));
  /* Translators: what breaks, chance in percent, over so many years, and the same again */
  return g_strdup_printf (_ ("%s: %s\u00a0%% over %u years, %s\u00a0%% over %u years"), bone,
                          sooner, shorter, pct, years);
}

/**
 * trab_present_risk_panel_dup_curve:
 * Returns: (nullable): the chance of every year the model has, in words; NULL for fewer than three
 */
char *
trab_present_risk_panel_dup_curve (TrabRiskResult *result, TrabOutcome outcome)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint year = 1; year <= TRAB_RISK_MAX_YEARS; year++)
    {
      g_autofree char *pct = NULL;

      if (!trab_risk_result_has_pct (result, outcome, year))
        continue;
      pct = dup_pct (trab_risk_result_get_shown_pct (result, outcome, year));
      g_string_append_printf (text, "%s%s", n++ > 0 ? ", " : "", pct);
    }
  if (n < 3)
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  /* Translators: before: the bone; then the chance within 1 year, within 2 years, and so on */
  g_string_prepend (text, ": ");
  g_string_prepend (text, get_outcome (trab_risk_result_get (result)->model_id, outcome));
  g_string_append (text, " %");
  return g_string_free (text, FALSE);
}

static char *
dup_refusal (const TrabRiskResultFields *fields, TrabEvidence *evidence)
{
  const char *name = trab_present_input_get_name (fields->refused_input);
  const char *ranges = get_model_text (evidence, fields->model_id, "ranges");
  g_autofree char *value = isfinite (fields->refused_value)
                               ? trab_present_number_dup_decimal (fields->refused_value, 2)
                               : NULL;

  switch (fields->refusal)
    {
    case TRAB_RISK_REFUSAL_NONE:
      break;
    case TRAB_RISK_REFUSAL_MISSING:
      return g_strdup_printf (_ ("No number. Not known: %s."), name);
    case TRAB_RISK_REFUSAL_OUT_OF_RANGE:
      return g_strdup_printf (_ ("No number. Outside this model: %s %s (%s)."), name,
                              value ? value : "", ranges ? ranges : _ ("see its source"));
    case TRAB_RISK_REFUSAL_NOT_WHOLE:
      return g_strdup_printf (_ ("No number. Not a whole number: %s."), name);
    case TRAB_RISK_REFUSAL_NOT_IN_MODEL:
      return g_strdup_printf (_ ("No number. Not a part of this model: %s."), name);
    case TRAB_RISK_REFUSAL_CONFLICT:
      return g_strdup_printf (_ ("No number. Two answers contradict each other: %s."), name);
    case TRAB_RISK_REFUSAL_NOT_PUBLISHED:
      return g_strdup (_ ("No number. The published table is empty here."));
    }
  return NULL;
}

static char *
dup_estimate_text (const TrabRiskEstimate *estimate, TrabEvidence *evidence)
{
  const TrabRiskResultFields *fields = trab_risk_result_get (estimate->result);
  g_autofree char *refusal = dup_refusal (fields, evidence);
  GString *text = NULL;

  if (refusal != NULL)
    return g_steal_pointer (&refusal);
  text = g_string_new (NULL);
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      g_autofree char *chance = dup_chance (estimate->result, (TrabOutcome) i);

      if (chance != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", chance);
    }
  if (estimate->has_score)
    {
      g_autofree char *score = trab_present_number_dup_decimal (estimate->score, 0);

      g_string_append_printf (text, "%s", text->len > 0 ? "\n" : "");
      g_string_append_printf (text, _ ("Score %s"), score);
      if (estimate->refers == TRAB_ANSWER_YES)
        g_string_append_printf (text, ": %s", _ ("beyond the tool's cut-off for a bone scan"));
      else if (estimate->refers == TRAB_ANSWER_NO)
        g_string_append_printf (text, ": %s", _ ("within the tool's cut-off"));
    }
  if (estimate->band != NULL && g_strcmp0 (fields->model_id, "dvo2023") == 0)
    g_string_append_printf (text, _ ("Spine or hip: %s over 3 years"),
                            get_dvo_band (estimate->band));
  if (estimate->band != NULL && g_strcmp0 (fields->model_id, "osta") == 0)
    g_string_append_printf (text, ": %s", get_osta_band (estimate->band));
  if (g_strcmp0 (fields->model_id, "fracture-index") == 0
      && find_horizon (estimate->result, TRAB_OUTCOME_HIP) == 0)
    g_string_append_printf (text, "\n%s", _ ("No chance is published for this score."));
  return g_string_free (text, FALSE);
}

static char *
dup_estimate_note (const TrabRiskPanel *panel,
                   const TrabRiskEstimate *estimate,
                   TrabEvidence *evidence)
{
  const TrabRiskResultFields *fields = trab_risk_result_get (estimate->result);
  const char *population = get_model_text (evidence, fields->model_id, "population");
  const char *lacks = get_model_text (evidence, fields->model_id, "lacks");
  g_autofree char *without = trab_present_input_dup_list (fields->worked_out_without);
  GString *text = g_string_new (NULL);

  if (population != NULL)
    g_string_append_printf (text, _ ("Made for: %s."), population);
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      g_autofree char *curve
          = trab_present_risk_panel_dup_curve (estimate->result, (TrabOutcome) i);

      if (curve != NULL)
        g_string_append_printf (text, _ (" Years 1 to 10, %s."), curve);
    }
  for (guint i = 0; i < G_N_ELEMENTS (caveats); i++)
    if ((fields->caveats & caveats[i].caveat) != 0)
      add_sentence (text, _ (caveats[i].words));
  if (trab_risk_result_hip_exceeds_any (estimate->result, TRAB_RISK_MAX_YEARS))
    add_sentence (text, _ ("The model gives more hips than breaks in all: the hip value stands for "
                           "both."));
  if (estimate->other_band != NULL)
    {
      g_autofree char *other
          = g_strdup_printf (_ ("Another reading of the published table gives %s."),
                             get_dvo_band (estimate->other_band));

      add_sentence (text, other);
    }
  if (panel->oestrogen_only_hrt && g_strcmp0 (fields->model_id, "qfracture2012") == 0)
    add_sentence (text, _ ("HRT with estrogen only counts as a sign of who takes it. It is no "
                           "switch of a treatment."));
  if (estimate->not_asked != NULL && fields->refusal == TRAB_RISK_REFUSAL_NONE)
    {
      g_autofree char *not_asked
          = trab_present_risk_why_dup_factors (estimate->not_asked, evidence);
      g_autofree char *sentence = g_strdup_printf (_ ("Not asked: %s."), not_asked);

      add_sentence (text, sentence);
    }
  if (without != NULL && fields->refusal == TRAB_RISK_REFUSAL_NONE)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("Worked out without: %s."), without);

      add_sentence (text, sentence);
    }
  if (lacks != NULL)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("Does not use: %s."), lacks);

      add_sentence (text, sentence);
    }
  return g_string_free (text, FALSE);
}

/**
 * trab_present_risk_panel_dup_estimates:
 * Returns: (transfer full): of TrabPresentRow: the model's name, what it says, what to know with it
 */
GPtrArray *
trab_present_risk_panel_dup_estimates (const TrabRiskPanel *panel, TrabEvidence *evidence)
{
  GPtrArray *rows = trab_present_row_new_list ();

  if (panel->is_treated)
    g_ptr_array_add (
        rows, trab_present_row_new (_ ("On a bone medicine"),
                                    _ ("These calculators assume a person who takes none."), NULL));
  for (guint i = 0; i < panel->estimates->len; i++)
    {
      const TrabRiskEstimate *estimate = g_ptr_array_index (panel->estimates, i);
      const char *id = trab_risk_result_get (estimate->result)->model_id;
      const char *name = get_model_text (evidence, id, "name");
      g_autofree char *text = dup_estimate_text (estimate, evidence);
      g_autofree char *note = dup_estimate_note (panel, estimate, evidence);

      add_row (rows, name ? name : id, text, note, id);
    }
  return rows;
}

static char *
dup_typed (const TrabTypedFrax *frax)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      g_autofree char *chance = dup_chance (frax->result, (TrabOutcome) i);

      if (chance != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", chance);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_typed_note (const TrabTypedFrax *frax)
{
  GString *text = g_string_new (_ ("Typed in, not worked out here."));
  g_autofree char *date = trab_date_is_known (frax->date) ? trab_present_date_dup_long (frax->date)
                                                          : g_strdup (_ ("not known"));

  g_string_append_c (text, ' ');
  g_string_append_printf (text, _ ("Date: %s."), date);
  add_sentence (text, frax->with_bmd == TRAB_ANSWER_YES ? _ ("With a scan of the hip neck.")
                      : frax->with_bmd == TRAB_ANSWER_NO
                          ? _ ("Without a scan.")
                          : _ ("With or without a scan: not known."));
  g_string_append_c (text, ' ');
  g_string_append_printf (text, _ ("Inputs: %s."), frax->inputs ? frax->inputs : _ ("not known"));
  return g_string_free (text, FALSE);
}

static void
add_adjusted (GPtrArray *rows, const TrabTypedFrax *frax)
{
  GString *text = NULL;
  g_autofree char *words = NULL;

  if (!frax->has_adjusted)
    return;
  text = g_string_new (NULL);
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    if (isfinite (frax->adjusted_pct[i]))
      {
        g_autofree char *pct = dup_pct (frax->adjusted_pct[i]);
        g_autofree char *bone = trab_present_sentence_dup_capitalised (
            trab_present_fracture_get_outcome (NULL, (TrabOutcome) i));

        g_string_append_printf (text, "%s%s: %s\u00a0%%", text->len > 0 ? "\n" : "", bone, pct);
      }
  words = g_string_free (text, FALSE);
  add_row (rows, _ ("FRAX with the dose of steroids"), words,
           _ ("Kanis 2011, all ages. It holds only if steroids were ticked in FRAX."),
           TRAB_PRESENT_RISK_WHY_STEROIDS);
}

static char *
dup_threshold_note (const TrabRiskThreshold *threshold, gboolean is_one_outcome)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    if (isfinite (threshold->intervention_pct[i]))
      {
        g_autofree char *pct = dup_pct (threshold->intervention_pct[i]);

        g_string_append_printf (text, "%s", text->len > 0 ? " " : "");
        g_string_append_printf (text, _ ("Intervention threshold, %s: %s %%."),
                                trab_present_fracture_get_outcome (NULL, (TrabOutcome) i), pct);
      }
  if (is_one_outcome)
    add_sentence (text, _ ("By one of the two results alone: the other was not typed in."));
  if (!threshold->is_verified)
    add_sentence (text, _ ("Unverified: the thresholds were not read in their own source."));
  if (threshold->source != NULL)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, _ ("Source: %s."), threshold->source);
    }
  return g_string_free (text, FALSE);
}

/**
 * trab_present_risk_panel_dup_frax:
 * Returns: (transfer full): of TrabPresentRow: what was typed in, its adjustment, and the band of
 *   the guideline of that country; empty where nothing was typed
 */
GPtrArray *
trab_present_risk_panel_dup_frax (const TrabRiskPanel *panel)
{
  GPtrArray *rows = trab_present_row_new_list ();
  g_autofree char *text = panel->frax ? dup_typed (panel->frax) : NULL;
  g_autofree char *note = panel->frax ? dup_typed_note (panel->frax) : NULL;

  if (panel->frax == NULL)
    return rows;
  add_row (rows, _ ("FRAX, typed in"), text, note, TRAB_PRESENT_RISK_WHY_FRAX);
  add_adjusted (rows, panel->frax);
  for (guint i = 0; i < panel->thresholds->len; i++)
    {
      const TrabRiskThreshold *threshold = g_ptr_array_index (panel->thresholds, i);
      g_autofree char *about = dup_threshold_note (
          threshold, find_horizon (panel->frax->result, TRAB_OUTCOME_MAJOR) == 0
                         || find_horizon (panel->frax->result, TRAB_OUTCOME_HIP) == 0);
      g_autofree char *why
          = threshold->refusal == TRAB_RISK_REFUSAL_NONE
                ? NULL
                : g_strdup_printf (_ ("No band: %s is not known or outside the guideline."),
                                   trab_present_input_get_name (threshold->refused_input));

      add_row (rows, threshold->scheme, why ? why : _ (frax_bands[threshold->band]), about,
               threshold->scheme);
    }
  if (panel->thresholds->len == 0)
    g_ptr_array_add (rows,
                     trab_present_row_new (
                         _ ("Guideline band"), _ ("None"),
                         _ ("A band is a guideline's, for FRAX of its own country. Here are those "
                            "of the United Kingdom and the United States.")));
  return rows;
}

/** trab_present_risk_panel_dup_conflicts: (transfer full) (nullable): a line for each */
char *
trab_present_risk_panel_dup_conflicts (const TrabRiskPanel *panel)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < panel->conflicts->len; i++)
    {
      const TrabRiskConflict *conflict = g_ptr_array_index (panel->conflicts, i);
      g_autofree char *typed = trab_present_number_dup_decimal (conflict->typed_pct, 0);
      g_autofree char *model = trab_present_number_dup_decimal (conflict->model_pct, 0);
      g_autofree char *sentence = g_strdup_printf (
          /* Translators: what breaks; percent; the model; percent */
          _ ("FRAX typed in says %s %s%%. The model says %s%%. Check the inputs."),
          conflict->outcome == TRAB_OUTCOME_HIP ? _ ("hip") : _ ("major break"), typed, model);

      g_string_append_printf (text, "%s%s (%s)", text->len > 0 ? "\n" : "", sentence,
                              conflict->model_id);
    }
  return g_string_free (text, text->len == 0);
}

static void
append_criterion (GString *text, const TrabRiskCriterion *criterion)
{
  g_autofree char *missing
      = criterion->holds == TRAB_ANSWER_NOT_KNOWN
            ? trab_present_input_dup_list ((const char *const *) criterion->missing)
            : NULL;

  g_string_append_printf (text, "%s%s%s", text->len > 0 ? "; " : "", criterion->words,
                          criterion->is_verified ? "" : _ (" (unverified)"));
  if (missing != NULL)
    /* Translators: after a criterion: the facts that are missing for it */
    g_string_append_printf (text, _ (" (not known: %s)"), missing);
}

/* One guideline: which of its criteria hold, which do not, which nobody could check. */
static void
add_guideline_row (GPtrArray *rows,
                   const TrabRiskPanel *panel,
                   const char *guideline,
                   const char *source)
{
  g_autofree char *why = g_strconcat (TRAB_PRESENT_RISK_WHY_CRITERIA, guideline, NULL);
  g_autoptr (GString) open = g_string_new (NULL);
  g_autoptr (GString) no = g_string_new (NULL);
  g_autoptr (GString) yes = g_string_new (NULL);
  GString *by_answer[] = {
    [TRAB_ANSWER_NOT_KNOWN] = open,
    [TRAB_ANSWER_NO] = no,
    [TRAB_ANSWER_YES] = yes,
  };
  g_autofree char *text = NULL;
  g_autofree char *note = NULL;

  for (guint i = 0; i < panel->criteria->len; i++)
    {
      const TrabRiskCriterion *criterion = g_ptr_array_index (panel->criteria, i);

      if (g_strcmp0 (criterion->guideline, guideline) == 0)
        append_criterion (by_answer[criterion->holds], criterion);
    }
  text = yes->len > 0    ? g_strdup_printf (_ ("Met: %s"), yes->str)
         : open->len > 0 ? g_strdup (_ ("None met; not all checked"))
                         : g_strdup (_ ("None met"));
  note = g_strdup_printf (_ ("Not checked: %s. Not met: %s. Source: %s."),
                          open->len > 0 ? open->str : _ ("none"),
                          no->len > 0 ? no->str : _ ("none"), source ? source : _ ("not known"));
  add_row (rows, guideline, text, note, why);
}

/**
 * trab_present_risk_panel_dup_criteria:
 * Returns: (transfer full): of TrabPresentRow: for each guideline its criteria for a very high risk
 *   that are met, not met and not checked. A finding; what a guideline says to do stands elsewhere.
 */
GPtrArray *
trab_present_risk_panel_dup_criteria (const TrabRiskPanel *panel)
{
  GPtrArray *rows = trab_present_row_new_list ();
  const char *last = NULL;

  for (guint i = 0; i < panel->criteria->len; i++)
    {
      const TrabRiskCriterion *criterion = g_ptr_array_index (panel->criteria, i);

      if (g_strcmp0 (criterion->guideline, last) != 0)
        add_guideline_row (rows, panel, criterion->guideline, criterion->source);
      last = criterion->guideline;
    }
  return rows;
}

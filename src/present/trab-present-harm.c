/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-harm.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "trab-citation.h"
#include "trab-date.h"
#include "trab-present-number.h"
#include "trab-present-refusal.h"

#define DAYS_PER_YEAR 365.25
#define PER_1000_OF_PCT 10

static const struct
{
  const char *outcome;
  const char *words;
} outcomes[] = {
  { "acute_kidney_injury", N_ ("Sudden kidney injury") },
  { "acute_phase_symptoms_3d", N_ ("Fever or aches in the first 3 days") },
  { "all_cause_mortality", N_ ("Death from any cause") },
  { "any_long_term_harm", N_ ("Harm over the years") },
  { "arrhythmia_nonfatal", N_ ("A heart rhythm problem that was treated") },
  { "arthralgia", N_ ("Joint pain") },
  { "atrial_fibrillation", N_ ("Atrial fibrillation") },
  { "atrial_fibrillation_serious", N_ ("Serious atrial fibrillation") },
  { "atypical_femur_fracture", N_ ("An unusual break of the thigh bone") },
  { "breast_cancer_invasive", N_ ("Breast cancer") },
  { "carpal_tunnel_syndrome", N_ ("Carpal tunnel") },
  { "chd", N_ ("Heart disease") },
  { "congestive_heart_failure", N_ ("Heart failure") },
  { "creatinine_rise_transient", N_ ("Kidney test raised for a time") },
  { "death", N_ ("Death from any cause") },
  { "deep_vein_thrombosis", N_ ("A clot in a leg") },
  { "endometrial_adenomatous_or_atypical_hyperplasia", N_ ("Overgrowth of the womb lining") },
  { "endometrial_cancer", N_ ("Cancer of the womb lining") },
  { "endometrial_hyperplasia", N_ ("Overgrowth of the womb lining") },
  { "fracture_clinical", N_ ("Any broken bone") },
  { "fracture_or_serious_injury", N_ ("A broken bone or serious injury") },
  { "gallbladder_disease", N_ ("Gallbladder disease") },
  { "gynaecomastia", N_ ("Breast growth in men") },
  { "hematocrit_ge_54pct", N_ ("Too many red blood cells") },
  { "kidney_stones", N_ ("Kidney stones") },
  { "mace", N_ ("Heart attack, stroke or heart death") },
  { "minor_adverse_event", N_ ("A minor injury or ache") },
  { "myocardial_infarction", N_ ("Heart attack") },
  { "new_IFG_IGT_or_DM", N_ ("Raised blood sugar") },
  { "new_diabetes", N_ ("Diabetes") },
  { "osteonecrosis_of_jaw", N_ ("Jaw bone that does not heal") },
  { "probable_dementia_65plus", N_ ("Dementia, from age 65") },
  { "prostate_cancer_any", N_ ("Prostate cancer") },
  { "pulmonary_embolism", N_ ("A clot in a lung") },
  { "soft_tissue_oedema", N_ ("Swelling") },
  { "stroke", N_ ("Stroke") },
  { "upper_gi_event", N_ ("Stomach or food pipe trouble") },
  { "vte", N_ ("A clot in a leg or lung") },
};

/** trab_present_harm_get_outcome: (transfer none): an outcome without words stays as it is */
const char *
trab_present_harm_get_outcome (const char *outcome)
{
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (g_strcmp0 (outcome, outcomes[i].outcome) == 0)
      return _ (outcomes[i].words);
  return outcome;
}

/* As the table has it, to one decimal; what is more than nothing is never shown as 0. */
static char *
dup_count (double per_1000)
{
  double size = fabs (per_1000);
  gboolean is_whole = trab_present_number_is_whole (size);

  if (size > 0 && size < 0.1)
    return g_strdup (_ ("under 0.1"));
  return trab_present_number_dup_decimal (size, is_whole ? 0 : 1);
}

static char *
dup_range (const TrabHarmNumber *low, const TrabHarmNumber *high)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  gboolean is_fewer = low->is_known && high->is_known && low->per_1000 < 0 && high->per_1000 <= 0;

  if (!low->is_known || !high->is_known)
    return g_strdup (_ ("range not known"));
  from = dup_count (is_fewer ? high->per_1000 : low->per_1000);
  to = dup_count (is_fewer ? low->per_1000 : high->per_1000);
  if (low->per_1000 < 0 && high->per_1000 > 0)
    /* Translators: a range that includes no difference */
    return g_strdup_printf (_ ("%s fewer to %s more"), from, to);
  return g_strdup_printf (_ ("%s to %s"), from, to);
}

/* Where a number is not known nothing stands in its place. */
static char *
dup_difference (const TrabHarm *harm)
{
  g_autofree char *count = dup_count (harm->difference.per_1000);
  g_autofree char *range = dup_range (&harm->low, &harm->high);

  if (harm->direction == TRAB_HARM_NOT_KNOWN)
    return g_strdup (_ ("not known"));
  if (!harm->difference.is_known)
    {
      g_autofree char *with = dup_count (harm->with.per_1000);

      if (harm->low.is_known && harm->high.is_known)
        return g_strdup_printf (_ ("%s more"), range);
      if (harm->with.is_known)
        return g_strdup_printf (_ ("%s with it; without it not known"), with);
      return g_strdup (_ ("number not known"));
    }
  if (fabs (harm->difference.per_1000) <= 0)
    return g_strdup_printf (_ ("no difference counted (%s)"), range);
  if (harm->difference.per_1000 < 0)
    return g_strdup_printf (_ ("%s fewer (%s)"), count, range);
  return g_strdup_printf (_ ("%s more (%s)"), count, range);
}

/* Its own time: days, months or years. */
static char *
dup_time (double years)
{
  guint days = (guint) lround (DAYS_PER_YEAR * years);
  guint months = (guint) lround (TRAB_MONTHS_PER_YEAR * years);
  g_autofree char *span = NULL;

  if (months < 1)
    return g_strdup_printf (g_dngettext (NULL, "in %u day", "in %u days", days), days);
  if (months < TRAB_MONTHS_PER_YEAR)
    return g_strdup_printf (g_dngettext (NULL, "in %u month", "in %u months", months), months);
  span = trab_present_number_dup_decimal (years, trab_present_number_is_whole (years) ? 0 : 1);
  return g_strdup_printf (_ ("in %s years"), span);
}

static void
append_mark (GString *text, gboolean is_so, const char *mark)
{
  if (is_so)
    g_string_append_printf (text, "; %s", mark);
}

static gboolean
is_unverified (const TrabHarm *harm, TrabEvidence *evidence)
{
  TrabCitation citation = { 0 };

  return trab_citation_look_up (evidence, harm->id, &citation, NULL)
         && citation.provenance == TRAB_PROVENANCE_UNVERIFIED;
}

/* The breaks prevented over the row's own years. */
static char *
dup_benefit (const TrabHarm *harm)
{
  g_autofree char *count = dup_count (harm->fewer_breaks.per_1000);
  g_autofree char *range = dup_range (&harm->fewer_breaks_low, &harm->fewer_breaks_high);

  if (harm->benefit == TRAB_HARM_BENEFIT_BEYOND_CALCULATOR)
    return g_strdup (_ ("not known, the calculator counts fewer years"));
  if (harm->benefit == TRAB_HARM_BENEFIT_BEYOND_STUDIES)
    return g_strdup (_ ("not known, studies end before"));
  if (harm->benefit == TRAB_HARM_BENEFIT_TOO_SHORT)
    return g_strdup (_ ("too short to count"));
  if (!harm->fewer_breaks.is_known)
    return g_strdup (_ ("not known"));
  return g_strdup_printf (
      harm->fewer_breaks.per_1000 < 0 ? _ ("%s more (%s)") : _ ("%s fewer (%s)"), count, range);
}

/* Counted for longer than it was taken: "taken for the first 5 years". */
static void
append_taken (GString *text, const TrabHarm *harm, TrabEvidence *evidence)
{
  const TrabTable *adverse = trab_evidence_get_table (evidence, "evidence/adverse", NULL);
  int row = adverse ? trab_table_find_row (adverse, "id", harm->id) : -1;
  g_autofree char *years = NULL;
  g_autofree char *taken = NULL;

  if (row < 0 || !trab_table_has (adverse, (guint) row, "taken_years"))
    return;
  years = trab_present_number_dup_decimal (
      trab_table_get_double (adverse, (guint) row, "taken_years"), 0);
  /* Translators: of a harm that was counted for longer than the medicine was taken */
  taken = g_strdup_printf (_ ("taken for the first %s years"), years);
  append_mark (text, TRUE, taken);
}

/* How long it was taken, how sure it is, of whom it is, whether it was read. */
static void
append_marks (GString *text, const TrabHarm *harm, TrabEvidence *evidence)
{
  append_taken (text, harm, evidence);
  append_mark (text, harm->direction == TRAB_HARM_UNCERTAIN, _ ("uncertain"));
  append_mark (text,
               harm->direction == TRAB_HARM_NO_DIFFERENCE && fabs (harm->difference.per_1000) > 0,
               _ ("may be chance"));
  append_mark (text, harm->is_indirect, _ ("studied in others"));
  append_mark (text, harm->is_extrapolated, _ ("longer than the trial ran"));
  append_mark (text, is_unverified (harm, evidence), _ ("unverified"));
}

static char *
dup_line (const TrabHarm *harm, TrabEvidence *evidence, gboolean with_time)
{
  GString *text = g_string_new (NULL);
  g_autofree char *difference = dup_difference (harm);
  g_autofree char *time = dup_time (harm->horizon_years);

  g_string_append_printf (text, _ ("%s: %s"), trab_present_harm_get_outcome (harm->outcome),
                          difference);
  if (with_time && harm->direction != TRAB_HARM_NOT_KNOWN)
    g_string_append_printf (text, " %s", time);
  append_marks (text, harm, evidence);
  if (!harm->is_in_span)
    {
      g_autofree char *benefit = dup_benefit (harm);

      g_string_append (text, ". ");
      g_string_append_printf (text, _ ("Breaks in that time: %s"), benefit);
    }
  return g_string_free (text, FALSE);
}

/** trab_present_harm_dup_line: "Stroke: 4.5 more (1 to 7.5)"; other years than the comparison's are
 * named, with the breaks prevented in them */
char *
trab_present_harm_dup_line (const TrabHarm *harm, TrabEvidence *evidence)
{
  return dup_line (harm, evidence, !harm->is_in_span);
}

/** trab_present_harm_dup_lines: (nullable): one line each; NULL where there is none */
char *
trab_present_harm_dup_lines (const TrabComparedPlan *plan,
                             TrabEvidence *evidence,
                             gboolean is_in_span)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->harms->len; i++)
    {
      const TrabHarm *harm = &g_array_index (plan->harms, TrabHarm, i);
      g_autofree char *line = NULL;

      if (harm->is_in_span != is_in_span)
        continue;
      line = trab_present_harm_dup_line (harm, evidence);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }
  return g_string_free (text, text->len == 0);
}

/** trab_present_harm_new_counted: (transfer full): for the patient: what it is, how many more with
 * its marks, over how long (in the note) */
TrabPresentRow *
trab_present_harm_new_counted (const TrabHarm *harm, TrabEvidence *evidence)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *difference = dup_difference (harm);
  g_autofree char *time = dup_time (harm->horizon_years);

  g_string_append (text, difference);
  append_marks (text, harm, evidence);
  return trab_present_row_new (trab_present_harm_get_outcome (harm->outcome), text->str, time);
}

/** trab_present_harm_dup_told: (transfer container): of TrabHarm, in the order in which they are
 * told: one harm over other years, or of another study, follows itself. Apart, the two would look
 * like two harms. */
GPtrArray *
trab_present_harm_dup_told (const TrabComparedPlan *plan)
{
  GPtrArray *told = g_ptr_array_new ();

  for (guint i = 0; i < plan->harms->len; i++)
    {
      TrabHarm *harm = &g_array_index (plan->harms, TrabHarm, i);
      const char *title = trab_present_harm_get_outcome (harm->outcome);
      guint place = told->len;

      for (guint j = 0; j < told->len; j++)
        {
          const TrabHarm *other = g_ptr_array_index (told, j);

          if (g_str_equal (trab_present_harm_get_outcome (other->outcome), title))
            place = j + 1;
        }
      g_ptr_array_insert (told, (int) place, harm);
    }
  return told;
}

/* "Stroke 4.5 more (1 to 7.5)", its remarks as letters */
static void
append_brief (GString *text,
              const TrabHarm *harm,
              TrabEvidence *evidence,
              TrabPresentHarmMark get_mark,
              GPtrArray *remarks)
{
  g_autofree char *difference = dup_difference (harm);
  g_autoptr (GString) marks = g_string_new (NULL);
  g_auto (GStrv) each = NULL;

  g_string_append_printf (text, "%s%s %s", text->len > 0 ? _ ("; ") : "",
                          trab_present_harm_get_outcome (harm->outcome), difference);
  append_marks (marks, harm, evidence);
  each = g_strsplit (marks->str, "; ", -1);
  for (guint i = 0; each[i] != NULL; i++)
    if (each[i][0] != '\0')
      g_string_append (text, get_mark (remarks, each[i]));
}

/* Returns: (nullable): what is known of breaks in the same years, where that says anything */
static char *
dup_breaks_beside (const TrabHarm *harm)
{
  g_autofree char *benefit = NULL;

  if (harm->direction == TRAB_HARM_NOT_KNOWN || harm->benefit == TRAB_HARM_BENEFIT_TOO_SHORT
      || harm->benefit == TRAB_HARM_BENEFIT_NO_NUMBER)
    return NULL;
  benefit = dup_benefit (harm);
  /* Translators: beside harms of the same years: "Breaks: 26.6 fewer (18.7 to 34.6)" */
  return g_strdup_printf (_ ("Breaks: %s"), benefit);
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

/* Returns: (transfer full) (element-type double): each once, the shortest first */
static GArray *
list_years (const TrabComparedPlan *plan)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < plan->harms->len; i++)
    g_array_append_val (all, g_array_index (plan->harms, TrabHarm, i).horizon_years);
  g_array_sort (all, compare_years);
  for (guint i = all->len; i > 1; i--)
    if (compare_years (&g_array_index (all, double, i - 1), &g_array_index (all, double, i - 2))
        == 0)
      g_array_remove_index (all, i - 1);
  return all;
}

/**
 * trab_present_harm_dup_spans:
 * @get_mark: gives the letter of a remark ("unverified"), and adds it to @remarks
 *
 * Returns: (transfer full): of TrabPresentRow: the harms of the same years in one line: "in 5
 *   years", "Stroke 4.5 more (1 to 7.5); …", and the breaks prevented in these years in the note
 */
GPtrArray *
trab_present_harm_dup_spans (const TrabComparedPlan *plan,
                             TrabEvidence *evidence,
                             TrabPresentHarmMark get_mark,
                             GPtrArray *remarks)
{
  GPtrArray *rows = trab_present_row_new_list ();
  g_autoptr (GArray) years = list_years (plan);

  for (guint i = 0; i < years->len; i++)
    {
      double span = g_array_index (years, double, i);
      g_autofree char *time = dup_time (span);
      g_autofree char *benefit = NULL;
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < plan->harms->len; j++)
        {
          const TrabHarm *harm = &g_array_index (plan->harms, TrabHarm, j);

          if (compare_years (&harm->horizon_years, &span) != 0)
            continue;
          append_brief (text, harm, evidence, get_mark, remarks);
          if (benefit == NULL)
            benefit = dup_breaks_beside (harm);
        }
      g_ptr_array_add (rows, trab_present_row_new (time, text->str, benefit));
    }
  return rows;
}

/** trab_present_harm_dup_breaks: (nullable): going on as now has its harm too: the bones that
 * break, with what is taken today; NULL where no number is known of that */
char *
trab_present_harm_dup_breaks (const TrabComparedPlan *plan)
{
  const TrabFractureCell *cell = &plan->fracture[TRAB_OUTCOME_MAJOR];
  g_autofree char *count = NULL;

  if (cell->state != TRAB_CELL_NUMBER)
    return NULL;
  count = trab_present_number_dup_decimal (PER_1000_OF_PCT * cell->best, 0);
  return g_strdup_printf (_ ("Broken bones: %s"), count);
}

/* Reasons of which a part of the harms, or all, is left out. */
static char *
dup_left_out (guint reasons)
{
  static const struct
  {
    TrabHarmLeftOut reason;
    const char *sentence;
  } words[] = {
    { TRAB_HARM_LEFT_OUT_YOUNGER, N_ ("The trials counted harms in women of 50 and older.") },
    { TRAB_HARM_LEFT_OUT_EARLY_MENOPAUSE, N_ ("Until 51, hormones replace what is missing.") },
    { TRAB_HARM_LEFT_OUT_CLOT_NOT_ASKED,
      N_ ("Clots are left out: whether there was one before is not known.") },
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (reasons & words[i].reason)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", _ (words[i].sentence));
  return g_string_free (text, text->len == 0);
}

/** trab_present_harm_dup_missing: (nullable): which harms are not told of @plan and why; NULL where
 * none is missing. What nobody counted is not known, never none. */
char *
trab_present_harm_dup_missing (const TrabComparedPlan *plan)
{
  gboolean starts = !g_str_equal (plan->plan_id, "as-now") && !g_str_equal (plan->plan_id, "stop");
  char *left_out = NULL;

  if (plan->harms_left_out & TRAB_HARM_LEFT_OUT_LASTING_STOP)
    return g_strdup (_ ("Something forbids this for good: no number stands here."));
  left_out = dup_left_out (plan->harms_left_out);
  if (left_out != NULL || plan->harms->len > 0)
    return left_out;
  if (plan->harms_left_out & TRAB_HARM_LEFT_OUT_OTHERS)
    return g_strdup (_ ("Studies counted its harms in other people only."));
  if (trab_compared_plan_has_refusal (plan, TRAB_REFUSAL_MEDICINE_NOT_MODELLED))
    return g_strdup (trab_present_refusal_get_sentence (TRAB_REFUSAL_MEDICINE_NOT_MODELLED));
  return starts ? g_strdup (_ ("No study here has counted its harms.")) : NULL;
}

/** trab_present_harm_dup_after_clot: what a trial of women who had had a clot counted */
char *
trab_present_harm_dup_after_clot (TrabEvidence *evidence)
{
  double with = 0, without = 0;
  g_autofree char *with_text = NULL;
  g_autofree char *without_text = NULL;

  trab_evidence_get_constant (evidence, "risk/fracture-constants", "evtet_clot_with_pct", &with,
                              NULL);
  trab_evidence_get_constant (evidence, "risk/fracture-constants", "evtet_clot_without_pct",
                              &without, NULL);
  with_text = trab_present_number_dup_decimal (with, 1);
  without_text = trab_present_number_dup_decimal (without, 1);
  return g_strdup_printf (_ ("Women who had had a clot (EVTET). Another within about a year: %s of "
                             "100 on HRT tablets, %s without"),
                          with_text, without_text);
}

static void
add_row (GPtrArray *rows, const TrabHarm *harm, TrabEvidence *evidence)
{
  TrabCitation citation = { 0 };
  g_autofree char *line = dup_line (harm, evidence, TRUE); /* no head names its years here */
  g_autofree char *note = NULL;

  if (trab_citation_look_up (evidence, harm->id, &citation, NULL))
    note = g_strdup_printf (
        _ ("%s. %s. People: %s. %s. Sure: %s. Source: %s. %s [%s]"),
        citation.study ? citation.study : "", citation.citation ? citation.citation : "",
        citation.population ? citation.population : "", citation.design ? citation.design : "",
        citation.certainty_words ? citation.certainty_words : "",
        citation.provenance_words ? citation.provenance_words : "",
        citation.note ? citation.note : "", harm->id);
  g_ptr_array_add (
      rows, trab_present_row_new (trab_present_harm_get_outcome (harm->outcome), line, note));
}

/** trab_present_harm_dup_rows: (transfer full): of TrabPresentRow: each harm with its study */
GPtrArray *
trab_present_harm_dup_rows (const TrabComparedPlan *plan,
                            TrabEvidence *evidence,
                            gboolean is_in_span)
{
  GPtrArray *rows = trab_present_row_new_list ();

  for (guint i = 0; i < plan->harms->len; i++)
    {
      const TrabHarm *harm = &g_array_index (plan->harms, TrabHarm, i);

      if (harm->is_in_span == is_in_span)
        add_row (rows, harm, evidence);
    }
  return rows;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-effect.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "trab-citation.h"
#include "trab-present-number.h"
#include "trab-present-row.h"
#include "trab-present-rule.h"

#define TABLE_OF_EFFECTS "evidence/effects"
#define TABLE_OF_HARMS "evidence/adverse"

typedef struct
{
  const char *word;   /* of the table */
  const char *format; /* around {n}, the number, and {r}, its range */
  gboolean is_change; /* above zero it carries a plus */
} Measure;

static const Measure measures[] = {
  { "pct_change_from_baseline", N_ ("{n} %{r} from the start"), TRUE },
  { "pct_change_vs_placebo", N_ ("{n} %{r} against the comparison group"), TRUE },
  { "pct_diff_between_arms", N_ ("{n} %{r} between the groups"), TRUE },
  { "pct_change_per_year", N_ ("{n} %{r} a year"), TRUE },
  { "RR", N_ ("risk ratio {n}{r}"), FALSE },
  { "HR", N_ ("hazard ratio {n}{r}"), FALSE },
  { "OR", N_ ("odds ratio {n}{r}"), FALSE },
  { "RaR", N_ ("rate ratio {n}{r}"), FALSE },
  { "IRR", N_ ("incidence rate ratio {n}{r}"), FALSE },
  { "SMD", N_ ("standardised difference {n}{r}"), TRUE },
  { "WMD_g_cm2", N_ ("{n} g/cm²{r}"), TRUE },
  { "g_cm2_per_year", N_ ("{n} g/cm² a year{r}"), TRUE },
  { "mean_diff_ug_L", N_ ("{n} µg/L{r}"), TRUE },
  { "mean_diff_ng_L", N_ ("{n} ng/L{r}"), TRUE },
  { "mean_diff_mgHA_cm3", N_ ("{n} mg HA/cm³{r}"), TRUE },
  { "fold_change", N_ ("{n}{r} times as much"), FALSE },
  { "pct_ever_fractured_change", N_ ("{n} percentage points{r}"), TRUE },
};

static const struct
{
  const char *word;
  const char *words;
} outcomes[] = {
  { "bmd_ls", N_ ("Bone density, lumbar spine") },
  { "bmd_th", N_ ("Bone density, total hip") },
  { "bmd_fn", N_ ("Bone density, femoral neck") },
  { "bmd_tb", N_ ("Bone density, whole body") },
  { "bmd_total", N_ ("Bone density, whole body") },
  { "bmd_any", N_ ("Bone density, any site") },
  { "vbmd_ls_trab", N_ ("Spongy bone of the spine, by CT") },
  { "vbmd_tibia_total", N_ ("Bone of the shin, by CT") },
  { "vbmd_radius", N_ ("Bone of the forearm, by CT") },
  { "bmc_tb", N_ ("Bone mineral, whole body") },
  { "bmc_ls", N_ ("Mineral content of the spine") },
  { "calcaneal_BUA", N_ ("Heel ultrasound") },
  { "uctx", N_ ("CTX in urine") },
  { "resorption_uHyPro", N_ ("Hydroxyproline in urine") },
  { "frac_any", N_ ("Any broken bone") },
  { "frac_hip", N_ ("Broken hip") },
  { "frac_vert", N_ ("Broken spine, on X-ray") },
  { "frac_vert_clin", N_ ("Broken spine, noticed") },
  { "frac_nonvert", N_ ("Broken bone outside the spine") },
  { "frac_lowtrauma", N_ ("Broken bone from a minor fall") },
  { "falls", N_ ("Falls") },
  { "ctx", N_ ("CTX (bone loss blood test)") },
  { "p1np", N_ ("P1NP (bone building blood test)") },
  { "picp", N_ ("PICP (bone building blood test)") },
  { "bsap", N_ ("Bone alkaline phosphatase") },
  { "oc", N_ ("Osteocalcin") },
  { "ntx", N_ ("NTX (bone loss test)") },
  { "igf1", N_ ("IGF-1") },
  { "bone_formation_rate", N_ ("Bone formation, in animals") },
  { "myocardial_infarction", N_ ("Heart attack") },
  { "breast_cancer_invasive", N_ ("Breast cancer") },
};

static const Measure *
find_measure (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    if (g_strcmp0 (measures[i].word, word) == 0)
      return &measures[i];
  return NULL;
}

/* With every digit of the table. */
static char *
dup_cell (const TrabTable *table, guint row, const char *column, gboolean is_change)
{
  const char *text = trab_table_get_text (table, row, column);
  g_autofree char *number = trab_present_number_dup_as_typed (text);

  return g_strconcat (is_change && trab_table_get_double (table, row, column) > 0 ? "+" : "",
                      number, NULL);
}

/* " (low to high)", or "" where the table has no range. */
static char *
dup_range (const TrabTable *table, guint row, const char *low, const char *high, gboolean is_change)
{
  g_autofree char *lowest = NULL;
  g_autofree char *highest = NULL;

  if (!trab_table_has (table, row, low) || !trab_table_has (table, row, high))
    return g_strdup ("");
  lowest = dup_cell (table, row, low, is_change);
  highest = dup_cell (table, row, high, is_change);
  /* Translators: a range behind a number, with the blank before it */
  return g_strdup_printf (_ (" (%s to %s)"), lowest, highest);
}

/* "%" of a format stands for itself. */
static char *
fill (const char *format, const char *number, const char *range)
{
  GString *text = g_string_new (format);

  g_string_replace (text, "{n}", number, 1);
  g_string_replace (text, "{r}", range, 1);
  return g_string_free (text, FALSE);
}

static char *
dup_effect (const TrabTable *table, guint row)
{
  const char *words = trab_table_get_text (table, row, "value_text");
  const char *word = trab_table_get_text (table, row, "measure");
  const Measure *measure = find_measure (word);
  g_autofree char *number = NULL;
  g_autofree char *range = NULL;

  if (g_strcmp0 (words, "no difference") == 0)
    return g_strdup (_ ("no difference found"));
  if (words != NULL)
    return g_strdup_printf (_ ("reported as “%s”"), words);
  number = dup_cell (table, row, "value", measure && measure->is_change);
  range = dup_range (table, row, "ci_low", "ci_high", measure && measure->is_change);
  return measure ? fill (_ (measure->format), number, range)
                 : g_strconcat (number, range, " ", word, NULL);
}

static char *
dup_harm (const TrabTable *table, guint row)
{
  const Measure *measure = find_measure (trab_table_get_text (table, row, "relative_measure"));
  g_autofree char *number = NULL;
  g_autofree char *range = NULL;

  if (trab_table_has (table, row, "diff_per_1000"))
    {
      number = dup_cell (table, row, "diff_per_1000", TRUE);
      range = dup_range (table, row, "diff_ci_low", "diff_ci_high", TRUE);
      return g_strdup_printf (_ ("%s in 1,000 over %s years%s"), number,
                              trab_table_get_text (table, row, "horizon_years"), range);
    }
  if (measure == NULL || !trab_table_has (table, row, "relative_value"))
    return NULL;
  number = dup_cell (table, row, "relative_value", FALSE);
  range = dup_range (table, row, "rel_ci_low", "rel_ci_high", FALSE);
  return fill (_ (measure->format), number, range);
}

/* Returns: the table of trial results or of harms that has the id, NULL for none */
static const TrabTable *
find_row (TrabEvidence *evidence, const char *id, guint *row)
{
  static const char *const names[] = { TABLE_OF_EFFECTS, TABLE_OF_HARMS };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const TrabTable *table = trab_evidence_get_table (evidence, names[i], NULL);
      int found = table ? trab_table_find_row (table, "id", id) : -1;

      if (found >= 0)
        {
          *row = (guint) found;
          return table;
        }
    }
  return NULL;
}

/**
 * trab_present_effect_dup_number:
 * Returns: (transfer full) (nullable): "hazard ratio 1.43 (1.04 to 1.97)" with every digit of the
 *   table, the words where the study gave no number; NULL where the row is no result (a rule) or
 *   has none
 */
char *
trab_present_effect_dup_number (TrabEvidence *evidence, const char *id)
{
  guint row = 0;
  const TrabTable *table = find_row (evidence, id, &row);

  if (table == NULL)
    return NULL;
  return g_str_equal (trab_table_get_name (table), TABLE_OF_EFFECTS) ? dup_effect (table, row)
                                                                     : dup_harm (table, row);
}

/** trab_present_effect_dup_outcome: (transfer full) (nullable): what was measured; NULL of a rule
 */
char *
trab_present_effect_dup_outcome (TrabEvidence *evidence, const char *id)
{
  guint row = 0;
  const TrabTable *table = find_row (evidence, id, &row);
  const char *word = table ? trab_table_get_text (table, row, "outcome") : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (g_strcmp0 (outcomes[i].word, word) == 0)
      return g_strdup (_ (outcomes[i].words));
  return g_strdup (word);
}

/* What a guideline or label says, and what was noted about it. */
static char *
dup_rule (TrabEvidence *evidence, const TrabCitation *citation)
{
  g_autofree char *words = trab_present_rule_dup_words (evidence, citation->id);

  return g_strjoin (" ", words, citation->note, NULL);
}

/* A line for every question, so that rows of several studies stand side by side. */
static void
add (GPtrArray *rows, const char *title, const char *text)
{
  g_ptr_array_add (rows, trab_present_row_new (title, text ? text : _ ("Not given"), NULL));
}

static void
add_time (GPtrArray *rows, const TrabTable *table, guint row)
{
  g_autofree char *text = NULL;

  if (!g_str_equal (trab_table_get_name (table), TABLE_OF_EFFECTS))
    text = g_strdup_printf (_ ("%s years"), trab_table_get_text (table, row, "horizon_years"));
  else if (trab_table_has (table, row, "months"))
    text = g_strdup_printf (_ ("%s months"), trab_table_get_text (table, row, "months"));
  add (rows, _ ("After"), text);
}

/**
 * trab_present_effect_dup_rows:
 * Returns: (transfer full): of TrabPresentRow: the same lines in the same order for every result,
 *   fewer of a rule; empty for an unknown id
 */
GPtrArray *
trab_present_effect_dup_rows (TrabEvidence *evidence, const char *id)
{
  GPtrArray *rows = trab_present_row_new_list ();
  TrabCitation citation = { 0 };
  guint row = 0;
  const TrabTable *table = find_row (evidence, id, &row);
  g_autofree char *number = trab_present_effect_dup_number (evidence, id);
  g_autofree char *outcome = trab_present_effect_dup_outcome (evidence, id);
  g_autofree char *rule = NULL;
  g_autofree char *year = NULL;

  if (!trab_citation_look_up (evidence, id, &citation, NULL))
    return rows;
  if (citation.year > 0)
    year = g_strdup_printf ("%d", citation.year);
  rule = citation.kind == TRAB_CITATION_RULE ? dup_rule (evidence, &citation) : NULL;
  add (rows, _ ("Result"), rule ? rule : number);
  if (table != NULL)
    {
      add (rows, _ ("Measured"), outcome);
      add_time (rows, table, row);
    }
  add (rows, _ ("Of what"), citation.what);
  if (table != NULL)
    {
      add (rows, _ ("People studied"), citation.population);
      add (rows, _ ("Number of people"),
           trab_table_find_column (table, "n") >= 0 ? trab_table_get_text (table, row, "n") : NULL);
      add (rows, _ ("Kind of study"), citation.design);
      add (rows, _ ("Certainty"), citation.certainty_words);
    }
  add (rows, _ ("Published"), year);
  add (rows, _ ("Checked"),
       citation.provenance == TRAB_PROVENANCE_UNVERIFIED
           ? _ ("Unverified: not wholly read at its source")
           : _ ("Read at its source, or worked out from what was read"));
  add (rows, _ ("Where"), citation.citation);
  return rows;
}

/* What was measured, what was found, after how long. */
static char *
dup_text (TrabEvidence *evidence, const TrabTable *table, guint row)
{
  const char *id = trab_table_get_text (table, row, "id");
  g_autofree char *outcome = trab_present_effect_dup_outcome (evidence, id);
  g_autofree char *finding = trab_present_effect_dup_number (evidence, id);
  g_autofree char *months = NULL;

  if (!trab_table_has (table, row, "months"))
    return g_strdup_printf (_ ("%s: %s"), outcome, finding);
  months = trab_present_number_dup_as_typed (trab_table_get_text (table, row, "months"));
  /* Translators: what was measured, what was found, months */
  return g_strdup_printf (_ ("%s: %s, %s months"), outcome, finding, months);
}

static void
add_effect (TrabEvidence *evidence,
            const TrabTable *table,
            guint row,
            const TrabCitation *citation,
            GPtrArray *rows)
{
  g_autofree char *title
      = g_strdup_printf (_ ("%s, %s"), citation->study ? citation->study : "", citation->id);
  g_autofree char *text = dup_text (evidence, table, row);
  const char *comparator = trab_table_get_text (table, row, "comparator");
  g_autofree char *against
      = g_strdup_printf (_ ("compared with: %s"), comparator ? comparator : _ ("not named"));
  g_autofree char *note = g_strjoin (
      "; ", citation->population ? citation->population : _ ("people not described"), against,
      citation->certainty_words ? citation->certainty_words : _ ("not graded"),
      citation->provenance == TRAB_PROVENANCE_UNVERIFIED ? _ ("unverified") : NULL, NULL);

  g_ptr_array_add (rows, trab_present_row_new (title, text, note));
}

static void
add_rule (TrabEvidence *evidence, const char *id, GPtrArray *rows)
{
  g_autofree char *title = g_strdup_printf (_ ("Rule %s"), id);
  g_autofree char *words = trab_present_rule_dup_words (evidence, id);

  g_ptr_array_add (rows, trab_present_row_new (title, words, NULL));
}

/**
 * trab_present_effect_add_rows:
 * @ids: (nullable): of evidence/effects or rules/safety, apart by blanks; unknown ones are left out
 * @rows: of TrabPresentRow: gets one for each id: the study and what it found, or the rule
 */
void
trab_present_effect_add_rows (TrabEvidence *evidence, const char *ids, GPtrArray *rows)
{
  g_auto (GStrv) list = g_strsplit (ids ? ids : "", " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      TrabCitation citation = { 0 };
      const TrabTable *table = trab_evidence_get_table (evidence, TABLE_OF_EFFECTS, NULL);
      int row = table ? trab_table_find_row (table, "id", list[i]) : -1;

      if (list[i][0] == '\0' || !trab_citation_look_up (evidence, list[i], &citation, NULL))
        continue;
      if (citation.kind == TRAB_CITATION_RULE)
        add_rule (evidence, list[i], rows);
      else if (row >= 0)
        add_effect (evidence, table, (guint) row, &citation, rows);
    }
}

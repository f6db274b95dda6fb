/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-effect.h"

#include <glib/gi18n-lib.h>

#include "trab-citation.h"
#include "trab-present-number.h"
#include "trab-present-row.h"

typedef struct
{
  const char *id;
  const char *words;
} Words;

static const Words outcomes[] = {
  { "bmd_ls", N_ ("Density of the spine") },
  { "bmd_fn", N_ ("Density of the femoral neck") },
  { "bmd_th", N_ ("Density of the total hip") },
  { "bmd_tb", N_ ("Density of the whole body") },
  { "bmd_any", N_ ("Bone density, any site") },
  { "bmc_ls", N_ ("Mineral content of the spine") },
  { "bmc_tb", N_ ("Mineral content of the whole body") },
  { "calcaneal_BUA", N_ ("Heel ultrasound") },
  { "ctx", N_ ("CTX") },
  { "uctx", N_ ("CTX in urine") },
  { "ntx", N_ ("NTX") },
  { "resorption_uHyPro", N_ ("Hydroxyproline in urine") },
  { "p1np", N_ ("P1NP") },
  { "bsap", N_ ("Bone alkaline phosphatase") },
  { "oc", N_ ("Osteocalcin") },
  { "igf1", N_ ("IGF-1") },
  { "bone_formation_rate", N_ ("Bone formation rate") },
  { "frac_any", N_ ("Any broken bone") },
  { "frac_hip", N_ ("Broken hip") },
  { "frac_nonvert", N_ ("Broken bone other than the spine") },
  { "falls", N_ ("Falls") },
};

/* What a number of the table is, by its measure. */
static const Words measures[] = {
  { "pct_change_from_baseline", N_ ("% change") },
  { "pct_change_vs_placebo", N_ ("% against placebo") },
  { "pct_diff_between_arms", N_ ("% between the groups") },
  { "pct_change_per_year", N_ ("% a year") },
  { "WMD_g_cm2", N_ ("g/cm² between the groups") },
  { "SMD", N_ ("(standardised difference)") },
  { "HR", N_ ("(hazard ratio)") },
  { "OR", N_ ("(odds ratio)") },
  { "RaR", N_ ("(rate ratio)") },
  { "mean_diff_ng_L", N_ ("ng/L between the groups") },
  { "mean_diff_ug_L", N_ ("µg/L between the groups") },
  { "fold_change", N_ ("times") },
};

static const char *
find_words (const Words *words, gsize n, const char *id)
{
  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (words[i].id, id) == 0)
      return _ (words[i].words);
  return NULL;
}

/* The number with its range, in the digits of the table. */
static char *
dup_number (const TrabTable *table, guint row)
{
  g_autofree char *value
      = trab_present_number_dup_as_typed (trab_table_get_text (table, row, "value"));
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!trab_table_has (table, row, "ci_low") || !trab_table_has (table, row, "ci_high"))
    return g_steal_pointer (&value);
  low = trab_present_number_dup_as_typed (trab_table_get_text (table, row, "ci_low"));
  high = trab_present_number_dup_as_typed (trab_table_get_text (table, row, "ci_high"));
  return g_strdup_printf (_ ("%s (%s to %s)"), value, low, high);
}

/* "No difference" in a paper is no number: its words are shown. */
static char *
dup_finding (const TrabTable *table, guint row)
{
  const char *unit
      = find_words (measures, G_N_ELEMENTS (measures), trab_table_get_text (table, row, "measure"));
  g_autofree char *number = NULL;

  if (!trab_table_has (table, row, "value") || unit == NULL)
    return g_strdup (trab_table_has (table, row, "value_text")
                         ? trab_table_get_text (table, row, "value_text")
                         : _ ("no number"));
  number = dup_number (table, row);
  return g_strdup_printf ("%s %s", number, unit);
}

static char *
dup_text (const TrabTable *table, guint row)
{
  const char *outcome = trab_table_get_text (table, row, "outcome");
  const char *words = find_words (outcomes, G_N_ELEMENTS (outcomes), outcome);
  g_autofree char *finding = dup_finding (table, row);
  g_autofree char *months = NULL;

  if (!trab_table_has (table, row, "months"))
    return g_strdup_printf (_ ("%s: %s"), words ? words : outcome, finding);
  months = trab_present_number_dup_as_typed (trab_table_get_text (table, row, "months"));
  /* Translators: what was measured, what was found, months */
  return g_strdup_printf (_ ("%s: %s, %s months"), words ? words : outcome, finding, months);
}

static void
add_effect (const TrabTable *table, guint row, const TrabCitation *citation, GPtrArray *rows)
{
  g_autofree char *title
      = g_strdup_printf (_ ("%s, %s"), citation->study ? citation->study : "", citation->id);
  g_autofree char *text = dup_text (table, row);
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
add_rule (const TrabTable *table, guint row, const TrabCitation *citation, GPtrArray *rows)
{
  g_autofree char *title = g_strdup_printf (_ ("Rule %s"), citation->id);
  g_autofree char *note = g_strjoin (
      "; ", citation->study ? citation->study : "",
      citation->provenance == TRAB_PROVENANCE_UNVERIFIED ? _ ("unverified") : NULL, NULL);

  g_ptr_array_add (rows,
                   trab_present_row_new (title, trab_table_get_text (table, row, "message"), note));
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
      const TrabTable *table = NULL;
      int row = -1;

      if (list[i][0] == '\0' || !trab_citation_look_up (evidence, list[i], &citation, NULL))
        continue;
      table = trab_evidence_get_table (
          evidence, citation.kind == TRAB_CITATION_RULE ? "rules/safety" : "evidence/effects",
          NULL);
      row = table ? trab_table_find_row (table, "id", list[i]) : -1;
      if (row >= 0 && citation.kind == TRAB_CITATION_RULE)
        add_rule (table, (guint) row, &citation, rows);
      else if (row >= 0)
        add_effect (table, (guint) row, &citation, rows);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fracture-ratio.h"

#include "trab-error.h"

static const char *const outcomes[TRAB_N_FRACTURE_OUTCOMES] = {
  [TRAB_FRACTURE_OUTCOME_ANY_CLINICAL] = "any_clinical",
  [TRAB_FRACTURE_OUTCOME_HIP] = "hip",
  [TRAB_FRACTURE_OUTCOME_VERTEBRAL_CLINICAL] = "vertebral_clinical",
  [TRAB_FRACTURE_OUTCOME_VERTEBRAL_MORPHOMETRIC] = "vertebral_morphometric",
  [TRAB_FRACTURE_OUTCOME_NONVERTEBRAL] = "nonvertebral",
  [TRAB_FRACTURE_OUTCOME_FALLS] = "falls",
};
static const char *const claims[] = {
  [TRAB_FRACTURE_CLAIM_NUMBER] = "number",
  [TRAB_FRACTURE_CLAIM_HATCH] = "hatch",
  [TRAB_FRACTURE_CLAIM_EXCESS] = "excess",
};
static const char *const places[] = {
  [TRAB_FRACTURE_SHOWS_MULTIPLIES] = "multiplies",
  [TRAB_FRACTURE_SHOWS_BESIDE] = "beside",
  [TRAB_FRACTURE_SHOWS_DRAWER] = "drawer",
};

static gboolean
find_word (const TrabTable *table,
           guint row,
           const char *column,
           const char *const *words,
           guint n_words,
           guint *index,
           GError **error)
{
  const char *text = trab_table_get_text (table, row, column);

  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (text, words[i]) == 0)
      {
        *index = i;
        return TRUE;
      }
  g_set_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_DAMAGED,
               "fracture ratios: row %u has no such %s as %s", row, column, text ? text : "(none)");
  return FALSE;
}

static gboolean
read_words (const TrabTable *table, guint row, TrabFractureRatio *ratio, GError **error)
{
  guint outcome = 0, claim = 0, shows = 0;

  if (!find_word (table, row, "outcome", outcomes, G_N_ELEMENTS (outcomes), &outcome, error)
      || !find_word (table, row, "claim", claims, G_N_ELEMENTS (claims), &claim, error)
      || !find_word (table, row, "shows", places, G_N_ELEMENTS (places), &shows, error))
    return FALSE;
  ratio->outcome = (TrabFractureOutcome) outcome;
  ratio->claim = (TrabFractureClaim) claim;
  ratio->shows = (TrabFractureShows) shows;
  return TRUE;
}

static gboolean
read_ratio (const TrabTable *table, guint row, TrabFractureRatio *ratio, GError **error)
{
  const char *sex = trab_table_get_text (table, row, "sex");

  *ratio = (TrabFractureRatio){
    .fracture_class = trab_table_get_text (table, row, "class"),
    .from_women = g_strcmp0 (sex, "M") != 0,
    .from_men = g_strcmp0 (sex, "F") != 0,
    .condition = trab_table_get_text (table, row, "condition"),
    .has_rr = trab_table_has (table, row, "rr"),
    .rr = trab_table_get_double (table, row, "rr"),
    .has_range = trab_table_has (table, row, "rr_low") && trab_table_has (table, row, "rr_high"),
    .rr_low = trab_table_get_double (table, row, "rr_low"),
    .rr_high = trab_table_get_double (table, row, "rr_high"),
    .certainty = trab_table_get_text (table, row, "certainty_word"),
    .evidence_ids = trab_table_get_text (table, row, "evidence_ids"),
    .beside_evidence_ids = trab_table_get_text (table, row, "beside_evidence_ids"),
    .note = trab_table_get_text (table, row, "note"),
    .provenance = trab_provenance_from_code (trab_table_get_text (table, row, "prov_code")),
  };
  return read_words (table, row, ratio, error);
}

/**
 * trab_fracture_ratio_load:
 * Returns: (transfer full) (element-type TrabFractureRatio) (nullable): every row, in the order of
 *   the table; NULL with TRAB_EVIDENCE_ERROR
 */
GArray *
trab_fracture_ratio_load (TrabEvidence *evidence, GError **error)
{
  g_autoptr (GArray) ratios = g_array_new (FALSE, TRUE, sizeof (TrabFractureRatio));
  const TrabTable *table = trab_evidence_get_table (evidence, "risk/fracture-ratios", error);

  if (table == NULL)
    return NULL;
  for (guint i = 0; i < trab_table_get_n_rows (table); i++)
    {
      TrabFractureRatio ratio;

      if (!read_ratio (table, i, &ratio, error))
        return NULL;
      g_array_append_val (ratios, ratio);
    }
  return g_steal_pointer (&ratios);
}

static gboolean
is_from (const TrabFractureRatio *ratio, TrabSex sex)
{
  return sex == TRAB_SEX_MALE ? ratio->from_men : ratio->from_women;
}

/* How well a row fits: 0 not at all. The person's own sex counts before a condition that holds. */
static int
rank (const TrabFractureRatio *ratio, const char *const *conditions, TrabSex sex)
{
  int sex_rank = is_from (ratio, sex) ? 4 : 1;

  if (ratio->condition == NULL)
    return sex_rank;
  if (g_str_equal (ratio->condition, "otherwise"))
    return sex_rank + 1;
  return g_strv_contains (conditions, ratio->condition) ? sex_rank + 2 : 0;
}

/**
 * trab_fracture_ratio_find:
 * @conditions: (array zero-terminated=1): what is true of the person, by the table's words
 * @is_extrapolated: (out): TRUE when the row is from the other sex
 *
 * The row of the person's own sex comes first; where there is none, the other sex's row is
 * returned and marked, since for men most ratios come from trials in women.
 *
 * Returns: (nullable): NULL when the class has no row for the outcome: nothing may be said
 */
const TrabFractureRatio *
trab_fracture_ratio_find (const GArray *ratios,
                          const char *fracture_class,
                          TrabFractureOutcome outcome,
                          const char *const *conditions,
                          TrabSex sex,
                          gboolean *is_extrapolated)
{
  const TrabFractureRatio *best = NULL;
  int best_rank = 0;

  *is_extrapolated = FALSE;
  for (guint i = 0; i < ratios->len; i++)
    {
      const TrabFractureRatio *ratio = &g_array_index (ratios, TrabFractureRatio, i);
      int fit = 0;

      if (!g_str_equal (ratio->fracture_class, fracture_class) || ratio->outcome != outcome)
        continue;
      fit = rank (ratio, conditions, sex);
      if (fit <= best_rank)
        continue;
      best = ratio;
      best_rank = fit;
      *is_extrapolated = !is_from (ratio, sex);
    }
  return best;
}

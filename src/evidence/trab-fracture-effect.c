/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fracture-effect.h"

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
static const char *const fadings[] = {
  [TRAB_FRACTURE_FADES_WITH_BONE] = "dth_and_inhibition",
  [TRAB_FRACTURE_FADES_AT_STOP] = "while_taken",
  [TRAB_FRACTURE_FADES_NEVER] = "none",
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
               "fracture effects: row %u has no such %s as %s", row, column,
               text ? text : "(none)");
  return FALSE;
}

static gboolean
read_words (const TrabTable *table, guint row, TrabFractureEffect *effect, GError **error)
{
  guint outcome = 0, claim = 0, shows = 0, fades = 0;

  if (!find_word (table, row, "outcome", outcomes, G_N_ELEMENTS (outcomes), &outcome, error)
      || !find_word (table, row, "claim", claims, G_N_ELEMENTS (claims), &claim, error)
      || !find_word (table, row, "shows", places, G_N_ELEMENTS (places), &shows, error)
      || !find_word (table, row, "wears_off", fadings, G_N_ELEMENTS (fadings), &fades, error))
    return FALSE;
  effect->outcome = (TrabFractureOutcome) outcome;
  effect->claim = (TrabFractureClaim) claim;
  effect->shows = (TrabFractureShows) shows;
  effect->fades = (TrabFractureFades) fades;
  return TRUE;
}

static gboolean
read_effect (const TrabTable *table, guint row, TrabFractureEffect *effect, GError **error)
{
  const char *sex = trab_table_get_text (table, row, "sex");

  *effect = (TrabFractureEffect){
    .fracture_class = trab_table_get_text (table, row, "class"),
    .from_women = g_strcmp0 (sex, "M") != 0,
    .from_men = g_strcmp0 (sex, "F") != 0,
    .condition = trab_table_get_text (table, row, "condition"),
    .has_rr = trab_table_has (table, row, "rr"),
    .rr = trab_table_get_double (table, row, "rr"),
    .has_range = trab_table_has (table, row, "rr_low") && trab_table_has (table, row, "rr_high"),
    .rr_low = trab_table_get_double (table, row, "rr_low"),
    .rr_high = trab_table_get_double (table, row, "rr_high"),
    .has_dth_ref = trab_table_has (table, row, "dth_ref_pct"),
    .dth_ref_pct = trab_table_get_double (table, row, "dth_ref_pct"),
    .has_q_ref = trab_table_has (table, row, "q_ref"),
    .q_ref = trab_table_get_double (table, row, "q_ref"),
    .evidence_ids = trab_table_get_text (table, row, "evidence_ids"),
    .beside_evidence_ids = trab_table_get_text (table, row, "beside_evidence_ids"),
    .note = trab_table_get_text (table, row, "note"),
    .provenance = trab_provenance_from_code (trab_table_get_text (table, row, "prov_code")),
  };
  return read_words (table, row, effect, error);
}

/**
 * trab_fracture_effect_load:
 * Returns: (transfer full) (element-type TrabFractureEffect) (nullable): every row, in the order of
 *   the table; NULL with TRAB_EVIDENCE_ERROR
 */
GArray *
trab_fracture_effect_load (TrabEvidence *evidence, GError **error)
{
  g_autoptr (GArray) effects = g_array_new (FALSE, TRUE, sizeof (TrabFractureEffect));
  const TrabTable *table = trab_evidence_get_table (evidence, "evidence/fracture-effects", error);

  if (table == NULL)
    return NULL;
  for (guint i = 0; i < trab_table_get_n_rows (table); i++)
    {
      TrabFractureEffect effect;

      if (!read_effect (table, i, &effect, error))
        return NULL;
      g_array_append_val (effects, effect);
    }
  return g_steal_pointer (&effects);
}

static gboolean
is_from (const TrabFractureEffect *effect, TrabSex sex)
{
  return sex == TRAB_SEX_MALE ? effect->from_men : effect->from_women;
}

/**
 * trab_fracture_effect_find:
 * @condition: (nullable): a condition the person meets; a row without a condition fits everybody,
 *   and the row "otherwise" fits whoever meets none
 * @is_extrapolated: (out): TRUE when the row is from the other sex
 *
 * The row of the person's own sex comes first; where there is none, the other sex's row is
 * returned and marked, since for men most ratios come from trials in women.
 *
 * Returns: (nullable): NULL when the class has no row for the outcome: nothing may be said
 */
const TrabFractureEffect *
trab_fracture_effect_find (const GArray *effects,
                           const char *fracture_class,
                           TrabFractureOutcome outcome,
                           const char *condition,
                           TrabSex sex,
                           gboolean *is_extrapolated)
{
  const TrabFractureEffect *best = NULL;
  int best_rank = 0;

  *is_extrapolated = FALSE;
  for (guint i = 0; i < effects->len; i++)
    {
      const TrabFractureEffect *effect = &g_array_index (effects, TrabFractureEffect, i);
      int rank = is_from (effect, sex) ? 4 : 1;

      if (!g_str_equal (effect->fracture_class, fracture_class) || effect->outcome != outcome)
        continue;
      if (condition != NULL && g_strcmp0 (effect->condition, condition) == 0)
        rank += 2;
      else if (g_strcmp0 (effect->condition, "otherwise") == 0)
        rank += 1;
      else if (effect->condition != NULL)
        continue;
      if (rank <= best_rank)
        continue;
      best = effect;
      best_rank = rank;
      *is_extrapolated = !is_from (effect, sex);
    }
  return best;
}

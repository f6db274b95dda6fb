/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-study-certainty.h"

#include "trab-citation.h"

#define OF_MEN "M"
#define OF_BOTH "both"

/* How the tables call what a curve shows. */
static const char *
get_outcome (TrabQuantity quantity)
{
  static const char *const outcomes[TRAB_N_QUANTITIES] = {
    [TRAB_QUANTITY_BMD_LS] = "bmd_ls", [TRAB_QUANTITY_BMD_FN] = "bmd_fn",
    [TRAB_QUANTITY_BMD_TH] = "bmd_th", [TRAB_QUANTITY_CTX] = "ctx",
    [TRAB_QUANTITY_P1NP] = "p1np",
  };

  return outcomes[quantity];
}

typedef struct
{
  const TrabTable *effects;
  const char *outcome;
  gboolean is_man;
} Ask;

static gboolean
is_about (const Ask *ask, const char *id, gboolean of_men)
{
  int row = id[0] != '\0' ? trab_table_find_row (ask->effects, "id", id) : -1;
  const char *sex = row < 0 ? NULL : trab_table_get_text (ask->effects, (guint) row, "sex");

  return row >= 0
         && g_strcmp0 (trab_table_get_text (ask->effects, (guint) row, "outcome"), ask->outcome)
                == 0
         && (g_strcmp0 (sex, OF_BOTH) == 0 || (g_strcmp0 (sex, OF_MEN) == 0) == of_men);
}

/* The rows of the person's own sex; of a man without any, those of women. */
static GPtrArray *
list_ids (const Ask *ask, const TrabComparedPlan *plan, gboolean *is_from_women)
{
  g_auto (GStrv) all = g_strsplit_set (plan->evidence_ids ? plan->evidence_ids : "", ", ", -1);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  *is_from_women = FALSE;
  for (guint i = 0; all[i] != NULL; i++)
    if (is_about (ask, all[i], ask->is_man))
      g_ptr_array_add (ids, g_strdup (all[i]));
  if (ids->len > 0 || !ask->is_man)
    return ids;
  for (guint i = 0; all[i] != NULL; i++)
    if (is_about (ask, all[i], FALSE))
      g_ptr_array_add (ids, g_strdup (all[i]));
  *is_from_women = ids->len > 0;
  return ids;
}

static TrabCertainty
look_up (TrabEvidence *evidence, const char *id)
{
  TrabCitation citation = { 0 };

  return trab_citation_look_up (evidence, id, &citation, NULL) ? citation.certainty
                                                               : TRAB_CERTAINTY_NOT_GRADED;
}

/* Of a man by rows of women one lower; without a curve there is nothing to be certain of. */
static void
fill_curve (const Ask *ask, TrabEvidence *evidence, TrabQuantity quantity, TrabComparedPlan *plan)
{
  gboolean is_from_women = FALSE;
  g_autoptr (GPtrArray) ids = list_ids (ask, plan, &is_from_women);
  TrabCertainty found = TRAB_CERTAINTY_NOT_GRADED;

  for (guint i = 0; plan->has_curve && i < ids->len; i++)
    found = trab_certainty_least (found, look_up (evidence, g_ptr_array_index (ids, i)));
  g_ptr_array_add (ids, NULL);
  g_free (plan->curve_ids[quantity]);
  plan->curve_ids[quantity] = g_strjoinv (",", (char **) ids->pdata);
  plan->curve_certainty[quantity] = is_from_women ? trab_certainty_lower (found) : found;
}

/**
 * trab_study_certainty_fill:
 * @plan: its curves and harms are known; gets the rows behind each curve, and the lowest certainty
 *   of them, and the certainty of each harm: of another form, age or sex one lower
 */
void
trab_study_certainty_fill (TrabEvidence *evidence, TrabSex sex, TrabComparedPlan *plan)
{
  Ask ask = { .effects = trab_evidence_get_table (evidence, "evidence/effects", NULL),
              .is_man = sex == TRAB_SEX_MALE };

  for (guint i = 0; ask.effects != NULL && i < TRAB_N_QUANTITIES; i++)
    {
      ask.outcome = get_outcome ((TrabQuantity) i);
      fill_curve (&ask, evidence, (TrabQuantity) i, plan);
    }
  for (guint i = 0; i < plan->harms->len; i++)
    {
      TrabHarm *harm = &g_array_index (plan->harms, TrabHarm, i);
      TrabCertainty certainty = look_up (evidence, harm->id);

      harm->certainty = harm->is_indirect ? trab_certainty_lower (certainty) : certainty;
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-certainty.h"

#include <glib/gi18n-lib.h>

#include "trab-citation.h"
#include "trab-evidence.h"

#define OF_MEN "M"
#define OF_BOTH "both"

/** trab_present_certainty_get_word: (transfer none): @certainty in one word */
const char *
trab_present_certainty_get_word (TrabCertainty certainty)
{
  switch (certainty)
    {
    case TRAB_CERTAINTY_HIGH:
      return _ ("High");
    case TRAB_CERTAINTY_MODERATE:
      return _ ("Fair");
    case TRAB_CERTAINTY_LOW:
      return _ ("Low");
    case TRAB_CERTAINTY_VERY_LOW:
      return _ ("Very low");
    case TRAB_CERTAINTY_NOT_GRADED:
      break;
    }
  return _ ("No studies to go by");
}

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

static GPtrArray *
ask_curve (const TrabComparedPlan *plan,
           TrabEvidence *evidence,
           TrabQuantity quantity,
           TrabSex sex,
           gboolean *is_from_women)
{
  Ask ask = { .effects = trab_evidence_get_table (evidence, "evidence/effects", NULL),
              .outcome = get_outcome (quantity),
              .is_man = sex == TRAB_SEX_MALE };

  return ask.effects != NULL ? list_ids (&ask, plan, is_from_women) : g_ptr_array_new ();
}

/**
 * trab_present_certainty_dup_curve_ids:
 * Returns: (transfer full): ids of evidence/effects that measured @quantity with the plan's own
 *   regimens, joined by ","; "" where the tables name none
 */
char *
trab_present_certainty_dup_curve_ids (const TrabComparedPlan *plan,
                                      TrabEvidence *evidence,
                                      TrabQuantity quantity,
                                      TrabSex sex)
{
  gboolean is_from_women = FALSE;
  g_autoptr (GPtrArray) ids = ask_curve (plan, evidence, quantity, sex, &is_from_women);

  g_ptr_array_add (ids, NULL);
  return g_strjoinv (",", (char **) ids->pdata);
}

/* The least certain of all; what is not graded is left out. */
static TrabCertainty
lower (TrabCertainty found, TrabCertainty certainty)
{
  if (certainty == TRAB_CERTAINTY_NOT_GRADED)
    return found;
  return found == TRAB_CERTAINTY_NOT_GRADED ? certainty : MIN (found, certainty);
}

static TrabCertainty
get_certainty (TrabEvidence *evidence, const char *id)
{
  TrabCitation citation = { 0 };

  return trab_citation_look_up (evidence, id, &citation, NULL) ? citation.certainty
                                                               : TRAB_CERTAINTY_NOT_GRADED;
}

/** trab_present_certainty_of_curve: the lowest of its rows; of a man by rows of women one lower */
TrabCertainty
trab_present_certainty_of_curve (const TrabComparedPlan *plan,
                                 TrabEvidence *evidence,
                                 TrabQuantity quantity,
                                 TrabSex sex)
{
  gboolean is_from_women = FALSE;
  g_autoptr (GPtrArray) ids = ask_curve (plan, evidence, quantity, sex, &is_from_women);
  TrabCertainty found = TRAB_CERTAINTY_NOT_GRADED;

  for (guint i = 0; plan->has_curve && i < ids->len; i++)
    found = lower (found, get_certainty (evidence, g_ptr_array_index (ids, i)));
  return is_from_women && found > TRAB_CERTAINTY_VERY_LOW ? found - 1 : found;
}

/** trab_present_certainty_of_harms: the lowest of the rows shown; of another form, age or sex one
 * lower */
TrabCertainty
trab_present_certainty_of_harms (const TrabComparedPlan *plan,
                                 TrabEvidence *evidence,
                                 gboolean is_in_span)
{
  TrabCertainty found = TRAB_CERTAINTY_NOT_GRADED;

  for (guint i = 0; i < plan->harms->len; i++)
    {
      const TrabHarm *harm = &g_array_index (plan->harms, TrabHarm, i);
      TrabCertainty certainty = TRAB_CERTAINTY_NOT_GRADED;

      if (harm->is_in_span != is_in_span)
        continue;
      certainty = get_certainty (evidence, harm->id);
      if (harm->is_indirect && certainty > TRAB_CERTAINTY_VERY_LOW)
        certainty--;
      found = lower (found, certainty);
    }
  return found;
}

/** trab_present_certainty_dup_line: (transfer full) (nullable): for the foot of a cell; NULL where
 * nothing is graded */
char *
trab_present_certainty_dup_line (TrabCertainty certainty)
{
  if (certainty == TRAB_CERTAINTY_NOT_GRADED)
    return NULL;
  /* Translators: how certain the studies behind one cell are: "Certainty: fair" */
  return g_strdup_printf (_ ("Certainty of the studies: %s"),
                          trab_present_certainty_get_word (certainty));
}

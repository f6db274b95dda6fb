/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-values.h"

#include <glib/gi18n-lib.h>

#include "trab-citation.h"
#include "trab-plan-id.h"
#include "trab-present-row.h"
#include "trab-present-table.h"

#define TABLE "content/values"

/* The lanes of the comparison that speak to a card. */
static const struct
{
  const char *card;
  TrabPresentLane lane;
} lanes[] = {
  { "no-broken-bone", TRAB_PRESENT_LANE_MAJOR },
  { "few-tablets", TRAB_PRESENT_LANE_EFFORT },
  { "avoiding-side-effects", TRAB_PRESENT_LANE_HARMS },
  { "fewer-visits", TRAB_PRESENT_LANE_TESTS },
};

static TrabPresentRow *
new_lane_row (TrabPresentComparison *words, TrabPresentLane lane, guint plan)
{
  const TrabPresentCell *cell = trab_present_comparison_get_cell (words, lane, plan);

  return trab_present_row_new (trab_present_comparison_get_plan_name (words, plan), cell->text,
                               lane == TRAB_PRESENT_LANE_MAJOR ? cell->note : NULL);
}

/* What stands behind a row of the table: the study or guideline, and whether it was checked. */
static char *
dup_source (TrabEvidence *evidence, const char *id)
{
  TrabCitation citation = { 0 };

  if (id == NULL || !trab_citation_look_up (evidence, id, &citation, NULL))
    return NULL;
  return citation.provenance == TRAB_PROVENANCE_UNVERIFIED
             ? g_strdup_printf (_ ("%s [%s, unverified]"), citation.study, id)
             : g_strdup_printf ("%s [%s]", citation.study, id);
}

static TrabPresentRow *
new_table_row (TrabPresentComparison *words, TrabEvidence *evidence, const char *card, guint plan)
{
  const TrabTable *table = trab_evidence_get_table (evidence, TABLE, NULL);
  const char *plan_id = trab_present_comparison_get_plan_id (words, plan);
  const char *name = trab_present_comparison_get_plan_name (words, plan);

  for (guint row = 0; table != NULL && row < trab_table_get_n_rows (table); row++)
    if (g_strcmp0 (trab_table_get_text (table, row, "card"), card) == 0
        && trab_plan_id_involves (plan_id, trab_table_get_text (table, row, "regimens")))
      {
        g_autofree char *source
            = dup_source (evidence, trab_table_get_text (table, row, "evidence_ids"));

        return trab_present_row_new (name, trab_present_table_get (table, row, "says"), source);
      }
  return trab_present_row_new (name, _ ("Not known here"), NULL);
}

static gboolean
find_lane (const char *card, TrabPresentLane *lane)
{
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    if (g_strcmp0 (lanes[i].card, card) == 0)
      {
        *lane = lanes[i].lane;
        return TRUE;
      }
  return FALSE;
}

/** trab_present_values_get_base: (transfer none) (nullable): out of how many people the numbers of
 * a card are; NULL where it has none */
const char *
trab_present_values_get_base (TrabPresentComparison *words, const char *card)
{
  TrabPresentLane lane = TRAB_PRESENT_LANE_EFFORT;

  if (find_lane (card, &lane) && lane == TRAB_PRESENT_LANE_MAJOR)
    return trab_present_comparison_get_base (words);
  return lane == TRAB_PRESENT_LANE_HARMS ? trab_present_comparison_get_lane_title (words, lane)
                                         : NULL;
}

/**
 * trab_present_values_dup_rows:
 * @card: of trab-present-goal.h
 *
 * Returns: (transfer full): of TrabPresentRow: one for each plan of the comparison, in its order
 */
GPtrArray *
trab_present_values_dup_rows (TrabPresentComparison *words,
                              TrabEvidence *evidence,
                              const char *card)
{
  GPtrArray *rows = trab_present_row_new_list ();
  TrabPresentLane lane = TRAB_PRESENT_LANE_MAJOR;
  gboolean has_lane = find_lane (card, &lane);

  for (guint plan = 0; plan < trab_present_comparison_get_n_plans (words); plan++)
    g_ptr_array_add (rows, has_lane ? new_lane_row (words, lane, plan)
                                    : new_table_row (words, evidence, card, plan));
  return rows;
}

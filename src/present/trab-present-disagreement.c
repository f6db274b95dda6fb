/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-disagreement.h"

#include <glib/gi18n-lib.h>

#include "trab-citation.h"
#include "trab-plan-id.h"
#include "trab-present-effect.h"
#include "trab-present-table.h"

#define TABLE "evidence/disagreements"

static const char *const lane_words[] = { "fracture", "density", "markers", "harms" };

static void
study_free (TrabPresentStudy *study)
{
  g_free (study->id);
  g_free (study->name);
  g_ptr_array_unref (study->rows);
  g_free (study);
}

static gboolean
has_word (const char *list, const char *word)
{
  g_auto (GStrv) words = g_strsplit (list ? list : "", " ", -1);

  return g_strv_contains ((const char *const *) words, word);
}

static TrabPresentStudy *
new_study (TrabEvidence *evidence, const char *id, const char *used_ids)
{
  TrabPresentStudy *study = g_new0 (TrabPresentStudy, 1);
  TrabCitation citation = { 0 };

  trab_citation_look_up (evidence, id, &citation, NULL);
  study->id = g_strdup (id);
  study->name = g_strdup (citation.study ? citation.study : id);
  study->is_used = has_word (used_ids, id);
  study->rows = trab_present_effect_dup_rows (evidence, id);
  return study;
}

/** trab_present_disagreement_new: (transfer full) (nullable): NULL where no disagreement has the id
 */
TrabPresentDisagreement *
trab_present_disagreement_new (TrabEvidence *evidence, const char *id)
{
  const TrabTable *table = trab_evidence_get_table (evidence, TABLE, NULL);
  int row = table ? trab_table_find_row (table, "id", id) : -1;
  g_auto (GStrv) ids = NULL;
  TrabPresentDisagreement *self = NULL;

  if (row < 0)
    return NULL;
  self = g_new0 (TrabPresentDisagreement, 1);
  self->id = g_strdup (id);
  self->title = g_strdup (trab_present_table_get (table, (guint) row, "title"));
  self->question = g_strdup (trab_present_table_get (table, (guint) row, "question"));
  self->why = g_strdup (trab_present_table_get (table, (guint) row, "why"));
  self->studies = g_ptr_array_new_with_free_func ((GDestroyNotify) study_free);
  ids = g_strsplit (trab_table_get_text (table, (guint) row, "evidence_ids"), " ", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (self->studies, new_study (evidence, ids[i],
                                               trab_table_get_text (table, (guint) row, "uses")));
  return self;
}

void
trab_present_disagreement_free (TrabPresentDisagreement *disagreement)
{
  if (disagreement == NULL)
    return;
  g_free (disagreement->id);
  g_free (disagreement->title);
  g_free (disagreement->question);
  g_free (disagreement->why);
  g_ptr_array_unref (disagreement->studies);
  g_free (disagreement);
}

typedef gboolean (*Match) (const TrabTable *table, guint row, gconstpointer data);

static char **
dup_matching (TrabEvidence *evidence, Match matches, gconstpointer data)
{
  const TrabTable *table = trab_evidence_get_table (evidence, TABLE, NULL);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint row = 0; table != NULL && row < trab_table_get_n_rows (table); row++)
    if (matches (table, row, data))
      g_strv_builder_add (ids, trab_table_get_text (table, row, "id"));
  return g_strv_builder_end (ids);
}

static gboolean
is_any (const TrabTable *table, guint row, gconstpointer data)
{
  return TRUE;
}

/** trab_present_disagreement_dup_ids: (transfer full): all, in the order of the table */
char **
trab_present_disagreement_dup_ids (TrabEvidence *evidence)
{
  return dup_matching (evidence, is_any, NULL);
}

static gboolean
is_about_row (const TrabTable *table, guint row, gconstpointer data)
{
  const char *const *evidence_ids = data;

  for (guint i = 0; evidence_ids[i] != NULL; i++)
    if (has_word (trab_table_get_text (table, row, "evidence_ids"), evidence_ids[i]))
      return TRUE;
  return FALSE;
}

/** trab_present_disagreement_dup_ids_with: (transfer full): those in which one of the rows of the
 * evidence takes part */
char **
trab_present_disagreement_dup_ids_with (TrabEvidence *evidence, const char *const *evidence_ids)
{
  return dup_matching (evidence, is_about_row, evidence_ids);
}

typedef struct
{
  const char *plan_id;
  const char *lane;
} Place;

static gboolean
is_about_place (const TrabTable *table, guint row, gconstpointer data)
{
  const Place *place = data;

  return has_word (trab_table_get_text (table, row, "lanes"), place->lane)
         && trab_plan_id_involves (place->plan_id, trab_table_get_text (table, row, "plans"));
}

/** trab_present_disagreement_dup_ids_for: (transfer full): those that a cell of the comparison
 * raises */
char **
trab_present_disagreement_dup_ids_for (TrabEvidence *evidence,
                                       const char *plan_id,
                                       TrabDisagreementLane lane)
{
  Place place = { plan_id, lane_words[lane] };

  return dup_matching (evidence, is_about_place, &place);
}

/** trab_present_disagreement_get_title: (transfer none) (nullable) */
const char *
trab_present_disagreement_get_title (TrabEvidence *evidence, const char *id)
{
  const TrabTable *table = trab_evidence_get_table (evidence, TABLE, NULL);
  int row = table ? trab_table_find_row (table, "id", id) : -1;

  return row < 0 ? NULL : trab_present_table_get (table, (guint) row, "title");
}

/** trab_present_disagreement_get_used: (transfer none): the mark of a study */
const char *
trab_present_disagreement_get_used (gboolean is_used)
{
  return is_used ? _ ("A number of the program rests on it") : _ ("No number rests on it");
}

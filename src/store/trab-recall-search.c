/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-recall-search.h"

#include "trab-visit-counts.h"

#define N_PEOPLE "50" /* looked at in one part: somebody may be typing a name meanwhile */

/* The condition of the index answer_recall in its own words: SQLite takes it for no others */
#define IS_INDEXED "a.question IN ('plan_choice', 'review_date', 'denosumab_last_dose_months')"

/* Everybody of whom trab_recall_list() could have something to say by a day, and few others: the
 * rule itself is there, in one place. Of all people their last signed day is looked at, a part of
 * them at a time: years of visits before it cost nothing. Unsigned visits and injections are few,
 * and found by indexes of their own whatever comes after them. */
static const char first_sql[]
    = "SELECT patient_id AS id FROM visit WHERE status = 'draft'"
      " UNION SELECT w.patient_id FROM answer a JOIN visit w ON w.id = a.visit_id"
      " WHERE " IS_INDEXED " AND a.question = 'denosumab_last_dose_months' AND a.text IS NOT NULL";

/* Several signed visits can be of the last day: each counts */
#define VISIT_OF_LAST_DAY                                                                          \
  "EXISTS (SELECT 1 FROM visit w WHERE w.patient_id = p.id AND w.day IS p.last_day"                \
  " AND w.status = 'signed' AND "
#define ANSWER(question)                                                                           \
  "(SELECT text FROM answer WHERE visit_id = w.id AND question = '" question "'"                   \
  " ORDER BY version DESC LIMIT 1)"
#define HAS_BREAK                                                                                  \
  "EXISTS (SELECT 1 FROM fracture f WHERE f.patient_id = p.id AND f.site IN ('hip', 'spine')"      \
  " AND f.is_low_trauma != 'no')"
#define LAST_DAY                                                                                   \
  "(SELECT v.day FROM visit v LEFT JOIN batch b ON b.id = v.batch_id"                              \
  " WHERE v.patient_id = patient.id AND v.status = 'signed' AND" TRAB_VISIT_COUNTS                 \
  " ORDER BY v.day DESC LIMIT 1)"

/* The limit outside keeps the part as one, so that its last day is looked for once */
static const char part_sql[] = "SELECT p.id, " VISIT_OF_LAST_DAY ANSWER (
    "review_date") " <= :until) OR (" HAS_BREAK " AND (p.last_day IS NULL OR " VISIT_OF_LAST_DAY
                   "ifnull (" ANSWER ("plan_choice") ", '') IN ('', 'not-yet')))) AS is_candidate"
                                                     " FROM (SELECT id, " LAST_DAY
                                                     " AS last_day FROM patient"
                                                     " WHERE id > :place AND is_hidden = 0 AND "
                                                     "is_dead = 0 ORDER BY id LIMIT " N_PEOPLE ") p"
                                                     " ORDER BY p.id LIMIT " N_PEOPLE;

static GPtrArray *
run_first (TrabDb *db, char **place, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, first_sql, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  TrabStep step = select ? TRAB_STEP_ROW : TRAB_STEP_ERROR;

  while (step == TRAB_STEP_ROW && (step = trab_statement_step (select, error)) == TRAB_STEP_ROW)
    g_ptr_array_add (ids, g_strdup (trab_statement_get_text (select, "id")));
  if (step == TRAB_STEP_ERROR)
    return NULL;
  *place = g_strdup (""); /* before every id */
  return g_steal_pointer (&ids);
}

/**
 * trab_recall_search_run:
 * @place: (inout) (nullable): NULL to begin with; NULL again when all people were looked at
 *
 * Returns: (transfer full) (element-type utf8): ids of patients to look at, of the next part; some
 *   may come twice
 */
GPtrArray *
trab_recall_search_run (TrabDb *db, TrabDate until, char **place, GError **error)
{
  g_autoptr (TrabStatement) select = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *last = NULL;
  char text[TRAB_DATE_TEXT_SIZE];
  guint n_looked_at = 0;
  TrabStep step = TRAB_STEP_ERROR;

  if (*place == NULL)
    return run_first (db, place, error);
  select = trab_db_prepare (db, part_sql, error);
  if (select == NULL)
    return NULL;
  trab_statement_bind_text (select, ":until", trab_date_to_text (until, text));
  trab_statement_bind_text (select, ":place", *place);
  for (; (step = trab_statement_step (select, error)) == TRAB_STEP_ROW; n_looked_at++)
    {
      g_free (last);
      last = g_strdup (trab_statement_get_text (select, "id"));
      if (trab_statement_get_integer (select, "is_candidate") != 0)
        g_ptr_array_add (ids, g_strdup (last));
    }
  if (step == TRAB_STEP_ERROR)
    return NULL;
  g_free (*place);
  *place = n_looked_at > 0 ? g_steal_pointer (&last) : NULL;
  return g_steal_pointer (&ids);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-recall-search.h"

#include "trab-visit-table.h"

/* No later signed visit that counts */
#define IS_LAST                                                                                    \
  " NOT EXISTS (SELECT 1 FROM visit v LEFT JOIN batch b ON b.id = v.batch_id"                      \
  " WHERE v.patient_id = w.patient_id AND v.status = 'signed' AND v.day > w.day"                   \
  " AND" TRAB_VISIT_TABLE_COUNTS ")"
#define IS_HIP_OR_SPINE " f.site IN ('hip', 'spine') AND f.is_low_trauma != 'no'"
#define OF_ANSWER(question)                                                                        \
  "SELECT w.patient_id FROM answer a JOIN visit w ON w.id = a.visit_id"                            \
  " WHERE a.question = '" question "' AND "

/* Everybody of whom trab_recall_list() could have something to say by that day, and few others: the
 * rule itself is there, in one place. Answers that were taken back are found too. */
static const char select_sql[]
    = "SELECT p.id FROM patient p WHERE p.is_hidden = 0 AND p.is_dead = 0 AND p.id IN ("
      "SELECT patient_id FROM visit WHERE status = 'draft'"
      " UNION " OF_ANSWER ("review_date") "a.text <= :until AND" IS_LAST " UNION " OF_ANSWER (
          "denosumab_last_dose_months") "a.text IS NOT NULL"
                                        " UNION " OF_ANSWER (
                                            "plan_choice") "a.text = 'not-yet' AND" IS_LAST
                                                           " AND EXISTS (SELECT 1 FROM fracture f "
                                                           "WHERE f.patient_id = w.patient_id "
                                                           "AND" IS_HIP_OR_SPINE ")"
                                                           " UNION SELECT f.patient_id FROM "
                                                           "fracture f WHERE" IS_HIP_OR_SPINE
                                                           " AND NOT EXISTS (" OF_ANSWER (
                                                               "plan_choice") "w.patient_id = "
                                                                              "f.patient_id AND "
                                                                              "a.text NOT IN ('', "
                                                                              "'not-yet') AND "
                                                                              "w.status = 'signed' "
                                                                              "AND" IS_LAST "))"
                                                                              " ORDER BY p.id";

/**
 * trab_recall_search_run:
 * Returns: (transfer full) (nullable): of char *: ids of the patients to look at
 */
GPtrArray *
trab_recall_search_run (TrabDb *db, TrabDate until, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, select_sql, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  char text[TRAB_DATE_TEXT_SIZE];
  TrabStep step = TRAB_STEP_ERROR;

  if (select == NULL)
    return NULL;
  trab_statement_bind_text (select, ":until", trab_date_to_text (until, text));
  while ((step = trab_statement_step (select, error)) == TRAB_STEP_ROW)
    g_ptr_array_add (ids, g_strdup (trab_statement_get_text (select, "id")));
  return step == TRAB_STEP_ERROR ? NULL : g_steal_pointer (&ids);
}

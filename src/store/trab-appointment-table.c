/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-appointment-table.h"

#include "trab-store-appointment.h"

static const char insert_sql[]
    = "INSERT INTO appointment (day, patient_id, version, time, is_on, updated_at, updated_by)"
      " SELECT :day, id, 1 + ifnull ((SELECT max (version) FROM appointment"
      " WHERE day = :day AND patient_id = :patient_id), 0), :time, :is_on, :updated_at, :updated_by"
      " FROM patient WHERE id = :patient_id AND is_hidden = 0";

/* Those with a time first, by it */
static const char select_sql[]
    = "SELECT a.patient_id, a.time FROM appointment a JOIN patient p ON p.id = a.patient_id"
      " WHERE a.day = :day AND a.is_on = 1 AND p.is_hidden = 0 AND a.version ="
      " (SELECT max (version) FROM appointment b WHERE b.day = a.day AND b.patient_id ="
      " a.patient_id) ORDER BY a.time IS NULL, a.time, a.updated_at";

/** trab_appointment_table_save: nothing for somebody who is not in the lists */
gboolean
trab_appointment_table_save (TrabDb *db,
                             TrabDate day,
                             const char *patient_id,
                             const char *time,
                             gboolean is_on,
                             const TrabStamp *stamp,
                             GError **error)
{
  g_autoptr (TrabStatement) insert = trab_db_prepare (db, insert_sql, error);
  char text[TRAB_DATE_TEXT_SIZE];

  if (insert == NULL)
    return FALSE;
  trab_statement_bind_text (insert, ":day", trab_date_to_text (day, text));
  trab_statement_bind_text (insert, ":patient_id", patient_id);
  trab_statement_bind_text (insert, ":time", time);
  trab_statement_bind_integer (insert, ":is_on", is_on);
  trab_stamp_bind (stamp, insert);
  return trab_statement_run (insert, error);
}

/** trab_appointment_table_list: (transfer full) (nullable): of TrabStoreAppointment, in order */
GPtrArray *
trab_appointment_table_list (TrabDb *db, TrabDate day, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, select_sql, error);
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_store_appointment_free);
  char text[TRAB_DATE_TEXT_SIZE];
  TrabStep step = TRAB_STEP_ERROR;

  if (select == NULL)
    return NULL;
  trab_statement_bind_text (select, ":day", trab_date_to_text (day, text));
  while ((step = trab_statement_step (select, error)) == TRAB_STEP_ROW)
    g_ptr_array_add (list,
                     trab_store_appointment_new (trab_statement_get_text (select, "patient_id"),
                                                 trab_statement_get_text (select, "time")));
  return step == TRAB_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-addendum-table.h"

#include "trab-error.h"
#include "trab-visit-counts.h"

static const char insert_sql[]
    = "INSERT INTO addendum (id, patient_id, visit_id, text, author, moment, batch_id, version,"
      " updated_at, updated_by) VALUES (:id, :patient_id, :visit_id, :text, :author, :moment,"
      " :batch_id, 1, :updated_at, :updated_by)";

/* What came with an import that was undone, or belongs to a visit that does not count, is kept and
 * not loaded, as its visits are */
static const char select_sql[]
    = "SELECT a.id, a.patient_id, a.visit_id, a.text, a.author, a.moment, a.batch_id"
      " FROM addendum a LEFT JOIN batch ab ON ab.id = a.batch_id JOIN visit v ON v.id = a.visit_id"
      " LEFT JOIN batch b ON b.id = v.batch_id"
      " WHERE a.patient_id = :patient_id AND ab.undone_at IS NULL AND" TRAB_VISIT_COUNTS
      " ORDER BY a.id";

static TrabMoment
get_moment (const TrabAddendumFields *fields, const TrabStamp *stamp)
{
  TrabMoment moment = fields->moment;
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (stamp->unix_ms / 1000);
  g_autofree char *text = now ? g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  if (!trab_date_is_known (moment.date))
    trab_moment_parse (text, &moment);
  return moment;
}

static gboolean
insert_addendum (TrabDb *db,
                 const char *patient_id,
                 TrabAddendum *addendum,
                 const TrabStamp *stamp,
                 GError **error)
{
  const TrabAddendumFields *fields = trab_addendum_get (addendum);
  g_autoptr (TrabStatement) insert = trab_db_prepare (db, insert_sql, error);
  g_autofree char *id = trab_stamp_make_id (stamp, fields->id, error);
  char moment[TRAB_MOMENT_TEXT_SIZE];

  if (insert == NULL || id == NULL)
    return FALSE;
  trab_statement_bind_text (insert, ":id", id);
  trab_statement_bind_text (insert, ":patient_id", patient_id);
  trab_statement_bind_text (insert, ":visit_id", fields->visit_id);
  trab_statement_bind_text (insert, ":text", fields->text);
  trab_statement_bind_text (insert, ":author", fields->author ? fields->author : stamp->user);
  trab_statement_bind_text (insert, ":moment",
                            trab_moment_to_text (get_moment (fields, stamp), moment));
  trab_statement_bind_text (insert, ":batch_id", stamp->batch_id);
  trab_stamp_bind (stamp, insert);
  return trab_statement_run (insert, error);
}

/** trab_addendum_table_save: adds the addenda of @record, all new, after its visits */
gboolean
trab_addendum_table_save (
    TrabDb *db, const char *patient_id, TrabRecord *record, const TrabStamp *stamp, GError **error)
{
  GPtrArray *addenda = trab_record_get_addenda (record);

  for (guint i = 0; i < addenda->len; i++)
    if (!insert_addendum (db, patient_id, g_ptr_array_index (addenda, i), stamp, error))
      return FALSE;
  return TRUE;
}

/** trab_addendum_table_load: adds what was added to the visits of the record's patient, the oldest
 * first */
gboolean
trab_addendum_table_load (TrabDb *db, TrabRecord *record, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, select_sql, error);
  TrabStep step = TRAB_STEP_ERROR;

  if (select == NULL)
    return FALSE;
  trab_statement_bind_text (select, ":patient_id",
                            trab_patient_get (trab_record_get_patient (record))->id);
  while ((step = trab_statement_step (select, error)) == TRAB_STEP_ROW)
    {
      TrabAddendumFields fields = {
        .id = trab_statement_get_text (select, "id"),
        .patient_id = trab_statement_get_text (select, "patient_id"),
        .visit_id = trab_statement_get_text (select, "visit_id"),
        .text = trab_statement_get_text (select, "text"),
        .author = trab_statement_get_text (select, "author"),
        .batch_id = trab_statement_get_text (select, "batch_id"),
      };
      g_autoptr (TrabAddendum) addendum = NULL;

      trab_moment_parse (trab_statement_get_text (select, "moment"), &fields.moment);
      addendum = trab_addendum_new (&fields);
      trab_record_add_addendum (record, addendum);
    }
  return step == TRAB_STEP_DONE;
}

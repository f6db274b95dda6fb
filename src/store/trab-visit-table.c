/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-visit-table.h"

#include "trab-error.h"
#include "trab-patient-table.h"
#include "trab-visit-counts.h"

static const char insert_sql[]
    = "INSERT INTO visit (id, patient_id, day, moment, status, batch_id, version, updated_at,"
      " updated_by) VALUES (:id, :patient_id, :day, :moment, 'draft', :batch_id, 0, :updated_at,"
      " :updated_by)";

static const char insert_answer_sql[]
    = "INSERT INTO answer VALUES (:visit_id, :version, :question, :text)";

static const char update_sql[]
    = "UPDATE visit SET day = :day, moment = :moment, status = :status, version = version + 1,"
      " updated_at = :updated_at, updated_by = :updated_by WHERE id = :id AND version = :version";

/* Those that do not count are kept and not loaded */
#define SELECT                                                                                     \
  "SELECT v.id, v.patient_id, v.moment, v.status, v.batch_id, v.version, v.updated_at,"            \
  " v.updated_by"                                                                                  \
  " FROM visit v LEFT JOIN batch b ON b.id = v.batch_id WHERE" TRAB_VISIT_COUNTS " AND "

/* As they were at a moment: the latest version of each visit by then */
static const char select_as_of_sql[]
    = "SELECT v.id, v.patient_id, h.moment, h.status, v.batch_id, h.version, h.updated_at,"
      " h.updated_by FROM visit v LEFT JOIN batch b ON b.id = v.batch_id"
      " JOIN visit_history h ON h.id = v.id AND h.version = (SELECT max (o.version)"
      " FROM visit_history o WHERE o.id = v.id AND o.updated_at <= :as_of)"
      " WHERE (b.undone_at IS NULL OR b.undone_at > :as_of) AND v.patient_id = :key"
      " AND v.id NOT IN (SELECT m.visit_id FROM moved_visit m JOIN batch mb ON mb.id = m.batch_id"
      " WHERE m.updated_at <= :as_of AND (mb.undone_at IS NULL OR mb.undone_at > :as_of))"
      " ORDER BY substr (h.moment, 1, 10), v.id";

static const char select_sql[] = SELECT "v.id = :key";
static const char select_patient_sql[] = SELECT "v.patient_id = :key ORDER BY v.day, v.id";
#define OF_SHOWN " AND (SELECT is_hidden FROM patient p WHERE p.id = v.patient_id) = 0"
#define OF_LIVING " AND (SELECT is_dead FROM patient p WHERE p.id = v.patient_id) = 0"
static const char select_day_sql[] = SELECT "v.day = :key" OF_SHOWN " ORDER BY v.moment, v.id";
/* The index of drafts is taken only where their status is in the words themselves */
static const char select_drafts_sql[] = SELECT
    "v.status = 'draft' AND v.status = :key" OF_SHOWN OF_LIVING " ORDER BY v.updated_at, v.id";

static const char select_answers_sql[]
    = "SELECT question, text FROM answer WHERE visit_id = :visit_id AND version <= :version"
      " ORDER BY version";

static const char *const statuses[] = {
  [TRAB_VISIT_DRAFT] = "draft",
  [TRAB_VISIT_SIGNED] = "signed",
};

/* Returns: (transfer full): the answers in force at that version: of each question the latest */
static GHashTable *
load_answers (TrabDb *db, const char *visit_id, int version, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, select_answers_sql, error);
  g_autoptr (GHashTable) answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  TrabStep step = TRAB_STEP_ERROR;

  if (select == NULL)
    return NULL;
  trab_statement_bind_text (select, ":visit_id", visit_id);
  trab_statement_bind_integer (select, ":version", version);
  while ((step = trab_statement_step (select, error)) == TRAB_STEP_ROW)
    {
      const char *question = trab_statement_get_text (select, "question");

      if (trab_statement_is_null (select, "text"))
        g_hash_table_remove (answers, question);
      else
        g_hash_table_replace (answers, g_strdup (question),
                              g_strdup (trab_statement_get_text (select, "text")));
    }
  return step == TRAB_STEP_ERROR ? NULL : g_steal_pointer (&answers);
}

static TrabVisit *
read_visit (TrabDb *db, TrabStatement *select, GError **error)
{
  TrabVisitFields fields = {
    .id = trab_statement_get_text (select, "id"),
    .patient_id = trab_statement_get_text (select, "patient_id"),
    .moment = TRAB_MOMENT_NONE,
    .status = g_str_equal (trab_statement_get_text (select, "status"), statuses[TRAB_VISIT_SIGNED])
                  ? TRAB_VISIT_SIGNED
                  : TRAB_VISIT_DRAFT,
    .batch_id = trab_statement_get_text (select, "batch_id"),
    .version = (int) trab_statement_get_integer (select, "version"),
    .saved_ms = trab_statement_get_integer (select, "updated_at"),
    .saved_by = trab_statement_get_text (select, "updated_by"),
  };
  g_autoptr (GHashTable) answers = load_answers (db, fields.id, fields.version, error);

  if (answers == NULL)
    return NULL;
  trab_moment_parse (trab_statement_get_text (select, "moment"), &fields.moment);
  return trab_visit_new (&fields, answers);
}

/* Returns: (transfer full) (element-type TrabVisit) */
static GPtrArray *
read_visits (TrabDb *db, TrabStatement *select, GError **error)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (g_object_unref);
  TrabStep step = TRAB_STEP_ERROR;

  while ((step = trab_statement_step (select, error)) == TRAB_STEP_ROW)
    {
      TrabVisit *visit = read_visit (db, select, error);

      if (visit == NULL)
        return NULL;
      g_ptr_array_add (visits, visit);
    }
  return step == TRAB_STEP_ERROR ? NULL : g_steal_pointer (&visits);
}

static GPtrArray *
select_visits (TrabDb *db, const char *sql, const char *key, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, sql, error);

  if (select == NULL)
    return NULL;
  trab_statement_bind_text (select, ":key", key);
  return read_visits (db, select, error);
}

static void
bind_moment (TrabStatement *statement, TrabMoment moment)
{
  char moment_text[TRAB_MOMENT_TEXT_SIZE];
  char day_text[TRAB_DATE_TEXT_SIZE];

  if (!trab_date_is_known (moment.date))
    return; /* an unbound parameter is NULL */
  trab_statement_bind_text (statement, ":moment", trab_moment_to_text (moment, moment_text));
  trab_statement_bind_text (statement, ":day", trab_date_to_text (moment.date, day_text));
}

static gboolean
insert_visit (TrabDb *db,
              const char *id,
              const char *patient_id,
              TrabVisit *visit,
              const TrabStamp *stamp,
              GError **error)
{
  g_autoptr (TrabStatement) insert = trab_db_prepare (db, insert_sql, error);

  if (insert == NULL)
    return FALSE;
  trab_statement_bind_text (insert, ":id", id);
  trab_statement_bind_text (insert, ":patient_id", patient_id);
  trab_statement_bind_text (insert, ":batch_id", stamp->batch_id);
  bind_moment (insert, trab_visit_get (visit)->moment);
  trab_stamp_bind (stamp, insert);
  return trab_statement_run (insert, error);
}

static gboolean
insert_answer (TrabDb *db,
               const char *visit_id,
               int version,
               const char *question,
               const char *text,
               GError **error)
{
  g_autoptr (TrabStatement) insert = trab_db_prepare (db, insert_answer_sql, error);

  if (insert == NULL)
    return FALSE;
  trab_statement_bind_text (insert, ":visit_id", visit_id);
  trab_statement_bind_integer (insert, ":version", version);
  trab_statement_bind_text (insert, ":question", question);
  trab_statement_bind_text (insert, ":text", text);
  return trab_statement_run (insert, error);
}

/* Adds what differs between the answers in force and the new ones, as the next version */
static gboolean
insert_answers (TrabDb *db,
                const char *visit_id,
                int version,
                GHashTable *old_answers,
                GHashTable *answers,
                GError **error)
{
  GHashTableIter iter;
  gpointer question = NULL;
  gpointer text = NULL;

  g_hash_table_iter_init (&iter, answers);
  while (g_hash_table_iter_next (&iter, &question, &text))
    if (g_strcmp0 (g_hash_table_lookup (old_answers, question), text) != 0
        && !insert_answer (db, visit_id, version, question, text, error))
      return FALSE;
  g_hash_table_iter_init (&iter, old_answers);
  while (g_hash_table_iter_next (&iter, &question, &text))
    if (!g_hash_table_contains (answers, question)
        && !insert_answer (db, visit_id, version, question, NULL, error))
      return FALSE;
  return TRUE;
}

static gboolean
update_visit (TrabDb *db,
              const char *id,
              int version,
              TrabVisit *visit,
              const TrabStamp *stamp,
              GError **error)
{
  const TrabVisitFields *fields = trab_visit_get (visit);
  g_autoptr (TrabStatement) update = trab_db_prepare (db, update_sql, error);

  if (update == NULL)
    return FALSE;
  trab_statement_bind_text (update, ":id", id);
  trab_statement_bind_integer (update, ":version", version);
  trab_statement_bind_text (update, ":status", statuses[fields->status]);
  bind_moment (update, fields->moment);
  trab_stamp_bind (stamp, update);
  if (!trab_statement_run (update, error))
    return FALSE;
  g_assert (trab_db_count_changes (db) == 1); /* its version was read in this transaction */
  return TRUE;
}

static gboolean
is_same (TrabVisit *a, TrabVisit *b)
{
  const TrabVisitFields *of_a = trab_visit_get (a);
  const TrabVisitFields *of_b = trab_visit_get (b);
  GHashTable *answers = trab_visit_get_answers (a);
  char text_a[TRAB_MOMENT_TEXT_SIZE];
  char text_b[TRAB_MOMENT_TEXT_SIZE];
  GHashTableIter iter;
  gpointer question = NULL;
  gpointer text = NULL;

  if (of_a->status != of_b->status
      || !g_str_equal (trab_moment_to_text (of_a->moment, text_a),
                       trab_moment_to_text (of_b->moment, text_b))
      || g_hash_table_size (answers) != g_hash_table_size (trab_visit_get_answers (b)))
    return FALSE;
  g_hash_table_iter_init (&iter, trab_visit_get_answers (b));
  while (g_hash_table_iter_next (&iter, &question, &text))
    if (g_strcmp0 (g_hash_table_lookup (answers, question), text) != 0)
      return FALSE;
  return TRUE;
}

/* Returns: (transfer full): the stored visit that @visit may be saved over */
static TrabVisit *
load_for_change (TrabDb *db, const char *patient_id, TrabVisit *visit, GError **error)
{
  const TrabVisitFields *fields = trab_visit_get (visit);
  g_autoptr (GPtrArray) stored = select_visits (db, select_sql, fields->id, error);
  const TrabVisitFields *old = NULL;

  if (stored == NULL)
    return NULL;
  if (stored->len == 0)
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND, "there is no such visit");
      return NULL;
    }
  old = trab_visit_get (g_ptr_array_index (stored, 0));
  if (g_strcmp0 (old->patient_id, patient_id) != 0)
    g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT,
                 "the visit is of another patient");
  else if (old->version != fields->version)
    g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONFLICT,
                 "the visit has been changed by somebody else");
  else
    return g_ptr_array_steal_index (stored, 0);
  return NULL;
}

/**
 * trab_visit_table_save:
 *
 * Inserts a visit of version 0; saves a draft of a later version again, when something is different
 * and nobody was first (CONFLICT). A signed visit is not changed (CONSTRAINT).
 */
gboolean
trab_visit_table_save (
    TrabDb *db, const char *patient_id, TrabVisit *visit, const TrabStamp *stamp, GError **error)
{
  const TrabVisitFields *fields = trab_visit_get (visit);
  g_autofree char *id = trab_stamp_make_id (stamp, fields->id, error);
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrabVisit) stored = NULL;

  if (id == NULL)
    return FALSE;
  if (fields->version == 0)
    {
      if (!insert_visit (db, id, patient_id, visit, stamp, error))
        return FALSE;
    }
  else
    {
      stored = load_for_change (db, patient_id, visit, error);
      if (stored == NULL)
        return FALSE;
      if (is_same (stored, visit))
        return TRUE;
    }
  return insert_answers (db, id, fields->version + 1,
                         stored ? trab_visit_get_answers (stored) : none,
                         trab_visit_get_answers (visit), error)
         && update_visit (db, id, fields->version, visit, stamp, error);
}

/** trab_visit_table_load: adds the visits of the record's patient to it, by day */
gboolean
trab_visit_table_load (TrabDb *db, TrabRecord *record, GError **error)
{
  const char *patient_id = trab_patient_get (trab_record_get_patient (record))->id;
  g_autoptr (GPtrArray) visits = select_visits (db, select_patient_sql, patient_id, error);

  if (visits == NULL)
    return FALSE;
  for (guint i = 0; i < visits->len; i++)
    trab_record_add_visit (record, g_ptr_array_index (visits, i));
  return TRUE;
}

/** trab_visit_table_load_as_of: as trab_visit_table_load(), as they were at @unix_ms */
gboolean
trab_visit_table_load_as_of (TrabDb *db, TrabRecord *record, gint64 unix_ms, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, select_as_of_sql, error);
  g_autoptr (GPtrArray) visits = NULL;

  if (select == NULL)
    return FALSE;
  trab_statement_bind_text (select, ":key",
                            trab_patient_get (trab_record_get_patient (record))->id);
  trab_statement_bind_integer (select, ":as_of", unix_ms);
  visits = read_visits (db, select, error);
  for (guint i = 0; visits != NULL && i < visits->len; i++)
    trab_record_add_visit (record, g_ptr_array_index (visits, i));
  return visits != NULL;
}

static GPtrArray *
make_records (TrabDb *db, GPtrArray *visits, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < visits->len; i++)
    {
      TrabVisit *visit = g_ptr_array_index (visits, i);
      g_autoptr (TrabPatient) patient
          = trab_patient_table_load (db, trab_visit_get (visit)->patient_id, error);
      TrabRecord *record = NULL;

      if (patient == NULL)
        return NULL;
      record = trab_record_new (patient);
      trab_record_add_visit (record, visit);
      g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

/** trab_visit_table_list_day: (transfer full) (element-type TrabRecord): the visits of one day */
GPtrArray *
trab_visit_table_list_day (TrabDb *db, TrabDate day, GError **error)
{
  char text[TRAB_DATE_TEXT_SIZE];
  g_autoptr (GPtrArray) visits
      = select_visits (db, select_day_sql, trab_date_to_text (day, text), error);

  return visits ? make_records (db, visits, error) : NULL;
}

/** trab_visit_table_list_drafts: (transfer full) (element-type TrabRecord): the longest waiting
 * first */
GPtrArray *
trab_visit_table_list_drafts (TrabDb *db, GError **error)
{
  g_autoptr (GPtrArray) visits
      = select_visits (db, select_drafts_sql, statuses[TRAB_VISIT_DRAFT], error);

  return visits ? make_records (db, visits, error) : NULL;
}

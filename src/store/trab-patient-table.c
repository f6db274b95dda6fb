/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-patient-table.h"

#include "trab-error.h"
#include "trab-patient-search.h"

#define FIELDS                                                                                     \
  "family_name, given_name, birth_date, sex, record_number, identifier_system, identifier_value,"  \
  " allergies, is_practice, is_dead, death_date, death_source"

static const char insert_sql[]
    = "INSERT INTO patient (id, " FIELDS ", is_hidden, batch_id, made_by_batch_id, version,"
      " updated_at, updated_by) VALUES (:id, :family_name, :given_name, :birth_date, :sex,"
      " :record_number, :identifier_system, :identifier_value, :allergies, :is_practice, :is_dead,"
      " :death_date, :death_source, 0,"
      " :batch_id, :batch_id, 1, :updated_at, :updated_by)";

static const char update_sql[]
    = "UPDATE patient SET family_name = :family_name, given_name = :given_name,"
      " birth_date = :birth_date, sex = :sex, record_number = :record_number,"
      " identifier_system = :identifier_system, identifier_value = :identifier_value,"
      " allergies = :allergies, is_practice = :is_practice, is_dead = :is_dead,"
      " death_date = :death_date, death_source = :death_source, is_hidden = 0, batch_id = "
      ":batch_id,"
      " version = version + 1, updated_at = :updated_at, updated_by = :updated_by"
      " WHERE id = :id AND version = :version";

static const char select_sql[] = "SELECT id, " FIELDS ", version FROM patient WHERE id = :id";
static const char select_shown_sql[]
    = "SELECT id, " FIELDS ", version FROM patient WHERE id = :id AND is_hidden = 0";
static const char select_as_of_sql[]
    = "SELECT id, " FIELDS ", version FROM patient_history WHERE id = :id AND updated_at <= :as_of"
      " ORDER BY version DESC LIMIT 1";

/* By the identifier of the patient's row, by those of imports, or by the id that our own exports
 * carry; somebody whose record was added to another one, and is hidden with it, is that other one
 */
static const char find_sql[]
    = "SELECT DISTINCT s.id FROM (SELECT id FROM patient WHERE identifier_value = :value"
      " AND ifnull (identifier_system, '') = :system AND is_hidden = 0"
      " UNION SELECT h.id FROM merging g CROSS JOIN patient h ON h.id = g.from_id"
      " WHERE h.identifier_value = :value AND ifnull (h.identifier_system, '') = :system"
      " UNION SELECT i.patient_id FROM identifier i JOIN batch b ON b.id = i.batch_id"
      " WHERE i.value = :value AND i.system = :system AND b.undone_at IS NULL"
      " UNION SELECT id FROM patient WHERE :system = '" TRAB_PATIENT_UUID_SYSTEM "'"
      " AND id = substr (:value, 1 + length ('" TRAB_PATIENT_UUID_PREFIX "'))) f"
      " LEFT JOIN (SELECT m.from_id, m.into_id FROM merging m JOIN batch mb ON mb.id = m.batch_id"
      " WHERE mb.undone_at IS NULL) m ON m.from_id = f.id"
      " JOIN patient s ON s.id = ifnull (m.into_id, f.id) WHERE s.is_hidden = 0 ORDER BY s.id";

static const char hide_merged_sql[]
    = "UPDATE patient SET is_hidden = 1, batch_id = :batch_id, version = version + 1,"
      " updated_at = :updated_at, updated_by = :updated_by WHERE id = :id AND is_hidden = 0";

/* Patients whose latest version this import wrote over an earlier one, with the version before */
static const char overwritten_sql[]
    = "SELECT h.id, " FIELDS ", batch_id,"
      " (SELECT version FROM patient p WHERE p.id = h.id) AS version FROM patient_history h"
      " WHERE h.id IN (SELECT id FROM patient WHERE batch_id = :batch_id)"
      " AND h.version = (SELECT max (o.version) FROM patient_history o"
      "   WHERE o.id = h.id AND o.batch_id IS NOT :batch_id)";

/* Patients whom an undone import made, and who have nothing that is not undone */
static const char orphan_sql[]
    = "SELECT id FROM patient p WHERE is_hidden = 0"
      " AND made_by_batch_id IN (SELECT id FROM batch WHERE undone_at IS NOT NULL)"
      " AND batch_id = made_by_batch_id"
      " AND NOT EXISTS (SELECT 1 FROM run r WHERE r.patient_id = p.id)"
#define HAS_NO(table)                                                                              \
  " AND NOT EXISTS (SELECT 1 FROM " table " t LEFT JOIN batch b ON b.id = t.batch_id"              \
  " WHERE t.patient_id = p.id AND b.undone_at IS NULL)"
    HAS_NO ("visit") HAS_NO ("measurement") HAS_NO ("fracture") HAS_NO ("course");

static const char hide_sql[]
    = "UPDATE patient SET is_hidden = :is_hidden, version = version + 1, updated_at = :updated_at,"
      " updated_by = :updated_by WHERE id = :id AND is_hidden != :is_hidden";

/* Hidden by a person, not with an import that was undone */
static const char hidden_sql[]
    = "SELECT p.id FROM patient p LEFT JOIN batch b ON b.id = p.made_by_batch_id"
      " WHERE p.is_hidden = 1 AND b.undone_at IS NULL AND NOT EXISTS (SELECT 1 FROM merging m"
      " JOIN batch mb ON mb.id = m.batch_id WHERE m.from_id = p.id AND mb.undone_at IS NULL)"
      " ORDER BY p.updated_at DESC, p.id";

static void
bind_date (TrabStatement *statement, const char *name, TrabDate date)
{
  char text[TRAB_DATE_TEXT_SIZE];

  trab_statement_bind_text (statement, name,
                            trab_date_is_known (date) ? trab_date_to_text (date, text) : NULL);
}

static void
bind_fields (TrabStatement *statement, const TrabPatientFields *fields)
{
  trab_statement_bind_text (statement, ":family_name", fields->family_name);
  trab_statement_bind_text (statement, ":given_name", fields->given_name);
  bind_date (statement, ":birth_date", fields->birth_date);
  trab_statement_bind_text (statement, ":sex", trab_sex_to_string (fields->sex));
  trab_statement_bind_text (statement, ":record_number", fields->record_number);
  trab_statement_bind_text (statement, ":identifier_system", fields->identifier_system);
  trab_statement_bind_text (statement, ":identifier_value", fields->identifier_value);
  trab_statement_bind_text (statement, ":allergies", fields->allergies);
  trab_statement_bind_integer (statement, ":is_practice", fields->is_practice ? 1 : 0);
  trab_statement_bind_integer (statement, ":is_dead", fields->is_dead ? 1 : 0);
  bind_date (statement, ":death_date", fields->death_date);
  trab_statement_bind_text (statement, ":death_source", fields->death_source);
}

static TrabPatient *
read_patient (TrabStatement *select)
{
  TrabPatientFields fields = {
    .id = trab_statement_get_text (select, "id"),
    .family_name = trab_statement_get_text (select, "family_name"),
    .given_name = trab_statement_get_text (select, "given_name"),
    .record_number = trab_statement_get_text (select, "record_number"),
    .identifier_system = trab_statement_get_text (select, "identifier_system"),
    .identifier_value = trab_statement_get_text (select, "identifier_value"),
    .allergies = trab_statement_get_text (select, "allergies"),
    .is_practice = trab_statement_get_integer (select, "is_practice") != 0,
    .is_dead = trab_statement_get_integer (select, "is_dead") != 0,
    .death_source = trab_statement_get_text (select, "death_source"),
    .version = (int) trab_statement_get_integer (select, "version"),
  };

  trab_date_parse (trab_statement_get_text (select, "birth_date"), &fields.birth_date);
  trab_date_parse (trab_statement_get_text (select, "death_date"), &fields.death_date);
  trab_sex_from_string (trab_statement_get_text (select, "sex"), &fields.sex);
  return trab_patient_new (&fields);
}

static TrabPatient *
load (TrabStatement *select, const char *id, GError **error)
{
  TrabStep step = TRAB_STEP_ERROR;

  trab_statement_bind_text (select, ":id", id);
  step = trab_statement_step (select, error);
  if (step == TRAB_STEP_ROW)
    return read_patient (select);
  if (step == TRAB_STEP_DONE)
    g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND, "there is no such patient");
  return NULL;
}

/** trab_patient_table_load: (transfer full): NOT_FOUND */
TrabPatient *
trab_patient_table_load (TrabDb *db, const char *id, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, select_sql, error);

  return select ? load (select, id, error) : NULL;
}

/** trab_patient_table_load_shown: (transfer full): NOT_FOUND also for who was erased */
TrabPatient *
trab_patient_table_load_shown (TrabDb *db, const char *id, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, select_shown_sql, error);

  return select ? load (select, id, error) : NULL;
}

/** trab_patient_table_load_as_of: (transfer full): as known at @unix_ms; NOT_FOUND */
TrabPatient *
trab_patient_table_load_as_of (TrabDb *db, const char *id, gint64 unix_ms, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, select_as_of_sql, error);

  if (select == NULL)
    return NULL;
  trab_statement_bind_integer (select, ":as_of", unix_ms);
  return load (select, id, error);
}

static gboolean
is_same_date (TrabDate a, TrabDate b)
{
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

static gboolean
is_same (const TrabPatientFields *a, const TrabPatientFields *b)
{
  return g_strcmp0 (a->family_name, b->family_name) == 0
         && g_strcmp0 (a->given_name, b->given_name) == 0
         && is_same_date (a->birth_date, b->birth_date) && a->sex == b->sex
         && g_strcmp0 (a->record_number, b->record_number) == 0
         && g_strcmp0 (a->identifier_system, b->identifier_system) == 0
         && g_strcmp0 (a->identifier_value, b->identifier_value) == 0
         && g_strcmp0 (a->allergies, b->allergies) == 0 && !a->is_practice == !b->is_practice
         && !a->is_dead == !b->is_dead && is_same_date (a->death_date, b->death_date)
         && g_strcmp0 (a->death_source, b->death_source) == 0;
}

static gboolean
set_conflict (GError **error)
{
  g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONFLICT,
               "the patient has been changed by somebody else");
  return FALSE;
}

static gboolean
insert_patient (TrabDb *db,
                const char *id,
                const TrabPatientFields *fields,
                const TrabStamp *stamp,
                GError **error)
{
  g_autoptr (TrabStatement) insert = trab_db_prepare (db, insert_sql, error);

  if (insert == NULL)
    return FALSE;
  trab_statement_bind_text (insert, ":id", id);
  trab_statement_bind_text (insert, ":batch_id", stamp->batch_id);
  bind_fields (insert, fields);
  trab_stamp_bind (stamp, insert);
  return trab_statement_run (insert, error);
}

static gboolean
update_patient (TrabDb *db,
                const TrabPatientFields *fields,
                const TrabStamp *stamp,
                const char *batch_id,
                GError **error)
{
  g_autoptr (TrabStatement) update = trab_db_prepare (db, update_sql, error);

  if (update == NULL)
    return FALSE;
  trab_statement_bind_text (update, ":id", fields->id);
  trab_statement_bind_integer (update, ":version", fields->version);
  trab_statement_bind_text (update, ":batch_id", batch_id);
  bind_fields (update, fields);
  trab_stamp_bind (stamp, update);
  if (!trab_statement_run (update, error))
    return FALSE;
  return trab_db_count_changes (db) == 1 ? TRUE : set_conflict (error);
}

/**
 * trab_patient_table_save:
 *
 * Inserts a patient of version 0; changes one of a later version, when something is different and
 * nobody was first (CONFLICT).
 *
 * Returns: (transfer full): the id
 */
char *
trab_patient_table_save (TrabDb *db, TrabPatient *patient, const TrabStamp *stamp, GError **error)
{
  const TrabPatientFields *fields = trab_patient_get (patient);
  g_autofree char *id = trab_stamp_make_id (stamp, fields->id, error);
  g_autoptr (TrabPatient) stored = NULL;

  if (id == NULL)
    return NULL;
  if (fields->version == 0)
    {
      if (!insert_patient (db, id, fields, stamp, error)
          || !trab_patient_search_update (db, id, error))
        return NULL;
      return g_steal_pointer (&id);
    }
  stored = trab_patient_table_load (db, id, error);
  if (stored == NULL)
    return NULL;
  if (trab_patient_get (stored)->version != fields->version)
    {
      set_conflict (error);
      return NULL;
    }
  if (!is_same (fields, trab_patient_get (stored))
      && (!update_patient (db, fields, stamp, stamp->batch_id, error)
          || !trab_patient_search_update (db, id, error)))
    return NULL;
  return g_steal_pointer (&id);
}

/** trab_patient_table_find: (transfer full) (element-type utf8): the ids of whom another program
 * calls so, @system: (nullable) */
GPtrArray *
trab_patient_table_find (TrabDb *db, const char *system, const char *value, GError **error)
{
  g_autoptr (TrabStatement) find = trab_db_prepare (db, find_sql, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  TrabStep step = TRAB_STEP_ERROR;

  if (find == NULL)
    return NULL;
  trab_statement_bind_text (find, ":system", system ? system : "");
  trab_statement_bind_text (find, ":value", value);
  while ((step = trab_statement_step (find, error)) == TRAB_STEP_ROW)
    g_ptr_array_add (ids, g_strdup (trab_statement_get_text (find, "id")));
  return step == TRAB_STEP_ERROR ? NULL : g_steal_pointer (&ids);
}

static gboolean
restore_overwritten (TrabDb *db, const TrabStamp *stamp, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, overwritten_sql, error);
  g_autoptr (GPtrArray) earlier = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) batch_ids = g_ptr_array_new_with_free_func (g_free); /* of each */
  TrabStep step = TRAB_STEP_ERROR;

  if (select == NULL)
    return FALSE;
  trab_statement_bind_text (select, ":batch_id", stamp->batch_id);
  while ((step = trab_statement_step (select, error)) == TRAB_STEP_ROW)
    {
      g_ptr_array_add (earlier, read_patient (select));
      g_ptr_array_add (batch_ids, g_strdup (trab_statement_get_text (select, "batch_id")));
    }
  if (step == TRAB_STEP_ERROR)
    return FALSE;
  for (guint i = 0; i < earlier->len; i++)
    {
      const TrabPatientFields *fields = trab_patient_get (g_ptr_array_index (earlier, i));

      if (!update_patient (db, fields, stamp, g_ptr_array_index (batch_ids, i), error)
          || !trab_patient_search_update (db, fields->id, error))
        return FALSE;
    }
  return TRUE;
}

/** trab_patient_table_set_hidden: a new version; NOT_FOUND when there is none, or it is so already
 */
gboolean
trab_patient_table_set_hidden (
    TrabDb *db, const char *id, gboolean is_hidden, const TrabStamp *stamp, GError **error)
{
  g_autoptr (TrabStatement) hide = trab_db_prepare (db, hide_sql, error);

  if (hide == NULL)
    return FALSE;
  trab_statement_bind_text (hide, ":id", id);
  trab_statement_bind_integer (hide, ":is_hidden", is_hidden ? 1 : 0);
  trab_stamp_bind (stamp, hide);
  if (!trab_statement_run (hide, error))
    return FALSE;
  if (trab_db_count_changes (db) == 1)
    return trab_patient_search_update (db, id, error);
  g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND, "there is no such patient");
  return FALSE;
}

/** trab_patient_table_hide_merged: with the batch of @stamp, and until that is undone */
gboolean
trab_patient_table_hide_merged (TrabDb *db, const char *id, const TrabStamp *stamp, GError **error)
{
  g_autoptr (TrabStatement) hide = trab_db_prepare (db, hide_merged_sql, error);

  if (hide == NULL)
    return FALSE;
  trab_statement_bind_text (hide, ":id", id);
  trab_statement_bind_text (hide, ":batch_id", stamp->batch_id);
  trab_stamp_bind (stamp, hide);
  return trab_statement_run (hide, error) && trab_patient_search_update (db, id, error);
}

/* Returns: (transfer full) (element-type utf8): the ids that a query without parameters gives */
static GPtrArray *
select_ids (TrabDb *db, const char *sql, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, sql, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  TrabStep step = TRAB_STEP_ERROR;

  if (select == NULL)
    return NULL;
  while ((step = trab_statement_step (select, error)) == TRAB_STEP_ROW)
    g_ptr_array_add (ids, g_strdup (trab_statement_get_text (select, "id")));
  return step == TRAB_STEP_ERROR ? NULL : g_steal_pointer (&ids);
}

/** trab_patient_table_list_hidden: (transfer full) (element-type TrabPatient): the latest first */
GPtrArray *
trab_patient_table_list_hidden (TrabDb *db, GError **error)
{
  g_autoptr (GPtrArray) ids = select_ids (db, hidden_sql, error);
  g_autoptr (GPtrArray) patients = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      TrabPatient *patient = trab_patient_table_load (db, g_ptr_array_index (ids, i), error);

      if (patient == NULL)
        return NULL;
      g_ptr_array_add (patients, patient);
    }
  return ids ? g_steal_pointer (&patients) : NULL;
}

/**
 * trab_patient_table_undo:
 * @stamp: with the import that is undone, and is marked so already
 *
 * Gives patients whom the import changed, and nobody since, the version before; hides those whom it
 * made and who have nothing else. Both are new versions: nothing is overwritten.
 */
gboolean
trab_patient_table_undo (TrabDb *db, const TrabStamp *stamp, GError **error)
{
  g_autoptr (GPtrArray) orphans = NULL;

  if (!restore_overwritten (db, stamp, error))
    return FALSE;
  orphans = select_ids (db, orphan_sql, error);
  if (orphans == NULL)
    return FALSE;
  for (guint i = 0; i < orphans->len; i++)
    if (!trab_patient_table_set_hidden (db, g_ptr_array_index (orphans, i), TRUE, stamp, error))
      return FALSE;
  return TRUE;
}

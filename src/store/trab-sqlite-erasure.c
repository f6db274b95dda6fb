/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-sqlite-erasure.h"

#include "trab-error.h"
#include "trab-patient-table.h"

/* Rows of one patient, those that others refer to last. Every table that holds anything of a person
 * is here: tests/store/test-erasure.c looks for its name in the decrypted pages. */
static const char *const deletions[] = {
  "DELETE FROM moved_visit WHERE visit_id IN (SELECT id FROM visit WHERE patient_id = :id)",
  "DELETE FROM answer WHERE visit_id IN (SELECT id FROM visit WHERE patient_id = :id)",
  "DELETE FROM visit_history WHERE id IN (SELECT id FROM visit WHERE patient_id = :id)",
  "DELETE FROM measurement WHERE patient_id = :id",
  "DELETE FROM fracture WHERE patient_id = :id",
  "DELETE FROM course WHERE patient_id = :id",
  "DELETE FROM run WHERE patient_id = :id",
  "DELETE FROM resource WHERE patient_id = :id",
  "DELETE FROM appointment WHERE patient_id = :id",
  "DELETE FROM parked WHERE patient_id = :id",
  "DELETE FROM hold WHERE patient_id = :id",
  "DELETE FROM identifier WHERE patient_id = :id",
  "DELETE FROM merging WHERE :id IN (from_id, into_id)",
  "DELETE FROM addendum WHERE patient_id = :id",
  "DELETE FROM visit WHERE patient_id = :id",
  "DELETE FROM patient_word WHERE number = (SELECT number FROM patient WHERE id = :id)",
  "DELETE FROM patient_history WHERE id = :id",
  "DELETE FROM patient WHERE id = :id",
};

/* What refuses a deletion, but that of the audit and of settings, which hold nothing of a person */
static const char triggers_sql[] = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND "
                                   "name LIKE '%#_stays' ESCAPE '#'"
                                   " AND tbl_name NOT IN ('audit', 'setting', 'batch')";

static const char is_held_sql[]
    = "SELECT ifnull ((SELECT is_held FROM hold WHERE patient_id = patient.id"
      " ORDER BY version DESC LIMIT 1), 0) AS is_held, is_hidden FROM patient WHERE id = :id";

static const char hold_sql[] = "INSERT INTO hold SELECT id, (SELECT count (*) FROM hold WHERE "
                               "patient_id = :id) + 1, :is_held,"
                               " :reason, :updated_at, :updated_by FROM patient WHERE id = :id";

static const char held_sql[]
    = "SELECT patient_id AS id FROM hold h WHERE is_held = 1 AND version = (SELECT max (version)"
      " FROM hold WHERE patient_id = h.patient_id) ORDER BY patient_id";

/* A day of which the month or the day is not known may lie after :before, and then does */
#define NOT_BEFORE(column) column " >= substr (:before, 1, length (" column "))"

/* Of whom nothing happened and nothing was planned since; of whom nothing is dated at all, nothing
 * was written since */
static const char due_sql[]
    = "SELECT id FROM patient p WHERE is_hidden = 0 AND updated_at < :before_ms"
      " AND ifnull ((SELECT is_held FROM hold WHERE patient_id = p.id"
      " ORDER BY version DESC LIMIT 1), 0) = 0"
      " AND NOT EXISTS (SELECT 1 FROM visit WHERE patient_id = p.id AND (" NOT_BEFORE (
          "day") " OR (day IS NULL AND updated_at >= :before_ms)))"
                 " AND NOT EXISTS (SELECT 1 FROM measurement WHERE patient_id = p.id AND "
                 "(" NOT_BEFORE (
                     "substr (moment, 1, 10)") " OR (moment IS NULL AND updated_at >= :before_ms)))"
                                               " AND NOT EXISTS (SELECT 1 FROM fracture WHERE "
                                               "patient_id = p.id AND " NOT_BEFORE (
                                                   "date") ")"
                                                           " AND NOT EXISTS (SELECT 1 FROM course "
                                                           "WHERE patient_id = p.id AND "
                                                           "(" NOT_BEFORE (
                                                               "start") " OR"
                                                                        " " NOT_BEFORE (
                                                                            "stop") "))"
                                                                                    " A"
                                                                                    "ND"
                                                                                    " N"
                                                                                    "OT"
                                                                                    " E"
                                                                                    "XI"
                                                                                    "ST"
                                                                                    "S "
                                                                                    "(S"
                                                                                    "EL"
                                                                                    "EC"
                                                                                    "T "
                                                                                    "1 "
                                                                                    "FR"
                                                                                    "OM"
                                                                                    " a"
                                                                                    "pp"
                                                                                    "oi"
                                                                                    "nt"
                                                                                    "me"
                                                                                    "nt"
                                                                                    " W"
                                                                                    "HE"
                                                                                    "RE"
                                                                                    " p"
                                                                                    "at"
                                                                                    "ie"
                                                                                    "nt"
                                                                                    "_i"
                                                                                    "d "
                                                                                    "= "
                                                                                    "p."
                                                                                    "id"
                                                                                    " A"
                                                                                    "ND"
                                                                                    " " NOT_BEFORE (
                                                                                        "day") ")"
                                                                                               " OR"
                                                                                               "DER"
                                                                                               " BY"
                                                                                               " i"
                                                                                               "d";

typedef struct
{
  GPtrArray *names;
  GPtrArray *texts;
} Triggers;

static void
triggers_clear (Triggers *triggers)
{
  g_clear_pointer (&triggers->names, g_ptr_array_unref);
  g_clear_pointer (&triggers->texts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Triggers, triggers_clear)

static gboolean
read_triggers (TrabDb *db, Triggers *triggers, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, triggers_sql, error);
  TrabStep step = TRAB_STEP_ERROR;

  triggers->names = g_ptr_array_new_with_free_func (g_free);
  triggers->texts = g_ptr_array_new_with_free_func (g_free);
  if (select == NULL)
    return FALSE;
  while ((step = trab_statement_step (select, error)) == TRAB_STEP_ROW)
    {
      g_ptr_array_add (triggers->names, g_strdup (trab_statement_get_text (select, "name")));
      g_ptr_array_add (triggers->texts, g_strdup (trab_statement_get_text (select, "sql")));
    }
  return step == TRAB_STEP_DONE;
}

static gboolean
drop_triggers (TrabDb *db, const Triggers *triggers, GError **error)
{
  for (guint i = 0; i < triggers->names->len; i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("DROP TRIGGER %s", (char *) g_ptr_array_index (triggers->names, i));

      if (!trab_db_execute (db, sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_triggers (TrabDb *db, const Triggers *triggers, GError **error)
{
  for (guint i = 0; i < triggers->texts->len; i++)
    if (!trab_db_execute (db, g_ptr_array_index (triggers->texts, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
delete_rows (TrabDb *db, const char *patient_id, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (deletions); i++)
    {
      g_autoptr (TrabStatement) deletion = trab_db_prepare (db, deletions[i], error);

      if (deletion == NULL)
        return FALSE;
      trab_statement_bind_text (deletion, ":id", patient_id);
      if (!trab_statement_run (deletion, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_may_go (TrabDb *db, const char *patient_id, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, is_held_sql, error);
  TrabStep step = TRAB_STEP_ERROR;

  if (select == NULL)
    return FALSE;
  trab_statement_bind_text (select, ":id", patient_id);
  step = trab_statement_step (select, error);
  if (step == TRAB_STEP_DONE)
    g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND, "there is no such patient");
  else if (step == TRAB_STEP_ROW && trab_statement_get_integer (select, "is_held") != 0)
    g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_HELD, "this record must be kept");
  else if (step == TRAB_STEP_ROW && trab_statement_get_integer (select, "is_hidden") == 0)
    g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT,
                 "the first step of erasing has not been done");
  else
    return step == TRAB_STEP_ROW;
  return FALSE;
}

static gboolean
erase_rows (TrabSqliteStore *self, const char *patient_id, const char *reason, GError **error)
{
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  g_auto (Triggers) triggers = { NULL, NULL };
  TrabStamp stamp = trab_sqlite_store_make_stamp (self, NULL);

  return trab_sqlite_store_begin (self, &transaction, error)
         && check_may_go (self->db, patient_id, error) && read_triggers (self->db, &triggers, error)
         && drop_triggers (self->db, &triggers, error) && delete_rows (self->db, patient_id, error)
         && make_triggers (self->db, &triggers, error)
         && trab_sqlite_store_commit (self, &transaction, "erase-for-good", patient_id, reason,
                                      &stamp, error);
}

/* In memory, as SQLCipher does it otherwise, it would take as much of that as the file has. The
 * file that is written meanwhile is encrypted with the same key and has no name:
 * tests/store/test-erasure.c reads every byte that goes to a disk. */
static gboolean
write_anew (TrabDb *db, GError **error)
{
  gboolean is_written = trab_db_execute (db, "PRAGMA temp_store = FILE", error)
                        && trab_db_execute (db, "VACUUM", error);

  return trab_db_execute (db, "PRAGMA temp_store = DEFAULT", is_written ? error : NULL)
         && is_written;
}

/* Deleted bytes are overwritten at once; writing the file anew leaves no page behind that held
 * some. The rows are gone when the first returns: the rest is tried again with the next erasure. */
static gboolean
erase_for_good (TrabStore *store, const char *patient_id, const char *reason, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);

  if (!trab_db_execute (self->db, "PRAGMA secure_delete = ON", error)
      || !erase_rows (self, patient_id, reason, error))
    return FALSE;
  g_clear_pointer (&self->pages, trab_page_check_free); /* the file is another from here on */
  return trab_sqlite_store_settle (self, error) && write_anew (self->db, error)
         && trab_sqlite_store_settle (self, error) && trab_sqlite_store_keep_seal (self, error);
}

static gboolean
set_hold (
    TrabStore *store, const char *patient_id, gboolean is_held, const char *reason, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  TrabStamp stamp = trab_sqlite_store_make_stamp (self, NULL);
  g_autoptr (TrabStatement) insert = NULL;

  if (!trab_sqlite_store_begin (self, &transaction, error))
    return FALSE;
  insert = trab_db_prepare (self->db, hold_sql, error);
  if (insert == NULL)
    return FALSE;
  trab_statement_bind_text (insert, ":id", patient_id);
  trab_statement_bind_integer (insert, ":is_held", is_held ? 1 : 0);
  trab_statement_bind_text (insert, ":reason", reason);
  trab_statement_bind_integer (insert, ":updated_at", stamp.unix_ms);
  trab_statement_bind_text (insert, ":updated_by", stamp.user);
  if (!trab_statement_run (insert, error))
    return FALSE;
  if (trab_db_count_changes (self->db) != 1)
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND, "there is no such patient");
      return FALSE;
    }
  return trab_sqlite_store_commit (self, &transaction, is_held ? "hold" : "release", patient_id,
                                   reason, &stamp, error);
}

static GPtrArray *
list_patients (TrabSqliteStore *self, TrabStatement *select, GError **error)
{
  g_autoptr (GPtrArray) patients = g_ptr_array_new_with_free_func (g_object_unref);
  TrabStep step = TRAB_STEP_ERROR;

  while ((step = trab_statement_step (select, error)) == TRAB_STEP_ROW)
    {
      TrabPatient *patient
          = trab_patient_table_load (self->db, trab_statement_get_text (select, "id"), error);

      if (patient == NULL)
        return NULL;
      g_ptr_array_add (patients, patient);
    }
  return step == TRAB_STEP_DONE ? g_steal_pointer (&patients) : NULL;
}

static GPtrArray *
list_held (TrabStore *store, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  g_autoptr (TrabStatement) select = trab_db_prepare (self->db, held_sql, error);

  return select ? list_patients (self, select, error) : NULL;
}

static GPtrArray *
list_due (TrabStore *store, TrabDate before, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  g_autoptr (TrabStatement) select = trab_db_prepare (self->db, due_sql, error);
  g_autoptr (GDateTime) midnight
      = g_date_time_new_utc (before.year, MAX (before.month, 1), MAX (before.day, 1), 0, 0, 0);
  char text[TRAB_DATE_TEXT_SIZE];

  if (select == NULL)
    return NULL;
  trab_statement_bind_text (select, ":before", trab_date_to_text (before, text));
  trab_statement_bind_integer (select, ":before_ms", g_date_time_to_unix (midnight) * 1000);
  return list_patients (self, select, error);
}

void
trab_sqlite_erasure_fill_class (TrabStoreClass *klass)
{
  klass->erase_for_good = erase_for_good;
  klass->set_hold = set_hold;
  klass->list_held = list_held;
  klass->list_due = list_due;
}

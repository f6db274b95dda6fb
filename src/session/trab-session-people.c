/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-people.h"

#include "trab-error.h"
#include "trab-import-merge.h"
#include "trab-moved-rows.h"
#include "trab-people-split.h"
#include "trab-session-call.h"
#include "trab-session-private.h"
#include "trab-store.h"

typedef struct
{
  const char *from_id;
  const char *into_id;
} People;

/* What counts of a record, as if it came from elsewhere. */
static TrabRecord *
copy_rows (TrabRecord *from)
{
  TrabRecord *copy = trab_record_new (trab_record_get_patient (from));

  for (guint i = 0; i < trab_record_get_measurements (from)->len; i++)
    trab_moved_rows_add_measurement (copy, trab_record_get_measurements (from)->pdata[i], NULL);
  for (guint i = 0; i < trab_record_get_fractures (from)->len; i++)
    trab_moved_rows_add_fracture (copy, trab_record_get_fractures (from)->pdata[i], NULL);
  for (guint i = 0; i < trab_record_get_courses (from)->len; i++)
    trab_moved_rows_add_course (copy, trab_record_get_courses (from)->pdata[i], NULL);
  return copy;
}

/* Visits are taken over whole, with what was added to them: what was asked on a day is not held
 * against other days. */
static gboolean
add_visits (TrabRecord *additions, TrabRecord *from, GError **error)
{
  for (guint i = 0; i < trab_record_get_visits (from)->len; i++)
    {
      g_autofree char *id = trab_store_host_make_id (trab_store_host_get_system (), error);

      if (id == NULL)
        return FALSE;
      trab_moved_rows_add_visit (additions, from, trab_record_get_visits (from)->pdata[i], id);
    }
  return TRUE;
}

/* A batch that comes from no file, but from the record @from_id */
static TrabStoreBatch *
new_batch (const char *from_id, GError **error)
{
  g_autofree char *id = trab_store_host_make_id (trab_store_host_get_system (), error);
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "", 0);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, from_id, -1);

  return id ? trab_store_batch_new (id, name, digest) : NULL;
}

static gpointer
merge_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const People *people = arguments;
  TrabStore *store = trab_session_get_store (self, error);
  g_autoptr (TrabRecord) from
      = store ? trab_store_load_record (store, people->from_id, error) : NULL;
  g_autoptr (TrabRecord) into
      = from ? trab_store_load_record (store, people->into_id, error) : NULL;
  g_autoptr (TrabRecord) copy = into ? copy_rows (from) : NULL;
  g_autoptr (TrabStoreBatch) batch = copy ? new_batch (people->from_id, error) : NULL;
  g_autoptr (TrabImportReport) report = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  TrabRecord *additions = NULL;

  if (batch == NULL)
    return NULL;
  batch->merged_id = g_strdup (people->from_id);
  batch->merged_into_id = g_strdup (people->into_id);
  report = trab_import_merge (&(TrabMergeInputs){ .incoming = copy, .existing = into });
  additions = trab_import_report_get_additions (report);
  if (!add_visits (additions, from, error))
    return NULL;
  g_ptr_array_add (records, additions);
  return trab_store_save_batch (store, batch, records, NULL, NULL, error) ? g_strdup (batch->id)
                                                                          : NULL;
}

/**
 * trab_session_people_merge:
 * @from_id: a second record of the person whose record is @into_id
 * @batch_id: (out) (transfer full): what trab_session_import_undo() takes to part them again
 *
 * Adds to the one record what counts in the other and is not in it yet, and hides the other. Where
 * both have another value of one moment, that of @into_id counts and the other is kept unused. From
 * now on imports find @into_id by whatever named @from_id. All or nothing.
 *
 * Returns: FALSE with TRAB_STORE_ERROR
 */
gboolean
trab_session_people_merge (
    TrabSession *self, const char *from_id, const char *into_id, char **batch_id, GError **error)
{
  People people = { from_id, into_id };
  char *id = NULL;

  if (g_strcmp0 (from_id, into_id) == 0)
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT,
                   "a record cannot be added to itself");
      return FALSE;
    }
  id = trab_session_call_and_wait (self, merge_verb, &people, error);
  if (id == NULL)
    return FALSE;
  *batch_id = id;
  return TRUE;
}

typedef struct
{
  const TrabSessionPeopleSplit *what;
  char *new_id;
} Split;

static gpointer
split_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  Split *split = arguments;
  const char *from_id = split->what->from_id;
  TrabStore *store = trab_session_get_store (self, error);
  g_autoptr (TrabRecord) from = store ? trab_store_load_record (store, from_id, error) : NULL;
  g_autoptr (TrabStoreBatch) batch = from ? new_batch (from_id, error) : NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  TrabPatientFields fields = *trab_patient_get (split->what->person);
  g_autofree char *new_id
      = batch ? trab_store_host_make_id (trab_store_host_get_system (), error) : NULL;
  g_autoptr (TrabPatient) person = NULL;

  if (new_id == NULL)
    return NULL;
  fields.id = new_id;
  fields.is_practice = trab_patient_get (trab_record_get_patient (from))->is_practice;
  person = trab_patient_new (&fields);
  batch->split_id = g_strdup (from_id);
  if (!trab_people_split_run (from, person, split->what->visit_ids, split->what->row_ids,
                              batch->moved_visits, records, error)
      || !trab_store_save_batch (store, batch, records, NULL, NULL, error))
    return NULL;
  split->new_id = g_steal_pointer (&new_id);
  return g_strdup (batch->id);
}

/**
 * trab_session_people_split:
 * @new_id: (out) (transfer full): the record of the other person
 * @batch_id: (out) (transfer full): what trab_session_import_undo() takes to put it all back
 *
 * Moves what is named into a new record of somebody else: visits with their answers, addenda and
 * the rows written in them, and single rows. In the record they leave the rows stand as entered in
 * error and the visits are shown no more; every byte is kept. All or nothing. What programs call
 * the person, and the original texts of imports, stay with the record.
 *
 * Returns: FALSE with TRAB_STORE_ERROR: NOT_FOUND when one of them is not in the record, or counts
 *   no more; CONSTRAINT when nothing is named
 */
gboolean
trab_session_people_split (TrabSession *self,
                           const TrabSessionPeopleSplit *what,
                           char **new_id,
                           char **batch_id,
                           GError **error)
{
  Split split = { what, NULL };
  char *id = trab_session_call_and_wait (self, split_verb, &split, error);

  if (id == NULL)
    return FALSE;
  *new_id = split.new_id;
  *batch_id = id;
  return TRUE;
}

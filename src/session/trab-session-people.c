/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-people.h"

#include "trab-error.h"
#include "trab-import-merge.h"
#include "trab-session-call.h"
#include "trab-session-private.h"
#include "trab-store.h"

typedef struct
{
  const char *from_id;
  const char *into_id;
} People;

static void
add_measurement (TrabRecord *copy, TrabMeasurement *row)
{
  TrabMeasurementFields fields = *trab_measurement_get (row);
  g_autoptr (TrabMeasurement) own = NULL;

  if (fields.status == TRAB_MEASUREMENT_ENTERED_IN_ERROR)
    return;
  fields.id = fields.patient_id = fields.visit_id = fields.batch_id = fields.replaces = NULL;
  own = trab_measurement_new (&fields);
  trab_record_add_measurement (copy, own);
}

static void
add_fracture (TrabRecord *copy, TrabFracture *row)
{
  TrabFractureFields fields = *trab_fracture_get (row);
  g_autoptr (TrabFracture) own = NULL;

  if (fields.is_in_error)
    return;
  fields.id = fields.patient_id = fields.visit_id = fields.batch_id = fields.replaces = NULL;
  own = trab_fracture_new (&fields);
  trab_record_add_fracture (copy, own);
}

static void
add_course (TrabRecord *copy, TrabCourse *row)
{
  TrabCourseFields fields = *trab_course_get (row);
  g_autoptr (TrabCourse) own = NULL;

  if (fields.is_in_error)
    return;
  fields.id = fields.patient_id = fields.visit_id = fields.batch_id = fields.replaces = NULL;
  own = trab_course_new (&fields);
  trab_record_add_course (copy, own);
}

/* What counts of a record, as if it came from elsewhere. */
static TrabRecord *
copy_rows (TrabRecord *from)
{
  TrabRecord *copy = trab_record_new (trab_record_get_patient (from));

  for (guint i = 0; i < trab_record_get_measurements (from)->len; i++)
    add_measurement (copy, trab_record_get_measurements (from)->pdata[i]);
  for (guint i = 0; i < trab_record_get_fractures (from)->len; i++)
    add_fracture (copy, trab_record_get_fractures (from)->pdata[i]);
  for (guint i = 0; i < trab_record_get_courses (from)->len; i++)
    add_course (copy, trab_record_get_courses (from)->pdata[i]);
  return copy;
}

static void
add_addenda (TrabRecord *additions, TrabRecord *from, const char *of, const char *to)
{
  g_autoptr (GPtrArray) addenda = trab_record_list_addenda (from, of);

  for (guint i = 0; i < addenda->len; i++)
    {
      TrabAddendumFields fields = *trab_addendum_get (g_ptr_array_index (addenda, i));
      g_autoptr (TrabAddendum) own = NULL;

      fields.id = fields.patient_id = fields.batch_id = NULL;
      fields.visit_id = to;
      own = trab_addendum_new (&fields);
      trab_record_add_addendum (additions, own);
    }
}

/* Visits are taken over whole, with what was added to them: what was asked on a day is not held
 * against other days. */
static gboolean
add_visits (TrabRecord *additions, TrabRecord *from, GError **error)
{
  for (guint i = 0; i < trab_record_get_visits (from)->len; i++)
    {
      TrabVisit *visit = trab_record_get_visits (from)->pdata[i];
      TrabVisitFields fields = *trab_visit_get (visit);
      g_autofree char *id = trab_store_host_make_id (trab_store_host_get_system (), error);
      g_autoptr (TrabVisit) own = NULL;

      if (id == NULL)
        return FALSE;
      add_addenda (additions, from, fields.id, id);
      fields.id = id;
      fields.patient_id = fields.batch_id = NULL;
      fields.version = 0;
      own = trab_visit_new (&fields, trab_visit_get_answers (visit));
      trab_record_add_visit (additions, own);
    }
  return TRUE;
}

static TrabStoreBatch *
new_batch (const People *people, GError **error)
{
  g_autofree char *id = trab_store_host_make_id (trab_store_host_get_system (), error);
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "", 0);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, people->from_id, -1);
  TrabStoreBatch *batch = id ? trab_store_batch_new (id, name, digest) : NULL;

  if (batch != NULL)
    {
      batch->merged_id = g_strdup (people->from_id);
      batch->merged_into_id = g_strdup (people->into_id);
    }
  return batch;
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
  g_autoptr (TrabStoreBatch) batch = copy ? new_batch (people, error) : NULL;
  g_autoptr (TrabImportReport) report = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  TrabRecord *additions = NULL;

  if (batch == NULL)
    return NULL;
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-import-job.h"

#include <string.h>

#include "trab-error.h"
#include "trab-import-merge.h"

/* Who a person of the file is: the patient with an equal identifier, and nobody else. Names and
 * birth dates are never enough. */
static char *
find_known (TrabStore *store, const TrabImportPerson *person, GError **error)
{
  for (guint i = 0; i < person->identifiers->len; i++)
    {
      const char *identifier = g_ptr_array_index (person->identifiers, i);
      const char *bar = strrchr (identifier, '|');
      g_autofree char *system = bar ? g_strndup (identifier, (gsize) (bar - identifier)) : NULL;
      g_autoptr (GError) local = NULL;
      char *id = NULL;

      if (bar == NULL)
        continue;
      id = trab_store_find_patient (store, system, bar + 1, &local);
      if (id != NULL)
        return id;
      if (!g_error_matches (local, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  return NULL;
}

/* What saving the person would do. @id: (out): whose record it goes into; NULL for a new patient */
static TrabImportReport *
review_person (TrabStore *store, const TrabImportJob *job, guint index, char **id, GError **error)
{
  g_autoptr (TrabRecord) known = NULL;
  g_autoptr (TrabRecord) settled = trab_import_dup_settled (job->import, index);
  const TrabImportPerson *person = trab_import_get_person (job->import, index);
  g_autoptr (GError) local = NULL;

  *id = person->is_quarantined ? g_strdup (job->patient_id) : find_known (store, person, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (*id != NULL)
    {
      known = trab_store_load_record (store, *id, error);
      if (known == NULL)
        return NULL;
    }
  return trab_import_merge (&(TrabMergeInputs){
      .incoming = settled, .existing = known, .import = job->import, .person = person });
}

/**
 * trab_import_job_review:
 * Returns: (transfer full) (nullable): of TrabImportReport, one for each person of the import that
 *   is in the file, or that @job attaches to a patient; NULL with TRAB_STORE_ERROR
 */
GPtrArray *
trab_import_job_review (TrabStore *store, const TrabImportJob *job, GError **error)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < trab_import_get_n_persons (job->import); i++)
    {
      const TrabImportPerson *person = trab_import_get_person (job->import, i);
      g_autofree char *id = NULL;
      TrabImportReport *report = NULL;

      if (person->is_quarantined && job->patient_id == NULL)
        continue;
      report = review_person (store, job, i, &id, error);
      if (report == NULL)
        return NULL;
      g_ptr_array_add (reports, report);
    }
  return g_steal_pointer (&reports);
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || text[0] == '\0';
}

/* The additions with the id that their patient will have. Somebody without a name goes by what the
 * file calls them: nobody can be found by nothing. */
static TrabRecord *
with_patient_id (TrabRecord *additions, const TrabImportPerson *person, const char *id)
{
  TrabPatientFields fields = *trab_patient_get (trab_record_get_patient (additions));
  g_autoptr (TrabPatient) patient = NULL;
  TrabRecord *record = NULL;

  fields.id = id;
  if (is_empty (fields.family_name) && is_empty (fields.given_name))
    fields.family_name
        = is_empty (fields.identifier_value) ? person->reference : fields.identifier_value;
  patient = trab_patient_new (&fields);
  record = trab_record_new (patient);
  for (guint i = 0; i < trab_record_get_visits (additions)->len; i++)
    trab_record_add_visit (record, g_ptr_array_index (trab_record_get_visits (additions), i));
  for (guint i = 0; i < trab_record_get_measurements (additions)->len; i++)
    trab_record_add_measurement (record,
                                 g_ptr_array_index (trab_record_get_measurements (additions), i));
  for (guint i = 0; i < trab_record_get_fractures (additions)->len; i++)
    trab_record_add_fracture (record, g_ptr_array_index (trab_record_get_fractures (additions), i));
  for (guint i = 0; i < trab_record_get_courses (additions)->len; i++)
    trab_record_add_course (record, g_ptr_array_index (trab_record_get_courses (additions), i));
  return record;
}

static void
add_resources (TrabImport *import, guint person, const char *patient_id, GPtrArray *resources)
{
  for (guint i = 0; i < trab_import_get_n_resources (import); i++)
    {
      const TrabImportResource *resource = trab_import_get_resource (import, i);
      g_autofree char *json = NULL;

      if (resource->person != (int) person)
        continue;
      json = g_strndup (g_bytes_get_data (resource->json, NULL), g_bytes_get_size (resource->json));
      g_ptr_array_add (resources, trab_store_resource_new (patient_id, NULL, resource->type,
                                                           resource->id, json));
    }
}

/* Adds to the batch what is new of one person. Returns: (transfer full): the patient's id */
static char *
collect_person (TrabStore *store,
                const TrabImportJob *job,
                guint index,
                GPtrArray *records,
                GPtrArray *resources,
                GError **error)
{
  const TrabImportPerson *person = trab_import_get_person (job->import, index);
  g_autofree char *id = NULL;
  g_autoptr (TrabImportReport) report = review_person (store, job, index, &id, error);
  g_autoptr (TrabRecord) record = NULL;

  if (report == NULL)
    return NULL;
  if (id != NULL && trab_import_report_is_empty (report))
    return g_steal_pointer (&id);
  if (id == NULL) /* somebody new is somebody, with results or without */
    {
      id = trab_store_host_make_id (trab_store_host_get_system (), error);
      if (id == NULL)
        return NULL;
    }
  record = with_patient_id (trab_import_report_get_additions (report), person, id);
  g_ptr_array_add (records, g_steal_pointer (&record));
  add_resources (job->import, index, id, resources);
  return g_steal_pointer (&id);
}

/**
 * trab_import_job_save:
 * Saves what is new of every person in the file in one transaction; a file that holds nothing new
 * changes nothing.
 *
 * Returns: (transfer full) (nullable): of char *: the patients' ids; NULL with TRAB_STORE_ERROR,
 *   nothing saved
 */
GPtrArray *
trab_import_job_save (TrabStore *store, TrabImportJob *job, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) resources
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_store_resource_free);
  g_autoptr (TrabStoreBatch) batch = NULL;
  g_autofree char *batch_id = NULL;
  g_autofree char *name_hash = NULL;

  for (guint i = 0; i < trab_import_get_n_persons (job->import); i++)
    {
      char *id = NULL;

      if (trab_import_get_person (job->import, i)->is_quarantined && job->patient_id == NULL)
        continue;
      id = collect_person (store, job, i, records, resources, error);
      if (id == NULL)
        return NULL;
      g_ptr_array_add (ids, id);
    }
  if (records->len == 0)
    return g_steal_pointer (&ids);
  batch_id = trab_store_host_make_id (trab_store_host_get_system (), error);
  if (batch_id == NULL)
    return NULL;
  name_hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "", 0); /* bytes have no name */
  batch = trab_store_batch_new (batch_id, name_hash, trab_import_get_digest (job->import));
  if (!trab_store_save_batch (store, batch, records, resources, error))
    return NULL;
  job->batch_id = g_steal_pointer (&batch_id);
  return g_steal_pointer (&ids);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-import-job.h"

#include <string.h>

#include "trab-import-identity.h"
#include "trab-import-merge.h"
#include "trab-patient-import.h"
#include "trab-record-clean.h"
#include "trab-sign-check.h"
#include "trab-text.h"

#define TRIES 4 /* somebody who types on and on does not keep an import from ending */

static TrabImportReport *
new_empty_report (const TrabImportPerson *person)
{
  g_autoptr (TrabRecord) nothing = trab_record_new (trab_record_get_patient (person->record));

  return trab_import_report_new (nothing);
}

/* The imports that were taken back. FALSE with TRAB_STORE_ERROR */
static gboolean
find_undone (TrabStore *store, TrabImportJob *job, GError **error)
{
  g_autoptr (GPtrArray) batches = trab_store_list_batches (store, error);

  if (batches == NULL)
    return FALSE;
  g_clear_pointer (&job->undone, g_hash_table_unref);
  job->undone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < batches->len; i++)
    {
      const TrabStoreBatch *batch = batches->pdata[i];

      if (batch->is_undone)
        g_hash_table_add (job->undone, g_strdup (batch->id));
    }
  return TRUE;
}

#define ID_LENGTH 36 /* of a UUID: what the store takes for an id */

static gboolean
is_id (const char *id)
{
  return id == NULL || strlen (id) == ID_LENGTH;
}

/* A file of our format that somebody else wrote may have any ids; then it gets new ones. */
static gboolean
has_ids (TrabRecord *record)
{
  GPtrArray *rows = trab_record_get_measurements (record);
  GPtrArray *fractures = trab_record_get_fractures (record);
  GPtrArray *courses = trab_record_get_courses (record);
  GPtrArray *visits = trab_record_get_visits (record);
  GPtrArray *addenda = trab_record_get_addenda (record);
  gboolean is_good = is_id (trab_patient_get (trab_record_get_patient (record))->id);

  for (guint i = 0; i < visits->len; i++)
    is_good = is_good && is_id (trab_visit_get (visits->pdata[i])->id);
  for (guint i = 0; i < rows->len; i++)
    is_good = is_good && is_id (trab_measurement_get (rows->pdata[i])->id);
  for (guint i = 0; i < fractures->len; i++)
    is_good = is_good && is_id (trab_fracture_get (fractures->pdata[i])->id);
  for (guint i = 0; i < courses->len; i++)
    is_good = is_good && is_id (trab_course_get (courses->pdata[i])->id);
  for (guint i = 0; i < addenda->len; i++)
    is_good = is_good && is_id (trab_addendum_get (addenda->pdata[i])->id);
  return is_good;
}

/* Whether the record of a file of ours goes in as it is: with its ids and links, for nobody here
 * has any of it. */
static gboolean
is_taken_whole (const TrabImportPerson *person, const TrabImportIdentity *identity)
{
  return person->is_whole && identity->patient_id == NULL && identity->question == NULL
         && has_ids (person->record);
}

/* Counted as in merging: each row, and each answer of a visit */
static TrabImportReport *
new_whole_report (TrabRecord *record)
{
  TrabImportReport *report = trab_import_report_new (record);
  GPtrArray *visits = trab_record_get_visits (record);
  guint n = trab_record_get_measurements (record)->len + trab_record_get_fractures (record)->len
            + trab_record_get_courses (record)->len;

  for (guint i = 0; i < visits->len; i++)
    n += g_hash_table_size (trab_visit_get_answers (visits->pdata[i]));
  for (guint i = 0; i < n; i++)
    trab_import_report_count (report, TRAB_IMPORT_NEW);
  return report;
}

/* What saving the person would do. @identity: (out): whose record it goes into */
static TrabImportReport *
review_person (TrabStore *store,
               const TrabImportJob *job,
               guint index,
               TrabImportIdentity *identity,
               GError **error)
{
  const TrabImportPerson *person = trab_import_get_person (job->import, index);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TrabRecord) settled = trab_import_dup_settled (job->import, index);
  g_autoptr (TrabRecord) clean = trab_record_clean_run (settled, person->places, findings);
  g_autoptr (TrabRecord) known = NULL;
  g_autoptr (TrabRecord) loose = NULL;
  g_autoptr (TrabRecord) opened = NULL;
  TrabImportReport *report = NULL;

  if (person->is_quarantined)
    *identity = (TrabImportIdentity){ .patient_id = g_strdup (job->patient_id) };
  else if (!trab_import_identity_find (store, job->import, index, identity, error))
    return NULL;
  if (identity->waits || identity->is_left_out)
    report = new_empty_report (person);
  else
    {
      if (identity->patient_id != NULL)
        {
          known = trab_store_load_record (store, identity->patient_id, error);
          if (known == NULL)
            return NULL;
        }
      if (person->is_whole && !is_taken_whole (person, identity))
        loose = trab_patient_import_dup_loose (clean);
      opened
          = trab_sign_check_new_open (job->tables, known, loose ? loose : clean, findings, error);
      if (opened == NULL)
        return NULL;
      report = is_taken_whole (person, identity)
                   ? new_whole_report (opened)
                   : trab_import_merge (&(TrabMergeInputs){ .incoming = opened,
                                                            .existing = known,
                                                            .undone = job->undone,
                                                            .import = job->import,
                                                            .person = person });
      if (identity->patient_id == NULL)
        trab_import_report_set_new_person (report);
    }
  for (guint i = 0; i < findings->len; i++)
    trab_import_report_add_finding (report, g_ptr_array_index (findings, i));
  if (identity->question != NULL)
    trab_import_report_add_finding (report, identity->question);
  return report;
}

static guint
let_saves_pass (const TrabImportJob *job)
{
  return job->let_saves_pass ? job->let_saves_pass (job->user_data) : 0;
}

/**
 * trab_import_job_review:
 * Returns: (transfer full) (nullable): of TrabImportReport, one for each person of the import that
 *   is in the file, or that @job attaches to a patient; NULL with TRAB_STORE_ERROR
 */
GPtrArray *
trab_import_job_review (TrabStore *store, TrabImportJob *job, GError **error)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);

  if (!find_undone (store, job, error))
    return NULL;
  for (guint i = 0; i < trab_import_get_n_persons (job->import); i++)
    {
      const TrabImportPerson *person = trab_import_get_person (job->import, i);
      g_auto (TrabImportIdentity) identity = { 0 };
      TrabImportReport *report = NULL;

      let_saves_pass (job);
      if (person->is_quarantined && job->patient_id == NULL)
        continue;
      report = review_person (store, job, i, &identity, error);
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

/* One batch while it is collected. */
typedef struct
{
  TrabStore *store;
  TrabImportJob *job;
  TrabStoreBatch *batch;
  GPtrArray *records;
  GPtrArray *resources;
  GHashTable *given;   /* identifiers that a patient of the batch has in its row */
  GHashTable *reports; /* record of the batch -> TrabImportReport of its person */
} Saving;

/* The identifier in a patient's row is that patient's alone; one that somebody else has too, here
 * or in the store, stands beside the row. */
static gboolean
is_own (Saving *saving, const TrabImportIdentity *identity, const TrabPatientFields *fields)
{
  g_autofree char *name = NULL;

  if (fields->identifier_value == NULL || identity->question != NULL)
    return FALSE;
  name = g_strconcat (fields->identifier_system ? fields->identifier_system : "", "|",
                      fields->identifier_value, NULL);
  return g_hash_table_add (saving->given, g_steal_pointer (&name));
}

/* Somebody new, with the id to be. Somebody without a name goes by what the file calls them: nobody
 * can be found by nothing. */
static TrabPatient *
new_patient (Saving *saving,
             TrabPatient *patient,
             const TrabImportIdentity *identity,
             const char *reference,
             const char *id)
{
  TrabPatientFields fields = *trab_patient_get (patient);
  g_autofree char *clean = trab_text_dup_clean (reference, TRAB_TEXT_LINE);
  g_autofree char *name = trab_text_dup_beginning (clean);

  fields.id = id;
  if (is_empty (fields.family_name) && is_empty (fields.given_name))
    fields.family_name = is_empty (fields.identifier_value) ? name : fields.identifier_value;
  if (!is_own (saving, identity, &fields))
    {
      fields.identifier_system = NULL;
      fields.identifier_value = NULL;
    }
  return trab_patient_new (&fields);
}

/* Visits of a file get ids of our own, and what was added to them goes with them. */
static gboolean
add_visits (TrabRecord *record, TrabRecord *additions, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < trab_record_get_visits (additions)->len; i++)
    {
      TrabVisit *visit = trab_record_get_visits (additions)->pdata[i];
      TrabVisitFields fields = *trab_visit_get (visit);
      char *id = trab_store_host_make_id (trab_store_host_get_system (), error);
      g_autoptr (TrabVisit) own = NULL;

      if (id == NULL)
        return FALSE;
      g_hash_table_insert (ids, (char *) (fields.id ? fields.id : id), id);
      fields.id = id;
      own = trab_visit_new (&fields, trab_visit_get_answers (visit));
      trab_record_add_visit (record, own);
    }
  for (guint i = 0; i < trab_record_get_addenda (additions)->len; i++)
    {
      TrabAddendumFields fields
          = *trab_addendum_get (trab_record_get_addenda (additions)->pdata[i]);
      const char *id = g_hash_table_lookup (ids, fields.visit_id);
      g_autoptr (TrabAddendum) own = NULL;

      fields.visit_id = id ? id : fields.visit_id;
      own = trab_addendum_new (&fields);
      trab_record_add_addendum (record, own);
    }
  return TRUE;
}

/* Returns: (transfer full) (nullable): NULL with TRAB_STORE_ERROR */
static TrabRecord *
with_patient (TrabRecord *additions, TrabPatient *patient, GError **error)
{
  g_autoptr (TrabRecord) record = trab_record_new (patient);

  if (!add_visits (record, additions, error))
    return NULL;
  for (guint i = 0; i < trab_record_get_measurements (additions)->len; i++)
    trab_record_add_measurement (record,
                                 g_ptr_array_index (trab_record_get_measurements (additions), i));
  for (guint i = 0; i < trab_record_get_fractures (additions)->len; i++)
    trab_record_add_fracture (record, g_ptr_array_index (trab_record_get_fractures (additions), i));
  for (guint i = 0; i < trab_record_get_courses (additions)->len; i++)
    trab_record_add_course (record, g_ptr_array_index (trab_record_get_courses (additions), i));
  return g_steal_pointer (&record);
}

/* What other programs call the person, beside what stands in the patient's row. */
static void
add_identifiers (Saving *saving, const TrabImportPerson *person, TrabPatient *patient)
{
  const TrabPatientFields *fields = trab_patient_get (patient);
  g_autoptr (GPtrArray) names = trab_import_identity_list_names (person);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *system = NULL;
      g_autofree char *value = NULL;

      if (trab_import_identity_split (names->pdata[i], &system, &value)
          && (g_strcmp0 (value, fields->identifier_value) != 0
              || g_strcmp0 (system, fields->identifier_system) != 0))
        trab_store_batch_add_identifier (saving->batch, fields->id, system, value);
    }
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

/* Adds to the batch what is new of one person. Returns: (transfer full) (nullable): NULL with
 * TRAB_STORE_ERROR */
static TrabImportReport *
collect_person (Saving *saving, guint index, GError **error)
{
  const TrabImportPerson *person = trab_import_get_person (saving->job->import, index);
  g_auto (TrabImportIdentity) identity = { 0 };
  g_autoptr (TrabImportReport) report
      = review_person (saving->store, saving->job, index, &identity, error);
  g_autoptr (TrabPatient) patient = NULL;
  g_autofree char *new_id = NULL;
  gboolean is_whole = FALSE;
  TrabRecord *additions = report ? trab_import_report_get_additions (report) : NULL;
  TrabRecord *record = NULL;

  if (report == NULL || identity.waits || identity.is_left_out)
    return g_steal_pointer (&report);
  trab_import_report_set_patient_id (report, identity.patient_id);
  if (!trab_import_report_changes_anything (report))
    return g_steal_pointer (&report);
  is_whole = is_taken_whole (person, &identity);
  if (identity.patient_id == NULL)
    {
      new_id = is_whole ? g_strdup (trab_patient_get (trab_record_get_patient (person->record))->id)
                        : NULL;
      if (new_id == NULL)
        new_id = trab_store_host_make_id (trab_store_host_get_system (), error);
      if (new_id == NULL)
        return NULL;
      patient = new_patient (saving, trab_record_get_patient (additions), &identity,
                             person->reference, new_id);
      trab_import_report_set_patient_id (report, new_id);
    }
  else
    patient = g_object_ref (trab_record_get_patient (additions));
  record = is_whole ? trab_record_new_with (NULL, additions)
                    : with_patient (additions, patient, error);
  if (record == NULL)
    return NULL;
  trab_record_set_patient (record, patient);
  g_ptr_array_add (saving->records, record);
  g_hash_table_insert (saving->reports, record, report);
  add_identifiers (saving, person, patient);
  add_resources (saving->job->import, index, trab_import_report_get_patient_id (report),
                 saving->resources);
  return g_steal_pointer (&report);
}

/* @n_passed: (out): how many saves came between
 * Returns: (transfer full) (nullable): of TrabImportReport; NULL with TRAB_STORE_ERROR */
static GPtrArray *
collect (Saving *saving, gboolean may_pass, guint *n_passed, GError **error)
{
  TrabImportJob *job = saving->job;
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);

  *n_passed = 0;
  for (guint i = 0; i < trab_import_get_n_persons (job->import); i++)
    {
      TrabImportReport *report = NULL;

      if (may_pass)
        *n_passed += let_saves_pass (job);
      if (trab_import_get_person (job->import, i)->is_quarantined && job->patient_id == NULL)
        continue;
      report = collect_person (saving, i, error);
      if (report == NULL)
        return NULL;
      g_ptr_array_add (reports, report);
    }
  return g_steal_pointer (&reports);
}

/* Whom the store refused is told, and nothing points to them. */
static void
report_refused (Saving *saving, GHashTable *refused)
{
  GHashTableIter iter;
  gpointer record = NULL;
  gpointer reason = NULL;

  g_hash_table_iter_init (&iter, refused);
  while (g_hash_table_iter_next (&iter, &record, &reason))
    {
      TrabImportReport *report = g_hash_table_lookup (saving->reports, record);
      g_autofree char *who = trab_patient_dup_words (trab_record_get_patient (record));
      g_autoptr (TrabFinding) finding
          = trab_finding_new (&(TrabFindingFields){ .severity = TRAB_FINDING_REFUSED,
                                                    .code = TRAB_FINDING_CODE_NOT_SAVED,
                                                    .received = who,
                                                    .expected = ((GError *) reason)->message,
                                                    .person = -1 });

      trab_import_report_add_finding (report, finding);
      trab_import_report_set_patient_id (report, NULL);
    }
}

static void
free_error (gpointer error)
{
  g_error_free (error);
}

/* Collects and saves. @is_overtaken: (out): saves came between: nothing is saved, for what was
 * collected may be of a record that is no more
 * Returns: (transfer full) (nullable): of TrabImportReport */
static GPtrArray *
try_save (
    TrabStore *store, TrabImportJob *job, gboolean may_pass, gboolean *is_overtaken, GError **error)
{
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) resources
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_store_resource_free);
  g_autoptr (GHashTable) given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) reports_of = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) refused = g_hash_table_new_full (NULL, NULL, NULL, free_error);
  g_autofree char *batch_id = trab_store_host_make_id (trab_store_host_get_system (), error);
  g_autofree char *name_hash = NULL;
  g_autoptr (TrabStoreBatch) batch = NULL;
  Saving saving = { store, job, NULL, records, resources, given, reports_of };
  guint n_passed = 0;

  if (batch_id == NULL)
    return NULL;
  name_hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "", 0); /* bytes have no name */
  batch = trab_store_batch_new (batch_id, name_hash, trab_import_get_digest (job->import));
  saving.batch = batch;
  reports = find_undone (store, job, error) ? collect (&saving, may_pass, &n_passed, error) : NULL;
  *is_overtaken = reports != NULL && n_passed > 0;
  if (reports == NULL || *is_overtaken || records->len == 0)
    return g_steal_pointer (&reports);
  if (!trab_store_save_batch (store, batch, records, resources, refused, error))
    return NULL;
  report_refused (&saving, refused);
  if (g_hash_table_size (refused) < records->len)
    job->batch_id = g_steal_pointer (&batch_id);
  return g_steal_pointer (&reports);
}

/**
 * trab_import_job_save:
 * Saves what is new of every person in the file in one transaction; a file that holds nothing new
 * changes nothing. Whoever waits for an answer, or has something that no record can hold, is left
 * out and stops nobody else. What somebody types meanwhile is kept first, and the file compared
 * again.
 *
 * Returns: (transfer full) (nullable): of TrabImportReport, as of trab_import_job_review(), with
 *   the ids of the patients; NULL with TRAB_STORE_ERROR, nothing saved
 */
GPtrArray *
trab_import_job_save (TrabStore *store, TrabImportJob *job, GError **error)
{
  GPtrArray *reports = NULL;
  gboolean is_overtaken = TRUE;

  for (guint i = 1; is_overtaken; i++)
    {
      g_clear_pointer (&reports, g_ptr_array_unref);
      is_overtaken = FALSE;
      reports = try_save (store, job, i < TRIES, &is_overtaken, error);
    }
  return reports;
}

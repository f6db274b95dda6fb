/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-patient-import.h"

#include "trab-patient-json.h"

#define LOOKED_AT 4096 /* bytes: our own files say in their first line what they are */

/** trab_patient_import_accepts: whether the file says that it is a record in our own format */
gboolean
trab_patient_import_accepts (GBytes *bytes)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);

  return text != NULL
         && g_strstr_len (text, (gssize) MIN (length, LOOKED_AT),
                          "\"" TRAB_PATIENT_JSON_FORMAT "\"")
                != NULL;
}

/* Both names by which another store may know the person */
static void
add_identifiers (TrabImportPerson *person)
{
  const TrabPatientFields *fields = trab_patient_get (trab_record_get_patient (person->record));

  if (fields->id != NULL)
    g_ptr_array_add (
        person->identifiers,
        g_strconcat (TRAB_PATIENT_UUID_SYSTEM "|" TRAB_PATIENT_UUID_PREFIX, fields->id, NULL));
  if (fields->identifier_value != NULL && fields->identifier_value[0] != '\0')
    g_ptr_array_add (person->identifiers,
                     g_strconcat (fields->identifier_system ? fields->identifier_system : "", "|",
                                  fields->identifier_value, NULL));
}

/**
 * trab_patient_import_read:
 * @bytes: one record in the format of docs/FORMATS.md
 *
 * Returns: (transfer full) (nullable): an import of one whole person; NULL with TRAB_IMPORT_ERROR,
 *   as of trab_patient_json_read()
 */
TrabImport *
trab_patient_import_read (GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TrabRecord) record = trab_patient_json_read (bytes, findings, error);
  TrabImport *import = NULL;
  TrabPatient *patient = NULL;
  TrabImportPerson *person = NULL;

  if (record == NULL)
    return NULL;
  import = trab_import_new (bytes);
  patient = trab_record_get_patient (record);
  person = trab_import_get_person (
      import,
      (guint) trab_import_add_person (import, patient, trab_patient_get (patient)->id, FALSE));
  g_set_object (&person->record, record);
  person->is_whole = TRUE;
  add_identifiers (person);
  for (guint i = 0; i < findings->len; i++)
    trab_import_add_finding (import, g_ptr_array_index (findings, i));
  return import;
}

static void
note (GHashTable *replaced, const char *id)
{
  if (id != NULL)
    g_hash_table_add (replaced, (char *) id);
}

/* Ids of rows that others of the record have taken the place of */
static GHashTable *
list_replaced (TrabRecord *record)
{
  GHashTable *replaced = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *measurements = trab_record_get_measurements (record);
  GPtrArray *fractures = trab_record_get_fractures (record);
  GPtrArray *courses = trab_record_get_courses (record);

  for (guint i = 0; i < measurements->len; i++)
    note (replaced, trab_measurement_get (measurements->pdata[i])->replaces);
  for (guint i = 0; i < fractures->len; i++)
    note (replaced, trab_fracture_get (fractures->pdata[i])->replaces);
  for (guint i = 0; i < courses->len; i++)
    note (replaced, trab_course_get (courses->pdata[i])->replaces);
  return replaced;
}

static gboolean
is_replaced (GHashTable *replaced, const char *id)
{
  return id != NULL && g_hash_table_contains (replaced, id);
}

static void
add_measurement (TrabRecord *loose, TrabMeasurement *row, GHashTable *replaced)
{
  TrabMeasurementFields fields = *trab_measurement_get (row);
  g_autoptr (TrabMeasurement) own = NULL;

  if (is_replaced (replaced, fields.id))
    return;
  fields.id = fields.patient_id = fields.visit_id = fields.batch_id = fields.replaces = NULL;
  own = trab_measurement_new (&fields);
  trab_record_add_measurement (loose, own);
}

static void
add_fracture (TrabRecord *loose, TrabFracture *row, GHashTable *replaced)
{
  TrabFractureFields fields = *trab_fracture_get (row);
  g_autoptr (TrabFracture) own = NULL;

  if (is_replaced (replaced, fields.id))
    return;
  fields.id = fields.patient_id = fields.visit_id = fields.batch_id = fields.replaces = NULL;
  own = trab_fracture_new (&fields);
  trab_record_add_fracture (loose, own);
}

static void
add_course (TrabRecord *loose, TrabCourse *row, GHashTable *replaced)
{
  TrabCourseFields fields = *trab_course_get (row);
  g_autoptr (TrabCourse) own = NULL;

  if (is_replaced (replaced, fields.id))
    return;
  fields.id = fields.patient_id = fields.visit_id = fields.batch_id = fields.replaces = NULL;
  own = trab_course_new (&fields);
  trab_record_add_course (loose, own);
}

static void
add_visit (TrabRecord *loose, TrabVisit *visit)
{
  TrabVisitFields fields = *trab_visit_get (visit);
  g_autoptr (TrabVisit) own = NULL;

  fields.patient_id = fields.batch_id = NULL; /* its id ties what was added to it */
  fields.version = 0;
  own = trab_visit_new (&fields, trab_visit_get_answers (visit));
  trab_record_add_visit (loose, own);
}

static void
add_addendum (TrabRecord *loose, TrabAddendum *addendum)
{
  TrabAddendumFields fields = *trab_addendum_get (addendum);
  g_autoptr (TrabAddendum) own = NULL;

  fields.id = fields.patient_id = fields.batch_id = NULL;
  own = trab_addendum_new (&fields);
  trab_record_add_addendum (loose, own);
}

/**
 * trab_patient_import_dup_loose:
 * Returns: (transfer full): what stands in @record, to be held against a record that is known
 *   already: rows without ids and links, and without those that others have taken the place of;
 *   visits keep theirs within the file alone
 */
TrabRecord *
trab_patient_import_dup_loose (TrabRecord *record)
{
  TrabRecord *loose = trab_record_new (trab_record_get_patient (record));
  g_autoptr (GHashTable) replaced = list_replaced (record);

  for (guint i = 0; i < trab_record_get_visits (record)->len; i++)
    add_visit (loose, trab_record_get_visits (record)->pdata[i]);
  for (guint i = 0; i < trab_record_get_addenda (record)->len; i++)
    add_addendum (loose, trab_record_get_addenda (record)->pdata[i]);
  for (guint i = 0; i < trab_record_get_measurements (record)->len; i++)
    add_measurement (loose, trab_record_get_measurements (record)->pdata[i], replaced);
  for (guint i = 0; i < trab_record_get_fractures (record)->len; i++)
    add_fracture (loose, trab_record_get_fractures (record)->pdata[i], replaced);
  for (guint i = 0; i < trab_record_get_courses (record)->len; i++)
    add_course (loose, trab_record_get_courses (record)->pdata[i], replaced);
  return loose;
}

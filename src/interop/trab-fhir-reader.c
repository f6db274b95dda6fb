/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fhir-reader.h"

#include <gio/gio.h>
#include <string.h>

#include "trab-fhir-addendum.h"
#include "trab-fhir-element.h"
#include "trab-fhir-allergy.h"
#include "trab-fhir-derived.h"
#include "trab-fhir-history.h"
#include "trab-fhir-medicine.h"
#include "trab-fhir-observation.h"
#include "trab-fhir-patient.h"
#include "trab-fhir-visit.h"

/* The resources that become part of a record, and the element that says whose they are. */
static const struct
{
  const char *type;
  gboolean (*read) (TrabFhirResource *resource);
} readers[] = {
  { "AllergyIntolerance", trab_fhir_allergy_read },
  { "Observation", trab_fhir_observation_read },
  { "Condition", trab_fhir_history_read_condition },
  { "FamilyMemberHistory", trab_fhir_history_read_family },
  { "Procedure", trab_fhir_history_read_procedure },
  { "Procedure", trab_fhir_medicine_read },
  { "MedicationStatement", trab_fhir_medicine_read },
  { "MedicationRequest", trab_fhir_medicine_read },
  { "MedicationAdministration", trab_fhir_medicine_read },
  { "QuestionnaireResponse", trab_fhir_visit_read },
  { "DocumentReference", trab_fhir_addendum_read },
};

static void
report (TrabFhirResource *self,
        TrabFindingSeverity severity,
        TrabFindingCode code,
        const char *pointer,
        const char *subject,
        const char *received)
{
  trab_fhir_resource_report (self, &(TrabFindingFields){ .severity = severity,
                                                         .code = code,
                                                         .pointer = pointer,
                                                         .subject = subject,
                                                         .received = received });
}

static gboolean
is_good_id (const char *id)
{
  return strlen (id) <= 64
         && strspn (id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.")
                == strlen (id);
}

/* Depth first; the scanner has bounded the depth. @path grows and shrinks with the walk. */
static const char *
find_element (json_t *value, GString *path, gboolean (*matches) (const char *name, json_t *value))
{
  gsize length = path->len;
  const char *found = NULL;
  const char *name = NULL;
  json_t *child = NULL;
  size_t i = 0;

  json_object_foreach (value, name, child)
    {
      g_string_append_printf (path, "/%s", name);
      found = matches (name, child) ? name : find_element (child, path, matches);
      if (found != NULL)
        return found;
      g_string_truncate (path, length);
    }
  json_array_foreach (value, i, child)
    {
      g_string_append_printf (path, "/%" G_GSIZE_FORMAT, (gsize) i);
      found = matches ("", child) ? "" : find_element (child, path, matches);
      if (found != NULL)
        return found;
      g_string_truncate (path, length);
    }
  return NULL;
}

static gboolean
is_modifier (const char *name, json_t *value)
{
  return g_str_equal (name, "modifierExtension") || g_str_equal (name, "implicitRules");
}

/* "Observation.focus" says that the result is of something or somebody else than the subject: a
 * fetus, a donor, a relative. */
static gboolean
is_about_another (json_t *root)
{
  return json_object_get (root, "focus") != NULL;
}

/* Elements of which one of several types may stand, and never two. */
static const char *const choice_elements[]
    = { "value", "effective", "onset", "abatement", "medication", "performed", "deceased" };

static gboolean
is_choice (const char *name, const char *element)
{
  gsize length = strlen (element);

  return g_str_has_prefix (name, element) && g_ascii_isupper (name[length]);
}

/* Two statements of one thing, where there may be one: neither is believed. Returns: (nullable) */
static const char *
find_twice_said (json_t *object)
{
  const char *name = NULL;
  json_t *value = NULL;
  guint n_values = json_object_get (object, "dataAbsentReason") != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (choice_elements); i++)
    {
      guint n = i == 0 ? n_values : 0;

      json_object_foreach (object, name, value)
        n += is_choice (name, choice_elements[i]);
      if (n > 1)
        return choice_elements[i];
    }
  return NULL;
}

static const char *
find_twice_said_anywhere (json_t *root)
{
  const char *found = find_twice_said (root);
  json_t *component = NULL;
  size_t i = 0;

  json_array_foreach (json_object_get (root, "component"), i, component)
    found = found ? found : find_twice_said (component);
  return found;
}

/* null may stand in a list of primitives, where an extension says the rest; nothing else is empty.
 */
static gboolean
is_empty (const char *name, json_t *value)
{
  return (json_is_array (value) && json_array_size (value) == 0)
         || (json_is_object (value) && json_object_size (value) == 0)
         || (json_is_string (value) && json_string_length (value) == 0)
         || (json_is_null (value) && *name != '\0');
}

/* FALSE when a part of the resource may change its meaning in a way we do not understand. */
static gboolean
check_elements (TrabFhirResource *self)
{
  g_autoptr (GString) path = g_string_new (NULL);
  const char *name = find_element (self->root, path, is_empty);

  if (name != NULL)
    report (self, TRAB_FINDING_KEPT, TRAB_FINDING_CODE_EMPTY_ELEMENT, path->str, name, NULL);
  g_string_truncate (path, 0);
  name = find_element (self->root, path, is_modifier);
  if (name == NULL && is_about_another (self->root))
    name = "focus";
  if (name != NULL)
    report (self, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_MODIFIER, path->str, name, NULL);
  if (name != NULL)
    return FALSE;
  name = find_twice_said_anywhere (self->root);
  if (name != NULL)
    report (self, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_TWICE_SAID, NULL, NULL, name);
  return name == NULL;
}

/* FALSE, with a finding, when the resource cannot be used at all. */
static gboolean
open_resource (TrabFhirContext *context, guint entry, TrabFhirResource *resource)
{
  const TrabFhirEntry *where = trab_fhir_file_get_entry (context->file, entry);

  *resource
      = (TrabFhirResource){ .context = context, .entry = entry, .where = where, .person = -1 };
  if (where->problem != NULL)
    report (resource, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_DAMAGED, NULL, NULL, where->problem);
  else if (where->type == NULL)
    report (resource, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_NO_TYPE, NULL, NULL, NULL);
  if (where->problem != NULL || where->type == NULL)
    return FALSE;
  resource->kept = trab_import_add_resource (context->import, where->type, where->id, where->offset,
                                             where->length);
  resource->document = trab_fhir_file_load (context->file, entry);
  resource->root = trab_json_document_get_root (resource->document);
  resource->texts = g_string_chunk_new (256);
  if (where->id != NULL && !is_good_id (where->id))
    report (resource, TRAB_FINDING_CHANGED, TRAB_FINDING_CODE_BAD_ID, "/id", NULL, where->id);
  return TRUE;
}

static void
close_resource (TrabFhirResource *resource, gboolean is_read)
{
  TrabImportResource *kept = trab_import_get_resource (resource->context->import, resource->kept);

  kept->person = resource->person;
  kept->is_read = is_read;
  if (resource->person >= 0)
    trab_fhir_resource_get_history (resource)->n_resources++;
  g_clear_pointer (&resource->texts, g_string_chunk_free);
  g_clear_pointer (&resource->document, trab_json_document_free);
}

/* The entry that was read before under the same name: another version of one patient, or somebody
 * else under a name that is taken. Returns: (nullable): its place among the persons by entry */
static gpointer
find_known_entry (TrabFhirResource *self, const char *reference)
{
  int first = trab_fhir_file_resolve (self->context->file, reference, self->entry);

  return first >= 0 && (guint) first != self->entry ? GINT_TO_POINTER (first + 1) : NULL;
}

static void
read_patient (TrabFhirResource *self)
{
  TrabFhirContext *context = self->context;
  g_autofree char *reference = self->where->full_url
                                   ? g_strdup (self->where->full_url)
                                   : g_strconcat ("Patient/", self->where->id, NULL);

  gpointer known = find_known_entry (self, reference);
  int first = GPOINTER_TO_INT (g_hash_table_lookup (context->persons_by_entry, known)) - 1;

  trab_fhir_patient_read (self, self->root, reference, first);
  if (first >= 0 && self->person != first)
    g_hash_table_remove (context->persons_by_entry, known); /* the name tells nothing any more */
  else if (first >= 0)
    return;
  g_hash_table_insert (context->persons_by_entry, GUINT_TO_POINTER (self->entry + 1),
                       GINT_TO_POINTER (self->person + 1));
}

/* Every Patient first, so that what points to one finds it wherever it stands. */
static void
read_patients (TrabFhirContext *context)
{
  for (guint i = 0; i < trab_fhir_file_get_n_entries (context->file); i++)
    {
      const TrabFhirEntry *entry = trab_fhir_file_get_entry (context->file, i);
      TrabFhirResource resource = { 0 };
      gboolean is_good = FALSE;

      if (g_strcmp0 (entry->type, "Patient") != 0 || !open_resource (context, i, &resource))
        continue;
      is_good = check_elements (&resource);
      if (is_good)
        read_patient (&resource);
      close_resource (&resource, is_good);
    }
}

/* Whose it is, of any resource: FHIR calls it one of two names. NULL for what is about nobody (an
 * Organization) or several people (a Group's members). */
static json_t *
find_subject (json_t *root)
{
  json_t *subject = json_object_get (root, "subject");

  if (!json_is_object (subject))
    subject = json_object_get (root, "patient");
  return json_is_object (subject) ? subject : NULL;
}

/* A document of anybody's is no statement: without a subject it is about nobody. */
static gboolean
is_statement (const char *type)
{
  if (g_str_equal (type, "DocumentReference"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (g_str_equal (readers[i].type, type))
      return TRUE;
  return FALSE;
}

/* A resource that says of itself that it is wrong takes back what was known of it, whatever else is
 * left in it. */
static void
note_taken_back (TrabFhirResource *self)
{
  const char *status = json_string_value (json_object_get (self->root, "status"));
  const char *verified
      = trab_fhir_element_get_code (json_object_get (self->root, "verificationStatus"));
  g_autofree char *source = trab_fhir_resource_dup_source (self);

  if (g_strcmp0 (status, "entered-in-error") == 0 || g_strcmp0 (status, "not-taken") == 0
      || g_strcmp0 (status, "not-done") == 0 || g_strcmp0 (verified, "entered-in-error") == 0
      || g_strcmp0 (verified, "refuted") == 0)
    trab_import_add_whole (self->context->import, (guint) self->person, source, TRUE);
}

/* Whether any reader understood it. What belongs to nobody in the file is read for a stranger. */
static gboolean
read_resource (TrabFhirResource *self)
{
  json_t *subject = find_subject (self->root);
  gboolean is_ours = is_statement (self->where->type);
  gboolean is_derived = trab_fhir_derived_is (self->root);

  if (is_derived && subject == NULL)
    return TRUE;
  if (!is_ours && subject == NULL)
    return FALSE;
  self->person = trab_fhir_patient_find (self, subject);
  if (is_ours && !check_elements (self))
    return TRUE; /* it was said why nothing is taken from it */
  if (is_derived)
    return TRUE; /* it follows from the rest of the file, and is not taken for another statement */
  if (is_ours)
    note_taken_back (self);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (g_str_equal (readers[i].type, self->where->type) && readers[i].read (self))
      return TRUE;
  return FALSE;
}

/* FALSE when nobody wants the file any more. */
static gboolean
read_others (TrabFhirContext *context, TrabImportProgress *progress)
{
  guint n = trab_fhir_file_get_n_entries (context->file);

  for (guint i = 0; i < n; i++)
    {
      const TrabFhirEntry *entry = trab_fhir_file_get_entry (context->file, i);
      TrabFhirResource resource = { 0 };

      if (progress != NULL && g_atomic_int_get (&progress->is_stopped))
        return FALSE;
      if (progress != NULL)
        g_atomic_int_set (&progress->permille, (int) (1000.0 * i / n));
      if (g_strcmp0 (entry->type, "Patient") == 0 || !open_resource (context, i, &resource))
        continue;
      close_resource (&resource, read_resource (&resource));
    }
  return TRUE;
}

static void
report_file (TrabFhirContext *context, const TrabFindingFields *fields)
{
  g_autoptr (TrabFinding) finding = trab_finding_new (fields);

  trab_import_add_finding (context->import, finding);
}

/* One finding per type of what no reader understood, so that nothing vanishes unsaid: kept as text
 * with its person, or left out with nobody to keep it with. */
static void
report_not_read (TrabFhirContext *context, gboolean is_kept)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) types = g_ptr_array_new ();

  for (guint i = 0; i < trab_import_get_n_resources (context->import); i++)
    {
      TrabImportResource *resource = trab_import_get_resource (context->import, i);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, resource->type));

      if (resource->is_read || (resource->person >= 0) != is_kept)
        continue;
      if (count == 0)
        g_ptr_array_add (types, resource->type);
      g_hash_table_insert (counts, resource->type, GUINT_TO_POINTER (count + 1));
    }
  for (guint i = 0; i < types->len; i++)
    report_file (context,
                 &(TrabFindingFields){
                     .severity = is_kept ? TRAB_FINDING_KEPT : TRAB_FINDING_SKIPPED,
                     .code = is_kept ? TRAB_FINDING_CODE_NOT_READ : TRAB_FINDING_CODE_OF_NOBODY,
                     .resource_type = types->pdata[i],
                     .count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, types->pdata[i])),
                     .person = -1 });
}

static void
report_persons (TrabFhirContext *context)
{
  guint n_patients = 0;

  for (guint i = 0; i < trab_import_get_n_persons (context->import); i++)
    {
      TrabImportPerson *person = trab_import_get_person (context->import, i);
      TrabFhirPerson *history = context->persons->pdata[i];

      if (!person->is_quarantined)
        n_patients++;
      else
        report_file (context, &(TrabFindingFields){ .severity = TRAB_FINDING_QUARANTINED,
                                                    .code = TRAB_FINDING_CODE_SUBJECT_UNKNOWN,
                                                    .received = person->reference,
                                                    .count = history->n_resources,
                                                    .person = (int) i });
    }
  if (n_patients > 1)
    report_file (context, &(TrabFindingFields){ .severity = TRAB_FINDING_KEPT,
                                                .code = TRAB_FINDING_CODE_SEVERAL_PATIENTS,
                                                .count = n_patients,
                                                .person = -1 });
  if (trab_fhir_file_get_release (context->file) != NULL)
    report_file (context,
                 &(TrabFindingFields){ .severity = TRAB_FINDING_KEPT,
                                       .code = TRAB_FINDING_CODE_RELEASE,
                                       .received = trab_fhir_file_get_release (context->file),
                                       .person = -1 });
  if (trab_fhir_file_has_more_pages (context->file))
    report_file (context, &(TrabFindingFields){ .severity = TRAB_FINDING_CHANGED,
                                                .code = TRAB_FINDING_CODE_INCOMPLETE,
                                                .person = -1 });
}

static void
person_free (gpointer data)
{
  TrabFhirPerson *person = data;

  trab_merge_index_free (person->measurements);
  g_hash_table_unref (person->answers);
  g_ptr_array_unref (person->fractures);
  g_ptr_array_unref (person->allergies);
  g_ptr_array_unref (person->addenda);
  g_hash_table_unref (person->fracture_keys);
  g_hash_table_unref (person->course_sources);
  g_free (person);
}

/**
 * trab_fhir_reader_read:
 * @bytes: a FHIR R4 file in JSON: a bundle of any kind but history, one resource, or NDJSON
 * @codes: what codes mean to us
 * @today: what lies behind it has not happened; not known: every date is taken
 * @progress: (nullable): told how far it is; stops it
 *
 * Reads everything and saves nothing. Whatever cannot be taken over as it stands is a finding with
 * its place; what belongs to nobody in the file is quarantined; every sound resource is kept as
 * text. May be called from any thread. Takes time linear in the size of the file.
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_IMPORT_ERROR when nothing of the file can be
 *   used; with G_IO_ERROR_CANCELLED when it was stopped
 */
TrabImport *
trab_fhir_reader_read_on (GBytes *bytes,
                          const TrabCodeMap *codes,
                          TrabDate today,
                          TrabImportProgress *progress,
                          GError **error)
{
  g_autoptr (TrabFhirFile) file = trab_fhir_file_new (bytes, error);
  g_autoptr (TrabImport) import = NULL;
  g_autoptr (GPtrArray) persons = NULL;
  g_autoptr (GHashTable) persons_by_entry = NULL;
  g_autoptr (GHashTable) persons_by_name = NULL;
  g_autoptr (GHashTable) observations = NULL;
  TrabFhirContext context = { 0 };

  if (file == NULL)
    return NULL;
  import = trab_import_new (bytes);
  persons = g_ptr_array_new_with_free_func (person_free);
  persons_by_entry = g_hash_table_new (NULL, NULL);
  persons_by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  observations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  context = (TrabFhirContext){ .file = file,
                               .codes = codes,
                               .today = today,
                               .import = import,
                               .persons = persons,
                               .persons_by_entry = persons_by_entry,
                               .persons_by_name = persons_by_name,
                               .observations = observations };
  read_patients (&context);
  if (!read_others (&context, progress))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");
      return NULL;
    }
  trab_fhir_history_finish (&context);
  trab_fhir_allergy_finish (&context);
  trab_fhir_addendum_finish (&context);
  report_persons (&context);
  report_not_read (&context, TRUE);
  report_not_read (&context, FALSE);
  return g_steal_pointer (&import);
}

/** trab_fhir_reader_read: as trab_fhir_reader_read_on(), to the end */
TrabImport *
trab_fhir_reader_read (GBytes *bytes, const TrabCodeMap *codes, TrabDate today, GError **error)
{
  return trab_fhir_reader_read_on (bytes, codes, today, NULL, error);
}

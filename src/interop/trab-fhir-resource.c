/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fhir-resource.h"

#include <string.h>

#include "trab-fhir-element.h"

/**
 * trab_fhir_resource_report:
 * @fields: what was found; @pointer counts from the resource. Where it is and whose is filled in.
 */
void
trab_fhir_resource_report (TrabFhirResource *self, const TrabFindingFields *fields)
{
  TrabFindingFields full = *fields;
  g_autofree char *pointer
      = g_strconcat (self->where->pointer, fields->pointer ? fields->pointer : "", NULL);
  g_autoptr (TrabFinding) finding = NULL;

  full.resource_type = self->where->type;
  full.resource_id = self->where->id;
  full.pointer = pointer;
  full.offset = self->where->offset;
  full.line = self->where->line;
  full.person = self->person;
  finding = trab_finding_new (&full);
  trab_import_add_finding (self->context->import, finding);
}

/** trab_fhir_resource_get_person: (nullable): whose the resource is */
TrabImportPerson *
trab_fhir_resource_get_person (TrabFhirResource *self)
{
  return self->person >= 0 ? trab_import_get_person (self->context->import, (guint) self->person)
                           : NULL;
}

/** trab_fhir_resource_get_history: (nullable): what is gathered of that person */
TrabFhirPerson *
trab_fhir_resource_get_history (TrabFhirResource *self)
{
  return self->person >= 0 ? g_ptr_array_index (self->context->persons, (guint) self->person)
                           : NULL;
}

/** trab_fhir_resource_keep: takes @text and keeps it for as long as the resource is being read */
const char *
trab_fhir_resource_keep (TrabFhirResource *self, char *text)
{
  const char *kept = text ? g_string_chunk_insert (self->texts, text) : NULL;

  g_free (text);
  return kept;
}

/** trab_fhir_resource_get_number: (nullable): a number of the resource as it is written */
const char *
trab_fhir_resource_get_number (TrabFhirResource *self, json_t *number)
{
  return trab_json_document_get_number (self->document, number);
}

static gboolean
is_unique_url (const char *url)
{
  return url != NULL && (g_str_has_prefix (url, "urn:") || strstr (url, "://") != NULL);
}

/**
 * trab_fhir_resource_dup_source:
 * Returns: (transfer full) (nullable): what names the resource in the whole world, with its
 * version; NULL when only a local id is known, which another clinic may use too
 */
char *
trab_fhir_resource_dup_source (TrabFhirResource *self)
{
  json_t *identifier = json_array_get (json_object_get (self->root, "identifier"), 0);
  json_t *meta = json_object_get (self->root, "meta");
  const char *system = trab_fhir_element_get_text (identifier, "system");
  const char *value = trab_fhir_element_get_text (identifier, "value");
  const char *origin = trab_fhir_element_get_text (meta, "source");
  const char *version = trab_fhir_element_get_text (meta, "lastUpdated");
  g_autofree char *key = NULL;

  if (version == NULL)
    version = trab_fhir_element_get_text (meta, "versionId");
  if (system != NULL && value != NULL)
    key = g_strconcat (system, "|", value, NULL);
  else if (is_unique_url (self->where->full_url))
    key = g_strdup (self->where->full_url);
  else if (origin != NULL && self->where->id != NULL)
    key = g_strconcat (origin, "#", self->where->type, "/", self->where->id, NULL);
  return trab_merge_index_dup_source (key, version);
}

/** trab_fhir_resource_dup_entry_id: (transfer full): what a visit of the file goes by until it is
 * saved */
char *
trab_fhir_resource_dup_entry_id (guint entry)
{
  return g_strdup_printf ("entry %u", entry);
}

/** trab_fhir_resource_is_future: whether @date lies surely behind today, wherever it was written */
gboolean
trab_fhir_resource_is_future (TrabFhirResource *self, TrabDate date)
{
  TrabDate today = self->context->today;

  return trab_date_is_known (today) && trab_date_is_known (date)
         && trab_date_is_surely_before (trab_date_add_days (today, 1), date);
}

/** trab_fhir_resource_get_primitive: (nullable): a text of the resource; what should be one and is
 * not, as it is written: it is then no date, but nor is it nothing. @value: (nullable) */
const char *
trab_fhir_resource_get_primitive (TrabFhirResource *self, json_t *value)
{
  if (value == NULL || json_is_null (value) || json_is_string (value))
    return json_string_value (value);
  return trab_fhir_resource_keep (self, json_dumps (value, JSON_ENCODE_ANY | JSON_COMPACT));
}

/* Of a period that ends before it begins, both ends, which are no date: nobody knows which of the
 * two is wrong. */
static const char *
find_start (TrabFhirResource *self, json_t *period)
{
  const char *start = trab_fhir_element_get_text (period, "start");

  if (!trab_fhir_element_is_reversed (period))
    return start;
  return trab_fhir_resource_keep (
      self, g_strconcat (start, " \u2013 ", trab_fhir_element_get_text (period, "end"), NULL));
}

static const char *
find_moment (TrabFhirResource *self, const char *element, const char **found)
{
  json_t *value = json_object_get (self->root, element);

  *found = element;
  return json_is_object (value) ? find_start (self, value)
                                : trab_fhir_resource_get_primitive (self, value);
}

/**
 * trab_fhir_resource_read_moment:
 * @subject: (nullable): for the finding: what the moment belongs to
 * @elements: NULL-terminated; the first that is there counts. Of a Period, its start.
 * @moment: (out): not known when FALSE is returned
 *
 * Reports a text that is not a FHIR dateTime (no such day, or a time without its zone) and refuses
 * that field alone.
 */
gboolean
trab_fhir_resource_read_moment (TrabFhirResource *self,
                                const char *subject,
                                const char *const *elements,
                                TrabMoment *moment)
{
  const char *found = NULL;
  const char *text = NULL;

  *moment = TRAB_MOMENT_NONE;
  for (guint i = 0; elements[i] != NULL && text == NULL; i++)
    text = find_moment (self, elements[i], &found);
  if (text == NULL)
    return FALSE;
  if (trab_moment_parse (text, moment))
    return TRUE;
  trab_fhir_resource_report (self, &(TrabFindingFields){ .severity = TRAB_FINDING_REFUSED,
                                                         .code = TRAB_FINDING_CODE_DATE_REFUSED,
                                                         .pointer = trab_fhir_resource_keep (
                                                             self, g_strconcat ("/", found, NULL)),
                                                         .subject = subject,
                                                         .received = text });
  return FALSE;
}

static void
free_addendum (gpointer data)
{
  TrabFhirAddendum *addendum = data;

  g_object_unref (addendum->addendum);
  g_free (addendum);
}

/** trab_fhir_resource_add_person: the index of a new person of the import */
int
trab_fhir_resource_add_person (TrabFhirResource *self,
                               TrabPatient *patient,
                               const char *reference,
                               gboolean is_quarantined)
{
  TrabFhirPerson *person = g_new0 (TrabFhirPerson, 1);

  person->measurements = trab_merge_index_new ();
  person->answers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  person->allergies = g_ptr_array_new_with_free_func (g_free);
  person->addenda = g_ptr_array_new_with_free_func (free_addendum);
  person->fractures = g_ptr_array_new_with_free_func (g_object_unref);
  person->fracture_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  person->course_sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (self->context->persons, person);
  return trab_import_add_person (self->context->import, patient, reference, is_quarantined);
}

/** trab_fhir_resource_find_contained: (nullable) (transfer none): what "#id" stands for */
json_t *
trab_fhir_resource_find_contained (TrabFhirResource *self, const char *reference)
{
  json_t *resource = NULL;
  size_t i = 0;

  if (reference == NULL || *reference != '#')
    return NULL;
  json_array_foreach (json_object_get (self->root, "contained"), i, resource)
    if (g_strcmp0 (trab_fhir_element_get_text (resource, "id"), reference + 1) == 0)
      return resource;
  return NULL;
}

/**
 * trab_fhir_resource_load:
 * @reference: (nullable): a Reference to another entry of the file
 *
 * Returns: (transfer full) (nullable): that resource
 */
TrabJsonDocument *
trab_fhir_resource_load (TrabFhirResource *self, json_t *reference)
{
  const char *text = trab_fhir_element_get_text (reference, "reference");
  int entry = text ? trab_fhir_file_resolve (self->context->file, text, self->entry) : -1;

  return entry >= 0 ? trab_fhir_file_load (self->context->file, (guint) entry) : NULL;
}

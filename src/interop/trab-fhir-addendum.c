/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fhir-addendum.h"

#include <string.h>

#include "trab-fhir-element.h"
#include "trab-fhir-own-code.h"

/* ---- writing */

/* Everything that an addendum says: equal ones are equal texts, and the earlier sorts first. */
static char *
dup_key (const TrabAddendumFields *fields)
{
  char moment[TRAB_MOMENT_TEXT_SIZE];

  return g_strdup_printf ("addendum %s|%s|%s", trab_moment_to_text (fields->moment, moment),
                          fields->author ? fields->author : "", fields->text);
}

static int
compare_addenda (gconstpointer a, gconstpointer b)
{
  g_autofree char *first = dup_key (trab_addendum_get (*(TrabAddendum *const *) a));
  g_autofree char *second = dup_key (trab_addendum_get (*(TrabAddendum *const *) b));

  return strcmp (first, second);
}

/* FHIR's date of a document is an instant; what is known less precisely stands in an extension. */
static void
write_moment (TrabJsonText *json, TrabMoment moment)
{
  char text[TRAB_MOMENT_TEXT_SIZE];
  const TrabFhirTextExtension written
      = { TRAB_FHIR_OWN_CODE_WRITTEN, "valueDateTime", trab_moment_to_text (moment, text) };

  if (trab_date_is_known (moment.date) && !moment.has_time)
    trab_fhir_text_add_extensions (json, &written, 1);
}

static void
write_content (TrabJsonText *json, const char *words)
{
  g_autofree char *data = g_base64_encode ((const unsigned char *) words, strlen (words));

  trab_json_text_begin_array (json, "content");
  trab_json_text_begin_object (json, NULL);
  trab_json_text_begin_object (json, "attachment");
  trab_json_text_add_text (json, "contentType", "text/plain; charset=utf-8");
  trab_json_text_add_text (json, "data", data);
  trab_json_text_end_object (json);
  trab_json_text_end_object (json);
  trab_json_text_end_array (json);
}

static void
write_addendum (TrabFhirBundle *self, const TrabAddendumFields *fields)
{
  g_autofree char *key = dup_key (fields);
  g_autofree char *url = trab_fhir_bundle_dup_own_url (self, key);
  TrabVisit *visit = trab_record_find_visit (self->record, fields->visit_id);
  const char *visit_url = visit ? g_hash_table_lookup (self->rows, visit) : NULL;
  char moment[TRAB_MOMENT_TEXT_SIZE];

  trab_fhir_bundle_begin (self, "DocumentReference", url);
  write_moment (self->json, fields->moment);
  trab_json_text_add_text (self->json, "status", "current");
  trab_fhir_text_add_concept (self->json, "type", TRAB_FHIR_OWN_CODE_DOCUMENT,
                              TRAB_FHIR_OWN_CODE_ADDENDUM, NULL, "Addendum to a signed visit");
  trab_fhir_bundle_add_subject (self, "subject");
  if (fields->moment.has_time)
    trab_json_text_add_text (self->json, "date", trab_moment_to_text (fields->moment, moment));
  if (fields->author != NULL)
    trab_fhir_text_add_single (self->json, "author", "display", fields->author);
  write_content (self->json, fields->text);
  if (visit_url != NULL)
    {
      trab_json_text_begin_object (self->json, "context");
      trab_fhir_text_add_single (self->json, "related", "reference", visit_url);
      trab_json_text_end_object (self->json);
    }
  trab_fhir_bundle_end (self);
}

/** trab_fhir_addendum_write_all: after the visits, to which they point; the oldest first */
void
trab_fhir_addendum_write_all (TrabFhirBundle *writer)
{
  g_autoptr (GPtrArray) addenda = g_ptr_array_new ();

  g_ptr_array_extend (addenda, trab_record_get_addenda (writer->record), NULL, NULL);
  g_ptr_array_sort (addenda, compare_addenda);
  for (guint i = 0; i < addenda->len; i++)
    write_addendum (writer, trab_addendum_get (addenda->pdata[i]));
}

/* ---- reading */

/* Returns: (transfer full) (nullable): the words of the document, when they are plain text */
static char *
dup_text (json_t *root)
{
  json_t *content = json_array_get (json_object_get (root, "content"), 0);
  const char *data = trab_fhir_element_get_text (json_object_get (content, "attachment"), "data");
  gsize length = 0;
  g_autofree unsigned char *bytes = data ? g_base64_decode (data, &length) : NULL;

  if (bytes == NULL || !g_utf8_validate ((const char *) bytes, (gssize) length, NULL))
    return NULL;
  return g_strndup ((const char *) bytes, length);
}

static gboolean
read_moment (TrabFhirResource *self, TrabMoment *moment)
{
  static const char *const elements[] = { "date", NULL };
  const char *written = trab_fhir_element_get_text (
      trab_fhir_element_find_extension (self->root, TRAB_FHIR_OWN_CODE_WRITTEN), "valueDateTime");

  if (written != NULL)
    return trab_moment_parse (written, moment);
  return trab_fhir_resource_read_moment (self, NULL, elements, moment);
}

/**
 * trab_fhir_addendum_read:
 * What a program of ours wrote of an addendum; other documents are kept as text.
 */
gboolean
trab_fhir_addendum_read (TrabFhirResource *resource)
{
  TrabFhirPerson *person = trab_fhir_resource_get_history (resource);
  json_t *related = json_array_get (
      json_object_get (json_object_get (resource->root, "context"), "related"), 0);
  json_t *author = json_array_get (json_object_get (resource->root, "author"), 0);
  const char *reference = trab_fhir_element_get_text (related, "reference");
  int visit = reference
                  ? trab_fhir_file_resolve (resource->context->file, reference, resource->entry)
                  : -1;
  g_autofree char *text = dup_text (resource->root);
  g_autofree char *visit_id = NULL;
  TrabAddendumFields fields
      = { .text = text, .author = trab_fhir_element_get_text (author, "display") };
  TrabFhirAddendum *addendum = NULL;

  if (!trab_fhir_element_has_code (json_object_get (resource->root, "type"),
                                   TRAB_FHIR_OWN_CODE_DOCUMENT, TRAB_FHIR_OWN_CODE_ADDENDUM)
      || g_strcmp0 (trab_fhir_element_get_text (resource->root, "status"), "current") != 0
      || visit < 0 || text == NULL || text[strspn (text, " \t\r\n")] == '\0'
      || !read_moment (resource, &fields.moment)
      || trab_fhir_resource_is_future (resource, fields.moment.date))
    return FALSE;
  visit_id = trab_fhir_resource_dup_entry_id ((guint) visit);
  fields.visit_id = visit_id;
  addendum = g_new0 (TrabFhirAddendum, 1);
  addendum->addendum = trab_addendum_new (&fields);
  addendum->kept = resource->kept;
  g_ptr_array_add (person->addenda, addendum);
  return TRUE;
}

/** trab_fhir_addendum_finish: to the visits, once all resources are read; what belongs to no signed
 * visit of the person is kept as text */
void
trab_fhir_addendum_finish (TrabFhirContext *context)
{
  for (guint i = 0; i < context->persons->len; i++)
    {
      TrabFhirPerson *person = context->persons->pdata[i];
      TrabRecord *record = trab_import_get_person (context->import, i)->record;

      for (guint a = 0; a < person->addenda->len; a++)
        {
          TrabFhirAddendum *read = person->addenda->pdata[a];
          TrabVisit *visit
              = trab_record_find_visit (record, trab_addendum_get (read->addendum)->visit_id);

          if (visit != NULL && trab_visit_get (visit)->status == TRAB_VISIT_SIGNED)
            trab_record_add_addendum (record, read->addendum);
          else
            trab_import_get_resource (context->import, read->kept)->is_read = FALSE;
        }
    }
}

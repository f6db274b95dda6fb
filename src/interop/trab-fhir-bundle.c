/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fhir-bundle.h"

/** trab_fhir_bundle_dup_own_url: (transfer full): the fullUrl of something that has no id of its
 * own;
 * @what: tells it from everything else of the person */
char *
trab_fhir_bundle_dup_own_url (TrabFhirBundle *self, const char *what)
{
  g_autofree char *content = g_strdup_printf ("%s %s", self->patient_url, what);
  char *url = trab_fhir_text_dup_url (content);

  for (guint i = 2; g_hash_table_contains (self->urls, url); i++)
    {
      g_autofree char *again = g_strdup_printf ("%s %u", content, i);

      g_free (url);
      url = trab_fhir_text_dup_url (again);
    }
  g_hash_table_add (self->urls, g_strdup (url));
  return url;
}

void
trab_fhir_bundle_begin (TrabFhirBundle *self, const char *type, const char *url)
{
  g_ptr_array_add (self->written, g_strdup (url));
  trab_json_text_begin_object (self->json, NULL);
  trab_json_text_add_text (self->json, "fullUrl", url);
  trab_json_text_begin_object (self->json, "resource");
  trab_json_text_add_text (self->json, "resourceType", type);
}

void
trab_fhir_bundle_end (TrabFhirBundle *self)
{
  trab_json_text_end_object (self->json);
  trab_json_text_end_object (self->json);
}

void
trab_fhir_bundle_add_subject (TrabFhirBundle *self, const char *name)
{
  trab_fhir_text_add_reference (self->json, name, self->patient_url);
}

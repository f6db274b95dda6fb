/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fhir-text.h"

/** trab_fhir_text_dup_url: (transfer full): a UUID made of a text, the same for ever: version 8
 * (made by the application) of its SHA-256 */
char *
trab_fhir_text_dup_url (const char *text)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  digest[12] = '8';
  digest[16] = '8';
  return g_strdup_printf ("urn:uuid:%.8s-%.4s-%.4s-%.4s-%.12s", digest, digest + 8, digest + 12,
                          digest + 16, digest + 20);
}

void
trab_fhir_text_add_coding (TrabJsonText *json,
                           const char *system,
                           const char *code,
                           const char *display)
{
  trab_json_text_begin_object (json, NULL);
  trab_json_text_add_text (json, "system", system);
  trab_json_text_add_text (json, "code", code);
  trab_json_text_add_text (json, "display", display);
  trab_json_text_end_object (json);
}

/** trab_fhir_text_add_concept: @name: (nullable): NULL in a list; @code, @text: (nullable) */
void
trab_fhir_text_add_concept (TrabJsonText *json,
                            const char *name,
                            const char *system,
                            const char *code,
                            const char *display,
                            const char *text)
{
  trab_json_text_begin_object (json, name);
  if (code != NULL)
    {
      trab_json_text_begin_array (json, "coding");
      trab_fhir_text_add_coding (json, system, code, display);
      trab_json_text_end_array (json);
    }
  trab_json_text_add_text (json, "text", text);
  trab_json_text_end_object (json);
}

/** trab_fhir_text_add_words: a concept of words alone; @text: (nullable) */
void
trab_fhir_text_add_words (TrabJsonText *json, const char *name, const char *text)
{
  if (text != NULL)
    trab_fhir_text_add_concept (json, name, NULL, NULL, NULL, text);
}

/** trab_fhir_text_add_single: a list of one object with one text; @text: (nullable) */
void
trab_fhir_text_add_single (TrabJsonText *json,
                           const char *list,
                           const char *member,
                           const char *text)
{
  if (text == NULL)
    return;
  trab_json_text_begin_array (json, list);
  trab_json_text_begin_object (json, NULL);
  trab_json_text_add_text (json, member, text);
  trab_json_text_end_object (json);
  trab_json_text_end_array (json);
}

void
trab_fhir_text_add_reference (TrabJsonText *json, const char *name, const char *url)
{
  trab_json_text_begin_object (json, name);
  trab_json_text_add_text (json, "reference", url);
  trab_json_text_end_object (json);
}

/** trab_fhir_text_add_references: @urls: of char *; FHIR has no empty lists */
void
trab_fhir_text_add_references (TrabJsonText *json, const char *list, GPtrArray *urls)
{
  if (urls->len == 0)
    return;
  trab_json_text_begin_array (json, list);
  for (guint i = 0; i < urls->len; i++)
    trab_fhir_text_add_reference (json, NULL, urls->pdata[i]);
  trab_json_text_end_array (json);
}

/** trab_fhir_text_add_date: in the precision known; nothing when it is not */
void
trab_fhir_text_add_date (TrabJsonText *json, const char *name, TrabDate date)
{
  char text[TRAB_DATE_TEXT_SIZE];

  if (trab_date_is_known (date))
    trab_json_text_add_text (json, name, trab_date_to_text (date, text));
}

void
trab_fhir_text_add_extensions (TrabJsonText *json,
                               const TrabFhirTextExtension *extensions,
                               guint n_extensions)
{
  gboolean is_begun = FALSE;

  for (guint i = 0; i < n_extensions; i++)
    {
      const TrabFhirTextExtension *extension = &extensions[i];

      if (extension->text == NULL)
        continue;
      if (!is_begun)
        trab_json_text_begin_array (json, "extension");
      is_begun = TRUE;
      trab_json_text_begin_object (json, NULL);
      trab_json_text_add_text (json, "url", extension->url);
      if (g_str_equal (extension->member, "valueDecimal"))
        trab_json_text_add_raw (json, extension->member, extension->text);
      else
        trab_json_text_add_text (json, extension->member, extension->text);
      trab_json_text_end_object (json);
    }
  if (is_begun)
    trab_json_text_end_array (json);
}

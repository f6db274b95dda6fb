/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fhir-element.h"

#include <string.h>

#include "trab-fhir-own-code.h"

/* Code systems written as OIDs, as systems that come from CDA and HL7 v2 do. */
static const char *const system_aliases[][2] = {
  { "urn:oid:2.16.840.1.113883.6.1", TRAB_FHIR_ELEMENT_LOINC },
  { "urn:oid:2.16.840.1.113883.6.96", TRAB_FHIR_ELEMENT_SNOMED },
  { "urn:oid:2.16.840.1.113883.6.88", "http://www.nlm.nih.gov/research/umls/rxnorm" },
  { "urn:oid:2.16.840.1.113883.6.73", TRAB_FHIR_ELEMENT_ATC },
  { "urn:oid:2.16.840.1.113883.6.90", TRAB_FHIR_ELEMENT_ICD_10_CM },
  { "urn:oid:2.16.840.1.113883.6.3", TRAB_FHIR_ELEMENT_ICD_10 },
};

/** trab_fhir_element_get_text: (nullable): a text that is not empty */
const char *
trab_fhir_element_get_text (json_t *object, const char *name)
{
  const char *text = json_string_value (json_object_get (object, name));

  return text && *text != '\0' ? text : NULL;
}

gboolean
trab_fhir_element_is_true (json_t *object, const char *name)
{
  return json_is_true (json_object_get (object, name));
}

/** trab_fhir_element_get_words: (nullable): what a CodeableConcept calls itself */
const char *
trab_fhir_element_get_words (json_t *concept)
{
  const char *words = trab_fhir_element_get_text (concept, "text");
  json_t *coding = NULL;
  size_t i = 0;

  json_array_foreach (json_object_get (concept, "coding"), i, coding)
    if (words == NULL)
      words = trab_fhir_element_get_text (coding, "display");
  return words;
}

/** trab_fhir_element_is_reversed: whether a Period surely ends before it begins */
gboolean
trab_fhir_element_is_reversed (json_t *period)
{
  TrabMoment start = TRAB_MOMENT_NONE;
  TrabMoment end = TRAB_MOMENT_NONE;

  return trab_moment_parse (trab_fhir_element_get_text (period, "start"), &start)
         && trab_moment_parse (trab_fhir_element_get_text (period, "end"), &end)
         && trab_date_is_surely_before (end.date, start.date);
}

static const char *
get_system (json_t *coding)
{
  const char *system = trab_fhir_element_get_text (coding, "system");

  for (guint i = 0; i < G_N_ELEMENTS (system_aliases); i++)
    if (g_strcmp0 (system, system_aliases[i][0]) == 0)
      return system_aliases[i][1];
  return system;
}

static gboolean
is_icd (const char *system)
{
  return g_strcmp0 (system, TRAB_FHIR_ELEMENT_ICD_10) == 0
         || g_strcmp0 (system, TRAB_FHIR_ELEMENT_ICD_10_CM) == 0;
}

/* ICD-10 is a tree that its codes spell out: C50.912 is a C50, S72.001A an S72.00. The shared part
 * of ICD-10 and its clinical modification means the same in both. */
static const TrabCode *
look_up_icd (const TrabCodeMap *codes, const char *code)
{
  static const char *const systems[] = { TRAB_FHIR_ELEMENT_ICD_10_CM, TRAB_FHIR_ELEMENT_ICD_10 };
  g_autofree char *part = g_strndup (code, 10);
  const TrabCode *found = NULL;

  for (gsize length = strlen (part); length >= 3 && found == NULL; length--)
    {
      part[length] = '\0';
      for (guint i = 0; i < G_N_ELEMENTS (systems) && found == NULL; i++)
        found = trab_code_map_look_up (codes, systems[i], part);
    }
  return found;
}

/** trab_fhir_element_look_up: (nullable) (transfer none): what a Coding means to us */
const TrabCode *
trab_fhir_element_look_up (const TrabCodeMap *codes, json_t *coding)
{
  const char *system = get_system (coding);
  const char *code = trab_fhir_element_get_text (coding, "code");
  const TrabCode *own = trab_fhir_own_code_find (system, code);

  if (own != NULL)
    return own;
  return is_icd (system) && code ? look_up_icd (codes, code)
                                 : trab_code_map_look_up (codes, system, code);
}

/**
 * trab_fhir_element_find_code:
 * Returns: (nullable) (transfer none): the first coding of @concept that is known as a @role.
 *   Displays play no part.
 */
const TrabCode *
trab_fhir_element_find_code (const TrabCodeMap *codes, json_t *concept, TrabCodeRole role)
{
  json_t *coding = NULL;
  size_t i = 0;

  json_array_foreach (json_object_get (concept, "coding"), i, coding)
    {
      const TrabCode *code = trab_fhir_element_look_up (codes, coding);

      if (code != NULL && code->role == role)
        return code;
    }
  return NULL;
}

/** trab_fhir_element_has_code: @system NULL: any; @code NULL: any */
gboolean
trab_fhir_element_has_code (json_t *concept, const char *system, const char *code)
{
  json_t *coding = NULL;
  size_t i = 0;

  json_array_foreach (json_object_get (concept, "coding"), i, coding)
    if ((system == NULL || g_strcmp0 (get_system (coding), system) == 0)
        && (code == NULL || g_strcmp0 (trab_fhir_element_get_text (coding, "code"), code) == 0))
      return TRUE;
  return FALSE;
}

/** trab_fhir_element_get_code: (nullable): the first code of a CodeableConcept used as a status */
const char *
trab_fhir_element_get_code (json_t *concept)
{
  return trab_fhir_element_get_text (json_array_get (json_object_get (concept, "coding"), 0),
                                     "code");
}

/** trab_fhir_element_get_code_of: (nullable): the code that @concept has in @system */
const char *
trab_fhir_element_get_code_of (json_t *concept, const char *system)
{
  json_t *coding = NULL;
  size_t i = 0;

  json_array_foreach (json_object_get (concept, "coding"), i, coding)
    if (g_strcmp0 (get_system (coding), system) == 0)
      return trab_fhir_element_get_text (coding, "code");
  return NULL;
}

/** trab_fhir_element_find_extension: (nullable) (transfer none): the extension of that address */
json_t *
trab_fhir_element_find_extension (json_t *object, const char *url)
{
  json_t *extension = NULL;
  size_t i = 0;

  json_array_foreach (json_object_get (object, "extension"), i, extension)
    if (g_strcmp0 (trab_fhir_element_get_text (extension, "url"), url) == 0)
      return extension;
  return NULL;
}

/** trab_fhir_element_get_extension: the answer in an extension of ours; not known without it */
TrabAnswer
trab_fhir_element_get_extension (json_t *object, const char *url)
{
  TrabAnswer answer = TRAB_ANSWER_NOT_KNOWN;

  trab_answer_from_string (
      trab_fhir_element_get_text (trab_fhir_element_find_extension (object, url), "valueCode"),
      &answer);
  return answer;
}

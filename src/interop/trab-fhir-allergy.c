/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fhir-allergy.h"

#include "trab-fhir-element.h"
#include "trab-fhir-own-code.h"
#include "trab-text.h"

#define FIELD "allergies"

/* Why it is none, or none any more; NULL: it counts. One that nobody has confirmed counts too. */
static const char *
find_reason_against (json_t *root)
{
  static const char *const against[]
      = { "refuted", "entered-in-error", "inactive", "resolved", NULL };
  static const char *const elements[] = { "verificationStatus", "clinicalStatus" };

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      const char *status = trab_fhir_element_get_code (json_object_get (root, elements[i]));

      if (status != NULL && g_strv_contains (against, status))
        return status;
    }
  return NULL;
}

static const char *
find_manifestation (json_t *reaction)
{
  return trab_fhir_element_get_words (
      json_array_get (json_object_get (reaction, "manifestation"), 0));
}

/* "Penicillin: hives": what, and what it did. */
static char *
dup_words (json_t *root)
{
  json_t *reaction = json_array_get (json_object_get (root, "reaction"), 0);
  const char *what = trab_fhir_element_get_words (json_object_get (root, "code"));
  const char *did = find_manifestation (reaction);
  g_autofree char *words = NULL;

  if (what == NULL)
    what = trab_fhir_element_get_words (json_object_get (reaction, "substance"));
  if (what == NULL)
    return NULL;
  words = did ? g_strdup_printf ("%s: %s", what, did) : g_strdup (what);
  return trab_text_dup_clean (words, TRAB_TEXT_LINE);
}

static void
report (TrabFhirResource *self,
        TrabFindingSeverity severity,
        TrabFindingCode code,
        const char *received)
{
  trab_fhir_resource_report (self, &(TrabFindingFields){ .severity = severity,
                                                         .code = code,
                                                         .pointer = "/code",
                                                         .subject = FIELD,
                                                         .received = received });
}

/**
 * trab_fhir_allergy_read:
 * An allergy as its sender words it, for the text that stands with the person. "No known drug
 * allergy" is such a text too; only our own code says that there are none at all.
 *
 * Returns: TRUE: every AllergyIntolerance is understood
 */
gboolean
trab_fhir_allergy_read (TrabFhirResource *resource)
{
  TrabFhirPerson *person = trab_fhir_resource_get_history (resource);
  const char *against = find_reason_against (resource->root);
  g_autofree char *words = dup_words (resource->root);

  if (against != NULL)
    report (resource, TRAB_FINDING_SKIPPED, TRAB_FINDING_CODE_ANSWER_NOT_USED, against);
  else if (trab_fhir_element_has_code (json_object_get (resource->root, "code"),
                                       TRAB_FHIR_OWN_CODE_ALLERGY, TRAB_FHIR_OWN_CODE_NO_ALLERGY))
    person->has_no_allergies = TRUE;
  else if (words == NULL || *words == '\0')
    report (resource, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_VALUE_MISSING, NULL);
  else
    {
      report (resource, TRAB_FINDING_KEPT, TRAB_FINDING_CODE_ANSWER, words);
      if (!g_ptr_array_find_with_equal_func (person->allergies, words, g_str_equal, NULL))
        g_ptr_array_add (person->allergies, g_steal_pointer (&words));
    }
  return TRUE;
}

/** trab_fhir_allergy_finish: into the patients, once all resources are read */
void
trab_fhir_allergy_finish (TrabFhirContext *context)
{
  for (guint i = 0; i < context->persons->len; i++)
    {
      TrabFhirPerson *person = context->persons->pdata[i];
      TrabRecord *record = trab_import_get_person (context->import, i)->record;
      TrabPatientFields fields = *trab_patient_get (trab_record_get_patient (record));
      g_autofree char *text = NULL;
      g_autoptr (TrabPatient) patient = NULL;

      if (person->allergies->len == 0 && !person->has_no_allergies)
        continue;
      g_ptr_array_add (person->allergies, NULL);
      text = g_strjoinv (TRAB_PATIENT_ALLERGY_SEPARATOR, (char **) person->allergies->pdata);
      fields.allergies = text;
      patient = trab_patient_new (&fields);
      trab_record_set_patient (record, patient);
    }
}

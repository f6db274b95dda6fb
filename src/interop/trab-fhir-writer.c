/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fhir-writer.h"

#include <string.h>

#include "trab-fhir-addendum.h"
#include "trab-fhir-bundle.h"
#include "trab-fhir-derived.h"
#include "trab-fhir-element.h"
#include "trab-fhir-order.h"
#include "trab-fhir-own-code.h"
#include "trab-fhir-visit.h"
#include "trab-fhir-words.h"
#include "trab-merge-index.h"
#include "trab-number.h"
#include "trab-unit.h"

#define INTERPRETATION_SYSTEM "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
#define CATEGORY_SYSTEM "http://terminology.hl7.org/CodeSystem/observation-category"
#define VERIFICATION_SYSTEM "http://terminology.hl7.org/CodeSystem/condition-ver-status"
#define ALLERGY_SYSTEM "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical"
#define IDENTIFIER_TYPE_SYSTEM "http://terminology.hl7.org/CodeSystem/v2-0203"

/* ---- names */

/* What a row was called where it comes from, so that it is known again; else a name made of what it
 * says, so that equal records leave equal in whichever store they are. */
static char *
dup_row_url (TrabFhirBundle *self, const char *source, gpointer row)
{
  g_autofree char *key = trab_merge_index_dup_source_key (source);
  g_autofree char *words = NULL;
  g_autofree char *url = NULL;

  if (key != NULL)
    url = g_str_has_prefix (key, "urn:uuid:") ? g_strdup (key) : trab_fhir_text_dup_url (key);
  if (url != NULL && g_hash_table_add (self->urls, g_strdup (url)))
    return g_steal_pointer (&url);
  words = trab_fhir_order_dup_words (row);
  return trab_fhir_bundle_dup_own_url (self, words);
}

/* The version and the identifier that a row came with go out with it. */
static void
write_source (TrabFhirBundle *self, const char *source)
{
  g_autofree char *key = trab_merge_index_dup_source_key (source);
  const char *version = trab_merge_index_get_version (source);
  const char *bar = key && !g_str_has_prefix (key, "urn:uuid:") ? strchr (key, '|') : NULL;
  TrabMoment moment = TRAB_MOMENT_NONE;

  if (version != NULL)
    {
      trab_json_text_begin_object (self->json, "meta");
      trab_json_text_add_text (
          self->json, trab_moment_parse (version, &moment) ? "lastUpdated" : "versionId", version);
      trab_json_text_end_object (self->json);
    }
  if (bar != NULL)
    {
      g_autofree char *system = g_strndup (key, (gsize) (bar - key));

      trab_json_text_begin_array (self->json, "identifier");
      trab_json_text_begin_object (self->json, NULL);
      trab_json_text_add_text (self->json, "system", system);
      trab_json_text_add_text (self->json, "value", bar + 1);
      trab_json_text_end_object (self->json);
      trab_json_text_end_array (self->json);
    }
}

/* ---- the patient */

static void
write_identifier (TrabJsonText *json, const char *system, const char *value, gboolean is_number)
{
  trab_json_text_begin_object (json, NULL);
  if (is_number)
    trab_fhir_text_add_concept (json, "type", IDENTIFIER_TYPE_SYSTEM, "MR", NULL, NULL);
  trab_json_text_add_text (json, "system", system);
  trab_json_text_add_text (json, "value", value);
  trab_json_text_end_object (json);
}

static void
write_identifiers (TrabJsonText *json, const TrabPatientFields *fields)
{
  gboolean is_one = g_strcmp0 (fields->record_number, fields->identifier_value) == 0;

  if (fields->record_number == NULL && fields->identifier_value == NULL && fields->id == NULL)
    return;
  trab_json_text_begin_array (json, "identifier");
  if (fields->record_number != NULL)
    write_identifier (json, is_one ? fields->identifier_system : NULL, fields->record_number, TRUE);
  if (fields->identifier_value != NULL && !is_one)
    write_identifier (json, fields->identifier_system, fields->identifier_value, FALSE);
  if (fields->identifier_value == NULL && fields->id != NULL)
    {
      g_autofree char *uuid = g_strconcat (TRAB_PATIENT_UUID_PREFIX, fields->id, NULL);

      write_identifier (json, TRAB_PATIENT_UUID_SYSTEM, uuid, FALSE);
    }
  trab_json_text_end_array (json);
}

static void
write_name (TrabJsonText *json, const TrabPatientFields *fields)
{
  if (*fields->family_name == '\0' && *fields->given_name == '\0')
    return;
  trab_json_text_begin_array (json, "name");
  trab_json_text_begin_object (json, NULL);
  trab_json_text_add_text (json, "use", "official");
  if (*fields->family_name != '\0')
    trab_json_text_add_text (json, "family", fields->family_name);
  if (*fields->given_name != '\0')
    {
      trab_json_text_begin_array (json, "given");
      trab_json_text_add_text (json, NULL, fields->given_name);
      trab_json_text_end_array (json);
    }
  trab_json_text_end_object (json);
  trab_json_text_end_array (json);
}

static char *
dup_patient_url (const TrabPatientFields *fields)
{
  char date[TRAB_DATE_TEXT_SIZE];
  g_autofree char *content = NULL;

  if (fields->identifier_value == NULL && fields->id != NULL)
    return g_strconcat (TRAB_PATIENT_UUID_PREFIX, fields->id, NULL);
  if (g_strcmp0 (fields->identifier_system, TRAB_PATIENT_UUID_SYSTEM) == 0
      && g_str_has_prefix (fields->identifier_value, TRAB_PATIENT_UUID_PREFIX))
    return g_strdup (fields->identifier_value);
  if (fields->identifier_value != NULL)
    content = g_strconcat (fields->identifier_system ? fields->identifier_system : "", "|",
                           fields->identifier_value, NULL);
  else
    content = g_strconcat (fields->family_name, "|", fields->given_name, "|",
                           trab_date_to_text (fields->birth_date, date), NULL);
  return trab_fhir_text_dup_url (content);
}

/* Health data that was made up to try a system */
static void
write_practice_label (TrabJsonText *json)
{
  trab_json_text_begin_object (json, "meta");
  trab_json_text_begin_array (json, "security");
  trab_fhir_text_add_coding (json, TRAB_FHIR_ELEMENT_ACT_REASON, TRAB_FHIR_ELEMENT_TEST_DATA, NULL);
  trab_json_text_end_array (json);
  trab_json_text_end_object (json);
}

static void
write_allergies (TrabFhirBundle *self, const char *allergies)
{
  g_autofree char *url = NULL;

  if (allergies == NULL)
    return;
  url = trab_fhir_bundle_dup_own_url (self, "allergies");
  trab_fhir_bundle_begin (self, "AllergyIntolerance", url);
  trab_fhir_text_add_concept (self->json, "clinicalStatus", ALLERGY_SYSTEM, "active", NULL, NULL);
  if (*allergies == '\0')
    trab_fhir_text_add_concept (self->json, "code", TRAB_FHIR_OWN_CODE_ALLERGY,
                                TRAB_FHIR_OWN_CODE_NO_ALLERGY, NULL, "No known allergies");
  else
    trab_fhir_text_add_words (self->json, "code", allergies);
  trab_fhir_bundle_add_subject (self, "patient");
  trab_fhir_bundle_end (self);
}

static void
write_patient (TrabFhirBundle *self)
{
  const TrabPatientFields *fields = trab_patient_get (trab_record_get_patient (self->record));
  static const char *const genders[]
      = { [TRAB_SEX_UNKNOWN] = "unknown", [TRAB_SEX_FEMALE] = "female", [TRAB_SEX_MALE] = "male" };

  trab_fhir_bundle_begin (self, "Patient", self->patient_url);
  if (fields->is_practice)
    write_practice_label (self->json);
  trab_fhir_text_add_extensions (self->json,
                                 &(TrabFhirTextExtension){ TRAB_FHIR_OWN_CODE_DEATH_SOURCE,
                                                           "valueString", fields->death_source },
                                 1);
  write_identifiers (self->json, fields);
  write_name (self->json, fields);
  trab_json_text_add_text (self->json, "gender", genders[fields->sex]);
  trab_fhir_text_add_date (self->json, "birthDate", fields->birth_date);
  if (fields->is_dead && !trab_date_is_known (fields->death_date))
    trab_json_text_add_boolean (self->json, "deceasedBoolean", TRUE);
  trab_fhir_text_add_date (self->json, "deceasedDateTime", fields->death_date);
  trab_fhir_bundle_end (self);
  write_allergies (self, fields->allergies);
}

/* ---- measurements */

static const char *const status_words[] = {
  [TRAB_MEASUREMENT_FINAL] = "final",
  [TRAB_MEASUREMENT_AMENDED] = "amended",
  [TRAB_MEASUREMENT_PRELIMINARY] = "preliminary",
  [TRAB_MEASUREMENT_NOT_USED] = "unknown",
  [TRAB_MEASUREMENT_ENTERED_IN_ERROR] = "entered-in-error",
};

static const char *const category_words[] = {
  [TRAB_MEASURE_GROUP_DENSITOMETRY] = "imaging",
  [TRAB_MEASURE_GROUP_LABORATORY] = "laboratory",
  [TRAB_MEASURE_GROUP_BODY] = "vital-signs",
};

static const char *const site_words[TRAB_N_SITES] = {
  [TRAB_SITE_LUMBAR_SPINE] = "lumbar spine", [TRAB_SITE_FEMORAL_NECK] = "femoral neck",
  [TRAB_SITE_TOTAL_HIP] = "total hip",       [TRAB_SITE_FEMUR_UNSPECIFIED] = "femur",
  [TRAB_SITE_FOREARM] = "forearm",           [TRAB_SITE_HEEL] = "heel",
};

/* LOINC has no code for the femoral neck: the femur's, with the neck in the body site. */
static gboolean
is_code_of_site (TrabSite coded, TrabSite site)
{
  return coded == site || (coded == TRAB_SITE_FEMUR_UNSPECIFIED && site == TRAB_SITE_FEMORAL_NECK);
}

/* A code that our table calls "site not said" although its name has one is not "any site". */
static gboolean
says_more (const TrabCode *code)
{
  return code->site == TRAB_SITE_UNSPECIFIED
         && trab_fhir_words_read (code->display) & TRAB_FHIR_WORDS_ANY_SITE;
}

static gboolean
is_molar (const char *unit)
{
  return unit != NULL && strstr (unit, "mol") != NULL;
}

/* The first LOINC code for what, where, which side, and the kind of unit; NULL: only ours will do.
 */
static const TrabCode *
find_code (TrabFhirBundle *self, const TrabMeasurementFields *fields, const char *ucum)
{
  const TrabCode *without_side = NULL;

  for (guint i = 0; i < trab_code_map_get_size (self->how->codes); i++)
    {
      const TrabCode *code = trab_code_map_get (self->how->codes, i);

      if (code->role != TRAB_CODE_ROLE_MEASURE || code->measure != fields->measure
          || !is_code_of_site (code->site, fields->site)
          || !g_str_equal (code->system, TRAB_FHIR_ELEMENT_LOINC) || says_more (code)
          || (code->unit != NULL && is_molar (code->unit) != is_molar (ucum)))
        continue;
      if (g_strcmp0 (code->side, fields->side) == 0)
        return code;
      if (code->side == NULL && without_side == NULL)
        without_side = code;
    }
  return without_side;
}

static gboolean
is_json_number (const char *text)
{
  g_autoptr (GRegex) pattern
      = g_regex_new ("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?$", 0, 0, NULL);

  return text != NULL && g_regex_match (pattern, text, 0, NULL);
}

/* The digits as they came. What is not a JSON number (a decimal comma) is written as the same
 * number with the same decimals. NULL for what is no number. */
static char *
dup_digits (const char *text)
{
  char format[16];
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double value = 0;

  if (is_json_number (text))
    return g_strdup (text);
  if (!trab_number_parse (text, &value))
    return NULL;
  g_snprintf (format, sizeof format, "%%.%uf", trab_number_count_decimals (text));
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, format, value));
}

static char *
dup_number (const TrabMeasurementFields *fields, const char *ucum)
{
  char *digits = dup_digits (fields->text);
  double value = fields->value;

  if (digits != NULL)
    return digits;
  trab_unit_from_canonical (fields->measure, fields->value, ucum, &value, NULL);
  return trab_number_dup_text (value);
}

/* @comparator: (nullable) */
static void
write_quantity (TrabFhirBundle *self,
                const char *name,
                const char *number,
                const char *comparator,
                const TrabMeasurementFields *fields,
                const char *ucum)
{
  trab_json_text_begin_object (self->json, name);
  trab_json_text_add_raw (self->json, "value", number);
  trab_json_text_add_text (self->json, "comparator", comparator);
  trab_json_text_add_text (self->json, "unit", fields->unit ? fields->unit : ucum);
  trab_json_text_add_text (self->json, "system", TRAB_FHIR_ELEMENT_UCUM);
  trab_json_text_add_text (self->json, "code", ucum);
  trab_json_text_end_object (self->json);
}

static void
write_body_site (TrabFhirBundle *self, const TrabMeasurementFields *fields)
{
  const char *parts[] = { fields->side, site_words[fields->site], fields->region, NULL };
  const TrabFhirTextExtension region = { TRAB_FHIR_OWN_CODE_REGION, "valueString", fields->region };
  g_autoptr (GString) text = g_string_new (NULL);

  if (fields->site == TRAB_SITE_NONE)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", parts[i]);
  trab_json_text_begin_object (self->json, "bodySite");
  trab_fhir_text_add_extensions (self->json, &region, 1);
  trab_json_text_begin_array (self->json, "coding");
  trab_fhir_text_add_coding (self->json, TRAB_FHIR_OWN_CODE_SITE,
                             trab_measure_site_to_string (fields->site), NULL);
  if (fields->side != NULL)
    trab_fhir_text_add_coding (self->json, TRAB_FHIR_OWN_CODE_SIDE, fields->side, NULL);
  trab_json_text_end_array (self->json);
  if (text->len > 0)
    trab_json_text_add_text (self->json, "text", text->str);
  trab_json_text_end_object (self->json);
}

static char *
dup_place (const TrabMeasurementFields *fields)
{
  char moment[TRAB_MOMENT_TEXT_SIZE];

  return g_strdup_printf ("%d|%s|%s|%s", fields->site, fields->side ? fields->side : "",
                          fields->region ? fields->region : "",
                          trab_moment_to_text (fields->moment, moment));
}

/* T and Z point to the density that they were made of. */
static void
write_derived_from (TrabFhirBundle *self, const TrabMeasurementFields *fields)
{
  g_autofree char *place = dup_place (fields);
  const char *url = g_hash_table_lookup (self->densities, place);

  if (url != NULL
      && (fields->measure == TRAB_MEASURE_T_SCORE || fields->measure == TRAB_MEASURE_Z_SCORE))
    trab_fhir_text_add_single (self->json, "derivedFrom", "reference", url);
}

static void
write_reference_population (TrabFhirBundle *self, const char *reference)
{
  if (reference == NULL)
    return;
  trab_json_text_begin_array (self->json, "referenceRange");
  trab_json_text_begin_object (self->json, NULL);
  trab_fhir_text_add_single (self->json, "appliesTo", "text", reference);
  trab_json_text_add_text (self->json, "text", reference);
  trab_json_text_end_object (self->json);
  trab_json_text_end_array (self->json);
}

static void
write_value (TrabFhirBundle *self, const TrabMeasurementFields *fields, const char *ucum)
{
  g_autofree char *number = dup_number (fields, ucum);

  write_quantity (self, "valueQuantity", number,
                  fields->comparator != TRAB_COMPARATOR_EQUAL
                      ? trab_measurement_comparator_to_string (fields->comparator)
                      : NULL,
                  fields, ucum);
}

static void
write_interval (TrabFhirBundle *self, const TrabMeasurementFields *fields, const char *ucum)
{
  g_autofree char *low = dup_digits (fields->reference_low);
  g_autofree char *high = dup_digits (fields->reference_high);

  if (low == NULL && high == NULL)
    return;
  trab_json_text_begin_array (self->json, "referenceRange");
  trab_json_text_begin_object (self->json, NULL);
  if (low != NULL)
    write_quantity (self, "low", low, NULL, fields, ucum);
  if (high != NULL)
    write_quantity (self, "high", high, NULL, fields, ucum);
  trab_json_text_end_object (self->json);
  trab_json_text_end_array (self->json);
}

static void
write_mark (TrabFhirBundle *self, const char *code)
{
  if (code == NULL)
    return;
  trab_json_text_begin_array (self->json, "interpretation");
  trab_fhir_text_add_concept (self->json, NULL, INTERPRETATION_SYSTEM, code, NULL, NULL);
  trab_json_text_end_array (self->json);
}

static void
write_measurement_code (TrabFhirBundle *self, const TrabMeasurementFields *fields, const char *ucum)
{
  const TrabCode *code = find_code (self, fields, ucum);

  if (code != NULL)
    trab_fhir_text_add_concept (self->json, "code", code->system, code->code, code->display, NULL);
  else
    trab_fhir_text_add_concept (self->json, "code", TRAB_FHIR_OWN_CODE_MEASURE,
                                trab_measure_get_info (fields->measure)->id, NULL, NULL);
}

/* NULL: not known, and nothing is said */
static const char *
get_code (TrabAnswer answer)
{
  return answer == TRAB_ANSWER_NOT_KNOWN ? NULL : trab_answer_to_string (answer);
}

/* What R4 has no element for. */
static void
write_measurement_extensions (TrabFhirBundle *self, const TrabMeasurementFields *fields)
{
  const TrabFhirTextExtension extensions[] = {
    { TRAB_FHIR_OWN_CODE_FASTING, "valueCode", get_code (fields->fasting) },
    { TRAB_FHIR_OWN_CODE_SOFTWARE, "valueString", fields->software },
    { TRAB_FHIR_OWN_CODE_ARTEFACTS, "valueString", fields->artefacts },
  };

  trab_fhir_text_add_extensions (self->json, extensions, G_N_ELEMENTS (extensions));
}

static void
write_measurement (TrabFhirBundle *self, const TrabMeasurementFields *fields, const char *url)
{
  const TrabMeasureInfo *info = trab_measure_get_info (fields->measure);
  g_autofree char *ucum = trab_unit_normalise (fields->unit ? fields->unit : info->unit);
  char moment[TRAB_MOMENT_TEXT_SIZE];

  trab_fhir_bundle_begin (self, "Observation", url);
  write_source (self, fields->source);
  write_measurement_extensions (self, fields);
  trab_json_text_add_text (self->json, "status", status_words[fields->status]);
  trab_json_text_begin_array (self->json, "category");
  trab_fhir_text_add_concept (self->json, NULL, CATEGORY_SYSTEM, category_words[info->group], NULL,
                              NULL);
  trab_json_text_end_array (self->json);
  write_measurement_code (self, fields, ucum);
  trab_fhir_bundle_add_subject (self, "subject");
  if (trab_date_is_known (fields->moment.date))
    trab_json_text_add_text (self->json, "effectiveDateTime",
                             trab_moment_to_text (fields->moment, moment));
  trab_fhir_text_add_single (self->json, "performer", "display", fields->laboratory);
  write_value (self, fields, ucum);
  write_mark (self, fields->interpretation);
  trab_fhir_text_add_single (self->json, "note", "text", fields->note);
  write_body_site (self, fields);
  trab_fhir_text_add_words (self->json, "method", fields->method);
  if (fields->scanner != NULL)
    {
      trab_json_text_begin_object (self->json, "device");
      trab_json_text_add_text (self->json, "display", fields->scanner);
      trab_json_text_end_object (self->json);
    }
  write_reference_population (self, fields->reference);
  write_interval (self, fields, ucum);
  write_derived_from (self, fields);
  trab_fhir_bundle_end (self);
}

static gboolean
is_current (TrabFhirBundle *self, const char *id)
{
  return id == NULL || !g_hash_table_contains (self->replaced, id);
}

static void
write_measurements (TrabFhirBundle *self)
{
  GPtrArray *rows = trab_record_get_measurements (self->record);
  g_autoptr (GPtrArray) urls = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      const TrabMeasurementFields *fields = trab_measurement_get (rows->pdata[i]);
      char *url = is_current (self, fields->id) ? dup_row_url (self, fields->source, rows->pdata[i])
                                                : NULL;

      g_ptr_array_add (urls, url);
      if (url != NULL)
        g_hash_table_insert (self->rows, rows->pdata[i], g_strdup (url));
      if (url != NULL && fields->measure == TRAB_MEASURE_BMD
          && fields->status != TRAB_MEASUREMENT_ENTERED_IN_ERROR)
        g_hash_table_insert (self->densities, dup_place (fields), url);
    }
  for (guint i = 0; i < rows->len; i++)
    if (urls->pdata[i] != NULL)
      write_measurement (self, trab_measurement_get (rows->pdata[i]), urls->pdata[i]);
  g_hash_table_remove_all (self->densities);
}

/* ---- fractures and courses */

/* The concepts that say no more than we know: not open or closed, not pathological, not a part of
 * the bone. None is general enough for a hip. */
static const char *const fracture_concepts[TRAB_N_FRACTURE_SITES] = {
  [TRAB_FRACTURE_SPINE] = "50448004",     [TRAB_FRACTURE_WRIST] = "65966004",
  [TRAB_FRACTURE_UPPER_ARM] = "66308002", [TRAB_FRACTURE_RIB] = "33737001",
  [TRAB_FRACTURE_ANKLE] = "16114001",
};

static void
write_fracture (TrabFhirBundle *self, TrabFracture *fracture)
{
  const TrabFractureFields *fields = trab_fracture_get (fracture);
  char *url = dup_row_url (self, fields->source, fracture);
  const char *concept = fracture_concepts[fields->site];
  const char *site = trab_fracture_site_to_string (fields->site);

  g_hash_table_insert (self->rows, fracture, url);
  trab_fhir_bundle_begin (self, "Condition", url);
  write_source (self, fields->source);
  trab_fhir_text_add_extensions (self->json,
                                 &(TrabFhirTextExtension){ TRAB_FHIR_OWN_CODE_LOW_TRAUMA,
                                                           "valueCode",
                                                           get_code (fields->is_low_trauma) },
                                 1);
  trab_fhir_text_add_concept (self->json, "verificationStatus", VERIFICATION_SYSTEM,
                              fields->is_in_error ? "entered-in-error" : "confirmed", NULL, NULL);
  trab_json_text_begin_object (self->json, "code");
  trab_json_text_begin_array (self->json, "coding");
  if (concept != NULL)
    trab_fhir_text_add_coding (self->json, TRAB_FHIR_ELEMENT_SNOMED, concept, NULL);
  trab_fhir_text_add_coding (self->json, TRAB_FHIR_OWN_CODE_FRACTURE, site, NULL);
  trab_json_text_end_array (self->json);
  trab_json_text_end_object (self->json);
  trab_fhir_bundle_add_subject (self, "subject");
  trab_fhir_text_add_date (self->json, "onsetDateTime", fields->date);
  trab_fhir_text_add_single (self->json, "note", "text", fields->note);
  trab_fhir_bundle_end (self);
}

/* The one ATC code of a medicine. Where our table knows several (a class, or combinations), which
 * was taken is in the name alone, and a code would claim more than is known. */
static const TrabCode *
find_medicine_code (TrabFhirBundle *self, const char *medicine)
{
  const TrabCode *found = NULL;

  for (guint i = 0; medicine != NULL && i < trab_code_map_get_size (self->how->codes); i++)
    {
      const TrabCode *code = trab_code_map_get (self->how->codes, i);

      if (code->role != TRAB_CODE_ROLE_MEDICINE || g_strcmp0 (code->medicine, medicine) != 0
          || !g_str_equal (code->system, TRAB_FHIR_ELEMENT_ATC))
        continue;
      if (found != NULL)
        return NULL;
      found = code;
    }
  return found;
}

static void
write_medicine (TrabFhirBundle *self, const TrabCourseFields *fields)
{
  const TrabCode *code = find_medicine_code (self, fields->medicine);

  trab_fhir_text_add_concept (
      self->json, "medicationCodeableConcept", code ? code->system : TRAB_FHIR_OWN_CODE_MEDICINE,
      code ? code->code : fields->medicine, NULL, fields->name ? fields->name : fields->medicine);
}

static void
write_dosage (TrabFhirBundle *self, const TrabCourseFields *fields)
{
  if (fields->dose_text == NULL && fields->route == NULL)
    return;
  trab_json_text_begin_array (self->json, "dosage");
  trab_json_text_begin_object (self->json, NULL);
  trab_json_text_add_text (self->json, "text", fields->dose_text);
  trab_fhir_text_add_words (self->json, "route", fields->route);
  trab_json_text_end_object (self->json);
  trab_json_text_end_array (self->json);
}

static void
write_course_extensions (TrabFhirBundle *self, const TrabCourseFields *fields)
{
  g_autofree char *adherence
      = fields->has_adherence ? trab_number_dup_text (fields->adherence) : NULL;
  const TrabFhirTextExtension extensions[] = {
    { TRAB_FHIR_OWN_CODE_REGIMEN, "valueString", fields->regimen },
    { TRAB_FHIR_OWN_CODE_ADHERENCE, "valueDecimal", adherence },
  };

  trab_fhir_text_add_extensions (self->json, extensions, G_N_ELEMENTS (extensions));
}

static void
write_course (TrabFhirBundle *self, TrabCourse *course)
{
  const TrabCourseFields *fields = trab_course_get (course);
  g_autofree char *url = dup_row_url (self, fields->source, course);
  const char *status = fields->is_in_error                 ? "entered-in-error"
                       : fields->is_ongoing                ? "active"
                       : trab_date_is_known (fields->stop) ? "completed"
                                                           : "stopped";

  trab_fhir_bundle_begin (self, "MedicationStatement", url);
  write_source (self, fields->source);
  write_course_extensions (self, fields);
  trab_json_text_add_text (self->json, "status", status);
  write_medicine (self, fields);
  trab_fhir_bundle_add_subject (self, "subject");
  if (trab_date_is_known (fields->start) || trab_date_is_known (fields->stop))
    {
      trab_json_text_begin_object (self->json, "effectivePeriod");
      trab_fhir_text_add_date (self->json, "start", fields->start);
      trab_fhir_text_add_date (self->json, "end", fields->stop);
      trab_json_text_end_object (self->json);
    }
  trab_fhir_text_add_single (self->json, "note", "text", fields->note);
  write_dosage (self, fields);
  trab_fhir_bundle_end (self);
}

/* ---- the whole */

static void
note_replaced (TrabFhirBundle *self, const char *id)
{
  if (id != NULL)
    g_hash_table_add (self->replaced, (char *) id);
}

static void
find_replaced (TrabFhirBundle *self)
{
  GPtrArray *measurements = trab_record_get_measurements (self->record);
  GPtrArray *fractures = trab_record_get_fractures (self->record);
  GPtrArray *courses = trab_record_get_courses (self->record);

  for (guint i = 0; i < measurements->len; i++)
    note_replaced (self, trab_measurement_get (measurements->pdata[i])->replaces);
  for (guint i = 0; i < fractures->len; i++)
    note_replaced (self, trab_fracture_get (fractures->pdata[i])->replaces);
  for (guint i = 0; i < courses->len; i++)
    note_replaced (self, trab_course_get (courses->pdata[i])->replaces);
}

static void
write_kept (TrabFhirBundle *self, GPtrArray *kept)
{
  for (guint i = 0; kept != NULL && i < kept->len; i++)
    {
      GBytes *bytes = kept->pdata[i];
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      trab_json_text_begin_object (self->json, NULL);
      trab_json_text_add_raw (self->json, "resource", text);
      trab_json_text_end_object (self->json);
    }
}

/* The current rows, the earliest first. */
static void
write_rows (TrabFhirBundle *self)
{
  GPtrArray *fractures = trab_record_get_fractures (self->record);
  GPtrArray *courses = trab_record_get_courses (self->record);

  write_measurements (self);
  for (guint i = 0; i < fractures->len; i++)
    if (is_current (self, trab_fracture_get (fractures->pdata[i])->id))
      write_fracture (self, fractures->pdata[i]);
  for (guint i = 0; i < courses->len; i++)
    if (is_current (self, trab_course_get (courses->pdata[i])->id))
      write_course (self, courses->pdata[i]);
}

/**
 * trab_fhir_writer_write:
 * A FHIR R4 bundle of type collection: the patient, measurements digit by digit, fractures,
 * courses, visits and addenda, and what follows from them, marked as worked out. Rows that a later
 * row replaces are left out. Equal records make equal texts on one day: nothing of it depends on
 * the time, the machine, or the order in which the rows came. It claims no profile. docs/FORMATS.md
 * says what FHIR cannot hold; the record's own format holds everything.
 *
 * Returns: (transfer full): the JSON text
 */
char *
trab_fhir_writer_write (TrabRecord *record, const TrabFhirWriting *how)
{
  TrabJsonText *json = trab_json_text_new ();
  g_autoptr (TrabRecord) sorted = trab_fhir_order_new_sorted (record);
  g_autoptr (GHashTable) urls = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) replaced = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) densities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autofree char *patient_url
      = dup_patient_url (trab_patient_get (trab_record_get_patient (record)));
  TrabFhirBundle self = { .json = json,
                          .record = sorted,
                          .how = how,
                          .patient_url = patient_url,
                          .urls = urls,
                          .written = written,
                          .replaced = replaced,
                          .densities = densities,
                          .rows = rows };

  find_replaced (&self);
  trab_json_text_begin_object (json, NULL);
  trab_json_text_add_text (json, "resourceType", "Bundle");
  trab_json_text_add_text (json, "type", "collection");
  trab_json_text_begin_array (json, "entry");
  write_patient (&self);
  write_rows (&self);
  trab_fhir_visit_write_all (&self);
  trab_fhir_addendum_write_all (&self);
  trab_fhir_derived_write_all (&self);
  write_kept (&self, how->kept);
  trab_json_text_end_array (json);
  trab_json_text_end_object (json);
  return trab_json_text_free_to_text (json);
}

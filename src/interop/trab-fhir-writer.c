/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fhir-writer.h"

#include <string.h>

#include "trab-fhir-element.h"
#include "trab-fhir-own-code.h"
#include "trab-fhir-words.h"
#include "trab-json-text.h"
#include "trab-merge-index.h"
#include "trab-number.h"
#include "trab-unit.h"

#define CATEGORY_SYSTEM "http://terminology.hl7.org/CodeSystem/observation-category"
#define VERIFICATION_SYSTEM "http://terminology.hl7.org/CodeSystem/condition-ver-status"
#define ALLERGY_SYSTEM "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical"
#define IDENTIFIER_TYPE_SYSTEM "http://terminology.hl7.org/CodeSystem/v2-0203"

typedef struct
{
  TrabJsonText *json;
  TrabRecord *record;
  const TrabCodeMap *codes;
  char *patient_url;
  GHashTable *urls;      /* every fullUrl written */
  GHashTable *replaced;  /* ids of rows that a later row replaces */
  GHashTable *densities; /* place and moment of a BMD -> its fullUrl */
} Writer;

/* ---- names */

/* A UUID made of a text, the same for ever: version 8 (made by the application) of its SHA-256. */
static char *
dup_url_of (const char *text)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  digest[12] = '8';
  digest[16] = '8';
  return g_strdup_printf ("urn:uuid:%.8s-%.4s-%.4s-%.4s-%.12s", digest, digest + 8, digest + 12,
                          digest + 16, digest + 20);
}

/* What a row was called where it comes from, so that it is known again; else its id here. */
static char *
dup_row_url (Writer *self, const char *source, const char *id, const char *kind, guint index)
{
  g_autofree char *key = trab_merge_index_dup_source_key (source);
  g_autofree char *content = g_strdup_printf ("%s %s %u", self->patient_url, kind, index);
  g_autofree char *url = NULL;

  if (key != NULL)
    url = g_str_has_prefix (key, "urn:uuid:") ? g_strdup (key) : dup_url_of (key);
  else if (id != NULL)
    url = g_strconcat ("urn:uuid:", id, NULL);
  if (url == NULL || g_hash_table_contains (self->urls, url))
    {
      g_free (url);
      url = dup_url_of (content);
    }
  g_hash_table_add (self->urls, g_strdup (url));
  return g_steal_pointer (&url);
}

static void
begin_resource (Writer *self, const char *type, const char *url)
{
  trab_json_text_begin_object (self->json, NULL);
  trab_json_text_add_text (self->json, "fullUrl", url);
  trab_json_text_begin_object (self->json, "resource");
  trab_json_text_add_text (self->json, "resourceType", type);
}

static void
end_resource (Writer *self)
{
  trab_json_text_end_object (self->json);
  trab_json_text_end_object (self->json);
}

/* The version and the identifier that a row came with go out with it. */
static void
write_source (Writer *self, const char *source)
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

/* ---- parts */

static void
write_coding (TrabJsonText *json, const char *system, const char *code, const char *display)
{
  trab_json_text_begin_object (json, NULL);
  trab_json_text_add_text (json, "system", system);
  trab_json_text_add_text (json, "code", code);
  trab_json_text_add_text (json, "display", display);
  trab_json_text_end_object (json);
}

static void
write_concept (TrabJsonText *json,
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
      write_coding (json, system, code, display);
      trab_json_text_end_array (json);
    }
  trab_json_text_add_text (json, "text", text);
  trab_json_text_end_object (json);
}

static void
write_text_concept (TrabJsonText *json, const char *name, const char *text)
{
  if (text != NULL)
    write_concept (json, name, NULL, NULL, NULL, text);
}

static void
write_subject (Writer *self, const char *name)
{
  trab_json_text_begin_object (self->json, name);
  trab_json_text_add_text (self->json, "reference", self->patient_url);
  trab_json_text_end_object (self->json);
}

/* A list of one object with one text. */
static void
write_single (TrabJsonText *json, const char *list, const char *member, const char *text)
{
  if (text == NULL)
    return;
  trab_json_text_begin_array (json, list);
  trab_json_text_begin_object (json, NULL);
  trab_json_text_add_text (json, member, text);
  trab_json_text_end_object (json);
  trab_json_text_end_array (json);
}

static void
write_extension (TrabJsonText *json, const char *url, TrabAnswer answer)
{
  if (answer == TRAB_ANSWER_NOT_KNOWN)
    return;
  trab_json_text_begin_array (json, "extension");
  trab_json_text_begin_object (json, NULL);
  trab_json_text_add_text (json, "url", url);
  trab_json_text_add_text (json, "valueCode", trab_answer_to_string (answer));
  trab_json_text_end_object (json);
  trab_json_text_end_array (json);
}

static void
write_date (TrabJsonText *json, const char *name, TrabDate date)
{
  char text[TRAB_DATE_TEXT_SIZE];

  if (trab_date_is_known (date))
    trab_json_text_add_text (json, name, trab_date_to_text (date, text));
}

/* ---- the patient */

static void
write_identifier (TrabJsonText *json, const char *system, const char *value, gboolean is_number)
{
  trab_json_text_begin_object (json, NULL);
  if (is_number)
    write_concept (json, "type", IDENTIFIER_TYPE_SYSTEM, "MR", NULL, NULL);
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
    return g_strconcat ("urn:uuid:", fields->id, NULL);
  if (fields->identifier_value != NULL)
    content = g_strconcat (fields->identifier_system ? fields->identifier_system : "", "|",
                           fields->identifier_value, NULL);
  else
    content = g_strconcat (fields->family_name, "|", fields->given_name, "|",
                           trab_date_to_text (fields->birth_date, date), NULL);
  return dup_url_of (content);
}

static void
write_patient (Writer *self)
{
  const TrabPatientFields *fields = trab_patient_get (trab_record_get_patient (self->record));
  static const char *const genders[]
      = { [TRAB_SEX_UNKNOWN] = "unknown", [TRAB_SEX_FEMALE] = "female", [TRAB_SEX_MALE] = "male" };

  begin_resource (self, "Patient", self->patient_url);
  write_identifiers (self->json, fields);
  write_name (self->json, fields);
  trab_json_text_add_text (self->json, "gender", genders[fields->sex]);
  write_date (self->json, "birthDate", fields->birth_date);
  if (fields->is_dead && !trab_date_is_known (fields->death_date))
    trab_json_text_add_boolean (self->json, "deceasedBoolean", TRUE);
  write_date (self->json, "deceasedDateTime", fields->death_date);
  end_resource (self);
  if (fields->allergies == NULL || *fields->allergies == '\0')
    return;
  begin_resource (self, "AllergyIntolerance", NULL);
  write_concept (self->json, "clinicalStatus", ALLERGY_SYSTEM, "active", NULL, NULL);
  write_text_concept (self->json, "code", fields->allergies);
  write_subject (self, "patient");
  end_resource (self);
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
find_code (Writer *self, const TrabMeasurementFields *fields, const char *ucum)
{
  const TrabCode *without_side = NULL;

  for (guint i = 0; i < trab_code_map_get_size (self->codes); i++)
    {
      const TrabCode *code = trab_code_map_get (self->codes, i);

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
 * number with the same decimals. */
static char *
dup_number (const TrabMeasurementFields *fields, const char *ucum)
{
  double value = fields->value;

  if (is_json_number (fields->text))
    return g_strdup (fields->text);
  if (trab_number_parse (fields->text, &value))
    {
      char format[16];
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      g_snprintf (format, sizeof format, "%%.%uf", trab_number_count_decimals (fields->text));
      return g_strdup (g_ascii_formatd (buffer, sizeof buffer, format, value));
    }
  trab_unit_from_canonical (fields->measure, fields->value, ucum, &value, NULL);
  return trab_number_dup_text (value);
}

static void
write_quantity (Writer *self, const TrabMeasurementFields *fields, const char *ucum)
{
  g_autofree char *number = dup_number (fields, ucum);

  trab_json_text_begin_object (self->json, "valueQuantity");
  trab_json_text_add_raw (self->json, "value", number);
  if (fields->comparator != TRAB_COMPARATOR_EQUAL)
    trab_json_text_add_text (self->json, "comparator",
                             trab_measurement_comparator_to_string (fields->comparator));
  trab_json_text_add_text (self->json, "unit", fields->unit ? fields->unit : ucum);
  trab_json_text_add_text (self->json, "system", TRAB_FHIR_ELEMENT_UCUM);
  trab_json_text_add_text (self->json, "code", ucum);
  trab_json_text_end_object (self->json);
}

static void
write_body_site (Writer *self, const TrabMeasurementFields *fields)
{
  const char *parts[] = { fields->side, site_words[fields->site], fields->region, NULL };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", parts[i]);
  if (text->len > 0)
    write_text_concept (self->json, "bodySite", text->str);
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
write_derived_from (Writer *self, const TrabMeasurementFields *fields)
{
  g_autofree char *place = dup_place (fields);
  const char *url = g_hash_table_lookup (self->densities, place);

  if (url != NULL
      && (fields->measure == TRAB_MEASURE_T_SCORE || fields->measure == TRAB_MEASURE_Z_SCORE))
    write_single (self->json, "derivedFrom", "reference", url);
}

static void
write_reference_population (Writer *self, const char *reference)
{
  if (reference == NULL)
    return;
  trab_json_text_begin_array (self->json, "referenceRange");
  trab_json_text_begin_object (self->json, NULL);
  write_single (self->json, "appliesTo", "text", reference);
  trab_json_text_add_text (self->json, "text", reference);
  trab_json_text_end_object (self->json);
  trab_json_text_end_array (self->json);
}

static void
write_measurement_code (Writer *self, const TrabMeasurementFields *fields, const char *ucum)
{
  const TrabCode *code = find_code (self, fields, ucum);

  if (code != NULL)
    write_concept (self->json, "code", code->system, code->code, code->display, NULL);
  else
    write_concept (self->json, "code", TRAB_FHIR_OWN_CODE_MEASURE,
                   trab_measure_get_info (fields->measure)->id, NULL, NULL);
}

static void
write_measurement (Writer *self, const TrabMeasurementFields *fields, const char *url)
{
  const TrabMeasureInfo *info = trab_measure_get_info (fields->measure);
  g_autofree char *ucum = trab_unit_normalise (fields->unit ? fields->unit : info->unit);
  char moment[TRAB_MOMENT_TEXT_SIZE];

  begin_resource (self, "Observation", url);
  write_source (self, fields->source);
  write_extension (self->json, TRAB_FHIR_OWN_CODE_FASTING, fields->fasting);
  trab_json_text_add_text (self->json, "status", status_words[fields->status]);
  trab_json_text_begin_array (self->json, "category");
  write_concept (self->json, NULL, CATEGORY_SYSTEM, category_words[info->group], NULL, NULL);
  trab_json_text_end_array (self->json);
  write_measurement_code (self, fields, ucum);
  write_subject (self, "subject");
  if (trab_date_is_known (fields->moment.date))
    trab_json_text_add_text (self->json, "effectiveDateTime",
                             trab_moment_to_text (fields->moment, moment));
  write_single (self->json, "performer", "display", fields->laboratory);
  write_quantity (self, fields, ucum);
  write_single (self->json, "note", "text", fields->note);
  write_body_site (self, fields);
  write_text_concept (self->json, "method", fields->method);
  if (fields->scanner != NULL)
    {
      trab_json_text_begin_object (self->json, "device");
      trab_json_text_add_text (self->json, "display", fields->scanner);
      trab_json_text_end_object (self->json);
    }
  write_reference_population (self, fields->reference);
  write_derived_from (self, fields);
  end_resource (self);
}

static gboolean
is_current (Writer *self, const char *id)
{
  return id == NULL || !g_hash_table_contains (self->replaced, id);
}

static void
write_measurements (Writer *self)
{
  GPtrArray *rows = trab_record_get_measurements (self->record);
  g_autoptr (GPtrArray) urls = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      const TrabMeasurementFields *fields = trab_measurement_get (rows->pdata[i]);
      char *url = is_current (self, fields->id)
                      ? dup_row_url (self, fields->source, fields->id, "measurement", i)
                      : NULL;

      g_ptr_array_add (urls, url);
      if (url != NULL && fields->measure == TRAB_MEASURE_BMD)
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
write_fracture (Writer *self, const TrabFractureFields *fields, guint index)
{
  g_autofree char *url = dup_row_url (self, fields->source, fields->id, "fracture", index);
  const char *concept = fracture_concepts[fields->site];
  const char *site = trab_fracture_site_to_string (fields->site);

  begin_resource (self, "Condition", url);
  write_source (self, fields->source);
  write_extension (self->json, TRAB_FHIR_OWN_CODE_LOW_TRAUMA, fields->is_low_trauma);
  write_concept (self->json, "verificationStatus", VERIFICATION_SYSTEM,
                 fields->is_in_error ? "entered-in-error" : "confirmed", NULL, NULL);
  trab_json_text_begin_object (self->json, "code");
  trab_json_text_begin_array (self->json, "coding");
  if (concept != NULL)
    write_coding (self->json, TRAB_FHIR_ELEMENT_SNOMED, concept, NULL);
  write_coding (self->json, TRAB_FHIR_OWN_CODE_FRACTURE, site, NULL);
  trab_json_text_end_array (self->json);
  trab_json_text_end_object (self->json);
  write_subject (self, "subject");
  write_date (self->json, "onsetDateTime", fields->date);
  write_single (self->json, "note", "text", fields->note);
  end_resource (self);
}

/* The one ATC code of a medicine. Where our table knows several (a class, or combinations), which
 * was taken is in the name alone, and a code would claim more than is known. */
static const TrabCode *
find_medicine_code (Writer *self, const char *medicine)
{
  const TrabCode *found = NULL;

  for (guint i = 0; medicine != NULL && i < trab_code_map_get_size (self->codes); i++)
    {
      const TrabCode *code = trab_code_map_get (self->codes, i);

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
write_medicine (Writer *self, const TrabCourseFields *fields)
{
  const TrabCode *code = find_medicine_code (self, fields->medicine);

  write_concept (
      self->json, "medicationCodeableConcept", code ? code->system : TRAB_FHIR_OWN_CODE_MEDICINE,
      code ? code->code : fields->medicine, NULL, fields->name ? fields->name : fields->medicine);
}

static void
write_dosage (Writer *self, const TrabCourseFields *fields)
{
  if (fields->dose_text == NULL && fields->route == NULL)
    return;
  trab_json_text_begin_array (self->json, "dosage");
  trab_json_text_begin_object (self->json, NULL);
  trab_json_text_add_text (self->json, "text", fields->dose_text);
  write_text_concept (self->json, "route", fields->route);
  trab_json_text_end_object (self->json);
  trab_json_text_end_array (self->json);
}

static void
write_course (Writer *self, const TrabCourseFields *fields, guint index)
{
  g_autofree char *url = dup_row_url (self, fields->source, fields->id, "course", index);
  const char *status = fields->is_in_error                 ? "entered-in-error"
                       : fields->is_ongoing                ? "active"
                       : trab_date_is_known (fields->stop) ? "completed"
                                                           : "stopped";

  begin_resource (self, "MedicationStatement", url);
  write_source (self, fields->source);
  trab_json_text_add_text (self->json, "status", status);
  write_medicine (self, fields);
  write_subject (self, "subject");
  if (trab_date_is_known (fields->start) || trab_date_is_known (fields->stop))
    {
      trab_json_text_begin_object (self->json, "effectivePeriod");
      write_date (self->json, "start", fields->start);
      write_date (self->json, "end", fields->stop);
      trab_json_text_end_object (self->json);
    }
  write_single (self->json, "note", "text", fields->note);
  write_dosage (self, fields);
  end_resource (self);
}

/* ---- the whole */

static void
note_replaced (Writer *self, const char *id)
{
  if (id != NULL)
    g_hash_table_add (self->replaced, (char *) id);
}

static void
find_replaced (Writer *self)
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
write_kept (Writer *self, GPtrArray *kept)
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

/* What was added to a signed visit, as a document that points to the patient: the visit itself has
 * no place in the bundle, so its day stands in the context. */
static void
write_addendum (Writer *self, const TrabAddendumFields *fields, guint index)
{
  g_autofree char *url = dup_row_url (self, NULL, fields->id, "addendum", index);
  g_autofree char *data
      = g_base64_encode ((const unsigned char *) fields->text, strlen (fields->text));
  TrabVisit *visit = trab_record_find_visit (self->record, fields->visit_id);
  char moment[TRAB_MOMENT_TEXT_SIZE];

  begin_resource (self, "DocumentReference", url);
  trab_json_text_add_text (self->json, "status", "current");
  write_text_concept (self->json, "type", "Addendum to a signed visit");
  write_subject (self, "subject");
  if (fields->moment.has_time)
    trab_json_text_add_text (self->json, "date", trab_moment_to_text (fields->moment, moment));
  if (fields->author != NULL)
    write_single (self->json, "author", "display", fields->author);
  trab_json_text_begin_array (self->json, "content");
  trab_json_text_begin_object (self->json, NULL);
  trab_json_text_begin_object (self->json, "attachment");
  trab_json_text_add_text (self->json, "contentType", "text/plain; charset=utf-8");
  trab_json_text_add_text (self->json, "data", data);
  trab_json_text_end_object (self->json);
  trab_json_text_end_object (self->json);
  trab_json_text_end_array (self->json);
  if (visit != NULL && trab_date_is_known (trab_visit_get (visit)->moment.date))
    {
      trab_json_text_begin_object (self->json, "context");
      trab_json_text_begin_object (self->json, "period");
      write_date (self->json, "start", trab_visit_get (visit)->moment.date);
      trab_json_text_end_object (self->json);
      trab_json_text_end_object (self->json);
    }
  end_resource (self);
}

/* The current rows, in the order of the record. */
static void
write_rows (Writer *self)
{
  GPtrArray *fractures = trab_record_get_fractures (self->record);
  GPtrArray *courses = trab_record_get_courses (self->record);
  GPtrArray *addenda = trab_record_get_addenda (self->record);

  write_measurements (self);
  for (guint i = 0; i < fractures->len; i++)
    if (is_current (self, trab_fracture_get (fractures->pdata[i])->id))
      write_fracture (self, trab_fracture_get (fractures->pdata[i]), i);
  for (guint i = 0; i < courses->len; i++)
    if (is_current (self, trab_course_get (courses->pdata[i])->id))
      write_course (self, trab_course_get (courses->pdata[i]), i);
  for (guint i = 0; i < addenda->len; i++)
    write_addendum (self, trab_addendum_get (addenda->pdata[i]), i);
}

/**
 * trab_fhir_writer_write:
 * @codes: for the codes to write; what it does not hold is written with codes of our own
 * @kept: (nullable): of GBytes: resources of an import to hand back unchanged
 *
 * A FHIR R4 bundle of type collection: the patient, measurements digit by digit, fractures,
 * courses and addenda. Rows that a later row replaces are left out. Equal records make equal texts:
 * nothing of it depends on the time or the machine. It claims no profile. docs/FORMATS.md says what
 * FHIR cannot hold; the record's own format holds everything.
 *
 * Returns: (transfer full): the JSON text
 */
char *
trab_fhir_writer_write (TrabRecord *record, const TrabCodeMap *codes, GPtrArray *kept)
{
  TrabJsonText *json = trab_json_text_new ();
  g_autoptr (GHashTable) urls = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) replaced = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) densities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *patient_url
      = dup_patient_url (trab_patient_get (trab_record_get_patient (record)));
  Writer self = { .json = json,
                  .record = record,
                  .codes = codes,
                  .patient_url = patient_url,
                  .urls = urls,
                  .replaced = replaced,
                  .densities = densities };

  find_replaced (&self);
  trab_json_text_begin_object (json, NULL);
  trab_json_text_add_text (json, "resourceType", "Bundle");
  trab_json_text_add_text (json, "type", "collection");
  trab_json_text_begin_array (json, "entry");
  write_patient (&self);
  write_rows (&self);
  write_kept (&self, kept);
  trab_json_text_end_array (json);
  trab_json_text_end_object (json);
  return trab_json_text_free_to_text (json);
}

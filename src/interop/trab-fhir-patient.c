/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fhir-patient.h"

#include <string.h>

#include "trab-fhir-element.h"
#include "trab-fhir-own-code.h"
#include "trab-text.h"

#define OLDEST_YEARS 125

#define BIRTH_SEX_URL "http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex"

static void
report (TrabFhirResource *self,
        TrabFindingSeverity severity,
        TrabFindingCode code,
        const char *element,
        const char *received,
        const char *expected)
{
  trab_fhir_resource_report (self, &(TrabFindingFields){ .severity = severity,
                                                         .code = code,
                                                         .pointer = element,
                                                         .received = received,
                                                         .expected = expected });
}

/* The name in use: official before usual before others, former names last. */
static json_t *
choose_name (json_t *patient)
{
  static const char *const uses[]
      = { "maiden", "old", "temp", "nickname", "anonymous", "", "usual", "official" };
  json_t *names = json_object_get (patient, "name");
  json_t *chosen = NULL;
  json_t *name = NULL;
  guint best = 0;
  size_t i = 0;

  json_array_foreach (names, i, name)
    {
      const char *use = trab_fhir_element_get_text (name, "use");
      gboolean is_over = json_object_get (json_object_get (name, "period"), "end") != NULL;
      guint rank = 0;

      while (rank < G_N_ELEMENTS (uses) - 1 && !g_str_equal (uses[rank], use ? use : ""))
        rank++;
      rank = is_over ? 1 : rank + 2;
      if (rank > best)
        {
          best = rank;
          chosen = name;
        }
    }
  return chosen;
}

static char *
dup_given (json_t *name)
{
  GString *given = g_string_new (NULL);
  json_t *part = NULL;
  size_t i = 0;

  json_array_foreach (json_object_get (name, "given"), i, part)
    if (json_is_string (part))
      g_string_append_printf (given, "%s%s", given->len > 0 ? " " : "", json_string_value (part));
  return g_string_free (given, FALSE);
}

static void
read_name (TrabFhirResource *self, json_t *patient, TrabPatientFields *fields)
{
  json_t *name = choose_name (patient);
  g_autofree char *given = dup_given (name);
  const char *family = trab_fhir_element_get_text (name, "family");

  if (family == NULL && *given == '\0')
    family = trab_fhir_element_get_text (name, "text");
  fields->family_name
      = trab_fhir_resource_keep (self, trab_text_dup_clean (family, TRAB_TEXT_LINE));
  fields->given_name = trab_fhir_resource_keep (self, trab_text_dup_clean (given, TRAB_TEXT_LINE));
  if (*fields->family_name == '\0' && *fields->given_name == '\0')
    report (self, TRAB_FINDING_CHANGED, TRAB_FINDING_CODE_NAME_MISSING, "/name", NULL, NULL);
  else if (g_strcmp0 (family ? family : "", fields->family_name) != 0
           || g_strcmp0 (given, fields->given_name) != 0)
    report (self, TRAB_FINDING_CHANGED, TRAB_FINDING_CODE_NAME_CLEANED, "/name",
            family ? family : given, NULL);
}

static const char *
get_birth_sex (json_t *patient)
{
  json_t *extension = NULL;
  size_t i = 0;

  json_array_foreach (json_object_get (patient, "extension"), i, extension)
    if (g_strcmp0 (trab_fhir_element_get_text (extension, "url"), BIRTH_SEX_URL) == 0)
      return trab_fhir_element_get_text (extension, "valueCode");
  return NULL;
}

/* Patient.gender is administrative; which models apply is for the clinician to confirm. */
static TrabSex
read_sex (TrabFhirResource *self, json_t *patient)
{
  const char *gender = trab_fhir_element_get_text (patient, "gender");
  const char *birth_sex = get_birth_sex (patient);
  gboolean is_female = g_strcmp0 (gender, "female") == 0;
  gboolean is_male = g_strcmp0 (gender, "male") == 0;

  if (!is_female && !is_male)
    {
      gboolean is_said = json_object_get (patient, "gender") == NULL
                         || g_strcmp0 (gender, "other") == 0 || g_strcmp0 (gender, "unknown") == 0;

      report (self, is_said ? TRAB_FINDING_CHANGED : TRAB_FINDING_REFUSED,
              TRAB_FINDING_CODE_SEX_MISSING, "/gender", gender, NULL);
      return TRAB_SEX_UNKNOWN;
    }
  if ((is_female && g_strcmp0 (birth_sex, "M") == 0)
      || (is_male && g_strcmp0 (birth_sex, "F") == 0))
    {
      report (self, TRAB_FINDING_CONFLICT, TRAB_FINDING_CODE_SEX_CONFLICT, "/gender", gender,
              birth_sex);
      return TRAB_SEX_UNKNOWN;
    }
  report (self, TRAB_FINDING_CHANGED, TRAB_FINDING_CODE_SEX_FROM_GENDER, "/gender", gender, NULL);
  return is_female ? TRAB_SEX_FEMALE : TRAB_SEX_MALE;
}

/* Older than anybody has ever been: a slip, or a stand-in for "not known" (1800, 1753). */
static gboolean
is_too_long_ago (TrabFhirResource *self, TrabDate birth)
{
  return trab_date_is_known (self->context->today) && trab_date_is_known (birth)
         && self->context->today.year - birth.year > OLDEST_YEARS;
}

static void
read_birth (TrabFhirResource *self, json_t *patient, TrabPatientFields *fields)
{
  const char *birth
      = trab_fhir_resource_get_primitive (self, json_object_get (patient, "birthDate"));

  if (!trab_date_parse (birth, &fields->birth_date)
      || trab_fhir_resource_is_future (self, fields->birth_date)
      || is_too_long_ago (self, fields->birth_date))
    {
      fields->birth_date = TRAB_DATE_NONE;
      report (self, birth ? TRAB_FINDING_REFUSED : TRAB_FINDING_CHANGED,
              TRAB_FINDING_CODE_BIRTH_DATE, "/birthDate", birth, NULL);
    }
}

/* A moment of death that cannot be read, or lies ahead, is still a death: its day is not known. */
static void
read_life (TrabFhirResource *self, json_t *patient, TrabPatientFields *fields)
{
  const char *deceased = trab_fhir_element_get_text (patient, "deceasedDateTime");
  TrabMoment moment = TRAB_MOMENT_NONE;

  if (trab_fhir_element_is_true (patient, "deceasedBoolean"))
    deceased = "true";
  fields->is_dead = deceased != NULL;
  if (fields->is_dead)
    fields->death_source = trab_fhir_element_get_text (
        trab_fhir_element_find_extension (patient, TRAB_FHIR_OWN_CODE_DEATH_SOURCE), "valueString");
  if (trab_moment_parse (deceased, &moment) && !trab_fhir_resource_is_future (self, moment.date))
    fields->death_date = moment.date;
  if (deceased != NULL)
    report (self, TRAB_FINDING_KEPT, TRAB_FINDING_CODE_DECEASED, NULL, deceased, NULL);
  if (json_is_false (json_object_get (patient, "active")))
    report (self, TRAB_FINDING_KEPT, TRAB_FINDING_CODE_INACTIVE, "/active", NULL, NULL);
}

/* Made up to try a system: it is marked as such wherever it is shown. */
static gboolean
is_test_data (json_t *patient)
{
  json_t *label = NULL;
  size_t i = 0;

  json_array_foreach (json_object_get (json_object_get (patient, "meta"), "security"), i, label)
    if (g_strcmp0 (trab_fhir_element_get_text (label, "code"), TRAB_FHIR_ELEMENT_TEST_DATA) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_record_number (json_t *identifier)
{
  return trab_fhir_element_has_code (json_object_get (identifier, "type"), NULL, "MR");
}

static char *
dup_identifier_name (json_t *identifier)
{
  const char *system = trab_fhir_element_get_text (identifier, "system");
  const char *value = trab_fhir_element_get_text (identifier, "value");

  return system && value ? g_strconcat (system, "|", value, NULL) : NULL;
}

/* The identifier kept is the record number of the sender, else its first one
 * with a system, else its first one. */
static void
read_identifiers (json_t *patient, TrabPatientFields *fields)
{
  json_t *identifier = NULL;
  size_t i = 0;

  json_array_foreach (json_object_get (patient, "identifier"), i, identifier)
    {
      const char *system = trab_fhir_element_get_text (identifier, "system");
      const char *value = trab_fhir_element_get_text (identifier, "value");
      gboolean is_number = is_record_number (identifier) && fields->record_number == NULL;

      if (is_number)
        fields->record_number = value;
      if (value != NULL
          && (fields->identifier_value == NULL
              || (system != NULL && (fields->identifier_system == NULL || is_number))))
        {
          fields->identifier_system = system;
          fields->identifier_value = value;
        }
    }
}

static int
look_up (GHashTable *table, const char *name)
{
  return name ? GPOINTER_TO_INT (g_hash_table_lookup (table, name)) - 1 : -1;
}

/* The person of the file who has one of the identifiers of @patient. */
static int
find_by_identifier (TrabFhirResource *self, json_t *patient)
{
  json_t *identifier = NULL;
  int person = -1;
  size_t i = 0;

  json_array_foreach (json_object_get (patient, "identifier"), i, identifier)
    {
      g_autofree char *name = dup_identifier_name (identifier);

      if (person < 0)
        person = look_up (self->context->persons_by_name, name);
    }
  return person;
}

/* An identifier that two people of the file share tells nothing: it is remembered as nobody's. */
static void
note_identifiers (TrabFhirResource *self, json_t *patient, int person)
{
  GHashTable *names = self->context->persons_by_name;
  GPtrArray *list = trab_import_get_person (self->context->import, (guint) person)->identifiers;
  json_t *identifier = NULL;
  size_t i = 0;

  json_array_foreach (json_object_get (patient, "identifier"), i, identifier)
    {
      char *name = dup_identifier_name (identifier);
      const char *value = trab_fhir_element_get_text (identifier, "value");
      int known = look_up (names, name);

      if (name == NULL && value != NULL)
        g_ptr_array_add (list, g_strconcat ("|", value, NULL));
      if (name == NULL)
        continue;
      g_hash_table_insert (names, g_strdup (name),
                           GINT_TO_POINTER (g_hash_table_contains (names, name) && known != person
                                                ? 0
                                                : person + 1));
      if (known == person)
        g_free (name);
      else
        g_ptr_array_add (list, name);
    }
}

/* Two entries of one name or number: one person, unless what they say of the person differs. */
static gboolean
is_known (TrabFhirResource *self, TrabPatient *patient, int known)
{
  TrabPatient *other = trab_record_get_patient (
      trab_import_get_person (self->context->import, (guint) known)->record);
  gboolean is_same = trab_patient_compare (patient, other) != TRAB_PATIENT_UNLIKE;
  g_autofree char *received = trab_patient_dup_words (patient);
  g_autofree char *expected = trab_patient_dup_words (other);

  report (self, is_same ? TRAB_FINDING_SKIPPED : TRAB_FINDING_CONFLICT,
          is_same ? TRAB_FINDING_CODE_DUPLICATE : TRAB_FINDING_CODE_NUMBER_TWICE, NULL, received,
          is_same ? NULL : expected);
  return is_same;
}

/**
 * trab_fhir_patient_read:
 * @patient: a Patient, of the file or contained in @resource
 * @reference: how others refer to it
 * @known: the person whom an earlier entry of that name is about; -1 for none
 *
 * Returns: the index of the person: a new one, unless the file spoke of the same person before.
 *   Two people with one number are two people, and it is told.
 */
int
trab_fhir_patient_read (TrabFhirResource *resource,
                        json_t *patient,
                        const char *reference,
                        int known)
{
  g_autoptr (TrabPatient) record = NULL;
  TrabPatientFields fields = { 0 };

  if (known < 0)
    known = find_by_identifier (resource, patient);
  resource->person
      = known >= 0 ? known : (int) trab_import_get_n_persons (resource->context->import);
  read_name (resource, patient, &fields);
  fields.sex = read_sex (resource, patient);
  read_birth (resource, patient, &fields);
  read_life (resource, patient, &fields);
  fields.is_practice = is_test_data (patient);
  read_identifiers (patient, &fields);
  record = trab_patient_new (&fields);
  if (known < 0 || !is_known (resource, record, known))
    resource->person = trab_fhir_resource_add_person (resource, record, reference, FALSE);
  note_identifiers (resource, patient, resource->person);
  return resource->person;
}

/* A patient inside another resource is the one it shares an identifier with, or somebody new. */
static int
find_contained (TrabFhirResource *self, const char *reference)
{
  json_t *patient = trab_fhir_resource_find_contained (self, reference);

  if (g_strcmp0 (trab_fhir_element_get_text (patient, "resourceType"), "Patient") != 0)
    return -1;
  return trab_fhir_patient_read (self, patient, reference, -1);
}

/* Somebody who is not in the file: what belongs to them is kept apart, under what they are called,
 * for a person who knows who is meant. */
static int
find_stranger (TrabFhirResource *self, const char *name)
{
  TrabFhirContext *context = self->context;
  g_autofree char *key = g_strconcat ("?", name, NULL);
  int person = look_up (context->persons_by_name, key);

  if (person < 0)
    {
      g_autoptr (TrabPatient) nobody = trab_patient_new (&(TrabPatientFields){ 0 });

      person = trab_fhir_resource_add_person (self, nobody, name, TRUE);
      g_hash_table_insert (context->persons_by_name, g_steal_pointer (&key),
                           GINT_TO_POINTER (person + 1));
    }
  return person;
}

/**
 * trab_fhir_patient_find:
 * @subject: (nullable): the Reference of @resource to its patient
 *
 * Returns: the index of the person meant. One who is not in the file is quarantined, never taken to
 *   be somebody else.
 */
int
trab_fhir_patient_find (TrabFhirResource *resource, json_t *subject)
{
  TrabFhirContext *context = resource->context;
  const char *reference = trab_fhir_element_get_text (subject, "reference");
  g_autofree char *name = dup_identifier_name (json_object_get (subject, "identifier"));
  const char *stranger = reference ? reference : name ? name : "";
  int entry = reference ? trab_fhir_file_resolve (context->file, reference, resource->entry) : -1;
  int person = -1;

  if (entry >= 0)
    person = GPOINTER_TO_INT (
                 g_hash_table_lookup (context->persons_by_entry, GINT_TO_POINTER (entry + 1)))
             - 1;
  if (person < 0 && reference != NULL && *reference == '#')
    person = find_contained (resource, reference);
  if (person < 0)
    person = look_up (context->persons_by_name, name);
  return person >= 0 ? person : find_stranger (resource, stranger);
}

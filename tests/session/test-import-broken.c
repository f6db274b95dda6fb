/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever is wrong with a file: it costs as little as can be, and it is always said. */
#include <string.h>

#include "fixture-clinic.h"
#include "fixture-files.h"
#include "fixture-material.h"
#include "trab-code-map.h"
#include "trab-error.h"
#include "trab-present-error.h"
#include "trab-present-finding.h"
#include "trab-session-load.h"
#include "trab-session-private.h"
#include "trab-session-search.h"
#include "trab-text.h"

/* ---- one person */

static TrabMeasurement *
new_measurement (const char *side)
{
  return trab_measurement_new (&(TrabMeasurementFields){ .measure = TRAB_MEASURE_BMD,
                                                         .site = TRAB_SITE_FEMORAL_NECK,
                                                         .side = side,
                                                         .value = 0.6,
                                                         .unit = "g/cm2",
                                                         .status = TRAB_MEASUREMENT_FINAL });
}

/* A row that no store can hold, as no reader should make one, costs its person and nobody else. */
static void
test_refused_person (void)
{
  static const char *const sides[] = { "left", "middle", "right" };
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("", 0);
  g_autoptr (TrabImport) import = trab_import_new (bytes);
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *batch_id = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  TrabFinding *finding = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autoptr (TrabPatient) patient = trab_patient_new (
          &(TrabPatientFields){ .family_name = sides[i], .birth_date = { 1950, 1, 2 } });
      g_autoptr (TrabMeasurement) row = new_measurement (sides[i]);
      int person = trab_import_add_person (import, patient, sides[i], FALSE);

      trab_record_add_measurement (trab_import_get_person (import, (guint) person)->record, row);
    }
  reports = trab_session_import_save (clinic.session, import, NULL, &batch_id, &error);
  g_assert_no_error (error);
  g_assert_nonnull (batch_id);
  g_assert_cmpuint (reports->len, ==, 3);
  g_assert_nonnull (trab_import_report_get_patient_id (reports->pdata[0]));
  g_assert_null (trab_import_report_get_patient_id (reports->pdata[1]));
  g_assert_nonnull (trab_import_report_get_patient_id (reports->pdata[2]));
  g_assert_true (trab_import_is_partial (import, reports));
  finding = trab_import_report_get_findings (reports->pdata[1])->pdata[0];
  g_assert_cmpint (trab_finding_get (finding)->code, ==, TRAB_FINDING_CODE_NOT_SAVED);
  sentence = trab_present_finding_dup_sentence (finding);
  g_assert_nonnull (strstr (sentence, "middle"));
  found = trab_session_search (clinic.session, "middle", 10, NULL);
  g_assert_cmpuint (found->len, ==, 0);
}

/* A text that cannot be kept as it came costs itself, and neither its row nor its person. */
static void
test_texts (void)
{
  g_autofree char *longest = g_strnfill (TRAB_TEXT_PROSE_LIMIT + 1, 'x');
  g_autofree char *entries = g_strdup_printf (
      PATIENT ("p1\\u200b", "Kh\\u202ean") "," ENTRY (
          "Observation", "o1",
          "\"status\":\"final\"," LOINC (WEIGHT) "," SUBJECT (
              "p1\\u200b") ",\"effectiveDateTime\":\"2025-05-05\"," QUANTITY ("61",
                                                                              "kg") ","
                                                                                    "\"note\":"
                                                                                    "[{"
                                                                                    "\"text\":"
                                                                                    "\"%s\"}"
                                                                                    "]"),
      longest);
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (TrabImport) import = fixture_clinic_read_bundle (&clinic, entries);
  g_autoptr (GPtrArray) reports
      = trab_session_import_save (clinic.session, import, NULL, NULL, NULL);
  g_autoptr (TrabRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_told = FALSE;

  g_assert_cmpuint (reports->len, ==, 1);
  record = trab_session_load (clinic.session, trab_import_report_get_patient_id (reports->pdata[0]),
                              &error);
  g_assert_no_error (error);
  g_assert_cmpstr (trab_patient_get (trab_record_get_patient (record))->family_name, ==, "Khan");
  g_assert_cmpuint (trab_record_get_measurements (record)->len, ==, 1);
  for (guint i = 0; i < trab_import_report_get_findings (reports->pdata[0])->len; i++)
    is_told
        = is_told
          || trab_finding_get (trab_import_report_get_findings (reports->pdata[0])->pdata[i])->code
                 == TRAB_FINDING_CODE_TEXT_TOO_LONG;
  g_assert_true (is_told);
  g_assert_true (trab_import_is_partial (import, reports));
}

/* Somebody without results is somebody new the first time, and nothing the second. */
static void
test_summary_of_nothing (void)
{
  static const char *const summaries[]
      = { "A new person, without results", "Nothing to take over" };
  g_auto (Clinic) clinic = fixture_clinic_open ();

  for (guint i = 0; i < G_N_ELEMENTS (summaries); i++)
    {
      g_autoptr (TrabImport) import
          = fixture_clinic_read_bundle (&clinic, PATIENT ("p1", "Lonely"));
      g_autoptr (GPtrArray) reports
          = trab_session_import_review (clinic.session, import, NULL, NULL);
      g_autofree char *summary = trab_present_finding_dup_summary (reports->pdata[0]);
      g_autoptr (GPtrArray) ids = fixture_clinic_save (&clinic, import);

      g_assert_cmpstr (summary, ==, summaries[i]);
    }
}

/* ---- answers */

static void
assert_answers (Clinic *clinic, TrabImport *import, const char *answers, gboolean are_good)
{
  g_autoptr (GPtrArray) reports = trab_session_import_review (clinic->session, import, NULL, NULL);
  g_autoptr (GHashTable) asked
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GBytes) json = g_bytes_new (answers, strlen (answers));
  g_autoptr (GError) error = NULL;

  trab_import_list_questions (import, reports, asked);
  g_assert_cmpint (trab_session_import_check_answers (json, asked, &error), ==, are_good);
  if (!are_good)
    g_assert_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_ANSWERS);
}

static void
test_answers (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (TrabImport) import = fixture_clinic_read_bundle (
      &clinic, PATIENT ("p1", "Unit") "," OBSERVATION ("c", "p1", "41171-0", "2025-05-05",
                                                       "\"valueQuantity\":{\"value\":0.45}"));
  const char *question = fixture_clinic_find (import, TRAB_FINDING_CODE_UNIT_MISSING)->question;
  g_autofree char *good = g_strdup_printf ("{\"%s\":\"ng/mL\"}", question);
  g_autofree char *other_choice = g_strdup_printf ("{\"%s\":\"kg\"}", question);
  g_autofree char *other_kind = g_strdup_printf ("{\"%s\":7}", question);

  assert_answers (&clinic, import, good, TRUE);
  assert_answers (&clinic, import, "{}", TRUE);
  assert_answers (&clinic, import, "{\"000000000000\":\"same\"}", FALSE);
  assert_answers (&clinic, import, other_choice, FALSE);
  assert_answers (&clinic, import, other_kind, FALSE);
  assert_answers (&clinic, import, "[]", FALSE);
  assert_answers (&clinic, import, "", FALSE);
}

/* ---- words that contradict a code */

#define RA "\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"69896004\"}]"

/* Whatever denies, doubts or belongs to somebody else is asked, and never a yes in silence. */
static void
test_words (void)
{
  static const struct
  {
    const char *words;
    gboolean is_asked;
  } cases[] = {
    { "Rheumatoid arthritis", FALSE },
    { "Seronegative rheumatoid arthritis", FALSE },
    { "RA without erosions", FALSE },
    { "No RA", TRUE },
    { "Denies RA", TRUE },
    { "RA excluded", TRUE },
    { "free of RA", TRUE },
    { "Suspected RA", TRUE },
    { "? RA", TRUE },
    { "She doesn't have RA", TRUE },
    { "Family history of RA", TRUE },
    { "Mother had RA", TRUE },
    { "Kein Hinweis auf RA", TRUE },
    { "RA: none", TRUE },
    { "r/o RA", TRUE },
    { "Screening for RA", TRUE },
    { "Differential: RA", TRUE },
    { "RA in an aunt", TRUE },
  };
  g_auto (Clinic) clinic = fixture_clinic_open ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *entries = g_strdup_printf (
          "%s,{\"resource\":{\"resourceType\":\"Condition\"," SUBJECT ("p1") ",\"code\":{" RA
                                                                             ",\"text\":\"%s\"}}}",
          PATIENT ("p1", "Words"), cases[i].words);
      g_autoptr (TrabImport) import = fixture_clinic_read_bundle (&clinic, entries);
      const TrabFindingFields *finding = fixture_clinic_find (import, TRAB_FINDING_CODE_NEGATED);
      GPtrArray *visits = trab_record_get_visits (trab_import_get_person (import, 0)->record);

      g_test_message ("%s", cases[i].words);
      g_assert_cmpint (finding != NULL, ==, cases[i].is_asked);
      g_assert_cmpuint (visits->len, ==, cases[i].is_asked ? 0 : 1);
    }
}

/* A category says of the whole that it is of relatives, or was ruled out. */
static void
test_categories (void)
{
  static const struct
  {
    const char *category;
    gboolean is_asked;
  } cases[] = {
    { "{\"coding\":[{\"code\":\"problem-list-item\"}]}", FALSE },
    { "{\"text\":\"Encounter diagnosis\"}", FALSE },
    { "{\"coding\":[{\"code\":\"family-history\"}]}", TRUE },
    { "{\"text\":\"Family history\"}", TRUE },
    { "{\"coding\":[{\"code\":\"x\",\"display\":\"Ruled out diagnoses\"}]}", TRUE },
  };
  g_auto (Clinic) clinic = fixture_clinic_open ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *entries
          = g_strdup_printf ("%s,{\"resource\":{\"resourceType\":\"Condition\"," SUBJECT (
                                 "p1") ",\"code\":{" RA "},\"category\":[%s]}}",
                             PATIENT ("p1", "Words"), cases[i].category);
      g_autoptr (TrabImport) import = fixture_clinic_read_bundle (&clinic, entries);

      g_test_message ("%s", cases[i].category);
      g_assert_cmpint (fixture_clinic_find (import, TRAB_FINDING_CODE_NEGATED) != NULL, ==,
                       cases[i].is_asked);
    }
}

/* ---- contradictions */

#define CTX "41171-0"
#define ON "\"effectiveDateTime\":\"2025-05-05\""
#define CTX_OF(rest)                                                                               \
  ENTRY ("Observation", "o", "\"status\":\"final\"," LOINC (CTX) "," SUBJECT ("p1") "," rest)
#define CTX_VALUE QUANTITY ("0.45", "ng/mL")
#define SNOMED(code)                                                                               \
  "\"code\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"" code "\"}]}"
#define ALENDRONATE(words)                                                                         \
  "\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"http://www.whocc.no/atc\","            \
  "\"code\":\"M05BA04\"}],\"text\":\"" words "\"}"
#define TAKES(rest)                                                                                \
  ENTRY ("MedicationStatement", "m", "\"status\":\"active\"," SUBJECT ("p1") "," rest)
#define MOTHER(rest, condition)                                                                    \
  ENTRY ("FamilyMemberHistory", "f",                                                               \
         "\"status\":\"completed\",\"patient\":{\"reference\":\"Patient/p1\"},\"relationship\":{"  \
         "\"coding\":[{\"code\":\"MTH\"}]},\"condition\":[{" SNOMED ("5913000") condition          \
         "}]" rest)

/* What contradicts itself is told, keeps nothing else out and is never computed with. */
static void
test_contradictions (void)
{
  static const struct
  {
    const char *entry;
    TrabFindingCode code;
  } cases[] = {
    { CTX_OF (ON "," CTX_VALUE ",\"valueString\":\"0.9\""), TRAB_FINDING_CODE_TWICE_SAID },
    { CTX_OF (ON "," CTX_VALUE ",\"dataAbsentReason\":{\"text\":\"error\"}"),
      TRAB_FINDING_CODE_TWICE_SAID },
    { CTX_OF (ON ",\"effectivePeriod\":{\"start\":\"2019\"}," CTX_VALUE),
      TRAB_FINDING_CODE_TWICE_SAID },
    { CTX_OF (ON "," CTX_VALUE ",\"focus\":[{\"reference\":\"RelatedPerson/child\"}]"),
      TRAB_FINDING_CODE_MODIFIER },
    { CTX_OF ("\"effectivePeriod\":{\"start\":\"2025-05-05\",\"end\":\"2024-05-05\"}," CTX_VALUE),
      TRAB_FINDING_CODE_DATE_REFUSED },
    { CTX_OF ("\"effectiveDateTime\":20250505," CTX_VALUE), TRAB_FINDING_CODE_DATE_REFUSED },
    { TAKES (ALENDRONATE ("Denosumab 60 mg")), TRAB_FINDING_CODE_MEDICINE_CONFLICT },
    { TAKES (ALENDRONATE ("Alendronate") ",\"medicationReference\":{\"display\":\"Denosumab\"}"),
      TRAB_FINDING_CODE_TWICE_SAID },
    { TAKES (ALENDRONATE ("Alendronate") ",\"statusReason\":[{\"text\":\"Refused\"}]"),
      TRAB_FINDING_CODE_NEGATED },
    { MOTHER (",\"dataAbsentReason\":{\"text\":\"not asked\"}", ""), TRAB_FINDING_CODE_NEGATED },
    { MOTHER ("", ",\"note\":[{\"text\":\"No, it was an aunt\"}]"), TRAB_FINDING_CODE_NEGATED },
  };
  g_auto (Clinic) clinic = fixture_clinic_open ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *entries
          = g_strconcat (PATIENT ("p1", "Contrary"), ",",
                         OBSERVATION ("w", "p1", WEIGHT, "2025-05-06", QUANTITY ("61", "kg")), ",",
                         cases[i].entry, NULL);
      g_autoptr (TrabImport) import = fixture_clinic_read_bundle (&clinic, entries);
      g_autoptr (GPtrArray) reports
          = trab_session_import_review (clinic.session, import, NULL, NULL);
      g_autoptr (TrabRecord) settled = trab_import_dup_settled (import, 0);
      guint n_usable = 0;

      g_test_message ("%s", cases[i].entry);
      g_assert_nonnull (fixture_clinic_find (import, cases[i].code));
      g_assert_true (trab_import_is_partial (import, reports));
      for (guint row = 0; row < trab_record_get_measurements (settled)->len; row++)
        n_usable += trab_measurement_is_usable (trab_record_get_measurements (settled)->pdata[row]);
      g_assert_cmpuint (n_usable, ==, 1);
      g_assert_cmpuint (trab_record_get_courses (settled)->len, ==, 0);
      g_assert_cmpuint (trab_record_get_visits (settled)->len, ==, 0);
    }
}

/* A course of a period that ends before it begins is a course without days. */
static void
test_reversed_course (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (TrabImport) import = fixture_clinic_read_bundle (
      &clinic, PATIENT ("p1", "Backwards") "," TAKES (ALENDRONATE (
                   "Alendronate") ",\"effectivePeriod\":{\"start\":\"2019-01-01\",\"end\":"
                                  "\"2015-01-01\"}"));
  GPtrArray *courses = trab_record_get_courses (trab_import_get_person (import, 0)->record);

  g_assert_nonnull (fixture_clinic_find (import, TRAB_FINDING_CODE_DATE_REFUSED));
  g_assert_cmpuint (courses->len, ==, 1);
  g_assert_false (trab_date_is_known (trab_course_get (courses->pdata[0])->start));
  g_assert_false (trab_date_is_known (trab_course_get (courses->pdata[0])->stop));
}

/* Nobody's code contradicts its own name. */
static void
test_names_of_medicines (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  const TrabCodeMap *codes = trab_session_get_tables (clinic.session)->codes;
  GString *entries = g_string_new (PATIENT ("p1", "Everything"));
  g_autoptr (TrabImport) import = NULL;
  guint n = 0;

  for (guint i = 0; i < trab_code_map_get_size (codes); i++)
    {
      const TrabCode *code = trab_code_map_get (codes, i);

      if (code->role != TRAB_CODE_ROLE_MEDICINE || code->display == NULL)
        continue;
      g_string_append_printf (
          entries,
          ",{\"resource\":{\"resourceType\":\"MedicationStatement\",\"status\":"
          "\"active\"," SUBJECT ("p1") ",\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"%"
                                       "s\",\"code\":\"%s\"}],"
                                       "\"text\":\"%s\"}}}",
          code->system, code->code, code->display);
      n++;
    }
  g_assert_cmpuint (n, >, 50);
  import = fixture_clinic_read_bundle (&clinic, entries->str);
  g_string_free (entries, TRUE);
  for (guint i = 0; i < trab_import_get_findings (import)->len; i++)
    {
      const TrabFindingFields *fields
          = trab_finding_get (trab_import_get_findings (import)->pdata[i]);

      if (fields->code == TRAB_FINDING_CODE_MEDICINE_CONFLICT)
        g_test_message ("%s is no %s", fields->received, fields->expected);
      g_assert_cmpint (fields->code, !=, TRAB_FINDING_CODE_MEDICINE_CONFLICT);
    }
}

/* ---- people */

#define PERSON(id, number, family)                                                                 \
  "{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"" id                                       \
  "\",\"identifier\":[{\"system\":\"urn:clinic\",\"value\":\"" number                              \
  "\"}],\"name\":[{\"family\":\"" family                                                           \
  "\"}],\"gender\":\"female\",\"birthDate\":\"1955-03-09\"}}"

/* One name or one number in a file is one person only where the rest says so too; of two people
 * with one name nobody gets what names nothing else. */
static void
test_names_taken (void)
{
  static const struct
  {
    const char *people;
    guint n_people;
    gboolean is_told;
    guint n_of_first;
  } cases[] = {
    { PERSON ("p1", "1", "One") "," PERSON ("p1", "1", "One"), 1, FALSE, 1 },
    { PERSON ("p1", "1", "One") "," PERSON ("p2", "1", "One"), 1, FALSE, 1 },
    { PERSON ("p1", "1", "One") "," PERSON ("p2", "1", "Other"), 2, TRUE, 1 },
    { PERSON ("p1", "1", "One") "," PERSON ("p1", "2", "Other"), 3, TRUE, 0 },
  };
  g_auto (Clinic) clinic = fixture_clinic_open ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *entries = g_strconcat (
          cases[i].people, ",",
          OBSERVATION ("w", "p1", WEIGHT, "2025-05-06", QUANTITY ("61", "kg")), NULL);
      g_autoptr (TrabImport) import = fixture_clinic_read_bundle (&clinic, entries);
      TrabImportPerson *first = trab_import_get_person (import, 0);

      g_assert_cmpuint (trab_import_get_n_persons (import), ==, cases[i].n_people);
      g_assert_cmpint (fixture_clinic_find (import, TRAB_FINDING_CODE_NUMBER_TWICE) != NULL, ==,
                       cases[i].is_told);
      g_assert_cmpuint (trab_record_get_measurements (first->record)->len, ==, cases[i].n_of_first);
    }
}

/* ---- files */

/* Another kind of file, and another release of FHIR, is said by its name. */
static void
test_kinds_of_file (void)
{
#define ONE(type, rest) "{\"resourceType\":\"" type "\"," rest "}"
  static const struct
  {
    const char *text;
    const char *word;
  } cases[] = {
    { "%PDF-1.7", "PDF" },
    { "PK\x03\x04 ", "XLSX" },
    { "MSH|^~\\&|LAB", "HL7 v2" },
    { "<!DOCTYPE html><p>", "HTML" },
    { "<?xml version=\"1.0\"?><ClinicalDocument/>", "CDA" },
    { "<?xml version=\"1.0\"?><Bundle xmlns=\"http://hl7.org/fhir\"/>", "XML" },
    { "\xef\xbb\xbf{}", "byte order mark" },
    { ONE ("Bundle", "\"type\":\"history\""), "old versions" },
    { ONE ("Bundle", "\"type\":\"collection\""), "no FHIR resource" },
    { ONE ("MedicationStatement", "\"medication\":{}"), "R5" },
    { ONE ("Condition", "\"participant\":[]"), "R5" },
    { ONE ("Observation", "\"context\":{}"), "STU3" },
    { ONE ("MedicationStatement", "\"taken\":\"y\""), "STU3" },
    { ONE ("MedicationOrder", "\"status\":\"active\""), "DSTU2" },
    { ONE ("Patient", "\"name\":[{\"family\":[\"A\"]}]"), "DSTU2" },
    { ONE ("Patient",
           "\"meta\":{\"profile\":[\"http://hl7.org/fhir/StructureDefinition/Patient|5.0.0\"]}"),
      "R5" },
  };
  g_auto (Clinic) clinic = fixture_clinic_open ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (GError) error = NULL;
      g_autoptr (TrabImport) import = trab_session_import_read (
          clinic.session, bytes, &(TrabImportReading){ .today = FIXTURE_CLINIC_TODAY }, &error);
      g_autofree char *words = error ? trab_present_error_dup_text (error) : NULL;

      g_test_message ("%s: %s", cases[i].text, words ? words : "read");
      g_assert_null (import);
      g_assert_nonnull (strstr (words, cases[i].word));
    }
}

/* R4B is read like R4, and it is said. */
static void
test_r4b (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (TrabImport) import = fixture_clinic_read_text (
      &clinic, "{\"resourceType\":\"Patient\",\"id\":\"a\",\"meta\":{\"profile\":"
               "[\"http://hl7.org/fhir/StructureDefinition/Patient|4.3.0\"]}}");

  g_assert_cmpstr (fixture_clinic_find (import, TRAB_FINDING_CODE_RELEASE)->received, ==, "R4B");
}

/* Reads and saves, and answers in words whatever happens. */
static void
try_bytes (Clinic *clinic, GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabImport) import = trab_session_import_read (
      clinic->session, bytes, &(TrabImportReading){ .today = FIXTURE_CLINIC_TODAY }, &error);
  g_autoptr (GPtrArray) reports
      = import ? trab_session_import_save (clinic->session, import, NULL, NULL, &error) : NULL;
  g_autofree char *words = error ? trab_present_error_dup_text (error) : NULL;

  g_test_message ("%s: %s", name, words ? words : "read");
  if (reports == NULL)
    {
      g_assert_true (error->domain == TRAB_IMPORT_ERROR);
      g_assert_cmpuint (strlen (words), >, 20);
      return;
    }
  for (guint i = 0; i < reports->len; i++)
    {
      g_autofree char *summary = trab_present_finding_dup_summary (reports->pdata[i]);

      g_assert_cmpuint (strlen (summary), >, 0);
    }
  if (reports->len == 0)
    g_assert_cmpuint (trab_import_get_findings (import)->len, >, 0);
}

static void
try_folder (Clinic *clinic, const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *whole = g_build_filename (path, name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GBytes) bytes = NULL;
      gsize length = 0;

      if (!g_file_get_contents (whole, &text, &length, NULL))
        continue;
      bytes = g_bytes_new_take (g_steal_pointer (&text), length);
      try_bytes (clinic, bytes, name);
    }
}

/* Every broken file there is, one after the other into one store. */
static void
test_files (void)
{
  static const char *const own[] = { "fuzz/fhir", "fuzz/csv" };
  static const char *const folders[]
      = { "real-data/fhir/invalid", "real-data/fhir/hl7-examples", "real-data/fhir/us-core-dxa",
          "real-data/fhir/older", "acceptance/files" };
  g_auto (Clinic) clinic = fixture_clinic_open ();

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_autofree char *path = fixture_material_data (own[i]);

      try_folder (&clinic, path);
    }
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = fixture_material_or_skip (folders[i]);

      if (path == NULL)
        return;
      try_folder (&clinic, path);
    }
}

/* A good file with a byte changed, cut out or put twice, all into one store. */
static void
test_changed (void)
{
  static const char bytes[] = { '\0', '"', '{', ']', '9', '-', (char) 0xff };
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autofree char *path = fixture_material_data ("fhir/good-bundle.json");
  g_autofree char *good = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &good, &length, NULL));
  for (gsize at = 11; at < length; at += 623)
    {
      char kept = good[at];
      g_autoptr (GBytes) changed = NULL;

      good[at] = bytes[at % G_N_ELEMENTS (bytes)];
      changed = g_bytes_new (good, length);
      try_bytes (&clinic, changed, "changed");
      good[at] = kept;
    }
}

/* Each cell of a good table in turn is what no table should hold, or is another cell of its row;
 * all into one store. */
static void
test_cells (void)
{
  static const char head[] = "patient_id,family,given,birth_date,sex,measured_at,kind,site,side,"
                             "value,unit,ref_low,ref_high,device,status,source_id";
  static const char good[]
      = "7,Lund,Anne,1955-03-04,F,2021-06-05,bmd,femoral_neck,left,0.612,g/cm2,"
        "0.5,1.1,GE,final,s1";
  static const char *const hostile[] = { "\"",
                                         "\"\"",
                                         "=1+1",
                                         "1e400",
                                         "-",
                                         "2021-06-31",
                                         "0000-00-00",
                                         "99999-01-01",
                                         "NaN",
                                         "0x1p3",
                                         "1.2.3",
                                         "\u221218",
                                         "\u0663",
                                         "\u202eabc",
                                         "<",
                                         "'+1",
                                         "\t",
                                         "\xff",
                                         "entered-in-error" };
  g_auto (GStrv) cells = g_strsplit (good, ",", -1);
  guint n = g_strv_length (cells);
  g_auto (Clinic) clinic = fixture_clinic_open ();

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < G_N_ELEMENTS (hostile) + n; k++)
      {
        g_autofree char *kept = cells[i];
        g_autofree char *row = NULL;
        g_autofree char *text = NULL;
        g_autofree char *name = NULL;
        g_autoptr (GBytes) bytes = NULL;

        cells[i] = (char *) (k < G_N_ELEMENTS (hostile) ? hostile[k]
                                                        : cells[k - G_N_ELEMENTS (hostile)]);
        row = g_strjoinv (",", cells);
        cells[i] = g_steal_pointer (&kept);
        text = g_strdup_printf ("%s\n%s\n%s\n", head, good, row);
        bytes = g_bytes_new (text, strlen (text));
        name = g_utf8_make_valid (row, -1); /* what goes to the log of the test is text */
        try_bytes (&clinic, bytes, name);
      }
}

/* A file of one lone value, or of nothing, says what it is: it is no table, and no entry of it is
 * passed over in silence. */
static void
test_lone_values (void)
{
  static const struct
  {
    const char *text;
    TrabImportError code;
  } cases[] = {
    { "", TRAB_IMPORT_ERROR_EMPTY },
    { " \r\n\t", TRAB_IMPORT_ERROR_EMPTY },
    { "\xef\xbb\xbf\n", TRAB_IMPORT_ERROR_EMPTY },
    { "\xff\xfe", TRAB_IMPORT_ERROR_EMPTY },
    { "null", TRAB_IMPORT_ERROR_NOT_FHIR },
    { " true\n", TRAB_IMPORT_ERROR_NOT_FHIR },
    { "\"\"", TRAB_IMPORT_ERROR_NOT_FHIR },
    { "\"a text\"", TRAB_IMPORT_ERROR_NOT_FHIR },
    { "-9", TRAB_IMPORT_ERROR_NOT_FHIR },
    { "0.612", TRAB_IMPORT_ERROR_NOT_FHIR },
    { "[]", TRAB_IMPORT_ERROR_NOT_FHIR },
    { "{}", TRAB_IMPORT_ERROR_NOT_FHIR },
    { "[{\"resourceType\":\"Patient\"}]", TRAB_IMPORT_ERROR_NOT_FHIR },
    { "{\"resourceType\":null}", TRAB_IMPORT_ERROR_NOT_FHIR },
    { "{\"resourceType\":\"\"}", TRAB_IMPORT_ERROR_NOT_FHIR },
    { "{\"resourceType\":\"Bundle\",\"entry\":[null,{},[]]}", TRAB_IMPORT_ERROR_NOT_FHIR },
    { "nul", TRAB_IMPORT_ERROR_TABLE },
    { "\"patient_id\",\"value\"", TRAB_IMPORT_ERROR_TABLE },
  };
  g_auto (Clinic) clinic = fixture_clinic_open ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autofree char *visible = g_strescape (cases[i].text, NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", visible);
      g_assert_null (
          trab_session_import_read (clinic.session, bytes, &(TrabImportReading){ 0 }, &error));
      g_assert_error (error, TRAB_IMPORT_ERROR, (int) cases[i].code);
    }
}

static void
test_entries_of_nothing (void)
{
  static const char *const nothings[] = {
    "null", "{}", "[]", "5", "{\"fullUrl\":\"urn:x\"}", "{\"request\":{\"method\":\"DELETE\"}}"
  };
  g_auto (Clinic) clinic = fixture_clinic_open ();

  for (guint i = 0; i < G_N_ELEMENTS (nothings); i++)
    {
      g_autofree char *entries = g_strconcat (PATIENT ("p1", "Beside"), ",\n", nothings[i], NULL);
      g_autoptr (TrabImport) import = fixture_clinic_read_bundle (&clinic, entries);
      const TrabFindingFields *finding = fixture_clinic_find (import, TRAB_FINDING_CODE_NO_TYPE);

      g_test_message ("%s", nothings[i]);
      g_assert_nonnull (finding);
      g_assert_cmpuint (finding->line, ==, 2);
      g_assert_cmpstr (finding->pointer, ==, "/entry/1");
      g_assert_cmpuint (trab_import_get_n_persons (import), ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/session/import-broken/texts", test_texts);
  g_test_add_func ("/import/broken/refused-person", test_refused_person);
  g_test_add_func ("/import/broken/summary-of-nothing", test_summary_of_nothing);
  g_test_add_func ("/import/broken/answers", test_answers);
  g_test_add_func ("/import/broken/words", test_words);
  g_test_add_func ("/import/broken/categories", test_categories);
  g_test_add_func ("/import/broken/contradictions", test_contradictions);
  g_test_add_func ("/import/broken/reversed-course", test_reversed_course);
  g_test_add_func ("/import/broken/names-of-medicines", test_names_of_medicines);
  g_test_add_func ("/import/broken/names-taken", test_names_taken);
  g_test_add_func ("/import/broken/kinds-of-file", test_kinds_of_file);
  g_test_add_func ("/import/broken/r4b", test_r4b);
  g_test_add_func ("/import/broken/files", test_files);
  g_test_add_func ("/import/broken/changed", test_changed);
  g_test_add_func ("/import/broken/cells", test_cells);
  g_test_add_func ("/import/broken/lone-values", test_lone_values);
  g_test_add_func ("/import/broken/entries-of-nothing", test_entries_of_nothing);
  return g_test_run ();
}

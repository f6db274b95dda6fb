/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-finding.h"
#include "trab-patient-json.h"

#include <string.h>

#include "fixture-fhir.h"
#include "fixture-material.h"
#include "trab-error.h"
#include "trab-record-clean.h"
#include "trab-text.h"

static char *
dup_example (void)
{
  g_autofree char *path = fixture_material_data ("patient.json");
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static TrabRecord *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return trab_patient_json_read (bytes, NULL, error);
}

static void
test_round_trip (void)
{
  g_autofree char *text = dup_example ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) record = read_text (text, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = trab_patient_json_write (record);
  g_assert_cmpstr (again, ==, text);
}

static void
test_values (void)
{
  g_autofree char *text = dup_example ();
  g_autoptr (TrabRecord) record = read_text (text, NULL);
  const TrabPatientFields *patient = trab_patient_get (trab_record_get_patient (record));
  const TrabMeasurementFields *bmd
      = trab_measurement_get (trab_record_get_measurements (record)->pdata[0]);
  const TrabMeasurementFields *ctx
      = trab_measurement_get (trab_record_get_measurements (record)->pdata[1]);
  const TrabCourseFields *course = trab_course_get (trab_record_get_courses (record)->pdata[0]);
  TrabVisit *visit = trab_record_get_visits (record)->pdata[0];

  g_assert_cmpint (patient->sex, ==, TRAB_SEX_FEMALE);
  g_assert_cmpint (patient->birth_date.day, ==, 0);
  g_assert_cmpstr (bmd->text, ==, "0.750");
  g_assert_cmpfloat_with_epsilon (bmd->value, 0.75, 1e-12);
  g_assert_cmpfloat_with_epsilon (ctx->value, 520, 1e-9);
  g_assert_cmpint (ctx->comparator, ==, TRAB_COMPARATOR_LESS);
  g_assert_cmpint (ctx->fasting, ==, TRAB_ANSWER_YES);
  g_assert_cmpfloat_with_epsilon (course->adherence, 0.85, 1e-12);
  g_assert_cmpint (trab_visit_get_answer (visit, TRAB_QUESTION_STEROIDS), ==, TRAB_ANSWER_NO);
}

/* What an import holds, 16 digits and all, survives. */
static void
test_of_import (void)
{
  g_autoptr (TrabImport) import = fixture_fhir_read_changed ("61.5", "61.27296201219912");
  g_autofree char *text = trab_patient_json_write (fixture_fhir_get_record (import));
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) record = read_text (text, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = trab_patient_json_write (record);
  g_assert_cmpstr (again, ==, text);
  g_assert_nonnull (strstr (text, "\"61.27296201219912\""));
}

/* A number may also be written as one. */
static void
test_plain_number (void)
{
  g_autofree char *text = dup_example ();
  g_autofree char *changed = fixture_fhir_change (text, "\"0.750\"", "0.750");
  g_autoptr (TrabRecord) record = read_text (changed, NULL);

  g_assert_cmpstr (trab_measurement_get (trab_record_get_measurements (record)->pdata[0])->text, ==,
                   "0.750");
}

static const struct
{
  const char *from;
  const char *to;
  const char *place;
} faults[] = {
  { "trabecula-patient", "other", "/format" },
  { "\"version\": 1", "\"version\": 2", "/version" },
  { "\"unit\": \"g/cm2\"", "\"unti\": \"g/cm2\"", "/measurements/0/unti" },
  { "\"unit\": \"g/cm2\"", "\"note\": \"x\"", "/measurements/0/unit" },
  { "\"unit\": \"g/cm2\"", "\"unit\": \"mmol/L\"", "/measurements/0/unit" },
  { "\"0.750\"", "\"7.50\"", "/measurements/0/value" },
  { "\"0.750\"", "\"about 1\"", "/measurements/0/value" },
  { "\"0.750\"", "null", "/measurements/0/value" },
  { "\"site\": \"lumbar_spine\"", "\"site\": \"elbow\"", "/measurements/0/site" },
  { "\"measure\": \"bmd\"", "\"measure\": \"bmdd\"", "/measurements/0/measure" },
  { "\"steroids\": \"no\"", "\"steroids\": \"nope\"", "/visits/0/steroids" },
  { "\"steroids\"", "\"steroid\"", "/visits/0/steroid" },
  { "\"status\": \"signed\"", "\"status\": \"done\"", "/visits/0/status" },
  { "\"sex\": \"F\"", "\"sex\": \"X\"", "/patient/sex" },
  { "\"sex\": \"F\"", "\"sex\": \"F\", \"is_dead\": \"yes\"", "/patient/is_dead" },
  { "\"sex\": \"F\"", "\"sex\": \"F\", \"death_date\": \"2025\"", "/patient/is_dead" },
  { "\"sex\": \"F\"", "\"sex\": \"F\", \"is_dead\": true, \"death_date\": \"soon\"",
    "/patient/death_date" },
  { "\"1958-04\"", "\"1958-13\"", "/patient/birth_date" },
  { "\"adherence\": 0.85", "\"adherence\": 85", "/courses/0/adherence" },
  { "\"site\": \"wrist\"", "\"site\": \"tail\"", "/fractures/0/site" },
  { "\"family_name\": \"Example\"", "\"family_name\": 5", "/patient/family_name" },
};

static void
test_faults (void)
{
  g_autofree char *text = dup_example ();

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *changed = fixture_fhir_change (text, faults[i].from, faults[i].to);
      g_autoptr (GError) error = NULL;
      g_autoptr (TrabRecord) record = read_text (changed, &error);

      g_assert_null (record);
      g_assert_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_UNREADABLE);
      g_assert_true (g_str_has_prefix (error->message, faults[i].place));
    }
}

static void
test_not_json (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text ("{", &error));
  g_assert_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_NOT_JSON);
  g_clear_error (&error);
  g_assert_null (read_text ("[]", &error));
  g_assert_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_UNREADABLE);
  g_clear_error (&error);
  g_assert_null (read_text ("{}\n{}", &error));
  g_assert_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_UNREADABLE);
}

/* A terminal obeys an escape sequence, and nobody sees a bell: names have neither. */
static void
test_invisible (void)
{
  static const char text[]
      = "{\"format\":\"trabecula-patient\",\"version\":1,\"patient\":{\"family_name\":"
        "\"\\u001b[31mRED\\u001b[0m\",\"given_name\":\"\\u0007\",\"record_number\":\"\\r\","
        "\"sex\":\"F\"}}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) record = trab_patient_json_read (bytes, findings, &error);
  const TrabPatientFields *patient = NULL;

  g_assert_no_error (error);
  patient = trab_patient_get (trab_record_get_patient (record));
  g_assert_cmpstr (patient->family_name, ==, "[31mRED[0m");
  g_assert_cmpstr (patient->given_name, ==, "");
  g_assert_null (patient->record_number);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpint (trab_finding_get (findings->pdata[0])->code, ==, TRAB_FINDING_CODE_NAME_CLEANED);
}

/* Every text that a record can hold is @text. */
static TrabRecord *
new_record_of (const char *text)
{
  g_autoptr (TrabPatient) patient
      = trab_patient_new (&(TrabPatientFields){ .family_name = "Khan",
                                                .given_name = text,
                                                .record_number = text,
                                                .identifier_system = text,
                                                .identifier_value = text,
                                                .allergies = text,
                                                .is_dead = TRUE,
                                                .death_source = text });
  g_autoptr (TrabMeasurement) measurement
      = trab_measurement_new (&(TrabMeasurementFields){ .measure = TRAB_MEASURE_BMD,
                                                        .site = TRAB_SITE_LUMBAR_SPINE,
                                                        .value = 0.75,
                                                        .text = "0.75",
                                                        .unit = "g/cm2",
                                                        .side = "left",
                                                        .region = text,
                                                        .reference = text,
                                                        .scanner = text,
                                                        .software = text,
                                                        .artefacts = text,
                                                        .laboratory = text,
                                                        .method = text,
                                                        .reference_low = text,
                                                        .reference_high = text,
                                                        .interpretation = text,
                                                        .note = text,
                                                        .source = text });
  g_autoptr (TrabFracture) fracture
      = trab_fracture_new (&(TrabFractureFields){ .note = text, .source = text });
  g_autoptr (TrabCourse) course = trab_course_new (&(TrabCourseFields){ .medicine = "OTHER",
                                                                        .name = text,
                                                                        .dose_text = text,
                                                                        .route = text,
                                                                        .regimen = text,
                                                                        .note = text,
                                                                        .source = text });
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrabVisit) visit = NULL;
  g_autoptr (TrabAddendum) addendum
      = trab_addendum_new (&(TrabAddendumFields){ .visit_id = "v", .text = text, .author = text });
  TrabRecord *record = trab_record_new (patient);

  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    if (trab_question_accepts ((TrabQuestion) i, text))
      g_hash_table_insert (answers, (char *) trab_question_get_info ((TrabQuestion) i)->id,
                           (char *) text);
  visit = trab_visit_new (&(TrabVisitFields){ .id = "v", .moment = { { 2026, 1, 2 } } }, answers);
  trab_record_add_visit (record, visit);
  trab_record_add_measurement (record, measurement);
  trab_record_add_fracture (record, fracture);
  trab_record_add_course (record, course);
  trab_record_add_addendum (record, addendum);
  return record;
}

/* No text of a file comes in with what nobody can see, or longer than can be kept; each costs
 * itself alone, and is told. */
static void
test_every_text (void)
{
  g_autofree char *longest = g_strnfill (TRAB_TEXT_PROSE_LIMIT + 1, 'x');
  const char *const texts[] = { "a\u202e\u200b\x1b"
                                "b",
                                longest };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TrabRecord) written = new_record_of (texts[i]);
      g_autofree char *text = trab_patient_json_write (written);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GError) error = NULL;
      g_autoptr (TrabRecord) record = trab_patient_json_read (bytes, findings, &error);
      g_autofree char *again = record ? trab_patient_json_write (record) : NULL;

      g_assert_no_error (error);
      g_assert_null (strstr (again, "\u202e"));
      g_assert_null (strstr (again, "u001b"));
      g_assert_null (strstr (again, longest));
      g_assert_cmpuint (findings->len, >, 20);
      g_assert_nonnull (strstr (again, "\"Khan\""));
      g_assert_nonnull (strstr (again, "\"0.75\""));
      g_assert_true (trab_record_clean_check (record, &error));
      for (guint n = 0; n < findings->len; n++)
        g_assert_cmpint (trab_finding_get (findings->pdata[n])->severity, ==,
                         i == 0 ? TRAB_FINDING_CHANGED : TRAB_FINDING_REFUSED);
    }
}

/* A death comes back as it was written, with its day or without. */
static void
test_death (void)
{
  static const TrabDate dates[]
      = { { 0, 0, 0 }, { 2025, 0, 0 }, { 2025, 10, 0 }, { 2025, 10, 30 } };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (TrabPatient) patient
          = trab_patient_new (&(TrabPatientFields){ .family_name = "Probe",
                                                    .is_dead = TRUE,
                                                    .death_date = dates[i],
                                                    .death_source = "her daughter" });
      g_autoptr (TrabRecord) record = trab_record_new (patient);
      g_autofree char *text = trab_patient_json_write (record);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (GError) error = NULL;
      g_autoptr (TrabRecord) again = trab_patient_json_read (bytes, NULL, &error);
      const TrabPatientFields *fields = NULL;

      g_assert_no_error (error);
      fields = trab_patient_get (trab_record_get_patient (again));
      g_assert_true (fields->is_dead);
      g_assert_cmpmem (&fields->death_date, sizeof (TrabDate), &dates[i], sizeof (TrabDate));
      g_assert_cmpstr (fields->death_source, ==, "her daughter");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/patient-json/invisible", test_invisible);
  g_test_add_func ("/interop/patient-json/round-trip", test_round_trip);
  g_test_add_func ("/interop/patient-json/every-text", test_every_text);
  g_test_add_func ("/interop/patient-json/death", test_death);
  g_test_add_func ("/interop/patient-json/values", test_values);
  g_test_add_func ("/interop/patient-json/of-import", test_of_import);
  g_test_add_func ("/interop/patient-json/plain-number", test_plain_number);
  g_test_add_func ("/interop/patient-json/faults", test_faults);
  g_test_add_func ("/interop/patient-json/not-json", test_not_json);
  return g_test_run ();
}

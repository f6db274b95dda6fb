/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fhir-writer.h"

#include <string.h>

#include "fixture-codes.h"
#include "fixture-fhir.h"
#include "fixture-material.h"
#include "trab-import-merge.h"
#include "trab-patient-json.h"

static char *
write_record (TrabRecord *record)
{
  g_autoptr (TrabCodeMap) codes = fixture_codes_new ();

  return trab_fhir_writer_write (record, &(TrabFhirWriting){ .codes = codes });
}

static TrabImport *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  TrabImport *import = fixture_fhir_read (text, -1, &error);

  g_assert_no_error (error);
  return import;
}

/* Import, export, import, export: the second text is the first, and merging adds nothing. */
static void
assert_round_trip (TrabRecord *record)
{
  g_autofree char *first = write_record (record);
  g_autoptr (TrabImport) import = read_text (first);
  TrabRecord *again = fixture_fhir_get_record (import);
  g_autofree char *second = write_record (again);
  g_autoptr (TrabImportReport) report
      = trab_import_merge (&(TrabMergeInputs){ .incoming = again, .existing = record });

  g_assert_cmpstr (second, ==, first);
  g_assert_cmpuint (trab_import_get_n_persons (import), ==, 1);
  g_assert_cmpuint (trab_import_count_findings (import, TRAB_FINDING_REFUSED), ==, 0);
  g_assert_cmpuint (trab_import_count_findings (import, TRAB_FINDING_CONFLICT), ==, 0);
  g_assert_true (trab_import_report_is_empty (report));
}

static void
test_round_trip (void)
{
  static const char *const changes[][2] = {
    { "0.750", "0.750" },
    { "0.750", "7.50e-1" },
    { "Left femoral neck", "Ward's triangle of the left femur" },
    { "Left femoral neck", "total hip" },
    { "\"status\": \"final\"", "\"status\": \"preliminary\"" },
    { "\"status\": \"final\"", "\"status\": \"entered-in-error\"" },
    { "\"value\": 0.52", "\"value\": 0.52, \"comparator\": \"<\"" },
    { "65966004", "33737001" },
    { "M05BA04", "X99XX99" },
    { "\"id\": \"spine-bmd\"", "\"id\": \"x\", \"meta\": {\"versionId\": \"3\"}" },
    { "\"id\": \"spine-bmd\"",
      "\"id\": \"x\", \"identifier\": [{\"system\": \"https://a.example\", \"value\": \"7\"}]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (TrabImport) import = fixture_fhir_read_changed (changes[i][0], changes[i][1]);

      g_test_message ("%s", changes[i][1]);
      assert_round_trip (fixture_fhir_get_record (import));
    }
}

static void
test_real_files (void)
{
  g_autofree char *path = fixture_material_or_skip ("real-data/fhir/synthea");
  g_autoptr (GDir) folder = path ? g_dir_open (path, 0, NULL) : NULL;
  const char *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (TrabImport) import = NULL;

      g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
      import = read_text (text);
      assert_round_trip (fixture_fhir_get_record (import));
    }
}

/* A record of our own, with ids, a decimal comma, a unit that is not UCUM and what FHIR has no
 * place for. */
static void
test_own_record (void)
{
  g_autofree char *path = fixture_material_data ("patient.json");
  g_autofree char *json = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TrabRecord) record = NULL;
  g_autoptr (TrabImport) import = NULL;
  const TrabMeasurementFields *ctx = NULL;

  g_assert_true (g_file_get_contents (path, &json, NULL, NULL));
  bytes = g_bytes_new (json, strlen (json));
  record = trab_patient_json_read (bytes, NULL, NULL);
  text = write_record (record);
  import = read_text (text);
  ctx = fixture_fhir_get_measurement (import, 1);
  g_assert_nonnull (strstr (text, "\"value\": 0.750,"));
  g_assert_nonnull (strstr (text, "\"value\": 0.52,"));
  g_assert_nonnull (strstr (text, "\"code\": \"ug/L\""));
  g_assert_cmpfloat_with_epsilon (ctx->value, 520, 1e-9);
  g_assert_cmpint (ctx->comparator, ==, TRAB_COMPARATOR_LESS);
  g_assert_cmpint (ctx->fasting, ==, TRAB_ANSWER_YES);
  g_assert_cmpint (ctx->status, ==, TRAB_MEASUREMENT_AMENDED);
  g_assert_cmpint (
      trab_fracture_get (trab_record_get_fractures (fixture_fhir_get_record (import))->pdata[0])
          ->is_low_trauma,
      ==, TRAB_ANSWER_YES);
  assert_round_trip (record);
}

/* What was corrected here goes out corrected, once. */
static void
test_replaced (void)
{
  g_autoptr (TrabPatient) patient
      = trab_patient_new (&(TrabPatientFields){ .id = "p", .family_name = "Example" });
  g_autoptr (TrabRecord) record = trab_record_new (patient);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TrabMeasurement) row
          = trab_measurement_new (&(TrabMeasurementFields){ .id = i == 0 ? "m0" : "m1",
                                                            .measure = TRAB_MEASURE_WEIGHT,
                                                            .value = 61 + i,
                                                            .text = i == 0 ? "61" : "62",
                                                            .unit = "kg",
                                                            .moment = { .date = { 2024, 5, 6 } },
                                                            .replaces = i == 0 ? NULL : "m0" });

      trab_record_add_measurement (record, row);
    }
  text = write_record (record);
  g_assert_null (strstr (text, "\"value\": 61"));
  g_assert_nonnull (strstr (text, "\"value\": 62"));
}

static void
test_kept (void)
{
  static const char json[] = "{\"resourceType\":\"Immunization\",\"x\":0.500}";
  g_autoptr (TrabCodeMap) codes = fixture_codes_new ();
  g_autoptr (TrabPatient) patient = trab_patient_new (&(TrabPatientFields){ .id = "p" });
  g_autoptr (TrabRecord) record = trab_record_new (patient);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *text = NULL;

  g_ptr_array_add (kept, g_bytes_new_static (json, strlen (json)));
  text = trab_fhir_writer_write (record, &(TrabFhirWriting){ .codes = codes, .kept = kept });
  g_assert_nonnull (strstr (text, json));
  g_object_unref (read_text (text));
}

/* Moles are not written under a code for mass, nor a neck as a whole femur. */
static void
test_codes (void)
{
  g_autoptr (TrabPatient) patient
      = trab_patient_new (&(TrabPatientFields){ .family_name = "Example" });
  g_autoptr (TrabRecord) record = trab_record_new (patient);
  g_autoptr (TrabMeasurement) calcium
      = trab_measurement_new (&(TrabMeasurementFields){ .measure = TRAB_MEASURE_CALCIUM,
                                                        .value = 2.3,
                                                        .text = "2.30",
                                                        .unit = "mmol/L",
                                                        .moment = { .date = { 2024, 5, 6 } } });
  g_autoptr (TrabMeasurement) tbs
      = trab_measurement_new (&(TrabMeasurementFields){ .measure = TRAB_MEASURE_TBS,
                                                        .site = TRAB_SITE_LUMBAR_SPINE,
                                                        .value = 1.31,
                                                        .text = "1.310",
                                                        .unit = "1",
                                                        .moment = { .date = { 2024, 5, 6 } } });
  g_autofree char *text = NULL;
  g_autoptr (TrabImport) import = NULL;

  trab_record_add_measurement (record, calcium);
  trab_record_add_measurement (record, tbs);
  text = write_record (record);
  import = read_text (text);
  g_assert_nonnull (strstr (text, "2000-8"));
  g_assert_null (strstr (text, "17861-6"));
  g_assert_cmpint (fixture_fhir_get_measurement (import, 0)->measure, ==, TRAB_MEASURE_TBS);
  g_assert_cmpint (fixture_fhir_get_measurement (import, 0)->site, ==, TRAB_SITE_LUMBAR_SPINE);
  assert_round_trip (record);
}

/* A code never says more than is known: not a substance of a class, not a cause, not a site. */
static TrabRecord *
new_dead (TrabDate date)
{
  g_autoptr (TrabPatient) patient = trab_patient_new (&(TrabPatientFields){
      .family_name = "Probe", .sex = TRAB_SEX_FEMALE, .is_dead = TRUE, .death_date = date });

  return trab_record_new (patient);
}

/* A death leaves and comes back, with its day or without; and a file that tells of none takes none
 * back. */
static void
test_death (void)
{
  static const TrabDate dates[] = { { 0, 0, 0 }, { 2025, 0, 0 }, { 2025, 10, 30 } };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (TrabRecord) record = new_dead (dates[i]);
      g_autofree char *text = write_record (record);
      g_autoptr (TrabImport) import = read_text (text);
      TrabRecord *again = fixture_fhir_get_record (import);
      TrabPatientFields fields = *trab_patient_get (trab_record_get_patient (again));
      g_autoptr (TrabPatient) alive = NULL;
      g_autoptr (TrabRecord) known = NULL;
      g_autoptr (TrabImportReport) told = NULL;
      g_autoptr (TrabImportReport) untold = NULL;

      g_assert_true (fields.is_dead);
      g_assert_cmpmem (&fields.death_date, sizeof (TrabDate), &dates[i], sizeof (TrabDate));
      fields.is_dead = FALSE;
      fields.death_date = TRAB_DATE_NONE;
      alive = trab_patient_new (&fields);
      known = trab_record_new (alive);
      told = trab_import_merge (&(TrabMergeInputs){ .incoming = again, .existing = known });
      untold = trab_import_merge (&(TrabMergeInputs){ .incoming = known, .existing = again });
      g_assert_true (trab_import_report_changes_anything (told));
      g_assert_true (
          trab_patient_get (trab_record_get_patient (trab_import_report_get_additions (told)))
              ->is_dead);
      g_assert_false (trab_import_report_changes_anything (untold));
      g_assert_true (
          trab_patient_get (trab_record_get_patient (trab_import_report_get_additions (untold)))
              ->is_dead);
    }
}

static void
test_no_overclaim (void)
{
  g_autoptr (TrabPatient) patient
      = trab_patient_new (&(TrabPatientFields){ .family_name = "Example" });
  g_autoptr (TrabRecord) record = trab_record_new (patient);
  g_autoptr (TrabCourse) course = trab_course_new (
      &(TrabCourseFields){ .medicine = "pth_analogue", .name = "Abaloparatide 80 ug" });
  g_autoptr (TrabFracture) hip = trab_fracture_new (
      &(TrabFractureFields){ .site = TRAB_FRACTURE_HIP, .date = { 2020, 1, 2 } });
  g_autoptr (TrabMeasurement) score
      = trab_measurement_new (&(TrabMeasurementFields){ .measure = TRAB_MEASURE_T_SCORE,
                                                        .site = TRAB_SITE_UNSPECIFIED,
                                                        .value = -2.1,
                                                        .text = "-2.1",
                                                        .unit = "{T-score}",
                                                        .moment = { .date = { 2024, 5, 6 } } });
  g_autofree char *text = NULL;
  g_autoptr (TrabImport) import = NULL;
  const TrabFractureFields *fracture = NULL;

  trab_record_add_course (record, course);
  trab_record_add_fracture (record, hip);
  trab_record_add_measurement (record, score);
  text = write_record (record);
  import = read_text (text);
  fracture
      = trab_fracture_get (trab_record_get_fractures (fixture_fhir_get_record (import))->pdata[0]);
  g_assert_null (strstr (text, "H05AA02"));
  g_assert_nonnull (strstr (text, "Abaloparatide"));
  g_assert_null (strstr (text, "431031001"));
  g_assert_null (strstr (text, "104938-6"));
  g_assert_cmpint (fracture->site, ==, TRAB_FRACTURE_HIP);
  g_assert_cmpint (fracture->is_low_trauma, ==, TRAB_ANSWER_NOT_KNOWN);
  g_assert_cmpint (fixture_fhir_get_measurement (import, 0)->site, ==, TRAB_SITE_UNSPECIFIED);
  assert_round_trip (record);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/interop/fhir-writer/round-trip", test_round_trip);
  g_test_add_func ("/interop/fhir-writer/real-files", test_real_files);
  g_test_add_func ("/interop/fhir-writer/own-record", test_own_record);
  g_test_add_func ("/interop/fhir-writer/replaced", test_replaced);
  g_test_add_func ("/interop/fhir-writer/kept", test_kept);
  g_test_add_func ("/interop/fhir-writer/codes", test_codes);
  g_test_add_func ("/interop/fhir-writer/death", test_death);
  g_test_add_func ("/interop/fhir-writer/no-overclaim", test_no_overclaim);
  return g_test_run ();
}

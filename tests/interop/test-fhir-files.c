/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fixture-fhir.h"
#include "fixture-material.h"
#include "trab-error.h"

/* Files by others, which lie beside a development checkout and nowhere else. */

static TrabImport *
read_file (const char *folder, const char *name, GError **error)
{
  g_autofree char *relative = g_build_filename ("real-data/fhir", folder, name, NULL);
  g_autofree char *path = fixture_material_or_skip (relative);
  g_autofree char *text = NULL;
  gsize length = 0;

  g_assert_nonnull (path);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  return fixture_fhir_read (text, (gssize) length, error);
}

static gboolean
is_there (const char *folder)
{
  g_autofree char *relative = g_build_filename ("real-data/fhir", folder, NULL);
  g_autofree char *path = fixture_material_or_skip (relative);

  return path != NULL;
}

static guint
count_measure (TrabRecord *record, TrabMeasure measure)
{
  GPtrArray *rows = trab_record_get_measurements (record);
  guint count = 0;

  for (guint i = 0; i < rows->len; i++)
    count += trab_measurement_get (rows->pdata[i])->measure == measure;
  return count;
}

typedef struct
{
  const char *name;
  const char *family_name;
  TrabSex sex;
  guint n_resources;
  guint n_measurements;
  guint n_t_scores;
  guint n_fractures;
  guint n_courses;
  guint n_duplicates;
} SyntheaCase;

/* Counted in the files by a program of another language. */
static const SyntheaCase synthea[] = {
  { "Ad\xc3\xa1n_Portillo_22bbe238-220e-495c-8abc-0ce3aa28a605.json", "Portillo", TRAB_SEX_MALE,
    253, 34, 0, 2, 11, 0 },
  { "Catina_Sawayn_282fcdae-b200-44cc-b740-186f7660ecba.json", "Sawayn", TRAB_SEX_FEMALE, 450, 75,
    1, 0, 12, 0 },
  { "Isaura_Dietrich_633c1ef2-5e5f-479d-99b4-b5f49e6c33b2.json", "Dietrich", TRAB_SEX_FEMALE, 442,
    87, 1, 1, 9, 8 },
  { "Lonnie_Von_28fbf0c8-5a9c-4781-b79f-f6118c3e2816.json", "Von", TRAB_SEX_MALE, 217, 34, 0, 2, 5,
    0 },
  { "Sal_Strosin_8fcfcc3a-4019-4ebd-be92-835901f3c882.json", "Strosin", TRAB_SEX_MALE, 434, 63, 2,
    1, 14, 8 },
  { "Willia_Runolfsdottir_074c3873-c476-40e3-8046-f67372eb5e05.json", "Runolfsdottir",
    TRAB_SEX_FEMALE, 166, 35, 1, 0, 1, 0 },
};

static void
test_synthea (gconstpointer data)
{
  const SyntheaCase *one = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabImport) import = NULL;
  TrabRecord *record = NULL;

  if (!is_there ("synthea"))
    return;
  import = read_file ("synthea", one->name, &error);
  g_assert_no_error (error);
  record = fixture_fhir_get_record (import);
  g_assert_cmpuint (trab_import_get_n_persons (import), ==, 1);
  g_assert_cmpstr (trab_patient_get (trab_record_get_patient (record))->family_name, ==,
                   one->family_name);
  g_assert_cmpint (trab_patient_get (trab_record_get_patient (record))->sex, ==, one->sex);
  g_assert_cmpuint (trab_import_get_n_resources (import), ==, one->n_resources);
  g_assert_cmpuint (trab_record_get_measurements (record)->len, ==, one->n_measurements);
  g_assert_cmpuint (trab_record_get_fractures (record)->len, ==, one->n_fractures);
  g_assert_cmpuint (trab_record_get_courses (record)->len, ==, one->n_courses);
  g_assert_cmpuint (fixture_fhir_count (import, TRAB_FINDING_CODE_DUPLICATE), ==,
                    one->n_duplicates);
  g_assert_cmpuint (count_measure (record, TRAB_MEASURE_T_SCORE), ==, one->n_t_scores);
  /* the sender has one forearm code for every T-score: never believed */
  g_assert_cmpuint (fixture_fhir_count (import, TRAB_FINDING_CODE_SITE_MISSING), ==,
                    one->n_t_scores);
  g_assert_null (trab_record_find_latest (record, TRAB_MEASURE_T_SCORE, TRAB_SITE_FOREARM));
  g_assert_cmpuint (trab_import_count_findings (import, TRAB_FINDING_QUARANTINED), ==, 0);
}

typedef struct
{
  const char *folder;
  const char *name;
  int error;            /* of TrabImportError; -1: read */
  int code;             /* a finding that must be there; -1: none asked for */
  guint n_measurements; /* of the first person */
} FileCase;

static const FileCase files[] = {
  { "older", "DSTU-2_SMART_patient-2080416.fhir-bundle.xml", TRAB_IMPORT_ERROR_XML, -1, 0 },
  { "invalid", "bad-json-close-2.json", TRAB_IMPORT_ERROR_NOT_JSON, -1, 0 },
  { "invalid", "json-comma-bad-1.json", TRAB_IMPORT_ERROR_NOT_JSON, -1, 0 },
  { "invalid", "json-comments-1.json", TRAB_IMPORT_ERROR_NOT_JSON, -1, 0 },
  { "invalid", "json-comments.json", TRAB_IMPORT_ERROR_WRONG_VERSION, -1, 0 },
  { "invalid", "json-no-quotes-1.json", TRAB_IMPORT_ERROR_NOT_JSON, -1, 0 },
  { "invalid", "json-prop-key.json", TRAB_IMPORT_ERROR_NOT_FHIR, -1, 0 },
  { "invalid", "hakan-se.json", -1, TRAB_FINDING_CODE_DATE_REFUSED, 0 },
  { "invalid", "obs-quantity.json", -1, TRAB_FINDING_CODE_SUBJECT_UNKNOWN, 0 },
  { "invalid", "obs-temp.json", -1, TRAB_FINDING_CODE_SUBJECT_UNKNOWN, 0 },
  { "invalid", "patient-id-bad-1.json", -1, TRAB_FINDING_CODE_BAD_ID, 0 },
  { "invalid", "patient-id-bad-3.json", -1, TRAB_FINDING_CODE_BAD_ID, 0 },
  { "invalid", "resource-invalid-id-1.json", -1, TRAB_FINDING_CODE_BAD_ID, 0 },
  { "invalid", "bundle-duplicate-id.json", -1, TRAB_FINDING_CODE_NAME_MISSING, 0 },
  { "invalid", "bundle-document-versioned-references-bad.json", -1, TRAB_FINDING_CODE_DUPLICATE,
    0 },
  { "invalid", "allergy.json", -1, TRAB_FINDING_CODE_VALUE_MISSING, 0 },
  { "invalid", "bundle-id-collection.json", -1, TRAB_FINDING_CODE_NOT_READ, 0 },
  { "invalid", "contained.json", -1, TRAB_FINDING_CODE_OF_NOBODY, 0 },
  { "invalid", "empty-array.json", -1, TRAB_FINDING_CODE_OF_NOBODY, 0 },
  { "invalid", "synthea.json", -1, TRAB_FINDING_CODE_NOT_READ, 0 },
  { "hl7-examples", "Observation-bmd.json", -1, TRAB_FINDING_CODE_UNIT_ALIAS, 1 },
  { "hl7-examples", "Observation-example.json", -1, -1, 1 },
  { "hl7-examples", "Observation-f005.json", -1, -1, 1 },
  { "hl7-examples", "Observation-f205.json", -1, TRAB_FINDING_CODE_VALUE_MISSING, 0 },
  { "hl7-examples", "DiagnosticReport-102.json", -1, TRAB_FINDING_CODE_NOT_READ, 0 },
  { "hl7-examples", "CarePlan-example.json", -1, TRAB_FINDING_CODE_NOT_READ, 0 },
  { "hl7-examples", "Patient-example.json", -1, TRAB_FINDING_CODE_SEX_FROM_GENDER, 0 },
  { "us-core-dxa", "dxa-hip-l-armass-bmd.json", -1, TRAB_FINDING_CODE_SUBJECT_UNKNOWN, 1 },
  { "us-core-dxa", "dxa-hip-l-t-score-bmd.json", -1, TRAB_FINDING_CODE_SUBJECT_UNKNOWN, 1 },
  { "us-core-dxa", "dxa-femur-l-z-score-bmd.json", -1, TRAB_FINDING_CODE_SITE_MISSING, 1 },
  { "us-core-dxa", "observation-cbc-hematocrit.json", -1, -1, 1 },
  { "us-core-dxa", "observation-serum-calcium.json", -1, -1, 1 },
  { "us-core-dxa", "bmi.json", -1, -1, 1 },
  { "us-core-dxa", "patient-deceased-example.json", -1, TRAB_FINDING_CODE_DECEASED, 0 },
  { "us-core-dxa", "medicationrequest-contained-oral-axid.json", -1,
    TRAB_FINDING_CODE_MEDICINE_UNKNOWN, 0 },
  { "us-core-dxa", "DiagnosticReport-bone-density-report.json", -1, TRAB_FINDING_CODE_NOT_READ, 0 },
};

static void
test_file (gconstpointer data)
{
  const FileCase *one = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabImport) import = NULL;

  if (!is_there (one->folder))
    return;
  import = read_file (one->folder, one->name, &error);
  if (one->error >= 0)
    {
      g_assert_error (error, TRAB_IMPORT_ERROR, one->error);
      return;
    }
  g_assert_no_error (error);
  if (one->code >= 0)
    g_assert_nonnull (fixture_fhir_find (import, (TrabFindingCode) one->code));
  if (one->n_measurements > 0)
    g_assert_cmpuint (trab_record_get_measurements (fixture_fhir_get_record (import))->len, ==,
                      one->n_measurements);
}

/* Every other file of these folders is answered too, one way or the other. */
static void
test_all (void)
{
  static const char *const folders[] = { "invalid", "hl7-examples", "us-core-dxa", "older" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *relative = g_build_filename ("real-data/fhir", folders[i], NULL);
      g_autofree char *path = fixture_material_or_skip (relative);
      g_autoptr (GDir) folder = path ? g_dir_open (path, 0, NULL) : NULL;
      const char *name = NULL;

      while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (TrabImport) import = read_file (folders[i], name, &error);

          if (import == NULL)
            g_assert_true (error->domain == TRAB_IMPORT_ERROR);
          else
            g_assert_cmpuint (trab_import_get_findings (import)->len
                                  + trab_import_get_n_resources (import),
                              >, 0);
        }
    }
}

static void
test_us_core_scores (void)
{
  g_autoptr (TrabImport) import = NULL;
  const TrabMeasurementFields *fields = NULL;

  if (!is_there ("us-core-dxa"))
    return;
  import = read_file ("us-core-dxa", "dxa-hip-l-t-score-bmd.json", NULL);
  fields = fixture_fhir_get_measurement (import, 0);
  g_assert_true (trab_import_get_person (import, 0)->is_quarantined);
  g_assert_cmpstr (trab_import_get_person (import, 0)->reference, ==, "Patient/example");
  g_assert_cmpstr (fields->text, ==, "-1.62");
  g_assert_cmpint (fields->site, ==, TRAB_SITE_TOTAL_HIP);
  g_assert_cmpstr (fields->side, ==, "left");
  g_assert_cmpint (fields->moment.offset_minutes, ==, -480);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (synthea); i++)
    {
      g_autofree char *path
          = g_strconcat ("/interop/fhir-files/synthea/", synthea[i].family_name, NULL);

      g_test_add_data_func (path, &synthea[i], test_synthea);
    }
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/interop/fhir-files/", files[i].name, NULL);

      g_test_add_data_func (path, &files[i], test_file);
    }
  g_test_add_func ("/interop/fhir-files/us-core-scores", test_us_core_scores);
  g_test_add_func ("/interop/fhir-files/all", test_all);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fixture-fhir.h"
#include "trab-error.h"
#include "trab-import-merge.h"

#define LOINC(code, display)                                                                       \
  "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"" code                        \
  "\",\"display\":\"" display "\"}]}"
#define VALUE(number, unit)                                                                        \
  ",\"valueQuantity\":{\"value\":" number ",\"unit\":\"" unit                                      \
  "\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"" unit "\"}"
#define SITE(text) ",\"bodySite\":{\"text\":\"" text "\"}"
#define FEMUR LOINC ("80954-1", "DXA Femur - left [Mass/Area] Bone density")
#define HIP LOINC ("38261-4", "DXA Hip [Mass/Area] Bone density")
#define SPINE LOINC ("24966-4", "DXA Lumbar spine [Mass/Area] Bone density")

static void
test_good (void)
{
  g_autoptr (TrabImport) import = fixture_fhir_read_changed ("\"p1\"", "\"p1\"");
  TrabRecord *record = fixture_fhir_get_record (import);
  const TrabPatientFields *patient = trab_patient_get (trab_record_get_patient (record));
  const TrabMeasurementFields *bmd = fixture_fhir_get_measurement (import, 0);
  const TrabMeasurementFields *neck = fixture_fhir_get_measurement (import, 2);
  const TrabMeasurementFields *ctx = fixture_fhir_get_measurement (import, 3);
  const TrabFractureFields *fracture
      = trab_fracture_get (trab_record_get_fractures (record)->pdata[0]);
  const TrabCourseFields *tablet = trab_course_get (trab_record_get_courses (record)->pdata[0]);
  const TrabCourseFields *infusion = trab_course_get (trab_record_get_courses (record)->pdata[1]);
  TrabVisit *visit = trab_record_get_visits (record)->pdata[0];

  g_assert_cmpuint (trab_import_get_n_persons (import), ==, 1);
  g_assert_cmpstr (patient->family_name, ==, "Example");
  g_assert_cmpstr (patient->given_name, ==, "Ada M.");
  g_assert_cmpint (patient->birth_date.month, ==, 4);
  g_assert_cmpint (patient->birth_date.day, ==, 0);
  g_assert_cmpint (patient->sex, ==, TRAB_SEX_FEMALE);
  g_assert_cmpstr (patient->record_number, ==, "4711");
  g_assert_cmpstr (trab_import_get_person (import, 0)->identifiers->pdata[0], ==,
                   "https://clinic.example/records|4711");
  g_assert_cmpstr (bmd->text, ==, "0.750");
  g_assert_cmpint (bmd->site, ==, TRAB_SITE_LUMBAR_SPINE);
  g_assert_cmpstr (bmd->region, ==, "L1-L4");
  g_assert_cmpint (bmd->moment.offset_minutes, ==, 120);
  g_assert_cmpint (neck->site, ==, TRAB_SITE_FEMORAL_NECK);
  g_assert_cmpstr (neck->side, ==, "left");
  g_assert_cmpfloat_with_epsilon (ctx->value, 520, 1e-9);
  g_assert_cmpstr (ctx->unit, ==, "ng/mL");
  g_assert_cmpint (fracture->site, ==, TRAB_FRACTURE_WRIST);
  g_assert_cmpint (fracture->is_low_trauma, ==, TRAB_ANSWER_YES);
  g_assert_cmpint (fracture->date.day, ==, 11);
  g_assert_cmpstr (tablet->medicine, ==, "alendronate");
  g_assert_cmpstr (tablet->dose_text, ==, "70 mg once a week");
  g_assert_true (tablet->is_ongoing);
  g_assert_cmpstr (infusion->dose_text, ==, "5 mg");
  g_assert_false (infusion->is_ongoing);
  g_assert_cmpint (trab_date_compare (infusion->start, infusion->stop), ==, 0);
  g_assert_cmpint (trab_visit_get_answer (visit, TRAB_QUESTION_RA_OR_SLE), ==, TRAB_ANSWER_YES);
  g_assert_cmpint (trab_visit_get_answer (visit, TRAB_QUESTION_PARENT_HIP_FRACTURE), ==,
                   TRAB_ANSWER_YES);
  g_assert_cmpint (trab_visit_get_answer (visit, TRAB_QUESTION_CANCER), ==, TRAB_ANSWER_NOT_KNOWN);
}

/* Every sound resource is kept byte for byte. */
static void
test_kept_text (void)
{
  g_autofree char *good = fixture_fhir_good_bundle ();
  g_autoptr (TrabImport) import = fixture_fhir_read (good, -1, NULL);
  gboolean has_unread = FALSE;

  g_assert_cmpuint (trab_import_get_n_resources (import), ==, 12);
  for (guint i = 0; i < trab_import_get_n_resources (import); i++)
    {
      TrabImportResource *resource = trab_import_get_resource (import, i);
      g_autofree char *json
          = g_strndup (g_bytes_get_data (resource->json, NULL), g_bytes_get_size (resource->json));

      g_assert_true (*json == '{' && g_str_has_suffix (json, "}"));
      g_assert_nonnull (strstr (good, json));
      g_assert_nonnull (strstr (json, resource->type));
      if (!resource->is_read)
        {
          has_unread = TRUE;
          g_assert_cmpstr (resource->type, ==, "Immunization");
        }
    }
  g_assert_true (has_unread);
}

typedef struct
{
  const char *name;
  const char *members;
  TrabSite site;     /* when it is imported */
  int code;          /* of the finding; -1 for none */
  gboolean is_added; /* to the record */
} SiteCase;

static const SiteCase sites[] = {
  { "neck", FEMUR SITE ("Left femoral neck") VALUE ("0.6", "g/cm2"), TRAB_SITE_FEMORAL_NECK, -1,
    TRUE },
  { "total", FEMUR SITE ("total hip") VALUE ("0.6", "g/cm2"), TRAB_SITE_TOTAL_HIP, -1, TRUE },
  { "unsaid-femur", FEMUR VALUE ("0.6", "g/cm2"), TRAB_SITE_FEMUR_UNSPECIFIED,
    TRAB_FINDING_CODE_SITE_MISSING, TRUE },
  { "ward", FEMUR SITE ("Ward's triangle") VALUE ("0.6", "g/cm2"), TRAB_SITE_FEMUR_UNSPECIFIED,
    TRAB_FINDING_CODE_SITE_MISSING, TRUE },
  { "hip", HIP VALUE ("0.6", "g/cm2"), TRAB_SITE_TOTAL_HIP, -1, TRUE },
  { "hip-says-neck", HIP SITE ("femoral neck") VALUE ("0.6", "g/cm2"), TRAB_SITE_FEMUR_UNSPECIFIED,
    TRAB_FINDING_CODE_SITE_CONFLICT, TRUE },
  { "one-code-for-all", LOINC ("38265-5", "DXA [T-score] Bone density") VALUE ("-2", "{T-score}"),
    TRAB_SITE_UNSPECIFIED, TRAB_FINDING_CODE_SITE_MISSING, TRUE },
  { "forearm-code-of-spine", LOINC ("38265-5", "L1-L4 T-score") VALUE ("-2", "{T-score}"),
    TRAB_SITE_UNSPECIFIED, TRAB_FINDING_CODE_SITE_CONFLICT, TRUE },
  { "any-site", LOINC ("46383-6", "Bone density") SITE ("Lumbar spine") VALUE ("0.9", "g/cm2"),
    TRAB_SITE_LUMBAR_SPINE, -1, TRUE },
  { "no-display",
    "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"24966-4\"}]}" VALUE (
        "0.9", "g/cm2"),
    TRAB_SITE_LUMBAR_SPINE, -1, TRUE },
  { "oid-and-zero-width",
    "\"code\":{\"coding\":[{\"system\":\"urn:oid:2.16.840.1.113883.6.1\",\"code\":\"24966-4\","
    "\"display\":\"dxa lum\xe2\x80\x8b"
    "bar SPINE\"}]}" VALUE ("0.9", "g/cm2"),
    TRAB_SITE_LUMBAR_SPINE, -1, TRUE },
  { "computed-from-ct",
    LOINC ("104938-6", "DXA Spine [T-score] Bone density") VALUE ("-2", "{T-score}"),
    TRAB_SITE_UNSPECIFIED, TRAB_FINDING_CODE_SITE_MISSING, TRUE },
  { "vertebra", SPINE SITE ("L3") VALUE ("0.9", "g/cm2"), 0, TRAB_FINDING_CODE_VERTEBRA, FALSE },
  { "t-code-bmd-words", LOINC ("38263-0", "femoral neck BMD") VALUE ("0.6", "g/cm2"), 0,
    TRAB_FINDING_CODE_MEASURE_CONFLICT, FALSE },
  { "t-code-bmd-unit",
    LOINC ("38267-1", "DXA Lumbar spine [T-score] Bone density") VALUE ("0.9", "g/cm2"), 0,
    TRAB_FINDING_CODE_MEASURE_CONFLICT, FALSE },
  { "bmd-code-t-words", LOINC ("24966-4", "Lumbar spine T-score") VALUE ("-2", "1"), 0,
    TRAB_FINDING_CODE_MEASURE_CONFLICT, FALSE },
  { "percent-of-young",
    LOINC ("38267-1", "DXA Lumbar spine [T-score] Bone density") VALUE ("78", "%"), 0,
    TRAB_FINDING_CODE_UNIT_MISMATCH, FALSE },
  { "own-code",
    "\"code\":{\"coding\":[{\"system\":"
    "\"https://trabecula.github.io/fhir/CodeSystem/measure\",\"code\":\"tbs\"}],"
    "\"text\":\"TBS lumbar spine\"}" VALUE ("1.31", "1"),
    TRAB_SITE_LUMBAR_SPINE, -1, TRUE },
};

static void
test_site (gconstpointer data)
{
  const SiteCase *one = data;
  g_autoptr (TrabImport) import = fixture_fhir_read_observation (one->members);
  GPtrArray *rows = trab_record_get_measurements (fixture_fhir_get_record (import));

  g_assert_cmpuint (rows->len, ==, one->is_added ? 1 : 0);
  if (one->is_added)
    g_assert_cmpint (trab_measurement_get (rows->pdata[0])->site, ==, one->site);
  if (one->code >= 0)
    g_assert_nonnull (fixture_fhir_find (import, (TrabFindingCode) one->code));
  else
    {
      g_assert_null (fixture_fhir_find (import, TRAB_FINDING_CODE_SITE_MISSING));
      g_assert_null (fixture_fhir_find (import, TRAB_FINDING_CODE_SITE_CONFLICT));
    }
}

static void
test_side (void)
{
  g_autoptr (TrabImport) import
      = fixture_fhir_read_observation (FEMUR SITE ("Right femoral neck") VALUE ("0.6", "g/cm2"));

  g_assert_nonnull (fixture_fhir_find (import, TRAB_FINDING_CODE_SIDE_CONFLICT));
  g_assert_null (fixture_fhir_get_measurement (import, 0)->side);
}

typedef struct
{
  const char *name;
  const char *members;
  double value; /* canonical; of the record or of the first choice */
  int code;     /* -1: no doubt */
  gboolean has_choices;
} UnitCase;

#define CTX LOINC ("41171-0", "CTX")
#define CALCIUM_MASS LOINC ("17861-6", "Calcium")
#define QUANTITY(members) ",\"valueQuantity\":{" members "}"

static const UnitCase units[] = {
  { "pg", CTX VALUE ("520", "pg/mL"), 520, -1, FALSE },
  { "ug", CTX VALUE ("0.52", "ug/L"), 520, -1, FALSE },
  { "litre-in-small", CALCIUM_MASS VALUE ("9.2", "mg/dl"), 2.2954, -1, FALSE },
  { "words-only", CTX QUANTITY ("\"value\":0.52,\"unit\":\"ng/mL\""), 520, -1, FALSE },
  { "other-code-system",
    CTX QUANTITY ("\"value\":0.52,\"unit\":\"ng/mL\",\"system\":\"http://snomed.info/sct\","
                  "\"code\":\"258806002\""),
    520, -1, FALSE },
  { "superscript", SPINE QUANTITY ("\"value\":0.887,\"unit\":\"g/cm\xc2\xb2\""), 0.887, -1, FALSE },
  { "density-slip", SPINE VALUE ("0.887", "g/cm-2"), 0.887, TRAB_FINDING_CODE_UNIT_ALIAS, FALSE },
  { "no-unit-score", LOINC ("38267-1", "Lumbar spine T-score") QUANTITY ("\"value\":-2.1"), -2.1,
    -1, FALSE },
  { "no-unit", CTX QUANTITY ("\"value\":520"), 520, TRAB_FINDING_CODE_UNIT_MISSING, TRUE },
  { "no-unit-haematocrit", LOINC ("4544-3", "Hematocrit") QUANTITY ("\"value\":0.45"), 45,
    TRAB_FINDING_CODE_UNIT_MISSING, TRUE },
  { "code-against-words",
    CALCIUM_MASS QUANTITY ("\"value\":2.3,\"unit\":\"mmol/L\",\"system\":"
                           "\"http://unitsofmeasure.org\",\"code\":\"mg/dL\""),
    0.57385, TRAB_FINDING_CODE_UNIT_CONFLICT, TRUE },
  { "moles-under-mass", LOINC ("62292-8", "25-OH-D") VALUE ("60", "nmol/L"), 60,
    TRAB_FINDING_CODE_UNIT_CONFLICT, TRUE },
  { "ifcc-in-percent", LOINC ("59261-8", "HbA1c IFCC") VALUE ("6.5", "%"), 47.5295,
    TRAB_FINDING_CODE_UNIT_CONFLICT, TRUE },
  { "plain-clearance", LOINC ("33914-3", "eGFR") VALUE ("60", "mL/min"), 0,
    TRAB_FINDING_CODE_UNIT_MISMATCH, FALSE },
};

static void
test_unit (gconstpointer data)
{
  const UnitCase *one = data;
  g_autoptr (TrabImport) import = fixture_fhir_read_observation (one->members);
  GPtrArray *rows = trab_record_get_measurements (fixture_fhir_get_record (import));
  const TrabFindingFields *finding
      = one->code >= 0 ? fixture_fhir_find (import, (TrabFindingCode) one->code) : NULL;
  gboolean is_added = one->code < 0 || one->code == TRAB_FINDING_CODE_UNIT_ALIAS;

  g_assert_true ((finding != NULL) == (one->code >= 0));
  g_assert_cmpuint (rows->len, ==, is_added ? 1 : 0);
  if (is_added)
    g_assert_cmpfloat_with_epsilon (trab_measurement_get (rows->pdata[0])->value, one->value, 1e-3);
  if (finding != NULL)
    g_assert_true ((finding->n_choices > 1) == one->has_choices);
  if (one->has_choices)
    g_assert_cmpfloat_with_epsilon (trab_measurement_get (finding->choices[0].row)->value,
                                    one->value, 1e-3);
}

#define RANGE(members) ",\"referenceRange\":[{" members "}]"
#define END(name, number, unit) "\"" name "\":{\"value\":" number ",\"unit\":\"" unit "\"}"

/* What the laboratory printed beside a value comes with it; a range that may be another's does not.
 */
static void
test_limits (void)
{
  static const struct
  {
    const char *members;
    const char *low;
    const char *high;
    const char *interpretation;
  } rows[] = {
    { RANGE (END ("low", "0.10", "ng/mL") "," END ("high", "0.570", "ng/mL")), "0.10", "0.570",
      NULL },
    { RANGE (END ("high", "0.57", "ng/mL")), NULL, "0.57", NULL },
    { RANGE ("\"low\":{\"value\":0.1}"), "0.1", NULL, NULL },
    { RANGE (END ("high", "570", "ng/L")), NULL, NULL, NULL }, /* not in the unit of the value */
    { RANGE ("\"type\":{\"coding\":[{\"code\":\"treatment\"}]}," END ("high", "0.3", "ng/mL")),
      NULL, NULL, NULL },
    { ",\"referenceRange\":[{" END ("high", "0.5", "ng/mL") "},{" END ("high", "1", "ng/mL") "}]",
      NULL, NULL, NULL },
    { ",\"interpretation\":[{\"coding\":[{\"code\":\"HH\"}]}]", NULL, NULL, "HH" },
    { ",\"interpretation\":{\"coding\":[{\"code\":\"L\"}]}", NULL, NULL, "L" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *members
          = g_strconcat (CTX QUANTITY ("\"value\":0.60,\"unit\":\"ng/mL\""), rows[i].members, NULL);
      g_autoptr (TrabImport) import = fixture_fhir_read_observation (members);
      const TrabMeasurementFields *fields = fixture_fhir_get_measurement (import, 0);

      g_assert_cmpstr (fields->reference_low, ==, rows[i].low);
      g_assert_cmpstr (fields->reference_high, ==, rows[i].high);
      g_assert_cmpstr (fields->interpretation, ==, rows[i].interpretation);
    }
}

static void
test_comparator (void)
{
  g_autoptr (TrabImport) import = fixture_fhir_read_observation (
      CTX QUANTITY ("\"value\":0.07,\"comparator\":\"<\",\"unit\":\"ng/mL\""));
  const TrabMeasurementFields *fields = fixture_fhir_get_measurement (import, 0);

  g_assert_cmpint (fields->comparator, ==, TRAB_COMPARATOR_LESS);
  g_assert_cmpstr (fields->text, ==, "0.07");
}

static void
test_absent (void)
{
  g_autoptr (TrabImport) import = fixture_fhir_read_observation (
      CTX ",\"dataAbsentReason\":{\"coding\":[{\"code\":\"not-performed\"}]}");
  g_autoptr (TrabImport) words = fixture_fhir_read_observation (CTX ",\"valueString\":\"<0.07\"");

  g_assert_cmpstr (fixture_fhir_find (import, TRAB_FINDING_CODE_VALUE_ABSENT)->received, ==,
                   "not-performed");
  g_assert_cmpstr (fixture_fhir_find (words, TRAB_FINDING_CODE_TEXT_VALUE)->received, ==, "<0.07");
  g_assert_cmpuint (trab_record_get_measurements (fixture_fhir_get_record (import))->len, ==, 0);
}

/* The total of a spine scan counts; its vertebrae stay text. */
static void
test_components (void)
{
  g_autoptr (TrabImport) import
      = fixture_fhir_read_observation (SPINE SITE ("Lumbar spine L1-L4") VALUE (
          "0.912",
          "g/cm2") ",\"component\":[{\"code\":{\"coding\":[{\"system\":\"http://"
                   "loinc.org\",\"code\":\"24966-4\"}"
                   "],\"text\":\"L1\"}" VALUE (
                       "0.871",
                       "g/cm2") "},{\"code\":{\"coding\":[{\"system\":"
                                "\"http://loinc.org\",\"code\":\"38267-1\"}],\"text\":\"T-score "
                                "lumbar spine L1-L4\"}" VALUE ("-1.4", "1") "}]");

  g_assert_cmpuint (trab_record_get_measurements (fixture_fhir_get_record (import))->len, ==, 2);
  g_assert_cmpstr (fixture_fhir_get_measurement (import, 0)->text, ==, "0.912");
  g_assert_cmpint (fixture_fhir_get_measurement (import, 1)->measure, ==, TRAB_MEASURE_T_SCORE);
  g_assert_cmpstr (fixture_fhir_find (import, TRAB_FINDING_CODE_VERTEBRA)->received, ==, "L1");
}

static char *
dup_bundle (const char *entries)
{
  return g_strconcat ("{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[", entries,
                      "]}", NULL);
}

static TrabImport *
read_bundle (const char *entries)
{
  g_autofree char *text = dup_bundle (entries);
  g_autoptr (GError) error = NULL;
  TrabImport *import = fixture_fhir_read (text, -1, &error);

  g_assert_no_error (error);
  return import;
}

#define WEIGHT(subject, value)                                                                     \
  "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"coding\":[{\"system\":"      \
  "\"http://loinc.org\",\"code\":\"29463-7\"}]},\"effectiveDateTime\":\"2020-01-01\",\"subject\":" \
  "{" subject "}" VALUE (value, "kg") "}"
#define PATIENT(id, more) "{\"resourceType\":\"Patient\",\"id\":\"" id "\"" more "}"

static void
test_references (void)
{
  static const struct
  {
    const char *patient; /* the entry */
    const char *observation_url;
    const char *subject;
    gboolean is_found;
  } cases[] = {
    { "\"fullUrl\":\"urn:uuid:1\",\"resource\":" PATIENT ("a", ""), "urn:uuid:2",
      "\"reference\":\"urn:uuid:1\"", TRUE },
    { "\"resource\":" PATIENT ("a", ""), "urn:uuid:2", "\"reference\":\"Patient/a\"", TRUE },
    { "\"fullUrl\":\"http://x/fhir/Patient/a\",\"resource\":" PATIENT ("a", ""),
      "http://x/fhir/Observation/o", "\"reference\":\"Patient/a/_history/3\"", TRUE },
    { "\"fullUrl\":\"http://x/fhir/Patient/a\",\"resource\":" PATIENT ("a", ""),
      "http://y/fhir/Observation/o", "\"reference\":\"Patient/a\"", FALSE },
    { "\"fullUrl\":\"http://x/fhir/Patient/a\",\"resource\":" PATIENT ("a", ""), "urn:uuid:2",
      "\"reference\":\"http://y/fhir/Patient/a\"", FALSE },
    { "\"resource\":" PATIENT ("a", ""), "urn:uuid:2", "\"reference\":\"Patient/b\"", FALSE },
    { "\"resource\":" PATIENT ("a", ",\"identifier\":[{\"system\":\"s\",\"value\":\"v\"}]"),
      "urn:uuid:2", "\"identifier\":{\"system\":\"s\",\"value\":\"v\"}", TRUE },
    { "\"resource\":" PATIENT ("a", ""), "urn:uuid:2", "\"display\":\"A. Nobody\"", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *weight = fixture_fhir_change (WEIGHT ("@", "60"), "@", cases[i].subject);
      g_autofree char *entries
          = g_strconcat ("{\"fullUrl\":\"", cases[i].observation_url, "\",\"resource\":", weight,
                         "},{", cases[i].patient, "}", NULL);
      g_autoptr (TrabImport) import = read_bundle (entries);
      guint n_rows = trab_record_get_measurements (trab_import_get_person (import, 0)->record)->len;

      g_test_message ("%s", cases[i].subject);
      g_assert_false (trab_import_get_person (import, 0)->is_quarantined);
      g_assert_cmpuint (n_rows, ==, cases[i].is_found ? 1 : 0);
      g_assert_cmpuint (trab_import_get_n_persons (import), ==, cases[i].is_found ? 1 : 2);
      g_assert_true ((fixture_fhir_find (import, TRAB_FINDING_CODE_SUBJECT_UNKNOWN) == NULL)
                     == cases[i].is_found);
    }
}

static void
test_contained (void)
{
  g_autofree char *weight = fixture_fhir_change (
      WEIGHT ("\"reference\":\"#me\"", "60"), "\"status\"",
      "\"contained\":[" PATIENT (
          "me", ",\"gender\":\"male\",\"name\":[{\"text\":\"Max\"}]") "],"
                                                                      "\"status\"");
  g_autofree char *entries = g_strconcat ("{\"resource\":", weight, "}", NULL);
  g_autoptr (TrabImport) import = read_bundle (entries);
  TrabRecord *record = fixture_fhir_get_record (import);

  g_assert_cmpstr (trab_patient_get (trab_record_get_patient (record))->family_name, ==, "Max");
  g_assert_cmpuint (trab_record_get_measurements (record)->len, ==, 1);
}

static void
test_two_patients (void)
{
  g_autoptr (TrabImport) import
      = read_bundle ("{\"resource\":" PATIENT ("a", "") "},{\"resource\":" PATIENT (
          "b", "") "},{\"resource\":" WEIGHT ("\"reference\":\"Patient/b\"", "60") "}");

  g_assert_cmpuint (trab_import_get_n_persons (import), ==, 2);
  g_assert_cmpuint (fixture_fhir_find (import, TRAB_FINDING_CODE_SEVERAL_PATIENTS)->count, ==, 2);
  g_assert_cmpuint (trab_record_get_measurements (trab_import_get_person (import, 1)->record)->len,
                    ==, 1);
}

static void
test_duplicates (void)
{
  g_autoptr (TrabImport) import = read_bundle ("{\"resource\":" PATIENT (
      "a", "") "}"
               ",{\"resource\":" WEIGHT (
                   "\"reference\":\"Patient/a\"",
                   "60") "}"
                         ",{\"resource\":" WEIGHT (
                             "\"reference\":\"Patient/a\"",
                             "60") "}"
                                   ",{\"resource\":" WEIGHT (
                                       "\"reference\":\"Patient/a\"",
                                       "60.0") "}"
                                               ",{\"resource\":" WEIGHT (
                                                   "\"reference\":\"Patient/a\"", "61") "}");
  g_autoptr (TrabImportReport) report
      = trab_import_merge (&(TrabMergeInputs){ .incoming = fixture_fhir_get_record (import) });
  const TrabFindingFields *conflict
      = trab_finding_get (trab_import_report_get_findings (report)->pdata[0]);

  g_assert_cmpint (conflict->code, ==, TRAB_FINDING_CODE_OTHER_VALUE);
  g_assert_cmpuint (trab_record_get_measurements (fixture_fhir_get_record (import))->len, ==, 2);
  g_assert_cmpuint (fixture_fhir_count (import, TRAB_FINDING_CODE_DUPLICATE), ==, 2);
  g_assert_cmpstr (conflict->received, ==, "61");
  g_assert_cmpstr (conflict->expected, ==, "60");
}

/* Two versions of one observation in a file: the newer one counts, in whatever order they come. */
static void
test_versions (void)
{
  static const char *const orders[][2] = { { "1", "2" }, { "2", "1" } };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *first
          = g_strdup_printf ("\"meta\":{\"versionId\":\"%s\"},\"status\"", orders[i][0]);
      g_autofree char *second
          = g_strdup_printf ("\"meta\":{\"versionId\":\"%s\"},\"status\"", orders[i][1]);
      g_autofree char *a
          = fixture_fhir_change (WEIGHT ("\"reference\":\"Patient/a\"", "60"), "\"status\"", first);
      g_autofree char *b = fixture_fhir_change (WEIGHT ("\"reference\":\"Patient/a\"", "61"),
                                                "\"status\"", second);
      g_autofree char *entries = g_strconcat (
          "{\"resource\":" PATIENT ("a", "") "},{\"fullUrl\":\"urn:uuid:9\",\"resource\":", a,
          "},{\"fullUrl\":\"urn:uuid:9\",\"resource\":", b, "}", NULL);
      g_autoptr (TrabImport) import = read_bundle (entries);

      g_assert_cmpuint (trab_record_get_measurements (fixture_fhir_get_record (import))->len, ==,
                        1);
      g_assert_cmpstr (fixture_fhir_get_measurement (import, 0)->text, ==, i == 0 ? "61" : "60");
      g_assert_nonnull (fixture_fhir_find (import, TRAB_FINDING_CODE_OLDER_VERSION));
    }
}

#define CONDITION(code, status, more)                                                              \
  "{\"resource\":{\"resourceType\":\"Condition\",\"code\":{\"coding\":[{\"system\":"               \
  "\"http://snomed.info/sct\",\"code\":\"" code "\"}]},\"verificationStatus\":{\"coding\":[{"      \
  "\"code\":\"" status "\"}]},\"subject\":{\"reference\":\"Patient/a\"}" more "}}"

static void
test_conditions (void)
{
  g_autoptr (TrabImport) import = read_bundle ("{\"resource\":" PATIENT (
      "a",
      "") "}"
          "," CONDITION ("69896004", "refuted", "") "," CONDITION ("44054006", "confirmed", ",\"clinicalStatus\":{\"coding\":[{\"code\":\"resolved\"}]}") "," CONDITION (
              "230690007", "confirmed",
              "") "," CONDITION ("16114001", "confirmed",
                                 ",\"onsetDateTime\":\"2011-09-30\"") "," CONDITION ("443165006",
                                                                                     "confirmed",
                                                                                     ",\"onsetDateT"
                                                                                     "ime\":\"2011-"
                                                                                     "09-"
                                                                                     "30\"") "," CONDITION ("16114001",
                                                                                                            "confirme"
                                                                                                            "d",
                                                                                                            ",\"onsetD"
                                                                                                            "ateTime\""
                                                                                                            ":\"2011-"
                                                                                                            "09-30\"") "," CONDITION ("443165006",
                                                                                                                                      "confirmed",
                                                                                                                                      ",\"onsetDateTime\":\"2015\"") "," CONDITION ("33737001",
                                                                                                                                                                                    "provisional",
                                                                                                                                                                                    "") "," CONDITION ("5913000",
                                                                                                                                                                                                       "confirmed",
                                                                                                                                                                                                       ",\"onsetAge\":{\"value\":62,\"code\":\"a\"}"));
  TrabRecord *record = fixture_fhir_get_record (import);
  TrabVisit *visit = trab_record_get_visits (record)->pdata[0];
  GPtrArray *fractures = trab_record_get_fractures (record);

  g_assert_cmpint (trab_visit_get_answer (visit, TRAB_QUESTION_CARDIOVASCULAR), ==,
                   TRAB_ANSWER_YES);
  g_assert_cmpint (trab_visit_get_answer (visit, TRAB_QUESTION_RA_OR_SLE), ==,
                   TRAB_ANSWER_NOT_KNOWN);
  g_assert_cmpint (trab_visit_get_answer (visit, TRAB_QUESTION_DIABETES_TYPE2), ==,
                   TRAB_ANSWER_NOT_KNOWN);
  g_assert_cmpuint (fixture_fhir_count (import, TRAB_FINDING_CODE_ANSWER_NOT_USED), ==, 3);
  g_assert_cmpuint (fractures->len, ==, 3);
  g_assert_cmpint (trab_fracture_get (fractures->pdata[0])->is_low_trauma, ==, TRAB_ANSWER_YES);
  g_assert_cmpint (trab_fracture_get (fractures->pdata[1])->site, ==, TRAB_FRACTURE_OTHER);
  g_assert_cmpstr (trab_fracture_get (fractures->pdata[2])->note, ==, "62 a");
  g_assert_false (trab_date_is_known (trab_fracture_get (fractures->pdata[2])->date));
  g_assert_cmpuint (fixture_fhir_count (import, TRAB_FINDING_CODE_FRACTURE_COMBINED), ==, 1);
  g_assert_cmpuint (fixture_fhir_count (import, TRAB_FINDING_CODE_FRACTURE_SITE), ==, 1);
  g_assert_cmpuint (fixture_fhir_count (import, TRAB_FINDING_CODE_DUPLICATE), ==, 1);
}

/* ICD-10 codes are finer than the table; both spellings of the system are one tree. */
static void
test_icd (void)
{
  g_autoptr (TrabImport) import = read_bundle ("{\"resource\":" PATIENT (
      "a",
      "") "},{\"resource\":{\"resourceType\":\"Condition\",\"code\":{"
          "\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/icd-10-cm\",\"code\":\"C50.912\"}]},"
          "\"subject\":{\"reference\":\"Patient/"
          "a\"}}},{\"resource\":{\"resourceType\":\"Condition\","
          "\"code\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/icd-10-cm\",\"code\":"
          "\"S72.001A\"}]},\"subject\":{\"reference\":\"Patient/"
          "a\"},\"onsetDateTime\":\"2020-01-02\"}}");
  TrabRecord *record = fixture_fhir_get_record (import);
  TrabVisit *visit = trab_record_get_visits (record)->pdata[0];

  g_assert_cmpint (trab_visit_get_answer (visit, TRAB_QUESTION_CANCER), ==, TRAB_ANSWER_YES);
  g_assert_cmpint (trab_fracture_get (trab_record_get_fractures (record)->pdata[0])->site, ==,
                   TRAB_FRACTURE_HIP);
}

#define REQUEST(status, intent, more)                                                              \
  "{\"resource\":{\"resourceType\":\"MedicationRequest\",\"status\":\"" status                     \
  "\",\"intent\":\"" intent "\",\"medicationCodeableConcept\":{\"coding\":[{\"system\":"           \
  "\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"code\":\"904431\"}],\"text\":\"ALN 70\"},"    \
  "\"authoredOn\":\"2020-02-03\",\"subject\":{\"reference\":\"Patient/a\"}" more "}}"

static void
test_medicines (void)
{
  g_autoptr (TrabImport) import = read_bundle ("{\"resource\":" PATIENT (
      "a",
      "") "}"
          "," REQUEST (
              "active", "order",
              ",\"dosageInstruction\":[{\"timing\":{\"repeat\":{\"frequency\":1,\"period\":1,"
              "\"periodUnit\":\"wk\"}},\"doseAndRate\":[{\"doseQuantity\":{\"value\":70.0,"
              "\"unit\":\"mg\"}}]}]") "," REQUEST ("stopped", "order",
                                                   "") "," REQUEST ("active", "proposal",
                                                                    "") "," REQUEST ("active",
                                                                                     "plan",
                                                                                     ",\"repor"
                                                                                     "tedBoole"
                                                                                     "an\":"
                                                                                     "true") "," REQUEST ("active",
                                                                                                          "order",
                                                                                                          ",\"doNotPerform\":true") "," REQUEST ("cancelled",
                                                                                                                                                 "order",
                                                                                                                                                 "") "," REQUEST ("entered-in-error",
                                                                                                                                                                  "order",
                                                                                                                                                                  ""));
  GPtrArray *courses = trab_record_get_courses (fixture_fhir_get_record (import));

  g_assert_cmpuint (courses->len, ==, 4);
  g_assert_cmpstr (trab_course_get (courses->pdata[0])->dose_text, ==, "70.0 mg 1/1 wk");
  g_assert_true (trab_course_get (courses->pdata[0])->is_ongoing);
  g_assert_false (trab_course_get (courses->pdata[1])->is_ongoing);
  g_assert_true (trab_course_get (courses->pdata[3])->is_in_error);
  g_assert_cmpuint (fixture_fhir_count (import, TRAB_FINDING_CODE_NOT_TAKEN), ==, 3);
}

static void
test_lines (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabImport) import = fixture_fhir_read (
      PATIENT ("a", "") "\n" WEIGHT ("\"reference\":\"Patient/a\"", "60") "\n", -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (trab_record_get_measurements (fixture_fhir_get_record (import))->len, ==, 1);
  g_assert_cmpuint (trab_import_get_n_resources (import), ==, 2);
}

static void
test_place (void)
{
  g_autoptr (TrabImport) import = fixture_fhir_read_changed ("0.750", "612");
  const TrabFindingFields *finding = fixture_fhir_find (import, TRAB_FINDING_CODE_IMPLAUSIBLE);
  g_autofree char *text = NULL;

  g_assert_cmpstr (finding->pointer, ==, "/entry/1/resource");
  g_assert_cmpstr (finding->resource_type, ==, "Observation");
  g_assert_cmpstr (finding->resource_id, ==, "spine-bmd");
  g_assert_cmpstr (finding->subject, ==, "bmd");
  g_assert_cmpint (finding->person, ==, 0);
  g_assert_cmpuint (finding->line, >, 1);
  text = g_strndup (
      (const char *) g_bytes_get_data (trab_import_get_bytes (import), NULL) + finding->offset, 1);
  g_assert_cmpstr (text, ==, "{");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/interop/fhir-reader/good", test_good);
  g_test_add_func ("/interop/fhir-reader/kept-text", test_kept_text);
  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      g_autofree char *path = g_strconcat ("/interop/fhir-reader/site/", sites[i].name, NULL);

      g_test_add_data_func (path, &sites[i], test_site);
    }
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *path = g_strconcat ("/interop/fhir-reader/unit/", units[i].name, NULL);

      g_test_add_data_func (path, &units[i], test_unit);
    }
  g_test_add_func ("/interop/fhir-reader/side", test_side);
  g_test_add_func ("/interop/fhir-reader/limits", test_limits);
  g_test_add_func ("/interop/fhir-reader/comparator", test_comparator);
  g_test_add_func ("/interop/fhir-reader/absent", test_absent);
  g_test_add_func ("/interop/fhir-reader/components", test_components);
  g_test_add_func ("/interop/fhir-reader/references", test_references);
  g_test_add_func ("/interop/fhir-reader/contained", test_contained);
  g_test_add_func ("/interop/fhir-reader/two-patients", test_two_patients);
  g_test_add_func ("/interop/fhir-reader/duplicates", test_duplicates);
  g_test_add_func ("/interop/fhir-reader/versions", test_versions);
  g_test_add_func ("/interop/fhir-reader/conditions", test_conditions);
  g_test_add_func ("/interop/fhir-reader/icd", test_icd);
  g_test_add_func ("/interop/fhir-reader/medicines", test_medicines);
  g_test_add_func ("/interop/fhir-reader/lines", test_lines);
  g_test_add_func ("/interop/fhir-reader/place", test_place);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files as other programs write them, all the way into a store and out again. */
#include <string.h>

#include "fixture-files.h"
#include "trab-session-import.h"
#include "trab-session.h"

#define BASE "http://clinic.example/fhir/"
#define ENTRY(type, id, rest)                                                                      \
  "{\"fullUrl\":\"" BASE type "/" id "\",\"resource\":{\"resourceType\":\"" type "\",\"id\":\"" id \
  "\"," rest "}}"
#define PATIENT(id, family)                                                                        \
  ENTRY ("Patient", id,                                                                            \
         "\"identifier\":[{\"system\":\"http://clinic.example/mrn\",\"value\":\"" id               \
         "\"}],\"name\":[{\"family\":\"" family "\",\"given\":[\"Ada\"]}],\"gender\":\"female\","  \
         "\"birthDate\":\"1955-03-09\"")
#define SUBJECT(id) "\"subject\":{\"reference\":\"Patient/" id "\"}"
#define LOINC(code)                                                                                \
  "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"" code "\"}]}"
#define QUANTITY(value, unit)                                                                      \
  "\"valueQuantity\":{\"value\":" value ",\"unit\":\"" unit                                        \
  "\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"" unit "\"}"
#define OBSERVATION(id, of, code, day, rest)                                                       \
  ENTRY ("Observation", id,                                                                        \
         "\"status\":\"final\"," LOINC (code) "," SUBJECT (of) ",\"effectiveDateTime\":\"" day     \
                                                               "\"," rest)
#define AT(text) ",\"bodySite\":{\"text\":\"" text "\"},\"device\":{\"display\":\"Hologic A\"}"
#define T_SCORE "38263-0"
#define FEMUR "24701-5"
#define WEIGHT "29463-7"

static const TrabDate today = { 2026, 11, 30 };

typedef struct
{
  char *folder;
  TrabSession *session;
} Clinic;

static void
clinic_clear (Clinic *clinic)
{
  g_clear_object (&clinic->session);
  fixture_files_remove (clinic->folder);
  g_clear_pointer (&clinic->folder, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Clinic, clinic_clear)

static Clinic
open_clinic (void)
{
  Clinic clinic = { fixture_files_new_folder (), trab_session_new (NULL) };
  g_autofree char *folder = g_build_filename (clinic.folder, "s", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (trab_session_create_practice (clinic.session, folder, today, &error));
  g_assert_true (trab_session_open (clinic.session, folder, NULL, NULL, &error));
  g_assert_no_error (error);
  return clinic;
}

static TrabImport *
read_text (Clinic *clinic, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  TrabImport *import = trab_session_import_read (clinic->session, bytes,
                                                 &(TrabImportReading){ .today = today }, &error);

  g_assert_no_error (error);
  return import;
}

static char *
dup_bundle (const char *entries)
{
  return g_strconcat ("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[", entries,
                      "]}", NULL);
}

static TrabImport *
read_bundle (Clinic *clinic, const char *entries)
{
  g_autofree char *bundle = dup_bundle (entries);

  return read_text (clinic, bundle);
}

static GPtrArray *
save (Clinic *clinic, TrabImport *import)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *ids = trab_session_import_save (clinic->session, import, NULL, NULL, &error);

  g_assert_no_error (error);
  return ids;
}

/* The record of the first person of a bundle, from the store. */
static TrabRecord *
take_in (Clinic *clinic, const char *entries)
{
  g_autoptr (TrabImport) import = read_bundle (clinic, entries);
  g_autoptr (GPtrArray) ids = save (clinic, import);
  g_autoptr (GError) error = NULL;
  TrabRecord *record = trab_session_load (clinic->session, ids->pdata[0], &error);

  g_assert_no_error (error);
  return record;
}

static const TrabFindingFields *
find (TrabImport *import, TrabFindingCode code)
{
  GPtrArray *findings = trab_import_get_findings (import);

  for (guint i = 0; i < findings->len; i++)
    if (trab_finding_get (findings->pdata[i])->code == code)
      return trab_finding_get (findings->pdata[i]);
  return NULL;
}

static double
latest (TrabRecord *record, TrabMeasure measure, TrabSite site)
{
  TrabMeasurement *found = trab_record_find_latest (record, measure, site);

  return found ? trab_measurement_get (found)->value : -99;
}

/* ---- people */

static void
test_somebody_alone (void)
{
  g_auto (Clinic) clinic = open_clinic ();
  g_autoptr (TrabImport) import
      = read_bundle (&clinic, PATIENT ("p1", "First") "," PATIENT ("p2", "Lonely") "," OBSERVATION (
                                  "w", "p1", WEIGHT, "2025-05-06", QUANTITY ("60", "kg")));
  g_autoptr (GPtrArray) ids = save (&clinic, import);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) found = trab_session_search (clinic.session, "Lonely", 10, NULL);

  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpuint (found->len, ==, 1);
  again = save (&clinic, import);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (again->pdata[i], ==, ids->pdata[i]);
}

/* A number that no store can hold costs itself alone. */
static void
test_impossible_number (void)
{
  static const char *const numbers[] = { "10000000000.0", "-1e300", "1e10" };
  g_auto (Clinic) clinic = open_clinic ();

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *whole = g_strdup_printf (
          PATIENT ("p1", "Heavy") ","                                                 //
          OBSERVATION ("h", "p1", "8302-2", "2025-05-06", QUANTITY ("160", "cm")) "," //
          OBSERVATION ("w", "p1", WEIGHT, "2025-05-06", QUANTITY ("%s", "kg")),
          numbers[i]);
      g_autoptr (TrabImport) import = read_bundle (&clinic, whole);
      g_autoptr (TrabRecord) record = take_in (&clinic, whole);

      g_assert_cmpint (find (import, TRAB_FINDING_CODE_TOO_LARGE)->severity, ==,
                       TRAB_FINDING_REFUSED);
      g_assert_cmpfloat (latest (record, TRAB_MEASURE_HEIGHT, TRAB_SITE_NONE), ==, 160);
      g_assert_cmpfloat (latest (record, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE), ==, -99);
    }
}

/* ---- time */

static void
test_day_to_come (void)
{
  g_auto (Clinic) clinic = open_clinic ();
  const char *entries
      = PATIENT ("p1", "Slip") "," OBSERVATION ("a", "p1", T_SCORE, "2025-05-06",
                                                QUANTITY ("-2.4", "{T-score}")
                                                    AT ("Femoral neck, left")) "," //
      OBSERVATION ("b", "p1", T_SCORE, "2052-05-06",
                   QUANTITY ("-0.4", "{T-score}") AT ("Femoral neck, left")) "," //
      OBSERVATION ("c", "p1", WEIGHT, "2026-12-01", QUANTITY ("60", "kg"));
  g_autoptr (TrabImport) import = read_bundle (&clinic, entries);
  g_autoptr (TrabRecord) record = take_in (&clinic, entries);
  const TrabFindingFields *finding = find (import, TRAB_FINDING_CODE_FUTURE);

  g_assert_cmpint (finding->severity, ==, TRAB_FINDING_UNUSED);
  g_assert_cmpstr (finding->received, ==, "2052-05-06");
  g_assert_cmpuint (trab_record_get_measurements (record)->len, ==, 3);
  g_assert_cmpfloat (latest (record, TRAB_MEASURE_T_SCORE, TRAB_SITE_FEMORAL_NECK), ==, -2.4);
  /* tomorrow here may be today where it was measured */
  g_assert_cmpfloat (latest (record, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE), ==, 60);
}

#define STATEMENT(id, status, period)                                                              \
  ENTRY ("MedicationStatement", id,                                                                \
         "\"status\":\"" status                                                                    \
         "\"," SUBJECT ("p1") ",\"medicationCodeableConcept\":{\"text\":\"Alendronate " id         \
                              "\"},\"effectivePeriod\":" period)

static void
test_end_is_kept (void)
{
  static const struct
  {
    const char *entry;
    gboolean is_ongoing;
    int stop_year;
  } cases[] = {
    { STATEMENT ("a", "active", "{\"start\":\"2015-01-01\",\"end\":\"2019-12-31\"}"), FALSE, 2019 },
    { STATEMENT ("b", "active", "{\"start\":\"2015-01-01\",\"end\":\"2027-12-31\"}"), TRUE, 0 },
    { STATEMENT ("c", "active", "{\"start\":\"2015-01-01\",\"end\":\"2026\"}"), TRUE, 0 },
    { STATEMENT ("d", "active", "{\"start\":\"2015-01-01\"}"), TRUE, 0 },
    { STATEMENT ("e", "completed", "{\"start\":\"2020\",\"end\":\"2021-06\"}"), FALSE, 2021 },
  };
  g_auto (Clinic) clinic = open_clinic ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *entries = g_strconcat (PATIENT ("p1", "Taker"), ",", cases[i].entry, NULL);
      g_autoptr (TrabImport) import = read_bundle (&clinic, entries);
      TrabRecord *record = trab_import_get_person (import, 0)->record;
      const TrabCourseFields *course = trab_course_get (trab_record_get_courses (record)->pdata[0]);

      g_assert_cmpint (course->is_ongoing, ==, cases[i].is_ongoing);
      g_assert_cmpint (course->stop.year, ==, cases[i].stop_year);
      g_assert_cmpint (find (import, TRAB_FINDING_CODE_ENDED) != NULL, ==, i == 0);
    }
}

/* ---- sides and panels */

#define BOTH_HIPS                                                                                                           \
  PATIENT ("p1", "Hips")                                                                                                    \
  "," OBSERVATION ("a", "p1", FEMUR, "2025-05-06", QUANTITY ("0.600", "g/cm2") AT ("Femoral neck, left")) "," OBSERVATION ( \
      "b", "p1", FEMUR, "2025-05-06",                                                                                       \
      QUANTITY ("0.744", "g/cm2") AT (                                                                                      \
          "Femoral neck, right")) "," OBSERVATION ("c", "p1", T_SCORE, "2025-05-06",                                        \
                                                   QUANTITY ("-2.2", "{T-score}") AT (                                      \
                                                       "Femoral neck, left")) "," OBSERVATION ("d",                         \
                                                                                               "p"                          \
                                                                                               "1",                         \
                                                                                               T_SCORE,                     \
                                                                                               "2"                          \
                                                                                               "0"                          \
                                                                                               "2"                          \
                                                                                               "5"                          \
                                                                                               "-"                          \
                                                                                               "0"                          \
                                                                                               "5"                          \
                                                                                               "-"                          \
                                                                                               "0"                          \
                                                                                               "6",                         \
                                                                                               QUANTITY (                   \
                                                                                                   "-0.9",                  \
                                                                                                   "{T-score}")             \
                                                                                                   AT ("Femoral neck, right"))

/* The same file in several stores: the same answers and the same bytes go out. */
static void
test_stores_are_equal (void)
{
  g_autofree char *first = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_auto (Clinic) clinic = open_clinic ();
      g_autoptr (TrabImport) import = read_bundle (&clinic, BOTH_HIPS);
      g_autoptr (TrabRecord) record = take_in (&clinic, BOTH_HIPS);
      g_autofree char *fhir = trab_session_write_fhir (clinic.session, record);

      g_assert_cmpstr (find (import, TRAB_FINDING_CODE_BOTH_SIDES)->received, ==, "left");
      g_assert_cmpfloat (latest (record, TRAB_MEASURE_BMD, TRAB_SITE_FEMORAL_NECK), ==, 0.6);
      g_assert_cmpfloat (latest (record, TRAB_MEASURE_T_SCORE, TRAB_SITE_FEMORAL_NECK), ==, -2.2);
      if (first == NULL)
        first = g_steal_pointer (&fhir);
      else
        g_assert_cmpstr (fhir, ==, first);
    }
}

#define PART(code, text, quantity) "{" LOINC (code) "," quantity "}"
#define PANEL(status, version, parts)                                                              \
  PATIENT ("p1", "Panel")                                                                          \
  "," ENTRY ("Observation", "panel",                                                               \
             "\"meta\":{\"versionId\":\"" version "\"},\"status\":\"" status                       \
             "\"," LOINC ("83311-1") "," SUBJECT (                                                 \
                 "p1") ",\"effectiveDateTime\":\"2025-05-06\",\"component\":[" parts "]")
#define HIP_BMD(value) PART ("46278-8", "Total hip left", QUANTITY (value, "g/cm2"))
#define HIP_T(value) PART ("80946-7", "Total hip left T-score", QUANTITY (value, "{T-score}"))

static void
test_panel (void)
{
  g_auto (Clinic) clinic = open_clinic ();
  g_autoptr (TrabImport) import
      = read_bundle (&clinic, PANEL ("final", "1", HIP_BMD ("0.801") "," HIP_T ("-1.2")));
  g_autoptr (TrabRecord) record
      = take_in (&clinic, PANEL ("final", "1", HIP_BMD ("0.801") "," HIP_T ("-1.2")));

  g_assert_null (find (import, TRAB_FINDING_CODE_OTHER_VALUE));
  g_assert_null (find (import, TRAB_FINDING_CODE_VALUE_MISSING));
  g_assert_cmpfloat (latest (record, TRAB_MEASURE_BMD, TRAB_SITE_TOTAL_HIP), ==, 0.801);
  g_assert_cmpfloat (latest (record, TRAB_MEASURE_T_SCORE, TRAB_SITE_TOTAL_HIP), ==, -1.2);
  /* amended, and in another order */
  g_clear_object (&record);
  record = take_in (&clinic, PANEL ("amended", "2", HIP_T ("-1.4") "," HIP_BMD ("0.779")));
  g_assert_cmpfloat (latest (record, TRAB_MEASURE_BMD, TRAB_SITE_TOTAL_HIP), ==, 0.779);
  g_assert_cmpfloat (latest (record, TRAB_MEASURE_T_SCORE, TRAB_SITE_TOTAL_HIP), ==, -1.4);
  g_clear_object (&record);
  record = take_in (&clinic, PANEL ("entered-in-error", "3", HIP_BMD ("0.779") "," HIP_T ("-1.4")));
  g_assert_cmpfloat (latest (record, TRAB_MEASURE_BMD, TRAB_SITE_TOTAL_HIP), ==, -99);
  g_assert_cmpfloat (latest (record, TRAB_MEASURE_T_SCORE, TRAB_SITE_TOTAL_HIP), ==, -99);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/import/somebody-alone", test_somebody_alone);
  g_test_add_func ("/import/impossible-number", test_impossible_number);
  g_test_add_func ("/import/day-to-come", test_day_to_come);
  g_test_add_func ("/import/end-is-kept", test_end_is_kept);
  g_test_add_func ("/import/stores-are-equal", test_stores_are_equal);
  g_test_add_func ("/import/panel", test_panel);
  return g_test_run ();
}

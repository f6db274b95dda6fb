/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files as other programs write them, all the way into a store and out again. */
#include <string.h>

#include "fixture-clinic.h"
#include "trab-import-report.h"
#include "trab-patient-summary.h"
#include "trab-session-import.h"
#include "trab-session-load.h"
#include "trab-session-people.h"
#include "trab-session-search.h"
#include "trab-session-write.h"
#include "trab-session.h"

static const TrabDate today = FIXTURE_CLINIC_TODAY;

/* ---- people */

static void
test_somebody_alone (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (TrabImport) import = fixture_clinic_read_bundle (
      &clinic, PATIENT ("p1", "First") "," PATIENT ("p2", "Lonely") "," OBSERVATION (
                   "w", "p1", WEIGHT, "2025-05-06", QUANTITY ("60", "kg")));
  g_autoptr (GPtrArray) ids = fixture_clinic_save (&clinic, import);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) found = trab_session_search (clinic.session, "Lonely", 10, NULL);

  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpuint (found->len, ==, 1);
  again = fixture_clinic_save (&clinic, import);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (again->pdata[i], ==, ids->pdata[i]);
}

/* A number that no store can hold costs itself alone. */
static void
test_impossible_number (void)
{
  static const char *const numbers[] = { "10000000000.0", "-1e300", "1e10" };
  g_auto (Clinic) clinic = fixture_clinic_open ();

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *whole = g_strdup_printf (
          PATIENT ("p1", "Heavy") ","                                                 //
          OBSERVATION ("h", "p1", "8302-2", "2025-05-06", QUANTITY ("160", "cm")) "," //
          OBSERVATION ("w", "p1", WEIGHT, "2025-05-06", QUANTITY ("%s", "kg")),
          numbers[i]);
      g_autoptr (TrabImport) import = fixture_clinic_read_bundle (&clinic, whole);
      g_autoptr (TrabRecord) record = fixture_clinic_take_in (&clinic, whole);

      g_assert_cmpint (fixture_clinic_find (import, TRAB_FINDING_CODE_TOO_LARGE)->severity, ==,
                       TRAB_FINDING_REFUSED);
      g_assert_cmpfloat (fixture_clinic_latest (record, TRAB_MEASURE_HEIGHT, TRAB_SITE_NONE), ==,
                         160);
      g_assert_cmpfloat (fixture_clinic_latest (record, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE), ==,
                         -99);
    }
}

/* ---- time */

static void
test_day_to_come (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  const char *entries
      = PATIENT ("p1", "Slip") "," OBSERVATION ("a", "p1", T_SCORE, "2025-05-06",
                                                QUANTITY ("-2.4", "{T-score}")
                                                    AT ("Femoral neck, left")) "," //
      OBSERVATION ("b", "p1", T_SCORE, "2052-05-06",
                   QUANTITY ("-0.4", "{T-score}") AT ("Femoral neck, left")) "," //
      OBSERVATION ("c", "p1", WEIGHT, "2026-12-01", QUANTITY ("60", "kg"));
  g_autoptr (TrabImport) import = fixture_clinic_read_bundle (&clinic, entries);
  g_autoptr (TrabRecord) record = fixture_clinic_take_in (&clinic, entries);
  const TrabFindingFields *finding = fixture_clinic_find (import, TRAB_FINDING_CODE_FUTURE);

  g_assert_cmpint (finding->severity, ==, TRAB_FINDING_UNUSED);
  g_assert_cmpstr (finding->received, ==, "2052-05-06");
  g_assert_cmpuint (trab_record_get_measurements (record)->len, ==, 3);
  g_assert_cmpfloat (fixture_clinic_latest (record, TRAB_MEASURE_T_SCORE, TRAB_SITE_FEMORAL_NECK),
                     ==, -2.4);
  /* tomorrow here may be today where it was measured */
  g_assert_cmpfloat (fixture_clinic_latest (record, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE), ==, 60);
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
  g_auto (Clinic) clinic = fixture_clinic_open ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *entries = g_strconcat (PATIENT ("p1", "Taker"), ",", cases[i].entry, NULL);
      g_autoptr (TrabImport) import = fixture_clinic_read_bundle (&clinic, entries);
      TrabRecord *record = trab_import_get_person (import, 0)->record;
      const TrabCourseFields *course = trab_course_get (trab_record_get_courses (record)->pdata[0]);

      g_assert_cmpint (course->is_ongoing, ==, cases[i].is_ongoing);
      g_assert_cmpint (course->stop.year, ==, cases[i].stop_year);
      g_assert_cmpint (fixture_clinic_find (import, TRAB_FINDING_CODE_ENDED) != NULL, ==, i == 0);
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
      g_auto (Clinic) clinic = fixture_clinic_open ();
      g_autoptr (TrabImport) import = fixture_clinic_read_bundle (&clinic, BOTH_HIPS);
      g_autoptr (TrabRecord) record = fixture_clinic_take_in (&clinic, BOTH_HIPS);
      g_autofree char *fhir = trab_session_write_fhir (clinic.session, record, today, NULL);

      g_assert_cmpstr (fixture_clinic_find (import, TRAB_FINDING_CODE_BOTH_SIDES)->received, ==,
                       "left");
      g_assert_cmpfloat (fixture_clinic_latest (record, TRAB_MEASURE_BMD, TRAB_SITE_FEMORAL_NECK),
                         ==, 0.6);
      g_assert_cmpfloat (
          fixture_clinic_latest (record, TRAB_MEASURE_T_SCORE, TRAB_SITE_FEMORAL_NECK), ==, -2.2);
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
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (TrabImport) import = fixture_clinic_read_bundle (
      &clinic, PANEL ("final", "1", HIP_BMD ("0.801") "," HIP_T ("-1.2")));
  g_autoptr (TrabRecord) record = fixture_clinic_take_in (
      &clinic, PANEL ("final", "1", HIP_BMD ("0.801") "," HIP_T ("-1.2")));

  g_assert_null (fixture_clinic_find (import, TRAB_FINDING_CODE_OTHER_VALUE));
  g_assert_null (fixture_clinic_find (import, TRAB_FINDING_CODE_VALUE_MISSING));
  g_assert_cmpfloat (fixture_clinic_latest (record, TRAB_MEASURE_BMD, TRAB_SITE_TOTAL_HIP), ==,
                     0.801);
  g_assert_cmpfloat (fixture_clinic_latest (record, TRAB_MEASURE_T_SCORE, TRAB_SITE_TOTAL_HIP), ==,
                     -1.2);
  /* amended, and in another order */
  g_clear_object (&record);
  record = fixture_clinic_take_in (&clinic,
                                   PANEL ("amended", "2", HIP_T ("-1.4") "," HIP_BMD ("0.779")));
  g_assert_cmpfloat (fixture_clinic_latest (record, TRAB_MEASURE_BMD, TRAB_SITE_TOTAL_HIP), ==,
                     0.779);
  g_assert_cmpfloat (fixture_clinic_latest (record, TRAB_MEASURE_T_SCORE, TRAB_SITE_TOTAL_HIP), ==,
                     -1.4);
  g_clear_object (&record);
  record = fixture_clinic_take_in (
      &clinic, PANEL ("entered-in-error", "3", HIP_BMD ("0.779") "," HIP_T ("-1.4")));
  g_assert_cmpfloat (fixture_clinic_latest (record, TRAB_MEASURE_BMD, TRAB_SITE_TOTAL_HIP), ==,
                     -99);
  g_assert_cmpfloat (fixture_clinic_latest (record, TRAB_MEASURE_T_SCORE, TRAB_SITE_TOTAL_HIP), ==,
                     -99);
}

/* ---- who somebody is */

#define HEAD "patient_id,family,given,birth_date,sex,measured_at,kind,site,region,value,unit\n"
#define ANNA HEAD "1,Berg,Anna,1955-03-09,F,2025-05-06,bmd,lumbar_spine,L1-L4,0.612,g/cm2\n"
#define CARL HEAD "1,Dahl,Carl,1948-01-02,M,2025-05-07,bmd,lumbar_spine,L1-L4,1.112,g/cm2\n"
#define NOBODY HEAD "1,,,,,2025-05-08,bmd,lumbar_spine,L1-L4,0.900,g/cm2\n"

static TrabImport *
read_table (Clinic *clinic, const char *table, const char *source)
{
  g_autoptr (GBytes) bytes = g_bytes_new (table, strlen (table));
  g_autoptr (GError) error = NULL;
  TrabImport *import = trab_session_import_read (
      clinic->session, bytes, &(TrabImportReading){ .source = source, .today = today }, &error);

  g_assert_no_error (error);
  return import;
}

static guint
count_measurements (Clinic *clinic, const char *id)
{
  g_autoptr (TrabRecord) record = trab_session_load (clinic->session, id, NULL);

  return trab_record_get_measurements (record)->len;
}

static TrabFinding *
find_question (Clinic *clinic, TrabImport *import, TrabFindingCode code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports
      = trab_session_import_review (clinic->session, import, NULL, &error);
  TrabFinding *found = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < reports->len; i++)
    {
      GPtrArray *findings = trab_import_report_get_findings (reports->pdata[i]);

      for (guint n = 0; n < findings->len; n++)
        if (trab_finding_get (findings->pdata[n])->code == code)
          found = findings->pdata[n];
    }
  return found ? g_object_ref (found) : NULL;
}

/* Two clinics both have a patient 1. */
static void
test_other_person_of_a_number (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (TrabImport) anna = read_table (&clinic, ANNA, NULL);
  g_autoptr (TrabImport) carl = read_table (&clinic, CARL, NULL);
  g_autoptr (TrabImport) nobody = read_table (&clinic, NOBODY, NULL);
  g_autoptr (GPtrArray) first = fixture_clinic_save (&clinic, anna);
  g_autoptr (GPtrArray) waiting = fixture_clinic_save (&clinic, carl);
  g_autoptr (GPtrArray) unsaid = fixture_clinic_save (&clinic, nobody);
  g_autoptr (GPtrArray) settled = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (TrabFinding) question = find_question (&clinic, carl, TRAB_FINDING_CODE_IDENTITY);

  g_assert_cmpuint (waiting->len, ==, 0);
  g_assert_cmpuint (unsaid->len, ==, 0);
  g_assert_cmpuint (count_measurements (&clinic, first->pdata[0]), ==, 1);
  g_assert_cmpstr (trab_finding_get (question)->received, ==, "Dahl, Carl, 1948-01-02, M");
  g_assert_cmpstr (trab_finding_get (question)->expected, ==, "Berg, Anna, 1955-03-09, F");
  trab_import_answer (carl, trab_finding_get (question)->question, TRAB_FINDING_ANOTHER);
  settled = fixture_clinic_save (&clinic, carl);
  g_assert_cmpuint (settled->len, ==, 1);
  g_assert_cmpstr (settled->pdata[0], !=, first->pdata[0]);
  /* from now on each is found, and nothing is asked */
  trab_import_answer (carl, trab_finding_get (question)->question, NULL);
  again = fixture_clinic_save (&clinic, carl);
  g_assert_cmpstr (again->pdata[0], ==, settled->pdata[0]);
  g_clear_pointer (&again, g_ptr_array_unref);
  again = fixture_clinic_save (&clinic, anna);
  g_assert_cmpstr (again->pdata[0], ==, first->pdata[0]);
}

/* Tables that say whose they are: nothing has to be asked. */
static void
test_two_clinics (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (TrabImport) anna = read_table (&clinic, ANNA, "North");
  g_autoptr (TrabImport) carl = read_table (&clinic, CARL, "South");
  g_autoptr (TrabImport) more = read_table (&clinic, NOBODY, "South");
  g_autoptr (GPtrArray) first = fixture_clinic_save (&clinic, anna);
  g_autoptr (GPtrArray) second = fixture_clinic_save (&clinic, carl);
  g_autoptr (GPtrArray) third = fixture_clinic_save (&clinic, more);

  g_assert_cmpstr (first->pdata[0], !=, second->pdata[0]);
  g_assert_cmpstr (second->pdata[0], ==, third->pdata[0]);
  g_assert_cmpuint (count_measurements (&clinic, second->pdata[0]), ==, 2);
}

#define NO_SYSTEM(family)                                                                          \
  ENTRY ("Patient", "p1",                                                                          \
         "\"identifier\":[{\"value\":\"4711\"}],\"name\":[{\"family\":\"" family                   \
         "\",\"given\":[\"Ada\"]}],\"birthDate\":\"1955-03-09\"")                                  \
  "," OBSERVATION ("h", "p1", "8302-2", "2025-05-06", QUANTITY ("160", "cm"))

/* An identifier without a system, and one's own export, find the same person again. */
static void
test_same_person_again (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (TrabImport) import = fixture_clinic_read_bundle (&clinic, NO_SYSTEM ("Probe"));
  g_autoptr (TrabImport) other = fixture_clinic_read_bundle (&clinic, NO_SYSTEM ("Anders"));
  g_autoptr (GPtrArray) first = fixture_clinic_save (&clinic, import);
  g_autoptr (GPtrArray) again = fixture_clinic_save (&clinic, import);
  g_autoptr (GPtrArray) unlike = fixture_clinic_save (&clinic, other);
  g_autoptr (GPtrArray) all = trab_session_search (clinic.session, "(practice)", 100, NULL);

  g_assert_cmpstr (first->pdata[0], ==, again->pdata[0]);
  g_assert_cmpuint (unlike->len, ==, 0);
  g_assert_cmpuint (all->len, >=, 10);
  for (guint i = 0; i < all->len; i++)
    {
      const char *id = trab_patient_summary_get (all->pdata[i])->id;
      g_autoptr (TrabRecord) record = trab_session_load (clinic.session, id, NULL);
      g_autofree char *fhir = trab_session_write_fhir (clinic.session, record, today, NULL);
      g_autoptr (TrabImport) own = fixture_clinic_read_text (&clinic, fhir);
      g_autoptr (GPtrArray) ids = fixture_clinic_save (&clinic, own);

      g_assert_cmpstr (ids->pdata[0], ==, id);
      g_assert_cmpuint (count_measurements (&clinic, id), ==,
                        trab_record_get_measurements (record)->len);
    }
}

/* Two people of one file under one identifier: both are saved, and told apart the next time. */
static void
test_one_identifier_of_two (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (TrabImport) import = fixture_clinic_read_bundle (
      &clinic,
      ENTRY (
          "Patient", "a",
          "\"identifier\":[{\"system\":\"s\",\"value\":\"1\"}],"
          "\"name\":[{\"family\":\"Aa\"}],\"birthDate\":\"1950\"") "," ENTRY ("Patient", "b",
                                                                              "\"identifier\":[{"
                                                                              "\"system\":\"s\","
                                                                              "\"value\":\"1\"}],"
                                                                              "\"name\":[{"
                                                                              "\"family\":\"Bb\"}],"
                                                                              "\"birthDate\":"
                                                                              "\"1950\""));
  g_autoptr (GPtrArray) ids = fixture_clinic_save (&clinic, import);
  g_autoptr (GPtrArray) again = fixture_clinic_save (&clinic, import);

  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpuint (again->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (again->pdata[i], ==, ids->pdata[i]);
}

/* ---- what is asked */

#define TWICE(first, second)                                                                       \
  PATIENT ("p1", "Twice")                                                                          \
  "," OBSERVATION ("a", "p1", WEIGHT, "2025-05-06", QUANTITY (first, "kg")) "," OBSERVATION (      \
      "b", "p1", WEIGHT, "2025-05-06", QUANTITY (second, "kg"))

/* Two values of one moment: neither counts before somebody has chosen, and then the chosen one
 * does; choosing later is choosing. */
static void
test_two_values (void)
{
  static const struct
  {
    const char *answer;
    double latest;
  } cases[] = { { NULL, -99 },
                { TRAB_FINDING_KNOWN, 60 },
                { TRAB_FINDING_RECEIVED, 61 },
                { TRAB_FINDING_BOTH, 61 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint is_later = 0; is_later < 2; is_later++)
      {
        g_auto (Clinic) clinic = fixture_clinic_open ();
        g_autoptr (TrabImport) import = fixture_clinic_read_bundle (&clinic, TWICE ("60", "61"));
        g_autoptr (GPtrArray) waiting = is_later ? fixture_clinic_save (&clinic, import) : NULL;
        g_autoptr (TrabFinding) question
            = find_question (&clinic, import, TRAB_FINDING_CODE_OTHER_VALUE);
        g_autoptr (GPtrArray) ids = NULL;
        g_autoptr (TrabRecord) record = NULL;
        g_autoptr (GPtrArray) again = NULL;
        guint n = 0;

        g_assert_cmpuint (trab_finding_get (question)->line, >, 0);
        trab_import_answer (import, trab_finding_get (question)->question, cases[i].answer);
        ids = fixture_clinic_save (&clinic, import);
        record = trab_session_load (clinic.session, ids->pdata[0], NULL);
        n = trab_record_get_measurements (record)->len;
        g_assert_cmpfloat (fixture_clinic_latest (record, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE), ==,
                           cases[i].latest);
        again = fixture_clinic_save (&clinic, import);
        g_assert_cmpuint (count_measurements (&clinic, ids->pdata[0]), ==, n);
      }
}

/* What was taken back is not known: the same file again is new again. */
static void
test_undone_is_new (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  const char *weight = PATIENT ("p1", "Undo") "," OBSERVATION ("w", "p1", WEIGHT, "2025-05-06",
                                                               QUANTITY ("60", "kg"));
  const char *height = PATIENT ("p1", "Undo") "," OBSERVATION ("h", "p1", "8302-2", "2025-05-06",
                                                               QUANTITY ("160", "cm"));
  g_autoptr (TrabRecord) first = fixture_clinic_take_in (&clinic, weight);
  g_autoptr (TrabImport) import = fixture_clinic_read_bundle (&clinic, height);
  g_autoptr (TrabRecord) undone = NULL;
  g_autoptr (TrabRecord) again = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *batch_id = NULL;

  reports = trab_session_import_save (clinic.session, import, NULL, &batch_id, NULL);
  ids = fixture_clinic_list_ids (reports);
  g_assert_true (trab_session_import_undo (clinic.session, batch_id, NULL));
  undone = trab_session_load (clinic.session, ids->pdata[0], NULL);
  g_assert_cmpfloat (fixture_clinic_latest (undone, TRAB_MEASURE_HEIGHT, TRAB_SITE_NONE), ==, -99);
  again = fixture_clinic_take_in (&clinic, height);
  g_assert_cmpfloat (fixture_clinic_latest (again, TRAB_MEASURE_HEIGHT, TRAB_SITE_NONE), ==, 160);
}

/* A value without a unit waits; with an answer it counts. */
static void
test_answered_unit (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (TrabImport) import = fixture_clinic_read_bundle (
      &clinic, PATIENT ("p1", "Unit") "," OBSERVATION ("c", "p1", "41171-0", "2025-05-05",
                                                       "\"valueQuantity\":{\"value\":0.45}"));
  const TrabFindingFields *finding = fixture_clinic_find (import, TRAB_FINDING_CODE_UNIT_MISSING);
  g_autofree char *answers = g_strdup_printf ("{\"%s\":\"ng/mL\"}", finding->question);
  g_autoptr (GBytes) json = g_bytes_new (answers, strlen (answers));
  g_autoptr (GPtrArray) waiting = fixture_clinic_save (&clinic, import);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (TrabRecord) record = NULL;

  g_assert_cmpuint (count_measurements (&clinic, waiting->pdata[0]), ==, 0);
  g_assert_true (trab_session_import_read_answers (import, json, NULL));
  ids = fixture_clinic_save (&clinic, import);
  record = trab_session_load (clinic.session, ids->pdata[0], NULL);
  g_assert_cmpfloat (fixture_clinic_latest (record, TRAB_MEASURE_CTX, TRAB_SITE_NONE), ==, 450);
}

/* Who has the name of somebody here is asked about, and is somebody else. */
static GPtrArray *
save_as_another (Clinic *clinic, TrabImport *import)
{
  g_autoptr (GPtrArray) reports = trab_session_import_review (clinic->session, import, NULL, NULL);
  g_autoptr (GHashTable) asked
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  GHashTableIter iter;
  gpointer question = NULL;

  trab_import_list_questions (import, reports, asked);
  g_assert_cmpuint (g_hash_table_size (asked), ==, 1);
  g_hash_table_iter_init (&iter, asked);
  while (g_hash_table_iter_next (&iter, &question, NULL))
    trab_import_answer (import, question, TRAB_FINDING_ANOTHER);
  return fixture_clinic_save (clinic, import);
}

/* Two records of one person become one, every import finds it from then on, and undoing parts them.
 */
static void
test_merge_people (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (TrabImport) anna = read_table (&clinic, ANNA, "North");
  g_autoptr (TrabImport) again = read_table (&clinic, ANNA, "South");
  g_autoptr (TrabImport) more = read_table (&clinic, NOBODY, "South");
  g_autoptr (GPtrArray) first = fixture_clinic_save (&clinic, anna);
  g_autoptr (GPtrArray) second = save_as_another (&clinic, again);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) parted = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *batch_id = NULL;

  g_assert_cmpstr (first->pdata[0], !=, second->pdata[0]);
  g_assert_true (trab_session_people_merge (clinic.session, second->pdata[0], first->pdata[0],
                                            &batch_id, &error));
  g_assert_no_error (error);
  /* the scan that both had is one scan */
  g_assert_cmpuint (count_measurements (&clinic, first->pdata[0]), ==, 1);
  found = fixture_clinic_save (&clinic, more);
  g_assert_cmpstr (found->pdata[0], ==, first->pdata[0]);
  g_clear_pointer (&found, g_ptr_array_unref);
  found = trab_session_search (clinic.session, "Berg", 10, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (trab_session_import_undo (clinic.session, batch_id, &error));
  parted = trab_session_search (clinic.session, "Berg", 10, NULL);
  g_assert_cmpuint (parted->len, ==, 2);
  g_assert_cmpuint (count_measurements (&clinic, second->pdata[0]), ==, 1);
  g_assert_false (trab_session_people_merge (clinic.session, first->pdata[0], first->pdata[0],
                                             &batch_id, &error));
}

/* Code says yes, words say no: nothing is a yes before somebody says so. */
static void
test_denied (void)
{
  static const char *const words[]
      = { "No hip fracture", "Patient denies hip fracture in mother", "Negative for hip fracture" };
  g_auto (Clinic) clinic = fixture_clinic_open ();

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *entries = g_strdup_printf (
          PATIENT ("p1", "Family") "," ENTRY (
              "FamilyMemberHistory", "f",
              "\"status\":\"completed\",\"patient\":{\"reference\":\"Patient/p1\"},"
              "\"relationship\":{\"coding\":[{\"code\":\"MTH\"}]},\"condition\":[{\"code\":"
              "{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"359817006\"}],"
              "\"text\":\"%s\"}}]"),
          words[i]);
      g_autoptr (TrabImport) import = fixture_clinic_read_bundle (&clinic, entries);
      const TrabFindingFields *finding = fixture_clinic_find (import, TRAB_FINDING_CODE_NEGATED);
      g_autoptr (TrabRecord) waiting = trab_import_dup_settled (import, 0);
      g_autoptr (TrabRecord) settled = NULL;

      g_assert_cmpstr (finding->received, ==, words[i]);
      g_assert_cmpuint (trab_record_get_visits (waiting)->len, ==, 0);
      trab_import_answer (import, finding->question, TRAB_FINDING_YES);
      settled = trab_import_dup_settled (import, 0);
      g_assert_cmpint (trab_visit_get_answer (trab_record_get_visits (settled)->pdata[0],
                                              TRAB_QUESTION_PARENT_HIP_FRACTURE),
                       ==, TRAB_ANSWER_YES);
    }
}

#define CTX_AS(value)                                                                              \
  PATIENT ("p1", "Text") "," OBSERVATION ("c", "p1", "41171-0", "2025-05-05", value)

/* What is no number is quoted; a number written as text waits for somebody to say it is read right.
 */
static void
test_text_values (void)
{
  static const struct
  {
    const char *entries;
    int code;
    const char *quoted;
    double value; /* of the first choice */
  } cases[] = {
    { CTX_AS ("\"valueString\":\"0.45 ng/mL\""), TRAB_FINDING_CODE_TEXT_VALUE, "0.45 ng/mL", 450 },
    { CTX_AS ("\"valueString\":\"<70 ng/L\""), TRAB_FINDING_CODE_TEXT_VALUE, "<70 ng/L", 70 },
    { CTX_AS ("\"valueString\":\"see report\""), TRAB_FINDING_CODE_NOT_A_NUMBER, "see report", 0 },
    { CTX_AS ("\"valueCodeableConcept\":{\"text\":\"GT 1.5\"}"), TRAB_FINDING_CODE_NOT_A_NUMBER,
      "GT 1.5", 0 },
    { CTX_AS ("\"valueRange\":{\"low\":{\"value\":0.2,\"unit\":\"ng/mL\"},\"high\":{\"value\":0.4,"
              "\"unit\":\"ng/mL\"}}"),
      TRAB_FINDING_CODE_NOT_A_NUMBER, "0.2 ng/mL \u2013 0.4 ng/mL", 0 },
    { CTX_AS ("\"valueRatio\":{\"numerator\":{\"value\":1},\"denominator\":{\"value\":4}}"),
      TRAB_FINDING_CODE_NOT_A_NUMBER, "1 : 4", 0 },
    { CTX_AS ("\"valueSampledData\":{\"period\":1}"), TRAB_FINDING_CODE_NOT_A_NUMBER,
      "valueSampledData", 0 },
  };
  g_auto (Clinic) clinic = fixture_clinic_open ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrabImport) import = fixture_clinic_read_bundle (&clinic, cases[i].entries);
      const TrabFindingFields *finding
          = fixture_clinic_find (import, (TrabFindingCode) cases[i].code);

      g_assert_cmpstr (finding->received, ==, cases[i].quoted);
      g_assert_cmpuint (
          trab_record_get_measurements (trab_import_get_person (import, 0)->record)->len, ==, 0);
      if (cases[i].value > 0)
        g_assert_cmpfloat_with_epsilon (trab_measurement_get (finding->choices[0].row)->value,
                                        cases[i].value, 1e-9);
    }
}

/* What goes out as a table comes back as it was, also what a spreadsheet would compute. */
static void
test_table_out_and_in (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_auto (Clinic) other = fixture_clinic_open ();
  g_autoptr (TrabImport) import = read_table (
      &clinic,
      "patient_id,family,given,birth_date,sex,measured_at,kind,site,side,region,value,unit,device\n"
      "1,'=Berg,Anna,1955-03-09,F,2025-05-06,bmd,lumbar_spine,,L1-L4,0.610,g/cm2,\"Hologic, A\"\n"
      "1,'=Berg,Anna,1955-03-09,F,2025-05-06,t_score,lumbar_spine,,L1-L4,-2.5,,'@home\n"
      "1,'=Berg,Anna,1955-03-09,F,2025-05-06,ctx,,,,<70,ng/L,Lab\n",
      NULL);
  g_autoptr (GPtrArray) ids = fixture_clinic_save (&clinic, import);
  g_autoptr (TrabRecord) record = trab_session_load (clinic.session, ids->pdata[0], NULL);
  g_autofree char *first = trab_session_write_csv (clinic.session, record);
  g_autoptr (TrabImport) back = read_table (&other, first, NULL);
  g_autoptr (GPtrArray) again = fixture_clinic_save (&other, back);
  g_autoptr (TrabRecord) copy = trab_session_load (other.session, again->pdata[0], NULL);
  g_autofree char *second = trab_session_write_csv (other.session, copy);

  g_assert_cmpstr (trab_patient_get (trab_record_get_patient (record))->family_name, ==, "=Berg");
  g_assert_nonnull (strstr (first, ",'=Berg,"));
  g_assert_nonnull (strstr (first, ",-2.5,"));
  g_assert_nonnull (strstr (first, ",0.610,"));
  g_assert_cmpstr (second, ==, first);
}

#define IN_PANEL(text, code, value)                                                                \
  PATIENT ("p1", "Place")                                                                          \
  "," ENTRY ("Observation", "panel",                                                               \
             "\"status\":\"final\"," LOINC ("83311-1") "," SUBJECT (                               \
                 "p1") ",\"effectiveDateTime\":\"2025-05-06\",\"bodySite\":{\"text\":\"" text      \
                       "\"},\"component\":[" PART (code, "", QUANTITY (value, "g/cm2")) "]")

/* A spine inside a panel of the hip: which one it is, is asked, and counts once it is said. */
static void
test_place_is_asked (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (TrabImport) import
      = fixture_clinic_read_bundle (&clinic, IN_PANEL ("Left hip", "24966-4", "0.9"));
  const TrabFindingFields *finding = fixture_clinic_find (import, TRAB_FINDING_CODE_SITE_CONFLICT);
  g_autoptr (GPtrArray) waiting = fixture_clinic_save (&clinic, import);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (TrabRecord) before = trab_session_load (clinic.session, waiting->pdata[0], NULL);
  g_autoptr (TrabRecord) record = NULL;

  g_assert_nonnull (finding->question);
  g_assert_cmpfloat (fixture_clinic_latest (before, TRAB_MEASURE_BMD, TRAB_SITE_LUMBAR_SPINE), ==,
                     -99);
  trab_import_answer (import, finding->question, "lumbar_spine");
  ids = fixture_clinic_save (&clinic, import);
  record = trab_session_load (clinic.session, ids->pdata[0], NULL);
  g_assert_cmpfloat (fixture_clinic_latest (record, TRAB_MEASURE_BMD, TRAB_SITE_LUMBAR_SPINE), ==,
                     0.9);
}

/* A value that is usual in another unit waits, and counts in the unit that is chosen. */
static void
test_unusual_unit (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (TrabImport) import
      = read_table (&clinic, HEAD "1,Berg,Anna,1955-03-09,F,2025-05-06,ctx,,,3,ng/L\n", "North");
  const TrabFindingFields *finding = fixture_clinic_find (import, TRAB_FINDING_CODE_UNIT_IN_DOUBT);
  g_autoptr (GPtrArray) waiting = fixture_clinic_save (&clinic, import);
  g_autoptr (TrabRecord) before = trab_session_load (clinic.session, waiting->pdata[0], NULL);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (TrabRecord) record = NULL;

  g_assert_cmpuint (finding->line, ==, 2);
  g_assert_cmpfloat (fixture_clinic_latest (before, TRAB_MEASURE_CTX, TRAB_SITE_NONE), ==, -99);
  g_assert_cmpuint (trab_record_get_measurements (before)->len, ==, 1);
  trab_import_answer (import, finding->question, "ng/mL");
  ids = fixture_clinic_save (&clinic, import);
  record = trab_session_load (clinic.session, ids->pdata[0], NULL);
  g_assert_cmpfloat (fixture_clinic_latest (record, TRAB_MEASURE_CTX, TRAB_SITE_NONE), ==, 3000);
}

/* The same name and day of birth is never the same person in silence, and never somebody new in
 * silence: it is asked, until an identifier tells. */
static void
test_namesake (void)
{
#define NAMESAKE(number)                                                                           \
  "{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"x\"," number                               \
  "\"name\":[{\"family\":\"Berg\",\"given\":[\"Ada\"]}],\"gender\":\"female\",\"birthDate\":"      \
  "\"1955-03-"                                                                                     \
  "09\"}}"
#define NUMBER(system, value)                                                                      \
  "\"identifier\":[{\"system\":\"" system "\",\"value\":\"" value "\"}],"
  static const struct
  {
    const char *entries;
    gboolean is_asked;
  } cases[] = {
    { NAMESAKE (""), FALSE },                   /* the first */
    { NAMESAKE (""), FALSE },                   /* the same file again: the same person */
    { NAMESAKE (NUMBER ("urn:a", "1")), TRUE }, /* a clinic that has a number */
  };
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrabImport) import = fixture_clinic_read_bundle (&clinic, cases[i].entries);
      g_autoptr (GPtrArray) reports
          = trab_session_import_save (clinic.session, import, NULL, NULL, NULL);
      GPtrArray *findings = trab_import_report_get_findings (reports->pdata[0]);
      gboolean is_asked = FALSE;

      for (guint n = 0; n < findings->len; n++)
        is_asked |= trab_finding_get (findings->pdata[n])->code == TRAB_FINDING_CODE_IDENTITY;
      g_assert_cmpint (is_asked, ==, cases[i].is_asked);
      g_assert_cmpint (trab_import_report_get_patient_id (reports->pdata[0]) == NULL, ==,
                       cases[i].is_asked);
    }
  found = trab_session_search (clinic.session, "Berg", 10, NULL);
  g_assert_cmpuint (found->len, ==, 1);
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
  g_test_add_func ("/import/other-person-of-a-number", test_other_person_of_a_number);
  g_test_add_func ("/import/two-clinics", test_two_clinics);
  g_test_add_func ("/import/same-person-again", test_same_person_again);
  g_test_add_func ("/import/namesake", test_namesake);
  g_test_add_func ("/import/one-identifier-of-two", test_one_identifier_of_two);
  g_test_add_func ("/import/two-values", test_two_values);
  g_test_add_func ("/import/undone-is-new", test_undone_is_new);
  g_test_add_func ("/import/answered-unit", test_answered_unit);
  g_test_add_func ("/import/merge-people", test_merge_people);
  g_test_add_func ("/import/denied", test_denied);
  g_test_add_func ("/import/text-values", test_text_values);
  g_test_add_func ("/import/table-out-and-in", test_table_out_and_in);
  g_test_add_func ("/import/place-is-asked", test_place_is_asked);
  g_test_add_func ("/import/unusual-unit", test_unusual_unit);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same files are the same records, whoever takes them in and in whichever order. */
#include <string.h>

#include "fixture-clinic.h"
#include "trab-patient-summary.h"
#include "trab-session-load.h"
#include "trab-session-search.h"
#include "trab-session-write.h"

#define N_STORES 6

#define PANEL(status, version, components)                                                         \
  ENTRY ("Observation", "panel",                                                                   \
         "\"meta\":{\"versionId\":\"" version "\"},\"status\":\"" status                           \
         "\"," LOINC ("83311-1") "," SUBJECT ("p1") ",\"effectiveDateTime\":\"2025-05-06\","       \
                                                    "\"component\":[" components "]")
#define COMPONENT(code, rest) "{" LOINC (code) "," rest "}"
#define HIP(id, side, day, value)                                                                  \
  OBSERVATION (id, "p1", T_SCORE, day, QUANTITY (value, "{T-score}") AT ("Femoral neck, " side))

/* Each a bundle of its own: two people, panels that are amended and withdrawn, both hips, several
 * scans of a day, exact repetitions, what has no date, what has not happened yet. */
static const char *const bundles[] = {
  PATIENT ("p1", "First") "," HIP ("l", "left", "2025-01-06", "-2.4"),
  PATIENT ("p1", "First") "," HIP ("r", "right", "2025-01-06", "-1.4"),
  PATIENT ("p1", "First") "," HIP ("l", "left", "2025-01-06", "-2.4") "," HIP (
      "f", "left", "2052-01-06", "-0.4"),
  PATIENT ("p1",
           "First") "," PANEL ("final",
                               "1",
                               COMPONENT ("46278-8", QUANTITY ("0.801", "g/cm2")) "," COMPONENT (
                                   "80946-7", QUANTITY ("-1.2", "{T-score}"))),
  PATIENT ("p1",
           "First") "," PANEL ("amended", "2", COMPONENT ("46278-8", QUANTITY ("0.811", "g/cm2"))),
  PATIENT ("p2",
           "Second") "," OBSERVATION ("w", "p2", WEIGHT, "2025-05-06", QUANTITY ("60.0", "kg")),
  PATIENT ("p2", "Second") "," ENTRY (
      "Observation",
      "w2",
      "\"status\":\"entered-in-error\"," LOINC (WEIGHT) "," SUBJECT (
          "p2") ",\"effectiveDateTime\":\"2025-06-06\"," QUANTITY ("16", "kg")),
  PATIENT ("p2", "Second") "," ENTRY (
      "MedicationStatement",
      "m",
      "\"status\":\"active\"," SUBJECT ("p2") ",\"medicationCodeableConcept\":{\"text\":"
                                              "\"Alendronate\"},\"effectivePeriod\":{\"start\":"
                                              "\"2015-01-01\",\"end\":\"2019-12-31\"}"),
};

/* Of everybody whom the files tell of, what leaves as FHIR: in the order of their names. */
static char *
dup_all (Clinic *clinic)
{
  static const char *const names[] = { "First", "Second" };
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPtrArray) found = trab_session_search (clinic->session, names[i], 10, NULL);
      g_autoptr (TrabRecord) record = NULL;
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (found->len, ==, 1);
      record = trab_session_load (clinic->session, trab_patient_summary_get (found->pdata[0])->id,
                                  &error);
      g_assert_no_error (error);
      text = trab_session_write_fhir (clinic->session, record, FIXTURE_CLINIC_TODAY, &error);
      g_assert_no_error (error);
      g_string_append (all, text);
    }
  return g_string_free (all, FALSE);
}

static void
test_any_order (void)
{
  g_autofree char *first = NULL;

  for (guint store = 0; store < N_STORES; store++)
    {
      g_auto (Clinic) clinic = fixture_clinic_open ();
      g_autoptr (GRand) random = g_rand_new_with_seed (store);
      guint order[G_N_ELEMENTS (bundles)];
      g_autofree char *all = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (bundles); i++)
        order[i] = i;
      for (guint i = G_N_ELEMENTS (bundles) - 1; store > 0 && i > 0; i--)
        {
          guint other = (guint) g_rand_int_range (random, 0, (gint32) i + 1);
          guint here = order[i];

          order[i] = order[other];
          order[other] = here;
        }
      for (guint i = 0; i < G_N_ELEMENTS (bundles); i++)
        {
          g_autoptr (TrabRecord) record = fixture_clinic_take_in (&clinic, bundles[order[i]]);

          g_assert_nonnull (record);
        }
      all = dup_all (&clinic);
      if (first == NULL)
        first = g_steal_pointer (&all);
      else
        g_assert_cmpstr (all, ==, first);
    }
}

/* ---- files that contradict each other */

#define PERSON(rest)                                                                               \
  ENTRY ("Patient", "p1",                                                                          \
         "\"identifier\":[{\"system\":\"http://clinic.example/mrn\",\"value\":\"p1\"}]" rest)
#define NAMED(family, rest) PERSON (",\"name\":[{\"family\":\"" family "\"" rest "}]")
#define OF(person, resource) person "," resource
#define FIRST(resource) OF (PATIENT ("p1", "First"), resource)
#define WEIGHS(status, value, rest)                                                                \
  ENTRY ("Observation", "w",                                                                       \
         "\"status\":\"" status                                                                    \
         "\"," LOINC (WEIGHT) "," SUBJECT ("p1") ",\"effectiveDateTime\":"                         \
                                                 "\"2025-05-06\"" value rest)
#define KG(value) "," QUANTITY (value, "kg")
#define VERSION(number) ",\"meta\":{\"versionId\":\"" number "\"}"
#define VERIFIED(status)                                                                           \
  ",\"verificationStatus\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/"      \
  "condition-ver-status\",\"code\":\"" status "\"}]}"
#define SNOMED(code)                                                                               \
  ",\"code\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"" code "\"}]}"
#define CONDITION(id, rest) ENTRY ("Condition", id, SUBJECT ("p1") rest)
#define UNNAMED(type, rest) "{\"resource\":{\"resourceType\":\"" type "\"," SUBJECT ("p1") rest "}}"
#define HIP_FRACTURE SNOMED ("5913000") ",\"onsetDateTime\":\"2020-01-01\""
#define RHEUMATOID SNOMED ("69896004")
#define TAKES(status, rest)                                                                        \
  ENTRY ("MedicationStatement", "m",                                                               \
         "\"status\":\"" status "\"," SUBJECT ("p1") ",\"medicationCodeableConcept\":{\"text\":"   \
                                                     "\"Alendronate\"}" rest)
#define PERIOD(end) ",\"effectivePeriod\":{\"start\":\"2015-01-01\",\"end\":\"" end "\"}"

/* Two files of one person that do not say the same. */
static const char *const contradictions[][2] = {
  { FIRST (WEIGHS ("final", KG ("60"), "")), FIRST (WEIGHS ("final", KG ("65"), "")) },
  { FIRST (WEIGHS ("final", KG ("60"), VERSION ("1"))),
    FIRST (WEIGHS ("final", KG ("65"), VERSION ("2"))) },
  { FIRST (WEIGHS ("final", KG ("60"), VERSION ("1"))), FIRST (WEIGHS ("final", KG ("65"), "")) },
  { FIRST (WEIGHS ("final", KG ("60"), "")), FIRST (WEIGHS ("amended", KG ("65"), "")) },
  { FIRST (WEIGHS ("preliminary", KG ("60"), "")), FIRST (WEIGHS ("final", KG ("65"), "")) },
  { FIRST (WEIGHS ("final", KG ("60"), "")), FIRST (WEIGHS ("entered-in-error", KG ("60"), "")) },
  { FIRST (PANEL ("final", "1", COMPONENT ("46278-8", QUANTITY ("0.801", "g/cm2")))),
    FIRST (PANEL ("amended", "1", COMPONENT ("46278-8", QUANTITY ("0.811", "g/cm2")))) },
  { FIRST (CONDITION ("c", HIP_FRACTURE)),
    FIRST (CONDITION ("c", HIP_FRACTURE VERIFIED ("entered-in-error"))) },
  { FIRST (CONDITION ("c", HIP_FRACTURE)),
    FIRST (CONDITION ("c", HIP_FRACTURE VERIFIED ("refuted"))) },
  { FIRST (CONDITION ("c", HIP_FRACTURE VERSION ("1"))),
    FIRST (CONDITION ("c", HIP_FRACTURE VERSION ("2") VERIFIED ("refuted"))) },
  { FIRST (CONDITION ("c", HIP_FRACTURE VERSION ("2"))),
    FIRST (CONDITION ("c", HIP_FRACTURE VERSION ("1") VERIFIED ("entered-in-error"))) },
  { FIRST (UNNAMED ("Condition", HIP_FRACTURE)),
    FIRST (UNNAMED ("Condition", HIP_FRACTURE VERIFIED ("entered-in-error"))) },
  { FIRST (TAKES ("active", "")), FIRST (TAKES ("not-taken", "")) },
  { FIRST (TAKES ("active", VERSION ("1"))), FIRST (TAKES ("not-taken", VERSION ("2"))) },
  { FIRST (TAKES ("active", "")), FIRST (TAKES ("entered-in-error", "")) },
  { FIRST (TAKES ("completed", PERIOD ("2018-01-01"))),
    FIRST (TAKES ("completed", PERIOD ("2019-01-01"))) },
  { NAMED ("First", "") "," WEIGHS ("final", KG ("60"), ""),
    NAMED ("Other", "") "," WEIGHS ("final", KG ("60"), "") },
  { PATIENT ("p1", "First"), NAMED ("First", ",\"given\":[\"Ada\",\"Mary\"]") },
  { PATIENT ("p1", "First"), NAMED ("First", "") },
  { NAMED ("First", ""), PERSON (",\"name\":[{\"family\":\"First\"}],\"birthDate\":\"1955\"") },
  { PATIENT ("p1", "First"),
    PERSON (",\"name\":[{\"family\":\"First\"}],\"birthDate\":\"1965-03-09\"") },
  { PATIENT ("p1", "First"), PERSON (",\"name\":[{\"family\":\"First\"}],\"gender\":\"male\"") },
  { NAMED ("First", ""), PERSON (",\"name\":[{\"family\":\"First\"}],\"deceasedBoolean\":true") },
  { PERSON (",\"name\":[{\"family\":\"First\"}],\"deceasedBoolean\":true"),
    PERSON (",\"name\":[{\"family\":\"First\"}],\"deceasedDateTime\":\"2026-02-01\"") },
  { PERSON (",\"name\":[{\"family\":\"First\"}],\"deceasedDateTime\":\"2026-01-01\""),
    PERSON (",\"name\":[{\"family\":\"First\"}],\"deceasedDateTime\":\"2026-02-01\"") },
};

/* Returns: (transfer full): what leaves the store after both. @is_told: whether something was said
 * not to count, or to wait */
static char *
dup_after (const char *first, const char *second, gboolean *is_told)
{
  const char *const files[] = { first, second };
  g_auto (Clinic) clinic = fixture_clinic_open ();
  GString *all = g_string_new (NULL);
  g_autoptr (GPtrArray) found = NULL;

  *is_told = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (TrabImport) import = fixture_clinic_read_bundle (&clinic, files[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) reports
          = trab_session_import_save (clinic.session, import, NULL, NULL, &error);

      g_assert_no_error (error);
      *is_told = *is_told || trab_import_is_partial (import, reports);
    }
  found = trab_session_search (clinic.session, "", 10, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      g_autoptr (TrabRecord) record = trab_session_load (
          clinic.session, trab_patient_summary_get (found->pdata[i])->id, NULL);
      g_autofree char *text
          = trab_session_write_fhir (clinic.session, record, FIXTURE_CLINIC_TODAY, NULL);

      g_string_append (all, text);
    }
  return g_string_free (all, FALSE);
}

/* Files that contradict each other make the same record in both orders, or it is told in both. */
static void
test_contradictions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (contradictions); i++)
    {
      const char *const *files = contradictions[i];
      gboolean is_told = FALSE;
      gboolean is_told_too = FALSE;
      g_autofree char *one = dup_after (files[0], files[1], &is_told);
      g_autofree char *other = dup_after (files[1], files[0], &is_told_too);

      g_test_message ("%s\n%s", files[0], files[1]);
      if (!is_told || !is_told_too)
        g_assert_cmpstr (one, ==, other);
    }
}

/* What names itself nowhere leaves two stores the same way, too. */
static void
test_unnamed_rows (void)
{
  static const char entries[] = FIRST (UNNAMED ("Condition", HIP_FRACTURE)) "," UNNAMED (
      "MedicationStatement",
      ",\"status\":\"active\",\"medicationCodeableConcept\":"
      "{\"text\":\"Alendronate\"}") "," UNNAMED ("Observation",
                                                 ",\"status\":\"final\"," LOINC (
                                                     WEIGHT) ",\"effectiveDateTime\":"
                                                             "\"2025-05-06\"" KG ("60"));
  gboolean is_told = FALSE;
  g_autofree char *one = dup_after (entries, entries, &is_told);
  g_autofree char *other = dup_after (entries, entries, &is_told);

  g_assert_cmpstr (one, ==, other);
  g_assert_nonnull (strstr (one, "\"Condition\""));
}

/* A yes that its sender takes back stays, is told, and is never a no; a file that says both says
 * yes. */
static void
test_answer_taken_back (void)
{
  static const struct
  {
    const char *entries;
    gboolean is_told;
  } cases[] = {
    { FIRST (CONDITION ("c", RHEUMATOID VERIFIED ("refuted"))), TRUE },
    { FIRST (CONDITION ("c", RHEUMATOID VERIFIED ("entered-in-error"))), TRUE },
    { FIRST (CONDITION ("c", RHEUMATOID VERIFIED ("provisional"))), FALSE },
    { FIRST (CONDITION ("c", RHEUMATOID VERIFIED ("refuted")) "," CONDITION ("d", RHEUMATOID)),
      FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Clinic) clinic = fixture_clinic_open ();
      g_autoptr (TrabImport) nobody = fixture_clinic_read_bundle (&clinic, cases[i].entries);
      g_autoptr (GPtrArray) none = trab_session_import_review (clinic.session, nobody, NULL, NULL);
      g_autoptr (TrabRecord) before
          = fixture_clinic_take_in (&clinic, FIRST (CONDITION ("c", RHEUMATOID)));
      g_autoptr (TrabImport) import = fixture_clinic_read_bundle (&clinic, cases[i].entries);
      g_autoptr (GPtrArray) reports
          = trab_session_import_review (clinic.session, import, NULL, NULL);
      g_autoptr (GPtrArray) ids = fixture_clinic_save (&clinic, import);
      g_autoptr (TrabRecord) after = trab_session_load (clinic.session, ids->pdata[0], NULL);

      g_assert_nonnull (before);
      g_assert_false (trab_import_is_partial (nobody, none));
      g_assert_cmpint (trab_import_is_partial (import, reports), ==, cases[i].is_told);
      g_assert_cmpuint (trab_record_get_visits (after)->len, ==, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/import-orders/any-order", test_any_order);
  g_test_add_func ("/import-orders/contradictions", test_contradictions);
  g_test_add_func ("/import-orders/unnamed-rows", test_unnamed_rows);
  g_test_add_func ("/import-orders/answer-taken-back", test_answer_taken_back);
  return g_test_run ();
}

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/import-orders/any-order", test_any_order);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-finding.h"

#include <string.h>

#include "trab-import.h"

static void
test_names (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < TRAB_N_FINDING_CODES; i++)
    {
      const char *name = trab_finding_code_to_string ((TrabFindingCode) i);

      g_assert_nonnull (name);
      g_assert_true (g_hash_table_add (seen, (char *) name));
    }
  for (guint i = 0; i < TRAB_N_FINDING_SEVERITIES; i++)
    g_assert_nonnull (trab_finding_severity_to_string ((TrabFindingSeverity) i));
}

static void
test_copies (void)
{
  char received[] = "0.750";
  g_autoptr (TrabMeasurement) proposal
      = trab_measurement_new (&(TrabMeasurementFields){ .measure = TRAB_MEASURE_BMD });
  const TrabFindingChoice choices[] = { { "g/cm2", proposal }, { TRAB_FINDING_LEAVE_OUT, NULL } };
  g_autoptr (TrabFinding) finding = trab_finding_new (&(TrabFindingFields){
      .received = received, .person = -1, .choices = choices, .n_choices = 2 });
  gpointer row = NULL;

  received[0] = '9';
  g_assert_cmpstr (trab_finding_get (finding)->received, ==, "0.750");
  g_assert_cmpuint (trab_finding_get (finding)->count, ==, 1);
  g_assert_cmpuint (strlen (trab_finding_get (finding)->question), ==, 12);
  g_assert_true (trab_finding_find_choice (finding, "g/cm2", &row) && row == proposal);
  g_assert_true (trab_finding_find_choice (finding, TRAB_FINDING_LEAVE_OUT, &row) && row == NULL);
  g_assert_false (trab_finding_find_choice (finding, "kg", NULL));
  g_assert_false (trab_finding_find_choice (finding, NULL, NULL));
}

static void
test_import (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc{def}", 8);
  g_autoptr (TrabImport) import = trab_import_new (bytes);
  g_autoptr (TrabPatient) patient = trab_patient_new (&(TrabPatientFields){ 0 });
  g_autoptr (TrabFinding) finding = trab_finding_new (
      &(TrabFindingFields){ .severity = TRAB_FINDING_REFUSED, .count = 3, .person = -1 });
  TrabImportResource *resource = NULL;

  g_assert_cmpint (trab_import_add_person (import, patient, "Patient/1", FALSE), ==, 0);
  g_assert_cmpint (trab_import_add_person (import, patient, "Patient/2", TRUE), ==, 1);
  resource = trab_import_get_resource (import, trab_import_add_resource (import, "X", NULL, 3, 5));
  g_assert_cmpmem (g_bytes_get_data (resource->json, NULL), 5, "{def}", 5);
  g_assert_cmpint (resource->person, ==, -1);
  trab_import_add_finding (import, finding);
  g_assert_cmpuint (trab_import_count_findings (import, TRAB_FINDING_REFUSED), ==, 3);
  g_assert_cmpuint (trab_import_count_findings (import, TRAB_FINDING_KEPT), ==, 0);
  /* SHA-256 of the eight bytes, by another program */
  g_assert_cmpstr (trab_import_get_digest (import), ==,
                   "8017a5dc9622563e4785d22c0456680e5d0a99eaa7ad893aada817701e5e2a62");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/core/finding/names", test_names);
  g_test_add_func ("/core/finding/copies", test_copies);
  g_test_add_func ("/core/finding/import", test_import);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-precision.h"

#include <string.h>

#include "trab-evidence.h"
#include "trab-present-row.h"

static const TrabPresentRow *
get_row (GPtrArray *rows, guint index)
{
  g_assert_cmpuint (index, <, rows->len);
  return g_ptr_array_index (rows, index);
}

static void
test_study (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  TrabPrecisionStudy study = { .n_patients = 29,
                               .n_scans = 2,
                               .degrees_of_freedom = 29,
                               .n_patients_needed = 30,
                               .rms_sd_g_cm2 = 0.01014,
                               .rms_cv_pct = 1.812,
                               .lsc_g_cm2 = 0.02809 };
  g_autoptr (GPtrArray) rows
      = trab_present_precision_dup_rows (&study, TRAB_SITE_LUMBAR_SPINE, evidence);
  g_autoptr (GPtrArray) of_hip
      = trab_present_precision_dup_rows (&study, TRAB_SITE_TOTAL_HIP, evidence);

  g_assert_cmpstr (get_row (rows, 0)->text, ==, "29 of 30");
  g_assert_nonnull (strstr (get_row (rows, 0)->note, "29 degrees of freedom: not enough"));
  g_assert_cmpstr (get_row (rows, 1)->text, ==, "0.0101 g/cm²");
  g_assert_cmpstr (get_row (rows, 2)->text, ==, "1.81 %");
  g_assert_null (get_row (rows, 2)->note); /* 1.9 % is acceptable at the spine, 1.8 % at the hip */
  g_assert_nonnull (strstr (get_row (of_hip, 2)->note, "1.8 % (unverified)"));
  g_assert_cmpstr (get_row (rows, 3)->text, ==, "0.028 g/cm²");
}

static void
test_kept (void)
{
  TrabPrecision kept = { .date = { 2025, 11, 3 }, .study = { .lsc_g_cm2 = 0.0277 } };
  g_autofree char *none = trab_present_precision_dup_kept (NULL);
  g_autofree char *some = trab_present_precision_dup_kept (&kept);

  g_assert_nonnull (strstr (none, "a guess"));
  g_assert_nonnull (strstr (some, "0.028 g/cm², of 3 Nov 2025"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  trab_evidence_ensure_resources ();
  g_test_add_func ("/present/precision/study", test_study);
  g_test_add_func ("/present/precision/kept", test_kept);
  return g_test_run ();
}

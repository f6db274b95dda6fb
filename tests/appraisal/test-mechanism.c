/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-comparison-job.h"
#include "trab-mechanism-job.h"
#include "trab-patient-json.h"
#include "trab-tables-load.h"

#define STATE_CLEARERS 1
#define TODAY ((TrabDate){ 2026, 11, 30 })
#define WELL "\"steroids\":\"no\""
#define ILL WELL ",\"ra_or_sle\":\"yes\""

static TrabTables *tables;

static TrabRecord *
read_person (gboolean is_ill)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "data", "fracture", "patients", "V01.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  TrabRecord *record = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  file = g_string_new (text);
  if (is_ill)
    g_assert_cmpuint (g_string_replace (file, WELL, ILL, 1), ==, 1);
  bytes = g_bytes_new (file->str, file->len);
  record = trab_patient_json_read (bytes, NULL, &error);
  g_assert_no_error (error);
  return record;
}

static void
ask (gboolean is_ill, TrabTrajectory **trajectory, TrabComparison **comparison)
{
  static const char *const plans[] = { "as-now", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) record = read_person (is_ill);
  TrabCompareRequest request = {
    .record = record, .plan_ids = plans, .today = TODAY, .years = 10, .n_members = 2, .seed = 1
  };

  *trajectory = trab_mechanism_job_run (tables, &request, &error);
  g_assert_no_error (error);
  *comparison = trab_comparison_job_run (tables, &request, NULL, &error);
  g_assert_no_error (error);
}

/* It moves the drawing, is known to the words beside it, and moves no curve. */
static void
test_inflamed (void)
{
  TrabTrajectory *well = NULL;
  TrabTrajectory *ill = NULL;
  g_autoptr (TrabComparison) of_well = NULL;
  g_autoptr (TrabComparison) of_ill = NULL;

  ask (FALSE, &well, &of_well);
  ask (TRUE, &ill, &of_ill);
  g_assert_cmpfloat (ill->months[0].states[STATE_CLEARERS], >,
                     well->months[0].states[STATE_CLEARERS]);
  g_assert_false (trab_comparison_get (of_well)->is_inflamed);
  g_assert_true (trab_comparison_get (of_ill)->is_inflamed);
  g_assert_cmpfloat (
      trab_run_get_pct (trab_comparison_get_plan (of_well, 0)->run, TRAB_QUANTITY_BMD_TH,
                        TRAB_BAND_PERSON, TRAB_QUANTILE_50, 24),
      ==,
      trab_run_get_pct (trab_comparison_get_plan (of_ill, 0)->run, TRAB_QUANTITY_BMD_TH,
                        TRAB_BAND_PERSON, TRAB_QUANTILE_50, 24));
  trab_trajectory_free (well);
  trab_trajectory_free (ill);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result = 0;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  tables = trab_tables_load_new (&error);
  g_assert_no_error (error);
  g_test_add_func ("/appraisal/mechanism/inflamed", test_inflamed);
  result = g_test_run ();
  trab_tables_load_free (tables);
  return result;
}

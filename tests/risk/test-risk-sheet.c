/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fixture-csv.h"
#include "fixture-material.h"
#include "trab-error.h"
#include "trab-risk-sheet.h"

/* "name=value name=value" as one row of a sheet; what is not named is empty. */
static char *
run (const char *model_id, const char *row)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRiskSheet) sheet = trab_risk_sheet_new (evidence, model_id, &error);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit (row, " ", -1);
  const char *const *inputs = NULL;

  g_assert_no_error (error);
  inputs = trab_risk_sheet_get_inputs (sheet);
  for (guint i = 0; inputs[i] != NULL; i++)
    {
      g_autofree char *prefix = g_strconcat (inputs[i], "=", NULL);
      const char *value = "";

      for (guint j = 0; parts[j] != NULL; j++)
        if (g_str_has_prefix (parts[j], prefix))
          value = parts[j] + strlen (prefix);
      g_ptr_array_add (cells, g_strdup (value));
    }
  trab_risk_sheet_calculate (sheet, (const char *const *) cells->pdata, out);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_row (const char *model_id, const char *row, const char *expected)
{
  g_autofree char *result = run (model_id, row);

  g_assert_cmpstr (result, ==, expected);
}

static void
test_dvo (void)
{
  assert_row ("dvo2023", "sex=M age=72 total_hip_tscore=-2.2 factors=rf_gc_pred_gt_7_5mg_gt_3m",
              "4,>=10,>=10,,");
  assert_row ("dvo2023", "sex=F age=50", "1,<3,<3,total_hip_tscore,");
  assert_row ("dvo2023", "sex=F age=50 factors=rf_nothing", ",,,,factors: not-in-model");
  assert_row ("dvo2023", "age=50", ",,,,sex: missing");
}

static void
test_points (void)
{
  assert_row ("ost", "sex=F age=60 weight_kg=65", "1,1,,");
  assert_row ("osta", "sex=F age=75 weight_kg=45", "-6,high,,");
  assert_row ("orai", "age=66 weight_kg=58", "20,1,current_estrogen,");
  assert_row ("score",
              "age=67 weight_kg=58.9670081 black=0 rheumatoid_arthritis=0 n_fractures=0 "
              "ever_estrogen=0",
              "11,1,,");
  assert_row ("fracture-index",
              "age=78 fracture_after_50=0 maternal_hip_fx_after_50=1 weight_kg=60 current_smoker=0 "
              "arms_to_rise=1 total_hip_tscore=-2.3",
              "9,1,8-13,8.7,,");
  assert_row ("orai", "age=66", ",,,weight_kg: missing");
  assert_row ("ost", "sex=F age=60 weight_kg=6.5e1", "1,1,,");
  assert_row ("ost", "sex=F age=60 weight_kg=65.000000000000014", "1,1,,");
}

static void
test_what_is_no_number (void)
{
  static const char *const bad[]
      = { "heavy", "nan", "inf", "-inf", "0x41", "65,5", "6 5", "65kg", "1e999", "-", "." };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
      g_autoptr (TrabRiskSheet) sheet = trab_risk_sheet_new (evidence, "orai", NULL);
      g_autoptr (GString) out = g_string_new (NULL);
      const char *cells[] = { "F", "66", bad[i], "0" };

      g_test_message ("%s", bad[i]);
      g_assert_false (trab_risk_sheet_calculate (sheet, cells, out));
      g_assert_cmpstr (out->str, ==, ",,,weight_kg: not understood");
    }
}

static void
test_qfracture_refusals (void)
{
  g_autofree char *text = run ("qfracture2012", "sex=F age=65 bmi=19");

  g_assert_true (g_str_has_suffix (text, ",bmi: out-of-range"));
  g_assert_true (g_str_has_prefix (text, ",,,,,,,,,,,,,,,,,,,,,,"));
  g_clear_pointer (&text, g_free);
  text = run ("qfracture2012", "sex=female age=65 bmi=25");
  g_assert_true (g_str_has_suffix (text, ",sex: not understood"));
  g_clear_pointer (&text, g_free);
  text = run ("qfracture2012", "sex=F age=65 bmi=25 b_falls=yes");
  g_assert_true (g_str_has_suffix (text, ",b_falls: not understood"));
  g_clear_pointer (&text, g_free);
  text = run ("qfracture2012", "sex=F age=65 bmi=25 alcohol_cat6=-1");
  g_assert_true (g_str_has_suffix (text, ",alcohol_cat6: out-of-range"));
  g_clear_pointer (&text, g_free);
  text = run ("qfracture2012", "sex=F age=65 bmi=25 ethrisk=1.5");
  g_assert_true (g_str_has_suffix (text, ",ethrisk: not understood"));
}

/* The file of vectors, read as text and written as text, comes back digit for digit. */
static void
test_garvan_vectors_as_text (void)
{
  static const char *const results[] = { "hip_5y_pct", "hip_10y_pct", "any_5y_pct", "any_10y_pct" };
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (TrabRiskSheet) sheet = trab_risk_sheet_new (evidence, "garvan", NULL);
  g_autofree char *path = fixture_material_data ("risk/garvan_vectors.csv");
  g_autoptr (FixtureCsv) csv = fixture_csv_read (path);

  for (guint row = 0; row < csv->rows->len; row++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_auto (GStrv) cells = NULL;
      const char *in[] = { fixture_csv_get (csv, row, "sex"), fixture_csv_get (csv, row, "age"),
                           fixture_csv_get (csv, row, "fn_tscore"),
                           fixture_csv_get (csv, row, "prior_fractures_after_50"),
                           fixture_csv_get (csv, row, "falls_last_12m") };

      g_assert_true (trab_risk_sheet_calculate (sheet, in, out));
      cells = g_strsplit (out->str, ",", -1);
      g_assert_cmpuint (g_strv_length (cells), ==,
                        g_strv_length ((char **) trab_risk_sheet_get_results (sheet)));
      for (guint i = 0; i < G_N_ELEMENTS (results); i++)
        g_assert_cmpfloat_with_epsilon (g_ascii_strtod (cells[i], NULL),
                                        fixture_csv_get_double (csv, row, results[i]), 1e-9);
    }
}

static const char *
get_result (const TrabRiskSheet *sheet, char **cells, const char *name)
{
  const char *const *results = trab_risk_sheet_get_results (sheet);

  for (guint i = 0; results[i] != NULL; i++)
    if (g_str_equal (results[i], name))
      return cells[i];
  return "";
}

/* A row of vectors through a sheet: every result that the file has, numbers to 1e-9, words as they
 * are. */
static void
assert_vector (const TrabRiskSheet *sheet, const FixtureCsv *csv, guint row)
{
  static const char *const words[] = { "band", "other_band", "refer" };
  static const char *const numbers[] = { "multiplier", "score", "hip_5y_pct" };
  const char *const *inputs = trab_risk_sheet_get_inputs (sheet);
  g_autoptr (GPtrArray) in = g_ptr_array_new ();
  g_autoptr (GString) out = g_string_new (NULL);
  g_auto (GStrv) cells = NULL;

  for (guint i = 0; inputs[i] != NULL; i++)
    g_ptr_array_add (in, (gpointer) fixture_csv_get (csv, row, inputs[i]));
  g_assert_true (trab_risk_sheet_calculate (sheet, (const char *const *) in->pdata, out));
  cells = g_strsplit (out->str, ",", -1);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strv_contains ((const char *const *) csv->names, words[i]))
      g_assert_cmpstr (get_result (sheet, cells, words[i]), ==,
                       fixture_csv_get (csv, row, words[i]));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (g_strv_contains ((const char *const *) csv->names, numbers[i]))
      {
        const char *expected = fixture_csv_get (csv, row, numbers[i]);
        const char *got = get_result (sheet, cells, numbers[i]);

        g_assert_cmpint (expected[0] == '\0', ==, got[0] == '\0');
        g_assert_cmpfloat_with_epsilon (g_ascii_strtod (got, NULL), g_ascii_strtod (expected, NULL),
                                        1e-9);
      }
}

/* Random people by another reading of the published tables, written in another language. */
static void
test_second_reading (void)
{
  g_autofree char *dvo_path
      = g_test_build_filename (G_TEST_DIST, "data/risk/dvo2023_vectors.csv", NULL);
  g_autofree char *points_path
      = g_test_build_filename (G_TEST_DIST, "data/risk/point_vectors.csv", NULL);
  g_autoptr (FixtureCsv) dvo = fixture_csv_read (dvo_path);
  g_autoptr (FixtureCsv) points = fixture_csv_read (points_path);
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (TrabRiskSheet) sheet = trab_risk_sheet_new (evidence, "dvo2023", NULL);

  g_assert_cmpuint (dvo->rows->len, ==, 240);
  g_assert_cmpuint (points->rows->len, ==, 270);
  for (guint row = 0; row < dvo->rows->len; row++)
    assert_vector (sheet, dvo, row);
  for (guint row = 0; row < points->rows->len; row++)
    {
      const char *tool = fixture_csv_get (points, row, "tool");
      g_autoptr (TrabRiskSheet) score = trab_risk_sheet_new (evidence, tool, NULL);

      g_test_message ("%s, row %u", tool, row);
      assert_vector (score, points, row);
    }
}

static void
test_typed_frax (void)
{
  assert_row ("frax-typed",
              "sex=F age=75 mof_pct=20 hip_pct=8.6 country=GB with_bmd=1 prednisolone_mg_d=10",
              "23,10.32,NOGG-2024,very-high,,,");
  assert_row ("frax-typed", "sex=F age=75 mof_pct=20 hip_pct=5 country=GB",
              ",,NOGG-2024,,frax_with_bmd: missing,prednisolone_mg_d,");
  assert_row ("frax-typed", "mof_pct=20 country=DE prednisolone_mg_d=1",
              "16,,,,country: not-in-model,,");
  assert_row ("frax-typed",
              "sex=F postmenopausal=1 age=60 mof_pct=19 hip_pct=3 country=US lowest_tscore=-2 "
              "prednisolone_mg_d=0",
              "19,3,US,above-intervention,,,");
  assert_row ("frax-typed", "mof_pct=101 country=GB", ",,,,,,mof_pct: out-of-range");
  assert_row ("frax-typed", "country=GB", ",,,,,,mof_pct: missing");
  assert_row ("frax-typed", "mof_pct=10 prednisolone_mg_d=-1",
              ",,,,,,prednisolone_mg_d: out-of-range");
}

static void
test_unknown_model (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (trab_risk_sheet_new (evidence, "frax", &error));
  g_assert_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/risk/risk-sheet/dvo", test_dvo);
  g_test_add_func ("/risk/risk-sheet/points", test_points);
  g_test_add_func ("/risk/risk-sheet/what-is-no-number", test_what_is_no_number);
  g_test_add_func ("/risk/risk-sheet/qfracture-refusals", test_qfracture_refusals);
  g_test_add_func ("/risk/risk-sheet/garvan-vectors-as-text", test_garvan_vectors_as_text);
  g_test_add_func ("/risk/risk-sheet/second-reading", test_second_reading);
  g_test_add_func ("/risk/risk-sheet/typed-frax", test_typed_frax);
  g_test_add_func ("/risk/risk-sheet/unknown-model", test_unknown_model);
  return g_test_run ();
}

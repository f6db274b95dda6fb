/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "trab-error.h"
#include "trab-risk-batch.h"

static const char head[] = "id,sex,age,bmi,ethrisk,alcohol_cat6,smoke_cat,b_falls,b_carehome,note";

static char *
run_model (const char *model_id, const char *csv, TrabRiskBatchCount *count, GError **error)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GInputStream) input
      = g_memory_input_stream_new_from_data (csv, (gssize) strlen (csv), NULL);
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
  gboolean ok = trab_risk_batch_run (evidence, model_id, input, output, count, error);

  g_output_stream_write_all (output, "", 1, NULL, NULL, NULL);
  return ok ? g_strdup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (output))) : NULL;
}

static char *
run (const char *csv, TrabRiskBatchCount *count, GError **error)
{
  return run_model ("qfracture2012", csv, count, error);
}

static char *
dup_cell (const char *csv, guint row, const char *column)
{
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);
  g_auto (GStrv) names = g_strsplit (lines[0], ",", -1);
  g_auto (GStrv) cells = g_strsplit (lines[row], ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], column))
      return g_strdup (cells[i]);
  g_assert_not_reached ();
}

static void
assert_cell (const char *csv, guint row, const char *column, const char *text)
{
  g_autofree char *cell = dup_cell (csv, row, column);

  g_assert_cmpstr (cell, ==, text);
}

/* First row of the published reference curve: woman of 65, BMI 25, no factors, is not in it; the
 * worked example 1 is: 65 F white, 68 kg and 165 cm, 4.551261 % and 1.187594 %. */
static void
test_worked_example_and_refusals (void)
{
  g_autofree char *csv = g_strconcat (head,
                                      "\n1,F,65,24.977043158861342,1,0,0,0,0,kept as is"
                                      "\n2,F,101,25,1,0,0,0,0,"
                                      "\n3,F,65,19.99,1,0,0,0,0,"
                                      "\n4,F,65,25,1,0,0,0,1,"
                                      "\n5,M,65,25,,,,,,"
                                      "\n6,F,65,,1,0,0,0,0,"
                                      "\n7,,65,25,1,0,0,0,0,"
                                      "\n8,F,65,25,1,0,0,2,0,"
                                      "\n9,F,65\n",
                                      NULL);
  TrabRiskBatchCount count;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = run (csv, &count, &error);
  g_autofree char *major = NULL;
  g_autofree char *hip = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (count.n_rows, ==, 9);
  g_assert_cmpuint (count.n_refused, ==, 7);
  major = dup_cell (out, 1, "osteoporotic_pct_y10");
  hip = dup_cell (out, 1, "hip_pct_y10");
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (major, NULL), 4.551261, 1e-6);
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (hip, NULL), 1.187594, 1e-6);
  assert_cell (out, 1, "note", "kept as is");
  assert_cell (out, 1, "refused", "");
  assert_cell (out, 2, "refused", "age: out-of-range");
  assert_cell (out, 3, "refused", "bmi: out-of-range");
  assert_cell (out, 4, "refused", "b_carehome: not-in-model");
  assert_cell (out, 5, "refused", "");
  assert_cell (out, 6, "refused", "bmi: missing");
  assert_cell (out, 8, "refused", "b_falls: not understood");
  assert_cell (out, 2, "hip_pct_y10", "");
}

static void
test_unknown_is_counted_as_absent_and_named (void)
{
  g_autofree char *csv = g_strconcat (head, "\n5,M,65,25,,,,,,\n", NULL);
  TrabRiskBatchCount count;
  g_autofree char *out = run (csv, &count, NULL);
  g_autofree char *without = dup_cell (out, 1, "worked_out_without");

  g_assert_nonnull (strstr (without, "b_falls"));
  g_assert_nonnull (strstr (without, "ethrisk"));
  g_assert_null (strstr (without, "b_hrt_oest")); /* not part of the men's model */
}

static void
test_byte_order_mark_quotes_and_crlf (void)
{
  TrabRiskBatchCount count;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = run (
      "\xef\xbb\xbfsex,age,bmi,\"note, long\"\r\nF,65,25,\"a \"\"b\"\"\"\r\n\r\n", &count, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (count.n_rows, ==, 1);
  g_assert_cmpuint (count.n_refused, ==, 0);
  g_assert_true (g_str_has_prefix (out, "sex,age,bmi,\"note, long\","));
  g_assert_nonnull (strstr (out, "F,65,25,\"a \"\"b\"\"\","));
}

static void
test_what_is_not_csv_is_an_error (void)
{
  static const char *const bad[] = { "", "sex,age\nF,\"65\n", "sex,age\nF,\xff\n" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      TrabRiskBatchCount count;
      g_autoptr (GError) error = NULL;

      g_assert_null (run (bad[i], &count, &error));
      g_assert_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_TABLE);
    }
}

static void
test_other_models (void)
{
  TrabRiskBatchCount count;
  g_autoptr (GError) error = NULL;
  g_autofree char *ost
      = run_model ("ost", "weight_kg,age,id,sex\n65,60,a,F\n75,60,b,M\n70,,c,M\n", &count, &error);
  g_autofree char *dvo = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (count.n_refused, ==, 1);
  assert_cell (ost, 1, "score", "1");
  assert_cell (ost, 2, "score", "3");
  assert_cell (ost, 3, "refused", "age: missing");
  assert_cell (ost, 3, "id", "c");
  dvo = run_model ("dvo2023",
                   "id,sex,age,total_hip_tscore,factors\n"
                   "1,M,72,-2.2,rf_gc_pred_gt_7_5mg_gt_3m\n",
                   &count, &error);
  g_assert_no_error (error);
  assert_cell (dvo, 1, "band", ">=10");
  g_assert_null (run_model ("frax", "id\n1\n", &count, &error));
  g_assert_error (error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_NOT_UNDERSTOOD);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/session/risk-batch/worked-example-and-refusals",
                   test_worked_example_and_refusals);
  g_test_add_func ("/session/risk-batch/unknown-is-counted-as-absent-and-named",
                   test_unknown_is_counted_as_absent_and_named);
  g_test_add_func ("/session/risk-batch/byte-order-mark-quotes-and-crlf",
                   test_byte_order_mark_quotes_and_crlf);
  g_test_add_func ("/session/risk-batch/what-is-not-csv-is-an-error",
                   test_what_is_not_csv_is_an_error);
  g_test_add_func ("/session/risk-batch/other-models", test_other_models);
  return g_test_run ();
}

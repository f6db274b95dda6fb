/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "fixture-csv.h"
#include "fixture-material.h"
#include "trab-qfracture.h"

typedef struct
{
  TrabEvidence *evidence;
  TrabQfracture *qfracture;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->evidence = trab_evidence_new ();
  fixture->qfracture = trab_qfracture_new (fixture->evidence, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  trab_qfracture_free (fixture->qfracture);
  trab_evidence_free (fixture->evidence);
}

/* A white person without any factor, everything answered. */
static TrabQfractureInputs
reference_person (TrabSex sex, double age_years, double bmi_kg_m2)
{
  TrabQfractureInputs inputs;

  trab_qfracture_inputs_init (&inputs);
  inputs.sex = sex;
  inputs.has_age = TRUE;
  inputs.age_years = age_years;
  inputs.has_bmi = TRUE;
  inputs.bmi_kg_m2 = bmi_kg_m2;
  inputs.ethnicity = 1;
  inputs.alcohol = 0;
  inputs.smoking = 0;
  for (guint i = 0; i < TRAB_N_QFRACTURE_FLAGS; i++)
    inputs.flags[i] = TRAB_ANSWER_NO;
  return inputs;
}

static void
assert_pct (double value, double expected, double relative)
{
  g_assert_cmpfloat (fabs (value - expected), <=, relative * expected);
}

static TrabQfractureInputs
inputs_of_row (const FixtureCsv *csv, guint row)
{
  TrabSex sex = TRAB_SEX_UNKNOWN;
  TrabQfractureInputs inputs;

  g_assert_true (trab_sex_from_string (fixture_csv_get (csv, row, "sex"), &sex));
  inputs = reference_person (sex, fixture_csv_get_double (csv, row, "age"),
                             fixture_csv_get_double (csv, row, "bmi"));
  inputs.ethnicity = (int) fixture_csv_get_double (csv, row, "ethrisk");
  inputs.alcohol = (int) fixture_csv_get_double (csv, row, "alcohol_cat6");
  inputs.smoking = (int) fixture_csv_get_double (csv, row, "smoke_cat");
  for (guint i = 0; i < TRAB_N_QFRACTURE_FLAGS; i++)
    if (fixture_csv_get_double (csv, row, trab_qfracture_flag_to_string ((TrabQfractureFlag) i))
        > 0)
      inputs.flags[i] = TRAB_ANSWER_YES;
  return inputs;
}

static void
check_vectors (Fixture *fixture, const char *path, guint least_rows)
{
  static const char *const outcomes[] = { "osteoporotic", "hip" };
  g_autoptr (FixtureCsv) csv = fixture_csv_read (path);

  g_assert_cmpuint (csv->rows->len, >=, least_rows);
  for (guint row = 0; row < csv->rows->len; row++)
    {
      TrabQfractureInputs inputs = inputs_of_row (csv, row);
      TrabQfractureOutput output;

      g_assert_true (trab_qfracture_calculate (fixture->qfracture, &inputs, &output));
      for (guint outcome = 0; outcome < TRAB_N_OUTCOMES; outcome++)
        for (guint i = 0; i < TRAB_RISK_MAX_YEARS; i++)
          {
            g_autofree char *name = g_strdup_printf ("%s_pct_y%u", outcomes[outcome], i + 1);

            assert_pct (output.pct[outcome][i], fixture_csv_get_double (csv, row, name), 1e-11);
          }
    }
}

static void
test_golden_vectors (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_material_data ("risk/qfracture2012_vectors.csv");

  check_vectors (fixture, path, 600);
}

static void
test_all_vectors (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_material_or_skip ("data/risk/qfracture2012_vectors.csv");

  if (path != NULL)
    check_vectors (fixture, path, 1000);
}

/* Published by the author of another implementation from the original code, six decimals. */
static void
test_worked_examples (Fixture *fixture, gconstpointer data)
{
  TrabQfractureInputs people[5] = {
    reference_person (TRAB_SEX_FEMALE, 65, 68 / (1.65 * 1.65)),
    reference_person (TRAB_SEX_FEMALE, 75, 56 / (1.60 * 1.60)),
    reference_person (TRAB_SEX_MALE, 70, 92 / (1.75 * 1.75)),
    reference_person (TRAB_SEX_MALE, 80, 71 / (1.72 * 1.72)),
    reference_person (TRAB_SEX_FEMALE, 60, 60 / (1.58 * 1.58)),
  };
  static const double expected[5][2] = {
    { 4.551261, 1.187594 },   { 45.194353, 35.514128 }, { 4.146912, 2.527956 },
    { 47.924641, 80.247719 }, { 2.969878, 0.428621 },
  };

  people[1].smoking = 4;
  people[1].alcohol = 4;
  people[1].flags[TRAB_QFRACTURE_PRIOR_FRACTURE] = TRAB_ANSWER_YES;
  people[1].flags[TRAB_QFRACTURE_RA_OR_SLE] = TRAB_ANSWER_YES;
  people[1].flags[TRAB_QFRACTURE_CORTICOSTEROIDS] = TRAB_ANSWER_YES;
  people[1].flags[TRAB_QFRACTURE_PARENT_OSTEOPOROSIS] = TRAB_ANSWER_YES;
  people[2].smoking = 3;
  people[2].flags[TRAB_QFRACTURE_DIABETES_TYPE2] = TRAB_ANSWER_YES;
  people[2].flags[TRAB_QFRACTURE_CARDIOVASCULAR] = TRAB_ANSWER_YES;
  people[2].flags[TRAB_QFRACTURE_ASTHMA_COPD] = TRAB_ANSWER_YES;
  people[3].flags[TRAB_QFRACTURE_FALLS] = TRAB_ANSWER_YES;
  people[3].flags[TRAB_QFRACTURE_PARKINSONS] = TRAB_ANSWER_YES;
  people[3].flags[TRAB_QFRACTURE_DIABETES_TYPE1] = TRAB_ANSWER_YES;
  people[3].flags[TRAB_QFRACTURE_CARE_HOME] = TRAB_ANSWER_YES;
  people[4].ethnicity = 2;
  people[4].flags[TRAB_QFRACTURE_HRT_OESTROGEN_ONLY] = TRAB_ANSWER_YES;
  people[4].flags[TRAB_QFRACTURE_ANTIDEPRESSANT] = TRAB_ANSWER_YES;
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      TrabQfractureOutput output;

      g_assert_true (trab_qfracture_calculate (fixture->qfracture, &people[i], &output));
      g_assert_cmpfloat_with_epsilon (output.pct[TRAB_OUTCOME_MAJOR][9], expected[i][0], 1e-6);
      g_assert_cmpfloat_with_epsilon (output.pct[TRAB_OUTCOME_HIP][9], expected[i][1], 1e-6);
    }
}

static void
test_reference_curve (Fixture *fixture, gconstpointer data)
{
  static const double expected[][5] = {
    { 30, 0.391932, 0.012319, 0.465031, 0.021520 },
    { 50, 1.559543, 0.162281, 0.606309, 0.111352 },
    { 70, 6.285854, 2.159089, 1.837697, 0.990157 },
    { 100, 19.516521, 15.663922, 21.232842, 12.727038 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    for (guint sex = 0; sex < 2; sex++)
      {
        TrabQfractureInputs inputs
            = reference_person (sex ? TRAB_SEX_MALE : TRAB_SEX_FEMALE, expected[i][0], 25);
        TrabQfractureOutput output;

        g_assert_true (trab_qfracture_calculate (fixture->qfracture, &inputs, &output));
        g_assert_cmpfloat_with_epsilon (output.pct[TRAB_OUTCOME_MAJOR][9], expected[i][1 + 2 * sex],
                                        1e-6);
        g_assert_cmpfloat_with_epsilon (output.pct[TRAB_OUTCOME_HIP][9], expected[i][2 + 2 * sex],
                                        1e-6);
      }
}

static void
assert_refused (Fixture *fixture,
                const TrabQfractureInputs *inputs,
                TrabRiskRefusal refusal,
                const char *input)
{
  TrabQfractureOutput output = { 0 };

  g_test_message ("%s", input);
  g_assert_false (trab_qfracture_calculate (fixture->qfracture, inputs, &output));
  g_assert_cmpint (output.refusal, ==, refusal);
  g_assert_cmpstr (output.refused_input, ==, input);
}

static void
test_refuses_numbers (Fixture *fixture, gconstpointer data)
{
  static const double bad_ages[] = { 29, 101, -1, NAN, INFINITY };
  static const double bad_bmis[] = { 19.99, 40.01, 0, NAN, -INFINITY };
  TrabQfractureInputs inputs = reference_person (TRAB_SEX_FEMALE, 65, 25);

  for (guint i = 0; i < G_N_ELEMENTS (bad_ages); i++)
    {
      inputs.age_years = bad_ages[i];
      assert_refused (fixture, &inputs, TRAB_RISK_REFUSAL_OUT_OF_RANGE, "age");
    }
  inputs.age_years = 65.5;
  assert_refused (fixture, &inputs, TRAB_RISK_REFUSAL_NOT_WHOLE, "age");
  inputs.has_age = FALSE;
  assert_refused (fixture, &inputs, TRAB_RISK_REFUSAL_MISSING, "age");
  inputs = reference_person (TRAB_SEX_FEMALE, 65, 25);
  for (guint i = 0; i < G_N_ELEMENTS (bad_bmis); i++)
    {
      inputs.bmi_kg_m2 = bad_bmis[i];
      assert_refused (fixture, &inputs, TRAB_RISK_REFUSAL_OUT_OF_RANGE, "bmi");
    }
  inputs.has_bmi = FALSE;
  assert_refused (fixture, &inputs, TRAB_RISK_REFUSAL_MISSING, "bmi");
  inputs = reference_person (TRAB_SEX_UNKNOWN, 65, 25);
  assert_refused (fixture, &inputs, TRAB_RISK_REFUSAL_MISSING, "sex");
}

static void
test_refuses_codes_and_flags (Fixture *fixture, gconstpointer data)
{
  TrabQfractureInputs inputs = reference_person (TRAB_SEX_FEMALE, 65, 25);

  inputs.ethnicity = 0;
  assert_refused (fixture, &inputs, TRAB_RISK_REFUSAL_OUT_OF_RANGE, "ethrisk");
  inputs.ethnicity = 10;
  assert_refused (fixture, &inputs, TRAB_RISK_REFUSAL_OUT_OF_RANGE, "ethrisk");
  inputs = reference_person (TRAB_SEX_FEMALE, 65, 25);
  inputs.alcohol = 6;
  assert_refused (fixture, &inputs, TRAB_RISK_REFUSAL_OUT_OF_RANGE, "alcohol_cat6");
  inputs = reference_person (TRAB_SEX_FEMALE, 65, 25);
  inputs.smoking = -2;
  assert_refused (fixture, &inputs, TRAB_RISK_REFUSAL_OUT_OF_RANGE, "smoke_cat");
  inputs = reference_person (TRAB_SEX_FEMALE, 65, 25);
  inputs.flags[TRAB_QFRACTURE_CARE_HOME] = TRAB_ANSWER_YES;
  assert_refused (fixture, &inputs, TRAB_RISK_REFUSAL_NOT_IN_MODEL, "b_carehome");
  inputs = reference_person (TRAB_SEX_MALE, 65, 25);
  inputs.flags[TRAB_QFRACTURE_ENDOCRINE] = TRAB_ANSWER_YES;
  assert_refused (fixture, &inputs, TRAB_RISK_REFUSAL_NOT_IN_MODEL, "b_endocrine");
  inputs = reference_person (TRAB_SEX_MALE, 65, 25);
  inputs.flags[TRAB_QFRACTURE_HRT_OESTROGEN_ONLY] = TRAB_ANSWER_YES;
  assert_refused (fixture, &inputs, TRAB_RISK_REFUSAL_NOT_IN_MODEL, "b_hrt_oest");
  inputs = reference_person (TRAB_SEX_MALE, 65, 25);
  inputs.flags[TRAB_QFRACTURE_DIABETES_TYPE1] = TRAB_ANSWER_YES;
  inputs.flags[TRAB_QFRACTURE_DIABETES_TYPE2] = TRAB_ANSWER_YES;
  assert_refused (fixture, &inputs, TRAB_RISK_REFUSAL_CONFLICT, "b_type2");
}

/* The ends of the ranges belong to the model. */
static void
test_accepts_the_ends (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 4; i++)
    {
      TrabQfractureInputs inputs = reference_person (i % 2 ? TRAB_SEX_MALE : TRAB_SEX_FEMALE,
                                                     i < 2 ? 30 : 100, i < 2 ? 40 : 20);
      TrabQfractureOutput output;

      g_assert_true (trab_qfracture_calculate (fixture->qfracture, &inputs, &output));
      for (guint year = 1; year < TRAB_RISK_MAX_YEARS; year++)
        g_assert_cmpfloat (output.pct[0][year], >, output.pct[0][year - 1]);
    }
}

/* Not known is counted as absent, and said so; what the sex's model does not ask is not missing. */
static void
test_not_known_is_named (Fixture *fixture, gconstpointer data)
{
  TrabQfractureInputs known = reference_person (TRAB_SEX_MALE, 65, 25);
  TrabQfractureInputs inputs;
  g_autoptr (TrabRiskResult) result = NULL;
  g_autoptr (TrabRiskResult) complete = NULL;
  const char *const *without = NULL;

  trab_qfracture_inputs_init (&inputs);
  inputs.sex = TRAB_SEX_MALE;
  inputs.has_age = inputs.has_bmi = TRUE;
  inputs.age_years = 65;
  inputs.bmi_kg_m2 = 25;
  result = trab_qfracture_new_result (fixture->qfracture, &inputs);
  complete = trab_qfracture_new_result (fixture->qfracture, &known);
  without = trab_risk_result_get (result)->worked_out_without;
  g_assert_cmpfloat (trab_risk_result_get_pct (result, TRAB_OUTCOME_HIP, 10), ==,
                     trab_risk_result_get_pct (complete, TRAB_OUTCOME_HIP, 10));
  g_assert_null (trab_risk_result_get (complete)->worked_out_without[0]);
  g_assert_true (g_strv_contains (without, "b_falls"));
  g_assert_true (g_strv_contains (without, "b_carehome"));
  g_assert_true (g_strv_contains (without, "ethrisk"));
  g_assert_false (g_strv_contains (without, "b_hrt_oest"));
  g_assert_false (g_strv_contains (without, "b_endocrine"));
  g_assert_cmpuint (g_strv_length ((char **) without), ==, 3 + 18);
}

static void
test_caveats (Fixture *fixture, gconstpointer data)
{
  TrabQfractureInputs inputs = reference_person (TRAB_SEX_MALE, 80, 71 / (1.72 * 1.72));
  g_autoptr (TrabRiskResult) result = NULL;
  g_autoptr (TrabRiskResult) thin = NULL;

  inputs.flags[TRAB_QFRACTURE_PRIOR_FRACTURE] = TRAB_ANSWER_YES;
  inputs.flags[TRAB_QFRACTURE_CORTICOSTEROIDS] = TRAB_ANSWER_YES;
  inputs.flags[TRAB_QFRACTURE_PARENT_OSTEOPOROSIS] = TRAB_ANSWER_YES;
  result = trab_qfracture_new_result (fixture->qfracture, &inputs);
  g_assert_cmpuint (trab_risk_result_get (result)->caveats, ==,
                    TRAB_RISK_CAVEAT_TOO_LOW_PRIOR_FRACTURE | TRAB_RISK_CAVEAT_TOO_LOW_STEROIDS
                        | TRAB_RISK_CAVEAT_NO_COMPETING_DEATH | TRAB_RISK_CAVEAT_PARENT_IN_MEN);
  inputs.bmi_kg_m2 = 19;
  thin = trab_qfracture_new_result (fixture->qfracture, &inputs);
  g_assert_true (trab_risk_result_is_refused (thin));
  g_assert_true (trab_risk_result_get (thin)->caveats & TRAB_RISK_CAVEAT_NO_NUMBER_IS_NOT_LOW);
}

/* The licence obliges whoever shows a score to show these sentences with it. */
static void
test_disclaimer_travels (Fixture *fixture, gconstpointer data)
{
  const TrabTable *models = trab_evidence_get_table (fixture->evidence, "risk/models", NULL);
  int row = trab_table_find_row (models, "id", "qfracture2012");
  const char *notice = trab_table_get_text (models, (guint) row, "notice");
  g_auto (GStrv) sentences = g_strsplit (notice, ". ", -1);

  g_assert_cmpuint (g_strv_length (sentences), ==, 5);
  for (guint i = 0; sentences[i] != NULL; i++)
    g_assert_cmpuint (strlen (sentences[i]), >, 40);
}

static void
test_flag_words_round_trip (Fixture *fixture, gconstpointer data)
{
  TrabQfractureFlag flag = TRAB_QFRACTURE_FALLS;

  for (guint i = 0; i < TRAB_N_QFRACTURE_FLAGS; i++)
    {
      g_assert_true (trab_qfracture_flag_from_string (
          trab_qfracture_flag_to_string ((TrabQfractureFlag) i), &flag));
      g_assert_cmpint (flag, ==, i);
    }
  g_assert_false (trab_qfracture_flag_from_string ("b_nothing", &flag));
  g_assert_false (trab_qfracture_flag_from_string (NULL, &flag));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/risk/qfracture/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("golden-vectors", test_golden_vectors);
  ADD ("all-vectors", test_all_vectors);
  ADD ("worked-examples", test_worked_examples);
  ADD ("reference-curve", test_reference_curve);
  ADD ("refuses-numbers", test_refuses_numbers);
  ADD ("refuses-codes-and-flags", test_refuses_codes_and_flags);
  ADD ("accepts-the-ends", test_accepts_the_ends);
  ADD ("not-known-is-named", test_not_known_is_named);
  ADD ("caveats", test_caveats);
  ADD ("disclaimer-travels", test_disclaimer_travels);
  ADD ("flag-words-round-trip", test_flag_words_round_trip);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "trab-certainty.h"
#include "trab-evidence.h"
#include "trab-provenance.h"

/* Every column a table may have. A new one is written here and in docs/EVIDENCE-METHOD.md. */
static const char *const known_columns
    = " action adherence after after_ids age age_band age_below age_from age_group age_range "
      "anchor_class"
      " and_field and_operator and_value answered_by assay b_age b_falls"
      " b_fn_tscore b_prior_fractures band baseline_per_1000 below beside beside_evidence_ids "
      "beside_ids beta"
      " cap category cause caveats cell centre change_pct checked chart_class ci_high ci_low "
      "citation claim"
      " class closes code combination combined_with comparator concept condition core country "
      "counts"
      " criterion cv_pct dashed_years dataset default_adherence default_years derivation"
      " design device diff_ci_high diff_ci_low diff_per_1000 direction disagreement display"
      " direct_doses dose dose_below effort dose_from dth_ref_pct equation ethnicity evidence_ids"
      " extrapolated exercise_or_rule factor field first first_for flag food_sources formula "
      "fracture_class "
      "fracture_site form from"
      " foods for_whom from_included from_years gate gates harm_id grade grade_certainty group "
      "guideline highest horizon"
      " horizon_years how how_clinician how_ids how_patient how_source how_status id imminent "
      "input "
      "inputs intervention intervention_class key kind label"
      " lacks ladder level licence look_again lower lowest lowest_age lsc_pct maker marker mean "
      "mean_age"
      " meaning measure medicine_class memory_confidence message minus_input models months n"
      " name nearest nearest_ids needs note notice nutrient nutrient_ids offset only_found "
      "open_estimate "
      "operator "
      "order other_units "
      "outcome part pathway per pct "
      "phase"
      " picture plain_name plan points pop_code population power programme prov_code provenance "
      "q_ref"
      " quantity question ranges reading_grade refer_below refer_from regimen regimen_doses"
      " regimen_names rel_ci_high rel_ci_low relative_measure relative_value repeat_years"
      " role rounding route routes rr rr_high rr_low rule_id rule_ids scale scheme scope sd "
      "sd_or_se"
      " sessions_from severity sex shown_as shows side site slope solid_years source "
      "source_documents"
      " source_guideline source_year specimen stated_effect status stopped_horizon stopping "
      "stopping_ids study"
      " survivor survivor_10 survivor_5 system t_score taken_fields target_high target_low term "
      "tests tests_rule text third_field third_operator third_value times_adherence times_ln to"
      " to_included to_years tool trial title treated_per_1000 type unit unless_stop_of upper "
      "value "
      "value_number"
      " value_text value_type variable wears_off what when why with_chart_class with_input word "
      "words year"
      " card clinician corrected_by correction curious lanes patient picture plans regimens "
      "rests_on says "
      "subject "
      "uses is_medicine refers list measures dated_by only_when limit"
      " calculator certainty_word family from_pct high_factor is_bone is_drip lasts length_years "
      "low_factor"
      " months_after one_course onset_months paused_span_years share span_years spot"
      " counted_from least_months most_months rule spared women months_low months_high qx ex years "
      "quote ingredient key kinds usual_route kind bone fields questions local_routes needs_route "
      "rank "
      "also per_day mg place always rules per_week load build_up read_out not_above not_when "
      "not_when_from read_by limit side taken_years regimen_name countries address "
      "medicine authority for_women for_men indication restriction "
      "life_table "
      "frax_country guidelines advice emergency_number age_to low high brand at_least above "
      "at_most item "
      "part regimen_names untold_when uterus portion use_years not_told ";

static gboolean
is_known_column (const char *column)
{
  g_autofree char *word = g_strdup_printf (" %s ", column);

  return strstr (known_columns, word) != NULL;
}

/* The tables of the model are calibrated numbers with their own method; their source is theirs. */
static gboolean
is_model_table (const char *name)
{
  return g_str_has_prefix (name, "model/");
}

static void
test_unknown_columns_fail (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_auto (GStrv) names = trab_evidence_dup_table_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      const TrabTable *table = trab_evidence_get_table (evidence, names[i], NULL);

      for (guint j = 0; !is_model_table (names[i]) && j < trab_table_get_n_columns (table); j++)
        {
          const char *column = trab_table_get_column_name (table, j);

          g_test_message ("%s.%s", names[i], column);
          g_assert_true (is_known_column (column));
        }
    }
}

static gboolean
has_any (const TrabTable *table, guint row, const char *const *columns)
{
  for (guint i = 0; columns[i] != NULL; i++)
    if (trab_table_find_column (table, columns[i]) >= 0 && trab_table_has (table, row, columns[i]))
      return TRUE;
  return FALSE;
}

/* A table states its source; a row of a table whose rows differ in source states its own, or why no
 * source tells what it would. */
static void
test_every_number_has_a_source (void)
{
  static const char *const sources[] = { "provenance", "source",   "source_documents", "prov_code",
                                         "status",     "rule_ids", "not_told",         NULL };
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_auto (GStrv) names = trab_evidence_dup_table_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      const TrabTable *table = trab_evidence_get_table (evidence, names[i], NULL);
      gboolean has_row_source = FALSE;

      g_assert_cmpuint (strlen (trab_table_get_source (table)), >, 10);
      for (guint j = 0; sources[j] != NULL; j++)
        has_row_source = has_row_source || trab_table_find_column (table, sources[j]) >= 0;
      if (!has_row_source || is_model_table (names[i]) || g_str_has_suffix (names[i], "-about"))
        continue;
      for (guint row = 0; row < trab_table_get_n_rows (table); row++)
        {
          g_test_message ("%s row %u", names[i], row);
          g_assert_true (has_any (table, row, sources));
        }
    }
}

/* A word outside the list would silently read as unverified: it is a slip and fails here. */
static void
test_provenance_words_are_known (void)
{
  static const char *const words[]
      = { "read",          "derived",  "cross-checked", "recalled",   "assumed", "unknown",
          "read+recalled", "measured", "equivalence",   "unverified", NULL };
  static const char *const columns[] = { "prov_code", NULL };
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_auto (GStrv) names = trab_evidence_dup_table_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      const TrabTable *table = trab_evidence_get_table (evidence, names[i], NULL);

      if (trab_table_find_column (table, columns[0]) < 0)
        continue;
      for (guint row = 0; row < trab_table_get_n_rows (table); row++)
        {
          g_test_message ("%s row %u", names[i], row);
          if (trab_table_find_column (table, "not_told") >= 0
              && trab_table_has (table, row, "not_told"))
            continue; /* it tells nothing */
          g_assert_true (g_strv_contains (words, trab_table_get_text (table, row, columns[0])));
        }
    }
}

static void
test_codes_lower_never_raise (void)
{
  g_assert_cmpint (trab_provenance_from_code ("read"), ==, TRAB_PROVENANCE_VERIFIED);
  g_assert_cmpint (trab_provenance_from_code ("cross-checked"), ==, TRAB_PROVENANCE_CROSS_CHECKED);
  g_assert_cmpint (trab_provenance_from_code ("derived"), ==, TRAB_PROVENANCE_DERIVED);
  g_assert_cmpint (trab_provenance_from_code ("recalled"), ==, TRAB_PROVENANCE_UNVERIFIED);
  g_assert_cmpint (trab_provenance_from_code ("read+recalled"), ==, TRAB_PROVENANCE_UNVERIFIED);
  g_assert_cmpint (trab_provenance_from_code ("Read"), ==, TRAB_PROVENANCE_UNVERIFIED);
  g_assert_cmpint (trab_provenance_from_code (NULL), ==, TRAB_PROVENANCE_UNVERIFIED);
  for (guint i = 0; i < TRAB_N_PROVENANCES; i++)
    g_assert_nonnull (trab_provenance_to_string ((TrabProvenance) i));
}

static void
test_certainty_is_bars (void)
{
  g_assert_cmpint (trab_certainty_from_grade ("high"), ==, 4);
  g_assert_cmpint (trab_certainty_from_grade ("moderate"), ==, 3);
  g_assert_cmpint (trab_certainty_from_grade ("low-moderate"), ==, 2);
  g_assert_cmpint (trab_certainty_from_grade ("low"), ==, 2);
  g_assert_cmpint (trab_certainty_from_grade ("very_low"), ==, 1);
  g_assert_cmpint (trab_certainty_from_grade (NULL), ==, 0);
}

/* "No difference" in a paper is not a measured zero. */
static void
test_no_qualitative_zero (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  const TrabTable *table = trab_evidence_get_table (evidence, "evidence/effects", NULL);
  guint n_qualitative = 0;

  g_assert_cmpuint (trab_table_get_n_rows (table), ==, 667);
  for (guint row = 0; row < trab_table_get_n_rows (table); row++)
    {
      gboolean is_numeric
          = g_strcmp0 (trab_table_get_text (table, row, "value_type"), "numeric") == 0;

      g_assert_cmpint (trab_table_has (table, row, "value"), ==, is_numeric);
      g_assert_cmpint (trab_table_has (table, row, "value_text"), ==, !is_numeric);
      n_qualitative += !is_numeric;
    }
  g_assert_cmpuint (n_qualitative, ==, 41);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/evidence/provenance/unknown-columns-fail", test_unknown_columns_fail);
  g_test_add_func ("/evidence/provenance/every-number-has-a-source",
                   test_every_number_has_a_source);
  g_test_add_func ("/evidence/provenance/words-are-known", test_provenance_words_are_known);
  g_test_add_func ("/evidence/provenance/codes-lower-never-raise", test_codes_lower_never_raise);
  g_test_add_func ("/evidence/provenance/certainty-is-bars", test_certainty_is_bars);
  g_test_add_func ("/evidence/provenance/no-qualitative-zero", test_no_qualitative_zero);
  return g_test_run ();
}

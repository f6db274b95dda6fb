/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fixture-material.h"
#include "trab-error.h"
#include "trab-evidence.h"
#include "trab-model.h"
#include "trab-scenario-file.h"
#include "trab-simulation.h"

static TrabModel *
new_model (TrabEvidence **evidence)
{
  *evidence = trab_evidence_new ();
  return trab_model_new (*evidence, NULL);
}

static char *
simulate (const char *json, gboolean is_anchored, guint n_members, GError **error)
{
  g_autoptr (TrabEvidence) evidence = NULL;
  g_autoptr (TrabModel) model = new_model (&evidence);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GPtrArray) refused = NULL;
  const TrabSimulateRequest request
      = { .is_anchored = is_anchored, .n_members = n_members, .seed = 20250101, .n_threads = 1 };

  return trab_simulation_run (model, bytes, &request, &refused, error);
}

/* The material's one scenario with a switch between bisphosphonates was solved with the rate of the
 * newest drug for all of it; fracture-layer section 8 gives each drug its own.
 * tests/model/test-golden holds it anew. */
#define SOLVED_ANEW "F70_IBN3_then_ALN"

/* Every cell of the golden file, within the tolerances of model-spec section 10. */
static void
test_golden_trajectories_to_the_letter (void)
{
  g_autofree char *scenarios = fixture_material_or_skip ("model/reference_scenarios.json");
  g_autofree char *trajectories = fixture_material_or_skip ("model/reference_trajectories.csv");
  g_autofree char *json = NULL;
  g_autofree char *golden = NULL;
  g_autofree char *ours = NULL;
  g_auto (GStrv) expected = NULL;
  g_auto (GStrv) got = NULL;

  if (scenarios == NULL || trajectories == NULL)
    return;
  g_assert_true (g_file_get_contents (scenarios, &json, NULL, NULL));
  g_assert_true (g_file_get_contents (trajectories, &golden, NULL, NULL));
  g_strdelimit (golden, "\r", ' ');
  ours = simulate (json, FALSE, 0, NULL);
  g_assert_nonnull (ours);
  expected = g_strsplit (golden, "\n", -1);
  got = g_strsplit (ours, "\n", -1);
  g_assert_cmpuint (g_strv_length (expected), ==, g_strv_length (got));
  g_assert_cmpstr (g_strchomp (expected[0]), ==, got[0]);
  for (guint i = 1; got[i] != NULL && got[i][0] != '\0'; i++)
    {
      g_auto (GStrv) a = g_strsplit (g_strchomp (expected[i]), ",", -1);
      g_auto (GStrv) b = g_strsplit (got[i], ",", -1);

      g_assert_cmpstr (a[0], ==, b[0]);
      g_assert_cmpstr (a[1], ==, b[1]);
      if (g_str_equal (a[0], SOLVED_ANEW))
        continue;
      for (guint j = 2; j < 5; j++)
        g_assert_cmpfloat_with_epsilon (g_ascii_strtod (a[j], NULL), g_ascii_strtod (b[j], NULL),
                                        1e-5);
      for (guint j = 5; j < 7; j++)
        g_assert_cmpfloat_with_epsilon (g_ascii_strtod (b[j], NULL) / g_ascii_strtod (a[j], NULL),
                                        1, 5e-4);
    }
}

static void
test_slips_in_a_file_are_named (void)
{
  static const char *const bad[] = {
    "",
    "[]",
    "{\"scenarios\":[{}]}",
    "{\"scenarios\":[{\"id\":\"a\",\"sex\":\"X\",\"age\":60}]}",
    "{\"scenarios\":[{\"id\":\"a\",\"sex\":\"F\",\"age\":60,\"fmpage\":50}]}",
    "{\"scenarios\":[{\"id\":\"a\",\"sex\":\"F\",\"age\":60,\"treatments\":[{\"type\":\"TPTD\","
    "\"value\":1,\"t0\":0,\"t1\":1}]}]}",
    "{\"scenarios\":[{\"id\":\"a\",\"sex\":\"F\",\"age\":60,\"treatments\":[{\"type\":\"ALN\","
    "\"value\":1,\"t0\":2,\"t1\":1}]}]}",
    "{\"scenarios\":[{\"id\":\"a\",\"sex\":\"F\",\"age\":60,\"treatments\":[{\"type\":\"ZOL\","
    "\"value\":1}]}]}",
    "{\"scenarios\":[{\"id\":\"a\",\"id\":\"b\",\"sex\":\"F\",\"age\":60}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (simulate (bad[i], FALSE, 0, &error));
      g_assert_error (error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_NOT_UNDERSTOOD);
    }
}

static void
test_defaults_of_a_scenario (void)
{
  const char *json = "{\"scenarios\":[{\"id\":\"a\",\"sex\":\"F\",\"age\":60,\"nut_before\":0.6}]}";
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GPtrArray) list = trab_scenario_file_read (bytes, NULL);
  const TrabScenario *scenario = g_ptr_array_index (list, 0);

  g_assert_cmpfloat (scenario->nut, ==, 0.6); /* as before unless said otherwise */
  g_assert_cmpfloat (scenario->years, ==, 10);
  g_assert_true (isnan (scenario->pre_years));
}

static void
test_bands_have_the_columns_of_the_contract (void)
{
  const char *json = "{\"scenarios\":[{\"id\":\"a\",\"sex\":\"F\",\"age\":60,\"years\":1,"
                     "\"treatments\":[{\"type\":\"ALN\",\"value\":1,\"t0\":0,\"t1\":5}]}]}";
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = simulate (json, TRUE, 50, &error);
  g_auto (GStrv) lines = NULL;

  g_assert_no_error (error);
  lines = g_strsplit (csv, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "scenario,month,quantity,band,q05,q25,q50,q75,q95");
  g_assert_true (g_str_has_prefix (lines[1], "a,0,bmd_ls,average,0.000000,0.000000,0.000000,"));
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 13 * 5 * 2 + 1);
}

static void
test_anchored_layer_refuses (void)
{
  const char *json = "{\"scenarios\":["
                     "{\"id\":\"young\",\"sex\":\"F\",\"age\":25},"
                     "{\"id\":\"fine\",\"sex\":\"F\",\"age\":60,\"years\":1},"
                     "{\"id\":\"high\",\"sex\":\"F\",\"age\":60,\"treatments\":"
                     "[{\"type\":\"E2\",\"value\":120,\"t0\":0,\"t1\":5}]}]}";
  g_autoptr (TrabEvidence) evidence = NULL;
  g_autoptr (TrabModel) model = new_model (&evidence);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GPtrArray) refused = NULL;
  TrabSimulateRequest request = { .is_anchored = TRUE };
  g_autofree char *anchored = trab_simulation_run (model, bytes, &request, &refused, NULL);
  g_autofree char *core = NULL;

  g_assert_cmpuint (refused->len, ==, 2);
  g_assert_cmpstr (((TrabSimulateRefusal *) g_ptr_array_index (refused, 0))->scenario_id, ==,
                   "young");
  g_assert_nonnull (strstr (anchored, "\nfine,12,"));
  g_assert_null (strstr (anchored, "\nyoung,"));
  g_clear_pointer (&refused, g_ptr_array_unref);
  request.is_anchored = FALSE;
  core = trab_simulation_run (model, bytes, &request, &refused, NULL);
  g_assert_cmpuint (refused->len, ==, 0);
  g_assert_nonnull (strstr (core, "\nyoung,12,"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/session/simulation/golden-trajectories-to-the-letter",
                   test_golden_trajectories_to_the_letter);
  g_test_add_func ("/session/simulation/slips-in-a-file-are-named", test_slips_in_a_file_are_named);
  g_test_add_func ("/session/simulation/defaults-of-a-scenario", test_defaults_of_a_scenario);
  g_test_add_func ("/session/simulation/anchored-layer-refuses", test_anchored_layer_refuses);
  g_test_add_func ("/session/simulation/bands-have-the-columns-of-the-contract",
                   test_bands_have_the_columns_of_the_contract);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-kept-run.h"

#include <math.h>

#include "fixture-files.h"
#include "trab-error.h"
#include "trab-scenario-file.h"
#include "trab-session-compare.h"
#include "trab-session-create.h"
#include "trab-session-load.h"
#include "trab-session-open.h"
#include "trab-session-runs.h"
#include "trab-session-search.h"
#include "trab-session.h"
#include "trab-tables-load.h"

#define N_MEMBERS 100

static const TrabDate today = { 2026, 11, 3 };

/* One practice store, patient and comparison for all tests: nothing here changes them. */
typedef struct
{
  TrabSession *session;
  TrabTables *tables;
  TrabComparison *comparison;
  char *patient_id;
} World;

static void
world_init (World *world, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (TrabRecord) record = NULL;
  TrabCompareRequest request
      = { .today = today, .years = 10, .n_members = N_MEMBERS, .seed = 18446744073709551557u };

  world->session = trab_session_new (&error);
  g_assert_no_error (error);
  world->tables = trab_tables_load_new (&error);
  g_assert_no_error (error);
  g_assert_true (trab_session_create_practice (world->session, folder, today, &error));
  g_assert_true (trab_session_open (world->session, folder, NULL, NULL, &error));
  found = trab_session_search (world->session, "khan", 10, &error);
  g_assert_no_error (error);
  world->patient_id = g_strdup (trab_patient_summary_get (g_ptr_array_index (found, 0))->id);
  record = trab_session_load (world->session, world->patient_id, &error);
  g_assert_no_error (error);
  request.record = record;
  world->comparison = trab_session_compare (world->session, &request, NULL, &error);
  g_assert_no_error (error);
}

/* A test of its own: newer GLib takes the folders of the tests away before g_test_run() returns */
static void
test_world_closes (gconstpointer data)
{
  World *world = (World *) data;

  g_assert_true (trab_session_close (world->session, NULL));
  g_object_unref (world->comparison);
  g_object_unref (world->session);
  trab_tables_load_free (world->tables);
  g_free (world->patient_id);
}

static const TrabComparedPlan *
get_plan_with_curve (World *world, guint skip)
{
  for (guint i = 0; i < trab_comparison_get_n_plans (world->comparison); i++)
    {
      const TrabComparedPlan *plan = trab_comparison_get_plan (world->comparison, i);

      if (plan->run != NULL && skip-- == 0)
        return plan;
    }
  g_assert_not_reached ();
}

static TrabStoreRun *
new_kept (World *world)
{
  TrabStoreRun *kept = trab_kept_run_new (world->comparison, get_plan_with_curve (world, 1));

  kept->id = g_strdup ("a run");
  return kept;
}

static TrabRunCheck *
check_kept (World *world, const TrabStoreRun *kept)
{
  g_autoptr (GError) error = NULL;
  TrabRunCheck *check = trab_kept_run_check (world->tables, kept, NULL, &error);

  g_assert_no_error (error);
  return check;
}

/* Through the store and back, another program would get the same numbers to the last bit. */
static void
test_kept_runs_are_made_again_exactly (gconstpointer data)
{
  World *world = (World *) data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  guint n_curves = 0;

  for (guint i = 0; i < trab_comparison_get_n_plans (world->comparison); i++)
    n_curves += trab_comparison_get_plan (world->comparison, i)->run != NULL;
  g_assert_cmpuint (n_curves, >, 3);
  g_assert_true (trab_session_runs_keep (world->session, world->comparison, &error));
  g_assert_no_error (error);
  checks = trab_session_runs_check (world->session, world->patient_id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (checks->len, ==, n_curves);
  for (guint i = 0; i < checks->len; i++)
    {
      const TrabRunCheck *check = g_ptr_array_index (checks, i);

      g_assert_nonnull (trab_comparison_find_plan (world->comparison, check->plan_id));
      g_assert_cmpuint (check->n_members, ==, N_MEMBERS);
      g_assert_cmpuint (check->seed, ==, 18446744073709551557u);
      g_assert_true (check->is_same_engine && check->is_same_parameters && check->is_same_evidence);
      g_assert_cmpfloat (check->difference_pct, ==, 0);
    }
}

static void
test_a_change_shows (gconstpointer data)
{
  World *world = (World *) data;
  g_autoptr (TrabStoreRun) kept = new_kept (world);
  g_autoptr (TrabRunCheck) other_seed = NULL;
  g_autoptr (TrabRunCheck) other_tables = NULL;
  g_autoptr (TrabRunCheck) other_shape = NULL;

  kept->seed++;
  other_seed = check_kept (world, kept);
  g_assert_cmpfloat (other_seed->difference_pct, >, 0);
  g_assert_true (isfinite (other_seed->difference_pct));

  kept->parameter_digest[0] ^= 1;
  g_free (kept->engine_version);
  kept->engine_version = g_strdup ("0");
  other_tables = check_kept (world, kept);
  g_assert_false (other_tables->is_same_parameters);
  g_assert_false (other_tables->is_same_engine);
  g_assert_true (other_tables->is_same_evidence);

  g_free (kept->result);
  kept->result = g_strdup ("{\"bmd_ls\": {}}");
  other_shape = check_kept (world, kept);
  g_assert_true (isinf (other_shape->difference_pct));
}

static void
test_what_cannot_be_read_is_said (gconstpointer data)
{
  static const char *const inputs[] = {
    "",
    "{}",
    "[1",
    "{\"members\": 100, \"scenarios\": []}",
    "{\"members\": 0, \"scenarios\": [{\"id\": \"x\", \"sex\": \"F\", \"age\": 60}]}",
    "{\"members\": 100, \"scenarios\": [{\"id\": \"x\", \"sex\": \"U\", \"age\": 60}]}",
  };
  World *world = (World *) data;

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      g_autoptr (TrabStoreRun) kept = new_kept (world);
      g_autoptr (GError) error = NULL;

      g_free (kept->inputs);
      kept->inputs = g_strdup (inputs[i]);
      g_assert_null (trab_kept_run_check (world->tables, kept, NULL, &error));
      g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT);
    }
}

/* Every kind of treatment, with numbers no short decimal holds. */
static void
test_scenario_round_trip (void)
{
  g_autoptr (TrabScenario) scenario = trab_scenario_new ("one \"quoted\"", TRAB_SEX_MALE, 61.1 / 3);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const TrabScenario *again = NULL;
  json_t *root = NULL;
  char *text = NULL;

  scenario->nut_before = 1.0 / 3;
  scenario->inf_index = 0.1 + 0.2;
  for (guint type = 0; type < TRAB_N_TREATMENT_TYPES; type++)
    trab_scenario_add (scenario, (TrabTreatmentType) type, 1.0 / (7 + type), -2.0 / 3,
                       type == TRAB_TREATMENT_ZOL ? -2.0 / 3 : 9.9 / 7);
  root = json_pack ("{s:[o]}", "scenarios", trab_scenario_file_new_json (scenario));
  text = json_dumps (root, JSON_REAL_PRECISION (17));
  bytes = g_bytes_new_with_free_func (text, strlen (text), free, text);
  json_decref (root);
  read = trab_scenario_file_read (bytes, &error);
  g_assert_no_error (error);
  again = g_ptr_array_index (read, 0);
  g_assert_cmpstr (again->id, ==, scenario->id);
  g_assert_cmpint (again->sex, ==, scenario->sex);
  g_assert_cmpfloat (again->age_years, ==, scenario->age_years);
  g_assert_cmpfloat (again->nut_before, ==, scenario->nut_before);
  g_assert_cmpfloat (again->nut, ==, scenario->nut);
  g_assert_cmpfloat (again->inf_index, ==, scenario->inf_index);
  g_assert_true (isnan (again->pre_years));
  g_assert_cmpuint (again->treatments->len, ==, scenario->treatments->len);
  for (guint i = 0; i < again->treatments->len; i++)
    {
      const TrabTreatment *a = &g_array_index (again->treatments, TrabTreatment, i);
      const TrabTreatment *b = &g_array_index (scenario->treatments, TrabTreatment, i);

      g_assert_cmpint (a->type, ==, b->type);
      g_assert_cmpfloat (a->value, ==, b->value);
      g_assert_cmpfloat (a->t0_years, ==, b->t0_years);
      g_assert_cmpfloat (a->t1_years, ==, b->t1_years);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *parent = NULL;
  g_autofree char *folder = NULL;
  World world = { 0 };
  int status = 0;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  parent = fixture_files_new_folder ();
  folder = g_build_filename (parent, "store", NULL);
  world_init (&world, folder);
  g_test_add_data_func ("/session/kept-run/exact", &world, test_kept_runs_are_made_again_exactly);
  g_test_add_data_func ("/session/kept-run/change", &world, test_a_change_shows);
  g_test_add_data_func ("/session/kept-run/corrupt", &world, test_what_cannot_be_read_is_said);
  g_test_add_func ("/session/kept-run/scenario", test_scenario_round_trip);
  g_test_add_data_func ("/session/kept-run/closes", &world, test_world_closes);
  status = g_test_run ();
  return fixture_files_finish (status, parent);
}

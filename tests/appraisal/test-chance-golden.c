/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <math.h>

#include "fixture-csv.h"
#include "trab-comparison-job.h"
#include "trab-patient-json.h"
#include "trab-tables-load.h"

#define TODAY ((TrabDate){ 2026, 11, 30 })
#define CLOSE_POINTS 0.15
#define N_MEMBERS 2 /* curves change no chance */

/* The names of golden.csv. */
static const char *const calculators[TRAB_N_CALCULATORS]
    = { "frax_with", "garvan", "frax_without", "qfracture" };
static const char *const outcomes[TRAB_N_OUTCOMES] = { "any", "hip" };

typedef struct
{
  TrabTables *tables;
  FixtureCsv *golden;
  guint n_wrong;
} Fixture;

/* The table has no quotes: a comma of a plan is written "&". */
static char *
dup_plan (const char *text)
{
  return g_strdelimit (g_strdup (text), "&", ',');
}

static TrabComparison *
compare (Fixture *fixture, const char *person, const char *plans)
{
  g_autofree char *name = g_strconcat (person, ".json", NULL);
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "data", "fracture", "patients", name, NULL);
  g_autofree char *with_commas = dup_plan (plans);
  g_auto (GStrv) ids = g_strsplit (with_commas, " ", -1);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TrabRecord) record = NULL;
  TrabCompareRequest request = { .plan_ids = (const char *const *) ids,
                                 .today = TODAY,
                                 .years = 10,
                                 .n_members = N_MEMBERS,
                                 .seed = 1 };
  TrabComparison *comparison = NULL;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (text, length);
  record = trab_patient_json_read (bytes, NULL, &error);
  g_assert_no_error (error);
  request.record = record;
  comparison = trab_comparison_job_run (fixture->tables, &request, NULL, &error);
  g_assert_no_error (error);
  return comparison;
}

static void
check_text (Fixture *fixture, guint row, const char *column, const char *got)
{
  const char *wanted = fixture_csv_get (fixture->golden, row, column);

  if (g_strcmp0 (wanted ? wanted : "", got ? got : "") == 0)
    return;
  fixture->n_wrong++;
  g_test_message ("%s %s: %s is %s, not %s", fixture_csv_get (fixture->golden, row, "case"),
                  fixture_csv_get (fixture->golden, row, "plan"), column, got, wanted);
}

static void
check_number (
    Fixture *fixture, guint row, const char *outcome, const char *what, gboolean has, double got)
{
  gboolean is_base = g_str_has_prefix (what, "base_");
  g_autofree char *column = is_base ? g_strconcat ("base_", outcome, "_", what + 5, NULL)
                                    : g_strconcat (outcome, "_", what, NULL);
  const char *wanted = fixture_csv_get (fixture->golden, row, column);
  gboolean wants = wanted != NULL && *wanted != '\0';
  double number = wants ? g_ascii_strtod (wanted, NULL) : NAN;

  if (has == wants && (!has || fabs (got - number) <= CLOSE_POINTS))
    return;
  fixture->n_wrong++;
  g_test_message ("%s %s: %s is %.4f (%s), not %s", fixture_csv_get (fixture->golden, row, "case"),
                  fixture_csv_get (fixture->golden, row, "plan"), column, got,
                  has ? "known" : "not known", wanted);
}

static const char *
get_state (TrabChanceState state)
{
  return state == TRAB_CHANCE_NUMBER        ? "number"
         : state == TRAB_CHANCE_LOWER_BOUND ? "lower_bound"
                                            : "not_known";
}

static const char *
get_cell_state (TrabCellState state)
{
  return state == TRAB_CELL_NUMBER        ? "number"
         : state == TRAB_CELL_LOWER_BOUND ? "lower_bound"
                                          : "not_known";
}

static void
check_row (Fixture *fixture, guint row, TrabComparison *comparison)
{
  const TrabChance *chance = &trab_comparison_get (comparison)->chance;
  g_autofree char *plan_id = dup_plan (fixture_csv_get (fixture->golden, row, "plan"));
  const TrabComparedPlan *plan = trab_comparison_find_plan (comparison, plan_id);
  g_autofree char *years = g_strdup_printf ("%u", chance->years);

  g_assert_nonnull (plan);
  check_text (fixture, row, "row_span_years", years);
  check_text (fixture, row, "base_calculator",
              chance->calculator == TRAB_CALCULATOR_NONE ? "" : calculators[chance->calculator]);
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      const TrabChanceBase *base = &chance->base[i];
      const TrabFractureCell *cell = &plan->fracture[i];
      g_autofree char *base_state = g_strdup_printf ("base_%s_state", outcomes[i]);
      g_autofree char *open = g_strdup_printf ("base_%s_open", outcomes[i]);
      g_autofree char *state = g_strdup_printf ("%s_state", outcomes[i]);
      gboolean is_number = cell->state == TRAB_CELL_NUMBER;

      check_text (fixture, row, base_state, get_state (base->state));
      check_text (fixture, row, open, base->is_open ? "yes" : "");
      check_text (fixture, row, state, get_cell_state (cell->state));
      check_number (fixture, row, outcomes[i], "base_pct", base->state != TRAB_CHANCE_NOT_KNOWN,
                    base->pct);
      check_number (fixture, row, outcomes[i], "base_low", base->has_range, base->low_pct);
      check_number (fixture, row, outcomes[i], "base_high", base->has_range && !base->is_open,
                    base->high_pct);
      check_number (fixture, row, outcomes[i], "best_pct", is_number, cell->best);
      check_number (fixture, row, outcomes[i], "fewer", is_number, cell->fewer);
      check_number (fixture, row, outcomes[i], "fewer_low", is_number, cell->fewer_low);
      check_number (fixture, row, outcomes[i], "fewer_high", is_number, cell->fewer_high);
    }
}

/* 60 people whose base, span, states and numbers an independent reading of fracture-layer.md gives
 * (tests/data/fracture). */
static void
test_sixty_people (void)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "data", "fracture", "golden.csv", NULL);
  g_autoptr (FixtureCsv) golden = fixture_csv_read (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabTables) tables = trab_tables_load_new (&error);
  g_autoptr (TrabComparison) comparison = NULL;
  g_autofree char *person = NULL;
  Fixture fixture = { .tables = tables, .golden = golden };
  guint n_people = 0;

  g_assert_no_error (error);
  for (guint row = 0; row < golden->rows->len; row++)
    {
      const char *name = fixture_csv_get (golden, row, "case");

      if (g_strcmp0 (name, person) != 0)
        {
          g_clear_object (&comparison);
          comparison = compare (&fixture, name, fixture_csv_get (golden, row, "asked_with"));
          g_free (person);
          person = g_strdup (name);
          n_people++;
        }
      check_row (&fixture, row, comparison);
    }
  g_assert_cmpuint (n_people, ==, 60);
  g_assert_cmpuint (fixture.n_wrong, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/appraisal/chance-golden/sixty-people", test_sixty_people);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The made-up people: each is there to show something, and the first shows why the program exists.
 */
#include "fixture-clinic.h"
#include "fixture-files.h"
#include "trab-present-practice.h"
#include "trab-session-compare.h"
#include "trab-session-list-day.h"
#include "trab-session-load.h"
#include "trab-session-search.h"
#include "trab-session.h"

static const TrabDate today = { 2026, 11, 3 };

typedef struct
{
  TrabSession *session;
} Fixture;

/* One store for both tests: making it costs a key derivation, and nothing changes it. */
static char *folder;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->session = fixture_clinic_open_people (folder, today);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_true (trab_session_close (fixture->session, NULL));
  g_object_unref (fixture->session);
}

static void
test_each_says_what_it_shows (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = trab_session_search (fixture->session, "", 100, &error);
  g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, >=, 10);
  for (guint i = 0; i < found->len; i++)
    {
      const TrabPatientSummaryFields *person
          = trab_patient_summary_get (g_ptr_array_index (found, i));
      const char *sentence = trab_present_practice_get_case (person->record_number);

      g_assert_true (person->is_practice);
      g_assert_nonnull (sentence);
      g_assert_true (g_hash_table_add (said, (char *) sentence));
    }
  g_assert_null (trab_present_practice_get_case ("P-00"));
  g_assert_null (trab_present_practice_get_case (NULL));
}

static guint
count_check_first (TrabComparison *comparison)
{
  GPtrArray *cards = trab_safety_report_get_cards (trab_comparison_get_safety (comparison));
  guint n = 0;

  for (guint i = 0; i < cards->len; i++)
    {
      const TrabSafetyCard *card = g_ptr_array_index (cards, i);

      g_assert_cmpint (card->severity, !=, TRAB_SAFETY_STOP);
      if (card->severity != TRAB_SAFETY_CHECK_FIRST)
        continue;
      g_assert_false (card->is_about_person);
      g_assert_cmpuint (card->plan_ids->len, ==, 1);
      n++;
    }
  return n;
}

/* Two plans that do better than as now, by different numbers; one nobody knows; one to check. */
static void
test_first_shows_a_whole_comparison (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) day = trab_session_list_day (fixture->session, today, &error);
  TrabCompareRequest request
      = { .today = today, .years = 10, .n_members = 100, .seed = TRAB_SESSION_DEFAULT_SEED };
  g_autoptr (TrabRecord) record = NULL;
  g_autoptr (TrabComparison) comparison = NULL;
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  const TrabPatientFields *person = NULL;
  guint n_unknown = 0;

  g_assert_no_error (error);
  person = trab_patient_get (trab_record_get_patient (g_ptr_array_index (day, 0)));
  g_assert_cmpstr (person->record_number, ==, "P-01");
  record = trab_session_load (fixture->session, person->id, &error);
  g_assert_no_error (error);
  request.record = record;
  comparison = trab_session_compare (fixture->session, &request, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < trab_comparison_get_n_plans (comparison); i++)
    {
      const TrabFractureCell *cell
          = &trab_comparison_get_plan (comparison, i)->fracture[TRAB_OUTCOME_MAJOR];

      if (cell->state == TRAB_CELL_UNKNOWN)
        n_unknown++;
      else
        g_hash_table_add (numbers, GINT_TO_POINTER ((int) (cell->best + 0.5)));
    }
  g_assert_cmpuint (n_unknown, ==, 1);
  g_assert_cmpuint (g_hash_table_size (numbers), >=, 3);
  g_assert_cmpuint (count_check_first (comparison), ==, 1);
  g_assert_cmpuint (trab_comparison_get_missing (comparison)->len, ==, 0);
  g_assert_cmpuint (trab_comparison_get_unconfirmed (comparison)->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_autofree char *parent = NULL;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  parent = fixture_files_new_folder ();
  folder = g_build_filename (parent, "practice", NULL);
  g_test_add ("/practice/each-says-what-it-shows", Fixture, NULL, set_up,
              test_each_says_what_it_shows, tear_down);
  g_test_add ("/practice/first-shows-a-whole-comparison", Fixture, NULL, set_up,
              test_first_shows_a_whole_comparison, tear_down);
  return fixture_files_finish (g_test_run (), parent);
}

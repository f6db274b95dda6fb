/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture-files.h"
#include "trab-comparison-file.h"
#include "trab-follow-up-file.h"
#include "trab-movement.h"
#include "trab-open-visit.h"
#include "trab-risk-panel-file.h"
#include "trab-session-compare.h"
#include "trab-session-create.h"
#include "trab-session-daily.h"
#include "trab-session-follow-up.h"
#include "trab-session-load.h"
#include "trab-session-open.h"
#include "trab-session-save.h"
#include "trab-session-search.h"

/* One visit state: the same input gives the same numbers and cards on every page, in any order, in
 * whatever order it was typed, before and after the first save, and to who opens the visit again.
 * Over all practice people, in random orders. */

static const TrabDate today = { 2026, 11, 30 };

#define MEMBERS 20
#define WEEK "ex01:2,ex02:3"

typedef struct
{
  char *folder;
  TrabSession *session;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *store = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = fixture_files_new_folder ();
  store = g_build_filename (fixture->folder, "store", NULL);
  fixture->session = trab_session_new (&error);
  g_assert_no_error (error);
  g_assert_true (trab_session_create_practice (fixture->session, store, today, &error));
  g_assert_true (trab_session_open (fixture->session, store, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  trab_session_close (fixture->session, NULL);
  g_object_unref (fixture->session);
  fixture_files_remove (fixture->folder);
  g_free (fixture->folder);
}

/* The pages: each as text, from what is known now. */

static char *
dup_compare (TrabSession *session, TrabRecord *record)
{
  static const char *const plans[] = { "as-now", "alendronate", NULL };
  TrabCompareRequest request = { .record = record,
                                 .plan_ids = plans,
                                 .today = today,
                                 .years = 10,
                                 .n_members = MEMBERS,
                                 .seed = TRAB_SESSION_DEFAULT_SEED };
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabComparison) comparison = trab_session_compare (session, &request, NULL, &error);

  return comparison ? trab_comparison_file_write_json (comparison) : g_strdup (error->message);
}

static char *
dup_panel (TrabSession *session, TrabRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRiskPanel) panel = trab_session_assess (session, record, today, &error);

  return panel ? trab_risk_panel_file_write_json (panel) : g_strdup (error->message);
}

static char *
dup_follow_up (TrabSession *session, TrabRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabFollowUp) follow_up
      = trab_session_follow_up (session, record, today, NULL, &error);

  return follow_up ? trab_follow_up_file_write_json (follow_up) : g_strdup (error->message);
}

static char *
dup_week (TrabSession *session, TrabRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabMovement) movement
      = trab_session_daily_check_week (session, record, today, WEEK, &error);
  GString *text = g_string_new (error ? error->message : NULL);

  for (guint i = 0; movement != NULL && i < movement->choices->len; i++)
    {
      const TrabExerciseChoice *choice = g_ptr_array_index (movement->choices, i);

      g_string_append_printf (text, "%s %u %d\n", choice->exercise_id, choice->sessions,
                              choice->gate);
    }
  return g_string_free (text, FALSE);
}

static char *(*const pages[]) (TrabSession *, TrabRecord *)
    = { dup_compare, dup_panel, dup_follow_up, dup_week };

typedef struct
{
  char *texts[G_N_ELEMENTS (pages)];
} Seen;

static void
seen_clear (Seen *seen)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    g_free (seen->texts[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Seen, seen_clear)

/* Goes through the pages at random, each once or more. */
static void
expect_seen (
    Fixture *fixture, TrabRecord *record, const Seen *seen, guint n_looks, const char *when)
{
  const TrabPatientFields *person = trab_patient_get (trab_record_get_patient (record));

  for (guint i = 0; i < n_looks; i++)
    {
      int page = g_test_rand_int_range (0, G_N_ELEMENTS (pages));
      g_autofree char *text = pages[page](fixture->session, record);

      if (g_str_equal (text, seen->texts[page]))
        continue;
      g_test_message ("%s, page %d, %s:\n%s\nthen\n%s", person->record_number, page, when,
                      seen->texts[page], text);
      g_test_fail ();
    }
}

static const char *const answers[][2] = { { "smoking", "1" },
                                          { "alcohol", "2" },
                                          { "falls_count", "2" },
                                          { "vte", "yes" },
                                          { "parent_hip_fracture", "yes" },
                                          { "height_loss_cm", "5" },
                                          { "steroids", "no" },
                                          { "red_flags", "no" },
                                          { "bp_systolic_mmhg", "150" },
                                          { "low_energy", "no" } };

static void
shuffle (guint *order, guint n)
{
  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint i = n - 1; i > 0; i--)
    {
      guint j = (guint) g_test_rand_int_range (0, (int) i + 1);
      guint kept = order[i];

      order[i] = order[j];
      order[j] = kept;
    }
}

/* What is known with the visit as it is typed. Returns: (transfer full) */
static TrabRecord *
build (const TrabOpenVisit *visit, TrabRecord *known)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) changes = trab_open_visit_build (visit, known, &error);

  g_assert_no_error (error);
  return trab_record_new_with (known, changes);
}

/* With a look at a page between two answers now and then. */
static void
type_in_any_order (Fixture *fixture, const TrabOpenVisit *visit, TrabRecord *known)
{
  guint order[G_N_ELEMENTS (answers)];

  shuffle (order, G_N_ELEMENTS (answers));
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    trab_draft_set_text (visit->draft, answers[order[i]][0], "");
  shuffle (order, G_N_ELEMENTS (answers));
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      trab_draft_set_text (visit->draft, answers[order[i]][0], answers[order[i]][1]);
      if (i % 5 == 4)
        {
          g_autoptr (TrabRecord) record = build (visit, known);

          g_free (dup_panel (fixture->session, record));
        }
    }
}

static void
walk (Fixture *fixture, const char *patient_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) loaded = trab_session_load (fixture->session, patient_id, NULL);
  g_autoptr (TrabOpenVisit) visit = trab_open_visit_new (loaded, NULL, today);
  g_autoptr (TrabOpenVisit) again = NULL;
  g_autoptr (TrabRecord) typed = NULL;
  g_autoptr (TrabRecord) retyped = NULL;
  g_autoptr (TrabRecord) changes = NULL;
  g_autoptr (TrabRecord) saved = NULL;
  g_autoptr (TrabRecord) opened = NULL;
  g_auto (Seen) seen = { { NULL } };

  type_in_any_order (fixture, visit, loaded);
  typed = build (visit, loaded);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    seen.texts[i] = pages[i](fixture->session, typed);
  type_in_any_order (fixture, visit, loaded);
  retyped = build (visit, loaded);
  expect_seen (fixture, retyped, &seen, 3, "typed again");
  changes = trab_open_visit_build (visit, loaded, &error);
  saved = trab_session_save (fixture->session, changes, &error);
  g_assert_no_error (error);
  expect_seen (fixture, saved, &seen, 2, "saved");
  again = trab_open_visit_new (saved, NULL, today);
  g_assert_cmpstr (again->id, ==, visit->id);
  opened = build (again, saved);
  expect_seen (fixture, opened, &seen, 2, "opened again");
}

static void
test_any_order (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = trab_session_search (fixture->session, "", 100, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (people->len, >=, 10);
  for (guint i = 0; i < people->len; i++)
    walk (fixture, trab_patient_summary_get (g_ptr_array_index (people, i))->id);
}

static void
save (Fixture *fixture, const TrabOpenVisit *visit, TrabRecord **record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) changes = trab_open_visit_build (visit, *record, &error);
  g_autoptr (TrabRecord) saved = trab_session_save (fixture->session, changes, &error);

  g_assert_no_error (error);
  g_set_object (record, saved);
}

/* Typed, corrected, emptied and saved in any order: the record holds what could be saved last, and
 * nothing of what was taken back. */
static void
test_emptied_is_withdrawn (Fixture *fixture, gconstpointer unused)
{
  static const char *const texts[] = { "61.5", "62", "6", "", "62.0", "" };
  g_autoptr (GPtrArray) people = trab_session_search (fixture->session, "", 1, NULL);
  const char *id = trab_patient_summary_get (g_ptr_array_index (people, 0))->id;
  g_autoptr (TrabRecord) record = trab_session_load (fixture->session, id, NULL);
  g_autoptr (TrabOpenVisit) visit = trab_open_visit_new (record, NULL, today);
  g_autofree char *kept = g_strdup ("");

  for (guint i = 0; i < 12; i++)
    {
      const char *text = texts[(guint) g_test_rand_int_range (0, G_N_ELEMENTS (texts))];
      g_autoptr (TrabOpenVisit) again = NULL;

      trab_draft_set_text (visit->draft, "weight", text);
      save (fixture, visit, &record);
      trab_open_visit_take_saved (visit, record);
      if (!g_str_equal (text, "6")) /* kg: cannot be saved */
        {
          g_free (kept);
          kept = g_strdup (text);
        }
      again = trab_open_visit_new (record, NULL, today);
      g_assert_cmpstr (again->id, ==, visit->id);
      g_assert_cmpstr (trab_draft_get_text (again->draft, "weight"), ==, kept);
    }
}

/* What was begun today is gone on with, whatever is signed or comes in today with a later time. */
static void
test_begun_is_gone_on_with (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) people = trab_session_search (fixture->session, "", 1, NULL);
  const char *id = trab_patient_summary_get (g_ptr_array_index (people, 0))->id;
  TrabVisitFields late = { .id = "late",
                           .patient_id = id,
                           .moment = { .date = today, .has_time = TRUE, .hour = 23, .minute = 59 },
                           .status = TRAB_VISIT_SIGNED };
  g_autoptr (GHashTable) no_answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrabVisit) signed_visit = trab_visit_new (&late, no_answers);
  g_autoptr (TrabRecord) record = trab_session_load (fixture->session, id, NULL);
  g_autoptr (TrabOpenVisit) visit = trab_open_visit_new (record, NULL, today);
  g_autoptr (TrabOpenVisit) again = NULL;

  trab_draft_set_text (visit->draft, "falls_count", "2");
  save (fixture, visit, &record);
  trab_record_add_visit (record, signed_visit);
  again = trab_open_visit_new (record, NULL, today);
  g_assert_cmpstr (again->id, ==, visit->id);
  g_assert_cmpstr (trab_draft_get_text (again->draft, "falls_count"), ==, "2");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/session/page-orders/any-order", Fixture, NULL, set_up, test_any_order, tear_down);
  g_test_add ("/session/page-orders/emptied-is-withdrawn", Fixture, NULL, set_up,
              test_emptied_is_withdrawn, tear_down);
  g_test_add ("/session/page-orders/begun-is-gone-on-with", Fixture, NULL, set_up,
              test_begun_is_gone_on_with, tear_down);
  return g_test_run ();
}

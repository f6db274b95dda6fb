/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-error.h"
#include "trab-session-audit.h"
#include "trab-session-compare.h"
#include "trab-session-death.h"
#include "trab-session-load.h"
#include "trab-session-may.h"
#include "trab-session-recall.h"
#include "trab-session-sign.h"

#include "fixture-clinic.h"

/* Who has died gets no plan, no number, no paper and no call; and a slip is taken back whole. */

#define VISIT_ID "018f0000-0000-7000-8000-000000000009"

static const TrabDate today = { 2026, 11, 3 };
static const TrabDate day_of_death = { 2026, 10, 30 };

typedef struct
{
  Clinic clinic;
  char *patient_id;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  TrabPatientFields fields = { .family_name = "Probe",
                               .sex = TRAB_SEX_FEMALE,
                               .birth_date = { 1956, 1, 1 },
                               .is_practice = TRUE };
  g_autoptr (TrabPatient) patient = trab_patient_new (&fields);
  g_autoptr (TrabFracture) fracture
      = trab_fracture_new (&(TrabFractureFields){ .site = TRAB_FRACTURE_HIP });
  g_autoptr (TrabRecord) record = trab_record_new (patient);
  g_autoptr (TrabRecord) saved = NULL;

  fixture->clinic = fixture_clinic_open ();
  trab_record_add_fracture (record, fracture);
  saved = fixture_clinic_add (&fixture->clinic, record);
  fixture->patient_id = g_strdup (trab_patient_get (trab_record_get_patient (saved))->id);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  fixture_clinic_clear (&fixture->clinic);
  g_free (fixture->patient_id);
}

static TrabRecord *
record_death (Fixture *fixture, gboolean is_dead)
{
  TrabSessionDeath death = { .is_dead = is_dead, .date = day_of_death, .source = "her daughter" };
  g_autoptr (GError) error = NULL;
  TrabRecord *record = trab_session_death_record (fixture->clinic.session, fixture->patient_id,
                                                  &death, today, &error);

  g_assert_no_error (error);
  return record;
}

static void
assert_dead (gboolean is_refused, GError *error)
{
  if (is_refused)
    g_assert_error (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_DEAD);
  else
    g_assert_no_error (error);
}

static guint
count_recalls (Fixture *fixture)
{
  g_autoptr (GPtrArray) recalls = trab_session_recall_list (fixture->clinic.session, today, NULL);
  guint n = 0;

  for (guint i = 0; i < recalls->len; i++)
    n += g_str_equal (
        trab_patient_get (((TrabRecall *) g_ptr_array_index (recalls, i))->patient)->id,
        fixture->patient_id);
  return n;
}

/* Every door, each tried on its own. */
static void
try_all (Fixture *fixture, TrabRecord *record, gboolean is_refused)
{
  static const char *const plans[] = { "as-now", "alendronate", NULL };
  TrabCompareRequest request
      = { .record = record, .plan_ids = plans, .today = today, .years = 10, .n_members = 5 };
  TrabGiveOutRequest asked = { .record = record, .today = today };
  g_autoptr (GError) of_plan = NULL;
  g_autoptr (GError) of_number = NULL;
  g_autoptr (GError) of_panel = NULL;
  g_autoptr (GError) of_paper = NULL;
  g_autoptr (TrabComparison) comparison
      = trab_session_compare (fixture->clinic.session, &request, NULL, &of_plan);
  TrabRiskPanel *panel = trab_session_assess (fixture->clinic.session, record, today, &of_panel);
  TrabGiveOut out = trab_session_may_give_out (fixture->clinic.session, &asked, NULL, &of_paper);

  assert_dead (is_refused, of_plan);
  assert_dead (is_refused, of_panel);
  assert_dead (is_refused, of_paper);
  g_assert_cmpint (out, ==, is_refused ? TRAB_GIVE_OUT_REFUSED : TRAB_GIVE_OUT_NOT_DECIDED);
  g_assert_cmpuint (count_recalls (fixture), ==, is_refused ? 0 : 1);
  g_clear_pointer (&panel, trab_risk_panel_free);
}

static TrabRecord *
new_visit (TrabRecord *record, const char *choice)
{
  TrabVisitFields fields = { .id = VISIT_ID, .moment = trab_moment_from_date (today) };
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrabVisit) visit = NULL;
  TrabRecord *changes = trab_record_new (trab_record_get_patient (record));

  g_hash_table_insert (answers, (char *) "plan_choice", (char *) choice);
  visit = trab_visit_new (&fields, answers);
  trab_record_add_visit (changes, visit);
  return changes;
}

static void
test_refuses_and_takes_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabRecord) before
      = trab_session_load (fixture->clinic.session, fixture->patient_id, NULL);
  g_autoptr (TrabRecord) dead = NULL;
  g_autoptr (TrabRecord) visit = NULL;
  g_autoptr (TrabRecord) alive = NULL;
  g_autoptr (TrabRecord) signed_one = NULL;
  g_autoptr (GError) error = NULL;

  try_all (fixture, before, FALSE);
  dead = record_death (fixture, TRUE);
  try_all (fixture, dead, TRUE);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TrabRecord) changes = new_visit (dead, i == 0 ? "not-yet" : "as-now");

      g_assert_null (trab_session_sign (fixture->clinic.session, changes, VISIT_ID, &error));
      g_assert_error (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_DEAD);
      g_clear_error (&error);
    }
  alive = record_death (fixture, FALSE);
  g_assert_false (
      trab_date_is_known (trab_patient_get (trab_record_get_patient (alive))->death_date));
  try_all (fixture, alive, FALSE);
  visit = new_visit (alive, "not-yet");
  signed_one = trab_session_sign (fixture->clinic.session, visit, VISIT_ID, &error);
  g_assert_no_error (error);
}

/* Each is one line of the audit of its own name. */
static void
test_audited (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabRecord) dead = record_death (fixture, TRUE);
  g_autoptr (TrabRecord) alive = record_death (fixture, FALSE);
  g_autofree char *text
      = trab_session_audit_write (fixture->clinic.session, fixture->patient_id, NULL, FALSE, NULL);

  g_assert_nonnull (g_strstr_len (text, -1, "\tdeath\t"));
  g_assert_nonnull (g_strstr_len (text, -1, "\tdeath-taken-back\t"));
}

static void
test_impossible_days (Fixture *fixture, gconstpointer unused)
{
  static const TrabDate days[] = { { 2026, 11, 4 }, { 2027, 0, 0 }, { 1955, 12, 31 } };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      TrabSessionDeath death = { .is_dead = TRUE, .date = days[i] };
      g_autoptr (GError) error = NULL;

      g_assert_null (trab_session_death_record (fixture->clinic.session, fixture->patient_id,
                                                &death, today, &error));
      g_assert_error (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_DEATH_DATE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add ("/session/death/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("refuses-and-takes-back", test_refuses_and_takes_back);
  ADD ("audited", test_audited);
  ADD ("impossible-days", test_impossible_days);
  return g_test_run ();
}

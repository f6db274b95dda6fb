/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture-files.h"
#include "trab-error.h"
#include "trab-evidence.h"
#include "trab-laboratory-draft.h"
#include "trab-session-audit.h"
#include "trab-session-backup.h"
#include "trab-session-create.h"
#include "trab-session-open.h"
#include "trab-session-settings.h"

#define PASSPHRASE "three quiet herons"

static TrabSession *
open_clinic (const char *folder)
{
  g_autoptr (GError) error = NULL;
  TrabSession *session = trab_session_new (&error);

  g_assert_no_error (error);
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_assert_true (trab_session_create (session, folder, "ana", PASSPHRASE, &error));
  g_assert_true (trab_session_open (session, folder, "ana", PASSPHRASE, &error));
  g_assert_no_error (error);
  return session;
}

static void
set (TrabSession *session, TrabSetting setting, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (trab_session_settings_set (session, setting, text, &error));
  g_assert_no_error (error);
}

/* Kept over closing, each change a line of the audit; one that cannot be changes nothing. */
static void
test_kept_and_audited (void)
{
  g_autofree char *parent = fixture_files_new_folder ();
  g_autofree char *folder = g_build_filename (parent, "store", NULL);
  TrabSession *session = open_clinic (folder);
  g_autoptr (TrabSettings) settings = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *audit = NULL;

  set (session, TRAB_SETTING_CLINIC_NAME, "Praxis „Hügel“ \"1\"");
  set (session, TRAB_SETTING_LOCK_MINUTES, "10");
  g_assert_false (trab_session_settings_set (session, TRAB_SETTING_LOCK_MINUTES, "99", &error));
  g_assert_true (error->domain == TRAB_INPUT_ERROR);
  g_clear_error (&error);
  g_assert_false (
      trab_session_settings_set (session, TRAB_SETTING_BACKUP_DONE, "2026-01-01", &error));
  g_clear_error (&error);
  audit = trab_session_audit_write (session, NULL, "setting", FALSE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (audit, "clinic:clinic_name"));
  g_assert_nonnull (strstr (audit, "clinic:lock_minutes"));
  g_assert_true (trab_session_close (session, NULL));
  g_object_unref (session);
  session = open_clinic (folder);
  settings = trab_session_settings_dup (session);
  g_assert_cmpstr (trab_settings_get (settings, TRAB_SETTING_CLINIC_NAME), ==,
                   "Praxis „Hügel“ \"1\"");
  g_assert_cmpuint (trab_settings_get_count (settings, TRAB_SETTING_LOCK_MINUTES), ==, 10);
  g_assert_true (trab_session_close (session, NULL));
  g_object_unref (session);
  fixture_files_remove (parent);
}

/* The rules go by what the laboratory prints from the moment it is set, and after the next opening.
 */
static void
test_limits_reach_the_rules (void)
{
  static const TrabMeasure calcium = TRAB_MEASURE_CALCIUM_CORRECTED;
  g_autofree char *parent = fixture_files_new_folder ();
  g_autofree char *folder = g_build_filename (parent, "store", NULL);
  TrabSession *session = open_clinic (folder);
  TrabSetting high = (TrabSetting) (TRAB_SETTING_HIGH + (int) calcium);
  double limit = 0;

  g_assert_false (
      trab_evidence_get_own_limit (trab_session_get_evidence (session), calcium, TRUE, &limit));
  set (session, high, "2.55");
  g_assert_true (trab_session_close (session, NULL));
  g_object_unref (session);
  session = open_clinic (folder);
  g_assert_true (
      trab_evidence_get_own_limit (trab_session_get_evidence (session), calcium, TRUE, &limit));
  g_assert_cmpfloat (limit, ==, 2.55);
  g_assert_false (
      trab_evidence_get_own_limit (trab_session_get_evidence (session), calcium, FALSE, &limit));
  set (session, high, "");
  g_assert_false (
      trab_evidence_get_own_limit (trab_session_get_evidence (session), calcium, TRUE, &limit));
  g_assert_true (trab_session_close (session, NULL));
  g_object_unref (session);
  fixture_files_remove (parent);
}

/* A backup and a tried backup end the reminder of each. */
static void
test_backup_days (void)
{
  g_autofree char *parent = fixture_files_new_folder ();
  g_autofree char *folder = g_build_filename (parent, "store", NULL);
  g_autofree char *copies = g_build_filename (parent, "copies", NULL);
  TrabSession *session = open_clinic (folder);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  TrabDate today = TRAB_DATE_NONE;
  g_autoptr (TrabSettings) before = trab_session_settings_dup (session);
  g_autoptr (TrabSettings) copied = NULL;
  g_autoptr (TrabSettings) tried = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = NULL;

  g_date_time_get_ymd (now, &today.year, &today.month, &today.day);
  g_assert_cmpint (trab_settings_judge_backup (before, today), ==, TRAB_BACKUP_NEVER);
  g_assert_cmpint (g_mkdir_with_parents (copies, 0700), ==, 0);
  copy = trab_session_backup_run (session, copies, 0, &error);
  g_assert_no_error (error);
  copied = trab_session_settings_dup (session);
  g_assert_cmpint (trab_settings_judge_backup (copied, today), ==, TRAB_BACKUP_UNTRIED);
  g_assert_true (trab_session_backup_try (session, copy, folder, "ana", PASSPHRASE, &error));
  g_assert_no_error (error);
  tried = trab_session_settings_dup (session);
  g_assert_cmpint (trab_settings_judge_backup (tried, today), ==, TRAB_BACKUP_NOT_DUE);
  g_assert_true (trab_session_close (session, NULL));
  g_object_unref (session);
  fixture_files_remove (parent);
}

/* A form begins in the clinic's unit, and a unit alone is nothing typed. */
static void
test_units (void)
{
  const char *texts[TRAB_N_SETTINGS] = { NULL };
  g_autoptr (TrabSettings) settings = NULL;
  g_autoptr (TrabPatient) patient
      = trab_patient_new (&(TrabPatientFields){ .id = "p", .family_name = "Khan" });
  g_autoptr (TrabRecord) record = trab_record_new (patient);
  g_autoptr (TrabDraft) draft
      = trab_laboratory_draft_new (record, TRAB_MEASURE_CTX, (TrabDate){ 2026, 11, 3 });

  texts[TRAB_SETTING_UNIT + TRAB_MEASURE_CTX] = "ng/mL";
  settings = trab_settings_new (texts);
  trab_settings_fill_units (settings, draft);
  g_assert_cmpstr (trab_draft_get_unit (draft, "value"), ==, "ng/mL");
  g_assert_true (trab_draft_is_empty (draft));
  trab_draft_set_text (draft, "value", "0.5");
  g_assert_false (trab_draft_is_empty (draft));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/kept-and-audited", test_kept_and_audited);
  g_test_add_func ("/settings/backup-days", test_backup_days);
  g_test_add_func ("/settings/limits-reach-the-rules", test_limits_reach_the_rules);
  g_test_add_func ("/settings/units", test_units);
  return g_test_run ();
}

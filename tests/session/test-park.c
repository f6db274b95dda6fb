/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is half typed when the records are locked is in the encrypted store, until it is saved or
 * given up. */
#include <string.h>

#include "fixture-clinic.h"
#include "trab-history-draft.h"
#include "trab-session-open.h"
#include "trab-session-park.h"

static const char *
get (GHashTable *fields, const char *field)
{
  return g_hash_table_lookup (fields, field);
}

static void
test_over_closing (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (TrabRecord) record = fixture_clinic_take_in (&clinic, PATIENT ("p1", "Parked"));
  const char *id = trab_patient_get (trab_record_get_patient (record))->id;
  g_autoptr (TrabDraft) draft = trab_history_draft_new_course (record, FIXTURE_CLINIC_TODAY);
  g_autofree char *folder = g_build_filename (clinic.folder, "s", NULL);
  g_autoptr (GHashTable) none = NULL;
  g_autoptr (GHashTable) fields = NULL;
  g_autoptr (GHashTable) other = NULL;
  g_autoptr (GHashTable) after = NULL;
  g_autoptr (GError) error = NULL;

  none = trab_session_park_load (clinic.session, id, "course", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (none), ==, 0);
  trab_draft_set_text (draft, "name", "Alendr");
  trab_draft_set_text (draft, "start", "no date yet");
  trab_session_park (clinic.session, id, "course", draft);
  trab_draft_set_text (draft, "name", "Alendro \"70\"");
  trab_session_park (clinic.session, id, "course", draft); /* the last one counts */
  trab_session_park (clinic.session, NULL, "patient", draft);
  g_assert_true (trab_session_close (clinic.session, &error));
  g_assert_no_error (error);
  g_assert_true (trab_session_open (clinic.session, folder, NULL, NULL, &error));
  g_assert_no_error (error);
  fields = trab_session_park_load (clinic.session, id, "course", &error);
  g_assert_cmpstr (get (fields, "name"), ==, "Alendro \"70\"");
  g_assert_cmpstr (get (fields, "start"), ==, "no date yet"); /* wrong, and kept as typed */
  other = trab_session_park_load (clinic.session, NULL, "patient", &error);
  g_assert_cmpstr (get (other, "name"), ==, "Alendro \"70\"");
  trab_session_park_end (clinic.session, id, "course");
  after = trab_session_park_load (clinic.session, id, "course", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (after), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/park/over-closing", test_over_closing);
  return g_test_run ();
}

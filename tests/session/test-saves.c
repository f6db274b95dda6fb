/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>

#include "trab-consultation.h"
#include "trab-error.h"
#include "trab-import-job.h"
#include "trab-session-import.h"
#include "trab-session-load.h"
#include "trab-session-save.h"
#include "trab-store-opening.h"
#include "trab-tables-load.h"

#include "fixture-disk.h"
#include "fixture-clinic.h"

/* What somebody typed is on the disk or said not to be: with a full disk, a slow one, and a long
 * import in front. */

#define MANY 40 /* people of a file whose import takes a while */

static const TrabDate today = { 2026, 11, 3 };

typedef struct
{
  Clinic clinic;
  TrabConsultation *consultation;
  TrabDraft *draft;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  TrabPatientFields fields
      = { .family_name = "Probe", .identifier_system = "http://clinic.example/mrn" };
  g_autoptr (TrabPatient) patient = NULL;
  g_autoptr (TrabRecord) record = NULL;
  g_autoptr (TrabRecord) saved = NULL;

  fixture->clinic = fixture_clinic_open ();
  fields.sex = TRAB_SEX_FEMALE;
  fields.identifier_value = "n0";
  fields.birth_date = (TrabDate){ 1955, 3, 9 };
  patient = trab_patient_new (&fields);
  record = trab_record_new (patient);
  saved = fixture_clinic_add (&fixture->clinic, record);
  fixture->consultation = trab_consultation_new (fixture->clinic.session, saved, today);
  fixture->draft = trab_consultation_get_draft (fixture->consultation);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  fixture_disk_fail_after (-1, 0, FALSE);
  fixture_disk_set_delay (0);
  trab_consultation_cancel (fixture->consultation);
  g_clear_object (&fixture->consultation);
  fixture_clinic_clear (&fixture->clinic);
}

/** One answer, with its place among all of the test. */
typedef struct
{
  guint place; /* 0: not yet */
  GError *error;
} Answer;

static guint n_answers;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->place = ++n_answers;
  g_clear_error (&answer->error);
  trab_consultation_save_finish (TRAB_CONSULTATION (source), result, &answer->error);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;
  g_autoptr (GPtrArray) ids
      = trab_session_import_save_finish (TRAB_SESSION (source), result, NULL, &answer->error);

  answer->place = ++n_answers;
  g_assert_true (ids == NULL || ids->len == MANY);
}

static void
wait_for (const Answer *answer)
{
  while (answer->place == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
save_and_wait (Fixture *fixture, Answer *answer)
{
  answer->place = 0;
  trab_consultation_save_async (fixture->consultation, NULL, saved_cb, answer);
  wait_for (answer);
}

static const char *
get_stored (Fixture *fixture, TrabQuestion question)
{
  TrabPatient *patient = trab_consultation_get_patient (fixture->consultation);
  g_autoptr (TrabRecord) stored
      = trab_session_load (fixture->clinic.session, trab_patient_get (patient)->id, NULL);
  TrabVisit *visit
      = trab_record_find_visit (stored, trab_consultation_get_visit_id (fixture->consultation));

  return visit ? g_intern_string (trab_visit_get_text (visit, question)) : NULL;
}

/* Every call of a save fails once it is that one's turn: what was kept stays, what is typed is
 * still typed, the sentence is of a full disk, and the next save has it all. */
static void
test_full_disk (Fixture *fixture, gconstpointer unused)
{
  static const char *const counts[] = { "0", "1", "2" };
  guint n_refused = 0;
  Answer answer = { 0 };

  for (int n = 0; n < 12; n += 3)
    {
      const char *typed = counts[n / 3 % G_N_ELEMENTS (counts)];

      trab_draft_set_text (fixture->draft, "falls_count", typed);
      fixture_disk_fail_after (n, ENOSPC, FALSE);
      save_and_wait (fixture, &answer);
      fixture_disk_fail_after (-1, 0, FALSE);
      if (answer.error != NULL)
        {
          n_refused++;
          g_assert_cmpint (answer.error->domain, ==, TRAB_STORE_ERROR);
          g_assert_true (trab_consultation_has_changes (fixture->consultation));
          g_assert_cmpstr (trab_draft_get_text (fixture->draft, "falls_count"), ==, typed);
        }
      save_and_wait (fixture, &answer);
      g_assert_no_error (answer.error);
      g_assert_cmpstr (get_stored (fixture, TRAB_QUESTION_FALLS_COUNT), ==, typed);
      g_assert_true (trab_consultation_is_settled (fixture->consultation));
    }
  g_assert_cmpuint (n_refused, >, 0);
}

/* A slow disk keeps nobody from typing, and who leaves waits for all of it. */
static void
test_slow_disk (Fixture *fixture, gconstpointer unused)
{
  Answer first = { 0 };
  Answer left = { 0 };
  gint64 begun_us = 0;

  fixture_disk_set_delay (50);
  trab_draft_set_text (fixture->draft, "falls_count", "1");
  begun_us = g_get_monotonic_time ();
  trab_consultation_save_async (fixture->consultation, NULL, saved_cb, &first);
  trab_draft_set_text (fixture->draft, "smoking", "2");
  trab_consultation_flush_async (fixture->consultation, saved_cb, &left);
  g_assert_cmpint (g_get_monotonic_time () - begun_us, <, 50 * 1000); /* the page did not wait */
  g_assert_false (trab_consultation_is_settled (fixture->consultation));
  wait_for (&left);
  g_assert_no_error (first.error);
  g_assert_no_error (left.error);
  g_assert_cmpstr (get_stored (fixture, TRAB_QUESTION_FALLS_COUNT), ==, "1");
  g_assert_cmpstr (get_stored (fixture, TRAB_QUESTION_SMOKING), ==, "2");
}

/* A bundle of people with a weight each; the first is who is open. */
static TrabImport *
read_many (Fixture *fixture)
{
  GString *text = g_string_new ("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  TrabImport *import = NULL;

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (
        text,
        "%s{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"p%u\",\"identifier\":[{"
        "\"system\":\"http://clinic.example/mrn\",\"value\":\"n%u\"}],\"name\":[{\"family\":"
        "\"%s\"}],\"gender\":\"female\",\"birthDate\":\"1955-03-09\"}},{\"resource\":{"
        "\"resourceType\":\"Observation\",\"id\":\"o%u\",\"status\":\"final\",\"code\":{"
        "\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"29463-7\"}]},\"subject\":{"
        "\"reference\":\"Patient/p%u\"},\"effectiveDateTime\":\"2026-10-01\",\"valueQuantity\":{"
        "\"value\":61,\"unit\":\"kg\",\"system\":\"http://unitsofmeasure.org\",\"code\":"
        "\"kg\"}}}",
        i > 0 ? "," : "", i, i, i == 0 ? "Probe" : "Import", i, i);
  g_string_append (text, "]}");
  bytes = g_string_free_to_bytes (text);
  import = trab_session_import_read (fixture->clinic.session, bytes,
                                     &(TrabImportReading){ .today = today }, &error);
  g_assert_no_error (error);
  return import;
}

static const char *
get_id (Fixture *fixture)
{
  return trab_patient_get (trab_consultation_get_patient (fixture->consultation))->id;
}

/* A save passes an import that waits: the disk is slow, so that both wait behind another save. */
static void
test_before_an_import (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabImport) import = read_many (fixture);
  g_autoptr (TrabRecord) nothing
      = trab_record_new (trab_consultation_get_patient (fixture->consultation));
  Answer of_import = { 0 };
  Answer of_save = { 0 };

  fixture_disk_set_delay (50);
  trab_session_save_async (fixture->clinic.session, nothing, NULL, NULL, NULL);
  trab_session_import_save_async (fixture->clinic.session, import, NULL, imported_cb, &of_import);
  trab_draft_set_text (fixture->draft, "falls_count", "1");
  trab_consultation_save_async (fixture->consultation, NULL, saved_cb, &of_save);
  wait_for (&of_import);
  g_assert_no_error (of_import.error);
  g_assert_no_error (of_save.error);
  g_assert_cmpuint (of_save.place, >, 0);
  g_assert_cmpuint (of_save.place, <, of_import.place);
  g_assert_cmpstr (get_stored (fixture, TRAB_QUESTION_FALLS_COUNT), ==, "1");
}

/** Somebody who types while the file is taken in. */
typedef struct
{
  TrabStore *store;
  TrabRecord *changes;
  guint n_calls;
} Typist;

static guint
type (gpointer user_data)
{
  Typist *typist = user_data;
  g_autoptr (TrabRecord) saved = NULL;

  if (++typist->n_calls != MANY / 2)
    return 0;
  saved = trab_store_save_record (typist->store, typist->changes, NULL);
  g_assert_nonnull (saved);
  return 1;
}

/* What is typed between two people of a file is kept at once; the file is compared again, so that
 * nothing of either is lost or there twice. */
static void
test_within_an_import (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabImport) import = read_many (fixture);
  g_autofree char *id = g_strdup (get_id (fixture));
  g_autofree char *folder = fixture_clinic_dup_store (&fixture->clinic);
  TrabMeasurementFields weight = { .measure = TRAB_MEASURE_WEIGHT, .value = 58, .unit = "kg" };
  g_autoptr (TrabMeasurement) typed = NULL;
  g_autoptr (TrabRecord) before = NULL;
  g_autoptr (TrabRecord) after = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;
  Typist typist = { 0 };
  TrabImportJob job = { .import = import, .let_saves_pass = type, .user_data = &typist };
  TrabTables *tables = NULL;

  trab_session_close (fixture->clinic.session, NULL);
  tables = trab_tables_load_new (&error);
  g_assert_no_error (error);
  typist.store = trab_store_opening_open (folder, "practice", "practice",
                                          trab_store_host_get_system (), &error);
  g_assert_no_error (error);
  job.tables = tables;
  before = trab_store_load_record (typist.store, id, NULL);
  typist.changes = trab_record_new (trab_record_get_patient (before));
  weight.text = "58";
  weight.moment = trab_moment_from_date ((TrabDate){ 2026, 11, 2 });
  typed = trab_measurement_new (&weight);
  trab_record_add_measurement (typist.changes, typed);
  ids = trab_import_job_save (typist.store, &job, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, MANY);
  g_assert_cmpuint (typist.n_calls, ==, 2 * MANY); /* compared again, and once */
  after = trab_store_load_record (typist.store, id, NULL);
  g_assert_cmpuint (trab_record_get_measurements (after)->len, ==, 2); /* typed, and of the file */
  again = trab_store_search_patients (typist.store, "Import", NULL, 1000, NULL);
  g_assert_cmpuint (again->len, ==, MANY - 1);
  trab_tables_load_free (tables);
  g_free (job.batch_id);
  g_hash_table_unref (job.undone);
  g_object_unref (typist.changes);
  trab_store_close (typist.store, NULL);
  g_object_unref (typist.store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/session/saves/full-disk", Fixture, NULL, set_up, test_full_disk, tear_down);
  g_test_add ("/session/saves/slow-disk", Fixture, NULL, set_up, test_slow_disk, tear_down);
  g_test_add ("/session/saves/before-an-import", Fixture, NULL, set_up, test_before_an_import,
              tear_down);
  g_test_add ("/session/saves/within-an-import", Fixture, NULL, set_up, test_within_an_import,
              tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record in our own format, as a file manager or "import" hands it in: whole for somebody new,
 * held against what is known of somebody known, and never twice. */
#include <string.h>

#include "fixture-clinic.h"
#include "fixture-count.h"
#include "trab-error.h"
#include "trab-patient-summary.h"
#include "trab-session-load.h"
#include "trab-session-search.h"
#include "trab-session-write.h"

#define ONE_MORE                                                                                   \
  "\"measurements\": [{\"measure\": \"ctx\", \"value\": \"411\", \"unit\": \"ng/L\","              \
  " \"moment\": \"2026-02-03\", \"status\": \"final\"},"

#define PERSON "018f0000-0000-7000-8000-000000000009"
#define VISIT "018f0000-0000-7000-8000-000000000001"

/* The record as its file, without the batch that it came with */
static char *
dup_file (Clinic *clinic, const char *id)
{
  g_autoptr (TrabRecord) record = trab_session_load (clinic->session, id, NULL);
  g_autoptr (GRegex) batch = g_regex_new (",\\n *\"batch_id\": \"[^\"]*\"", 0, 0, NULL);
  g_autofree char *text = NULL;

  g_assert_nonnull (record);
  text = trab_session_write_patient_json (clinic->session, record);
  return g_regex_replace_literal (batch, text, -1, 0, "", 0, NULL);
}

static char *
dup_replaced (const char *text, const char *old, const char *new)
{
  const char *at = strstr (text, old);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, new, at + strlen (old));
}

static void
import (Clinic *clinic, const char *file, const char *id)
{
  g_autoptr (TrabImport) import = fixture_clinic_read_text (clinic, file);
  g_autoptr (GPtrArray) ids = fixture_clinic_save (clinic, import);

  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpstr (ids->pdata[0], ==, id);
}

/* Into another store and out again: the same file. A second time changes nothing. */
static void
test_there_and_back (void)
{
  g_auto (Clinic) here = fixture_clinic_open ();
  g_auto (Clinic) there = fixture_clinic_open ();
  g_autoptr (GPtrArray) all = trab_session_search (here.session, "(practice)", 100, NULL);

  g_assert_cmpuint (all->len, >=, 10);
  for (guint i = 0; i < MIN (all->len, fixture_count (2, 100)); i++)
    {
      const char *id = trab_patient_summary_get (all->pdata[i])->id;
      g_autofree char *file = dup_file (&here, id);
      g_autofree char *back = NULL;
      g_autofree char *again = NULL;

      import (&there, file, id);
      back = dup_file (&there, id);
      g_assert_cmpstr (back, ==, file);
      import (&there, file, id);
      again = dup_file (&there, id);
      g_assert_cmpstr (again, ==, file);
    }
}

/* What is new in a file of somebody known is added, and nothing else. */
static void
test_one_more (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (GPtrArray) all = trab_session_search (clinic.session, "Khan", 1, NULL);
  const char *id = trab_patient_summary_get (all->pdata[0])->id;
  g_autofree char *file = dup_file (&clinic, id);
  g_autofree char *longer = dup_replaced (file, "\"measurements\": [", ONE_MORE);
  g_autoptr (TrabRecord) before = trab_session_load (clinic.session, id, NULL);
  g_autoptr (TrabRecord) after = NULL;

  import (&clinic, longer, id);
  after = trab_session_load (clinic.session, id, NULL);
  g_assert_cmpuint (trab_record_get_measurements (after)->len, ==,
                    trab_record_get_measurements (before)->len + 1);
  g_assert_cmpuint (trab_record_get_visits (after)->len, ==, trab_record_get_visits (before)->len);
  g_assert_cmpfloat (fixture_clinic_latest (after, TRAB_MEASURE_CTX, TRAB_SITE_NONE), ==, 411);
}

/* Each visit is held against its own day: what was said later is no conflict. */
static void
test_no_conflict (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (GPtrArray) all = trab_session_search (clinic.session, "Khan", 1, NULL);
  g_autofree char *file = dup_file (&clinic, trab_patient_summary_get (all->pdata[0])->id);
  g_autoptr (TrabImport) import = fixture_clinic_read_text (&clinic, file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = trab_session_import_review (clinic.session, import, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, ==, 1);
  g_assert_cmpuint (trab_import_report_get_count (reports->pdata[0], TRAB_IMPORT_CONFLICT), ==, 0);
  g_assert_cmpuint (trab_import_report_get_count (reports->pdata[0], TRAB_IMPORT_NEW), ==, 0);
}

/* What was added to a signed visit elsewhere comes to that visit, once. */
static void
test_one_more_addendum (void)
{
  static const char without[]
      = "{\"format\":\"trabecula-patient\",\"version\":1,\"patient\":{\"id\":\"" PERSON
        "\",\"family_name\":\"Added\",\"birth_date\":\"1950-01-01\",\"sex\":\"F\"},"
        "\"visits\":[{\"id\":\"" VISIT "\",\"moment\":\"2025-02-03\",\"status\":\"signed\","
        "\"answers\":{\"plan_choice\":\"not-yet\"}}]}";
  g_autofree char *with = dup_replaced (without, "]}",
                                        "],\"addenda\":[{\"visit_id\":\"" VISIT
                                        "\",\"text\":\"Told by phone\",\"author\":\"Dr A\","
                                        "\"moment\":\"2025-03-01\"}]}");
  g_auto (Clinic) clinic = fixture_clinic_open ();

  import (&clinic, without, PERSON);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TrabRecord) record = NULL;
      TrabVisit *visit = NULL;
      g_autoptr (GPtrArray) addenda = NULL;

      import (&clinic, with, PERSON);
      record = trab_session_load (clinic.session, PERSON, NULL);
      g_assert_cmpuint (trab_record_get_visits (record)->len, ==, 1);
      visit = trab_record_get_visits (record)->pdata[0];
      addenda = trab_record_list_addenda (record, trab_visit_get (visit)->id);
      g_assert_cmpuint (addenda->len, ==, 1);
      g_assert_cmpstr (trab_addendum_get (addenda->pdata[0])->text, ==, "Told by phone");
    }
}

/* Another name under the same id is asked about: nothing is taken over in silence. */
static void
test_somebody_else (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (GPtrArray) all = trab_session_search (clinic.session, "Khan", 1, NULL);
  const char *id = trab_patient_summary_get (all->pdata[0])->id;
  g_autofree char *file = dup_file (&clinic, id);
  g_autofree char *other = dup_replaced (file, "Khan", "Olsen");
  g_autoptr (TrabImport) import = fixture_clinic_read_text (&clinic, other);
  g_autoptr (GPtrArray) ids = fixture_clinic_save (&clinic, import);
  g_autofree char *after = NULL;

  g_assert_cmpuint (ids->len, ==, 0);
  after = dup_file (&clinic, id);
  g_assert_cmpstr (after, ==, file);
}

/* A file that is damaged is refused with the place, as by "patient add". */
static void
test_damaged (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (GPtrArray) all = trab_session_search (clinic.session, "Khan", 1, NULL);
  g_autofree char *file = dup_file (&clinic, trab_patient_summary_get (all->pdata[0])->id);
  g_autofree char *damaged = dup_replaced (file, "\"status\": \"", "\"status\": \"un");
  g_autoptr (GBytes) bytes = g_bytes_new_static (damaged, strlen (damaged));
  g_autoptr (GError) error = NULL;

  g_assert_null (trab_session_import_read (
      clinic.session, bytes, &(TrabImportReading){ .today = FIXTURE_CLINIC_TODAY }, &error));
  g_assert_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_UNREADABLE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/own-file/there-and-back", test_there_and_back);
  g_test_add_func ("/own-file/one-more", test_one_more);
  g_test_add_func ("/own-file/no-conflict", test_no_conflict);
  g_test_add_func ("/own-file/one-more-addendum", test_one_more_addendum);
  g_test_add_func ("/own-file/somebody-else", test_somebody_else);
  g_test_add_func ("/own-file/damaged", test_damaged);
  return g_test_run ();
}

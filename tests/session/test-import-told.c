/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people are told of a file beside its numbers: reports in words, places, how far it is. */
#include <string.h>

#include "fixture-clinic.h"
#include "trab-present-finding.h"
#include "trab-session-reports.h"
#include "trab-table-memory.h"

#define REPORT(id, status, rest)                                                                   \
  ENTRY ("DiagnosticReport", id,                                                                   \
         "\"status\":\"" status "\",\"code\":{\"text\":\"DXA\"}," SUBJECT ("p1") "," rest)

/* What a report says in words stands beside the record, once, the latest first; what is no text is
 * named. */
static void
test_reports (void)
{
  static const char entries[] = PATIENT ("p1", "Reported") "," REPORT (
      "a", "final",
      "\"effectiveDateTime\":\"2024-05-06\",\"conclusion\":\"Low at the "
      "hip.\"") "," REPORT ("b", "final",
                            "\"effectiveDateTime\":\"2025-05-06\","
                            "\"presentedForm\":["
                            "{\"contentType\":\"text/"
                            "plain\",\"data\":\"UGxhaW4gd29yZHM=\"},"
                            "{\"contentType\":\"text/"
                            "html\",\"data\":\"PHA+QSAmbHQ7IEI8L3A+\"},"
                            "{\"contentType\":\"application/"
                            "pdf\",\"data\":\"JVBERg==\",\"title\":"
                            "\"Scan\"}]") "," REPORT ("c", "entered-in-error",
                                                      "\"effectiveDateTime"
                                                      "\":\"2023-05-06\","
                                                      "\"text\":{\"div\":"
                                                      "\"<div>Not "
                                                      "<b>hers</b></"
                                                      "div>\"}") "," REPORT ("d", "final",
                                                                             "\"effectiveDateTime\""
                                                                             ":\"2022-05-06\"");
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (TrabRecord) once = fixture_clinic_take_in (&clinic, entries);
  g_autoptr (TrabRecord) twice = fixture_clinic_take_in (&clinic, entries);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = trab_session_reports_list (
      clinic.session, trab_patient_get (trab_record_get_patient (twice))->id, &error);
  const TrabSentReport *latest = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (once);
  g_assert_cmpuint (reports->len, ==, 3);
  latest = reports->pdata[0];
  g_assert_cmpuint (latest->texts->len, ==, 2);
  g_assert_cmpstr (latest->texts->pdata[0], ==, "Plain words");
  g_assert_cmpstr (latest->texts->pdata[1], ==, "A < B");
  g_assert_cmpstr (((TrabSentAttachment *) latest->attachments->pdata[0])->title, ==, "Scan");
  g_assert_cmpuint (((TrabSentAttachment *) latest->attachments->pdata[0])->size, ==, 4);
  g_assert_cmpstr (((TrabSentReport *) reports->pdata[1])->texts->pdata[0], ==, "Low at the hip.");
  g_assert_cmpstr (((TrabSentReport *) reports->pdata[2])->texts->pdata[0], ==, "Not hers");
  g_assert_true (trab_sent_report_is_withdrawn (reports->pdata[2]));
}

/* Reading stops when nobody wants it any more, and tells how far it is; a finding leads back to its
 * place in the file, and the report can be sent to whoever is asked. */
static void
test_progress_and_place (void)
{
  static const char text[]
      = "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[" PATIENT (
          "p1", "Place") ",\n" OBSERVATION ("w", "p1", WEIGHT, "2025-05-06",
                                            QUANTITY ("610", "kg")) "]}";
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  TrabImportProgress progress = { 0 };
  TrabImportProgress stopped = { .is_stopped = TRUE };
  TrabImportReading how = { .today = FIXTURE_CLINIC_TODAY, .progress = &stopped };
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabImport) none = trab_session_import_read (clinic.session, bytes, &how, &error);
  g_autoptr (TrabImport) import = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autofree char *place = NULL;
  g_autofree char *report = NULL;

  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  how.progress = &progress;
  import = trab_session_import_read (clinic.session, bytes, &how, NULL);
  g_assert_cmpint (progress.permille, ==, 500);
  for (guint i = 0; i < trab_import_get_findings (import)->len && place == NULL; i++)
    {
      TrabFinding *finding = trab_import_get_findings (import)->pdata[i];

      if (trab_finding_get (finding)->code == TRAB_FINDING_CODE_IMPLAUSIBLE)
        place = trab_import_dup_source_text (import, finding);
    }
  g_assert_true (g_str_has_prefix (place, "{\"resourceType\":\"Observation\",\"id\":\"w\""));
  reports = trab_session_import_review (clinic.session, import, NULL, NULL);
  report = trab_present_finding_dup_report (import, reports);
  g_assert_nonnull (strstr (report, "line 2"));
  g_assert_nonnull (strstr (report, place));
  g_assert_nonnull (strstr (report, "1 new"));
}

/* A table is read as one of its head was last time. */
static void
test_memory (void)
{
  static const char text[] = "\xef\xbb\xbfid;name\n1;A\n2;B\n3;C\n4;D\n";
  g_autoptr (GBytes) start = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes) other = g_bytes_new_static ("id;sex\n1;F\n", 11);
  g_autoptr (GBytes) map = g_bytes_new_static ("{}", 2);
  g_autofree char *preview = trab_table_memory_dup_preview (start);
  g_autofree char *source = NULL;
  g_autoptr (GBytes) recalled = NULL;

  g_assert_true (trab_table_memory_is_table (start));
  g_assert_cmpstr (preview, ==, "id;name\n1;A\n2;B\n3;C");
  g_assert_false (trab_table_memory_recall (start, &source, &recalled));
  g_assert_null (recalled);
  trab_table_memory_keep (start, "North", map);
  trab_table_memory_keep (other, NULL, NULL);
  g_assert_true (trab_table_memory_recall (start, &source, &recalled));
  g_assert_cmpstr (source, ==, "North");
  g_assert_true (g_bytes_equal (recalled, map));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/import/reports", test_reports);
  g_test_add_func ("/import/progress-and-place", test_progress_and_place);
  g_test_add_func ("/import/memory-of-tables", test_memory);
  return g_test_run ();
}

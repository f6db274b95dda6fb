/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people are told of a file beside its numbers: reports in words, places, how far it is. */
#include <string.h>

#include "fixture-clinic.h"
#include "trab-present-finding.h"
#include "trab-session-reports.h"
#include "trab-table-look.h"
#include "trab-table-map.h"
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
  g_autofree char *source = NULL;
  g_autoptr (GBytes) recalled = NULL;

  g_assert_true (trab_table_memory_is_table (start));
  g_assert_false (trab_table_memory_recall (start, &source, &recalled));
  g_assert_null (recalled);
  trab_table_memory_keep (start, "North", map);
  trab_table_memory_keep (other, NULL, NULL);
  g_assert_true (trab_table_memory_recall (start, &source, &recalled));
  g_assert_cmpstr (source, ==, "North");
  g_assert_true (g_bytes_equal (recalled, map));
}

static const TrabTableCell *
get_cell (const TrabTableLook *look, guint row, guint column)
{
  GPtrArray *cells = NULL;

  g_assert_cmpuint (row, <, look->rows->len);
  cells = look->rows->pdata[row];
  g_assert_cmpuint (column, <, cells->len);
  return cells->pdata[column];
}

static GBytes *
take (GBytes *old, GBytes *new)
{
  g_clear_pointer (&old, g_bytes_unref);
  return new;
}

/* Each answer makes a map that the reader understands, and what it says is what the look shows;
 * with the last answer taken back nothing is left of it. */
static void
test_map_by_answers (void)
{
  static const char text[] = "patient_id|birth_date|measured_at|kind|value|unit|value\n"
                             "1|04.03.1955|05.06.2021|bmd|0,612|g/cm2|9\n";
  static const char *const answers[][2] = {
    { "separator", "|" }, { "decimal", "comma" }, { "dates", "dmy" }, { "encoding", "utf-8" }
  };
  g_autoptr (GBytes) start = g_bytes_new_static (text, strlen (text));
  g_autofree char *missing = NULL;
  g_autofree char *unit = NULL;
  TrabTableLook *look = trab_table_look_new (start, NULL, 3);
  GBytes *map = NULL;

  g_assert_cmpuint (look->twins->len, ==, 1);
  g_assert_true (get_cell (look, 1, 2)->is_refused);
  trab_table_look_free (look);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *word = NULL;

      map = take (map, trab_table_map_set_word (map, answers[i][0], answers[i][1]));
      word = trab_table_map_dup_word (map, answers[i][0]);
      g_assert_cmpstr (word, ==, answers[i][1]);
    }
  map = take (map, trab_table_map_set_twin (map, "value", 5));
  map = take (map, trab_table_map_set_missing (map, " -9;7777 ; "));
  missing = trab_table_map_dup_missing (map);
  g_assert_cmpstr (missing, ==, "-9; 7777");
  g_assert_true (trab_table_map_is_long (map));
  look = trab_table_look_new (start, map, 3);
  g_assert_cmpuint (look->rows->len, ==, 2);
  g_assert_cmpstr (get_cell (look, 1, 1)->meant, ==, "1955-03-04");
  g_assert_cmpstr (get_cell (look, 1, 2)->meant, ==, "2021-06-05");
  g_assert_cmpstr (get_cell (look, 1, 4)->meant, ==, "0.612");
  g_assert_null (get_cell (look, 1, 6)->meant);
  trab_table_look_free (look);
  map = take (map, trab_table_map_set_unit (map, TRAB_MEASURE_CTX, "ng/L"));
  unit = trab_table_map_dup_unit (map, TRAB_MEASURE_CTX);
  g_assert_cmpstr (unit, ==, "ng/L");
  map = take (map, trab_table_map_set_unit (map, TRAB_MEASURE_CTX, NULL));
  map = take (map, trab_table_map_set_twin (map, "value", 0));
  map = take (map, trab_table_map_set_missing (map, ""));
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    map = take (map, trab_table_map_set_word (map, answers[i][0], NULL));
  g_assert_null (map);
}

/* Half a letter at the end of what is looked at is not another encoding. */
static void
test_start_of_a_long_table (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "long.csv", NULL);
  g_autoptr (GString) text = g_string_new ("patient_id,family\n");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) start = NULL;

  for (guint i = 0; text->len < 70000; i++)
    g_string_append_printf (text, "%u,Jørgensen%s\n", i, i % 2 ? "ø" : "");
  for (guint cut = 0; cut < 3; cut++)
    {
      g_string_insert_c (text, 0, 'x');
      g_assert_true (g_mkdir_with_parents (g_get_user_data_dir (), 0700) == 0
                     && g_file_set_contents (path, text->str, (gssize) text->len, NULL));
      g_clear_pointer (&start, g_bytes_unref);
      start = trab_table_look_read_start (file);
      g_assert_true (
          g_utf8_validate_len (g_bytes_get_data (start, NULL), g_bytes_get_size (start), NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/import/reports", test_reports);
  g_test_add_func ("/import/progress-and-place", test_progress_and_place);
  g_test_add_func ("/import/memory-of-tables", test_memory);
  g_test_add_func ("/import/map-by-answers", test_map_by_answers);
  g_test_add_func ("/import/start-of-a-long-table", test_start_of_a_long_table);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Through the desktop's own print dialog to a file: all pages, on the paper of the report,
 * everything where the report's own PDF has it. */
#include "app-fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "fixture-comparison.h"
#include "trab-print-operation.h"
#include "trab-report-pdf.h"
#include "trab-report-plan.h"
#include "trab-session.h"

#define POLL_MS 50
#define SAME_PT 1.0
#define LEAST_MARGIN_PT 34.0 /* 12 mm: the bottom's, the least of a page */

static TrabApplication *application;

typedef struct
{
  TrabReportPaper paper;
  gboolean is_large;
  double width_pt;
  double height_pt;
} Sheet;

static TrabReport *
new_report (const Sheet *sheet)
{
  g_autoptr (TrabRecord) record = fixture_comparison_new_record ("Khan", TRUE);
  g_autoptr (TrabComparison) comparison = fixture_comparison_new (FIXTURE_COMPARISON_PLAIN);
  g_autoptr (TrabSession) session = trab_session_new (NULL);
  const TrabReportPlanRequest request = { .record = record,
                                          .comparison = comparison,
                                          .evidence = trab_session_get_evidence (session),
                                          .plan_id = "alendronate",
                                          .printed = FIXTURE_COMPARISON_TODAY,
                                          .pages = TRAB_REPORT_PLAN_PAGES_HOME,
                                          .paper = sheet->paper,
                                          .is_large = sheet->is_large,
                                          .language = "en" };

  return trab_report_plan_new (&request);
}

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *window = windows; window != NULL; window = window->next)
    if (g_str_equal (G_OBJECT_TYPE_NAME (window->data), "GtkPrintUnixDialog"))
      return window->data;
  return NULL;
}

/* Presses the dialog's Print as soon as it has found the printer. */
static gboolean
press_print_cb (gpointer is_pressed)
{
  GtkWidget *dialog = find_dialog ();
  g_autoptr (GObject) printer = NULL;

  if (dialog == NULL || !gtk_widget_get_mapped (dialog))
    return G_SOURCE_CONTINUE;
  g_object_get (dialog, "selected-printer", &printer, NULL);
  if (printer == NULL)
    return G_SOURCE_CONTINUE;
  *(gboolean *) is_pressed = TRUE;
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_OK);
  return G_SOURCE_REMOVE;
}

static void
print_to (TrabReport *report, const char *path)
{
  g_autoptr (TrabPrintOperation) operation = trab_print_operation_new (report);
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GtkWidget *window = gtk_window_new ();
  gboolean is_pressed = FALSE;
  GtkPrintOperationResult result = GTK_PRINT_OPERATION_RESULT_CANCEL;
  GtkPrintStatus status = GTK_PRINT_STATUS_INITIAL;
  g_autoptr (GError) error = NULL;

  gtk_window_present (GTK_WINDOW (window));
  gtk_print_settings_set_printer (settings, "Print to File");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  gtk_print_operation_set_print_settings (GTK_PRINT_OPERATION (operation), settings);
  g_timeout_add (POLL_MS, press_print_cb, &is_pressed);
  result = gtk_print_operation_run (GTK_PRINT_OPERATION (operation),
                                    GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (window),
                                    &error);
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_true (is_pressed);
  APP_FIXTURE_WAIT_FOR (
      (status = gtk_print_operation_get_status (GTK_PRINT_OPERATION (operation)),
       status == GTK_PRINT_STATUS_FINISHED || status == GTK_PRINT_STATUS_FINISHED_ABORTED));
  g_assert_cmpint (status, ==, GTK_PRINT_STATUS_FINISHED);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A word of a PDF and where it stands. */
typedef struct
{
  guint page;
  double box[4];
  char *text;
} Word;

static void
clear_word (gpointer word)
{
  g_free (((Word *) word)->text);
}

static double
read_number (const char *line, const char *name)
{
  const char *at = strstr (line, name);

  return at ? g_ascii_strtod (at + strlen (name), NULL) : NAN;
}

/* Returns: (transfer full) (nullable): NULL where there is no pdftotext */
static GArray *
read_words (const char *path, double *width_pt, double *height_pt, guint *n_pages)
{
  const char *argv[] = { "pdftotext", "-bbox", path, "-", NULL };
  g_autofree char *out = NULL;
  g_auto (GStrv) lines = NULL;
  GArray *words = NULL;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL, NULL, &out, NULL, NULL, NULL))
    return NULL;
  words = g_array_new (FALSE, TRUE, sizeof (Word));
  g_array_set_clear_func (words, clear_word);
  lines = g_strsplit (out, "\n", -1);
  *n_pages = 0;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);
      const char *text = strchr (line, '>');
      Word word = { 0 };

      if (g_str_has_prefix (line, "<page"))
        {
          (*n_pages)++;
          *width_pt = read_number (line, "width=\"");
          *height_pt = read_number (line, "height=\"");
        }
      if (!g_str_has_prefix (line, "<word") || text == NULL)
        continue;
      word.page = *n_pages;
      word.box[0] = read_number (line, "xMin=\"");
      word.box[1] = read_number (line, "yMin=\"");
      word.box[2] = read_number (line, "xMax=\"");
      word.box[3] = read_number (line, "yMax=\"");
      word.text = g_strndup (text + 1, strcspn (text + 1, "<"));
      g_array_append_val (words, word);
    }
  return words;
}

/* The order of words in a file is the writer's own. */
static int
compare_words (gconstpointer first, gconstpointer second)
{
  const Word *a = first;
  const Word *b = second;
  double across = a->box[0] - b->box[0];
  double down = a->box[1] - b->box[1];

  if (a->page != b->page)
    return a->page < b->page ? -1 : 1;
  if (fabs (down) > SAME_PT)
    return down < 0 ? -1 : 1;
  return across < 0 ? -1 : across > 0;
}

static void
assert_same (const GArray *printed, const GArray *own, const Sheet *sheet)
{
  g_assert_cmpuint (printed->len, ==, own->len);
  for (guint i = 0; i < own->len; i++)
    {
      const Word *a = &g_array_index (printed, Word, i);
      const Word *b = &g_array_index (own, Word, i);

      g_assert_cmpstr (a->text, ==, b->text);
      g_assert_cmpuint (a->page, ==, b->page);
      for (guint j = 0; j < G_N_ELEMENTS (a->box); j++)
        g_assert_cmpfloat_with_epsilon (a->box[j], b->box[j], SAME_PT);
      g_assert_cmpfloat (a->box[0], >=, LEAST_MARGIN_PT);
      g_assert_cmpfloat (a->box[2], <=, sheet->width_pt - LEAST_MARGIN_PT);
      g_assert_cmpfloat (a->box[3], <=, sheet->height_pt - LEAST_MARGIN_PT / 2);
    }
}

static void
test_file_printer (gconstpointer data)
{
  const Sheet *sheet = data;
  g_autoptr (TrabReport) report = new_report (sheet);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("print-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "printed.pdf", NULL);
  g_autofree char *own_path = g_build_filename (folder, "own.pdf", NULL);
  g_autoptr (GBytes) own = trab_report_pdf_write (report, &error);
  g_autoptr (GArray) printed_words = NULL;
  g_autoptr (GArray) own_words = NULL;
  double width_pt = 0, height_pt = 0;
  guint n_pages = 0, n_own = 0;

  g_assert_no_error (error);
  print_to (report, path);
  g_assert_true (g_file_set_contents (own_path, g_bytes_get_data (own, NULL),
                                      (gssize) g_bytes_get_size (own), &error));
  own_words = read_words (own_path, &width_pt, &height_pt, &n_own);
  printed_words = own_words ? read_words (path, &width_pt, &height_pt, &n_pages) : NULL;
  g_remove (own_path);
  g_remove (path);
  g_rmdir (folder);
  if (printed_words == NULL)
    {
      g_test_skip ("no pdftotext");
      return;
    }
  g_assert_cmpuint (n_pages, ==, n_own);
  g_assert_cmpuint (n_pages, >=, 2);
  g_assert_cmpfloat_with_epsilon (width_pt, sheet->width_pt, SAME_PT);
  g_assert_cmpfloat_with_epsilon (height_pt, sheet->height_pt, SAME_PT);
  g_array_sort (printed_words, compare_words);
  g_array_sort (own_words, compare_words);
  assert_same (printed_words, own_words, sheet);
}

int
main (int argc, char *argv[])
{
  static const Sheet a4 = { TRAB_REPORT_PAPER_A4, FALSE, 595.28, 841.89 };
  static const Sheet letter = { TRAB_REPORT_PAPER_LETTER, FALSE, 612, 792 };
  static const Sheet large = { TRAB_REPORT_PAPER_A4, TRUE, 595.28, 841.89 };
  int status = 0;

  application = app_fixture_start (&argc, &argv);
  g_test_add_data_func ("/app/print/file-printer/a4", &a4, test_file_printer);
  g_test_add_data_func ("/app/print/file-printer/letter", &letter, test_file_printer);
  g_test_add_data_func ("/app/print/file-printer/large", &large, test_file_printer);
  status = g_test_run ();
  app_fixture_end (application);
  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long somebody waits for the window, beside an empty window of the same toolkit in the same
 * run:
 *
 *     bench-start [--times N] [--people N]
 *
 * Runs itself N times as an empty libadwaita window and as the program on a practice store and,
 * with people, on one that holds so many more; then prints one JSON line of medians: the first
 * frame and the processor's time until then, until the list stands, memory of its own then (USS), a
 * key in the search until its result stands, the change from one page to the next, and one of four
 * plans while it is dragged and when it is let go, until the frame that shows it. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "trab-application.h"
#include "trab-patient-page.h"
#include "trab-session-create.h"
#include "trab-session-import.h"
#include "trab-session-open.h"
#include "trab-today-page.h"
#include "trab-window.h"

#define MAX_TIMES 101
#define N_EDITS 5
#define CURVES 3 /* the view */

static const char *const measures[]
    = { "frame_ms", "frame_cpu_ms", "list_ms", "list_cpu_ms", "uss_mib",
        "key_ms",   "page_ms",      "drag_ms", "edit_ms",     "edit_cpu_ms" };
#define N_MEASURES G_N_ELEMENTS (measures)

/* Of this process, from its very beginning */
static double
get_wall_ms (void)
{
  struct timespec now;
  double start_s = g_ascii_strtod (g_getenv ("BENCH_START_S"), NULL);

  clock_gettime (CLOCK_MONOTONIC, &now);
  return 1e3 * ((double) now.tv_sec + 1e-9 * (double) now.tv_nsec - start_s);
}

static double
get_cpu_ms (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return 1e3 * (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
         + 1e-3 * (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

static double
get_uss_mib (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  double kib = 0;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return NAN;
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_prefix (*line, "Private_"))
      kib += g_ascii_strtod (strchr (*line, ':') + 1, NULL);
  return kib / 1024;
}

/* One run: values in the order of measures; NAN where there is none. */
typedef struct
{
  double values[N_MEASURES];
  guint n_frames;
} Run;

static void
drawn_cb (GdkFrameClock *clock, Run *run)
{
  if (run->n_frames++ > 0)
    return;
  run->values[0] = get_wall_ms ();
  run->values[1] = get_cpu_ms ();
}

static void
realized_cb (GtkWidget *window, Run *run)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (drawn_cb), run);
}

static void
added_cb (GtkApplication *application, GtkWindow *window, Run *run)
{
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), run);
}

static void
activated_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 780);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

static void
print_run (const Run *run)
{
  for (guint i = 0; i < N_MEASURES; i++)
    printf ("%.3f ", run->values[i]);
  printf ("\n");
}

static GtkWidget *
find (GtkWidget *parent, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (parent), type))
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Until the frame that shows it */
static double
wait_for_frame (GtkWidget *window, Run *run, gint64 start_us)
{
  guint n_before = run->n_frames;

  gtk_widget_queue_draw (window);
  while (run->n_frames == n_before)
    g_main_context_iteration (NULL, TRUE);
  return 1e-3 * (double) (g_get_monotonic_time () - start_us);
}

static void
idle_a_while (guint ms)
{
  gint64 end_us = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end_us)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}

static double
measure_key (TrabWindow *window, TrabTodayPage *page)
{
  GtkWidget *entry = find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY);
  double worst_ms = 0;
  const char *const typed[] = { "k", "kh", "kha", "khan" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      gint64 start_us = g_get_monotonic_time ();

      gtk_editable_set_text (GTK_EDITABLE (entry), typed[i]);
      while (trab_today_page_get_is_searching (page))
        g_main_context_iteration (NULL, TRUE);
      worst_ms = MAX (worst_ms, 1e-3 * (double) (g_get_monotonic_time () - start_us));
    }
  return worst_ms;
}

static double
measure_pages (TrabWindow *window, TrabTodayPage *page, Run *run)
{
  GtkWidget *entry = find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY);
  double worst_ms = 0;

  g_signal_emit_by_name (entry, "activate");
  while (g_strcmp0 (trab_window_get_page (window), "patient") != 0)
    g_main_context_iteration (NULL, TRUE);
  idle_a_while (1500); /* the comparison is another benchmark's */
  for (int round = 0; round < 2; round++)
    for (int step = TRAB_STEP_UPDATE; step <= TRAB_STEP_VALUES; step++)
      {
        gint64 start_us = g_get_monotonic_time ();
        double ms = 0;

        gtk_widget_activate_action (GTK_WIDGET (window), "patient.step", "i", step);
        ms = wait_for_frame (GTK_WIDGET (window), run, start_us);
        if (round == 1) /* the first time a page is made */
          worst_ms = MAX (worst_ms, ms);
        idle_a_while (300);
      }
  return worst_ms;
}

static void
count_cb (gpointer user_data)
{
  (*(guint *) user_data)++;
}

/* The middle one of some plans that were not looked at before. @cpu_ms: (out): of one of them */
static double
measure_plan (TrabWindow *window, Run *run, gboolean is_drag, double *cpu_ms)
{
  TrabPatientPage *page = TRAB_PATIENT_PAGE (find (GTK_WIDGET (window), TRAB_TYPE_PATIENT_PAGE));
  TrabConsultation *consultation = trab_patient_page_get_consultation (page);
  double ms[N_EDITS];
  double start_cpu_ms = 0;
  guint n_shown = 0;
  gulong id = g_signal_connect_swapped (consultation, is_drag ? "tried" : "notify::comparison",
                                        G_CALLBACK (count_cb), &n_shown);

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *plan = g_strdup_printf ("alendronate@0-%u", is_drag ? 1 + i : 9 - i);
      const char *plans[] = { "as-now", "food-and-movement", plan, "zoledronate", NULL };
      guint n_before = n_shown;
      gint64 start_us = 0;

      idle_a_while (100);
      start_us = g_get_monotonic_time ();
      start_cpu_ms = get_cpu_ms ();
      if (is_drag)
        trab_consultation_try_plan_ids (consultation, plans);
      else
        trab_consultation_set_plan_ids (consultation, plans);
      while (n_shown == n_before)
        g_main_context_iteration (NULL, TRUE);
      ms[i] = wait_for_frame (GTK_WIDGET (window), run, start_us);
    }
  *cpu_ms = get_cpu_ms () - start_cpu_ms;
  g_signal_handler_disconnect (consultation, id);
  qsort (ms, N_EDITS, sizeof (double), compare_doubles);
  return ms[N_EDITS / 2];
}

static double
measure_edits (TrabWindow *window, Run *run, double *edit_ms, double *edit_cpu_ms)
{
  double drag_ms = 0;
  double unused = 0;

  gtk_widget_activate_action (GTK_WIDGET (window), "patient.view", "i", CURVES);
  *edit_ms = measure_plan (window, run, FALSE, edit_cpu_ms); /* the first one makes the heads */
  drag_ms = measure_plan (window, run, TRUE, &unused);
  return drag_ms;
}

static int
run_empty (void)
{
  g_autoptr (AdwApplication) application
      = adw_application_new ("io.github.trabecula.Empty", G_APPLICATION_NON_UNIQUE);
  Run run = { .values = { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN } };

  g_signal_connect (application, "window-added", G_CALLBACK (added_cb), &run);
  g_signal_connect (application, "activate", G_CALLBACK (activated_cb), NULL);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_application_activate (G_APPLICATION (application));
  while (run.n_frames == 0)
    g_main_context_iteration (NULL, TRUE);
  idle_a_while (300);
  run.values[4] = get_uss_mib ();
  print_run (&run);
  return 0;
}

static int
run_program (const char *folder, gboolean is_long)
{
  g_autoptr (TrabApplication) application = trab_application_new ();
  TrabWindow *window = NULL;
  TrabTodayPage *page = NULL;
  Run run = { .values = { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN } };

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (added_cb), &run);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  window = trab_window_new (GTK_APPLICATION (application), folder, NULL);
  trab_window_open_store (window, TRUE);
  gtk_window_present (GTK_WINDOW (window));
  while (g_strcmp0 (trab_window_get_page (window), "today") != 0)
    g_main_context_iteration (NULL, TRUE);
  page = TRAB_TODAY_PAGE (find (GTK_WIDGET (window), TRAB_TYPE_TODAY_PAGE));
  while (trab_today_page_get_is_searching (page))
    g_main_context_iteration (NULL, TRUE);
  run.values[2] = get_wall_ms ();
  run.values[3] = get_cpu_ms ();
  idle_a_while (300);
  run.values[4] = get_uss_mib ();
  if (is_long)
    {
      run.values[5] = measure_key (window, page);
      run.values[6] = measure_pages (window, page, &run);
      run.values[7] = measure_edits (window, &run, &run.values[8], &run.values[9]);
    }
  print_run (&run);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}

static gboolean
run_child (const char *program, const char *mode, const char *folder, double values[N_MEASURES])
{
  char *argv[] = { (char *) program, (char *) mode, (char *) folder, NULL };
  g_auto (GStrv) environment = g_get_environ ();
  g_autofree char *output = NULL;
  g_autofree char *start = NULL;
  g_auto (GStrv) words = NULL;
  struct timespec now;
  int status = 0;

  clock_gettime (CLOCK_MONOTONIC, &now);
  start = g_strdup_printf ("%.6f", (double) now.tv_sec + 1e-9 * (double) now.tv_nsec);
  environment = g_environ_setenv (environment, "BENCH_START_S", start, TRUE);
  if (!g_spawn_sync (NULL, argv, environment, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status,
                     NULL)
      || status != 0)
    return FALSE;
  words = g_strsplit (output, " ", -1);
  for (guint i = 0; i < N_MEASURES; i++)
    values[i] = g_ascii_strtod (words[i], NULL);
  return TRUE;
}

/* Made-up people of a practice store, in one transaction */
static gboolean
add_people (const char *folder, int n, GError **error)
{
  g_autoptr (TrabSession) session = trab_session_new (error);
  GString *bundle
      = g_string_new ("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TrabImport) import = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  for (int i = 0; i < n; i++)
    g_string_append_printf (
        bundle,
        "%s{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"b%d\",\"gender\":\"female\","
        "\"birthDate\":\"19%02d-%02d-11\",\"name\":[{\"family\":\"Kh%c%c%d\",\"given\":[\"Ada\"]}],"
        "\"identifier\":[{\"system\":\"urn:bench\",\"value\":\"%d\"}]}}",
        i > 0 ? "," : "", i, 30 + i % 50, 1 + i % 12, 'a' + i % 26, 'a' + i / 26 % 26, i, i);
  g_string_append (bundle, "]}");
  bytes = g_string_free_to_bytes (bundle);
  if (session == NULL || !trab_session_open (session, folder, NULL, NULL, error))
    return FALSE;
  import = trab_session_import_read (session, bytes, &(TrabImportReading){ 0 }, error);
  ids = import ? trab_session_import_save (session, import, NULL, NULL, error) : NULL;
  return ids != NULL && trab_session_close (session, error);
}

static gboolean
measure (const char *program, const char *folder, int n_times)
{
  static double all[2][N_MEASURES][MAX_TIMES];
  double medians[2][N_MEASURES];
  const char *const modes[] = { "--empty", "--program" };

  for (int i = -1; i < n_times; i++) /* the first pair warms the caches */
    for (int mode = 0; mode < 2; mode++)
      {
        double values[N_MEASURES];

        if (!run_child (program, modes[mode], folder, values))
          return FALSE;
        for (guint k = 0; i >= 0 && k < N_MEASURES; k++)
          all[mode][k][i] = values[k];
      }
  for (int mode = 0; mode < 2; mode++)
    for (guint k = 0; k < N_MEASURES; k++)
      {
        qsort (all[mode][k], (size_t) n_times, sizeof (double), compare_doubles);
        medians[mode][k] = all[mode][k][n_times / 2];
      }
  printf ("{\"empty_frame_ms\": %.0f, \"empty_frame_cpu_ms\": %.0f, \"empty_uss_mib\": %.0f",
          medians[0][0], medians[0][1], medians[0][4]);
  for (guint k = 0; k < N_MEASURES; k++)
    printf (", \"%s\": %.1f", measures[k], medians[1][k]);
  printf (", \"frame_over_allowed\": %.2f}\n", medians[1][0] / (1.15 * medians[0][0] + 60));
  return TRUE;
}

int
main (int argc, char *argv[])
{
  int n_times = 9;
  int n_people = 2000;
  const GOptionEntry entries[] = {
    { "times", 0, 0, G_OPTION_ARG_INT, &n_times, "Runs of each", "N" },
    { "people", 0, 0, G_OPTION_ARG_INT, &n_people, "In the store", "N" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *home = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (TrabSession) session = NULL;
  TrabDate today = TRAB_DATE_NONE;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (argc == 3 && g_str_equal (argv[1], "--empty"))
    return run_empty ();
  if (argc == 3 && g_str_equal (argv[1], "--program"))
    return run_program (argv[2], TRUE);
  context = g_option_context_new (NULL);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error)
      || (home = g_dir_make_tmp ("trabecula-start-XXXXXX", &error)) == NULL
      || (session = trab_session_new (&error)) == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  folder = g_build_filename (home, "store", NULL);
  g_date_time_get_ymd (now, &today.year, &today.month, &today.day);
  n_times = CLAMP (n_times, 1, MAX_TIMES);
  if (!trab_session_create_practice (session, folder, today, &error)
      || !add_people (folder, n_people, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return measure (argv[0], folder, n_times) ? 0 : 1;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a table of somebody else is read is answered in the window and seen at once; files come in by
 * dragging them onto the window. */
#include "app-fixture.h"

#include <string.h>

#include "trab-consultation.h"
#include "trab-import-window.h"
#include "trab-session-search.h"
#include "trab-table-group.h"

static TrabApplication *application;

static GFile *
write_file (const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static void
close_window (TrabWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  APP_FIXTURE_WAIT_FOR (window == NULL);
}

/* The row of that title. */
static GtkWidget *
find_row (GtkWidget *parent, const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (parent)
      && strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (parent)), title) != NULL)
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

static gboolean
has_label (GtkWidget *parent, const char *text)
{
  gboolean found
      = GTK_IS_LABEL (parent) && strstr (gtk_label_get_label (GTK_LABEL (parent)), text) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = has_label (child, text);
  return found;
}

static void
choose (TrabImportWindow *import, const char *title, guint choice)
{
  GtkWidget *row = find_row (GTK_WIDGET (import), title);

  g_assert_nonnull (row);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), choice);
}

static guint
get_choice (TrabImportWindow *import, const char *title)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (find_row (GTK_WIDGET (import), title)));
}

/* Opens what is folded away: only then its rows are there. */
static void
unfold (TrabImportWindow *import)
{
  gtk_expander_set_expanded (
      GTK_EXPANDER (app_fixture_find (GTK_WIDGET (import), GTK_TYPE_EXPANDER)), TRUE);
}

static gboolean
is_at (TrabImportWindow *import, const char *page)
{
  return g_strcmp0 (trab_import_window_get_page (import), page) == 0;
}

static TrabImportWindow *
open_import (TrabWindow *window, GFile *file)
{
  TrabPatientPage *page = app_fixture_open_patient (window, "khan");
  TrabSession *session = trab_consultation_get_session (trab_patient_page_get_consultation (page));

  return TRAB_IMPORT_WINDOW (
      trab_import_window_present (GTK_WINDOW (window), session, file, (TrabDate){ 2026, 11, 30 }));
}

/* Days, decimal marks and separators of a table are answered in the window, each answer is seen in
 * the preview and in the report, and the next table of that head is read the same way. */
static void
test_marks (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  g_autoptr (GFile) file = write_file (
      "marks.csv", "patient_id;family;given;birth_date;sex;measured_at;kind;site;"
                   "value;unit\n"
                   "7;Lund;Anne;04.03.1955;F;05.06.2021;bmd;femoral_neck;0,612;g/cm2\n");
  TrabImportWindow *import = open_import (window, file);
  TrabImportWindow *again = NULL;

  APP_FIXTURE_WAIT_FOR (is_at (import, "report"));
  g_assert_true (has_label (GTK_WIDGET (import), "Cannot be read")); /* the days */
  g_assert_true (has_label (GTK_WIDGET (import), "05.06.2021"));
  unfold (import);
  choose (import, "Order of a date", 1);
  g_assert_true (has_label (GTK_WIDGET (import), "= 2021-06-05")); /* at once */
  g_assert_false (has_label (GTK_WIDGET (import), "Cannot be read"));
  APP_FIXTURE_WAIT_FOR (is_at (import, "report"));
  choose (import, "Order of a date", 2);
  g_assert_true (has_label (GTK_WIDGET (import), "= 2021-05-06"));
  choose (import, "Order of a date", 1); /* before the reading has ended: the last answer counts */
  choose (import, "Decimal mark", 1);
  g_assert_true (has_label (GTK_WIDGET (import), "Cannot be read")); /* 0,612 with a point */
  choose (import, "Decimal mark", 2);
  g_assert_true (has_label (GTK_WIDGET (import), "= 0.612"));
  choose (import, "Between two cells", 3);
  APP_FIXTURE_WAIT_FOR (is_at (import, "error")); /* one column, no table */
  choose (import, "Between two cells", 2);
  APP_FIXTURE_WAIT_FOR (is_at (import, "report"));
  g_object_add_weak_pointer (G_OBJECT (import), (gpointer *) &import);
  gtk_widget_activate_action (GTK_WIDGET (import), "import.save", NULL);
  APP_FIXTURE_WAIT_FOR (import == NULL);

  again = open_import (window, file);
  unfold (again);
  g_assert_cmpuint (get_choice (again, "Order of a date"), ==, 1);
  g_assert_cmpuint (get_choice (again, "Decimal mark"), ==, 2);
  g_assert_cmpuint (get_choice (again, "Between two cells"), ==, 2);
  g_assert_true (has_label (GTK_WIDGET (again), "= 2021-06-05"));
  APP_FIXTURE_WAIT_FOR (is_at (again, "nothing")); /* the same file twice is the same record */
  gtk_window_close (GTK_WINDOW (again));
  close_window (window);
}

/* Which of two columns of one name is meant is asked; until somebody says, nothing is read. */
static void
test_twins (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  g_autoptr (GFile) file = write_file (
      "twins.csv", "patient_id,family,birth_date,sex,measured_at,kind,site,value,unit,"
                   "Value\n"
                   "8,Voss,1950-01-02,F,2021-06-05,bmd,femoral_neck,0.700,g/cm2,0.655\n");
  TrabImportWindow *import = open_import (window, file);

  APP_FIXTURE_WAIT_FOR (is_at (import, "error"));
  g_assert_cmpuint (get_choice (import, "Several columns are named “value”"), ==, 0);
  choose (import, "Several columns are named “value”", 2);
  APP_FIXTURE_WAIT_FOR (is_at (import, "report"));
  choose (import, "Several columns are named “value”", 0);
  APP_FIXTURE_WAIT_FOR (is_at (import, "error"));
  gtk_window_close (GTK_WINDOW (import));
  close_window (window);
}

static guint
count_rows (GtkWidget *parent, const char *title)
{
  guint n = ADW_IS_COMBO_ROW (parent)
            && strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (parent)), title) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child, title);
  return n;
}

/* Hundreds of values without a unit: each question can be reached, and one answer settles all of a
 * measure; taken back, they are asked again. */
static void
test_units (void)
{
  static const char all[] = "has no unit in the table";
  static const char each[] = "The unit is missing";
  TrabWindow *window = app_fixture_open_window (application);
  g_autoptr (GString) text
      = g_string_new ("patient_id,family,birth_date,sex,measured_at,kind,value,unit\n");
  g_autoptr (GFile) file = NULL;
  TrabImportWindow *import = NULL;

  for (guint i = 0; i < 250; i++)
    g_string_append_printf (text, "u%u,Unit%u,1950-01-02,F,2021-06-05,ctx,%u,\n", i, i, 200 + i);
  file = write_file ("units.csv", text->str);
  import = open_import (window, file);
  APP_FIXTURE_WAIT_FOR (is_at (import, "report"));
  g_assert_cmpuint (count_rows (GTK_WIDGET (import), each), ==, 200);
  gtk_widget_activate_action (GTK_WIDGET (import), "import.show-more", NULL);
  g_assert_cmpuint (count_rows (GTK_WIDGET (import), each), ==, 250);
  g_assert_cmpuint (get_choice (import, all), ==, 0);
  choose (import, all, 1);
  APP_FIXTURE_WAIT_FOR (count_rows (GTK_WIDGET (import), each) == 0);
  choose (import, all, 0);
  APP_FIXTURE_WAIT_FOR (count_rows (GTK_WIDGET (import), each) == 250);
  choose (import, all, 1);
  APP_FIXTURE_WAIT_FOR (is_at (import, "report") && count_rows (GTK_WIDGET (import), each) == 0);
  g_object_add_weak_pointer (G_OBJECT (import), (gpointer *) &import);
  gtk_widget_activate_action (GTK_WIDGET (import), "import.save", NULL);
  APP_FIXTURE_WAIT_FOR (import == NULL);
  close_window (window);
}

static GtkWidget *
find_button (GtkWidget *parent, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (parent) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (parent)), label) == 0)
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/* Whom an import brought is gone again once it is taken back. */
static void
test_undo (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  g_autoptr (GFile) file
      = write_file ("undo.csv", "patient_id,family,birth_date,sex,measured_at,kind,value,unit\n"
                                "back,Takenback,1950-01-02,F,2021-06-05,ctx,300,ng/L\n");
  TrabImportWindow *import = open_import (window, file);
  TrabPatientPage *page = app_fixture_open_patient (window, "khan");
  TrabSession *session = trab_consultation_get_session (trab_patient_page_get_consultation (page));
  g_autoptr (GPtrArray) saved = NULL;
  gboolean is_gone = FALSE;

  APP_FIXTURE_WAIT_FOR (is_at (import, "report"));
  g_object_add_weak_pointer (G_OBJECT (import), (gpointer *) &import);
  gtk_widget_activate_action (GTK_WIDGET (import), "import.save", NULL);
  APP_FIXTURE_WAIT_FOR (import == NULL);
  saved = trab_session_search (session, "Takenback", 10, NULL);
  g_assert_cmpuint (saved->len, ==, 1);
  APP_FIXTURE_WAIT_FOR (find_button (GTK_WIDGET (window), "_Undo") != NULL);
  g_signal_emit_by_name (find_button (GTK_WIDGET (window), "_Undo"), "clicked");
  while (!is_gone)
    {
      g_autoptr (GPtrArray) found = trab_session_search (session, "Takenback", 10, NULL);

      is_gone = found->len == 0;
      g_main_context_iteration (NULL, FALSE);
    }
  close_window (window);
}

static TrabImportWindow *
find_import_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (TRAB_IS_IMPORT_WINDOW (l->data))
      return l->data;
  return NULL;
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  return NULL;
}

/* Files that are dropped on the window are shown one after the other, and nothing is saved by that;
 * no files are no drop. */
static void
test_drop (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data/patient.json", NULL);
  g_autoptr (GFile) first = g_file_new_for_path (path);
  g_autoptr (GFile) second = write_file ("not-there-yet.json", "{\"resourceType\":");
  GSList *files = g_slist_append (g_slist_append (NULL, first), second);
  GtkDropTarget *target = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean is_taken = FALSE;

  app_fixture_open_patient (window, "khan");
  target = find_drop_target (GTK_WIDGET (window));
  g_assert_nonnull (target);
  g_assert_true (
      gdk_content_formats_contain_gtype (gtk_drop_target_get_formats (target), GDK_TYPE_FILE_LIST));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_signal_emit_by_name (target, "drop", &value, 5.0, 5.0, &is_taken);
  g_assert_false (is_taken);
  g_assert_null (find_import_window ());
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  g_slist_free (files);
  g_signal_emit_by_name (target, "drop", &value, 5.0, 5.0, &is_taken);
  g_assert_true (is_taken);
  APP_FIXTURE_WAIT_FOR (find_import_window () != NULL && is_at (find_import_window (), "report"));
  gtk_window_close (GTK_WINDOW (find_import_window ()));
  APP_FIXTURE_WAIT_FOR (find_import_window () != NULL && is_at (find_import_window (), "error"));
  gtk_window_close (GTK_WINDOW (find_import_window ()));
  APP_FIXTURE_WAIT_FOR (find_import_window () == NULL);
  close_window (window);
}

int
main (int argc, char *argv[])
{
  int status = 0;

  application = app_fixture_start (&argc, &argv);
  g_test_add_func ("/app/import/marks", test_marks);
  g_test_add_func ("/app/import/twins", test_twins);
  g_test_add_func ("/app/import/units", test_units);
  g_test_add_func ("/app/import/undo", test_undo);
  g_test_add_func ("/app/import/drop", test_drop);
  status = g_test_run ();
  app_fixture_end (application);
  return status;
}

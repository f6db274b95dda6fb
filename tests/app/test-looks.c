/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words and signs stand out from their ground: in light and dark, and with high contrast, on every
 * ground that the window has. */
#include "app-fixture.h"
#include "looks.h"

static TrabApplication *application;

static const char *const GROUNDS[]
    = { "background", "card",       "view",           "patientbanner", "compare-top",
        "bottom-bar", "name-alert", "compare-drawer", "stop-card" };

/* What words are dressed in somewhere in the window */
static const char *const KINDS[]
    = { "body",          "dim-label", "caption",   "problem", "visit-needed", "new-mark",
        "practice-mark", "key-cap",   "plan-name", "warning", "error",        "accent",
        "compare-cell",  "numeric",   "heading",   "success" };

static const char *const CAUTIONS[] = { "stop", "check", "quiet" };
static const char *const BUTTONS[]
    = { "suggested-action", "destructive-action", "flat", "carried" };

static void
add_caution (GtkBox *box, const char *level)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (line), gtk_label_new (level));
  gtk_widget_add_css_class (line, "plan-caution");
  gtk_widget_add_css_class (line, level);
  gtk_box_append (box, line);
}

/* Every kind of words on one ground */
static GtkWidget *
new_swatch (const char *ground)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (box, ground);
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    {
      GtkWidget *label = gtk_label_new (KINDS[i]);

      gtk_widget_add_css_class (label, KINDS[i]);
      gtk_box_append (GTK_BOX (box), label);
    }
  for (guint i = 0; i < G_N_ELEMENTS (CAUTIONS); i++)
    add_caution (GTK_BOX (box), CAUTIONS[i]);
  for (guint i = 0; i < G_N_ELEMENTS (BUTTONS); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (BUTTONS[i]);

      gtk_widget_add_css_class (button, BUTTONS[i]);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_box_append (GTK_BOX (box), gtk_toggle_button_new_with_label (ground));
  return box;
}

static GtkWindow *
new_gallery (void)
{
  GtkWindow *window = GTK_WINDOW (adw_window_new ());
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < G_N_ELEMENTS (GROUNDS); i++)
    gtk_box_append (GTK_BOX (row), new_swatch (GROUNDS[i]));
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "day month year");
  gtk_box_append (GTK_BOX (all), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (all), entry);
  gtk_box_append (GTK_BOX (all), row);
  adw_window_set_content (ADW_WINDOW (window), all);
  gtk_window_present (window);
  app_fixture_drain ();
  return window;
}

static void
test_contrast (gconstpointer data)
{
  AdwColorScheme scheme = (AdwColorScheme) GPOINTER_TO_INT (data);
  GtkWindow *window = NULL;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
  window = new_gallery ();
  g_assert_cmpuint (looks_count_pale (GTK_WIDGET (window), "gallery"), ==, 0);
  gtk_window_destroy (window);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

/* The law can fail: words at half strength are found, and only they. */
static void
test_law_finds_pale (void)
{
  GtkWindow *window = GTK_WINDOW (adw_window_new ());
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), "<span foreground='#999999'>pale</span>");
  adw_window_set_content (ADW_WINDOW (window), label);
  gtk_window_set_default_size (window, 200, 100);
  gtk_window_present (window);
  app_fixture_drain ();
  g_assert_cmpuint (looks_count_pale (GTK_WIDGET (window), "pale"), ==, 1);
  gtk_label_set_markup (GTK_LABEL (label), "<span foreground='#333333'>not pale</span>");
  app_fixture_drain ();
  g_assert_cmpuint (looks_count_pale (GTK_WIDGET (window), "not pale"), ==, 0);
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  int status = 0;

  application = app_fixture_start (&argc, &argv);
  g_test_add_func ("/app/looks/law-finds-pale", test_law_finds_pale);
  g_test_add_data_func ("/app/looks/light", GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT),
                        test_contrast);
  g_test_add_data_func ("/app/looks/dark", GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_DARK),
                        test_contrast);
  status = g_test_run ();
  app_fixture_end (application);
  return status;
}

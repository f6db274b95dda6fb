/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-panel.h"

#include <glib/gi18n.h>

#include "trab-chart-export.h"
#include "trab-chart-table-view.h"
#include "trab-chart-table.h"
#include "trab-chart-view.h"
#include "trab-given.h"
#include "trab-paper.h"
#include "trab-present-error.h"
#include "trab-toast.h"

#define PICTURE_WIDTH_PT 720.0 /* of a copy or file: a page's width, whatever the window's */

struct _TrabChartPanel
{
  AdwBin parent_instance;
  double table_step;
  GtkWidget *head;
  GtkWidget *corner; /* copy and save, where there is no head */
  GtkLabel *title_label;
  GtkStack *stack;
  TrabChartView *chart;
  AdwBin *table;
  GtkToggleButton *table_button;
  GtkFileChooserNative *chooser; /* while it is open */
};

G_DEFINE_FINAL_TYPE (TrabChartPanel, trab_chart_panel, ADW_TYPE_BIN)

/* The table is made when it is looked at: charts are redrawn far more often than read as text. */
static void
update_table (TrabChartPanel *self)
{
  gboolean is_table = gtk_toggle_button_get_active (self->table_button);
  TrabChartSpec *spec = trab_chart_view_get_spec (self->chart);

  adw_bin_set_child (self->table, is_table && spec != NULL
                                      ? trab_chart_table_view_new (spec, self->table_step)
                                      : NULL);
  gtk_stack_set_visible_child (self->stack,
                               is_table ? GTK_WIDGET (self->table) : GTK_WIDGET (self->chart));
}

static gboolean
key_pressed_cb (TrabChartPanel *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_s || keyval == GDK_KEY_S)
    return gtk_widget_activate_action (GTK_WIDGET (self), "chart.save", NULL);
  if (keyval != GDK_KEY_t && keyval != GDK_KEY_T)
    return GDK_EVENT_PROPAGATE;
  gtk_toggle_button_set_active (self->table_button,
                                !gtk_toggle_button_get_active (self->table_button));
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

/* Light and at a size of its own: a copy is looked at elsewhere. */
static GBytes *
export_picture (TrabChartPanel *self, TrabChartFormat format, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *created = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  TrabChartTheme theme = trab_chart_theme_make (TRAB_CHART_THEME_LIGHT, 1);
  TrabChartExport how
      = { .format = format,
          .width_pt = PICTURE_WIDTH_PT,
          .is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
          .language = trab_paper_get_language (),
          .created_iso = created };

  return trab_chart_export_bytes (trab_chart_view_get_spec (self->chart), &theme, &how, error);
}

static void
say (TrabChartPanel *self, const GError *error, const char *done)
{
  trab_toast_show (GTK_WIDGET (self), error ? trab_present_error_get_sentence (error) : done);
}

/** trab_chart_panel_copy: the picture for programs that take one, its table for those that take
 * text */
void
trab_chart_panel_copy (TrabChartPanel *self)
{
  TrabChartSpec *spec = NULL;
  g_autoptr (TrabChartTable) table = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;
  GdkContentProvider *both[2] = { NULL };
  g_autoptr (GdkContentProvider) all = NULL;

  g_return_if_fail (TRAB_IS_CHART_PANEL (self));

  spec = trab_chart_view_get_spec (self->chart);
  if (spec == NULL)
    return;
  bytes = export_picture (self, TRAB_CHART_FORMAT_PNG, &error);
  texture = bytes ? gdk_texture_new_from_bytes (bytes, &error) : NULL;
  if (texture == NULL)
    {
      say (self, error, NULL);
      return;
    }
  table = trab_chart_table_new (spec, self->table_step);
  text = trab_chart_table_dup_text (table);
  both[0] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture);
  both[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  all = gdk_content_provider_new_union (both, G_N_ELEMENTS (both));
  trab_given_copy (GTK_WIDGET (self), all);
  say (self, NULL, _ ("Picture and table copied for a minute"));
}

static TrabChartFormat
choose_format (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  if (g_str_has_suffix (name, ".svg"))
    return TRAB_CHART_FORMAT_SVG;
  return g_str_has_suffix (name, ".pdf") ? TRAB_CHART_FORMAT_PDF : TRAB_CHART_FORMAT_PNG;
}

static void
given_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabChartPanel) self = user_data;
  g_autoptr (GError) error = NULL;

  if (trab_given_save_finish (result, &error))
    say (self, NULL, _ ("Picture saved"));
  else
    say (self, error, NULL);
}

/** trab_chart_panel_save: says when it is done. @file: a name ending in ".svg" or ".pdf" gets that,
 * every other one a PNG */
void
trab_chart_panel_save (TrabChartPanel *self, GFile *file)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (TRAB_IS_CHART_PANEL (self));
  g_return_if_fail (trab_chart_view_get_spec (self->chart) != NULL);

  bytes = export_picture (self, choose_format (file), &error);
  if (bytes == NULL)
    {
      say (self, error, NULL);
      return;
    }
  trab_given_save_async (trab_given_find (GTK_WIDGET (self)), file, bytes, "picture", given_cb,
                         g_object_ref (self));
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  TrabChartPanel *self = user_data;
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  trab_chart_panel_save (self, file);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabChartPanel *self = TRAB_CHART_PANEL (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (self->chooser != NULL || trab_chart_view_get_spec (self->chart) == NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (
      _ ("Save the Picture (PNG, SVG or PDF)"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
      GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  /* the proposed name names no person */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _ ("bone-chart.png"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trab_chart_panel_copy (TRAB_CHART_PANEL (widget));
}

static void
trab_chart_panel_dispose (GObject *object)
{
  g_clear_object (&TRAB_CHART_PANEL (object)->chooser);
  G_OBJECT_CLASS (trab_chart_panel_parent_class)->dispose (object);
}

static void
trab_chart_panel_class_init (TrabChartPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_chart_panel_dispose;
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "chart.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "chart.copy",
                                       NULL);
}

static GtkWidget *
new_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  const char *words = _ ("Copy or save this picture");

  g_menu_append (menu, _ ("Copy Picture and Table"), "chart.copy");
  g_menu_append (menu, _ ("Save the Picture…"), "chart.save");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
trab_chart_panel_init (TrabChartPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *overlay = gtk_overlay_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->head = head;
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->chart = TRAB_CHART_VIEW (trab_chart_view_new (NULL));
  self->table = ADW_BIN (adw_bin_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  self->title_label = GTK_LABEL (gtk_label_new (NULL));
  self->table_button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_ ("Show as table")));
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->chart));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->table));
  gtk_label_set_xalign (self->title_label, 0);
  gtk_label_set_wrap (self->title_label, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title_label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "title-4");
  gtk_widget_set_valign (GTK_WIDGET (self->table_button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->table_button), "flat");
  g_signal_connect_swapped (self->table_button, "toggled", G_CALLBACK (update_table), self);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title_label));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->table_button));
  gtk_box_append (GTK_BOX (head), new_menu_button ());
  gtk_box_append (GTK_BOX (box), head);
  self->corner = new_menu_button ();
  gtk_widget_set_halign (self->corner, GTK_ALIGN_END);
  gtk_widget_set_valign (self->corner, GTK_ALIGN_START);
  gtk_widget_set_visible (self->corner, FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->stack));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->corner);
  gtk_box_append (GTK_BOX (box), overlay);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
trab_chart_panel_new (void)
{
  return g_object_new (TRAB_TYPE_CHART_PANEL, NULL);
}

/** trab_chart_panel_set_title: what the picture is of */
void
trab_chart_panel_set_title (TrabChartPanel *self, const char *title)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (TRAB_IS_CHART_PANEL (self));

  gtk_label_set_label (self->title_label, title);
  /* Translators: %s is the title of a chart */
  spoken = g_strdup_printf (_ ("Show as table: %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/** trab_chart_panel_set_spec: @table_step: see trab_chart_table_view_new() */
void
trab_chart_panel_set_spec (TrabChartPanel *self, TrabChartSpec *spec, double table_step)
{
  g_return_if_fail (TRAB_IS_CHART_PANEL (self));

  self->table_step = table_step;
  trab_chart_view_set_spec (self->chart, spec);
  update_table (self);
}

void
trab_chart_panel_set_is_stale (TrabChartPanel *self, gboolean is_stale)
{
  g_return_if_fail (TRAB_IS_CHART_PANEL (self));

  trab_chart_view_set_is_stale (self->chart, is_stale);
}

void
trab_chart_panel_set_is_table (TrabChartPanel *self, gboolean is_table)
{
  g_return_if_fail (TRAB_IS_CHART_PANEL (self));

  gtk_toggle_button_set_active (self->table_button, is_table);
}

/**
 * trab_chart_panel_set_is_bare:
 * @has_corner: whether the picture leaves room at its upper end for copying and saving
 *
 * Whether the picture has its title in itself: only the key then shows the table. Without a corner
 * what copies and saves stands above it.
 */
void
trab_chart_panel_set_is_bare (TrabChartPanel *self, gboolean is_bare, gboolean has_corner)
{
  g_return_if_fail (TRAB_IS_CHART_PANEL (self));

  gtk_widget_set_visible (self->head, !is_bare || !has_corner);
  gtk_widget_set_visible (self->corner, is_bare && has_corner);
}

static void
menu_picked_cb (GSimpleAction *action, GVariant *parameter, gpointer panel)
{
  g_autofree char *name = g_strconcat ("chart.", g_action_get_name (G_ACTION (action)), NULL);

  gtk_widget_activate_action (GTK_WIDGET (panel), name, NULL);
}

/**
 * trab_chart_panel_give_menu:
 * For a picture that is full to its edges: what copies and saves it stands where the caller puts
 * it, and nothing over the picture.
 *
 * Returns: (transfer floating): lives no longer than @self
 */
GtkWidget *
trab_chart_panel_give_menu (TrabChartPanel *self)
{
  static const GActionEntry entries[] = { { .name = "copy", .activate = menu_picked_cb },
                                          { .name = "save", .activate = menu_picked_cb } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkWidget *button = NULL;

  g_return_val_if_fail (TRAB_IS_CHART_PANEL (self), NULL);

  button = new_menu_button ();
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (button, "chart", G_ACTION_GROUP (actions));
  gtk_widget_set_visible (self->head, FALSE);
  gtk_widget_set_visible (self->corner, FALSE);
  return button;
}

/** trab_chart_panel_share_moment: a cursor in one of the two is seen in the other, too */
void
trab_chart_panel_share_moment (TrabChartPanel *self, TrabChartPanel *other)
{
  g_return_if_fail (TRAB_IS_CHART_PANEL (self));
  g_return_if_fail (TRAB_IS_CHART_PANEL (other));

  trab_chart_view_share_moment (self->chart, other->chart);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-patient-view.h"

#include <glib/gi18n.h>

#include "trab-patient-picture.h"
#include "trab-present-error.h"
#include "trab-present-patient.h"
#include "trab-present-screen.h"

/* Everything is measured on a screen of 1920 by 1080 and grows and shrinks with the screen. */
#define WIDTH_PX 1920.0
#define HEIGHT_PX 1080.0
#define LEAST_SCALE 0.55
#define STEP 0.94 /* from one size to the next smaller one */
#define EDGE_PX 96
#define EDGE_TOP_PX 64
#define TITLE_PX 60
#define NUMBER_PX 48
#define WORDS_PX 32
#define SMALL_PX 26
#define ORDINARY_TEXT_PX (11 * 96 / 72.0)
#define CARDS_ACROSS 4
#define MOST_SCREENS 100 /* more than there are */

struct _TrabPatientView
{
  AdwWindow parent_instance;
  TrabConsultation *consultation;
  GPtrArray *screens;  /* of TrabPresentScreen, as of the comparison that is shown */
  guint index;         /* of the one that is shown */
  double screen_scale; /* of the window's size; 0 before it has one */
  double scale;        /* of what is shown: the same, or smaller where there is much to say */
  guint scale_id;

  GtkStack *stack;
  GtkLabel *name_label;
  GtkLabel *cover_label; /* the question, or why nothing may be shown */
  GtkBox *screen;
  GtkBox *body;
  GtkBox *texts;
  GtkLabel *lead_label;
  GtkLabel *title_label;
  GtkLabel *number_label;
  TrabPatientPicture *picture;
  GtkGrid *cards;
  GtkLabel *words_label;
  GtkLabel *practice_label;
  GtkLabel *dots_label;
};

G_DEFINE_FINAL_TYPE (TrabPatientView, trab_patient_view, ADW_TYPE_WINDOW)

static void
set_size (TrabPatientView *self, GtkLabel *label, double px, PangoWeight weight)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes,
                          pango_attr_size_new_absolute ((int) (px * self->scale * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  gtk_label_set_attributes (label, attributes);
  pango_attr_list_unref (attributes);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
clear_cards (TrabPatientView *self)
{
  GtkWidget *card = NULL;

  while ((card = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_grid_remove (self->cards, card);
}

static void
add_label (TrabPatientView *self, GtkBox *box, const char *text, double px, PangoWeight weight)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (label, 0);
  set_size (self, label, px, weight);
  gtk_box_append (box, GTK_WIDGET (label));
}

/* Equal cards in the fixed order; none is lit. */
static void
fill_cards (TrabPatientView *self)
{
  g_autoptr (GPtrArray) cards
      = trab_present_screen_dup_cards (trab_consultation_get_comparison (self->consultation),
                                       trab_consultation_get_evidence (self->consultation));
  guint across = cards->len <= CARDS_ACROSS ? cards->len : (cards->len + 1) / 2;

  clear_cards (self);
  gtk_grid_set_column_spacing (self->cards, (guint) (32 * self->scale));
  gtk_grid_set_row_spacing (self->cards, (guint) (24 * self->scale));
  for (guint i = 0; i < cards->len; i++)
    {
      const TrabPresentCard *words = g_ptr_array_index (cards, i);
      GtkBox *card = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, (int) (14 * self->scale)));
      g_autofree char *css = g_strconcat ("class-", words->chart_class, NULL);

      gtk_widget_add_css_class (GTK_WIDGET (card), "patient-card");
      gtk_widget_add_css_class (GTK_WIDGET (card), css);
      gtk_widget_set_valign (GTK_WIDGET (card), GTK_ALIGN_FILL);
      add_label (self, card, words->name, 34, PANGO_WEIGHT_BOLD);
      add_label (self, card, words->number, 36, PANGO_WEIGHT_NORMAL);
      add_label (self, card, words->effort, SMALL_PX, PANGO_WEIGHT_NORMAL);
      gtk_grid_attach (self->cards, GTK_WIDGET (card), (int) (i % across), (int) (i / across), 1,
                       1);
    }
}

static void
show_dots (TrabPatientView *self)
{
  GString *dots = g_string_new (NULL);
  g_autofree char *spoken = g_strdup_printf (_ ("%u of %u"), self->index + 1, self->screens->len);

  for (guint i = 0; i < self->screens->len; i++)
    g_string_append_printf (dots, "%s%s", i > 0 ? " " : "", i == self->index ? "●" : "○");
  gtk_label_set_label (self->dots_label, dots->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->dots_label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  g_string_free (dots, TRUE);
}

static void
show_picture (TrabPatientView *self, const TrabPresentScreen *screen)
{
  g_autoptr (TrabChartSpec) spec = trab_present_screen_new_picture (
      screen, trab_consultation_get_comparison (self->consultation),
      trab_consultation_get_evidence (self->consultation));

  trab_patient_picture_set_spec (self->picture, spec);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), spec != NULL);
}

static void
fill_screen (TrabPatientView *self)
{
  const TrabPresentScreen *screen = g_ptr_array_index (self->screens, self->index);
  gboolean is_choice = screen->kind == TRAB_PRESENT_SCREEN_CHOICE;
  gboolean is_beside = screen->kind == TRAB_PRESENT_SCREEN_CHANCE;

  set_text (self->lead_label, screen->lead);
  set_text (self->title_label, screen->title);
  set_text (self->number_label, screen->number);
  set_text (self->words_label, screen->words);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body), is_beside
                                                                   ? GTK_ORIENTATION_HORIZONTAL
                                                                   : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_homogeneous (self->body, is_beside);
  show_picture (self, screen);
  clear_cards (self);
  if (is_choice)
    fill_cards (self);
  gtk_widget_set_visible (GTK_WIDGET (self->cards), is_choice);
  show_dots (self);
}

static void
set_sizes (TrabPatientView *self)
{
  double scale = self->scale;

  gtk_widget_set_margin_start (GTK_WIDGET (self->screen), (int) (EDGE_PX * scale));
  gtk_widget_set_margin_end (GTK_WIDGET (self->screen), (int) (EDGE_PX * scale));
  gtk_widget_set_margin_top (GTK_WIDGET (self->screen), (int) (EDGE_TOP_PX * scale));
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->screen), (int) (EDGE_TOP_PX * scale));
  gtk_box_set_spacing (self->screen, (int) (18 * scale));
  gtk_box_set_spacing (self->body, (int) (24 * scale));
  gtk_box_set_spacing (self->texts, (int) (12 * scale));
  set_size (self, self->name_label, TITLE_PX, PANGO_WEIGHT_BOLD);
  set_size (self, self->cover_label, WORDS_PX, PANGO_WEIGHT_NORMAL);
  set_size (self, self->lead_label, WORDS_PX, PANGO_WEIGHT_NORMAL);
  set_size (self, self->title_label, TITLE_PX, PANGO_WEIGHT_HEAVY);
  set_size (self, self->number_label, NUMBER_PX, PANGO_WEIGHT_BOLD);
  set_size (self, self->words_label, WORDS_PX, PANGO_WEIGHT_NORMAL);
  set_size (self, self->practice_label, SMALL_PX, PANGO_WEIGHT_NORMAL);
  set_size (self, self->dots_label, SMALL_PX, PANGO_WEIGHT_NORMAL);
  trab_patient_picture_set_scale (self->picture, WORDS_PX * scale / ORDINARY_TEXT_PX);
}

static int
get_least_height (TrabPatientView *self)
{
  int least = 0;

  gtk_widget_measure (GTK_WIDGET (self->screen), GTK_ORIENTATION_VERTICAL,
                      gtk_widget_get_width (GTK_WIDGET (self)), &least, NULL, NULL, NULL);
  return least;
}

/* As large as the screen allows, and smaller until all of it is there. */
static void
show_screen (TrabPatientView *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  self->scale = self->screen_scale;
  set_sizes (self);
  fill_screen (self);
  while (height > 0 && get_least_height (self) > height && self->scale > LEAST_SCALE / 2)
    {
      self->scale *= STEP;
      set_sizes (self);
      fill_screen (self);
    }
}

/* The same screen of the newer comparison; its first one where that plan is there no more. */
static void
take_comparison (TrabPatientView *self)
{
  TrabComparison *comparison = trab_consultation_get_comparison (self->consultation);
  g_autofree char *name
      = trab_present_patient_dup_first_name (trab_consultation_get_patient (self->consultation));
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->screens);
  const TrabPresentScreen *shown
      = before && self->index < before->len ? g_ptr_array_index (before, self->index) : NULL;

  self->screens = trab_present_screen_dup_list (
      comparison, trab_consultation_get_evidence (self->consultation), name);
  self->index = 0;
  for (guint i = 0; shown != NULL && i < self->screens->len; i++)
    {
      const TrabPresentScreen *screen = g_ptr_array_index (self->screens, i);

      if (screen->kind == shown->kind && g_strcmp0 (screen->plan_id, shown->plan_id) == 0)
        self->index = i;
    }
}

/* Returns: whether it may be shown; else the cover says why not */
static gboolean
may_show (TrabPatientView *self)
{
  g_autoptr (GError) error = NULL;
  const GError *why = NULL;

  if (trab_consultation_may_give_out (self->consultation, NULL, &error) == TRAB_GIVE_OUT_REFUSED)
    why = error;
  else if (trab_consultation_get_comparison (self->consultation) == NULL)
    why = trab_consultation_get_error (self->consultation);
  else
    return TRUE;
  gtk_label_set_label (self->cover_label, why ? trab_present_error_get_sentence (why)
                                              : _ ("The numbers are being worked out."));
  return FALSE;
}

static void
comparison_changed_cb (TrabPatientView *self)
{
  if (trab_patient_view_get_is_covered (self))
    return;
  if (!may_show (self))
    {
      trab_patient_view_cover (self);
      return;
    }
  take_comparison (self);
  show_screen (self);
}

static gboolean
scale_cb (gpointer user_data)
{
  TrabPatientView *self = user_data;
  double scale = MIN (gtk_widget_get_width (GTK_WIDGET (self)) / WIDTH_PX,
                      gtk_widget_get_height (GTK_WIDGET (self)) / HEIGHT_PX);

  self->scale_id = 0;
  scale = MAX (scale, LEAST_SCALE);
  if (scale == self->screen_scale)
    return G_SOURCE_REMOVE;
  self->screen_scale = scale;
  self->scale = scale;
  set_sizes (self);
  if (!trab_patient_view_get_is_covered (self))
    show_screen (self);
  return G_SOURCE_REMOVE;
}

static void
trab_patient_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TrabPatientView *self = TRAB_PATIENT_VIEW (widget);

  GTK_WIDGET_CLASS (trab_patient_view_parent_class)
      ->size_allocate (widget, width, height, baseline);
  if (self->scale_id == 0)
    self->scale_id = g_idle_add (scale_cb, self);
}

static void
show_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trab_patient_view_show (TRAB_PATIENT_VIEW (widget));
}

static void
cover_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabPatientView *self = TRAB_PATIENT_VIEW (widget);

  if (trab_patient_view_get_is_covered (self))
    gtk_window_close (GTK_WINDOW (self));
  else
    trab_patient_view_cover (self);
}

static void
toggle_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabPatientView *self = TRAB_PATIENT_VIEW (widget);

  if (trab_patient_view_get_is_covered (self))
    trab_patient_view_show (self);
  else
    trab_patient_view_cover (self);
}

/* Before the window moves the focus with the same keys. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  static const struct
  {
    guint keyval;
    int n_screens;
  } turns[] = {
    { GDK_KEY_Right, 1 },
    { GDK_KEY_Left, -1 },
    { GDK_KEY_Page_Down, 1 },
    { GDK_KEY_Page_Up, -1 },
    { GDK_KEY_space, 1 },
    { GDK_KEY_BackSpace, -1 },
    { GDK_KEY_Home, -MOST_SCREENS },
    { GDK_KEY_End, MOST_SCREENS },
  };
  TrabPatientView *self = user_data;

  if (trab_patient_view_get_is_covered (self))
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    if (turns[i].keyval == keyval)
      {
        trab_patient_view_turn (self, turns[i].n_screens);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static void
trab_patient_view_dispose (GObject *object)
{
  TrabPatientView *self = TRAB_PATIENT_VIEW (object);

  g_clear_handle_id (&self->scale_id, g_source_remove);
  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  g_clear_object (&self->consultation);
  g_clear_pointer (&self->screens, g_ptr_array_unref);
  G_OBJECT_CLASS (trab_patient_view_parent_class)->dispose (object);
}

static void
trab_patient_view_class_init (TrabPatientViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_patient_view_dispose;
  widget_class->size_allocate = trab_patient_view_size_allocate;
  g_type_ensure (TRAB_TYPE_PATIENT_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-patient-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabPatientView, stack);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientView, name_label);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientView, cover_label);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientView, screen);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientView, body);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientView, texts);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientView, lead_label);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientView, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientView, number_label);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientView, picture);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientView, cards);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientView, words_label);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientView, practice_label);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientView, dots_label);
  gtk_widget_class_install_action (widget_class, "view.show", NULL, show_action);
  gtk_widget_class_install_action (widget_class, "view.cover", NULL, cover_action);
  gtk_widget_class_install_action (widget_class, "view.toggle", NULL, toggle_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "view.cover", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "view.toggle", NULL);
}

static void
trab_patient_view_init (TrabPatientView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

TrabPatientView *
trab_patient_view_new (TrabConsultation *consultation)
{
  TrabPatientView *self = g_object_new (TRAB_TYPE_PATIENT_VIEW, NULL);
  TrabPatient *patient = trab_consultation_get_patient (consultation);
  g_autofree char *name = trab_present_patient_dup_first_name (patient);

  self->consultation = g_object_ref (consultation);
  set_text (self->name_label, name);
  set_text (self->practice_label, trab_patient_get (patient)->is_practice
                                      ? trab_present_patient_get_practice_mark ()
                                      : NULL);
  g_signal_connect_swapped (consultation, "notify::comparison", G_CALLBACK (comparison_changed_cb),
                            self);
  g_signal_connect_swapped (consultation, "tried", G_CALLBACK (comparison_changed_cb), self);
  return self;
}

/* (nullable) (transfer full): a screen on which the clinician's window is not */
static GdkMonitor *
find_other_monitor (GtkWindow *clinician)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (clinician));
  GListModel *monitors = gdk_display_get_monitors (display);
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (clinician));
  GdkMonitor *own = surface ? gdk_display_get_monitor_at_surface (display, surface) : NULL;

  for (guint i = 0; own != NULL && i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor != own)
        return g_steal_pointer (&monitor);
    }
  return NULL;
}

/** trab_patient_view_present: over the whole of the screen that @clinician is not on, where there
 * are two; else over @clinician */
void
trab_patient_view_present (TrabPatientView *self, GtkWindow *clinician)
{
  g_autoptr (GdkMonitor) other = find_other_monitor (clinician);

  g_return_if_fail (TRAB_IS_PATIENT_VIEW (self));

  if (other != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), other);
  else
    gtk_window_fullscreen (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
}

/** trab_patient_view_show: takes the cover away, unless nothing may be given out */
void
trab_patient_view_show (TrabPatientView *self)
{
  g_return_if_fail (TRAB_IS_PATIENT_VIEW (self));

  if (!may_show (self))
    return;
  take_comparison (self);
  show_screen (self);
  gtk_stack_set_visible_child_name (self->stack, "screen");
}

void
trab_patient_view_cover (TrabPatientView *self)
{
  g_return_if_fail (TRAB_IS_PATIENT_VIEW (self));

  gtk_stack_set_visible_child_name (self->stack, "cover");
}

/** trab_patient_view_turn: @n_screens: forward, or backward where it is negative, to the ends */
void
trab_patient_view_turn (TrabPatientView *self, int n_screens)
{
  g_return_if_fail (TRAB_IS_PATIENT_VIEW (self));

  if (trab_patient_view_get_is_covered (self) || self->screens == NULL)
    return;
  self->index = (guint) CLAMP ((int) self->index + n_screens, 0, (int) self->screens->len - 1);
  show_screen (self);
}

/** trab_patient_view_go_on: @view: (inout) (nullable): a weak pointer: opens it covered, takes the
 * cover away, covers it again */
void
trab_patient_view_go_on (TrabPatientView **view,
                         TrabConsultation *consultation,
                         GtkWindow *clinician)
{
  if (*view == NULL)
    {
      g_set_weak_pointer (view, trab_patient_view_new (consultation));
      trab_patient_view_present (*view, clinician);
    }
  else if (trab_patient_view_get_is_covered (*view))
    trab_patient_view_show (*view);
  else
    trab_patient_view_cover (*view);
}

gboolean
trab_patient_view_get_is_covered (TrabPatientView *self)
{
  g_return_val_if_fail (TRAB_IS_PATIENT_VIEW (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "cover") == 0;
}

/** trab_patient_view_get_n_screens: 0 until it was shown */
guint
trab_patient_view_get_n_screens (TrabPatientView *self)
{
  g_return_val_if_fail (TRAB_IS_PATIENT_VIEW (self), 0);

  return self->screens ? self->screens->len : 0;
}

static void
append_text (GtkWidget *widget, GString *text)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_label (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_text (child, text);
}

/** trab_patient_view_dup_text: (transfer full): every word that stands on the screen now, but those
 * in the picture */
char *
trab_patient_view_dup_text (TrabPatientView *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (TRAB_IS_PATIENT_VIEW (self), NULL);

  append_text (gtk_stack_get_visible_child (self->stack), text);
  return g_string_free (text, FALSE);
}

/** trab_patient_view_is_whole: whether nothing of the screen is cut off by the edges of the window
 */
gboolean
trab_patient_view_is_whole (TrabPatientView *self)
{
  g_return_val_if_fail (TRAB_IS_PATIENT_VIEW (self), FALSE);

  return get_least_height (self) <= gtk_widget_get_height (GTK_WIDGET (self))
         && (!gtk_widget_get_visible (GTK_WIDGET (self->picture))
             || trab_patient_picture_is_whole (self->picture));
}

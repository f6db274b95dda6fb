/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-daily-window.h"

#include <glib/gi18n.h>

#include "trab-exercise-week.h"
#include "trab-explain-window.h"
#include "trab-present-error.h"
#include "trab-present-movement.h"
#include "trab-present-nutrition.h"
#include "trab-row-group.h"
#include "trab-session-daily.h"

#define TOPIC_CALMING_FOODS "calming-foods"
#define FIELD_WEEK "exercise_week"
#define KEY_EXERCISE "trab-exercise"

/** One exercise of the form. */
typedef struct
{
  AdwActionRow *row;
  GtkSpinButton *spin;
  GtkLabel *gate_label;
} Line;

/** The exercises of one programme. */
typedef struct
{
  AdwPreferencesGroup *list;
  GtkExpander *expander;
  GtkLabel *reasons_label;
} Group;

struct _TrabDailyWindow
{
  AdwWindow parent_instance;
  TrabConsultation *consultation;
  gboolean is_updating; /* controls follow the draft: nobody chose */
  GArray *lines;        /* of Line, in the order of the choices */
  GArray *groups;       /* of Group, in the order of their first choice */

  GtkLabel *week_label;
  GtkBox *groups_box;
  GtkBox *food_box;
  TrabRowGroup *foods;
};

G_DEFINE_FINAL_TYPE (TrabDailyWindow, trab_daily_window, ADW_TYPE_WINDOW)

static TrabMovement *
check_week (TrabDailyWindow *self)
{
  g_autoptr (GError) error = NULL;
  TrabMovement *movement = trab_session_daily_check_week (
      trab_consultation_get_session (self->consultation),
      trab_consultation_get_record (self->consultation),
      trab_consultation_get_today (self->consultation),
      trab_draft_get_text (trab_consultation_get_draft (self->consultation), FIELD_WEEK), &error);

  if (movement == NULL)
    gtk_label_set_label (self->week_label, trab_present_error_get_sentence (error));
  return movement;
}

static void
sessions_changed_cb (GtkSpinButton *spin, gpointer user_data)
{
  TrabDailyWindow *self = user_data;
  TrabDraft *draft = trab_consultation_get_draft (self->consultation);
  g_autofree char *week = NULL;

  if (self->is_updating)
    return;
  week = trab_exercise_week_dup_with (trab_draft_get_text (draft, FIELD_WEEK),
                                      g_object_get_data (G_OBJECT (spin), KEY_EXERCISE),
                                      (guint) gtk_spin_button_get_value_as_int (spin));
  trab_draft_set_text (draft, FIELD_WEEK, week);
}

static void
add_line (TrabDailyWindow *self, AdwPreferencesGroup *group, const TrabExerciseChoice *choice)
{
  TrabEvidence *evidence = trab_consultation_get_evidence (self->consultation);
  g_autofree char *name = trab_present_movement_dup_name (choice, evidence);
  g_autofree char *spoken = g_strdup_printf (_ ("%s, times a week"), name);
  Line line = { .row = ADW_ACTION_ROW (adw_action_row_new ()) };

  line.gate_label = GTK_LABEL (gtk_label_new (NULL));
  line.spin
      = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, TRAB_EXERCISE_WEEK_MOST_SESSIONS, 1));
  gtk_widget_add_css_class (GTK_WIDGET (line.gate_label), "dim-label");
  gtk_widget_set_valign (GTK_WIDGET (line.spin), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line.spin), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (line.spin), KEY_EXERCISE, g_strdup (choice->exercise_id),
                          g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line.row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line.row), name);
  adw_action_row_add_suffix (line.row, GTK_WIDGET (line.gate_label));
  adw_action_row_add_suffix (line.row, GTK_WIDGET (line.spin));
  g_signal_connect (line.spin, "value-changed", G_CALLBACK (sessions_changed_cb), self);
  adw_preferences_group_add (group, GTK_WIDGET (line.row));
  g_array_append_val (self->lines, line);
}

static AdwPreferencesGroup *
add_group (TrabDailyWindow *self, const TrabExerciseChoice *choice)
{
  g_autofree char *title = trab_present_movement_dup_programme (
      choice, trab_consultation_get_evidence (self->consultation));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  Group group = { .list = ADW_PREFERENCES_GROUP (adw_preferences_group_new ()) };

  group.expander = GTK_EXPANDER (gtk_expander_new (_ ("Why closed, or to check first")));
  group.reasons_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (group.reasons_label, 0);
  gtk_label_set_wrap (group.reasons_label, TRUE);
  gtk_label_set_wrap_mode (group.reasons_label, PANGO_WRAP_WORD_CHAR);
  gtk_expander_set_child (group.expander, GTK_WIDGET (group.reasons_label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (group.expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Why closed, or to check first"), -1);
  adw_preferences_group_set_title (group.list, title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (group.list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (group.expander));
  gtk_box_append (self->groups_box, box);
  g_array_append_val (self->groups, group);
  return group.list;
}

/* One group for each programme, in the order of the table. */
static void
build (TrabDailyWindow *self, const TrabMovement *movement)
{
  AdwPreferencesGroup *list = NULL;
  const char *programme = NULL;

  for (guint i = 0; i < movement->choices->len; i++)
    {
      const TrabExerciseChoice *choice = g_ptr_array_index (movement->choices, i);

      if (list == NULL || g_strcmp0 (choice->programme, programme) != 0)
        list = add_group (self, choice);
      programme = choice->programme;
      add_line (self, list, choice);
    }
}

/* Why something of the group is closed or has to be checked first, folded under its list. */
static void
show_reasons (const Group *group,
              const TrabMovement *movement,
              const char *programme,
              TrabEvidence *evidence)
{
  g_autofree char *reasons
      = trab_present_movement_dup_reasons (movement, programme, NULL, evidence);

  gtk_label_set_label (group->reasons_label, reasons ? reasons : "");
  gtk_widget_set_visible (GTK_WIDGET (group->expander), reasons != NULL);
}

static void
show_line (TrabDailyWindow *self,
           const Line *line,
           const TrabMovement *movement,
           const TrabExerciseChoice *choice)
{
  TrabEvidence *evidence = trab_consultation_get_evidence (self->consultation);
  const char *gate = trab_present_movement_get_gate (choice->gate);
  g_autofree char *how = trab_present_movement_dup_how (choice, evidence);
  g_autofree char *dose = choice->gate != TRAB_GATE_CLOSED
                              ? trab_present_movement_dup_dose (movement, choice, evidence)
                              : NULL;
  g_autofree char *subtitle
      = how && dose ? g_strdup_printf ("%s\n%s", how, dose) : g_strdup (how ? how : dose);

  adw_action_row_set_subtitle (line->row, subtitle ? subtitle : "");
  gtk_label_set_label (line->gate_label, gate);
  /* what is closed can still be taken out of the week, and not be put into it */
  gtk_spin_button_set_range (line->spin, 0,
                             choice->gate == TRAB_GATE_CLOSED ? choice->sessions
                                                              : TRAB_EXERCISE_WEEK_MOST_SESSIONS);
  gtk_spin_button_set_value (line->spin, choice->sessions);
  gtk_widget_set_sensitive (GTK_WIDGET (line->spin),
                            !trab_consultation_is_signed (self->consultation)
                                && (choice->gate != TRAB_GATE_CLOSED || choice->sessions > 0));
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->spin), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gate, -1);
}

static void
show_week (TrabDailyWindow *self)
{
  TrabEvidence *evidence = trab_consultation_get_evidence (self->consultation);
  g_autoptr (TrabMovement) movement = check_week (self);
  g_autofree char *summary = NULL;
  const char *programme = NULL;
  guint n_groups = 0;

  if (movement == NULL)
    return;
  self->is_updating = TRUE;
  if (self->lines->len == 0)
    build (self, movement);
  for (guint i = 0; i < movement->choices->len; i++)
    {
      const TrabExerciseChoice *choice = g_ptr_array_index (movement->choices, i);

      show_line (self, &g_array_index (self->lines, Line, i), movement, choice);
      if (g_strcmp0 (choice->programme, programme) != 0)
        show_reasons (&g_array_index (self->groups, Group, n_groups++), movement, choice->programme,
                      evidence);
      programme = choice->programme;
    }
  summary = trab_present_movement_dup_summary (movement, evidence);
  gtk_label_set_label (self->week_label, summary);
  self->is_updating = FALSE;
}

static void
show_food (TrabDailyWindow *self)
{
  g_autoptr (GPtrArray) nutrients
      = trab_session_daily_check_food (trab_consultation_get_session (self->consultation),
                                       trab_consultation_get_record (self->consultation),
                                       trab_consultation_get_today (self->consultation), NULL);
  GPtrArray *rows = nutrients ? trab_present_nutrition_dup_rows (
                        nutrients, trab_consultation_get_evidence (self->consultation))
                              : NULL;

  if (rows == NULL)
    return;
  trab_row_group_set_rows (self->foods, rows);
  g_ptr_array_unref (rows);
}

static void
record_changed_cb (TrabDailyWindow *self)
{
  show_week (self);
  show_food (self);
}

static void
draft_changed_cb (TrabDraft *draft, const char *field, gpointer user_data)
{
  if (field == NULL || g_str_equal (field, FIELD_WEEK))
    show_week (user_data);
}

/* What is said of it has no number in the comparison: it is explained, with how sure it is. */
static void
explain_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabDailyWindow *self = TRAB_DAILY_WINDOW (widget);
  TrabExplainWindow *window
      = trab_explain_window_new (trab_consultation_get_session (self->consultation), NULL);

  trab_explain_window_show_topic (window, TOPIC_CALMING_FOODS);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
trab_daily_window_dispose (GObject *object)
{
  TrabDailyWindow *self = TRAB_DAILY_WINDOW (object);

  if (self->consultation != NULL)
    {
      g_signal_handlers_disconnect_by_data (trab_consultation_get_draft (self->consultation), self);
      g_signal_handlers_disconnect_by_data (self->consultation, self);
    }
  g_clear_object (&self->consultation);
  G_OBJECT_CLASS (trab_daily_window_parent_class)->dispose (object);
}

static void
trab_daily_window_finalize (GObject *object)
{
  TrabDailyWindow *self = TRAB_DAILY_WINDOW (object);

  g_array_unref (self->lines);
  g_array_unref (self->groups);
  G_OBJECT_CLASS (trab_daily_window_parent_class)->finalize (object);
}

static void
trab_daily_window_class_init (TrabDailyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_daily_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = trab_daily_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-daily-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabDailyWindow, week_label);
  gtk_widget_class_bind_template_child (widget_class, TrabDailyWindow, groups_box);
  gtk_widget_class_bind_template_child (widget_class, TrabDailyWindow, food_box);
  gtk_widget_class_install_action (widget_class, "daily.explain", NULL, explain_action);
  gtk_widget_class_install_action (widget_class, "daily.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "daily.close", NULL);
}

static void
trab_daily_window_init (TrabDailyWindow *self)
{
  self->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  self->groups = g_array_new (FALSE, TRUE, sizeof (Group));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->foods = trab_row_group_new (_ ("Food"), _ ("What is eaten is asked at the visit."));
  gtk_box_append (self->food_box, GTK_WIDGET (self->foods));
}

TrabDailyWindow *
trab_daily_window_new (TrabConsultation *consultation)
{
  TrabDailyWindow *self = g_object_new (TRAB_TYPE_DAILY_WINDOW, NULL);

  self->consultation = g_object_ref (consultation);
  record_changed_cb (self);
  g_signal_connect (trab_consultation_get_draft (consultation), "changed",
                    G_CALLBACK (draft_changed_cb), self);
  g_signal_connect_swapped (consultation, "notify::record", G_CALLBACK (record_changed_cb), self);
  return self;
}

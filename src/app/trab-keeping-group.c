/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-keeping-group.h"

#include <glib/gi18n.h>

#include "trab-erase-dialog.h"
#include "trab-present-error.h"
#include "trab-present-patient.h"
#include "trab-session-erase.h"

#define MOST_SHOWN 50 /* of each kind; the rest comes when these have gone */
#define KEY_PATIENT "trab-patient"
#define KEY_WHAT "trab-what"

struct _TrabKeepingGroup
{
  AdwPreferencesGroup parent_instance;
  TrabSession *session;
  TrabDate today;
  GPtrArray *rows; /* of GtkWidget, in the group */
};

G_DEFINE_FINAL_TYPE (TrabKeepingGroup, trab_keeping_group, ADW_TYPE_PREFERENCES_GROUP)

/* Why somebody is in the list, and what can be done then */
typedef struct
{
  const char *why;
  TrabSessionErase steps[2];
  const char *buttons[2]; /* NULL for none */
} Kind;

static const Kind kinds[TRAB_N_SESSION_ERASE_LISTS] = {
  [TRAB_SESSION_ERASE_LIST_DUE] = { N_ ("Nothing within the years that records are kept"),
                                    { TRAB_SESSION_ERASE_HIDE, TRAB_SESSION_ERASE_HOLD },
                                    { N_ ("Erase…"), N_ ("Keep…") } },
  [TRAB_SESSION_ERASE_LIST_HIDDEN] = { N_ ("Erased in the first step"),
                                       { TRAB_SESSION_ERASE_RESTORE, TRAB_SESSION_ERASE_FOR_GOOD },
                                       { N_ ("Bring Back…"), N_ ("For Good…") } },
  [TRAB_SESSION_ERASE_LIST_HELD] = { N_ ("Must be kept"),
                                     { TRAB_SESSION_ERASE_RELEASE, TRAB_SESSION_ERASE_RELEASE },
                                     { N_ ("Let Go…"), NULL } },
};

static void
look_again (gpointer user_data)
{
  trab_keeping_group_look (TRAB_KEEPING_GROUP (user_data));
}

static void
step_cb (GtkButton *button, TrabKeepingGroup *self)
{
  trab_erase_dialog_present (
      GTK_WIDGET (self), self->session, g_object_get_data (G_OBJECT (button), KEY_PATIENT),
      (TrabSessionErase) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), KEY_WHAT)),
      look_again, G_OBJECT (self));
}

static void
add_row (TrabKeepingGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_person (TrabKeepingGroup *self, TrabPatient *patient, const Kind *kind)
{
  g_autoptr (TrabPresentPatient) words = trab_present_patient_new (patient, self->today);
  g_autofree char *subtitle = g_strjoin (" · ", words->birth, _ (kind->why), NULL);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", words->name,
                                 "subtitle", subtitle, "subtitle-lines", 0, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kind->buttons) && kind->buttons[i] != NULL; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (kind->buttons[i]));
      g_autofree char *name = g_strjoin (" ", _ (kind->buttons[i]), words->name, NULL);

      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      g_object_set_data_full (G_OBJECT (button), KEY_PATIENT, g_object_ref (patient),
                              g_object_unref);
      g_object_set_data (G_OBJECT (button), KEY_WHAT, GINT_TO_POINTER (kind->steps[i]));
      g_signal_connect (button, "clicked", G_CALLBACK (step_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  add_row (self, row);
}

static void
add_words (TrabKeepingGroup *self, const char *sentence)
{
  add_row (self, g_object_new (ADW_TYPE_ACTION_ROW, "title", sentence, "title-lines", 0, NULL));
}

static void
clear (TrabKeepingGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

/* A long list is asked for, since it takes a look at everybody */
static void
add_look (TrabKeepingGroup *self)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _ ("Show whose records these are"),
                                 "title-lines", 0, "activatable", TRUE, NULL);

  g_signal_connect_swapped (row, "activated", G_CALLBACK (trab_keeping_group_look), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  add_row (self, row);
}

static void
show (TrabKeepingGroup *self, GPtrArray *lists)
{
  guint n = 0;

  clear (self);
  for (guint list = 0; list < lists->len; list++)
    {
      GPtrArray *patients = g_ptr_array_index (lists, list);

      for (guint i = 0; i < MIN (patients->len, MOST_SHOWN); i++, n++)
        add_person (self, g_ptr_array_index (patients, i), &kinds[list]);
      if (patients->len > MOST_SHOWN)
        {
          guint n_more = patients->len - MOST_SHOWN;
          g_autofree char *more = g_strdup_printf (
              ngettext ("and %u person more: %s", "and %u people more: %s", n_more), n_more,
              _ (kinds[list].why));

          add_words (self, more);
        }
    }
  if (n == 0)
    add_words (self, _ ("Nobody: no record is past its years, erased or held."));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabKeepingGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lists
      = trab_session_erase_list_finish (TRAB_SESSION (source), result, &error);

  if (lists != NULL)
    show (self, lists);
  else
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                           trab_present_error_get_sentence (error));
}

/** trab_keeping_group_look: shows everybody; what was there is looked up again */
void
trab_keeping_group_look (TrabKeepingGroup *self)
{
  g_return_if_fail (TRAB_IS_KEEPING_GROUP (self));

  trab_session_erase_list_async (self->session, self->today, listed_cb, g_object_ref (self));
}

static void
trab_keeping_group_finalize (GObject *object)
{
  TrabKeepingGroup *self = TRAB_KEEPING_GROUP (object);

  g_clear_object (&self->session);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (trab_keeping_group_parent_class)->finalize (object);
}

static void
trab_keeping_group_class_init (TrabKeepingGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_keeping_group_finalize;
}

static void
trab_keeping_group_init (TrabKeepingGroup *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Records to erase or to keep"));
}

TrabKeepingGroup *
trab_keeping_group_new (TrabSession *session, TrabDate today)
{
  TrabKeepingGroup *self = g_object_new (TRAB_TYPE_KEEPING_GROUP, NULL);

  self->session = g_object_ref (session);
  self->today = today;
  add_look (self);
  return self;
}

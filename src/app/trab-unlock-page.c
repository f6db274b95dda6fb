/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-unlock-page.h"

#include <glib/gi18n.h>

#define LEAST_PASSPHRASE 10 /* characters of a new one */

struct _TrabUnlockPage
{
  AdwBin parent_instance;
  gboolean is_new;
  gboolean is_busy; /* somebody else looks at what was given */
  AdwStatusPage *status_page;
  GtkEditable *repeat_row;
  GtkEditable *user_row;
  GtkEditable *passphrase_row;
  GtkWidget *unlock_button;
  GtkSpinner *spinner;
  GtkLabel *problem_label;
};

enum
{
  SIGNAL_UNLOCK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrabUnlockPage, trab_unlock_page, ADW_TYPE_BIN)

static void
set_is_busy (TrabUnlockPage *self, gboolean is_busy)
{
  self->is_busy = is_busy;
  gtk_widget_set_sensitive (self->unlock_button, !is_busy);
  gtk_spinner_set_spinning (self->spinner, is_busy);
}

/* The row that is wrong, and no other; NULL for none: seen, and heard when the focus comes to it */
static void
mark_wrong (TrabUnlockPage *self, GtkEditable *wrong)
{
  GtkEditable *const rows[] = { self->user_row, self->passphrase_row, self->repeat_row };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean is_wrong = rows[i] == wrong;

      if (is_wrong)
        gtk_widget_add_css_class (GTK_WIDGET (rows[i]), "error");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (rows[i]), "error");
      gtk_accessible_update_state (
          GTK_ACCESSIBLE (rows[i]), GTK_ACCESSIBLE_STATE_INVALID,
          is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
    }
}

/* What is missing or wrong, and where; NULL when nothing is. */
static const char *
judge (TrabUnlockPage *self, GtkEditable **row)
{
  const char *passphrase = gtk_editable_get_text (self->passphrase_row);

  *row = self->user_row;
  if (gtk_editable_get_text (self->user_row)[0] == '\0')
    return _ ("Type your name.");
  *row = self->passphrase_row;
  if (passphrase[0] == '\0')
    return _ ("Type the passphrase.");
  if (!self->is_new)
    return NULL;
  if (g_utf8_strlen (passphrase, -1) < LEAST_PASSPHRASE)
    return _ ("The passphrase needs at least 10 characters. A few words are easy to keep.");
  *row = self->repeat_row;
  if (g_strcmp0 (passphrase, gtk_editable_get_text (self->repeat_row)) != 0)
    return _ ("The two passphrases are not the same.");
  return NULL;
}

static void
unlock_cb (TrabUnlockPage *self)
{
  GtkEditable *row = NULL;
  const char *problem = NULL;

  if (self->is_busy)
    return;
  problem = judge (self, &row);
  trab_unlock_page_set_problem (self, problem);
  if (problem != NULL)
    {
      mark_wrong (self, row);
      gtk_widget_grab_focus (GTK_WIDGET (row));
      return;
    }
  set_is_busy (self, TRUE);
  g_signal_emit (self, signals[SIGNAL_UNLOCK], 0, gtk_editable_get_text (self->user_row),
                 gtk_editable_get_text (self->passphrase_row));
}

/* Of the blue button, from wherever the focus is */
static gboolean
unlock_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  unlock_cb (TRAB_UNLOCK_PAGE (widget));
  return GDK_EVENT_STOP;
}

static void
user_entered_cb (TrabUnlockPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_row));
}

static void
passphrase_entered_cb (TrabUnlockPage *self)
{
  if (self->is_new)
    gtk_widget_grab_focus (GTK_WIDGET (self->repeat_row));
  else
    unlock_cb (self);
}

static void
trab_unlock_page_class_init (TrabUnlockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * TrabUnlockPage::unlock:
   * Somebody gave a name and a passphrase; the page waits until it is hidden or started again.
   */
  signals[SIGNAL_UNLOCK]
      = g_signal_new ("unlock", TRAB_TYPE_UNLOCK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-unlock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabUnlockPage, user_row);
  gtk_widget_class_bind_template_child (widget_class, TrabUnlockPage, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, TrabUnlockPage, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, TrabUnlockPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, TrabUnlockPage, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TrabUnlockPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, TrabUnlockPage, repeat_row);
  gtk_widget_class_bind_template_callback (widget_class, passphrase_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, unlock_cb);
  gtk_widget_class_bind_template_callback (widget_class, user_entered_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, unlock_key_cb,
                                NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, unlock_key_cb,
                                NULL);
}

/* What is wrong is heard at each field. */
static void
describe (TrabUnlockPage *self, GtkEditable *row)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->problem_label, NULL, -1);
}

static void
trab_unlock_page_init (TrabUnlockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  describe (self, self->user_row);
  describe (self, self->passphrase_row);
  describe (self, self->repeat_row);
}

/** trab_unlock_page_set_is_new: whether a new store is made, and where it will be (@place: a
 * sentence, NULL for an old one); both pages look the same otherwise */
void
trab_unlock_page_set_is_new (TrabUnlockPage *self, gboolean is_new, const char *place)
{
  g_autofree char *description = NULL;

  g_return_if_fail (TRAB_IS_UNLOCK_PAGE (self));

  self->is_new = is_new;
  gtk_widget_set_visible (GTK_WIDGET (self->repeat_row), is_new);
  gtk_button_set_label (GTK_BUTTON (self->unlock_button),
                        is_new ? _ ("Make the Records") : _ ("Unlock"));
  adw_status_page_set_title (self->status_page,
                             is_new ? _ ("New records") : _ ("Records are locked"));
  description = g_strjoin (
      "\n\n",
      is_new
          ? _ ("They are kept on this computer, encrypted. Without the passphrase nobody can open "
               "them: write it down and keep it in a safe place.")
          : _ ("What you were doing is kept."),
      place, NULL);
  adw_status_page_set_description (self->status_page, description);
}

/** trab_unlock_page_start: forgets the passphrase and waits for the next try */
void
trab_unlock_page_start (TrabUnlockPage *self)
{
  g_return_if_fail (TRAB_IS_UNLOCK_PAGE (self));

  set_is_busy (self, FALSE);
  trab_unlock_page_set_problem (self, NULL);
  gtk_editable_set_text (self->passphrase_row, "");
  gtk_editable_set_text (self->repeat_row, "");
  gtk_widget_grab_focus (GTK_WIDGET (
      gtk_editable_get_text (self->user_row)[0] == '\0' ? self->user_row : self->passphrase_row));
}

/** trab_unlock_page_set_problem: @sentence: (nullable): why it did not unlock */
void
trab_unlock_page_set_problem (TrabUnlockPage *self, const char *sentence)
{
  g_return_if_fail (TRAB_IS_UNLOCK_PAGE (self));

  mark_wrong (self, NULL);
  gtk_label_set_label (self->problem_label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), sentence != NULL);
}

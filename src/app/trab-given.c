/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-given.h"

#include "trab-session-audit.h"

#define ON_CLIPBOARD_S 60
#define KEY_ASK "trab-given-ask"

/** trab_given_note: @action: "print" or "export"; @form: as of trab_session_audit_note_given */
void
trab_given_note (TrabConsultation *consultation, const char *action, const char *form)
{
  trab_session_audit_note_given (
      trab_consultation_get_session (consultation), action,
      trab_patient_get (trab_consultation_get_patient (consultation))->id, form,
      trab_draft_get_text (trab_consultation_get_draft (consultation), "safety_overrides"));
}

/** trab_given_set_ask: @ask: says whose page @window shows; called as long as the window is there
 */
void
trab_given_set_ask (GtkWindow *window, TrabGivenAsk ask)
{
  g_object_set_data (G_OBJECT (window), KEY_ASK, (gpointer) ask);
}

/* Returns: (nullable): of the person whose page @widget is on, or stands over */
static TrabConsultation *
find_consultation (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  for (GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL; window != NULL;
       window = gtk_window_get_transient_for (window))
    {
      TrabGivenAsk ask = (TrabGivenAsk) g_object_get_data (G_OBJECT (window), KEY_ASK);

      if (ask != NULL)
        return ask (window);
    }
  return NULL;
}

/** trab_given_note_export: of the person whose page @widget is on; of nobody nothing is noted */
void
trab_given_note_export (GtkWidget *widget, const char *form)
{
  TrabConsultation *consultation = find_consultation (widget);

  if (consultation != NULL)
    trab_given_note (consultation, "export", form);
}

typedef struct
{
  GdkClipboard *clipboard;
  GdkContentProvider *content;
} Copied;

static gboolean
take_off_cb (gpointer user_data)
{
  const Copied *copied = user_data;

  if (gdk_clipboard_get_content (copied->clipboard) == copied->content)
    gdk_clipboard_set_content (copied->clipboard, NULL);
  return G_SOURCE_REMOVE;
}

static void
copied_free (gpointer data)
{
  Copied *copied = data;

  g_object_unref (copied->clipboard);
  g_object_unref (copied->content);
  g_free (copied);
}

/** trab_given_copy: to the clipboard; unless something else is put there it is empty a minute later
 */
void
trab_given_copy (GtkWidget *widget, GdkContentProvider *content)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  Copied *copied = g_new0 (Copied, 1);

  copied->clipboard = g_object_ref (clipboard);
  copied->content = g_object_ref (content);
  gdk_clipboard_set_content (clipboard, content);
  g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, ON_CLIPBOARD_S, take_off_cb, copied, copied_free);
  trab_given_note_export (widget, "clipboard");
}

/** trab_given_copy_text: the same with words */
void
trab_given_copy_text (GtkWidget *widget, const char *text)
{
  g_autoptr (GdkContentProvider) content = gdk_content_provider_new_typed (G_TYPE_STRING, text);

  trab_given_copy (widget, content);
}

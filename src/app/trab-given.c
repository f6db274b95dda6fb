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

/** trab_given_find: Returns: (nullable) (transfer none): of the person whose page @widget is on, or
 * stands over */
TrabConsultation *
trab_given_find (GtkWidget *widget)
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

/* Of nobody nothing is noted. */
static void
note_export (TrabConsultation *consultation, const char *form)
{
  if (consultation != NULL)
    trab_given_note (consultation, "export", form);
}

typedef struct
{
  TrabConsultation *consultation;
  GFile *file;
  GBytes *bytes;
  char *form;
} Saved;

static void
saved_free (gpointer data)
{
  Saved *saved = data;

  g_clear_object (&saved->consultation);
  g_object_unref (saved->file);
  g_bytes_unref (saved->bytes);
  g_free (saved->form);
  g_free (saved);
}

/* A new file too is written beside its place and moved there: g_file_replace_contents() would
 * create it empty first, and leave it cut short on a full disk. */
static gboolean
write_whole (const Saved *saved, GError **error)
{
  const char *path = g_file_peek_path (saved->file);
  gsize size = 0;
  const char *data = g_bytes_get_data (saved->bytes, &size);

  if (path != NULL)
    return g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT,
                                     0600, error);
  return g_file_replace_contents (saved->file, data, size, NULL, FALSE,
                                  G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                  NULL, error);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_whole (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * trab_given_save_async:
 * @consultation: (nullable): of whom it is
 * @form: as of trab_session_audit_note_given
 *
 * Writes @bytes to @file whole or not at all; only its owner may read it.
 */
void
trab_given_save_async (TrabConsultation *consultation,
                       GFile *file,
                       GBytes *bytes,
                       const char *form,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Saved *saved = g_new0 (Saved, 1);

  g_set_object (&saved->consultation, consultation);
  saved->file = g_object_ref (file);
  saved->bytes = g_bytes_ref (bytes);
  saved->form = g_strdup (form);
  g_task_set_source_tag (task, trab_given_save_async);
  g_task_set_task_data (task, saved, saved_free);
  g_task_run_in_thread (task, write_in_thread);
}

/** trab_given_save_finish: notes it in the audit; FALSE with an error of files, the file being as
 * it was then */
gboolean
trab_given_save_finish (GAsyncResult *result, GError **error)
{
  const Saved *saved = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  note_export (saved->consultation, saved->form);
  return TRUE;
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
  note_export (trab_given_find (widget), "clipboard");
}

/** trab_given_copy_text: the same with words */
void
trab_given_copy_text (GtkWidget *widget, const char *text)
{
  g_autoptr (GdkContentProvider) content = gdk_content_provider_new_typed (G_TYPE_STRING, text);

  trab_given_copy (widget, content);
}

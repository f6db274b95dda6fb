/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-form-kit.h"

#include <glib/gi18n.h>

#include "trab-field-row.h"
#include "trab-form-keys.h"
#include "trab-present-error.h"
#include "trab-present-problem.h"
#include "trab-session-park.h"
#include "trab-stay-dialog.h"

struct _TrabFormKit
{
  GtkWindow *window; /* owns the kit */
  GtkWidget *body;
  GtkLabel *problem_label;
  GtkWidget *save;    /* the button */
  TrabDraft *draft;   /* NULL before there is one */
  GHashTable *before; /* field -> text that the program wrote: nobody typed it */
  gboolean is_asking; /* whether to leave */
  gboolean was_shown;

  TrabSession *session; /* where it is parked; NULL for nowhere */
  char *patient_id;
  char *form;
  gboolean is_parked;
  GCancellable *cancellable; /* of the look for what is parked */
};

/* The first field, wherever the window's own buttons stand; a window that comes back from behind
 * the cover still has the focus where it was. */
static void
mapped_cb (GtkWidget *window, gpointer user_data)
{
  TrabFormKit *kit = user_data;

  if (kit->was_shown)
    return;
  kit->was_shown = TRUE;
  if (!trab_form_keys_focus_first (kit->body))
    gtk_widget_child_focus (kit->body, GTK_DIR_TAB_FORWARD);
}

/* Returns: (transfer full) (nullable): the names of the fields that were typed in, a line each;
 * NULL when nothing was */
static char *
dup_unsaved (TrabFormKit *kit)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const char *last = NULL;

  for (guint i = 0; kit->draft != NULL && i < trab_draft_get_n_fields (kit->draft); i++)
    {
      const char *field = trab_draft_get_field (kit->draft, i)->name;
      const char *name = trab_present_problem_get_field_name (field);

      if (g_strcmp0 (trab_draft_get_text (kit->draft, field),
                     g_hash_table_lookup (kit->before, field))
              == 0
          || g_strcmp0 (name, last) == 0)
        continue;
      g_string_append_printf (names, "\n%s", name);
      last = name;
    }
  return names->len > 0 ? g_strdup (names->str + 1) : NULL;
}

/* Covered, or closed: what is typed and not saved waits in the store; what was saved or given up
 * does so no more. */
static void
unmapped_cb (GtkWidget *window, gpointer user_data)
{
  TrabFormKit *kit = user_data;
  g_autofree char *unsaved = dup_unsaved (kit);

  if (kit->session == NULL)
    return;
  if (unsaved != NULL)
    trab_session_park (kit->session, kit->patient_id, kit->form, kit->draft);
  else if (kit->is_parked)
    trab_session_park_end (kit->session, kit->patient_id, kit->form);
  kit->is_parked = unsaved != NULL;
}

static void
close_cb (gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;

  gtk_window_close (window);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  TrabFormKit *kit = user_data;

  kit->is_asking = FALSE;
  if (g_str_equal (response, "leave"))
    trab_form_kit_leave (kit);
}

static gboolean
close_request_cb (GtkWindow *window, gpointer user_data)
{
  TrabFormKit *kit = user_data;
  g_autofree char *unsaved = dup_unsaved (kit);
  AdwMessageDialog *dialog = NULL;

  if (unsaved == NULL)
    return GDK_EVENT_PROPAGATE;
  if (kit->is_asking)
    return GDK_EVENT_STOP;
  kit->is_asking = TRUE;
  dialog = trab_stay_dialog_new (window, _ ("Not saved yet"), unsaved, "leave",
                                 _ ("_Leave and Lose It"));
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), kit);
  gtk_window_present (GTK_WINDOW (dialog));
  return GDK_EVENT_STOP;
}

/**
 * trab_form_kit_new:
 * @window: (transfer none): the dialog, which outlives the kit
 * @body: holds the rows
 * @problem_label: says what keeps the form from being saved; hidden while there is nothing to say
 * @save: the button that saves, which Enter in the last field leads to
 */
TrabFormKit *
trab_form_kit_new (GtkWindow *window, GtkWidget *body, GtkLabel *problem_label, GtkWidget *save)
{
  TrabFormKit *kit = g_new0 (TrabFormKit, 1);

  kit->window = window;
  kit->body = body;
  kit->problem_label = problem_label;
  kit->save = save;
  kit->before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  trab_form_keys_attach (body, save);
  g_signal_connect (window, "map", G_CALLBACK (mapped_cb), kit);
  g_signal_connect (window, "unmap", G_CALLBACK (unmapped_cb), kit);
  g_signal_connect (window, "close-request", G_CALLBACK (close_request_cb), kit);
  return kit;
}

static void
stop_parking (TrabFormKit *kit)
{
  if (kit->cancellable != NULL)
    g_cancellable_cancel (kit->cancellable);
  g_clear_object (&kit->cancellable);
  g_clear_object (&kit->session);
  g_clear_pointer (&kit->patient_id, g_free);
  g_clear_pointer (&kit->form, g_free);
}

void
trab_form_kit_free (TrabFormKit *kit)
{
  if (kit == NULL)
    return;
  stop_parking (kit);
  g_signal_handlers_disconnect_by_data (kit->window, kit);
  g_clear_object (&kit->draft);
  g_hash_table_unref (kit->before);
  g_free (kit);
}

/** trab_form_kit_set_draft: what the rows of the form are filled into; what it holds now was not
 * typed and is lost without asking */
void
trab_form_kit_set_draft (TrabFormKit *kit, TrabDraft *draft)
{
  g_set_object (&kit->draft, draft);
  g_hash_table_remove_all (kit->before);
  for (guint i = 0; i < trab_draft_get_n_fields (draft); i++)
    {
      const char *field = trab_draft_get_field (draft, i)->name;

      g_hash_table_insert (kit->before, g_strdup (field),
                           g_strdup (trab_draft_get_text (draft, field)));
    }
}

/* What comes back is typed: it is asked about before it is lost. Nothing is put over what somebody
 * has typed meanwhile. */
static void
unparked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TrabFormKit *kit = user_data; /* there: its end would have cancelled this */
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) fields
      = trab_session_park_load_finish (TRAB_SESSION (source), result, &error);
  g_autofree char *typed = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || fields == NULL
      || g_hash_table_size (fields) == 0)
    return;
  typed = dup_unsaved (kit);
  if (typed != NULL)
    return;
  kit->is_parked = TRUE;
  for (guint i = 0; i < trab_draft_get_n_fields (kit->draft); i++)
    {
      const char *field = trab_draft_get_field (kit->draft, i)->name;
      const char *text = g_hash_table_lookup (fields, field);

      if (text != NULL)
        trab_draft_set_text (kit->draft, field, text);
    }
  trab_form_kit_say (kit, _ ("This was typed before the records were locked, and is not saved."));
}

/**
 * trab_form_kit_set_parking:
 * @patient_id: (nullable): of nobody who is known; @form: a name of what the draft is
 *
 * From now on what is typed is parked in the store while the window is covered; what is parked
 * there of this form comes back.
 */
void
trab_form_kit_set_parking (TrabFormKit *kit,
                           TrabSession *session,
                           const char *patient_id,
                           const char *form)
{
  stop_parking (kit);
  kit->session = g_object_ref (session);
  kit->patient_id = g_strdup (patient_id);
  kit->form = g_strdup (form);
  kit->is_parked = FALSE;
  kit->cancellable = g_cancellable_new ();
  trab_session_park_load_async (session, patient_id, form, kit->cancellable, unparked_cb, kit);
}

/** trab_form_kit_say: @sentence: (nullable): NULL when there is nothing to say */
void
trab_form_kit_say (TrabFormKit *kit, const char *sentence)
{
  gtk_label_set_label (kit->problem_label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (kit->problem_label), sentence != NULL);
}

/* Returns: (nullable): the first row whose problem blocks, or only asks */
static TrabFieldRow *
find_problem_row (TrabFormKit *kit, gboolean blocks)
{
  g_autoptr (GPtrArray) rows = trab_form_keys_dup_rows (kit->body);
  TrabFieldRow *first = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      TrabFieldRow *row = g_ptr_array_index (rows, i);
      const TrabProblem *problem
          = trab_draft_get_problem (kit->draft, trab_field_row_get_field (row));

      trab_field_row_show_problem (row);
      if (first == NULL && problem != NULL && trab_problem_blocks (problem) == blocks)
        first = row;
    }
  return first;
}

/**
 * trab_form_kit_may_save:
 * Returns: FALSE after the first field that keeps the form from being saved was named and given the
 *   focus: what is wrong comes before what is merely asked
 */
gboolean
trab_form_kit_may_save (TrabFormKit *kit)
{
  gboolean is_complete = trab_draft_is_complete (kit->draft);
  TrabFieldRow *row = find_problem_row (kit, TRUE);
  g_autofree char *sentence = NULL;

  if (row == NULL && is_complete)
    row = find_problem_row (kit, FALSE);
  if (row != NULL)
    sentence = trab_present_problem_dup_sentence (
        trab_draft_get_problem (kit->draft, trab_field_row_get_field (row)));
  trab_form_kit_say (kit, sentence);
  if (row != NULL)
    trab_field_row_focus_control (row);
  return row == NULL && is_complete;
}

/** trab_form_kit_close: closes the window: what is typed is saved, or may be lost */
void
trab_form_kit_close (TrabFormKit *kit)
{
  trab_form_kit_set_draft (kit, kit->draft);
  gtk_window_close (kit->window);
}

/** trab_form_kit_begin_save: nothing more to say; until the save ends no second one begins */
void
trab_form_kit_begin_save (TrabFormKit *kit)
{
  trab_form_kit_say (kit, NULL);
  gtk_widget_set_sensitive (kit->save, FALSE);
}

/** trab_form_kit_end_save: closes the window; with an @error it stays, says it, and can save again
 */
void
trab_form_kit_end_save (TrabFormKit *kit, const GError *error)
{
  if (error == NULL)
    {
      trab_form_kit_close (kit);
      return;
    }
  gtk_widget_set_sensitive (kit->save, TRUE);
  trab_form_kit_say (kit, trab_present_error_get_sentence (error));
}

/** trab_form_kit_leave: closes the window once a dialog that stands on it has gone */
void
trab_form_kit_leave (TrabFormKit *kit)
{
  trab_form_kit_set_draft (kit, kit->draft);
  g_idle_add_once (close_cb, g_object_ref (kit->window));
}

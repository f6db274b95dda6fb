/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-audit.h"

#include "trab-json-value.h"
#include "trab-safety-override.h"
#include "trab-session-call.h"
#include "trab-session-private.h"
#include "trab-text.h"

typedef struct
{
  const char *patient_id;
  const char *action;
  gboolean is_json;
} WriteArguments;

static char *
dup_time (gint64 unix_ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (unix_ms / 1000);

  return time ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

static void
add_row (GString *text, const TrabStoreEvent *event)
{
  g_autofree char *time = dup_time (event->unix_ms);

  g_string_append_printf (text, "%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\t%s\n", event->number, time,
                          event->user, event->action, event->patient_id ? event->patient_id : "",
                          event->detail ? event->detail : "");
}

static void
add_object (json_t *array, const TrabStoreEvent *event)
{
  g_autofree char *time = dup_time (event->unix_ms);
  json_t *object = json_object ();

  json_object_set_new (object, "number", json_integer (event->number));
  json_object_set_new (object, "time", trab_json_value_new_text (time));
  json_object_set_new (object, "user", trab_json_value_new_text (event->user));
  json_object_set_new (object, "action", trab_json_value_new_text (event->action));
  json_object_set_new (object, "patient", trab_json_value_new_text (event->patient_id));
  json_object_set_new (object, "detail", trab_json_value_new_text (event->detail));
  json_array_append_new (array, object);
}

/** trab_session_audit_dup_json: (transfer full): @events: of TrabStoreEvent */
char *
trab_session_audit_dup_json (GPtrArray *events)
{
  json_t *array = json_array ();

  for (guint i = 0; i < events->len; i++)
    add_object (array, g_ptr_array_index (events, i));
  return trab_json_value_dup_file (array, JSON_INDENT (2));
}

static gpointer
write_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const WriteArguments *how = arguments;
  TrabStore *store = trab_session_get_store (self, error);
  g_autoptr (GPtrArray) events
      = store ? trab_store_list_events (store, how->patient_id, error) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (events == NULL)
    return NULL;
  for (guint i = events->len; how->action != NULL && i > 0; i--)
    if (!g_str_equal (how->action, ((TrabStoreEvent *) g_ptr_array_index (events, i - 1))->action))
      g_ptr_array_remove_index (events, i - 1);
  if (how->is_json)
    return trab_session_audit_dup_json (events);
  for (guint i = 0; i < events->len; i++)
    add_row (text, g_ptr_array_index (events, i));
  return g_strdup (text->str);
}

/**
 * trab_session_audit_write:
 * @patient_id, @action: (nullable): NULL for all
 *
 * Returns: (transfer full) (nullable): the audit, oldest first: number, time, user, action, patient
 *   and detail, as JSON or apart by tabs
 */
char *
trab_session_audit_write (
    TrabSession *self, const char *patient_id, const char *action, gboolean is_json, GError **error)
{
  WriteArguments arguments = { patient_id, action, is_json };

  return trab_session_call_and_wait (self, write_verb, &arguments, error);
}

static gpointer
check_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  TrabStore *store = trab_session_get_store (self, error);

  return store != NULL && trab_store_check_events (store, error) ? self : NULL;
}

/** trab_session_audit_check: the whole chain; ALTERED */
gboolean
trab_session_audit_check (TrabSession *self, GError **error)
{
  return trab_session_call_and_wait (self, check_verb, NULL, error) != NULL;
}

typedef struct
{
  TrabSession *session; /* outlives what is queued: closing comes after it */
  char *action;
  char *patient_id;
  char *detail;
} Note;

static void
note_free (Note *note)
{
  g_free (note->action);
  g_free (note->patient_id);
  g_free (note->detail);
  g_free (note);
}

static void
note_thread_func (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Note *note = data;
  TrabStore *store = trab_session_get_store (note->session, NULL);
  g_autoptr (GError) own = NULL;

  if (store != NULL
      && !trab_store_add_event (store, note->action, note->patient_id, note->detail, &own))
    g_info ("the audit does not tell of \"%s\": %s", note->action, own->message);
  g_task_return_boolean (task, TRUE);
}

/**
 * trab_session_audit_note:
 * @action: "print", "export" and the like; what the store does it tells by itself
 * @patient_id, @detail: (nullable): @detail holds nothing of a person
 *
 * Does not wait. Of a patient who is in no store nothing is noted; neither is anything where
 * nothing can be written: a store that can only be read can be read without leaving a trace.
 */
void
trab_session_audit_note (TrabSession *self,
                         const char *action,
                         const char *patient_id,
                         const char *detail)
{
  g_autoptr (GTask) task = NULL;
  Note *note = NULL;

  if (!trab_session_is_open (self))
    return;
  note = g_new0 (Note, 1);
  note->session = self;
  note->action = g_strdup (action);
  note->patient_id = g_strdup (patient_id);
  note->detail = g_strdup (detail);
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, trab_session_audit_note);
  g_task_set_task_data (task, note, (GDestroyNotify) note_free);
  trab_worker_queue (trab_session_get_worker (self), G_PRIORITY_DEFAULT, g_steal_pointer (&task),
                     note_thread_func);
}

/**
 * trab_session_audit_note_given:
 * @action: "print" or "export"
 * @form: "paper", "pdf", "html", "text", "json" …
 * @overrides: (nullable): the reasons under which it is given out; see trab-safety-override.h
 *
 * What leaves the program is a line, and a second one names the stops that it left over.
 */
void
trab_session_audit_note_given (TrabSession *self,
                               const char *action,
                               const char *patient_id,
                               const char *form,
                               const char *overrides)
{
  g_autofree char *causes = trab_safety_override_dup_causes (overrides);

  trab_session_audit_note (self, action, patient_id, form);
  if (causes != NULL)
    trab_session_audit_note (self, "override", patient_id, causes);
}

static gpointer
check_store_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  TrabStore *store = trab_session_get_store (self, error);
  const GError *trouble = store ? trab_store_get_trouble (store) : NULL;

  if (store == NULL || !trab_store_quick_check (store, error)
      || !trab_store_check_events (store, error))
    return NULL;
  if (trouble != NULL)
    {
      g_propagate_error (error, g_error_copy (trouble));
      return NULL;
    }
  return self;
}

/** trab_session_audit_check_store: reads every page, every row and the whole audit */
gboolean
trab_session_audit_check_store (TrabSession *self, GError **error)
{
  return trab_session_call_and_wait (self, check_store_verb, NULL, error) != NULL;
}

void
trab_session_audit_check_store_async (TrabSession *self,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, check_store_verb, NULL, NULL, NULL, NULL,
                           callback, user_data);
}

gboolean
trab_session_audit_check_store_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

#define LOOK_MS 40 /* whoever types waits no longer behind it */

static gpointer
look_on_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  TrabStore *store = trab_session_get_store (self, error);
  gboolean is_done = FALSE;

  if (store == NULL || !trab_store_look_on (store, LOOK_MS, &is_done, error))
    return NULL;
  /* after an end without a close, every row too */
  if (is_done && trab_store_needs_check (store) && !trab_store_quick_check (store, error))
    return NULL;
  return is_done ? GINT_TO_POINTER (2) : GINT_TO_POINTER (1);
}

/** trab_session_audit_look_on_async: looks at some more pages of the store, for a moment only; to
 * be called again until it is done */
void
trab_session_audit_look_on_async (TrabSession *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, look_on_verb, NULL, NULL, NULL, NULL,
                           callback, user_data);
}

/** trab_session_audit_look_on_finish: @is_done: (out): every page has been looked at */
gboolean
trab_session_audit_look_on_finish (TrabSession *self,
                                   GAsyncResult *result,
                                   gboolean *is_done,
                                   GError **error)
{
  int step = GPOINTER_TO_INT (g_task_propagate_pointer (G_TASK (result), error));

  *is_done = step == 2;
  return step != 0;
}

static gpointer
accept_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  TrabStore *store = trab_session_get_store (self, error);

  return store != NULL && trab_store_accept (store, arguments, error) ? self : NULL;
}

/** trab_session_audit_accept: takes records that were changed outside the program as they are */
gboolean
trab_session_audit_accept (TrabSession *self, const char *reason, GError **error)
{
  return trab_text_check (reason, TRAB_TEXT_LINE, error)
         && trab_session_call_and_wait (self, accept_verb, (gpointer) reason, error) != NULL;
}

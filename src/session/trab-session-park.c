/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-park.h"

#include <jansson.h>

#include "trab-session-call.h"
#include "trab-session-private.h"

typedef struct
{
  TrabSession *session; /* outlives what is queued: closing comes after it */
  char *patient_id;
  char *form;
  char *fields; /* NULL: takes it away */
} Parking;

static void
parking_free (Parking *parking)
{
  g_free (parking->patient_id);
  g_free (parking->form);
  g_free (parking->fields);
  g_free (parking);
}

static char *
dup_key (const char *patient_id, const char *form)
{
  return patient_id ? g_strconcat (form, ":", patient_id, NULL) : g_strdup (form);
}

static char *
write_fields (TrabDraft *draft)
{
  json_t *root = json_object ();
  char *text = NULL;
  char *own = NULL;

  for (guint i = 0; i < trab_draft_get_n_fields (draft); i++)
    {
      const char *field = trab_draft_get_field (draft, i)->name;
      const char *typed = trab_draft_get_text_or_null (draft, field);

      if (typed != NULL)
        json_object_set_new (root, field, json_string (typed));
    }
  text = json_dumps (root, JSON_COMPACT);
  own = g_strdup (text);
  free (text);
  json_decref (root);
  return own;
}

static void
park_thread_func (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Parking *parking = data;
  TrabStore *store = trab_session_get_store (parking->session, NULL);
  g_autofree char *key = dup_key (parking->patient_id, parking->form);
  g_autoptr (GError) own = NULL;

  if (store != NULL && !trab_store_park (store, key, parking->patient_id, parking->fields, &own))
    g_info ("what was typed is kept in the window alone: %s", own->message);
  g_task_return_boolean (task, TRUE);
}

static void
queue (TrabSession *self, const char *patient_id, const char *form, char *fields)
{
  g_autoptr (GTask) task = NULL;
  Parking *parking = g_new0 (Parking, 1);

  parking->session = self;
  parking->patient_id = g_strdup (patient_id);
  parking->form = g_strdup (form);
  parking->fields = fields;
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, queue);
  g_task_set_task_data (task, parking, (GDestroyNotify) parking_free);
  trab_worker_queue (trab_session_get_worker (self), G_PRIORITY_DEFAULT, g_steal_pointer (&task),
                     park_thread_func);
}

/** trab_session_park: does not wait; it is done before a store that is closed next is closed */
void
trab_session_park (TrabSession *self, const char *patient_id, const char *form, TrabDraft *draft)
{
  if (trab_session_is_open (self))
    queue (self, patient_id, form, write_fields (draft));
}

/** trab_session_park_end: it was saved, or given up */
void
trab_session_park_end (TrabSession *self, const char *patient_id, const char *form)
{
  if (trab_session_is_open (self))
    queue (self, patient_id, form, NULL);
}

static gpointer
load_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const Parking *parking = arguments;
  TrabStore *store = trab_session_get_store (self, error);
  g_autofree char *key = dup_key (parking->patient_id, parking->form);
  g_autofree char *text = NULL;
  GHashTable *fields = NULL;
  json_t *root = NULL;
  json_t *value = NULL;
  const char *name = NULL;

  if (store == NULL || !trab_store_load_parked (store, key, &text, error))
    return NULL;
  fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  root = text ? json_loads (text, 0, NULL) : NULL;
  json_object_foreach (root, name, value)
    g_hash_table_insert (fields, g_strdup (name), g_strdup (json_string_value (value)));
  json_decref (root);
  return fields;
}

void
trab_session_park_load_async (TrabSession *self,
                              const char *patient_id,
                              const char *form,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Parking *parking = g_new0 (Parking, 1);

  parking->patient_id = g_strdup (patient_id);
  parking->form = g_strdup (form);
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE_FIRST, load_verb, parking,
                           (GDestroyNotify) parking_free, (GDestroyNotify) g_hash_table_unref,
                           cancellable, callback, user_data);
}

/** trab_session_park_load_finish: (transfer full) (nullable): field -> text, empty where nothing is
 * parked; NULL with TRAB_STORE_ERROR */
GHashTable *
trab_session_park_load_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/** trab_session_park_load: the same, and waits for it */
GHashTable *
trab_session_park_load (TrabSession *self, const char *patient_id, const char *form, GError **error)
{
  Parking parking = { .patient_id = (char *) patient_id, .form = (char *) form };

  return trab_session_call_and_wait (self, load_verb, &parking, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-load.h"

#include "trab-session-call.h"
#include "trab-session-private.h"

static void
note_view (TrabSession *self, TrabStore *store, const char *patient_id)
{
  g_autoptr (GError) error = NULL;

  if (trab_session_is_new_look (self, patient_id)
      && !trab_store_add_event (store, "view", patient_id, NULL, &error))
    g_info ("the audit does not tell of a look: %s", error->message);
}

static gpointer
load_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  TrabStore *store = trab_session_get_store (self, error);
  TrabRecord *record = store ? trab_store_load_record (store, arguments, error) : NULL;

  if (record != NULL)
    note_view (self, store, arguments);
  return record;
}

/** trab_session_load: (transfer full) (nullable): all that is recorded of a patient */
TrabRecord *
trab_session_load (TrabSession *self, const char *patient_id, GError **error)
{
  return trab_session_call_and_wait (self, load_verb, (gpointer) patient_id, error);
}

void
trab_session_load_async (TrabSession *self,
                         const char *patient_id,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, load_verb, g_strdup (patient_id), g_free,
                           g_object_unref, cancellable, callback, user_data);
}

TrabRecord *
trab_session_load_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

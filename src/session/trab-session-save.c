/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-save.h"

#include "trab-record-clean.h"
#include "trab-session-call.h"
#include "trab-session-private.h"
#include "trab-sign-check.h"

static gboolean
has_signed (TrabRecord *changes)
{
  GPtrArray *visits = trab_record_get_visits (changes);

  for (guint i = 0; i < visits->len; i++)
    if (trab_visit_get (g_ptr_array_index (visits, i))->status == TRAB_VISIT_SIGNED)
      return TRUE;
  return FALSE;
}

/* A visit that comes signed goes through the gate like one that is signed here. */
static TrabRecord *
pass_gate (TrabSession *self, TrabStore *store, TrabRecord *changes, GError **error)
{
  const TrabPatientFields *patient = trab_patient_get (trab_record_get_patient (changes));
  g_autoptr (TrabRecord) known = NULL;

  if (!has_signed (changes))
    return g_object_ref (changes);
  if (patient->id != NULL && patient->version > 0)
    {
      known = trab_store_load_record (store, patient->id, error);
      if (known == NULL)
        return NULL;
    }
  return trab_sign_check_new_open (trab_session_get_tables (self), known, changes, NULL, error);
}

static gpointer
save_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  TrabStore *store = trab_session_get_store (self, error);
  g_autoptr (TrabRecord) changes = NULL;

  if (store == NULL || !trab_record_clean_check (arguments, error))
    return NULL;
  changes = pass_gate (self, store, arguments, error);
  return changes ? trab_store_save_record (store, changes, error) : NULL;
}

/**
 * trab_session_save:
 * @changes: new rows of one patient; see trab_store_save_record(). A visit that comes signed over a
 *   stop without a reason is kept as a draft; whoever signs here uses trab_session_sign().
 *
 * Returns: (transfer full) (nullable): everything that is now recorded of the patient
 */
TrabRecord *
trab_session_save (TrabSession *self, TrabRecord *changes, GError **error)
{
  return trab_session_call_and_wait (self, save_verb, changes, error);
}

void
trab_session_save_async (TrabSession *self,
                         TrabRecord *changes,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE_SAVE, save_verb, g_object_ref (changes),
                           g_object_unref, g_object_unref, cancellable, callback, user_data);
}

TrabRecord *
trab_session_save_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

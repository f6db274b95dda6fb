/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-erase.h"

#include "trab-session-call.h"
#include "trab-session-private.h"
#include "trab-session-settings.h"
#include "trab-text.h"

typedef struct
{
  TrabSessionErase what;
  char *patient_id;
  char *reason;
} Arguments;

static void
arguments_free (gpointer data)
{
  Arguments *arguments = data;

  g_free (arguments->patient_id);
  g_free (arguments->reason);
  g_free (arguments);
}

static gboolean
erase (TrabStore *store, const Arguments *how, GError **error)
{
  switch (how->what)
    {
    case TRAB_SESSION_ERASE_HIDE:
      return trab_store_erase_patient (store, how->patient_id, how->reason, error);
    case TRAB_SESSION_ERASE_RESTORE:
      return trab_store_restore_patient (store, how->patient_id, error);
    case TRAB_SESSION_ERASE_FOR_GOOD:
      return trab_store_erase_for_good (store, how->patient_id, how->reason, error);
    case TRAB_SESSION_ERASE_HOLD:
    case TRAB_SESSION_ERASE_RELEASE:
      return trab_store_set_hold (store, how->patient_id, how->what == TRAB_SESSION_ERASE_HOLD,
                                  how->reason, error);
    }
  g_assert_not_reached ();
}

static gpointer
erase_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const Arguments *how = arguments;
  TrabStore *store = trab_session_get_store (self, error);

  return store != NULL && trab_text_check (how->reason, TRAB_TEXT_LINE, error)
                 && erase (store, how, error)
             ? self
             : NULL;
}

/** trab_session_erase_patient: @reason: needed for all but RESTORE */
gboolean
trab_session_erase_patient (TrabSession *self,
                            TrabSessionErase what,
                            const char *patient_id,
                            const char *reason,
                            GError **error)
{
  Arguments arguments = { what, (char *) patient_id, (char *) reason }; /* borrowed texts */

  return trab_session_call_and_wait (self, erase_verb, &arguments, error) != NULL;
}

void
trab_session_erase_patient_async (TrabSession *self,
                                  TrabSessionErase what,
                                  const char *patient_id,
                                  const char *reason,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  Arguments *arguments = g_new0 (Arguments, 1);

  arguments->what = what;
  arguments->patient_id = g_strdup (patient_id);
  arguments->reason = g_strdup (reason);
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, erase_verb, arguments, arguments_free,
                           NULL, NULL, callback, user_data);
}

gboolean
trab_session_erase_patient_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

static gpointer
list_hidden_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  TrabStore *store = trab_session_get_store (self, error);

  return store ? trab_store_list_erased (store, error) : NULL;
}

/** trab_session_erase_list_hidden: (transfer full) (nullable): of TrabPatient: after the first step
 */
GPtrArray *
trab_session_erase_list_hidden (TrabSession *self, GError **error)
{
  return trab_session_call_and_wait (self, list_hidden_verb, NULL, error);
}

static gpointer
list_held_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  TrabStore *store = trab_session_get_store (self, error);

  return store ? trab_store_list_held (store, error) : NULL;
}

/** trab_session_erase_list_held: (transfer full) (nullable): of TrabPatient */
GPtrArray *
trab_session_erase_list_held (TrabSession *self, GError **error)
{
  return trab_session_call_and_wait (self, list_held_verb, NULL, error);
}

/* The day before which the clinic keeps nothing; TRAB_DATE_NONE where it has set no years */
static TrabDate
get_end_of_keeping (TrabSession *self, TrabDate today)
{
  g_autoptr (TrabSettings) settings = trab_session_settings_dup (self);
  guint years = trab_settings_get_count (settings, TRAB_SETTING_RETENTION_YEARS);
  TrabDate before = { today.year - (int) years, today.month, today.day };

  if (before.month == 2)
    before.day = MIN (before.day, 28); /* there is not always a 29th */
  return years > 0 ? before : TRAB_DATE_NONE;
}

static gpointer
list_due_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const TrabDate *before = arguments;
  TrabStore *store = trab_session_get_store (self, error);

  if (store == NULL)
    return NULL;
  return trab_date_is_known (*before) ? trab_store_list_due (store, *before, error)
                                      : g_ptr_array_new_with_free_func (g_object_unref);
}

/** trab_session_erase_list_due: (transfer full) (nullable): of TrabPatient: those of whom nothing
 * is dated within the years that the clinic keeps records; nobody where it has set none. Nothing is
 * erased by being listed. */
GPtrArray *
trab_session_erase_list_due (TrabSession *self, TrabDate today, GError **error)
{
  TrabDate before = get_end_of_keeping (self, today);

  return trab_session_call_and_wait (self, list_due_verb, &before, error);
}

static gpointer
list_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  static const TrabSessionVerb verbs[TRAB_N_SESSION_ERASE_LISTS]
      = { list_due_verb, list_hidden_verb, list_held_verb };
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      GPtrArray *list = verbs[i](self, arguments, cancellable, error);

      if (list == NULL)
        return NULL;
      g_ptr_array_add (lists, list);
    }
  return g_steal_pointer (&lists);
}

void
trab_session_erase_list_async (TrabSession *self,
                               TrabDate today,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  TrabDate before = get_end_of_keeping (self, today);

  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, list_verb,
                           g_memdup2 (&before, sizeof before), g_free,
                           (GDestroyNotify) g_ptr_array_unref, NULL, callback, user_data);
}

/** trab_session_erase_list_finish: (transfer full) (nullable) */
GPtrArray *
trab_session_erase_list_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

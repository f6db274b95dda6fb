/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-erase.h"

#include "trab-session-call.h"
#include "trab-session-private.h"
#include "trab-session-settings.h"
#include "trab-text.h"

typedef struct
{
  TrabSessionErase what;
  const char *patient_id;
  const char *reason;
} Arguments;

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
  TrabStore *store = trab_session_get_store (self, error);

  return store != NULL && erase (store, arguments, error) ? self : NULL;
}

/** trab_session_erase_patient: @reason: needed for all but RESTORE */
gboolean
trab_session_erase_patient (TrabSession *self,
                            TrabSessionErase what,
                            const char *patient_id,
                            const char *reason,
                            GError **error)
{
  Arguments arguments = { what, patient_id, reason };

  return trab_text_check (reason, TRAB_TEXT_LINE, error)
         && trab_session_call_and_wait (self, erase_verb, &arguments, error) != NULL;
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

static gpointer
list_due_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const TrabDate *before = arguments;
  TrabStore *store = trab_session_get_store (self, error);

  return store ? trab_store_list_due (store, *before, error) : NULL;
}

/** trab_session_erase_list_due: (transfer full) (nullable): of TrabPatient: those of whom nothing
 * is dated within the years that the clinic keeps records; nobody where it has set none. Nothing is
 * erased by being listed. */
GPtrArray *
trab_session_erase_list_due (TrabSession *self, TrabDate today, GError **error)
{
  g_autoptr (TrabSettings) settings = trab_session_settings_dup (self);
  guint years = trab_settings_get_count (settings, TRAB_SETTING_RETENTION_YEARS);
  TrabDate before = { today.year - (int) years, today.month, today.day };

  if (before.month == 2)
    before.day = MIN (before.day, 28); /* there is not always a 29th */
  if (years == 0)
    return g_ptr_array_new_with_free_func (g_object_unref);
  return trab_session_call_and_wait (self, list_due_verb, &before, error);
}

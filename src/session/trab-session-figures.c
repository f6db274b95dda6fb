/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-figures.h"

#include "trab-session-call.h"
#include "trab-session-private.h"
#include "trab-session-sign.h"

static gpointer
read_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  TrabWarningFigures *figures = arguments;
  TrabStore *store = trab_session_get_store (self, error);
  g_autoptr (GPtrArray) events = store ? trab_store_list_events (store, NULL, error) : NULL;

  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      const TrabStoreEvent *event = g_ptr_array_index (events, i);
      TrabWarningCount count = { 0 };

      if (g_str_equal (event->action, TRAB_SESSION_SIGN_COUNT_ACTION)
          && trab_warning_count_parse (event->detail, &count))
        trab_warning_count_add_to (&count, figures);
    }
  return events ? self : NULL;
}

/**
 * trab_session_figures_read:
 * @figures: (out caller-allocates): of every visit that was signed in this store since it is
 *   counted
 *
 * Returns: FALSE with TRAB_STORE_ERROR
 */
gboolean
trab_session_figures_read (TrabSession *self, TrabWarningFigures *figures, GError **error)
{
  *figures = (TrabWarningFigures){ 0 };
  return trab_session_call_and_wait (self, read_verb, figures, error) != NULL;
}

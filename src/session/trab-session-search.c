/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-search.h"

#include "trab-session-call.h"
#include "trab-session-private.h"

typedef struct
{
  char *text;
  guint limit;
} SearchArguments;

static SearchArguments *
search_arguments_new (const char *text, guint limit)
{
  SearchArguments *arguments = g_new0 (SearchArguments, 1);

  arguments->text = g_strdup (text);
  arguments->limit = limit;
  return arguments;
}

static void
search_arguments_free (SearchArguments *arguments)
{
  g_free (arguments->text);
  g_free (arguments);
}

static gpointer
search_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const SearchArguments *search = arguments;
  TrabStore *store = trab_session_get_store (self, error);

  return store ? trab_store_search_patients (store, search->text, NULL, search->limit, error)
               : NULL;
}

/**
 * trab_session_search:
 * @text: words that begin a name, the record number or the birth date; "" for all
 *
 * Returns: (transfer full) (nullable): of TrabPatientSummary, at most @limit
 */
GPtrArray *
trab_session_search (TrabSession *self, const char *text, guint limit, GError **error)
{
  SearchArguments *arguments = search_arguments_new (text, limit);
  GPtrArray *found = trab_session_call_and_wait (self, search_verb, arguments, error);

  search_arguments_free (arguments);
  return found;
}

void
trab_session_search_async (TrabSession *self,
                           const char *text,
                           guint limit,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE_FIRST, search_verb,
                           search_arguments_new (text, limit),
                           (GDestroyNotify) search_arguments_free,
                           (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
trab_session_search_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

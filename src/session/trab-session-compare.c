/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-compare.h"

#include "trab-comparison-job.h"
#include "trab-session-call.h"
#include "trab-session-private.h"
#include "trab-signed-numbers-file.h"

static TrabCompareRequest *
request_copy (const TrabCompareRequest *request)
{
  TrabCompareRequest *copy = g_memdup2 (request, sizeof *request);

  copy->record = g_object_ref (request->record);
  copy->plan_ids = (const char *const *) g_strdupv ((char **) request->plan_ids);
  copy->calculator = g_strdup (request->calculator);
  copy->signed_numbers = g_strdup (request->signed_numbers);
  return copy;
}

static void
request_free (TrabCompareRequest *request)
{
  g_object_unref (request->record);
  g_strfreev ((char **) request->plan_ids);
  g_free ((char *) request->calculator);
  g_free ((char *) request->signed_numbers);
  g_free (request);
}

/**
 * trab_session_compare:
 * Returns: (transfer full) (nullable): NULL with TRAB_MODEL_ERROR, TRAB_INPUT_ERROR (a plan that is
 *   not understood) or G_IO_ERROR_CANCELLED; what is outside the evidence is no error but is said
 *   in the comparison
 */
TrabComparison *
trab_session_compare (TrabSession *self,
                      const TrabCompareRequest *request,
                      GCancellable *cancellable,
                      GError **error)
{
  TrabComparison *comparison
      = trab_comparison_job_run (trab_session_get_tables (self), request, cancellable, error);
  TrabSignedNumbers *numbers = comparison && request->calculator == NULL
                                   ? trab_signed_numbers_file_read (request->signed_numbers)
                                   : NULL;

  if (numbers != NULL)
    trab_comparison_take_signed (comparison, numbers);
  return comparison;
}

static gpointer
compare_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  return trab_session_compare (self, arguments, cancellable, error);
}

void
trab_session_compare_async (TrabSession *self,
                            const TrabCompareRequest *request,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_ASIDE, compare_verb, request_copy (request),
                           (GDestroyNotify) request_free, g_object_unref, cancellable, callback,
                           user_data);
}

TrabComparison *
trab_session_compare_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

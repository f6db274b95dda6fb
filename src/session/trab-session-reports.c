/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-reports.h"

#include "trab-fhir-report.h"
#include "trab-session-call.h"
#include "trab-session-private.h"

/* The same report is often sent again with the next file. */
static gboolean
is_there (GPtrArray *reports, const TrabSentReport *report)
{
  for (guint i = 0; i < reports->len; i++)
    {
      const TrabSentReport *other = reports->pdata[i];
      gboolean is_same = trab_moment_compare (other->moment, report->moment) == 0
                         && g_strcmp0 (other->title, report->title) == 0
                         && g_strcmp0 (other->status, report->status) == 0
                         && other->texts->len == report->texts->len
                         && other->attachments->len == report->attachments->len;

      for (guint n = 0; is_same && n < report->texts->len; n++)
        is_same = g_str_equal (other->texts->pdata[n], report->texts->pdata[n]);
      if (is_same)
        return TRUE;
    }
  return FALSE;
}

static gpointer
list_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const char *patient_id = arguments;
  TrabStore *store = trab_session_get_store (self, error);
  g_autoptr (GPtrArray) resources
      = store ? trab_store_load_resources (store, patient_id, error) : NULL;
  g_autoptr (GPtrArray) reports
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_sent_report_free);

  if (resources == NULL)
    return NULL;
  for (guint i = 0; i < resources->len; i++)
    {
      const TrabStoreResource *resource = resources->pdata[i];
      g_autoptr (TrabSentReport) report = g_strcmp0 (resource->type, "DiagnosticReport") == 0
                                              ? trab_fhir_report_read (resource->json)
                                              : NULL;

      if (report != NULL && !is_there (reports, report))
        g_ptr_array_add (reports, g_steal_pointer (&report));
    }
  g_ptr_array_sort (reports, trab_sent_report_compare);
  return g_steal_pointer (&reports);
}

/** trab_session_reports_list: (transfer full) (nullable): NULL with TRAB_STORE_ERROR */
GPtrArray *
trab_session_reports_list (TrabSession *self, const char *patient_id, GError **error)
{
  return trab_session_call_and_wait (self, list_verb, (gpointer) patient_id, error);
}

void
trab_session_reports_list_async (TrabSession *self,
                                 const char *patient_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, list_verb, g_strdup (patient_id), g_free,
                           (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
trab_session_reports_list_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

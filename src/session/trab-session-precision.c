/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-precision.h"

#include "trab-precision-file.h"
#include "trab-precision-setting.h"
#include "trab-precision-study.h"
#include "trab-session-call.h"
#include "trab-session-private.h"

/** trab_session_precision_read: (transfer full) (nullable): see trab_precision_file_read() */
GArray *
trab_session_precision_read (GInputStream *input, guint *n_scans, GError **error)
{
  return trab_precision_file_read (input, n_scans, error);
}

/**
 * trab_session_precision_study:
 * @bmd_g_cm2: (array): the scans of the first patient, then of the second …
 * @n_scans: of each patient, 2 or 3
 * @study: (out caller-allocates): the clinic's own precision error (ISCD: 15 patients x 3 scans or
 *   30 x 2)
 *
 * Returns: FALSE with TRAB_RISK_ERROR (not a density) or TRAB_EVIDENCE_ERROR
 */
gboolean
trab_session_precision_study (TrabSession *self,
                              const double *bmd_g_cm2,
                              guint n_patients,
                              guint n_scans,
                              TrabPrecisionStudy *study,
                              GError **error)
{
  return trab_precision_study_calculate (trab_session_get_evidence (self), bmd_g_cm2, n_patients,
                                         n_scans, study, error);
}

static gpointer
save_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  TrabStore *store = trab_session_get_store (self, error);

  return store != NULL && trab_precision_setting_save (store, arguments, error) ? self : NULL;
}

/**
 * trab_session_precision_save:
 * @precision: kept beside the older ones of its scanner and site, which have its margin from now on
 *
 * Returns: FALSE with TRAB_INPUT_ERROR or TRAB_STORE_ERROR
 */
gboolean
trab_session_precision_save (TrabSession *self, const TrabPrecision *precision, GError **error)
{
  return trab_session_call_and_wait (self, save_verb, (gpointer) precision, error) != NULL;
}

static void
precision_free (gpointer data)
{
  TrabPrecision *precision = data;

  g_free (precision->scanner);
  g_free (precision);
}

void
trab_session_precision_save_async (TrabSession *self,
                                   const TrabPrecision *precision,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  TrabPrecision *copy = g_memdup2 (precision, sizeof *precision);

  copy->scanner = g_strdup (precision->scanner);
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, save_verb, copy, precision_free, NULL,
                           NULL, callback, user_data);
}

gboolean
trab_session_precision_save_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

static gpointer
load_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  return trab_precision_setting_load (trab_session_get_store (self, NULL),
                                      trab_session_get_evidence (self), error);
}

/**
 * trab_session_precision_load_margins:
 * Returns: (transfer full) (nullable): without an open store, the guesses alone; NULL with
 *   TRAB_STORE_ERROR or TRAB_EVIDENCE_ERROR
 */
TrabMargins *
trab_session_precision_load_margins (TrabSession *self, GError **error)
{
  return trab_session_call_and_wait (self, load_verb, NULL, error);
}

void
trab_session_precision_load_margins_async (TrabSession *self,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, load_verb, NULL, NULL, g_object_unref,
                           cancellable, callback, user_data);
}

TrabMargins *
trab_session_precision_load_margins_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

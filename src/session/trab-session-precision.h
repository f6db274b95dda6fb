/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-margins.h"
#include "trab-session.h"

G_BEGIN_DECLS

/* How well this clinic's scanners repeat themselves: studied, kept, and used as the margin of
 * every change between scans. */
GArray *trab_session_precision_read (GInputStream *input, guint *n_scans, GError **error);
gboolean trab_session_precision_study (TrabSession *self,
                                       const double *bmd_g_cm2,
                                       guint n_patients,
                                       guint n_scans,
                                       TrabPrecisionStudy *study,
                                       GError **error);
gboolean trab_session_precision_save (TrabSession *self,
                                      const TrabPrecision *precision,
                                      GError **error);
void trab_session_precision_save_async (TrabSession *self,
                                        const TrabPrecision *precision,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean trab_session_precision_save_finish (TrabSession *self,
                                             GAsyncResult *result,
                                             GError **error);
TrabMargins *trab_session_precision_load_margins (TrabSession *self, GError **error);
void trab_session_precision_load_margins_async (TrabSession *self,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
TrabMargins *trab_session_precision_load_margins_finish (TrabSession *self,
                                                         GAsyncResult *result,
                                                         GError **error);

G_END_DECLS

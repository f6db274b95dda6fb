/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-consultation.h"
#include "trab-report.h"

G_BEGIN_DECLS

#define TRAB_TYPE_VISIT_READING (trab_visit_reading_get_type ())
G_DECLARE_FINAL_TYPE (TrabVisitReading, trab_visit_reading, TRAB, VISIT_READING, GObject)

/* One signed visit being read: the record as it was when it was signed, the comparison worked out
 * from it as of that day, and the pages as a reprint. Main thread only. */
TrabVisitReading *trab_visit_reading_new (TrabConsultation *consultation, const char *visit_id);
const char *trab_visit_reading_get_visit_id (TrabVisitReading *self);
void trab_visit_reading_read_async (TrabVisitReading *self,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean trab_visit_reading_read_finish (TrabVisitReading *self,
                                         GAsyncResult *result,
                                         GError **error);
TrabReport *trab_visit_reading_get_report (TrabVisitReading *self);

G_END_DECLS

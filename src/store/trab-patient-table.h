/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-db.h"
#include "trab-patient.h"
#include "trab-stamp.h"

G_BEGIN_DECLS

char *trab_patient_table_save (TrabDb *db,
                               TrabPatient *patient,
                               const TrabStamp *stamp,
                               GError **error);
TrabPatient *trab_patient_table_load (TrabDb *db, const char *id, GError **error);
TrabPatient *trab_patient_table_load_shown (TrabDb *db, const char *id, GError **error);
TrabPatient *trab_patient_table_load_as_of (TrabDb *db,
                                            const char *id,
                                            gint64 unix_ms,
                                            GError **error);
GPtrArray *trab_patient_table_find (TrabDb *db,
                                    const char *system,
                                    const char *value,
                                    GError **error);
gboolean trab_patient_table_hide_merged (TrabDb *db,
                                         const char *id,
                                         const TrabStamp *stamp,
                                         GError **error);
gboolean trab_patient_table_set_hidden (TrabDb *db,
                                        const char *id,
                                        gboolean is_hidden,
                                        const TrabStamp *stamp,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *trab_patient_table_list_hidden (TrabDb *db, GError **error);
gboolean trab_patient_table_undo (TrabDb *db,
                                  const TrabStamp *stamp,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

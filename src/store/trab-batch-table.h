/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-db.h"
#include "trab-stamp.h"
#include "trab-store-batch.h"
#include "trab-store-resource.h"

G_BEGIN_DECLS

gboolean trab_batch_table_insert (TrabDb *db,
                                  const TrabStoreBatch *batch,
                                  const TrabStamp *stamp,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_batch_table_insert_identifier (TrabDb *db,
                                             const TrabStoreIdentifier *identifier,
                                             const TrabStamp *stamp,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_batch_table_insert_merging (TrabDb *db,
                                          const TrabStoreBatch *batch,
                                          const TrabStamp *stamp,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_batch_table_insert_moved_visits (TrabDb *db,
                                               const TrabStoreBatch *batch,
                                               const TrabStamp *stamp,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_batch_table_mark_undone (TrabDb *db,
                                       const TrabStamp *stamp,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *trab_batch_table_list (TrabDb *db, GError **error);
gboolean trab_batch_table_insert_resource (TrabDb *db,
                                           const TrabStoreResource *resource,
                                           const TrabStamp *stamp,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *trab_batch_table_load_resources (TrabDb *db, const char *patient_id, GError **error);

G_END_DECLS

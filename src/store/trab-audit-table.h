/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-audit-seal.h"
#include "trab-stamp.h"
#include "trab-store-event.h"

G_BEGIN_DECLS

#define TRAB_AUDIT_MARK_LENGTH 8 /* hexadecimal */

gboolean trab_audit_table_append (TrabDb *db,
                                  const TrabAuditChain *chain,
                                  const char *action,
                                  const char *patient_id,
                                  const char *detail,
                                  const TrabStamp *stamp,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *trab_audit_table_dup_mark (TrabDb *db, GError **error);
GPtrArray *trab_audit_table_list_after (TrabDb *db, gint64 number, GError **error);
GPtrArray *trab_audit_table_list (TrabDb *db, const char *patient_id, GError **error);
gboolean trab_audit_table_check (TrabDb *db,
                                 const TrabAuditChain *chain,
                                 const TrabAuditSeal *seal,
                                 gboolean is_whole,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_audit_table_read_last (TrabDb *db,
                                     TrabAuditSeal *seal,
                                     gint64 *unix_ms,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_audit_table_rehash (TrabDb *db,
                                  const TrabAuditChain *chain,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

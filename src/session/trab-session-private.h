/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-recall-book.h"
#include "trab-tables.h"
#include "trab-session.h"
#include "trab-settings.h"
#include "trab-store.h"
#include "trab-worker.h"

G_BEGIN_DECLS

/* For the files of the session's own verbs only. */

TrabStore *trab_session_get_store (TrabSession *self, GError **error);
TrabRecallBook *trab_session_get_recall_book (TrabSession *self, GError **error);
GPtrArray *trab_session_recall_update (
    TrabSession *self, TrabDate until, gint64 until_us, gboolean *is_whole, GError **error);
TrabWorker *trab_session_get_worker (TrabSession *self);
TrabTables *trab_session_get_tables (TrabSession *self);
TrabSettings *trab_session_dup_settings (TrabSession *self);
const char *trab_session_get_copy_mark (TrabSession *self);
const char *trab_session_get_user (TrabSession *self);
char *trab_session_audit_dup_json (GPtrArray *events);
void trab_session_set_settings (TrabSession *self, TrabSettings *settings);

G_END_DECLS

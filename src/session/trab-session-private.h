/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-recall-book.h"
#include "trab-session.h"
#include "trab-settings.h"
#include "trab-store.h"
#include "trab-tables.h"
#include "trab-worker.h"

G_BEGIN_DECLS

/* For the files of the session's own verbs only. */

void trab_session_take_store (TrabSession *self, TrabStore *store, const char *user);
void trab_session_set_is_open (TrabSession *self, gboolean is_open);
TrabStore *trab_session_get_store (TrabSession *self, GError **error);
TrabRecallBook *trab_session_get_recall_book (TrabSession *self, GError **error);
TrabWorker *trab_session_get_worker (TrabSession *self);
TrabTables *trab_session_get_tables (TrabSession *self);
TrabSettings *trab_session_dup_settings (TrabSession *self);
gboolean trab_session_is_new_look (TrabSession *self, const char *patient_id);
const char *trab_session_get_copy_mark (TrabSession *self);
const char *trab_session_get_user (TrabSession *self);
void trab_session_set_settings (TrabSession *self, TrabSettings *settings);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-recall.h"
#include "trab-session.h"

G_BEGIN_DECLS

/* Whom to see again by a day: of TrabRecall, the longest due first. */
GPtrArray *trab_session_recall_list (TrabSession *self, TrabDate until, GError **error);
char *trab_session_recall_write_json (GPtrArray *recalls);

/* When one person is to be seen again after a visit. */
TrabDate trab_session_recall_get_short_review (TrabSession *self, TrabDate visit_day);
TrabDate trab_session_recall_get_review (TrabSession *self,
                                         TrabRecord *record,
                                         const char *plan_choice,
                                         TrabDate review_date,
                                         TrabDate visit_day);

/* For the session's own verbs, in the store thread */
GPtrArray *trab_session_recall_update (
    TrabSession *self, TrabDate until, gint64 until_us, gboolean *is_whole, GError **error);

G_END_DECLS

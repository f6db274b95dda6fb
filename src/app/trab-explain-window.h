/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-session.h"

G_BEGIN_DECLS

#define TRAB_TYPE_EXPLAIN_WINDOW (trab_explain_window_get_type ())
G_DECLARE_FINAL_TYPE (TrabExplainWindow, trab_explain_window, TRAB, EXPLAIN_WINDOW, AdwWindow)

/* "How it works": the topics, each in three depths, with the words explained and the studies behind
 * it. Holds nothing of a patient. */
TrabExplainWindow *trab_explain_window_new (TrabSession *session, const char *plan_id);
gboolean trab_explain_window_show_topic (TrabExplainWindow *self, const char *topic_id);
gboolean trab_explain_window_follow (TrabExplainWindow *self, const char *link);

G_END_DECLS

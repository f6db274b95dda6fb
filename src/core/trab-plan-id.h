/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Plans as text: a name ("hrt+exercise"), or regimens joined by "+" and ","
 * ("hrt:patch-50@0-5,alendronate"). What is compared is logged with the visit: the answer to
 * TRAB_QUESTION_PLANS_COMPARED, ids apart by blanks; one that was offered and left out begins with
 * "-". */
gboolean trab_plan_id_involves (const char *plan_id, const char *names);
char **trab_plan_id_dup_left_out (const char *const *compared, const char *const *offered);
char *trab_plan_id_dup_log (const char *const *compared, const char *const *offered);
char **trab_plan_id_dup_compared (const char *log);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TRAB_EXERCISE_WEEK_MOST_SESSIONS 14 /* of one exercise: twice a day */

/* The week a person means to do: the answer to TRAB_QUESTION_EXERCISE_WEEK, as
 * "exercise-id:sessions" of table daily/exercises, apart by blanks. */
gboolean trab_exercise_week_is_valid (const char *text);
guint trab_exercise_week_get (const char *text, const char *exercise_id);
char *trab_exercise_week_dup_with (const char *text, const char *exercise_id, guint sessions);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One course of a plan on its timeline. */
char *trab_present_course_dup_sentence (const char *name,
                                        double from_years,
                                        double to_years,
                                        double adherence);
char *trab_present_course_dup_tick (guint year);
const char *trab_present_course_get_timeline_title (void);

G_END_DECLS

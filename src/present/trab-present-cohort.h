/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is said of a table of everybody. */
char *trab_present_cohort_dup_too_few (guint n_people, guint least);
char *trab_present_cohort_dup_summary (guint n_people, guint n_left_out, guint least);

G_END_DECLS

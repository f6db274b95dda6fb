/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint trab_present_practice_get_n_cases (void);
const char *trab_present_practice_get_record_number (guint index);
const char *trab_present_practice_get_case (const char *record_number);

G_END_DECLS

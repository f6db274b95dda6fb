/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an error says to a person: never the error's own message, which is a fact for logs. All are
 * static texts in the person's language; an error nobody foresaw gets general words. */
const char *trab_present_error_get_title (const GError *error);
const char *trab_present_error_get_sentence (const GError *error);
const char *trab_present_error_get_advice (const GError *error);
const char *trab_present_error_get_detail (const GError *error);
char *trab_present_error_dup_text (const GError *error);

const char *trab_present_error_get_clock_lag (void);

G_END_DECLS

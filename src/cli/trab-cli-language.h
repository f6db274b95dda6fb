/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The language of a paper, chosen apart from the program's (--language). */
const char *trab_cli_language_get_folder (void);
gboolean trab_cli_language_is_name (const char *language);
gboolean trab_cli_language_is_there (const char *language);
gboolean trab_cli_language_is_shown (const char *language);
gboolean trab_cli_language_is_whole (const char *language);

G_END_DECLS

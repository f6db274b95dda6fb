/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The language of a paper, chosen apart from the program's: for a whole run (--language), or for as
 * long as a paper is being made (enter, leave). */
typedef struct _TrabPresentLanguage TrabPresentLanguage;

const char *trab_present_language_get_folder (void);
gboolean trab_present_language_is_name (const char *language);
gboolean trab_present_language_is_there (const char *language);
gboolean trab_present_language_is_shown (const char *language);
gboolean trab_present_language_is_whole (const char *language);
char *trab_present_language_dup_current (void);
char *trab_present_language_dup_title (const char *language);
char **trab_present_language_dup_choices (void);
TrabPresentLanguage *trab_present_language_enter (const char *language);
void trab_present_language_leave (TrabPresentLanguage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabPresentLanguage, trab_present_language_leave)

G_END_DECLS

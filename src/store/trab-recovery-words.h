/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TRAB_RECOVERY_WORDS_KEY_SIZE 16
#define TRAB_RECOVERY_WORDS_COUNT 9

/* A key of 128 bits as words that can be read aloud and written down: eight of 16 bits each, and
 * one that checks them. A word is five letters, consonants and vowels in turn. */

char *trab_recovery_words_write (const guint8 key[TRAB_RECOVERY_WORDS_KEY_SIZE]);
char *trab_recovery_words_normalize (const char *text);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Why a passphrase is refused; somebody with a stolen folder tries the easy ones first. */
typedef enum
{
  TRAB_PASSPHRASE_GOOD,
  TRAB_PASSPHRASE_TOO_SHORT,    /* fewer than TRAB_PASSPHRASE_MIN_LENGTH characters */
  TRAB_PASSPHRASE_FEW_LETTERS,  /* hardly any two characters differ */
  TRAB_PASSPHRASE_IN_A_ROW,     /* as they stand in the alphabet, in counting or on the keys */
  TRAB_PASSPHRASE_HOLDS_A_NAME, /* the user's, or the program's */
  TRAB_PASSPHRASE_COMMON,       /* one of those that everybody uses */
} TrabPassphraseStrength;

#define TRAB_PASSPHRASE_MIN_LENGTH 10

TrabPassphraseStrength trab_passphrase_judge (const char *passphrase, const char *user);
void trab_passphrase_guard_process (void);
void trab_passphrase_wipe (char *passphrase);

G_END_DECLS

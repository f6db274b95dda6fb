/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-passphrase.h"

#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "trab-sandbox.h"

#define MIN_DISTINCT 5
#define MIN_NAME_LENGTH 3

static const char *const rows[]
    = { "abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm",
        "qwertzuiopasdfghjklyxcvbnm", "azertyuiopqsdfghjklmwxcvbn" };

/* What is left of the usual ones once length, rows and repeats are refused; digits and signs around
 * them change nothing */
static const char *const common[]
    = { "password", "passwort",  "motdepasse", "letmein",       "welcome",
        "iloveyou", "sunshine",  "princess",   "football",      "baseball",
        "superman", "trustno",   "whatever",   "administrator", "changeme",
        "secret",   "master",    "practice",   "consultant",    "hospital",
        "doctor",   "trabecula", "bones",      "clinic",        "correcthorsebatterystaple" };

static guint
count_distinct (const char *text)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    g_hash_table_add (seen, GUINT_TO_POINTER (g_utf8_get_char (text)));
  return g_hash_table_size (seen);
}

static gboolean
is_in_a_row (const char *text)
{
  g_autofree char *reversed = g_utf8_strreverse (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strstr (rows[i], text) != NULL || strstr (rows[i], reversed) != NULL)
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full): letters alone, in lower case */
static char *
keep_letters (const char *text)
{
  GString *letters = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      g_string_append_unichar (letters, g_utf8_get_char (text));
  return g_string_free (letters, FALSE);
}

/**
 * trab_passphrase_judge:
 * @passphrase: UTF-8
 * @user: whose it is to be
 *
 * Refuses what is tried first; that it says GOOD is no measure of strength.
 */
TrabPassphraseStrength
trab_passphrase_judge (const char *passphrase, const char *user)
{
  g_autofree char *lower = g_utf8_strdown (passphrase, -1);
  g_autofree char *letters = keep_letters (lower);
  g_autofree char *name = g_utf8_strdown (user, -1);
  TrabPassphraseStrength strength = TRAB_PASSPHRASE_GOOD;

  if (g_utf8_strlen (passphrase, -1) < TRAB_PASSPHRASE_MIN_LENGTH)
    strength = TRAB_PASSPHRASE_TOO_SHORT;
  else if (count_distinct (lower) < MIN_DISTINCT)
    strength = TRAB_PASSPHRASE_FEW_LETTERS;
  else if (is_in_a_row (lower))
    strength = TRAB_PASSPHRASE_IN_A_ROW;
  else if (strlen (name) >= MIN_NAME_LENGTH && strlen (lower) < 2 * strlen (name) + 8
           && strstr (lower, name) != NULL)
    strength = TRAB_PASSPHRASE_HOLDS_A_NAME;
  for (guint i = 0; strength == TRAB_PASSPHRASE_GOOD && i < G_N_ELEMENTS (common); i++)
    if (g_str_equal (letters, common[i]))
      strength = TRAB_PASSPHRASE_COMMON;
  trab_passphrase_wipe (g_steal_pointer (&lower));
  trab_passphrase_wipe (g_steal_pointer (&letters));
  return strength;
}

/**
 * trab_passphrase_guard_process:
 *
 * From now on no crash writes the memory of this program to a disk, and no other program of the
 * same user can read it. In a sandbox the second is left to the sandbox: its portals look at a
 * program through /proc to know who asks.
 */
void
trab_passphrase_guard_process (void)
{
  const struct rlimit none = { 0, 0 };

  if (setrlimit (RLIMIT_CORE, &none) == -1)
    g_info ("crashes may write the memory of this program");
#ifndef __SANITIZE_ADDRESS__ /* the leak sanitizer looks at its own process from outside */
  if (!trab_sandbox_is_inside () && prctl (PR_SET_DUMPABLE, 0) == -1)
    g_info ("other programs may read the memory of this program");
#endif
}

/** trab_passphrase_wipe: @passphrase: (nullable) (transfer full): overwritten, then freed */
void
trab_passphrase_wipe (char *passphrase)
{
  if (passphrase != NULL)
    explicit_bzero (passphrase, strlen (passphrase));
  g_free (passphrase);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-recovery-words.h"

#include <string.h>

#define WORD_SIZE 5

/* Letters that do not sound alike: 16 consonants for 4 bits, 4 vowels for 2 */
static const char consonants[] = "bdfghjklmnprstvz";
static const char vowels[] = "aiou";

static void
append_word (GString *text, guint16 bits)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append_c (text, consonants[bits >> 12]);
  g_string_append_c (text, vowels[(bits >> 10) & 3]);
  g_string_append_c (text, consonants[(bits >> 6) & 15]);
  g_string_append_c (text, vowels[(bits >> 4) & 3]);
  g_string_append_c (text, consonants[bits & 15]);
}

static guint16
check_bits (const guint8 *key)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32] = { 0 };
  gsize length = sizeof digest;

  g_checksum_update (checksum, key, TRAB_RECOVERY_WORDS_KEY_SIZE);
  g_checksum_get_digest (checksum, digest, &length);
  return (guint16) (digest[0] << 8 | digest[1]);
}

/** trab_recovery_words_write: (transfer full): the words, with single blanks; to be wiped */
char *
trab_recovery_words_write (const guint8 key[TRAB_RECOVERY_WORDS_KEY_SIZE])
{
  GString *text = g_string_sized_new (TRAB_RECOVERY_WORDS_COUNT * (WORD_SIZE + 1));

  for (guint i = 0; i < TRAB_RECOVERY_WORDS_KEY_SIZE; i += 2)
    append_word (text, (guint16) (key[i] << 8 | key[i + 1]));
  append_word (text, check_bits (key));
  return g_string_free (text, FALSE);
}

static gboolean
read_word (const char *word, guint16 *bits)
{
  static const guint shifts[WORD_SIZE] = { 12, 10, 6, 4, 0 };

  *bits = 0;
  for (guint i = 0; i < WORD_SIZE; i++)
    {
      const char *letters = i % 2 == 0 ? consonants : vowels;
      const char *letter = strchr (letters, word[i]);

      if (word[i] == '\0' || letter == NULL)
        return FALSE;
      *bits |= (guint16) ((letter - letters) << shifts[i]);
    }
  return TRUE;
}

/* Returns: (transfer full): the letters alone, in lower case; blanks, hyphens and line ends are as
 * people write them */
static char *
strip (const char *text)
{
  GString *letters = g_string_sized_new (TRAB_RECOVERY_WORDS_COUNT * WORD_SIZE);

  for (; *text != '\0'; text++)
    if (g_ascii_isalpha (*text))
      g_string_append_c (letters, g_ascii_tolower (*text));
    else if (strchr (" -.,\t\r\n", *text) == NULL)
      g_string_append_c (letters, '?');
  return g_string_free (letters, FALSE);
}

/**
 * trab_recovery_words_normalize:
 * @text: as somebody typed it
 *
 * Returns: (transfer full) (nullable): the words as they were written down; NULL when a letter is
 *   wrong, a word is missing, or two have changed places. To be wiped.
 */
char *
trab_recovery_words_normalize (const char *text)
{
  g_autofree char *letters = strip (text);
  guint8 key[TRAB_RECOVERY_WORDS_KEY_SIZE] = { 0 };
  guint16 bits = 0;

  if (strlen (letters) != TRAB_RECOVERY_WORDS_COUNT * WORD_SIZE)
    return NULL;
  for (guint i = 0; i + 1 < TRAB_RECOVERY_WORDS_COUNT; i++)
    {
      if (!read_word (letters + i * WORD_SIZE, &bits))
        return NULL;
      key[2 * i] = (guint8) (bits >> 8);
      key[2 * i + 1] = (guint8) bits;
    }
  if (!read_word (letters + (TRAB_RECOVERY_WORDS_COUNT - 1) * WORD_SIZE, &bits)
      || bits != check_bits (key))
    return NULL;
  return trab_recovery_words_write (key);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-sentence.h"

/** trab_present_sentence_dup_capitalised: words of the middle of a sentence, at the head of a line
 *
 * Returns: (transfer full): @words with its first letter large, where the script has such letters
 */
char *
trab_present_sentence_dup_capitalised (const char *words)
{
  g_autofree char *first = NULL;

  if (words[0] == '\0')
    return g_strdup (words);
  first = g_utf8_strup (words, g_utf8_next_char (words) - words);
  return g_strconcat (first, g_utf8_next_char (words), NULL);
}

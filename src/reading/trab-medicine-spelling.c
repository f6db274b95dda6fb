/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-medicine-spelling.h"

#include <string.h>

/* Shorter words are near too many; longer ones are no name of a medicine. */
#define LEAST_LETTERS 5
#define MOST_LETTERS 40

/* From so many letters on two slips are still the same name. */
#define LETTERS_OF_TWO 9

static int
least_of (int a, int b, int c)
{
  return MIN (MIN (a, b), c);
}

/* Letters put in, left out, changed or swapped with their neighbour, from @a to the first @n_b
 * letters of @b. */
static int
count_slips (const char *a, gsize n_a, const char *b, gsize n_b)
{
  int rows[3][MOST_LETTERS + 1] = { 0 };
  int *two_before = rows[0];
  int *before = rows[1];
  int *now = rows[2];

  for (gsize j = 0; j <= n_b; j++)
    before[j] = (int) j;
  for (gsize i = 1; i <= n_a; i++)
    {
      int *free_row = two_before;

      now[0] = (int) i;
      for (gsize j = 1; j <= n_b; j++)
        {
          now[j] = least_of (before[j] + 1, now[j - 1] + 1, before[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            now[j] = MIN (now[j], two_before[j - 2] + 1);
        }
      two_before = before;
      before = now;
      now = free_row;
    }
  return before[n_b];
}

/**
 * trab_medicine_spelling_is_near:
 * @word: folded, of one line
 * @key: of table rules/medicine-dictionary: a word, or the beginning of one ("alendron*")
 *
 * The first letter is not mistaken: names that differ there are different names.
 *
 * Returns: whether the one is a slip of the other; equal ones are not asked about
 */
gboolean
trab_medicine_spelling_is_near (const char *word, const char *key)
{
  gsize n_word = strlen (word);
  gsize n_key = strlen (key);
  gboolean is_stem = n_key > 0 && key[n_key - 1] == '*';
  int most = 1;

  n_key -= is_stem ? 1 : 0;
  most += n_key >= LETTERS_OF_TWO ? 1 : 0;
  if (n_key < LEAST_LETTERS || n_word < LEAST_LETTERS || n_key > MOST_LETTERS
      || n_word > MOST_LETTERS || word[0] != key[0] || strchr (key, ' ') != NULL)
    return FALSE;
  if (!is_stem)
    return n_word <= n_key + (gsize) most && n_key <= n_word + (gsize) most
           && count_slips (word, n_word, key, n_key) <= most;
  for (gsize n = n_key - 1; n <= MIN (n_key + 1, n_word); n++)
    if (count_slips (word, n, key, n_key) <= 1)
      return TRUE;
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fold.h"

/* Letters that Unicode does not take apart, as people type them who lack the key */
static const struct
{
  gunichar letter;
  const char *plain;
} letters[] = {
  { 0x00f8, "o" },  /* ø */
  { 0x0142, "l" },  /* ł */
  { 0x0111, "d" },  /* đ */
  { 0x00f0, "d" },  /* ð */
  { 0x0127, "h" },  /* ħ */
  { 0x0131, "i" },  /* ı */
  { 0x0167, "t" },  /* ŧ */
  { 0x00e6, "ae" }, /* æ */
  { 0x0153, "oe" }, /* œ */
  { 0x00fe, "th" }, /* þ */
};

static void
append_letter (GString *words, gunichar letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].letter == letter)
      {
        g_string_append (words, letters[i].plain);
        return;
      }
  g_string_append_unichar (words, letter);
}

static gboolean
is_apostrophe (gunichar letter)
{
  return letter == '\'' || letter == '`' || letter == 0x2019 || letter == 0x02bc;
}

/**
 * trab_fold_words:
 * @text: (nullable): names, numbers, as people write them
 *
 * Returns: (transfer full): its words, without case, accents and punctuation, with one space
 *   between: "Núñez-O’Hara" becomes "nunez ohara". Two texts that a person would call the same name
 *   fold alike; text that is not UTF-8 folds to "".
 */
char *
trab_fold_words (const char *text)
{
  g_autofree char *cased = NULL;
  g_autofree char *apart = NULL;
  GString *words = g_string_new (NULL);

  if (text != NULL && g_utf8_validate (text, -1, NULL))
    {
      cased = g_utf8_casefold (text, -1);
      apart = g_utf8_normalize (cased, -1, G_NORMALIZE_ALL);
    }
  for (const char *at = apart; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_isalnum (letter))
        append_letter (words, letter);
      else if (!g_unichar_ismark (letter) && !is_apostrophe (letter) && words->len > 0
               && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->len > 0 && words->str[words->len - 1] == ' ')
    g_string_truncate (words, words->len - 1);
  return g_string_free (words, FALSE);
}

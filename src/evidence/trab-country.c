/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-country.h"

#include <stdlib.h>
#include <string.h>

#include "trab-error.h"

#define FOLDER "countries/"
#define HEAD "/pack"

static int
compare_codes (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/** trab_country_dup_codes: (transfer full): of every pack, in the order of the alphabet */
char **
trab_country_dup_codes (TrabEvidence *evidence)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = trab_evidence_dup_table_names ();
  g_auto (GStrv) own = trab_evidence_dup_own_folders (evidence);
  char **codes = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], FOLDER) && g_str_has_suffix (names[i], HEAD))
      {
        names[i][strlen (names[i]) - strlen (HEAD)] = '\0';
        if (!g_strv_contains ((const char *const *) own, names[i]))
          g_strv_builder_add (builder, names[i] + strlen (FOLDER));
      }
  for (guint i = 0; own[i] != NULL; i++)
    if (g_str_has_prefix (own[i], FOLDER))
      g_strv_builder_add (builder, own[i] + strlen (FOLDER));
  codes = g_strv_builder_end (builder);
  qsort (codes, g_strv_length (codes), sizeof *codes, compare_codes);
  return codes;
}

static const TrabTable *
get_part (TrabEvidence *evidence, const char *code, const char *part)
{
  g_autofree char *name = g_strconcat (FOLDER, code, "/", part, NULL);

  return trab_evidence_get_table (evidence, name, NULL);
}

/**
 * trab_country_choose:
 * @code: from now on its tables are in force
 *
 * Returns: FALSE with TRAB_INPUT_ERROR_UNKNOWN_COUNTRY when there is no such pack: the one in force
 *   stays
 */
gboolean
trab_country_choose (TrabEvidence *evidence, const char *code, GError **error)
{
  if (code == NULL || strchr (code, '/') != NULL || get_part (evidence, code, "pack") == NULL)
    {
      g_set_error (error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_UNKNOWN_COUNTRY, "no country pack %s",
                   code ? code : "");
      return FALSE;
    }
  trab_evidence_set_country (evidence, code);
  return TRUE;
}

/** trab_country_get_table: (transfer none) (nullable): a part of the pack in force; NULL where that
 * country has none */
const TrabTable *
trab_country_get_table (TrabEvidence *evidence, const char *part)
{
  return get_part (evidence, trab_evidence_get_country (evidence), part);
}

/**
 * trab_country_get_text:
 * @code: (nullable): NULL for the country in force
 * @column: of the head of a pack: "name", "life_table", "frax_country", "guidelines",
 *   "emergency_number"
 *
 * Returns: (transfer none) (nullable): NULL where the pack leaves it open
 */
const char *
trab_country_get_text (TrabEvidence *evidence, const char *code, const char *column)
{
  const TrabTable *head
      = get_part (evidence, code ? code : trab_evidence_get_country (evidence), "pack");

  return head && trab_table_get_n_rows (head) > 0 ? trab_table_get_text (head, 0, column) : NULL;
}

static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) list = g_strsplit (words ? words : "", " ", -1);

  return g_strv_contains ((const char *const *) list, word);
}

/** trab_country_has_guideline: whether the country in force goes by @guideline (an id of
 * risk/very-high-risk or risk/frax-thresholds) */
gboolean
trab_country_has_guideline (TrabEvidence *evidence, const char *guideline)
{
  return has_word (trab_country_get_text (evidence, NULL, "guidelines"), guideline);
}

/**
 * trab_country_is_named:
 * @countries: (nullable): of a row that holds in some countries alone: codes, separated by blanks;
 *   each with "-" before it for everywhere else. NULL: everywhere
 *
 * Returns: whether the row holds in the country in force
 */
gboolean
trab_country_is_named (TrabEvidence *evidence, const char *countries)
{
  const char *code = trab_evidence_get_country (evidence);
  g_autofree char *but = g_strconcat ("-", code, NULL);

  if (countries == NULL)
    return TRUE;
  return countries[0] == '-' ? !has_word (countries, but) : has_word (countries, code);
}

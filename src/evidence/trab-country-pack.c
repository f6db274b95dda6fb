/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-country-pack.h"

#include <math.h>
#include <string.h>

#include "trab-country.h"
#include "trab-date.h"
#include "trab-error.h"
#include "trab-life-table.h"
#include "trab-text.h"

#define MOST_BYTES (4 * 1024 * 1024)
#define MOST_LETTERS 1000 /* of a cell: about twice the longest of our own packs */
#define MOST_OF_A_NAME 60 /* of what stands in a list, in a column's head or on a button */

/* The columns of each part, in any order; "!" after those whose cell is never empty. */
static const struct
{
  const char *part;
  gboolean is_needed;
  const char *columns;
} parts[] = {
  { "pack", TRUE,
    "code! name! life_table frax_country! guidelines emergency_number source! prov_code!" },
  { "licences", TRUE,
    "name! form medicine! authority licence! for_women for_men indication restriction checked "
    "look_again! source! address prov_code!" },
  { "thresholds", TRUE,
    "guideline! year! question! population criterion value unit advice source! address "
    "prov_code!" },
  { "amounts", FALSE,
    "id! kind! authority! sex age_from age_to low! high unit! per source! address prov_code!" },
  { "brands", FALSE, "brand! ingredient! medicine_class! kind! source! address prov_code!" },
  { "life-table", FALSE, "country! sex! age! qx!" },
};

/* What a cell of a column may say. */
static const struct
{
  const char *part;
  const char *column;
  const char *words;
} words[] = {
  { NULL, "prov_code", "read derived recalled read+recalled" },
  { "pack", "frax_country", "GB US other" },
  { "licences", "licence",
    "licensed-bone licensed-prevention licensed-second-line licensed-mixed licensed-not-for-bone "
    "not-licensed not-licensed-bone unlicensed-use investigational discontinued restricted "
    "label-change" },
  { "amounts", "kind", "reference guideline limit" },
  { "amounts", "sex", "F M" },
  { "amounts", "per", "kg" },
  { "life-table", "sex", "F M" },
};

static gboolean
fail (GError **error, const TrabTable *table, int row, const char *what)
{
  if (row < 0)
    g_set_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_DAMAGED, "%s: %s",
                 trab_table_get_name (table), what);
  else
    g_set_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_DAMAGED, "%s: row %d: %s",
                 trab_table_get_name (table), row + 1, what);
  return FALSE;
}

static gboolean
check_columns (const TrabTable *table, const char *columns, GError **error)
{
  g_auto (GStrv) list = g_strsplit (columns, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      gboolean is_needed = g_str_has_suffix (list[i], "!");
      g_autofree char *missing = NULL;

      list[i][strlen (list[i]) - (is_needed ? 1 : 0)] = '\0';
      missing = g_strdup_printf ("has no %s", list[i]);
      if (trab_table_find_column (table, list[i]) < 0)
        return fail (error, table, -1, missing);
      for (guint row = 0; is_needed && row < trab_table_get_n_rows (table); row++)
        if (!trab_table_has (table, row, list[i])
            || trab_table_get_text (table, row, list[i])[0] == '\0')
          return fail (error, table, (int) row, missing);
    }
  for (guint i = 0; i < trab_table_get_n_columns (table); i++)
    if (!g_strv_contains ((const char *const *) list, trab_table_get_column_name (table, i)))
      return fail (error, table, -1, "has a column that a pack does not have");
  return TRUE;
}

static gboolean
check_words (const TrabTable *table, const char *part, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_auto (GStrv) list = g_strsplit (words[i].words, " ", -1);

      if ((words[i].part != NULL && !g_str_equal (words[i].part, part))
          || trab_table_find_column (table, words[i].column) < 0)
        continue;
      for (guint row = 0; row < trab_table_get_n_rows (table); row++)
        {
          const char *text = trab_table_get_text (table, row, words[i].column);
          g_autofree char *what = g_strdup_printf ("%s \"%s\" is none of: %s", words[i].column,
                                                   text ? text : "", words[i].words);

          if (text != NULL && !g_strv_contains ((const char *const *) list, text))
            return fail (error, table, (int) row, what);
        }
    }
  return TRUE;
}

static gboolean
is_name (const char *column)
{
  static const char *const names[]
      = { "name", "brand", "authority", "guideline", "ingredient", "emergency_number", NULL };

  return g_strv_contains (names, column);
}

/* What is shown and printed as it stands is short enough for its place, and says what it shows. */
static gboolean
check_texts (const TrabTable *table, GError **error)
{
  for (guint i = 0; i < trab_table_get_n_columns (table); i++)
    {
      const char *column = trab_table_get_column_name (table, i);
      int most = is_name (column) ? MOST_OF_A_NAME : MOST_LETTERS;

      for (guint row = 0; row < trab_table_get_n_rows (table); row++)
        {
          const char *text = trab_table_get_text (table, row, column);
          g_autofree char *what = NULL;

          if (text != NULL && g_utf8_strlen (text, -1) > most)
            what = g_strdup_printf ("%s has more than %d letters", column, most);
          else if (text != NULL && !trab_text_is_clean (text, TRAB_TEXT_LINE))
            what = g_strdup_printf ("%s has signs or blanks that are not seen", column);
          if (what != NULL)
            return fail (error, table, (int) row, what);
        }
    }
  return TRUE;
}

static gboolean
is_date_or_empty (const TrabTable *table, guint row, const char *column)
{
  TrabDate date = TRAB_DATE_NONE;

  return !trab_table_has (table, row, column)
         || trab_date_parse (trab_table_get_text (table, row, column), &date);
}

static gboolean
is_number_or_empty (const TrabTable *table, guint row, const char *column)
{
  return !trab_table_has (table, row, column)
         || isfinite (trab_table_get_double (table, row, column));
}

static gboolean
check_licences (const TrabTable *table, GError **error)
{
  for (guint row = 0; row < trab_table_get_n_rows (table); row++)
    if (!is_date_or_empty (table, row, "checked") || !is_date_or_empty (table, row, "look_again"))
      return fail (error, table, (int) row, "a day is YYYY, YYYY-MM or YYYY-MM-DD");
  return TRUE;
}

static gboolean
check_amounts (const TrabTable *table, GError **error)
{
  static const char *const numbers[] = { "age_from", "age_to", "low", "high" };

  for (guint row = 0; row < trab_table_get_n_rows (table); row++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
        if (!is_number_or_empty (table, row, numbers[i]))
          return fail (error, table, (int) row, "ages and amounts are numbers");
      if (trab_table_get_double (table, row, "low") <= 0
          || trab_table_get_double (table, row, "low") > trab_table_get_double (table, row, "high")
          || trab_table_get_double (table, row, "age_from")
                 > trab_table_get_double (table, row, "age_to"))
        return fail (error, table, (int) row, "amounts are above 0, and the lower one comes first");
    }
  return TRUE;
}

static gboolean
check_head (const TrabTable *table, const char *code, GError **error)
{
  const char *number = NULL;

  if (trab_table_get_n_rows (table) != 1
      || g_strcmp0 (trab_table_get_text (table, 0, "code"), code) != 0)
    return fail (error, table, -1, "has one row, whose code is the name of its folder");
  number = trab_table_get_text (table, 0, "emergency_number");
  if (number != NULL && strspn (number, "0123456789 +-/") != strlen (number))
    return fail (error, table, 0, "the number to call has digits alone");
  return TRUE;
}

static gboolean
check_part (const TrabTable *table, const char *part, const char *code, GError **error)
{
  g_autofree char *name = g_strconcat ("countries/", code, "/", part, NULL);
  guint i = 0;

  while (!g_str_equal (parts[i].part, part))
    i++;
  if (g_strcmp0 (trab_table_get_name (table), name) != 0)
    return fail (error, table, -1, "is not named after its country and part");
  if (trab_table_get_n_rows (table) == 0)
    return fail (error, table, -1, "has no rows");
  if (!check_columns (table, parts[i].columns, error) || !check_texts (table, error)
      || !check_words (table, part, error))
    return FALSE;
  if (g_str_equal (part, "pack"))
    return check_head (table, code, error);
  if (g_str_equal (part, "licences"))
    return check_licences (table, error);
  return !g_str_equal (part, "amounts") || check_amounts (table, error);
}

/* Deaths are of both sexes, age by age: the country's own table, or one that its head names. */
static gboolean
check_life (TrabEvidence *evidence, const char *code, GError **error)
{
  const char *country = trab_country_get_text (evidence, code, "life_table");
  g_autoptr (TrabLifeTable) women = NULL;
  g_autoptr (TrabLifeTable) men = NULL;

  if (country == NULL)
    return TRUE;
  women = trab_life_table_new (evidence, country, TRAB_SEX_FEMALE, error);
  men = women ? trab_life_table_new (evidence, country, TRAB_SEX_MALE, error) : NULL;
  return men != NULL;
}

/**
 * trab_country_pack_check:
 * @code: of a pack that is there
 *
 * Returns: FALSE with TRAB_EVIDENCE_ERROR, whose message is one sentence that names table and row
 */
gboolean
trab_country_pack_check (TrabEvidence *evidence, const char *code, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *name = g_strconcat ("countries/", code, "/", parts[i].part, NULL);
      const TrabTable *table
          = trab_evidence_get_table (evidence, name, parts[i].is_needed ? error : NULL);

      if (table == NULL ? parts[i].is_needed : !check_part (table, parts[i].part, code, error))
        return FALSE;
    }
  return check_life (evidence, code, error);
}

static gboolean
is_code (const char *name)
{
  return strlen (name) == 2 && g_ascii_isupper (name[0]) && g_ascii_isupper (name[1]);
}

static TrabTable *
read_part (const char *folder, const char *part, GError **error)
{
  g_autofree char *file = g_strconcat (part, ".json", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr (GError) why = NULL;

  if (!g_file_get_contents (path, &text, &length, &why))
    {
      g_set_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_NOT_FOUND, "%s: %s", path,
                   why->message);
      return NULL;
    }
  if (length <= MOST_BYTES && g_utf8_validate (text, (gssize) length, NULL))
    return trab_table_new_from_json (text, length, error);
  g_set_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_DAMAGED,
               "%s: is too large, or not UTF-8", path);
  return NULL;
}

static GPtrArray *
read_parts (const char *folder, const char *code, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_table_free);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *file = g_strconcat (parts[i].part, ".json", NULL);
      g_autofree char *path = g_build_filename (folder, file, NULL);
      TrabTable *table = NULL;

      if (!parts[i].is_needed && !g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      table = read_part (folder, parts[i].part, error);
      if (table == NULL)
        return NULL;
      g_ptr_array_add (tables, table);
      if (!check_part (table, parts[i].part, code, error))
        return NULL;
    }
  return g_steal_pointer (&tables);
}

/**
 * trab_country_pack_add:
 * @folder: named by the code of its country; stands in for the program's own pack of that code,
 *   whole
 *
 * Before anything is worked out with @evidence.
 *
 * Returns: FALSE with TRAB_EVIDENCE_ERROR, whose message is one sentence; nothing was taken then
 */
gboolean
trab_country_pack_add (TrabEvidence *evidence, const char *folder, GError **error)
{
  g_autofree char *code = g_path_get_basename (folder);
  g_autofree char *name = g_strconcat ("countries/", code, NULL);
  g_autoptr (TrabEvidence) alone = trab_evidence_new ();
  GPtrArray *tables = NULL;

  if (!is_code (code))
    {
      g_set_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_DAMAGED,
                   "%s: the folder of a country has a name of two capital letters", folder);
      return FALSE;
    }
  tables = read_parts (folder, code, error);
  if (tables == NULL)
    return FALSE;
  trab_evidence_take_folder (alone, name, tables); /* tried apart, so that a fault takes nothing */
  if (!check_life (alone, code, error))
    return FALSE;
  tables = read_parts (folder, code, error);
  if (tables == NULL)
    return FALSE;
  trab_evidence_take_folder (evidence, name, tables);
  return TRUE;
}

/**
 * trab_country_pack_add_all:
 * @folder: of folders, one a country; need not be there
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each that was not taken
 */
GPtrArray *
trab_country_pack_add_all (TrabEvidence *evidence, const char *folder)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !trab_country_pack_add (evidence, path, &error))
        g_ptr_array_add (problems, g_strdup (error->message));
    }
  return problems;
}

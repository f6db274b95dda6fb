/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-patient-search.h"

#include "trab-fold.h"
#include "trab-visit-counts.h"

/* The index has, for every word of a patient, a row (word, words, number), and one for the empty
 * word. "words" are all words of that patient, family name first, each with a space before and
 * after it, and one more between the parts, so that they sort as names do:
 *
 *     " garcia lopez  maria  a123  19570302 "
 *
 * So one range of the index, read in its order, answers a search: the rarest word typed gives the
 * range, the others are looked for in "words", and a patient whom several words match is taken at
 * the first of them. */

#define MAX_WORDS 16
#define MANY 500                       /* rows of a word, above which it does not matter how many */
#define LAST_LETTER "\xf4\x8f\xbf\xbf" /* U+10FFFF: sorts after everything */

static char *
fold_date (TrabDate date)
{
  char text[TRAB_DATE_TEXT_SIZE];
  g_auto (GStrv) parts = g_strsplit (trab_date_to_text (date, text), "-", -1);

  return g_strjoinv (NULL, parts);
}

static char *
make_words (const char *family_name,
            const char *given_name,
            const char *record_number,
            TrabDate birth_date)
{
  g_autofree char *family = trab_fold_words (family_name);
  g_autofree char *given = trab_fold_words (given_name);
  g_autofree char *number = trab_fold_words (record_number);
  g_autofree char *birth = fold_date (birth_date);
  const char *const parts[] = { family, given, number, birth };
  GString *words = g_string_new (" ");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (words, "%s%s ", words->len > 1 ? " " : "", parts[i]);
  return g_string_free (words, FALSE);
}

static gboolean
insert_word (TrabDb *db, const char *word, const char *words, gint64 number, GError **error)
{
  g_autoptr (TrabStatement) insert = trab_db_prepare (
      db, "INSERT OR IGNORE INTO patient_word VALUES (:word, :words, :number)", error);

  if (insert == NULL)
    return FALSE;
  trab_statement_bind_text (insert, ":word", word);
  trab_statement_bind_text (insert, ":words", words);
  trab_statement_bind_integer (insert, ":number", number);
  return trab_statement_run (insert, error);
}

static gboolean
delete_words (TrabDb *db, const char *words, gint64 number, GError **error)
{
  g_auto (GStrv) each = g_strsplit (words, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      g_autoptr (TrabStatement) delete
          = trab_db_prepare (db,
                             "DELETE FROM patient_word WHERE word = :word AND words = :words"
                             " AND number = :number",
                             error);

      if (delete == NULL)
        return FALSE;
      trab_statement_bind_text (delete, ":word", each[i]);
      trab_statement_bind_text (delete, ":words", words);
      trab_statement_bind_integer (delete, ":number", number);
      if (!trab_statement_run (delete, error))
        return FALSE;
    }
  return TRUE;
}

/* Returns: (transfer full): the words of one version of a patient; NULL where there is none */
static char *
read_words (TrabStatement *statement)
{
  TrabDate birth_date = TRAB_DATE_NONE;

  trab_date_parse (trab_statement_get_text (statement, "birth_date"), &birth_date);
  return make_words (trab_statement_get_text (statement, "family_name"),
                     trab_statement_get_text (statement, "given_name"),
                     trab_statement_get_text (statement, "record_number"), birth_date);
}

/**
 * trab_patient_search_update:
 *
 * Brings the index to the latest version of the patient. To be called in the transaction of every
 * change of a patient.
 */
gboolean
trab_patient_search_update (TrabDb *db, const char *patient_id, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (
      db,
      "SELECT p.number, h.family_name, h.given_name, h.record_number, h.birth_date, h.is_hidden"
      " FROM patient p JOIN patient_history h ON h.id = p.id"
      " WHERE p.id = :id AND h.version >= p.version - 1 ORDER BY h.version",
      error);
  g_autofree char *old_words = NULL;
  g_autofree char *words = NULL;
  g_auto (GStrv) each = NULL;
  gint64 number = 0;
  TrabStep step = TRAB_STEP_ERROR;

  if (select == NULL)
    return FALSE;
  trab_statement_bind_text (select, ":id", patient_id);
  while ((step = trab_statement_step (select, error)) == TRAB_STEP_ROW)
    {
      g_free (old_words);
      old_words = g_steal_pointer (&words);
      number = trab_statement_get_integer (select, "number");
      if (trab_statement_get_integer (select, "is_hidden") == 0)
        words = read_words (select);
    }
  if (step == TRAB_STEP_ERROR)
    return FALSE;
  if (g_strcmp0 (old_words, words) == 0)
    return TRUE;
  if (old_words != NULL && !delete_words (db, old_words, number, error))
    return FALSE;
  each = g_strsplit (words ? words : "", " ", -1);
  for (guint i = 0; each[i] != NULL; i++)
    if (!insert_word (db, each[i], words, number, error))
      return FALSE;
  return TRUE;
}

/* Returns: (transfer full): what was typed as words of the index */
static GPtrArray *
read_query (const char *text)
{
  g_auto (GStrv) typed = g_strsplit_set (text ? text : "", " \t\n,;", -1);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; typed[i] != NULL && words->len < MAX_WORDS; i++)
    {
      TrabDate date = TRAB_DATE_NONE;
      g_autofree char *folded
          = trab_date_parse (typed[i], &date) ? fold_date (date) : trab_fold_words (typed[i]);
      g_auto (GStrv) each = g_strsplit (folded, " ", -1);

      for (guint j = 0; each[j] != NULL; j++)
        if (*each[j] != '\0')
          g_ptr_array_add (words, g_strdup (each[j]));
    }
  return words;
}

static gboolean
count_rows (TrabDb *db, const char *prefix, gint64 *n_rows, GError **error)
{
  g_autoptr (TrabStatement) count
      = trab_db_prepare (db,
                         "SELECT count (*) AS n FROM (SELECT 1 FROM patient_word"
                         " WHERE word >= :from AND word < :to LIMIT " G_STRINGIFY (MANY) ")",
                         error);
  g_autofree char *end = g_strconcat (prefix, LAST_LETTER, NULL);

  if (count == NULL)
    return FALSE;
  trab_statement_bind_text (count, ":from", prefix);
  trab_statement_bind_text (count, ":to", end);
  if (trab_statement_step (count, error) != TRAB_STEP_ROW)
    return FALSE;
  *n_rows = trab_statement_get_integer (count, "n");
  return TRUE;
}

/* Moves the word that fewest patients have to the front: its range is the one that is read */
static gboolean
put_rarest_first (TrabDb *db, GPtrArray *words, GError **error)
{
  gint64 fewest = G_MAXINT64;
  guint rarest = 0;

  for (guint i = 0; words->len > 1 && i < words->len; i++)
    {
      gint64 n_rows = 0;

      if (!count_rows (db, words->pdata[i], &n_rows, error))
        return FALSE;
      if (n_rows < fewest)
        {
          fewest = n_rows;
          rarest = i;
        }
    }
  if (words->len > 0)
    g_ptr_array_insert (words, 0, g_ptr_array_steal_index (words, rarest));
  return TRUE;
}

static char *
write_sql (guint n_words)
{
  GString *sql = g_string_new (
      "SELECT p.id, p.family_name, p.given_name, p.birth_date, p.sex, p.record_number,"
      " p.is_practice, p.is_dead, p.death_date, (SELECT max (v.day) FROM visit v LEFT JOIN batch b "
      "ON b.id = v.batch_id"
      " WHERE v.patient_id = p.id AND" TRAB_VISIT_COUNTS ") AS last_visit"
      " FROM (SELECT word, words, number FROM patient_word WHERE ");

  if (n_words == 0)
    g_string_append (sql, "word = ''");
  else
    g_string_append (sql, "word >= :word0 AND word < :end AND"
                          " instr (words, ' ' || :word0) = instr (words, ' ' || word || ' ')");
  for (guint i = 1; i < n_words; i++)
    g_string_append_printf (sql, " AND instr (words, ' ' || :word%u) > 0", i);
  g_string_append (sql, " AND (word, words, number) > (:after_word, :after_words, :after_number)"
                        " ORDER BY word, words, number LIMIT :limit) w"
                        " JOIN patient p ON p.number = w.number"
                        " ORDER BY w.word, w.words, w.number");
  return g_string_free (sql, FALSE);
}

static gboolean
bind_after (TrabDb *db,
            TrabStatement *select,
            const char *prefix,
            TrabPatientSummary *after,
            GError **error)
{
  const TrabPatientSummaryFields *fields = trab_patient_summary_get (after);
  g_autoptr (TrabStatement) find
      = trab_db_prepare (db, "SELECT number FROM patient WHERE id = :id", error);
  g_autofree char *words = make_words (fields->family_name, fields->given_name,
                                       fields->record_number, fields->birth_date);
  g_auto (GStrv) each = g_strsplit (words, " ", -1);
  const char *word = "";
  gint64 number = G_MAXINT64; /* the patient has gone: go on after its words */
  TrabStep step = TRAB_STEP_ERROR;

  if (find == NULL)
    return FALSE;
  trab_statement_bind_text (find, ":id", fields->id);
  step = trab_statement_step (find, error);
  if (step == TRAB_STEP_ROW)
    number = trab_statement_get_integer (find, "number");
  for (guint i = 0; prefix != NULL && each[i] != NULL && *word == '\0'; i++)
    if (g_str_has_prefix (each[i], prefix))
      word = each[i];
  trab_statement_bind_text (select, ":after_word", word);
  trab_statement_bind_text (select, ":after_words", words);
  trab_statement_bind_integer (select, ":after_number", number);
  return step != TRAB_STEP_ERROR;
}

static TrabPatientSummary *
read_summary (TrabStatement *select)
{
  TrabPatientSummaryFields fields = {
    .id = trab_statement_get_text (select, "id"),
    .family_name = trab_statement_get_text (select, "family_name"),
    .given_name = trab_statement_get_text (select, "given_name"),
    .record_number = trab_statement_get_text (select, "record_number"),
    .is_practice = trab_statement_get_integer (select, "is_practice") != 0,
    .is_dead = trab_statement_get_integer (select, "is_dead") != 0,
  };

  trab_date_parse (trab_statement_get_text (select, "birth_date"), &fields.birth_date);
  trab_date_parse (trab_statement_get_text (select, "death_date"), &fields.death_date);
  trab_date_parse (trab_statement_get_text (select, "last_visit"), &fields.last_visit);
  trab_sex_from_string (trab_statement_get_text (select, "sex"), &fields.sex);
  return trab_patient_summary_new (&fields);
}

/**
 * trab_patient_search_run:
 * @text: words, each the beginning of a name, of the record number or of the ISO birth date, of
 *   which at most 16 are looked at; "" lists everybody by name
 * @after: (nullable): the last of the page before
 *
 * Returns: (transfer full) (element-type TrabPatientSummary): at most @limit
 */
GPtrArray *
trab_patient_search_run (
    TrabDb *db, const char *text, TrabPatientSummary *after, guint limit, GError **error)
{
  g_autoptr (GPtrArray) words = read_query (text);
  g_autofree char *sql = write_sql (words->len);
  g_autoptr (TrabStatement) select = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  TrabStep step = TRAB_STEP_ERROR;

  if (!put_rarest_first (db, words, error))
    return NULL;
  select = trab_db_prepare (db, sql, error);
  if (select == NULL)
    return NULL;
  for (guint i = 0; i < words->len; i++)
    {
      g_autofree char *name = g_strdup_printf (":word%u", i);

      trab_statement_bind_text (select, name, words->pdata[i]);
    }
  if (words->len > 0)
    {
      g_autofree char *end = g_strconcat (words->pdata[0], LAST_LETTER, NULL);

      trab_statement_bind_text (select, ":end", end);
    }
  trab_statement_bind_integer (select, ":limit", limit);
  if (after == NULL)
    {
      trab_statement_bind_text (select, ":after_word", "");
      trab_statement_bind_text (select, ":after_words", "");
      trab_statement_bind_integer (select, ":after_number", 0);
    }
  else if (!bind_after (db, select, words->len > 0 ? words->pdata[0] : NULL, after, error))
    return NULL;
  while ((step = trab_statement_step (select, error)) == TRAB_STEP_ROW)
    g_ptr_array_add (found, read_summary (select));
  return step == TRAB_STEP_ERROR ? NULL : g_steal_pointer (&found);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-medicine-match.h"

#include <math.h>
#include <string.h>

#include "trab-country.h"
#include "trab-fold.h"
#include "trab-medicine-spelling.h"

/* mg of prednisolone that the doses of table rules/steroid-equivalents are as much as. */
#define EQUIVALENT_MG "prednisolon*"

/* More than any word about a route has. */
#define MOST_LETTERS 100

/** A name of the dictionary in a line: from one letter to before another. */
typedef struct
{
  guint row;
  gsize from;
  gsize to;
} Span;

/** What a line says, folded. */
typedef struct
{
  char *name;   /* of the medicine or medicines */
  char *rest;   /* dose and route, where they have a field of their own */
  char *amount; /* name and dose as they were written */
} Line;

/**
 * trab_medicine_match_open:
 * Returns: FALSE with TRAB_EVIDENCE_ERROR when a table is missing
 */
gboolean
trab_medicine_match_open (TrabMedicineBook *book, TrabEvidence *evidence, GError **error)
{
  const struct
  {
    const TrabTable **table;
    const char *name;
  } tables[] = {
    { &book->names, "rules/medicine-dictionary" },
    { &book->kinds, "rules/medicine-kinds" },
    { &book->routes, "rules/medicine-routes" },
    { &book->frequencies, "rules/medicine-frequencies" },
    { &book->equivalents, "rules/steroid-equivalents" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      *tables[i].table = trab_evidence_get_table (evidence, tables[i].name, error);
      if (*tables[i].table == NULL)
        return FALSE;
    }
  book->brands = trab_country_get_table (evidence, "brands");
  return TRUE;
}

/* Whether folded words stand in @folded, from the beginning of a word to the end of one. */
static gboolean
has_words (const char *folded, const char *words)
{
  gsize length = strlen (words);

  for (const char *at = strstr (folded, words); at != NULL; at = strstr (at + 1, words))
    if ((at == folded || at[-1] == ' ') && (at[length] == '\0' || at[length] == ' '))
      return TRUE;
  return FALSE;
}

static gboolean
list_has (const char *list, const char *word)
{
  return list != NULL && has_words (list, word);
}

/* Of the signs in a line "%" is a word, and those beside a brand are none: folding would make
 * letters of them. */
static char *
dup_folded (const char *text)
{
  static const struct
  {
    const char *sign;
    const char *word;
  } signs[] = { { "%", " percent " }, { "\u2122", " " }, { "\u00ae", " " }, { "\u00a9", " " } };
  g_autoptr (GString) line = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    g_string_replace (line, signs[i].sign, signs[i].word, 0);
  return trab_fold_words (line->str);
}

/** trab_medicine_match_answers: whether taking it answers @id, one of its @fields or @questions,
 * with yes */
gboolean
trab_medicine_match_answers (const TrabMedicineMatch *match, const char *ids, const char *id)
{
  return match->is_systemic == TRAB_ANSWER_YES && list_has (ids, id);
}

static gboolean
is_word_start (const char *text, const char *at)
{
  return at == text || at[-1] == ' ';
}

/* Where @key stands in @text from @after on. Returns: FALSE when it does not */
static gboolean
find_key (const char *text, const char *key, gsize after, gsize *from, gsize *to)
{
  g_autofree char *words = g_strdup (key);
  gsize length = strlen (words);
  gboolean is_stem = length > 0 && words[length - 1] == '*';

  if (is_stem)
    words[--length] = '\0';
  for (const char *at = strstr (text + after, words); at != NULL; at = strstr (at + 1, words))
    {
      const char *end = at + length;

      if (!is_word_start (text, at) || (!is_stem && *end != '\0' && *end != ' '))
        continue;
      while (*end != '\0' && *end != ' ')
        end++;
      *from = (gsize) (at - text);
      *to = (gsize) (end - text);
      return TRUE;
    }
  return FALSE;
}

/* Words that say how much or how: not what. */
static gboolean
is_filler (const TrabMedicineBook *book, const char *word)
{
  static const char *const units[]
      = { "mg",    "mcg", "microgram", "micrograms", "ug",      "g",          "gram",
          "grams", "ml",  "iu",        "units",      "percent", "supplement", "supplements" };

  return g_ascii_isdigit (word[0]) || g_strv_contains (units, word)
         || trab_table_find_row (book->routes, "word", word) >= 0
         || trab_table_find_row (book->frequencies, "word", word) >= 0;
}

static char *
dup_without_fillers (const TrabMedicineBook *book, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GString *left = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && !is_filler (book, words[i]))
      g_string_append_printf (left, "%s%s", left->len > 0 ? " " : "", words[i]);
  return g_string_free (left, FALSE);
}

static void
add_span (GArray *spans, Span span)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *other = &g_array_index (spans, Span, i);

      if (span.from >= other->from && span.to <= other->to
          && (span.to - span.from < other->to - other->from || span.from == other->from))
        return;
    }
  for (guint i = spans->len; i > 0; i--)
    {
      const Span *other = &g_array_index (spans, Span, i - 1);

      if (other->from >= span.from && other->to <= span.to)
        g_array_remove_index (spans, i - 1);
    }
  g_array_append_val (spans, span);
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const Span *one = a;
  const Span *other = b;

  return one->from < other->from ? -1 : one->from > other->from;
}

/* Every name in a line, in its order; of names inside each other the longest. */
static GArray *
find_spans (const TrabMedicineBook *book, const char *text)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));
  int column = trab_table_find_column (book->names, "key");
  g_autofree char *bare = dup_without_fillers (book, text);

  g_return_val_if_fail (column >= 0, spans);
  for (guint row = 0; row < trab_table_get_n_rows (book->names); row++)
    {
      const char *key = trab_table_get_text (book->names, row, "key");
      Span span = { .row = row, .to = strlen (text) };

      if (key[0] == '=')
        {
          if (g_str_equal (bare, key + 1))
            add_span (spans, span);
          continue;
        }
      for (gsize after = 0; find_key (text, key, after, &span.from, &span.to); after = span.to)
        add_span (spans, span);
    }
  g_array_sort (spans, compare_spans);
  return spans;
}

/* The site of use says more than the form, the form more than a strength in percent. */
static gsize
get_rank (const char *rank)
{
  if (g_str_equal (rank, "site"))
    return 2;
  return g_str_equal (rank, "form") ? 1 : 0;
}

/* The word about the route that counts most: by its rank, then its length; NULL when there is none.
 */
static const char *
find_route (const TrabMedicineBook *book, const char *text)
{
  const char *route = NULL;
  gsize best = 0;

  for (guint row = 0; row < trab_table_get_n_rows (book->routes); row++)
    {
      const char *word = trab_table_get_text (book->routes, row, "word");
      gsize weight = get_rank (trab_table_get_text (book->routes, row, "rank")) * MOST_LETTERS
                     + strlen (word);

      if (weight > best && has_words (text, word))
        {
          best = weight;
          route = trab_table_get_text (book->routes, row, "route");
        }
    }
  return route;
}

/* What the line says of one of its medicines: behind its name, or in the fields beside it; where it
 * is the only one, anywhere. */
static char *
dup_about (const Line *line, const GArray *spans, guint index)
{
  const Span *span = &g_array_index (spans, Span, index);
  gsize end
      = index + 1 < spans->len ? g_array_index (spans, Span, index + 1).from : strlen (line->name);

  if (spans->len == 1)
    return g_strjoin (" ", line->name, line->rest, NULL);
  return g_strndup (line->name + span->from, end - span->from);
}

/* "15 mg", "2,5 mg": the only amount in mg that is not of a gram or a millilitre. Of folded words,
 * which have lost the point, a decimal amount is not read. */
static gboolean
read_mg (const char *text, double *mg)
{
  g_autoptr (GRegex) amount = g_regex_new (
      "(?<!\\d "
      ")(?<![\\d.,])(\\d+(?:[.,]\\d+)?)\\s*(?:mg|milligrams?)(?![a-z])(?!\\s*/\\s*(?:g|ml)\\b)",
      G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) info = NULL;
  guint n = 0;

  for (g_regex_match (amount, text, 0, &info); g_match_info_matches (info);
       g_match_info_next (info, NULL))
    {
      g_autofree char *number = g_match_info_fetch (info, 1);
      double value = g_ascii_strtod (g_strdelimit (number, ",", '.'), NULL);

      if (n > 0 && value != *mg)
        return FALSE;
      *mg = value;
      n++;
    }
  return n > 0;
}

/* How many doses a day makes: 1 where the line does not say. Returns: FALSE where the line says
 * that no day is like another */
static gboolean
read_per_day (const TrabMedicineBook *book, const char *text, double *per_day)
{
  gsize longest = 0;

  *per_day = 1;
  for (guint row = 0; row < trab_table_get_n_rows (book->frequencies); row++)
    {
      const char *word = trab_table_get_text (book->frequencies, row, "word");

      if (!has_words (text, word))
        continue;
      if (!trab_table_has (book->frequencies, row, "per_day"))
        return FALSE;
      if (strlen (word) <= longest)
        continue;
      longest = strlen (word);
      *per_day = trab_table_get_double (book->frequencies, row, "per_day");
    }
  return TRUE;
}

static gboolean
says_how_often (const TrabMedicineBook *book, const char *text)
{
  for (guint row = 0; row < trab_table_get_n_rows (book->frequencies); row++)
    if (has_words (text, trab_table_get_text (book->frequencies, row, "word")))
      return TRUE;
  return FALSE;
}

/* How many mg of what the line names are as much as a day's prednisolone. */
static gboolean
find_equivalent (const TrabMedicineBook *book, const char *text, double *per_mg)
{
  const TrabTable *table = book->equivalents;
  int unit = trab_table_find_row (table, "word", EQUIVALENT_MG);
  gsize from = 0;
  gsize to = 0;

  g_return_val_if_fail (unit >= 0, FALSE);
  for (guint row = 0; row < trab_table_get_n_rows (table); row++)
    if (find_key (text, trab_table_get_text (table, row, "word"), 0, &from, &to))
      {
        *per_mg = trab_table_get_double (table, (guint) unit, "mg")
                  / trab_table_get_double (table, row, "mg");
        return TRUE;
      }
  return FALSE;
}

/* Tablets of a strength are at least one a day; an amount without a form is a day's. */
static void
read_steroid (const TrabMedicineBook *book,
              const char *about,
              const char *amount,
              TrabMedicineMatch *match)
{
  g_autofree char *ingredient = NULL;
  double mg = 0;
  double per_day = 1;
  double per_mg = 0;
  gboolean is_strength = FALSE;

  if (!read_mg (amount, &mg) || !read_per_day (book, about, &per_day))
    return;
  ingredient = g_strjoin (" ", about, match->name, NULL);
  if (!find_equivalent (book, ingredient, &per_mg))
    return;
  is_strength = !says_how_often (book, about) && find_route (book, about) != NULL;
  match->has_mg_d = TRUE;
  match->mg_d = mg * per_day * per_mg;
  match->mg_d_spread = is_strength ? G_MAXDOUBLE : 0;
}

static TrabAnswer
find_systemic (const TrabMedicineBook *book, guint kind_row, const char *route)
{
  const char *local = trab_table_get_text (book->kinds, kind_row, "local_routes");

  if (route != NULL)
    return list_has (local, route) ? TRAB_ANSWER_NO : TRAB_ANSWER_YES;
  return trab_table_has (book->kinds, kind_row, "needs_route") ? TRAB_ANSWER_NOT_KNOWN
                                                               : TRAB_ANSWER_YES;
}

static void
add_kind (const TrabMedicineBook *book,
          const char *kind,
          const TrabMedicineMatch *found,
          GArray *matches)
{
  int row = trab_table_find_row (book->kinds, "kind", kind);
  TrabMedicineMatch match = *found;

  g_return_if_fail (row >= 0);
  match.kind = trab_table_get_text (book->kinds, (guint) row, "kind");
  match.fields = trab_table_get_text (book->kinds, (guint) row, "fields");
  match.questions = trab_table_get_text (book->kinds, (guint) row, "questions");
  match.bone = trab_table_get_text (book->kinds, (guint) row, "bone");
  match.medicine_class = TRAB_MEDICINE_CLASS_OTHER;
  trab_medicine_class_from_string (trab_table_get_text (book->kinds, (guint) row, "medicine_class"),
                                   &match.medicine_class);
  match.is_systemic = find_systemic (book, (guint) row, match.route);
  if (match.medicine_class != TRAB_MEDICINE_CLASS_GLUCOCORTICOID)
    match.has_mg_d = FALSE;
  g_array_append_val (matches, match);
}

/* The medicine of one name: its route is the name's own, else the line's, else the usual one; an
 * amount in mg is swallowed. */
static void
add_span_matches (const TrabMedicineBook *book,
                  const Line *line,
                  const GArray *spans,
                  guint index,
                  GArray *matches)
{
  guint row = g_array_index (spans, Span, index).row;
  g_autofree char *about = dup_about (line, spans, index);
  g_auto (GStrv) kinds = g_strsplit (trab_table_get_text (book->names, row, "kinds"), " ", -1);
  TrabMedicineMatch match = { .name = trab_table_get_text (book->names, row, "name"),
                              .route = trab_table_get_text (book->names, row, "route") };
  double mg = 0;

  if (match.route == NULL)
    match.route = find_route (book, about);
  if (match.route == NULL && line->rest[0] != '\0')
    match.route = find_route (book, line->rest);
  if (match.route == NULL)
    match.route = trab_table_get_text (book->names, row, "usual_route");
  if (match.route == NULL && read_mg (line->amount, &mg))
    match.route = "mouth";
  read_steroid (book, about, spans->len == 1 ? line->amount : about, &match);
  for (guint i = 0; kinds[i] != NULL; i++)
    add_kind (book, kinds[i], &match, matches);
}

/* A class that a list gives outright; NULL when no name of the line is of it. */
static void
add_class (const TrabMedicineBook *book,
           const Line *line,
           TrabMedicineClass medicine_class,
           GArray *matches)
{
  const char *id = trab_medicine_class_to_string (medicine_class);
  int row = trab_table_find_row (book->kinds, "medicine_class", id);
  g_autofree char *about = g_strjoin (" ", line->name, line->rest, NULL);
  TrabMedicineMatch match = { .route = find_route (book, about) };

  if (match.route == NULL && matches->len > 0)
    match.route = g_array_index (matches, TrabMedicineMatch, 0).route;
  for (guint i = 0; i < matches->len; i++)
    if (g_array_index (matches, TrabMedicineMatch, i).medicine_class == medicine_class)
      return;
  if (row < 0)
    return;
  read_steroid (book, about, line->amount, &match);
  add_kind (book, trab_table_get_text (book->kinds, (guint) row, "kind"), &match, matches);
  /* The list knows what it is; only a route that says otherwise takes that back. */
  if (g_array_index (matches, TrabMedicineMatch, matches->len - 1).is_systemic
      == TRAB_ANSWER_NOT_KNOWN)
    g_array_index (matches, TrabMedicineMatch, matches->len - 1).is_systemic = TRAB_ANSWER_YES;
}

/* @line with the ingredient in place of a brand that the country's pack alone knows.
 * Returns: NULL where it knows none */
static char *
dup_with_ingredient (const TrabMedicineBook *book, const char *line)
{
  for (guint row = 0; book->brands != NULL && row < trab_table_get_n_rows (book->brands); row++)
    {
      g_autofree char *brand = dup_folded (trab_table_get_text (book->brands, row, "brand"));

      if (brand[0] != '\0' && has_words (line, brand))
        {
          g_autofree char *ingredient
              = dup_folded (trab_table_get_text (book->brands, row, "ingredient"));
          g_autoptr (GString) text = g_string_new (line);

          g_string_replace (text, brand, ingredient, 1);
          return g_strdup (text->str);
        }
    }
  return NULL;
}

/* The names in a line, which may become that of an ingredient. */
static GArray *
find_names (const TrabMedicineBook *book, char **line)
{
  GArray *spans = find_spans (book, *line);
  char *with_ingredient = spans->len == 0 ? dup_with_ingredient (book, *line) : NULL;

  if (with_ingredient == NULL)
    return spans;
  g_array_unref (spans);
  g_free (*line);
  *line = with_ingredient;
  return find_spans (book, *line);
}

/**
 * trab_medicine_match_find:
 * Returns: (transfer full) (element-type TrabMedicineMatch): every medicine that the line names, in
 *   its order, and that of its class; empty when nobody knows what it is
 */
GArray *
trab_medicine_match_find (const TrabMedicineBook *book, const TrabCourseFields *course)
{
  GArray *matches = g_array_new (FALSE, TRUE, sizeof (TrabMedicineMatch));
  g_autofree char *name = dup_folded (course->name ? course->name : "");
  g_autofree char *written = g_strjoin (" ", course->dose_text ? course->dose_text : "",
                                        course->route ? course->route : "", NULL);
  g_autofree char *rest = dup_folded (written);
  g_autofree char *amount = g_strjoin (" ", course->name ? course->name : "", written, NULL);
  g_autoptr (GArray) spans = find_names (book, &name);
  Line line = { .name = name, .rest = rest, .amount = amount };
  TrabMedicineClass medicine_class = TRAB_MEDICINE_CLASS_OTHER;

  for (guint i = 0; i < spans->len; i++)
    add_span_matches (book, &line, spans, i, matches);
  if (trab_medicine_class_from_string (course->medicine, &medicine_class)
      && medicine_class != TRAB_MEDICINE_CLASS_OTHER)
    add_class (book, &line, medicine_class, matches);
  return matches;
}

/* The name that a word is a slip of; of a brand that the country's pack alone knows, too. */
static const char *
find_near (const TrabMedicineBook *book, const char *word)
{
  for (guint row = 0; row < trab_table_get_n_rows (book->names); row++)
    if (trab_medicine_spelling_is_near (word, trab_table_get_text (book->names, row, "key")))
      return trab_table_get_text (
          book->names, row,
          g_str_has_suffix (trab_table_get_text (book->names, row, "key"), "*") ? "ingredient"
                                                                                : "name");
  for (guint row = 0; book->brands != NULL && row < trab_table_get_n_rows (book->brands); row++)
    {
      const char *name = trab_table_get_text (book->brands, row, "brand");
      g_autofree char *brand = dup_folded (name);

      if (trab_medicine_spelling_is_near (word, brand))
        return name;
    }
  return NULL;
}

static gboolean
is_in_span (const GArray *spans, gsize at)
{
  for (guint i = 0; i < spans->len; i++)
    if (g_array_index (spans, Span, i).from <= at && at < g_array_index (spans, Span, i).to)
      return TRUE;
  return FALSE;
}

/**
 * trab_medicine_match_suggest:
 * Returns: (nullable): a name of the dictionary that a word of the line, which is no name itself,
 *   is nearly
 */
const char *
trab_medicine_match_suggest (const TrabMedicineBook *book, const TrabCourseFields *course)
{
  g_autofree char *name = dup_folded (course->name ? course->name : "");
  g_autoptr (GArray) spans = find_names (book, &name);
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  const char *near_name = NULL;
  gsize at = 0;

  for (guint i = 0; near_name == NULL && words[i] != NULL; i++)
    {
      if (!is_in_span (spans, at) && !is_filler (book, words[i]))
        near_name = find_near (book, words[i]);
      at += strlen (words[i]) + 1;
    }
  return near_name;
}

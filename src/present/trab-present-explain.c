/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-explain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "trab-citation.h"
#include "trab-plan-id.h"
#include "trab-present-disagreement.h"
#include "trab-present-effect.h"
#include "trab-present-row.h"
#include "trab-present-table.h"

#define TABLE "content/explanations"
#define GLOSSARY "content/glossary"

static const struct
{
  const char *id; /* of the table, and of the command line */
  const char *name;
} depths[TRAB_N_EXPLAIN_DEPTHS] = {
  [TRAB_EXPLAIN_PATIENT] = { "patient", NC_ ("depth of an explanation", "Short") },
  [TRAB_EXPLAIN_CURIOUS] = { "curious", NC_ ("depth of an explanation", "Longer") },
  [TRAB_EXPLAIN_CLINICIAN] = { "clinician", NC_ ("depth of an explanation", "Clinical") },
};

static const TrabTable *
get_table (TrabEvidence *evidence)
{
  return trab_evidence_get_table (evidence, TABLE, NULL);
}

guint
trab_present_explain_get_n_topics (TrabEvidence *evidence)
{
  const TrabTable *table = get_table (evidence);

  return table ? trab_table_get_n_rows (table) : 0;
}

/** trab_present_explain_get_id: (transfer none): names a topic for good */
const char *
trab_present_explain_get_id (TrabEvidence *evidence, guint topic)
{
  return trab_table_get_text (get_table (evidence), topic, "id");
}

const char *
trab_present_explain_get_title (TrabEvidence *evidence, guint topic)
{
  return trab_present_table_get (get_table (evidence), topic, "title");
}

gboolean
trab_present_explain_find (TrabEvidence *evidence, const char *id, guint *topic)
{
  int row = trab_table_find_row (get_table (evidence), "id", id);

  if (row < 0)
    return FALSE;
  *topic = (guint) row;
  return TRUE;
}

/** trab_present_explain_find_for_plan: @topic: (out): the first that explains how the plan works */
gboolean
trab_present_explain_find_for_plan (TrabEvidence *evidence, const char *plan_id, guint *topic)
{
  const TrabTable *table = get_table (evidence);

  for (guint row = 0; row < trab_present_explain_get_n_topics (evidence); row++)
    if (trab_plan_id_involves (plan_id, trab_table_get_text (table, row, "plans")))
      {
        *topic = row;
        return TRUE;
      }
  return FALSE;
}

/** trab_present_explain_contains: whether a title or a text of any depth has @search; "" is in all
 */
gboolean
trab_present_explain_contains (TrabEvidence *evidence, guint topic, const char *search)
{
  static const char *const columns[] = { "title", "patient", "curious", "clinician", "correction" };
  g_autofree char *wanted = g_utf8_casefold (search, -1);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *text = trab_present_table_get (get_table (evidence), topic, columns[i]);
      g_autofree char *folded = g_utf8_casefold (text ? text : "", -1);

      if (strstr (folded, wanted) != NULL)
        return TRUE;
    }
  return FALSE;
}

const char *
trab_present_explain_get_depth_id (TrabExplainDepth depth)
{
  return depths[depth].id;
}

/** trab_present_explain_get_depth_name: (transfer none): on the switch */
const char *
trab_present_explain_get_depth_name (TrabExplainDepth depth)
{
  return g_dpgettext2 (NULL, "depth of an explanation", depths[depth].name);
}

gboolean
trab_present_explain_depth_from_string (const char *id, TrabExplainDepth *depth)
{
  for (guint i = 0; i < TRAB_N_EXPLAIN_DEPTHS; i++)
    if (g_strcmp0 (id, depths[i].id) == 0)
      {
        *depth = (TrabExplainDepth) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
has_study (GPtrArray *studies, const char *id)
{
  for (guint i = 0; i < studies->len; i++)
    if (g_str_equal (((TrabPresentRow *) g_ptr_array_index (studies, i))->title, id))
      return TRUE;
  return FALSE;
}

/* Rows of the evidence and rules; exercises, nutrients and constants are named by the text alone.
 */
static void
add_study (TrabEvidence *evidence, GPtrArray *studies, const char *id, gboolean has_numbers)
{
  TrabCitation citation = { 0 };
  g_autofree char *number = has_numbers ? trab_present_effect_dup_number (evidence, id) : NULL;
  g_autofree char *outcome = trab_present_effect_dup_outcome (evidence, id);
  g_autofree char *text = NULL;
  g_autofree char *note = NULL;

  if (has_study (studies, id) || !trab_citation_look_up (evidence, id, &citation, NULL))
    return;
  if (number != NULL && outcome != NULL)
    text = g_strdup_printf (_ ("%s. %s: %s"), citation.study, outcome, number);
  else
    text = g_strjoin (". ", citation.study ? citation.study : id, outcome, NULL);
  note = citation.provenance == TRAB_PROVENANCE_UNVERIFIED
             ? g_strdup_printf (_ ("%s (unverified)"),
                                citation.population ? citation.population : _ ("Rule"))
             : g_strdup (citation.population ? citation.population : _ ("Rule"));
  g_ptr_array_add (studies, trab_present_row_new (id, text, note));
}

static void
add_word (TrabEvidence *evidence, GPtrArray *words, const char *term)
{
  const TrabTable *table = trab_evidence_get_table (evidence, GLOSSARY, NULL);
  int row = table ? trab_table_find_row (table, "term", term) : -1;
  g_autofree char *text = NULL;

  if (row < 0 || has_study (words, term))
    return;
  text = g_strdup_printf (_ ("%s: %s"), trab_present_table_get (table, (guint) row, "plain_name"),
                          trab_present_table_get (table, (guint) row, "meaning"));
  g_ptr_array_add (words, trab_present_row_new (
                              term, text, trab_present_table_get (table, (guint) row, "picture")));
}

/* An explanation while it is being read. */
typedef struct
{
  TrabEvidence *evidence;
  GPtrArray *words;
  GPtrArray *studies;
  gboolean has_numbers; /* of the list of studies */
  GString *text;
  GString *markup;
} Reading;

static void
append_link (Reading *reading, const char *scheme, const char *target, const char *words)
{
  g_autofree char *link
      = g_markup_printf_escaped ("<a href=\"%s%s\">%s</a>", scheme, target, words);

  g_string_append (reading->text, words);
  g_string_append (reading->markup, link);
}

/* "{ID}": the number of that row, with its id and, where it was not checked, the word. */
static void
append_number (Reading *reading, const char *id)
{
  TrabCitation citation = { 0 };
  g_autofree char *number = trab_present_effect_dup_number (reading->evidence, id);
  g_autofree char *words = NULL;

  trab_citation_look_up (reading->evidence, id, &citation, NULL);
  words = citation.provenance == TRAB_PROVENANCE_UNVERIFIED
              ? g_strdup_printf (_ ("%s [%s, unverified]"), number ? number : "?", id)
              : g_strdup_printf ("%s [%s]", number ? number : "?", id);
  append_link (reading, TRAB_EXPLAIN_LINK_STUDY, id, words);
  add_study (reading->evidence, reading->studies, id, reading->has_numbers);
}

/* "[words|term]": words that the glossary explains. */
static void
append_word (Reading *reading, const char *marked)
{
  g_auto (GStrv) parts = g_strsplit (marked, "|", 2);

  if (parts[0] == NULL || parts[1] == NULL)
    return;
  append_link (reading, TRAB_EXPLAIN_LINK_WORD, parts[1], parts[0]);
  add_word (reading->evidence, reading->words, parts[1]);
}

/* The table ends a paragraph with one line break; a page sets them apart by an empty line. */
static void
append_plain (Reading *reading, const char *text, gsize length)
{
  g_autofree char *owned = g_strndup (text, length);
  g_auto (GStrv) paragraphs = g_strsplit (owned, "\n", -1);
  g_autofree char *apart = g_strjoinv ("\n\n", paragraphs);
  g_autofree char *escaped = g_markup_escape_text (apart, -1);

  g_string_append (reading->text, apart);
  g_string_append (reading->markup, escaped);
}

/* The marks are those of docs/EVIDENCE-METHOD.md. */
static void
read_marked (Reading *reading, const char *marked)
{
  while (marked[0] != '\0')
    {
      gsize plain = strcspn (marked, "[{");
      const char *open = marked + plain;
      const char *close = open[0] != '\0' ? strchr (open, open[0] == '[' ? ']' : '}') : NULL;
      g_autofree char *inside = close ? g_strndup (open + 1, (gsize) (close - open - 1)) : NULL;

      append_plain (reading, marked, plain);
      if (inside == NULL)
        {
          append_plain (reading, open, strlen (open));
          return;
        }
      if (open[0] == '[')
        append_word (reading, inside);
      else
        append_number (reading, inside);
      marked = close + 1;
    }
}

static void
add_listed (TrabEvidence *evidence, GPtrArray *studies, const char *ids, gboolean has_numbers)
{
  g_auto (GStrv) list = g_strsplit (ids ? ids : "", ",", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (list[i][0] != '\0')
      add_study (evidence, studies, list[i], has_numbers);
}

static char **
dup_disagreements (TrabEvidence *evidence, GPtrArray *studies)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < studies->len; i++)
    g_strv_builder_add (builder, ((TrabPresentRow *) g_ptr_array_index (studies, i))->title);
  ids = g_strv_builder_end (builder);
  return trab_present_disagreement_dup_ids_with (evidence, (const char *const *) ids);
}

/* The studies are those of all three depths: the short text rests on the same ones. */
static void
read_depth (TrabEvidence *evidence,
            TrabPresentExplain *self,
            const char *marked,
            gboolean is_shown,
            gboolean has_numbers)
{
  g_autoptr (GPtrArray) unshown_words = trab_present_row_new_list ();
  Reading reading = { .evidence = evidence,
                      .words = is_shown ? self->words : unshown_words,
                      .studies = self->studies,
                      .has_numbers = has_numbers,
                      .text = g_string_new (NULL),
                      .markup = g_string_new (NULL) };

  read_marked (&reading, marked ? marked : "");
  if (is_shown)
    {
      self->text = g_strdup (reading.text->str);
      self->markup = g_strdup (reading.markup->str);
    }
  g_string_free (reading.text, TRUE);
  g_string_free (reading.markup, TRUE);
}

/**
 * trab_present_explain_new:
 * @topic: below trab_present_explain_get_n_topics()
 *
 * Returns: (transfer full): texts that are not the explanation's own live as long as the evidence
 */
TrabPresentExplain *
trab_present_explain_new (TrabEvidence *evidence, guint topic, TrabExplainDepth depth)
{
  const TrabTable *table = get_table (evidence);
  TrabPresentExplain *self = g_new0 (TrabPresentExplain, 1);
  gboolean has_numbers = depth != TRAB_EXPLAIN_PATIENT; /* no ratios before a patient */

  self->id = trab_table_get_text (table, topic, "id");
  self->title = trab_present_table_get (table, topic, "title");
  self->correction = trab_present_table_get (table, topic, "correction");
  self->has_picture = trab_table_has (table, topic, "picture");
  self->words = trab_present_row_new_list ();
  self->studies = trab_present_row_new_list ();
  add_listed (evidence, self->studies, trab_table_get_text (table, topic, "corrected_by"),
              has_numbers);
  for (guint i = 0; i < TRAB_N_EXPLAIN_DEPTHS; i++)
    read_depth (evidence, self, trab_present_table_get (table, topic, depths[i].id), i == depth,
                has_numbers);
  add_listed (evidence, self->studies, trab_table_get_text (table, topic, "rests_on"), has_numbers);
  self->disagreements = dup_disagreements (evidence, self->studies);
  return self;
}

void
trab_present_explain_free (TrabPresentExplain *explain)
{
  if (explain == NULL)
    return;
  g_free (explain->text);
  g_free (explain->markup);
  g_ptr_array_unref (explain->words);
  g_ptr_array_unref (explain->studies);
  g_strfreev (explain->disagreements);
  g_free (explain);
}

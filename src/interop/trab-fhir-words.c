/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fhir-words.h"

#include <string.h>

#include "trab-fhir-element.h"
#include "trab-text.h"

static const struct
{
  const char *word;
  TrabFhirWords meaning;
} words[] = {
  { "spine", TRAB_FHIR_WORDS_SPINE },
  { "lumbar", TRAB_FHIR_WORDS_SPINE },
  { "vertebra", TRAB_FHIR_WORDS_SPINE },
  { "vertebrae", TRAB_FHIR_WORDS_SPINE },
  { "hip", TRAB_FHIR_WORDS_FEMUR },
  { "femur", TRAB_FHIR_WORDS_FEMUR },
  { "femoral", TRAB_FHIR_WORDS_FEMUR },
  { "neck", TRAB_FHIR_WORDS_NECK },
  { "total", TRAB_FHIR_WORDS_TOTAL },
  { "ward", TRAB_FHIR_WORDS_OTHER_REGION },
  { "wards", TRAB_FHIR_WORDS_OTHER_REGION },
  { "troch", TRAB_FHIR_WORDS_OTHER_REGION },
  { "trochanter", TRAB_FHIR_WORDS_OTHER_REGION },
  { "intertrochanteric", TRAB_FHIR_WORDS_OTHER_REGION },
  { "inter", TRAB_FHIR_WORDS_OTHER_REGION },
  { "shaft", TRAB_FHIR_WORDS_OTHER_REGION },
  { "forearm", TRAB_FHIR_WORDS_FOREARM },
  { "radius", TRAB_FHIR_WORDS_FOREARM },
  { "ulna", TRAB_FHIR_WORDS_FOREARM },
  { "wrist", TRAB_FHIR_WORDS_FOREARM },
  { "calcaneus", TRAB_FHIR_WORDS_HEEL },
  { "heel", TRAB_FHIR_WORDS_HEEL },
  { "left", TRAB_FHIR_WORDS_LEFT },
  { "right", TRAB_FHIR_WORDS_RIGHT },
  { "tscore", TRAB_FHIR_WORDS_T_SCORE },
  { "zscore", TRAB_FHIR_WORDS_Z_SCORE },
  { "bmd", TRAB_FHIR_WORDS_BMD },
  { "density", TRAB_FHIR_WORDS_BMD },
};

/* A name is short; what is longer is a report, and reports are not searched for words. */
static char *
dup_start (const char *text)
{
  g_autofree char *clean = trab_text_dup_clean (text, TRAB_TEXT_LINE);

  return g_utf8_strlen (clean, -1) <= 200 ? g_steal_pointer (&clean) : g_strdup ("");
}

static TrabFhirWords
meaning_of (const char *word, const char *next)
{
  if (g_strcmp0 (next, "score") == 0 && g_str_equal (word, "t"))
    return TRAB_FHIR_WORDS_T_SCORE;
  if (g_strcmp0 (next, "score") == 0 && g_str_equal (word, "z"))
    return TRAB_FHIR_WORDS_Z_SCORE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i].word))
      return words[i].meaning;
  return 0;
}

/**
 * trab_fhir_words_read:
 * @text: (nullable): a display, a code's text or a body site, in English as LOINC and scanners
 *   write it; zero-width spaces and case make no difference
 *
 * Returns: everything that is said, as flags
 */
TrabFhirWords
trab_fhir_words_read (const char *text)
{
  g_autofree char *clean = dup_start (text);
  g_autofree char *small = g_ascii_strdown (clean, -1);
  g_autofree char *vertebrae = trab_fhir_words_dup_vertebrae (text, NULL);
  g_auto (GStrv) tokens = g_strsplit_set (small, " -_/()[]{},.;:'\"", -1);
  GPtrArray *kept = g_ptr_array_new ();
  TrabFhirWords found = vertebrae ? TRAB_FHIR_WORDS_SPINE : 0;

  for (guint i = 0; tokens[i] != NULL; i++)
    if (*tokens[i] != '\0')
      g_ptr_array_add (kept, tokens[i]);
  for (guint i = 0; i < kept->len; i++)
    found |= meaning_of (kept->pdata[i], i + 1 < kept->len ? kept->pdata[i + 1] : NULL);
  g_ptr_array_unref (kept);
  return found;
}

/** trab_fhir_words_get_region: (nullable): the region of the hip that is neither neck nor total */
const char *
trab_fhir_words_get_region (const char *text)
{
  static const char *const regions[][2] = {
    { "ward", "Ward's" },
    { "inter", "intertrochanteric" },
    { "troch", "trochanter" },
    { "shaft", "shaft" },
  };
  g_autofree char *clean = dup_start (text);
  g_autofree char *small = g_ascii_strdown (clean, -1);

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    if (trab_fhir_words_read (text) & TRAB_FHIR_WORDS_OTHER_REGION
        && strstr (small, regions[i][0]) != NULL)
      return regions[i][1];
  return NULL;
}

/** trab_fhir_words_of_site: what a text about @site may say; 0 when anything may be said */
TrabFhirWords
trab_fhir_words_of_site (TrabSite site)
{
  switch (site)
    {
    case TRAB_SITE_LUMBAR_SPINE:
      return TRAB_FHIR_WORDS_SPINE;
    case TRAB_SITE_FEMORAL_NECK:
    case TRAB_SITE_TOTAL_HIP:
    case TRAB_SITE_FEMUR_UNSPECIFIED:
      return TRAB_FHIR_WORDS_ANY_HIP;
    case TRAB_SITE_FOREARM:
      return TRAB_FHIR_WORDS_FOREARM;
    case TRAB_SITE_HEEL:
      return TRAB_FHIR_WORDS_HEEL;
    case TRAB_SITE_NONE:
    case TRAB_SITE_UNSPECIFIED:
      return 0;
    }
  return 0;
}

/* "L1, l3 to L4" and "L1,L3\u2013L4" are one range: equal ranges are equal texts. */
static char *
dup_range (const char *found)
{
  g_autofree char *capital = g_ascii_strup (found, -1);
  g_auto (GStrv) by_to = g_strsplit (capital, "TO", -1);
  g_autofree char *with_hyphen = g_strjoinv ("-", by_to);
  GString *range = g_string_new (NULL);

  for (const char *at = with_hyphen; *at != '\0'; at = g_utf8_next_char (at))
    if (g_utf8_get_char (at) == 0x2013)
      g_string_append_c (range, '-');
    else if (!g_unichar_isspace (g_utf8_get_char (at)))
      g_string_append_unichar (range, g_utf8_get_char (at));
  return g_string_free (range, FALSE);
}

/**
 * trab_fhir_words_dup_vertebrae:
 * @is_single: (out) (optional): whether it is one vertebra, which is no measure of the spine
 *
 * Returns: (transfer full) (nullable): "L1-L4", "L2,L3" …: in capitals, without blanks
 */
char *
trab_fhir_words_dup_vertebrae (const char *text, gboolean *is_single)
{
  g_autoptr (GRegex) pattern
      = g_regex_new ("\\b[LT]1?[0-9](?:\\s*(?:-|,|to|\u2013)\\s*[LT]?1?[0-9])*\\b",
                     G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *clean = dup_start (text);
  g_autofree char *found = NULL;

  if (!g_regex_match (pattern, clean, 0, &match))
    return NULL;
  found = g_match_info_fetch (match, 0);
  if (is_single != NULL)
    *is_single = strpbrk (found + 1, "-,tT") == NULL && strstr (found, "\u2013") == NULL;
  return dup_range (found);
}

/* Whether @text, in small letters, begins with one of @starts or holds one of @parts. */
static gboolean
has_any (const char *text, const char *const *starts, const char *const *parts)
{
  g_autofree char *clean = trab_text_dup_clean (text, TRAB_TEXT_LINE);
  g_autofree char *small = g_utf8_strdown (clean, -1);

  for (guint i = 0; starts[i] != NULL; i++)
    if (g_str_has_prefix (small, starts[i]))
      return TRUE;
  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (small, parts[i]) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * trab_fhir_words_deny:
 * @text: (nullable): a name of a condition, or a note about one
 *
 * Returns: whether it seems to say that there is none, or that nobody is sure. "Osteoporosis
 * without current fracture" and "seronegative" do not; it is better to ask once too often.
 */
gboolean
trab_fhir_words_deny (const char *text)
{
  static const char *const starts[]
      = { "no ",      "no,",          "no.",      "no;",      "not ",      "never ",
          "none",     "nil ",         "without ", "kein ",    "keine ",    "keinen ",
          "nein",     "pas de ",      "pas d'",   "aucun",    "sans ",     "ohne ",
          "negative", "excluded",     "possible", "probable", "suspected", "query ",
          "?",        "verdacht",     "v. a.",    "r/o",      "screening", "screen for",
          "ddx",      "differential", NULL };
  static const char *const parts[] = { "denies",
                                       "denied",
                                       "denying",
                                       "negative for",
                                       "negative family",
                                       "neg for",
                                       "neg. for",
                                       "ruled out",
                                       "rule out",
                                       "no evidence of",
                                       "without evidence",
                                       "no history of",
                                       "no known",
                                       "absence of",
                                       "absent",
                                       "free of",
                                       "excluded",
                                       "unlikely",
                                       "not present",
                                       "not seen",
                                       "not found",
                                       "does not",
                                       "did not",
                                       "doesn't",
                                       "didn't",
                                       "don't have",
                                       "has not",
                                       "hasn't",
                                       "is not",
                                       "isn't",
                                       "never had",
                                       "never took",
                                       "not taking",
                                       "never taken",
                                       "never started",
                                       "refused",
                                       "declined",
                                       "not started",
                                       ": no",
                                       ": none",
                                       "suspected",
                                       "suspicion",
                                       " r/o",
                                       "screening for",
                                       "unconfirmed",
                                       "at risk",
                                       "verneint",
                                       "ausgeschlossen",
                                       " nicht ",
                                       " kein",
                                       NULL };

  return has_any (text, starts, parts);
}

/** trab_fhir_words_of_family: whether it seems to speak of relatives: what they had is no answer of
 * the person. @text: (nullable) */
gboolean
trab_fhir_words_of_family (const char *text)
{
  static const char *const starts[]
      = { "fh ",    "fh:",  "fhx",   "fam hx", "mother", "father", "brother",
          "sister", "aunt", "uncle", "grand",  "cousin", "parent", NULL };
  static const char *const parts[] = { "family history",   "family-history", "family hx",
                                       "familienanamnese", " mother",        " father",
                                       " brother",         " sister",        " aunt",
                                       " uncle",           " grandmother",   " grandfather",
                                       " cousin",          "relatives",      NULL };

  return has_any (text, starts, parts);
}

/** trab_fhir_words_end: whether a text beside a medicine seems to say that it is over. @text:
 * (nullable) */
gboolean
trab_fhir_words_end (const char *text)
{
  static const char *const none[] = { NULL };
  static const char *const parts[]
      = { "stopped", "discontinued", "ceased", "no longer", "abgesetzt", "beendet", NULL };

  return has_any (text, none, parts);
}

/* A category may say that the whole is of relatives, or was ruled out. */
static const char *
find_in_category (json_t *category, gboolean (*says) (const char *text))
{
  json_t *coding = NULL;
  size_t i = 0;

  json_array_foreach (json_object_get (category, "coding"), i, coding)
    if (says (trab_fhir_element_get_text (coding, "code")))
      return trab_fhir_element_get_text (coding, "code");
  return trab_fhir_words_find (category, NULL, says);
}

/**
 * trab_fhir_words_find:
 * @concept, @element: (nullable): texts and displays of a concept, and the notes and categories
 *   beside it
 * @says: one of the functions above
 *
 * Returns: (nullable) (transfer none): the first text of which @says holds
 */
const char *
trab_fhir_words_find (json_t *concept, json_t *element, gboolean (*says) (const char *text))
{
  json_t *item = NULL;
  size_t i = 0;

  if (says (trab_fhir_element_get_text (concept, "text")))
    return trab_fhir_element_get_text (concept, "text");
  json_array_foreach (json_object_get (concept, "coding"), i, item)
    if (says (trab_fhir_element_get_text (item, "display")))
      return trab_fhir_element_get_text (item, "display");
  json_array_foreach (json_object_get (element, "note"), i, item)
    if (says (trab_fhir_element_get_text (item, "text")))
      return trab_fhir_element_get_text (item, "text");
  json_array_foreach (json_object_get (element, "category"), i, item)
    {
      const char *found = find_in_category (item, says);

      if (found != NULL)
        return found;
    }
  return NULL;
}

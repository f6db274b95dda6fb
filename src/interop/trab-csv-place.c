/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-csv-place.h"

#include "trab-fhir-words.h"

static const struct
{
  const char *word;
  const char *side;
} sides[] = {
  { "left", "left" },   { "l", "left" },         { "lt", "left" },        { "links", "left" },
  { "gauche", "left" }, { "izquierda", "left" }, { "izquierdo", "left" }, { "right", "right" },
  { "r", "right" },     { "rt", "right" },       { "rechts", "right" },   { "droite", "right" },
  { "droit", "right" }, { "derecha", "right" },  { "derecho", "right" },
};

/**
 * trab_csv_place_read_side:
 * @side: (out): "left" or "right"
 *
 * Returns: FALSE, @side as it was, for what names neither, or may name both
 */
gboolean
trab_csv_place_read_side (const char *text, const char **side)
{
  g_autofree char *small = g_strstrip (g_utf8_strdown (text, -1));

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (g_str_equal (small, sides[i].word))
      {
        *side = sides[i].side;
        return TRUE;
      }
  return FALSE;
}

/* "Neck" and "total hip" of a densitometer; a bare "hip" may be either, and "L3" is no spine. */
static TrabSite
site_of_words (const char *text)
{
  TrabFhirWords words = trab_fhir_words_read (text);
  gboolean is_single = FALSE;
  g_autofree char *vertebrae = trab_fhir_words_dup_vertebrae (text, &is_single);

  if ((vertebrae != NULL && is_single) || (words & TRAB_FHIR_WORDS_OTHER_REGION))
    return TRAB_SITE_NONE;
  words &= TRAB_FHIR_WORDS_SPINE | TRAB_FHIR_WORDS_FEMUR | TRAB_FHIR_WORDS_NECK
           | TRAB_FHIR_WORDS_TOTAL | TRAB_FHIR_WORDS_FOREARM | TRAB_FHIR_WORDS_HEEL;
  if (words == TRAB_FHIR_WORDS_SPINE || words == (TRAB_FHIR_WORDS_SPINE | TRAB_FHIR_WORDS_TOTAL))
    return TRAB_SITE_LUMBAR_SPINE;
  if (words == TRAB_FHIR_WORDS_NECK || words == (TRAB_FHIR_WORDS_NECK | TRAB_FHIR_WORDS_FEMUR))
    return TRAB_SITE_FEMORAL_NECK;
  if (words == (TRAB_FHIR_WORDS_TOTAL | TRAB_FHIR_WORDS_FEMUR))
    return TRAB_SITE_TOTAL_HIP;
  if (words == TRAB_FHIR_WORDS_FOREARM)
    return TRAB_SITE_FOREARM;
  return words == TRAB_FHIR_WORDS_HEEL ? TRAB_SITE_HEEL : TRAB_SITE_NONE;
}

/**
 * trab_csv_place_read_site:
 * @text: the name of a site (docs/FORMATS.md), or words of a densitometer that name one alone
 *
 * Returns: FALSE, @site as it was, for what names none or several
 */
gboolean
trab_csv_place_read_site (const char *text, TrabSite *site)
{
  TrabSite found = TRAB_SITE_NONE;

  if (!trab_measure_site_from_string (text, &found))
    found = site_of_words (text);
  if (found == TRAB_SITE_NONE)
    return FALSE;
  *site = found;
  return TRUE;
}

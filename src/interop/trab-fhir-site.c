/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fhir-site.h"

#include "trab-fhir-element.h"
#include "trab-fhir-own-code.h"
#include "trab-fhir-words.h"

/* Every text that names what was measured and where: displays, the code's text, the body site. */
static GPtrArray *
collect_texts (TrabFhirResource *self, TrabFhirValue *value)
{
  GPtrArray *texts = g_ptr_array_new ();
  json_t *concepts[]
      = { json_object_get (value->element, "code"), json_object_get (self->root, "bodySite") };
  json_t *coding = NULL;
  size_t i = 0;

  for (guint c = 0; c < G_N_ELEMENTS (concepts); c++)
    {
      const char *text = trab_fhir_element_get_text (concepts[c], "text");

      json_array_foreach (json_object_get (concepts[c], "coding"), i, coding)
        if (trab_fhir_element_get_text (coding, "display") != NULL)
          g_ptr_array_add (texts, (char *) trab_fhir_element_get_text (coding, "display"));
      if (text != NULL)
        g_ptr_array_add (texts, (char *) text);
    }
  return texts;
}

static void
report (TrabFhirResource *self,
        TrabFhirValue *value,
        TrabFindingSeverity severity,
        TrabFindingCode code,
        const char *received,
        const char *expected)
{
  trab_fhir_value_report (self, value,
                          &(TrabFindingFields){ .severity = severity,
                                                .code = code,
                                                .pointer = "/code",
                                                .received = received,
                                                .expected = expected });
}

/* LOINC's own names of scores say "bone density" too; a text that says nothing of a score under a
 * score's code contradicts it. */
static gboolean
contradicts_measure (TrabMeasure measure, TrabFhirWords words)
{
  switch ((int) measure)
    {
    case TRAB_MEASURE_BMD:
      return words & (TRAB_FHIR_WORDS_T_SCORE | TRAB_FHIR_WORDS_Z_SCORE);
    case TRAB_MEASURE_T_SCORE:
      return words & TRAB_FHIR_WORDS_Z_SCORE
             || (words & TRAB_FHIR_WORDS_BMD && !(words & TRAB_FHIR_WORDS_T_SCORE));
    case TRAB_MEASURE_Z_SCORE:
      return words & TRAB_FHIR_WORDS_T_SCORE
             || (words & TRAB_FHIR_WORDS_BMD && !(words & TRAB_FHIR_WORDS_Z_SCORE));
    default:
      return FALSE;
    }
}

static TrabSite
site_of_hip (TrabSite coded, TrabFhirWords all)
{
  if (all & TRAB_FHIR_WORDS_OTHER_REGION)
    return TRAB_SITE_FEMUR_UNSPECIFIED;
  if (all & TRAB_FHIR_WORDS_NECK)
    return coded == TRAB_SITE_TOTAL_HIP ? TRAB_SITE_FEMUR_UNSPECIFIED : TRAB_SITE_FEMORAL_NECK;
  if (all & TRAB_FHIR_WORDS_TOTAL)
    return TRAB_SITE_TOTAL_HIP;
  return coded == TRAB_SITE_UNSPECIFIED ? TRAB_SITE_FEMUR_UNSPECIFIED : coded;
}

/* Words fill in a site only under a code of "any site"; a code whose own name has a site that our
 * table does not take over (a T-score computed from CT) stays without one. */
static TrabSite
site_of_words (const TrabCode *code, TrabFhirWords all)
{
  TrabSite coded = code->site;

  if (coded == TRAB_SITE_UNSPECIFIED
      && trab_fhir_words_read (code->display) & TRAB_FHIR_WORDS_ANY_SITE)
    return coded;
  if (all & TRAB_FHIR_WORDS_ANY_HIP)
    return all & TRAB_FHIR_WORDS_SPINE ? TRAB_SITE_UNSPECIFIED : site_of_hip (coded, all);
  if (coded != TRAB_SITE_UNSPECIFIED)
    return coded;
  if (all & TRAB_FHIR_WORDS_SPINE)
    return TRAB_SITE_LUMBAR_SPINE;
  if (all & TRAB_FHIR_WORDS_FOREARM)
    return TRAB_SITE_FOREARM;
  return all & TRAB_FHIR_WORDS_HEEL ? TRAB_SITE_HEEL : TRAB_SITE_UNSPECIFIED;
}

static void
offer_site (TrabFhirValue *value, TrabSite site)
{
  for (guint i = 0; i < value->n_sites; i++)
    if (value->sites[i] == site)
      return;
  value->sites[value->n_sites++] = site;
}

/* The sites that the words name, and the code's. */
static void
offer_sites (TrabFhirValue *value, TrabFhirWords all)
{
  TrabSite coded = value->code->site;

  if (coded != TRAB_SITE_UNSPECIFIED && coded != TRAB_SITE_FEMUR_UNSPECIFIED)
    offer_site (value, coded);
  if (all & TRAB_FHIR_WORDS_SPINE)
    offer_site (value, TRAB_SITE_LUMBAR_SPINE);
  if (all & TRAB_FHIR_WORDS_ANY_HIP || coded == TRAB_SITE_FEMUR_UNSPECIFIED)
    {
      offer_site (value, TRAB_SITE_FEMORAL_NECK);
      offer_site (value, TRAB_SITE_TOTAL_HIP);
    }
  if (all & TRAB_FHIR_WORDS_FOREARM)
    offer_site (value, TRAB_SITE_FOREARM);
}

static void
set_site_doubt (TrabFhirValue *value,
                TrabFindingSeverity severity,
                TrabFindingCode code,
                const char *received)
{
  value->site_doubt
      = (TrabFindingFields){ .severity = severity,
                             .code = code,
                             .pointer = "/code",
                             .received = received ? received : "",
                             .expected = trab_measure_site_to_string (value->code->site) };
}

/* @other: a text that names another site than the code's; @first: any text at all. Code and words
 * that name different sites, and a femur without its region, are asked about. */
static void
settle_site (TrabFhirValue *value, TrabFhirWords all, const char *first, const char *other)
{
  TrabSite coded = value->code->site;

  if (other != NULL)
    {
      value->fields.site = TRAB_SITE_UNSPECIFIED;
      set_site_doubt (value, TRAB_FINDING_CONFLICT, TRAB_FINDING_CODE_SITE_CONFLICT, other);
      offer_sites (value, all);
      return;
    }
  if (!(all & TRAB_FHIR_WORDS_ANY_SITE) && first != NULL && coded != TRAB_SITE_FEMUR_UNSPECIFIED)
    value->fields.site = TRAB_SITE_UNSPECIFIED;
  else
    value->fields.site = site_of_words (value->code, all);
  if (coded == TRAB_SITE_TOTAL_HIP && value->fields.site == TRAB_SITE_FEMUR_UNSPECIFIED)
    set_site_doubt (value, TRAB_FINDING_CONFLICT, TRAB_FINDING_CODE_SITE_CONFLICT, first);
  else if (value->fields.site == TRAB_SITE_UNSPECIFIED
           || value->fields.site == TRAB_SITE_FEMUR_UNSPECIFIED)
    set_site_doubt (value, TRAB_FINDING_CHANGED, TRAB_FINDING_CODE_SITE_MISSING, first);
  if (value->fields.site == TRAB_SITE_FEMUR_UNSPECIFIED && !(all & TRAB_FHIR_WORDS_OTHER_REGION))
    offer_sites (value, all);
}

/* @other: a text that names the other side than the code's. */
static void
settle_side (TrabFhirResource *self, TrabFhirValue *value, TrabFhirWords all, const char *other)
{
  gboolean is_left = (all & TRAB_FHIR_WORDS_LEFT) != 0;
  gboolean is_right = (all & TRAB_FHIR_WORDS_RIGHT) != 0;

  if (other != NULL)
    report (self, value, TRAB_FINDING_CONFLICT, TRAB_FINDING_CODE_SIDE_CONFLICT, other,
            value->code->side);
  else if (value->code->side != NULL)
    value->fields.side = value->code->side;
  else if (is_left != is_right && value->fields.site != TRAB_SITE_LUMBAR_SPINE)
    value->fields.side = is_left ? "left" : "right";
}

static gboolean
names_other_side (const char *coded, TrabFhirWords words)
{
  TrabFhirWords said = words & (TRAB_FHIR_WORDS_LEFT | TRAB_FHIR_WORDS_RIGHT);

  return (g_strcmp0 (coded, "left") == 0 && said == TRAB_FHIR_WORDS_RIGHT)
         || (g_strcmp0 (coded, "right") == 0 && said == TRAB_FHIR_WORDS_LEFT);
}

/* Whether a site of our own may stand under the code: the code names no other one. */
static gboolean
fits_code (TrabSite coded, TrabSite site)
{
  return coded == TRAB_SITE_UNSPECIFIED || coded == site
         || (coded == TRAB_SITE_FEMUR_UNSPECIFIED && site == TRAB_SITE_FEMORAL_NECK);
}

/* What a program of ours wrote says site, side and region itself. FALSE: it did not. */
static gboolean
read_own_site (TrabFhirResource *self, TrabFhirValue *value)
{
  json_t *place = json_object_get (self->root, "bodySite");
  const char *said = trab_fhir_element_get_code_of (place, TRAB_FHIR_OWN_CODE_SITE);
  const char *side = trab_fhir_element_get_code_of (place, TRAB_FHIR_OWN_CODE_SIDE);
  TrabSite site = TRAB_SITE_NONE;

  if (value->element != self->root || said == NULL || !trab_measure_site_from_string (said, &site)
      || !fits_code (value->code->site, site)
      || (value->code->side != NULL && g_strcmp0 (value->code->side, side) != 0))
    return FALSE;
  value->fields.site = site;
  value->fields.side
      = g_strcmp0 (side, "left") == 0 || g_strcmp0 (side, "right") == 0 ? side : NULL;
  value->fields.region = trab_fhir_element_get_text (
      trab_fhir_element_find_extension (place, TRAB_FHIR_OWN_CODE_REGION), "valueString");
  if (site == TRAB_SITE_UNSPECIFIED || site == TRAB_SITE_FEMUR_UNSPECIFIED)
    set_site_doubt (value, TRAB_FINDING_CHANGED, TRAB_FINDING_CODE_SITE_MISSING,
                    trab_fhir_element_get_text (place, "text"));
  if (site == TRAB_SITE_FEMUR_UNSPECIFIED && value->fields.region == NULL)
    offer_sites (value, TRAB_FHIR_WORDS_ANY_HIP);
  return TRUE;
}

/**
 * trab_fhir_site_read:
 * Fills site, side and region of a densitometry value from its code and its words. Where they
 * disagree, nothing is chosen: the site is left unsaid and the doubt is set. A code whose text
 * names no site at all is not believed either (a common sender uses one forearm code for all).
 *
 * Returns: FALSE, with a finding, when code and words are of different measures, or the value is
 *   that of a single vertebra
 */
gboolean
trab_fhir_site_read (TrabFhirResource *resource, TrabFhirValue *value)
{
  g_autoptr (GPtrArray) texts = collect_texts (resource, value);
  TrabFhirWords allowed = trab_fhir_words_of_site (value->code->site);
  TrabFhirWords all = 0;
  const char *other = NULL;
  const char *other_side = NULL;

  if (read_own_site (resource, value))
    return TRUE;
  for (guint i = 0; i < texts->len; i++)
    {
      const char *text = texts->pdata[i];
      TrabFhirWords words = trab_fhir_words_read (text);
      gboolean is_single = FALSE;
      char *vertebrae = trab_fhir_words_dup_vertebrae (text, &is_single);

      if (trab_fhir_words_get_region (text) != NULL)
        value->fields.region = trab_fhir_words_get_region (text);
      if (vertebrae != NULL)
        value->fields.region = trab_fhir_resource_keep (resource, vertebrae);
      if (is_single)
        {
          report (resource, value, TRAB_FINDING_SKIPPED, TRAB_FINDING_CODE_VERTEBRA, text, NULL);
          return FALSE;
        }
      if (contradicts_measure (value->code->measure, words))
        {
          report (resource, value, TRAB_FINDING_CONFLICT, TRAB_FINDING_CODE_MEASURE_CONFLICT, text,
                  value->code->display ? value->code->display : value->code->code);
          return FALSE;
        }
      all |= words;
      if (allowed != 0 && words & TRAB_FHIR_WORDS_ANY_SITE && !(words & allowed))
        other = text;
      if (names_other_side (value->code->side, words))
        other_side = text;
    }
  settle_site (value, all, texts->len > 0 ? texts->pdata[texts->len - 1] : NULL, other);
  settle_side (resource, value, all, other_side);
  return TRUE;
}

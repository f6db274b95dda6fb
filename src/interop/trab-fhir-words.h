/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <jansson.h>

#include "trab-measure.h"

G_BEGIN_DECLS

/** What a text says about a densitometry value; the words are looked for, nothing is inferred. */
typedef enum
{
  TRAB_FHIR_WORDS_SPINE = 1 << 0,
  TRAB_FHIR_WORDS_FEMUR = 1 << 1, /* hip or femur, region not said */
  TRAB_FHIR_WORDS_NECK = 1 << 2,
  TRAB_FHIR_WORDS_TOTAL = 1 << 3,
  TRAB_FHIR_WORDS_OTHER_REGION = 1 << 4, /* Ward's triangle, trochanter, shaft … */
  TRAB_FHIR_WORDS_FOREARM = 1 << 5,
  TRAB_FHIR_WORDS_HEEL = 1 << 6,
  TRAB_FHIR_WORDS_LEFT = 1 << 7,
  TRAB_FHIR_WORDS_RIGHT = 1 << 8,
  TRAB_FHIR_WORDS_T_SCORE = 1 << 9,
  TRAB_FHIR_WORDS_Z_SCORE = 1 << 10,
  TRAB_FHIR_WORDS_BMD = 1 << 11,
} TrabFhirWords;

#define TRAB_FHIR_WORDS_ANY_HIP                                                                    \
  (TRAB_FHIR_WORDS_FEMUR | TRAB_FHIR_WORDS_NECK | TRAB_FHIR_WORDS_OTHER_REGION)
#define TRAB_FHIR_WORDS_ANY_SITE                                                                   \
  (TRAB_FHIR_WORDS_SPINE | TRAB_FHIR_WORDS_ANY_HIP | TRAB_FHIR_WORDS_FOREARM | TRAB_FHIR_WORDS_HEEL)

TrabFhirWords trab_fhir_words_read (const char *text);
const char *trab_fhir_words_get_region (const char *text);
TrabFhirWords trab_fhir_words_of_site (TrabSite site);
gboolean trab_fhir_words_deny (const char *text);
gboolean trab_fhir_words_of_family (const char *text);
gboolean trab_fhir_words_end (const char *text);
const char *trab_fhir_words_find (json_t *concept,
                                  json_t *element,
                                  gboolean (*says) (const char *text));
char *trab_fhir_words_dup_vertebrae (const char *text, gboolean *is_single);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <jansson.h>

#include "trab-code-map.h"
#include "trab-moment.h"

G_BEGIN_DECLS

#define TRAB_FHIR_ELEMENT_LOINC "http://loinc.org"
#define TRAB_FHIR_ELEMENT_SNOMED "http://snomed.info/sct"
#define TRAB_FHIR_ELEMENT_ATC "http://www.whocc.no/atc"
#define TRAB_FHIR_ELEMENT_ICD_10 "http://hl7.org/fhir/sid/icd-10"
#define TRAB_FHIR_ELEMENT_ICD_10_CM "http://hl7.org/fhir/sid/icd-10-cm"
#define TRAB_FHIR_ELEMENT_UCUM "http://unitsofmeasure.org"

/* The security label of made-up health data. */
#define TRAB_FHIR_ELEMENT_ACT_REASON "http://terminology.hl7.org/CodeSystem/v3-ActReason"
#define TRAB_FHIR_ELEMENT_TEST_DATA "HTEST"

/* Reading the data types of FHIR; every function accepts NULL and the wrong type as "absent". */
const char *trab_fhir_element_get_text (json_t *object, const char *name);
gboolean trab_fhir_element_is_true (json_t *object, const char *name);
const char *trab_fhir_element_get_words (json_t *concept);
gboolean trab_fhir_element_is_reversed (json_t *period);
const TrabCode *trab_fhir_element_look_up (const TrabCodeMap *codes, json_t *coding);
const TrabCode *trab_fhir_element_find_code (const TrabCodeMap *codes,
                                             json_t *concept,
                                             TrabCodeRole role);
gboolean trab_fhir_element_has_code (json_t *concept, const char *system, const char *code);
const char *trab_fhir_element_get_code (json_t *concept);
const char *trab_fhir_element_get_code_of (json_t *concept, const char *system);
json_t *trab_fhir_element_find_extension (json_t *object, const char *url);
TrabAnswer trab_fhir_element_get_extension (json_t *object, const char *url);

G_END_DECLS

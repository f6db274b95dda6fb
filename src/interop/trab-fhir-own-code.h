/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-code-map.h"

G_BEGIN_DECLS

/* Our own code systems, for what the public ones do not name or our table of codes does not hold:
 * measures, sites of fractures and substances by our ids. Every reader of ours understands them. */
#define TRAB_FHIR_OWN_CODE_MEASURE "https://trabecula.github.io/fhir/CodeSystem/measure"
#define TRAB_FHIR_OWN_CODE_FRACTURE "https://trabecula.github.io/fhir/CodeSystem/fracture-site"
#define TRAB_FHIR_OWN_CODE_MEDICINE "https://trabecula.github.io/fhir/CodeSystem/substance"

/* Where a scan was, in a bodySite: site and side as codes, the region as an extension. Read before
 * any words, so that a site that nobody has settled stays unsettled. */
#define TRAB_FHIR_OWN_CODE_SITE "https://trabecula.github.io/fhir/CodeSystem/scan-site"
#define TRAB_FHIR_OWN_CODE_SIDE "https://trabecula.github.io/fhir/CodeSystem/scan-side"
#define TRAB_FHIR_OWN_CODE_REGION "https://trabecula.github.io/fhir/StructureDefinition/scan-region"

/* Our questionnaire of visits, and the tag of what a program of ours worked out. */
#define TRAB_FHIR_OWN_CODE_VISIT "https://trabecula.github.io/fhir/Questionnaire/visit"
#define TRAB_FHIR_OWN_CODE_DERIVED "https://trabecula.github.io/fhir/CodeSystem/origin"

/* What was added to a signed visit, and when, where no instant is known. */
#define TRAB_FHIR_OWN_CODE_DOCUMENT "https://trabecula.github.io/fhir/CodeSystem/document"
#define TRAB_FHIR_OWN_CODE_ADDENDUM "addendum"
#define TRAB_FHIR_OWN_CODE_WRITTEN "https://trabecula.github.io/fhir/StructureDefinition/written"

/* That somebody is known to have no allergies. */
#define TRAB_FHIR_OWN_CODE_ALLERGY "https://trabecula.github.io/fhir/CodeSystem/allergy"
#define TRAB_FHIR_OWN_CODE_NO_ALLERGY "none-known"

/* Extensions with a valueString; the share of doses taken is a valueDecimal. */
#define TRAB_FHIR_OWN_CODE_SOFTWARE "https://trabecula.github.io/fhir/StructureDefinition/software"
#define TRAB_FHIR_OWN_CODE_ARTEFACTS                                                               \
  "https://trabecula.github.io/fhir/StructureDefinition/artefacts"
#define TRAB_FHIR_OWN_CODE_REGIMEN "https://trabecula.github.io/fhir/StructureDefinition/regimen"
#define TRAB_FHIR_OWN_CODE_ADHERENCE                                                               \
  "https://trabecula.github.io/fhir/StructureDefinition/adherence"
#define TRAB_FHIR_OWN_CODE_DEATH_SOURCE                                                            \
  "https://trabecula.github.io/fhir/StructureDefinition/death-source"

/* Our own extensions, each with a valueCode "yes" or "no"; nothing is said where they are absent.
 */
#define TRAB_FHIR_OWN_CODE_LOW_TRAUMA                                                              \
  "https://trabecula.github.io/fhir/StructureDefinition/low-trauma"
#define TRAB_FHIR_OWN_CODE_FASTING "https://trabecula.github.io/fhir/StructureDefinition/fasting"

const TrabCode *trab_fhir_own_code_find (const char *system, const char *code);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-import-report.h"
#include "trab-session-import.h"
#include "trab-session.h"

G_BEGIN_DECLS

/* Parts of a FHIR bundle, as texts */
#define FIXTURE_CLINIC_TODAY ((TrabDate){ 2026, 11, 30 })
#define FIXTURE_CLINIC_BASE "http://clinic.example/fhir/"
#define ENTRY(type, id, rest)                                                                      \
  "{\"fullUrl\":\"" FIXTURE_CLINIC_BASE type "/" id "\",\"resource\":{\"resourceType\":\"" type    \
  "\",\"id\":\"" id "\"," rest "}}"
#define PATIENT(id, family)                                                                        \
  ENTRY ("Patient", id,                                                                            \
         "\"identifier\":[{\"system\":\"http://clinic.example/mrn\",\"value\":\"" id               \
         "\"}],\"name\":[{\"family\":\"" family "\",\"given\":[\"Ada\"]}],\"gender\":\"female\","  \
         "\"birthDate\":\"1955-03-09\"")
#define SUBJECT(id) "\"subject\":{\"reference\":\"Patient/" id "\"}"
#define LOINC(code)                                                                                \
  "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"" code "\"}]}"
#define QUANTITY(value, unit)                                                                      \
  "\"valueQuantity\":{\"value\":" value ",\"unit\":\"" unit                                        \
  "\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"" unit "\"}"
#define OBSERVATION(id, of, code, day, rest)                                                       \
  ENTRY ("Observation", id,                                                                        \
         "\"status\":\"final\"," LOINC (code) "," SUBJECT (of) ",\"effectiveDateTime\":\"" day     \
                                                               "\"," rest)
#define AT(text) ",\"bodySite\":{\"text\":\"" text "\"},\"device\":{\"display\":\"Hologic A\"}"
#define T_SCORE "38263-0"
#define FEMUR "24701-5"
#define WEIGHT "29463-7"

/* A practice store in a folder of its own, that goes away with it. */
typedef struct
{
  char *folder;
  TrabSession *session;
} Clinic;

Clinic fixture_clinic_open (void);
TrabSession *fixture_clinic_open_people (const char *folder, TrabDate today);
char *fixture_clinic_dup_store (const Clinic *clinic);
TrabRecord *fixture_clinic_add (Clinic *clinic, TrabRecord *record);
void fixture_clinic_clear (Clinic *clinic);
TrabImport *fixture_clinic_read_text (Clinic *clinic, const char *text);
TrabImport *fixture_clinic_read_bundle (Clinic *clinic, const char *entries);
GPtrArray *fixture_clinic_save (Clinic *clinic, TrabImport *import);
GPtrArray *fixture_clinic_list_ids (GPtrArray *reports);
TrabRecord *fixture_clinic_take_in (Clinic *clinic, const char *entries);
const TrabFindingFields *fixture_clinic_find (TrabImport *import, TrabFindingCode code);
double fixture_clinic_latest (TrabRecord *record, TrabMeasure measure, TrabSite site);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Clinic, fixture_clinic_clear)

G_END_DECLS

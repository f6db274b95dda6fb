/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-date.h"
#include "trab-json-text.h"

G_BEGIN_DECLS

/** TrabFhirTextExtension: a simple extension; none is written where @text is NULL. @member: its
 * value[x]; a number where that is valueDecimal */
typedef struct
{
  const char *url;
  const char *member;
  const char *text;
} TrabFhirTextExtension;

/* Writing the data types of FHIR. */
char *trab_fhir_text_dup_url (const char *text);
void trab_fhir_text_add_coding (TrabJsonText *json,
                                const char *system,
                                const char *code,
                                const char *display);
void trab_fhir_text_add_concept (TrabJsonText *json,
                                 const char *name,
                                 const char *system,
                                 const char *code,
                                 const char *display,
                                 const char *text);
void trab_fhir_text_add_words (TrabJsonText *json, const char *name, const char *text);
void trab_fhir_text_add_single (TrabJsonText *json,
                                const char *list,
                                const char *member,
                                const char *text);
void trab_fhir_text_add_reference (TrabJsonText *json, const char *name, const char *url);
void trab_fhir_text_add_references (TrabJsonText *json, const char *list, GPtrArray *urls);
void trab_fhir_text_add_date (TrabJsonText *json, const char *name, TrabDate date);
void trab_fhir_text_add_extensions (TrabJsonText *json,
                                    const TrabFhirTextExtension *extensions,
                                    guint n_extensions);

G_END_DECLS

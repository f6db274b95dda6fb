/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-fhir-text.h"
#include "trab-fhir-writing.h"

G_BEGIN_DECLS

/**
 * TrabFhirBundle:
 * A bundle while it is written, for the files that each write one kind of resource.
 * @urls: every fullUrl given so far
 * @written: of char *: the fullUrls of what is written, in its order
 * @replaced: ids of rows that a later row replaces
 * @densities: place and moment of a BMD -> its fullUrl
 * @rows: row or visit of the record that is written -> its fullUrl
 */
typedef struct
{
  TrabJsonText *json;
  TrabRecord *record;
  const TrabFhirWriting *how;
  char *patient_url;
  GHashTable *urls;
  GPtrArray *written;
  GHashTable *replaced;
  GHashTable *densities;
  GHashTable *rows;
} TrabFhirBundle;

char *trab_fhir_bundle_dup_own_url (TrabFhirBundle *self, const char *what);
void trab_fhir_bundle_begin (TrabFhirBundle *self, const char *type, const char *url);
void trab_fhir_bundle_end (TrabFhirBundle *self);
void trab_fhir_bundle_add_subject (TrabFhirBundle *self, const char *name);

G_END_DECLS

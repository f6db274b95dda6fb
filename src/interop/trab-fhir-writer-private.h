/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-fhir-text.h"
#include "trab-fhir-writer.h"

G_BEGIN_DECLS

/**
 * TrabFhirWriter:
 * A bundle while it is written. For the files of the writer only: each writes one kind of resource.
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
} TrabFhirWriter;

char *trab_fhir_writer_dup_own_url (TrabFhirWriter *self, const char *what);
void trab_fhir_writer_begin (TrabFhirWriter *self, const char *type, const char *url);
void trab_fhir_writer_end (TrabFhirWriter *self);
void trab_fhir_writer_add_subject (TrabFhirWriter *self, const char *name);

G_END_DECLS

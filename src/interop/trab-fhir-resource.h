/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-code-map.h"
#include "trab-fhir-file.h"
#include "trab-import.h"
#include "trab-merge-index.h"

G_BEGIN_DECLS

/** TrabFhirAddendum: what was added to a visit, until all visits are read. @addendum: its visit is
 * that of an entry; @kept: index among the resources of the import */
typedef struct
{
  TrabAddendum *addendum;
  guint kept;
} TrabFhirAddendum;

/**
 * TrabFhirPerson:
 * What is gathered of one person while the resources are read.
 * @answers: question id -> text
 * @answered: the latest moment that an answer speaks of
 * @allergies: of char *; @has_no_allergies: that there are none was said
 * @addenda: of TrabFhirAddendum
 * @fractures: of TrabFracture; @fracture_keys: what tells one from another
 * @course_sources: of the courses added so far
 * @n_resources: how many resources are the person's
 */
typedef struct
{
  TrabMergeIndex *measurements;
  GHashTable *answers;
  TrabMoment answered;
  TrabMoment smoking;
  GPtrArray *allergies;
  gboolean has_no_allergies;
  GPtrArray *addenda;
  GPtrArray *fractures;
  GHashTable *fracture_keys;
  GHashTable *course_sources;
  guint n_resources;
} TrabFhirPerson;

/**
 * TrabFhirContext:
 * One import while it is being made.
 * @today: what lies behind it has not happened; may not be known
 * @persons: of TrabFhirPerson, by the index of the person in @import
 * @persons_by_entry: index of a Patient's entry + 1 -> person + 1
 * @persons_by_name: "system|value", or a reference to nobody in the file -> person + 1
 * @observations: key of an observation -> itself, to count exact repetitions
 */
typedef struct
{
  TrabFhirFile *file;
  const TrabCodeMap *codes;
  TrabDate today;
  TrabImport *import;
  GPtrArray *persons;
  GHashTable *persons_by_entry;
  GHashTable *persons_by_name;
  GHashTable *observations;
} TrabFhirContext;

/**
 * TrabFhirResource:
 * The resource being read.
 * @kept: its index among the resources of the import
 * @person: whose it is; -1 for nobody's
 * @texts: texts that must live as long as the resource is being read
 */
typedef struct
{
  TrabFhirContext *context;
  guint entry;
  guint kept;
  const TrabFhirEntry *where;
  TrabJsonDocument *document;
  json_t *root;
  int person;
  GStringChunk *texts;
} TrabFhirResource;

void trab_fhir_resource_report (TrabFhirResource *self, const TrabFindingFields *fields);
TrabImportPerson *trab_fhir_resource_get_person (TrabFhirResource *self);
TrabFhirPerson *trab_fhir_resource_get_history (TrabFhirResource *self);
const char *trab_fhir_resource_keep (TrabFhirResource *self, char *text);
const char *trab_fhir_resource_get_number (TrabFhirResource *self, json_t *number);
const char *trab_fhir_resource_get_primitive (TrabFhirResource *self, json_t *value);
char *trab_fhir_resource_dup_source (TrabFhirResource *self);
char *trab_fhir_resource_dup_entry_id (guint entry);
gboolean trab_fhir_resource_is_future (TrabFhirResource *self, TrabDate date);
gboolean trab_fhir_resource_read_moment (TrabFhirResource *self,
                                         const char *subject,
                                         const char *const *elements,
                                         TrabMoment *moment);
int trab_fhir_resource_add_person (TrabFhirResource *self,
                                   TrabPatient *patient,
                                   const char *reference,
                                   gboolean is_quarantined);
TrabJsonDocument *trab_fhir_resource_load (TrabFhirResource *self, json_t *reference);
json_t *trab_fhir_resource_find_contained (TrabFhirResource *self, const char *reference);

G_END_DECLS

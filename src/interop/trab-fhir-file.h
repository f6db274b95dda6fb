/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trab-json-document.h"

G_BEGIN_DECLS

/**
 * TrabFhirEntry:
 * One resource of a file and where it lies.
 * @full_url: (nullable): Bundle.entry.fullUrl
 * @type, @id: (nullable): as far as they could be read
 * @problem: (nullable): why its JSON cannot be trusted
 * @pointer: JSON pointer of the resource in the file (of its line, for NDJSON)
 */
typedef struct
{
  char *full_url;
  char *type;
  char *id;
  char *problem;
  char *pointer;
  gsize offset;
  gsize length;
  guint line;
} TrabFhirEntry;

/** TrabFhirFile: a FHIR R4 file, taken apart into resources; its bundle, if any, is understood. */
typedef struct _TrabFhirFile TrabFhirFile;

TrabFhirFile *trab_fhir_file_new (GBytes *bytes, GError **error);
void trab_fhir_file_free (TrabFhirFile *file);
guint trab_fhir_file_get_n_entries (TrabFhirFile *file);
const TrabFhirEntry *trab_fhir_file_get_entry (TrabFhirFile *file, guint index);
gboolean trab_fhir_file_has_more_pages (TrabFhirFile *file);
const char *trab_fhir_file_get_release (TrabFhirFile *file);
TrabJsonDocument *trab_fhir_file_load (TrabFhirFile *file, guint index);
int trab_fhir_file_resolve (TrabFhirFile *file, const char *reference, guint from_entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabFhirFile, trab_fhir_file_free)

G_END_DECLS

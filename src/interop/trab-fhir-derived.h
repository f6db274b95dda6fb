/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <jansson.h>

#include "trab-fhir-bundle.h"

G_BEGIN_DECLS

/* What follows from the rows and answers of a record, in the words of other programs: reports of
 * scans, conditions, parents, plans, goals, chances, and who wrote it all. Each is marked as worked
 * out, and our reader takes none of it for something that was told. */
void trab_fhir_derived_write_all (TrabFhirBundle *writer);
gboolean trab_fhir_derived_is (json_t *root);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-fhir-resource.h"
#include "trab-fhir-bundle.h"

G_BEGIN_DECLS

void trab_fhir_addendum_write_all (TrabFhirBundle *writer);
gboolean trab_fhir_addendum_read (TrabFhirResource *resource);
void trab_fhir_addendum_finish (TrabFhirContext *context);

G_END_DECLS

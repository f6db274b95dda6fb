/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-fhir-resource.h"

G_BEGIN_DECLS

gboolean trab_fhir_allergy_read (TrabFhirResource *resource);
void trab_fhir_allergy_finish (TrabFhirContext *context);

G_END_DECLS

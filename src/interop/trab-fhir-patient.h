/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-fhir-resource.h"

G_BEGIN_DECLS

int trab_fhir_patient_read (TrabFhirResource *resource,
                            json_t *patient,
                            const char *reference,
                            int known);
int trab_fhir_patient_find (TrabFhirResource *resource, json_t *subject);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-fhir-resource.h"
#include "trab-fhir-bundle.h"

G_BEGIN_DECLS

/* Visits as QuestionnaireResponses of our own questionnaire: every answer as its text. */
void trab_fhir_visit_write_all (TrabFhirBundle *writer);
gboolean trab_fhir_visit_read (TrabFhirResource *resource);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-fhir-resource.h"

G_BEGIN_DECLS

#define TRAB_FHIR_VALUE_N_UNITS 12

/**
 * TrabFhirValue:
 * A number with its unit while it is being understood.
 * @element: the Observation or the component that holds it; @path: its JSON pointer in the resource
 * @code: what is measured
 * @fields: filled as far as things are clear
 * @site_doubt: what is not sure of the place, when its @received is set; @sites: it may be
 * @doubt: what a person must settle before it may be saved, when @has_doubt; @units: it may be in
 */
typedef struct
{
  json_t *element;
  const char *path;
  const TrabCode *code;
  TrabMeasurementFields fields;
  gboolean has_doubt;
  TrabFindingFields doubt;
  const char *units[TRAB_FHIR_VALUE_N_UNITS];
  guint n_units;
  TrabFindingFields site_doubt;
  TrabSite sites[TRAB_N_SITES];
  guint n_sites;
} TrabFhirValue;

gboolean trab_fhir_value_read_number (TrabFhirResource *resource, TrabFhirValue *value);
gboolean trab_fhir_value_read_unit (TrabFhirResource *resource, TrabFhirValue *value);
void trab_fhir_value_report (TrabFhirResource *resource,
                             TrabFhirValue *value,
                             const TrabFindingFields *fields);

G_END_DECLS

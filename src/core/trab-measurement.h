/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "trab-answer.h"
#include "trab-measure.h"
#include "trab-moment.h"

G_BEGIN_DECLS

typedef enum
{
  TRAB_COMPARATOR_EQUAL,
  TRAB_COMPARATOR_LESS,
  TRAB_COMPARATOR_LESS_OR_EQUAL,
  TRAB_COMPARATOR_GREATER,
  TRAB_COMPARATOR_GREATER_OR_EQUAL,
} TrabComparator;

typedef enum
{
  TRAB_MEASUREMENT_FINAL,
  TRAB_MEASUREMENT_AMENDED,
  TRAB_MEASUREMENT_PRELIMINARY,      /* shown as such */
  TRAB_MEASUREMENT_NOT_USED,         /* registered, cancelled, unknown: kept, never computed with */
  TRAB_MEASUREMENT_ENTERED_IN_ERROR, /* kept, hidden */
} TrabMeasurementStatus;

/* No quantity of a person is larger, in any unit: a number beyond it is a slip that no record can
 * hold. */
#define TRAB_MEASUREMENT_LARGEST 1e9

/**
 * TrabMeasurementFields:
 * One number of one person, kept for ever (a correction is a new one that @replaces the old).
 * @value: in the canonical unit of @measure; @comparator tells when it is only a bound
 * @text, @unit: the number and unit as they came, digit by digit
 * @region: what the scan covered, e.g. "L1-L4", "L2,L3"; @vertebrae are part of it
 * @side: "left", "right" or NULL
 * @reference: (nullable): the reference population that made a T- or Z-score
 * @reference_low, @reference_high: (nullable): the limits its laboratory printed beside a result,
 * in
 *   @unit, digit by digit
 * @interpretation: (nullable): its laboratory's own mark, a code of HL7: "H", "LL", "A" ...
 * @scanner: (nullable): maker, model and serial in one text: equal texts are one scanner
 * @laboratory, @method: (nullable): of a laboratory value
 * @fasting: of the blood sample
 * @source: (nullable): where it was imported from (system and identifier), for duplicates
 * @batch_id: (nullable): the import it came with: the undo unit
 */
typedef struct
{
  const char *id;
  const char *patient_id;
  const char *visit_id;
  TrabMeasure measure;
  TrabSite site;
  const char *side;
  const char *region;
  double value;
  TrabComparator comparator;
  const char *text;
  const char *unit;
  TrabMoment moment;
  TrabMeasurementStatus status;
  const char *reference;
  const char *reference_low;
  const char *reference_high;
  const char *interpretation;
  const char *scanner;
  const char *software;
  const char *artefacts;
  const char *laboratory;
  const char *method;
  TrabAnswer fasting;
  const char *note;
  const char *source;
  const char *batch_id;
  const char *replaces;
} TrabMeasurementFields;

#define TRAB_TYPE_MEASUREMENT (trab_measurement_get_type ())
G_DECLARE_FINAL_TYPE (TrabMeasurement, trab_measurement, TRAB, MEASUREMENT, GObject)

TrabMeasurement *trab_measurement_new (const TrabMeasurementFields *fields);
const TrabMeasurementFields *trab_measurement_get (TrabMeasurement *self);
gboolean trab_measurement_is_usable (TrabMeasurement *self);
gboolean trab_measurement_find_limit (TrabMeasurement *self, gboolean is_upper, double *limit);
gboolean trab_measurement_is_marked (TrabMeasurement *self, gboolean is_upper);
const char *trab_measurement_comparator_to_string (TrabComparator comparator);
gboolean trab_measurement_comparator_from_string (const char *text, TrabComparator *comparator);
const char *trab_measurement_status_to_string (TrabMeasurementStatus status);
gboolean trab_measurement_status_from_string (const char *text, TrabMeasurementStatus *status);

G_END_DECLS

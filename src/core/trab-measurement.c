/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-measurement.h"

#include "trab-number.h"
#include "trab-unit.h"

struct _TrabMeasurement
{
  GObject parent_instance;
  GStringChunk *strings;
  TrabMeasurementFields fields;
};

G_DEFINE_FINAL_TYPE (TrabMeasurement, trab_measurement, G_TYPE_OBJECT)

static const char *const comparators[] = {
  [TRAB_COMPARATOR_EQUAL] = "",
  [TRAB_COMPARATOR_LESS] = "<",
  [TRAB_COMPARATOR_LESS_OR_EQUAL] = "<=",
  [TRAB_COMPARATOR_GREATER] = ">",
  [TRAB_COMPARATOR_GREATER_OR_EQUAL] = ">=",
};

static const char *const statuses[] = {
  [TRAB_MEASUREMENT_FINAL] = "final",
  [TRAB_MEASUREMENT_AMENDED] = "amended",
  [TRAB_MEASUREMENT_PRELIMINARY] = "preliminary",
  [TRAB_MEASUREMENT_NOT_USED] = "not-used",
  [TRAB_MEASUREMENT_ENTERED_IN_ERROR] = "entered-in-error",
};

static void
trab_measurement_finalize (GObject *object)
{
  g_string_chunk_free (TRAB_MEASUREMENT (object)->strings);
  G_OBJECT_CLASS (trab_measurement_parent_class)->finalize (object);
}

static void
trab_measurement_class_init (TrabMeasurementClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_measurement_finalize;
}

static void
trab_measurement_init (TrabMeasurement *self)
{
  self->strings = g_string_chunk_new (256);
}

/**
 * trab_measurement_new:
 * @fields: copied, texts too
 *
 * Returns: (transfer full): an immutable record; may be read from any thread
 */
TrabMeasurement *
trab_measurement_new (const TrabMeasurementFields *fields)
{
  TrabMeasurement *self = g_object_new (TRAB_TYPE_MEASUREMENT, NULL);
  TrabMeasurementFields *own = &self->fields;
  const char **texts[] = { &own->id,
                           &own->patient_id,
                           &own->visit_id,
                           &own->side,
                           &own->region,
                           &own->text,
                           &own->unit,
                           &own->reference,
                           &own->reference_low,
                           &own->reference_high,
                           &own->interpretation,
                           &own->scanner,
                           &own->software,
                           &own->artefacts,
                           &own->laboratory,
                           &own->method,
                           &own->note,
                           &own->source,
                           &own->batch_id,
                           &own->replaces };

  *own = *fields;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*texts[i] != NULL)
      *texts[i] = g_string_chunk_insert (self->strings, *texts[i]);
  return self;
}

const TrabMeasurementFields *
trab_measurement_get (TrabMeasurement *self)
{
  g_return_val_if_fail (TRAB_IS_MEASUREMENT (self), NULL);
  return &self->fields;
}

/**
 * trab_measurement_is_usable:
 * Returns: whether it may enter a calculation: a settled, exact number at a place that was said.
 *   "<0.07" is not 0.07.
 */
gboolean
trab_measurement_is_usable (TrabMeasurement *self)
{
  const TrabMeasurementFields *fields = trab_measurement_get (self);

  return (fields->status == TRAB_MEASUREMENT_FINAL || fields->status == TRAB_MEASUREMENT_AMENDED)
         && fields->comparator == TRAB_COMPARATOR_EQUAL
         && fields->site != TRAB_SITE_FEMUR_UNSPECIFIED && fields->site != TRAB_SITE_UNSPECIFIED;
}

/**
 * trab_measurement_find_limit:
 * @limit: (out): of the reference interval that came with the value, in the measure's canonical
 * unit
 *
 * Returns: FALSE, @limit untouched, where none came, or none that can be read
 */
gboolean
trab_measurement_find_limit (TrabMeasurement *self, gboolean is_upper, double *limit)
{
  const TrabMeasurementFields *fields = trab_measurement_get (self);
  const char *text = is_upper ? fields->reference_high : fields->reference_low;
  const char *unit = fields->unit ? fields->unit : trab_measure_get_info (fields->measure)->unit;
  double number = 0;
  double canonical = 0;

  if (!trab_number_parse (text, &number)
      || !trab_unit_to_canonical (fields->measure, number, unit, &canonical, NULL))
    return FALSE;
  *limit = canonical;
  return TRUE;
}

/**
 * trab_measurement_is_marked:
 * Whether its laboratory marked the value itself as high, or as low: a code of HL7's
 * ObservationInterpretation. "Abnormal" without a side counts as high.
 */
gboolean
trab_measurement_is_marked (TrabMeasurement *self, gboolean is_upper)
{
  const char *code = trab_measurement_get (self)->interpretation;

  if (code == NULL)
    return FALSE;
  return is_upper ? code[0] == 'H' || code[0] == 'A' : code[0] == 'L';
}

static gboolean
find_name (const char *const *names, guint n_names, const char *text, guint *index)
{
  for (guint i = 0; i < n_names; i++)
    if (g_strcmp0 (text ? text : "", names[i]) == 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

const char *
trab_measurement_comparator_to_string (TrabComparator comparator)
{
  g_return_val_if_fail (comparator < G_N_ELEMENTS (comparators), NULL);
  return comparators[comparator];
}

gboolean
trab_measurement_comparator_from_string (const char *text, TrabComparator *comparator)
{
  guint index = 0;

  if (!find_name (comparators, G_N_ELEMENTS (comparators), text, &index))
    return FALSE;
  *comparator = (TrabComparator) index;
  return TRUE;
}

const char *
trab_measurement_status_to_string (TrabMeasurementStatus status)
{
  g_return_val_if_fail (status < G_N_ELEMENTS (statuses), NULL);
  return statuses[status];
}

gboolean
trab_measurement_status_from_string (const char *text, TrabMeasurementStatus *status)
{
  guint index = 0;

  if (!find_name (statuses, G_N_ELEMENTS (statuses), text, &index))
    return FALSE;
  *status = (TrabMeasurementStatus) index;
  return TRUE;
}

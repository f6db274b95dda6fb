/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fhir-value.h"

#include <math.h>
#include <string.h>

#include "trab-fhir-element.h"
#include "trab-number.h"
#include "trab-unit.h"

/** trab_fhir_value_report: as trab_fhir_resource_report(), about this value of the resource */
void
trab_fhir_value_report (TrabFhirResource *resource,
                        TrabFhirValue *value,
                        const TrabFindingFields *fields)
{
  TrabFindingFields full = *fields;
  g_autofree char *pointer
      = g_strconcat (value->path, fields->pointer ? fields->pointer : "", NULL);

  full.pointer = pointer;
  full.subject = trab_measure_get_info (value->fields.measure)->id;
  trab_fhir_resource_report (resource, &full);
}

static void
report_received (TrabFhirResource *resource,
                 TrabFhirValue *value,
                 TrabFindingSeverity severity,
                 TrabFindingCode code,
                 const char *pointer,
                 const char *received)
{
  trab_fhir_value_report (
      resource, value,
      &(TrabFindingFields){
          .severity = severity, .code = code, .pointer = pointer, .received = received });
}

static void
append_number (TrabFhirResource *resource, GString *text, json_t *quantity, const char *between)
{
  const char *number
      = trab_fhir_resource_get_number (resource, json_object_get (quantity, "value"));
  const char *unit = trab_fhir_element_get_text (quantity, "unit");

  g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? between : "", number ? number : "?",
                          unit ? " " : "", unit ? unit : "");
}

/* A value that is no number, as it was received: a concept's words, both ends of a range, both
 * parts of a ratio, or the name of the element. */
static char *
dup_other_value (TrabFhirResource *resource, json_t *element)
{
  json_t *concept = json_object_get (element, "valueCodeableConcept");
  json_t *range = json_object_get (element, "valueRange");
  json_t *ratio = json_object_get (element, "valueRatio");
  const char *words = trab_fhir_element_get_words (concept);
  GString *text = g_string_new (words);
  const char *name = NULL;
  json_t *member = NULL;

  if (words == NULL && concept != NULL)
    g_string_append (text, trab_fhir_element_get_code (concept)
                               ? trab_fhir_element_get_code (concept)
                               : "valueCodeableConcept");
  if (range != NULL)
    {
      append_number (resource, text, json_object_get (range, "low"), "");
      append_number (resource, text, json_object_get (range, "high"), " \u2013 ");
    }
  if (ratio != NULL)
    {
      append_number (resource, text, json_object_get (ratio, "numerator"), "");
      append_number (resource, text, json_object_get (ratio, "denominator"), " : ");
    }
  json_object_foreach (element, name, member)
    if (text->len == 0 && g_str_has_prefix (name, "value") && !g_str_equal (name, "valueQuantity"))
      g_string_append (text, name);
  return g_string_free (text, text->len == 0);
}

static void
report_no_number (TrabFhirResource *resource, TrabFhirValue *value, json_t *quantity)
{
  json_t *absent = json_object_get (value->element, "dataAbsentReason");
  json_t *number = json_object_get (quantity, "value");
  const char *text = json_string_value (json_object_get (value->element, "valueString"));
  const char *reason = trab_fhir_element_get_words (absent);
  g_autofree char *other = dup_other_value (resource, value->element);

  if (json_is_string (number))
    text = json_string_value (number);
  if (text != NULL)
    report_received (resource, value, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_NOT_A_NUMBER,
                     json_is_string (number) ? "/valueQuantity/value" : "/valueString", text);
  else if (absent != NULL)
    report_received (resource, value, TRAB_FINDING_SKIPPED, TRAB_FINDING_CODE_VALUE_ABSENT,
                     "/dataAbsentReason", reason ? reason : trab_fhir_element_get_code (absent));
  else if (other != NULL)
    report_received (resource, value, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_NOT_A_NUMBER, NULL,
                     other);
  else
    report_received (resource, value, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_VALUE_MISSING, NULL,
                     NULL);
}

static void
set_doubt (TrabFhirValue *value,
           TrabFindingSeverity severity,
           TrabFindingCode code,
           const char *received,
           const char *expected)
{
  if (value->has_doubt)
    return;
  value->has_doubt = TRUE;
  value->doubt = (TrabFindingFields){ .severity = severity,
                                      .code = code,
                                      .pointer = "/valueQuantity",
                                      .received = received,
                                      .expected = expected };
}

static gboolean
is_score (TrabMeasure measure)
{
  return measure == TRAB_MEASURE_T_SCORE || measure == TRAB_MEASURE_Z_SCORE;
}

static gboolean
is_plausible (TrabMeasure measure, double canonical)
{
  const TrabMeasureInfo *info = trab_measure_get_info (measure);

  return canonical >= info->low && canonical <= info->high;
}

/* LOINC codes mass and moles apart, and HbA1c per cent and mmol/mol: a unit of the other kind means
 * that either the code or the unit is wrong. */
static gboolean
is_molar (const char *unit)
{
  return strstr (unit, "mol") != NULL || g_str_has_prefix (unit, "nM");
}

static gboolean
use_unit (TrabFhirValue *value, const char *unit, double canonical)
{
  value->fields.unit = unit;
  value->fields.value = canonical;
  return TRUE;
}

/* A unit that the value may be in; one that is meant already is not offered again. */
static void
offer_unit (TrabFhirValue *value, const char *unit)
{
  double canonical = 0;

  if (!trab_unit_to_canonical (value->fields.measure, value->fields.value, unit, &canonical, NULL)
      || value->n_units == TRAB_FHIR_VALUE_N_UNITS)
    return;
  for (guint i = 0; i < value->n_units; i++)
    if (g_str_equal (value->units[i], unit))
      return;
  value->units[value->n_units++] = unit;
}

static void
offer_units (TrabFhirValue *value, gboolean must_be_plausible)
{
  TrabMeasure measure = value->fields.measure;
  const char *const *units = trab_unit_list (measure);
  double canonical = 0;

  for (guint i = 0; units[i] != NULL; i++)
    if (trab_unit_to_canonical (measure, value->fields.value, units[i], &canonical, NULL)
        && (!must_be_plausible || is_plausible (measure, canonical)))
      offer_unit (value, units[i]);
}

/* No unit: never guessed from the size of the number. What it may be is offered, to be agreed to.
 */
static gboolean
read_no_unit (TrabFhirResource *resource, TrabFhirValue *value)
{
  TrabMeasure measure = value->fields.measure;
  const TrabMeasureInfo *info = trab_measure_get_info (measure);
  g_autofree char *list = g_strjoinv (", ", (char **) trab_unit_list (measure));
  double canonical = value->fields.value;

  if (is_score (measure) || measure == TRAB_MEASURE_TBS)
    return use_unit (value, info->unit, canonical);
  set_doubt (value, TRAB_FINDING_CONFLICT, TRAB_FINDING_CODE_UNIT_MISSING, value->fields.text,
             trab_fhir_resource_keep (resource, g_steal_pointer (&list)));
  if (value->code->unit != NULL
      && trab_unit_to_canonical (measure, value->fields.value, value->code->unit, &canonical, NULL)
      && is_plausible (measure, canonical))
    offer_unit (value, value->code->unit);
  offer_units (value, TRUE);
  if (value->n_units == 0)
    offer_units (value, FALSE);
  return TRUE;
}

/* "1,800" of a laboratory: a thousand, or one point eight? */
static gboolean
is_grouped (TrabMeasure measure, const char *number)
{
  return trab_measure_get_info (measure)->group == TRAB_MEASURE_GROUP_LABORATORY
         && g_regex_match_simple ("^[1-9][0-9]{0,2}[.,][0-9]{3}$", number, 0, 0);
}

/* "<0.07", "0.45 ng/mL": a number that a sender wrote as text is read, and a person has to say that
 * it is read rightly. */
static gboolean
read_text_number (TrabFhirResource *resource, TrabFhirValue *value)
{
  static const char *const bounds[][2] = { { "<=", "<=" },     { ">=", ">=" }, { "\u2264", "<=" },
                                           { "\u2265", ">=" }, { "<", "<" },   { ">", ">" } };
  const char *text = trab_fhir_element_get_text (value->element, "valueString");
  const char *at = text ? text : "";
  const char *rest = NULL;
  const char *number = NULL;

  while (*at == ' ')
    at++;
  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    if (g_str_has_prefix (at, bounds[i][0]))
      {
        trab_measurement_comparator_from_string (bounds[i][1], &value->fields.comparator);
        at += strlen (bounds[i][0]);
        break;
      }
  while (*at == ' ')
    at++;
  rest = at + strspn (at, "0123456789.,-+");
  number = trab_fhir_resource_keep (resource, g_strndup (at, (gsize) (rest - at)));
  while (*rest == ' ')
    rest++;
  if (is_grouped (value->fields.measure, number)
      || !trab_number_parse (number, &value->fields.value))
    return FALSE;
  value->fields.text = number;
  set_doubt (value, TRAB_FINDING_CONFLICT, TRAB_FINDING_CODE_TEXT_VALUE, text, NULL);
  value->doubt.pointer = "/valueString";
  if (*rest != '\0')
    offer_unit (value, rest);
  else if (is_score (value->fields.measure) || value->fields.measure == TRAB_MEASURE_TBS)
    offer_unit (value, trab_measure_get_info (value->fields.measure)->unit);
  else
    offer_units (value, TRUE);
  return value->n_units > 0;
}

/**
 * trab_fhir_value_read_number:
 * Fills text, value (in the unit as received) and comparator.
 *
 * Returns: FALSE, with a finding, when there is no number
 */
gboolean
trab_fhir_value_read_number (TrabFhirResource *resource, TrabFhirValue *value)
{
  json_t *quantity = json_object_get (value->element, "valueQuantity");
  json_t *number = quantity ? json_object_get (quantity, "value")
                            : json_object_get (value->element, "valueInteger");
  const char *comparator = json_string_value (json_object_get (quantity, "comparator"));
  const char *text = trab_fhir_resource_get_number (resource, number);

  if (text == NULL && read_text_number (resource, value))
    return TRUE;
  if (text == NULL)
    {
      report_no_number (resource, value, quantity);
      return FALSE;
    }
  if (comparator != NULL
      && !trab_measurement_comparator_from_string (comparator, &value->fields.comparator))
    {
      report_received (resource, value, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_NOT_A_NUMBER,
                       "/valueQuantity/comparator", comparator);
      return FALSE;
    }
  value->fields.text = text;
  value->fields.value = json_number_value (number);
  return TRUE;
}

/* A unit that does not fit: of another measure (a T-score in g/cm2), or of none. */
static gboolean
refuse_unit (TrabFhirResource *resource, TrabFhirValue *value, const char *unit)
{
  TrabMeasure measure = value->fields.measure;
  TrabMeasure other = is_score (measure) ? TRAB_MEASURE_BMD : TRAB_MEASURE_T_SCORE;
  double ignored = 0;
  gboolean is_other = trab_measure_has_site (measure)
                      && trab_unit_to_canonical (other, value->fields.value, unit, &ignored, NULL);

  trab_fhir_value_report (
      resource, value,
      &(TrabFindingFields){ .severity = is_other ? TRAB_FINDING_CONFLICT : TRAB_FINDING_REFUSED,
                            .code = is_other ? TRAB_FINDING_CODE_MEASURE_CONFLICT
                                             : TRAB_FINDING_CODE_UNIT_MISMATCH,
                            .pointer = "/valueQuantity",
                            .received = unit,
                            .expected = trab_measure_get_info (measure)->unit });
  return FALSE;
}

/* "g/cm-2" is UCUM for g·cm², but in densitometry a slip for g/cm² (an official example has it). */
static gboolean
is_density_slip (TrabMeasure measure, const char *unit)
{
  g_autofree char *normal = trab_unit_normalise (unit);

  return measure == TRAB_MEASURE_BMD && g_str_equal (normal, "g/cm-2");
}

static gboolean
read_density_slip (TrabFhirResource *resource, TrabFhirValue *value, const char *unit)
{
  const char *canonical = trab_measure_get_info (TRAB_MEASURE_BMD)->unit;

  trab_fhir_value_report (resource, value,
                          &(TrabFindingFields){ .severity = TRAB_FINDING_CHANGED,
                                                .code = TRAB_FINDING_CODE_UNIT_ALIAS,
                                                .pointer = "/valueQuantity/code",
                                                .received = unit,
                                                .expected = canonical });
  return use_unit (value, canonical, value->fields.value);
}

/**
 * trab_fhir_value_read_unit:
 * Fills the unit as received (the sender's words where they are understood) and turns the value
 * into the canonical unit. The UCUM code counts; the words beside it must not contradict it; what
 * the LOINC code implies must be the same kind.
 *
 * Returns: FALSE, with a finding, when the value cannot be understood; TRUE with a doubt set when a
 *   person must confirm it
 */
gboolean
trab_fhir_value_read_unit (TrabFhirResource *resource, TrabFhirValue *value)
{
  json_t *quantity = json_object_get (value->element, "valueQuantity");
  const char *system = trab_fhir_element_get_text (quantity, "system");
  const char *words = trab_fhir_element_get_text (quantity, "unit");
  const char *ucum = trab_fhir_element_get_text (quantity, "code");
  const char *unit = NULL;
  TrabMeasure measure = value->fields.measure;
  double canonical = 0;
  double by_words = 0;
  gboolean has_words = FALSE;

  if (value->has_doubt) /* a number written as text has said its unit, or none */
    return TRUE;

  if (system != NULL && !g_str_equal (system, TRAB_FHIR_ELEMENT_UCUM))
    ucum = NULL;
  unit = ucum ? ucum : words;
  if (unit == NULL)
    return read_no_unit (resource, value);
  has_words
      = words && trab_unit_to_canonical (measure, value->fields.value, words, &by_words, NULL);
  if (is_density_slip (measure, unit))
    return read_density_slip (resource, value, unit);
  if (!trab_unit_to_canonical (measure, value->fields.value, unit, &canonical, NULL))
    {
      if (!has_words)
        return refuse_unit (resource, value, unit);
      set_doubt (value, TRAB_FINDING_CONFLICT, TRAB_FINDING_CODE_UNIT_CONFLICT, unit, words);
      offer_unit (value, words);
      return TRUE;
    }
  if (has_words && fabs (canonical - by_words) > 1e-6 * fabs (canonical))
    set_doubt (value, TRAB_FINDING_CONFLICT, TRAB_FINDING_CODE_UNIT_CONFLICT, words, unit);
  else if (value->code->unit != NULL && is_molar (unit) != is_molar (value->code->unit))
    set_doubt (value, TRAB_FINDING_CONFLICT, TRAB_FINDING_CODE_UNIT_CONFLICT, unit,
               value->code->unit);
  if (value->has_doubt)
    {
      offer_unit (value, unit);
      if (has_words)
        offer_unit (value, words);
      if (value->code->unit != NULL)
        offer_unit (value, value->code->unit);
      return TRUE;
    }
  return use_unit (value, has_words ? words : unit, canonical);
}

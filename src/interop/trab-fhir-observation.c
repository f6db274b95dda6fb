/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fhir-observation.h"

#include <math.h>
#include <string.h>

#include "trab-fhir-element.h"
#include "trab-fhir-own-code.h"
#include "trab-fhir-site.h"
#include "trab-fhir-value.h"
#include "trab-unit.h"

static const char *const effective_elements[]
    = { "effectiveDateTime", "effectiveInstant", "effectivePeriod", NULL };

/* Observation.status; "corrected" is FHIR's word for an amendment that corrects. */
static const struct
{
  const char *word;
  TrabMeasurementStatus status;
} statuses[] = {
  { "final", TRAB_MEASUREMENT_FINAL },
  { "amended", TRAB_MEASUREMENT_AMENDED },
  { "corrected", TRAB_MEASUREMENT_AMENDED },
  { "preliminary", TRAB_MEASUREMENT_PRELIMINARY },
  { "registered", TRAB_MEASUREMENT_NOT_USED },
  { "cancelled", TRAB_MEASUREMENT_NOT_USED },
  { "unknown", TRAB_MEASUREMENT_NOT_USED },
  { "entered-in-error", TRAB_MEASUREMENT_ENTERED_IN_ERROR },
};

/* Tobacco smoking status: answers that fit one category of the question. */
#define SMOKING_LOINC "72166-2"
static const char *const smoking_answers[][2] = {
  { "266919005", "0" }, /* never */
  { "8517006", "1" },   /* former */
};

static gboolean
read_status (TrabFhirResource *self, TrabMeasurementStatus *status)
{
  const char *word = json_string_value (json_object_get (self->root, "status"));

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_strcmp0 (word, statuses[i].word) == 0)
      {
        *status = statuses[i].status;
        if (*status != TRAB_MEASUREMENT_FINAL && *status != TRAB_MEASUREMENT_AMENDED)
          trab_fhir_resource_report (self, &(TrabFindingFields){ .severity = TRAB_FINDING_CHANGED,
                                                                 .code = TRAB_FINDING_CODE_STATUS,
                                                                 .pointer = "/status",
                                                                 .received = word });
        return TRUE;
      }
  trab_fhir_resource_report (self, &(TrabFindingFields){ .severity = TRAB_FINDING_REFUSED,
                                                         .code = TRAB_FINDING_CODE_STATUS_MISSING,
                                                         .pointer = "/status",
                                                         .received = word });
  return FALSE;
}

static void
report_not_used (TrabFhirResource *self,
                 TrabFhirValue *value,
                 TrabFindingCode code,
                 const char *received)
{
  trab_fhir_value_report (
      self, value,
      &(TrabFindingFields){ .severity = TRAB_FINDING_UNUSED, .code = code, .received = received });
  if (value->fields.status != TRAB_MEASUREMENT_ENTERED_IN_ERROR)
    value->fields.status = TRAB_MEASUREMENT_NOT_USED;
}

static void
read_time (TrabFhirResource *self, TrabFhirValue *value)
{
  const char *measure = trab_measure_get_info (value->fields.measure)->id;
  TrabDate birth
      = trab_patient_get (trab_record_get_patient (trab_fhir_resource_get_person (self)->record))
            ->birth_date;
  char text[TRAB_MOMENT_TEXT_SIZE];

  if (!trab_fhir_resource_read_moment (self, measure, effective_elements, &value->fields.moment))
    report_not_used (self, value, TRAB_FINDING_CODE_DATE_MISSING, NULL);
  else if (trab_date_is_surely_before (value->fields.moment.date, birth))
    report_not_used (self, value, TRAB_FINDING_CODE_BEFORE_BIRTH,
                     trab_moment_to_text (value->fields.moment, text));
  else if (trab_fhir_resource_is_future (self, value->fields.moment.date))
    report_not_used (self, value, TRAB_FINDING_CODE_FUTURE,
                     trab_moment_to_text (value->fields.moment, text));
}

/* Outside the limits of entry lie slips (a lost decimal point, another unit) and the numbers by
 * which files say "missing" (-9, 7777, 88888): kept as received, never computed with. */
static void
check_plausibility (TrabFhirResource *self, TrabFhirValue *value)
{
  const TrabMeasureInfo *info = trab_measure_get_info (value->fields.measure);
  gboolean is_score = value->fields.measure == TRAB_MEASURE_T_SCORE
                      || value->fields.measure == TRAB_MEASURE_Z_SCORE;
  gboolean is_sentinel = is_score && value->fields.value <= info->low;

  if (value->fields.value < info->low || value->fields.value > info->high || is_sentinel)
    report_not_used (self, value, TRAB_FINDING_CODE_IMPLAUSIBLE,
                     trab_fhir_resource_keep (
                         self, g_strconcat (value->fields.text, " ", value->fields.unit, NULL)));
}

/* Maker, model and serial number in one text: equal texts are one scanner. */
static const char *
read_device (TrabFhirResource *self)
{
  json_t *reference = json_object_get (self->root, "device");
  const char *display = trab_fhir_element_get_text (reference, "display");
  json_t *device = trab_fhir_resource_find_contained (
      self, trab_fhir_element_get_text (reference, "reference"));
  g_autoptr (TrabJsonDocument) document = device ? NULL : trab_fhir_resource_load (self, reference);
  json_t *root = document ? trab_json_document_get_root (document) : device;
  json_t *name = json_array_get (json_object_get (root, "deviceName"), 0);
  const char *parts[] = { trab_fhir_element_get_text (root, "manufacturer"),
                          trab_fhir_element_get_text (root, "modelNumber"),
                          trab_fhir_element_get_text (root, "serialNumber") };
  g_autoptr (GString) text = g_string_new (NULL);

  if (parts[1] == NULL)
    parts[1] = trab_fhir_element_get_text (name, "name");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", parts[i]);
  if (text->len > 0)
    return trab_fhir_resource_keep (self, g_strdup (text->str));
  return display ? trab_fhir_resource_keep (self, g_strdup (display)) : NULL;
}

static const char *
read_reference_population (TrabFhirValue *value)
{
  json_t *range = json_array_get (json_object_get (value->element, "referenceRange"), 0);

  return trab_fhir_element_get_words (json_array_get (json_object_get (range, "appliesTo"), 0));
}

/* The interval of healthy people, where the laboratory wrote one and in the unit of the value: of
 * several, for other ages or sexes, nobody says which holds. */
static json_t *
find_interval (json_t *element)
{
  json_t *quantity = json_object_get (element, "valueQuantity");
  json_t *ranges = json_object_get (element, "referenceRange");
  json_t *range = json_array_get (ranges, 0);
  const char *type = trab_fhir_element_get_code (json_object_get (range, "type"));
  const char *const ends[] = { "low", "high" };

  if (json_array_size (ranges) != 1 || (type != NULL && !g_str_equal (type, "normal")))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      json_t *end = json_object_get (range, ends[i]);
      const char *unit = trab_fhir_element_get_text (end, "unit");
      const char *code = trab_fhir_element_get_text (end, "code");

      if ((unit != NULL && g_strcmp0 (unit, trab_fhir_element_get_text (quantity, "unit")) != 0)
          || (code != NULL && g_strcmp0 (code, trab_fhir_element_get_text (quantity, "code")) != 0))
        return NULL;
    }
  return range;
}

/* What the laboratory printed beside a number: its limits, and its own mark. */
static void
read_limits (TrabFhirResource *self, TrabFhirValue *value)
{
  json_t *range = value->has_doubt ? NULL : find_interval (value->element);
  json_t *marks = json_object_get (value->element, "interpretation");
  /* a list from R4 on, one concept before */
  json_t *mark = json_is_array (marks) ? json_array_get (marks, 0) : marks;

  value->fields.reference_low = trab_fhir_resource_get_number (
      self, json_object_get (json_object_get (range, "low"), "value"));
  value->fields.reference_high = trab_fhir_resource_get_number (
      self, json_object_get (json_object_get (range, "high"), "value"));
  value->fields.interpretation = trab_fhir_element_get_code (mark);
}

static void
read_circumstances (TrabFhirResource *self, TrabFhirValue *value)
{
  json_t *performer = json_array_get (json_object_get (self->root, "performer"), 0);
  json_t *note = json_array_get (json_object_get (self->root, "note"), 0);
  TrabMeasureGroup group = trab_measure_get_info (value->fields.measure)->group;

  value->fields.note = trab_fhir_element_get_text (note, "text");
  value->fields.method = trab_fhir_element_get_words (json_object_get (self->root, "method"));
  if (group == TRAB_MEASURE_GROUP_DENSITOMETRY)
    {
      value->fields.scanner = read_device (self);
      value->fields.reference = read_reference_population (value);
      value->fields.software = trab_fhir_element_get_text (
          trab_fhir_element_find_extension (self->root, TRAB_FHIR_OWN_CODE_SOFTWARE),
          "valueString");
      value->fields.artefacts = trab_fhir_element_get_text (
          trab_fhir_element_find_extension (self->root, TRAB_FHIR_OWN_CODE_ARTEFACTS),
          "valueString");
    }
  else if (group == TRAB_MEASURE_GROUP_LABORATORY)
    {
      read_limits (self, value);
      value->fields.laboratory = trab_fhir_element_get_text (performer, "display");
      value->fields.fasting
          = trab_fhir_element_get_extension (self->root, TRAB_FHIR_OWN_CODE_FASTING);
    }
}

/* A repetition under another name, or another version of the same source. Two values of one moment
 * that disagree both stay: they are asked about when they are held against what is known. FALSE
 * when the row is not to be added. */
static gboolean
settle_known (TrabFhirResource *self,
              TrabFhirValue *value,
              TrabImportOutcome outcome,
              TrabMeasurement *known)
{
  GPtrArray *rows = trab_record_get_measurements (trab_fhir_resource_get_person (self)->record);
  gboolean is_version = outcome == TRAB_IMPORT_UPDATE || outcome == TRAB_IMPORT_OLDER;

  if (outcome == TRAB_IMPORT_CONFLICT)
    return TRUE;
  trab_fhir_value_report (self, value,
                          &(TrabFindingFields){ .severity = TRAB_FINDING_SKIPPED,
                                                .code = is_version ? TRAB_FINDING_CODE_OLDER_VERSION
                                                                   : TRAB_FINDING_CODE_DUPLICATE,
                                                .received = value->fields.text,
                                                .expected = trab_measurement_get (known)->text });
  if (outcome == TRAB_IMPORT_UPDATE)
    {
      g_hash_table_remove (trab_fhir_resource_get_person (self)->places, known);
      g_ptr_array_remove (rows, known);
    }
  return outcome == TRAB_IMPORT_UPDATE;
}

/* The same row in each unit that it may be in, for a person to say which. */
static void
ask_unit (TrabFhirResource *self, TrabFhirValue *value)
{
  TrabFindingChoice choices[TRAB_FHIR_VALUE_N_UNITS + 1] = { 0 };
  double written = value->fields.value;
  guint n = 0;

  for (; n < value->n_units; n++)
    {
      value->fields.unit = value->units[n];
      trab_unit_to_canonical (value->fields.measure, written, value->units[n], &value->fields.value,
                              NULL);
      choices[n] = (TrabFindingChoice){ value->units[n], trab_measurement_new (&value->fields) };
    }
  choices[n].id = TRAB_FINDING_LEAVE_OUT;
  value->doubt.choices = choices;
  value->doubt.n_choices = n + 1;
  trab_fhir_value_report (self, value, &value->doubt);
  for (guint i = 0; i < n; i++)
    g_object_unref (choices[i].row);
}

/* Where the row stands, for whatever is found out about it later. */
static void
note_place (TrabFhirResource *self, TrabFhirValue *value, TrabMeasurement *row)
{
  g_autofree char *pointer = g_strconcat (self->where->pointer, value->path, NULL);
  TrabFinding *place = trab_finding_new (&(TrabFindingFields){ .resource_type = self->where->type,
                                                               .resource_id = self->where->id,
                                                               .pointer = pointer,
                                                               .offset = self->where->offset,
                                                               .line = self->where->line });

  g_hash_table_insert (trab_fhir_resource_get_person (self)->places, g_object_ref (row), place);
}

/* What is not sure of the place: asked where there is something to choose from. @row: (nullable):
 * as it stands in the record, without a site that counts */
static void
report_site_doubt (TrabFhirResource *self, TrabFhirValue *value, TrabMeasurement *row)
{
  TrabFindingFields finding = value->site_doubt;
  TrabMeasurementFields fields = value->fields;
  TrabFindingChoice choices[TRAB_N_SITES + 1] = { 0 };
  guint n = 0;

  if (finding.received == NULL)
    return;
  if (finding.received[0] == '\0')
    finding.received = NULL;
  for (; row != NULL && n < value->n_sites; n++)
    {
      fields.site = value->sites[n];
      choices[n] = (TrabFindingChoice){ trab_measure_site_to_string (fields.site),
                                        trab_measurement_new (&fields) };
    }
  if (n > 0)
    {
      choices[n].id = TRAB_FINDING_LEAVE_OUT;
      finding.choices = choices;
      finding.n_choices = n + 1;
      finding.row = row;
    }
  trab_fhir_value_report (self, value, &finding);
  for (guint i = 0; i < n; i++)
    g_object_unref (choices[i].row);
}

/* Into the record, unless a person has to agree first. */
static void
add_measurement (TrabFhirResource *self, TrabFhirValue *value)
{
  TrabFhirPerson *history = trab_fhir_resource_get_history (self);
  g_autoptr (TrabMeasurement) measurement = NULL;
  TrabMeasurement *known = NULL;
  TrabMeasurement *twin = NULL;
  TrabImportOutcome outcome = TRAB_IMPORT_NEW;

  if (value->has_doubt)
    {
      report_site_doubt (self, value, NULL);
      ask_unit (self, value);
      return;
    }
  measurement = trab_measurement_new (&value->fields);
  report_site_doubt (self, value, measurement);
  outcome = trab_merge_index_compare (history->measurements, measurement, &known, &twin);
  if (outcome != TRAB_IMPORT_NEW && !settle_known (self, value, outcome, known))
    return;
  trab_record_add_measurement (trab_fhir_resource_get_person (self)->record, measurement);
  trab_merge_index_add (history->measurements, measurement);
  note_place (self, value, measurement);
}

/* Two codings known to us that mean different things leave nothing to believe. */
static gboolean
has_one_meaning (TrabFhirResource *self, TrabFhirValue *value, json_t *concept)
{
  json_t *coding = NULL;
  size_t i = 0;

  json_array_foreach (json_object_get (concept, "coding"), i, coding)
    {
      const TrabCode *code = trab_code_map_look_up (self->context->codes,
                                                    trab_fhir_element_get_text (coding, "system"),
                                                    trab_fhir_element_get_text (coding, "code"));

      if (code != NULL && code->role == TRAB_CODE_ROLE_MEASURE
          && code->measure != value->code->measure)
        {
          trab_fhir_value_report (self, value,
                                  &(TrabFindingFields){ .severity = TRAB_FINDING_CONFLICT,
                                                        .code = TRAB_FINDING_CODE_MEASURE_CONFLICT,
                                                        .pointer = "/code",
                                                        .received = code->code,
                                                        .expected = value->code->code });
          return FALSE;
        }
    }
  return TRUE;
}

/* A value of a panel is the one of its measure and place, wherever it stands among the others. */
static char *
dup_source (TrabFhirResource *self, const TrabFhirValue *value)
{
  const TrabMeasurementFields *fields = &value->fields;
  g_autofree char *whole = trab_fhir_resource_dup_source (self);
  g_autofree char *part = NULL;

  if (value->element == self->root)
    return g_steal_pointer (&whole);
  part = g_strjoin ("/", trab_measure_get_info (fields->measure)->id,
                    trab_measure_site_to_string (fields->site), fields->side ? fields->side : "",
                    fields->region ? fields->region : "", NULL);
  return trab_merge_index_dup_part (whole, part);
}

/* @element: the Observation or one of its components, which may be none of ours. */
static void
read_value (TrabFhirResource *self, json_t *element, const char *path, TrabMeasurementStatus status)
{
  json_t *concept = json_object_get (element, "code");
  const TrabCode *code
      = trab_fhir_element_find_code (self->context->codes, concept, TRAB_CODE_ROLE_MEASURE);
  g_autofree char *source = NULL;
  TrabFhirValue value = { .element = element, .path = path, .code = code };

  if (code == NULL)
    return;
  value.fields.measure = code->measure;
  value.fields.status = status;
  if (!has_one_meaning (self, &value, concept)
      || (trab_measure_has_site (code->measure) && !trab_fhir_site_read (self, &value)))
    return;
  if (!trab_fhir_value_read_number (self, &value) || !trab_fhir_value_read_unit (self, &value))
    {
      report_site_doubt (self, &value, NULL);
      return;
    }
  if (fabs (value.fields.value) > TRAB_MEASUREMENT_LARGEST)
    {
      trab_fhir_value_report (self, &value,
                              &(TrabFindingFields){ .severity = TRAB_FINDING_REFUSED,
                                                    .code = TRAB_FINDING_CODE_TOO_LARGE,
                                                    .received = value.fields.text });
      return;
    }
  source = dup_source (self, &value);
  value.fields.source = source;
  read_time (self, &value);
  if (!value.has_doubt)
    check_plausibility (self, &value);
  read_circumstances (self, &value);
  add_measurement (self, &value);
}

static void
read_components (TrabFhirResource *self, TrabMeasurementStatus status)
{
  json_t *component = NULL;
  size_t i = 0;

  json_array_foreach (json_object_get (self->root, "component"), i, component)
    {
      g_autofree char *path = g_strdup_printf ("/component/%" G_GSIZE_FORMAT, (gsize) i);

      read_value (self, component, path, status);
    }
}

/* "Current smoker" does not say how much: which of the question's answers it is, is asked. */
static void
ask_smoking (TrabFhirResource *self, const char *received, TrabMoment moment)
{
  const TrabQuestionInfo *info = trab_question_get_info (TRAB_QUESTION_SMOKING);
  g_auto (GStrv) answers = g_strsplit (info->choices, "|", -1);
  g_autofree TrabFindingChoice *choices = g_new0 (TrabFindingChoice, g_strv_length (answers) + 1);
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; answers[i] != NULL; i++)
    {
      g_autoptr (GHashTable) answer = g_hash_table_new (g_str_hash, g_str_equal);
      TrabVisitFields fields = { .status = TRAB_VISIT_DRAFT, .moment = moment };

      g_hash_table_insert (answer, (char *) info->id, answers[i]);
      g_ptr_array_add (visits, trab_visit_new (&fields, answer));
      choices[i] = (TrabFindingChoice){ answers[i], visits->pdata[i] };
    }
  choices[visits->len].id = TRAB_FINDING_LEAVE_OUT;
  trab_fhir_resource_report (self, &(TrabFindingFields){ .severity = TRAB_FINDING_CONFLICT,
                                                         .code = TRAB_FINDING_CODE_ANSWER_OPEN,
                                                         .pointer = "/valueCodeableConcept",
                                                         .subject = info->id,
                                                         .received = received,
                                                         .choices = choices,
                                                         .n_choices = visits->len + 1 });
}

static void
read_smoking (TrabFhirResource *self)
{
  json_t *answer = json_object_get (self->root, "valueCodeableConcept");
  const char *question = trab_question_get_info (TRAB_QUESTION_SMOKING)->id;
  TrabFhirPerson *history = trab_fhir_resource_get_history (self);
  TrabMoment moment = TRAB_MOMENT_NONE;
  char text[TRAB_MOMENT_TEXT_SIZE];

  if (trab_fhir_resource_read_moment (self, question, effective_elements, &moment)
      && trab_fhir_resource_is_future (self, moment.date))
    {
      trab_fhir_resource_report (
          self, &(TrabFindingFields){ .severity = TRAB_FINDING_REFUSED,
                                      .code = TRAB_FINDING_CODE_NOT_YET,
                                      .pointer = "/effectiveDateTime",
                                      .subject = question,
                                      .received = trab_moment_to_text (moment, text) });
      return;
    }
  if (!trab_date_is_known (moment.date) || trab_moment_compare (moment, history->smoking) < 0)
    return;
  history->smoking = moment;
  g_hash_table_remove (history->answers, question);
  for (guint i = 0; i < G_N_ELEMENTS (smoking_answers); i++)
    if (trab_fhir_element_has_code (answer, TRAB_FHIR_ELEMENT_SNOMED, smoking_answers[i][0]))
      {
        g_hash_table_insert (history->answers, (char *) question, g_strdup (smoking_answers[i][1]));
        if (trab_moment_compare (moment, history->answered) > 0)
          history->answered = moment;
        return;
      }
  ask_smoking (self, trab_fhir_element_get_words (answer), moment);
}

/* Everything that makes an observation this one: equal texts are an exact repetition. */
static char *
dup_key (TrabFhirResource *self)
{
  static const char *const elements[]
      = { "status", "code", "bodySite", "component", "dataAbsentReason", "note" };
  GString *key = g_string_new (NULL);
  const char *name = NULL;
  json_t *value = NULL;

  g_string_append_printf (key, "%d", self->person);
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      g_autofree char *text = json_dumps (json_object_get (self->root, elements[i]),
                                          JSON_ENCODE_ANY | JSON_COMPACT | JSON_SORT_KEYS);

      g_string_append_printf (key, "\n%s", text ? text : "");
    }
  json_object_foreach (self->root, name, value)
    if (g_str_has_prefix (name, "value") || g_str_has_prefix (name, "effective"))
      {
        g_autofree char *text = json_dumps (value, JSON_ENCODE_ANY | JSON_COMPACT | JSON_SORT_KEYS);

        g_string_append_printf (key, "\n%s=%s", name, text ? text : "");
      }
  return g_string_free (key, FALSE);
}

static gboolean
has_effective_time (TrabFhirResource *self)
{
  for (guint i = 0; effective_elements[i] != NULL; i++)
    if (json_object_get (self->root, effective_elements[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_repetition (TrabFhirResource *self)
{
  g_autofree char *key = NULL;

  if (!has_effective_time (self))
    return FALSE;
  key = dup_key (self);
  if (!g_hash_table_add (self->context->observations, g_steal_pointer (&key)))
    {
      trab_fhir_resource_report (self,
                                 &(TrabFindingFields){ .severity = TRAB_FINDING_SKIPPED,
                                                       .code = TRAB_FINDING_CODE_DUPLICATE,
                                                       .received = trab_fhir_element_get_words (
                                                           json_object_get (self->root, "code")) });
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_measure (TrabFhirResource *self, json_t *element)
{
  return trab_fhir_element_find_code (self->context->codes, json_object_get (element, "code"),
                                      TRAB_CODE_ROLE_MEASURE)
         != NULL;
}

static gboolean
has_component_measure (TrabFhirResource *self)
{
  json_t *component = NULL;
  gboolean is_found = FALSE;
  size_t i = 0;

  json_array_foreach (json_object_get (self->root, "component"), i, component)
    is_found |= is_measure (self, component);
  return is_found;
}

/* A panel says its values in its components, and none of its own. */
static gboolean
is_panel (TrabFhirResource *self)
{
  const char *name = NULL;
  json_t *value = NULL;

  json_object_foreach (self->root, name, value)
    if (g_str_has_prefix (name, "value") || g_str_equal (name, "dataAbsentReason"))
      return FALSE;
  return has_component_measure (self);
}

static void
note_whole (TrabFhirResource *self, TrabMeasurementStatus status)
{
  g_autofree char *source = trab_fhir_resource_dup_source (self);

  trab_import_add_whole (self->context->import, (guint) self->person, source,
                         status == TRAB_MEASUREMENT_ENTERED_IN_ERROR);
}

/**
 * trab_fhir_observation_read:
 * Returns: whether the observation is one that we understand (which does not say that its value
 *   could be used: then there are findings)
 */
gboolean
trab_fhir_observation_read (TrabFhirResource *resource)
{
  TrabMeasurementStatus status = TRAB_MEASUREMENT_NOT_USED;
  gboolean is_smoking = trab_fhir_element_has_code (json_object_get (resource->root, "code"),
                                                    TRAB_FHIR_ELEMENT_LOINC, SMOKING_LOINC);

  if (is_repetition (resource))
    return TRUE;
  if (!is_smoking && !is_measure (resource, resource->root) && !has_component_measure (resource))
    return FALSE;
  if (!read_status (resource, &status))
    return TRUE;
  if (!is_smoking)
    {
      note_whole (resource, status);
      if (!is_panel (resource))
        read_value (resource, resource->root, "", status);
      read_components (resource, status);
    }
  else if (status == TRAB_MEASUREMENT_FINAL || status == TRAB_MEASUREMENT_AMENDED)
    read_smoking (resource);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fhir-medicine.h"

#include "trab-fhir-element.h"
#include "trab-fhir-own-code.h"
#include "trab-fhir-words.h"

/* What the status of a resource says about taking the medicine. */
typedef enum
{
  TAKING_NOT_KNOWN,
  TAKING_NOW,
  TAKING_OVER,
  TAKING_PLANNED,
  TAKING_NEVER,
  TAKING_ERROR,
} Taking;

static const struct
{
  const char *type; /* NULL: any */
  const char *status;
  Taking taking;
} statuses[] = {
  { NULL, "entered-in-error", TAKING_ERROR },
  { NULL, "stopped", TAKING_OVER },
  { NULL, "unknown", TAKING_NOT_KNOWN },
  { NULL, "on-hold", TAKING_OVER },
  { NULL, "completed", TAKING_OVER },
  { "MedicationStatement", "active", TAKING_NOW },
  { "MedicationStatement", "intended", TAKING_PLANNED },
  { "MedicationStatement", "not-taken", TAKING_NEVER },
  { "MedicationRequest", "active", TAKING_NOW },
  { "MedicationRequest", "draft", TAKING_PLANNED },
  { "MedicationRequest", "cancelled", TAKING_NEVER },
  { "MedicationAdministration", "in-progress", TAKING_NOW },
  { "MedicationAdministration", "not-done", TAKING_NEVER },
  { "Procedure", "in-progress", TAKING_NOW },
  { "Procedure", "preparation", TAKING_PLANNED },
  { "Procedure", "not-done", TAKING_NEVER },
};

/* Where each type keeps what we need. @concept and @reference: value[x] of the medicine. */
static const struct
{
  const char *type;
  const char *concept;
  const char *reference;
  const char *dosage;
  const char *times[5];
  gboolean is_single; /* one dose on one day */
} shapes[] = {
  { "MedicationStatement",
    "medicationCodeableConcept",
    "medicationReference",
    "dosage",
    { "effectivePeriod", "effectiveDateTime", NULL },
    FALSE },
  { "MedicationRequest",
    "medicationCodeableConcept",
    "medicationReference",
    "dosageInstruction",
    { "authoredOn", NULL },
    FALSE },
  { "MedicationAdministration",
    "medicationCodeableConcept",
    "medicationReference",
    "dosage",
    { "effectivePeriod", "effectiveDateTime", NULL },
    TRUE },
  { "Procedure", "code", NULL, NULL, { "performedDateTime", "performedPeriod", NULL }, TRUE },
};

static void
report (TrabFhirResource *self,
        TrabFindingSeverity severity,
        TrabFindingCode code,
        const char *pointer,
        const char *received)
{
  trab_fhir_resource_report (self, &(TrabFindingFields){ .severity = severity,
                                                         .code = code,
                                                         .pointer = pointer,
                                                         .subject = "medicine",
                                                         .received = received });
}

/* A request that was only thought of. "plan" is also how senders write what a patient says they
 * take without a prescription: then the request is marked as reported. */
static gboolean
is_only_planned (TrabFhirResource *self)
{
  const char *intent = json_string_value (json_object_get (self->root, "intent"));
  gboolean is_reported = trab_fhir_element_is_true (self->root, "reportedBoolean")
                         || json_object_get (self->root, "reportedReference") != NULL;

  if (!g_str_equal (self->where->type, "MedicationRequest"))
    return FALSE;
  return trab_fhir_element_is_true (self->root, "doNotPerform")
         || g_strcmp0 (intent, "proposal") == 0 || g_strcmp0 (intent, "option") == 0
         || (g_strcmp0 (intent, "plan") == 0 && !is_reported);
}

/* FALSE, with a finding, when the resource says that nothing is taken yet, or does not say. That it
 * was never taken is a statement about what may be known already. */
static gboolean
read_taking (TrabFhirResource *self, const char *name, Taking *taking)
{
  const char *status = json_string_value (json_object_get (self->root, "status"));
  gboolean is_known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (statuses) && !is_known; i++)
    {
      is_known = g_strcmp0 (status, statuses[i].status) == 0
                 && (statuses[i].type == NULL || g_str_equal (statuses[i].type, self->where->type));
      *taking = statuses[i].taking;
    }
  if (!is_known)
    report (self, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_STATUS_MISSING, "/status", status);
  else if (*taking == TAKING_NEVER || *taking == TAKING_PLANNED)
    report (self, TRAB_FINDING_SKIPPED, TRAB_FINDING_CODE_NOT_TAKEN, "/status", name);
  else if (is_only_planned (self))
    report (self, TRAB_FINDING_SKIPPED, TRAB_FINDING_CODE_NOT_TAKEN, "/intent", name);
  else
    return TRUE;
  return is_known && *taking == TAKING_NEVER;
}

static void
append_quantity (TrabFhirResource *self, GString *text, json_t *quantity)
{
  const char *number = trab_fhir_resource_get_number (self, json_object_get (quantity, "value"));
  const char *unit = trab_fhir_element_get_text (quantity, "unit");

  if (unit == NULL)
    unit = trab_fhir_element_get_text (quantity, "code");
  if (number != NULL)
    g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? " " : "", number, unit ? " " : "",
                            unit ? unit : "");
}

/* "1/1 wk": how often, as coded. */
static void
append_timing (TrabFhirResource *self, GString *text, json_t *timing)
{
  json_t *repeat = json_object_get (timing, "repeat");
  const char *frequency
      = trab_fhir_resource_get_number (self, json_object_get (repeat, "frequency"));
  const char *period = trab_fhir_resource_get_number (self, json_object_get (repeat, "period"));
  const char *unit = trab_fhir_element_get_text (repeat, "periodUnit");

  if (period != NULL && unit != NULL)
    g_string_append_printf (text, "%s%s/%s %s", text->len > 0 ? " " : "",
                            frequency ? frequency : "1", period, unit);
}

/* The sender's own words where there are any, else dose and timing as coded. */
static void
read_dosage (TrabFhirResource *self, json_t *dosage, TrabCourseFields *fields)
{
  json_t *one = json_is_array (dosage) ? json_array_get (dosage, 0) : dosage;
  json_t *rate = json_array_get (json_object_get (one, "doseAndRate"), 0);
  const char *words = trab_fhir_element_get_text (one, "text");
  GString *text = g_string_new (words);

  if (words == NULL)
    {
      append_quantity (self, text, json_object_get (one, "dose"));
      append_quantity (self, text, json_object_get (rate, "doseQuantity"));
      append_timing (self, text, json_object_get (one, "timing"));
    }
  if (text->len > 0)
    fields->dose_text = trab_fhir_resource_keep (self, g_strdup (text->str));
  g_string_free (text, TRUE);
  fields->route = trab_fhir_element_get_words (json_object_get (one, "route"));
}

static TrabDate
read_end (json_t *period)
{
  TrabMoment moment = TRAB_MOMENT_NONE;

  trab_moment_parse (trab_fhir_element_get_text (period, "end"), &moment);
  return moment.date;
}

static json_t *
find_bounds (TrabFhirResource *self, const char *dosage)
{
  json_t *first = json_array_get (json_object_get (self->root, dosage), 0);

  return json_object_get (json_object_get (json_object_get (first, "timing"), "repeat"),
                          "boundsPeriod");
}

static void
read_times (TrabFhirResource *self, guint shape, TrabCourseFields *fields)
{
  json_t *period = json_object_get (self->root, shapes[shape].times[0]);
  json_t *bounds = shapes[shape].dosage ? find_bounds (self, shapes[shape].dosage) : NULL;
  json_t *whole = json_is_object (period) ? period : bounds;
  TrabMoment start = TRAB_MOMENT_NONE;

  if (whole != period && trab_fhir_element_is_reversed (whole))
    {
      report (self, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_DATE_REFUSED, NULL,
              trab_fhir_element_get_text (whole, "end"));
      bounds = NULL;
    }
  trab_moment_parse (trab_fhir_element_get_text (bounds, "start"), &start);
  if (!trab_date_is_known (start.date))
    trab_fhir_resource_read_moment (self, "medicine", shapes[shape].times, &start);
  fields->start = start.date;
  fields->stop = trab_fhir_element_is_reversed (whole) ? TRAB_DATE_NONE : read_end (whole);
  if (shapes[shape].is_single && !trab_date_is_known (fields->stop))
    fields->stop = fields->start;
}

/* The coded substance and the name; of a Medication elsewhere in the file, or inside this resource.
 */
static void
read_medicine (TrabFhirResource *self, guint shape, TrabCourseFields *fields)
{
  json_t *concept = json_object_get (self->root, shapes[shape].concept);
  json_t *reference
      = shapes[shape].reference ? json_object_get (self->root, shapes[shape].reference) : NULL;
  json_t *medication = trab_fhir_resource_find_contained (
      self, trab_fhir_element_get_text (reference, "reference"));
  g_autoptr (TrabJsonDocument) document
      = reference && !medication ? trab_fhir_resource_load (self, reference) : NULL;
  const TrabCode *code = NULL;
  const char *name = NULL;

  if (document != NULL)
    medication = trab_json_document_get_root (document);
  if (concept == NULL)
    concept = json_object_get (medication, "code");
  code = trab_fhir_element_find_code (self->context->codes, concept, TRAB_CODE_ROLE_MEDICINE);
  name = trab_fhir_element_get_words (concept);
  if (name == NULL)
    name = trab_fhir_element_get_text (reference, "display");
  if (name == NULL && code != NULL)
    name = code->display ? code->display : code->medicine;
  fields->medicine = code ? code->medicine
                          : trab_fhir_element_get_code_of (concept, TRAB_FHIR_OWN_CODE_MEDICINE);
  if (fields->medicine != NULL)
    fields->medicine = trab_fhir_resource_keep (self, g_strdup (fields->medicine));
  fields->name = name ? trab_fhir_resource_keep (self, g_strdup (name)) : NULL;
}

/* Any words beside the medicine that say it is not taken, or not any more, whatever its status
 * says.
 */
static const char *
find_denial (TrabFhirResource *self, guint shape, Taking taking, const TrabCourseFields *fields)
{
  json_t *concept = json_object_get (self->root, shapes[shape].concept);
  json_t *reason = NULL;
  size_t i = 0;
  const char *denial = trab_fhir_words_find (concept, self->root, trab_fhir_words_deny);

  if (denial == NULL && trab_fhir_words_deny (fields->name))
    denial = fields->name;
  if (denial == NULL && trab_fhir_words_deny (fields->dose_text))
    denial = fields->dose_text;
  json_array_foreach (json_object_get (self->root, "statusReason"), i, reason)
    if (denial == NULL)
      denial = trab_fhir_words_find (reason, NULL, trab_fhir_words_deny);
  if (denial != NULL || taking != TAKING_NOW)
    return denial;
  if (trab_fhir_words_end (fields->dose_text))
    return fields->dose_text;
  return trab_fhir_words_find (NULL, self->root, trab_fhir_words_end);
}

/* A note that the medicine is not taken, beside a status that says it is. */
static void
ask_denied (TrabFhirResource *self, const char *denial, TrabCourse *course)
{
  const TrabFindingChoice choices[]
      = { { TRAB_FINDING_YES, course }, { TRAB_FINDING_LEAVE_OUT, NULL } };

  trab_fhir_resource_report (self, &(TrabFindingFields){ .severity = TRAB_FINDING_CONFLICT,
                                                         .code = TRAB_FINDING_CODE_NEGATED,
                                                         .subject = "medicine",
                                                         .received = denial,
                                                         .choices = choices,
                                                         .n_choices = G_N_ELEMENTS (choices) });
}

/* "Active" with an end that is over is over; an end that is still to come is no end yet, and
 * "completed" with one does not say when it ended. */
static void
read_ongoing (TrabFhirResource *self, Taking taking, TrabCourseFields *fields)
{
  TrabDate today = self->context->today;
  char stop[TRAB_DATE_TEXT_SIZE];

  fields->is_ongoing = taking == TAKING_NOW;
  if (!fields->is_ongoing && trab_fhir_resource_is_future (self, fields->stop))
    {
      report (self, TRAB_FINDING_CHANGED, TRAB_FINDING_CODE_END_AHEAD, "/effectivePeriod/end",
              trab_date_to_text (fields->stop, stop));
      fields->stop = TRAB_DATE_NONE;
    }
  if (!fields->is_ongoing)
    return;
  if (trab_date_is_known (today) && trab_date_is_known (fields->stop)
      && trab_date_is_surely_before (fields->stop, today))
    {
      fields->is_ongoing = FALSE;
      trab_fhir_resource_report (
          self, &(TrabFindingFields){ .severity = TRAB_FINDING_CHANGED,
                                      .code = TRAB_FINDING_CODE_ENDED,
                                      .pointer = "/status",
                                      .subject = "medicine",
                                      .received
                                      = json_string_value (json_object_get (self->root, "status")),
                                      .expected = trab_date_to_text (fields->stop, stop) });
    }
  else
    fields->stop = TRAB_DATE_NONE;
}

/* What our own exports say beside the elements of R4. */
static void
read_own (TrabFhirResource *self, TrabCourseFields *fields)
{
  json_t *adherence = json_object_get (
      trab_fhir_element_find_extension (self->root, TRAB_FHIR_OWN_CODE_ADHERENCE), "valueDecimal");
  double share = json_is_number (adherence) ? json_number_value (adherence) : -1;

  fields->regimen = trab_fhir_element_get_text (
      trab_fhir_element_find_extension (self->root, TRAB_FHIR_OWN_CODE_REGIMEN), "valueString");
  if (share < 0 || share > 1)
    return;
  fields->has_adherence = TRUE;
  fields->adherence = share;
}

static void
add_course (TrabFhirResource *self, guint shape, Taking taking, TrabCourseFields *fields)
{
  TrabRecord *record = trab_fhir_resource_get_person (self)->record;
  TrabFhirPerson *history = trab_fhir_resource_get_history (self);
  json_t *note = json_array_get (json_object_get (self->root, "note"), 0);
  g_autofree char *source = trab_fhir_resource_dup_source (self);
  g_autoptr (TrabCourse) course = NULL;
  const char *denial = NULL;

  if (source == NULL && taking == TAKING_NEVER)
    return; /* nobody can tell of what */
  if (fields->medicine == NULL)
    report (self, TRAB_FINDING_KEPT, TRAB_FINDING_CODE_MEDICINE_UNKNOWN, NULL, fields->name);
  if (taking == TAKING_NOT_KNOWN)
    report (self, TRAB_FINDING_CHANGED, TRAB_FINDING_CODE_STATUS, "/status",
            json_string_value (json_object_get (self->root, "status")));
  if (shapes[shape].dosage != NULL)
    read_dosage (self, json_object_get (self->root, shapes[shape].dosage), fields);
  read_ongoing (self, taking, fields);
  fields->is_in_error = taking == TAKING_ERROR || taking == TAKING_NEVER;
  fields->note = trab_fhir_element_get_text (note, "text");
  read_own (self, fields);
  fields->source = source;
  if (source != NULL && !g_hash_table_add (history->course_sources, g_strdup (source)))
    {
      report (self, TRAB_FINDING_SKIPPED, TRAB_FINDING_CODE_DUPLICATE, NULL, fields->name);
      return;
    }
  course = trab_course_new (fields);
  denial = fields->is_in_error ? NULL : find_denial (self, shape, taking, fields);
  if (denial != NULL)
    ask_denied (self, denial, course);
  else
    trab_record_add_course (record, course);
}

/**
 * trab_fhir_medicine_read:
 * A course from a MedicationStatement, MedicationRequest, MedicationAdministration, or a Procedure
 * whose code is a medicine (an infusion). What was only planned is not a course.
 *
 * Returns: whether the resource is one that we understand
 */
gboolean
trab_fhir_medicine_read (TrabFhirResource *resource)
{
  TrabCourseFields fields = { 0 };
  Taking taking = TAKING_NOT_KNOWN;
  char start[TRAB_DATE_TEXT_SIZE];
  guint shape = 0;

  while (shape < G_N_ELEMENTS (shapes) && !g_str_equal (shapes[shape].type, resource->where->type))
    shape++;
  g_return_val_if_fail (shape < G_N_ELEMENTS (shapes), FALSE);
  read_medicine (resource, shape, &fields);
  if (shapes[shape].reference == NULL && fields.medicine == NULL)
    return FALSE;
  read_times (resource, shape, &fields);
  if (fields.name == NULL)
    report (resource, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_MEDICINE_MISSING, NULL, NULL);
  else if (trab_fhir_resource_is_future (resource, fields.start))
    report (resource, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_NOT_YET, NULL,
            trab_date_to_text (fields.start, start));
  else if (read_taking (resource, fields.name, &taking))
    add_course (resource, shape, taking, &fields);
  return TRUE;
}

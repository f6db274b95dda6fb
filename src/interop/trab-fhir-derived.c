/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fhir-derived.h"

#include <math.h>

#include "trab-fhir-element.h"
#include "trab-fhir-own-code.h"

#define CLINICAL_SYSTEM "http://terminology.hl7.org/CodeSystem/condition-clinical"
#define VERIFICATION_SYSTEM "http://terminology.hl7.org/CodeSystem/condition-ver-status"
#define ROLE_SYSTEM "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
#define AUTHOR_SYSTEM "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
#define SCAN_PANEL "83311-1" /* as US Core's bone density report has it */
#define OSTEOPOROSIS "64859006"
#define NO_PLAN_YET "not-yet"

static void
begin (TrabFhirBundle *self, const char *type, const char *what)
{
  g_autofree char *name = g_strdup_printf ("%s %s", type, what);
  g_autofree char *url = trab_fhir_bundle_dup_own_url (self, name);

  trab_fhir_bundle_begin (self, type, url);
  trab_json_text_begin_object (self->json, "meta");
  trab_json_text_begin_array (self->json, "tag");
  trab_fhir_text_add_coding (self->json, TRAB_FHIR_OWN_CODE_DERIVED, "derived", NULL);
  trab_json_text_end_array (self->json);
  trab_json_text_end_object (self->json);
}

/** trab_fhir_derived_is: whether a resource says that a program of ours worked it out */
gboolean
trab_fhir_derived_is (json_t *root)
{
  json_t *tag = NULL;
  size_t i = 0;

  json_array_foreach (json_object_get (json_object_get (root, "meta"), "tag"), i, tag)
    if (g_strcmp0 (trab_fhir_element_get_text (tag, "system"), TRAB_FHIR_OWN_CODE_DERIVED) == 0)
      return TRUE;
  return FALSE;
}

static const char *
url_of (TrabFhirBundle *self, gpointer row)
{
  return row ? g_hash_table_lookup (self->rows, row) : NULL;
}

/* ---- scans */

static gboolean
is_same_scan (const TrabMeasurementFields *a, const TrabMeasurementFields *b)
{
  return trab_moment_compare (a->moment, b->moment) == 0 && a->moment.date.day == b->moment.date.day
         && g_strcmp0 (a->scanner, b->scanner) == 0;
}

static gboolean
is_of_scan (TrabFhirBundle *self, TrabMeasurement *row)
{
  const TrabMeasurementFields *fields = trab_measurement_get (row);

  return url_of (self, row) != NULL && trab_measurement_is_usable (row)
         && trab_measure_get_info (fields->measure)->group == TRAB_MEASURE_GROUP_DENSITOMETRY
         && trab_date_is_known (fields->moment.date);
}

static void
write_scan (TrabFhirBundle *self, const TrabMeasurementFields *first, GPtrArray *urls)
{
  char moment[TRAB_MOMENT_TEXT_SIZE];
  g_autofree char *what = g_strdup_printf ("%s %s", trab_moment_to_text (first->moment, moment),
                                           first->scanner ? first->scanner : "");

  begin (self, "DiagnosticReport", what);
  trab_json_text_add_text (self->json, "status", "final");
  trab_fhir_text_add_concept (self->json, "code", TRAB_FHIR_ELEMENT_LOINC, SCAN_PANEL, NULL, NULL);
  trab_fhir_bundle_add_subject (self, "subject");
  trab_json_text_add_text (self->json, "effectiveDateTime",
                           trab_moment_to_text (first->moment, moment));
  trab_fhir_text_add_references (self->json, "result", urls);
  trab_fhir_bundle_end (self);
}

/* One report for what one scanner measured at one moment. */
static void
write_scans (TrabFhirBundle *self)
{
  GPtrArray *rows = trab_record_get_measurements (self->record);
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const TrabMeasurementFields *first = trab_measurement_get (rows->pdata[i]);
      g_autoptr (GPtrArray) urls = g_ptr_array_new ();

      for (guint n = i; is_of_scan (self, rows->pdata[i]) && n < rows->len; n++)
        if (is_of_scan (self, rows->pdata[n])
            && is_same_scan (first, trab_measurement_get (rows->pdata[n]))
            && g_hash_table_add (done, rows->pdata[n]))
          g_ptr_array_add (urls, (char *) url_of (self, rows->pdata[n]));
      if (urls->len > 0)
        write_scan (self, first, urls);
    }
}

/* ---- answers as conditions */

/* The latest visit that answers; NULL when none does. */
static TrabVisit *
find_answering (TrabFhirBundle *self, TrabQuestion question)
{
  GPtrArray *visits = trab_record_get_visits (self->record);
  TrabVisit *latest = NULL;

  for (guint i = 0; i < visits->len; i++)
    if (trab_visit_get_text (visits->pdata[i], question) != NULL
        && url_of (self, visits->pdata[i]) != NULL
        && (latest == NULL
            || trab_moment_compare (trab_visit_get (visits->pdata[i])->moment,
                                    trab_visit_get (latest)->moment)
                   >= 0))
      latest = visits->pdata[i];
  return latest;
}

static gboolean
is_answered_yes (TrabFhirBundle *self, TrabQuestion question, TrabVisit **visit)
{
  *visit = find_answering (self, question);
  return *visit != NULL && trab_question_get_info (question)->kind == TRAB_QUESTION_KIND_YES_NO
         && trab_visit_get_answer (*visit, question) == TRAB_ANSWER_YES;
}

/* The first SNOMED concept that answers the question. */
static const TrabCode *
find_concept (TrabFhirBundle *self, TrabQuestion question)
{
  const TrabCodeMap *codes = self->how->codes;

  for (guint i = 0; i < trab_code_map_get_size (codes); i++)
    {
      const TrabCode *code = trab_code_map_get (codes, i);

      if (code->role == TRAB_CODE_ROLE_QUESTION && code->question == question
          && g_str_equal (code->system, TRAB_FHIR_ELEMENT_SNOMED))
        return code;
    }
  return NULL;
}

static void
write_condition (TrabFhirBundle *self,
                 TrabQuestion question,
                 const TrabCode *code,
                 TrabVisit *visit)
{
  const char *id = trab_question_get_info (question)->id;
  g_autoptr (GPtrArray) evidence = g_ptr_array_new ();

  g_ptr_array_add (evidence, (char *) url_of (self, visit));
  begin (self, "Condition", id);
  trab_fhir_text_add_concept (self->json, "clinicalStatus", CLINICAL_SYSTEM, "active", NULL, NULL);
  trab_fhir_text_add_concept (self->json, "verificationStatus", VERIFICATION_SYSTEM, "confirmed",
                              NULL, NULL);
  trab_fhir_text_add_concept (self->json, "code", code->system, code->code, code->display, NULL);
  trab_fhir_bundle_add_subject (self, "subject");
  trab_json_text_begin_array (self->json, "evidence");
  trab_json_text_begin_object (self->json, NULL);
  trab_fhir_text_add_references (self->json, "detail", evidence);
  trab_json_text_end_object (self->json);
  trab_json_text_end_array (self->json);
  trab_fhir_bundle_end (self);
}

static void
write_parent (TrabFhirBundle *self, const char *system, const char *code)
{
  begin (self, "FamilyMemberHistory", code);
  trab_json_text_add_text (self->json, "status", "partial");
  trab_fhir_bundle_add_subject (self, "patient");
  trab_fhir_text_add_concept (self->json, "relationship", ROLE_SYSTEM, "PRN", NULL, NULL);
  trab_json_text_begin_array (self->json, "condition");
  trab_json_text_begin_object (self->json, NULL);
  trab_fhir_text_add_concept (self->json, "code", system, code, NULL, NULL);
  trab_json_text_end_object (self->json);
  trab_json_text_end_array (self->json);
  trab_fhir_bundle_end (self);
}

static gboolean
is_of_parent (TrabQuestion question)
{
  return question == TRAB_QUESTION_PARENT_HIP_FRACTURE
         || question == TRAB_QUESTION_PARENT_OSTEOPOROSIS;
}

static void
write_answers (TrabFhirBundle *self)
{
  TrabVisit *visit = NULL;

  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    {
      TrabQuestion question = (TrabQuestion) i;
      const TrabCode *code = find_concept (self, question);

      if (code != NULL && !is_of_parent (question) && is_answered_yes (self, question, &visit))
        write_condition (self, question, code, visit);
    }
  if (is_answered_yes (self, TRAB_QUESTION_PARENT_HIP_FRACTURE, &visit))
    write_parent (self, TRAB_FHIR_OWN_CODE_FRACTURE,
                  trab_fracture_site_to_string (TRAB_FRACTURE_HIP));
  if (is_answered_yes (self, TRAB_QUESTION_PARENT_OSTEOPOROSIS, &visit))
    write_parent (self, TRAB_FHIR_ELEMENT_SNOMED, OSTEOPOROSIS);
}

/* ---- goals and plans */

static const char *
get_words (TrabVisit *visit, TrabQuestion question)
{
  const char *text = trab_visit_get_text (visit, question);

  return text && *text != '\0' ? text : NULL;
}

/* What matters to the person, as it was said on a day. */
static char *
write_goal (TrabFhirBundle *self, TrabVisit *visit)
{
  const char *words = get_words (visit, TRAB_QUESTION_GOAL_WORDS);
  const char *cards = get_words (visit, TRAB_QUESTION_GOAL_CARDS);
  g_autofree char *name = NULL;

  if (words == NULL && cards == NULL)
    return NULL;
  begin (self, "Goal", url_of (self, visit));
  trab_json_text_add_text (self->json, "lifecycleStatus",
                           trab_visit_get (visit)->status == TRAB_VISIT_SIGNED ? "active"
                                                                               : "proposed");
  trab_fhir_text_add_words (self->json, "description", words ? words : cards);
  trab_fhir_bundle_add_subject (self, "subject");
  trab_fhir_text_add_date (self->json, "startDate", trab_visit_get (visit)->moment.date);
  if (words != NULL)
    trab_fhir_text_add_single (self->json, "note", "text", cards);
  trab_fhir_bundle_end (self);
  return g_strdup (self->written->pdata[self->written->len - 1]);
}

static void
begin_activity (TrabJsonText *json, const char *words, const char *status)
{
  trab_json_text_begin_object (json, NULL);
  trab_json_text_begin_object (json, "detail");
  trab_fhir_text_add_words (json, "code", words);
  trab_json_text_add_text (json, "status", status);
}

static void
end_activity (TrabJsonText *json)
{
  trab_json_text_end_object (json);
  trab_json_text_end_object (json);
}

/* The parts of the plan, and the day on which it is looked at again. */
static void
write_activities (TrabFhirBundle *self, TrabVisit *visit, const char *plan)
{
  g_auto (GStrv) parts = g_strsplit (plan, "+", -1);
  TrabDate review = TRAB_DATE_NONE;

  trab_json_text_begin_array (self->json, "activity");
  for (guint i = 0; parts[i] != NULL; i++)
    {
      begin_activity (self->json, parts[i], "unknown");
      end_activity (self->json);
    }
  if (trab_date_parse (get_words (visit, TRAB_QUESTION_REVIEW_DATE), &review))
    {
      begin_activity (self->json, "review", "scheduled");
      trab_json_text_begin_object (self->json, "scheduledPeriod");
      trab_fhir_text_add_date (self->json, "start", review);
      trab_json_text_end_object (self->json);
      end_activity (self->json);
    }
  trab_json_text_end_array (self->json);
}

static const char *
get_plan (TrabVisit *visit)
{
  const char *plan = get_words (visit, TRAB_QUESTION_PLAN_CHOICE);

  return plan && !g_str_equal (plan, NO_PLAN_YET) ? plan : NULL;
}

/* The plan that was agreed on last is the one in force; whether an earlier one was followed to its
 * end nobody says. */
static gboolean
is_in_force (TrabFhirBundle *self, TrabVisit *visit)
{
  GPtrArray *visits = trab_record_get_visits (self->record);

  for (guint i = 0; i < visits->len; i++)
    if (get_plan (visits->pdata[i]) != NULL
        && trab_visit_get (visits->pdata[i])->status == TRAB_VISIT_SIGNED
        && trab_moment_compare (trab_visit_get (visits->pdata[i])->moment,
                                trab_visit_get (visit)->moment)
               > 0)
      return FALSE;
  return TRUE;
}

static void
write_plan (TrabFhirBundle *self, TrabVisit *visit, GPtrArray *addresses)
{
  const char *plan = get_plan (visit);
  g_autofree char *goal = write_goal (self, visit);
  g_autoptr (GPtrArray) goals = g_ptr_array_new ();
  gboolean is_signed = trab_visit_get (visit)->status == TRAB_VISIT_SIGNED;

  if (plan == NULL)
    return;
  if (goal != NULL)
    g_ptr_array_add (goals, goal);
  begin (self, "CarePlan", url_of (self, visit));
  trab_json_text_add_text (self->json, "status",
                           !is_signed                  ? "draft"
                           : is_in_force (self, visit) ? "active"
                                                       : "unknown");
  trab_json_text_add_text (self->json, "intent", is_signed ? "plan" : "proposal");
  trab_json_text_add_text (self->json, "title", plan);
  trab_fhir_bundle_add_subject (self, "subject");
  trab_fhir_text_add_date (self->json, "created", trab_visit_get (visit)->moment.date);
  trab_fhir_text_add_references (self->json, "addresses", addresses);
  trab_fhir_text_add_references (self->json, "goal", goals);
  write_activities (self, visit, plan);
  trab_fhir_text_add_single (self->json, "note", "text",
                             get_words (visit, TRAB_QUESTION_PLAN_REASON));
  trab_fhir_bundle_end (self);
}

static void
write_plans (TrabFhirBundle *self)
{
  GPtrArray *visits = trab_record_get_visits (self->record);
  GPtrArray *fractures = trab_record_get_fractures (self->record);
  g_autoptr (GPtrArray) addresses = g_ptr_array_new ();

  for (guint i = 0; i < fractures->len; i++)
    if (url_of (self, fractures->pdata[i]) != NULL
        && !trab_fracture_get (fractures->pdata[i])->is_in_error)
      g_ptr_array_add (addresses, (char *) url_of (self, fractures->pdata[i]));
  for (guint i = 0; i < visits->len; i++)
    if (url_of (self, visits->pdata[i]) != NULL)
      write_plan (self, visits->pdata[i], addresses);
}

/* ---- chances */

/* Garvan counts more breaks than the others do. */
static const char *
get_outcome_words (const char *model_id, TrabOutcome outcome)
{
  if (outcome == TRAB_OUTCOME_HIP)
    return "hip fracture within ten years";
  return g_strcmp0 (model_id, trab_chance_calculator_to_string (TRAB_CALCULATOR_GARVAN)) == 0
             ? "any low-trauma fracture within ten years"
             : "major osteoporotic fracture within ten years";
}

static void
write_prediction (TrabFhirBundle *self, const char *model_id, TrabOutcome outcome, double pct)
{
  TrabDate end = self->how->today;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  end.year += TRAB_RISK_MAX_YEARS;
  if (end.month == 2 && end.day == 29)
    end.day = 28;
  trab_json_text_begin_object (self->json, NULL);
  trab_fhir_text_add_words (self->json, "outcome", get_outcome_words (model_id, outcome));
  trab_json_text_add_raw (self->json, "probabilityDecimal",
                          g_ascii_formatd (number, sizeof number, "%.2f", pct));
  trab_json_text_begin_object (self->json, "whenPeriod");
  trab_fhir_text_add_date (self->json, "start", self->how->today);
  trab_fhir_text_add_date (self->json, "end", end);
  trab_json_text_end_object (self->json);
  trab_json_text_end_object (self->json);
}

/* What the calculator read, in its own names. */
static char *
dup_inputs (const TrabRiskEstimate *estimate)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; estimate && i < estimate->inputs->len; i++)
    {
      const TrabRiskInput *input = estimate->inputs->pdata[i];

      g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "; " : "", input->name,
                              input->value);
    }
  return g_string_free (text, text->len == 0);
}

/* The visits and the measurements that any calculator may have read. */
static GPtrArray *
list_basis (TrabFhirBundle *self)
{
  static const struct
  {
    TrabMeasure measure;
    TrabSite site;
  } read[] = {
    { TRAB_MEASURE_T_SCORE, TRAB_SITE_FEMORAL_NECK },
    { TRAB_MEASURE_BMD, TRAB_SITE_FEMORAL_NECK },
    { TRAB_MEASURE_HEIGHT, TRAB_SITE_NONE },
    { TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE },
  };
  GPtrArray *urls = g_ptr_array_new ();
  GPtrArray *visits = trab_record_get_visits (self->record);

  for (guint i = 0; i < G_N_ELEMENTS (read); i++)
    {
      const char *url
          = url_of (self, trab_record_find_latest (self->record, read[i].measure, read[i].site));

      if (url != NULL)
        g_ptr_array_add (urls, (char *) url);
    }
  for (guint i = 0; i < self->written->len; i++)
    for (guint n = 0; n < visits->len; n++)
      if (g_strcmp0 (url_of (self, visits->pdata[n]), self->written->pdata[i]) == 0)
        g_ptr_array_add (urls, self->written->pdata[i]);
  return urls;
}

static gboolean
has_ten_years (TrabRiskResult *result, TrabOutcome outcome)
{
  return trab_risk_result_has_pct (result, outcome, TRAB_RISK_MAX_YEARS)
         && trab_risk_result_get_pct (result, outcome, TRAB_RISK_MAX_YEARS) <= 100;
}

/* @estimate: (nullable): NULL of what was typed in. A chance is a prediction, and never an
 * Observation. */
static void
write_chance (TrabFhirBundle *self, TrabRiskResult *result, const TrabRiskEstimate *estimate)
{
  const TrabRiskResultFields *fields = trab_risk_result_get (result);
  g_autofree char *method = g_strdup_printf (
      "%s, %s", fields->model_id, fields->model_version ? fields->model_version : "typed in");
  g_autofree char *inputs = dup_inputs (estimate);
  g_autoptr (GPtrArray) basis = NULL;

  if (trab_risk_result_is_refused (result)
      || (!has_ten_years (result, TRAB_OUTCOME_MAJOR) && !has_ten_years (result, TRAB_OUTCOME_HIP)))
    return;
  basis = list_basis (self);
  begin (self, "RiskAssessment", fields->model_id);
  trab_json_text_add_text (self->json, "status", "final");
  trab_fhir_text_add_words (self->json, "method", method);
  trab_fhir_bundle_add_subject (self, "subject");
  trab_fhir_text_add_date (self->json, "occurrenceDateTime", self->how->today);
  trab_fhir_text_add_references (self->json, "basis", basis);
  trab_json_text_begin_array (self->json, "prediction");
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    if (has_ten_years (result, (TrabOutcome) i))
      write_prediction (self, fields->model_id, (TrabOutcome) i,
                        trab_risk_result_get_pct (result, (TrabOutcome) i, TRAB_RISK_MAX_YEARS));
  trab_json_text_end_array (self->json);
  trab_fhir_text_add_single (self->json, "note", "text", inputs);
  trab_fhir_bundle_end (self);
}

static void
write_chances (TrabFhirBundle *self)
{
  const TrabRiskPanel *panel = self->how->panel;

  if (panel == NULL || !trab_date_is_known (self->how->today))
    return;
  for (guint i = 0; i < panel->estimates->len; i++)
    {
      const TrabRiskEstimate *estimate = panel->estimates->pdata[i];

      write_chance (self, estimate->result, estimate);
    }
  if (panel->frax != NULL)
    write_chance (self, panel->frax->result, NULL);
}

/* ---- who made it */

static void
write_provenance (TrabFhirBundle *self)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new ();
  g_autofree char *recorded = NULL;
  char date[TRAB_DATE_TEXT_SIZE];

  if (!trab_date_is_known (self->how->today))
    return;
  g_ptr_array_extend (targets, self->written, NULL, NULL);
  recorded = g_strconcat (trab_date_to_text (self->how->today, date), "T00:00:00Z", NULL);
  begin (self, "Provenance", "");
  trab_fhir_text_add_references (self->json, "target", targets);
  trab_json_text_add_text (self->json, "recorded", recorded);
  trab_json_text_begin_array (self->json, "agent");
  trab_json_text_begin_object (self->json, NULL);
  trab_fhir_text_add_concept (self->json, "type", AUTHOR_SYSTEM, "assembler", NULL, NULL);
  trab_json_text_begin_object (self->json, "who");
  trab_json_text_add_text (self->json, "display", "Trabecula " TRAB_VERSION);
  trab_json_text_end_object (self->json);
  trab_json_text_end_object (self->json);
  trab_json_text_end_array (self->json);
  trab_fhir_bundle_end (self);
}

/** trab_fhir_derived_write_all: after the rows and visits that it follows from */
void
trab_fhir_derived_write_all (TrabFhirBundle *writer)
{
  write_scans (writer);
  write_answers (writer);
  write_plans (writer);
  write_chances (writer);
  write_provenance (writer);
}

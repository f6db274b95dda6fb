/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-sign-check.h"

#include "trab-error.h"
#include "trab-finding.h"
#include "trab-movement-job.h"
#include "trab-plan-id.h"
#include "trab-safety-override.h"
#include "trab-safety.h"

#define NOT_YET "not-yet"

/** trab_sign_check_is_plan: whether @choice (nullable) is a plan: not nothing, not "not yet" */
gboolean
trab_sign_check_is_plan (const char *choice)
{
  return choice != NULL && choice[0] != '\0' && !g_str_equal (choice, NOT_YET);
}

static TrabSafetyReport *
new_report (const TrabTables *tables, const TrabSignRequest *request, GError **error)
{
  g_autoptr (TrabFacts) facts
      = trab_facts_new (request->record, tables->evidence, tables->catalogue, request->day, error);
  g_autoptr (GPtrArray) plans
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_course_plan_free);
  TrabCoursePlan *plan
      = facts ? trab_course_plan_new (facts, tables->catalogue, request->plan_id, error) : NULL;

  if (plan == NULL)
    return NULL;
  g_ptr_array_add (plans, plan);
  if (!plan->is_for_person)
    {
      g_set_error_literal (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_NOT_FOR_PERSON,
                           "the plan is for the other sex");
      return NULL;
    }
  return trab_safety_check (tables->safety, facts, plans, 0, error);
}

void
trab_sign_check_open_free (TrabSignCheckOpen *open)
{
  if (open == NULL)
    return;
  g_ptr_array_unref (open->causes);
  g_ptr_array_unref (open->fields);
  g_ptr_array_unref (open->asked);
  g_free (open);
}

static const char *
get_asked_as (const TrabSafetyGap *gap)
{
  if (gap->question != NULL)
    return gap->question;
  return gap->measure != NULL ? gap->measure : gap->field;
}

static TrabSignCheckOpen *
new_nothing_open (void)
{
  TrabSignCheckOpen *open = g_new0 (TrabSignCheckOpen, 1);

  open->causes = g_ptr_array_new_with_free_func (g_free);
  open->fields = g_ptr_array_new_with_free_func (g_free);
  open->asked = g_ptr_array_new_with_free_func (g_free);
  return open;
}

/**
 * trab_sign_check_new_open_reasons:
 * Returns: (transfer full) (nullable): empty for a choice that is no plan; NULL with
 *   TRAB_INPUT_ERROR for a plan that is not understood, TRAB_SIGN_ERROR for one of the other sex,
 *   or TRAB_EVIDENCE_ERROR
 */
TrabSignCheckOpen *
trab_sign_check_new_open_reasons (const TrabTables *tables,
                                  const TrabSignRequest *request,
                                  GError **error)
{
  g_autoptr (TrabSafetyReport) report = NULL;
  g_autoptr (GPtrArray) stops = NULL;
  g_autoptr (GPtrArray) not_asked = NULL;
  TrabSignCheckOpen *open = NULL;

  if (!trab_sign_check_is_plan (request->plan_id))
    return new_nothing_open ();
  report = new_report (tables, request, error);
  if (report == NULL)
    return NULL;
  stops = trab_safety_override_list_stops (report, request->plan_id);
  not_asked = trab_safety_override_list_not_asked (report, request->plan_id);
  open = new_nothing_open ();
  for (guint i = 0; i < stops->len; i++)
    {
      const TrabSafetyCard *card = g_ptr_array_index (stops, i);
      g_autofree char *reason = trab_safety_override_dup_reason (request->reasons, card->cause);

      if (reason == NULL)
        g_ptr_array_add (open->causes, g_strdup (card->cause));
    }
  for (guint i = 0; !request->is_signed && i < not_asked->len; i++)
    {
      const TrabSafetyGap *gap = g_ptr_array_index (not_asked, i);
      g_autofree char *cause = trab_safety_override_dup_not_asked_cause (gap->field);
      g_autofree char *reason = trab_safety_override_dup_reason (request->reasons, cause);

      if (reason != NULL)
        continue;
      g_ptr_array_add (open->fields, g_strdup (gap->field));
      if (!g_ptr_array_find_with_equal_func (open->asked, get_asked_as (gap), g_str_equal, NULL))
        g_ptr_array_add (open->asked, g_strdup (get_asked_as (gap)));
    }
  return open;
}

/** trab_sign_check_plan: FALSE with TRAB_SIGN_ERROR where it may not be agreed on; its message
 * names the causes of the stops, or the questions and measurements that are missing */
gboolean
trab_sign_check_plan (const TrabTables *tables, const TrabSignRequest *request, GError **error)
{
  g_autoptr (TrabSignCheckOpen) open = trab_sign_check_new_open_reasons (tables, request, error);

  if (open == NULL)
    return FALSE;
  if (open->causes->len > 0)
    {
      g_autofree char *causes = NULL;

      g_ptr_array_add (open->causes, NULL);
      causes = g_strjoinv (", ", (char **) open->causes->pdata);
      g_set_error_literal (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_REASON_MISSING, causes);
      return FALSE;
    }
  if (open->fields->len > 0)
    {
      g_autofree char *names = NULL;

      g_ptr_array_add (open->asked, NULL);
      names = g_strjoinv (", ", (char **) open->asked->pdata);
      g_set_error_literal (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_NOT_ASKED, names);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_review_possible (TrabVisit *visit)
{
  const char *text = trab_visit_get_text (visit, TRAB_QUESTION_REVIEW_DATE);
  TrabDate date = TRAB_DATE_NONE;

  if (text == NULL || text[0] == '\0')
    return TRUE;
  return trab_date_parse (text, &date) && date.day != 0
         && trab_date_compare (date, trab_visit_get (visit)->moment.date) > 0;
}

/* What is closed counts for nothing, and nobody agrees on it. */
static gboolean
is_week_open (const TrabTables *tables, TrabRecord *record, TrabVisit *visit, GError **error)
{
  const char *week = trab_visit_get_text (visit, TRAB_QUESTION_EXERCISE_WEEK);
  g_autoptr (TrabFacts) facts = week ? trab_facts_new (record, tables->evidence, tables->catalogue,
                                                       trab_visit_get (visit)->moment.date, error)
                                     : NULL;
  g_autoptr (TrabMovement) movement
      = facts ? trab_movement_job_run (tables, facts, week, error) : NULL;

  if (movement == NULL)
    return week == NULL;
  for (guint i = 0; i < movement->choices->len; i++)
    {
      const TrabExerciseChoice *choice = g_ptr_array_index (movement->choices, i);

      if (choice->sessions > 0 && choice->gate == TRAB_GATE_CLOSED)
        {
          g_set_error_literal (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_WEEK_CLOSED,
                               choice->exercise_id);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * trab_sign_check_visit:
 * @record: all that is recorded, with @visit as it is to be signed
 *
 * Returns: FALSE with TRAB_SIGN_ERROR, TRAB_INPUT_ERROR (a plan that is not understood) or
 *   TRAB_EVIDENCE_ERROR
 */
gboolean
trab_sign_check_visit (const TrabTables *tables,
                       TrabRecord *record,
                       TrabVisit *visit,
                       GError **error)
{
  TrabSignRequest request
      = { .record = record,
          .day = trab_visit_get (visit)->moment.date,
          .plan_id = trab_visit_get_text (visit, TRAB_QUESTION_PLAN_CHOICE),
          .reasons = trab_visit_get_text (visit, TRAB_QUESTION_SAFETY_OVERRIDES) };

  if (request.plan_id == NULL || request.plan_id[0] == '\0')
    {
      g_set_error_literal (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_NO_CHOICE, "nothing is chosen");
      return FALSE;
    }
  if (!is_review_possible (visit))
    {
      g_set_error_literal (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_REVIEW_DATE,
                           "the review is no day after the visit");
      return FALSE;
    }
  return (!trab_sign_check_is_plan (request.plan_id)
          || trab_sign_check_plan (tables, &request, error))
         && is_week_open (tables, record, visit, error);
}

/* What was compared, and what was chosen. */
static GPtrArray *
new_compared (const TrabTables *tables, const TrabFacts *facts, TrabVisit *visit)
{
  GPtrArray *plans = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_course_plan_free);
  const char *log = trab_visit_get_text (visit, TRAB_QUESTION_PLANS_COMPARED);
  const char *choice = trab_visit_get_text (visit, TRAB_QUESTION_PLAN_CHOICE);
  g_auto (GStrv) ids = trab_plan_id_dup_compared (log);
  gboolean has_choice = !trab_sign_check_is_plan (choice);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      TrabCoursePlan *plan = trab_course_plan_new (facts, tables->catalogue, ids[i], NULL);

      has_choice = has_choice || g_str_equal (ids[i], choice);
      if (plan != NULL)
        g_ptr_array_add (plans, plan);
    }
  if (!has_choice)
    {
      TrabCoursePlan *plan = trab_course_plan_new (facts, tables->catalogue, choice, NULL);

      if (plan != NULL)
        g_ptr_array_add (plans, plan);
    }
  return plans;
}

/**
 * trab_sign_check_count:
 * @count: (out caller-allocates): what the visit warned of, over all plans compared in it
 *
 * Returns: FALSE with TRAB_EVIDENCE_ERROR
 */
gboolean
trab_sign_check_count (const TrabTables *tables,
                       TrabRecord *record,
                       TrabVisit *visit,
                       TrabWarningCount *count,
                       GError **error)
{
  g_autoptr (TrabFacts) facts = trab_facts_new (record, tables->evidence, tables->catalogue,
                                                trab_visit_get (visit)->moment.date, error);
  g_autoptr (GPtrArray) plans = facts ? new_compared (tables, facts, visit) : NULL;
  g_autoptr (TrabSafetyReport) report
      = plans ? trab_safety_check (tables->safety, facts, plans, 0, error) : NULL;
  GPtrArray *cards = report ? trab_safety_report_get_cards (report) : NULL;

  if (report == NULL)
    return FALSE;
  *count = (TrabWarningCount){
    .cards = cards->len,
    .reasons
    = trab_safety_override_count (trab_visit_get_text (visit, TRAB_QUESTION_SAFETY_OVERRIDES)),
  };
  for (guint i = 0; i < cards->len; i++)
    {
      TrabSafetySeverity severity = ((TrabSafetyCard *) g_ptr_array_index (cards, i))->severity;

      count->stops += severity == TRAB_SAFETY_STOP;
      count->checks += severity == TRAB_SAFETY_CHECK_FIRST;
    }
  return TRUE;
}

static TrabVisit *
new_draft_of (TrabVisit *visit)
{
  TrabVisitFields fields = *trab_visit_get (visit);

  fields.status = TRAB_VISIT_DRAFT;
  return trab_visit_new (&fields, trab_visit_get_answers (visit));
}

static TrabFinding *
new_finding (TrabVisit *visit, const char *cause)
{
  TrabFindingFields fields = { .severity = TRAB_FINDING_CONFLICT,
                               .code = TRAB_FINDING_CODE_SIGNED_OVER_STOP,
                               .subject = trab_question_get_info (TRAB_QUESTION_PLAN_CHOICE)->id,
                               .received = trab_visit_get_text (visit, TRAB_QUESTION_PLAN_CHOICE),
                               .expected = cause,
                               .count = 1,
                               .person = -1 };

  return trab_finding_new (&fields);
}

/**
 * trab_sign_check_new_open:
 * @known: (nullable): what is recorded of the patient
 * @changes: rows that come from a file
 * @findings: (nullable): gets a TrabFinding for each visit that is opened
 *
 * Returns: (transfer full) (nullable): @changes with every visit that is signed over a stop without
 *   a reason as a draft; @changes itself where there is none; NULL with TRAB_EVIDENCE_ERROR
 */
TrabRecord *
trab_sign_check_new_open (const TrabTables *tables,
                          TrabRecord *known,
                          TrabRecord *changes,
                          GPtrArray *findings,
                          GError **error)
{
  g_autoptr (TrabRecord) whole = trab_record_new_with (known, changes);
  g_autoptr (TrabRecord) opened = trab_record_new_with (NULL, changes);
  GPtrArray *visits = trab_record_get_visits (opened);
  gboolean is_opened = FALSE;

  for (guint i = 0; i < visits->len; i++)
    {
      TrabVisit *visit = g_ptr_array_index (visits, i);
      g_autoptr (GError) refusal = NULL;

      if (trab_visit_get (visit)->status != TRAB_VISIT_SIGNED
          || trab_sign_check_visit (tables, whole, visit, &refusal))
        continue;
      if (refusal->domain == TRAB_EVIDENCE_ERROR)
        {
          g_propagate_error (error, g_steal_pointer (&refusal));
          return NULL;
        }
      if (!g_error_matches (refusal, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_REASON_MISSING))
        continue; /* what was once signed without a choice, or unasked, stays as it was signed */
      is_opened = TRUE;
      if (findings != NULL)
        g_ptr_array_add (findings, new_finding (visit, refusal->message));
      visits->pdata[i] = new_draft_of (visit);
      g_object_unref (visit);
    }
  return g_object_ref (is_opened ? opened : changes);
}

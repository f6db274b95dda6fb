/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-may.h"

#include <string.h>

#include "trab-answer-sheet.h"
#include "trab-error.h"
#include "trab-evidence.h"
#include "trab-safety-override.h"
#include "trab-session-private.h"
#include "trab-sign-check.h"
#include "trab-text.h"

/* The visit whose plan is given out: the one named, or the latest by the day. */
static TrabVisit *
find_visit (const TrabGiveOutRequest *request)
{
  GPtrArray *visits = trab_record_get_visits (request->record);
  TrabVisit *latest = NULL;

  if (request->visit_id != NULL)
    return trab_record_find_visit (request->record, request->visit_id);
  for (guint i = 0; i < visits->len; i++)
    {
      TrabVisit *visit = g_ptr_array_index (visits, i);
      TrabMoment moment = trab_visit_get (visit)->moment;

      if (!trab_date_is_surely_before (request->today, moment.date)
          && (latest == NULL || trab_moment_compare (moment, trab_visit_get (latest)->moment) >= 0))
        latest = visit;
    }
  return latest;
}

/* Reasons of the visit and of today, one line each. */
static char *
dup_all_reasons (TrabVisit *visit, const char *reasons)
{
  const char *of_visit = visit ? trab_visit_get_text (visit, TRAB_QUESTION_SAFETY_OVERRIDES) : NULL;

  return g_strjoin ("\n", reasons ? reasons : "", of_visit ? of_visit : "", NULL);
}

/* What is chosen. A visit that is not signed has chosen nothing yet. */
static const char *
get_choice (const TrabGiveOutRequest *request, TrabVisit *visit)
{
  if (request->plan_id != NULL)
    return request->plan_id;
  return visit != NULL && trab_visit_get (visit)->status == TRAB_VISIT_SIGNED
             ? trab_visit_get_text (visit, TRAB_QUESTION_PLAN_CHOICE)
             : NULL;
}

static TrabSignRequest
new_sign_request (const TrabGiveOutRequest *request, TrabVisit *visit, const char *reasons)
{
  gboolean is_of_visit = request->plan_id == NULL && visit != NULL;

  return (TrabSignRequest){ .record = request->record,
                            .day
                            = is_of_visit ? trab_visit_get (visit)->moment.date : request->today,
                            .plan_id = get_choice (request, visit),
                            .reasons = reasons,
                            .is_signed = is_of_visit };
}

/**
 * trab_session_may_give_out:
 * @plan_id: (out) (optional) (transfer full) (nullable): the plan agreed on, where DECIDED
 *
 * The one question before anything about a plan leaves the program: paper, file, letter, patient's
 * screen. A whole record for another program is not a plan, and is not asked about here.
 *
 * Returns: REFUSED with TRAB_SIGN_ERROR, TRAB_INPUT_ERROR or TRAB_EVIDENCE_ERROR
 */
TrabGiveOut
trab_session_may_give_out (TrabSession *self,
                           const TrabGiveOutRequest *request,
                           char **plan_id,
                           GError **error)
{
  TrabVisit *visit = find_visit (request);
  g_autofree char *reasons = dup_all_reasons (visit, request->reasons);
  TrabSignRequest asked = new_sign_request (request, visit, reasons);
  const char *of_record = trab_patient_get (trab_record_get_patient (request->record))->id;

  if (plan_id != NULL)
    *plan_id = NULL;
  if (request->patient_id != NULL && g_strcmp0 (request->patient_id, of_record) != 0)
    {
      g_set_error_literal (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_WRONG_PERSON,
                           "the record is of another person");
      return TRAB_GIVE_OUT_REFUSED;
    }
  if (!trab_patient_check_alive (trab_record_get_patient (request->record), error))
    return TRAB_GIVE_OUT_REFUSED;
  if (request->visit_id != NULL && visit == NULL)
    {
      g_set_error_literal (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_NO_VISIT, "no such visit");
      return TRAB_GIVE_OUT_REFUSED;
    }
  if (!trab_sign_check_is_plan (asked.plan_id))
    return TRAB_GIVE_OUT_NOT_DECIDED;
  if (!trab_sign_check_plan (trab_session_get_tables (self), &asked, error))
    return TRAB_GIVE_OUT_REFUSED;
  if (plan_id != NULL)
    *plan_id = g_strdup (asked.plan_id);
  return TRAB_GIVE_OUT_DECIDED;
}

static gboolean
is_cause (TrabSession *self, const char *cause)
{
  return g_str_equal (cause, TRAB_SAFETY_OVERRIDE_NOT_ASKED)
         || trab_evidence_find_text (trab_session_get_tables (self)->evidence, "rules/causes",
                                     "cause", cause, "title")
                != NULL;
}

/* What a reason that names nothing is for: the one stop that is open, or, where none is, what was
 * not asked. Returns: NULL where it could be for several */
static const char *
get_only_cause (const TrabSignCheckOpen *open)
{
  if (open->causes->len == 1)
    return g_ptr_array_index (open->causes, 0);
  return open->causes->len == 0 && open->fields->len > 0 ? TRAB_SAFETY_OVERRIDE_NOT_ASKED : NULL;
}

static void
set_reason (const char *cause, const char *text, char **reasons)
{
  char *added = trab_safety_override_dup_with (*reasons, cause, text);

  g_free (*reasons);
  *reasons = added;
}

/* A reason that names its stop, or that can be for one alone. Returns: FALSE with TRAB_SIGN_ERROR
 */
static gboolean
add_reason (TrabSession *self,
            const char *typed,
            const TrabSignCheckOpen *open,
            char **reasons,
            GError **error)
{
  const char *equals = strchr (typed, '=');
  g_autofree char *named = equals ? g_strndup (typed, (gsize) (equals - typed)) : NULL;
  gboolean is_named = named != NULL && is_cause (self, named);
  const char *cause = is_named ? named : get_only_cause (open);
  const char *text = is_named ? equals + 1 : typed;

  if (cause == NULL)
    {
      g_set_error_literal (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_WHICH_REASON,
                           "the reason names no stop");
      return FALSE;
    }
  if (!g_str_equal (cause, TRAB_SAFETY_OVERRIDE_NOT_ASKED))
    set_reason (cause, text, reasons);
  else
    for (guint i = 0; i < open->fields->len; i++)
      {
        g_autofree char *of_field
            = trab_safety_override_dup_not_asked_cause (g_ptr_array_index (open->fields, i));

        set_reason (of_field, text, reasons);
      }
  return TRUE;
}

/**
 * trab_session_may_dup_reasons:
 * @typed: NULL-terminated: each CAUSE=TEXT, CAUSE being that of a stop or
 *   TRAB_SAFETY_OVERRIDE_NOT_ASKED for all that was not asked; or a bare TEXT where one stop alone
 *   is open, or none but something was not asked
 *
 * Returns: (transfer full) (nullable): in the form of TRAB_QUESTION_SAFETY_OVERRIDES, with those of
 *   @request; NULL with TRAB_SIGN_ERROR, TRAB_INPUT_ERROR or TRAB_EVIDENCE_ERROR
 */
char *
trab_session_may_dup_reasons (TrabSession *self,
                              const TrabGiveOutRequest *request,
                              const char *const *typed,
                              GError **error)
{
  TrabVisit *visit = find_visit (request);
  g_autofree char *known = dup_all_reasons (visit, request->reasons);
  TrabSignRequest asked = new_sign_request (request, visit, known);
  g_autofree char *reasons = g_strdup (request->reasons ? request->reasons : "");
  g_autoptr (TrabSignCheckOpen) open = NULL;

  if (typed == NULL || typed[0] == NULL)
    return g_steal_pointer (&reasons);
  open = trab_sign_check_new_open_reasons (trab_session_get_tables (self), &asked, error);
  if (open == NULL)
    return NULL;
  for (guint i = 0; typed[i] != NULL; i++)
    if (!trab_text_check (typed[i], TRAB_TEXT_PROSE, error)
        || !add_reason (self, typed[i], open, &reasons, error))
      return NULL;
  return g_steal_pointer (&reasons);
}

/**
 * trab_session_may_new_record_with:
 * @reasons: (nullable): of today
 *
 * Returns: (transfer full): the record as it reads once these reasons stand in today's visit, for
 *   what is made from it and not kept
 */
TrabRecord *
trab_session_may_new_record_with (TrabRecord *record, const char *reasons, TrabDate today)
{
  const TrabPatientFields *patient = trab_patient_get (trab_record_get_patient (record));
  TrabVisitFields fields = { .patient_id = patient->id, .moment = trab_moment_from_date (today) };
  g_autoptr (TrabAnswerSheet) sheet = trab_answer_sheet_new (record, today);
  const char *said = trab_answer_sheet_get_today (sheet, TRAB_QUESTION_SAFETY_OVERRIDES);
  g_autofree char *all = g_strjoin ("\n", reasons ? reasons : "", said ? said : "", NULL);
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrabRecord) more = trab_record_new (trab_record_get_patient (record));
  g_autoptr (TrabVisit) visit = NULL;

  if (reasons == NULL || reasons[0] == '\0')
    return g_object_ref (record);
  /* the last moment of the day: these reasons are the latest */
  fields.moment.has_time = TRUE;
  fields.moment.hour = 23;
  fields.moment.minute = 59;
  g_hash_table_insert (answers,
                       (char *) trab_question_get_info (TRAB_QUESTION_SAFETY_OVERRIDES)->id, all);
  visit = trab_visit_new (&fields, answers);
  trab_record_add_visit (more, visit);
  return trab_record_new_with (record, more);
}

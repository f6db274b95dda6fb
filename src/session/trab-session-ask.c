/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-ask.h"

#include <string.h>

#include "trab-evidence.h"
#include "trab-plan.h"
#include "trab-safety-override.h"
#include "trab-session-private.h"

#define NEEDS "rules/question-needs"
#define INTERVENTIONS "rules/interventions"
#define LIMITS "rules/limits"
#define SCOPE_PLAN "plan"

/** What questions are chosen with; lives for one call. */
typedef struct
{
  const TrabTable *needs;
  const TrabTable *limits;
  GHashTable *kinds; /* of plan that are looked at: a set of char * */
  TrabSex sex;
  int age_years; /* -1 where the birth is not known */
  TrabDraft *draft;
} Job;

static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) all = g_strsplit (words ? words : "", " ", -1);

  return g_strv_contains ((const char *const *) all, word);
}

/* The kinds of plan whose rules speak of a regimen. */
static void
add_kinds_of (const TrabTable *interventions, const char *regimen, GHashTable *kinds)
{
  for (guint row = 0; row < trab_table_get_n_rows (interventions); row++)
    if (g_strcmp0 (trab_table_get_text (interventions, row, "scope"), SCOPE_PLAN) == 0
        && has_word (trab_table_get_text (interventions, row, "regimen_names"), regimen))
      g_hash_table_add (kinds,
                        (char *) trab_table_get_text (interventions, row, "intervention_class"));
}

static GHashTable *
new_kinds (const TrabTables *tables, const TrabTable *interventions, const char *const *plan_ids)
{
  GHashTable *kinds = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; plan_ids != NULL && plan_ids[i] != NULL; i++)
    {
      g_autoptr (TrabPlan) plan = trab_plan_new (tables->catalogue, plan_ids[i], NULL);

      for (guint j = 0; plan != NULL && j < plan->courses->len; j++)
        add_kinds_of (interventions, g_array_index (plan->courses, TrabPlanCourse, j).regimen->name,
                      kinds);
    }
  return kinds;
}

static gboolean
is_for_sex (TrabQuestionAudience audience, TrabSex sex)
{
  switch (audience)
    {
    case TRAB_QUESTION_FOR_WOMEN:
      return sex != TRAB_SEX_MALE;
    case TRAB_QUESTION_FOR_MEN:
      return sex != TRAB_SEX_FEMALE;
    case TRAB_QUESTION_FOR_ALL:
      break;
    }
  return TRUE;
}

static const char *
get_answer (TrabDraft *draft, const char *field)
{
  const char *text = trab_draft_get_text (draft, field);

  if (text[0] == '\0')
    trab_draft_get_carried (draft, field, &text, NULL);
  return text;
}

static double
get_limit (const Job *job, const char *name)
{
  int row = trab_table_find_row (job->limits, "name", name);

  g_return_val_if_fail (row >= 0, G_MAXDOUBLE);
  return trab_table_get_double (job->limits, (guint) row, "value");
}

static gboolean
is_past_age (const Job *job, guint row)
{
  const char *above = trab_table_get_text (job->needs, row, "not_above");
  const char *when = trab_table_get_text (job->needs, row, "not_when");
  g_auto (GStrv) parts = g_strsplit (when ? when : "", "=", 2);
  TrabQuestion limiting = TRAB_QUESTION_FALLS_COUNT;

  if (job->age_years < 0)
    return FALSE;
  if (above != NULL && trab_question_from_string (above, &limiting)
      && job->age_years > trab_question_get_info (limiting)->high)
    return TRUE;
  return when != NULL && g_str_equal (get_answer (job->draft, parts[0]), parts[1])
         && job->age_years
                >= get_limit (job, trab_table_get_text (job->needs, row, "not_when_from"));
}

static gboolean
is_needed (const Job *job, guint row)
{
  const char *plans = trab_table_get_text (job->needs, row, "plans");
  g_auto (GStrv) all = g_strsplit (plans ? plans : "", " ", -1);

  if (trab_table_has (job->needs, row, "always"))
    return TRUE;
  for (guint i = 0; all[i] != NULL; i++)
    if (g_hash_table_contains (job->kinds, all[i]))
      return TRUE;
  return FALSE;
}

static TrabVisitPlace
read_place (const char *name)
{
  static const char *const names[TRAB_N_VISIT_PLACES] = {
    [TRAB_VISIT_PLACE_FALLS] = "falls",       [TRAB_VISIT_PLACE_BREAK] = "break",
    [TRAB_VISIT_PLACE_BODY] = "body",         [TRAB_VISIT_PLACE_STEROIDS] = "steroids",
    [TRAB_VISIT_PLACE_HABITS] = "habits",     [TRAB_VISIT_PLACE_ILLNESS] = "illness",
    [TRAB_VISIT_PLACE_HORMONES] = "hormones", [TRAB_VISIT_PLACE_DAILY] = "daily",
    [TRAB_VISIT_PLACE_RESULTS] = "results",
  };

  for (guint i = 0; i < TRAB_N_VISIT_PLACES; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return (TrabVisitPlace) i;
  g_return_val_if_reached (TRAB_VISIT_PLACE_ILLNESS);
}

static gboolean
read_ask (const Job *job, guint row, TrabVisitAsk *ask)
{
  const TrabQuestionInfo *info = NULL;

  if (!trab_question_from_string (trab_table_get_text (job->needs, row, "question"),
                                  &ask->question))
    return FALSE;
  info = trab_question_get_info (ask->question);
  ask->place = read_place (trab_table_get_text (job->needs, row, "place"));
  ask->read_out = trab_table_get_text (job->needs, row, "read_out");
  ask->is_of_chance = has_word (trab_table_get_text (job->needs, row, "always"), "chance");
  ask->is_of_visit = has_word (trab_table_get_text (job->needs, row, "always"), "visit");
  ask->is_needed = is_needed (job, row);
  ask->can_apply = is_for_sex (info->audience, job->sex) && !is_past_age (job, row);
  return TRUE;
}

/**
 * trab_session_ask_list:
 * @draft: of the visit: a question may hang on the answer to another
 * @plan_ids: (nullable): the plans looked at
 *
 * Returns: (transfer full) (nullable): of TrabVisitAsk, in the order of the questions; its texts
 *   belong to the session. NULL with TRAB_EVIDENCE_ERROR
 */
GArray *
trab_session_ask_list (TrabSession *self,
                       TrabRecord *record,
                       TrabDraft *draft,
                       const char *const *plan_ids,
                       TrabDate today,
                       GError **error)
{
  TrabTables *tables = trab_session_get_tables (self);
  const TrabTable *interventions = trab_evidence_get_table (tables->evidence, INTERVENTIONS, error);
  const TrabPatientFields *patient = trab_patient_get (trab_record_get_patient (record));
  g_autoptr (GHashTable) kinds = NULL;
  g_autoptr (GArray) list = g_array_new (FALSE, TRUE, sizeof (TrabVisitAsk));
  Job job = { .sex = patient->sex, .draft = draft };

  job.needs = interventions ? trab_evidence_get_table (tables->evidence, NEEDS, error) : NULL;
  job.limits = job.needs ? trab_evidence_get_table (tables->evidence, LIMITS, error) : NULL;
  if (job.limits == NULL)
    return NULL;
  kinds = new_kinds (tables, interventions, plan_ids);
  job.kinds = kinds;
  job.age_years = trab_date_is_known (patient->birth_date)
                      ? trab_date_age_years (patient->birth_date, today)
                      : -1;
  for (guint row = 0; row < trab_table_get_n_rows (job.needs); row++)
    {
      TrabVisitAsk ask = { 0 };

      if (read_ask (&job, row, &ask))
        g_array_append_val (list, ask);
    }
  return g_steal_pointer (&list);
}

static char **
dup_questions (const GPtrArray *gaps)
{
  gboolean is_missing[TRAB_N_QUESTIONS] = { FALSE };
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < gaps->len; i++)
    {
      const TrabSafetyGap *gap = g_ptr_array_index (gaps, i);
      TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;

      if (trab_question_from_string (gap->question, &question))
        is_missing[question] = TRUE;
    }
  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    if (is_missing[i])
      g_strv_builder_add (ids, trab_question_get_info ((TrabQuestion) i)->id);
  return g_strv_builder_end (ids);
}

/**
 * trab_session_ask_dup_missing:
 * @comparison: (nullable): what was compared last
 * @plan_id: (nullable): NULL for what no plan but the person waits for
 *
 * Returns: (transfer full): ids of the questions whose answers its rules lack, in the order of the
 *   questions; a missing measurement is none
 */
char **
trab_session_ask_dup_missing (TrabSession *self, TrabComparison *comparison, const char *plan_id)
{
  TrabSafetyReport *report = comparison ? trab_comparison_get_safety (comparison) : NULL;
  GPtrArray *gaps = report ? trab_safety_report_get_gaps (report) : NULL;
  g_autoptr (GPtrArray) meant = g_ptr_array_new ();

  for (guint i = 0; gaps != NULL && i < gaps->len; i++)
    {
      TrabSafetyGap *gap = g_ptr_array_index (gaps, i);

      if (plan_id == NULL
              ? gap->is_about_person
              : !gap->is_about_person && trab_safety_report_is_about (gap->plan_ids, plan_id))
        g_ptr_array_add (meant, gap);
    }
  return dup_questions (meant);
}

/**
 * trab_session_ask_dup_forbidding:
 * @comparison: (nullable): what was compared last
 *
 * Returns: (transfer full): ids of the questions that signing @plan_id waits for, or for a reason;
 *   a missing measurement is none
 */
char **
trab_session_ask_dup_forbidding (TrabSession *self, TrabComparison *comparison, const char *plan_id)
{
  TrabSafetyReport *report = comparison ? trab_comparison_get_safety (comparison) : NULL;
  g_autoptr (GPtrArray) gaps = trab_safety_override_list_not_asked (report, plan_id);

  return dup_questions (gaps);
}

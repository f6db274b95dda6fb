/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-checklist.h"

#include <math.h>
#include <string.h>

#include "trab-error.h"

#define TABLE "rules/checklists"
#define MONTHS_AGO "months-ago"

/* What one list is ticked off with; lives for one call. */
typedef struct
{
  const TrabTable *table;
  const TrabTable *limits;
  TrabRecord *record;
  TrabDate today;
} Job;

static void
item_free (TrabChecklistItem *item)
{
  g_clear_object (&item->measurement);
  g_free (item->answer);
  g_free (item);
}

/* The latest visit that says anything of a question, be it that it is not known. */
static TrabVisit *
find_visit (const Job *job, TrabQuestion question)
{
  GPtrArray *visits = trab_record_get_visits (job->record);
  TrabVisit *latest = NULL;

  for (guint i = 0; i < visits->len; i++)
    {
      TrabVisit *visit = g_ptr_array_index (visits, i);
      const char *text = trab_visit_get_text (visit, question);

      if (text != NULL && text[0] != '\0'
          && (latest == NULL
              || trab_moment_compare (trab_visit_get (visit)->moment,
                                      trab_visit_get (latest)->moment)
                     >= 0))
        latest = visit;
    }
  return latest;
}

static gboolean
is_asked (const Job *job, guint row)
{
  TrabSex sex = trab_patient_get (trab_record_get_patient (job->record))->sex;
  const char *only = trab_table_get_text (job->table, row, "sex");
  const char *when = trab_table_get_text (job->table, row, "only_when");
  g_auto (GStrv) parts = g_strsplit (when ? when : "", "=", 2);
  TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;
  TrabVisit *visit = NULL;

  if (only != NULL && g_strcmp0 (trab_sex_to_string (sex), only) != 0)
    return FALSE;
  if (when == NULL)
    return TRUE;
  g_return_val_if_fail (
      g_strv_length (parts) == 2 && trab_question_from_string (parts[0], &question), FALSE);
  visit = find_visit (job, question);
  return visit != NULL && g_strcmp0 (trab_visit_get_text (visit, question), parts[1]) == 0;
}

static void
read_limit (const Job *job, guint row, TrabChecklistItem *item)
{
  const char *name = trab_table_get_text (job->table, row, "limit");
  int limit = name ? trab_table_find_row (job->limits, "name", name) : -1;

  if (limit < 0)
    return;
  item->limit_months = (int) trab_table_get_double (job->limits, (guint) limit, "value");
  item->is_limit_assumed
      = g_strcmp0 (trab_table_get_text (job->limits, (guint) limit, "status"), "assumed") == 0;
}

static void
find_measurement (const Job *job, const char *names, TrabChecklistItem *item)
{
  g_auto (GStrv) list = g_strsplit (names, " ", -1);

  item->is_measure = TRUE;
  for (guint i = 0; list[i] != NULL && item->measurement == NULL; i++)
    {
      TrabMeasure measure = TRAB_MEASURE_BMD;
      TrabMeasurement *latest = NULL;

      g_return_if_fail (trab_measure_from_string (list[i], &measure));
      latest = trab_record_find_latest (job->record, measure, TRAB_SITE_NONE);
      if (i == 0 || latest != NULL)
        item->measure = measure;
      g_set_object (&item->measurement, latest);
    }
  if (item->measurement == NULL)
    return;
  item->state = TRAB_CHECKLIST_DONE;
  item->date = trab_measurement_get (item->measurement)->moment.date;
}

/* The day an answer is of: as told, counted back from the visit, or the day of the visit. */
static void
read_answer_date (const Job *job, guint row, TrabVisit *visit, TrabChecklistItem *item)
{
  const char *dated_by = trab_table_get_text (job->table, row, "dated_by");
  TrabDate day = trab_visit_get (visit)->moment.date;
  TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;
  double months = 0;

  if (dated_by == NULL)
    item->date = day;
  else if (!g_str_equal (dated_by, MONTHS_AGO))
    {
      g_return_if_fail (trab_question_from_string (dated_by, &question));
      trab_date_parse (trab_visit_get_text (visit, question), &item->date);
    }
  else if (trab_date_is_known (day) && trab_visit_get_number (visit, item->question, &months))
    {
      item->date = trab_date_add_months (day, -(int) ceil (months));
      item->is_date_near = TRUE;
    }
}

static void
find_answer (const Job *job, guint row, const char *name, TrabChecklistItem *item)
{
  TrabVisit *visit = NULL;

  g_return_if_fail (trab_question_from_string (name, &item->question));
  visit = find_visit (job, item->question);
  if (visit == NULL || g_str_equal (trab_visit_get_text (visit, item->question), "unknown"))
    return;
  item->answer = g_strdup (trab_visit_get_text (visit, item->question));
  item->state = TRAB_CHECKLIST_DONE;
  read_answer_date (job, row, visit, item);
}

static TrabChecklistItem *
new_item (const Job *job, guint row)
{
  TrabChecklistItem *item = g_new0 (TrabChecklistItem, 1);
  const char *measures = trab_table_get_text (job->table, row, "measures");
  TrabDate oldest = TRAB_DATE_NONE;

  read_limit (job, row, item);
  if (measures != NULL)
    find_measurement (job, measures, item);
  else
    find_answer (job, row, trab_table_get_text (job->table, row, "question"), item);
  oldest = trab_date_add_months (job->today, -item->limit_months);
  if (item->state == TRAB_CHECKLIST_DONE && item->limit_months > 0
      && (!trab_date_is_known (item->date) || trab_date_compare (item->date, oldest) < 0))
    item->state = TRAB_CHECKLIST_OLD;
  return item;
}

/**
 * trab_checklist_new:
 * @list: of table rules/checklists
 * @today: what limits are counted from
 *
 * Returns: (transfer full) (nullable): of TrabChecklistItem, in the order of the table, without
 *   what does not apply to the person; NULL with TRAB_EVIDENCE_ERROR
 */
GPtrArray *
trab_checklist_new (
    TrabEvidence *evidence, const char *list, TrabRecord *record, TrabDate today, GError **error)
{
  Job job = { .table = trab_evidence_get_table (evidence, TABLE, error),
              .record = record,
              .today = today };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);

  job.limits = job.table ? trab_evidence_get_table (evidence, "rules/limits", error) : NULL;
  if (job.limits == NULL)
    return NULL;
  for (guint row = 0; row < trab_table_get_n_rows (job.table); row++)
    if (g_strcmp0 (trab_table_get_text (job.table, row, "list"), list) == 0 && is_asked (&job, row))
      g_ptr_array_add (items, new_item (&job, row));
  return g_steal_pointer (&items);
}

/** trab_checklist_get_source: (nullable): the rules that ask for the list */
const char *
trab_checklist_get_source (TrabEvidence *evidence, const char *list)
{
  const TrabTable *table = trab_evidence_get_table (evidence, TABLE, NULL);
  int row = table ? trab_table_find_row (table, "list", list) : -1;

  return row < 0 ? NULL : trab_table_get_text (table, (guint) row, "source");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-recall.h"

#include <math.h>

#define NOT_YET "not-yet" /* of TRAB_QUESTION_PLAN_CHOICE */

static const char *const kinds[TRAB_N_RECALL_KINDS] = {
  [TRAB_RECALL_DENOSUMAB] = "denosumab", [TRAB_RECALL_UNDECIDED] = "undecided",
  [TRAB_RECALL_NOT_SEEN] = "not-seen",   [TRAB_RECALL_REVIEW] = "review",
  [TRAB_RECALL_UNSIGNED] = "unsigned",
};

/** trab_recall_kind_to_string: its word in files */
const char *
trab_recall_kind_to_string (TrabRecallKind kind)
{
  g_return_val_if_fail (kind < TRAB_N_RECALL_KINDS, NULL);
  return kinds[kind];
}

static void
recall_free (TrabRecall *recall)
{
  g_object_unref (recall->patient);
  g_free (recall);
}

/** trab_recall_new_list: (transfer full): an empty list of TrabRecall */
GPtrArray *
trab_recall_new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) recall_free);
}

/** trab_recall_add: a copy of @recall, to a list of trab_recall_new_list */
void
trab_recall_add (GPtrArray *recalls, const TrabRecall *recall)
{
  TrabRecall *copy = g_memdup2 (recall, sizeof *recall);

  g_object_ref (copy->patient);
  g_ptr_array_add (recalls, copy);
}

static void
add (GPtrArray *recalls, TrabRecord *record, TrabRecallKind kind, TrabDate since, TrabDate due)
{
  trab_recall_add (recalls, &(TrabRecall){ kind, trab_record_get_patient (record), since, due });
}

/* The latest hip or spine fracture that no accident explains; an undated one counts, and stands
 * before all dated ones. */
static gboolean
find_break (TrabRecord *record, TrabDate *date)
{
  GPtrArray *fractures = trab_record_get_fractures (record);
  gboolean is_found = FALSE;

  *date = TRAB_DATE_NONE;
  for (guint i = 0; i < fractures->len; i++)
    {
      const TrabFractureFields *fracture = trab_fracture_get (g_ptr_array_index (fractures, i));

      if (fracture->is_in_error || fracture->is_low_trauma == TRAB_ANSWER_NO
          || (fracture->site != TRAB_FRACTURE_HIP && fracture->site != TRAB_FRACTURE_SPINE))
        continue;
      if (!is_found || trab_date_compare (fracture->date, *date) > 0)
        *date = fracture->date;
      is_found = TRUE;
    }
  return is_found;
}

/**
 * trab_recall_is_undecided:
 * @plan_choice: (nullable): the answer to TRAB_QUESTION_PLAN_CHOICE
 *
 * Returns: whether no plan is agreed and a hip or spine fracture is recorded, of whatever day
 */
gboolean
trab_recall_is_undecided (TrabRecord *record, const char *plan_choice)
{
  TrabDate date = TRAB_DATE_NONE;

  return (plan_choice == NULL || plan_choice[0] == '\0' || g_str_equal (plan_choice, NOT_YET))
         && find_break (record, &date);
}

/**
 * trab_recall_get_review:
 * @plan_choice: (nullable)
 * @review_date: TRAB_DATE_NONE when none was set
 *
 * Returns: when the person is to be seen again after a visit on @visit_day: the date that was set,
 *   but without a plan after a hip or spine fracture no later than the limit
 */
TrabDate
trab_recall_get_review (TrabRecord *record,
                        const char *plan_choice,
                        TrabDate review_date,
                        TrabDate visit_day,
                        const TrabRecallLimits *limits)
{
  TrabDate latest = TRAB_DATE_NONE;

  if (!trab_recall_is_undecided (record, plan_choice) || !trab_date_is_known (visit_day))
    return review_date;
  latest = trab_date_add_days (visit_day, limits->undecided_days);
  if (trab_date_is_known (review_date) && trab_date_compare (review_date, latest) < 0)
    return review_date;
  return latest;
}

/* The latest visit that was signed: one that was only begun ends no recall. Without any signed one,
 * the latest that was begun. */
static TrabVisit *
find_visit (TrabRecord *record)
{
  GPtrArray *visits = trab_record_get_visits (record);
  TrabVisit *latest = NULL;

  for (guint i = 0; i < visits->len; i++)
    {
      TrabVisit *visit = g_ptr_array_index (visits, i);

      if (trab_visit_get (visit)->status == TRAB_VISIT_SIGNED
          && (latest == NULL
              || trab_moment_compare (trab_visit_get (visit)->moment,
                                      trab_visit_get (latest)->moment)
                     >= 0))
        latest = visit;
    }
  return latest ? latest : trab_record_get_latest_visit (record);
}

/* How long ago the last injection was is an answer of its visit's day, and stands until a later
 * visit gives another; whole months are rounded down, so that the recall is early, not late. */
static void
add_denosumab (GPtrArray *recalls, TrabRecord *record, const TrabRecallLimits *limits)
{
  GPtrArray *visits = trab_record_get_visits (record);
  TrabDate since = TRAB_DATE_NONE;
  double months = 0;

  for (guint i = 0; i < visits->len; i++)
    {
      TrabVisit *visit = g_ptr_array_index (visits, i);
      TrabDate day = trab_visit_get (visit)->moment.date;
      double answer = 0;

      if (!trab_date_is_known (day) || trab_date_compare (day, since) < 0)
        continue;
      if (trab_visit_get_number (visit, TRAB_QUESTION_DENOSUMAB_LAST_DOSE_MONTHS, &answer))
        {
          since = day;
          months = answer;
        }
      else if (trab_visit_get_answer (visit, TRAB_QUESTION_DENOSUMAB_3Y) == TRAB_ANSWER_NO)
        since = TRAB_DATE_NONE;
    }
  if (trab_date_is_known (since))
    add (recalls, record, TRAB_RECALL_DENOSUMAB, since,
         trab_date_add_months (since, (int) floor (limits->denosumab_months - months)));
}

static void
add_unsigned (GPtrArray *recalls, TrabRecord *record)
{
  GPtrArray *visits = trab_record_get_visits (record);

  for (guint i = 0; i < visits->len; i++)
    {
      const TrabVisitFields *visit = trab_visit_get (g_ptr_array_index (visits, i));
      TrabDate day = visit->moment.date;

      if (visit->status == TRAB_VISIT_DRAFT)
        add (recalls, record, TRAB_RECALL_UNSIGNED, day,
             trab_date_is_known (day) ? trab_date_add_days (day, 1) : TRAB_DATE_NONE);
    }
}

/**
 * trab_recall_list:
 * Returns: (transfer full): of TrabRecall: every reason the record holds, whenever it is due; none
 *   of somebody who has died
 */
GPtrArray *
trab_recall_list (TrabRecord *record, const TrabRecallLimits *limits)
{
  GPtrArray *recalls = trab_recall_new_list ();
  TrabVisit *visit = find_visit (record);
  TrabDate day = visit ? trab_visit_get (visit)->moment.date : TRAB_DATE_NONE;
  TrabDate review = TRAB_DATE_NONE;
  TrabDate broke = TRAB_DATE_NONE;
  const char *choice = NULL;

  if (trab_patient_get (trab_record_get_patient (record))->is_dead)
    return recalls;
  if (visit == NULL)
    {
      if (find_break (record, &broke))
        add (recalls, record, TRAB_RECALL_NOT_SEEN, broke, TRAB_DATE_NONE);
      return recalls;
    }
  choice = trab_visit_get_text (visit, TRAB_QUESTION_PLAN_CHOICE);
  trab_date_parse (trab_visit_get_text (visit, TRAB_QUESTION_REVIEW_DATE), &review);
  add_denosumab (recalls, record, limits);
  if (trab_recall_is_undecided (record, choice))
    add (recalls, record, TRAB_RECALL_UNDECIDED, day,
         trab_recall_get_review (record, choice, review, day, limits));
  else if (trab_date_is_known (review)
           && trab_visit_get_answer (visit, TRAB_QUESTION_REVIEW_RECALL) != TRAB_ANSWER_NO)
    add (recalls, record, TRAB_RECALL_REVIEW, day, review);
  add_unsigned (recalls, record);
  return recalls;
}

/** trab_recall_is_due: whether on @until at the latest; what has no date is due */
gboolean
trab_recall_is_due (const TrabRecall *recall, TrabDate until)
{
  return !trab_date_is_known (recall->due) || trab_date_compare (recall->due, until) <= 0;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const TrabRecall *one = *(TrabRecall *const *) a;
  const TrabRecall *other = *(TrabRecall *const *) b;
  int order = trab_date_compare (one->due, other->due);

  if (order == 0)
    order = (int) one->kind - (int) other->kind;
  return order ? order
               : g_strcmp0 (trab_patient_get (one->patient)->id,
                            trab_patient_get (other->patient)->id);
}

/** trab_recall_sort: the longest due first; what has no date stands before all others */
void
trab_recall_sort (GPtrArray *recalls)
{
  g_ptr_array_sort (recalls, compare);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-visit.h"

#include <glib/gi18n-lib.h>

#include "trab-present-date.h"
#include "trab-present-plan.h"
#include "trab-present-question.h"
#include "trab-present-row.h"

#define NOT_YET "not-yet"

void
trab_present_visit_free (TrabPresentVisit *words)
{
  if (words == NULL)
    return;
  g_free (words->id);
  g_free (words->day);
  g_free (words->decided);
  g_free (words->kept);
  g_free (words->added);
  g_free (words);
}

/** trab_present_visit_dup_decided: "Agreed: Alendronate", "Not decided yet", or that it is open */
char *
trab_present_visit_dup_decided (TrabVisit *visit, TrabEvidence *evidence)
{
  const char *choice = trab_visit_get_text (visit, TRAB_QUESTION_PLAN_CHOICE);
  g_autoptr (TrabPresentPlan) plan = NULL;

  if (trab_visit_get (visit)->status != TRAB_VISIT_SIGNED)
    return g_strdup (_ ("Not signed"));
  if (choice == NULL || choice[0] == '\0' || g_str_equal (choice, NOT_YET))
    return g_strdup (_ ("Not decided yet"));
  plan = trab_present_plan_new (evidence, choice);
  return g_strdup_printf (_ ("Agreed: %s"), plan->name);
}

char *
trab_present_visit_dup_day (TrabVisit *visit)
{
  return trab_present_date_dup_long (trab_visit_get (visit)->moment.date);
}

/** trab_present_visit_get_added_title: (transfer none): over the addenda of a reprint */
const char *
trab_present_visit_get_added_title (void)
{
  return _ ("Added after the visit was signed");
}

static char *
dup_time (gint64 unix_ms)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (unix_ms / 1000);
  TrabMoment moment = TRAB_MOMENT_NONE;

  if (at == NULL)
    return g_strdup ("");
  g_date_time_get_ymd (at, &moment.date.year, &moment.date.month, &moment.date.day);
  moment.has_time = TRUE;
  moment.hour = g_date_time_get_hour (at);
  moment.minute = g_date_time_get_minute (at);
  return trab_present_date_dup_moment (moment);
}

/** trab_present_visit_dup_signed: "Signed by anna, 3 Nov 2025, 09:40"; of one that came with a
 * file, that it did */
char *
trab_present_visit_dup_signed (TrabVisit *visit)
{
  const TrabVisitFields *fields = trab_visit_get (visit);
  g_autofree char *time = NULL;

  if (fields->status != TRAB_VISIT_SIGNED)
    return g_strdup (_ ("It can still be changed."));
  if (fields->batch_id != NULL)
    return g_strdup (_ ("Signed elsewhere, taken over from a file"));
  if (fields->saved_by == NULL)
    return g_strdup (_ ("Signed"));
  time = dup_time (fields->saved_ms);
  /* Translators: who, and when */
  return g_strdup_printf (_ ("Signed by %s, %s"), fields->saved_by, time);
}

/** trab_present_visit_dup_reprint: what every page of a reprint carries; @comparison: its numbers
 */
char *
trab_present_visit_dup_reprint (TrabVisit *visit, TrabComparison *comparison)
{
  g_autofree char *day = trab_present_date_dup_short (trab_visit_get (visit)->moment.date);

  if (trab_comparison_get_signed (comparison) != NULL)
    return g_strdup_printf (_ ("Reprint, signed visit of %s, chances as signed"), day);
  return g_strdup_printf (_ ("Reprint, signed visit of %s, numbers worked out again"), day);
}

static guint
count_addenda (TrabRecord *record, const char *visit_id)
{
  g_autoptr (GPtrArray) addenda = trab_record_list_addenda (record, visit_id);

  return addenda->len;
}

static TrabPresentVisit *
new_visit (TrabRecord *record, TrabVisit *visit, TrabEvidence *evidence)
{
  const TrabVisitFields *fields = trab_visit_get (visit);
  TrabPresentVisit *words = g_new0 (TrabPresentVisit, 1);
  guint n_added = count_addenda (record, fields->id);

  words->id = g_strdup (fields->id);
  words->day = trab_present_date_dup_long (fields->moment.date);
  words->is_signed = fields->status == TRAB_VISIT_SIGNED;
  words->decided = trab_present_visit_dup_decided (visit, evidence);
  words->kept = trab_present_visit_dup_signed (visit);
  if (n_added > 0)
    words->added = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u addendum", "%u addenda", n_added), n_added);
  return words;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const TrabVisitFields *one = trab_visit_get (*(TrabVisit *const *) a);
  const TrabVisitFields *other = trab_visit_get (*(TrabVisit *const *) b);
  int order = trab_moment_compare (other->moment, one->moment);

  return order ? order : g_strcmp0 (other->id, one->id);
}

/** trab_present_visit_dup_list: (transfer full): of TrabPresentVisit: those that are saved, the
 * latest first */
GPtrArray *
trab_present_visit_dup_list (TrabRecord *record, TrabEvidence *evidence)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_present_visit_free);
  GPtrArray *visits = trab_record_get_visits (record);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < visits->len; i++)
    if (trab_visit_get (g_ptr_array_index (visits, i))->version > 0)
      g_ptr_array_add (sorted, g_ptr_array_index (visits, i));
  g_ptr_array_sort (sorted, compare);
  for (guint i = 0; i < sorted->len; i++)
    g_ptr_array_add (list, new_visit (record, g_ptr_array_index (sorted, i), evidence));
  return list;
}

/** trab_present_visit_dup_answers: (transfer full): of TrabPresentRow: what was answered, in the
 * order of the form; ids of plans are worded */
GPtrArray *
trab_present_visit_dup_answers (TrabVisit *visit, TrabEvidence *evidence)
{
  GPtrArray *rows = trab_present_row_new_list ();

  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    {
      TrabQuestion question = (TrabQuestion) i;
      const char *text = trab_visit_get_text (visit, question);
      g_autofree char *answer = NULL;

      if (text == NULL || text[0] == '\0'
          || trab_question_get_info (question)->kind == TRAB_QUESTION_KIND_KEPT)
        continue;
      answer = question == TRAB_QUESTION_PLAN_CHOICE
                   ? trab_present_visit_dup_decided (visit, evidence)
                   : trab_present_question_dup_answer (question, text);
      g_ptr_array_add (
          rows, trab_present_row_new (trab_present_question_get_label (question), answer, NULL));
    }
  return rows;
}

/** trab_present_visit_dup_addenda: (transfer full): of TrabPresentRow: who added what and when, the
 * oldest first */
GPtrArray *
trab_present_visit_dup_addenda (TrabRecord *record, const char *visit_id)
{
  GPtrArray *rows = trab_present_row_new_list ();
  g_autoptr (GPtrArray) addenda = trab_record_list_addenda (record, visit_id);

  for (guint i = 0; i < addenda->len; i++)
    {
      const TrabAddendumFields *fields = trab_addendum_get (g_ptr_array_index (addenda, i));
      g_autofree char *moment = trab_present_date_dup_moment (fields->moment);
      g_autofree char *title
          /* Translators: when, and by whom */
          = g_strdup_printf (_ ("Added %s by %s"), moment, fields->author ? fields->author : "");

      g_ptr_array_add (rows, trab_present_row_new (title, fields->text, NULL));
    }
  return rows;
}

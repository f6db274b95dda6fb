/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-answer-sheet.h"

typedef struct
{
  const char *text; /* of a visit of the record; NULL where nobody answered */
  TrabMoment moment;
} Said;

struct _TrabAnswerSheet
{
  TrabRecord *record;
  TrabDate today;
  const char *visit_id; /* (nullable): of the latest visit of the day */
  Said today_said[TRAB_N_QUESTIONS];
  Said before_said[TRAB_N_QUESTIONS];
};

/* A later visit's answer takes the place of an earlier one's. "Not known" settles nothing: before
 * today it leaves what an earlier visit said. */
static void
hear (Said *said, TrabVisit *visit, gboolean is_today)
{
  TrabMoment moment = trab_visit_get (visit)->moment;

  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    {
      const char *text = trab_visit_get_text (visit, (TrabQuestion) i);

      if (text == NULL || (!is_today && g_str_equal (text, "unknown"))
          || (said[i].text != NULL && trab_moment_compare (moment, said[i].moment) < 0))
        continue;
      said[i] = (Said){ text, moment };
    }
}

/**
 * trab_answer_sheet_new:
 * @today: the day of the visit; what was said on a later day is not heard
 */
TrabAnswerSheet *
trab_answer_sheet_new (TrabRecord *record, TrabDate today)
{
  TrabAnswerSheet *sheet = g_new0 (TrabAnswerSheet, 1);
  GPtrArray *visits = trab_record_get_visits (record);

  sheet->record = g_object_ref (record);
  sheet->today = today;
  for (guint i = 0; i < visits->len; i++)
    {
      TrabVisit *visit = g_ptr_array_index (visits, i);
      const TrabVisitFields *fields = trab_visit_get (visit);
      gboolean is_today = trab_date_compare (fields->moment.date, today) == 0;

      if (trab_date_is_surely_before (today, fields->moment.date))
        continue;
      if (is_today)
        sheet->visit_id = fields->id;
      hear (is_today ? sheet->today_said : sheet->before_said, visit, is_today);
    }
  return sheet;
}

void
trab_answer_sheet_free (TrabAnswerSheet *sheet)
{
  if (sheet == NULL)
    return;
  g_object_unref (sheet->record);
  g_free (sheet);
}

/* What happened once and cannot be undone is an event: once told it needs no confirmation. */
static gboolean
is_event (TrabQuestion question, const char *text)
{
  return question == TRAB_QUESTION_FINAL_PERIOD_AGE_YEARS
         || (question == TRAB_QUESTION_MENOPAUSE && g_strcmp0 (text, "after") == 0);
}

static gboolean
is_settled_today (const TrabAnswerSheet *sheet, TrabQuestion question)
{
  const char *text = sheet->today_said[question].text;

  return text != NULL && !g_str_equal (text, "unknown");
}

/** trab_answer_sheet_get_today: (nullable): what was answered, or confirmed, today, and what needs
 * no confirmation */
const char *
trab_answer_sheet_get_today (const TrabAnswerSheet *sheet, TrabQuestion question)
{
  const char *before = sheet->before_said[question].text;

  return !is_settled_today (sheet, question) && is_event (question, before)
             ? before
             : sheet->today_said[question].text;
}

/**
 * trab_answer_sheet_get_carried:
 * @from: (out) (optional): the day it was said
 *
 * Returns: (nullable): what was said last, while nothing that settles it was said today
 */
const char *
trab_answer_sheet_get_carried (const TrabAnswerSheet *sheet, TrabQuestion question, TrabDate *from)
{
  const Said *said = &sheet->before_said[question];

  if (said->text == NULL || is_event (question, said->text) || is_settled_today (sheet, question))
    return NULL;
  if (from != NULL)
    *from = said->moment.date;
  return said->text;
}

/**
 * trab_answer_sheet_new_visit:
 * @with_carried: what earlier visits said counts too, where today's is silent
 *
 * Returns: (transfer full): one visit of today with all these answers, empty where nobody answered:
 *   "not known" is silence
 */
TrabVisit *
trab_answer_sheet_new_visit (const TrabAnswerSheet *sheet, gboolean with_carried)
{
  TrabVisitFields fields
      = { .id = sheet->visit_id,
          .patient_id = trab_patient_get (trab_record_get_patient (sheet->record))->id,
          .moment = trab_moment_from_date (sheet->today) };
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    {
      const char *carried = trab_answer_sheet_get_carried (sheet, (TrabQuestion) i, NULL);
      const char *text = trab_answer_sheet_get_today (sheet, (TrabQuestion) i);

      if (with_carried && carried != NULL)
        text = carried;
      if (text != NULL && !g_str_equal (text, "unknown"))
        g_hash_table_insert (answers, (char *) trab_question_get_info ((TrabQuestion) i)->id,
                             (char *) text);
    }
  return trab_visit_new (&fields, answers);
}

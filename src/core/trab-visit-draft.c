/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-visit-draft.h"

#include "trab-answer-sheet.h"
#include "trab-number.h"

#define N_BODY_FIELDS 4
#define N_FIELDS (TRAB_N_QUESTIONS + N_BODY_FIELDS)

/* Height is carried from visit to visit; weight never is. */
static const TrabDraftField body_fields[N_BODY_FIELDS] = {
  { .name = "height", .kind = TRAB_DRAFT_NUMBER, .unit = "cm", .measure = 1 + TRAB_MEASURE_HEIGHT },
  { .name = "height_unit", .kind = TRAB_DRAFT_WORDS },
  { .name = "weight", .kind = TRAB_DRAFT_NUMBER, .unit = "kg", .measure = 1 + TRAB_MEASURE_WEIGHT },
  { .name = "weight_unit", .kind = TRAB_DRAFT_WORDS },
};

static TrabDraftField
field_of_question (const TrabQuestionInfo *info)
{
  TrabDraftField field = { .name = info->id };

  switch (info->kind)
    {
    case TRAB_QUESTION_KIND_YES_NO:
      field.kind = TRAB_DRAFT_CHOICE;
      field.choices = "yes|no|unknown";
      break;
    case TRAB_QUESTION_KIND_CHOICE:
      field.kind = TRAB_DRAFT_CHOICE;
      field.choices = info->choices;
      break;
    case TRAB_QUESTION_KIND_NUMBER:
      field.kind = TRAB_DRAFT_NUMBER;
      field.unit = info->unit;
      field.low = info->low;
      field.high = info->high;
      break;
    case TRAB_QUESTION_KIND_DATE:
      field.kind = TRAB_DRAFT_DATE;
      field.is_ahead = info->is_ahead;
      break;
    case TRAB_QUESTION_KIND_WORDS:
      field.kind = TRAB_DRAFT_WORDS;
      field.is_prose = TRUE;
      break;
    case TRAB_QUESTION_KIND_KEPT:
      field.kind = TRAB_DRAFT_CHOICE;
      field.choices = ""; /* nobody types it */
      break;
    }
  return field;
}

static const TrabDraftField *
get_fields (void)
{
  static gsize once = 0;
  static TrabDraftField fields[N_FIELDS];

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
        fields[i] = field_of_question (trab_question_get_info ((TrabQuestion) i));
      for (guint i = 0; i < N_BODY_FIELDS; i++)
        fields[TRAB_N_QUESTIONS + i] = body_fields[i];
      g_once_init_leave (&once, 1);
    }
  return fields;
}

static void
offer_height (TrabDraft *draft, TrabRecord *record)
{
  TrabMeasurement *height = trab_record_find_latest (record, TRAB_MEASURE_HEIGHT, TRAB_SITE_NONE);
  const TrabMeasurementFields *known = height ? trab_measurement_get (height) : NULL;
  g_autofree char *text = known ? trab_number_dup_text (known->value) : NULL;

  if (known != NULL)
    trab_draft_set_carried (draft, "height", text, known->moment.date);
}

static void
offer_last_answers (TrabDraft *draft, TrabRecord *record, TrabDate today)
{
  g_autoptr (TrabAnswerSheet) sheet = trab_answer_sheet_new (record, today);

  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    {
      const TrabQuestionInfo *info = trab_question_get_info ((TrabQuestion) i);
      TrabDate from = today;
      const char *text = trab_answer_sheet_get_carried (sheet, (TrabQuestion) i, &from);

      if (text == NULL)
        text = trab_answer_sheet_get_today (sheet, (TrabQuestion) i);
      if (info->is_carried && text != NULL && !g_str_equal (text, "unknown"))
        trab_draft_set_carried (draft, info->id, text, from);
    }
}

/**
 * trab_visit_draft_new:
 * @record: what is known of the patient before this visit: earlier answers are offered, and count
 *   only when they are confirmed
 * @today: the day of the visit
 */
TrabDraft *
trab_visit_draft_new (TrabRecord *record, TrabDate today)
{
  TrabDraft *draft = trab_draft_new (get_fields (), N_FIELDS, NULL);
  TrabPatient *patient = trab_record_get_patient (record);

  trab_draft_set_context (draft, trab_patient_get (patient)->birth_date, today);
  offer_height (draft, record);
  offer_last_answers (draft, record, today);
  return draft;
}

static gboolean
is_blocked (TrabDraft *draft, const char *field)
{
  const TrabProblem *problem = trab_draft_get_problem (draft, field);

  return problem != NULL && trab_problem_blocks (problem);
}

static void
add_body_measurement (TrabDraft *draft,
                      const char *field,
                      const TrabVisitFields *visit,
                      TrabRecord *into)
{
  const TrabDraftField *about = trab_draft_find_field (draft, field);
  g_autofree char *unit_field = g_strconcat (field, "_unit", NULL);
  const char *unit = trab_draft_get_text (draft, unit_field);
  TrabMeasurementFields built = { .patient_id = visit->patient_id, .visit_id = visit->id };
  g_autoptr (TrabMeasurement) measurement = NULL;

  if (is_blocked (draft, field) || !trab_draft_get_number (draft, field, &built.value))
    return;
  built.measure = (TrabMeasure) (about->measure - 1);
  built.text = trab_draft_get_text (draft, field);
  built.unit = unit[0] != '\0' ? unit : about->unit;
  built.moment = visit->moment;
  measurement = trab_measurement_new (&built);
  trab_record_add_measurement (into, measurement);
}

/**
 * trab_visit_draft_build_known:
 * @visit: id, patient, moment, status and version of the visit to make
 * @kept: (nullable): the visit as it was saved last: where a field is wrong now, its answer stays
 * @into: gets the visit and its measurements, whose ids are NULL until they are saved; a height or
 *   weight that is wrong is left out
 */
void
trab_visit_draft_build_known (TrabDraft *draft,
                              const TrabVisitFields *visit,
                              TrabVisit *kept,
                              TrabRecord *into)
{
  g_autoptr (GHashTable) answers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (TrabVisit) built = NULL;

  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    {
      const char *id = trab_question_get_info ((TrabQuestion) i)->id;
      g_autofree char *text
          = is_blocked (draft, id)
                ? g_strdup (kept ? trab_visit_get_text (kept, (TrabQuestion) i) : NULL)
                : trab_draft_dup_value (draft, id);

      if (text != NULL && text[0] != '\0')
        g_hash_table_insert (answers, (char *) id, g_steal_pointer (&text));
    }
  built = trab_visit_new (visit, answers);
  trab_record_add_visit (into, built);
  add_body_measurement (draft, "height", visit, into);
  add_body_measurement (draft, "weight", visit, into);
}

/**
 * trab_visit_draft_build:
 * @visit, @into: as for trab_visit_draft_build_known()
 *
 * Returns: FALSE with TRAB_INPUT_ERROR, nothing added, when a field is wrong
 */
gboolean
trab_visit_draft_build (TrabDraft *draft,
                        const TrabVisitFields *visit,
                        TrabRecord *into,
                        GError **error)
{
  if (!trab_draft_check (draft, error))
    return FALSE;
  trab_visit_draft_build_known (draft, visit, NULL, into);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-csv-question.h"

#include "trab-number.h"
#include "trab-unit.h"

/* What a value may be. @id: the choice; @unit: (transfer none) */
typedef struct
{
  char *id;
  char *text;
  const char *unit;
  double value;
} Candidate;

static void
candidate_clear (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->id);
  g_free (candidate->text);
}

/* What lies outside the limits of entry is not offered. */
static void
offer (
    TrabCsvQuestion *self, TrabMeasure measure, const char *id, const char *text, const char *unit)
{
  const TrabMeasureInfo *info = trab_measure_get_info (measure);
  Candidate candidate = { .unit = unit };
  double number = 0;

  if (!trab_number_parse (text, &number)
      || !trab_unit_to_canonical (measure, number, unit, &candidate.value, NULL)
      || candidate.value < info->low || candidate.value > info->high)
    return;
  if (self->candidates == NULL)
    {
      self->candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
      g_array_set_clear_func (self->candidates, candidate_clear);
    }
  candidate.id = g_strdup (id);
  candidate.text = g_strdup (text);
  g_array_append_val (self->candidates, candidate);
}

/**
 * trab_csv_question_offer_units:
 * No unit is never guessed: what it may be is offered, to be agreed to.
 *
 * Returns: FALSE when it can be in none
 */
gboolean
trab_csv_question_offer_units (TrabCsvQuestion *question, const TrabMeasurementFields *fields)
{
  const char *const *units = trab_unit_list (fields->measure);

  question->code = TRAB_FINDING_CODE_UNIT_MISSING;
  for (guint i = 0; units[i] != NULL; i++)
    offer (question, fields->measure, units[i], fields->text, units[i]);
  return trab_csv_question_is_open (question);
}

/**
 * trab_csv_question_offer_numbers:
 * "1,800": a thousand and eight hundred, or one point eight.
 *
 * Returns: FALSE when it can be neither
 */
gboolean
trab_csv_question_offer_numbers (TrabCsvQuestion *question,
                                 const TrabMeasurementFields *fields,
                                 const char *unit)
{
  g_auto (GStrv) parts = g_strsplit_set (fields->text, ".,", 2);
  g_autofree char *thousands = g_strjoinv ("", parts);
  g_autofree char *decimals = g_strjoinv (".", parts);

  question->code = TRAB_FINDING_CODE_GROUPED;
  offer (question, fields->measure, thousands, thousands, unit);
  offer (question, fields->measure, decimals, decimals, unit);
  return trab_csv_question_is_open (question);
}

gboolean
trab_csv_question_is_open (const TrabCsvQuestion *question)
{
  return question->candidates != NULL && question->candidates->len > 0;
}

/** trab_csv_question_new_finding: (transfer full): an open one, with the row of @fields as each of
 * what it may be: none of them is saved before it is answered */
TrabFinding *
trab_csv_question_new_finding (const TrabCsvQuestion *question,
                               guint line,
                               int person,
                               const TrabMeasurementFields *fields)
{
  guint n = question->candidates->len;
  g_autofree TrabFindingChoice *choices = g_new0 (TrabFindingChoice, n + 1);
  TrabFinding *finding = NULL;

  for (guint i = 0; i < n; i++)
    {
      const Candidate *candidate = &g_array_index (question->candidates, Candidate, i);
      TrabMeasurementFields own = *fields;

      own.text = candidate->text;
      own.unit = candidate->unit;
      own.value = candidate->value;
      choices[i] = (TrabFindingChoice){ candidate->id, trab_measurement_new (&own) };
    }
  choices[n].id = TRAB_FINDING_LEAVE_OUT;
  finding = trab_finding_new (
      &(TrabFindingFields){ .severity = TRAB_FINDING_CONFLICT,
                            .code = question->code,
                            .line = line,
                            .subject = trab_measure_get_info (fields->measure)->id,
                            .received = fields->text,
                            .count = 1,
                            .person = person,
                            .choices = choices,
                            .n_choices = n + 1 });
  for (guint i = 0; i < n; i++)
    g_object_unref (choices[i].row);
  return finding;
}

/** trab_csv_question_clear: nothing is asked any more */
void
trab_csv_question_clear (TrabCsvQuestion *question)
{
  g_clear_pointer (&question->candidates, g_array_unref);
}

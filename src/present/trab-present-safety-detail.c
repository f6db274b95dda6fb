/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-safety-detail.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "trab-present-date.h"
#include "trab-present-measure.h"
#include "trab-present-number.h"
#include "trab-present-question.h"
#include "trab-unit.h"

/* In the unit that the result came in, so that the two can be compared. */
static char *
dup_limit (const TrabMeasurementFields *fields, double limit)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  double in_unit = 0;
  g_autofree char *number = NULL;
  g_autofree char *unit = NULL;

  if (!trab_unit_from_canonical (fields->measure, limit, fields->unit, &in_unit, NULL))
    return trab_present_measure_dup_value (fields->measure, limit);
  number = trab_present_number_dup_for_people (
      g_ascii_formatd (digits, sizeof digits, "%.4g", in_unit));
  unit = trab_present_measure_dup_unit (fields->unit);
  return g_strjoin (" ", number, unit[0] != '\0' ? unit : NULL, NULL);
}

static gboolean
lacks_limit (const TrabSafetyDetail *detail)
{
  return detail->result != NULL && isnan (detail->limit);
}

/* A result that lacks both limits is said once. */
static gboolean
lacks_both (const TrabSafetyDetail *detail, const TrabSafetyDetail *next)
{
  return lacks_limit (detail) && lacks_limit (next) && detail->result == next->result;
}

/* What the laboratory itself calls out of its limits, where no limit is known that says so */
static char *
dup_marked (const TrabSafetyDetail *detail, const char *title, const char *value, const char *day)
{
  const char *code = trab_measurement_get (detail->result)->interpretation;

  if (code[0] == 'A')
    return g_strdup_printf (_ ("%s: %s (%s), marked as abnormal by its laboratory"), title, value,
                            day);
  return g_strdup_printf (detail->is_upper ? _ ("%s: %s (%s), marked as high by its laboratory")
                                           : _ ("%s: %s (%s), marked as low by its laboratory"),
                          title, value, day);
}

/* A result, its day, and the limit it is beyond, or whose absence leaves it unread. */
static char *
dup_result (const TrabSafetyDetail *detail, gboolean has_no_limit)
{
  const TrabMeasurementFields *fields = trab_measurement_get (detail->result);
  g_autofree char *title = trab_present_measure_dup_title (fields->measure, fields->site);
  g_autofree char *value = trab_present_measure_dup_measurement (detail->result);
  g_autofree char *day = trab_present_date_dup_short (fields->moment.date);
  g_autofree char *limit = NULL;

  if (has_no_limit)
    /* Translators: a blood test, its result and its day: "PTH: 12 pmol/L (10 Nov 2026)" */
    return g_strdup_printf (_ ("%s: %s (%s)"), title, value, day);
  if (isnan (detail->limit) && trab_measurement_is_marked (detail->result, detail->is_upper))
    return dup_marked (detail, title, value, day);
  if (isnan (detail->limit))
    return g_strdup_printf (detail->is_upper ? _ ("%s: %s (%s), no upper limit")
                                             : _ ("%s: %s (%s), no lower limit"),
                            title, value, day);
  limit = dup_limit (fields, detail->limit);
  /* Translators: a blood test, its result, its day, and the limit it is beyond */
  return g_strdup_printf (detail->is_upper ? _ ("%s: %s (%s), over %s")
                                           : _ ("%s: %s (%s), under %s"),
                          title, value, day, limit);
}

/** trab_present_safety_detail_append: the lines of the list that a card is about, each with the
 * answer that denies it, and results; each on a line of its own */
void
trab_present_safety_detail_append (GString *text, const TrabSafetyCard *card)
{
  for (guint i = 0; i < card->details->len; i++)
    {
      const TrabSafetyDetail *detail = g_ptr_array_index (card->details, i);
      gboolean has_no_limit = i + 1 < card->details->len
                              && lacks_both (detail, g_ptr_array_index (card->details, i + 1));
      TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;
      g_autofree char *line = NULL;

      if (trab_question_from_string (detail->question, &question))
        /* Translators: a medicine of the list, and a question that was answered with no */
        line = g_strdup_printf (_ ("In the list: %s. Answered with no: %s."), detail->medicine,
                                trab_present_question_get_label (question));
      else if (detail->near_name != NULL)
        /* Translators: a line of the list, and a name that it nearly has */
        line = g_strdup_printf (_ ("In the list: %s. Is it %s?"), detail->medicine,
                                detail->near_name);
      else if (detail->result != NULL)
        line = dup_result (detail, has_no_limit);
      i += has_no_limit;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, line ? line : detail->medicine);
    }
}

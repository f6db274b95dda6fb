/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-problem.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "trab-present-measure.h"
#include "trab-present-number.h"
#include "trab-present-question.h"

#define LIMIT_DECIMALS 6 /* more than any limit has; trailing zeros are dropped */

typedef struct
{
  const char *field;
  const char *name;
} FieldName;

/* Fields of the forms that are neither questions nor measures. */
static const FieldName field_names[] = {
  { "family_name", N_ ("Family name") },
  { "given_name", N_ ("Given name") },
  { "birth_date", N_ ("Date of birth") },
  { "sex", N_ ("Sex used for the models") },
  { "record_number", N_ ("Record number") },
  { "allergies", N_ ("Allergies") },
  { "death_date", N_ ("Day of death") },
  { "death_source", N_ ("Who said so") },
  { "addendum", N_ ("Addendum") },
  { "scan_date", N_ ("Scan date") },
  { "scanner", N_ ("Scanner") },
  { "software", N_ ("Software") },
  { "reference", N_ ("Reference population") },
  { "region", N_ ("Vertebrae used") },
  { "side", N_ ("Side") },
  { "artefacts", N_ ("Artefacts") },
  { "bmd_lumbar_spine", N_ ("Bone density of the lower spine") },
  { "bmd_femoral_neck", N_ ("Bone density of the hip neck") },
  { "bmd_total_hip", N_ ("Bone density of the total hip") },
  { "t_score_lumbar_spine", N_ ("T-score of the lower spine") },
  { "t_score_femoral_neck", N_ ("T-score of the hip neck") },
  { "t_score_total_hip", N_ ("T-score of the total hip") },
  { "z_score_lumbar_spine", N_ ("Z-score of the lower spine") },
  { "z_score_femoral_neck", N_ ("Z-score of the hip neck") },
  { "z_score_total_hip", N_ ("Z-score of the total hip") },
  { "value", N_ ("Result") },
  { "lab_date", N_ ("Date of the blood test") },
  { "lab_time", N_ ("Time of the blood test") },
  { "fasting", N_ ("Fasting") },
  { "laboratory", N_ ("Laboratory") },
  { "method", N_ ("Method") },
  { "site", N_ ("Which bone") },
  { "date", N_ ("Date") },
  { "is_low_trauma", N_ ("From a minor fall") },
  { "note", N_ ("Note") },
  { "medicine", N_ ("Kind of medicine") },
  { "name", N_ ("Name of the medicine") },
  { "dose_text", N_ ("Dose") },
  { "route", N_ ("How it is given") },
  { "start", N_ ("Start") },
  { "stop", N_ ("Stop") },
  { "is_ongoing", N_ ("Still taken") },
  { "adherence", N_ ("Share of doses taken") },
  { "precision_site", N_ ("Site") },
  { "scans", N_ ("Scans of each patient") },
};

/** trab_present_problem_get_keep: (transfer none): the answer that what was typed is meant */
const char *
trab_present_problem_get_keep (void)
{
  return _ ("It is right as typed");
}

/** trab_present_problem_dup_other: (nullable): the answer that it is in the other unit: "It is 15
 * ng/dL" */
char *
trab_present_problem_dup_other (const TrabProblem *problem)
{
  g_autofree char *typed = NULL;
  g_autofree char *other = NULL;

  if (problem->other_unit == NULL)
    return NULL;
  typed = trab_present_number_dup_as_typed (problem->text);
  other = trab_present_measure_dup_unit (problem->other_unit);
  /* Translators: number and unit */
  return g_strdup_printf (_ ("It is %s\u00a0%s"), typed, other);
}

/** trab_present_problem_get_field_name: (transfer none): of any field of a draft */
const char *
trab_present_problem_get_field_name (const char *field)
{
  g_autofree char *owner = NULL;
  TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;
  TrabMeasure measure = TRAB_MEASURE_BMD;

  for (guint i = 0; i < G_N_ELEMENTS (field_names); i++)
    if (g_strcmp0 (field, field_names[i].field) == 0)
      return _ (field_names[i].name);
  if (trab_question_from_string (field, &question))
    return trab_present_question_get_label (question);
  if (trab_measure_from_string (field, &measure))
    return trab_present_measure_get_name (measure);
  if (field != NULL && g_str_has_prefix (field, "repeat_"))
    return _ ("The density");
  if (field != NULL && g_str_has_suffix (field, "_unit"))
    return _ ("Unit");
  return _ ("This field");
}

static char *
dup_limit (double limit)
{
  g_autofree char *text = trab_present_number_dup_decimal (limit, LIMIT_DECIMALS);
  gsize length = strlen (text);

  while (length > 1 && text[length - 1] == '0')
    length--;
  while (length > 1 && !g_ascii_isdigit (text[length - 1]))
    length--;
  return g_strndup (text, length);
}

static char *
dup_out_of_range (const char *name, const TrabProblem *problem)
{
  g_autofree char *typed = trab_present_number_dup_as_typed (problem->text);
  g_autofree char *low = dup_limit (problem->low);
  g_autofree char *high = dup_limit (problem->high);
  g_autofree char *unit = trab_present_measure_dup_unit (problem->unit);

  if (unit[0] == '\0')
    /* Translators: field, what was typed, lowest, highest: "Sessions 90 is outside 0 to 21." */
    return g_strdup_printf (_ ("%s %s is outside %s to %s."), name, typed, low, high);
  /* Translators: field, what was typed, unit, lowest, highest, unit: "Height 15.8 cm is outside 100
   * to 220 cm." */
  return g_strdup_printf (_ ("%s %s %s is outside %s to %s %s."), name, typed, unit, low, high,
                          unit);
}

static char *
dup_unit_in_doubt (const char *name, const TrabProblem *problem)
{
  g_autofree char *typed = trab_present_number_dup_as_typed (problem->text);
  g_autofree char *unit = trab_present_measure_dup_unit (problem->unit);
  g_autofree char *other = trab_present_measure_dup_unit (problem->other_unit);

  return g_strdup_printf (_ ("%s %s. Do you mean %s %s or %s %s? The second fits the usual range."),
                          name, typed, typed, unit, typed, other);
}

static char *
dup_unit_unlikely (const char *name, const TrabProblem *problem)
{
  g_autofree char *typed = trab_present_number_dup_as_typed (problem->text);
  g_autofree char *unit = trab_present_measure_dup_unit (problem->unit);
  g_autofree char *other = trab_present_measure_dup_unit (problem->other_unit);

  /* Translators: field, number, number, unit, number, likelier unit, unit */
  return g_strdup_printf (
      _ ("%s %s. Do you mean %s %s or %s %s? In %s it would be a very unusual result."), name,
      typed, typed, unit, typed, other, unit);
}

static char *
dup_misfit (const char *name, const TrabProblem *problem)
{
  g_autofree char *typed = trab_present_number_dup_as_typed (problem->text);
  g_autofree char *expected = trab_present_number_dup_decimal (problem->expected, 1);

  /* Translators: field, T-score as typed, T-score that the density gives */
  return g_strdup_printf (_ ("%s %s does not fit the bone density, which gives about %s by NHANES "
                             "III. Is it the printed value, and which reference is printed?"),
                          name, typed, expected);
}

/** trab_present_problem_dup_sentence: what is wrong and, where it helps, what would be right */
char *
trab_present_problem_dup_sentence (const TrabProblem *problem)
{
  const char *name = trab_present_problem_get_field_name (problem->field);
  const char *typed = problem->text ? problem->text : "";

  switch (problem->kind)
    {
    case TRAB_PROBLEM_MISSING:
      return g_strdup_printf (_ ("%s is missing."), name);
    case TRAB_PROBLEM_NOT_A_NUMBER:
      return g_strdup_printf (_ ("%s: “%s” is not a number."), name, typed);
    case TRAB_PROBLEM_NOT_A_DATE:
      if (g_strcmp0 (problem->field, "lab_time") == 0)
        return g_strdup_printf (_ ("%s: “%s” is not a time. Write it like 09:05."), name, typed);
      return g_strdup_printf (_ ("%s: “%s” is not one date. Write day, month in letters, and year; "
                                 "a year alone is fine."),
                              name, typed);
    case TRAB_PROBLEM_NOT_A_CHOICE:
      return g_strdup_printf (_ ("%s: “%s” is not one of the choices."), name, typed);
    case TRAB_PROBLEM_OUT_OF_RANGE:
      return dup_out_of_range (name, problem);
    case TRAB_PROBLEM_UNIT_MISMATCH:
      return g_strdup_printf (_ ("%s: the unit “%s” does not fit this value."), name,
                              problem->unit ? problem->unit : "");
    case TRAB_PROBLEM_UNIT_IN_DOUBT:
      return dup_unit_in_doubt (name, problem);
    case TRAB_PROBLEM_BEFORE_BIRTH:
      return g_strdup_printf (_ ("%s is before the date of birth."), name);
    case TRAB_PROBLEM_IN_FUTURE:
      return g_strdup_printf (_ ("%s lies in the future."), name);
    case TRAB_PROBLEM_IN_PAST:
      return g_strdup_printf (_ ("%s is past. It is a day to come."), name);
    case TRAB_PROBLEM_STOP_BEFORE_START:
      return g_strdup (_ ("The stop is before the start."));
    case TRAB_PROBLEM_UNIT_UNLIKELY:
      return dup_unit_unlikely (name, problem);
    case TRAB_PROBLEM_T_SCORE_MISFIT:
      return dup_misfit (name, problem);
    case TRAB_PROBLEM_TOO_LONG:
      return g_strdup_printf (_ ("%s has more than %.0f characters. Please shorten it."), name,
                              problem->high);
    case TRAB_PROBLEM_CLEANED:
      return g_strdup_printf (
          _ ("%s: characters that cannot be seen, or unusual blanks, were taken "
             "out. Please look at it once more."),
          name);
    }
  return g_strdup_printf (_ ("%s needs a look."), name);
}

/** trab_present_problem_dup_list: (nullable): all that keeps fields from being saved, a line each;
 * NULL when nothing does */
char *
trab_present_problem_dup_list (TrabDraft *draft)
{
  g_autoptr (GString) sentences = g_string_new (NULL);

  for (guint i = 0; i < trab_draft_get_n_fields (draft); i++)
    {
      const TrabProblem *problem
          = trab_draft_get_problem (draft, trab_draft_get_field (draft, i)->name);
      g_autofree char *sentence = problem && trab_problem_blocks (problem)
                                      ? trab_present_problem_dup_sentence (problem)
                                      : NULL;

      if (sentence != NULL)
        g_string_append_printf (sentences, "%s%s", sentences->len > 0 ? "\n" : "", sentence);
    }
  return sentences->len > 0 ? g_strdup (sentences->str) : NULL;
}

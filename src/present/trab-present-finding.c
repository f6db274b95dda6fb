/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-finding.h"

#include <glib/gi18n-lib.h>

#include "trab-present-measure.h"
#include "trab-present-problem.h"
#include "trab-present-question.h"

static const char *const severities[TRAB_N_FINDING_SEVERITIES] = {
  [TRAB_FINDING_KEPT] = N_ ("Kept"),
  [TRAB_FINDING_CHANGED] = N_ ("Kept, in another form"),
  [TRAB_FINDING_UNUSED] = N_ ("Kept, never used for numbers"),
  [TRAB_FINDING_SKIPPED] = N_ ("Left out"),
  [TRAB_FINDING_CONFLICT] = N_ ("Please decide"),
  [TRAB_FINDING_REFUSED] = N_ ("Refused"),
  [TRAB_FINDING_QUARANTINED] = N_ ("Set aside"),
};

static const char *const outcomes[TRAB_N_IMPORT_OUTCOMES] = {
  [TRAB_IMPORT_NEW] = N_ ("new"),
  [TRAB_IMPORT_SAME] = N_ ("known already"),
  [TRAB_IMPORT_UPDATE] = N_ ("newer than what is known"),
  [TRAB_IMPORT_OLDER] = N_ ("older than what is known"),
  [TRAB_IMPORT_CONFLICT] = N_ ("in conflict with what is known"),
};

/* What was found; "%s" is not used, so that a translator cannot lose a fact: what was received and
 * what it was held against follow in their own words. */
static const char *const sentences[TRAB_N_FINDING_CODES] = {
  [TRAB_FINDING_CODE_INCOMPLETE]
  = N_ ("The file is one page of several. What is on the others is not here."),
  [TRAB_FINDING_CODE_ENCODING] = N_ ("The text is not UTF-8. Please look at names and units."),
  [TRAB_FINDING_CODE_RELEASE] = N_ ("The file is of another release of FHIR and was read like R4."),
  [TRAB_FINDING_CODE_COLUMN] = N_ ("The map of columns does not speak of this column."),
  [TRAB_FINDING_CODE_NOT_READ] = N_ ("This kind of entry is kept as text only."),
  [TRAB_FINDING_CODE_OF_NOBODY] = N_ ("This kind of entry is about nobody, and was left out."),
  [TRAB_FINDING_CODE_DAMAGED] = N_ ("The entry is damaged and cannot be trusted."),
  [TRAB_FINDING_CODE_NO_TYPE] = N_ ("The entry does not say what it is."),
  [TRAB_FINDING_CODE_BAD_ID] = N_ ("The entry's id is not allowed."),
  [TRAB_FINDING_CODE_EMPTY_ELEMENT] = N_ ("A part of the entry is empty."),
  [TRAB_FINDING_CODE_MODIFIER] = N_ ("A part that may change the meaning is not understood."),
  [TRAB_FINDING_CODE_TWICE_SAID]
  = N_ ("One thing is said twice where it may be said once. Neither is believed."),
  [TRAB_FINDING_CODE_STATUS_MISSING] = N_ ("The entry has no status."),
  [TRAB_FINDING_CODE_STATUS] = N_ ("Kept, but not used for numbers because of its status."),
  [TRAB_FINDING_CODE_SUBJECT_UNKNOWN] = N_ ("It belongs to somebody who is not in the file."),
  [TRAB_FINDING_CODE_DUPLICATE] = N_ ("The same entry stands in the file more than once."),
  [TRAB_FINDING_CODE_OLDER_VERSION] = N_ ("A newer version of the entry is at hand."),
  [TRAB_FINDING_CODE_OTHER_VALUE] = N_ ("Two values of one moment differ."),
  [TRAB_FINDING_CODE_WITHDRAWN]
  = N_ ("Its sender states this value no more. It is kept and no longer counts."),
  [TRAB_FINDING_CODE_SEVERAL_PATIENTS] = N_ ("The file holds more than one person."),
  [TRAB_FINDING_CODE_IDENTITY]
  = N_ ("Somebody with this number, or with this name and day of birth, is here already. Is it the "
        "same person? Nothing of this person is saved yet."),
  [TRAB_FINDING_CODE_NUMBER_TWICE] = N_ (
      "Two people in the file have one number. They are kept apart, and what names nobody but the "
      "number is set aside. Please ask the sender."),
  [TRAB_FINDING_CODE_NOT_SAVED] = N_ (
      "This person could not be saved, and nothing of them is. Everybody else was. Please tell the "
      "makers of the program what kind of file it is."),
  [TRAB_FINDING_CODE_NAME_MISSING]
  = N_ ("The person has no name. The number in the file stands in its place."),
  [TRAB_FINDING_CODE_NAME_CLEANED]
  = N_ ("Characters that cannot be seen were taken out of a name."),
  [TRAB_FINDING_CODE_TEXT_CLEANED]
  = N_ ("Characters that cannot be seen were taken out of a text."),
  [TRAB_FINDING_CODE_TEXT_TOO_LONG]
  = N_ ("A text is longer than what can be kept. It was left out, and the rest was kept."),
  [TRAB_FINDING_CODE_SEX_FROM_GENDER]
  = N_ ("The sex used for the models was taken from the gender. Please confirm it."),
  [TRAB_FINDING_CODE_SEX_CONFLICT] = N_ ("Gender and sex at birth differ."),
  [TRAB_FINDING_CODE_SEX_MISSING] = N_ ("The sex used for the models is not known."),
  [TRAB_FINDING_CODE_BIRTH_DATE] = N_ ("The date of birth cannot be used."),
  [TRAB_FINDING_CODE_DECEASED] = N_ ("The file says that the person has died."),
  [TRAB_FINDING_CODE_INACTIVE] = N_ ("The sender no longer uses this record."),
  [TRAB_FINDING_CODE_VALUE_ABSENT] = N_ ("There is no value, and a reason is given."),
  [TRAB_FINDING_CODE_VALUE_MISSING] = N_ ("There is no value."),
  [TRAB_FINDING_CODE_NOT_A_NUMBER] = N_ ("The value is not a number."),
  [TRAB_FINDING_CODE_TEXT_VALUE] = N_ ("The number is written as text. Is it read rightly?"),
  [TRAB_FINDING_CODE_DECIMAL_MARK]
  = N_ ("The value has another decimal mark than its column, or the column has both."),
  [TRAB_FINDING_CODE_GROUPED] = N_ ("The value may be thousands or decimals. Which one is it?"),
  [TRAB_FINDING_CODE_IMPLAUSIBLE]
  = N_ ("The value lies outside what is possible. Kept, but never used for numbers."),
  [TRAB_FINDING_CODE_UNIT_MISSING] = N_ ("The unit is missing. Which one is it?"),
  [TRAB_FINDING_CODE_UNIT_ALIAS] = N_ ("The unit was written in another way."),
  [TRAB_FINDING_CODE_UNIT_MISMATCH] = N_ ("The unit does not fit what was measured."),
  [TRAB_FINDING_CODE_UNIT_CONFLICT] = N_ ("The value has two units."),
  [TRAB_FINDING_CODE_DATE_MISSING] = N_ ("There is no date. Kept, but never used for numbers."),
  [TRAB_FINDING_CODE_DATE_REFUSED] = N_ ("The date cannot be read, or has no time zone."),
  [TRAB_FINDING_CODE_BEFORE_BIRTH]
  = N_ ("The date is before the date of birth. Kept, but never used for numbers."),
  [TRAB_FINDING_CODE_FUTURE] = N_ ("The day has not come yet. Kept, but never used for numbers."),
  [TRAB_FINDING_CODE_TOO_LARGE] = N_ ("The number is larger than any that can be kept. Left out."),
  [TRAB_FINDING_CODE_BOTH_SIDES]
  = N_ ("Both sides were measured on one day. The lower one counts, and both are kept."),
  [TRAB_FINDING_CODE_SITE_MISSING] = N_ ("Which part of the body was measured?"),
  [TRAB_FINDING_CODE_SITE_CONFLICT] = N_ ("The words name another part of the body than the code."),
  [TRAB_FINDING_CODE_SIDE_UNKNOWN]
  = N_ ("The side is neither left nor right. The value was kept without a side."),
  [TRAB_FINDING_CODE_KIND_UNKNOWN]
  = N_ ("What was measured has a name that is not known here. The value was left out."),
  [TRAB_FINDING_CODE_SIDE_CONFLICT] = N_ ("The words name another side than the code."),
  [TRAB_FINDING_CODE_MEASURE_CONFLICT] = N_ ("The words name another test than the code."),
  [TRAB_FINDING_CODE_VERTEBRA] = N_ ("A single vertebra is kept as text only."),
  [TRAB_FINDING_CODE_UNIT_IN_DOUBT]
  = N_ ("The value is unusual in this unit. Which unit is right? It is kept as it came."),
  [TRAB_FINDING_CODE_T_SCORE_MISFIT]
  = N_ ("The T-score does not fit its bone density by NHANES III. Is it the printed value, and "
        "against whom was it made? Both are kept."),
  [TRAB_FINDING_CODE_T_SCORE_SCANNER]
  = N_ ("A T-score of the hip was not checked: the scanner's name does not tell its maker."),
  [TRAB_FINDING_CODE_ANSWER] = N_ ("An answer was taken over."),
  [TRAB_FINDING_CODE_ANSWER_OPEN] = N_ ("The words fit several answers. Which one is it?"),
  [TRAB_FINDING_CODE_NEGATED]
  = N_ ("The code says yes, and the words seem to say no, or not surely. Which is right?"),
  [TRAB_FINDING_CODE_ANSWER_NOT_USED] = N_ ("An answer was not used because of its status."),
  [TRAB_FINDING_CODE_ANSWER_CONFLICT] = N_ ("The answer differs from the one that is known."),
  [TRAB_FINDING_CODE_TAKEN_BACK]
  = N_ ("The file takes back an answer that is known here. It stays until somebody changes it."),
  [TRAB_FINDING_CODE_FRACTURE_SITE] = N_ ("A broken bone, but which one is not said."),
  [TRAB_FINDING_CODE_FRACTURE_COMBINED] = N_ ("Two entries of one day are read as one break."),
  [TRAB_FINDING_CODE_MEDICINE_MISSING] = N_ ("A medicine without a name or code."),
  [TRAB_FINDING_CODE_MEDICINE_UNKNOWN] = N_ ("The medicine is kept as text and was not checked."),
  [TRAB_FINDING_CODE_MEDICINE_CONFLICT]
  = N_ ("The words name another medicine than the code. Which one is it?"),
  [TRAB_FINDING_CODE_NOT_TAKEN] = N_ ("The medicine was never taken."),
  [TRAB_FINDING_CODE_ENDED]
  = N_ ("Said to be taken now, but with an end in the past. The end was kept."),
  [TRAB_FINDING_CODE_END_AHEAD]
  = N_ ("Said to be over, with an end that has not come yet. When it ended is not known."),
  [TRAB_FINDING_CODE_NOT_YET] = N_ ("Its day has not come yet. It was left out."),
  [TRAB_FINDING_CODE_SIGNED_OVER_STOP]
  = N_ ("The visit is signed over a stop and no reason is written. It is kept as a draft: which is "
        "the reason?"),
};

/** trab_present_finding_get_severity: (transfer none): what became of it */
const char *
trab_present_finding_get_severity (TrabFindingSeverity severity)
{
  g_return_val_if_fail (severity < TRAB_N_FINDING_SEVERITIES, "");
  return _ (severities[severity]);
}

/** trab_present_finding_get_outcome: (transfer none): what saving the row would do */
const char *
trab_present_finding_get_outcome (TrabImportOutcome outcome)
{
  g_return_val_if_fail (outcome < TRAB_N_IMPORT_OUTCOMES, "");
  return _ (outcomes[outcome]);
}

/* What came in a file is shown in one line, and no terminal obeys it. */
static void
replace_controls (GString *text)
{
  for (gsize i = 0; i < text->len; i++)
    if (g_ascii_iscntrl (text->str[i]))
      text->str[i] = ' ';
}

/* Of a question, a measure, a place of the body, or a field of a form. */
static const char *
get_subject_name (const char *subject)
{
  TrabSite site = TRAB_SITE_NONE;

  if (trab_measure_site_from_string (subject, &site))
    return trab_present_measure_get_site_name (site);
  if (g_str_equal (subject, "fracture"))
    return _ ("Broken bone");
  if (g_str_equal (subject, "medicine"))
    return _ ("Medicine");
  return trab_present_problem_get_field_name (subject);
}

/** trab_present_finding_dup_sentence: what was found, with the texts as received */
char *
trab_present_finding_dup_sentence (TrabFinding *finding)
{
  const TrabFindingFields *fields = trab_finding_get (finding);
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (fields->code < TRAB_N_FINDING_CODES, g_string_free (text, FALSE));
  if (fields->subject != NULL)
    g_string_append_printf (text, "%s: ", get_subject_name (fields->subject));
  g_string_append (text, _ (sentences[fields->code]));
  if (fields->count > 1)
    g_string_append_printf (
        text, g_dngettext (GETTEXT_PACKAGE, " (%u time)", " (%u times)", fields->count),
        fields->count);
  if (fields->received != NULL)
    g_string_append_printf (text, _ (" Received: “%s”."), fields->received);
  if (fields->expected != NULL)
    g_string_append_printf (text, _ (" Held against: “%s”."), fields->expected);
  replace_controls (text);
  return g_string_free (text, FALSE);
}

/**
 * trab_present_finding_dup_choice:
 * @index: of the finding's choices
 *
 * Returns: (transfer full): what choosing it says; units and sites of the file stand as they are
 */
char *
trab_present_finding_dup_choice (TrabFinding *finding, guint index)
{
  const TrabFindingFields *fields = trab_finding_get (finding);
  const char *id = index < fields->n_choices ? fields->choices[index].id : "";
  TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;

  if (g_str_equal (id, TRAB_FINDING_RECEIVED))
    return g_strdup_printf (_ ("The one in the file: %s"), fields->received);
  if (g_str_equal (id, TRAB_FINDING_KNOWN))
    return g_strdup_printf (_ ("The one before: %s"), fields->expected);
  if (g_str_equal (id, TRAB_FINDING_SAME))
    return g_strdup_printf (_ ("The same person: %s"), fields->expected);
  if (g_str_equal (id, TRAB_FINDING_ANOTHER))
    return g_strdup_printf (_ ("Somebody else: %s"), fields->received);
  if (g_str_equal (id, TRAB_FINDING_BOTH))
    return g_strdup (_ ("Both are right"));
  if (fields->subject != NULL && trab_question_from_string (fields->subject, &question)
      && trab_question_get_info (question)->kind == TRAB_QUESTION_KIND_CHOICE
      && !g_str_equal (id, TRAB_FINDING_LEAVE_OUT))
    return g_strdup (trab_present_question_get_choice (question, id));
  if (g_str_equal (id, TRAB_FINDING_YES))
    return g_strdup (_ ("The code is right: yes"));
  if (g_str_equal (id, TRAB_FINDING_LEAVE_OUT))
    return g_strdup (_ ("Leave it out"));
  return g_strdup (id);
}

/** trab_present_finding_dup_place: where in the file: "Observation obs-1, line 12" */
char *
trab_present_finding_dup_place (TrabFinding *finding)
{
  const TrabFindingFields *fields = trab_finding_get (finding);
  const char *type = fields->resource_type ? fields->resource_type : "";
  const char *id = fields->resource_id ? fields->resource_id : "";
  g_autofree char *what = g_strstrip (g_strdup_printf ("%s %s", type, id));

  if (fields->line == 0)
    return what[0] != '\0' ? g_steal_pointer (&what) : g_strdup (_ ("The whole file"));
  if (what[0] == '\0')
    return g_strdup_printf (_ ("Line %u"), fields->line);
  return g_strdup_printf (_ ("%s, line %u"), what, fields->line);
}

/** trab_present_finding_dup_summary: "12 new, 3 known already" */
char *
trab_present_finding_dup_summary (TrabImportReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < TRAB_N_IMPORT_OUTCOMES; i++)
    {
      guint count = trab_import_report_get_count (report, (TrabImportOutcome) i);

      if (count > 0)
        g_string_append_printf (text, "%s%u %s", text->len > 0 ? _ (", ") : "", count,
                                trab_present_finding_get_outcome ((TrabImportOutcome) i));
    }
  if (text->len == 0 && trab_import_report_is_new_person (report))
    g_string_append (text, _ ("A new person, without results"));
  else if (text->len == 0 && trab_import_report_changes_anything (report))
    g_string_append (text, _ ("No results, but news of the person"));
  else if (text->len == 0)
    g_string_append (text, _ ("Nothing to take over"));
  return g_string_free (text, FALSE);
}

static void
append_findings (GString *text, TrabImport *import, GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const TrabFindingFields *fields = trab_finding_get (findings->pdata[i]);
      g_autofree char *place = trab_present_finding_dup_place (findings->pdata[i]);
      g_autofree char *sentence = trab_present_finding_dup_sentence (findings->pdata[i]);
      g_autofree char *source = trab_import_dup_source_text (import, findings->pdata[i]);
      g_auto (GStrv) lines = g_strsplit (source ? source : "", "\n", 2);

      g_string_append_printf (text, "%s\t%s\t%s",
                              trab_present_finding_get_severity (fields->severity), place,
                              sentence);
      if (lines[0] != NULL && *lines[0] != '\0')
        g_string_append_printf (text, "\t%s", lines[0]);
      g_string_append_c (text, '\n');
    }
}

/**
 * trab_present_finding_dup_report:
 * @reports: of TrabImportReport
 *
 * Returns: (transfer full): all that was found, a line for each with its place and the line of the
 *   file, and what saving does to each person: for whoever is asked about the file
 */
char *
trab_present_finding_dup_report (TrabImport *import, GPtrArray *reports)
{
  GString *text = g_string_new (NULL);

  append_findings (text, import, trab_import_get_findings (import));
  for (guint i = 0; i < reports->len; i++)
    {
      g_autofree char *summary = trab_present_finding_dup_summary (reports->pdata[i]);

      append_findings (text, import, trab_import_report_get_findings (reports->pdata[i]));
      g_string_append_printf (text, "%s\n", summary);
    }
  return g_string_free (text, FALSE);
}

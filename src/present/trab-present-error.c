/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "trab-chart-export.h"
#include "trab-error.h"
#include "trab-passphrase.h"

/** What happened in few words, in one sentence, and what the person can do. */
typedef struct
{
  const char *title;
  const char *sentence;
  const char *advice;
} Words;

static const Words input_words[] = {
  [TRAB_INPUT_ERROR_MISSING_FIELD]
  = { N_ ("Something is missing"), N_ ("A field that is needed is empty."),
      N_ ("Fill in the marked field. What you typed is kept.") },
  [TRAB_INPUT_ERROR_OUT_OF_RANGE]
  = { N_ ("A value is out of range"), N_ ("A value lies outside the limits of its field."),
      N_ ("Check the marked field. What you typed is kept.") },
  [TRAB_INPUT_ERROR_UNIT_MISMATCH]
  = { N_ ("The unit does not fit"), N_ ("A value is in a unit that does not fit it."),
      N_ ("Pick the unit on the report. What you typed is kept.") },
  [TRAB_INPUT_ERROR_NOT_UNDERSTOOD]
  = { N_ ("Not understood"), N_ ("A text could not be read as a number, a date or a choice."),
      N_ ("Check the marked field. What you typed is kept.") },
  [TRAB_INPUT_ERROR_UNKNOWN_PLAN] = { N_ ("Plan not known"), N_ ("There is no plan of this name."),
                                      N_ ("Check its spelling. Nothing was worked out.") },
  [TRAB_INPUT_ERROR_UNKNOWN_COUNTRY]
  = { N_ ("Country not known"), N_ ("There is no country pack of this code."),
      N_ ("The country set before stays. See which there are.") },
  [TRAB_INPUT_ERROR_TOO_LONG]
  = { N_ ("A text is too long"), N_ ("A text is longer than what can be kept. Nothing was saved."),
      N_ ("Shorten it: a line holds 200 characters, a note 10,000.") },
  [TRAB_INPUT_ERROR_UNSEEN]
  = { N_ ("Unseen characters"),
      N_ ("A text holds characters that cannot be seen. Nothing was saved."),
      N_ ("Type it again instead of pasting it.") },
};

static const Words evidence_words[] = {
  [TRAB_EVIDENCE_ERROR_NOT_FOUND]
  = { N_ ("A source is missing"), N_ ("A table of numbers that comes with the program is missing."),
      N_ ("Install the program again. No number is shown until then.") },
  [TRAB_EVIDENCE_ERROR_DAMAGED]
  = { N_ ("A source is damaged"), N_ ("A table of numbers that comes with the program is damaged."),
      N_ ("Install the program again. No number is shown until then.") },
};

static const Words risk_words[] = {
  [TRAB_RISK_ERROR_MISSING_INPUT]
  = { N_ ("No chance worked out"), N_ ("An answer that the calculator needs is not known."),
      N_ ("Fill in what is named as missing.") },
  [TRAB_RISK_ERROR_OUT_OF_RANGE]
  = { N_ ("No chance worked out"),
      N_ ("A value lies outside the people the calculator was made for."),
      N_ ("No number is shown. Notes, plan and print work without it.") },
  [TRAB_RISK_ERROR_NOT_IN_MODEL]
  = { N_ ("No chance worked out"), N_ ("The calculator does not cover this answer for this sex."),
      N_ ("Clear that answer, or use another way to work it out.") },
  [TRAB_RISK_ERROR_CONFLICT]
  = { N_ ("Two answers disagree"), N_ ("Two answers cannot both be true."),
      N_ ("Check the answers. No number is shown until they agree.") },
};

static const Words model_words[] = {
  [TRAB_MODEL_ERROR_OUTSIDE_EVIDENCE]
  = { N_ ("Outside the evidence"), N_ ("No trial covers this person or this treatment."),
      N_ ("No curve is shown. The reasons stand beside the plan.") },
  [TRAB_MODEL_ERROR_BAD_SCENARIO]
  = { N_ ("Plan not understood"),
      N_ ("The plan names a treatment, dose or time that does not fit."),
      N_ ("Change the plan and try again.") },
  [TRAB_MODEL_ERROR_DID_NOT_CONVERGE]
  = { N_ ("No curve"), N_ ("The model found no steady answer for these values."),
      N_ ("No curve is shown. Check the values, and report this if they are right.") },
  [TRAB_MODEL_ERROR_CANCELLED]
  = { N_ ("Stopped"), N_ ("The calculation was stopped."), N_ ("Nothing was changed.") },
};

static const Words store_words[] = {
  [TRAB_STORE_ERROR_BUSY]
  = { N_ ("The records are in use"), N_ ("The records are open in another window or room."),
      N_ ("Close the other one, or wait and try again.") },
  [TRAB_STORE_ERROR_CONSTRAINT]
  = { N_ ("Not saved"), N_ ("The entry breaks a rule of the record file. Nothing was changed."),
      N_ ("Check what you typed, and report this if it is right.") },
  [TRAB_STORE_ERROR_CONFLICT]
  = { N_ ("Changed by somebody else"), N_ ("Someone else saved this record while you had it open."),
      N_ ("What you typed is kept. Look at both, then save again.") },
  [TRAB_STORE_ERROR_CORRUPT]
  = { N_ ("The record file is damaged"),
      N_ ("The record file did not pass its check. Nothing was changed."),
      N_ ("It can be read. Restore a backup to write again.") },
  [TRAB_STORE_ERROR_TOO_NEW]
  = { N_ ("Made by a newer version"), N_ ("A newer version of the program made this record file."),
      N_ ("Install the newer version. Nothing was changed.") },
  [TRAB_STORE_ERROR_NOT_OURS]
  = { N_ ("Not a record file"), N_ ("This file was not made by Trabecula. Nothing was changed."),
      N_ ("Choose another folder.") },
  [TRAB_STORE_ERROR_NOT_FOUND]
  = { N_ ("Not found"), N_ ("What you asked for is not in the records."),
      N_ ("Check the name or number, or search again.") },
  [TRAB_STORE_ERROR_NO_STORE]
  = { N_ ("No records here"), N_ ("There are no records in this folder."),
      N_ ("Check the folder, or make new records there.") },
  [TRAB_STORE_ERROR_NOT_ENCRYPTED]
  = { N_ ("Records cannot be protected"),
      N_ ("The records cannot be locked with a key on this computer."),
      N_ ("The records stay closed. Install the program from its own package.") },
  [TRAB_STORE_ERROR_WRONG_PASSPHRASE]
  = { N_ ("Wrong passphrase"), N_ ("The name or the passphrase is not right."),
      N_ ("Try again, or use the recovery key on paper.") },
  [TRAB_STORE_ERROR_READ_ONLY]
  = { N_ ("Cannot be changed"), N_ ("The records are open for reading only."),
      N_ ("Check that the folder can be written to.") },
  [TRAB_STORE_ERROR_FULL]
  = { N_ ("The disk is full"), N_ ("There is no room to save. Nothing already kept was changed."),
      N_ ("Free some space and save again. What you typed is kept.") },
  [TRAB_STORE_ERROR_FAILED]
  = { N_ ("The records could not be used"), N_ ("Reading or writing the record file failed."),
      N_ ("What you typed is kept. Try again, and check the disk if it fails again.") },
  [TRAB_STORE_ERROR_MIXED]
  = { N_ ("Two states of the records"),
      N_ ("The folder holds parts of two states of the records. Nothing was opened or changed."),
      N_ ("Put back the record file that was there before, or restore a backup.") },
  [TRAB_STORE_ERROR_ALTERED]
  = { N_ ("Not as they were left"),
      N_ ("The records were changed outside the program, or an older file was put in place."),
      N_ ("They can be read. Accept them as they are with a reason, or restore a backup.") },
  [TRAB_STORE_ERROR_WAIT]
  = { N_ ("Too many wrong tries"), N_ ("The passphrase was wrong several times in a row."),
      N_ ("Wait a few minutes, then try again.") },
  [TRAB_STORE_ERROR_WEAK_PASSPHRASE]
  = { N_ ("Passphrase too easy"), N_ ("Somebody could guess this passphrase."),
      N_ ("Use four or more words that have nothing to do with you.") },
  [TRAB_STORE_ERROR_HELD]
  = { N_ ("This record is held"), N_ ("This record is on the list of those that must be kept."),
      N_ ("Release it first. Nothing was erased.") },
  [TRAB_STORE_ERROR_RESERVED_USER]
  = { N_ ("This name cannot be a user's"),
      N_ ("A user has a name. “practice” is that of the made-up records, and none begins with a "
          "colon."),
      N_ ("Choose another name. Nothing was changed.") },
  [TRAB_STORE_ERROR_EMERGENCY]
  = { N_ ("Open for reading"), N_ ("The key on paper opened the records."),
      N_ ("They can be read. Give somebody a new passphrase to write again.") },
};

/* By TrabPassphraseStrength, which the message of WEAK_PASSPHRASE is */
static const Words weak_words[] = {
  [TRAB_PASSPHRASE_TOO_SHORT]
  = { N_ ("Passphrase too short"), N_ ("The passphrase needs at least 10 characters."),
      N_ ("A few words are easy to keep.") },
  [TRAB_PASSPHRASE_FEW_LETTERS]
  = { N_ ("Passphrase too easy"), N_ ("The passphrase repeats the same few letters."),
      N_ ("Use a few words that have nothing to do with each other.") },
  [TRAB_PASSPHRASE_IN_A_ROW]
  = { N_ ("Passphrase too easy"),
      N_ ("The passphrase is a row of the alphabet, of numbers or of the keyboard."),
      N_ ("Use a few words that have nothing to do with each other.") },
  [TRAB_PASSPHRASE_HOLDS_A_NAME]
  = { N_ ("Passphrase too easy"), N_ ("The passphrase is little more than the name of its user."),
      N_ ("Use a few words that have nothing to do with you.") },
  [TRAB_PASSPHRASE_COMMON]
  = { N_ ("Passphrase too easy"), N_ ("The passphrase is one that many people use."),
      N_ ("Use a few words that have nothing to do with each other.") },
};

static const Words sign_words[] = {
  [TRAB_SIGN_ERROR_NO_CHOICE]
  = { N_ ("Nothing is chosen yet"),
      N_ ("Choose what was agreed, or “Not decided yet”, before signing."),
      N_ ("The visit stays open.") },
  [TRAB_SIGN_ERROR_REASON_MISSING]
  = { N_ ("A reason is missing"),
      N_ ("This plan has a stop, and no reason is written to go on despite it."),
      N_ ("Write the reason, or choose another plan. Nothing was signed or given out.") },
  [TRAB_SIGN_ERROR_REVIEW_DATE]
  = { N_ ("The review date is not possible"), N_ ("The review date is not a day after the visit."),
      N_ ("Type a later day, with its month and year, or leave it empty.") },
  [TRAB_SIGN_ERROR_SIGNED]
  = { N_ ("Signed already"), N_ ("This visit is signed: it can be read and printed, not changed."),
      N_ ("Add a note to it, or begin a new visit.") },
  [TRAB_SIGN_ERROR_NO_VISIT] = { N_ ("No visit"), N_ ("There is no such visit of this person."),
                                 N_ ("Begin a visit, or check its id.") },
  [TRAB_SIGN_ERROR_DEAD]
  = { N_ ("This person has died"), N_ ("This person has died: there is no plan to agree on."),
      N_ ("The record can be read and exported.") },
  [TRAB_SIGN_ERROR_WRONG_PERSON]
  = { N_ ("Another person"), N_ ("What is to be given out is of another person than the record."),
      N_ ("Open the person again. Nothing was given out.") },
  [TRAB_SIGN_ERROR_WHICH_REASON]
  = { N_ ("Which stop?"), N_ ("A reason must say which stop it is for."),
      N_ ("Write it as CAUSE=TEXT. Nothing was signed or given out.") },
  [TRAB_SIGN_ERROR_NOT_FOR_PERSON]
  = { N_ ("Not for this person"), N_ ("This plan is not for a person of this sex."),
      N_ ("Choose another plan. Nothing was signed or given out.") },
  [TRAB_SIGN_ERROR_DEATH_DATE]
  = { N_ ("The day of death is not possible"),
      N_ ("The day of death lies before the birth, or after today."),
      N_ ("Type another day, or leave it empty where it is not known.") },
  [TRAB_SIGN_ERROR_NOT_SIGNED]
  = { N_ ("Not signed yet"), N_ ("This visit is not signed: it can still be changed."),
      N_ ("Change the visit itself. Nothing was added.") },
  [TRAB_SIGN_ERROR_NO_TEXT] = { N_ ("Nothing is written"), N_ ("An addendum needs some words."),
                                N_ ("Write what is to be added. Nothing was added.") },
  [TRAB_SIGN_ERROR_WEEK_CLOSED]
  = { N_ ("The week has a closed exercise"),
      N_ ("An exercise of the week is closed for this person."),
      N_ ("Take it out under Exercise and food. Nothing was signed.") },
  [TRAB_SIGN_ERROR_NOT_ASKED]
  = { N_ ("An answer is missing"), N_ ("An answer that could forbid this plan is missing."),
      N_ ("Ask it now, or write why not. Nothing was signed or given out.") },
};

static const Words import_words[] = {
  [TRAB_IMPORT_ERROR_TOO_LARGE]
  = { N_ ("The file is too large"), N_ ("Files up to 64 MB can be read."),
      N_ ("Ask the sender for smaller files. Nothing was taken over.") },
  [TRAB_IMPORT_ERROR_TOO_DEEP]
  = { N_ ("The file is nested too deep"), N_ ("The file is built in a way no health record is."),
      N_ ("Ask the sender for another export. Nothing was taken over.") },
  [TRAB_IMPORT_ERROR_NOT_JSON]
  = { N_ ("Not readable"), N_ ("The file is not valid JSON."),
      N_ ("Ask the sender for another export. Nothing was taken over.") },
  [TRAB_IMPORT_ERROR_WRONG_ENCODING]
  = { N_ ("Not readable"), N_ ("The text of the file is not plain UTF-8."),
      N_ ("Save the file as UTF-8 without a byte order mark and try again. Nothing was taken "
          "over.") },
  [TRAB_IMPORT_ERROR_WRONG_VERSION]
  = { N_ ("Another version of FHIR"), N_ ("The file is another FHIR version. R4 can be read."),
      N_ ("Ask the sender for FHIR R4. Nothing was taken over.") },
  [TRAB_IMPORT_ERROR_NOT_FHIR]
  = { N_ ("Not a health record"), N_ ("The file is JSON but holds no FHIR resource."),
      N_ ("Choose another file. Nothing was taken over.") },
  [TRAB_IMPORT_ERROR_UNSUPPORTED]
  = { N_ ("This kind of file is not read"), N_ ("A bundle of old versions is not read."),
      N_ ("Ask the sender for the records as they are now. Nothing was taken over.") },
  [TRAB_IMPORT_ERROR_XML]
  = { N_ ("The file is XML"), N_ ("FHIR as XML is not read. JSON can be read."),
      N_ ("Ask the sender for FHIR R4 as JSON. Nothing was taken over.") },
  [TRAB_IMPORT_ERROR_UNREADABLE]
  = { N_ ("Not a patient file that can be read"), N_ ("The patient file is not understood."),
      N_ ("Correct the file and try again. Nothing was taken over.") },
  [TRAB_IMPORT_ERROR_TABLE]
  = { N_ ("Not a table that can be read"), N_ ("The table cannot be read as it stands."),
      N_ ("Correct the table, or say by a map what its columns are. Nothing was taken over.") },
  [TRAB_IMPORT_ERROR_ANSWERS]
  = { N_ ("Answers that do not fit"), N_ ("The answers do not fit the questions of the file."),
      N_ ("Take the questions and choices from its report. Nothing was taken over.") },
  [TRAB_IMPORT_ERROR_BAD_MAP]
  = { N_ ("The map of columns is wrong"), N_ ("The map of columns is not understood."),
      N_ ("Correct the map and try again. Nothing was taken over.") },
  [TRAB_IMPORT_ERROR_FOREIGN]
  = { N_ ("Another kind of file"), N_ ("The file is of a kind that is not read."),
      N_ ("FHIR R4 as JSON and tables as CSV can be read: ask the sender for one of them. Nothing "
          "was taken over.") },
  [TRAB_IMPORT_ERROR_EMPTY] = { N_ ("An empty file"), N_ ("There is nothing in the file."),
                                N_ ("Ask the sender for another export. Nothing was taken over.") },
};

static const Words export_words[] = {
  [TRAB_CHART_EXPORT_ERROR_SURFACE]
  = { N_ ("No picture"), N_ ("The picture could not be drawn."),
      N_ ("Try a smaller size. The table shows the same numbers.") },
  [TRAB_CHART_EXPORT_ERROR_SIZE]
  = { N_ ("No picture"), N_ ("The picture has no size, or is too large."),
      N_ ("Choose another size. The table shows the same numbers.") },
};

static const Words file_not_found = { N_ ("Not found"), N_ ("There is no such file or folder."),
                                      N_ ("Check the name and the place.") };
static const Words file_exists
    = { N_ ("Already there"), N_ ("A file of this name is there already."),
        N_ ("Choose another name.") };
static const Words file_full = { N_ ("The disk is full"), N_ ("There is no room to save the file."),
                                 N_ ("Free some space and try again.") };
static const Words file_denied
    = { N_ ("Not allowed"), N_ ("This place cannot be read or written."),
        N_ ("Choose another place, or ask who looks after the computer.") };
static const Words file_is_folder
    = { N_ ("Not a file"), N_ ("This is a folder, not a file."), N_ ("Choose a file inside it.") };
static const Words stopped
    = { N_ ("Stopped"), N_ ("The work was stopped."), N_ ("Nothing was changed.") };
static const Words general = { N_ ("That did not work"), N_ ("Something went wrong."),
                               N_ ("Nothing already kept was changed. Try again.") };

typedef struct
{
  GQuark (*domain) (void);
  const Words *words;
  guint n_words;
} Domain;

static const Domain domains[] = {
  { trab_input_error_quark, input_words, G_N_ELEMENTS (input_words) },
  { trab_evidence_error_quark, evidence_words, G_N_ELEMENTS (evidence_words) },
  { trab_risk_error_quark, risk_words, G_N_ELEMENTS (risk_words) },
  { trab_model_error_quark, model_words, G_N_ELEMENTS (model_words) },
  { trab_store_error_quark, store_words, G_N_ELEMENTS (store_words) },
  { trab_sign_error_quark, sign_words, G_N_ELEMENTS (sign_words) },
  { trab_import_error_quark, import_words, G_N_ELEMENTS (import_words) },
  { trab_chart_export_error_quark, export_words, G_N_ELEMENTS (export_words) },
};

static const Words *
find_file_words (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return &stopped;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return &file_not_found;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR))
    return &file_is_folder;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_EXIST))
    return &file_exists;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return &file_full;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_PERM)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    return &file_denied;
  return &general;
}

static const Words *
find_weak_words (const GError *error)
{
  gint64 strength = g_ascii_strtoll (error->message, NULL, 10);

  return strength > TRAB_PASSPHRASE_GOOD && strength < (gint64) G_N_ELEMENTS (weak_words)
             ? &weak_words[strength]
             : &store_words[TRAB_STORE_ERROR_WEAK_PASSPHRASE];
}

static const Words *
find_words (const GError *error)
{
  if (error == NULL)
    return &general;
  if (g_error_matches (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_WEAK_PASSPHRASE))
    return find_weak_words (error);
  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    if (error->domain == domains[i].domain () && error->code >= 0
        && (guint) error->code < domains[i].n_words)
      return &domains[i].words[error->code];
  return find_file_words (error);
}

/** trab_present_error_get_title: (transfer none): @error: (nullable): a few words */
const char *
trab_present_error_get_title (const GError *error)
{
  return _ (find_words (error)->title);
}

/** trab_present_error_get_sentence: (transfer none): @error: (nullable): what happened */
const char *
trab_present_error_get_sentence (const GError *error)
{
  return _ (find_words (error)->sentence);
}

/** trab_present_error_get_advice: (transfer none): @error: (nullable): what the person can do */
const char *
trab_present_error_get_advice (const GError *error)
{
  return _ (find_words (error)->advice);
}

/**
 * trab_present_error_get_detail:
 * Returns: (transfer none) (nullable): where in a file it is, as the reader says it: a line, a
 *   column, a key, the release of FHIR; which stops have no reason; NULL of other errors
 */
const char *
trab_present_error_get_detail (const GError *error)
{
  static const TrabImportError placed[]
      = { TRAB_IMPORT_ERROR_UNREADABLE, TRAB_IMPORT_ERROR_TABLE,         TRAB_IMPORT_ERROR_BAD_MAP,
          TRAB_IMPORT_ERROR_ANSWERS,    TRAB_IMPORT_ERROR_WRONG_VERSION, TRAB_IMPORT_ERROR_NOT_JSON,
          TRAB_IMPORT_ERROR_FOREIGN,    TRAB_IMPORT_ERROR_WRONG_ENCODING };

  for (guint i = 0; i < G_N_ELEMENTS (placed); i++)
    if (g_error_matches (error, TRAB_IMPORT_ERROR, (int) placed[i]))
      return error->message;
  if (g_error_matches (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_REASON_MISSING)
      || g_error_matches (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_NOT_ASKED))
    return error->message;
  return NULL;
}

/** trab_present_error_dup_text: sentence, with its detail, and advice in one line */
char *
trab_present_error_dup_text (const GError *error)
{
  const char *sentence = trab_present_error_get_sentence (error);
  const char *detail = trab_present_error_get_detail (error);
  const char *advice = trab_present_error_get_advice (error);
  g_autofree char *unended = NULL;

  if (detail == NULL)
    return g_strconcat (sentence, " ", advice, NULL);
  unended = g_strndup (sentence, strlen (sentence) - (g_str_has_suffix (sentence, ".") ? 1 : 0));
  return g_strdup_printf ("%s (%s). %s", unended, detail, advice);
}

/** trab_present_error_get_clock_lag: (transfer none): what a clock behind the records means */
const char *
trab_present_error_get_clock_lag (void)
{
  return _ ("The clock of this computer is behind the last entry of the records. Set it before you"
            " write: entries are ordered by their time.");
}

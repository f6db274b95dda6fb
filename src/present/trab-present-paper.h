/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-comparison.h"
#include "trab-present-row.h"
#include "trab-record.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/** Fixed words of the printed plan. */
typedef enum
{
  TRAB_PAPER_TITLE,
  TRAB_PAPER_UNDECIDED,
  TRAB_PAPER_UNDECIDED_LOOK_FIRST,
  TRAB_PAPER_FIRST,
  TRAB_PAPER_ACTION_WHAT,
  TRAB_PAPER_ACTION_WHO,
  TRAB_PAPER_ACTION_WHEN,
  TRAB_PAPER_NEXT_CHECK,
  TRAB_PAPER_NO_CHECK_DATE,
  TRAB_PAPER_CHECK_WORDS,
  TRAB_PAPER_CHECK_UNDECIDED,
  TRAB_PAPER_CALL,
  TRAB_PAPER_CALL_FALL,
  TRAB_PAPER_CALL_PAIN,
  TRAB_PAPER_CALL_SHORTER,
  TRAB_PAPER_SAY_BACK,
  TRAB_PAPER_SAY_FIRST,
  TRAB_PAPER_SAY_CALL,
  TRAB_PAPER_QUESTIONS,
  TRAB_PAPER_NOTES,
  TRAB_PAPER_WHY,
  TRAB_PAPER_CHANCE,
  TRAB_PAPER_NO_NUMBER,
  TRAB_PAPER_HOW_SURE,
  TRAB_PAPER_HIP,
  TRAB_PAPER_NOT_KNOWN,
  TRAB_PAPER_WHICH_GROUP,
  TRAB_PAPER_BREAKS_ONLY,
  TRAB_PAPER_NOT_CHECKED,
  TRAB_PAPER_COMPARED,
  TRAB_PAPER_PLAN,
  TRAB_PAPER_OUT_OF_100,
  TRAB_PAPER_WHAT_YOU_DO,
  TRAB_PAPER_HOW_LONG,
  TRAB_PAPER_ASK,
  TRAB_PAPER_ASK_NOTHING,
  TRAB_PAPER_ASK_HARM,
  TRAB_PAPER_ASK_WORKS,
  TRAB_PAPER_ASK_STOP,
  TRAB_PAPER_ASK_OTHER,
  TRAB_PAPER_DAILY,
  TRAB_PAPER_DAILY_WHY,
  TRAB_PAPER_DAILY_WEEK,
  TRAB_PAPER_DAILY_NO_WEEK,
  TRAB_PAPER_DAILY_DO,
  TRAB_PAPER_DAILY_SETS,
  TRAB_PAPER_DAILY_ASK_FIRST,
  TRAB_PAPER_DAILY_CLOSED,
  TRAB_PAPER_DAILY_FOOD,
  TRAB_PAPER_DAILY_FOOD_WORDS,
  TRAB_PAPER_DAILY_STOP_WORDS,
  TRAB_PAPER_MONDAY,
  TRAB_PAPER_TUESDAY,
  TRAB_PAPER_WEDNESDAY,
  TRAB_PAPER_THURSDAY,
  TRAB_PAPER_FRIDAY,
  TRAB_PAPER_SATURDAY,
  TRAB_PAPER_SUNDAY,
  TRAB_PAPER_FOOD,
  TRAB_PAPER_FOOD_AMOUNT,
  TRAB_PAPER_FOOD_CALCIUM,
  TRAB_PAPER_MEDICINE_TELL,
  TRAB_PAPER_TESTS,
  TRAB_PAPER_TESTS_WORDS,
  TRAB_PAPER_CHANCE_OVER_TIME,
  TRAB_PAPER_WHO_DOES_WHAT,
  TRAB_PAPER_SOURCES,
  TRAB_PAPER_WORDS_EXPLAINED,
  TRAB_PAPER_NUMBERS_FROM,
  TRAB_PAPER_WHO_MADE,
  TRAB_PAPER_CARD,
  TRAB_PAPER_CARD_WORDS,
  TRAB_PAPER_HARMS,
  TRAB_PAPER_LETTER,
  TRAB_PAPER_PART_TRANSLATED,
  TRAB_PAPER_LETTER_TO,
  TRAB_PAPER_LETTER_NO_REASON,
  TRAB_PAPER_LETTER_ASK,
  TRAB_PAPER_LETTER_CRITERIA,
  TRAB_PAPER_LETTER_FINDINGS,
  TRAB_PAPER_LETTER_CHANCE,
  TRAB_PAPER_LETTER_DISCUSSED,
  TRAB_PAPER_LETTER_UNDECIDED,
  TRAB_PAPER_LETTER_SIGNED,
  TRAB_PAPER_SITE,
  TRAB_PAPER_DENSITY,
  TRAB_PAPER_T,
  TRAB_PAPER_Z,
  TRAB_PAPER_MEASURED,
  TRAB_PAPER_CLINICIAN,
  TRAB_PAPER_CLINICIAN_PERSON,
  TRAB_PAPER_CLINICIAN_SCAN,
  TRAB_PAPER_CLINICIAN_BASE,
  TRAB_PAPER_CLINICIAN_OPTIONS,
  TRAB_PAPER_CLINICIAN_HARMS,
  TRAB_PAPER_CLINICIAN_FOUND,
  TRAB_PAPER_CLINICIAN_REFER,
  TRAB_PAPER_CLINICIAN_CHECKED,
  TRAB_PAPER_CLINICIAN_DUE,
  TRAB_PAPER_CLINICIAN_SOURCES,
} TrabPaperText;
#define TRAB_N_PAPER_TEXTS (TRAB_PAPER_CLINICIAN_SOURCES + 1)

const char *trab_present_paper_get (TrabPaperText text);
const char *trab_present_paper_get_page_of (void);
char *trab_present_paper_dup_identity (TrabPatient *patient);
char *trab_present_paper_dup_printed (TrabDate printed);
char *trab_present_paper_dup_clinic (const char *name, const char *address, const char *phone);
char *trab_present_paper_dup_born (TrabPatient *patient);
char *trab_present_paper_dup_about (TrabPatient *patient, TrabDate today);
char *trab_present_paper_dup_re (TrabPatient *patient);
char *trab_present_paper_dup_please (TrabPatient *patient, TrabDate today, const char *reason);
char *trab_present_paper_dup_day (TrabDate date);
char *trab_present_paper_dup_allergies (TrabPatient *patient);
char *trab_present_paper_dup_agreed (const char *plan_name);
char *trab_present_paper_dup_check_date (TrabDate date);
char *trab_present_paper_dup_phone (const char *phone);
char *trab_present_paper_dup_said (const char *patient_words);
char *trab_present_paper_dup_patient_said (const char *patient_words);
char *trab_present_paper_dup_facts (GPtrArray *facts);
char *trab_present_paper_dup_looked_at (TrabEvidence *evidence, TrabComparison *comparison);
char *trab_present_paper_dup_row (const TrabPresentRow *row);
char *trab_present_paper_dup_goals (TrabRecord *record);
char *trab_present_paper_dup_guess (const TrabChance *chance,
                                    const TrabFractureCell *cell,
                                    gboolean is_plan);
char *trab_present_paper_dup_higher (const TrabChance *chance, gboolean is_sentence);
char *trab_present_paper_dup_hip (TrabSex sex,
                                  const TrabChance *chance,
                                  const TrabFractureCell *cell,
                                  gboolean is_plan);
char *trab_present_paper_dup_spared (const TrabChance *chance,
                                     TrabSex sex,
                                     const TrabFractureCell *as_now,
                                     const TrabFractureCell *cell);
GPtrArray *trab_present_paper_dup_unknowns (TrabComparison *comparison);
char *trab_present_paper_dup_left_out (TrabEvidence *evidence,
                                       TrabComparison *comparison,
                                       const char *const *offered_plan_ids);
char *trab_present_paper_dup_not_discussed (const char *plan_names);
GPtrArray *trab_present_paper_dup_studies (TrabEvidence *evidence, const char *evidence_ids);
char *trab_present_paper_dup_stamp (TrabComparison *comparison,
                                    TrabDate printed,
                                    gboolean is_reprint);
GPtrArray *trab_present_paper_dup_glossary (TrabEvidence *evidence, const char *text);

G_END_DECLS

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
  TRAB_PAPER_FIRST,
  TRAB_PAPER_FIRST_READ,
  TRAB_PAPER_FIRST_THINK,
  TRAB_PAPER_FIRST_ASK,
  TRAB_PAPER_NEXT_CHECK,
  TRAB_PAPER_NO_CHECK_DATE,
  TRAB_PAPER_WHY,
  TRAB_PAPER_CALL,
  TRAB_PAPER_CALL_WHEN,
  TRAB_PAPER_CHANGE_MIND,
  TRAB_PAPER_CHANCE,
  TRAB_PAPER_WITH_PLAN_UNKNOWN,
  TRAB_PAPER_NO_NUMBER,
  TRAB_PAPER_NOT_KNOWN,
  TRAB_PAPER_WHICH_GROUP,
  TRAB_PAPER_BREAKS_ONLY,
  TRAB_PAPER_NOT_CHECKED,
  TRAB_PAPER_COMPARED,
  TRAB_PAPER_COMPARED_WORDS,
  TRAB_PAPER_PLAN,
  TRAB_PAPER_OUT_OF_100,
  TRAB_PAPER_WHAT_YOU_DO,
  TRAB_PAPER_HOW_LONG,
  TRAB_PAPER_DAILY,
  TRAB_PAPER_DAILY_WEEK,
  TRAB_PAPER_DAILY_EXERCISE,
  TRAB_PAPER_DAILY_TIMES,
  TRAB_PAPER_DAILY_DONE,
  TRAB_PAPER_DAILY_TICK,
  TRAB_PAPER_DAILY_NO_WEEK,
  TRAB_PAPER_DAILY_CLOSED,
  TRAB_PAPER_DAILY_FOOD,
  TRAB_PAPER_DAILY_FOOD_WORDS,
  TRAB_PAPER_DAILY_STOP,
  TRAB_PAPER_DAILY_STOP_WORDS,
  TRAB_PAPER_MEDICINE,
  TRAB_PAPER_MEDICINE_TAKE,
  TRAB_PAPER_MEDICINE_TELL,
  TRAB_PAPER_MEDICINE_STOP,
  TRAB_PAPER_MEDICINE_TESTS,
  TRAB_PAPER_TESTS,
  TRAB_PAPER_TESTS_WORDS,
  TRAB_PAPER_WORDS_EXPLAINED,
  TRAB_PAPER_HARMS,
  TRAB_PAPER_HARMS_OTHER,
  TRAB_PAPER_WATCHED,
  TRAB_PAPER_LETTER,
  TRAB_PAPER_LETTER_REASON,
  TRAB_PAPER_LETTER_NO_REASON,
  TRAB_PAPER_LETTER_CRITERIA,
  TRAB_PAPER_LETTER_FINDINGS,
  TRAB_PAPER_LETTER_CHANCE,
  TRAB_PAPER_LETTER_DISCUSSED,
  TRAB_PAPER_LETTER_UNDECIDED,
  TRAB_PAPER_LETTER_SIGNED,
  TRAB_PAPER_CLINICIAN,
  TRAB_PAPER_CLINICIAN_REFER,
  TRAB_PAPER_CLINICIAN_MEDICINES,
  TRAB_PAPER_CLINICIAN_CAUTIONS,
  TRAB_PAPER_CLINICIAN_WATCH,
  TRAB_PAPER_NOT_DISCUSSED,
} TrabPaperText;
#define TRAB_N_PAPER_TEXTS (TRAB_PAPER_NOT_DISCUSSED + 1)

const char *trab_present_paper_get (TrabPaperText text);
const char *trab_present_paper_get_page_of (void);
char *trab_present_paper_dup_identity (TrabPatient *patient);
char *trab_present_paper_dup_printed (TrabDate printed);
char *trab_present_paper_dup_clinic (const char *name, const char *phone);
char *trab_present_paper_dup_agreed (const char *plan_name);
char *trab_present_paper_dup_check_date (TrabDate date);
char *trab_present_paper_dup_duration (const char *duration);
char *trab_present_paper_dup_phone (const char *phone);
char *trab_present_paper_dup_said (const char *patient_words);
char *trab_present_paper_dup_patient_said (const char *patient_words);
char *trab_present_paper_dup_looked_at (TrabEvidence *evidence, TrabComparison *comparison);
char *trab_present_paper_dup_row (const TrabPresentRow *row);
char *trab_present_paper_dup_goals (TrabRecord *record);
char *trab_present_paper_dup_guess (const TrabChance *chance,
                                    const TrabFractureCell *cell,
                                    gboolean is_plan);
char *trab_present_paper_dup_hip (const TrabChance *chance,
                                  const TrabFractureCell *now,
                                  const TrabFractureCell *with_plan);
GPtrArray *trab_present_paper_dup_unknowns (TrabComparison *comparison);
char *trab_present_paper_dup_left_out (TrabEvidence *evidence,
                                       TrabComparison *comparison,
                                       const char *const *offered_plan_ids);
char *trab_present_paper_dup_not_discussed (const char *plan_names);
GPtrArray *trab_present_paper_dup_studies (TrabEvidence *evidence, const char *evidence_ids);
char *trab_present_paper_dup_stamp (TrabComparison *comparison);
GPtrArray *trab_present_paper_dup_glossary (TrabEvidence *evidence, const char *text);

G_END_DECLS

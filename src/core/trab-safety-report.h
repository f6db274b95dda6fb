/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "trab-answer.h"
#include "trab-date.h"
#include "trab-measurement.h"

G_BEGIN_DECLS

/** How much a rule weighs, loudest first: Stop, Check first, Note; monitor also makes a row of the
 * schedule. */
typedef enum
{
  TRAB_SAFETY_STOP,
  TRAB_SAFETY_CHECK_FIRST,
  TRAB_SAFETY_NOTE,
  TRAB_SAFETY_MONITOR,
} TrabSafetySeverity;

/**
 * TrabSafetyFinding:
 * One rule that holds, and for which plans: a stop for one plan is not a stop for its neighbour.
 * @plan_ids: of char *: plans it is about; empty when @is_about_person: whatever the plan
 */
typedef struct
{
  char *rule_id;
  TrabSafetySeverity severity;
  gboolean is_about_person;
  GPtrArray *plan_ids;
} TrabSafetyFinding;

/**
 * TrabSafetyDetail:
 * One thing of the record that a card is about: a line of the list of medicines, or a result.
 * @medicine: (nullable): the line
 * @question: (nullable): whose answer denies it
 * @near_name: (nullable): the name of a medicine that it nearly has
 * @result: (nullable): of the laboratory
 * @is_upper, @limit: which side of it, and the limit there in the measure's unit; NaN: none is
 * known
 */
typedef struct
{
  char *medicine;
  char *question;
  char *near_name;
  TrabMeasurement *result;
  gboolean is_upper;
  double limit;
} TrabSafetyDetail;

/**
 * TrabSafetyCard:
 * Every rule that holds for one cause (table rules/causes), so that a cause is told once.
 * @severity: of its loudest finding; for one plan ask trab_safety_report_weigh_card()
 * @first: its place before any number, from 1; 0 where it stands with its plans
 * @closes_all: no number is shown to this person until it is settled
 * @findings: of TrabSafetyFinding, loudest first
 * @plan_ids: of char *: plans that any finding is about; empty when @is_about_person
 * @details: of TrabSafetyDetail
 * @override_reason: (nullable): why the clinician goes on despite a stop
 * @is_of_today: one of its findings rests on today's answers
 * @is_carried: none does, all was said at an earlier visit: "still true?"; @carried_from is then
 * the day it was said, where that is known
 */
typedef struct
{
  char *cause;
  TrabSafetySeverity severity;
  guint first;
  gboolean closes_all;
  gboolean is_about_person;
  GPtrArray *findings;
  GPtrArray *plan_ids;
  GPtrArray *details;
  char *override_reason;
  gboolean is_of_today;
  gboolean is_carried;
  TrabDate carried_from;
} TrabSafetyCard;

/**
 * TrabSafetyGap:
 * An answer that is missing, and the rules that could not be checked without it.
 * @field: of table rules/fields, which names the question or measurement
 * @question: (nullable): the first of its questions that is not answered today: it can be asked
 * @measure: (nullable): where none is, the first of its measures without a value of late; both are
 * NULL where all is there and still does not tell
 * @severity: of the loudest rule
 * @rule_ids, @plan_ids: as in a card
 * @stop_plan_ids: of char *: the plans that a stop hangs on this answer for
 * @stops_person: a stop about the person hangs on it, whatever the plan
 * @reason: (nullable): why the clinician goes on without the answer
 */
typedef struct
{
  char *field;
  char *question;
  char *measure;
  TrabSafetySeverity severity;
  gboolean is_about_person;
  GPtrArray *rule_ids;
  GPtrArray *plan_ids;
  GPtrArray *stop_plan_ids;
  gboolean stops_person;
  char *reason;
} TrabSafetyGap;

/** Whether a row of the schedule has a day. */
typedef enum
{
  TRAB_SAFETY_DUE_NONE,      /* it is not counted from a day */
  TRAB_SAFETY_DUE_NOT_KNOWN, /* nobody knows the day it is counted from */
  TRAB_SAFETY_DUE_AHEAD,     /* today, or later */
  TRAB_SAFETY_DUE_PAST,
} TrabSafetyDueState;

/**
 * TrabSafetyWatch:
 * One row of table rules/schedule for one plan: what is watched, when and why.
 * @due_from, @due_to: where @due is AHEAD or PAST: from and to when, as precisely as is known
 */
typedef struct
{
  char *schedule_id;
  char *plan_id;
  TrabSafetyDueState due;
  TrabDate due_from;
  TrabDate due_to;
} TrabSafetyWatch;

/** What was found of one field of a rule: a number in the unit of table rules/fields, or an answer.
 * @question: (nullable): which of the questions of the field was answered so */
typedef struct
{
  char *field;
  char *question;
  gboolean has_number;
  double number;
  TrabAnswer answer;
} TrabSafetyFound;

/**
 * TrabSafetyReferral:
 * A criterion to refer by that holds.
 * @plan_ids, @is_about_person: as in a card
 * @found: of TrabSafetyFound
 */
typedef struct
{
  char *rule_id;
  gboolean is_about_person;
  GPtrArray *plan_ids;
  GPtrArray *found;
} TrabSafetyReferral;

#define TRAB_TYPE_SAFETY_REPORT (trab_safety_report_get_type ())
G_DECLARE_FINAL_TYPE (TrabSafetyReport, trab_safety_report, TRAB, SAFETY_REPORT, GObject)

/* What the safety rules say of one person and some plans: found, not checked, to be watched. Filled
 * by its maker, sorted, and not changed once handed on. */
TrabSafetyReport *trab_safety_report_new (void);
TrabSafetyCard *trab_safety_report_add_found (TrabSafetyReport *self,
                                              const char *cause,
                                              const char *rule_id,
                                              TrabSafetySeverity severity,
                                              const char *plan_id);
void trab_safety_report_add_detail (TrabSafetyCard *card,
                                    const char *medicine,
                                    const char *question,
                                    const char *near_name);
void trab_safety_report_add_result (TrabSafetyCard *card,
                                    TrabMeasurement *result,
                                    gboolean is_upper,
                                    double limit);
TrabSafetyGap *trab_safety_report_add_not_checked (TrabSafetyReport *self,
                                                   const char *field,
                                                   const char *rule_id,
                                                   TrabSafetySeverity severity,
                                                   const char *plan_id);
TrabSafetyWatch *trab_safety_report_add_watch (TrabSafetyReport *self,
                                               const char *schedule_id,
                                               const char *plan_id);
TrabSafetyReferral *trab_safety_report_add_referral (TrabSafetyReport *self,
                                                     const char *rule_id,
                                                     const char *plan_id);
void trab_safety_report_add_number (TrabSafetyReferral *referral, const char *field, double number);
void trab_safety_report_add_answer (TrabSafetyReferral *referral,
                                    const char *field,
                                    const char *question,
                                    TrabAnswer answer);
void trab_safety_report_set_clearance (TrabSafetyReport *self, double clearance_ml_min);
void trab_safety_report_sort (TrabSafetyReport *self);

GPtrArray *trab_safety_report_get_cards (TrabSafetyReport *self);
GPtrArray *trab_safety_report_get_gaps (TrabSafetyReport *self);
GPtrArray *trab_safety_report_get_referrals (TrabSafetyReport *self);
GPtrArray *trab_safety_report_get_watches (TrabSafetyReport *self);
const TrabSafetyCard *trab_safety_report_find_card (TrabSafetyReport *self, const char *rule_id);
const TrabSafetyGap *trab_safety_report_find_gap (TrabSafetyReport *self, const char *rule_id);
gboolean trab_safety_report_get_clearance (TrabSafetyReport *self, double *clearance_ml_min);
gboolean trab_safety_report_closes_all (TrabSafetyReport *self);
gboolean trab_safety_report_is_about (const GPtrArray *plan_ids, const char *plan_id);
gboolean trab_safety_report_weigh_card (const TrabSafetyCard *card,
                                        const char *plan_id,
                                        TrabSafetySeverity *severity);

G_END_DECLS

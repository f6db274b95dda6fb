/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "trab-answer.h"
#include "trab-date.h"
#include "trab-harm.h"
#include "trab-movement.h"
#include "trab-nutrient.h"
#include "trab-refusal.h"
#include "trab-run.h"
#include "trab-safety-report.h"
#include "trab-sex.h"

G_BEGIN_DECLS

/* trab-risk-result.h, which counts by the outcomes below */
typedef struct _TrabRiskResult TrabRiskResult;

/** Whose fractures are counted. */
typedef enum
{
  TRAB_OUTCOME_MAJOR, /* hip, spine, wrist or upper arm */
  TRAB_OUTCOME_HIP,
} TrabOutcome;
#define TRAB_N_OUTCOMES (TRAB_OUTCOME_HIP + 1)

typedef enum
{
  TRAB_CELL_NUMBER,  /* low, best, high hold */
  TRAB_CELL_UNKNOWN, /* hatched: never drawn as zero, sorted, averaged or compared */
  TRAB_CELL_REFUSED, /* no number for this person; see the plan's refusals */
} TrabCellState;

/** What must be said beside a fracture number, or instead of it. Flags. */
typedef enum
{
  TRAB_FRACTURE_NOTE_NONE = 0,
  TRAB_FRACTURE_NOTE_NEVER_COUNTED = 1 << 0,        /* no study has counted broken bones */
  TRAB_FRACTURE_NOTE_NOT_COUNTED_TOGETHER = 1 << 1, /* all breaks were not counted together */
  TRAB_FRACTURE_NOTE_FORM_HAS_NO_TRIAL = 1 << 2,    /* this form of HRT has no fracture trial */
  TRAB_FRACTURE_NOTE_NO_STUDY_OF_BOTH = 1 << 3,     /* best single, no study of the two together */
  TRAB_FRACTURE_NOTE_FROM_WOMEN = 1 << 4,           /* extrapolated from women */
  TRAB_FRACTURE_NOTE_TRIAL_EXCESS = 1 << 5,         /* TRT: more broken bones in one large trial */
  TRAB_FRACTURE_NOTE_SHORTER_BENEFIT = 1 << 6,      /* counted for the first benefit_years only */
  TRAB_FRACTURE_NOTE_SURROGATE = 1 << 7,            /* no own trial; from bone density */
  TRAB_FRACTURE_NOTE_BEFORE_MENOPAUSE = 1 << 8,     /* no fracture number for medicines */
  TRAB_FRACTURE_NOTE_TRIALS_DISAGREE = 1 << 9,
  TRAB_FRACTURE_NOTE_SHOWN_BESIDE = 1 << 10, /* exercise: falls evidence beside, not inside */
  TRAB_FRACTURE_NOTE_NO_BASELINE = 1 << 11,  /* the calculator gave no number */
} TrabFractureNote;

/**
 * TrabFractureCell:
 * @has_range: FALSE when the range is not known (a calculator gives none): low and high do not hold
 * @low, @best, @high: chance in % (of the people on the base) over @horizon_years; the range is
 *   the 90 % interval of the treatment effect. With TRAB_FRACTURE_NOTE_TRIAL_EXCESS the state is
 *   UNKNOWN and low..high is the range the trial leaves open, without a best guess.
 * @benefit_years: benefit is counted for so many of them
 * @relative: the trial ratio used (1 when none), with @relative_low, @relative_high
 * @evidence_ids: ids joined by ","; never empty when a number is shown
 * @population: who was studied, as a short text of the evidence table; NULL when none
 * @certainty: grade word of the evidence table ("high" … "very_low", "none")
 */
typedef struct
{
  TrabCellState state;
  guint notes; /* TrabFractureNote */
  gboolean has_range;
  double horizon_years;
  double low;
  double best;
  double high;
  double benefit_years;
  double relative;
  double relative_low;
  double relative_high;
  const char *evidence_ids;
  const char *population;
  const char *certainty;
} TrabFractureCell;

/**
 * TrabComparedPlan:
 * @plan_id: a plan name of the command line ("as-now", "hrt", "alendronate" …)
 * @chart_class: "no-change", "lifestyle", "hrt", "trt", "oral-bp", "zoledronate", "combination",
 *   "no-evidence"
 * @evidence_class: class of the model ("ALN", "HRT_STD" …), several joined by "+"; "" for none
 * @grade: evidence grade A to D of the density curve
 * @solid_years, @dashed_years: the curve is solid to the first, dashed to the second, then ends
 * @has_curve: FALSE when refused or when nothing is known of its density effect
 * @refusals: of TrabRefusal as guint; empty when there is none
 * @not_checked: of TrabRefusal as guint: what could not be ruled out because it is not known
 * @run: (nullable): the projected curves
 * @goes_on: (nullable): ids of regimens taken today that go on beside what the plan starts, joined
 * by ","
 * @evidence_ids: of the density effect, joined by ","
 * @harms: of TrabHarm: those of the span first, then by their own years
 */
typedef struct
{
  char *plan_id;
  char *chart_class;
  char *evidence_class;
  char *grade;
  double solid_years;
  double dashed_years;
  gboolean has_curve;
  GArray *refusals;
  GArray *not_checked;
  TrabRun *run;
  char *goes_on;
  char *evidence_ids;
  char *note; /* (nullable): the regimen table's own remark */
  TrabFractureCell fracture[TRAB_N_OUTCOMES];
  GArray *harms;
} TrabComparedPlan;

/** A fact about the person that went into the numbers, for "why this number". */
typedef struct
{
  char *id;     /* "age_years", "bmi_kg_m2", "bmd_total_hip_g_cm2", "falls" … */
  char *text;   /* value as used */
  char *origin; /* "measured 2025-10-28", "answered 2025-11-03", "assumed" */
} TrabUsedFact;

/**
 * TrabUnconfirmedFact:
 * What is on record and in no number.
 * @id, @text: as in TrabUsedFact
 * @from: the day it was said, or measured
 * @is_stale: measured, and past its age limit; otherwise said at an earlier visit and not confirmed
 */
typedef struct
{
  char *id;
  char *text;
  TrabDate from;
  gboolean is_stale;
} TrabUnconfirmedFact;

#define TRAB_TYPE_COMPARISON (trab_comparison_get_type ())
G_DECLARE_FINAL_TYPE (TrabComparison, trab_comparison, TRAB, COMPARISON, GObject)

/**
 * TrabComparisonFields:
 * @baseline_pct: the calculator's chance in % of each outcome over @years, @has_baseline whether it
 *   gave one; @calculator names it ("qfracture2012")
 * @bmd_g_cm2: today's BMD at spine, neck, total hip where @has_bmd
 * @is_treated: takes a bone medicine today: calculators assume an untreated person
 * @may_be_too_low: past fracture, steroids or a cancer treatment with this calculator
 * @is_low_bmi: under 20: "no number is not a low chance"
 * @hip_exceeds_major: the hip chance was put in place of the smaller overall chance
 */
typedef struct
{
  const char *patient_id;
  TrabSex sex;
  double age_years;
  TrabDate today;
  double years;
  const char *calculator;
  gboolean has_baseline;
  double baseline_pct[TRAB_N_OUTCOMES];
  gboolean hip_exceeds_major;
  gboolean may_be_too_low;
  gboolean is_low_bmi;
  gboolean is_treated;
  gboolean has_bmd[3];
  double bmd_g_cm2[3];
  const char *evidence_digest;
} TrabComparisonFields;

/* An immutable value once made: the plans of one person on one base and one span. */
TrabComparison *trab_comparison_new (const TrabComparisonFields *fields);
void trab_comparison_set_baseline (TrabComparison *self, TrabRiskResult *result);
void trab_comparison_set_safety (TrabComparison *self, TrabSafetyReport *safety);
void trab_comparison_take_movement (TrabComparison *self, TrabMovement *movement);
void trab_comparison_take_nutrients (TrabComparison *self, GPtrArray *nutrients);
void trab_comparison_take_plan (TrabComparison *self, TrabComparedPlan *plan);
void trab_comparison_add_missing (TrabComparison *self, const char *question_id);
void trab_comparison_add_fact (TrabComparison *self,
                               const char *id,
                               const char *text,
                               const char *origin);
void trab_comparison_add_unconfirmed (
    TrabComparison *self, const char *id, const char *text, TrabDate from, gboolean is_stale);
void trab_comparison_add_baseline_refusal (TrabComparison *self, const char *reason);

const TrabComparisonFields *trab_comparison_get (TrabComparison *self);
TrabRiskResult *trab_comparison_get_baseline (TrabComparison *self);
TrabSafetyReport *trab_comparison_get_safety (TrabComparison *self);
const TrabMovement *trab_comparison_get_movement (TrabComparison *self);
const GPtrArray *trab_comparison_get_nutrients (TrabComparison *self);
guint trab_comparison_get_n_plans (TrabComparison *self);
const TrabComparedPlan *trab_comparison_get_plan (TrabComparison *self, guint index);
const TrabComparedPlan *trab_comparison_find_plan (TrabComparison *self, const char *plan_id);
GPtrArray *trab_comparison_get_missing (TrabComparison *self);
GPtrArray *trab_comparison_get_unconfirmed (TrabComparison *self);
GPtrArray *trab_comparison_get_facts (TrabComparison *self);
GPtrArray *trab_comparison_get_baseline_refusals (TrabComparison *self);

TrabComparedPlan *trab_comparison_plan_new (const char *plan_id, const char *chart_class);
void trab_comparison_plan_free (TrabComparedPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabComparedPlan, trab_comparison_plan_free)

G_END_DECLS

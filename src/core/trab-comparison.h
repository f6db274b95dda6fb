/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "trab-answer.h"
#include "trab-chance.h"
#include "trab-compared-plan.h"
#include "trab-date.h"
#include "trab-movement.h"
#include "trab-nutrient.h"
#include "trab-safety-report.h"
#include "trab-sex.h"
#include "trab-signed-numbers.h"

G_BEGIN_DECLS

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
 * @years: asked; the row's own span is in the chance
 * @chance: the one base of all plans
 * @density_months: the one time of every row of density: 24, or 12 where a curve ends before
 * @is_inflamed: a known inflammatory illness: it moves what is told of how bone works, and no
 * number
 * @is_severe: a T-score of -2.5 or lower ever, or a broken spine
 * @bmd_g_cm2: today's BMD at spine, neck, total hip where @has_bmd
 * @is_treated: takes a bone medicine today: calculators assume an untreated person
 */
typedef struct
{
  const char *patient_id;
  TrabSex sex;
  double age_years;
  TrabDate today;
  double years;
  TrabChance chance;
  gboolean is_severe;
  gboolean is_inflamed;
  guint density_months;
  gboolean is_treated;
  gboolean has_bmd[3];
  double bmd_g_cm2[3];
  const char *evidence_digest;
} TrabComparisonFields;

/* An immutable value once made: the plans of one person on one base and one span. */
TrabComparison *trab_comparison_new (const TrabComparisonFields *fields);
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
gboolean trab_comparison_take_signed (TrabComparison *self, TrabSignedNumbers *numbers);

const TrabComparisonFields *trab_comparison_get (TrabComparison *self);
const TrabSignedNumbers *trab_comparison_get_signed (TrabComparison *self);
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

gboolean trab_comparison_has_refusal (TrabComparison *self, TrabRefusal refusal);

G_END_DECLS

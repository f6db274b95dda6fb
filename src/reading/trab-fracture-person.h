/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chance.h"
#include "trab-course-plan.h"
#include "trab-facts.h"
#include "trab-qfracture.h"
#include "trab-effect-class.h"

G_BEGIN_DECLS

/** A bone that broke by little trauma, or of which nobody said that it was a high one. */
typedef struct
{
  gboolean is_site_known;
  TrabFractureSite site;
  gboolean is_dated;
  double years_ago;
  int age_years; /* then, completed */
} TrabFractureBreak;

/** A T-score of the neck of the femur, against the person's own sex. */
typedef struct
{
  double years_ago;
  double t_score;
  gboolean is_in_question;       /* the T-score check does not agree with its density */
  gboolean is_reference_assumed; /* a man's, taken as made with men */
} TrabFractureScan;

/**
 * TrabFractureCourse:
 * A course of anything a plan can hold, in years from today.
 * @name, @route: of its regimen; @route is (nullable)
 * @to_years: INFINITY where it goes on
 * @is_past: it ended before today
 * @is_once: one drip
 * @drip_years: between drips, else 0
 */
typedef struct
{
  const TrabEffectClass *type;
  const char *name;
  const char *route;
  double from_years;
  double to_years;
  gboolean is_past;
  gboolean is_once;
  double drip_years;
} TrabFractureCourse;

/** A FRAX result typed in. @has, @pct: by outcome; @adjusts_falls and others: what was adjusted. */
typedef struct
{
  gboolean is_typed;
  gboolean has[TRAB_N_OUTCOMES];
  double pct[TRAB_N_OUTCOMES];
  gboolean with_bmd;
  gboolean is_dated;
  double years_ago;
  gboolean adjusts_falls;
  gboolean adjusts_spine;
} TrabFractureFrax;

/**
 * TrabFracturePerson:
 * What the chance of a break is worked out from (fracture-layer section 1): a plain value.
 * @age_years: completed, of a birthday known to the month or year by its middle
 * @has_uterus: not answered as removed
 * @breaks: of TrabFractureBreak
 * @neck: of TrabFractureScan, the newest first
 * @lowest_t_score: ever recorded at spine, neck or total hip, where @has_t_score
 * @spine_t_score: the newest of the spine, where @has_spine_t_score
 * @on_steroids: 5 mg/d of prednisolone or more, or the dose not known, for three months or more, or
 *   the months not known
 * @on_cancer_hormones: aromatase inhibitor, GnRH analogue or androgen deprivation
 * @is_intake_low: of calcium or vitamin D, answered
 * @qfracture: its inputs; those of @plain have none of the risks
 * @courses: of TrabFractureCourse: past, and going on; those without a known start are left out
 * @has_undated: a bone medicine is taken whose start is not known
 * @unasked: TrabBlindSpot flags
 */
typedef struct
{
  TrabSex sex;
  gboolean has_age;
  int age_years;
  gboolean is_before_menopause;
  gboolean has_early_menopause;
  gboolean has_uterus;
  GArray *breaks;
  GArray *neck;
  gboolean has_t_score;
  double lowest_t_score;
  gboolean has_spine_t_score;
  double spine_t_score;
  gboolean on_steroids;
  gboolean are_steroid_months_assumed;
  gboolean on_cancer_hormones;
  gboolean is_intake_low;
  gboolean has_uncounted_risk; /* Parkinson, dementia, type 1 diabetes, a parent's hip */
  int falls;
  TrabQfractureInputs qfracture;
  TrabFractureFrax frax;
  GArray *courses;
  gboolean has_undated;
  guint unasked;
} TrabFracturePerson;

/** The limits by which a person is read: rows of risk/fracture-constants. */
typedef struct
{
  double steroid_mg_d;
  double steroid_months;
  double menopause_assumed_years;
  double early_menopause_years;
  double usual_menopause_years;
} TrabFractureLimits;

/**
 * TrabFracturePlan:
 * What one plan starts, and whether what is taken today goes on.
 * @courses: of TrabFractureCourse: what it starts, not what goes on
 * @stops_bone: what is taken today of bone medicines ends today
 * @has_lasting_stop: a rule forbids it for good: no number stands there
 */
typedef struct
{
  GArray *courses;
  gboolean stops_bone;
  gboolean has_lasting_stop;
} TrabFracturePlan;

TrabFracturePerson *trab_fracture_person_new (const TrabFacts *facts,
                                              TrabEvidence *evidence,
                                              const GArray *classes,
                                              const TrabFractureLimits *limits);
TrabFracturePerson *trab_fracture_person_new_empty (TrabSex sex, int age_years);
void trab_fracture_person_free (TrabFracturePerson *person);

TrabFracturePlan *trab_fracture_person_new_plan (const TrabCoursePlan *plan, const GArray *classes);
void trab_fracture_person_free_plan (TrabFracturePlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabFracturePerson, trab_fracture_person_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabFracturePlan, trab_fracture_person_free_plan)

G_END_DECLS

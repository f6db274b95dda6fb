/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-answer.h"
#include "trab-density-reading.h"
#include "trab-moment.h"
#include "trab-run.h"

G_BEGIN_DECLS

typedef enum
{
  TRAB_RESPONSE_NOT_COMPARABLE, /* see the reasons: no verdict, a new baseline is offered */
  TRAB_RESPONSE_TOO_SOON,       /* shown, not judged */
  TRAB_RESPONSE_UP,
  TRAB_RESPONSE_NO_CHANGE, /* none we can be sure of */
  TRAB_RESPONSE_DOWN,
} TrabResponseVerdict;
#define TRAB_N_RESPONSE_VERDICTS (TRAB_RESPONSE_DOWN + 1)

/** Flags: why two scans cannot be compared, and what must be said beside a verdict. */
typedef enum
{
  TRAB_RESPONSE_NOTE_NONE = 0,
  TRAB_RESPONSE_NOTE_SCANNER_DIFFERS = 1 << 0,
  TRAB_RESPONSE_NOTE_SCANNER_NOT_KNOWN = 1 << 1,
  TRAB_RESPONSE_NOTE_SITE_DIFFERS = 1 << 2,
  TRAB_RESPONSE_NOTE_REGION_DIFFERS = 1 << 3,
  TRAB_RESPONSE_NOTE_NEW_ARTEFACT = 1 << 4,
  TRAB_RESPONSE_NOTE_ARTEFACT_NOT_KNOWN = 1 << 5, /* nobody said whether there is a new one */
  TRAB_RESPONSE_NOTE_MARGIN_IS_A_GUESS = 1 << 6,
  TRAB_RESPONSE_NOTE_HOPED_FOR = 1 << 7,        /* stable or rising on a medicine, no new break */
  TRAB_RESPONSE_NOTE_LOOK_FOR_CAUSES = 1 << 8,  /* a real fall: taking it, doses, vitamin D … */
  TRAB_RESPONSE_NOTE_NEW_FRACTURE = 1 << 9,     /* no good words; alone no proof of failure */
  TRAB_RESPONSE_NOTE_EFFECT_IS_SMALL = 1 << 10, /* exercise: its usual effect is under the margin */
} TrabResponseNote;
#define TRAB_N_RESPONSE_NOTES 11

typedef enum
{
  TRAB_MARKER_NO_RULE,        /* not an oral bisphosphonate, or not one of the two markers */
  TRAB_MARKER_NOT_COMPARABLE, /* laboratory, method, fasting or a recent break */
  TRAB_MARKER_NOT_AT_3_MONTHS,
  TRAB_MARKER_REAL_FALL,    /* beyond the least significant change */
  TRAB_MARKER_NO_REAL_FALL, /* first question: how do you take it? */
} TrabMarkerVerdict;
#define TRAB_N_MARKER_VERDICTS (TRAB_MARKER_NO_REAL_FALL + 1)

/** Flags: why two samples of a marker cannot be compared. */
typedef enum
{
  TRAB_MARKER_NOTE_NONE = 0,
  TRAB_MARKER_NOTE_LABORATORY_DIFFERS = 1 << 0,
  TRAB_MARKER_NOTE_LABORATORY_NOT_KNOWN = 1 << 1,
  TRAB_MARKER_NOTE_NOT_FASTING_MORNING = 1 << 2,
  TRAB_MARKER_NOTE_FASTING_NOT_KNOWN = 1 << 3,
  TRAB_MARKER_NOTE_RECENT_FRACTURE = 1 << 4,
  TRAB_MARKER_NOTE_FRACTURE_NOT_KNOWN = 1 << 5,
  TRAB_MARKER_NOTE_NO_SAMPLE_BEFORE = 1 << 6, /* none from before the medicine began */
} TrabMarkerNote;
#define TRAB_N_MARKER_NOTES 7

/** What the model makes of the measured response (model-spec section 9). */
typedef enum
{
  TRAB_CONDITIONING_NOTHING,      /* no data were given */
  TRAB_CONDITIONING_FITS,         /* the person band is the conditioned one */
  TRAB_CONDITIONING_LITTLE_TAKEN, /* fits, with little of the medicine delivered: not taking, not
                                     absorbing or a secondary cause; never "drug failure" */
  TRAB_CONDITIONING_DOES_NOT_FIT, /* the data do not fit the model: the band is unconditioned */
} TrabConditioningReading;
#define TRAB_N_CONDITIONING_READINGS (TRAB_CONDITIONING_DOES_NOT_FIT + 1)

/**
 * TrabScanPair:
 * Two scans of one site, and what the change between them means.
 * @is_from_baseline: @first is the first of the scans that can be compared with the second, rather
 *   than the one just before it
 * @notes: TrabResponseNote
 * @change_pct, @change_g_cm2: NaN when not comparable
 * @lsc_pct, @lsc_g_cm2: the margin: both in the terms of the first value
 * @is_margin_a_guess: not this clinic's own
 */
typedef struct
{
  TrabSite site;
  char *side;
  gboolean is_from_baseline;
  TrabDate first_date;
  TrabDate second_date;
  double first_g_cm2;
  double second_g_cm2;
  char *first_scanner;
  char *second_scanner;
  double months_between;
  TrabResponseVerdict verdict;
  guint notes;
  double change_pct;
  double change_g_cm2;
  double lsc_pct;
  double lsc_g_cm2;
  gboolean is_margin_a_guess;
} TrabScanPair;

/**
 * TrabMarkerChange:
 * Two samples of one marker, in its canonical unit.
 * @notes: TrabMarkerNote
 * @rule_fall_pct: the fall that would be a real one; NaN where there is no rule
 */
typedef struct
{
  TrabMeasure measure;
  TrabMoment first_moment;
  TrabMoment second_moment;
  double first;
  double second;
  double months_on_medicine; /* NaN without one */
  TrabMarkerVerdict verdict;
  guint notes;
  double change_pct;
  double rule_fall_pct;
} TrabMarkerChange;

/**
 * TrabMarkerReading:
 * The latest sample of one marker.
 * @value: canonical; @text and @unit as they came
 * @asked_unit: (nullable): the unit it would fit if the one recorded is a slip of a thousand:
 * asked, never put in
 * @lower, @upper: reference interval in @interval_unit where @has_interval, by @assay of @source
 * @is_same_assay: the laboratory's method is that of the interval; intervals of other methods are
 *   not interchangeable
 */
typedef struct
{
  TrabMeasure measure;
  TrabMoment moment;
  double value;
  char *text;
  char *unit;
  char *laboratory;
  char *method;
  TrabAnswer fasting;
  char *asked_unit;
  gboolean has_interval;
  double lower; /* canonical */
  double upper;
  char *assay;
  char *group;
  char *source;
  gboolean is_same_assay;
  gboolean is_verified;
} TrabMarkerReading;

/**
 * TrabKidneyReading:
 * From the latest creatinine.
 * @egfr_ml_min_1_73: CKD-EPI 2021; @clearance_ml_min: Cockcroft-Gault, what the labels of
 *   bisphosphonates mean. NaN where an input is missing, which @missing names
 */
typedef struct
{
  gboolean has_creatinine;
  TrabDate date;
  double creatinine_umol_l;
  double egfr_ml_min_1_73;
  double clearance_ml_min;
  double weight_kg;
  const char *missing; /* (nullable): "sex", "age", "weight", static */
} TrabKidneyReading;

/**
 * TrabFollowUp:
 * What was measured on one person, read and compared by the rules. Filled by whoever makes it and
 * not changed once handed on.
 * @scan_pairs: of TrabScanPair
 * @marker_changes: of TrabMarkerChange
 * @markers: of TrabMarkerReading: the latest of each
 * @density: (nullable): of the latest scans
 * @reading: what the measured response says about the projected path
 * @mean_drug_delivery: share of the usual effect that arrives, as the data have it; NaN without
 * @projected: (nullable): the path ahead if nothing changes, by the model alone: person band
 * @conditioned: (nullable): the same with what was measured; NULL where the data do not fit
 * @solid_years, @dashed_years: how far ahead studies reach, and where the path ends
 */
typedef struct
{
  GPtrArray *scan_pairs;
  GPtrArray *marker_changes;
  GPtrArray *markers;
  TrabDensityReading *density;
  TrabKidneyReading kidney;
  TrabConditioningReading reading;
  double mean_drug_delivery;
  TrabRun *projected;
  TrabRun *conditioned;
  double solid_years;
  double dashed_years;
} TrabFollowUp;

TrabFollowUp *trab_follow_up_new (void);
void trab_follow_up_free (TrabFollowUp *follow_up);
TrabScanPair *trab_follow_up_add_scan_pair (TrabFollowUp *follow_up, TrabSite site);
TrabMarkerChange *trab_follow_up_add_marker_change (TrabFollowUp *follow_up, TrabMeasure measure);
TrabMarkerReading *trab_follow_up_add_marker (TrabFollowUp *follow_up, TrabMeasure measure);
const char *trab_follow_up_verdict_to_string (TrabResponseVerdict verdict);
const char *trab_follow_up_note_to_string (TrabResponseNote note);
const char *trab_follow_up_marker_verdict_to_string (TrabMarkerVerdict verdict);
const char *trab_follow_up_marker_note_to_string (TrabMarkerNote note);
const char *trab_follow_up_reading_to_string (TrabConditioningReading reading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabFollowUp, trab_follow_up_free)

G_END_DECLS

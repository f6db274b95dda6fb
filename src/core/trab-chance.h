/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Whose fractures are counted. */
typedef enum
{
  TRAB_OUTCOME_MAJOR, /* hip, spine, wrist or upper arm; Garvan: any low-trauma break */
  TRAB_OUTCOME_HIP,
} TrabOutcome;
#define TRAB_N_OUTCOMES (TRAB_OUTCOME_HIP + 1)

/** Calculators that can be the base, in the order in which they are taken. */
typedef enum
{
  TRAB_CALCULATOR_FRAX_WITH_BMD,
  TRAB_CALCULATOR_GARVAN,
  TRAB_CALCULATOR_FRAX_WITHOUT_BMD,
  TRAB_CALCULATOR_QFRACTURE,
} TrabCalculator;
#define TRAB_N_CALCULATORS (TRAB_CALCULATOR_QFRACTURE + 1)
#define TRAB_CALCULATOR_NONE TRAB_N_CALCULATORS

/** Strong risks that a calculator does not take in. Flags. */
typedef enum
{
  TRAB_BLIND_SPOT_BREAK = 1 << 0,    /* a low-trauma break since 40 */
  TRAB_BLIND_SPOT_T_SCORE = 1 << 1,  /* -2.5 or lower */
  TRAB_BLIND_SPOT_STEROIDS = 1 << 2, /* for three months, 5 mg/d or more */
  TRAB_BLIND_SPOT_HORMONES = 1 << 3, /* aromatase inhibitor, GnRH analogue, androgen deprivation */
} TrabBlindSpot;
#define TRAB_N_BLIND_SPOTS 4

/** Why a calculator does not fit. */
typedef enum
{
  TRAB_CHANCE_LACK_NOTHING,
  TRAB_CHANCE_LACK_AGE,              /* not known */
  TRAB_CHANCE_LACK_AGE_RANGE,        /* outside the calculator's */
  TRAB_CHANCE_LACK_SEX,              /* not known */
  TRAB_CHANCE_LACK_TYPED,            /* no FRAX result of this sort is typed in */
  TRAB_CHANCE_LACK_FRAX_DATE,        /* not said, or ahead */
  TRAB_CHANCE_LACK_FRAX_OLD,         /* over a year */
  TRAB_CHANCE_LACK_BREAK_SINCE,      /* a bone broke after FRAX was made */
  TRAB_CHANCE_LACK_NECK_T_SCORE,     /* none of the last years */
  TRAB_CHANCE_LACK_NECK_IN_QUESTION, /* the T-score check does not agree with its density */
  TRAB_CHANCE_LACK_BMI,              /* not known */
  TRAB_CHANCE_LACK_BMI_RANGE,        /* outside the calculator's */
  TRAB_CHANCE_LACK_INPUT,            /* refused by the calculator itself */
  TRAB_CHANCE_LACK_CLOSED,           /* no chance is shown to this person: see the comparison */
} TrabChanceLack;
#define TRAB_N_CHANCE_LACKS (TRAB_CHANCE_LACK_CLOSED + 1)

typedef enum
{
  TRAB_CHANCE_NOT_KNOWN,
  TRAB_CHANCE_LOWER_BOUND, /* all that fit are blind: higher than @pct, by how much nobody knows */
  TRAB_CHANCE_NUMBER,
} TrabChanceState;
#define TRAB_N_CHANCE_STATES (TRAB_CHANCE_NUMBER + 1)

/** What must be said beside the base. Flags. */
typedef enum
{
  TRAB_CHANCE_NOTE_RECENT_SPINE = 1 << 0, /* a woman whose spine broke within two years */
  TRAB_CHANCE_NOTE_RECENT_OLDER = 1 << 1, /* a woman of 65 or older, any break within two years */
  TRAB_CHANCE_NOTE_RECENT_OTHER = 1 << 2, /* others, within two years */
  TRAB_CHANCE_NOTE_ON_TREATMENT = 1 << 3, /* the scan or FRAX was made on a bone medicine */
  TRAB_CHANCE_NOTE_BEFORE_TREATMENT = 1 << 4, /* the neck T-score is from before the first course */
  TRAB_CHANCE_NOTE_MANY_FALLS = 1 << 5,       /* FRAX without that adjustment */
  TRAB_CHANCE_NOTE_SPINE_BREAKS = 1 << 6,     /* two or more; FRAX */
  TRAB_CHANCE_NOTE_SPINE_LOWER = 1 << 7,      /* at least 1 below the neck */
  TRAB_CHANCE_NOTE_NOT_COUNTED = 1 << 8,      /* Garvan: Parkinson, dementia, diabetes 1, parent */
  TRAB_CHANCE_NOTE_MEN_REFERENCE = 1 << 9,    /* a man's T-score taken as made with men */
  TRAB_CHANCE_NOTE_NO_LIFE_TABLE = 1 << 10,   /* of this country: no plan numbers on FRAX */
  TRAB_CHANCE_NOTE_FIVE_YEARS = 1 << 11,      /* from 85 on */
  TRAB_CHANCE_NOTE_UNDATED = 1 << 12,        /* a bone medicine is taken whose start is not known */
  TRAB_CHANCE_NOTE_STEROID_MONTHS = 1 << 13, /* not known, counted as three or more */
} TrabChanceNote;
#define TRAB_N_CHANCE_NOTES 14

/**
 * TrabChanceBase:
 * The chance of one outcome with none of the medicines compared.
 * @out_of: how many people all numbers of this outcome are told of: 100, or 1,000 where one of them
 *   is small
 * @pct: in %, where it is a number or a lower bound
 * @low_pct, @high_pct: where @has_range; @high_pct does not hold where @is_open: no upper end
 * @plain_pct: of somebody of the same age and sex with none of the risks, by the same calculator;
 *   NaN where that cannot be worked out
 */
typedef struct
{
  TrabChanceState state;
  guint out_of;
  double pct;
  gboolean has_range;
  gboolean is_open;
  double low_pct;
  double high_pct;
  double plain_pct;
} TrabChanceBase;

/**
 * TrabChanceCalculator:
 * What one calculator says over the row's span.
 * @lack: why not, unless @fits
 * @blind_spots: TrabBlindSpot flags
 * @pct: of each outcome where @has_pct
 * @is_comparable: whether it counts that outcome, and deaths, as the base does
 */
typedef struct
{
  gboolean fits;
  TrabChanceLack lack;
  guint blind_spots;
  gboolean counts_death;
  gboolean has_pct[TRAB_N_OUTCOMES];
  double pct[TRAB_N_OUTCOMES];
  gboolean is_comparable[TRAB_N_OUTCOMES];
} TrabChanceCalculator;

/**
 * TrabChance:
 * The one base of a comparison (fracture-layer sections 1 and 2). A plain value.
 * @calculator: TRAB_CALCULATOR_NONE where none fits
 * @is_chosen: by the clinician, not by the order
 * @years: the row's span
 * @notes: TrabChanceNote flags
 * @unasked: TrabBlindSpot flags: what nobody has asked and could blind the calculator
 * @death_pct: die of any cause within ten years, where @has_death (from 75 on)
 * @country: of the life table, as "GB"
 * @is_treated: takes, or is wearing off, a bone medicine: the base is without it
 */
typedef struct
{
  TrabCalculator calculator;
  gboolean is_chosen;
  guint years;
  TrabChanceBase base[TRAB_N_OUTCOMES];
  TrabChanceCalculator calculators[TRAB_N_CALCULATORS];
  guint notes;
  guint unasked;
  gboolean counts_death;
  gboolean has_death;
  double death_pct;
  char country[4];
  gboolean is_treated;
} TrabChance;

const char *trab_chance_calculator_to_string (TrabCalculator calculator);
gboolean trab_chance_calculator_from_string (const char *text, TrabCalculator *calculator);
gboolean trab_chance_calculator_is_frax (TrabCalculator calculator);
const char *trab_chance_state_to_string (TrabChanceState state);
const char *trab_chance_lack_to_string (TrabChanceLack lack);
const char *trab_chance_blind_spot_to_string (TrabBlindSpot spot);
const char *trab_chance_note_to_string (TrabChanceNote note);

G_END_DECLS

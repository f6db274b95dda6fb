/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRAB_CELL_NUMBER,      /* low, best, high hold */
  TRAB_CELL_LOWER_BOUND, /* the base is one: no plan has a number beside it */
  TRAB_CELL_UNKNOWN,     /* hatched: never drawn as zero, sorted, averaged or compared */
  TRAB_CELL_REFUSED,     /* no number for this person; see the plan's refusals */
} TrabCellState;
#define TRAB_N_CELL_STATES (TRAB_CELL_REFUSED + 1)

/** What must be said beside a fracture number, or instead of it. Flags. */
typedef enum
{
  TRAB_FRACTURE_NOTE_NONE = 0,
  TRAB_FRACTURE_NOTE_NEVER_COUNTED = 1 << 0,        /* no study has counted broken bones */
  TRAB_FRACTURE_NOTE_NOT_COUNTED_TOGETHER = 1 << 1, /* all breaks were not counted together */
  TRAB_FRACTURE_NOTE_FEW_HIPS = 1 << 2,             /* no trial showed what it does to hips */
  TRAB_FRACTURE_NOTE_LOW_DOSE = 1 << 3,             /* no fracture trial of low-dose HRT */
  TRAB_FRACTURE_NOTE_NO_STUDY_OF_BOTH = 1 << 4,     /* best single, no study of the two together */
  TRAB_FRACTURE_NOTE_FROM_WOMEN = 1 << 5,           /* extrapolated from women */
  TRAB_FRACTURE_NOTE_TRIAL_EXCESS = 1 << 6, /* testosterone: more broken bones in one trial */
  TRAB_FRACTURE_NOTE_TOO_YOUNG = 1 << 7,    /* under 50, or before the menopause: no trial */
  TRAB_FRACTURE_NOTE_TRIALS_DISAGREE = 1 << 8,
  TRAB_FRACTURE_NOTE_SHOWN_BESIDE = 1 << 9,      /* exercise: falls evidence beside, not inside */
  TRAB_FRACTURE_NOTE_NO_BASELINE = 1 << 10,      /* no calculator gave a number */
  TRAB_FRACTURE_NOTE_MOSTLY_TABLETS = 1 << 11,   /* HRT: pooled, mixed forms */
  TRAB_FRACTURE_NOTE_STEROIDS = 1 << 12,         /* bisphosphonates: only spines on X-ray counted */
  TRAB_FRACTURE_NOTE_BEYOND_SPAN = 1 << 13,      /* nobody has followed people that long */
  TRAB_FRACTURE_NOTE_OTHER_PEOPLE = 1 << 14,     /* its only trial was of other people */
  TRAB_FRACTURE_NOTE_LASTING_STOP = 1 << 15,     /* a rule forbids it for good */
  TRAB_FRACTURE_NOTE_PUT_RIGHT = 1 << 16,        /* holds after something is put right */
  TRAB_FRACTURE_NOTE_EXTRAPOLATED = 1 << 17,     /* the row goes on beyond the trial */
  TRAB_FRACTURE_NOTE_NO_LIFE_TABLE = 1 << 18,    /* no deaths of that country: FRAX has no plans */
  TRAB_FRACTURE_NOTE_UNDATED = 1 << 19,          /* its start is not known */
  TRAB_FRACTURE_NOTE_WEARING_OFF = 1 << 20,      /* stopped: what is left of it goes away */
  TRAB_FRACTURE_NOTE_LOW_NOT_KNOWN = 1 << 21,    /* calcium, vitamin D: only where one is low */
  TRAB_FRACTURE_NOTE_FORM_NOT_STUDIED = 1 << 22, /* patches, gels: certainty one lower */
  TRAB_FRACTURE_NOTE_LEFT_NOT_KNOWN = 1 << 23,   /* stopped, and nobody knows what is left of it */
} TrabFractureNote;
#define TRAB_N_FRACTURE_NOTES 24

/** The chance by the end of a time; @low and @high are @best where there is no range. */
typedef struct
{
  double years;
  double low;
  double best;
  double high;
} TrabFractureYear;

/**
 * TrabFractureCell:
 * The chance of one outcome under one plan, on the base of the comparison (TrabChance).
 * @is_base: nothing of the plan changes the base, whatever its state
 * @has_range: FALSE when the interval of the effect is not known: only @best and @fewer hold
 * @low, @best, @high: in % over @horizon_years, by the 95 % interval of the ratio at the chosen
 * base
 * @fewer: the base minus @best in points; @fewer_low: the end nearer to no benefit, below 0 more
 *   breaks; @fewer_high: the other
 * @fewer_at_low, @fewer_at_high: what would be fewer if the base were at the ends of its range,
 *   where @has_ends
 * @relative: the ratio that counts in most months (1 when none), with its interval
 * @prevented_of_10: how many of 10 such breaks the trials saw prevented, where a ratio is known but
 *   no number is shown; 0 where none is
 * @evidence_ids: ids joined by ","; never empty when a number is shown
 * @population: who was studied, as a short text of the evidence table; NULL when none
 * @by_year: (nullable) (element-type TrabFractureYear): how the number comes about, from today to
 *   @horizon_years; low and high are of the base where @is_base, else by the interval of the ratio.
 *   NULL where there is no number, and of a cell at another time than the row's
 * @certainty: grade word of the evidence table ("high" … "very_low", "none")
 */
typedef struct
{
  TrabCellState state;
  guint notes; /* TrabFractureNote */
  gboolean is_base;
  gboolean has_range;
  double horizon_years;
  double low;
  double best;
  double high;
  double fewer;
  double fewer_low;
  double fewer_high;
  gboolean has_ends;
  double fewer_at_low;
  double fewer_at_high;
  double relative;
  double relative_low;
  double relative_high;
  double prevented_of_10;
  char *evidence_ids;
  char *population;
  char *certainty;
  GArray *by_year;
} TrabFractureCell;

void trab_fracture_cell_clear (TrabFractureCell *cell);
const char *trab_fracture_cell_state_to_string (TrabCellState state);
const char *trab_fracture_cell_note_to_string (TrabFractureNote note);

G_END_DECLS

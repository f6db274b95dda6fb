/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "trab-certainty.h"

G_BEGIN_DECLS

/** What the study said of the difference; "uncertain" is never drawn as a harm or a benefit. */
typedef enum
{
  TRAB_HARM_MORE,
  TRAB_HARM_FEWER,
  TRAB_HARM_NO_DIFFERENCE,
  TRAB_HARM_UNCERTAIN,
  TRAB_HARM_NOT_KNOWN,
} TrabHarmDirection;
#define TRAB_N_HARM_DIRECTIONS (TRAB_HARM_NOT_KNOWN + 1)

/** Whether the breaks prevented in a row's own years could be counted, and why not. */
typedef enum
{
  TRAB_HARM_BENEFIT_NO_NUMBER, /* the plan has no fracture number */
  TRAB_HARM_BENEFIT_COUNTED,
  TRAB_HARM_BENEFIT_BEYOND_CALCULATOR, /* more years than the calculator has */
  TRAB_HARM_BENEFIT_BEYOND_STUDIES,    /* more years than studies of the plan go */
  TRAB_HARM_BENEFIT_TOO_SHORT,         /* less than a month */
} TrabHarmBenefit;
#define TRAB_N_HARM_BENEFITS (TRAB_HARM_BENEFIT_TOO_SHORT + 1)

/** Why harms that studies counted are not told of a plan: flags. */
typedef enum
{
  TRAB_HARM_LEFT_OUT_AFTER_CLOT = 1 << 0, /* oestrogen after a clot: no trial of others speaks */
  TRAB_HARM_LEFT_OUT_CLOT_NOT_ASKED = 1 << 1,  /* whether there was one nobody knows */
  TRAB_HARM_LEFT_OUT_YOUNGER = 1 << 2,         /* the women of the trials were older */
  TRAB_HARM_LEFT_OUT_EARLY_MENOPAUSE = 1 << 3, /* hormones replace what is missing */
  TRAB_HARM_LEFT_OUT_OTHERS = 1 << 4,          /* counted in people of another kind only */
  TRAB_HARM_LEFT_OUT_LASTING_STOP = 1 << 5,    /* a rule forbids the plan for good */
} TrabHarmLeftOut;
#define TRAB_N_HARM_LEFT_OUT 6

/** A number out of 1,000 people that may not be known. */
typedef struct
{
  gboolean is_known;
  double per_1000;
} TrabHarmNumber;

/**
 * TrabHarm:
 * One row of table evidence/adverse for one plan: how many more (or fewer) out of 1,000 people,
 * over the row's own years, which are never scaled to others.
 * @id: of the row; @outcome: its name there
 * @difference: with minus without; @low, @high: its 95 % interval; not known where the row has none
 * @without, @with: out of 1,000
 * @is_in_span: its years are those of the comparison
 * @is_indirect: another form, age or sex was studied
 * @is_extrapolated: the row goes on beyond its trial
 * @certainty: of its study; of an indirect one a step lower
 * @benefit: whether @fewer_breaks holds, and why not
 * @fewer_breaks, @fewer_breaks_low, @fewer_breaks_high: hip, spine, wrist or upper arm, with the
 * plan, out of 1,000, over the same years
 */
typedef struct
{
  char *id;
  char *outcome;
  TrabHarmDirection direction;
  double horizon_years;
  TrabHarmNumber difference;
  TrabHarmNumber low;
  TrabHarmNumber high;
  TrabHarmNumber without;
  TrabHarmNumber with;
  gboolean is_in_span;
  gboolean is_indirect;
  gboolean is_extrapolated;
  TrabCertainty certainty;
  TrabHarmBenefit benefit;
  TrabHarmNumber fewer_breaks;
  TrabHarmNumber fewer_breaks_low;
  TrabHarmNumber fewer_breaks_high;
} TrabHarm;

GArray *trab_harm_new_list (void);
void trab_harm_clear (TrabHarm *harm);
const char *trab_harm_direction_to_string (TrabHarmDirection direction);
const char *trab_harm_benefit_to_string (TrabHarmBenefit benefit);
const char *trab_harm_left_out_to_string (TrabHarmLeftOut reason);

G_END_DECLS

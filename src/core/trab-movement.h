/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-rule-finding.h"

G_BEGIN_DECLS

/** Whether an exercise is open to a person. */
typedef enum
{
  TRAB_GATE_OPEN,
  TRAB_GATE_CHECK_FIRST,
  TRAB_GATE_CLOSED, /* it counts for nothing, whatever the week says */
} TrabGate;

/**
 * TrabExerciseChoice:
 * One exercise of table daily/exercises for one person.
 * @sessions: a week, as the week says
 * @findings: of TrabRuleFinding: why it is closed, or what to check first; loudest first
 */
typedef struct
{
  char *exercise_id;
  char *programme;
  guint sessions;
  TrabGate gate;
  GPtrArray *findings;
} TrabExerciseChoice;

/**
 * TrabMovement:
 * The week of one person, and what is open to them.
 * @choices: of TrabExerciseChoice, in the order of the table
 * @is_readable: FALSE: the kept week cannot be read, and nothing of it is used
 * @regimen_id: (nullable): the programme of the model that the open part of the week is
 * @has_spine_break: a spine bone broke once: what is named for such people holds
 * @is_strength_too_rare: there is strength exercise, on fewer days than the programme has
 */
typedef struct
{
  GPtrArray *choices;
  gboolean is_readable;
  char *regimen_id;
  gboolean has_spine_break;
  gboolean is_strength_too_rare;
} TrabMovement;

TrabExerciseChoice *trab_movement_add (TrabMovement *self,
                                       const char *exercise_id,
                                       const char *programme);
TrabMovement *trab_movement_new (void);
void trab_movement_free (TrabMovement *self);
gboolean trab_movement_has_week (const TrabMovement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabMovement, trab_movement_free)

G_END_DECLS

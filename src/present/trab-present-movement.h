/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-movement.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* The week of movement: what is in it, what is open, and why something is closed. */
char *trab_present_movement_dup_name (const TrabExerciseChoice *choice, TrabEvidence *evidence);
char *trab_present_movement_dup_programme (const TrabExerciseChoice *choice,
                                           TrabEvidence *evidence);
const char *trab_present_movement_get_gate (TrabGate gate);
char *trab_present_movement_dup_how (const TrabExerciseChoice *choice, TrabEvidence *evidence);
char *trab_present_movement_dup_reasons (const TrabMovement *movement,
                                         const char *programme,
                                         const char *exercise_id,
                                         TrabEvidence *evidence);
char *trab_present_movement_dup_times (guint sessions);
char *trab_present_movement_dup_week (const TrabMovement *movement, TrabEvidence *evidence);
char *trab_present_movement_dup_summary (const TrabMovement *movement, TrabEvidence *evidence);
const char *trab_present_movement_get_dose (const TrabExerciseChoice *choice,
                                            TrabEvidence *evidence,
                                            gboolean has_spine_break);
char *trab_present_movement_dup_dose (const TrabMovement *movement,
                                      const TrabExerciseChoice *choice,
                                      TrabEvidence *evidence);
char *trab_present_movement_dup_closed_why (const TrabExerciseChoice *choice,
                                            TrabEvidence *evidence);
GPtrArray *trab_present_movement_dup_rows (const TrabMovement *movement, TrabEvidence *evidence);

G_END_DECLS

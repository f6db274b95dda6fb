/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-comparison.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* What is said about one chance of a broken bone; the base itself is trab-present-base.h. */
const char *trab_present_fracture_get_outcome (const TrabChance *chance, TrabOutcome outcome);
const char *trab_present_fracture_get_lane_title (const TrabChance *chance, TrabOutcome outcome);
char *trab_present_fracture_dup_people (TrabSex sex, guint out_of);
char *trab_present_fracture_dup_base (TrabSex sex, const TrabChance *chance, TrabOutcome outcome);
char *trab_present_fracture_dup_both_halves (const TrabChance *chance,
                                             TrabOutcome outcome,
                                             double chance_pct);
char *trab_present_fracture_dup_fewer (const TrabChance *chance,
                                       TrabOutcome outcome,
                                       const TrabFractureCell *cell);
char *trab_present_fracture_dup_range (const TrabChance *chance,
                                       TrabOutcome outcome,
                                       const TrabFractureCell *cell);
char *trab_present_fracture_dup_text (const TrabChance *chance,
                                      TrabOutcome outcome,
                                      const TrabFractureCell *cell);
char *trab_present_fracture_dup_at_ends (const TrabChance *chance,
                                         TrabOutcome outcome,
                                         const TrabFractureCell *cell);
char *trab_present_fracture_dup_ends (const TrabChance *chance,
                                      TrabOutcome outcome,
                                      const TrabFractureCell *cell);
char *trab_present_fracture_dup_notes (const TrabFractureCell *cell, TrabEvidence *evidence);
gboolean trab_present_fracture_is_base (const TrabFractureCell *cell);
gboolean trab_present_fracture_has_range (const TrabChance *chance,
                                          TrabOutcome outcome,
                                          const TrabFractureCell *cell,
                                          double *low_pct,
                                          double *high_pct);

G_END_DECLS

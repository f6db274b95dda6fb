/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chance-tables.h"

G_BEGIN_DECLS

/* Which ratio of a fracture trial is this person's (fracture-layer section 4). */
gboolean trab_plan_ratio_is_severe (const TrabChanceTables *tables,
                                    const TrabFracturePerson *person);
gboolean trab_plan_ratio_is_too_young (const TrabChanceTables *tables,
                                       const TrabFracturePerson *person);
const TrabFractureRatio *trab_plan_ratio_find_row (const TrabChanceTables *tables,
                                                   const TrabFracturePerson *person,
                                                   const TrabEffectClass *type,
                                                   TrabOutcome outcome,
                                                   gboolean *is_extrapolated);
const TrabFractureRatio *trab_plan_ratio_find (const TrabChanceTables *tables,
                                               const TrabFracturePerson *person,
                                               const TrabEffectClass *type,
                                               TrabOutcome outcome);

G_END_DECLS

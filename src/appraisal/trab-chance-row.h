/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-base-chance.h"
#include "trab-fracture-cell.h"

G_BEGIN_DECLS

/**
 * TrabChanceRow:
 * The chance of a break of one person under several plans: one base, one span
 * (fracture-layer.md). Lives for one comparison and must not outlive its tables and person.
 */
typedef struct _TrabChanceRow TrabChanceRow;

TrabChanceRow *trab_chance_row_new (const TrabChanceTables *tables,
                                    const TrabFracturePerson *person,
                                    const GPtrArray *plans,
                                    const TrabBaseQuestion *question);
void trab_chance_row_free (TrabChanceRow *row);

const TrabChance *trab_chance_row_get_chance (const TrabChanceRow *row);
gboolean trab_chance_row_has_early_menopause (const TrabChanceRow *row);
void trab_chance_row_fill_cell (const TrabChanceRow *row,
                                const TrabFracturePlan *plan,
                                TrabOutcome outcome,
                                TrabFractureCell *cell);
void trab_chance_row_fill_at (const TrabChanceRow *row,
                              const TrabFracturePlan *plan,
                              TrabOutcome outcome,
                              guint n_months,
                              TrabFractureCell *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabChanceRow, trab_chance_row_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-evidence.h"
#include "trab-sex.h"

G_BEGIN_DECLS

/**
 * TrabLifeTable:
 * How many people of one country and sex die at each age: a period life table of
 * risk/life-tables. Immutable; safe to read from any thread.
 */
typedef struct _TrabLifeTable TrabLifeTable;

TrabLifeTable *trab_life_table_new (TrabEvidence *evidence,
                                    const char *country,
                                    TrabSex sex,
                                    GError **error);
void trab_life_table_free (TrabLifeTable *table);

int trab_life_table_get_first_age (const TrabLifeTable *table);
int trab_life_table_get_last_age (const TrabLifeTable *table);
double trab_life_table_get_hazard (const TrabLifeTable *table, int age_years);
double trab_life_table_get_chance (const TrabLifeTable *table, int age_years, int span_years);
const char *trab_life_table_get_source (const TrabLifeTable *table);
const char *trab_life_table_get_years (const TrabLifeTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabLifeTable, trab_life_table_free)

G_END_DECLS

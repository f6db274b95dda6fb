/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chance-tables.h"
#include "trab-fracture-hazard.h"

G_BEGIN_DECLS

/**
 * TrabBaseQuestion:
 * @choice: the calculator that the clinician chose; TRAB_CALCULATOR_NONE: by the order
 * @country: whose life table is taken, as "GB"
 * @years: of the row
 * @is_closed: no chance is shown to this person: the lack says so
 */
typedef struct
{
  TrabCalculator choice;
  const char *country;
  guint years;
  gboolean is_closed;
} TrabBaseQuestion;

/**
 * TrabBaseChance:
 * The base and how its hazard runs.
 * @hazard: of each outcome where @has_hazard
 */
typedef struct
{
  TrabChance chance;
  gboolean has_hazard[TRAB_N_OUTCOMES];
  TrabFractureHazard hazard[TRAB_N_OUTCOMES];
} TrabBaseChance;

TrabBaseChance *trab_base_chance_new (const TrabChanceTables *tables,
                                      const TrabFracturePerson *person,
                                      const TrabBaseQuestion *question);
void trab_base_chance_free (TrabBaseChance *base);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabBaseChance, trab_base_chance_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chance.h"
#include "trab-fracture-person.h"
#include "trab-fracture-ratio.h"
#include "trab-garvan.h"
#include "trab-life-table.h"
#include "trab-qfracture.h"
#include "trab-tables.h"

G_BEGIN_DECLS

#define TRAB_CHANCE_TABLES_WEAR_MONTHS 120

/** How much of a benefit is left after a course of one length: risk/fracture-wear. */
typedef struct
{
  double length_years;
  double share[TRAB_CHANCE_TABLES_WEAR_MONTHS + 1]; /* by whole months after the stop */
} TrabChanceWear;

/** Factors on a calculator's number that make its range: a row of risk/fracture-ranges. */
typedef struct
{
  gboolean is_frax;
  gboolean is_garvan;
  TrabOutcome outcome;
  TrabSex sex; /* TRAB_SEX_UNKNOWN: both */
  double from_pct;
  double low_factor;
  double high_factor;
} TrabChanceFactors;

/** Rows of risk/fracture-constants. */
typedef struct
{
  TrabFractureLimits limits;
  double growth_per_year[TRAB_N_OUTCOMES];
  double frax_youngest_years;
  double frax_oldest_years;
  double frax_within_years;
  double neck_within_years;
  double neck_before_treatment_within_years;
  double after_first_start_years;
  double oldest_years;
  double recent_break_years;
  double break_since_years_old;
  double garvan_break_since_years_old;
  double low_t_score;
  double many_falls;
  double many_spine_breaks;
  double spine_below_neck;
  double highest_pct;
  double youngest_with_ratio_years;
  double death_counted_from_years;
  double death_said_from_years;
  double gap_joined_years;
  double drip_lasts_years;
  double drip_lasts_most_years;
  double second_drip_years;
  double wear_held_years;
  double wear_falling_years;
  double most_yearly_drips;
  double extrapolated_hip_ris_years;
  double extrapolated_cad_years;
  double late_span_years;
  double icon_thousand_below_pct;
  double zol_0_5_youngest_years;
  double zol_0_5_oldest_years;
  double zol_0_5_highest_t_score;
  double recent_older_years;
} TrabChanceConstants;

/**
 * TrabChanceTables:
 * Everything the chance of a break is worked out with. Immutable; any thread. Must not outlive the
 * evidence.
 */
struct _TrabChanceTables
{
  TrabEvidence *evidence; /* (unowned) */
  GArray *classes;        /* of TrabEffectClass */
  GArray *ratios;         /* of TrabFractureRatio */
  GHashTable *wear;       /* class id -> GArray of TrabChanceWear, shortest first */
  GArray *factors;        /* of TrabChanceFactors */
  guint blind_spots[TRAB_N_CALCULATORS];
  GHashTable *life; /* "GB F" -> TrabLifeTable */
  TrabChanceConstants constants;
  TrabGarvan *garvan;
  TrabQfracture *qfracture;
};

TrabChanceTables *trab_chance_tables_new (TrabEvidence *evidence, GError **error);
void trab_chance_tables_free (TrabChanceTables *tables);
const TrabLifeTable *trab_chance_tables_find_life (const TrabChanceTables *tables,
                                                   const char *country,
                                                   TrabSex sex);
gboolean trab_chance_tables_find_factors (const TrabChanceTables *tables,
                                          TrabCalculator calculator,
                                          TrabOutcome outcome,
                                          TrabSex sex,
                                          double pct,
                                          double *low_factor,
                                          double *high_factor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabChanceTables, trab_chance_tables_free)

G_END_DECLS

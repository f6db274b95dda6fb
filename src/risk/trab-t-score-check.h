/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-density-reading.h"
#include "trab-evidence.h"

G_BEGIN_DECLS

/**
 * TrabTScoreInputs:
 * One printed T-score and the density of the same scan.
 * @sex: of the person
 * @scanner, @reference: (nullable): as printed
 * @bmd_g_cm2, @t_score: NaN where there is none
 */
typedef struct
{
  TrabSex sex;
  TrabSite site;
  const char *scanner;
  const char *reference;
  double bmd_g_cm2;
  double t_score;
} TrabTScoreInputs;

/**
 * TrabTScoreCheck:
 * @t_score: what the density gives against young people of sex @reference; NaN unless checked
 * @is_converted: the density was first turned to the Hologic scale, that of the reference
 * @tolerance: how far the printed score may lie from it
 */
typedef struct
{
  TrabTCheck state;
  double t_score;
  TrabSex reference;
  gboolean is_converted;
  double tolerance;
} TrabTScoreCheck;

gboolean trab_t_score_check_run (TrabEvidence *evidence,
                                 const TrabTScoreInputs *inputs,
                                 TrabTScoreCheck *check,
                                 GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-evidence.h"
#include "trab-risk-result.h"

G_BEGIN_DECLS

/** The guideline's bands of the 3-year chance of a clinical spine or hip fracture. */
typedef enum
{
  TRAB_DVO_BAND_UNDER_3,
  TRAB_DVO_BAND_3_TO_5,
  TRAB_DVO_BAND_5_TO_10,
  TRAB_DVO_BAND_10_OR_MORE,
} TrabDvoBand;
#define TRAB_N_DVO_BANDS (TRAB_DVO_BAND_10_OR_MORE + 1)

/**
 * TrabDvoInputs:
 * @age_years: 50 to under 95
 * @total_hip_t_score: the column at or below it is read; optional. Below -4, the last column, it is
 *   refused unless that column already gives the highest band
 * @factors: NULL-terminated ids of table risk/dvo2023-factors
 */
typedef struct
{
  TrabSex sex;
  gboolean has_age;
  double age_years;
  gboolean has_total_hip_t_score;
  double total_hip_t_score;
  const char *const *factors;
} TrabDvoInputs;

/**
 * TrabDvoOutput:
 * @multiplier: product of the two strongest ratios that may be multiplied
 * @required: factor needed for 3, 5 and 10 %; 1 where the table says it is reached without any
 * @band: by the five-year row of the age, an empty cell being reached
 * @other_band: what the other readings of the published table give (nearest row; an open cell not
 *   reached); equal to @band when they agree
 * @caveats: TrabRiskCaveat flags
 */
typedef struct
{
  TrabRiskRefusal refusal;
  const char *refused_input;
  double refused_value;
  double multiplier;
  double required[TRAB_N_DVO_BANDS - 1];
  TrabDvoBand band;
  TrabDvoBand other_band;
  guint caveats;
} TrabDvoOutput;

/** TrabDvo: the required-factor tables of DVO 2023; immutable, any thread. */
typedef struct _TrabDvo TrabDvo;

TrabDvo *trab_dvo_new (TrabEvidence *evidence, GError **error);
void trab_dvo_free (TrabDvo *dvo);
gboolean trab_dvo_calculate (const TrabDvo *dvo,
                             const TrabDvoInputs *inputs,
                             TrabDvoOutput *output);
const char *trab_dvo_band_to_string (TrabDvoBand band);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabDvo, trab_dvo_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-facts.h"
#include "trab-frax.h"

G_BEGIN_DECLS

/**
 * TrabFraxReading:
 * The FRAX result typed in at the visit, and what the guideline of its country says of it.
 * @country: (nullable): "GB", "US" or "other"; text of the visit
 * @has_scheme: a guideline of that country is carried; then @scheme and @class are set
 */
typedef struct
{
  gboolean is_typed;
  TrabFraxTyped typed;
  const char *country;
  TrabAnswer with_bmd;
  gboolean has_scheme;
  TrabFraxScheme scheme;
  TrabFraxClass class;
} TrabFraxReading;

gboolean trab_frax_reading_make (const TrabFacts *facts,
                                 TrabEvidence *evidence,
                                 TrabFraxReading *reading,
                                 GError **error);
gboolean trab_frax_reading_get_over_threshold (const TrabFraxReading *reading, double *over);

G_END_DECLS

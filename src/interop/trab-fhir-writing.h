/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-code-map.h"
#include "trab-record.h"
#include "trab-risk-panel.h"

G_BEGIN_DECLS

/**
 * TrabFhirWriting:
 * How a record is written.
 * @codes: for the codes to write; what it does not hold is written with codes of our own
 * @kept: (nullable): of GBytes: resources of an import to hand back unchanged
 * @panel: (nullable): what the calculators say of the person on @today
 * @today: the day of the export; not known: nothing says when it was made
 */
typedef struct
{
  const TrabCodeMap *codes;
  GPtrArray *kept;
  const TrabRiskPanel *panel;
  TrabDate today;
} TrabFhirWriting;

G_END_DECLS

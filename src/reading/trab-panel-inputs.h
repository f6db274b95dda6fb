/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-densitometry.h"
#include "trab-facts.h"
#include "trab-garvan.h"
#include "trab-point-score.h"
#include "trab-very-high-risk.h"

G_BEGIN_DECLS

/* What a record says, in the terms of each model of the panel. What nobody said stays not known. */
void trab_panel_inputs_fill_density (const TrabFacts *facts, TrabDensityInputs *inputs);
void trab_panel_inputs_fill_garvan (const TrabFacts *facts,
                                    TrabEvidence *evidence,
                                    TrabGarvanInputs *inputs);
void trab_panel_inputs_fill_points (const TrabFacts *facts, TrabPointInputs *inputs);
void trab_panel_inputs_fill_very_high (const TrabFacts *facts, TrabVhrFacts *very_high);
TrabAnswer trab_panel_inputs_is_postmenopausal (const TrabFacts *facts);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-facts.h"
#include "trab-scenario.h"

G_BEGIN_DECLS

gboolean trab_facts_scenario_has_hormone (const TrabFacts *facts, TrabMeasure measure);
gboolean trab_facts_scenario_has_igf (const TrabFacts *facts, double *ratio);
TrabScenario *trab_facts_scenario_new (const TrabFacts *facts, double years);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-facts.h"
#include "trab-scenario.h"

G_BEGIN_DECLS

TrabScenario *trab_facts_scenario_new (const TrabFacts *facts, double years);

G_END_DECLS

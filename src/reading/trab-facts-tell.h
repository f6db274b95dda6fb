/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-comparison.h"
#include "trab-facts.h"

G_BEGIN_DECLS

void trab_facts_tell (const TrabFacts *facts, TrabComparison *comparison);

G_END_DECLS

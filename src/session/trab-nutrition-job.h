/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-knowledge.h"
#include "trab-nutrient.h"

G_BEGIN_DECLS

GPtrArray *trab_nutrition_job_run (TrabKnowledge *knowledge,
                                   const TrabFacts *facts,
                                   GError **error);

G_END_DECLS

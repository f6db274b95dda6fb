/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-facts.h"
#include "trab-tables.h"
#include "trab-nutrient.h"

G_BEGIN_DECLS

GPtrArray *trab_nutrition_job_run (TrabTables *tables, const TrabFacts *facts, GError **error);

G_END_DECLS

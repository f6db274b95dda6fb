/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-facts.h"
#include "trab-tables.h"
#include "trab-movement.h"

G_BEGIN_DECLS

TrabMovement *trab_movement_job_run (const TrabTables *tables,
                                     const TrabFacts *facts,
                                     const char *week,
                                     GError **error);

G_END_DECLS

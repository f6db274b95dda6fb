/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-knowledge.h"
#include "trab-movement.h"

G_BEGIN_DECLS

TrabMovement *trab_movement_job_run (TrabKnowledge *knowledge,
                                     const TrabFacts *facts,
                                     const char *week,
                                     GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-evidence.h"
#include "trab-facts.h"

G_BEGIN_DECLS

/* What a record says in the terms of DVO 2023: ids of table risk/dvo2023-factors. */
GStrv trab_dvo_reading_dup_not_asked (const TrabFacts *facts);
GStrv trab_dvo_reading_dup_factors (const TrabFacts *facts,
                                    TrabEvidence *evidence,
                                    GStrv *missing,
                                    GError **error);

G_END_DECLS

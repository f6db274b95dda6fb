/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-facts.h"
#include "trab-qfracture.h"

G_BEGIN_DECLS

/* What a record answers of the inputs of QFracture. */
void trab_facts_qfracture_fill (const TrabFacts *facts, TrabQfractureInputs *inputs);
int trab_facts_qfracture_get_category (const TrabFacts *facts, TrabQuestion question);
TrabQuestion trab_facts_qfracture_get_question (TrabQfractureFlag flag);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-date.h"
#include "trab-safety-rule.h"

G_BEGIN_DECLS

/* Fills a fact of a safety rule. */
void trab_safety_fact_set_answer (TrabSafetyFact *fact, TrabAnswer answer);
void trab_safety_fact_set_number (TrabSafetyFact *fact, double number);
void trab_safety_fact_set_range (TrabSafetyFact *fact, double least, double most);
void trab_safety_fact_set_word (TrabSafetyFact *fact, const char *word);

/* Three-valued answers: not known is not no. */
TrabAnswer trab_safety_fact_any_of (const TrabAnswer *answers, guint n);
TrabAnswer trab_safety_fact_either (TrabAnswer a, TrabAnswer b);
TrabAnswer trab_safety_fact_answer_of (gboolean is_true);

G_END_DECLS

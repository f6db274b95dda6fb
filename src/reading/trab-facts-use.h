/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-facts.h"

G_BEGIN_DECLS

/** How many years ago something was, by the least and the most that its day allows; a day nobody
 * wrote down lies between 0 and TRAB_FACTS_USE_EVER_YEARS. */
typedef struct
{
  double least_years;
  double most_years;
} TrabFactsUse;

#define TRAB_FACTS_USE_EVER_YEARS (G_MAXDOUBLE / TRAB_MONTHS_PER_YEAR)

/* Since when medicines of a kind are taken, and since when no longer. FALSE where the list has none
 * of them: that says nothing of what is not listed, see trab_facts_ask_takes_any(). */
gboolean trab_facts_use_find_longest (const TrabFacts *facts,
                                      TrabFactsIsOfKind is_of_kind,
                                      TrabFactsUse *since);
gboolean trab_facts_use_find_first (const TrabFacts *facts,
                                    TrabFactsIsOfKind is_of_kind,
                                    TrabFactsUse *since);
gboolean trab_facts_use_find_end (const TrabFacts *facts,
                                  TrabFactsIsOfKind is_of_kind,
                                  TrabFactsUse *since);

G_END_DECLS

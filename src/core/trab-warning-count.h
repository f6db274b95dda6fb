/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TrabWarningCount:
 * How much a visit warned of when it was signed, and how often somebody went on all the same. Of
 * nobody: it names no patient and no cause. A plain value.
 * @cards: of every level; @stops and @checks are among them
 * @reasons: written to go on despite a stop
 */
typedef struct
{
  guint cards;
  guint stops;
  guint checks;
  guint reasons;
} TrabWarningCount;

/** The counts of many visits. */
typedef struct
{
  guint n_visits;
  guint n_with_reason;
  guint most_cards;
  TrabWarningCount sum;
} TrabWarningFigures;

char *trab_warning_count_to_text (const TrabWarningCount *count);
gboolean trab_warning_count_parse (const char *text, TrabWarningCount *count);
void trab_warning_count_add_to (const TrabWarningCount *count, TrabWarningFigures *figures);

G_END_DECLS

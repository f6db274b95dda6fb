/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-spec.h"

G_BEGIN_DECLS

/** One side of a balance: what it is, and what makes more or less of it. In words only: a drawing
 * of how something works has no numbers and no lengths that could be read as one. */
typedef struct
{
  const char *title;
  const char *more; /* what makes more of it */
  const char *less; /* what makes less of it */
} TrabChartPart;

/** Parts stand against each other in twos, the first with the second, the third with the fourth;
 * one balance leads to the next. */
typedef struct
{
  const char *head_part; /* the table */
  const char *head_more; /* and before what makes more of it */
  const char *head_less;
} TrabChartMechanism;

TrabChartSpec *trab_chart_mechanism_new (const TrabChartWords *words,
                                         const TrabChartMechanism *frame);
void trab_chart_mechanism_add_part (TrabChartSpec *spec, const TrabChartPart *part);
const TrabChartMechanism *trab_chart_mechanism_get_frame (const TrabChartSpec *spec);
const TrabChartPart *trab_chart_mechanism_get_part (const TrabChartSpec *spec, guint index);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-class.h"
#include "trab-chart-spec.h"

G_BEGIN_DECLS

#define TRAB_CHART_CREWS_PLACES 10 /* of each crew: as many as work today */

/** A level on a bar from nothing to full: how it is, how it would be without the plan, and a mark
 * to hold it against. All 0 to 1; a drawing of an idea, whose lengths say more or less. */
typedef struct
{
  const char *title;
  const char *words;
  double level;
  double level_without; /* what lies above it carries the colour of the plan */
  double mark;
  const char *level_label;
  const char *mark_label;
} TrabChartCrewsLevel;

/** Cells at work, out of as many as today. */
typedef struct
{
  const char *title;
  const char *words;
  guint n_at_work;
} TrabChartCrewsCrew;

/** How bone is renewed, at one moment: hormones send orders, orders call those who clear, those who
 * build follow, load is felt inside the bone. Only what the plan adds has its colour. */
typedef struct
{
  TrabChartClass plan_class;
  TrabChartCrewsLevel hormones;
  TrabChartCrewsLevel load;
  const char *balance_title;
  const char *clear_order; /* on the left arm */
  const char *block_order; /* on the right arm */
  double tilt;             /* -1 the right arm is down, 0 level, 1 the left arm is down */
  TrabChartCrewsCrew clearing;
  TrabChartCrewsCrew building;
  const char *sensors;
  guint n_medicine;         /* 0 to 10: how much medicine lies on the bone */
  const char *medicine;     /* its name; NULL: none */
  gboolean is_medicine_new; /* the plan adds it; else it is taken today already */

  /* the table */
  const char *head_part;
  const char *head_state;
} TrabChartCrews;

TrabChartSpec *trab_chart_crews_new (const TrabChartWords *words, const TrabChartCrews *frame);
const TrabChartCrews *trab_chart_crews_get_frame (const TrabChartSpec *spec);

G_END_DECLS

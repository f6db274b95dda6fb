/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-class.h"
#include "trab-chart-spec.h"
#include "trab-comparison.h"
#include "trab-trajectory.h"

G_BEGIN_DECLS

/**
 * TrabPresentCrewsMoment:
 * One month of a plan, as the engine sees it.
 * @as_now: (nullable): keeping things as they are, to hold it against
 * @is_inflamed: with a known inflammatory illness
 * @month: below the months of @plan
 */
typedef struct
{
  const TrabTrajectory *plan;
  const TrabTrajectory *as_now;
  guint month;
  gboolean is_inflamed;
  const char *plan_name;
  TrabChartClass plan_class;
} TrabPresentCrewsMoment;

/* How a plan works, month by month: the idea, and nobody's bones. */
TrabChartSpec *trab_present_crews_new_chart (const TrabPresentCrewsMoment *moment);
char *trab_present_crews_dup_heading (const TrabPresentCrewsMoment *moment);
GPtrArray *trab_present_crews_dup_rows (const TrabPresentCrewsMoment *moment);
const char *trab_present_crews_get_idea (void);
char *trab_present_crews_dup_unknown (const TrabComparedPlan *plan);

G_END_DECLS

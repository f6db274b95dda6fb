/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-certainty.h"
#include "trab-chance.h"
#include "trab-fracture-cell.h"
#include "trab-harm.h"
#include "trab-refusal.h"
#include "trab-run.h"

G_BEGIN_DECLS

/**
 * TrabComparedPlan:
 * @plan_id: a plan name of the command line ("as-now", "hrt", "alendronate" …)
 * @chart_class: "no-change", "lifestyle", "hrt", "trt", "oral-bp", "zoledronate", "combination",
 *   "no-evidence"
 * @evidence_class: class of the model ("ALN", "HRT_STD" …), several joined by "+"; "" for none
 * @grade: evidence grade A to D of the density curve
 * @solid_years, @dashed_years: the curve is solid to the first, dashed to the second, then ends
 * @has_curve: FALSE when refused or when nothing is known of its density effect
 * @refusals: of TrabRefusal as guint; empty when there is none
 * @not_checked: of TrabRefusal as guint: what could not be ruled out because it is not known
 * @run: (nullable): the projected curves
 * @goes_on: (nullable): ids of regimens taken today that go on beside what the plan starts, joined
 * by ","
 * @ended: (nullable) (element-type char *): what is taken today and ends with the plan: ids of
 * regimens, or the words of the list of medicines; NULL for nothing
 * @evidence_ids: of the density effect, joined by ","
 * @curve_ids, @curve_certainty: by quantity: the rows that measured it with the plan's own
 * regimens, joined by ",", "" where the tables name none, and how certain the least certain of them
 * is
 * @harms: of TrabHarm: those of the span first, then by their own years
 */
typedef struct
{
  char *plan_id;
  GPtrArray *other_ids; /* of char *: names under which the same plan was asked for again */
  char *chart_class;
  char *evidence_class;
  char *grade;
  double solid_years;
  double dashed_years;
  gboolean has_curve;
  GArray *refusals;
  GArray *not_checked;
  TrabRun *run;
  char *goes_on;
  GPtrArray *ended;
  char *evidence_ids;
  char *curve_ids[TRAB_N_QUANTITIES];
  TrabCertainty curve_certainty[TRAB_N_QUANTITIES];
  char *note; /* (nullable): the regimen table's own remark */
  TrabFractureCell fracture[TRAB_N_OUTCOMES];
  GArray *harms;
  guint harms_left_out; /* TrabHarmLeftOut */
} TrabComparedPlan;

TrabComparedPlan *trab_compared_plan_new (const char *plan_id, const char *chart_class);
void trab_compared_plan_add_id (TrabComparedPlan *plan, const char *plan_id);
gboolean trab_compared_plan_is_refused (const TrabComparedPlan *plan);
gboolean trab_compared_plan_has_refusal (const TrabComparedPlan *plan, TrabRefusal refusal);
void trab_compared_plan_free (TrabComparedPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabComparedPlan, trab_compared_plan_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-catalogue.h"

G_BEGIN_DECLS

typedef enum
{
  TRAB_PLAN_KEEP,  /* keep things as they are: what is taken today goes on */
  TRAB_PLAN_STOP,  /* stop the bone medicines taken today */
  TRAB_PLAN_START, /* start the courses; what is taken today goes on */
} TrabPlanAction;

/** One regimen from one year to another. */
typedef struct
{
  const TrabRegimen *regimen;
  double from_years;
  gboolean has_to_years; /* no: as long as the comparison lasts */
  double to_years;
  double adherence;
  gboolean only_where_low; /* repletion: only where intake or vitamin D is not sufficient */
} TrabPlanCourse;

/**
 * TrabPlan:
 * What a person might do: a name of cli.md, or regimens joined by "+" (together) and "," (then).
 * A plain value; its regimens belong to the catalogue, which it must not outlive.
 */
typedef struct
{
  char *id; /* the text it was made from */
  TrabPlanAction action;
  gboolean stops;  /* what is taken today of bone medicines ends today, then the courses start */
  GArray *courses; /* of TrabPlanCourse; empty for keep and stop */
} TrabPlan;

TrabPlan *trab_plan_new (const TrabCatalogue *catalogue, const char *text, GError **error);
void trab_plan_free (TrabPlan *plan);

gboolean trab_plan_is_same (const TrabPlan *a, const TrabPlan *b);
gboolean trab_plan_is_for (const TrabPlan *plan, TrabSex sex);
void trab_plan_add_to_scenario (const TrabPlan *plan, TrabScenario *scenario);
TrabRegimenHorizon trab_plan_get_horizon (const TrabPlan *plan, const TrabCatalogue *catalogue);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabPlan, trab_plan_free)

G_END_DECLS

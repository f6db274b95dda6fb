/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

#define TRAB_PLAN_EDIT_LEAST_YEARS 0.25
#define TRAB_PLAN_EDIT_MOST_YEARS 10.0

/**
 * TrabPlanEditCourse:
 * One course of a plan while it is changed.
 * @name: of its regimen, to be read
 * @from_years, @to_years: from today
 * @adherence: share of it that is taken, above 0 to 1
 * @n_doses: how many doses of this medicine can be looked at, its own included
 * @can_adhere: whether taking less of it changes what is projected
 */
typedef struct
{
  char *regimen_id;
  char *name;
  double from_years;
  double to_years;
  double adherence;
  double usual_adherence;
  guint n_doses;
  gboolean can_adhere;
} TrabPlanEditCourse;

/**
 * TrabPlanEdit:
 * A plan being changed course by course; every step gives the id of a plan again. A plan of habits,
 * or one that only fills a lack, has no course to change.
 */
typedef struct _TrabPlanEdit TrabPlanEdit;

TrabPlanEdit *trab_plan_edit_new (TrabEvidence *evidence, const char *plan_id, double years);
void trab_plan_edit_free (TrabPlanEdit *self);
guint trab_plan_edit_get_n_courses (const TrabPlanEdit *self);
const TrabPlanEditCourse *trab_plan_edit_get_course (const TrabPlanEdit *self, guint index);
char *trab_plan_edit_dup_id (const TrabPlanEdit *self);

void trab_plan_edit_set_start (TrabPlanEdit *self, guint index, double from_years);
void trab_plan_edit_set_stop (TrabPlanEdit *self, guint index, double to_years);
void trab_plan_edit_move (TrabPlanEdit *self, guint index, double by_years);
void trab_plan_edit_next_dose (TrabPlanEdit *self, guint index);
void trab_plan_edit_next_adherence (TrabPlanEdit *self, guint index);
gboolean trab_plan_edit_pause (TrabPlanEdit *self, guint index);
gboolean trab_plan_edit_remove (TrabPlanEdit *self, guint index);
gboolean trab_plan_edit_switch (TrabPlanEdit *self, guint index, const char *regimen_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabPlanEdit, trab_plan_edit_free)

G_END_DECLS

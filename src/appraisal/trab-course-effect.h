/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chance-tables.h"

G_BEGIN_DECLS

/** From and to, in years from today. */
typedef struct
{
  double from_years;
  double to_years;
} TrabCourseSpan;

/**
 * TrabCourseEffect:
 * When one class is taken under one plan, past included (fracture-layer section 4).
 * @taken: of TrabCourseSpan, in order; gaps of less than a year are joined
 * @course: (nullable): times of all classes that are one course with this one, where there are any
 * @other: (nullable): times of those others
 */
typedef struct
{
  const TrabEffectClass *type;
  GArray *taken;
  GArray *course;
  GArray *other;
} TrabCourseEffect;

GPtrArray *trab_course_effect_list (const TrabChanceTables *tables,
                                    const TrabFracturePerson *person,
                                    const TrabFracturePlan *plan);
TrabCourseEffect *trab_course_effect_copy_before (const TrabCourseEffect *effect, double end_years);
void trab_course_effect_free (TrabCourseEffect *effect);
void trab_course_effect_join (GArray *spans, double gap_years);
gboolean trab_course_effect_is_of_kind (const TrabFracturePlan *plan, const char *kind);
double trab_course_effect_get_share (const TrabChanceTables *tables,
                                     const TrabCourseEffect *effect,
                                     double at_years);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabCourseEffect, trab_course_effect_free)

G_END_DECLS

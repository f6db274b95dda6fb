/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-course-effect.h"

G_BEGIN_DECLS

/** A family of medicines that is taken outside its evidence span, and when that course began. */
typedef struct
{
  const char *family;
  double from_years;
} TrabRowPast;

/* How long all columns of a row are shown (fracture-layer section 5). */
GArray *trab_row_span_list_past (const TrabChanceTables *tables,
                                 const GPtrArray *effects,
                                 double years);
const TrabRowPast *trab_row_span_find_past (const GArray *past, const char *family);
gboolean trab_row_span_is_carried (const TrabChanceTables *tables,
                                   const TrabFracturePerson *person,
                                   const GPtrArray *effects,
                                   double years,
                                   TrabOutcome outcome,
                                   const GArray *past,
                                   gboolean counts_ended);
gboolean trab_row_span_reaches (const TrabChanceTables *tables,
                                const TrabFracturePerson *person,
                                const TrabFracturePlan *plan,
                                double years);
guint trab_row_span_choose (const TrabChanceTables *tables,
                            const TrabFracturePerson *person,
                            const GPtrArray *plans,
                            guint asked_years);

G_END_DECLS

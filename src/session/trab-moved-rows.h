/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-record.h"

G_BEGIN_DECLS

/* Rows of one record as new rows of another, which gives them ids of its own. What is in error
 * stays behind. @visit_id: (nullable): the visit there that they are part of */
void trab_moved_rows_add_measurement (TrabRecord *to, TrabMeasurement *row, const char *visit_id);
void trab_moved_rows_add_fracture (TrabRecord *to, TrabFracture *row, const char *visit_id);
void trab_moved_rows_add_course (TrabRecord *to, TrabCourse *row, const char *visit_id);
void trab_moved_rows_add_visit (TrabRecord *to, TrabRecord *from, TrabVisit *visit, const char *id);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-addendum.h"
#include "trab-course.h"
#include "trab-fracture.h"
#include "trab-measurement.h"
#include "trab-patient.h"
#include "trab-visit.h"

G_BEGIN_DECLS

#define TRAB_TYPE_RECORD (trab_record_get_type ())
G_DECLARE_FINAL_TYPE (TrabRecord, trab_record, TRAB, RECORD, GObject)

/* One patient with all, or some, of what is recorded of them: what a store loads, what an import
 * proposes, what a visit adds. It is filled by whoever makes it and not changed once handed on. */
TrabRecord *trab_record_new (TrabPatient *patient);
TrabRecord *trab_record_new_with (TrabRecord *known, TrabRecord *changes);
void trab_record_add_visit (TrabRecord *self, TrabVisit *visit);
void trab_record_add_measurement (TrabRecord *self, TrabMeasurement *measurement);
void trab_record_add_fracture (TrabRecord *self, TrabFracture *fracture);
void trab_record_add_course (TrabRecord *self, TrabCourse *course);
void trab_record_add_addendum (TrabRecord *self, TrabAddendum *addendum);

void trab_record_set_patient (TrabRecord *self, TrabPatient *patient);
TrabPatient *trab_record_get_patient (TrabRecord *self);
GPtrArray *trab_record_get_visits (TrabRecord *self);
GPtrArray *trab_record_get_measurements (TrabRecord *self);
GPtrArray *trab_record_get_fractures (TrabRecord *self);
GPtrArray *trab_record_get_courses (TrabRecord *self);
GPtrArray *trab_record_get_addenda (TrabRecord *self);

GPtrArray *trab_record_list_addenda (TrabRecord *self, const char *visit_id);
TrabVisit *trab_record_find_visit (TrabRecord *self, const char *id);
TrabVisit *trab_record_get_latest_visit (TrabRecord *self);
GPtrArray *trab_record_list_measurements (TrabRecord *self, TrabMeasure measure, TrabSite site);
gboolean trab_record_has_rows (TrabRecord *self, TrabRecord *additions);
TrabMeasurement *trab_record_find_of_scan (TrabRecord *self,
                                           TrabMeasure measure,
                                           const TrabMeasurementFields *scan);
const char *trab_record_find_side (TrabRecord *self, TrabSite site, TrabDate day);
TrabMeasurement *trab_record_find_latest (TrabRecord *self, TrabMeasure measure, TrabSite site);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-moved-rows.h"

void
trab_moved_rows_add_measurement (TrabRecord *to, TrabMeasurement *row, const char *visit_id)
{
  TrabMeasurementFields fields = *trab_measurement_get (row);
  g_autoptr (TrabMeasurement) own = NULL;

  if (fields.status == TRAB_MEASUREMENT_ENTERED_IN_ERROR)
    return;
  fields.id = fields.patient_id = fields.batch_id = fields.replaces = NULL;
  fields.visit_id = visit_id;
  own = trab_measurement_new (&fields);
  trab_record_add_measurement (to, own);
}

void
trab_moved_rows_add_fracture (TrabRecord *to, TrabFracture *row, const char *visit_id)
{
  TrabFractureFields fields = *trab_fracture_get (row);
  g_autoptr (TrabFracture) own = NULL;

  if (fields.is_in_error)
    return;
  fields.id = fields.patient_id = fields.batch_id = fields.replaces = NULL;
  fields.visit_id = visit_id;
  own = trab_fracture_new (&fields);
  trab_record_add_fracture (to, own);
}

void
trab_moved_rows_add_course (TrabRecord *to, TrabCourse *row, const char *visit_id)
{
  TrabCourseFields fields = *trab_course_get (row);
  g_autoptr (TrabCourse) own = NULL;

  if (fields.is_in_error)
    return;
  fields.id = fields.patient_id = fields.batch_id = fields.replaces = NULL;
  fields.visit_id = visit_id;
  own = trab_course_new (&fields);
  trab_record_add_course (to, own);
}

static void
add_addenda (TrabRecord *to, TrabRecord *from, const char *visit_id, const char *id)
{
  g_autoptr (GPtrArray) addenda = trab_record_list_addenda (from, visit_id);

  for (guint i = 0; i < addenda->len; i++)
    {
      TrabAddendumFields fields = *trab_addendum_get (g_ptr_array_index (addenda, i));
      g_autoptr (TrabAddendum) own = NULL;

      fields.id = fields.patient_id = fields.batch_id = NULL;
      fields.visit_id = id;
      own = trab_addendum_new (&fields);
      trab_record_add_addendum (to, own);
    }
}

/** trab_moved_rows_add_visit: with what was added to it in @from; @id: of the new visit */
void
trab_moved_rows_add_visit (TrabRecord *to, TrabRecord *from, TrabVisit *visit, const char *id)
{
  TrabVisitFields fields = *trab_visit_get (visit);
  g_autoptr (TrabVisit) own = NULL;

  add_addenda (to, from, fields.id, id);
  fields.id = id;
  fields.patient_id = fields.batch_id = NULL;
  fields.version = 0;
  own = trab_visit_new (&fields, trab_visit_get_answers (visit));
  trab_record_add_visit (to, own);
}

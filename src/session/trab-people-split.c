/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-people-split.h"

#include "trab-error.h"
#include "trab-moved-rows.h"
#include "trab-store-host.h"

typedef struct
{
  TrabRecord *from;
  TrabRecord *left;   /* what is written into the record that they leave */
  TrabRecord *moved;  /* the record of the other person */
  GHashTable *visits; /* id of a visit that moves -> id of its copy */
  GHashTable *rows;   /* ids of rows that were named and not met yet */
} Split;

/* Whether a row goes. @to_visit: (out): (nullable): the visit there that it is part of */
static gboolean
goes (Split *split, const char *id, const char *visit_id, const char **to_visit)
{
  *to_visit = visit_id ? g_hash_table_lookup (split->visits, visit_id) : NULL;
  return g_hash_table_remove (split->rows, id) || *to_visit != NULL;
}

static void
split_measurement (Split *split, TrabMeasurement *row)
{
  TrabMeasurementFields fields = *trab_measurement_get (row);
  const char *visit_id = NULL;
  g_autoptr (TrabMeasurement) error = NULL;

  if (fields.status == TRAB_MEASUREMENT_ENTERED_IN_ERROR
      || !goes (split, fields.id, fields.visit_id, &visit_id))
    return;
  trab_moved_rows_add_measurement (split->moved, row, visit_id);
  fields.replaces = fields.id;
  fields.id = fields.visit_id = fields.batch_id = NULL;
  fields.status = TRAB_MEASUREMENT_ENTERED_IN_ERROR;
  error = trab_measurement_new (&fields);
  trab_record_add_measurement (split->left, error);
}

static void
split_fracture (Split *split, TrabFracture *row)
{
  TrabFractureFields fields = *trab_fracture_get (row);
  const char *visit_id = NULL;
  g_autoptr (TrabFracture) error = NULL;

  if (fields.is_in_error || !goes (split, fields.id, fields.visit_id, &visit_id))
    return;
  trab_moved_rows_add_fracture (split->moved, row, visit_id);
  fields.replaces = fields.id;
  fields.id = fields.visit_id = fields.batch_id = NULL;
  fields.is_in_error = TRUE;
  error = trab_fracture_new (&fields);
  trab_record_add_fracture (split->left, error);
}

static void
split_course (Split *split, TrabCourse *row)
{
  TrabCourseFields fields = *trab_course_get (row);
  const char *visit_id = NULL;
  g_autoptr (TrabCourse) error = NULL;

  if (fields.is_in_error || !goes (split, fields.id, fields.visit_id, &visit_id))
    return;
  trab_moved_rows_add_course (split->moved, row, visit_id);
  fields.replaces = fields.id;
  fields.id = fields.visit_id = fields.batch_id = NULL;
  fields.is_in_error = TRUE;
  error = trab_course_new (&fields);
  trab_record_add_course (split->left, error);
}

static gboolean
refuse_unknown (const char *id, GError **error)
{
  g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND,
               "there is nothing with the id %s that counts in this record", id);
  return FALSE;
}

static gboolean
split_visits (Split *split, GPtrArray *visit_ids, GPtrArray *moved_visits, GError **error)
{
  for (guint i = 0; i < visit_ids->len; i++)
    {
      const char *id = visit_ids->pdata[i];
      TrabVisit *visit = trab_record_find_visit (split->from, id);
      char *new_id = NULL;

      if (visit == NULL)
        return refuse_unknown (id, error);
      if (g_hash_table_contains (split->visits, id))
        continue;
      new_id = trab_store_host_make_id (trab_store_host_get_system (), error);
      if (new_id == NULL)
        return FALSE;
      g_hash_table_insert (split->visits, (char *) id, new_id);
      g_ptr_array_add (moved_visits, g_strdup (id));
      trab_moved_rows_add_visit (split->moved, split->from, visit, new_id);
    }
  return TRUE;
}

static gboolean
check_all_met (Split *split, GError **error)
{
  GHashTableIter iter;
  gpointer id = NULL;

  g_hash_table_iter_init (&iter, split->rows);
  return g_hash_table_iter_next (&iter, &id, NULL) ? refuse_unknown (id, error) : TRUE;
}

/**
 * trab_people_split_run:
 * @person: whose the visits and rows are, with the id to be
 * @visit_ids, @row_ids: (element-type utf8): of @from; with a visit go the rows written in it
 * @moved_visits: (element-type utf8): gets the ids of the visits that go
 * @records: (element-type TrabRecord): gets the record of @person and the corrections of @from
 *
 * Returns: FALSE with TRAB_STORE_ERROR: NOT_FOUND when one of them is not in @from or is in error
 *   there, CONSTRAINT when nothing is named
 */
gboolean
trab_people_split_run (TrabRecord *from,
                       TrabPatient *person,
                       GPtrArray *visit_ids,
                       GPtrArray *row_ids,
                       GPtrArray *moved_visits,
                       GPtrArray *records,
                       GError **error)
{
  g_autoptr (GHashTable) visits = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrabRecord) left = trab_record_new (trab_record_get_patient (from));
  g_autoptr (TrabRecord) moved = trab_record_new (person);
  Split split = { from, left, moved, visits, rows };

  if (visit_ids->len + row_ids->len == 0)
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT,
                   "no visit and no row is named that is somebody else's");
      return FALSE;
    }
  for (guint i = 0; i < row_ids->len; i++)
    g_hash_table_add (rows, row_ids->pdata[i]);
  if (!split_visits (&split, visit_ids, moved_visits, error))
    return FALSE;
  for (guint i = 0; i < trab_record_get_measurements (from)->len; i++)
    split_measurement (&split, trab_record_get_measurements (from)->pdata[i]);
  for (guint i = 0; i < trab_record_get_fractures (from)->len; i++)
    split_fracture (&split, trab_record_get_fractures (from)->pdata[i]);
  for (guint i = 0; i < trab_record_get_courses (from)->len; i++)
    split_course (&split, trab_record_get_courses (from)->pdata[i]);
  if (!check_all_met (&split, error))
    return FALSE;
  g_ptr_array_add (records, g_object_ref (moved));
  g_ptr_array_add (records, g_object_ref (left));
  return TRUE;
}

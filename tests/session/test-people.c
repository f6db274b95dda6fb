/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of somebody else in a record: parted, and put back. */
#include <string.h>

#include "fixture-clinic.h"
#include "trab-error.h"
#include "trab-patient-summary.h"
#include "trab-session-load.h"
#include "trab-session-people.h"
#include "trab-session-search.h"
#include "trab-session-visits.h"
#include "trab-session-write.h"

static TrabRecord *
load (Clinic *clinic, const char *id)
{
  g_autoptr (GError) error = NULL;
  TrabRecord *record = trab_session_load (clinic->session, id, &error);

  g_assert_no_error (error);
  return record;
}

/* What counts of a record, without ids: one line for each row, sorted. */
static void
add_lines (GPtrArray *lines, TrabRecord *record)
{
  for (guint i = 0; i < trab_record_get_measurements (record)->len; i++)
    {
      const TrabMeasurementFields *row
          = trab_measurement_get (trab_record_get_measurements (record)->pdata[i]);
      char moment[TRAB_MOMENT_TEXT_SIZE];

      if (row->status != TRAB_MEASUREMENT_ENTERED_IN_ERROR)
        g_ptr_array_add (lines,
                         g_strdup_printf ("m %d %d %s %.17g %s %d %s %s %d", row->measure,
                                          row->site, row->side, row->value, row->text, row->status,
                                          row->source, trab_moment_to_text (row->moment, moment),
                                          row->visit_id != NULL));
    }
  for (guint i = 0; i < trab_record_get_fractures (record)->len; i++)
    {
      const TrabFractureFields *row
          = trab_fracture_get (trab_record_get_fractures (record)->pdata[i]);

      if (!row->is_in_error)
        g_ptr_array_add (
            lines, g_strdup_printf ("f %d %d %d", row->site, row->date.year, row->is_low_trauma));
    }
  for (guint i = 0; i < trab_record_get_courses (record)->len; i++)
    {
      const TrabCourseFields *row = trab_course_get (trab_record_get_courses (record)->pdata[i]);

      if (!row->is_in_error)
        g_ptr_array_add (lines,
                         g_strdup_printf ("c %s %s %d", row->medicine, row->name, row->start.year));
    }
  for (guint i = 0; i < trab_record_get_visits (record)->len; i++)
    {
      TrabVisit *visit = trab_record_get_visits (record)->pdata[i];
      char moment[TRAB_MOMENT_TEXT_SIZE];
      g_autoptr (GPtrArray) addenda = trab_record_list_addenda (record, trab_visit_get (visit)->id);

      g_ptr_array_add (
          lines, g_strdup_printf (
                     "v %s %u %u", trab_moment_to_text (trab_visit_get (visit)->moment, moment),
                     g_hash_table_size (trab_visit_get_answers (visit)), addenda->len));
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* @other: (nullable) */
static char *
dup_lines (TrabRecord *record, TrabRecord *other)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  add_lines (lines, record);
  if (other != NULL)
    add_lines (lines, other);
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* A part of the rows and visits of a record, another one with each @seed. */
static void
choose (TrabRecord *record, guint32 seed, GPtrArray *visit_ids, GPtrArray *row_ids)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint i = 0; i < trab_record_get_visits (record)->len; i++)
    if (g_rand_boolean (random))
      g_ptr_array_add (visit_ids,
                       (char *) trab_visit_get (trab_record_get_visits (record)->pdata[i])->id);
  for (guint i = 0; i < trab_record_get_measurements (record)->len; i++)
    if (g_rand_boolean (random))
      g_ptr_array_add (
          row_ids,
          (char *) trab_measurement_get (trab_record_get_measurements (record)->pdata[i])->id);
  for (guint i = 0; i < trab_record_get_fractures (record)->len; i++)
    if (g_rand_boolean (random))
      g_ptr_array_add (
          row_ids, (char *) trab_fracture_get (trab_record_get_fractures (record)->pdata[i])->id);
  for (guint i = 0; i < trab_record_get_courses (record)->len; i++)
    if (g_rand_boolean (random))
      g_ptr_array_add (row_ids,
                       (char *) trab_course_get (trab_record_get_courses (record)->pdata[i])->id);
}

/* @lines: of the record before */
static void
assert_parted (Clinic *clinic,
               const TrabSessionPeopleSplit *what,
               const char *new_id,
               const char *lines)
{
  g_autoptr (TrabRecord) left = load (clinic, what->from_id);
  g_autoptr (TrabRecord) moved = load (clinic, new_id);
  g_autofree char *both = dup_lines (left, moved);
  g_autofree char *left_lines = dup_lines (left, NULL);

  g_assert_cmpstr (both, ==, lines);
  g_assert_cmpstr (left_lines, !=, lines);
  g_assert_true (trab_patient_get (trab_record_get_patient (moved))->is_practice);
  for (guint v = 0; v < what->visit_ids->len; v++)
    g_assert_null (trab_record_find_visit (left, what->visit_ids->pdata[v]));
}

/* Whatever is parted: together the two have what the one had, nothing twice and nothing lost; put
 * back, the one is as it was, and the other is gone. */
static void
test_nothing_is_lost (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (GPtrArray) people = trab_session_search (clinic.session, "", 100, NULL);
  g_autoptr (TrabPatient) other
      = trab_patient_new (&(TrabPatientFields){ .family_name = "Zweite", .sex = TRAB_SEX_FEMALE });
  guint n_split = 0;

  for (guint i = 0; i < people->len; i++)
    {
      const char *id = trab_patient_summary_get (people->pdata[i])->id;
      g_autoptr (TrabRecord) before = load (&clinic, id);
      g_autofree char *lines = dup_lines (before, NULL);
      g_autoptr (GPtrArray) visits = g_ptr_array_new ();
      g_autoptr (GPtrArray) rows = g_ptr_array_new ();
      const TrabSessionPeopleSplit what = { id, other, visits, rows };
      g_autoptr (GPtrArray) found = NULL;
      g_autoptr (TrabRecord) again = NULL;
      g_autofree char *back = NULL;
      g_autofree char *new_id = NULL;
      g_autofree char *batch_id = NULL;
      g_autoptr (GError) error = NULL;

      choose (before, i, visits, rows);
      if (visits->len + rows->len == 0)
        continue;
      g_assert_true (trab_session_people_split (clinic.session, &what, &new_id, &batch_id, &error));
      g_assert_no_error (error);
      assert_parted (&clinic, &what, new_id, lines);
      g_assert_true (trab_session_import_undo (clinic.session, batch_id, &error));
      again = load (&clinic, id);
      back = dup_lines (again, NULL);
      g_assert_cmpstr (back, ==, lines);
      found = trab_session_search (clinic.session, "Zweite", 10, NULL);
      g_assert_cmpuint (found->len, ==, 0);
      n_split++;
    }
  g_assert_cmpuint (n_split, >=, 8);
}

#define SCANS                                                                                      \
  OBSERVATION ("a", "p1", WEIGHT, "2025-05-06", QUANTITY ("60", "kg"))                             \
  "," OBSERVATION ("b", "p1", WEIGHT, "2025-08-06", QUANTITY ("90", "kg"))

/* What was somebody else's does not come back with the same file. */
static void
test_same_file_again (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  const char *entries = PATIENT ("p1", "Mixed") "," SCANS;
  g_autoptr (TrabRecord) mixed = fixture_clinic_take_in (&clinic, entries);
  const char *id = trab_patient_get (trab_record_get_patient (mixed))->id;
  TrabMeasurement *wrong = trab_record_find_latest (mixed, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE);
  g_autoptr (TrabPatient) other
      = trab_patient_new (&(TrabPatientFields){ .family_name = "Zweite", .sex = TRAB_SEX_FEMALE });
  g_autoptr (GPtrArray) visits = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autofree char *new_id = NULL;
  g_autofree char *batch_id = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) again = NULL;
  g_autoptr (TrabRecord) moved = NULL;

  g_ptr_array_add (rows, (char *) trab_measurement_get (wrong)->id);
  g_assert_true (trab_session_people_split (clinic.session,
                                            &(TrabSessionPeopleSplit){ id, other, visits, rows },
                                            &new_id, &batch_id, &error));
  g_assert_no_error (error);
  again = fixture_clinic_take_in (&clinic, entries);
  g_assert_cmpfloat (fixture_clinic_latest (again, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE), ==, 60);
  moved = load (&clinic, new_id);
  g_assert_cmpfloat (fixture_clinic_latest (moved, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE), ==, 90);

  /* what has left cannot leave again, nor can nothing */
  g_assert_false (trab_session_people_split (clinic.session,
                                             &(TrabSessionPeopleSplit){ id, other, visits, rows },
                                             &new_id, &batch_id, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_ptr_array_set_size (rows, 0);
  g_assert_false (trab_session_people_split (clinic.session,
                                             &(TrabSessionPeopleSplit){ id, other, visits, rows },
                                             &new_id, &batch_id, &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/session/people/nothing-is-lost", test_nothing_is_lost);
  g_test_add_func ("/session/people/same-file-again", test_same_file_again);
  return g_test_run ();
}

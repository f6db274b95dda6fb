/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fhir-order.h"

#include <string.h>

/* A row and what it says, in words that sort by time first. */
typedef struct
{
  GObject *row;
  char *key;
  guint index;
} Entry;

static const char *
or_empty (const char *text)
{
  return text ? text : "";
}

/* What waits, or does not count, comes last: read again, it is held against what counts. */
static char *
dup_measurement_key (GObject *row)
{
  const TrabMeasurementFields *fields = trab_measurement_get (TRAB_MEASUREMENT (row));
  char moment[TRAB_MOMENT_TEXT_SIZE];

  return g_strdup_printf ("%d|%s|%02d|%02d|%s|%s|%s|%d|%s|%s|%d|%s",
                          fields->status == TRAB_MEASUREMENT_NOT_USED,
                          trab_moment_to_text (fields->moment, moment), fields->measure,
                          fields->site, or_empty (fields->side), or_empty (fields->region),
                          or_empty (fields->text), fields->comparator, or_empty (fields->unit),
                          or_empty (fields->scanner), fields->status, or_empty (fields->source));
}

static char *
dup_fracture_key (GObject *row)
{
  const TrabFractureFields *fields = trab_fracture_get (TRAB_FRACTURE (row));
  char date[TRAB_DATE_TEXT_SIZE];

  return g_strdup_printf ("%s|%02d|%d|%d|%s|%s", trab_date_to_text (fields->date, date),
                          fields->site, fields->is_low_trauma, fields->is_in_error,
                          or_empty (fields->note), or_empty (fields->source));
}

static char *
dup_course_key (GObject *row)
{
  const TrabCourseFields *fields = trab_course_get (TRAB_COURSE (row));
  char start[TRAB_DATE_TEXT_SIZE];
  char stop[TRAB_DATE_TEXT_SIZE];

  return g_strdup_printf ("%s|%s|%s|%s|%s|%d|%d|%s", trab_date_to_text (fields->start, start),
                          or_empty (fields->medicine), or_empty (fields->name),
                          or_empty (fields->dose_text), trab_date_to_text (fields->stop, stop),
                          fields->is_ongoing, fields->is_in_error, or_empty (fields->source));
}

/* Rows that say the same stay as they are. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;
  int order = strcmp (first->key, second->key);

  return order != 0 ? order : (first->index > second->index) - (first->index < second->index);
}

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->key);
}

/* Returns: (transfer full): of Entry */
static GArray *
sort (GPtrArray *rows, char *(*dup_key) (GObject *row))
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, entry_clear);
  for (guint i = 0; i < rows->len; i++)
    {
      Entry entry = { rows->pdata[i], dup_key (rows->pdata[i]), i };

      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  return entries;
}

/**
 * trab_fhir_order_new_sorted:
 * Returns: (transfer full): the same rows in the order of what they say, the earliest first: how
 * they came into the record, and when, does not show. Visits and addenda stay as they are
 */
TrabRecord *
trab_fhir_order_new_sorted (TrabRecord *record)
{
  TrabRecord *sorted = trab_record_new (trab_record_get_patient (record));
  g_autoptr (GArray) measurements
      = sort (trab_record_get_measurements (record), dup_measurement_key);
  g_autoptr (GArray) fractures = sort (trab_record_get_fractures (record), dup_fracture_key);
  g_autoptr (GArray) courses = sort (trab_record_get_courses (record), dup_course_key);

  for (guint i = 0; i < measurements->len; i++)
    trab_record_add_measurement (sorted,
                                 TRAB_MEASUREMENT (g_array_index (measurements, Entry, i).row));
  for (guint i = 0; i < fractures->len; i++)
    trab_record_add_fracture (sorted, TRAB_FRACTURE (g_array_index (fractures, Entry, i).row));
  for (guint i = 0; i < courses->len; i++)
    trab_record_add_course (sorted, TRAB_COURSE (g_array_index (courses, Entry, i).row));
  for (guint i = 0; i < trab_record_get_visits (record)->len; i++)
    trab_record_add_visit (sorted, trab_record_get_visits (record)->pdata[i]);
  for (guint i = 0; i < trab_record_get_addenda (record)->len; i++)
    trab_record_add_addendum (sorted, trab_record_get_addenda (record)->pdata[i]);
  return sorted;
}

/** trab_fhir_order_dup_words: (transfer full): what a measurement, fracture or course says: the
 * same of equal rows, in whichever store */
char *
trab_fhir_order_dup_words (gpointer row)
{
  g_autofree char *key = TRAB_IS_MEASUREMENT (row) ? dup_measurement_key (row)
                         : TRAB_IS_FRACTURE (row)  ? dup_fracture_key (row)
                                                   : dup_course_key (row);

  return g_strdup_printf ("%s %s", G_OBJECT_TYPE_NAME (row), key);
}

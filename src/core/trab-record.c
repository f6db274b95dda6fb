/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-record.h"

#include <math.h>

#define SAME_VALUE 1e-9 /* of the value: what turning a unit to and fro may change */

struct _TrabRecord
{
  GObject parent_instance;
  TrabPatient *patient;
  GPtrArray *visits;
  GPtrArray *measurements;
  GPtrArray *fractures;
  GPtrArray *courses;
  GPtrArray *addenda;
};

G_DEFINE_FINAL_TYPE (TrabRecord, trab_record, G_TYPE_OBJECT)

static void
trab_record_finalize (GObject *object)
{
  TrabRecord *self = TRAB_RECORD (object);

  g_clear_object (&self->patient);
  g_ptr_array_unref (self->visits);
  g_ptr_array_unref (self->measurements);
  g_ptr_array_unref (self->fractures);
  g_ptr_array_unref (self->courses);
  g_ptr_array_unref (self->addenda);
  G_OBJECT_CLASS (trab_record_parent_class)->finalize (object);
}

static void
trab_record_class_init (TrabRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_record_finalize;
}

static void
trab_record_init (TrabRecord *self)
{
  self->visits = g_ptr_array_new_with_free_func (g_object_unref);
  self->measurements = g_ptr_array_new_with_free_func (g_object_unref);
  self->fractures = g_ptr_array_new_with_free_func (g_object_unref);
  self->courses = g_ptr_array_new_with_free_func (g_object_unref);
  self->addenda = g_ptr_array_new_with_free_func (g_object_unref);
}

TrabRecord *
trab_record_new (TrabPatient *patient)
{
  TrabRecord *self = g_object_new (TRAB_TYPE_RECORD, NULL);

  g_set_object (&self->patient, patient);
  return self;
}

void
trab_record_add_visit (TrabRecord *self, TrabVisit *visit)
{
  g_ptr_array_add (self->visits, g_object_ref (visit));
}

void
trab_record_add_measurement (TrabRecord *self, TrabMeasurement *measurement)
{
  g_ptr_array_add (self->measurements, g_object_ref (measurement));
}

void
trab_record_add_fracture (TrabRecord *self, TrabFracture *fracture)
{
  g_ptr_array_add (self->fractures, g_object_ref (fracture));
}

void
trab_record_add_course (TrabRecord *self, TrabCourse *course)
{
  g_ptr_array_add (self->courses, g_object_ref (course));
}

void
trab_record_add_addendum (TrabRecord *self, TrabAddendum *addendum)
{
  g_ptr_array_add (self->addenda, g_object_ref (addendum));
}

/** trab_record_set_patient: another version of the same person */
void
trab_record_set_patient (TrabRecord *self, TrabPatient *patient)
{
  g_set_object (&self->patient, patient);
}

TrabPatient *
trab_record_get_patient (TrabRecord *self)
{
  return self->patient;
}

/** trab_record_get_visits: (transfer none): of TrabVisit, in the order they were added */
GPtrArray *
trab_record_get_visits (TrabRecord *self)
{
  return self->visits;
}

GPtrArray *
trab_record_get_measurements (TrabRecord *self)
{
  return self->measurements;
}

GPtrArray *
trab_record_get_fractures (TrabRecord *self)
{
  return self->fractures;
}

GPtrArray *
trab_record_get_courses (TrabRecord *self)
{
  return self->courses;
}

GPtrArray *
trab_record_get_addenda (TrabRecord *self)
{
  return self->addenda;
}

/** trab_record_list_addenda: (transfer full): of TrabAddendum, borrowed from the record: those of
 * one visit, in the order they were added */
GPtrArray *
trab_record_list_addenda (TrabRecord *self, const char *visit_id)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->addenda->len; i++)
    {
      TrabAddendum *addendum = g_ptr_array_index (self->addenda, i);

      if (g_strcmp0 (trab_addendum_get (addendum)->visit_id, visit_id) == 0)
        g_ptr_array_add (list, addendum);
    }
  return list;
}

static void
add_all (GPtrArray *to, GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, g_object_ref (g_ptr_array_index (from, i)));
}

/**
 * trab_record_new_with:
 * @known: (nullable): what is recorded
 * @changes: of the same patient: new rows, and visits that take the place of what they were
 *
 * Returns: (transfer full): what will be recorded once @changes is saved
 */
TrabRecord *
trab_record_new_with (TrabRecord *known, TrabRecord *changes)
{
  TrabRecord *self = trab_record_new (trab_record_get_patient (changes));

  for (guint i = 0; known != NULL && i < known->visits->len; i++)
    {
      TrabVisit *visit = g_ptr_array_index (known->visits, i);

      if (trab_record_find_visit (changes, trab_visit_get (visit)->id) == NULL)
        trab_record_add_visit (self, visit);
    }
  add_all (self->visits, changes->visits);
  if (known != NULL)
    {
      add_all (self->measurements, known->measurements);
      add_all (self->fractures, known->fractures);
      add_all (self->courses, known->courses);
      add_all (self->addenda, known->addenda);
    }
  add_all (self->measurements, changes->measurements);
  add_all (self->fractures, changes->fractures);
  add_all (self->courses, changes->courses);
  add_all (self->addenda, changes->addenda);
  return self;
}

/** trab_record_find_visit: (nullable) (transfer none): @id: (nullable): a row that was not saved
 * yet may have none, and is not found */
TrabVisit *
trab_record_find_visit (TrabRecord *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->visits->len; i++)
    if (g_strcmp0 (trab_visit_get (g_ptr_array_index (self->visits, i))->id, id) == 0)
      return g_ptr_array_index (self->visits, i);
  return NULL;
}

/** trab_record_get_latest_visit: (nullable) (transfer none): the visit of the latest moment */
TrabVisit *
trab_record_get_latest_visit (TrabRecord *self)
{
  TrabVisit *latest = NULL;

  for (guint i = 0; i < self->visits->len; i++)
    {
      TrabVisit *visit = g_ptr_array_index (self->visits, i);

      if (latest == NULL
          || trab_moment_compare (trab_visit_get (visit)->moment, trab_visit_get (latest)->moment)
                 >= 0)
        latest = visit;
    }
  return latest;
}

static gboolean
is_replaced (TrabRecord *self, const char *id)
{
  for (guint i = 0; i < self->measurements->len; i++)
    if (g_strcmp0 (trab_measurement_get (g_ptr_array_index (self->measurements, i))->replaces, id)
        == 0)
      return TRUE;
  return FALSE;
}

/* The last one counts: the later one, then the amended one, then of a scan the lower one. Samples
 * of one moment stay in the order of the record. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const TrabMeasurementFields *first = trab_measurement_get (*(TrabMeasurement *const *) a);
  const TrabMeasurementFields *second = trab_measurement_get (*(TrabMeasurement *const *) b);
  int order = trab_moment_compare (first->moment, second->moment);

  if (order == 0 && trab_measure_has_site (first->measure))
    {
      order = (first->status == TRAB_MEASUREMENT_AMENDED)
              - (second->status == TRAB_MEASUREMENT_AMENDED);
      if (order == 0)
        order = (first->value < second->value) - (first->value > second->value);
    }
  return order;
}

/* @day: (nullable): of this day alone */
static GPtrArray *
list_rows (TrabRecord *self, TrabMeasure measure, TrabSite site, const TrabDate *day)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->measurements->len; i++)
    {
      TrabMeasurement *measurement = g_ptr_array_index (self->measurements, i);
      const TrabMeasurementFields *fields = trab_measurement_get (measurement);

      if (fields->measure == measure && fields->site == site
          && (day == NULL || trab_date_compare (fields->moment.date, *day) == 0)
          && trab_measurement_is_usable (measurement)
          && (fields->id == NULL || !is_replaced (self, fields->id)))
        g_ptr_array_add (list, measurement);
    }
  g_ptr_array_sort (list, compare_rows);
  return list;
}

/**
 * trab_record_list_measurements:
 * Returns: (transfer full): of TrabMeasurement, borrowed from the record: the usable values of
 *   @measure at @site that no later row corrects, the oldest first; of several scans of one moment
 *   the one that counts stands last (the amended, else the lower one)
 */
GPtrArray *
trab_record_list_measurements (TrabRecord *self, TrabMeasure measure, TrabSite site)
{
  return list_rows (self, measure, site, NULL);
}

static gboolean
is_same_result (const TrabMeasurementFields *a, const TrabMeasurementFields *b)
{
  return a->moment.has_time == b->moment.has_time && trab_moment_compare (a->moment, b->moment) == 0
         && a->comparator == b->comparator
         && fabs (a->value - b->value) <= SAME_VALUE * fabs (b->value)
         && g_strcmp0 (a->side, b->side) == 0 && g_strcmp0 (a->scanner, b->scanner) == 0
         && g_strcmp0 (a->laboratory, b->laboratory) == 0;
}

static gboolean
has_measurement (TrabRecord *self, const TrabMeasurementFields *fields)
{
  g_autoptr (GPtrArray) known = trab_record_list_measurements (self, fields->measure, fields->site);

  for (guint i = 0; i < known->len; i++)
    if (is_same_result (fields, trab_measurement_get (g_ptr_array_index (known, i))))
      return TRUE;
  return FALSE;
}

static gboolean
is_same_date (TrabDate a, TrabDate b)
{
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

static gboolean
has_fracture (TrabRecord *self, const TrabFractureFields *fields)
{
  for (guint i = 0; i < self->fractures->len; i++)
    {
      const TrabFractureFields *known = trab_fracture_get (g_ptr_array_index (self->fractures, i));

      if (!known->is_in_error && known->site == fields->site
          && is_same_date (known->date, fields->date) && g_strcmp0 (known->note, fields->note) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_course (TrabRecord *self, const TrabCourseFields *fields)
{
  for (guint i = 0; i < self->courses->len; i++)
    {
      const TrabCourseFields *known = trab_course_get (g_ptr_array_index (self->courses, i));

      if (!known->is_in_error && g_strcmp0 (known->medicine, fields->medicine) == 0
          && g_strcmp0 (known->name, fields->name) == 0
          && g_strcmp0 (known->dose_text, fields->dose_text) == 0
          && g_strcmp0 (known->route, fields->route) == 0
          && is_same_date (known->start, fields->start) && is_same_date (known->stop, fields->stop)
          && known->is_ongoing == fields->is_ongoing)
        return TRUE;
    }
  return FALSE;
}

/**
 * trab_record_has_rows:
 * @additions: new rows about the same patient
 *
 * Returns: whether it has rows, and all of them are known already: measurements of the same moment
 *   and place with the same value; breaks of the same site, day and note; courses of the same
 *   medicine, dose and days
 */
gboolean
trab_record_has_rows (TrabRecord *self, TrabRecord *additions)
{
  for (guint i = 0; i < additions->measurements->len; i++)
    if (!has_measurement (self,
                          trab_measurement_get (g_ptr_array_index (additions->measurements, i))))
      return FALSE;
  for (guint i = 0; i < additions->fractures->len; i++)
    if (!has_fracture (self, trab_fracture_get (g_ptr_array_index (additions->fractures, i))))
      return FALSE;
  for (guint i = 0; i < additions->courses->len; i++)
    if (!has_course (self, trab_course_get (g_ptr_array_index (additions->courses, i))))
      return FALSE;
  return additions->measurements->len + additions->fractures->len + additions->courses->len > 0;
}

/* The value that counts of one side on one day. */
static TrabMeasurement *
find_of_side (GPtrArray *list, TrabDate day, const char *side)
{
  for (guint i = list->len; i > 0; i--)
    {
      const TrabMeasurementFields *fields = trab_measurement_get (g_ptr_array_index (list, i - 1));

      if (trab_date_compare (fields->moment.date, day) == 0 && g_strcmp0 (fields->side, side) == 0)
        return g_ptr_array_index (list, i - 1);
    }
  return NULL;
}

/**
 * trab_record_find_side:
 * @site: of a skeleton with two sides
 *
 * Both hips of one day: the side with the lower T-score counts, or else with the lower density
 * (ISCD), for every value of that day; both are kept.
 *
 * Returns: (nullable): "left" or "right"; NULL where not both sides were measured
 */
const char *
trab_record_find_side (TrabRecord *self, TrabSite site, TrabDate day)
{
  static const TrabMeasure measures[] = { TRAB_MEASURE_T_SCORE, TRAB_MEASURE_BMD };
  const char *side = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      g_autoptr (GPtrArray) list = list_rows (self, measures[i], site, &day);
      TrabMeasurement *left = find_of_side (list, day, "left");
      TrabMeasurement *right = find_of_side (list, day, "right");
      double difference
          = left && right ? trab_measurement_get (left)->value - trab_measurement_get (right)->value
                          : 0;

      if (difference != 0)
        return difference < 0 ? "left" : "right";
      if (left != NULL && right != NULL)
        side = "left";
    }
  return side;
}

/**
 * trab_record_find_latest:
 * Returns: (nullable) (transfer none): the latest usable value of @measure at @site that no later
 *   row corrects; of both hips of one day that of trab_record_find_side()
 */
TrabMeasurement *
trab_record_find_latest (TrabRecord *self, TrabMeasure measure, TrabSite site)
{
  g_autoptr (GPtrArray) list = trab_record_list_measurements (self, measure, site);
  TrabMeasurement *latest = list->len > 0 ? g_ptr_array_index (list, list->len - 1) : NULL;
  TrabMeasurement *of_side = NULL;
  const char *side = NULL;

  if (latest == NULL || trab_measurement_get (latest)->side == NULL)
    return latest;
  side = trab_record_find_side (self, site, trab_measurement_get (latest)->moment.date);
  if (side != NULL)
    of_side = find_of_side (list, trab_measurement_get (latest)->moment.date, side);
  return of_side ? of_side : latest;
}

/**
 * trab_record_find_of_scan:
 * @scan: a density, or a score
 *
 * Returns: (nullable) (transfer none): the usable value of @measure that belongs to the same scan:
 *   of its site and day, and of its side where both say one. A value of another day says nothing
 *   about this one.
 */
TrabMeasurement *
trab_record_find_of_scan (TrabRecord *self, TrabMeasure measure, const TrabMeasurementFields *scan)
{
  g_autoptr (GPtrArray) list = list_rows (self, measure, scan->site, &scan->moment.date);
  TrabMeasurement *of_no_side = NULL;

  for (guint i = list->len; i > 0; i--)
    {
      TrabMeasurement *measurement = g_ptr_array_index (list, i - 1);
      const TrabMeasurementFields *fields = trab_measurement_get (measurement);

      if (g_strcmp0 (fields->side, scan->side) == 0)
        return measurement;
      if (of_no_side == NULL && (fields->side == NULL || scan->side == NULL))
        of_no_side = measurement;
    }
  return of_no_side;
}

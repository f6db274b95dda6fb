/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-open-visit.h"

#include "trab-error.h"
#include "trab-id.h"
#include "trab-visit-draft.h"

static TrabMoment
read_clock (TrabDate day)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  TrabMoment moment = trab_moment_from_date (day);

  moment.has_time = TRUE;
  moment.hour = g_date_time_get_hour (now);
  moment.minute = g_date_time_get_minute (now);
  moment.second = g_date_time_get_second (now);
  moment.offset_minutes = (int) (g_date_time_get_utc_offset (now) / G_TIME_SPAN_MINUTE);
  return moment;
}

/** trab_open_visit_make_id: (transfer full): an id for a new row, from the clock and chance */
char *
trab_open_visit_make_id (void)
{
  guint8 random[TRAB_ID_N_RANDOM];

  for (guint i = 0; i < TRAB_ID_N_RANDOM; i++)
    random[i] = (guint8) g_random_int_range (0, 256);
  return trab_id_new (g_get_real_time () / 1000, random);
}

/* Today's unsigned visit, when one was begun, or the one that is named. */
static TrabVisit *
find_begun (TrabRecord *record, const char *visit_id, TrabDate today)
{
  TrabVisit *latest = visit_id ? trab_record_find_visit (record, visit_id)
                               : trab_record_get_latest_visit (record);

  if (latest == NULL || visit_id != NULL)
    return latest;
  return trab_visit_get (latest)->status == TRAB_VISIT_DRAFT
                 && trab_date_compare (trab_visit_get (latest)->moment.date, today) == 0
             ? latest
             : NULL;
}

static TrabRecord *
dup_record_without (TrabRecord *record, TrabVisit *left_out)
{
  TrabRecord *copy = trab_record_new (trab_record_get_patient (record));
  GPtrArray *visits = trab_record_get_visits (record);
  GPtrArray *measurements = trab_record_get_measurements (record);

  for (guint i = 0; i < visits->len; i++)
    if (g_ptr_array_index (visits, i) != left_out)
      trab_record_add_visit (copy, g_ptr_array_index (visits, i));
  for (guint i = 0; i < measurements->len; i++)
    {
      const char *of = trab_measurement_get (g_ptr_array_index (measurements, i))->visit_id;

      if (g_strcmp0 (of, trab_visit_get (left_out)->id) != 0)
        trab_record_add_measurement (copy, g_ptr_array_index (measurements, i));
    }
  return copy;
}

static void
fill_body_field (TrabOpenVisit *visit, TrabRecord *record, TrabMeasure measure, const char *field)
{
  TrabMeasurement *known = trab_record_find_latest (record, measure, TRAB_SITE_NONE);
  g_autofree char *unit_field = g_strconcat (field, "_unit", NULL);
  const TrabMeasurementFields *fields = known ? trab_measurement_get (known) : NULL;

  if (fields == NULL || g_strcmp0 (fields->visit_id, visit->id) != 0)
    return;
  trab_draft_set_text (visit->draft, field, fields->text);
  trab_draft_set_text (visit->draft, unit_field, fields->unit);
}

static void
fill (TrabOpenVisit *visit, TrabRecord *record, TrabVisit *begun)
{
  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    trab_draft_set_text (visit->draft, trab_question_get_info ((TrabQuestion) i)->id,
                         trab_visit_get_text (begun, (TrabQuestion) i));
  fill_body_field (visit, record, TRAB_MEASURE_HEIGHT, "height");
  fill_body_field (visit, record, TRAB_MEASURE_WEIGHT, "weight");
}

/**
 * trab_open_visit_new:
 * @visit_id: (nullable): of @record; NULL goes on with today's unsigned visit, or begins one
 *
 * Returns: (transfer full) (nullable): NULL where there is no such visit
 */
TrabOpenVisit *
trab_open_visit_new (TrabRecord *record, const char *visit_id, TrabDate today)
{
  TrabVisit *begun = find_begun (record, visit_id, today);
  TrabOpenVisit *visit = NULL;
  g_autoptr (TrabRecord) before = begun ? dup_record_without (record, begun) : NULL;

  if (begun == NULL && visit_id != NULL)
    return NULL;
  visit = g_new0 (TrabOpenVisit, 1);
  visit->day = begun ? trab_visit_get (begun)->moment.date : today;
  visit->draft = trab_visit_draft_new (before ? before : record, visit->day);
  if (begun == NULL)
    {
      visit->id = trab_open_visit_make_id ();
      return visit;
    }
  visit->id = g_strdup (trab_visit_get (begun)->id);
  visit->version = trab_visit_get (begun)->version;
  visit->status = trab_visit_get (begun)->status;
  fill (visit, record, begun);
  return visit;
}

void
trab_open_visit_free (TrabOpenVisit *visit)
{
  if (visit == NULL)
    return;
  g_free (visit->id);
  g_object_unref (visit->draft);
  g_free (visit);
}

/* Rows are only ever added: a height or weight that was saved as it is now is not added again. */
static gboolean
is_saved_already (TrabRecord *saved, const TrabMeasurementFields *built)
{
  TrabMeasurement *known = trab_record_find_latest (saved, built->measure, built->site);
  const TrabMeasurementFields *fields = known ? trab_measurement_get (known) : NULL;

  return fields != NULL && g_strcmp0 (fields->visit_id, built->visit_id) == 0
         && g_strcmp0 (fields->text, built->text) == 0
         && g_strcmp0 (fields->unit, built->unit) == 0;
}

/**
 * trab_open_visit_build:
 * @saved: what is recorded
 *
 * A field that cannot be saved does not keep the others from it: it stays as it was saved last.
 *
 * Returns: (transfer full): the rows to save: the visit as a draft, with what is new of height and
 *   weight; NULL with TRAB_SIGN_ERROR_SIGNED
 */
TrabRecord *
trab_open_visit_build (const TrabOpenVisit *visit, TrabRecord *saved, GError **error)
{
  TrabPatient *patient = trab_record_get_patient (saved);
  TrabVisitFields fields = { .id = visit->id,
                             .patient_id = trab_patient_get (patient)->id,
                             .moment = read_clock (visit->day),
                             .version = visit->version };
  g_autoptr (TrabRecord) built = trab_record_new (patient);
  g_autoptr (TrabRecord) changes = trab_record_new (patient);
  GPtrArray *measurements = NULL;

  if (visit->status == TRAB_VISIT_SIGNED)
    {
      g_set_error_literal (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_SIGNED, "the visit is signed");
      return NULL;
    }
  trab_visit_draft_build_known (visit->draft, &fields, trab_record_find_visit (saved, visit->id),
                                built);
  trab_record_add_visit (changes, g_ptr_array_index (trab_record_get_visits (built), 0));
  measurements = trab_record_get_measurements (built);
  for (guint i = 0; i < measurements->len; i++)
    if (!is_saved_already (saved, trab_measurement_get (g_ptr_array_index (measurements, i))))
      trab_record_add_measurement (changes, g_ptr_array_index (measurements, i));
  return g_steal_pointer (&changes);
}

/** trab_open_visit_take_saved: @saved: what is recorded after a save */
void
trab_open_visit_take_saved (TrabOpenVisit *visit, TrabRecord *saved)
{
  TrabVisit *stored = trab_record_find_visit (saved, visit->id);

  if (stored == NULL)
    return;
  visit->version = trab_visit_get (stored)->version;
  visit->status = trab_visit_get (stored)->status;
}

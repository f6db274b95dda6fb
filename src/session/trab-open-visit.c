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

/* Today's unsigned visit, when one was begun, or the one that is named. Whatever else was signed or
 * came in today, before it or after, what was begun is gone on with. */
static TrabVisit *
find_begun (TrabRecord *record, const char *visit_id, TrabDate today)
{
  GPtrArray *visits = trab_record_get_visits (record);
  TrabVisit *begun = NULL;

  if (visit_id != NULL)
    return trab_record_find_visit (record, visit_id);
  for (guint i = 0; i < visits->len; i++)
    {
      TrabVisit *visit = g_ptr_array_index (visits, i);
      const TrabVisitFields *fields = trab_visit_get (visit);

      if (fields->status == TRAB_VISIT_DRAFT && trab_date_compare (fields->moment.date, today) == 0
          && (begun == NULL
              || trab_moment_compare (fields->moment, trab_visit_get (begun)->moment) >= 0))
        begun = visit;
    }
  return begun;
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

/* Returns: (nullable): what was saved of @measure at this visit, and is not withdrawn */
static const TrabMeasurementFields *
find_own (const TrabOpenVisit *visit, TrabRecord *record, TrabMeasure measure)
{
  g_autoptr (GPtrArray) known = trab_record_list_measurements (record, measure, TRAB_SITE_NONE);

  for (guint i = known->len; i > 0; i--)
    {
      const TrabMeasurementFields *fields = trab_measurement_get (g_ptr_array_index (known, i - 1));

      if (g_strcmp0 (fields->visit_id, visit->id) == 0)
        return fields;
    }
  return NULL;
}

static void
fill_body_field (TrabOpenVisit *visit, TrabRecord *record, TrabMeasure measure, const char *field)
{
  const TrabMeasurementFields *fields = find_own (visit, record, measure);
  g_autofree char *unit_field = g_strconcat (field, "_unit", NULL);

  if (fields == NULL)
    return;
  trab_draft_set_text (visit->draft, field, fields->text);
  trab_draft_set_text (visit->draft, unit_field, fields->unit);
}

static void
fill (TrabOpenVisit *visit, TrabRecord *record, TrabVisit *begun)
{
  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    if (trab_question_get_info ((TrabQuestion) i)->kind != TRAB_QUESTION_KIND_KEPT)
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

/* Returns: (nullable): the row of @measure in what the draft says */
static const TrabMeasurementFields *
find_built (TrabRecord *built, TrabMeasure measure)
{
  TrabMeasurement *row = trab_record_find_latest (built, measure, TRAB_SITE_NONE);

  return row ? trab_measurement_get (row) : NULL;
}

/* Rows are only ever added: what was saved as it is now is not added again, another value corrects
 * it, and where the field was emptied it was entered in error. */
static void
add_body_change (const TrabOpenVisit *visit,
                 TrabRecord *saved,
                 TrabRecord *built,
                 const char *field,
                 TrabRecord *changes)
{
  TrabMeasure measure = (TrabMeasure) (trab_draft_find_field (visit->draft, field)->measure - 1);
  const TrabMeasurementFields *known = find_own (visit, saved, measure);
  const TrabMeasurementFields *typed = find_built (built, measure);
  TrabMeasurementFields change = { 0 };
  g_autoptr (TrabMeasurement) row = NULL;

  if (typed != NULL ? known != NULL && g_strcmp0 (known->text, typed->text) == 0
                          && g_strcmp0 (known->unit, typed->unit) == 0
                    : known == NULL || trab_draft_get_text (visit->draft, field)[0] != '\0')
    return;
  change = typed ? *typed : *known;
  change.id = change.batch_id = NULL;
  change.replaces = known ? known->id : NULL;
  if (typed == NULL)
    change.status = TRAB_MEASUREMENT_ENTERED_IN_ERROR;
  row = trab_measurement_new (&change);
  trab_record_add_measurement (changes, row);
}

/**
 * trab_open_visit_build:
 * @saved: what is recorded
 *
 * A field that cannot be saved does not keep the others from it: it stays as it was saved last.
 *
 * Returns: (transfer full): the rows to save: the visit as a draft, with what is new of height and
 *   weight, or withdrawn; NULL with TRAB_SIGN_ERROR_SIGNED
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

  if (visit->status == TRAB_VISIT_SIGNED)
    {
      g_set_error_literal (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_SIGNED, "the visit is signed");
      return NULL;
    }
  trab_visit_draft_build_known (visit->draft, &fields, trab_record_find_visit (saved, visit->id),
                                built);
  trab_record_add_visit (changes, g_ptr_array_index (trab_record_get_visits (built), 0));
  add_body_change (visit, saved, built, "height", changes);
  add_body_change (visit, saved, built, "weight", changes);
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

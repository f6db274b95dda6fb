/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-result.h"

#include <glib/gi18n-lib.h>

#include "trab-present-date.h"
#include "trab-present-measure.h"
#include "trab-present-number.h"

#define MOST_SAID 8 /* values named in one line */
#define DOT " \u00b7 "
#define KEY_SCAN "scan"
#define KEY_BLOOD "blood"

/** What was measured on one day while it is gathered. */
typedef struct
{
  TrabDate date;
  gboolean is_scan;
  GPtrArray *measurements; /* of TrabMeasurement, borrowed from the record */
} Day;

static void
day_free (Day *day)
{
  g_ptr_array_unref (day->measurements);
  g_free (day);
}

static void
result_free (TrabPresentResult *result)
{
  g_free (result->key);
  g_free (result->title);
  g_free (result->text);
  g_free (result->note);
  g_free (result);
}

static gboolean
is_result (TrabMeasurement *measurement, gboolean *is_scan)
{
  TrabMeasure measure = trab_measurement_get (measurement)->measure;

  *is_scan = measure == TRAB_MEASURE_BMD || measure == TRAB_MEASURE_T_SCORE
             || measure == TRAB_MEASURE_Z_SCORE || measure == TRAB_MEASURE_TBS;
  return trab_measurement_is_usable (measurement)
         && (*is_scan || (measure >= TRAB_MEASURE_CTX && measure <= TRAB_MEASURE_PSA));
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const Day *x = *(const Day *const *) a;
  const Day *y = *(const Day *const *) b;
  int later = trab_date_compare (y->date, x->date);

  return later != 0 ? later : y->is_scan - x->is_scan;
}

/* The latest day first, the scan before the blood of one day. */
static GPtrArray *
gather (TrabRecord *record)
{
  GPtrArray *measurements = trab_record_get_measurements (record);
  GPtrArray *days = g_ptr_array_new_with_free_func ((GDestroyNotify) day_free);

  for (guint i = 0; i < measurements->len; i++)
    {
      TrabMeasurement *measurement = g_ptr_array_index (measurements, i);
      TrabDate date = trab_measurement_get (measurement)->moment.date;
      gboolean is_scan = FALSE;
      Day *day = NULL;

      if (!is_result (measurement, &is_scan))
        continue;
      for (guint j = 0; j < days->len && day == NULL; j++)
        {
          Day *other = g_ptr_array_index (days, j);

          if (other->is_scan == is_scan && trab_date_compare (other->date, date) == 0)
            day = other;
        }
      if (day == NULL)
        {
          day = g_new0 (Day, 1);
          day->date = date;
          day->is_scan = is_scan;
          day->measurements = g_ptr_array_new ();
          g_ptr_array_add (days, day);
        }
      g_ptr_array_add (day->measurements, measurement);
    }
  g_ptr_array_sort (days, compare_days);
  return days;
}

static gboolean
has_t_score (const Day *day, TrabSite site)
{
  for (guint i = 0; i < day->measurements->len; i++)
    {
      const TrabMeasurementFields *fields
          = trab_measurement_get (g_ptr_array_index (day->measurements, i));

      if (fields->measure == TRAB_MEASURE_T_SCORE && fields->site == site)
        return TRUE;
    }
  return FALSE;
}

/* Of a site of a scan the T-score is said, its density where there is none. */
static char *
dup_value (const Day *day, TrabMeasurement *measurement)
{
  const TrabMeasurementFields *fields = trab_measurement_get (measurement);
  g_autofree char *value = trab_present_measure_dup_measurement (measurement);
  g_autofree char *unbroken = trab_present_number_dup_unbroken (value);

  if (fields->measure == TRAB_MEASURE_T_SCORE)
    /* Translators: site, T-score: "Hip neck T −1.7" */
    return g_strdup_printf (_ ("%s T\u00a0%s"), trab_present_measure_get_site_name (fields->site),
                            unbroken);
  if (fields->measure == TRAB_MEASURE_Z_SCORE
      || (fields->measure == TRAB_MEASURE_BMD && has_t_score (day, fields->site)))
    return NULL;
  return g_strdup_printf ("%s %s",
                          fields->measure == TRAB_MEASURE_BMD
                              ? trab_present_measure_get_site_name (fields->site)
                              : trab_present_measure_get_name (fields->measure),
                          unbroken);
}

static char *
dup_text (const Day *day)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < day->measurements->len; i++)
    {
      g_autofree char *value = dup_value (day, g_ptr_array_index (day->measurements, i));

      if (value == NULL || n++ >= MOST_SAID)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? DOT : "", value);
    }
  if (n > MOST_SAID)
    g_string_append_printf (text, _ (" and %u more"), n - MOST_SAID);
  return g_string_free (text, FALSE);
}

static char *
dup_note (const Day *day)
{
  const TrabMeasurementFields *fields
      = trab_measurement_get (g_ptr_array_index (day->measurements, 0));

  if (day->is_scan)
    return g_strdup (fields->scanner);
  if (fields->fasting != TRAB_ANSWER_YES)
    return fields->moment.has_time
               ? g_strdup_printf ("%02d:%02d", fields->moment.hour, fields->moment.minute)
               : NULL;
  return fields->moment.has_time
             /* Translators: of a blood sample, with its time of day */
             ? g_strdup_printf (_ ("fasting, %02d:%02d"), fields->moment.hour,
                                fields->moment.minute)
             : g_strdup (_ ("fasting"));
}

static char *
dup_key (const Day *day)
{
  char date[TRAB_DATE_TEXT_SIZE];

  return g_strdup_printf ("%s:%s", day->is_scan ? KEY_SCAN : KEY_BLOOD,
                          trab_date_to_text (day->date, date));
}

static gboolean
is_read (const char *read_keys, const char *key)
{
  g_auto (GStrv) keys = g_strsplit (read_keys ? read_keys : "", " ", -1);

  return g_strv_contains ((const char *const *) keys, key);
}

static TrabDate
find_last_visit (TrabRecord *record, const char *visit_id)
{
  GPtrArray *visits = trab_record_get_visits (record);
  TrabDate last = TRAB_DATE_NONE;

  for (guint i = 0; i < visits->len; i++)
    {
      const TrabVisitFields *fields = trab_visit_get (g_ptr_array_index (visits, i));

      if (g_strcmp0 (fields->id, visit_id) != 0
          && (!trab_date_is_known (last) || trab_date_compare (fields->moment.date, last) > 0))
        last = fields->moment.date;
    }
  return last;
}

/* Who types a result has read it. */
static gboolean
is_typed_at (const Day *day, const char *visit_id)
{
  for (guint i = 0; i < day->measurements->len; i++)
    if (g_strcmp0 (trab_measurement_get (g_ptr_array_index (day->measurements, i))->visit_id,
                   visit_id)
        == 0)
      return TRUE;
  return FALSE;
}

static TrabPresentResult *
new_result (const Day *day, gboolean is_new)
{
  TrabPresentResult *result = g_new0 (TrabPresentResult, 1);
  g_autofree char *date = trab_present_date_dup_short (day->date);

  result->key = dup_key (day);
  result->title = g_strdup_printf (day->is_scan ? _ ("Bone scan, %s") : _ ("Blood, %s"), date);
  result->text = dup_text (day);
  result->note = dup_note (day);
  result->is_new = is_new;
  return result;
}

/**
 * trab_present_result_dup_list:
 * @visit_id: of today's visit
 * @read_keys: (nullable): what was read at it
 *
 * Returns: (transfer full): of TrabPresentResult: what came since the last visit, and the latest
 *   scan and blood before it, newest first
 */
GPtrArray *
trab_present_result_dup_list (TrabRecord *record, const char *visit_id, const char *read_keys)
{
  g_autoptr (GPtrArray) days = gather (record);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) result_free);
  TrabDate last = find_last_visit (record, visit_id);
  gboolean has_latest[2] = { FALSE, FALSE };

  for (guint i = 0; i < days->len; i++)
    {
      const Day *day = g_ptr_array_index (days, i);
      g_autofree char *key = dup_key (day);
      gboolean is_since = trab_date_is_known (last) && trab_date_compare (day->date, last) > 0;
      gboolean is_new = is_since && !is_typed_at (day, visit_id) && !is_read (read_keys, key);

      if (is_since || !has_latest[day->is_scan])
        g_ptr_array_add (list, new_result (day, is_new));
      has_latest[day->is_scan] = TRUE;
    }
  return list;
}

/** trab_present_result_dup_read: (transfer full): @read_keys with @key among them */
char *
trab_present_result_dup_read (const char *read_keys, const char *key)
{
  if (read_keys == NULL || read_keys[0] == '\0')
    return g_strdup (key);
  return is_read (read_keys, key) ? g_strdup (read_keys)
                                  : g_strdup_printf ("%s %s", read_keys, key);
}

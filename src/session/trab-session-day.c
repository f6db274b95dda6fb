/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-day.h"

#include <stdio.h>

#include "trab-error.h"
#include "trab-patient-summary.h"
#include "trab-session-call.h"
#include "trab-session-private.h"
#include "trab-session-recall.h"

#define LOOK_US 60000     /* at once, at whom to see again, while somebody may search */
#define MOST_LOOKED_AT 50 /* people to be seen again whose results are looked for */
#define MOST_FOUND 20

static TrabDate
get_last_visit (TrabRecord *record, TrabDate before)
{
  GPtrArray *visits = trab_record_get_visits (record);
  TrabDate last = TRAB_DATE_NONE;

  for (guint i = 0; i < visits->len; i++)
    {
      TrabDate day = trab_visit_get (g_ptr_array_index (visits, i))->moment.date;

      if (trab_date_compare (day, before) < 0
          && (!trab_date_is_known (last) || trab_date_compare (day, last) > 0))
        last = day;
    }
  return last;
}

/* Days, not values: a scan has three */
static guint
count_days (TrabRecord *record, TrabMeasureGroup group, TrabDate after)
{
  GPtrArray *measurements = trab_record_get_measurements (record);
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < measurements->len; i++)
    {
      const TrabMeasurementFields *fields
          = trab_measurement_get (g_ptr_array_index (measurements, i));
      char text[TRAB_DATE_TEXT_SIZE];

      if (trab_measure_get_info (fields->measure)->group == group
          && (!trab_date_is_known (after) || trab_date_compare (fields->moment.date, after) > 0))
        g_hash_table_add (days, g_strdup (trab_date_to_text (fields->moment.date, text)));
    }
  return g_hash_table_size (days);
}

static void
fill (TrabDayEntry *entry, TrabRecord *record, TrabDate today)
{
  GPtrArray *visits = trab_record_get_visits (record);

  entry->last_visit = get_last_visit (record, today);
  entry->n_scans = count_days (record, TRAB_MEASURE_GROUP_DENSITOMETRY, entry->last_visit);
  entry->n_tests = count_days (record, TRAB_MEASURE_GROUP_LABORATORY, entry->last_visit);
  for (guint i = 0; i < visits->len; i++)
    {
      const TrabVisitFields *visit = trab_visit_get (g_ptr_array_index (visits, i));

      if (trab_date_compare (visit->moment.date, today) != 0)
        continue;
      entry->is_seen = TRUE;
      entry->is_signed = entry->is_signed || visit->status == TRAB_VISIT_SIGNED;
    }
}

static gboolean
add (TrabStore *store,
     GPtrArray *entries,
     const char *patient_id,
     const char *time,
     TrabDayReason reason,
     TrabDate today,
     GError **error)
{
  g_autoptr (TrabRecord) record = NULL;
  TrabDayEntry *entry = NULL;

  if (trab_day_has (entries, patient_id))
    return TRUE;
  record = trab_store_load_record (store, patient_id, error);
  if (record == NULL)
    return FALSE;
  entry = trab_day_add (entries, trab_record_get_patient (record), reason);
  entry->time = g_strdup (time);
  fill (entry, record, today);
  return TRUE;
}

static gboolean
add_expected (TrabStore *store, TrabDay *day, TrabDate today, GError **error)
{
  g_autoptr (GPtrArray) appointments = trab_store_list_appointments (store, today, error);

  for (guint i = 0; appointments != NULL && i < appointments->len; i++)
    {
      const TrabStoreAppointment *appointment = g_ptr_array_index (appointments, i);

      if (!add (store, day->entries, appointment->patient_id, appointment->time, TRAB_DAY_EXPECTED,
                today, error))
        return FALSE;
    }
  return appointments != NULL;
}

static gboolean
add_seen (TrabStore *store, TrabDay *day, TrabDate today, GError **error)
{
  g_autoptr (GPtrArray) seen = trab_store_list_day (store, today, error);

  for (guint i = 0; seen != NULL && i < seen->len; i++)
    if (!add (store, day->entries,
              trab_patient_get (trab_record_get_patient (g_ptr_array_index (seen, i)))->id, NULL,
              TRAB_DAY_SEEN, today, error))
      return FALSE;
  return seen != NULL;
}

/* A plan's review of the day is on its list; a visit nobody signed, and results nobody looked at,
 * need somebody; everybody else is to be seen again */
static gboolean
sort_recalls (TrabStore *store, TrabDay *day, GPtrArray *recalls, TrabDate today, GError **error)
{
  guint n_looked_at = 0;

  for (guint i = 0; i < recalls->len; i++)
    {
      const TrabRecall *recall = g_ptr_array_index (recalls, i);
      const char *id = trab_patient_get (recall->patient)->id;
      gboolean is_today = recall->kind == TRAB_RECALL_REVIEW && trab_date_is_known (recall->due)
                          && trab_date_compare (recall->due, today) == 0;

      if (recall->kind == TRAB_RECALL_UNSIGNED || is_today)
        {
          if (!add (store, is_today ? day->entries : day->needs, id, NULL,
                    is_today ? TRAB_DAY_REVIEW : TRAB_DAY_UNSIGNED, today, error))
            return FALSE;
          continue;
        }
      if (n_looked_at++ < MOST_LOOKED_AT && !trab_day_has (day->entries, id)
          && !trab_day_has (day->needs, id))
        {
          const TrabDayEntry *last = NULL;

          if (!add (store, day->needs, id, NULL, TRAB_DAY_RESULTS, today, error))
            return FALSE;
          last = g_ptr_array_index (day->needs, day->needs->len - 1);
          if (last->n_scans + last->n_tests == 0)
            g_ptr_array_remove_index (day->needs, day->needs->len - 1);
        }
    }
  return TRUE;
}

typedef struct
{
  TrabDate today;
  gint64 look_us; /* for how long */
} Listing;

static gpointer
list_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const Listing *listing = arguments;
  TrabDate today = listing->today;
  gint64 until_us
      = listing->look_us == G_MAXINT64 ? G_MAXINT64 : g_get_monotonic_time () + listing->look_us;
  TrabStore *store = trab_session_get_store (self, error);
  g_autoptr (TrabDay) day = trab_day_new ();
  g_autoptr (GPtrArray) recalls = NULL;

  if (store == NULL || !add_expected (store, day, today, error))
    return NULL;
  recalls = trab_session_recall_update (self, today, until_us, &day->is_whole, error);
  if (recalls == NULL || (day->is_whole && !sort_recalls (store, day, recalls, today, error))
      || !add_seen (store, day, today, error))
    return NULL;
  if (!day->is_whole)
    return g_steal_pointer (&day);
  /* of the recalls those that were not told otherwise, in their order */
  for (guint i = 0; i < recalls->len;)
    {
      const TrabRecall *recall = g_ptr_array_index (recalls, i);

      if (recall->kind == TRAB_RECALL_UNSIGNED
          || trab_day_has (day->entries, trab_patient_get (recall->patient)->id))
        g_ptr_array_remove_index (recalls, i);
      else
        i++;
    }
  g_ptr_array_unref (day->recalls);
  day->recalls = g_steal_pointer (&recalls);
  return g_steal_pointer (&day);
}

/** trab_session_day_list: (transfer full) (nullable) */
TrabDay *
trab_session_day_list (TrabSession *self, TrabDate day, GError **error)
{
  return trab_session_call_and_wait (self, list_verb, &(Listing){ day, G_MAXINT64 }, error);
}

/** trab_session_day_list_async: a large practice is looked through a part at a time: an answer that
 * is not whole says so, and the next one goes on */
void
trab_session_day_list_async (TrabSession *self,
                             TrabDate day,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  const Listing listing = { day, LOOK_US };

  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, list_verb,
                           g_memdup2 (&listing, sizeof listing), g_free,
                           (GDestroyNotify) trab_day_free, cancellable, callback, user_data);
}

TrabDay *
trab_session_day_list_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* "9:10" and "09:10:00" as "09:10"; NULL where it is none */
static char *
read_time (const char *text)
{
  int hour = 0;
  int minute = 0;

  if (text == NULL || sscanf (text, "%2d:%2d", &hour, &minute) != 2 || hour < 0 || hour > 23
      || minute < 0 || minute > 59)
    return NULL;
  return g_strdup_printf ("%02d:%02d", hour, minute);
}

typedef struct
{
  TrabDate day;
  char *patient_id;
  char *time;
  gboolean is_on;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->patient_id);
  g_free (change->time);
  g_free (change);
}

static gpointer
set_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const Change *change = arguments;
  TrabStore *store = trab_session_get_store (self, error);
  g_autofree char *time = read_time (change->time);

  if (change->time != NULL && time == NULL)
    {
      g_set_error (error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_NOT_UNDERSTOOD,
                   "%s is no time of a day", change->time);
      return NULL;
    }
  return store != NULL
                 && trab_store_set_appointment (store, change->day, change->patient_id, time,
                                                change->is_on, error)
             ? self
             : NULL;
}

/** trab_session_day_set: whether somebody is expected on @day; @time: (nullable): "09:10" */
gboolean
trab_session_day_set (TrabSession *self,
                      TrabDate day,
                      const char *patient_id,
                      const char *time,
                      gboolean is_on,
                      GError **error)
{
  Change change = { day, (char *) patient_id, (char *) time, is_on };

  return trab_session_call_and_wait (self, set_verb, &change, error) != NULL;
}

void
trab_session_day_set_async (TrabSession *self,
                            TrabDate day,
                            const char *patient_id,
                            const char *time,
                            gboolean is_on,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Change *change = g_new0 (Change, 1);

  change->day = day;
  change->patient_id = g_strdup (patient_id);
  change->time = g_strdup (time);
  change->is_on = is_on;
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, set_verb, change, change_free, NULL,
                           NULL, callback, user_data);
}

gboolean
trab_session_day_set_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

typedef struct
{
  TrabDate day;
  const char *text;
  GPtrArray *unknown;
  guint n_added;
} Import;

/* Returns: (transfer full) (nullable): the one person of that record number */
static char *
find_one (TrabStore *store, const char *number, GError **error)
{
  g_autoptr (GPtrArray) found = trab_store_search_patients (store, number, NULL, MOST_FOUND, error);
  char *id = NULL;

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const TrabPatientSummaryFields *fields
          = trab_patient_summary_get (g_ptr_array_index (found, i));

      if (g_strcmp0 (fields->record_number, number) != 0)
        continue;
      if (id != NULL) /* two of one number: nobody is guessed */
        {
          g_free (id);
          return NULL;
        }
      id = g_strdup (fields->id);
    }
  return id;
}

static gpointer
import_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  Import *import = arguments;
  TrabStore *store = trab_session_get_store (self, error);
  g_auto (GStrv) lines = g_strsplit_set (import->text, "\r\n", -1);

  if (store == NULL)
    return NULL;
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) cells = g_strsplit_set (*line, ",;\t", 3);
      const char *number = cells[0] ? g_strstrip (cells[0]) : "";
      g_autofree char *time = cells[0] != NULL ? read_time (cells[1]) : NULL;
      g_autoptr (GError) own = NULL;
      g_autofree char *id = number[0] != '\0' ? find_one (store, number, &own) : NULL;

      if (number[0] == '\0')
        continue;
      if (own != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&own));
          return NULL;
        }
      if (id == NULL && line == lines && time == NULL)
        continue; /* the heads of the columns */
      if (id == NULL)
        g_ptr_array_add (import->unknown, g_strdup (number));
      else if (!trab_store_set_appointment (store, import->day, id, time, TRUE, error))
        return NULL;
      else
        import->n_added++;
    }
  return self;
}

/**
 * trab_session_day_import:
 * @text: a line for each person: record number, and a time where there is one, apart by comma,
 *   semicolon or tab
 * @unknown: gets what is no record number of one person
 *
 * Returns: how many people are expected now that were in it; 0 with @error set when the store fails
 */
guint
trab_session_day_import (
    TrabSession *self, TrabDate day, const char *text, GPtrArray *unknown, GError **error)
{
  Import import = { day, text, unknown, 0 };

  return trab_session_call_and_wait (self, import_verb, &import, error) ? import.n_added : 0;
}

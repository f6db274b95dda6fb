/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-merge-index.h"

#include <math.h>
#include <string.h>

struct _TrabMergeIndex
{
  GHashTable *by_source; /* source without its version -> GPtrArray of TrabMeasurement */
  GHashTable *by_event;  /* what, where and when -> GPtrArray of TrabMeasurement */
};

/* More rows that disagree about one moment are no record of a patient but a broken or hostile file;
 * looking at the first ones keeps the time of a comparison bounded. */
#define MAX_COMPARED 64

/* Between the name of a source and its version, which may be a time or a number. */
#define VERSION_MARK " @"

/* Between the name of a source that holds several values and which of them it is. */
#define PART_MARK " #"

static void
free_list (gpointer list)
{
  g_ptr_array_unref (list);
}

TrabMergeIndex *
trab_merge_index_new (void)
{
  TrabMergeIndex *self = g_new0 (TrabMergeIndex, 1);

  self->by_source = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_list);
  self->by_event = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_list);
  return self;
}

void
trab_merge_index_free (TrabMergeIndex *index)
{
  if (index == NULL)
    return;
  g_hash_table_unref (index->by_source);
  g_hash_table_unref (index->by_event);
  g_free (index);
}

/**
 * trab_merge_index_dup_source:
 * @key: (nullable): what names the row in the system it comes from
 * @version: (nullable): meta.lastUpdated or meta.versionId
 *
 * Returns: (transfer full) (nullable): the text kept as the source of a row
 */
char *
trab_merge_index_dup_source (const char *key, const char *version)
{
  if (key == NULL)
    return NULL;
  return version ? g_strconcat (key, VERSION_MARK, version, NULL) : g_strdup (key);
}

/** trab_merge_index_get_version: (nullable): the version in a source, see above */
const char *
trab_merge_index_get_version (const char *source)
{
  const char *mark = source ? g_strrstr (source, VERSION_MARK) : NULL;

  return mark ? mark + strlen (VERSION_MARK) : NULL;
}

/** trab_merge_index_dup_source_key: (nullable): @source without its version */
char *
trab_merge_index_dup_source_key (const char *source)
{
  const char *version = trab_merge_index_get_version (source);

  if (version == NULL)
    return g_strdup (source);
  return g_strndup (source, (gsize) (version - source) - strlen (VERSION_MARK));
}

/**
 * trab_merge_index_dup_part:
 * @source: (nullable): of trab_merge_index_dup_source(): names a panel of several values
 * @part: which of them
 *
 * Returns: (transfer full) (nullable): the source of that value
 */
char *
trab_merge_index_dup_part (const char *source, const char *part)
{
  g_autofree char *key = trab_merge_index_dup_source_key (source);
  g_autofree char *named = key ? g_strconcat (key, PART_MARK, part, NULL) : NULL;

  return trab_merge_index_dup_source (named, trab_merge_index_get_version (source));
}

/** trab_merge_index_dup_whole: (nullable): the name of the panel that @source is a part of, or of
 * @source itself */
char *
trab_merge_index_dup_whole (const char *source)
{
  char *key = trab_merge_index_dup_source_key (source);
  char *mark = key ? g_strrstr (key, PART_MARK) : NULL;

  if (mark != NULL)
    *mark = '\0';
  return key;
}

static int
compare_version_texts (const char *a, const char *b)
{
  g_autoptr (GDateTime) first = g_date_time_new_from_iso8601 (a, NULL);
  g_autoptr (GDateTime) second = g_date_time_new_from_iso8601 (b, NULL);
  guint64 number = 0;
  guint64 other = 0;

  if (first != NULL && second != NULL)
    return g_date_time_compare (first, second);
  if (g_ascii_string_to_unsigned (a, 10, 0, G_MAXUINT64, &number, NULL)
      && g_ascii_string_to_unsigned (b, 10, 0, G_MAXUINT64, &other, NULL))
    return number < other ? -1 : number > other;
  return 0;
}

/**
 * trab_merge_index_compare_versions:
 * Two rows of one source that say different things: which is right?
 *
 * Returns: UPDATE when @source is newer than @known, OLDER when it is older, CONFLICT when nobody
 *   can tell
 */
TrabImportOutcome
trab_merge_index_compare_versions (const char *source, const char *known)
{
  const char *version = trab_merge_index_get_version (source);
  const char *known_version = trab_merge_index_get_version (known);
  int order = version && known_version ? compare_version_texts (version, known_version) : 0;

  return order > 0 ? TRAB_IMPORT_UPDATE : order < 0 ? TRAB_IMPORT_OLDER : TRAB_IMPORT_CONFLICT;
}

/* The moment to the minute in UTC, so that "10:00+02:00" and "08:00Z" are one. */
static void
append_moment (GString *key, TrabMoment moment)
{
  char date[TRAB_DATE_TEXT_SIZE];

  g_string_append (key, trab_date_to_text (moment.date, date));
  if (moment.has_time)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_offset (moment.offset_minutes * 60);
      g_autoptr (GDateTime) local
          = g_date_time_new (zone, moment.date.year, moment.date.month, moment.date.day,
                             moment.hour, moment.minute, 0);

      g_string_append_printf (key, "T%" G_GINT64_FORMAT,
                              local ? g_date_time_to_unix (local) / 60 : 0);
    }
}

static char *
dup_event (const TrabMeasurementFields *fields)
{
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%d|%d|%s|%s|", fields->measure, fields->site,
                          fields->side ? fields->side : "", fields->region ? fields->region : "");
  append_moment (key, fields->moment);
  return g_string_free (key, FALSE);
}

static void
add_to (GHashTable *table, char *key, TrabMeasurement *measurement)
{
  GPtrArray *list = g_hash_table_lookup (table, key);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (table, key, list);
    }
  else
    g_free (key);
  g_ptr_array_add (list, g_object_ref (measurement));
}

void
trab_merge_index_add (TrabMergeIndex *index, TrabMeasurement *measurement)
{
  const TrabMeasurementFields *fields = trab_measurement_get (measurement);
  char *key = trab_merge_index_dup_source_key (fields->source);

  if (key != NULL)
    add_to (index->by_source, key, measurement);
  add_to (index->by_event, dup_event (fields), measurement);
}

static gboolean
is_same_value (const TrabMeasurementFields *a, const TrabMeasurementFields *b)
{
  double scale = MAX (fabs (a->value), fabs (b->value));

  return fabs (a->value - b->value) <= 1e-6 * scale && a->comparator == b->comparator;
}

static gboolean
is_same_row (const TrabMeasurementFields *a, const TrabMeasurementFields *b)
{
  g_autofree char *event = dup_event (a);
  g_autofree char *other = dup_event (b);

  return is_same_value (a, b) && a->status == b->status && g_str_equal (event, other);
}

/* What a later statement of one source is likelier to be. */
static int
rank (TrabMeasurementStatus status)
{
  switch (status)
    {
    case TRAB_MEASUREMENT_NOT_USED:
      return 0;
    case TRAB_MEASUREMENT_PRELIMINARY:
      return 1;
    case TRAB_MEASUREMENT_FINAL:
      return 2;
    case TRAB_MEASUREMENT_AMENDED:
      return 3;
    case TRAB_MEASUREMENT_ENTERED_IN_ERROR:
      return 4;
    }
  return 0;
}

static TrabImportOutcome
compare_rows (const TrabMeasurementFields *fields, const TrabMeasurementFields *known)
{
  TrabImportOutcome outcome = trab_merge_index_compare_versions (fields->source, known->source);
  int order = rank (fields->status) - rank (known->status);

  if (outcome != TRAB_IMPORT_CONFLICT)
    return outcome;
  return order > 0 ? TRAB_IMPORT_UPDATE : order < 0 ? TRAB_IMPORT_OLDER : TRAB_IMPORT_CONFLICT;
}

/* A row that was kept while nobody had said what it is, or that its sender did not let count: the
 * same value again settles it. */
static gboolean
is_twin (TrabMeasurement *measurement, TrabMeasurement *other)
{
  const TrabMeasurementFields *fields = trab_measurement_get (measurement);
  const TrabMeasurementFields *known = trab_measurement_get (other);

  return known->comparator == fields->comparator && known->measure == fields->measure
         && is_same_value (fields, known) && known->status != TRAB_MEASUREMENT_ENTERED_IN_ERROR
         && !trab_measurement_is_usable (other) && trab_measurement_is_usable (measurement);
}

/* Rule (a): rows of one source. The newest known decides, unless this very one is known. NEW when
 * there are but twins. */
static TrabImportOutcome
compare_by_source (GPtrArray *list,
                   TrabMeasurement *measurement,
                   TrabMeasurement **known,
                   TrabMeasurement **twin)
{
  const TrabMeasurementFields *fields = trab_measurement_get (measurement);
  const TrabMeasurementFields *newest = NULL;

  for (guint i = 0; i < MIN (list->len, MAX_COMPARED); i++)
    {
      const TrabMeasurementFields *other = trab_measurement_get (list->pdata[i]);

      if (is_same_row (fields, other))
        {
          *known = list->pdata[i];
          return TRAB_IMPORT_SAME;
        }
      if (is_twin (measurement, list->pdata[i])
          && trab_merge_index_compare_versions (fields->source, other->source)
                 == TRAB_IMPORT_CONFLICT)
        *twin = list->pdata[i];
      else if (newest == NULL || compare_rows (other, newest) == TRAB_IMPORT_UPDATE)
        {
          *known = list->pdata[i];
          newest = other;
        }
    }
  return newest ? compare_rows (fields, newest) : TRAB_IMPORT_NEW;
}

/* Rules (b) to (d): rows of the same measure, place and minute. */
static TrabImportOutcome
compare_by_event (GPtrArray *list,
                  TrabMeasurement *measurement,
                  TrabMeasurement **known,
                  TrabMeasurement **twin)
{
  const TrabMeasurementFields *fields = trab_measurement_get (measurement);
  gboolean is_error = fields->status == TRAB_MEASUREMENT_ENTERED_IN_ERROR;
  TrabImportOutcome outcome = TRAB_IMPORT_NEW;

  for (guint i = 0; i < MIN (list->len, MAX_COMPARED); i++)
    {
      const TrabMeasurementFields *other = trab_measurement_get (list->pdata[i]);

      if (is_same_value (fields, other) && fields->status == other->status)
        {
          *known = list->pdata[i];
          return TRAB_IMPORT_SAME;
        }
      if (is_same_value (fields, other) && other->status == TRAB_MEASUREMENT_ENTERED_IN_ERROR)
        {
          *known = list->pdata[i];
          outcome = TRAB_IMPORT_OLDER;
        }
      if (*twin == NULL && is_twin (measurement, list->pdata[i]))
        *twin = list->pdata[i];
      else if (outcome == TRAB_IMPORT_NEW && trab_date_is_known (fields->moment.date)
               && other->status != TRAB_MEASUREMENT_ENTERED_IN_ERROR
               && other->status != TRAB_MEASUREMENT_NOT_USED
               && fields->status != TRAB_MEASUREMENT_NOT_USED)
        {
          *known = list->pdata[i];
          outcome = is_error && is_same_value (fields, other) ? TRAB_IMPORT_UPDATE
                                                              : TRAB_IMPORT_CONFLICT;
        }
    }
  return outcome;
}

/**
 * trab_merge_index_compare:
 * @measurement: a row that is not in @index
 * @known: (out) (transfer none): the row it was held against; NULL when the outcome is NEW
 * @twin: (out) (transfer none): a row that says the same and is not computed with; NULL for none
 *
 * Rules 4 a to d of the interop mapping: the same source: newer replaces older; else the same
 * measure, place and minute: equal value and status is the same row, anything else a conflict.
 * Values without a date are of no known moment: equal ones are the same, others no conflict; nor
 * are values that are not computed with. "Entered in error" hides the earlier row by replacing it.
 */
TrabImportOutcome
trab_merge_index_compare (TrabMergeIndex *index,
                          TrabMeasurement *measurement,
                          TrabMeasurement **known,
                          TrabMeasurement **twin)
{
  const TrabMeasurementFields *fields = trab_measurement_get (measurement);
  g_autofree char *key = trab_merge_index_dup_source_key (fields->source);
  g_autofree char *event = dup_event (fields);
  GPtrArray *of_source = key ? g_hash_table_lookup (index->by_source, key) : NULL;
  GPtrArray *of_event = g_hash_table_lookup (index->by_event, event);
  TrabImportOutcome outcome = TRAB_IMPORT_NEW;

  *known = NULL;
  *twin = NULL;
  if (of_source != NULL)
    outcome = compare_by_source (of_source, measurement, known, twin);
  if (of_event != NULL && *known == NULL)
    outcome = compare_by_event (of_event, measurement, known, twin);
  return outcome;
}

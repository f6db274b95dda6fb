/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-merge-measurements.h"

/* What becomes of one row of the file. */
typedef struct
{
  TrabMeasurement *row;
  TrabMeasurement *twin; /* (nullable): known, says the same and is not computed with */
  const char *replaces;  /* (nullable): id of a known row */
  gboolean waits;        /* for somebody to choose */
  gboolean is_in_error;  /* somebody chose the other one */
  const char *withdrawn; /* (nullable): the source that states it no more, and is known already */
  gboolean is_new;       /* nothing known stands against it */
} Addition;

typedef struct
{
  TrabMerge *merge;
  GPtrArray *additions;   /* of Addition, in the order of the file */
  GHashTable *by_row;     /* row -> Addition */
  GHashTable *by_sources; /* sources of the rows of the file, without their versions */
  GHashTable *newest;     /* name of a resource -> the source of its newest version, known or new */
  GHashTable *stated;     /* sources without their versions that the newest version has */
} Rows;

static Addition *
add (Rows *rows, TrabMeasurement *row, TrabMeasurement *twin)
{
  Addition *addition = g_new0 (Addition, 1);

  addition->row = row;
  addition->twin = twin;
  g_ptr_array_add (rows->additions, addition);
  g_hash_table_insert (rows->by_row, row, addition);
  return addition;
}

/* Two values of one moment. One that has been settled before stays as it is while nobody has
 * chosen; of two new ones neither is computed with. The one not chosen is kept as an error. */
static void
settle_conflict (Rows *rows, Addition *addition, TrabMeasurement *known)
{
  static const TrabFindingChoice choices[] = { { TRAB_FINDING_RECEIVED, NULL },
                                               { TRAB_FINDING_KNOWN, NULL },
                                               { TRAB_FINDING_BOTH, NULL } };
  const TrabMeasurementFields *fields = trab_measurement_get (addition->row);
  const TrabMeasurementFields *other = trab_measurement_get (known);
  Addition *of_file = g_hash_table_lookup (rows->by_row, known);
  const char *answer = trab_merge_state_ask (
      rows->merge, addition->row,
      &(TrabFindingFields){ .severity = TRAB_FINDING_CONFLICT,
                            .code = TRAB_FINDING_CODE_OTHER_VALUE,
                            .subject = trab_measure_get_info (fields->measure)->id,
                            .received = fields->text,
                            .expected = other->text,
                            .choices = choices,
                            .n_choices = G_N_ELEMENTS (choices) });

  if (answer == NULL)
    {
      addition->waits = TRUE;
      if (of_file != NULL)
        of_file->waits = TRUE;
    }
  else if (g_str_equal (answer, TRAB_FINDING_KNOWN))
    addition->is_in_error = TRUE;
  else if (g_str_equal (answer, TRAB_FINDING_RECEIVED) && of_file != NULL)
    of_file->is_in_error = TRUE;
  else if (g_str_equal (answer, TRAB_FINDING_RECEIVED))
    addition->replaces = other->id;
}

/* ---- what a newer version left out */

static void
note_newest (Rows *rows, TrabMeasurement *row)
{
  const TrabMeasurementFields *fields = trab_measurement_get (row);
  char *name = trab_merge_index_dup_whole (fields->source);
  const char *newest = name ? g_hash_table_lookup (rows->newest, name) : NULL;

  if (name != NULL
      && (newest == NULL
          || trab_merge_index_compare_versions (fields->source, newest) == TRAB_IMPORT_UPDATE))
    g_hash_table_replace (rows->newest, name, (char *) fields->source);
  else
    g_free (name);
}

/* Returns: (nullable): the newer version of the resource that a row is of, where there is one */
static const char *
find_newer (Rows *rows, TrabMeasurement *row)
{
  const char *source = trab_measurement_get (row)->source;
  g_autofree char *name = trab_merge_index_dup_whole (source);
  const char *newest = name ? g_hash_table_lookup (rows->newest, name) : NULL;

  return newest && trab_merge_index_compare_versions (newest, source) == TRAB_IMPORT_UPDATE ? newest
                                                                                            : NULL;
}

static void
note_stated (Rows *rows, TrabMeasurement *row)
{
  char *key = trab_merge_index_dup_source_key (trab_measurement_get (row)->source);

  if (key != NULL && find_newer (rows, row) == NULL)
    g_hash_table_add (rows->stated, key);
  else
    g_free (key);
}

/* Which version of each resource is the newest, of all that is known and all that is new. */
static void
note_versions (Rows *rows)
{
  const TrabMergeInputs *inputs = rows->merge->inputs;
  GPtrArray *lists[] = { inputs->existing ? trab_record_get_measurements (inputs->existing) : NULL,
                         trab_record_get_measurements (inputs->incoming) };
  static void (*const notes[]) (Rows *, TrabMeasurement *) = { note_newest, note_stated };

  for (guint n = 0; n < G_N_ELEMENTS (notes); n++)
    for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
      for (guint i = 0; lists[l] != NULL && i < lists[l]->len; i++)
        if (!trab_merge_state_is_undone (rows->merge,
                                         trab_measurement_get (lists[l]->pdata[i])->batch_id))
          notes[n](rows, lists[l]->pdata[i]);
}

/* A value that a newer version of its resource, which came first, does not state any more: it is
 * kept as if it had come in its time and been withdrawn. Returns: whether it is one */
static gboolean
is_left_out (Rows *rows, TrabMeasurement *row)
{
  const TrabMeasurementFields *fields = trab_measurement_get (row);
  g_autofree char *key = trab_merge_index_dup_source_key (fields->source);
  const char *newer = key ? find_newer (rows, row) : NULL;

  if (newer == NULL || g_hash_table_contains (rows->stated, key))
    return FALSE;
  trab_merge_state_report (
      rows->merge, row,
      &(TrabFindingFields){ .severity = TRAB_FINDING_CHANGED,
                            .code = TRAB_FINDING_CODE_WITHDRAWN,
                            .subject = trab_measure_get_info (fields->measure)->id,
                            .received = fields->text });
  trab_import_report_count (rows->merge->report, TRAB_IMPORT_OLDER);
  add (rows, row, NULL)->withdrawn = newer;
  return TRUE;
}

static void
merge_row (Rows *rows, TrabMeasurement *row)
{
  TrabMerge *merge = rows->merge;
  const TrabMeasurementFields *fields = trab_measurement_get (row);
  TrabMeasurement *known = NULL;
  TrabMeasurement *twin = NULL;
  TrabImportOutcome outcome = trab_merge_index_compare (merge->measurements, row, &known, &twin);
  const char *known_id = known ? trab_measurement_get (known)->id : NULL;

  if (outcome == TRAB_IMPORT_UPDATE && trab_merge_state_is_replaced (merge, known_id))
    outcome = TRAB_IMPORT_CONFLICT;
  if (outcome != TRAB_IMPORT_NEW) /* a new one may turn out to wait, see save_row() */
    trab_import_report_count (merge->report, outcome);
  if (outcome == TRAB_IMPORT_OLDER)
    trab_merge_state_report (
        merge, row,
        &(TrabFindingFields){ .severity = TRAB_FINDING_SKIPPED,
                              .code = TRAB_FINDING_CODE_OLDER_VERSION,
                              .subject = trab_measure_get_info (fields->measure)->id,
                              .received = fields->text,
                              .expected = trab_measurement_get (known)->text });
  if (outcome == TRAB_IMPORT_NEW)
    add (rows, row, twin)->is_new = TRUE;
  else if (outcome == TRAB_IMPORT_UPDATE)
    add (rows, row, NULL)->replaces = known_id;
  else if (outcome == TRAB_IMPORT_CONFLICT)
    settle_conflict (rows, add (rows, row, twin), known);
  if (outcome != TRAB_IMPORT_SAME && outcome != TRAB_IMPORT_OLDER)
    trab_merge_index_add (merge->measurements, row);
}

static void
save_row (TrabMerge *merge, const Addition *addition)
{
  TrabMeasurementFields fields = *trab_measurement_get (addition->row);
  g_autofree char *key = NULL;
  g_autofree char *source = NULL;
  g_autoptr (TrabMeasurement) row = NULL;

  gboolean is_there = addition->waits && !addition->is_in_error && addition->twin != NULL;

  if (addition->is_new)
    trab_import_report_count (merge->report, is_there ? TRAB_IMPORT_SAME : TRAB_IMPORT_NEW);
  if (is_there)
    return;
  if (addition->withdrawn != NULL)
    {
      key = trab_merge_index_dup_source_key (fields.source);
      source
          = trab_merge_index_dup_source (key, trab_merge_index_get_version (addition->withdrawn));
      fields.source = source;
    }
  if (addition->is_in_error || addition->withdrawn != NULL)
    fields.status = TRAB_MEASUREMENT_ENTERED_IN_ERROR;
  else if (addition->waits && trab_measurement_is_usable (addition->row))
    fields.status = TRAB_MEASUREMENT_NOT_USED;
  fields.replaces = addition->replaces;
  if (fields.replaces == NULL && addition->twin != NULL)
    fields.replaces = trab_measurement_get (addition->twin)->id;
  row = trab_measurement_new (&fields);
  trab_record_add_measurement (trab_import_report_get_additions (merge->report), row);
}

/* ---- what is no longer stated */

/* Whether @known is a value of the resource, which speaks of it no more. */
static gboolean
is_withdrawn (Rows *rows, const TrabImportWhole *whole, TrabMeasurement *known)
{
  const TrabMeasurementFields *fields = trab_measurement_get (known);
  g_autofree char *named = trab_merge_index_dup_whole (whole->source);
  g_autofree char *of = trab_merge_index_dup_whole (fields->source);
  g_autofree char *key = trab_merge_index_dup_source_key (fields->source);
  TrabImportOutcome version = trab_merge_index_compare_versions (whole->source, fields->source);

  return g_strcmp0 (named, of) == 0 && !g_hash_table_contains (rows->by_sources, key)
         && fields->status != TRAB_MEASUREMENT_ENTERED_IN_ERROR
         && !trab_merge_state_is_replaced (rows->merge, fields->id)
         && !trab_merge_state_is_undone (rows->merge, fields->batch_id)
         && (version == TRAB_IMPORT_UPDATE
             || (whole->is_in_error && version == TRAB_IMPORT_CONFLICT));
}

static void
withdraw (TrabMerge *merge, const TrabImportWhole *whole, TrabMeasurement *known)
{
  TrabMeasurementFields fields = *trab_measurement_get (known);
  g_autofree char *key = trab_merge_index_dup_source_key (fields.source);
  g_autofree char *source
      = trab_merge_index_dup_source (key, trab_merge_index_get_version (whole->source));
  g_autoptr (TrabMeasurement) row = NULL;

  trab_import_report_count (merge->report, TRAB_IMPORT_UPDATE);
  trab_merge_state_report (
      merge, NULL,
      &(TrabFindingFields){ .severity = TRAB_FINDING_CHANGED,
                            .code = TRAB_FINDING_CODE_WITHDRAWN,
                            .subject = trab_measure_get_info (fields.measure)->id,
                            .received = fields.text });
  fields.replaces = fields.id;
  fields.id = NULL;
  fields.visit_id = NULL;
  fields.batch_id = NULL;
  fields.status = TRAB_MEASUREMENT_ENTERED_IN_ERROR;
  fields.source = source;
  row = trab_measurement_new (&fields);
  trab_record_add_measurement (trab_import_report_get_additions (merge->report), row);
}

static void
withdraw_rows (Rows *rows)
{
  const TrabMergeInputs *inputs = rows->merge->inputs;
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *known = inputs->existing ? trab_record_get_measurements (inputs->existing) : NULL;

  for (guint i = 0; inputs->person != NULL && i < inputs->person->wholes->len; i++)
    {
      TrabImportWhole *whole = inputs->person->wholes->pdata[i];

      g_hash_table_insert (by_name, trab_merge_index_dup_whole (whole->source), whole);
    }
  for (guint i = 0; known != NULL && g_hash_table_size (by_name) > 0 && i < known->len; i++)
    {
      const char *source = trab_measurement_get (known->pdata[i])->source;
      g_autofree char *name = trab_merge_index_dup_whole (source);
      const TrabImportWhole *whole = name ? g_hash_table_lookup (by_name, name) : NULL;

      if (whole != NULL && is_withdrawn (rows, whole, known->pdata[i]))
        withdraw (rows->merge, whole, known->pdata[i]);
    }
}

/** trab_merge_measurements_run: every measurement of the file, and what it no longer states */
void
trab_merge_measurements_run (TrabMerge *self)
{
  GPtrArray *incoming = trab_record_get_measurements (self->inputs->incoming);
  g_autoptr (GPtrArray) additions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) by_row = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) by_sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) newest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) stated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Rows rows = { self, additions, by_row, by_sources, newest, stated };

  note_versions (&rows);
  for (guint i = 0; i < incoming->len; i++)
    {
      char *key
          = trab_merge_index_dup_source_key (trab_measurement_get (incoming->pdata[i])->source);

      if (key != NULL)
        g_hash_table_add (by_sources, key);
      if (!is_left_out (&rows, incoming->pdata[i]))
        merge_row (&rows, incoming->pdata[i]);
    }
  for (guint i = 0; i < additions->len; i++)
    save_row (self, additions->pdata[i]);
  withdraw_rows (&rows);
}

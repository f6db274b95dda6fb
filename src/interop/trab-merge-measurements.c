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
} Addition;

typedef struct
{
  TrabMerge *merge;
  GPtrArray *additions;   /* of Addition, in the order of the file */
  GHashTable *by_row;     /* row -> Addition */
  GHashTable *by_sources; /* sources of the rows of the file, without their versions */
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
  const char *answer = trab_import_merge_ask (
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

static void
merge_row (Rows *rows, TrabMeasurement *row)
{
  TrabMerge *merge = rows->merge;
  const TrabMeasurementFields *fields = trab_measurement_get (row);
  TrabMeasurement *known = NULL;
  TrabMeasurement *twin = NULL;
  TrabImportOutcome outcome = trab_merge_index_compare (merge->measurements, row, &known, &twin);
  const char *known_id = known ? trab_measurement_get (known)->id : NULL;

  if (outcome == TRAB_IMPORT_UPDATE && trab_import_merge_is_replaced (merge, known_id))
    outcome = TRAB_IMPORT_CONFLICT;
  trab_import_report_count (merge->report, outcome);
  if (outcome == TRAB_IMPORT_OLDER)
    trab_import_merge_report (
        merge, row,
        &(TrabFindingFields){ .severity = TRAB_FINDING_SKIPPED,
                              .code = TRAB_FINDING_CODE_OLDER_VERSION,
                              .subject = trab_measure_get_info (fields->measure)->id,
                              .received = fields->text,
                              .expected = trab_measurement_get (known)->text });
  if (outcome == TRAB_IMPORT_NEW)
    add (rows, row, twin);
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
  g_autoptr (TrabMeasurement) row = NULL;

  if (addition->waits && !addition->is_in_error && addition->twin != NULL)
    return;
  if (addition->is_in_error)
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
         && !trab_import_merge_is_replaced (rows->merge, fields->id)
         && !trab_import_merge_is_undone (rows->merge, fields->batch_id)
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
  trab_import_merge_report (
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
  Rows rows = { self, additions, by_row, by_sources };

  for (guint i = 0; i < incoming->len; i++)
    {
      char *key
          = trab_merge_index_dup_source_key (trab_measurement_get (incoming->pdata[i])->source);

      if (key != NULL)
        g_hash_table_add (by_sources, key);
      merge_row (&rows, incoming->pdata[i]);
    }
  for (guint i = 0; i < additions->len; i++)
    save_row (self, additions->pdata[i]);
  withdraw_rows (&rows);
}

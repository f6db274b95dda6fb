/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-merge-taken-back.h"

#include "trab-merge-words.h"

/* What the file takes back, for asking whether a known row is of it. */
typedef struct
{
  TrabMerge *merge;
  GHashTable *wholes; /* name of a resource that is said to be wrong -> TrabImportWhole */
  GHashTable *stated; /* sources without their versions that a row of the file has */
} TakenBack;

static void
note_stated (TakenBack *self, const char *source)
{
  char *key = trab_merge_index_dup_source_key (source);

  if (key != NULL)
    g_hash_table_add (self->stated, key);
}

/* Returns: (transfer full) (nullable): the source of the row that takes @source back, with the
 * version that does */
static char *
dup_source_of_error (TakenBack *self, const char *source)
{
  g_autofree char *name = trab_merge_index_dup_whole (source);
  g_autofree char *key = trab_merge_index_dup_source_key (source);
  const TrabImportWhole *whole = name ? g_hash_table_lookup (self->wholes, name) : NULL;

  if (whole == NULL || g_hash_table_contains (self->stated, key)
      || trab_merge_index_compare_versions (whole->source, source) == TRAB_IMPORT_OLDER)
    return NULL;
  return trab_merge_index_dup_source (key, trab_merge_index_get_version (whole->source));
}

static gboolean
is_out_of_use (TakenBack *self, const char *id, const char *batch_id)
{
  return trab_merge_state_is_replaced (self->merge, id)
         || trab_merge_state_is_undone (self->merge, batch_id);
}

static void
report (TakenBack *self, const char *subject, char *words)
{
  trab_import_report_count (self->merge->report, TRAB_IMPORT_UPDATE);
  trab_merge_state_report (self->merge, NULL,
                           &(TrabFindingFields){ .severity = TRAB_FINDING_CHANGED,
                                                 .code = TRAB_FINDING_CODE_WITHDRAWN,
                                                 .subject = subject,
                                                 .received = words });
  g_free (words);
}

static void
take_back_fracture (TakenBack *self, TrabFracture *known)
{
  TrabFractureFields fields = *trab_fracture_get (known);
  g_autofree char *source = dup_source_of_error (self, fields.source);
  g_autoptr (TrabFracture) row = NULL;

  if (source == NULL || fields.is_in_error || is_out_of_use (self, fields.id, fields.batch_id))
    return;
  report (self, "fracture", trab_merge_words_dup_fracture (&fields));
  fields.replaces = fields.id;
  fields.id = fields.visit_id = fields.batch_id = NULL;
  fields.is_in_error = TRUE;
  fields.source = source;
  row = trab_fracture_new (&fields);
  trab_record_add_fracture (trab_import_report_get_additions (self->merge->report), row);
}

static void
take_back_course (TakenBack *self, TrabCourse *known)
{
  TrabCourseFields fields = *trab_course_get (known);
  g_autofree char *source = dup_source_of_error (self, fields.source);
  g_autoptr (TrabCourse) row = NULL;

  if (source == NULL || fields.is_in_error || is_out_of_use (self, fields.id, fields.batch_id))
    return;
  report (self, "medicine", trab_merge_words_dup_course (&fields));
  fields.replaces = fields.id;
  fields.id = fields.visit_id = fields.batch_id = NULL;
  fields.is_in_error = TRUE;
  fields.source = source;
  row = trab_course_new (&fields);
  trab_record_add_course (trab_import_report_get_additions (self->merge->report), row);
}

/** trab_merge_taken_back_run: known fractures and courses whose sender says now that the resource
 * was wrong, without stating it any more. Measurements: trab_merge_measurements_run() */
void
trab_merge_taken_back_run (TrabMerge *self)
{
  const TrabMergeInputs *inputs = self->inputs;
  g_autoptr (GHashTable) wholes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) stated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *fractures = trab_record_get_fractures (inputs->incoming);
  GPtrArray *courses = trab_record_get_courses (inputs->incoming);
  TakenBack taken_back = { self, wholes, stated };

  for (guint i = 0; inputs->person != NULL && i < inputs->person->wholes->len; i++)
    {
      TrabImportWhole *whole = inputs->person->wholes->pdata[i];

      if (whole->is_in_error)
        g_hash_table_insert (wholes, trab_merge_index_dup_whole (whole->source), whole);
    }
  if (inputs->existing == NULL || g_hash_table_size (wholes) == 0)
    return;
  for (guint i = 0; i < fractures->len; i++)
    note_stated (&taken_back, trab_fracture_get (fractures->pdata[i])->source);
  for (guint i = 0; i < courses->len; i++)
    note_stated (&taken_back, trab_course_get (courses->pdata[i])->source);
  fractures = trab_record_get_fractures (inputs->existing);
  courses = trab_record_get_courses (inputs->existing);
  for (guint i = 0; i < fractures->len; i++)
    take_back_fracture (&taken_back, fractures->pdata[i]);
  for (guint i = 0; i < courses->len; i++)
    take_back_course (&taken_back, courses->pdata[i]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-import.h"

#include <string.h>

#include "trab-import-report.h"
#include "trab-text.h"

struct _TrabImport
{
  GObject parent_instance;
  GBytes *bytes;
  char *digest;
  GPtrArray *persons;
  GPtrArray *resources;
  GPtrArray *findings;
  GHashTable *answers; /* id of a question -> choice */
};

G_DEFINE_FINAL_TYPE (TrabImport, trab_import, G_TYPE_OBJECT)

static void
whole_free (gpointer data)
{
  TrabImportWhole *whole = data;

  g_free (whole->source);
  g_free (whole);
}

static void
person_free (gpointer data)
{
  TrabImportPerson *person = data;

  g_object_unref (person->record);
  g_free (person->reference);
  g_ptr_array_unref (person->identifiers);
  g_ptr_array_unref (person->taken_back);
  g_ptr_array_unref (person->wholes);
  g_hash_table_unref (person->places);
  g_free (person);
}

static void
resource_free (gpointer data)
{
  TrabImportResource *resource = data;

  g_free (resource->type);
  g_free (resource->id);
  g_bytes_unref (resource->json);
  g_free (resource);
}

static void
trab_import_finalize (GObject *object)
{
  TrabImport *self = TRAB_IMPORT (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->digest);
  g_ptr_array_unref (self->persons);
  g_ptr_array_unref (self->resources);
  g_ptr_array_unref (self->findings);
  g_hash_table_unref (self->answers);
  G_OBJECT_CLASS (trab_import_parent_class)->finalize (object);
}

static void
trab_import_class_init (TrabImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_import_finalize;
}

static void
trab_import_init (TrabImport *self)
{
  self->persons = g_ptr_array_new_with_free_func (person_free);
  self->resources = g_ptr_array_new_with_free_func (resource_free);
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * trab_import_new:
 * @bytes: the whole file as it came; kept
 *
 * Returns: (transfer full): an import of nobody
 */
TrabImport *
trab_import_new (GBytes *bytes)
{
  TrabImport *self = g_object_new (TRAB_TYPE_IMPORT, NULL);

  self->bytes = g_bytes_ref (bytes);
  self->digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return self;
}

/**
 * trab_import_add_person:
 * Returns: the index of the new person, whose record is empty
 */
int
trab_import_add_person (TrabImport *self,
                        TrabPatient *patient,
                        const char *reference,
                        gboolean is_quarantined)
{
  TrabImportPerson *person = g_new0 (TrabImportPerson, 1);

  person->record = trab_record_new (patient);
  person->reference = g_strdup (reference);
  person->is_quarantined = is_quarantined;
  person->identifiers = g_ptr_array_new_with_free_func (g_free);
  person->taken_back = g_ptr_array_new_with_free_func (g_free);
  person->wholes = g_ptr_array_new_with_free_func (whole_free);
  person->places = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
  g_ptr_array_add (self->persons, person);
  return (int) self->persons->len - 1;
}

/**
 * trab_import_add_resource:
 * @offset, @length: where its text lies in the file
 *
 * Returns: the index of the new resource, which belongs to nobody and is not read yet
 */
guint
trab_import_add_resource (
    TrabImport *self, const char *type, const char *id, gsize offset, gsize length)
{
  TrabImportResource *resource = g_new0 (TrabImportResource, 1);

  resource->type = g_strdup (type);
  resource->id = g_strdup (id);
  resource->json = g_bytes_new_from_bytes (self->bytes, offset, length);
  resource->person = -1;
  g_ptr_array_add (self->resources, resource);
  return self->resources->len - 1;
}

void
trab_import_add_finding (TrabImport *self, TrabFinding *finding)
{
  g_ptr_array_add (self->findings, g_object_ref (finding));
}

/** trab_import_get_bytes: (transfer none): the file as it came */
GBytes *
trab_import_get_bytes (TrabImport *self)
{
  return self->bytes;
}

#define SOURCE_LENGTH 400 /* bytes of the file shown with a finding */

/* Where in the file it stands: the beginning of the resource, else of the line; -1 for neither. */
static gssize
find_place (TrabImport *self, const TrabFindingFields *fields)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (self->bytes, &length);
  gsize at = 0;

  if (fields->line == 0)
    return -1;
  if (fields->offset > 0 && fields->offset < length)
    return (gssize) fields->offset;
  for (guint line = 1; line < fields->line; line++)
    {
      const char *end = at < length ? memchr (text + at, '\n', length - at) : NULL;

      if (end == NULL)
        return -1;
      at = (gsize) (end - text) + 1;
    }
  return at < length ? (gssize) at : -1;
}

/**
 * trab_import_dup_source_text:
 * Returns: (transfer full) (nullable): the file where the finding points to, as it stands there:
 *   the line of a table, the beginning of a resource; NULL for what is about the whole file
 */
char *
trab_import_dup_source_text (TrabImport *self, TrabFinding *finding)
{
  const TrabFindingFields *fields = trab_finding_get (finding);
  gssize at = find_place (self, fields);
  gsize length = 0;
  const char *text = g_bytes_get_data (self->bytes, &length);
  gboolean is_line = fields->resource_type == NULL;
  const char *end = NULL;
  g_autofree char *valid = NULL;

  if (at < 0)
    return NULL;
  length = MIN (length - (gsize) at, SOURCE_LENGTH);
  end = is_line ? memchr (text + at, '\n', length) : NULL;
  valid = g_utf8_make_valid (text + at, end ? end - (text + at) : (gssize) length);
  return trab_text_dup_clean (valid, TRAB_TEXT_PROSE);
}

/** trab_import_get_digest: SHA-256 of the file in hexadecimal, to name it in an audit */
const char *
trab_import_get_digest (TrabImport *self)
{
  return self->digest;
}

guint
trab_import_get_n_persons (TrabImport *self)
{
  return self->persons->len;
}

TrabImportPerson *
trab_import_get_person (TrabImport *self, guint index)
{
  g_return_val_if_fail (index < self->persons->len, NULL);
  return g_ptr_array_index (self->persons, index);
}

guint
trab_import_get_n_resources (TrabImport *self)
{
  return self->resources->len;
}

TrabImportResource *
trab_import_get_resource (TrabImport *self, guint index)
{
  g_return_val_if_fail (index < self->resources->len, NULL);
  return g_ptr_array_index (self->resources, index);
}

/** trab_import_get_findings: (transfer none): of TrabFinding, in the order of the file */
GPtrArray *
trab_import_get_findings (TrabImport *self)
{
  return self->findings;
}

/** trab_import_add_whole: @source: (nullable): nothing is noted without one */
void
trab_import_add_whole (TrabImport *self, guint person, const char *source, gboolean is_in_error)
{
  TrabImportWhole *whole = NULL;

  if (source == NULL)
    return;
  whole = g_new0 (TrabImportWhole, 1);
  whole->source = g_strdup (source);
  whole->is_in_error = is_in_error;
  g_ptr_array_add (trab_import_get_person (self, person)->wholes, whole);
}

/** trab_import_answer: @choice: (nullable): NULL takes an answer back */
void
trab_import_answer (TrabImport *self, const char *question, const char *choice)
{
  if (choice == NULL)
    g_hash_table_remove (self->answers, question);
  else
    g_hash_table_insert (self->answers, g_strdup (question), g_strdup (choice));
}

/** trab_import_get_answer: (nullable) (transfer none): @question: (nullable) */
const char *
trab_import_get_answer (TrabImport *self, const char *question)
{
  return question ? g_hash_table_lookup (self->answers, question) : NULL;
}

/** trab_import_is_waiting: whether @finding is a question without an answer that it understands */
gboolean
trab_import_is_waiting (TrabImport *self, TrabFinding *finding)
{
  const TrabFindingFields *fields = trab_finding_get (finding);

  return fields->question != NULL
         && !trab_finding_find_choice (finding, trab_import_get_answer (self, fields->question),
                                       NULL);
}

/** trab_import_count_waiting: how many of @findings (of TrabFinding) wait for an answer */
guint
trab_import_count_waiting (TrabImport *self, GPtrArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += trab_import_is_waiting (self, findings->pdata[i]);
  return n;
}

static void
add_row (TrabRecord *record, gpointer row)
{
  if (TRAB_IS_MEASUREMENT (row))
    trab_record_add_measurement (record, row);
  else if (TRAB_IS_FRACTURE (row))
    trab_record_add_fracture (record, row);
  else if (TRAB_IS_COURSE (row))
    trab_record_add_course (record, row);
  else if (TRAB_IS_VISIT (row))
    trab_record_add_visit (record, row);
}

/* The row as it is kept while nobody has said which one it is: never computed with. */
static TrabMeasurement *
new_waiting (TrabMeasurement *row)
{
  TrabMeasurementFields fields = *trab_measurement_get (row);

  if (trab_measurement_is_usable (row))
    fields.status = TRAB_MEASUREMENT_NOT_USED;
  return trab_measurement_new (&fields);
}

/* What becomes of the rows that questions are about: row -> what stands for it, or NULL. */
static GHashTable *
find_settled_rows (TrabImport *self, guint person)
{
  GHashTable *rows = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);

  for (guint i = 0; i < self->findings->len; i++)
    {
      const TrabFindingFields *fields = trab_finding_get (self->findings->pdata[i]);

      if (fields->row == NULL || fields->person != (int) person || fields->n_choices == 0)
        continue;
      if (trab_import_is_waiting (self, self->findings->pdata[i]))
        g_hash_table_insert (rows, fields->row, new_waiting (fields->row));
      else if (!g_hash_table_contains (rows, fields->row))
        g_hash_table_insert (rows, fields->row, g_object_ref (fields->row));
    }
  return rows;
}

static void
add_chosen (TrabImport *self, guint person, TrabRecord *record)
{
  for (guint i = 0; i < self->findings->len; i++)
    {
      const TrabFindingFields *fields = trab_finding_get (self->findings->pdata[i]);
      gpointer row = NULL;

      if (fields->question != NULL && fields->person == (int) person
          && trab_finding_find_choice (self->findings->pdata[i],
                                       trab_import_get_answer (self, fields->question), &row)
          && row != NULL)
        add_row (record, row);
    }
}

/**
 * trab_import_dup_settled:
 * Returns: (transfer full): the record of a person as the answers make it: what was chosen stands
 * in it, and what waits is either not in it or never computed with
 */
TrabRecord *
trab_import_dup_settled (TrabImport *self, guint person)
{
  TrabRecord *given = trab_import_get_person (self, person)->record;
  TrabRecord *record = trab_record_new (trab_record_get_patient (given));
  g_autoptr (GHashTable) settled = find_settled_rows (self, person);
  GPtrArray *measurements = trab_record_get_measurements (given);

  for (guint i = 0; i < measurements->len; i++)
    {
      TrabMeasurement *row = measurements->pdata[i];
      TrabMeasurement *instead = g_hash_table_lookup (settled, row);

      if (instead != row)
        trab_record_add_measurement (record, instead ? instead : row);
    }
  for (guint i = 0; i < trab_record_get_fractures (given)->len; i++)
    trab_record_add_fracture (record, trab_record_get_fractures (given)->pdata[i]);
  for (guint i = 0; i < trab_record_get_courses (given)->len; i++)
    trab_record_add_course (record, trab_record_get_courses (given)->pdata[i]);
  for (guint i = 0; i < trab_record_get_visits (given)->len; i++)
    trab_record_add_visit (record, trab_record_get_visits (given)->pdata[i]);
  for (guint i = 0; i < trab_record_get_addenda (given)->len; i++)
    trab_record_add_addendum (record, trab_record_get_addenda (given)->pdata[i]);
  add_chosen (self, person, record);
  return record;
}

/* The findings of the file, and after them those of each report. */
static GPtrArray *
list_findings (TrabImport *self, GPtrArray *reports)
{
  GPtrArray *all = g_ptr_array_new ();

  g_ptr_array_extend (all, self->findings, NULL, NULL);
  for (guint i = 0; i < reports->len; i++)
    g_ptr_array_extend (all, trab_import_report_get_findings (reports->pdata[i]), NULL, NULL);
  return all;
}

/**
 * trab_import_list_questions:
 * @reports: of TrabImportReport
 * @questions: id of a question -> TrabFinding (transfer full): filled with all that is asked
 */
void
trab_import_list_questions (TrabImport *self, GPtrArray *reports, GHashTable *questions)
{
  g_autoptr (GPtrArray) all = list_findings (self, reports);

  for (guint i = 0; i < all->len; i++)
    if (trab_finding_get (all->pdata[i])->question != NULL)
      g_hash_table_insert (questions, g_strdup (trab_finding_get (all->pdata[i])->question),
                           g_object_ref (all->pdata[i]));
}

/**
 * trab_import_is_partial:
 * @reports: of TrabImportReport
 *
 * Returns: whether something of the file was dropped, does not count, or waits for an answer; also
 *   when nobody is in it
 */
gboolean
trab_import_is_partial (TrabImport *self, GPtrArray *reports)
{
  g_autoptr (GPtrArray) all = list_findings (self, reports);

  if (self->persons->len == 0)
    return TRUE;
  for (guint i = 0; i < all->len; i++)
    if (trab_finding_is_loss (all->pdata[i]) || trab_import_is_waiting (self, all->pdata[i]))
      return TRUE;
  return FALSE;
}

/** trab_import_count_findings: how many things the findings of @severity speak of */
guint
trab_import_count_findings (TrabImport *self, TrabFindingSeverity severity)
{
  guint count = 0;

  for (guint i = 0; i < self->findings->len; i++)
    {
      const TrabFindingFields *fields = trab_finding_get (g_ptr_array_index (self->findings, i));

      if (fields->severity == severity)
        count += fields->count;
    }
  return count;
}

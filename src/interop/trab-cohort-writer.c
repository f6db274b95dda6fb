/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cohort-writer.h"

#include <string.h>

#include "trab-csv-writer.h"

struct _TrabCohortWriter
{
  guint least;
  char *salt;         /* of this table: whoever has none cannot make its numbers again */
  GHashTable *people; /* id -> number + 1, once all are counted */
  GPtrArray *ids;     /* of char * */
  GHashTable *shared; /* what people may share -> how many do */
  GHashTable *rows;   /* number -> rows of that person, so that the order tells nothing */
  guint n_left_out;
};

/** trab_cohort_writer_new: @least: people who must share something, at least 2; @salt: secret */
TrabCohortWriter *
trab_cohort_writer_new (guint least, const char *salt)
{
  TrabCohortWriter *self = g_new0 (TrabCohortWriter, 1);

  self->least = least;
  self->salt = g_strdup (salt);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->people = g_hash_table_new (g_str_hash, g_str_equal);
  self->shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

void
trab_cohort_writer_free (TrabCohortWriter *writer)
{
  g_hash_table_unref (writer->rows);
  g_hash_table_unref (writer->shared);
  g_hash_table_unref (writer->people);
  g_ptr_array_unref (writer->ids);
  g_free (writer->salt);
  g_free (writer);
}

static char *
dup_measure_key (const TrabMeasurementFields *fields)
{
  return g_strdup_printf ("measure %d %d", fields->measure, fields->site);
}

static char *
dup_sex_key (const TrabPatientFields *fields)
{
  return g_strdup_printf ("sex %d", fields->sex);
}

static char *
dup_birth_key (const TrabPatientFields *fields)
{
  return g_strdup_printf ("birth %d %d", fields->sex, fields->birth_date.year);
}

/* @key: (transfer full): counted once for each person */
static void
add_shared (TrabCohortWriter *self, GHashTable *of_person, char *key)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->shared, key));

  if (g_hash_table_add (of_person, key))
    g_hash_table_insert (self->shared, g_strdup (key), GUINT_TO_POINTER (n + 1));
}

static gboolean
is_shared (TrabCohortWriter *self, char *key)
{
  g_autofree char *own = key;

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->shared, own)) >= self->least;
}

static gboolean
is_written (const TrabMeasurementFields *fields)
{
  return fields->status != TRAB_MEASUREMENT_ENTERED_IN_ERROR;
}

/** trab_cohort_writer_count: of everybody, before anybody is appended */
void
trab_cohort_writer_count (TrabCohortWriter *writer, TrabRecord *record)
{
  const TrabPatientFields *patient = trab_patient_get (trab_record_get_patient (record));
  GPtrArray *rows = trab_record_get_measurements (record);
  g_autoptr (GHashTable) of_person = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_ptr_array_add (writer->ids, g_strdup (patient->id));
  add_shared (writer, of_person, dup_sex_key (patient));
  add_shared (writer, of_person, dup_birth_key (patient));
  for (guint i = 0; i < rows->len; i++)
    if (is_written (trab_measurement_get (rows->pdata[i])))
      add_shared (writer, of_person, dup_measure_key (trab_measurement_get (rows->pdata[i])));
}

/** trab_cohort_writer_is_enough: whether there are as many people as must share something */
gboolean
trab_cohort_writer_is_enough (TrabCohortWriter *writer)
{
  return writer->ids->len >= writer->least;
}

static char *
dup_shuffled (TrabCohortWriter *self, const char *id)
{
  g_autofree char *salted = g_strconcat (self->salt, "|", id, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, salted, -1);
}

static int
compare_ids (gconstpointer a, gconstpointer b, gpointer user_data)
{
  g_autofree char *first = dup_shuffled (user_data, *(char *const *) a);
  g_autofree char *second = dup_shuffled (user_data, *(char *const *) b);

  return strcmp (first, second);
}

/* Numbers in an order that tells nothing of when somebody came. */
static guint
find_number (TrabCohortWriter *self, const char *id)
{
  if (g_hash_table_size (self->people) == 0)
    {
      g_ptr_array_sort_with_data (self->ids, compare_ids, self);
      for (guint i = 0; i < self->ids->len; i++)
        g_hash_table_insert (self->people, self->ids->pdata[i], GUINT_TO_POINTER (i + 1));
    }
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->people, id));
}

static TrabPatient *
new_person (TrabCohortWriter *self, const TrabPatientFields *known, guint number)
{
  g_autofree char *name = g_strdup_printf ("P%05u", number);
  TrabPatientFields fields = { .identifier_value = name };

  if (is_shared (self, dup_sex_key (known)))
    fields.sex = known->sex;
  if (fields.sex == known->sex && is_shared (self, dup_birth_key (known)))
    fields.birth_date = (TrabDate){ .year = known->birth_date.year };
  return trab_patient_new (&fields);
}

/* The row without what is of one clinic or one person; its id stays for what it corrects. */
static TrabMeasurement *
new_row (const TrabMeasurementFields *known)
{
  TrabMeasurementFields fields = *known;

  fields.patient_id = NULL;
  fields.visit_id = NULL;
  fields.source = NULL;
  fields.batch_id = NULL;
  fields.note = NULL;
  fields.laboratory = NULL;
  fields.moment = TRAB_MOMENT_NONE;
  fields.moment.date
      = (TrabDate){ .year = known->moment.date.year, .month = known->moment.date.month };
  return trab_measurement_new (&fields);
}

/** trab_cohort_writer_append: everybody who was counted, in any order */
void
trab_cohort_writer_append (TrabCohortWriter *writer, TrabRecord *record)
{
  const TrabPatientFields *known = trab_patient_get (trab_record_get_patient (record));
  GPtrArray *rows = trab_record_get_measurements (record);
  guint number = find_number (writer, known->id);
  g_autoptr (TrabPatient) person = NULL;
  g_autoptr (TrabRecord) nameless = NULL;

  if (number == 0)
    return; /* came after the counting */
  person = new_person (writer, known, number);
  nameless = trab_record_new (person);
  for (guint i = 0; i < rows->len; i++)
    {
      const TrabMeasurementFields *fields = trab_measurement_get (rows->pdata[i]);
      gboolean is_alone = !is_shared (writer, dup_measure_key (fields));
      g_autoptr (TrabMeasurement) row = is_alone ? NULL : new_row (fields);

      if (row != NULL)
        trab_record_add_measurement (nameless, row);
      else
        writer->n_left_out += is_written (fields);
    }
  g_hash_table_insert (writer->rows, GUINT_TO_POINTER (number), trab_csv_writer_write (nameless));
}

/** trab_cohort_writer_finish: (transfer full): the table, its people by their numbers */
char *
trab_cohort_writer_finish (TrabCohortWriter *writer)
{
  g_autoptr (TrabPatient) nobody = trab_patient_new (&(TrabPatientFields){ 0 });
  g_autoptr (TrabRecord) nothing = trab_record_new (nobody);
  g_autofree char *head = trab_csv_writer_write (nothing);
  GString *table = g_string_new (head);

  for (guint i = 1; i <= writer->ids->len; i++)
    {
      const char *rows = g_hash_table_lookup (writer->rows, GUINT_TO_POINTER (i));

      g_string_append (table, rows ? rows + strlen (head) : "");
    }
  return g_string_free (table, FALSE);
}

/** trab_cohort_writer_get_n_people: who were counted */
guint
trab_cohort_writer_get_n_people (TrabCohortWriter *writer)
{
  return writer->ids->len;
}

/** trab_cohort_writer_get_n_left_out: values that too few people have */
guint
trab_cohort_writer_get_n_left_out (TrabCohortWriter *writer)
{
  return writer->n_left_out;
}

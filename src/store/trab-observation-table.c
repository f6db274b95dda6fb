/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-observation-table.h"

#include "trab-error.h"

/* Measurements, fractures and courses: rows that are only ever added. A correction is a new row
 * that replaces the old one, and what a row is worth today is read from the rows around it. */

/* A text of a Fields struct and the column of the same name */
typedef struct
{
  const char *parameter;
  gsize offset;
} Text;

#define TEXT(Fields, name)                                                                         \
  {                                                                                                \
    ":" #name, G_STRUCT_OFFSET (Fields, name)                                                      \
  }
#define COMMON_TEXTS(Fields)                                                                       \
  TEXT (Fields, id), TEXT (Fields, patient_id), TEXT (Fields, visit_id), TEXT (Fields, note),      \
      TEXT (Fields, source), TEXT (Fields, batch_id), TEXT (Fields, replaces)

static const Text measurement_texts[] = {
  COMMON_TEXTS (TrabMeasurementFields),         TEXT (TrabMeasurementFields, side),
  TEXT (TrabMeasurementFields, region),         TEXT (TrabMeasurementFields, text),
  TEXT (TrabMeasurementFields, unit),           TEXT (TrabMeasurementFields, reference),
  TEXT (TrabMeasurementFields, scanner),        TEXT (TrabMeasurementFields, software),
  TEXT (TrabMeasurementFields, artefacts),      TEXT (TrabMeasurementFields, laboratory),
  TEXT (TrabMeasurementFields, method),         TEXT (TrabMeasurementFields, reference_low),
  TEXT (TrabMeasurementFields, reference_high), TEXT (TrabMeasurementFields, interpretation),
};

static const Text fracture_texts[] = { COMMON_TEXTS (TrabFractureFields) };

static const Text course_texts[] = {
  COMMON_TEXTS (TrabCourseFields), TEXT (TrabCourseFields, medicine),
  TEXT (TrabCourseFields, name),   TEXT (TrabCourseFields, dose_text),
  TEXT (TrabCourseFields, route),  TEXT (TrabCourseFields, regimen),
};

#define COMMON_COLUMNS                                                                             \
  "id, patient_id, visit_id, note, source, batch_id, replaces, version, updated_at, updated_by"
#define COMMON_VALUES                                                                              \
  ":id, :patient_id, :visit_id, :note, :source, :batch_id, :replaces, 1, :updated_at, :updated_by"

static const char insert_measurement_sql[]
    = "INSERT INTO measurement (" COMMON_COLUMNS ", measure, site, side, region, value, comparator,"
      " text, unit, moment, status, reference, scanner, software, artefacts, laboratory, method,"
      " fasting, reference_low, reference_high, interpretation) VALUES (" COMMON_VALUES
      ", :measure, :site, :side, :region, :value, :comparator,"
      " :text, :unit, :moment, :status, :reference, :scanner, :software, :artefacts, :laboratory,"
      " :method, :fasting, :reference_low, :reference_high, :interpretation)";

static const char insert_fracture_sql[]
    = "INSERT INTO fracture (" COMMON_COLUMNS ", site, date, is_low_trauma, is_in_error)"
      " VALUES (" COMMON_VALUES ", :site, :date, :is_low_trauma, :is_in_error)";

static const char insert_course_sql[]
    = "INSERT INTO course (" COMMON_COLUMNS ", medicine, name, dose_text, route, regimen, start,"
      " stop, is_ongoing, adherence, is_in_error) VALUES (" COMMON_VALUES ", :medicine, :name,"
      " :dose_text, :route, :regimen, :start, :stop, :is_ongoing, :adherence, :is_in_error)";

/* All rows of a patient by a moment, oldest first. is_undone: it came with an import that was
 * undone by then: it counts nowhere and replaces nothing. is_replaced: a later row that counts
 * corrects it.
 */
#define SELECT_OF(table)                                                                           \
  "SELECT t.*, ifnull (b.undone_at <= :as_of, 0) AS is_undone,"                                    \
  " EXISTS (SELECT 1 FROM " table " r LEFT JOIN batch rb ON rb.id = r.batch_id"                    \
  " WHERE r.replaces = t.id AND r.updated_at <= :as_of"                                            \
  " AND (rb.undone_at IS NULL OR rb.undone_at > :as_of)) AS is_replaced"                           \
  " FROM " table " t LEFT JOIN batch b ON b.id = t.batch_id"                                       \
  " WHERE t.patient_id = :patient_id AND t.updated_at <= :as_of ORDER BY t.id"

static void
bind_texts (TrabStatement *statement, const void *fields, const Text *texts, guint n_texts)
{
  for (guint i = 0; i < n_texts; i++)
    trab_statement_bind_text (statement, texts[i].parameter,
                              G_STRUCT_MEMBER (const char *, fields, texts[i].offset));
}

static void
read_texts (TrabStatement *select, void *fields, const Text *texts, guint n_texts)
{
  for (guint i = 0; i < n_texts; i++)
    G_STRUCT_MEMBER (const char *, fields, texts[i].offset)
        = trab_statement_get_text (select, texts[i].parameter + 1);
}

static void
bind_date (TrabStatement *statement, const char *parameter, TrabDate date)
{
  char text[TRAB_DATE_TEXT_SIZE];

  trab_statement_bind_text (statement, parameter,
                            trab_date_is_known (date) ? trab_date_to_text (date, text) : NULL);
}

/* What every row of one save gets: an id, its patient, its import */
static gboolean
complete (const TrabStamp *stamp,
          const char *patient_id,
          const char **row_id,
          const char **row_patient_id,
          const char **row_batch_id,
          char **id,
          GError **error)
{
  if (*row_patient_id != NULL && !g_str_equal (*row_patient_id, patient_id))
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT,
                   "a row is of another patient than its record");
      return FALSE;
    }
  *id = trab_stamp_make_id (stamp, *row_id, error);
  *row_id = *id;
  *row_patient_id = patient_id;
  *row_batch_id = stamp->batch_id;
  return *id != NULL;
}

static gboolean
insert_measurement (TrabDb *db,
                    const char *patient_id,
                    TrabMeasurement *measurement,
                    const TrabStamp *stamp,
                    GError **error)
{
  TrabMeasurementFields fields = *trab_measurement_get (measurement);
  g_autoptr (TrabStatement) insert = trab_db_prepare (db, insert_measurement_sql, error);
  g_autofree char *id = NULL;
  char moment[TRAB_MOMENT_TEXT_SIZE];

  if (insert == NULL
      || !complete (stamp, patient_id, &fields.id, &fields.patient_id, &fields.batch_id, &id,
                    error))
    return FALSE;
  bind_texts (insert, &fields, measurement_texts, G_N_ELEMENTS (measurement_texts));
  trab_statement_bind_text (insert, ":measure", trab_measure_get_info (fields.measure)->id);
  trab_statement_bind_text (insert, ":site", trab_measure_site_to_string (fields.site));
  trab_statement_bind_real (insert, ":value", fields.value);
  trab_statement_bind_text (insert, ":comparator",
                            trab_measurement_comparator_to_string (fields.comparator));
  if (trab_date_is_known (fields.moment.date))
    trab_statement_bind_text (insert, ":moment", trab_moment_to_text (fields.moment, moment));
  trab_statement_bind_text (insert, ":status", trab_measurement_status_to_string (fields.status));
  trab_statement_bind_text (insert, ":fasting", trab_answer_to_string (fields.fasting));
  trab_stamp_bind (stamp, insert);
  return trab_statement_run (insert, error);
}

static gboolean
insert_fracture (TrabDb *db,
                 const char *patient_id,
                 TrabFracture *fracture,
                 const TrabStamp *stamp,
                 GError **error)
{
  TrabFractureFields fields = *trab_fracture_get (fracture);
  g_autoptr (TrabStatement) insert = trab_db_prepare (db, insert_fracture_sql, error);
  g_autofree char *id = NULL;

  if (insert == NULL
      || !complete (stamp, patient_id, &fields.id, &fields.patient_id, &fields.batch_id, &id,
                    error))
    return FALSE;
  bind_texts (insert, &fields, fracture_texts, G_N_ELEMENTS (fracture_texts));
  trab_statement_bind_text (insert, ":site", trab_fracture_site_to_string (fields.site));
  bind_date (insert, ":date", fields.date);
  trab_statement_bind_text (insert, ":is_low_trauma", trab_answer_to_string (fields.is_low_trauma));
  trab_statement_bind_integer (insert, ":is_in_error", fields.is_in_error ? 1 : 0);
  trab_stamp_bind (stamp, insert);
  return trab_statement_run (insert, error);
}

static gboolean
insert_course (
    TrabDb *db, const char *patient_id, TrabCourse *course, const TrabStamp *stamp, GError **error)
{
  TrabCourseFields fields = *trab_course_get (course);
  g_autoptr (TrabStatement) insert = trab_db_prepare (db, insert_course_sql, error);
  g_autofree char *id = NULL;

  if (insert == NULL
      || !complete (stamp, patient_id, &fields.id, &fields.patient_id, &fields.batch_id, &id,
                    error))
    return FALSE;
  bind_texts (insert, &fields, course_texts, G_N_ELEMENTS (course_texts));
  bind_date (insert, ":start", fields.start);
  bind_date (insert, ":stop", fields.stop);
  trab_statement_bind_integer (insert, ":is_ongoing", fields.is_ongoing ? 1 : 0);
  if (fields.has_adherence)
    trab_statement_bind_real (insert, ":adherence", fields.adherence);
  trab_statement_bind_integer (insert, ":is_in_error", fields.is_in_error ? 1 : 0);
  trab_stamp_bind (stamp, insert);
  return trab_statement_run (insert, error);
}

/** trab_observation_table_save: adds the observations of @record, all new, to a patient */
gboolean
trab_observation_table_save (
    TrabDb *db, const char *patient_id, TrabRecord *record, const TrabStamp *stamp, GError **error)
{
  GPtrArray *measurements = trab_record_get_measurements (record);
  GPtrArray *fractures = trab_record_get_fractures (record);
  GPtrArray *courses = trab_record_get_courses (record);

  for (guint i = 0; i < measurements->len; i++)
    if (!insert_measurement (db, patient_id, g_ptr_array_index (measurements, i), stamp, error))
      return FALSE;
  for (guint i = 0; i < fractures->len; i++)
    if (!insert_fracture (db, patient_id, g_ptr_array_index (fractures, i), stamp, error))
      return FALSE;
  for (guint i = 0; i < courses->len; i++)
    if (!insert_course (db, patient_id, g_ptr_array_index (courses, i), stamp, error))
      return FALSE;
  return TRUE;
}

/* A file of a later minor version, or of a damaged disk, may hold words this program does not know:
 * a guess would be a wrong record. */
static gboolean
set_not_understood (GError **error, const char *column)
{
  g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT,
               "a stored %s is not one this program knows", column);
  return FALSE;
}

static gboolean
is_true (TrabStatement *select, const char *column)
{
  return trab_statement_get_integer (select, column) != 0;
}

static gboolean
read_date (TrabStatement *select, const char *column, TrabDate *date)
{
  return trab_statement_is_null (select, column)
         || trab_date_parse (trab_statement_get_text (select, column), date);
}

static gboolean
read_measurement (TrabStatement *select, TrabRecord *record, GError **error)
{
  TrabMeasurementFields fields = { .value = trab_statement_get_real (select, "value") };
  g_autoptr (TrabMeasurement) measurement = NULL;

  read_texts (select, &fields, measurement_texts, G_N_ELEMENTS (measurement_texts));
  if (!trab_measure_from_string (trab_statement_get_text (select, "measure"), &fields.measure))
    return set_not_understood (error, "measure");
  if (!trab_measure_site_from_string (trab_statement_get_text (select, "site"), &fields.site))
    return set_not_understood (error, "site");
  if (!trab_measurement_comparator_from_string (trab_statement_get_text (select, "comparator"),
                                                &fields.comparator))
    return set_not_understood (error, "comparator");
  if (!trab_measurement_status_from_string (trab_statement_get_text (select, "status"),
                                            &fields.status))
    return set_not_understood (error, "status");
  if (!trab_answer_from_string (trab_statement_get_text (select, "fasting"), &fields.fasting))
    return set_not_understood (error, "answer");
  if (!trab_statement_is_null (select, "moment")
      && !trab_moment_parse (trab_statement_get_text (select, "moment"), &fields.moment))
    return set_not_understood (error, "moment");
  if (is_true (select, "is_undone"))
    fields.replaces = NULL;
  if (is_true (select, "is_undone") || is_true (select, "is_replaced"))
    fields.status = TRAB_MEASUREMENT_ENTERED_IN_ERROR;
  measurement = trab_measurement_new (&fields);
  trab_record_add_measurement (record, measurement);
  return TRUE;
}

static gboolean
read_fracture (TrabStatement *select, TrabRecord *record, GError **error)
{
  TrabFractureFields fields = { .is_in_error = is_true (select, "is_in_error") };
  g_autoptr (TrabFracture) fracture = NULL;

  read_texts (select, &fields, fracture_texts, G_N_ELEMENTS (fracture_texts));
  if (!trab_fracture_site_from_string (trab_statement_get_text (select, "site"), &fields.site))
    return set_not_understood (error, "fracture site");
  if (!trab_answer_from_string (trab_statement_get_text (select, "is_low_trauma"),
                                &fields.is_low_trauma))
    return set_not_understood (error, "answer");
  if (!read_date (select, "date", &fields.date))
    return set_not_understood (error, "date");
  if (is_true (select, "is_undone"))
    fields.replaces = NULL;
  if (is_true (select, "is_undone") || is_true (select, "is_replaced"))
    fields.is_in_error = TRUE;
  fracture = trab_fracture_new (&fields);
  trab_record_add_fracture (record, fracture);
  return TRUE;
}

static gboolean
read_course (TrabStatement *select, TrabRecord *record, GError **error)
{
  TrabCourseFields fields = {
    .is_ongoing = is_true (select, "is_ongoing"),
    .has_adherence = !trab_statement_is_null (select, "adherence"),
    .adherence = trab_statement_get_real (select, "adherence"),
    .is_in_error = is_true (select, "is_in_error"),
  };
  g_autoptr (TrabCourse) course = NULL;

  read_texts (select, &fields, course_texts, G_N_ELEMENTS (course_texts));
  if (!read_date (select, "start", &fields.start) || !read_date (select, "stop", &fields.stop))
    return set_not_understood (error, "date");
  if (is_true (select, "is_undone"))
    fields.replaces = NULL;
  if (is_true (select, "is_undone") || is_true (select, "is_replaced"))
    fields.is_in_error = TRUE;
  course = trab_course_new (&fields);
  trab_record_add_course (record, course);
  return TRUE;
}

static gboolean
load_rows (TrabDb *db,
           const char *sql,
           gboolean (*read_row) (TrabStatement *select, TrabRecord *record, GError **error),
           TrabRecord *record,
           gint64 unix_ms,
           GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, sql, error);
  TrabStep step = TRAB_STEP_ERROR;

  if (select == NULL)
    return FALSE;
  trab_statement_bind_text (select, ":patient_id",
                            trab_patient_get (trab_record_get_patient (record))->id);
  trab_statement_bind_integer (select, ":as_of", unix_ms);
  while ((step = trab_statement_step (select, error)) == TRAB_STEP_ROW)
    if (!read_row (select, record, error))
      return FALSE;
  return step == TRAB_STEP_DONE;
}

/**
 * trab_observation_table_load_as_of:
 *
 * Adds all observations of the record's patient that were there at @unix_ms to it, oldest row
 * first. A row that a later one replaced by then, or whose import was undone, is in error; one that
 * was undone replaces nothing, so what it had replaced counts again.
 */
gboolean
trab_observation_table_load_as_of (TrabDb *db, TrabRecord *record, gint64 unix_ms, GError **error)
{
  return load_rows (db, SELECT_OF ("measurement"), read_measurement, record, unix_ms, error)
         && load_rows (db, SELECT_OF ("fracture"), read_fracture, record, unix_ms, error)
         && load_rows (db, SELECT_OF ("course"), read_course, record, unix_ms, error);
}

/** trab_observation_table_load_fractures: those that are there now, as trab_observation_table_load
 */
gboolean
trab_observation_table_load_fractures (TrabDb *db, TrabRecord *record, GError **error)
{
  return load_rows (db, SELECT_OF ("fracture"), read_fracture, record, G_MAXINT64, error);
}

/** trab_observation_table_load: all that are there now */
gboolean
trab_observation_table_load (TrabDb *db, TrabRecord *record, GError **error)
{
  return trab_observation_table_load_as_of (db, record, G_MAXINT64, error);
}

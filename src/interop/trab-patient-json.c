/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-patient-json.h"

#include <math.h>
#include <string.h>

#include "trab-error.h"
#include "trab-json-document.h"
#include "trab-json-scan.h"
#include "trab-json-text.h"
#include "trab-number.h"
#include "trab-record-clean.h"
#include "trab-unit.h"

#define FORMAT TRAB_PATIENT_JSON_FORMAT
#define VERSION "1"

/* A member that is a text and goes into a field of the same meaning. Readers and writers share
 * these tables, so that what is written is what is read. */
typedef struct
{
  const char *name;
  gsize offset;
} TextMember;

#define PATIENT(field)                                                                             \
  {                                                                                                \
#field, G_STRUCT_OFFSET(TrabPatientFields, field)                                              \
  }
#define VISIT(field)                                                                               \
  {                                                                                                \
#field, G_STRUCT_OFFSET(TrabVisitFields, field)                                                \
  }
#define ADDENDUM(field)                                                                            \
  {                                                                                                \
#field, G_STRUCT_OFFSET(TrabAddendumFields, field)                                             \
  }
#define MEASUREMENT(field)                                                                         \
  {                                                                                                \
#field, G_STRUCT_OFFSET(TrabMeasurementFields, field)                                          \
  }
#define FRACTURE(field)                                                                            \
  {                                                                                                \
#field, G_STRUCT_OFFSET(TrabFractureFields, field)                                             \
  }
#define COURSE(field)                                                                              \
  {                                                                                                \
#field, G_STRUCT_OFFSET(TrabCourseFields, field)                                               \
  }

static const TextMember patient_members[] = {
  PATIENT (id),
  PATIENT (family_name),
  PATIENT (given_name),
  PATIENT (record_number),
  PATIENT (identifier_system),
  PATIENT (identifier_value),
  PATIENT (allergies),
  PATIENT (death_source),
  { NULL, 0 },
};

static const TextMember visit_members[] = {
  VISIT (id),
  VISIT (batch_id),
  { NULL, 0 },
};

static const TextMember measurement_members[] = {
  MEASUREMENT (id),
  MEASUREMENT (visit_id),
  MEASUREMENT (side),
  MEASUREMENT (region),
  MEASUREMENT (unit),
  MEASUREMENT (reference),
  MEASUREMENT (reference_low),
  MEASUREMENT (reference_high),
  MEASUREMENT (interpretation),
  MEASUREMENT (scanner),
  MEASUREMENT (software),
  MEASUREMENT (artefacts),
  MEASUREMENT (laboratory),
  MEASUREMENT (method),
  MEASUREMENT (note),
  MEASUREMENT (source),
  MEASUREMENT (batch_id),
  MEASUREMENT (replaces),
  { NULL, 0 },
};

static const TextMember fracture_members[] = {
  FRACTURE (id),       FRACTURE (visit_id), FRACTURE (note), FRACTURE (source),
  FRACTURE (batch_id), FRACTURE (replaces), { NULL, 0 },
};

static const TextMember course_members[] = {
  COURSE (id),        COURSE (visit_id), COURSE (medicine), COURSE (name),
  COURSE (dose_text), COURSE (route),    COURSE (regimen),  COURSE (note),
  COURSE (source),    COURSE (batch_id), COURSE (replaces), { NULL, 0 },
};

static const TextMember addendum_members[] = {
  ADDENDUM (id),     ADDENDUM (visit_id), ADDENDUM (text),
  ADDENDUM (author), ADDENDUM (batch_id), { NULL, 0 },
};

/* ---- reading */

typedef struct
{
  TrabJsonDocument *document;
  TrabRecord *record;
  const char *patient_id;
} Reader;

/* One object of the file: @where is its JSON pointer. */
typedef struct
{
  Reader *reader;
  json_t *object;
  const char *where;
  GError **error;
} Place;

static gboolean
fail (Place *place, const char *member, const char *what)
{
  g_set_error (place->error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_UNREADABLE, "%s%s%s: %s",
               place->where, member ? "/" : "", member ? member : "", what);
  return FALSE;
}

static gboolean
is_text_member (const TextMember *members, const char *name)
{
  for (guint i = 0; members[i].name != NULL; i++)
    if (g_str_equal (members[i].name, name))
      return TRUE;
  return FALSE;
}

/* A misspelt member must not vanish: every member is one of the table or of @others. */
static gboolean
read_texts (Place *place, const TextMember *members, const char *const *others, gpointer fields)
{
  const char *name = NULL;
  json_t *value = NULL;

  if (!json_is_object (place->object))
    return fail (place, NULL, "not an object");
  json_object_foreach (place->object, name, value)
    {
      if (!is_text_member (members, name) && !g_strv_contains (others, name))
        return fail (place, name, "not a member of this format");
      if (is_text_member (members, name) && !json_is_string (value))
        return fail (place, name, "not a text");
    }
  for (guint i = 0; members[i].name != NULL; i++)
    G_STRUCT_MEMBER (const char *, fields, members[i].offset)
        = json_string_value (json_object_get (place->object, members[i].name));
  return TRUE;
}

static const char *
get_text (Place *place, const char *name)
{
  return json_string_value (json_object_get (place->object, name));
}

/* @word: (out) (nullable): NULL when it is not there */
static gboolean
read_word (Place *place, const char *name, const char **word)
{
  json_t *value = json_object_get (place->object, name);

  *word = json_string_value (value);
  return value == NULL || *word != NULL || fail (place, name, "not a text");
}

static gboolean
read_flag (Place *place, const char *name, gboolean *flag)
{
  json_t *value = json_object_get (place->object, name);

  if (value != NULL && !json_is_boolean (value))
    return fail (place, name, "neither true nor false");
  *flag = json_is_true (value);
  return TRUE;
}

static gboolean
read_date (Place *place, const char *name, TrabDate *date)
{
  if (json_object_get (place->object, name) == NULL
      || trab_date_parse (get_text (place, name), date))
    return TRUE;
  return fail (place, name, "not a date");
}

static gboolean
read_moment (Place *place, const char *name, TrabMoment *moment)
{
  if (json_object_get (place->object, name) == NULL
      || trab_moment_parse (get_text (place, name), moment))
    return TRUE;
  return fail (place, name, "not a moment");
}

static gboolean
read_answer (Place *place, const char *name, TrabAnswer *answer)
{
  if (json_object_get (place->object, name) == NULL
      || trab_answer_from_string (get_text (place, name), answer))
    return TRUE;
  return fail (place, name, "not an answer");
}

static gboolean
read_patient (Place *place)
{
  static const char *const others[]
      = { "birth_date", "sex", "is_practice", "is_dead", "death_date", NULL };
  g_autoptr (TrabPatient) patient = NULL;
  TrabPatientFields fields = { 0 };
  const char *sex = get_text (place, "sex");

  if (!read_texts (place, patient_members, others, &fields)
      || !read_date (place, "birth_date", &fields.birth_date)
      || !read_flag (place, "is_practice", &fields.is_practice)
      || !read_flag (place, "is_dead", &fields.is_dead)
      || !read_date (place, "death_date", &fields.death_date))
    return FALSE;
  if (!fields.is_dead && (trab_date_is_known (fields.death_date) || fields.death_source != NULL))
    return fail (place, "is_dead", "not said, although a death is described");
  if (json_object_get (place->object, "sex") != NULL && !trab_sex_from_string (sex, &fields.sex))
    return fail (place, "sex", "not a sex");
  patient = trab_patient_new (&fields);
  place->reader->record = trab_record_new (patient);
  place->reader->patient_id = trab_patient_get (patient)->id;
  return TRUE;
}

static gboolean
read_answers (Place *place, GHashTable *answers)
{
  json_t *members = json_object_get (place->object, "answers");
  const char *id = NULL;
  json_t *text = NULL;

  if (members != NULL && !json_is_object (members))
    return fail (place, "answers", "not an object");
  json_object_foreach (members, id, text)
    {
      TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;

      if (!trab_question_from_string (id, &question))
        return fail (place, id, "not a question");
      if (!trab_question_accepts (question, json_string_value (text)))
        return fail (place, id, "not an answer to this question");
      g_hash_table_insert (answers, (char *) id, (char *) json_string_value (text));
    }
  return TRUE;
}

static gboolean
read_visit (Place *place)
{
  static const char *const others[] = { "moment", "status", "answers", NULL };
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrabVisit) visit = NULL;
  TrabVisitFields fields = { 0 };
  const char *status = NULL;

  if (!read_texts (place, visit_members, others, &fields) || !read_word (place, "status", &status)
      || !read_moment (place, "moment", &fields.moment) || !read_answers (place, answers))
    return FALSE;
  if (status != NULL && !g_str_equal (status, "draft") && !g_str_equal (status, "signed"))
    return fail (place, "status", "neither draft nor signed");
  fields.status = g_strcmp0 (status, "signed") == 0 ? TRAB_VISIT_SIGNED : TRAB_VISIT_DRAFT;
  fields.patient_id = place->reader->patient_id;
  visit = trab_visit_new (&fields, answers);
  trab_record_add_visit (place->reader->record, visit);
  return TRUE;
}

/* As people type it, or as JSON writes it (an import keeps 16 digits and exponents). */
static gboolean
parse_number (const char *text, double *value)
{
  char *end = NULL;

  if (trab_number_parse (text, value))
    return TRUE;
  if (text == NULL || *text == '\0' || strspn (text, "0123456789+-.eE") != strlen (text))
    return FALSE;
  *value = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (*value);
}

static gboolean
read_value (Place *place, TrabMeasurementFields *fields)
{
  const TrabMeasureInfo *info = trab_measure_get_info (fields->measure);
  json_t *value = json_object_get (place->object, "value");

  fields->text = json_is_string (value)
                     ? json_string_value (value)
                     : trab_json_document_get_number (place->reader->document, value);
  if (!parse_number (fields->text, &fields->value))
    return fail (place, "value", "not a number");
  if (fields->unit == NULL)
    return fail (place, "unit", "missing");
  if (!trab_unit_to_canonical (fields->measure, fields->value, fields->unit, &fields->value, NULL))
    return fail (place, "unit", "does not fit the measure");
  if (fields->status <= TRAB_MEASUREMENT_PRELIMINARY
      && (fields->value < info->low || fields->value > info->high))
    return fail (place, "value", "outside the limits of entry");
  return TRUE;
}

static gboolean
read_measurement (Place *place)
{
  static const char *const others[]
      = { "measure", "site", "value", "comparator", "moment", "status", "fasting", NULL };
  g_autoptr (TrabMeasurement) measurement = NULL;
  TrabMeasurementFields fields = { 0 };
  const char *comparator = NULL;
  const char *status = NULL;
  const char *site = NULL;

  if (!read_texts (place, measurement_members, others, &fields)
      || !read_word (place, "comparator", &comparator) || !read_word (place, "status", &status)
      || !read_word (place, "site", &site) || !read_moment (place, "moment", &fields.moment)
      || !read_answer (place, "fasting", &fields.fasting))
    return FALSE;
  if (!trab_measure_from_string (get_text (place, "measure"), &fields.measure))
    return fail (place, "measure", "not a measure");
  if (fields.side != NULL && !g_str_equal (fields.side, "left")
      && !g_str_equal (fields.side, "right"))
    return fail (place, "side", "neither left nor right");
  if (!trab_measure_site_from_string (site, &fields.site)
      || trab_measure_has_site (fields.measure) != (fields.site != TRAB_SITE_NONE))
    return fail (place, "site", "not a site of this measure");
  if (comparator != NULL
      && !trab_measurement_comparator_from_string (comparator, &fields.comparator))
    return fail (place, "comparator", "not a comparator");
  if (status != NULL && !trab_measurement_status_from_string (status, &fields.status))
    return fail (place, "status", "not a status");
  if (!read_value (place, &fields))
    return FALSE;
  fields.patient_id = place->reader->patient_id;
  measurement = trab_measurement_new (&fields);
  trab_record_add_measurement (place->reader->record, measurement);
  return TRUE;
}

static gboolean
read_fracture (Place *place)
{
  static const char *const others[] = { "site", "date", "is_low_trauma", "is_in_error", NULL };
  g_autoptr (TrabFracture) fracture = NULL;
  TrabFractureFields fields = { 0 };

  if (!read_texts (place, fracture_members, others, &fields)
      || !read_date (place, "date", &fields.date)
      || !read_answer (place, "is_low_trauma", &fields.is_low_trauma)
      || !read_flag (place, "is_in_error", &fields.is_in_error))
    return FALSE;
  if (!trab_fracture_site_from_string (get_text (place, "site"), &fields.site))
    return fail (place, "site", "not a site of a fracture");
  fields.patient_id = place->reader->patient_id;
  fracture = trab_fracture_new (&fields);
  trab_record_add_fracture (place->reader->record, fracture);
  return TRUE;
}

static gboolean
read_course (Place *place)
{
  static const char *const others[]
      = { "start", "stop", "is_ongoing", "adherence", "is_in_error", NULL };
  g_autoptr (TrabCourse) course = NULL;
  TrabCourseFields fields = { 0 };
  json_t *adherence = json_object_get (place->object, "adherence");

  if (!read_texts (place, course_members, others, &fields)
      || !read_date (place, "start", &fields.start) || !read_date (place, "stop", &fields.stop)
      || !read_flag (place, "is_ongoing", &fields.is_ongoing)
      || !read_flag (place, "is_in_error", &fields.is_in_error))
    return FALSE;
  fields.has_adherence = adherence != NULL;
  fields.adherence = json_number_value (adherence);
  if (adherence != NULL
      && (!json_is_number (adherence) || fields.adherence < 0 || fields.adherence > 1))
    return fail (place, "adherence", "not a share of 0 to 1");
  if (fields.medicine == NULL && fields.name == NULL)
    return fail (place, NULL, "neither medicine nor name");
  if (fields.is_ongoing && trab_date_is_known (fields.stop))
    return fail (place, "stop", "given although it is going on");
  fields.patient_id = place->reader->patient_id;
  course = trab_course_new (&fields);
  trab_record_add_course (place->reader->record, course);
  return TRUE;
}

static gboolean
read_addendum (Place *place)
{
  static const char *const others[] = { "moment", NULL };
  g_autoptr (TrabAddendum) addendum = NULL;
  TrabAddendumFields fields = { 0 };

  if (!read_texts (place, addendum_members, others, &fields)
      || !read_moment (place, "moment", &fields.moment))
    return FALSE;
  if (trab_record_find_visit (place->reader->record, fields.visit_id) == NULL)
    return fail (place, "visit_id", "not a visit of this file");
  if (fields.text == NULL || fields.text[0] == '\0')
    return fail (place, "text", "missing");
  if (fields.author != NULL && fields.author[0] == '\0')
    return fail (place, "author", "empty");
  fields.patient_id = place->reader->patient_id;
  addendum = trab_addendum_new (&fields);
  trab_record_add_addendum (place->reader->record, addendum);
  return TRUE;
}

static gboolean
read_list (Place *root, const char *name, gboolean (*read) (Place *place))
{
  json_t *list = json_object_get (root->object, name);
  json_t *object = NULL;
  size_t i = 0;

  if (list != NULL && !json_is_array (list))
    return fail (root, name, "not a list");
  json_array_foreach (list, i, object)
    {
      g_autofree char *where = g_strdup_printf ("/%s/%" G_GSIZE_FORMAT, name, (gsize) i);
      Place place = { root->reader, object, where, root->error };

      if (!read (&place))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_root (Place *root)
{
  static const TextMember texts[] = { { "format", 0 }, { NULL, 0 } };
  static const char *const others[]
      = { "version", "patient", "visits", "measurements", "fractures", "courses", "addenda", NULL };
  const char *format = NULL;
  Place patient
      = { root->reader, json_object_get (root->object, "patient"), "/patient", root->error };

  if (!read_texts (root, texts, others, &format))
    return FALSE;
  if (g_strcmp0 (format, FORMAT) != 0)
    return fail (root, "format", "not " FORMAT);
  if (g_strcmp0 (trab_json_document_get_number (root->reader->document,
                                                json_object_get (root->object, "version")),
                 VERSION)
      != 0)
    return fail (root, "version", "not " VERSION);
  return read_patient (&patient) && read_list (root, "visits", read_visit)
         && read_list (root, "measurements", read_measurement)
         && read_list (root, "fractures", read_fracture) && read_list (root, "courses", read_course)
         && read_list (root, "addenda", read_addendum);
}

/**
 * trab_patient_json_read:
 * @bytes: one record in the format of docs/FORMATS.md
 * @findings: (nullable): gets a TrabFinding of what was not taken over as it stands
 *
 * Everything or nothing: a member that is unknown, missing or wrong refuses the file and is named.
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_IMPORT_ERROR; UNREADABLE names the JSON
 * pointer
 */
TrabRecord *
trab_patient_json_read (GBytes *bytes, GPtrArray *findings, GError **error)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (TrabJsonScan) scan = trab_json_scan_new (text, length, error);
  g_autoptr (TrabJsonDocument) document = NULL;
  g_autoptr (TrabRecord) record = NULL;
  Reader reader = { 0 };
  Place root = { &reader, NULL, "", error };
  gboolean is_read = FALSE;

  if (scan == NULL)
    return NULL;
  if (scan->roots->len != 1)
    {
      fail (&root, NULL, "several JSON texts");
      return NULL;
    }
  document = trab_json_document_new (text, length, error);
  if (document == NULL)
    return NULL;
  reader.document = document;
  root.object = trab_json_document_get_root (document);
  is_read = read_root (&root);
  record = reader.record;
  return is_read ? trab_record_clean_run (record, NULL, findings) : NULL;
}

/* ---- writing */

static void
write_texts (TrabJsonText *json, const TextMember *members, gconstpointer fields)
{
  for (guint i = 0; members[i].name != NULL; i++)
    trab_json_text_add_text (json, members[i].name,
                             G_STRUCT_MEMBER (const char *, fields, members[i].offset));
}

static void
write_date (TrabJsonText *json, const char *name, TrabDate date)
{
  char text[TRAB_DATE_TEXT_SIZE];

  if (trab_date_is_known (date))
    trab_json_text_add_text (json, name, trab_date_to_text (date, text));
}

static void
write_moment (TrabJsonText *json, TrabMoment moment)
{
  char text[TRAB_MOMENT_TEXT_SIZE];

  if (trab_date_is_known (moment.date))
    trab_json_text_add_text (json, "moment", trab_moment_to_text (moment, text));
}

static void
write_flag (TrabJsonText *json, const char *name, gboolean flag)
{
  if (flag)
    trab_json_text_add_boolean (json, name, TRUE);
}

static void
write_patient (TrabJsonText *json, const TrabPatientFields *fields)
{
  trab_json_text_begin_object (json, "patient");
  write_texts (json, patient_members, fields);
  write_date (json, "birth_date", fields->birth_date);
  if (fields->sex != TRAB_SEX_UNKNOWN)
    trab_json_text_add_text (json, "sex", trab_sex_to_string (fields->sex));
  write_flag (json, "is_practice", fields->is_practice);
  write_flag (json, "is_dead", fields->is_dead);
  write_date (json, "death_date", fields->death_date);
  trab_json_text_end_object (json);
}

/* In the order of the form, so that equal records make equal files. */
static void
write_visit (TrabJsonText *json, TrabVisit *visit)
{
  const TrabVisitFields *fields = trab_visit_get (visit);

  trab_json_text_begin_object (json, NULL);
  write_texts (json, visit_members, fields);
  write_moment (json, fields->moment);
  trab_json_text_add_text (json, "status",
                           fields->status == TRAB_VISIT_SIGNED ? "signed" : "draft");
  trab_json_text_begin_object (json, "answers");
  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    trab_json_text_add_text (json, trab_question_get_info ((TrabQuestion) i)->id,
                             trab_visit_get_text (visit, (TrabQuestion) i));
  trab_json_text_end_object (json);
  trab_json_text_end_object (json);
}

static void
write_measurement (TrabJsonText *json, TrabMeasurementFields fields)
{
  const TrabMeasureInfo *info = trab_measure_get_info (fields.measure);
  g_autofree char *number = trab_number_dup_text (fields.value);

  if (fields.text == NULL)
    fields.text = number;
  if (fields.unit == NULL)
    fields.unit = info->unit;
  trab_json_text_begin_object (json, NULL);
  trab_json_text_add_text (json, "measure", info->id);
  if (fields.site != TRAB_SITE_NONE)
    trab_json_text_add_text (json, "site", trab_measure_site_to_string (fields.site));
  if (fields.comparator != TRAB_COMPARATOR_EQUAL)
    trab_json_text_add_text (json, "comparator",
                             trab_measurement_comparator_to_string (fields.comparator));
  trab_json_text_add_text (json, "value", fields.text);
  write_moment (json, fields.moment);
  trab_json_text_add_text (json, "status", trab_measurement_status_to_string (fields.status));
  if (fields.fasting != TRAB_ANSWER_NOT_KNOWN)
    trab_json_text_add_text (json, "fasting", trab_answer_to_string (fields.fasting));
  write_texts (json, measurement_members, &fields);
  trab_json_text_end_object (json);
}

static void
write_fracture (TrabJsonText *json, const TrabFractureFields *fields)
{
  trab_json_text_begin_object (json, NULL);
  trab_json_text_add_text (json, "site", trab_fracture_site_to_string (fields->site));
  write_date (json, "date", fields->date);
  if (fields->is_low_trauma != TRAB_ANSWER_NOT_KNOWN)
    trab_json_text_add_text (json, "is_low_trauma", trab_answer_to_string (fields->is_low_trauma));
  write_flag (json, "is_in_error", fields->is_in_error);
  write_texts (json, fracture_members, fields);
  trab_json_text_end_object (json);
}

static void
write_course (TrabJsonText *json, const TrabCourseFields *fields)
{
  g_autofree char *adherence
      = fields->has_adherence ? trab_number_dup_text (fields->adherence) : NULL;

  trab_json_text_begin_object (json, NULL);
  write_date (json, "start", fields->start);
  write_date (json, "stop", fields->stop);
  write_flag (json, "is_ongoing", fields->is_ongoing);
  trab_json_text_add_raw (json, "adherence", adherence);
  write_flag (json, "is_in_error", fields->is_in_error);
  write_texts (json, course_members, fields);
  trab_json_text_end_object (json);
}

static void
write_addendum (TrabJsonText *json, const TrabAddendumFields *fields)
{
  trab_json_text_begin_object (json, NULL);
  write_texts (json, addendum_members, fields);
  write_moment (json, fields->moment);
  trab_json_text_end_object (json);
}

/* Absent where there are none: older releases do not know the list. */
static void
write_addenda (TrabJsonText *json, GPtrArray *addenda)
{
  if (addenda->len == 0)
    return;
  trab_json_text_begin_array (json, "addenda");
  for (guint i = 0; i < addenda->len; i++)
    write_addendum (json, trab_addendum_get (addenda->pdata[i]));
  trab_json_text_end_array (json);
}

/**
 * trab_patient_json_write:
 * Returns: (transfer full): @record in the format of docs/FORMATS.md. Equal records make equal
 *   texts; values are written digit by digit as they came.
 */
char *
trab_patient_json_write (TrabRecord *record)
{
  TrabJsonText *json = trab_json_text_new ();
  GPtrArray *visits = trab_record_get_visits (record);
  GPtrArray *measurements = trab_record_get_measurements (record);
  GPtrArray *fractures = trab_record_get_fractures (record);
  GPtrArray *courses = trab_record_get_courses (record);

  trab_json_text_begin_object (json, NULL);
  trab_json_text_add_text (json, "format", FORMAT);
  trab_json_text_add_raw (json, "version", VERSION);
  write_patient (json, trab_patient_get (trab_record_get_patient (record)));
  trab_json_text_begin_array (json, "visits");
  for (guint i = 0; i < visits->len; i++)
    write_visit (json, visits->pdata[i]);
  trab_json_text_end_array (json);
  trab_json_text_begin_array (json, "measurements");
  for (guint i = 0; i < measurements->len; i++)
    write_measurement (json, *trab_measurement_get (measurements->pdata[i]));
  trab_json_text_end_array (json);
  trab_json_text_begin_array (json, "fractures");
  for (guint i = 0; i < fractures->len; i++)
    write_fracture (json, trab_fracture_get (fractures->pdata[i]));
  trab_json_text_end_array (json);
  trab_json_text_begin_array (json, "courses");
  for (guint i = 0; i < courses->len; i++)
    write_course (json, trab_course_get (courses->pdata[i]));
  trab_json_text_end_array (json);
  write_addenda (json, trab_record_get_addenda (record));
  trab_json_text_end_object (json);
  return trab_json_text_free_to_text (json);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-practice.h"

#include <jansson.h>
#include <math.h>

#include "trab-error.h"
#include "trab-number.h"
#include "trab-practice-resources.h"
#include "trab-unit.h"

#define PATH "/io/github/trabecula/practice/patients.json"

/* A made-up patient while it is being built; dates in the file are months before today. */
typedef struct
{
  TrabDate today;
  TrabRecord *record;
} Practice;

static TrabMoment
get_moment (const Practice *practice, json_t *object)
{
  double months_ago = json_number_value (json_object_get (object, "months_ago"));
  TrabDate date = trab_date_add_months (practice->today, -(int) floor (months_ago));
  int days = (int) lround ((months_ago - floor (months_ago)) * 30);
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) date.day, (GDateMonth) date.month, (GDateYear) date.year);
  g_date_subtract_days (&day, (guint) days);
  return trab_moment_from_date (
      (TrabDate){ g_date_get_year (&day), (int) g_date_get_month (&day), g_date_get_day (&day) });
}

static const char *
get_text (json_t *object, const char *key)
{
  return json_string_value (json_object_get (object, key));
}

static gboolean
fail (GError **error, const char *what)
{
  g_set_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_DAMAGED, "practice patients: %s",
               what ? what : "a text is missing");
  return FALSE;
}

static gboolean
add_measurement (const Practice *practice,
                 TrabMeasurementFields fields,
                 const char *text,
                 const char *unit,
                 GError **error)
{
  g_autoptr (TrabMeasurement) measurement = NULL;
  double typed = 0;

  if (!trab_number_parse (text, &typed))
    return fail (error, text);
  if (!trab_unit_to_canonical (fields.measure, typed, unit, &fields.value, error))
    return FALSE;
  fields.text = text;
  fields.unit = unit;
  measurement = trab_measurement_new (&fields);
  trab_record_add_measurement (practice->record, measurement);
  return TRUE;
}

/* An answer is a text; a day is an object of its own, {"months_ago": 2} */
static char *
dup_answer (const Practice *practice, json_t *answer)
{
  char text[TRAB_DATE_TEXT_SIZE];

  if (!json_is_object (answer))
    return g_strdup (json_string_value (answer));
  return g_strdup (trab_date_to_text (get_moment (practice, answer).date, text));
}

static gboolean
add_visit (const Practice *practice, json_t *object, GError **error)
{
  static const TrabMeasure measures[] = { TRAB_MEASURE_HEIGHT, TRAB_MEASURE_WEIGHT };
  g_autoptr (GHashTable) answers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  gboolean is_draft = json_is_true (json_object_get (object, "is_draft"));
  TrabVisitFields fields = { .status = is_draft ? TRAB_VISIT_DRAFT : TRAB_VISIT_SIGNED,
                             .moment = get_moment (practice, object) };
  g_autoptr (TrabVisit) visit = NULL;
  const char *question = NULL;
  json_t *answer = NULL;

  json_object_foreach (json_object_get (object, "answers"), question, answer)
    {
      TrabQuestion known = TRAB_QUESTION_FALLS_COUNT;
      g_autofree char *text = dup_answer (practice, answer);

      if (!trab_question_from_string (question, &known) || !trab_question_accepts (known, text))
        return fail (error, question);
      g_hash_table_insert (answers, (char *) question, g_steal_pointer (&text));
    }
  visit = trab_visit_new (&fields, answers);
  trab_record_add_visit (practice->record, visit);
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      const TrabMeasureInfo *info = trab_measure_get_info (measures[i]);
      TrabMeasurementFields body = { .measure = measures[i], .moment = fields.moment };

      if (get_text (object, info->id) != NULL
          && !add_measurement (practice, body, get_text (object, info->id), info->unit, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_scan (const Practice *practice, json_t *object, GError **error)
{
  static const TrabMeasure measures[]
      = { TRAB_MEASURE_BMD, TRAB_MEASURE_T_SCORE, TRAB_MEASURE_Z_SCORE };
  const char *site = NULL;
  json_t *numbers = NULL;

  json_object_foreach (json_object_get (object, "sites"), site, numbers)
    for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
      {
        const TrabMeasureInfo *info = trab_measure_get_info (measures[i]);
        TrabMeasurementFields fields = { .measure = measures[i],
                                         .moment = get_moment (practice, object),
                                         .scanner = get_text (object, "scanner") };

        if (get_text (numbers, info->id) == NULL)
          continue;
        if (!trab_measure_site_from_string (site, &fields.site))
          return fail (error, site);
        if (fields.site == TRAB_SITE_LUMBAR_SPINE)
          fields.region = get_text (object, "region");
        if (measures[i] != TRAB_MEASURE_BMD)
          fields.reference = get_text (object, "reference");
        if (!add_measurement (practice, fields, get_text (numbers, info->id), info->unit, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
add_laboratory (const Practice *practice, json_t *object, GError **error)
{
  TrabMeasurementFields fields = { .moment = get_moment (practice, object),
                                   .laboratory = get_text (object, "laboratory"),
                                   .method = get_text (object, "method") };
  const char *time = get_text (object, "time");

  if (!trab_measure_from_string (get_text (object, "measure"), &fields.measure))
    return fail (error, get_text (object, "measure"));
  trab_answer_from_string (get_text (object, "fasting"), &fields.fasting);
  if (time != NULL)
    {
      fields.moment.has_time = TRUE;
      fields.moment.hour = (int) g_ascii_strtoll (time, NULL, 10);
      fields.moment.minute = (int) g_ascii_strtoll (time + 3, NULL, 10);
    }
  return add_measurement (practice, fields, get_text (object, "value"), get_text (object, "unit"),
                          error);
}

static gboolean
add_fracture (const Practice *practice, json_t *object, GError **error)
{
  TrabFractureFields fields = { .date = get_moment (practice, object).date };
  g_autoptr (TrabFracture) fracture = NULL;

  if (!trab_fracture_site_from_string (get_text (object, "site"), &fields.site))
    return fail (error, get_text (object, "site"));
  trab_answer_from_string (get_text (object, "is_low_trauma"), &fields.is_low_trauma);
  fracture = trab_fracture_new (&fields);
  trab_record_add_fracture (practice->record, fracture);
  return TRUE;
}

static gboolean
add_course (const Practice *practice, json_t *object, GError **error)
{
  json_t *adherence = json_object_get (object, "adherence");
  TrabCourseFields fields = { .medicine = get_text (object, "medicine"),
                              .name = get_text (object, "name"),
                              .dose_text = get_text (object, "dose_text"),
                              .route = get_text (object, "route"),
                              .regimen = get_text (object, "regimen"),
                              .start = get_moment (practice, object).date,
                              .is_ongoing = json_is_true (json_object_get (object, "is_ongoing")),
                              .has_adherence = json_is_number (adherence),
                              .adherence = json_number_value (adherence) };
  g_autoptr (TrabCourse) course = NULL;

  if (fields.name == NULL)
    return fail (error, NULL);
  course = trab_course_new (&fields);
  trab_record_add_course (practice->record, course);
  return TRUE;
}

static const struct
{
  const char *key;
  gboolean (*add) (const Practice *practice, json_t *object, GError **error);
} parts[] = {
  { "visits", add_visit },       { "scans", add_scan },     { "labs", add_laboratory },
  { "fractures", add_fracture }, { "courses", add_course },
};

static TrabRecord *
new_record (json_t *object, TrabDate today)
{
  TrabPatientFields fields = { .family_name = get_text (object, "family"),
                               .given_name = get_text (object, "given"),
                               .record_number = get_text (object, "record_number"),
                               .allergies = get_text (object, "allergies"),
                               .is_practice = TRUE };
  g_autoptr (TrabPatient) patient = NULL;
  int age_years = (int) json_number_value (json_object_get (object, "age"));

  trab_sex_from_string (get_text (object, "sex"), &fields.sex);
  fields.birth_date = trab_date_add_months (today, -12 * age_years - 5);
  patient = trab_patient_new (&fields);
  return trab_record_new (patient);
}

static gboolean
save_patient (TrabStore *store, json_t *object, TrabDate today, GError **error)
{
  g_autoptr (TrabRecord) record = new_record (object, today);
  g_autoptr (TrabRecord) saved = NULL;
  Practice practice = { today, record };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gsize j;
      json_t *item = NULL;

      json_array_foreach (json_object_get (object, parts[i].key), j, item)
        if (!parts[i].add (&practice, item, error))
          return FALSE;
    }
  saved = trab_store_save_record (store, record, error);
  return saved != NULL;
}

/**
 * trab_practice_fill:
 * @store: a new store
 * @today: what the file dates from
 *
 * Puts the made-up patients of the practice store into @store. In the store's thread.
 *
 * Returns: FALSE with TRAB_STORE_ERROR or TRAB_EVIDENCE_ERROR
 */
gboolean
trab_practice_fill (TrabStore *store, TrabDate today, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  json_t *root = NULL;
  json_t *patient = NULL;
  gsize i;
  gboolean ok = TRUE;

  g_resources_register (trab_practice_resources_get_resource ());
  bytes = g_resources_lookup_data (PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return FALSE;
  root = json_loadb (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                     JSON_REJECT_DUPLICATES, NULL);
  ok = json_is_array (json_object_get (root, "patients")) || fail (error, "not a list");
  json_array_foreach (json_object_get (root, "patients"), i, patient)
    ok = ok && save_patient (store, patient, today, error);
  json_decref (root);
  return ok;
}

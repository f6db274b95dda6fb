/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story-teller.h"

#include <math.h>
#include <string.h>

static const TrabDate today = { 2026, 11, 3 };

void
story_teller_set_up (StoryTeller *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->evidence = trab_evidence_new ();
  fixture->catalogue = trab_catalogue_new (fixture->evidence, &error);
  g_assert_no_error (error);
  fixture->safety = trab_safety_new (fixture->evidence, &error);
  g_assert_no_error (error);
}

void
story_teller_tear_down (StoryTeller *fixture, gconstpointer unused)
{
  trab_safety_free (fixture->safety);
  trab_catalogue_free (fixture->catalogue);
  trab_evidence_free (fixture->evidence);
}

/* A person in the making; what no word says is not known. */
typedef struct
{
  TrabPatientFields patient;
  char *allergies;
  char *plan;
  GPtrArray *measurements;
  GPtrArray *fractures;
  GPtrArray *courses;
  GPtrArray *limits; /* of char * */
  GHashTable *answers;
} Teller;

static void
teller_init (Teller *teller, const char *who, const char *plan)
{
  *teller = (Teller){ .patient = { .id = "p" } };
  teller->patient.sex = who[0] == 'F' ? TRAB_SEX_FEMALE : TRAB_SEX_MALE;
  teller->patient.birth_date = (TrabDate){ (int) g_ascii_strtoll (who + 1, NULL, 10), 1, 1 };
  teller->plan = g_strdup (plan);
  teller->measurements = g_ptr_array_new_with_free_func (g_object_unref);
  teller->fractures = g_ptr_array_new_with_free_func (g_object_unref);
  teller->courses = g_ptr_array_new_with_free_func (g_object_unref);
  teller->limits = g_ptr_array_new_with_free_func (g_free);
  teller->answers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
}

static void
teller_clear (Teller *teller)
{
  g_free (teller->allergies);
  g_free (teller->plan);
  g_ptr_array_unref (teller->measurements);
  g_ptr_array_unref (teller->fractures);
  g_ptr_array_unref (teller->courses);
  g_ptr_array_unref (teller->limits);
  g_hash_table_unref (teller->answers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Teller, teller_clear)

static void
set_text (char **text, const char *to)
{
  g_free (*text);
  *text = g_strdup (to);
}

static TrabDate
read_date (const char *text)
{
  TrabDate date = today;

  if (g_strcmp0 (text, "?") == 0)
    return TRAB_DATE_NONE;
  if (text != NULL)
    g_assert_true (trab_date_parse (text, &date));
  return date;
}

/* "place=value@date", or with a time of day; after a bar what its laboratory printed beside it, its
 * limits "low..high" or its mark */
static void
tell_value (Teller *teller, TrabMeasurementFields fields, const char *text)
{
  g_auto (GStrv) barred = g_strsplit (text, "|", 2);
  g_auto (GStrv) ends = g_strsplit (barred[1] ? barred[1] : "", "..", 2);
  g_auto (GStrv) dated = g_strsplit (barred[0], "@", 2);
  g_auto (GStrv) parts = g_strsplit (dated[0], "=", 2);

  if (fields.site == TRAB_N_SITES)
    g_assert_true (trab_measure_site_from_string (parts[0], &fields.site));
  else
    g_assert_true (trab_measure_from_string (parts[0], &fields.measure));
  fields.value = g_ascii_strtod (parts[1], NULL);
  fields.text = parts[1];
  fields.unit = barred[1] ? trab_measure_get_info (fields.measure)->unit : "1";
  if (ends[0] != NULL && ends[1] != NULL)
    {
      fields.reference_low = ends[0];
      fields.reference_high = ends[1];
    }
  else
    fields.interpretation = ends[0];
  if (dated[1] == NULL || strchr (dated[1], 'T') == NULL)
    fields.moment = trab_moment_from_date (read_date (dated[1]));
  else
    g_assert_true (trab_moment_parse (dated[1], &fields.moment));
  g_ptr_array_add (teller->measurements, trab_measurement_new (&fields));
}

static void
tell_marker (Teller *teller, const char *fasting)
{
  TrabMeasurementFields fields = { .measure = TRAB_MEASURE_CTX, .value = 300, .text = "300" };

  fields.unit = "ng/L";
  fields.moment = trab_moment_from_date (today);
  g_assert_true (trab_answer_from_string (fasting, &fields.fasting));
  g_ptr_array_add (teller->measurements, trab_measurement_new (&fields));
}

static void
tell_break (Teller *teller, const char *text, TrabAnswer is_low_trauma)
{
  g_auto (GStrv) dated = g_strsplit (text, "@", 2);
  TrabFractureFields fields = { .date = read_date (dated[1]), .is_low_trauma = is_low_trauma };

  g_assert_true (trab_fracture_site_from_string (dated[0], &fields.site));
  g_ptr_array_add (teller->fractures, trab_fracture_new (&fields));
}

/* "CLASS[:regimen]@from[..to]" */
static void
tell_course (Teller *teller, const char *text)
{
  g_auto (GStrv) dated = g_strsplit (text, "@", 2);
  g_auto (GStrv) parts = g_strsplit (dated[0], ":", 2);
  g_auto (GStrv) ends = g_strsplit (dated[1], "..", 2);
  TrabCourseFields fields = { .medicine = parts[0], .name = parts[0], .regimen = parts[1] };

  fields.start = read_date (ends[0]);
  fields.is_ongoing = ends[1] == NULL;
  if (ends[1] != NULL)
    fields.stop = read_date (ends[1]);
  g_ptr_array_add (teller->courses, trab_course_new (&fields));
}

static void
tell_name (Teller *teller, const char *name)
{
  TrabCourseFields fields = { .medicine = "OTHER", .name = name, .is_ongoing = TRUE };

  g_ptr_array_add (teller->courses, trab_course_new (&fields));
}

static void
tell_answer (Teller *teller, const char *text)
{
  g_auto (GStrv) pair = g_strsplit (text, "=", 2);
  TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;

  g_assert_nonnull (pair[1]);
  g_assert_true (trab_question_from_string (pair[0], &question));
  g_assert_true (trab_question_accepts (question, pair[1]));
  g_hash_table_insert (teller->answers, (char *) trab_question_get_info (question)->id,
                       g_strdup (pair[1]));
}

static void
tell_scan (Teller *teller, TrabMeasure measure, const char *text)
{
  tell_value (teller, (TrabMeasurementFields){ .measure = measure, .site = TRAB_N_SITES }, text);
}

static void
tell_word (Teller *teller, const char *word)
{
  g_auto (GStrv) parts = g_strsplit (word, ":", 2);
  g_autofree char *rest = g_strdelimit (g_strdup (parts[1] ? parts[1] : ""), "_", ' ');

  if (parts[1] == NULL)
    tell_answer (teller, word);
  else if (g_str_equal (parts[0], "lab"))
    tell_value (teller, (TrabMeasurementFields){ .site = TRAB_SITE_NONE }, parts[1]);
  else if (g_str_equal (parts[0], "t"))
    tell_scan (teller, TRAB_MEASURE_T_SCORE, parts[1]);
  else if (g_str_equal (parts[0], "z"))
    tell_scan (teller, TRAB_MEASURE_Z_SCORE, parts[1]);
  else if (g_str_equal (parts[0], "bmd"))
    tell_scan (teller, TRAB_MEASURE_BMD, parts[1]);
  else if (g_str_equal (parts[0], "ctx"))
    tell_marker (teller, parts[1]);
  else if (g_str_equal (parts[0], "frac"))
    tell_break (teller, parts[1], TRAB_ANSWER_YES);
  else if (g_str_equal (parts[0], "hurt"))
    tell_break (teller, parts[1], TRAB_ANSWER_NO);
  else if (g_str_equal (parts[0], "take"))
    tell_course (teller, parts[1]);
  else if (g_str_equal (parts[0], "name"))
    tell_name (teller, rest);
  else if (g_str_equal (parts[0], "allergy"))
    set_text (&teller->allergies, rest);
  else if (g_str_equal (parts[0], "born"))
    teller->patient.birth_date.year = (int) g_ascii_strtoll (parts[1], NULL, 10);
  else if (g_str_equal (parts[0], "plan"))
    set_text (&teller->plan, parts[1]);
  else if (g_str_equal (parts[0], "limit"))
    g_ptr_array_add (teller->limits, g_strdup (parts[1]));
  else
    g_error ("what is %s?", word);
}

static void
tell (Teller *teller, const char *words)
{
  g_auto (GStrv) each = g_strsplit (words, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    if (each[i][0] != '\0')
      tell_word (teller, each[i]);
}

static TrabRecord *
new_record (Teller *teller)
{
  TrabVisitFields fields = { .id = "v", .patient_id = "p" };
  g_autoptr (TrabPatient) patient = NULL;
  g_autoptr (TrabVisit) visit = NULL;
  TrabRecord *record = NULL;

  teller->patient.allergies = teller->allergies;
  patient = trab_patient_new (&teller->patient);
  record = trab_record_new (patient);
  fields.moment = trab_moment_from_date (today);
  visit = trab_visit_new (&fields, teller->answers);
  trab_record_add_visit (record, visit);
  for (guint i = 0; i < teller->measurements->len; i++)
    trab_record_add_measurement (record, g_ptr_array_index (teller->measurements, i));
  for (guint i = 0; i < teller->fractures->len; i++)
    trab_record_add_fracture (record, g_ptr_array_index (teller->fractures, i));
  for (guint i = 0; i < teller->courses->len; i++)
    trab_record_add_course (record, g_ptr_array_index (teller->courses, i));
  return record;
}

/* "measure=low..high": what the clinic's laboratory prints; taken back with @is_set FALSE */
static void
set_limits (TrabEvidence *evidence, const GPtrArray *limits, gboolean is_set)
{
  for (guint i = 0; i < limits->len; i++)
    {
      g_auto (GStrv) pair = g_strsplit (g_ptr_array_index (limits, i), "=", 2);
      g_auto (GStrv) ends = g_strsplit (pair[1], "..", 2);
      TrabMeasure measure = TRAB_MEASURE_BMD;

      g_assert_true (trab_measure_from_string (pair[0], &measure));
      for (int side = 0; side < 2; side++)
        trab_evidence_set_own_limit (evidence, measure, side == 1,
                                     is_set ? g_ascii_strtod (ends[side], NULL) : NAN);
    }
}

/* What the rules say of a story; the span is ten years. */
TrabSafetyReport *
story_teller_check (StoryTeller *fixture, const char *who, const char *plan_id, const char *words)
{
  g_auto (Teller) teller = { 0 };
  g_autoptr (TrabRecord) record = NULL;
  g_autoptr (TrabFacts) facts = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_course_plan_free);
  TrabSafetyReport *report = NULL;

  teller_init (&teller, who, plan_id);
  tell (&teller, words);
  record = new_record (&teller);
  set_limits (fixture->evidence, teller.limits, TRUE);
  facts = trab_facts_new (record, fixture->evidence, fixture->catalogue, today, &error);
  g_assert_no_error (error);
  g_ptr_array_add (plans, trab_course_plan_new (facts, fixture->catalogue, teller.plan, &error));
  g_assert_no_error (error);
  report = trab_safety_check (fixture->safety, facts, plans, 10, &error);
  g_assert_no_error (error);
  set_limits (fixture->evidence, teller.limits, FALSE);
  return report;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-clinical.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "trab-answer-sheet.h"
#include "trab-present-date.h"
#include "trab-present-measure.h"
#include "trab-present-number.h"
#include "trab-present-patient.h"
#include "trab-present-question.h"
#include "trab-present-row.h"

/* What a colleague asks first, in this order; of the others only what was answered with yes. */
static const TrabQuestion first_questions[] = {
  TRAB_QUESTION_FALLS_COUNT,
  TRAB_QUESTION_MENOPAUSE,
  TRAB_QUESTION_FINAL_PERIOD_AGE_YEARS,
  TRAB_QUESTION_HEIGHT_LOSS_CM,
  TRAB_QUESTION_STEROIDS,
  TRAB_QUESTION_PREDNISOLONE_MG_D,
  TRAB_QUESTION_STEROID_MONTHS,
  TRAB_QUESTION_SMOKING,
  TRAB_QUESTION_ALCOHOL,
  TRAB_QUESTION_PARENT_HIP_FRACTURE,
  TRAB_QUESTION_SPINE_IMAGED,
};

static const TrabMeasure blood_measures[] = {
  TRAB_MEASURE_CALCIUM_CORRECTED,
  TRAB_MEASURE_CALCIUM,
  TRAB_MEASURE_VITAMIN_D,
  TRAB_MEASURE_CREATININE,
  TRAB_MEASURE_EGFR,
  TRAB_MEASURE_PTH,
  TRAB_MEASURE_PHOSPHATE,
  TRAB_MEASURE_ALP,
  TRAB_MEASURE_P1NP,
  TRAB_MEASURE_CTX,
  TRAB_MEASURE_TSH,
  TRAB_MEASURE_HAEMOGLOBIN,
  TRAB_MEASURE_HAEMATOCRIT,
  TRAB_MEASURE_TESTOSTERONE,
  TRAB_MEASURE_PSA,
  TRAB_MEASURE_HBA1C,
};

static const TrabSite scan_sites[]
    = { TRAB_SITE_LUMBAR_SPINE, TRAB_SITE_FEMORAL_NECK, TRAB_SITE_TOTAL_HIP };

static void
append_part (GString *text, const char *part)
{
  if (part != NULL && part[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
}

static void
add (GPtrArray *rows, const char *title, const char *text)
{
  g_ptr_array_add (rows, trab_present_row_new (title, text, NULL));
}

static void
add_breaks (GPtrArray *rows, TrabRecord *record)
{
  GPtrArray *fractures = trab_record_get_fractures (record);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < fractures->len; i++)
    {
      const TrabFractureFields *fields = trab_fracture_get (g_ptr_array_index (fractures, i));
      g_autofree char *date = trab_present_date_dup_short (fields->date);

      if (fields->is_in_error)
        continue;
      g_string_append_printf (text, "%s%s, %s", text->len > 0 ? "; " : "",
                              trab_present_patient_get_fracture_site (fields->site), date);
      if (fields->is_low_trauma == TRAB_ANSWER_YES)
        g_string_append (text, _ (", low fall"));
    }
  if (text->len > 0)
    add (rows, _ ("Broken bones"), text->str);
  g_string_free (text, TRUE);
}

/* Medicines taken today, or those of the past with their dates. */
static void
add_courses (GPtrArray *rows, TrabRecord *record, gboolean is_now)
{
  GPtrArray *courses = trab_record_get_courses (record);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < courses->len; i++)
    {
      const TrabCourseFields *fields = trab_course_get (g_ptr_array_index (courses, i));
      const char *name = fields->name ? fields->name : fields->medicine;
      g_autofree char *start = trab_present_date_dup_short (fields->start);
      g_autofree char *stop = trab_present_date_dup_short (fields->stop);

      if (fields->is_in_error || fields->is_ongoing != is_now)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "",
                              name ? name : _ ("Name not known"));
      if (fields->dose_text != NULL && fields->dose_text[0] != '\0')
        g_string_append_printf (text, " %s", fields->dose_text);
      if (!is_now)
        g_string_append_printf (text, _ (" (%s to %s)"), start, stop);
      else if (trab_date_is_known (fields->start))
        g_string_append_printf (text, _ (" (since %s)"), start);
    }
  if (text->len > 0)
    add (rows, is_now ? _ ("Medicines now") : _ ("Medicines before"), text->str);
  g_string_free (text, TRUE);
}

/* "Height, weight", "162.0 cm, 66.0 kg": what is there of them in one line */
static void
add_body (GPtrArray *rows, TrabRecord *record)
{
  static const TrabMeasure measures[] = { TRAB_MEASURE_HEIGHT, TRAB_MEASURE_WEIGHT };
  g_autoptr (GString) titles = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      TrabMeasurement *latest = trab_record_find_latest (record, measures[i], TRAB_SITE_NONE);
      g_autofree char *value = latest ? trab_present_measure_dup_measurement (latest) : NULL;

      if (latest == NULL)
        continue;
      append_part (titles, trab_present_measure_get_name (measures[i]));
      append_part (values, value);
    }
  if (values->len > 0)
    add (rows, titles->str, values->str);
}

/* Answered today or earlier; nobody asked: no line. @no: what was answered with no is named in one
 * line */
static void
add_answer (GPtrArray *rows, GString *no, const TrabAnswerSheet *sheet, TrabQuestion question)
{
  const char *answer = trab_answer_sheet_get_today (sheet, question);
  g_autofree char *words = NULL;

  if (answer == NULL)
    answer = trab_answer_sheet_get_carried (sheet, question, NULL);
  if (answer == NULL || answer[0] == '\0' || g_str_equal (answer, "unknown"))
    return;
  words = trab_present_question_dup_answer (question, answer);
  if (g_strcmp0 (words, trab_present_question_get_yes_no ("no")) == 0)
    g_string_append_printf (no, "%s%s", no->len > 0 ? "; " : "",
                            trab_present_question_get_label (question));
  else
    add (rows, trab_present_question_get_label (question), words);
}

static gboolean
is_first_question (TrabQuestion question)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_questions); i++)
    if (first_questions[i] == question)
      return TRUE;
  return FALSE;
}

/* Every illness that was answered with yes, in one line. */
static void
add_illnesses (GPtrArray *rows, const TrabAnswerSheet *sheet)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    {
      const TrabQuestionInfo *info = trab_question_get_info ((TrabQuestion) i);
      const char *answer = trab_answer_sheet_get_today (sheet, (TrabQuestion) i);

      if (answer == NULL)
        answer = trab_answer_sheet_get_carried (sheet, (TrabQuestion) i, NULL);
      if (is_first_question ((TrabQuestion) i)
          || (info->group != TRAB_QUESTION_GROUP_RISK && info->group != TRAB_QUESTION_GROUP_ILLNESS
              && info->group != TRAB_QUESTION_GROUP_HEART
              && info->group != TRAB_QUESTION_GROUP_CANCER)
          || g_strcmp0 (answer, "yes") != 0)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "",
                              trab_present_question_get_label ((TrabQuestion) i));
    }
  if (text->len > 0)
    add (rows, _ ("Answered with yes"), text->str);
  g_string_free (text, TRUE);
}

/** trab_present_clinical_dup_person: (transfer full): of TrabPresentRow */
GPtrArray *
trab_present_clinical_dup_person (TrabRecord *record, TrabDate today)
{
  const TrabPatientFields *patient = trab_patient_get (trab_record_get_patient (record));
  g_autoptr (TrabAnswerSheet) sheet = trab_answer_sheet_new (record, today);
  g_autoptr (GString) no = g_string_new (NULL);
  GPtrArray *rows = trab_present_row_new_list ();

  add_breaks (rows, record);
  add_body (rows, record);
  for (guint i = 0; i < G_N_ELEMENTS (first_questions); i++)
    add_answer (rows, no, sheet, first_questions[i]);
  add_illnesses (rows, sheet);
  if (no->len > 0)
    add (rows, _ ("Answered with no"), no->str);
  add_courses (rows, record, TRUE);
  add_courses (rows, record, FALSE);
  if (patient->allergies != NULL)
    add (rows, _ ("Allergies"),
         patient->allergies[0] != '\0' ? patient->allergies : _ ("None known"));
  return rows;
}

/* Whether the latest of all blood tests are of one day, and which. */
static gboolean
find_blood_day (TrabRecord *record, TrabDate *day)
{
  *day = TRAB_DATE_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (blood_measures); i++)
    {
      TrabMeasurement *latest = trab_record_find_latest (record, blood_measures[i], TRAB_SITE_NONE);
      TrabDate date = latest ? trab_measurement_get (latest)->moment.date : TRAB_DATE_NONE;

      if (latest == NULL)
        continue;
      if (!trab_date_is_known (date)
          || (trab_date_is_known (*day) && trab_date_compare (*day, date) != 0))
        return FALSE;
      *day = date;
    }
  return trab_date_is_known (*day);
}

/** trab_present_clinical_dup_blood: (transfer full): of TrabPresentRow: the latest of each test
 * with its day; @title: (out): "Blood, 16 Nov 2026" where they are all of one day, which is said
 * there alone */
GPtrArray *
trab_present_clinical_dup_blood (TrabRecord *record, char **title)
{
  GPtrArray *rows = trab_present_row_new_list ();
  TrabDate day = TRAB_DATE_NONE;
  gboolean is_one_day = find_blood_day (record, &day);
  g_autofree char *day_words = trab_present_date_dup_short (day);

  /* Translators: the blood tests, and the day of all of them */
  *title = is_one_day ? g_strdup_printf (_ ("Blood, %s"), day_words) : g_strdup (_ ("Blood"));

  for (guint i = 0; i < G_N_ELEMENTS (blood_measures); i++)
    {
      TrabMeasurement *latest = trab_record_find_latest (record, blood_measures[i], TRAB_SITE_NONE);
      g_autofree char *value = NULL;
      g_autofree char *date = NULL;
      g_autofree char *text = NULL;

      if (latest == NULL)
        continue;
      value = trab_present_measure_dup_measurement (latest);
      date = trab_present_date_dup_short (trab_measurement_get (latest)->moment.date);
      text = is_one_day ? g_strdup (value) : g_strdup_printf (_ ("%s, %s"), value, date);
      add (rows, trab_present_measure_get_name (blood_measures[i]), text);
    }
  return rows;
}

void
trab_present_clinical_free_scan (TrabPresentScan *scan)
{
  g_free (scan->site);
  g_free (scan->g_cm2);
  g_free (scan->t);
  g_free (scan->z);
  g_free (scan->about);
  g_free (scan);
}

static char *
dup_number (TrabRecord *record, TrabMeasure measure, TrabSite site, guint decimals)
{
  TrabMeasurement *latest = trab_record_find_latest (record, measure, site);

  if (latest == NULL)
    return g_strdup ("");
  return decimals == 1
             ? trab_present_number_dup_signed (trab_measurement_get (latest)->value, decimals)
             : trab_present_number_dup_decimal (trab_measurement_get (latest)->value, decimals);
}

static char *
dup_about (TrabMeasurement *latest)
{
  const TrabMeasurementFields *fields = trab_measurement_get (latest);
  g_autofree char *date = trab_present_date_dup_short (fields->moment.date);
  GString *text = g_string_new (date);

  append_part (text, fields->scanner);
  append_part (text, fields->region);
  append_part (text, fields->artefacts);
  return g_string_free (text, FALSE);
}

/** trab_present_clinical_dup_scans: (transfer full): of TrabPresentScan: sites with a density or a
 * T-score */
GPtrArray *
trab_present_clinical_dup_scans (TrabRecord *record)
{
  GPtrArray *scans
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_present_clinical_free_scan);

  for (guint i = 0; i < G_N_ELEMENTS (scan_sites); i++)
    {
      TrabMeasurement *latest = trab_record_find_latest (record, TRAB_MEASURE_BMD, scan_sites[i]);
      TrabPresentScan *scan = NULL;

      if (latest == NULL)
        latest = trab_record_find_latest (record, TRAB_MEASURE_T_SCORE, scan_sites[i]);
      if (latest == NULL)
        continue;
      scan = g_new0 (TrabPresentScan, 1);
      scan->site = g_strdup (trab_present_measure_get_site_name (scan_sites[i]));
      scan->g_cm2 = dup_number (record, TRAB_MEASURE_BMD, scan_sites[i], 3);
      scan->t = dup_number (record, TRAB_MEASURE_T_SCORE, scan_sites[i], 1);
      scan->z = dup_number (record, TRAB_MEASURE_Z_SCORE, scan_sites[i], 1);
      scan->about = dup_about (latest);
      g_ptr_array_add (scans, scan);
    }
  return scans;
}

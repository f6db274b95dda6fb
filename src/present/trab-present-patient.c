/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-patient.h"

#include <glib/gi18n-lib.h>

#include "trab-present-date.h"
#include "trab-present-measure.h"
#include "trab-present-row.h"

static const char *const fracture_sites[TRAB_N_FRACTURE_SITES] = {
  [TRAB_FRACTURE_HIP] = N_ ("Hip"),       [TRAB_FRACTURE_SPINE] = N_ ("Spine"),
  [TRAB_FRACTURE_WRIST] = N_ ("Wrist"),   [TRAB_FRACTURE_UPPER_ARM] = N_ ("Upper arm"),
  [TRAB_FRACTURE_PELVIS] = N_ ("Pelvis"), [TRAB_FRACTURE_RIB] = N_ ("Rib"),
  [TRAB_FRACTURE_ANKLE] = N_ ("Ankle"),   [TRAB_FRACTURE_OTHER] = N_ ("Another bone"),
};

/* What the summary shows of the latest values, in this order. */
typedef struct
{
  TrabMeasure measure;
  TrabSite site;
} Shown;

static const Shown shown[] = {
  { TRAB_MEASURE_BMD, TRAB_SITE_LUMBAR_SPINE }, { TRAB_MEASURE_T_SCORE, TRAB_SITE_LUMBAR_SPINE },
  { TRAB_MEASURE_BMD, TRAB_SITE_FEMORAL_NECK }, { TRAB_MEASURE_T_SCORE, TRAB_SITE_FEMORAL_NECK },
  { TRAB_MEASURE_BMD, TRAB_SITE_TOTAL_HIP },    { TRAB_MEASURE_T_SCORE, TRAB_SITE_TOTAL_HIP },
  { TRAB_MEASURE_CTX, TRAB_SITE_NONE },         { TRAB_MEASURE_P1NP, TRAB_SITE_NONE },
  { TRAB_MEASURE_VITAMIN_D, TRAB_SITE_NONE },   { TRAB_MEASURE_EGFR, TRAB_SITE_NONE },
  { TRAB_MEASURE_HEIGHT, TRAB_SITE_NONE },      { TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE },
};

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[0] == '\0';
}

/** trab_present_patient_dup_name: family name in capitals first: the way names are read out */
char *
trab_present_patient_dup_name (TrabPatient *patient)
{
  const TrabPatientFields *fields = trab_patient_get (patient);
  g_autofree char *family
      = is_blank (fields->family_name) ? NULL : g_utf8_strup (fields->family_name, -1);

  if (family == NULL && is_blank (fields->given_name))
    return g_strdup (_ ("Name not known"));
  if (family == NULL)
    return g_strdup (fields->given_name);
  if (is_blank (fields->given_name))
    return g_steal_pointer (&family);
  /* Translators: family name, given name */
  return g_strdup_printf (_ ("%s, %s"), family, fields->given_name);
}

/** trab_present_patient_dup_first_name: all that the patient's own window shows of the name */
char *
trab_present_patient_dup_first_name (TrabPatient *patient)
{
  const TrabPatientFields *fields = trab_patient_get (patient);

  return g_strdup (is_blank (fields->given_name) ? "" : fields->given_name);
}

/** trab_present_patient_get_sex: (transfer none) */
const char *
trab_present_patient_get_sex (TrabSex sex)
{
  switch (sex)
    {
    case TRAB_SEX_FEMALE:
      return _ ("Female");
    case TRAB_SEX_MALE:
      return _ ("Male");
    case TRAB_SEX_UNKNOWN:
      break;
    }
  return _ ("Sex not known");
}

/** trab_present_patient_get_practice_mark: (transfer none): on every screen and page of made-up
 * people */
const char *
trab_present_patient_get_practice_mark (void)
{
  return _ ("Practice patient (made up)");
}

/** trab_present_patient_get_fracture_site: (transfer none) */
const char *
trab_present_patient_get_fracture_site (TrabFractureSite site)
{
  g_return_val_if_fail (site < TRAB_N_FRACTURE_SITES, "");
  return _ (fracture_sites[site]);
}

static char *
dup_allergies (const char *allergies)
{
  if (allergies == NULL)
    return g_strdup (_ ("Allergies not known"));
  if (allergies[0] == '\0')
    return g_strdup (_ ("No known allergies"));
  return g_strdup_printf (_ ("Allergies: %s"), allergies);
}

/* (nullable) */
static char *
dup_death (const TrabPatientFields *fields)
{
  g_autofree char *date = trab_present_date_dup_long (fields->death_date);

  if (!fields->is_dead)
    return NULL;
  if (!trab_date_is_known (fields->death_date))
    return g_strdup (_ ("Has died, day not known"));
  return g_strdup_printf (_ ("Died %s"), date);
}

/* Age stops with death; where its day is not known, no age is said. */
static char *
dup_age (const TrabPatientFields *fields, TrabDate today)
{
  if (fields->is_dead && !trab_date_is_known (fields->death_date))
    return g_strdup (_ ("age at death not known"));
  return trab_present_date_dup_age (fields->birth_date,
                                    fields->is_dead ? fields->death_date : today);
}

static char *
dup_line (const TrabPresentPatient *words)
{
  const char *parts[]
      = { words->name, words->death,         words->birth,     words->age,
          words->sex,  words->record_number, words->allergies, words->practice_mark };
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (line, "%s%s", line->len > 0 ? " \u00b7 " : "", parts[i]);
  return g_string_free (line, FALSE);
}

/** trab_present_patient_new: the banner of @patient; @today gives the age */
TrabPresentPatient *
trab_present_patient_new (TrabPatient *patient, TrabDate today)
{
  const TrabPatientFields *fields = trab_patient_get (patient);
  TrabPresentPatient *words = g_new0 (TrabPresentPatient, 1);
  g_autofree char *birth = trab_present_date_dup_long (fields->birth_date);

  words->name = trab_present_patient_dup_name (patient);
  words->birth = trab_date_is_known (fields->birth_date) ? g_strdup_printf (_ ("Born %s"), birth)
                                                         : g_strdup (_ ("Date of birth not known"));
  words->age = dup_age (fields, today);
  words->sex = g_strdup (trab_present_patient_get_sex (fields->sex));
  words->record_number = is_blank (fields->record_number)
                             ? g_strdup (_ ("No record number"))
                             : g_strdup_printf (_ ("Record %s"), fields->record_number);
  words->allergies = dup_allergies (fields->allergies);
  words->death = dup_death (fields);
  if (fields->is_practice)
    words->practice_mark = g_strdup (trab_present_patient_get_practice_mark ());
  words->line = dup_line (words);
  return words;
}

void
trab_present_patient_free (TrabPresentPatient *words)
{
  if (words == NULL)
    return;
  g_free (words->name);
  g_free (words->birth);
  g_free (words->age);
  g_free (words->sex);
  g_free (words->record_number);
  g_free (words->allergies);
  g_free (words->death);
  g_free (words->practice_mark);
  g_free (words->line);
  g_free (words);
}

static void
add_measurements (GPtrArray *rows, TrabRecord *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      TrabMeasurement *latest = trab_record_find_latest (record, shown[i].measure, shown[i].site);
      g_autofree char *title = trab_present_measure_dup_title (shown[i].measure, shown[i].site);
      g_autofree char *value = NULL;
      g_autofree char *date = NULL;

      if (latest == NULL)
        continue;
      value = trab_present_measure_dup_measurement (latest);
      date = trab_present_date_dup_moment (trab_measurement_get (latest)->moment);
      g_ptr_array_add (rows, trab_present_row_new (title, value, date));
    }
}

static void
add_fractures (GPtrArray *rows, TrabRecord *record)
{
  GPtrArray *fractures = trab_record_get_fractures (record);

  for (guint i = 0; i < fractures->len; i++)
    {
      const TrabFractureFields *fields = trab_fracture_get (g_ptr_array_index (fractures, i));
      g_autofree char *date = trab_present_date_dup_long (fields->date);

      if (!fields->is_in_error)
        g_ptr_array_add (rows, trab_present_row_new (
                                   _ ("Broken bone"),
                                   trab_present_patient_get_fracture_site (fields->site), date));
    }
}

static char *
dup_span (const TrabCourseFields *fields)
{
  g_autofree char *start = trab_present_date_dup_short (fields->start);
  g_autofree char *stop = trab_present_date_dup_short (fields->stop);

  if (fields->is_ongoing)
    return g_strdup_printf (_ ("since %s"), start);
  /* Translators: from a date to a date */
  return g_strdup_printf (_ ("%s to %s"), start, stop);
}

/** trab_present_patient_add_courses: @rows: of TrabPresentRow, gets one for each medicine */
void
trab_present_patient_add_courses (GPtrArray *rows, TrabRecord *record)
{
  GPtrArray *courses = trab_record_get_courses (record);

  for (guint i = 0; i < courses->len; i++)
    {
      const TrabCourseFields *fields = trab_course_get (g_ptr_array_index (courses, i));
      const char *name = is_blank (fields->name) ? fields->medicine : fields->name;
      g_autofree char *span = dup_span (fields);
      g_autofree char *text
          = is_blank (fields->dose_text)
                ? g_strdup (is_blank (name) ? _ ("Name not known") : name)
                : g_strdup_printf ("%s, %s", is_blank (name) ? "" : name, fields->dose_text);

      if (!fields->is_in_error)
        g_ptr_array_add (rows, trab_present_row_new (_ ("Medicine"), text, span));
    }
}

/** trab_present_patient_dup_findings: (transfer full): of TrabPresentRow: age, latest values with
 * their dates, broken bones */
GPtrArray *
trab_present_patient_dup_findings (TrabRecord *record, TrabDate today)
{
  GPtrArray *rows = trab_present_row_new_list ();
  g_autoptr (TrabPresentPatient) banner
      = trab_present_patient_new (trab_record_get_patient (record), today);

  g_ptr_array_add (rows, trab_present_row_new (_ ("Age"), banner->age, banner->birth));
  g_ptr_array_add (rows, trab_present_row_new (_ ("Sex used for the models"), banner->sex, NULL));
  add_measurements (rows, record);
  add_fractures (rows, record);
  return rows;
}

/** trab_present_patient_dup_summary: (transfer full): of TrabPresentRow: the findings, then the
 * medicines */
GPtrArray *
trab_present_patient_dup_summary (TrabRecord *record, TrabDate today)
{
  GPtrArray *rows = trab_present_patient_dup_findings (record, today);

  trab_present_patient_add_courses (rows, record);
  return rows;
}

/** trab_present_patient_dup_same: why nobody gets a second record */
char *
trab_present_patient_dup_same (TrabPatient *patient)
{
  g_autofree char *name = trab_present_patient_dup_name (patient);
  g_autofree char *birth = trab_present_date_dup_short (trab_patient_get (patient)->birth_date);

  /* Translators: name, day of birth */
  return g_strdup_printf (_ ("%s, born %s, is here already. If this is somebody else, give the "
                             "record number that tells them apart."),
                          name, birth);
}

/** trab_present_patient_dup_known: why a record is not added a second time, and what to do */
char *
trab_present_patient_dup_known (TrabPatient *patient)
{
  g_autofree char *name = trab_present_patient_dup_name (patient);

  /* Translators: name; "import" is a word of the command line */
  return g_strdup_printf (
      _ ("%s is here already, with this record. To take over what is new in the "
         "file, import it. Nothing was changed."),
      name);
}

/** trab_present_patient_get_open_record: (transfer none): a button, with its mnemonic */
const char *
trab_present_patient_get_open_record (TrabSex sex)
{
  switch (sex)
    {
    case TRAB_SEX_FEMALE:
      return _ ("_Open Her Record");
    case TRAB_SEX_MALE:
      return _ ("_Open His Record");
    case TRAB_SEX_UNKNOWN:
      break;
    }
  return _ ("_Open the Record");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "trab-csv-place.h"
#include "trab-csv-reader.h"
#include "trab-error.h"

#define HEAD                                                                                       \
  "patient_id,family,given,birth_date,sex,measured_at,kind,site,side,region,value,unit,"           \
  "comparator,ref_low,ref_high,device,ref_population,method,status,source_id"
#define PERSON "7,Müller,Eva,1957-02-04,F,2025-10-28,"

static TrabImport *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return trab_csv_reader_read (bytes, NULL, TRAB_DATE_NONE, error);
}

/* A byte order mark, CRLF, a quoted comma: one person, two values of one scan. */
static void
test_reads_the_long_layout (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabImport) import = read_text (
      "\xef\xbb\xbf" HEAD "\r\n" PERSON
      "bmd,lumbar_spine,,L1-L4,0.842,g/cm2,,,,\"Hologic, 301\",,,final,s1\r\n" PERSON
      "t_score,lumbar_spine,,L1-L4,-1.9,,,,,\"Hologic, 301\",NHANES III white female,,,s2\r\n",
      &error);
  TrabImportPerson *person = NULL;
  const TrabMeasurementFields *fields = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (trab_import_get_n_persons (import), ==, 1);
  g_assert_cmpuint (trab_import_get_findings (import)->len, ==, 0);
  person = trab_import_get_person (import, 0);
  g_assert_cmpstr (g_ptr_array_index (person->identifiers, 0), ==, "csv|7");
  g_assert_cmpstr (trab_patient_get (trab_record_get_patient (person->record))->family_name, ==,
                   "Müller");
  g_assert_cmpuint (trab_record_get_measurements (person->record)->len, ==, 2);
  fields
      = trab_measurement_get (g_ptr_array_index (trab_record_get_measurements (person->record), 0));
  g_assert_cmpfloat (fields->value, ==, 0.842);
  g_assert_cmpstr (fields->text, ==, "0.842");
  g_assert_cmpstr (fields->scanner, ==, "Hologic, 301");
  g_assert_cmpstr (fields->region, ==, "L1-L4");
}

/* What a laboratory printed beside a number comes with it: in columns of their own, or in its cell.
 */
static void
test_limits_and_marks (void)
{
  static const struct
  {
    const char *row;
    const char *text;
    const char *low;
    const char *high;
    const char *mark;
  } rows[] = {
    { "phosphate,,,,0.60,mmol/L,,0.80,1.5,,,,,", "0.60", "0.80", "1.5", NULL },
    { "phosphate,,,,0.60 L,mmol/L,,0.80,,,,,,", "0.60", "0.80", NULL, "L" },
    { "phosphate,,,,2.1HH,mmol/L,,,,,,,,", "2.1", NULL, NULL, "HH" },
    { "phosphate,,,,0.60*,mmol/L,,,,,,,,", "0.60", NULL, NULL, "A" },
    { "phosphate,,,,0.60,mmol/L,,about 1,,,,,,", "0.60", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strconcat (HEAD "\n" PERSON, rows[i].row, "\n", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (TrabImport) import = read_text (text, &error);
      const TrabMeasurementFields *fields = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (trab_import_get_findings (import)->len, ==, 0);
      fields = trab_measurement_get (g_ptr_array_index (
          trab_record_get_measurements (trab_import_get_person (import, 0)->record), 0));
      g_assert_cmpstr (fields->text, ==, rows[i].text);
      g_assert_cmpstr (fields->reference_low, ==, rows[i].low);
      g_assert_cmpstr (fields->reference_high, ==, rows[i].high);
      g_assert_cmpstr (fields->interpretation, ==, rows[i].mark);
    }
}

/* Places as tables write them, and what is none of ours. */
static void
test_places (void)
{
  static const struct
  {
    const char *site;
    const char *side;
    TrabSite read_site;
    const char *read_side;
  } cases[] = {
    { "femoral_neck", "left", TRAB_SITE_FEMORAL_NECK, "left" },
    { " Neck ", "L", TRAB_SITE_FEMORAL_NECK, "left" },
    { "Fem Neck", "RT", TRAB_SITE_FEMORAL_NECK, "right" },
    { "Total Hip", "Rechts", TRAB_SITE_TOTAL_HIP, "right" },
    { "L1-L4", "both", TRAB_SITE_LUMBAR_SPINE, NULL },
    { "AP Spine", "1", TRAB_SITE_LUMBAR_SPINE, NULL },
    { "L3", "", TRAB_SITE_NONE, NULL },
    { "Troch", "left/right", TRAB_SITE_NONE, NULL },
    { "hip", "l r", TRAB_SITE_NONE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TrabSite site = TRAB_SITE_NONE;
      const char *side = NULL;

      g_test_message ("%s, %s", cases[i].site, cases[i].side);
      trab_csv_place_read_site (cases[i].site, &site);
      trab_csv_place_read_side (cases[i].side, &side);
      g_assert_cmpint (site, ==, cases[i].read_site);
      g_assert_cmpstr (side, ==, cases[i].read_side);
    }
}

static void
test_each_trap (void)
{
  static const struct
  {
    const char *row;
    TrabFindingCode code;
    guint n_measurements;
    gboolean is_usable;
  } rows[] = {
    { PERSON "bmd,total_hip,,,7777,g/cm2,,,,,,,,", TRAB_FINDING_CODE_IMPLAUSIBLE, 1, FALSE },
    { PERSON "t_score,total_hip,,,-9,,,,,,,,,", TRAB_FINDING_CODE_IMPLAUSIBLE, 1, FALSE },
    { PERSON "bmd,total_hip,,,NA,g/cm2,,,,,,,,", TRAB_FINDING_CODE_VALUE_MISSING, 0, FALSE },
    { PERSON "bmd,total_hip,,,0.612*,g/cm2,,,,,,,,", TRAB_FINDING_CODE_NOT_A_NUMBER, 0, FALSE },
    { PERSON "bmd,total_hip,,,0,612,g/cm2,,,,,,,,", TRAB_FINDING_CODE_DAMAGED, 0, FALSE },
    { PERSON "bmd,total_hip,,,0.7,,,,,,,,,", TRAB_FINDING_CODE_UNIT_MISSING, 0, FALSE },
    { PERSON "bmd,total_hip,,,0.7,mmol/L,,,,,,,,", TRAB_FINDING_CODE_UNIT_MISMATCH, 0, FALSE },
    { PERSON "bmd,hip,,,0.7,g/cm2,,,,,,,,", TRAB_FINDING_CODE_SITE_MISSING, 1, FALSE },
    { PERSON "bmd,total_hip,both,,0.7,g/cm2,,,,,,,,", TRAB_FINDING_CODE_SIDE_UNKNOWN, 1, TRUE },
    { PERSON "bmc,total_hip,,,30,g,,,,,,,,", TRAB_FINDING_CODE_KIND_UNKNOWN, 0, FALSE },
    { "7,M,E,1957-02-04,F,5/6/2002,bmd,total_hip,,,0.7,g/cm2,,,,,,,,",
      TRAB_FINDING_CODE_DATE_REFUSED, 1, FALSE },
    { "7,M,E,1957-02-04,F,1950-01-01,bmd,total_hip,,,0.7,g/cm2,,,,,,,,",
      TRAB_FINDING_CODE_BEFORE_BIRTH, 1, FALSE },
    { "7,M,E,1957-02-04,1,2025-10-28,bmd,total_hip,,,0.7,g/cm2,,,,,,,,",
      TRAB_FINDING_CODE_SEX_MISSING, 1, TRUE },
    { ",M,E,1957-02-04,F,2025-10-28,bmd,total_hip,,,0.7,g/cm2,,,,,,,,",
      TRAB_FINDING_CODE_SUBJECT_UNKNOWN, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strconcat (HEAD "\n", rows[i].row, "\n", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (TrabImport) import = read_text (text, &error);
      GPtrArray *findings = NULL;
      GPtrArray *measurements = NULL;

      g_test_message ("%s", rows[i].row);
      g_assert_no_error (error);
      findings = trab_import_get_findings (import);
      g_assert_cmpuint (findings->len, ==, 1);
      g_assert_cmpint (trab_finding_get (g_ptr_array_index (findings, 0))->code, ==, rows[i].code);
      g_assert_cmpuint (trab_finding_get (g_ptr_array_index (findings, 0))->line, ==, 2);
      if (trab_import_get_n_persons (import) > 0)
        measurements = trab_record_get_measurements (trab_import_get_person (import, 0)->record);
      g_assert_cmpuint (measurements ? measurements->len : 0, ==, rows[i].n_measurements);
      if (rows[i].n_measurements > 0)
        g_assert_cmpint (trab_measurement_is_usable (g_ptr_array_index (measurements, 0)), ==,
                         rows[i].is_usable);
    }
}

static void
test_a_row_said_twice_counts_once (void)
{
  g_autoptr (TrabImport) import
      = read_text (HEAD "\n" PERSON "bmd,total_hip,,,0.7,g/cm2,,,,,,,,\n" PERSON
                        "bmd,total_hip,,,0.7,g/cm2,,,,,,,,\n",
                   NULL);

  g_assert_cmpuint (trab_record_get_measurements (trab_import_get_person (import, 0)->record)->len,
                    ==, 1);
  g_assert_cmpint (
      trab_finding_get (g_ptr_array_index (trab_import_get_findings (import), 0))->code, ==,
      TRAB_FINDING_CODE_DUPLICATE);
}

/* What a table cannot say is asked, and counts only as it is answered. */
static void
test_questions (void)
{
  static const struct
  {
    const char *row;
    TrabFindingCode code;
    const char *choice;
    double value; /* of the choice */
  } cases[] = {
    { PERSON "bmd,total_hip,,,0.7,,,,,,,,,", TRAB_FINDING_CODE_UNIT_MISSING, "g/cm2", 0.7 },
    { PERSON "bmd,total_hip,,,700,,,,,,,,,", TRAB_FINDING_CODE_UNIT_MISSING, "mg/cm2", 0.7 },
    { PERSON "ctx,,,,0.45,,,,,,,,,", TRAB_FINDING_CODE_UNIT_MISSING, "ng/mL", 450 },
    { PERSON "ctx,,,,\"1,800\",ng/L,,,,,,,,", TRAB_FINDING_CODE_GROUPED, "1800", 1800 },
    { PERSON "ctx,,,,\"1,800\",ng/L,,,,,,,,", TRAB_FINDING_CODE_GROUPED, "1.800", 1.8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (HEAD "\n", cases[i].row, "\n", NULL);
      g_autoptr (TrabImport) import = read_text (text, NULL);
      TrabFinding *finding = trab_import_get_findings (import)->pdata[0];
      const char *question = trab_finding_get (finding)->question;
      g_autoptr (TrabRecord) waiting = trab_import_dup_settled (import, 0);
      g_autoptr (TrabRecord) settled = NULL;
      GPtrArray *rows = NULL;

      g_test_message ("%s", cases[i].row);
      g_assert_cmpint (trab_finding_get (finding)->code, ==, cases[i].code);
      g_assert_true (trab_finding_find_choice (finding, cases[i].choice, NULL));
      g_assert_true (trab_finding_find_choice (finding, TRAB_FINDING_LEAVE_OUT, NULL));
      g_assert_cmpuint (trab_record_get_measurements (waiting)->len, ==, 0);
      trab_import_answer (import, question, cases[i].choice);
      settled = trab_import_dup_settled (import, 0);
      rows = trab_record_get_measurements (settled);
      g_assert_cmpuint (rows->len, ==, 1);
      g_assert_cmpfloat_with_epsilon (trab_measurement_get (rows->pdata[0])->value, cases[i].value,
                                      1e-9);
      g_assert_true (trab_measurement_is_usable (rows->pdata[0]));
    }
}

/* Columns go by what people take for the same name; two of one name are refused. */
static void
test_names_of_columns (void)
{
  static const struct
  {
    const char *head;
    gboolean is_read;
  } cases[] = {
    { "patient_id,sex,birth_date,measured_at,kind,value,unit,site\n", TRUE },
    { "PatientID,PatientSex,PatientBirthDate,StudyDate,Measure,Value,Units,Site\n", TRUE },
    { "Patient ID , SEX,DOB,Scan\u00a0Date,KIND,VALUE,Unit,SITE\n", TRUE },
    { "\ufeffPatient_Id,sex,date of birth,Measured at,kind,value\u200b,unit,site\n", TRUE },
    { "patient_id,sex,birth_date,measured_at,kind,value,unit,Value\n", FALSE },
    { "patient_id,sex,birth_date,Scan date,kind,value,unit,scan_date\n", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (
          cases[i].head, "7,F,1957-02-04,2025-10-28,bmd,0.7,g/cm2,total_hip\n", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (TrabImport) import = read_text (text, &error);

      g_test_message ("%s", cases[i].head);
      g_assert_cmpint (import != NULL, ==, cases[i].is_read);
      if (import == NULL)
        g_assert_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_TABLE);
      else
        g_assert_cmpuint (
            trab_record_get_measurements (trab_import_get_person (import, 0)->record)->len, ==, 1);
    }
}

static void
test_other_files_are_refused (void)
{
  static const char *const texts[] = { "", "a;b;c\n1;2;3\n", "sex,age\nF,65\n",
                                       HEAD "\n7,\"never closed\n", HEAD "\n7,M\x81ller\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (texts[i], &error));
      g_assert_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_TABLE);
      g_assert_null (strstr (error->message, "never closed\n")); /* a place, no cell's text */
      g_assert_null (strstr (error->message, "ller"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/interop/csv-reader/long-layout", test_reads_the_long_layout);
  g_test_add_func ("/interop/csv-reader/each-trap", test_each_trap);
  g_test_add_func ("/interop/csv-reader/limits-and-marks", test_limits_and_marks);
  g_test_add_func ("/interop/csv-reader/places", test_places);
  g_test_add_func ("/interop/csv-reader/questions", test_questions);
  g_test_add_func ("/interop/csv-reader/names-of-columns", test_names_of_columns);
  g_test_add_func ("/interop/csv-reader/twice", test_a_row_said_twice_counts_once);
  g_test_add_func ("/interop/csv-reader/other-files", test_other_files_are_refused);
  return g_test_run ();
}

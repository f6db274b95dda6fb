/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of others, through a map of their columns. The files are made up in the shapes of real
 * ones: a cohort, repeated scans, a spreadsheet with a byte order mark, a clinic's export. */
#include <string.h>

#include "trab-csv-reader.h"
#include "trab-csv-text.h"
#include "trab-error.h"

static GBytes *
load (const char *name)
{
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "data", "csv", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length = 0;

  g_file_get_contents (file, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

static TrabImport *
read_pair (const char *name)
{
  g_autofree char *table_name = g_strconcat (name, ".csv", NULL);
  g_autofree char *map_name = g_strconcat (name, ".map.json", NULL);
  g_autoptr (GBytes) table = load (table_name);
  g_autoptr (GBytes) json = load (map_name);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabCsvMap) map = trab_csv_map_new_from_json (json, &error);
  TrabImport *import = NULL;

  g_assert_no_error (error);
  import = trab_csv_reader_read (table, map, TRAB_DATE_NONE, &error);
  g_assert_no_error (error);
  return import;
}

static guint
count (TrabImport *import, TrabFindingCode code, guint line)
{
  GPtrArray *findings = trab_import_get_findings (import);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const TrabFindingFields *fields = trab_finding_get (g_ptr_array_index (findings, i));

      n += fields->code == code && (line == 0 || fields->line == line);
    }
  return n;
}

static TrabRecord *
get_record (TrabImport *import, guint person)
{
  g_assert_cmpuint (person, <, trab_import_get_n_persons (import));
  return trab_import_get_person (import, person)->record;
}

static gboolean
has (TrabImport *import, guint person, TrabMeasure measure, TrabSite site)
{
  return trab_record_find_latest (get_record (import, person), measure, site) != NULL;
}

/* The usable value, which must be there. */
static const TrabMeasurementFields *
find (TrabImport *import, guint person, TrabMeasure measure, TrabSite site)
{
  TrabMeasurement *found = trab_record_find_latest (get_record (import, person), measure, site);

  if (found == NULL)
    g_error ("person %u has no %s", person, trab_measure_get_info (measure)->id);
  return trab_measurement_get (found);
}

static void
test_cohort (void)
{
  g_autoptr (TrabImport) import = read_pair ("cohort");

  g_assert_cmpuint (trab_import_get_n_persons (import), ==, 3);
  g_assert_cmpfloat (find (import, 0, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE)->value, ==, 70.3);
  /* the file's own sentinel is no weight, and is said; an empty cell is nothing */
  g_assert_false (has (import, 1, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE));
  g_assert_cmpuint (count (import, TRAB_FINDING_CODE_VALUE_MISSING, 3), ==, 1);
  g_assert_cmpuint (count (import, TRAB_FINDING_CODE_VALUE_MISSING, 0), ==, 1);
  /* 1570 cm is kept and never computed with */
  g_assert_false (has (import, 2, TRAB_MEASURE_HEIGHT, TRAB_SITE_NONE));
  g_assert_cmpuint (count (import, TRAB_FINDING_CODE_IMPLAUSIBLE, 4), ==, 1);
  /* what the map does not speak of is named once: site_id, priorfrac, age, momfrac, smoke, fracture
   */
  g_assert_cmpuint (count (import, TRAB_FINDING_CODE_COLUMN, 1), ==, 6);
}

/* Without a date a value is kept and never computed with. */
static void
test_repeats (void)
{
  g_autoptr (TrabImport) import = read_pair ("repeats");

  g_assert_cmpuint (trab_import_get_n_persons (import), ==, 2);
  g_assert_cmpuint (trab_record_get_measurements (get_record (import, 0))->len, ==, 2);
  g_assert_cmpuint (count (import, TRAB_FINDING_CODE_DATE_MISSING, 0), ==, 3);
  g_assert_false (has (import, 0, TRAB_MEASURE_BMD, TRAB_SITE_UNSPECIFIED));
}

static void
test_scans (void)
{
  g_autoptr (TrabImport) import = read_pair ("scans");

  /* people numbered by line: two rows alike are two people */
  g_assert_cmpuint (trab_import_get_n_persons (import), ==, 4);
  g_assert_cmpstr (trab_import_get_person (import, 2)->reference, ==, "row-4");
  /* and line 4 of another file is somebody else */
  g_assert_cmpstr (g_ptr_array_index (trab_import_get_person (import, 2)->identifiers, 0), !=,
                   "csv|row-4");
  g_assert_nonnull (strstr (g_ptr_array_index (trab_import_get_person (import, 2)->identifiers, 0),
                            trab_import_get_digest (import)));
  g_assert_cmpint (trab_patient_get (trab_record_get_patient (get_record (import, 0)))->sex, ==,
                   TRAB_SEX_MALE);
  g_assert_cmpint (trab_patient_get (trab_record_get_patient (get_record (import, 1)))->sex, ==,
                   TRAB_SEX_FEMALE);
  g_assert_cmpfloat (find (import, 1, TRAB_MEASURE_BMD, TRAB_SITE_FEMORAL_NECK)->value, ==, 0.6);
  g_assert_cmpstr (find (import, 1, TRAB_MEASURE_T_SCORE, TRAB_SITE_FEMORAL_NECK)->text, ==,
                   "-2.2");
  g_assert_cmpfloat_with_epsilon (find (import, 0, TRAB_MEASURE_CREATININE, TRAB_SITE_NONE)->value,
                                  1.04 * 88.4, 1e-9);
  g_assert_false (has (import, 3, TRAB_MEASURE_T_SCORE, TRAB_SITE_TOTAL_HIP));
}

static void
test_clinic (void)
{
  g_autoptr (TrabImport) import = read_pair ("clinic");
  const TrabPatientFields *patient
      = trab_patient_get (trab_record_get_patient (get_record (import, 0)));
  const TrabMeasurementFields *fields = NULL;

  g_assert_cmpuint (count (import, TRAB_FINDING_CODE_ENCODING, 0), ==, 1);
  g_assert_cmpuint (trab_import_get_n_persons (import), ==, 4);
  g_assert_cmpstr (patient->family_name, ==, "Müller");
  g_assert_cmpint (patient->birth_date.month, ==, 2); /* the day comes first: the map says so */
  g_assert_cmpint (patient->birth_date.day, ==, 4);
  fields = find (import, 0, TRAB_MEASURE_BMD, TRAB_SITE_LUMBAR_SPINE);
  g_assert_cmpfloat (fields->value, ==, 0.842);
  g_assert_cmpstr (fields->text, ==, "0,842"); /* as it came */
  g_assert_cmpint (fields->moment.date.month, ==, 10);
  g_assert_cmpstr (fields->scanner, ==, "GE Lunar Prodigy 77");
  g_assert_cmpfloat (find (import, 0, TRAB_MEASURE_T_SCORE, TRAB_SITE_LUMBAR_SPINE)->value, ==,
                     -1.9);
  /* "<0,07": a bound, not a value */
  fields = trab_measurement_get (
      g_ptr_array_index (trab_record_get_measurements (get_record (import, 1)), 2));
  g_assert_cmpint (fields->measure, ==, TRAB_MEASURE_CTX);
  g_assert_cmpint (fields->comparator, ==, TRAB_COMPARATOR_LESS);
  /* a point in a column of commas may be a thousand: refused with its line, never read */
  g_assert_cmpuint (count (import, TRAB_FINDING_CODE_DECIMAL_MARK, 4), ==, 1);
  g_assert_false (has (import, 2, TRAB_MEASURE_BMD, TRAB_SITE_LUMBAR_SPINE));
  /* as often commas as points: nobody knows; both are refused */
  g_assert_cmpuint (count (import, TRAB_FINDING_CODE_DECIMAL_MARK, 5), ==, 1);
  g_assert_false (has (import, 3, TRAB_MEASURE_P1NP, TRAB_SITE_NONE));
  g_assert_cmpuint (count (import, TRAB_FINDING_CODE_DECIMAL_MARK, 3), ==, 1);
  g_assert_true (has (import, 0, TRAB_MEASURE_P1NP, TRAB_SITE_NONE)); /* 45 has no mark */
  /* 31 February, and a month first */
  g_assert_cmpuint (count (import, TRAB_FINDING_CODE_BIRTH_DATE, 4), ==, 1);
  g_assert_cmpuint (count (import, TRAB_FINDING_CODE_VALUE_MISSING, 4), ==, 1);
}

static void
test_separators (void)
{
  static const struct
  {
    const char *text;
    char separator;
    gsize skip;
  } rows[] = {
    { "a,b\n1,2\n", ',', 0 },
    { "a;b\n0,5;1,5\n", ';', 0 },
    { "a\tb\n1\t2\n", '\t', 0 },
    { "a|b\n1|2\n", '|', 0 },
    { "\"a;x\",b\n1,2\n", ',', 0 },     /* in quotes it separates nothing */
    { "a;b;c\n1,0;2,0;3,0\n", ';', 0 }, /* both split alike here; more rows agree on one */
    { "sep=;\na;b\n", ';', 6 },
    { "sep=|\r\na|b\n", '|', 7 },
    { "a\n1\n", ',', 0 },
    { "", ',', 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (rows[i].text, strlen (rows[i].text));
      gsize skip = 99;

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (trab_csv_text_find_separator (bytes, &skip), ==, rows[i].separator);
      g_assert_cmpuint (skip, ==, rows[i].skip);
    }
}

static void
test_encodings (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *text;
    TrabCsvEncoding encoding;
  } rows[] = {
    { "g/cm\xc2\xb2", 6, "g/cm²", TRAB_CSV_ENCODING_UTF_8 },
    { "\xef\xbb\xbfg/cm\xc2\xb2", 9, "g/cm²", TRAB_CSV_ENCODING_UTF_8 },
    { "g/cm\xb2", 5, "g/cm²", TRAB_CSV_ENCODING_WINDOWS_1252 },
    { "\x96"
      "1,8 \x80",
      6, "–1,8 €", TRAB_CSV_ENCODING_WINDOWS_1252 }, /* printed there, not in Latin-1 */
    { "\xff\xfe\xb5\x00g\x00", 6, "µg", TRAB_CSV_ENCODING_UTF_16 },
    { "\xfe\xff\x00\xb5\x00g", 6, "µg", TRAB_CSV_ENCODING_UTF_16 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (rows[i].bytes, rows[i].length);
      g_autoptr (GError) error = NULL;
      TrabCsvEncoding encoding = TRAB_CSV_ENCODING_FOUND;
      g_autoptr (GBytes) utf8 = trab_csv_text_to_utf8 (bytes, &encoding, &error);

      g_assert_no_error (error);
      g_assert_cmpint (encoding, ==, rows[i].encoding);
      g_assert_cmpmem (g_bytes_get_data (utf8, NULL), g_bytes_get_size (utf8), rows[i].text,
                       strlen (rows[i].text));
    }
}

/* Our own layout, as a spreadsheet of another country saves it. */
static void
test_long_layout_abroad (void)
{
  static const char text[] = "patient_id;birth_date;sex;measured_at;kind;site;value;unit\r\n"
                             "7;1957-02-04;F;2025-10-28;bmd;total_hip;0,700;g/cm2\r\n"
                             "7;1957-02-04;F;2025-10-28;t_score;total_hip;-2,0;\r\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabImport) import = trab_csv_reader_read (bytes, NULL, TRAB_DATE_NONE, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (find (import, 0, TRAB_MEASURE_BMD, TRAB_SITE_TOTAL_HIP)->value, ==, 0.7);
  g_assert_cmpfloat (find (import, 0, TRAB_MEASURE_T_SCORE, TRAB_SITE_TOTAL_HIP)->value, ==, -2);
}

/* The long layout as somebody else writes it: what the window lets a person answer. Of two columns
 * of one name none is read before a map says which; one that is of another name is no answer. */
static void
test_long_layout_told (void)
{
  static const char text[]
      = "patient_id|family|birth_date|sex|measured_at|kind|site|value|unit|Value\r\n"
        "7|Nov\xe1k Ji\xf8\xed|04.02.1957|F|28.10.2025|bmd|total_hip|0,8|g/cm2|0,700\r\n";
  static const struct
  {
    const char *twins;
    double value; /* 0: refused */
  } rows[] = { { "", 0 },
               { ", \"twins\": {\"value\": 10}", 0.7 },
               { ", \"twins\": {\"value\": 8}", 0.8 },
               { ", \"twins\": {\"value\": 7}", 0 },
               { ", \"twins\": {\"value\": 99}", 0 },
               { ", \"twins\": {\"unit\": 10}", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *json
          = g_strdup_printf ("{\"columns\": \"long\", \"dates\": \"dmy\", \"decimal\": \"comma\","
                             " \"separator\": \"|\", \"encoding\": \"windows-1250\"%s}",
                             rows[i].twins);
      g_autoptr (GBytes) map_bytes = g_bytes_new_static (json, strlen (json));
      g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
      g_autoptr (GError) error = NULL;
      g_autoptr (TrabCsvMap) map = trab_csv_map_new_from_json (map_bytes, &error);
      g_autoptr (TrabImport) import = NULL;
      const TrabPatientFields *patient = NULL;

      g_assert_no_error (error);
      import = trab_csv_reader_read (bytes, map, TRAB_DATE_NONE, &error);
      if (rows[i].value == 0)
        {
          g_assert_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_TABLE);
          continue;
        }
      g_assert_no_error (error);
      patient
          = trab_patient_get (trab_record_get_patient (trab_import_get_person (import, 0)->record));
      g_assert_cmpstr (patient->family_name, ==, "Novák Jiří");
      g_assert_cmpint (patient->birth_date.month, ==, 2);
      g_assert_cmpfloat (find (import, 0, TRAB_MEASURE_BMD, TRAB_SITE_TOTAL_HIP)->value, ==,
                         rows[i].value);
    }
}

/* A unit that the map tells holds where the table names none, and nowhere else: a unit of the table
 * speaks for itself, one that does not fit stays refused. */
static void
test_units_of_measures (void)
{
  static const char text[] = "patient_id,birth_date,sex,measured_at,kind,site,value,unit\n"
                             "7,1957-02-04,F,2025-10-28,ctx,,0.3,\n"
                             "7,1957-02-04,F,2024-10-28,ctx,,400,ng/L\n"
                             "7,1957-02-04,F,2023-10-28,ctx,,400,kg\n"
                             "7,1957-02-04,F,2025-10-28,p1np,,40,\n"
                             "7,1957-02-04,F,2025-10-28,t_score,total_hip,-2,\n";
  static const char json[] = "{\"columns\": \"long\", \"units\": {\"ctx\": \"ug/L\"}}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes) map_bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabCsvMap) map = trab_csv_map_new_from_json (map_bytes, &error);
  g_autoptr (TrabImport) import = NULL;
  g_autoptr (TrabImport) untold = trab_csv_reader_read (bytes, NULL, TRAB_DATE_NONE, NULL);

  g_assert_no_error (error);
  import = trab_csv_reader_read (bytes, map, TRAB_DATE_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (find (import, 0, TRAB_MEASURE_CTX, TRAB_SITE_NONE)->value, 300,
                                  1e-9);
  g_assert_cmpuint (trab_record_get_measurements (trab_import_get_person (import, 0)->record)->len,
                    ==, 3);
  g_assert_cmpuint (count (import, TRAB_FINDING_CODE_UNIT_MISSING, 2), ==, 0);
  g_assert_cmpuint (count (import, TRAB_FINDING_CODE_UNIT_MISMATCH, 4), ==, 1);
  g_assert_cmpuint (count (import, TRAB_FINDING_CODE_UNIT_MISSING, 5), ==, 1);
  g_assert_cmpuint (count (untold, TRAB_FINDING_CODE_UNIT_MISSING, 2), ==, 1);
}

static void
test_maps_are_strict (void)
{
  static const char *const maps[] = {
    "",
    "[]",
    "{}",
    "{\"columns\": {\"patient_id\": \"id\"}}",
    "{\"columns\": {\"patient_id\": \"id\", \"patient_id\": \"nr\"}, \"measures\": []}",
    "{\"columns\": {\"name\": \"x\"}, \"measures\": []}",
    "{\"colums\": {}}",
    "{\"separator\": \"::\", \"columns\": {\"patient_id\": \"id\"}}",
    "{\"dates\": \"us\", \"columns\": {\"patient_id\": \"id\"}}",
    "{\"columns\": \"short\"}",
    "{\"columns\": \"long\", \"encoding\": \"latin-1\"}",
    "{\"columns\": \"long\", \"twins\": {\"value\": 0}}",
    "{\"columns\": \"long\", \"twins\": {\"value\": \"2\"}}",
    "{\"columns\": \"long\", \"twins\": [2]}",
    "{\"columns\": \"long\", \"units\": {\"ctx\": \"kg\"}}",
    "{\"columns\": \"long\", \"units\": {\"ctx\": 1}}",
    "{\"columns\": \"long\", \"units\": {\"CTX\": \"ng/L\"}}",
    "{\"columns\": \"long\", \"units\": [\"ng/L\"]}",
    "{\"columns\": {\"patient_id\": {\"column\": \"a\", \"value\": \"b\"}}}",
    "{\"columns\": {\"patient_id\": \"id\", \"sex\": {\"line\": \"x\"}},"
    " \"measures\": [{\"column\": \"w\", \"kind\": \"weight\"}]}",
    "{\"columns\": {\"patient_id\": \"id\", \"sex\": {\"column\": \"s\", \"codes\": {\"1\": 1}}},"
    " \"measures\": [{\"column\": \"w\", \"kind\": \"weight\"}]}",
    "{\"columns\": {\"patient_id\": \"id\"}, \"measures\": [{\"kind\": \"weight\"}]}",
    "{\"columns\": {\"patient_id\": \"id\"}, \"measures\": [{\"column\": \"w\", \"kind\": \"w\"}]}",
    "{\"columns\": {\"patient_id\": \"id\"},"
    " \"measures\": [{\"column\": \"b\", \"kind\": \"bmd\", \"site\": \"hip\"}]}",
    "{\"columns\": {\"patient_id\": \"id\"},"
    " \"measures\": [{\"column\": \"b\", \"kind\": \"bmd\", \"units\": \"g\"}]}",
    "{\"columns\": {\"patient_id\": \"id\", \"measured_at\": \"d\", \"kind\": \"k\","
    " \"value\": {\"value\": \"1\"}, \"unit\": \"u\"}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (maps[i], strlen (maps[i]));
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", maps[i]);
      g_assert_null (trab_csv_map_new_from_json (bytes, &error));
      g_assert_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_BAD_MAP);
    }
}

/* A map that speaks of a column that is not there is of another file. */
static void
test_map_of_another_file (void)
{
  g_autoptr (GBytes) table = load ("repeats.csv");
  g_autoptr (GBytes) json = load ("cohort.map.json");
  g_autoptr (TrabCsvMap) map = trab_csv_map_new_from_json (json, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (trab_csv_reader_read (table, map, TRAB_DATE_NONE, &error));
  g_assert_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_TABLE);
  g_assert_nonnull (strstr (error->message, "sub_id"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/interop/csv-wide/cohort", test_cohort);
  g_test_add_func ("/interop/csv-wide/repeats", test_repeats);
  g_test_add_func ("/interop/csv-wide/scans", test_scans);
  g_test_add_func ("/interop/csv-wide/clinic", test_clinic);
  g_test_add_func ("/interop/csv-wide/separators", test_separators);
  g_test_add_func ("/interop/csv-wide/encodings", test_encodings);
  g_test_add_func ("/interop/csv-wide/long-layout-abroad", test_long_layout_abroad);
  g_test_add_func ("/interop/csv-wide/long-layout-told", test_long_layout_told);
  g_test_add_func ("/interop/csv-wide/units-of-measures", test_units_of_measures);
  g_test_add_func ("/interop/csv-wide/maps-are-strict", test_maps_are_strict);
  g_test_add_func ("/interop/csv-wide/map-of-another-file", test_map_of_another_file);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files written by others, with all their traps; they lie beside a checkout and nowhere else. */
#include <math.h>
#include <string.h>

#include "fixture-material.h"
#include "fixture-person.h"
#include "trab-csv-rows.h"
#include "trab-session-follow-up.h"
#include "trab-session-import.h"
#include "trab-session.h"
#include "trab-table-maps.h"
#include "trab-unit.h"

#define KOREA "real-data/bmd/korea_bonequality_plosone_0260924.csv"
#define NHANES "real-data/cohorts/nhanes_2013-2014_osq_demo_bmx.csv"
#define VETERANS "real-data/cohorts/veterans_hipfracture_casecontrol.csv"
#define GLOW "real-data/cohorts/glow500.csv"
#define GIRLS "real-data/bmd/lava_calcium_girls_bmd_long.csv"

static TrabCsvRows *
open_rows (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) input = g_file_read (file, NULL, &error);

  g_assert_no_error (error);
  return trab_csv_rows_new (G_INPUT_STREAM (input));
}

/* Names of the columns, by place. */
static GHashTable *
read_head (TrabCsvRows *rows)
{
  GHashTable *head = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (trab_csv_rows_next (rows, &error));
  for (guint i = 0; i < trab_csv_rows_get_n_fields (rows); i++)
    g_hash_table_insert (head, g_strdup (trab_csv_rows_get_field (rows, i)), GUINT_TO_POINTER (i));
  return head;
}

static const char *
get (TrabCsvRows *rows, GHashTable *head, const char *name)
{
  gpointer place = NULL;

  g_assert_true (g_hash_table_lookup_extended (head, name, NULL, &place));
  return trab_csv_rows_get_field (rows, GPOINTER_TO_UINT (place));
}

/* One site of the Korean file. */
static const struct
{
  TrabSite site;
  const char *bmd;
  const char *t_score;
} sites[] = {
  { TRAB_SITE_LUMBAR_SPINE, "L spine BMD(g/cm2)", "Lumbar spine LS T-score" },
  { TRAB_SITE_FEMORAL_NECK, "Femur neck BMD(g/cm2)", "Femur neck T-score" },
  { TRAB_SITE_TOTAL_HIP, "Total hip BMD(g/cm2)", "Total hip T-score" },
};

static void
add_value (FixturePerson *person,
           TrabMeasure measure,
           TrabSite site,
           const char *text,
           const char *unit,
           const char *scanner)
{
  TrabMeasurementFields fields = { .measure = measure,
                                   .site = site,
                                   .scanner = scanner,
                                   .moment = trab_moment_from_date (FIXTURE_PERSON_TODAY) };

  if (text[0] == '\0')
    return;
  g_assert_true (
      trab_unit_to_canonical (measure, g_ascii_strtod (text, NULL), unit, &fields.value, NULL));
  fields.text = text;
  fields.unit = unit;
  fixture_person_add (person, &fields);
}

static void
fill_korean (FixturePerson *person, TrabCsvRows *rows, GHashTable *head, const char *scanner)
{
  int age_years = atoi (get (rows, head, "Age(years)"));
  gboolean is_woman = g_str_equal (get (rows, head, "Sex(M=1, W=2)"), "2");

  fixture_person_init (person, is_woman ? TRAB_SEX_FEMALE : TRAB_SEX_MALE,
                       FIXTURE_PERSON_TODAY.year - age_years);
  fixture_person_answer (person, "menopause", "after");
  add_value (person, TRAB_MEASURE_HEIGHT, TRAB_SITE_NONE, get (rows, head, "Height(cm)"), "cm",
             NULL);
  add_value (person, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE, get (rows, head, "Weight(kg)"), "kg",
             NULL);
  add_value (person, TRAB_MEASURE_CREATININE, TRAB_SITE_NONE, get (rows, head, "Creatinine(mg/dl)"),
             "mg/dL", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      add_value (person, TRAB_MEASURE_BMD, sites[i].site, get (rows, head, sites[i].bmd), "g/cm2",
                 scanner);
      add_value (person, TRAB_MEASURE_T_SCORE, sites[i].site, get (rows, head, sites[i].t_score),
                 "{T-score}", scanner);
    }
  fixture_person_visit (person);
}

/* What was printed is what is shown, whatever a check makes of it. */
static guint
check_korean (TrabSession *session, FixturePerson *person, TrabCsvRows *rows, GHashTable *head)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRiskPanel) panel
      = trab_session_assess (session, person->record, FIXTURE_PERSON_TODAY, &error);
  g_autoptr (TrabFollowUp) follow_up
      = trab_session_follow_up (session, person->record, FIXTURE_PERSON_TODAY, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (panel->estimates->len, >=, 4);
  g_assert_cmpuint (follow_up->density->sites->len, ==, G_N_ELEMENTS (sites));
  g_assert_cmpuint (follow_up->scan_pairs->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      const TrabDensitySite *site = g_ptr_array_index (follow_up->density->sites, i);
      const char *printed = get (rows, head, sites[i].t_score);

      g_assert_cmpint (isnan (site->t_score), ==, printed[0] == '\0');
      if (printed[0] != '\0')
        g_assert_cmpfloat (site->t_score, ==, g_ascii_strtod (printed, NULL));
    }
  return follow_up->density->has_misfit ? 1 : 0;
}

static void
test_korea (gconstpointer scanner)
{
  g_autofree char *path = fixture_material_or_skip (KOREA);
  g_autoptr (TrabCsvRows) rows = path ? open_rows (path) : NULL;
  g_autoptr (GHashTable) head = rows ? read_head (rows) : NULL;
  g_autoptr (TrabSession) session = trab_session_new (NULL);
  g_autoptr (GError) error = NULL;
  guint n_rows = 0, n_women = 0, n_misfits = 0;

  if (path == NULL)
    return;
  while (trab_csv_rows_next (rows, &error))
    {
      g_auto (FixturePerson) person = { 0 };

      g_assert_cmpuint (trab_csv_rows_get_n_fields (rows), ==, g_hash_table_size (head));
      fill_korean (&person, rows, head, scanner);
      n_rows++;
      n_women += trab_patient_get (trab_record_get_patient (person.record))->sex == TRAB_SEX_FEMALE;
      n_misfits += check_korean (session, &person, rows, head);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows, ==, 969);
  g_assert_cmpuint (n_women, ==, 517);
  if (scanner == NULL)
    g_assert_cmpuint (n_misfits, ==, 0); /* of an unknown scale: nothing is claimed */
  else
    g_assert_cmpuint (n_misfits, >, 0);
}

/* Runs a batch made from a file. Returns: (transfer full): what came out */
static char *
run_batch (const char *model_id, GString *csv, TrabRiskBatchCount *count)
{
  g_autoptr (TrabSession) session = trab_session_new (NULL);
  g_autoptr (GInputStream) input
      = g_memory_input_stream_new_from_data (csv->str, (gssize) csv->len, NULL);
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (trab_session_run_risk_batch (session, model_id, input, output, count, &error));
  g_assert_no_error (error);
  g_output_stream_write_all (output, "", 1, NULL, NULL, NULL);
  return g_strdup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (output)));
}

/* 7 and 9 are "refused" and "does not know" there: neither a yes nor a no, and never a number. */
static void
test_nhanes (void)
{
  g_autofree char *path = fixture_material_or_skip (NHANES);
  g_autoptr (TrabCsvRows) rows = path ? open_rows (path) : NULL;
  g_autoptr (GHashTable) head = rows ? read_head (rows) : NULL;
  g_autoptr (GString) csv = g_string_new ("sex,age,bmi,b_fracture4\n");
  g_autofree char *out = NULL;
  TrabRiskBatchCount count;
  guint n_sentinels = 0, n_rows = 0;

  if (path == NULL)
    return;
  while (trab_csv_rows_next (rows, NULL))
    {
      const char *hip = get (rows, head, "OSQ010A");
      const char *as_flag = g_str_equal (hip, "1") ? "1" : g_str_equal (hip, "2") ? "0" : hip;

      n_sentinels += strlen (hip) == 1 && strchr ("79", hip[0]) != NULL;
      n_rows++;
      g_string_append_printf (csv, "%s,%s,%s,%s\n",
                              g_str_equal (get (rows, head, "RIAGENDR"), "2") ? "F" : "M",
                              get (rows, head, "RIDAGEYR"), get (rows, head, "BMXBMI"), as_flag);
    }
  out = run_batch ("qfracture2012", csv, &count);
  g_assert_cmpuint (count.n_rows, ==, n_rows);
  g_assert_cmpuint (n_rows, ==, 3815);
  g_assert_cmpuint (n_sentinels, >, 0);
  g_assert_cmpuint (count.n_refused, >=, n_sentinels);
  g_assert_cmpuint (count.n_refused, <, n_rows);
  g_assert_nonnull (strstr (out, "b_fracture4: not understood"));
  g_assert_nonnull (strstr (out, "bmi: "));
}

/* -9 is "missing" there: no weight. */
static void
test_veterans (void)
{
  g_autofree char *path = fixture_material_or_skip (VETERANS);
  g_autoptr (TrabCsvRows) rows = path ? open_rows (path) : NULL;
  g_autoptr (GHashTable) head = rows ? read_head (rows) : NULL;
  g_autoptr (GString) csv = g_string_new ("sex,age,weight_kg\n");
  g_autofree char *out = NULL;
  TrabRiskBatchCount count;
  guint n_missing = 0;

  if (path == NULL)
    return;
  while (trab_csv_rows_next (rows, NULL))
    {
      n_missing += g_str_has_prefix (get (rows, head, "wt"), "-9");
      g_string_append_printf (csv, "M,%s,%s\n", get (rows, head, "age"), get (rows, head, "wt"));
    }
  out = run_batch ("ost", csv, &count);
  g_assert_cmpuint (count.n_rows, ==, 436);
  g_assert_cmpuint (n_missing, >, 0);
  g_assert_cmpuint (count.n_refused, >=, n_missing);
  g_assert_nonnull (strstr (out, "weight_kg: "));
}

/* A table of somebody else through a map of ours: how many people and numbers, and what is asked.
 */
static const struct
{
  const char *path;
  const char *map; /* in tests/data/csv, or JSON */
  guint n_persons;
  guint n_measurements;
  TrabFindingCode asked; /* at least once */
} imports[] = {
  { GLOW, "cohort.map.json", 500, 1500, TRAB_FINDING_CODE_COLUMN },
  { GIRLS, "repeats.map.json", 112, 501, TRAB_FINDING_CODE_DATE_MISSING },
  /* T does not follow from the printed density, and nothing is put in its place */
  { KOREA, "scans.map.json", 969, 6781, TRAB_FINDING_CODE_T_SCORE_MISFIT },
  { VETERANS,
    "{\"columns\": {\"patient_id\": {\"line\": \"v\"}, \"measured_at\": {\"value\": \"2000\"}},"
    " \"missing\": [\"-9\"], \"measures\": ["
    "{\"column\": \"wt\", \"kind\": \"weight\", \"unit\": \"kg\"},"
    "{\"column\": \"Cr\", \"kind\": \"creatinine\", \"unit\": \"mg/dL\"},"
    "{\"column\": \"albumin\", \"kind\": \"albumin\", \"unit\": \"g/dL\"}]}",
    436, 0, TRAB_FINDING_CODE_VALUE_MISSING },
  { NHANES,
    "{\"columns\": {\"patient_id\": \"SEQN\", \"measured_at\": {\"value\": \"2013\"},"
    " \"sex\": {\"column\": \"RIAGENDR\", \"codes\": {\"1\": \"M\", \"2\": \"F\"}}},"
    " \"measures\": [{\"column\": \"BMXWT\", \"kind\": \"weight\", \"unit\": \"kg\"},"
    "{\"column\": \"BMXHT\", \"kind\": \"height\", \"unit\": \"cm\"}]}",
    3815, 0, TRAB_FINDING_CODE_COLUMN },
};

static GBytes *
load_map (const char *map)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (map[0] == '{')
    return g_bytes_new_static (map, strlen (map));
  path = g_test_build_filename (G_TEST_DIST, "data", "csv", map, NULL);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, strlen (text));
}

static void
test_import (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autofree char *path = fixture_material_or_skip (imports[row].path);
  g_autoptr (GFile) file = path ? g_file_new_for_path (path) : NULL;
  g_autoptr (TrabSession) session = trab_session_new (NULL);
  g_autoptr (GBytes) map = load_map (imports[row].map);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) table = file ? g_file_load_bytes (file, NULL, NULL, &error) : NULL;
  g_autoptr (TrabImport) import = NULL;
  guint n_measurements = 0, n_asked = 0;

  if (path == NULL)
    return;
  import = trab_session_import_read (session, table, &(TrabImportReading){ .map = map }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (trab_import_get_n_persons (import), ==, imports[row].n_persons);
  for (guint i = 0; i < trab_import_get_n_persons (import); i++)
    n_measurements
        += trab_record_get_measurements (trab_import_get_person (import, i)->record)->len;
  for (guint i = 0; i < trab_import_get_findings (import)->len; i++)
    n_asked += trab_finding_get (g_ptr_array_index (trab_import_get_findings (import), i))->code
               == imports[row].asked;
  g_test_message ("%u numbers, asked %u times", n_measurements, n_asked);
  if (imports[row].n_measurements > 0)
    g_assert_cmpuint (n_measurements, ==, imports[row].n_measurements);
  g_assert_cmpuint (n_asked, >, 0);
}

/* The maps that the program brings: each is one, and reads its table whole. */
static void
test_shipped_maps (void)
{
  static const struct
  {
    const char *name;
    const char *path;
    guint n_persons;
  } maps[] = {
    { "glow500", GLOW, 500 },
    { "korea-bone-quality", KOREA, 969 },
    { "lava-calcium", GIRLS, 112 },
    { "nhanes-osteoporosis", NHANES, 3815 },
    { "veterans-hip-fracture", VETERANS, 436 },
  };
  g_auto (GStrv) names = trab_table_maps_dup_names ();
  g_autoptr (TrabSession) session = trab_session_new (NULL);

  g_assert_cmpuint (g_strv_length (names), ==, G_N_ELEMENTS (maps));
  g_assert_null (trab_table_maps_find ("none"));
  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      g_autoptr (GBytes) map = trab_table_maps_find (maps[i].name);
      g_autofree char *about = trab_table_maps_dup_about (maps[i].name);
      g_autofree char *path = fixture_material_or_skip (maps[i].path);
      g_autoptr (GFile) file = path ? g_file_new_for_path (path) : NULL;
      g_autoptr (GBytes) table = file ? g_file_load_bytes (file, NULL, NULL, NULL) : NULL;
      g_autoptr (TrabImport) import = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (names[i], ==, maps[i].name);
      g_assert_cmpstr (about, !=, "");
      if (table == NULL)
        continue;
      import
          = trab_session_import_read (session, table, &(TrabImportReading){ .map = map }, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (trab_import_get_n_persons (import), ==, maps[i].n_persons);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/session/real-data/korea", NULL, test_korea);
  g_test_add_data_func ("/session/real-data/korea-on-one-scale", "Hologic Discovery", test_korea);
  g_test_add_func ("/session/real-data/nhanes", test_nhanes);
  g_test_add_func ("/session/real-data/veterans", test_veterans);
  g_test_add_func ("/session/real-data/shipped-maps", test_shipped_maps);
  for (guint i = 0; i < G_N_ELEMENTS (imports); i++)
    {
      g_autofree char *name = g_path_get_basename (imports[i].path);
      g_autofree char *test = g_strconcat ("/session/real-data/import/", name, NULL);

      g_test_add_data_func (test, GUINT_TO_POINTER (i), test_import);
    }
  return g_test_run ();
}

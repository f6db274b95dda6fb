/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-import-merge.h"

#include "fixture-fhir.h"

static TrabRecord *
read_record (const char *from, const char *to)
{
  g_autoptr (TrabImport) import = fixture_fhir_read_changed (from, to);

  return g_object_ref (fixture_fhir_get_record (import));
}

/* What a store would hold after saving @additions beside @existing: rows with ids. */
static TrabRecord *
save (TrabRecord *existing, TrabRecord *additions)
{
  TrabRecord *saved = trab_record_new (trab_record_get_patient (additions));
  TrabRecord *parts[] = { existing, additions };
  guint n_ids = 0;

  for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
    {
      if (parts[p] == NULL)
        continue;
      for (guint i = 0; i < trab_record_get_measurements (parts[p])->len; i++)
        {
          TrabMeasurementFields fields
              = *trab_measurement_get (trab_record_get_measurements (parts[p])->pdata[i]);
          g_autofree char *id = g_strdup_printf ("m%u", n_ids++);
          g_autoptr (TrabMeasurement) row = NULL;

          if (fields.id == NULL)
            fields.id = id;
          row = trab_measurement_new (&fields);
          trab_record_add_measurement (saved, row);
        }
      for (guint i = 0; i < trab_record_get_fractures (parts[p])->len; i++)
        {
          TrabFractureFields fields
              = *trab_fracture_get (trab_record_get_fractures (parts[p])->pdata[i]);
          g_autofree char *id = g_strdup_printf ("f%u", n_ids++);
          g_autoptr (TrabFracture) row = NULL;

          if (fields.id == NULL)
            fields.id = id;
          row = trab_fracture_new (&fields);
          trab_record_add_fracture (saved, row);
        }
      for (guint i = 0; i < trab_record_get_courses (parts[p])->len; i++)
        {
          TrabCourseFields fields = *trab_course_get (trab_record_get_courses (parts[p])->pdata[i]);
          g_autofree char *id = g_strdup_printf ("c%u", n_ids++);
          g_autoptr (TrabCourse) row = NULL;

          if (fields.id == NULL)
            fields.id = id;
          row = trab_course_new (&fields);
          trab_record_add_course (saved, row);
        }
      for (guint i = 0; i < trab_record_get_visits (parts[p])->len; i++)
        trab_record_add_visit (saved, trab_record_get_visits (parts[p])->pdata[i]);
    }
  return saved;
}

static TrabRecord *
import_once (TrabRecord *incoming, TrabRecord *existing)
{
  g_autoptr (TrabImportReport) report
      = trab_import_merge (&(TrabMergeInputs){ .incoming = incoming, .existing = existing });

  return save (existing, trab_import_report_get_additions (report));
}

static void
test_new (void)
{
  g_autoptr (TrabRecord) incoming = read_record ("4711", "4711");
  g_autoptr (TrabImportReport) report
      = trab_import_merge (&(TrabMergeInputs){ .incoming = incoming });

  g_assert_cmpuint (trab_import_report_get_count (report, TRAB_IMPORT_NEW), ==, 5 + 1 + 2 + 2);
  g_assert_cmpuint (trab_record_get_measurements (trab_import_report_get_additions (report))->len,
                    ==, 5);
  g_assert_false (trab_import_report_is_empty (report));
}

static void
test_twice (void)
{
  g_autoptr (TrabRecord) incoming = read_record ("4711", "4711");
  g_autoptr (TrabRecord) saved = import_once (incoming, NULL);
  g_autoptr (TrabImportReport) report
      = trab_import_merge (&(TrabMergeInputs){ .incoming = incoming, .existing = saved });

  g_assert_true (trab_import_report_is_empty (report));
  g_assert_cmpuint (trab_import_report_get_count (report, TRAB_IMPORT_SAME), ==, 10);
  g_assert_cmpuint (trab_import_report_get_findings (report)->len, ==, 0);
}

/* The same values under other names: from another system, or without names that are unique. */
static void
test_other_names (void)
{
  g_autoptr (TrabRecord) incoming = read_record ("4711", "4711");
  g_autoptr (TrabRecord) saved = import_once (incoming, NULL);
  g_autofree char *good = fixture_fhir_good_bundle ();
  g_autoptr (GString) renamed = g_string_new (good);
  g_autoptr (TrabImport) import = NULL;
  g_autoptr (TrabImportReport) report = NULL;

  g_string_replace (renamed, "5d1c8c6e", "aaaaaaaa", 0);
  g_string_replace (renamed, "2023-05-04T09:30:00+02:00", "2023-05-04T07:30:40Z", 0);
  import = fixture_fhir_read (renamed->str, -1, NULL);
  report = trab_import_merge (
      &(TrabMergeInputs){ .incoming = fixture_fhir_get_record (import), .existing = saved });
  g_assert_cmpuint (trab_record_get_measurements (trab_import_report_get_additions (report))->len,
                    ==, 0);
  g_assert_cmpuint (trab_record_get_fractures (trab_import_report_get_additions (report))->len, ==,
                    0);
}

#define SPINE_ID "\"id\": \"spine-bmd\""
#define META(version) SPINE_ID ", \"meta\": {\"versionId\": \"" version "\"}"

static TrabRecord *
read_version (const char *meta, const char *value)
{
  g_autofree char *good = fixture_fhir_good_bundle ();
  g_autofree char *named = fixture_fhir_change (good, SPINE_ID, meta);
  g_autofree char *text = fixture_fhir_change (named, "0.750", value);
  g_autoptr (TrabImport) import = fixture_fhir_read (text, -1, NULL);

  return g_object_ref (fixture_fhir_get_record (import));
}

static void
test_versions (void)
{
  g_autoptr (TrabRecord) first = read_version (META ("1"), "0.750");
  g_autoptr (TrabRecord) second = read_version (META ("2"), "0.760");
  g_autoptr (TrabRecord) saved = import_once (first, NULL);
  g_autoptr (TrabImportReport) update
      = trab_import_merge (&(TrabMergeInputs){ .incoming = second, .existing = saved });
  g_autoptr (TrabRecord) both = save (saved, trab_import_report_get_additions (update));
  g_autoptr (TrabImportReport) again
      = trab_import_merge (&(TrabMergeInputs){ .incoming = second, .existing = both });
  g_autoptr (TrabImportReport) back
      = trab_import_merge (&(TrabMergeInputs){ .incoming = first, .existing = both });
  GPtrArray *rows = trab_record_get_measurements (trab_import_report_get_additions (update));
  TrabMeasurement *latest
      = trab_record_find_latest (both, TRAB_MEASURE_BMD, TRAB_SITE_LUMBAR_SPINE);

  g_assert_cmpuint (trab_import_report_get_count (update, TRAB_IMPORT_UPDATE), ==, 1);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (trab_measurement_get (rows->pdata[0])->replaces, ==, "m0");
  g_assert_cmpstr (trab_measurement_get (latest)->text, ==, "0.760");
  g_assert_true (trab_import_report_is_empty (again));
  g_assert_true (trab_import_report_is_empty (back));
}

static void
test_older (void)
{
  g_autoptr (TrabRecord) newer = read_version (META ("10"), "0.760");
  g_autoptr (TrabRecord) older = read_version (META ("9"), "0.750");
  g_autoptr (TrabRecord) saved = import_once (newer, NULL);
  g_autoptr (TrabImportReport) report
      = trab_import_merge (&(TrabMergeInputs){ .incoming = older, .existing = saved });

  g_assert_true (trab_import_report_is_empty (report));
  g_assert_cmpuint (trab_import_report_get_count (report, TRAB_IMPORT_OLDER), ==, 1);
}

/* Nobody can tell which is right: both stay, and the person is told, once and for all. */
static void
test_conflict (void)
{
  g_autoptr (TrabRecord) first = read_record ("4711", "4711");
  g_autoptr (TrabRecord) other = read_record ("0.750", "0.760");
  g_autoptr (TrabRecord) saved = import_once (first, NULL);
  g_autoptr (TrabImportReport) report
      = trab_import_merge (&(TrabMergeInputs){ .incoming = other, .existing = saved });
  g_autoptr (TrabRecord) both = save (saved, trab_import_report_get_additions (report));
  g_autoptr (TrabImportReport) again
      = trab_import_merge (&(TrabMergeInputs){ .incoming = other, .existing = both });
  const TrabFindingFields *finding
      = trab_finding_get (trab_import_report_get_findings (report)->pdata[0]);
  GPtrArray *rows = trab_record_get_measurements (trab_import_report_get_additions (report));

  g_assert_cmpuint (trab_import_report_get_count (report, TRAB_IMPORT_CONFLICT), ==, 1);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_null (trab_measurement_get (rows->pdata[0])->replaces);
  g_assert_cmpstr (finding->received, ==, "0.760");
  g_assert_cmpstr (finding->expected, ==, "0.750");
  g_assert_true (trab_import_report_is_empty (again));
}

static void
test_entered_in_error (void)
{
  g_autoptr (TrabRecord) first = read_record ("4711", "4711");
  g_autoptr (TrabRecord) error
      = read_record ("\"status\": \"final\"", "\"status\": \"entered-in-error\"");
  g_autoptr (TrabRecord) saved = import_once (first, NULL);
  g_autoptr (TrabRecord) both = import_once (error, saved);

  g_assert_nonnull (trab_record_find_latest (saved, TRAB_MEASURE_BMD, TRAB_SITE_LUMBAR_SPINE));
  g_assert_null (trab_record_find_latest (both, TRAB_MEASURE_BMD, TRAB_SITE_LUMBAR_SPINE));
  g_assert_cmpuint (trab_record_get_measurements (both)->len, ==, 6);
}

/* What somebody here has corrected is not overwritten from outside. */
static void
test_corrected_here (void)
{
  g_autoptr (TrabRecord) first = read_version (META ("1"), "0.750");
  g_autoptr (TrabRecord) second = read_version (META ("2"), "0.770");
  g_autoptr (TrabRecord) saved = import_once (first, NULL);
  g_autoptr (TrabImportReport) report = NULL;
  g_autoptr (TrabImportReport) again = NULL;
  g_autoptr (TrabMeasurement) correction = NULL;
  TrabMeasurementFields fields
      = *trab_measurement_get (trab_record_get_measurements (saved)->pdata[0]);

  fields.replaces = fields.id;
  fields.id = "correction";
  fields.source = NULL;
  fields.text = "0.790";
  fields.value = 0.79;
  correction = trab_measurement_new (&fields);
  trab_record_add_measurement (saved, correction);
  report = trab_import_merge (&(TrabMergeInputs){ .incoming = second, .existing = saved });
  again = trab_import_merge (&(TrabMergeInputs){ .incoming = first, .existing = saved });
  g_assert_cmpuint (trab_import_report_get_count (report, TRAB_IMPORT_CONFLICT), ==, 1);
  g_assert_cmpuint (trab_import_report_get_count (report, TRAB_IMPORT_UPDATE), ==, 0);
  g_assert_true (trab_import_report_is_empty (again));
}

static void
test_course_ends (void)
{
  g_autoptr (TrabRecord) first = read_record ("4711", "4711");
  g_autoptr (TrabRecord) ended = read_record ("\"status\": \"active\"", "\"status\": \"stopped\"");
  g_autoptr (TrabRecord) saved = import_once (first, NULL);
  g_autoptr (TrabImportReport) report
      = trab_import_merge (&(TrabMergeInputs){ .incoming = ended, .existing = saved });
  g_autoptr (TrabRecord) both = save (saved, trab_import_report_get_additions (report));
  g_autoptr (TrabImportReport) back
      = trab_import_merge (&(TrabMergeInputs){ .incoming = first, .existing = both });
  GPtrArray *courses = trab_record_get_courses (trab_import_report_get_additions (report));

  g_assert_cmpuint (courses->len, ==, 1);
  g_assert_false (trab_course_get (courses->pdata[0])->is_ongoing);
  g_assert_nonnull (trab_course_get (courses->pdata[0])->replaces);
  g_assert_true (trab_import_report_is_empty (back));
}

/* An answer given here stays; the file's other opinion is told. */
static void
test_answers (void)
{
  g_autoptr (TrabRecord) incoming = read_record ("4711", "4711");
  g_autoptr (TrabRecord) saved = trab_record_new (trab_record_get_patient (incoming));
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrabVisit) visit = NULL;
  g_autoptr (TrabImportReport) report = NULL;
  TrabVisitFields fields = { 0 };
  TrabVisit *added = NULL;

  g_hash_table_insert (answers, "ra_or_sle", "no");
  visit = trab_visit_new (&fields, answers);
  trab_record_add_visit (saved, visit);
  report = trab_import_merge (&(TrabMergeInputs){ .incoming = incoming, .existing = saved });
  added = trab_record_get_visits (trab_import_report_get_additions (report))->pdata[0];
  g_assert_null (trab_visit_get_text (added, TRAB_QUESTION_RA_OR_SLE));
  g_assert_cmpstr (trab_visit_get_text (added, TRAB_QUESTION_PARENT_HIP_FRACTURE), ==, "yes");
  g_assert_cmpuint (trab_import_report_get_count (report, TRAB_IMPORT_CONFLICT), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/interop/import-merge/new", test_new);
  g_test_add_func ("/interop/import-merge/twice", test_twice);
  g_test_add_func ("/interop/import-merge/other-names", test_other_names);
  g_test_add_func ("/interop/import-merge/versions", test_versions);
  g_test_add_func ("/interop/import-merge/older", test_older);
  g_test_add_func ("/interop/import-merge/conflict", test_conflict);
  g_test_add_func ("/interop/import-merge/entered-in-error", test_entered_in_error);
  g_test_add_func ("/interop/import-merge/corrected-here", test_corrected_here);
  g_test_add_func ("/interop/import-merge/course-ends", test_course_ends);
  g_test_add_func ("/interop/import-merge/answers", test_answers);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person is given on their request: all of it, nobody else's, and who looked. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "fixture-clinic.h"
#include "fixture-files.h"
#include "trab-error.h"
#include "trab-session-access.h"
#include "trab-session-audit.h"
#include "trab-session-write.h"

static const char *const files[] = { "record.json", "record-fhir.json", "record.html",
                                     "record.pdf",  "received.json",    "audit.json" };

static char *
read_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf info;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0077, ==, 0);
  return text;
}

static TrabRecord *
take_in_two (Clinic *clinic)
{
  g_autoptr (TrabRecord) other = fixture_clinic_take_in (
      clinic, PATIENT ("p2", "Somebodyelse") "," OBSERVATION ("w2", "p2", WEIGHT, "2025-05-05",
                                                              QUANTITY ("93", "kg")));

  return fixture_clinic_take_in (
      clinic, PATIENT ("p1", "Asker") "," OBSERVATION ("w1", "p1", WEIGHT, "2025-05-05",
                                                       QUANTITY ("61.37", "kg")));
}

static void
test_everything (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (TrabRecord) record = take_in_two (&clinic);
  const char *id = trab_patient_get (trab_record_get_patient (record))->id;
  g_autofree char *parent = fixture_files_new_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSessionAccess) access = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *again = NULL;
  g_autofree char *kept = trab_session_write_patient_json (clinic.session, record);
  g_autofree char *json = NULL;
  g_autofree char *audit = NULL;
  g_autofree char *html = NULL;

  access = trab_session_access_read (clinic.session, id, &error);
  g_assert_no_error (error);
  folder = trab_session_access_write (access, clinic.session, parent, FIXTURE_CLINIC_TODAY, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (folder, "Asker"));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *text = read_file (folder, files[i]);

      g_assert_null (strstr (text, "Somebodyelse"));
    }
  json = read_file (folder, "record.json");
  g_assert_cmpstr (json, ==, kept);
  html = read_file (folder, "record.html");
  g_assert_nonnull (strstr (html, "61.37"));
  g_assert_nonnull (strstr (html, "ASKER"));
  audit = read_file (folder, "audit.json");
  g_assert_nonnull (strstr (audit, "\"export\"")); /* this very copy too */
  g_assert_nonnull (strstr (html, "took a copy of the record out of the program"));
  /* another one on the same day stands beside it */
  again = trab_session_access_write (access, clinic.session, parent, FIXTURE_CLINIC_TODAY, &error);
  g_assert_cmpstr (again, !=, folder);
  fixture_files_remove (parent);
}

/* Where it cannot be written whole, nothing is left. */
static void
test_nothing_by_halves (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (TrabRecord) record = take_in_two (&clinic);
  const char *id = trab_patient_get (trab_record_get_patient (record))->id;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSessionAccess) access = NULL;
  g_autofree char *none = g_build_filename (clinic.folder, "none", NULL);

  g_assert_null (trab_session_access_read (clinic.session, "nobody", &error));
  g_assert_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  access = trab_session_access_read (clinic.session, id, &error);
  g_assert_null (
      trab_session_access_write (access, clinic.session, none, FIXTURE_CLINIC_TODAY, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_false (g_file_test (none, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/access/everything", test_everything);
  g_test_add_func ("/session/access/nothing-by-halves", test_nothing_by_halves);
  return g_test_run ();
}

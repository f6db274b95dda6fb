/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture-clinic.h"

#include <glib/gstdio.h>
#include <string.h>

#include "fixture-files.h"
#include "trab-session-create.h"
#include "trab-session-load.h"
#include "trab-session-open.h"
#include "trab-session-save.h"

static GPtrArray *idle; /* of TrabSession: reading the tables takes longer than most tests */

static TrabSession *
take_session (void)
{
  if (idle == NULL)
    idle = g_ptr_array_new_with_free_func (g_object_unref);
  return idle->len > 0 ? g_ptr_array_steal_index (idle, idle->len - 1) : trab_session_new (NULL);
}

void
fixture_clinic_clear (Clinic *clinic)
{
  if (clinic->session == NULL)
    return;
  g_assert_true (trab_session_close (clinic->session, NULL));
  g_ptr_array_add (idle, g_steal_pointer (&clinic->session));
  fixture_files_remove (clinic->folder);
  g_clear_pointer (&clinic->folder, g_free);
}

/* The files of one practice store, made once: every clinic begins as a copy of it, for making one
 * takes longer, too. Returns: (transfer none): name -> GBytes */
static GHashTable *
get_template (TrabSession *session)
{
  static GHashTable *files;
  g_autofree char *parent = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GDir) listed = NULL;
  const char *name = NULL;

  if (files != NULL)
    return files;
  parent = fixture_files_new_folder ();
  folder = g_build_filename (parent, "s", NULL);
  g_assert_true (trab_session_create_practice (session, folder, FIXTURE_CLINIC_TODAY, NULL));
  files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  listed = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (listed)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char *bytes = NULL;
      gsize length = 0;

      if (g_file_get_contents (path, &bytes, &length, NULL)) /* not the folder of backups */
        g_hash_table_insert (files, g_strdup (name), g_bytes_new_take (bytes, length));
    }
  fixture_files_remove (parent);
  return files;
}

static void
write_files (GHashTable *files, const char *folder)
{
  GHashTableIter iter;
  gpointer name = NULL;
  gpointer bytes = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_true (g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL),
                                               (gssize) g_bytes_get_size (bytes),
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}

Clinic
fixture_clinic_open (void)
{
  Clinic clinic = { fixture_files_new_folder (), take_session () };
  g_autofree char *folder = fixture_clinic_dup_store (&clinic);
  g_autoptr (GError) error = NULL;

  write_files (get_template (clinic.session), folder);
  g_assert_true (trab_session_open (clinic.session, folder, NULL, NULL, &error));
  g_assert_no_error (error);
  return clinic;
}

/* The made-up people as of @today, in @folder: made where it is not there yet, for a whole program
 * that changes nothing of them. */
TrabSession *
fixture_clinic_open_people (const char *folder, TrabDate today)
{
  g_autoptr (GError) error = NULL;
  TrabSession *session = trab_session_new (&error);

  g_assert_no_error (error);
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_assert_true (trab_session_create_practice (session, folder, today, &error));
  g_assert_true (trab_session_open (session, folder, NULL, NULL, &error));
  g_assert_no_error (error);
  return session;
}

char *
fixture_clinic_dup_store (const Clinic *clinic)
{
  return g_build_filename (clinic->folder, "s", NULL);
}

/* Somebody new. Returns: (transfer full): as the store has them */
TrabRecord *
fixture_clinic_add (Clinic *clinic, TrabRecord *record)
{
  g_autoptr (GError) error = NULL;
  TrabRecord *saved = trab_session_save (clinic->session, record, &error);

  g_assert_no_error (error);
  return saved;
}

TrabImport *
fixture_clinic_read_text (Clinic *clinic, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  TrabImport *import = trab_session_import_read (
      clinic->session, bytes, &(TrabImportReading){ .today = FIXTURE_CLINIC_TODAY }, &error);

  g_assert_no_error (error);
  return import;
}

static char *
dup_bundle (const char *entries)
{
  return g_strconcat ("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[", entries,
                      "]}", NULL);
}

TrabImport *
fixture_clinic_read_bundle (Clinic *clinic, const char *entries)
{
  g_autofree char *bundle = dup_bundle (entries);

  return fixture_clinic_read_text (clinic, bundle);
}

/* Who was saved: of char *. */
GPtrArray *
fixture_clinic_list_ids (GPtrArray *reports)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < reports->len; i++)
    if (trab_import_report_get_patient_id (reports->pdata[i]) != NULL)
      g_ptr_array_add (ids, g_strdup (trab_import_report_get_patient_id (reports->pdata[i])));
  return ids;
}

GPtrArray *
fixture_clinic_save (Clinic *clinic, TrabImport *import)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports
      = trab_session_import_save (clinic->session, import, NULL, NULL, &error);

  g_assert_no_error (error);
  return fixture_clinic_list_ids (reports);
}

/* The record of the first person of a bundle, from the store. */
TrabRecord *
fixture_clinic_take_in (Clinic *clinic, const char *entries)
{
  g_autoptr (TrabImport) import = fixture_clinic_read_bundle (clinic, entries);
  g_autoptr (GPtrArray) ids = fixture_clinic_save (clinic, import);
  g_autoptr (GError) error = NULL;
  TrabRecord *record = trab_session_load (clinic->session, ids->pdata[0], &error);

  g_assert_no_error (error);
  return record;
}

const TrabFindingFields *
fixture_clinic_find (TrabImport *import, TrabFindingCode code)
{
  GPtrArray *findings = trab_import_get_findings (import);

  for (guint i = 0; i < findings->len; i++)
    if (trab_finding_get (findings->pdata[i])->code == code)
      return trab_finding_get (findings->pdata[i]);
  return NULL;
}

double
fixture_clinic_latest (TrabRecord *record, TrabMeasure measure, TrabSite site)
{
  TrabMeasurement *found = trab_record_find_latest (record, measure, site);

  return found ? trab_measurement_get (found)->value : -99;
}

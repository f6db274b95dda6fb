/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "fixture-clinic.h"
#include "trab-error.h"
#include "trab-session-load.h"
#include "trab-session-write.h"

/* Whatever a file holds, through to the store: no crash, an error of our own domain or saved people
 * who load and leave as FHIR; whoever is refused is told; and the same file again changes nothing.
 */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

#define FILES_OF_ONE_STORE 250 /* then a new one, so that it stays small */

static Clinic *
get_clinic (void)
{
  static Clinic clinic;
  static guint n_files;

  if (n_files++ % FILES_OF_ONE_STORE == 0)
    {
      fixture_clinic_clear (&clinic);
      clinic = fixture_clinic_open ();
    }
  return &clinic;
}

/* Returns: (transfer full) (nullable): of TrabImportReport; NULL when nothing of the file can be
 * read. @batch_id: (out): NULL when nothing was new */
static GPtrArray *
take_in (Clinic *clinic, GBytes *bytes, char **batch_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabImport) import = trab_session_import_read (
      clinic->session, bytes, &(TrabImportReading){ .today = FIXTURE_CLINIC_TODAY }, &error);
  GPtrArray *reports = NULL;

  g_assert_true ((import == NULL) == (error != NULL));
  if (import == NULL)
    {
      g_assert_true (error->domain == TRAB_IMPORT_ERROR);
      return NULL;
    }
  reports = trab_session_import_save (clinic->session, import, NULL, batch_id, &error);
  g_assert_no_error (error);
  return reports;
}

static void
check_person (Clinic *clinic, TrabImportReport *report)
{
  const char *id = trab_import_report_get_patient_id (report);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) record = id ? trab_session_load (clinic->session, id, &error) : NULL;
  g_autofree char *fhir = NULL;

  g_assert_no_error (error);
  if (record == NULL)
    return;
  fhir = trab_session_write_fhir (clinic->session, record, FIXTURE_CLINIC_TODAY, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fhir);
}

static gboolean
was_refused_by_store (GPtrArray *reports)
{
  for (guint i = 0; i < reports->len; i++)
    {
      GPtrArray *findings = trab_import_report_get_findings (reports->pdata[i]);

      for (guint n = 0; n < findings->len; n++)
        if (trab_finding_get (findings->pdata[n])->code == TRAB_FINDING_CODE_NOT_SAVED)
          return TRUE;
    }
  return FALSE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  Clinic *clinic = get_clinic ();
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autofree char *batch_id = NULL;
  g_autofree char *second_batch_id = NULL;
  g_autoptr (GPtrArray) reports = take_in (clinic, bytes, &batch_id);
  g_autoptr (GPtrArray) again = NULL;

  if (reports == NULL)
    return 0;
  g_assert_false (was_refused_by_store (reports)); /* a reader makes nothing that no store holds */
  for (guint i = 0; i < reports->len; i++)
    check_person (clinic, reports->pdata[i]);
  again = take_in (clinic, bytes, &second_batch_id);
  g_assert_nonnull (again);
  for (guint i = 0; i < again->len; i++)
    g_assert_cmpuint (trab_import_report_get_count (again->pdata[i], TRAB_IMPORT_NEW), ==, 0);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "fixture-codes.h"
#include "trab-error.h"
#include "trab-fhir-reader.h"
#include "trab-fhir-writer.h"
#include "trab-import-merge.h"
#include "trab-patient-json.h"

/* Whatever a file holds: no crash, an error of our own domain or a whole import; what was read can
 * be written and read again; and importing it twice adds nothing. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check_own_format (TrabRecord *record)
{
  g_autofree char *text = trab_patient_json_write (record);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) again = trab_patient_json_read (bytes, NULL, &error);
  g_autofree char *second = NULL;

  g_assert_no_error (error);
  second = trab_patient_json_write (again);
  g_assert_cmpstr (second, ==, text);
}

static void
check_person (TrabRecord *record, const TrabCodeMap *codes)
{
  g_autoptr (TrabImportReport) report
      = trab_import_merge (&(TrabMergeInputs){ .incoming = record, .existing = record });
  g_autofree char *fhir = trab_fhir_writer_write (record, &(TrabFhirWriting){ .codes = codes });
  g_autoptr (GBytes) bytes = g_bytes_new (fhir, strlen (fhir));
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabImport) import = trab_fhir_reader_read (bytes, codes, TRAB_DATE_NONE, &error);

  g_assert_true (trab_import_report_is_empty (report));
  g_assert_no_error (error);
  g_assert_cmpuint (trab_import_get_n_persons (import), ==, 1);
  check_own_format (record);
}

static void
check_import (const uint8_t *data, size_t size)
{
  g_autoptr (TrabCodeMap) codes = fixture_codes_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabImport) import = trab_fhir_reader_read (bytes, codes, TRAB_DATE_NONE, &error);

  g_assert_true ((import == NULL) == (error != NULL));
  if (import == NULL)
    {
      g_assert_true (error->domain == TRAB_IMPORT_ERROR);
      return;
    }
  for (guint i = 0; i < trab_import_get_n_persons (import); i++)
    check_person (trab_import_get_person (import, i)->record, codes);
}

static void
check_patient (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) record = trab_patient_json_read (bytes, NULL, &error);

  g_assert_true ((record == NULL) == (error != NULL));
  if (record != NULL)
    check_own_format (record);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  check_import (data, size);
  check_patient (data, size);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture-fhir.h"

#include <string.h>

#include "fixture-codes.h"
#include "fixture-material.h"

char *
fixture_fhir_good_bundle (void)
{
  g_autofree char *path = fixture_material_data ("fhir/good-bundle.json");
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/** fixture_fhir_change: @text with its first @from, which must be there, replaced by @to */
char *
fixture_fhir_change (const char *text, const char *from, const char *to)
{
  GString *changed = g_string_new (text);

  g_assert_nonnull (strstr (text, from));
  g_string_replace (changed, from, to, 1);
  return g_string_free (changed, FALSE);
}

TrabImport *
fixture_fhir_read (const char *text, gssize length, GError **error)
{
  g_autoptr (TrabCodeMap) codes = fixture_codes_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  TrabImport *import = trab_fhir_reader_read (bytes, codes, TRAB_DATE_NONE, error);

  g_assert_true ((import == NULL) == (error != NULL && *error != NULL));
  return import;
}

/** fixture_fhir_read_changed: the good bundle with one change; it must be readable */
TrabImport *
fixture_fhir_read_changed (const char *from, const char *to)
{
  g_autofree char *good = fixture_fhir_good_bundle ();
  g_autofree char *changed = fixture_fhir_change (good, from, to);
  g_autoptr (GError) error = NULL;
  TrabImport *import = fixture_fhir_read (changed, -1, &error);

  g_assert_no_error (error);
  return import;
}

/** fixture_fhir_read_observation: a bundle of a woman and one final observation of 2023-05-04 */
TrabImport *
fixture_fhir_read_observation (const char *members)
{
  g_autofree char *text = g_strdup_printf (
      "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":["
      "{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"p\",\"gender\":\"female\","
      "\"birthDate\":\"1950-01-01\",\"name\":[{\"family\":\"Example\"}]}},"
      "{\"resource\":{\"resourceType\":\"Observation\",\"id\":\"o\",\"status\":\"final\","
      "\"subject\":{\"reference\":\"Patient/p\"},\"effectiveDateTime\":\"2023-05-04\",%s}}]}",
      members);
  g_autoptr (GError) error = NULL;
  TrabImport *import = fixture_fhir_read (text, -1, &error);

  g_assert_no_error (error);
  return import;
}

TrabRecord *
fixture_fhir_get_record (TrabImport *import)
{
  g_assert_cmpuint (trab_import_get_n_persons (import), >, 0);
  return trab_import_get_person (import, 0)->record;
}

const TrabMeasurementFields *
fixture_fhir_get_measurement (TrabImport *import, guint index)
{
  GPtrArray *measurements = trab_record_get_measurements (fixture_fhir_get_record (import));

  g_assert_cmpuint (index, <, measurements->len);
  return trab_measurement_get (g_ptr_array_index (measurements, index));
}

/** fixture_fhir_find: (nullable): the first finding of @code */
const TrabFindingFields *
fixture_fhir_find (TrabImport *import, TrabFindingCode code)
{
  GPtrArray *findings = trab_import_get_findings (import);

  for (guint i = 0; i < findings->len; i++)
    if (trab_finding_get (findings->pdata[i])->code == code)
      return trab_finding_get (findings->pdata[i]);
  return NULL;
}

guint
fixture_fhir_count (TrabImport *import, TrabFindingCode code)
{
  GPtrArray *findings = trab_import_get_findings (import);
  guint count = 0;

  for (guint i = 0; i < findings->len; i++)
    count += trab_finding_get (findings->pdata[i])->code == code;
  return count;
}

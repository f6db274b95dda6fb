/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fixture-fhir.h"
#include "trab-error.h"

/* One fault each in a good bundle: one clear answer, and everything else is still read. */
typedef struct
{
  const char *name;
  const char *from;
  const char *to;
  TrabFindingSeverity severity;
  TrabFindingCode code;
  const char *received;
  guint n_measurements; /* of the five of the good bundle */
} Mutant;

#define ONSET "\"onsetDateTime\": \"2011\""

static const Mutant mutants[] = {
  { "overflow", "0.750", "1e400", TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_DAMAGED, NULL, 4 },
  { "twenty-digits", "0.750", "12345678901234567890", TRAB_FINDING_REFUSED,
    TRAB_FINDING_CODE_DAMAGED, NULL, 4 },
  { "duplicate-key", "\"id\": \"spine-bmd\"", "\"id\": \"spine-bmd\", \"id\": \"x\"",
    TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_DAMAGED, NULL, 4 },
  { "nul", "Lumbar spine L1-L4", "L1-L4 \\u0000", TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_DAMAGED,
    NULL, 4 },
  { "half-surrogate", "Lumbar spine L1-L4", "L1-L4 \\ud800", TRAB_FINDING_REFUSED,
    TRAB_FINDING_CODE_DAMAGED, NULL, 4 },
  { "text-for-number", "0.750", "\"0.612\"", TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_NOT_A_NUMBER,
    "0.612", 4 },
  { "stars", "0.750", "\"*****\"", TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_NOT_A_NUMBER, "*****",
    4 },
  { "no-such-day", "2023-05-04T09:30:00+02:00", "2023-02-30", TRAB_FINDING_REFUSED,
    TRAB_FINDING_CODE_DATE_REFUSED, "2023-02-30", 5 },
  { "no-zone", "2023-05-04T09:30:00+02:00", "2023-05-04T09:30:00", TRAB_FINDING_REFUSED,
    TRAB_FINDING_CODE_DATE_REFUSED, "2023-05-04T09:30:00", 5 },
  { "no-date", "\"effectiveDateTime\"", "\"effectiveDatum\"", TRAB_FINDING_UNUSED,
    TRAB_FINDING_CODE_DATE_MISSING, NULL, 5 },
  { "before-birth", "2023-05-04T09:30:00+02:00", "1923-05-04", TRAB_FINDING_UNUSED,
    TRAB_FINDING_CODE_BEFORE_BIRTH, "1923-05-04", 5 },
  { "lost-point", "-2.7", "-26", TRAB_FINDING_UNUSED, TRAB_FINDING_CODE_IMPLAUSIBLE,
    "-26 {T-score}", 5 },
  { "sentinel", "-2.7", "-9", TRAB_FINDING_UNUSED, TRAB_FINDING_CODE_IMPLAUSIBLE, "-9 {T-score}",
    5 },
  { "sentinel-88888", "61.5", "88888", TRAB_FINDING_UNUSED, TRAB_FINDING_CODE_IMPLAUSIBLE,
    "88888 kg", 5 },
  { "milligrams", "0.750", "612", TRAB_FINDING_UNUSED, TRAB_FINDING_CODE_IMPLAUSIBLE, "612 g/cm2",
    5 },
  { "no-status", "\"status\": \"final\"", "\"status\": \"done\"", TRAB_FINDING_REFUSED,
    TRAB_FINDING_CODE_STATUS_MISSING, "done", 4 },
  { "preliminary", "\"status\": \"final\"", "\"status\": \"preliminary\"", TRAB_FINDING_CHANGED,
    TRAB_FINDING_CODE_STATUS, "preliminary", 5 },
  { "modifier", "\"id\": \"spine-bmd\"",
    "\"id\": \"spine-bmd\", \"modifierExtension\": [{\"url\": \"x\"}]", TRAB_FINDING_REFUSED,
    TRAB_FINDING_CODE_MODIFIER, NULL, 4 },
  { "stranger", "\"reference\": \"urn:uuid:5d1c8c6e-0000-4000-8000-000000000001\"",
    "\"reference\": \"Patient/other\"", TRAB_FINDING_QUARANTINED, TRAB_FINDING_CODE_SUBJECT_UNKNOWN,
    "Patient/other", 4 },
  { "bad-birth-date", "1958-04", "04.1958", TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_BIRTH_DATE,
    "04.1958", 5 },
  { "no-gender", "\"gender\": \"female\"", "\"gender\": \"other\"", TRAB_FINDING_CHANGED,
    TRAB_FINDING_CODE_SEX_MISSING, "other", 5 },
  { "invisible", "\"Ada\"",
    "\"A\xe2\x80\x8b"
    "da\"",
    TRAB_FINDING_CHANGED, TRAB_FINDING_CODE_NAME_CLEANED, "Example", 5 },
  { "empty", "\"category\"", "\"note\": [], \"category\"", TRAB_FINDING_KEPT,
    TRAB_FINDING_CODE_EMPTY_ELEMENT, NULL, 5 },
  { "bad-id", "\"id\": \"spine-bmd\"", "\"id\": \"/spine==\"", TRAB_FINDING_CHANGED,
    TRAB_FINDING_CODE_BAD_ID, "/spine==", 5 },
  { "no-type", "\"resourceType\": \"Immunization\"", "\"kind\": \"Immunization\"",
    TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_NO_TYPE, NULL, 5 },
  { "not-taken", "\"status\": \"active\"", "\"status\": \"not-taken\"", TRAB_FINDING_SKIPPED,
    TRAB_FINDING_CODE_NOT_TAKEN, "Alendronic acid 70 mg", 5 },
  { "bad-onset", ONSET, "\"onsetDateTime\": \"2011-13\"", TRAB_FINDING_REFUSED,
    TRAB_FINDING_CODE_DATE_REFUSED, "2011-13", 5 },
};

static void
test_mutant (gconstpointer data)
{
  const Mutant *mutant = data;
  g_autoptr (TrabImport) import = fixture_fhir_read_changed (mutant->from, mutant->to);
  const TrabFindingFields *finding = fixture_fhir_find (import, mutant->code);
  GPtrArray *measurements = trab_record_get_measurements (fixture_fhir_get_record (import));

  g_assert_nonnull (finding);
  g_assert_cmpint (finding->severity, ==, mutant->severity);
  if (mutant->received != NULL)
    g_assert_cmpstr (finding->received, ==, mutant->received);
  g_assert_cmpuint (measurements->len, ==, mutant->n_measurements);
}

/* What is doubtful but kept must never be computed with. */
static void
test_kept_not_used (void)
{
  static const char *const changes[][2] = {
    { "0.750", "612" },
    { "2023-05-04T09:30:00+02:00", "2023-02-30" },
    { "\"status\": \"final\"", "\"status\": \"cancelled\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (TrabImport) import = fixture_fhir_read_changed (changes[i][0], changes[i][1]);
      TrabRecord *record = fixture_fhir_get_record (import);

      g_assert_cmpint (fixture_fhir_get_measurement (import, 0)->status, ==,
                       TRAB_MEASUREMENT_NOT_USED);
      g_assert_null (trab_record_find_latest (record, TRAB_MEASURE_BMD, TRAB_SITE_LUMBAR_SPINE));
    }
}

static void
assert_file_error (const char *text, gssize length, TrabImportError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabImport) import = fixture_fhir_read (text, length, &error);

  g_assert_null (import);
  g_assert_error (error, TRAB_IMPORT_ERROR, (int) code);
}

static void
test_whole_file (void)
{
  g_autofree char *good = fixture_fhir_good_bundle ();
  g_autofree char *bom = g_strconcat ("\xef\xbb\xbf", good, NULL);
  g_autofree char *latin = fixture_fhir_change (good, "Broken wrist", "Gebroch\xe8n");
  g_autofree char *history
      = fixture_fhir_change (good, "\"type\": \"collection\"", "\"type\": \"history\"");
  g_autofree char *older = fixture_fhir_change (
      good,
      "\"clinicalStatus\": {\n     \"coding\": [\n      {\n       \"system\": "
      "\"http://terminology.hl7.org/CodeSystem/condition-clinical\",\n       \"code\": "
      "\"resolved\"\n      }\n     ]\n    }",
      "\"clinicalStatus\": \"resolved\"");
  g_autofree char *twice = fixture_fhir_change (good, "\"entry\"", "\"entry\": [], \"entry\"");
  g_autofree char *brackets = g_strnfill (1000000, '[');
  g_autofree char *utf16 = NULL;
  gsize utf16_length = 0;

  utf16 = g_convert (good, -1, "UTF-16LE", "UTF-8", NULL, &utf16_length, NULL);
  assert_file_error (bom, -1, TRAB_IMPORT_ERROR_WRONG_ENCODING);
  assert_file_error (latin, -1, TRAB_IMPORT_ERROR_WRONG_ENCODING);
  assert_file_error (utf16, (gssize) utf16_length, TRAB_IMPORT_ERROR_WRONG_ENCODING);
  assert_file_error (history, -1, TRAB_IMPORT_ERROR_UNSUPPORTED);
  assert_file_error (older, -1, TRAB_IMPORT_ERROR_WRONG_VERSION);
  assert_file_error (twice, -1, TRAB_IMPORT_ERROR_NOT_JSON);
  assert_file_error (brackets, -1, TRAB_IMPORT_ERROR_TOO_DEEP);
  assert_file_error ("", 0, TRAB_IMPORT_ERROR_NOT_JSON);
  assert_file_error ("{}", -1, TRAB_IMPORT_ERROR_NOT_FHIR);
  assert_file_error ("[]", -1, TRAB_IMPORT_ERROR_NOT_FHIR);
  assert_file_error ("5", -1, TRAB_IMPORT_ERROR_NOT_FHIR);
  assert_file_error ("{\"resourceType\":\"Bundle\",\"entry\":{}}", -1, TRAB_IMPORT_ERROR_NOT_FHIR);
  assert_file_error ("<?xml version=\"1.0\"?><Bundle/>", -1, TRAB_IMPORT_ERROR_XML);
}

/* However a file is cut off, it is refused as a whole. */
static void
test_truncated (void)
{
  g_autofree char *good = fixture_fhir_good_bundle ();
  gsize length = strlen (g_strchomp (good));

  for (gsize cut = 0; cut < length; cut += 97)
    assert_file_error (good, (gssize) cut, TRAB_IMPORT_ERROR_NOT_JSON);
  assert_file_error (good, (gssize) length - 1, TRAB_IMPORT_ERROR_NOT_JSON);
}

/* A byte changed anywhere gives an answer, whatever it is, and never a crash. */
static void
test_flipped (void)
{
  static const char bytes[] = { '\0', '"', '{', ']', '9', '\\', (char) 0xff };
  g_autofree char *good = fixture_fhir_good_bundle ();
  gsize length = strlen (good);

  for (gsize at = 0; at < length; at += 41)
    {
      char kept = good[at];
      g_autoptr (GError) error = NULL;
      g_autoptr (TrabImport) import = NULL;

      good[at] = bytes[at % G_N_ELEMENTS (bytes)];
      import = fixture_fhir_read (good, (gssize) length, &error);
      if (import == NULL)
        g_assert_true (error->domain == TRAB_IMPORT_ERROR);
      good[at] = kept;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (mutants); i++)
    {
      g_autofree char *path = g_strconcat ("/interop/fhir-mutants/", mutants[i].name, NULL);

      g_test_add_data_func (path, &mutants[i], test_mutant);
    }
  g_test_add_func ("/interop/fhir-mutants/kept-not-used", test_kept_not_used);
  g_test_add_func ("/interop/fhir-mutants/whole-file", test_whole_file);
  g_test_add_func ("/interop/fhir-mutants/truncated", test_truncated);
  g_test_add_func ("/interop/fhir-mutants/flipped", test_flipped);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that is known of somebody leaves as FHIR, comes back in another store, and leaves
 * again as the same bytes; and what leaves is FHIR R4. */
#include <jansson.h>
#include <string.h>

#include "fixture-clinic.h"
#include "fixture-files.h"
#include "fixture-material.h"
#include "trab-error.h"
#include "trab-patient-summary.h"
#include "trab-session-create.h"
#include "trab-session-load.h"
#include "trab-session-open.h"
#include "trab-session-save.h"
#include "trab-session-search.h"
#include "trab-session-write.h"

/* ---- a validator of our own: what R4 (4.0.1) demands of the resources that we write */

typedef struct
{
  const char *type;
  const char *required; /* between blanks, as the three below */
  const char *optional;
  const char *status_element;
  const char *statuses;
} Shape;

static const Shape shapes[] = {
  { "Patient", "gender",
    "meta extension identifier name birthDate deceasedBoolean deceasedDateTime", "gender",
    "male female other unknown" },
  { "AllergyIntolerance", "patient clinicalStatus code", "", NULL, NULL },
  { "Observation", "status code subject valueQuantity",
    "meta extension identifier category effectiveDateTime performer note bodySite method device "
    "referenceRange interpretation derivedFrom",
    "status", "registered preliminary final amended corrected cancelled entered-in-error unknown" },
  { "Condition", "subject code",
    "meta extension identifier clinicalStatus verificationStatus "
    "onsetDateTime evidence note",
    NULL, NULL },
  { "MedicationStatement", "status medicationCodeableConcept subject",
    "meta extension identifier effectivePeriod note dosage", "status",
    "active completed entered-in-error intended stopped on-hold unknown not-taken" },
  { "QuestionnaireResponse", "status questionnaire subject item", "authored", "status",
    "in-progress completed amended entered-in-error stopped" },
  { "DiagnosticReport", "status code subject", "meta effectiveDateTime result", "status",
    "registered partial preliminary final amended corrected appended cancelled entered-in-error "
    "unknown" },
  { "FamilyMemberHistory", "status patient relationship", "meta condition", "status",
    "partial completed entered-in-error health-unknown" },
  { "Goal", "lifecycleStatus description subject", "meta startDate note", "lifecycleStatus",
    "proposed planned accepted active on-hold completed cancelled entered-in-error rejected" },
  { "CarePlan", "status intent subject", "meta title created addresses goal activity note",
    "status", "draft active on-hold revoked completed entered-in-error unknown" },
  { "RiskAssessment", "status subject prediction", "meta method occurrenceDateTime basis note",
    "status", "registered preliminary final amended corrected cancelled entered-in-error unknown" },
  { "DocumentReference", "status content", "extension type subject date author context", "status",
    "current superseded entered-in-error" },
  { "Provenance", "target recorded agent", "meta", NULL, NULL },
};

static gboolean
lists (const char *words, const char *word)
{
  g_auto (GStrv) parts = g_strsplit (words ? words : "", " ", -1);

  return word != NULL && g_strv_contains ((const char *const *) parts, word);
}

static gboolean
is_time_element (const char *name)
{
  return g_str_has_suffix (name, "DateTime")
         || lists ("birthDate start end authored created startDate recorded", name);
}

/* FHIR's dateTime: a day in the precision known, or a time with its zone. */
static gboolean
is_time (const char *text)
{
  return text != NULL
         && g_regex_match_simple ("^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])"
                                  "(T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?"
                                  "(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00)))?)?)?$",
                                  text, 0, 0);
}

/* What holds of every element: nothing is empty, times are times, codings have a system, references
 * point into the bundle. */
static void
check_element (const char *name, json_t *value, GHashTable *urls)
{
  const char *member = NULL;
  json_t *child = NULL;
  size_t i = 0;

  g_test_message ("%s", name);
  g_assert_false (json_is_null (value));
  if (json_is_string (value))
    g_assert_cmpuint (json_string_length (value), >, 0);
  if (json_is_string (value) && is_time_element (name))
    g_assert_true (is_time (json_string_value (value)));
  if (json_is_string (value) && g_str_equal (name, "reference"))
    g_assert_true (g_hash_table_contains (urls, json_string_value (value)));
  if (json_is_array (value))
    g_assert_cmpuint (json_array_size (value), >, 0);
  json_array_foreach (value, i, child)
    {
      check_element (name, child, urls);
      if (g_str_equal (name, "coding"))
        g_assert_true (json_is_string (json_object_get (child, "system"))
                       && json_is_string (json_object_get (child, "code")));
      if (g_str_equal (name, "extension"))
        g_assert_cmpuint (json_object_size (child), ==, 2); /* url and one value */
    }
  if (json_is_object (value))
    g_assert_cmpuint (json_object_size (value), >, 0);
  json_object_foreach (value, member, child)
    check_element (member, child, urls);
}

static void
check_shape (json_t *resource, const Shape *shape)
{
  g_auto (GStrv) required = g_strsplit (shape->required, " ", -1);
  const char *name = NULL;
  json_t *value = NULL;

  for (guint i = 0; required[i] != NULL; i++)
    g_assert_nonnull (json_object_get (resource, required[i]));
  json_object_foreach (resource, name, value)
    {
      g_test_message ("%s.%s", shape->type, name);
      g_assert_true (g_str_equal (name, "resourceType") || lists (shape->required, name)
                     || lists (shape->optional, name));
    }
  if (shape->status_element != NULL)
    g_assert_true (lists (shape->statuses,
                          json_string_value (json_object_get (resource, shape->status_element))));
}

/* con-3, con-5: a condition has a clinical status unless it is entered in error; ras-2: at most 100
 */
static void
check_rules (const char *type, json_t *resource)
{
  json_t *prediction = NULL;
  size_t i = 0;

  if (g_str_equal (type, "Observation"))
    g_assert_true (
        json_is_number (json_object_get (json_object_get (resource, "valueQuantity"), "value")));
  json_array_foreach (json_object_get (resource, "prediction"), i, prediction)
    {
      double pct = json_number_value (json_object_get (prediction, "probabilityDecimal"));

      g_assert_cmpfloat (pct, >=, 0);
      g_assert_cmpfloat (pct, <=, 100);
      g_assert_nonnull (json_object_get (prediction, "whenPeriod"));
    }
}

/* No reference points to what was taken back. */
static void
check_derived_from (json_t *bundle, json_t *resource)
{
  json_t *first = json_array_get (json_object_get (resource, "derivedFrom"), 0);
  const char *url = json_string_value (json_object_get (first, "reference"));
  json_t *entry = NULL;
  size_t i = 0;

  json_array_foreach (json_object_get (bundle, "entry"), i, entry)
    if (g_strcmp0 (json_string_value (json_object_get (entry, "fullUrl")), url) == 0)
      g_assert_cmpstr (
          json_string_value (json_object_get (json_object_get (entry, "resource"), "status")), !=,
          "entered-in-error");
}

static const Shape *
find_shape (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (g_strcmp0 (shapes[i].type, type) == 0)
      return &shapes[i];
  return NULL;
}

/* Returns: (transfer full): type -> how many. Fails on whatever is not R4 */
static GHashTable *
validate (const char *text)
{
  json_t *bundle = json_loads (text, JSON_REJECT_DUPLICATES, NULL);
  json_t *entry = NULL;
  size_t i = 0;
  g_autoptr (GHashTable) urls = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpstr (json_string_value (json_object_get (bundle, "resourceType")), ==, "Bundle");
  g_assert_cmpstr (json_string_value (json_object_get (bundle, "type")), ==, "collection");
  json_array_foreach (json_object_get (bundle, "entry"), i, entry)
    {
      const char *url = json_string_value (json_object_get (entry, "fullUrl"));

      g_assert_true (url != NULL
                     && g_regex_match_simple (
                         "^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", url, 0, 0));
      g_assert_true (g_hash_table_add (urls, (char *) url)); /* bdl-7 */
    }
  json_array_foreach (json_object_get (bundle, "entry"), i, entry)
    {
      json_t *resource = json_object_get (entry, "resource");
      const char *type = json_string_value (json_object_get (resource, "resourceType"));
      const Shape *shape = find_shape (type);

      if (shape == NULL)
        g_error ("%s is none of the resources that we write", type);
      check_shape (resource, shape);
      check_rules (type, resource);
      check_derived_from (bundle, resource);
      check_element (type, resource, urls);
      g_hash_table_insert (
          counts, g_strdup (type),
          GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, type)) + 1));
    }
  json_decref (bundle);
  return counts;
}

static guint
count (GHashTable *counts, const char *type)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, type));
}

/* ---- round trips */

static char *
write_fhir (TrabSession *session, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) record = trab_session_load (session, id, &error);
  char *text = NULL;

  g_assert_no_error (error);
  text = trab_session_write_fhir (session, record, FIXTURE_CLINIC_TODAY, &error);
  g_assert_no_error (error);
  return text;
}

/* Returns: (transfer full): the id. @is_known: the store is to learn nothing */
static char *
take_in (TrabSession *session, const char *text, gboolean is_known)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabImport) import = trab_session_import_read (
      session, bytes, &(TrabImportReading){ .today = FIXTURE_CLINIC_TODAY }, &error);
  g_autoptr (GPtrArray) reports
      = import ? trab_session_import_save (session, import, NULL, NULL, &error) : NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, ==, 1);
  if (is_known)
    g_assert_false (trab_import_report_changes_anything (reports->pdata[0]));
  return g_strdup (trab_import_report_get_patient_id (reports->pdata[0]));
}

/* Out of @from, into @empty and out again: equal bytes; and neither store learns anything from what
 * it has already. Returns: (transfer full): the text */
static char *
assert_round_trip (TrabSession *from, TrabSession *empty, const char *id)
{
  g_autofree char *first = write_fhir (from, id);
  g_autofree char *other_id = take_in (empty, first, FALSE);
  g_autofree char *second = write_fhir (empty, other_id);
  g_autofree char *same_id = take_in (from, first, TRUE);
  g_autofree char *same_other_id = take_in (empty, second, TRUE);

  g_assert_cmpstr (second, ==, first);
  g_assert_cmpstr (same_id, ==, id);
  g_assert_cmpstr (same_other_id, ==, other_id);
  return g_steal_pointer (&first);
}

static TrabSession *
open_empty (TrabSession *session, const char *parent)
{
  g_autofree char *folder = g_build_filename (parent, "empty", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (
      trab_session_create (session, folder, "probe", "seven green kettles sing", &error));
  g_assert_true (trab_session_open (session, folder, "probe", "seven green kettles sing", &error));
  g_assert_no_error (error);
  return session;
}

static void
test_practice_people (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (TrabSession) empty = open_empty (trab_session_new (NULL), clinic.folder);
  g_autoptr (GPtrArray) people = trab_session_search (clinic.session, "", 100, NULL);
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpuint (people->len, >=, 10);
  for (guint i = 0; i < people->len; i++)
    {
      const TrabPatientSummaryFields *person = trab_patient_summary_get (people->pdata[i]);
      g_autofree char *text = assert_round_trip (clinic.session, empty, person->id);
      g_autoptr (TrabRecord) record = trab_session_load (clinic.session, person->id, NULL);
      g_autoptr (GHashTable) counts = validate (text);

      g_test_message ("%s", person->family_name);
      g_assert_cmpuint (count (counts, "Patient"), ==, 1);
      g_assert_cmpuint (count (counts, "Provenance"), ==, 1);
      /* nothing but what was measured leaves as measured */
      g_assert_cmpuint (count (counts, "Observation"), ==,
                        trab_record_get_measurements (record)->len);
      for (guint n = 0; n < G_N_ELEMENTS (shapes); n++)
        if (count (counts, shapes[n].type) > 0)
          g_hash_table_add (all, g_strdup (shapes[n].type));
    }
  /* every kind of resource was among them */
  for (guint n = 0; n < G_N_ELEMENTS (shapes); n++)
    {
      g_test_message ("%s", shapes[n].type);
      if (!lists ("FamilyMemberHistory Goal CarePlan DocumentReference", shapes[n].type))
        g_assert_true (g_hash_table_contains (all, shapes[n].type));
    }
}

/* People as other programs tell of them, with all that waits and does not count. */
static void
assert_file_round_trip (Clinic *clinic, TrabSession *empty, const char *path)
{
  char *text = NULL;
  gsize length = 0;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TrabImport) import = NULL;
  g_autoptr (GPtrArray) reports = NULL;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  bytes = g_bytes_new_take (text, length);
  import = trab_session_import_read (clinic->session, bytes,
                                     &(TrabImportReading){ .today = FIXTURE_CLINIC_TODAY }, NULL);
  if (import == NULL)
    return; /* refused as a whole */
  reports = trab_session_import_save (clinic->session, import, NULL, NULL, NULL);
  for (guint i = 0; i < reports->len; i++)
    {
      const char *id = trab_import_report_get_patient_id (reports->pdata[i]);
      g_autofree char *out = NULL;
      g_autoptr (GHashTable) counts = NULL;

      g_test_message ("%s, person %u", path, i);
      if (id == NULL)
        continue; /* waits, or cannot be saved */
      out = assert_round_trip (clinic->session, empty, id);
      counts = validate (out);
      g_assert_cmpuint (count (counts, "Patient"), ==, 1);
    }
}

/* The files of a folder reuse each other's ids, so each goes into stores of its own. */
static void
assert_folder_round_trip (const char *folder)
{
  g_autoptr (TrabSession) empty = trab_session_new (NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".json") && !g_str_has_prefix (name, "patient-json"))
        {
          g_auto (Clinic) clinic = fixture_clinic_open ();

          open_empty (empty, clinic.folder);
          assert_file_round_trip (&clinic, empty, path);
          g_assert_true (trab_session_close (empty, NULL));
        }
    }
}

static void
test_own_files (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "fhir", NULL);

  assert_folder_round_trip (folder);
}

static void
test_material_files (gconstpointer path)
{
  g_autofree char *folder = fixture_material_or_skip (path);

  if (folder != NULL)
    assert_folder_round_trip (folder);
}

/* Every field of our own format that FHIR can hold. */
static const char whole[]
    = "{\"format\":\"trabecula-patient\",\"version\":1,\"patient\":{\"family_name\":\"Whole\","
      "\"given_name\":\"Ada\",\"birth_date\":\"1955-03-09\",\"sex\":\"F\",\"record_number\":\"77\","
      "\"allergies\":\"Penicillin; latex\"},\"visits\":[{\"moment\":\"2025-02-03\",\"status\":"
      "\"draft\",\"answers\":{\"ra_or_sle\":\"yes\",\"parent_hip_fracture\":\"yes\",\"smoking\":"
      "\"2\","
      "\"goal_words\":\"walk the dog\",\"goal_cards\":\"independence\",\"plan_choice\":"
      "\"alendronate\",\"review_date\":\"2026-02-03\"}},{\"moment\":\"2026-02-03\",\"status\":"
      "\"draft\",\"answers\":{\"smoking\":\"1\"}}],\"measurements\":[{\"measure\":\"bmd\",\"site\":"
      "\"femoral_neck\",\"side\":\"left\",\"value\":\"0.610\",\"unit\":\"g/cm2\",\"moment\":"
      "\"2025-01-04\",\"scanner\":\"Hologic A\",\"software\":\"5.6\",\"artefacts\":\"hip screw\"},"
      "{\"measure\":\"t_score\",\"site\":\"femoral_neck\",\"side\":\"left\",\"value\":\"-2.5\","
      "\"unit\":\"{T-score}\",\"moment\":\"2025-01-04\",\"scanner\":\"Hologic A\",\"reference\":"
      "\"NHANES III\"},{\"measure\":\"ctx\",\"value\":\"0.070\",\"unit\":\"ng/mL\",\"comparator\":"
      "\"<\",\"moment\":\"2025-01-04T08:15:00+01:00\",\"fasting\":\"yes\",\"laboratory\":\"Lab\","
      "\"reference_low\":\"0.100\",\"reference_high\":\"0.57\",\"interpretation\":\"L\","
      "\"method\":\"Elecsys\",\"note\":\"early\"}],\"fractures\":[{\"site\":\"wrist\",\"date\":"
      "\"2019\",\"is_low_trauma\":\"yes\",\"note\":\"on ice\"},{\"site\":\"hip\",\"date\":"
      "\"2024-11\"}],\"courses\":[{\"medicine\":\"ALENDRONATE\",\"name\":\"Alendronate\","
      "\"dose_text\":\"70 mg weekly\",\"route\":\"oral\",\"regimen\":\"alendronate:70mg-weekly\","
      "\"start\":\"2025-02\",\"is_ongoing\":true,\"adherence\":0.85,\"note\":\"with water\"},"
      "{\"name\":\"Something\",\"start\":\"2010\",\"stop\":\"2012\"}]}";

static char *
add (Clinic *clinic, const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) record
      = trab_session_read_patient_json (clinic->session, bytes, NULL, &error);
  g_autoptr (TrabRecord) saved
      = record ? trab_session_save (clinic->session, record, &error) : NULL;

  g_assert_no_error (error);
  return g_strdup (trab_patient_get (trab_record_get_patient (saved))->id);
}

static void
test_whole_record (void)
{
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (TrabSession) empty = open_empty (trab_session_new (NULL), clinic.folder);
  g_autofree char *id = add (&clinic, whole);
  g_autofree char *text = assert_round_trip (clinic.session, empty, id);
  g_autoptr (GHashTable) counts = validate (text);
  static const char *const parts[] = { "\"value\": 0.610",
                                       "\"value\": 0.070",
                                       "hip screw",
                                       "alendronate:70mg-weekly",
                                       "\"valueDecimal\": 0.85",
                                       "walk the dog",
                                       "Penicillin; latex",
                                       "2026-02-03",
                                       "70 mg weekly" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_test_message ("%s", parts[i]);
      g_assert_nonnull (strstr (text, parts[i]));
    }
  for (guint n = 0; n < G_N_ELEMENTS (shapes); n++)
    {
      g_test_message ("%s", shapes[n].type);
      if (!g_str_equal (shapes[n].type, "DocumentReference")) /* of signed visits */
        g_assert_cmpuint (count (counts, shapes[n].type), >, 0);
    }
  g_assert_cmpuint (count (counts, "Observation"), ==, 3);
}

/* What was added to signed visits comes back as that, each to its own visit; a document of others
 * stays a text. */
static void
test_addenda (void)
{
#define SIGNED(id, day)                                                                            \
  "{\"id\":\"018f0000-0000-7000-8000-00000000000" id "\",\"moment\":\"" day                        \
  "\",\"status\":\"signed\",\"answers\":{\"plan_choice\":\"not-yet\"}}"
#define ADDED(id, text, author, moment)                                                            \
  "{\"visit_id\":\"018f0000-0000-7000-8000-00000000000" id "\",\"text\":\"" text                   \
  "\",\"author\":\"" author "\",\"moment\":\"" moment "\"}"
  static const char json[]
      = "{\"format\":\"trabecula-patient\",\"version\":1,\"patient\":{\"family_name\":\"Added\","
        "\"sex\":\"F\",\"is_dead\":true,\"death_date\":\"2026-06\",\"death_source\":\"her son\"},"
        "\"visits\":[" SIGNED ("1", "2025-02-03") "," SIGNED (
            "2",
            "2026-02-03") "],\"addenda\":[" ADDED ("2",
                                                   "Second, \\u201cwith quotes\\u201d\\nand a "
                                                   "line ",
                                                   "Dr B",
                                                   "2026-03-01T10:00:00Z") "," ADDED ("1", "First",
                                                                                      "Dr A",
                                                                                      "2025-03-01") "," ADDED ("1",
                                                                                                               "Again",
                                                                                                               "Dr A",
                                                                                                               "2025-03-01T09:00:00+01:00") "]}";
  g_auto (Clinic) clinic = fixture_clinic_open ();
  g_autoptr (TrabSession) empty = open_empty (trab_session_new (NULL), clinic.folder);
  g_autofree char *id = add (&clinic, json);
  g_autofree char *text = assert_round_trip (clinic.session, empty, id);
  g_autoptr (GHashTable) counts = validate (text);
  g_autoptr (GPtrArray) found = trab_session_search (empty, "Added", 2, NULL);
  g_autoptr (TrabRecord) record
      = trab_session_load (empty, trab_patient_summary_get (found->pdata[0])->id, NULL);

  g_assert_cmpuint (count (counts, "DocumentReference"), ==, 3);
  g_assert_cmpuint (trab_record_get_addenda (record)->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const TrabAddendumFields *fields
          = trab_addendum_get (trab_record_get_addenda (record)->pdata[i]);
      TrabVisit *visit = trab_record_find_visit (record, fields->visit_id);

      g_assert_nonnull (visit);
      g_assert_cmpint (trab_visit_get (visit)->moment.date.year, ==,
                       g_str_has_prefix (fields->text, "Second") ? 2026 : 2025);
    }
  g_assert_true (trab_patient_get (trab_record_get_patient (record))->is_dead);
}

/* A score points to the density that it was made of, and to none that was taken back. */
static void
test_density_in_error (void)
{
#define SCAN(measure, value, unit, status)                                                         \
  "{\"measure\":\"" measure "\",\"site\":\"femoral_neck\",\"side\":\"left\",\"value\":\"" value    \
  "\",\"unit\":\"" unit "\",\"moment\":\"2025-01-04\",\"status\":\"" status "\"}"
#define NECK(scans)                                                                                \
  "{\"format\":\"trabecula-patient\",\"version\":1,\"patient\":{\"family_name\":\"Neck\",\"sex\":" \
  "\"F\"},\"measurements\":[" scans "]}"
  static const struct
  {
    const char *json;
    gboolean has_density;
  } cases[] = {
    { NECK (SCAN ("bmd", "0.610", "g/cm2", "final") "," SCAN ("t_score", "-2.5", "{T-score}",
                                                              "final")),
      TRUE },
    { NECK (SCAN ("bmd", "0.610", "g/cm2", "final") "," SCAN (
          "bmd", "0.710", "g/cm2", "entered-in-error") "," SCAN ("t_score", "-2.5", "{T-score}",
                                                                 "final")),
      TRUE },
    { NECK (SCAN ("bmd", "0.710", "g/cm2", "entered-in-error") "," SCAN ("t_score", "-2.5",
                                                                         "{T-score}", "final")),
      FALSE },
  };
  g_auto (Clinic) clinic = fixture_clinic_open ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = add (&clinic, cases[i].json);
      g_autofree char *text = write_fhir (clinic.session, id);
      g_autoptr (GHashTable) counts = validate (text);

      g_assert_cmpint (strstr (text, "derivedFrom") != NULL, ==, cases[i].has_density);
    }
}

/* An allergy that a file tells of stands with the person; none is ever taken back. */
static void
test_allergies (void)
{
  static const struct
  {
    const char *entry;
    const char *text;
  } steps[] = {
    { "\"code\":{\"text\":\"Penicillin\"},\"reaction\":[{\"manifestation\":[{\"text\":\"hives\"}]}"
      "]",
      "Penicillin: hives" },
    { "\"code\":{\"coding\":[{\"display\":\"Latex\"}]}", "Penicillin: hives; Latex" },
    { "\"code\":{\"text\":\"LATEX\"}", "Penicillin: hives; Latex" },
    { "\"verificationStatus\":{\"coding\":[{\"code\":\"refuted\"}]},\"code\":{\"text\":\"Nuts\"}",
      "Penicillin: hives; Latex" },
    { "\"code\":{\"coding\":[{\"system\":\"https://trabecula.github.io/fhir/CodeSystem/allergy\","
      "\"code\":\"none-known\"}]}",
      "Penicillin: hives; Latex" },
  };
  g_auto (Clinic) clinic = fixture_clinic_open ();

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *entries
          = g_strdup_printf ("%s,{\"resource\":{\"resourceType\":\"AllergyIntolerance\","
                             "\"patient\":{\"reference\":\"Patient/p1\"},%s}}",
                             PATIENT ("p1", "Allergic"), steps[i].entry);
      g_autoptr (TrabRecord) record = fixture_clinic_take_in (&clinic, entries);

      g_assert_cmpstr (trab_patient_get (trab_record_get_patient (record))->allergies, ==,
                       steps[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/fhir-export/practice-people", test_practice_people);
  g_test_add_func ("/fhir-export/whole-record", test_whole_record);
  g_test_add_func ("/fhir-export/own-files", test_own_files);
  g_test_add_data_func ("/fhir-export/synthea", "real-data/fhir/synthea", test_material_files);
  g_test_add_data_func ("/fhir-export/us-core", "real-data/fhir/us-core-dxa", test_material_files);
  g_test_add_data_func ("/fhir-export/acceptance", "acceptance/files", test_material_files);
  g_test_add_func ("/fhir-export/addenda", test_addenda);
  g_test_add_func ("/fhir-export/allergies", test_allergies);
  g_test_add_func ("/fhir-export/density-in-error", test_density_in_error);
  return g_test_run ();
}

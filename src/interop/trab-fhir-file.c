/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fhir-file.h"

#include <string.h>

#include "trab-error.h"
#include "trab-json-scan.h"

struct _TrabFhirFile
{
  GBytes *bytes;
  GPtrArray *entries;
  GHashTable *by_url;  /* fullUrl -> index + 1 */
  GHashTable *by_name; /* "Type/id" -> index + 1, or AMBIGUOUS */
  gboolean has_more_pages;
  const char *release; /* said by the file, where it is not R4 */
};

#define STANDARD_PROFILES "http://hl7.org/fhir/StructureDefinition/"

#define AMBIGUOUS G_MAXUINT

static void
entry_free (gpointer data)
{
  TrabFhirEntry *entry = data;

  g_free (entry->full_url);
  g_free (entry->type);
  g_free (entry->id);
  g_free (entry->problem);
  g_free (entry->pointer);
  g_free (entry);
}

static const char *
get_text (TrabFhirFile *self)
{
  return g_bytes_get_data (self->bytes, NULL);
}

static gboolean
fail (GError **error, TrabImportError code, const char *what)
{
  g_set_error_literal (error, TRAB_IMPORT_ERROR, code, what);
  return FALSE;
}

/* What only one release of FHIR has, or had last: an element of a resource of @type (NULL: of any),
 * or the type alone. Elements that some R4 resource has by the same name are not listed for it
 * (Claim.patient, MedicationStatement.context …). R4B is R4 in all that is read here. */
static const struct
{
  const char *release;
  const char *type;
  const char *element; /* NULL: the type itself */
} releases[] = {
  { "DSTU2", "MedicationOrder", NULL },
  { "DSTU2", "Condition", "patient" },
  { "DSTU2", "Encounter", "patient" },
  { "DSTU2", "MedicationStatement", "patient" },
  { "DSTU2", "MedicationAdministration", "patient" },
  { "DSTU2", "AllergyIntolerance", "substance" },
  { "DSTU2", "Observation", "comments" },
  { "DSTU2 or STU3", NULL, "fhir_comments" },
  { "DSTU2 or STU3", "ProcedureRequest", NULL },
  { "DSTU2 or STU3", "ReferralRequest", NULL },
  { "DSTU2 or STU3", "BodySite", NULL },
  { "STU3", "Observation", "context" },
  { "STU3", "Condition", "context" },
  { "STU3", "MedicationRequest", "context" },
  { "STU3", "DiagnosticReport", "context" },
  { "STU3", "Procedure", "context" },
  { "STU3", "CarePlan", "context" },
  { "STU3", "MedicationStatement", "taken" },
  { "STU3", "MedicationAdministration", "notGiven" },
  { "STU3", "Procedure", "notDone" },
  { "R5", "MedicationStatement", "medication" },
  { "R5", "MedicationRequest", "medication" },
  { "R5", "MedicationAdministration", "medication" },
  { "R5", "MedicationStatement", "adherence" },
  { "R5", "MedicationAdministration", "occurenceDateTime" },
  { "R5", "MedicationAdministration", "occurencePeriod" },
  { "R5", "MedicationUsage", NULL },
  { "R5", "Procedure", "occurrenceDateTime" },
  { "R5", "Procedure", "occurrencePeriod" },
  { "R5", "Procedure", "occurrenceString" },
  { "R5", "Procedure", "occurrenceAge" },
  { "R5", "Procedure", "occurrenceRange" },
  { "R5", "Condition", "participant" },
  { "R5", "FamilyMemberHistory", "participant" },
  { "R5", "Observation", "triggeredBy" },
  { "R5", "Observation", "bodyStructure" },
  { "R5", "Observation", "instantiatesCanonical" },
  { "R5", "Encounter", "actualPeriod" },
  { "R5", "AllergyIntolerance", "participant" },
};

/* Releases as profiles of the standard itself name them behind a bar: ".../Patient|4.3.0" */
static const char *const numbers[][2] = {
  { "1.0", "DSTU2" }, { "3.0", "STU3" }, { "4.3", "R4B" }, { "5.", "R5" }, { "6.", "R6" },
};

static const char *
find_release_of_profile (json_t *root)
{
  json_t *profile = NULL;
  size_t i = 0;

  json_array_foreach (json_object_get (json_object_get (root, "meta"), "profile"), i, profile)
    {
      const char *url = json_string_value (profile);
      const char *bar = url && g_str_has_prefix (url, STANDARD_PROFILES) ? strchr (url, '|') : NULL;

      for (guint n = 0; bar != NULL && n < G_N_ELEMENTS (numbers); n++)
        if (g_str_has_prefix (bar + 1, numbers[n][0]))
          return numbers[n][1];
    }
  return NULL;
}

/* Returns: (nullable): the release, where it is another one than R4 */
static const char *
find_other_release (const char *type, json_t *root)
{
  json_t *name = json_array_get (json_object_get (root, "name"), 0);
  gboolean has_text_status = json_is_string (json_object_get (root, "clinicalStatus"));

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    if ((releases[i].type == NULL || g_str_equal (releases[i].type, type))
        && (releases[i].element == NULL || json_object_get (root, releases[i].element) != NULL))
      return releases[i].release;
  if (g_str_equal (type, "Patient") && json_is_array (json_object_get (name, "family")))
    return "DSTU2";
  if ((g_str_equal (type, "Condition") || g_str_equal (type, "AllergyIntolerance"))
      && has_text_status)
    return "DSTU2 or STU3";
  return find_release_of_profile (root);
}

static void
index_entry (TrabFhirFile *self, TrabFhirEntry *entry, guint number)
{
  g_autofree char *name = NULL;
  guint known = 0;

  if (entry->full_url != NULL && !g_hash_table_contains (self->by_url, entry->full_url))
    g_hash_table_insert (self->by_url, entry->full_url, GUINT_TO_POINTER (number));
  if (entry->type == NULL || entry->id == NULL)
    return;
  name = g_strconcat (entry->type, "/", entry->id, NULL);
  known = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, name));
  if (known != 0 && known != AMBIGUOUS)
    {
      TrabFhirEntry *other = g_ptr_array_index (self->entries, known - 1);

      /* two versions of one resource are one resource */
      number = g_strcmp0 (other->full_url, entry->full_url) == 0 ? known : AMBIGUOUS;
    }
  if (known != AMBIGUOUS)
    g_hash_table_insert (self->by_name, g_steal_pointer (&name), GUINT_TO_POINTER (number));
}

/* Returns: (nullable): NULL where it does not say what it is */
static const char *
get_type (json_t *root)
{
  const char *type = json_string_value (json_object_get (root, "resourceType"));

  return type != NULL && *type != '\0' ? type : NULL;
}

/* Learns type and id, and refuses the file when the resource is of an older release. */
static gboolean
examine_entry (TrabFhirFile *self, TrabFhirEntry *entry, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (TrabJsonDocument) document
      = trab_json_document_new (get_text (self) + entry->offset, entry->length, &problem);
  json_t *root = document ? trab_json_document_get_root (document) : NULL;
  const char *release = NULL;

  if (document == NULL)
    {
      entry->problem = g_strdup (problem->message);
      return TRUE;
    }
  entry->type = g_strdup (get_type (root));
  entry->id = g_strdup (json_string_value (json_object_get (root, "id")));
  if (g_strcmp0 (entry->type, "Bundle") == 0)
    {
      entry->problem = g_strdup ("a bundle among other entries: it needs a file of its own");
      return TRUE;
    }
  if (entry->type != NULL)
    release = find_other_release (entry->type, root);
  if (release == NULL)
    return TRUE;
  if (g_str_equal (release, "R4B"))
    {
      self->release = release;
      return TRUE;
    }
  g_set_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_WRONG_VERSION,
               "line %u: a %s of FHIR %s", entry->line, entry->type, release);
  return FALSE;
}

static gboolean
add_entry (TrabFhirFile *self,
           const TrabJsonSpan *span,
           const char *full_url,
           const char *pointer,
           GError **error)
{
  TrabFhirEntry *entry = g_new0 (TrabFhirEntry, 1);

  g_ptr_array_add (self->entries, entry);
  entry->full_url = g_strdup (full_url);
  entry->pointer = g_strdup (pointer);
  entry->offset = span->start;
  entry->length = span->end - span->start;
  entry->line = span->line;
  if (!examine_entry (self, entry, error))
    return FALSE;
  index_entry (self, entry, self->entries->len);
  return TRUE;
}

/* What an entry without a resource is, nobody can say; and nothing refers to it. */
static void
add_empty_entry (TrabFhirFile *self, const TrabJsonSpan *span, const char *pointer)
{
  TrabFhirEntry *entry = g_new0 (TrabFhirEntry, 1);

  g_ptr_array_add (self->entries, entry);
  entry->pointer = g_strdup (pointer);
  entry->offset = span->start;
  entry->length = span->end - span->start;
  entry->line = span->line;
}

/* The bundle with each resource replaced by its number: small, whatever the resources hold. */
static char *
dup_skeleton (const char *text, const TrabJsonScan *scan)
{
  const TrabJsonSpan *root = &g_array_index (scan->roots, TrabJsonSpan, 0);
  GString *skeleton = g_string_new (NULL);
  gsize at = root->start;

  for (guint i = 0; i < scan->resources->len; i++)
    {
      const TrabJsonSpan *span = &g_array_index (scan->resources, TrabJsonSpan, i);

      g_string_append_len (skeleton, text + at, (gssize) (span->start - at));
      g_string_append_printf (skeleton, "%u", i);
      at = span->end;
    }
  g_string_append_len (skeleton, text + at, (gssize) (root->end - at));
  return g_string_free (skeleton, FALSE);
}

static gboolean
has_next_link (json_t *bundle)
{
  json_t *link = NULL;
  size_t i = 0;

  json_array_foreach (json_object_get (bundle, "link"), i, link)
    if (g_strcmp0 (json_string_value (json_object_get (link, "relation")), "next") == 0)
      return TRUE;
  return FALSE;
}

static gboolean
read_bundle (TrabFhirFile *self, json_t *bundle, const TrabJsonScan *scan, GError **error)
{
  json_t *entries = json_object_get (bundle, "entry");
  json_t *entry = NULL;
  gboolean has_resource = FALSE;
  size_t i = 0;

  if (g_strcmp0 (json_string_value (json_object_get (bundle, "type")), "history") == 0)
    return fail (error, TRAB_IMPORT_ERROR_UNSUPPORTED, "a history bundle");
  if (entries != NULL && !json_is_array (entries))
    return fail (error, TRAB_IMPORT_ERROR_NOT_FHIR, "Bundle.entry is not a list");
  self->has_more_pages = has_next_link (bundle);
  json_array_foreach (entries, i, entry)
    {
      json_t *resource = json_object_get (entry, "resource");
      g_autofree char *pointer = g_strdup_printf ("/entry/%" G_GSIZE_FORMAT "%s", (gsize) i,
                                                  resource ? "/resource" : "");

      if (resource == NULL)
        {
          add_empty_entry (self, &g_array_index (scan->entries, TrabJsonSpan, i), pointer);
          continue;
        }
      has_resource = TRUE;
      if (!add_entry (self,
                      &g_array_index (scan->resources, TrabJsonSpan, json_integer_value (resource)),
                      json_string_value (json_object_get (entry, "fullUrl")), pointer, error))
        return FALSE;
    }
  return has_resource || fail (error, TRAB_IMPORT_ERROR_NOT_FHIR, "a bundle without a resource");
}

static gboolean
read_single (TrabFhirFile *self, const TrabJsonScan *scan, GError **error)
{
  g_autofree char *skeleton = dup_skeleton (get_text (self), scan);
  g_autoptr (TrabJsonDocument) document
      = trab_json_document_new (skeleton, strlen (skeleton), error);
  json_t *root = document ? trab_json_document_get_root (document) : NULL;
  const char *type = get_type (root);

  if (document == NULL)
    return FALSE;
  if (type == NULL)
    return fail (error, TRAB_IMPORT_ERROR_NOT_FHIR, "no resourceType");
  if (g_str_equal (type, "Bundle"))
    return read_bundle (self, root, scan, error);
  return add_entry (self, &g_array_index (scan->roots, TrabJsonSpan, 0), NULL, "", error);
}

static gboolean
read_lines (TrabFhirFile *self, const TrabJsonScan *scan, GError **error)
{
  for (guint i = 0; i < scan->roots->len; i++)
    if (!add_entry (self, &g_array_index (scan->roots, TrabJsonSpan, i), NULL, "", error))
      return FALSE;
  return TRUE;
}

static gboolean
is_xml (const char *text, gsize length)
{
  gsize i = length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (i < length && g_ascii_isspace (text[i]))
    i++;
  return i < length && text[i] == '<';
}

/**
 * trab_fhir_file_new:
 * @bytes: a bundle of any kind but history, one resource, or NDJSON; kept
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_IMPORT_ERROR when nothing of the file can be
 *   used; a single resource that cannot be trusted has a problem instead
 */
TrabFhirFile *
trab_fhir_file_new (GBytes *bytes, GError **error)
{
  g_autoptr (TrabFhirFile) self = g_new0 (TrabFhirFile, 1);
  g_autoptr (TrabJsonScan) scan = NULL;
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);

  self->bytes = g_bytes_ref (bytes);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->by_url = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (is_xml (text, length))
    {
      fail (error, TRAB_IMPORT_ERROR_XML, "XML, not JSON");
      return NULL;
    }
  scan = trab_json_scan_new (text, length, error);
  if (scan == NULL
      || !(scan->roots->len == 1 ? read_single (self, scan, error)
                                 : read_lines (self, scan, error)))
    return NULL;
  return g_steal_pointer (&self);
}

void
trab_fhir_file_free (TrabFhirFile *file)
{
  if (file == NULL)
    return;
  g_clear_pointer (&file->by_name, g_hash_table_unref);
  g_clear_pointer (&file->by_url, g_hash_table_unref);
  g_clear_pointer (&file->entries, g_ptr_array_unref);
  g_clear_pointer (&file->bytes, g_bytes_unref);
  g_free (file);
}

guint
trab_fhir_file_get_n_entries (TrabFhirFile *file)
{
  return file->entries->len;
}

const TrabFhirEntry *
trab_fhir_file_get_entry (TrabFhirFile *file, guint index)
{
  g_return_val_if_fail (index < file->entries->len, NULL);
  return g_ptr_array_index (file->entries, index);
}

/** trab_fhir_file_has_more_pages: whether the sender says that this is one page of several */
gboolean
trab_fhir_file_has_more_pages (TrabFhirFile *file)
{
  return file->has_more_pages;
}

/** trab_fhir_file_get_release: (nullable): another release than R4 that the file says it is of, and
 * that is read like R4 */
const char *
trab_fhir_file_get_release (TrabFhirFile *file)
{
  return file->release;
}

/**
 * trab_fhir_file_load:
 * Returns: (transfer full) (nullable): the resource, parsed anew; NULL when it has a problem
 */
TrabJsonDocument *
trab_fhir_file_load (TrabFhirFile *file, guint index)
{
  const TrabFhirEntry *entry = trab_fhir_file_get_entry (file, index);

  return trab_json_document_new (get_text (file) + entry->offset, entry->length, NULL);
}

/* The server part of ".../Patient/1": "http://host/fhir/". NULL for "Patient/1" and "urn:uuid:…".
 */
static char *
dup_base (const char *url)
{
  const char *slash = url ? strrchr (url, '/') : NULL;

  if (url == NULL || strstr (url, "://") == NULL || slash == NULL)
    return NULL;
  while (slash > url && slash[-1] != '/')
    slash--;
  return g_strndup (url, (gsize) (slash - url));
}

/* @name is "Type/id". A resource that says it lives on another server is somebody else. */
static int
find_by_name (TrabFhirFile *self, const char *name, const char *base)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, name));
  g_autofree char *other = NULL;

  if (number == 0 || number == AMBIGUOUS)
    return -1;
  other = dup_base (((TrabFhirEntry *) g_ptr_array_index (self->entries, number - 1))->full_url);
  return base != NULL && other != NULL && !g_str_equal (base, other) ? -1 : (int) number - 1;
}

/**
 * trab_fhir_file_resolve:
 * @reference: (nullable): Reference.reference, not to a contained resource
 * @from_entry: the resource that holds it
 *
 * In the order of the standard: an entry's fullUrl, then type and id on the same server.
 *
 * Returns: the index of the entry meant; -1 when it is not in the file, or not surely
 */
int
trab_fhir_file_resolve (TrabFhirFile *file, const char *reference, guint from_entry)
{
  g_autofree char *plain = g_strdup (reference ? reference : "");
  g_autofree char *base = NULL;
  g_autofree char *absolute = NULL;
  char *version = strstr (plain, "/_history/");
  guint number = 0;

  if (version != NULL)
    *version = '\0';
  number = GPOINTER_TO_UINT (g_hash_table_lookup (file->by_url, plain));
  if (number != 0)
    return (int) number - 1;
  base = dup_base (plain);
  if (base != NULL)
    return find_by_name (file, plain + strlen (base), base);
  base = dup_base (trab_fhir_file_get_entry (file, from_entry)->full_url);
  absolute = g_strconcat (base ? base : "", plain, NULL);
  number = GPOINTER_TO_UINT (g_hash_table_lookup (file->by_url, absolute));
  return number != 0 ? (int) number - 1 : find_by_name (file, plain, base);
}

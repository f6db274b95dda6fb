/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-import-identity.h"

#include <string.h>

#include "trab-patient-summary.h"
#include "trab-text.h"

#define MOST_NAMESAKES 50

/* What a known person shares with the one in the file: an identifier that says whose it is, one
 * that does not, or no more than the name and the day of birth. */
typedef enum
{
  STRONG,
  WEAK,
  NAMESAKE,
} Tie;

/* Somebody known who may be the person in the file. */
typedef struct
{
  char *patient_id;
  TrabPatient *patient;
  TrabPatientLikeness likeness;
  gboolean is_same;
} Candidate;

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->patient_id);
  g_object_unref (candidate->patient);
  g_free (candidate);
}

void
trab_import_identity_clear (TrabImportIdentity *identity)
{
  g_clear_pointer (&identity->patient_id, g_free);
  g_clear_object (&identity->question);
}

static char *
dup_kept (const char *text)
{
  return trab_text_is_too_long (text, TRAB_TEXT_LINE)
             ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1)
             : g_strdup (text);
}

/**
 * trab_import_identity_split:
 * @identifier: "system|value", of TrabImportPerson
 * @system: (out) (transfer full) (nullable): NULL for none
 * @value: (out) (transfer full): both cleaned as they are kept; of what is longer than what can be
 *   kept stands its SHA-256, so that it names the same person again
 *
 * Returns: FALSE for what names nobody
 */
gboolean
trab_import_identity_split (const char *identifier, char **system, char **value)
{
  const char *bar = strchr (identifier, '|');
  g_autofree char *first
      = bar > identifier ? g_strndup (identifier, (gsize) (bar - identifier)) : NULL;
  g_autofree char *clean_system = trab_text_dup_clean (first, TRAB_TEXT_LINE);
  g_autofree char *clean_value = trab_text_dup_clean (bar ? bar + 1 : NULL, TRAB_TEXT_LINE);

  if (*clean_value == '\0')
    return FALSE;
  *system = *clean_system != '\0' ? dup_kept (clean_system) : NULL;
  *value = dup_kept (clean_value);
  return TRUE;
}

/**
 * trab_import_identity_list_names:
 * Returns: (transfer full): of char *, as trab_import_identity_split() takes them: the identifiers
 * of the person; of somebody who has none, what the file calls them, so that the same file asks
 *   whether they are the same again
 */
GPtrArray *
trab_import_identity_list_names (const TrabImportPerson *person)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < person->identifiers->len; i++)
    {
      g_autofree char *system = NULL;
      g_autofree char *value = NULL;

      if (trab_import_identity_split (person->identifiers->pdata[i], &system, &value))
        g_ptr_array_add (names, g_strdup (person->identifiers->pdata[i]));
    }
  if (names->len == 0 && person->reference != NULL && !person->is_whole)
    g_ptr_array_add (names, g_strconcat ("|", person->reference, NULL));
  return names;
}

/* A number that does not say whose it is may be anybody's: only with the name and the date of birth
 * does it tell who somebody is. */
static gboolean
is_weak (const char *system)
{
  return system == NULL || g_str_equal (system, TRAB_IMPORT_UNNAMED_TABLE);
}

/* Two numbers of one clinic are two people. */
static gboolean
has_other_number (const TrabImportPerson *person, TrabPatient *known)
{
  const char *known_system = trab_patient_get (known)->identifier_system;

  for (guint i = 0; known_system != NULL && i < person->identifiers->len; i++)
    {
      g_autofree char *system = NULL;
      g_autofree char *value = NULL;

      if (trab_import_identity_split (person->identifiers->pdata[i], &system, &value)
          && g_strcmp0 (system, known_system) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
add_candidate (TrabStore *store,
               GPtrArray *candidates,
               const TrabImportPerson *person,
               const char *patient_id,
               Tie tie,
               GError **error)
{
  g_autoptr (TrabRecord) record = NULL;
  Candidate *candidate = NULL;

  for (guint i = 0; i < candidates->len && candidate == NULL; i++)
    if (g_str_equal (((Candidate *) candidates->pdata[i])->patient_id, patient_id))
      candidate = candidates->pdata[i];
  if (candidate == NULL)
    {
      record = trab_store_load_record (store, patient_id, error);
      if (record == NULL)
        return FALSE;
      if (tie == NAMESAKE && has_other_number (person, trab_record_get_patient (record)))
        return TRUE;
      candidate = g_new0 (Candidate, 1);
      candidate->patient_id = g_strdup (patient_id);
      candidate->patient = g_object_ref (trab_record_get_patient (record));
      candidate->likeness
          = trab_patient_compare (trab_record_get_patient (person->record), candidate->patient);
      g_ptr_array_add (candidates, candidate);
    }
  if ((tie != NAMESAKE && candidate->likeness == TRAB_PATIENT_LIKE)
      || (tie == STRONG && candidate->likeness == TRAB_PATIENT_NOT_SURE))
    candidate->is_same = TRUE;
  return TRUE;
}

/* Whoever has the same names, day of birth and sex is somebody to ask about, never somebody found:
 * nobody is told by that alone. */
static gboolean
add_namesakes (TrabStore *store,
               GPtrArray *candidates,
               const TrabImportPerson *person,
               GError **error)
{
  TrabPatient *patient = trab_record_get_patient (person->record);
  const char *family = trab_patient_get (patient)->family_name;
  g_autoptr (GPtrArray) found = NULL;

  if (family == NULL || *family == '\0' || trab_patient_get (patient)->birth_date.day == 0)
    return TRUE;
  found = trab_store_search_patients (store, family, NULL, MOST_NAMESAKES, error);
  for (guint i = 0; found != NULL && i < found->len; i++)
    if (trab_patient_summary_is_same_person (found->pdata[i], patient)
        && !add_candidate (store, candidates, person,
                           trab_patient_summary_get (found->pdata[i])->id, NAMESAKE, error))
      return FALSE;
  return found != NULL;
}

/* Returns: (transfer full) (nullable): of Candidate; NULL with TRAB_STORE_ERROR */
static GPtrArray *
list_candidates (TrabStore *store, const TrabImportPerson *person, GError **error)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (candidate_free);
  g_autoptr (GPtrArray) names = trab_import_identity_list_names (person);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *system = NULL;
      g_autofree char *value = NULL;
      g_autoptr (GPtrArray) ids = NULL;

      if (!trab_import_identity_split (names->pdata[i], &system, &value))
        continue;
      ids = trab_store_find_patients (store, system, value, error);
      if (ids == NULL)
        return NULL;
      for (guint n = 0; n < ids->len; n++)
        if (!add_candidate (store, candidates, person, ids->pdata[n],
                            is_weak (system) ? WEAK : STRONG, error))
          return NULL;
    }
  if (candidates->len == 0 && !add_namesakes (store, candidates, person, error))
    return NULL;
  return g_steal_pointer (&candidates);
}

static Candidate *
choose (GPtrArray *candidates)
{
  Candidate *chosen = NULL;
  guint n = 0;

  for (guint i = 0; i < candidates->len; i++)
    if (((Candidate *) candidates->pdata[i])->is_same)
      {
        chosen = chosen ? chosen : candidates->pdata[i];
        n++;
      }
  return n == 1 ? chosen : NULL;
}

static TrabFinding *
new_question (TrabImport *import, guint index, const Candidate *candidate)
{
  static const TrabFindingChoice choices[] = { { TRAB_FINDING_SAME, NULL },
                                               { TRAB_FINDING_ANOTHER, NULL },
                                               { TRAB_FINDING_LEAVE_OUT, NULL } };
  const TrabImportPerson *person = trab_import_get_person (import, index);
  g_autofree char *received = trab_patient_dup_words (trab_record_get_patient (person->record));
  g_autofree char *known = trab_patient_dup_words (candidate->patient);

  return trab_finding_new (&(TrabFindingFields){ .severity = TRAB_FINDING_CONFLICT,
                                                 .code = TRAB_FINDING_CODE_IDENTITY,
                                                 .resource_id = person->reference,
                                                 .received = received,
                                                 .expected = known,
                                                 .person = (int) index,
                                                 .choices = choices,
                                                 .n_choices = G_N_ELEMENTS (choices) });
}

/**
 * trab_import_identity_find:
 * @identity: (out)
 *
 * Who somebody is tells an identifier that both have, where nothing else speaks against it. Another
 * name, sex or date of birth, several people with the identifier, or an identifier that does not
 * say whose it is, is asked about: nobody is ever found to be somebody else in silence. Names and
 * dates of birth alone are never enough, and never passed over: they are asked about too.
 *
 * Returns: FALSE with TRAB_STORE_ERROR
 */
gboolean
trab_import_identity_find (TrabStore *store,
                           TrabImport *import,
                           guint person,
                           TrabImportIdentity *identity,
                           GError **error)
{
  g_autoptr (GPtrArray) candidates
      = list_candidates (store, trab_import_get_person (import, person), error);
  Candidate *chosen = NULL;
  const char *answer = NULL;

  *identity = (TrabImportIdentity){ 0 };
  if (candidates == NULL)
    return FALSE;
  if (candidates->len == 0)
    return TRUE;
  chosen = choose (candidates);
  if (chosen == NULL)
    {
      chosen = candidates->pdata[0];
      identity->question = new_question (import, person, chosen);
      answer = trab_import_get_answer (import, trab_finding_get (identity->question)->question);
      identity->waits = trab_import_is_waiting (import, identity->question);
      identity->is_left_out = g_strcmp0 (answer, TRAB_FINDING_LEAVE_OUT) == 0;
    }
  if (answer == NULL || g_str_equal (answer, TRAB_FINDING_SAME))
    identity->patient_id = g_strdup (chosen->patient_id);
  return TRUE;
}

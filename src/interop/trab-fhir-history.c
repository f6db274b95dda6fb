/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fhir-history.h"

#include "trab-fhir-element.h"
#include "trab-fhir-own-code.h"
#include "trab-fhir-words.h"

/* Concepts that call a fracture osteoporotic; ICD-10 says so by its category M80. */
static const char *const osteoporotic_codes[] = { "443165006", "431031001", "203453001" };
#define OSTEOPOROTIC_ICD_PREFIX "M80"
#define OSTEOPOROSIS_CODE "64859006"

static const char *const onset_elements[] = { "onsetDateTime", "onsetPeriod", NULL };

static void
report (TrabFhirResource *self,
        TrabFindingSeverity severity,
        TrabFindingCode code,
        const char *subject,
        const char *received,
        const char *expected)
{
  trab_fhir_resource_report (self, &(TrabFindingFields){ .severity = severity,
                                                         .code = code,
                                                         .pointer = "/code",
                                                         .subject = subject,
                                                         .received = received,
                                                         .expected = expected });
}

static const char *
dup_moment (TrabFhirResource *self, TrabMoment moment)
{
  char text[TRAB_MOMENT_TEXT_SIZE];

  trab_moment_to_text (moment, text);
  return trab_fhir_resource_keep (self, *text != '\0' ? g_strdup (text) : NULL);
}

/* What a coded concept answers: a yes, or the one choice that it states. */
static const char *
answer_of (TrabQuestion question)
{
  if (question == TRAB_QUESTION_MENOPAUSE)
    return "after";
  return trab_question_get_info (question)->kind == TRAB_QUESTION_KIND_YES_NO ? "yes" : NULL;
}

/* Words of a concept, or a note beside it, that deny what its code says. */
static const char *
find_denial (json_t *concept, json_t *element)
{
  return trab_fhir_words_find (concept, element, trab_fhir_words_deny);
}

static gboolean
is_about_parents (TrabQuestion question)
{
  return question == TRAB_QUESTION_PARENT_HIP_FRACTURE
         || question == TRAB_QUESTION_PARENT_OSTEOPOROSIS;
}

/* What denies it, or says that it was somebody else's. */
static const char *
find_doubt (TrabFhirResource *self, json_t *concept)
{
  const char *denial = find_denial (concept, self->root);

  return denial ? denial : trab_fhir_words_find (concept, self->root, trab_fhir_words_of_family);
}

/* Code and words contradict each other: never a yes in silence. @row: what a yes would add */
static void
ask_denied (TrabFhirResource *self, const char *subject, const char *denial, gpointer row)
{
  const TrabFindingChoice choices[]
      = { { TRAB_FINDING_YES, row }, { TRAB_FINDING_LEAVE_OUT, NULL } };

  trab_fhir_resource_report (self, &(TrabFindingFields){ .severity = TRAB_FINDING_CONFLICT,
                                                         .code = TRAB_FINDING_CODE_NEGATED,
                                                         .pointer = "/code",
                                                         .subject = subject,
                                                         .received = denial,
                                                         .choices = choices,
                                                         .n_choices = G_N_ELEMENTS (choices) });
}

static void
ask_denied_answer (TrabFhirResource *self,
                   const char *question,
                   const char *answer,
                   const char *denial,
                   TrabMoment onset)
{
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrabVisit) visit = NULL;

  g_hash_table_insert (answers, (char *) question, (char *) answer);
  visit
      = trab_visit_new (&(TrabVisitFields){ .status = TRAB_VISIT_DRAFT, .moment = onset }, answers);
  ask_denied (self, question, denial, visit);
}

static void
add_answer (TrabFhirResource *self,
            TrabQuestion question,
            const char *words,
            const char *denial,
            TrabMoment onset)
{
  TrabFhirPerson *history = trab_fhir_resource_get_history (self);
  const char *id = trab_question_get_info (question)->id;
  const char *answer = answer_of (question);

  if (answer == NULL)
    return;
  if (trab_fhir_resource_is_future (self, onset.date))
    {
      report (self, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_NOT_YET, id, dup_moment (self, onset),
              NULL);
      return;
    }
  if (denial != NULL)
    {
      ask_denied_answer (self, id, answer, denial, onset);
      return;
    }
  g_hash_table_insert (history->answers, (char *) id, g_strdup (answer));
  if (trab_moment_compare (onset, history->answered) > 0)
    history->answered = onset;
  report (self, TRAB_FINDING_KEPT, TRAB_FINDING_CODE_ANSWER, id, words, dup_moment (self, onset));
}

/* An end, where nothing says that it goes on. */
static const char *
find_abatement (json_t *root)
{
  const char *name = NULL;
  json_t *value = NULL;

  json_object_foreach (root, name, value)
    if (g_str_has_prefix (name, "abatement"))
      return json_is_string (value) ? json_string_value (value) : name;
  return NULL;
}

/* A status in words alone is no code that we know: it is told, and never passed over. */
static const char *
find_status (json_t *concept)
{
  const char *code = trab_fhir_element_get_code (concept);

  return code || concept == NULL ? code : trab_fhir_element_get_words (concept);
}

/* A condition that is doubted, refuted or over is not a yes; nor is it a no. */
static const char *
find_reason_against (json_t *root, gboolean must_be_active)
{
  static const char *const active[] = { "active", "recurrence", "relapse", NULL };
  const char *verified = find_status (json_object_get (root, "verificationStatus"));
  const char *clinical = find_status (json_object_get (root, "clinicalStatus"));

  if (verified != NULL && !g_str_equal (verified, "confirmed"))
    return verified;
  if (must_be_active && clinical != NULL && !g_strv_contains (active, clinical))
    return clinical;
  return must_be_active && clinical == NULL ? find_abatement (root) : NULL;
}

/* Said to be wrong, or ruled out since. */
static gboolean
is_taken_back (const char *status)
{
  static const char *const statuses[] = { "entered-in-error", "refuted", "not-done", NULL };

  return status != NULL && g_strv_contains (statuses, status);
}

/* What is not taken over as an answer. One that is taken back is held against what is known. */
static void
report_not_used (TrabFhirResource *self, const char *subject, const char *status, const char *words)
{
  GPtrArray *taken_back = trab_fhir_resource_get_person (self)->taken_back;

  report (self, TRAB_FINDING_SKIPPED, TRAB_FINDING_CODE_ANSWER_NOT_USED, subject, status, words);
  if (is_taken_back (status)
      && !g_ptr_array_find_with_equal_func (taken_back, subject, g_str_equal, NULL))
    g_ptr_array_add (taken_back, g_strdup (subject));
}

static gboolean
is_osteoporotic (json_t *concept)
{
  json_t *coding = NULL;
  size_t i = 0;

  for (guint c = 0; c < G_N_ELEMENTS (osteoporotic_codes); c++)
    if (trab_fhir_element_has_code (concept, TRAB_FHIR_ELEMENT_SNOMED, osteoporotic_codes[c]))
      return TRUE;
  json_array_foreach (json_object_get (concept, "coding"), i, coding)
    {
      const char *code = trab_fhir_element_get_text (coding, "code");
      const char *system = trab_fhir_element_get_text (coding, "system");

      if (code != NULL && g_str_has_prefix (code, OSTEOPOROTIC_ICD_PREFIX) && system != NULL
          && g_str_has_prefix (system, TRAB_FHIR_ELEMENT_ICD_10))
        return TRUE;
    }
  return FALSE;
}

/* The coding that says where: a bare "due to osteoporosis" beside it says only why. */
static const TrabCode *
find_fracture (TrabFhirResource *self, json_t *concept)
{
  const TrabCode *found = NULL;
  json_t *coding = NULL;
  size_t i = 0;

  json_array_foreach (json_object_get (concept, "coding"), i, coding)
    {
      const TrabCode *code = trab_fhir_element_look_up (self->context->codes, coding);

      if (code == NULL || code->role != TRAB_CODE_ROLE_FRACTURE)
        continue;
      if (found == NULL || found->fracture_site == TRAB_FRACTURE_OTHER)
        found = code;
    }
  return found;
}

/* What is said of when, where it is not a date. */
static const char *
dup_note (TrabFhirResource *self, json_t *concept, gboolean is_named)
{
  json_t *age = json_object_get (self->root, "onsetAge");
  json_t *note = json_array_get (json_object_get (self->root, "note"), 0);
  const char *number = trab_fhir_resource_get_number (self, json_object_get (age, "value"));
  const char *parts[] = { is_named ? NULL : trab_fhir_element_get_words (concept),
                          trab_fhir_element_get_text (self->root, "onsetString"), number,
                          trab_fhir_element_get_text (note, "text") };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      {
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", parts[i]);
        if (parts[i] == number)
          g_string_append_printf (text, " %s",
                                  trab_fhir_element_get_text (age, "code")
                                      ? trab_fhir_element_get_text (age, "code")
                                      : "a");
      }
  if (text->len == 0)
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  return trab_fhir_resource_keep (self, g_string_free (text, FALSE));
}

/* One fracture is often told at several visits: the same site on the same day is one. */
static gboolean
is_known_fracture (TrabFhirPerson *history, const TrabFractureFields *fields)
{
  char date[TRAB_DATE_TEXT_SIZE];

  return fields->date.day != 0
         && !g_hash_table_add (
             history->fracture_keys,
             g_strdup_printf ("%s %d %d %d", trab_date_to_text (fields->date, date), fields->site,
                              fields->is_low_trauma, fields->is_in_error));
}

static void
add_fracture (TrabFhirResource *self, json_t *concept, const TrabCode *code, const char *against)
{
  TrabFhirPerson *history = trab_fhir_resource_get_history (self);
  g_autofree char *source = trab_fhir_resource_dup_source (self);
  g_autoptr (TrabFracture) fracture = NULL;
  const char *denial = find_doubt (self, concept);
  TrabAnswer said = trab_fhir_element_get_extension (self->root, TRAB_FHIR_OWN_CODE_LOW_TRAUMA);
  gboolean is_named = code != NULL
                      && (code->fracture_site != TRAB_FRACTURE_OTHER
                          || g_str_equal (code->system, TRAB_FHIR_OWN_CODE_FRACTURE));
  TrabMoment onset = TRAB_MOMENT_NONE;
  TrabFractureFields fields
      = { .site = code ? code->fracture_site : TRAB_FRACTURE_OTHER, .source = source };

  if (!trab_fhir_resource_read_moment (self, "fracture", onset_elements, &onset))
    report (self, TRAB_FINDING_CHANGED, TRAB_FINDING_CODE_DATE_MISSING, "fracture",
            trab_fhir_element_get_words (concept), NULL);
  if (trab_fhir_resource_is_future (self, onset.date))
    {
      report (self, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_NOT_YET, "fracture",
              dup_moment (self, onset), NULL);
      return;
    }
  fields.date = onset.date;
  fields.is_low_trauma = is_osteoporotic (concept) ? TRAB_ANSWER_YES : said;
  fields.is_in_error = against != NULL;
  fields.note = dup_note (self, concept, is_named);
  if (is_known_fracture (history, &fields))
    {
      report (self, TRAB_FINDING_SKIPPED, TRAB_FINDING_CODE_DUPLICATE, "fracture",
              trab_fhir_element_get_words (concept), NULL);
      return;
    }
  fracture = trab_fracture_new (&fields);
  if (denial != NULL && !fields.is_in_error)
    ask_denied (self, "fracture", denial, fracture);
  else
    g_ptr_array_add (history->fractures, g_steal_pointer (&fracture));
}

/* Written down on a day that has not come: a slip, or not a statement yet. */
static gboolean
is_recorded_ahead (TrabFhirResource *self, TrabQuestion question)
{
  const char *recorded = trab_fhir_element_get_text (self->root, "recordedDate");
  TrabMoment moment = TRAB_MOMENT_NONE;

  if (!trab_moment_parse (recorded, &moment) || !trab_fhir_resource_is_future (self, moment.date))
    return FALSE;
  report (self, TRAB_FINDING_REFUSED, TRAB_FINDING_CODE_NOT_YET,
          trab_question_get_info (question)->id, recorded, NULL);
  return TRUE;
}

/**
 * trab_fhir_history_read_condition:
 * Returns: whether the Condition is one that we understand
 */
gboolean
trab_fhir_history_read_condition (TrabFhirResource *resource)
{
  json_t *concept = json_object_get (resource->root, "code");
  const char *words = trab_fhir_element_get_words (concept);
  const TrabCode *fracture = find_fracture (resource, concept);
  const TrabCode *risk
      = trab_fhir_element_find_code (resource->context->codes, concept, TRAB_CODE_ROLE_QUESTION);
  gboolean is_fracture = fracture != NULL || is_osteoporotic (concept);
  const char *against = find_reason_against (resource->root, !is_fracture);
  g_autofree char *source = trab_fhir_resource_dup_source (resource);
  gboolean is_slip = g_strcmp0 (against, "entered-in-error") == 0;
  TrabMoment onset = TRAB_MOMENT_NONE;

  if (is_fracture && (against == NULL || is_slip || (source != NULL && is_taken_back (against))))
    add_fracture (resource, concept, fracture, against);
  if (is_fracture && against != NULL && !is_slip)
    report (resource, TRAB_FINDING_SKIPPED, TRAB_FINDING_CODE_ANSWER_NOT_USED, "fracture", against,
            words);
  if (against != NULL && risk != NULL)
    report_not_used (resource, trab_question_get_info (risk->question)->id, against, words);
  if (risk == NULL || against != NULL)
    return is_fracture || risk != NULL;
  trab_fhir_resource_read_moment (resource, trab_question_get_info (risk->question)->id,
                                  onset_elements, &onset);
  if (is_recorded_ahead (resource, risk->question))
    return TRUE;
  add_answer (resource, risk->question, words,
              is_about_parents (risk->question) ? find_denial (concept, resource->root)
                                                : find_doubt (resource, concept),
              onset);
  return TRUE;
}

static gboolean
is_parent (json_t *relationship)
{
  static const char *const codes[] = { "MTH", "FTH", "NMTH", "NFTH", "PRN", "NPRN" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (trab_fhir_element_has_code (relationship, NULL, codes[i]))
      return TRUE;
  return FALSE;
}

/* A reason why nothing is known of the relative contradicts what is told of them. */
static const char *
find_family_denial (TrabFhirResource *self, json_t *condition)
{
  json_t *absent = json_object_get (self->root, "dataAbsentReason");
  const char *denial = find_denial (json_object_get (condition, "code"), condition);

  if (denial == NULL)
    denial = find_denial (NULL, self->root);
  return denial ? denial : find_status (absent);
}

/**
 * trab_fhir_history_read_family:
 * A parent's hip fracture or osteoporosis. That a parent had none is never concluded.
 *
 * Returns: whether the FamilyMemberHistory is one that we understand
 */
gboolean
trab_fhir_history_read_family (TrabFhirResource *resource)
{
  const char *status = json_string_value (json_object_get (resource->root, "status"));
  json_t *condition = NULL;
  gboolean is_read = FALSE;
  size_t i = 0;

  if (!is_parent (json_object_get (resource->root, "relationship")))
    return FALSE;
  json_array_foreach (json_object_get (resource->root, "condition"), i, condition)
    {
      json_t *concept = json_object_get (condition, "code");
      const TrabCode *fracture = find_fracture (resource, concept);
      gboolean is_hip = fracture != NULL && fracture->fracture_site == TRAB_FRACTURE_HIP;
      gboolean is_osteoporosis
          = trab_fhir_element_has_code (concept, TRAB_FHIR_ELEMENT_SNOMED, OSTEOPOROSIS_CODE);
      TrabQuestion question
          = is_hip ? TRAB_QUESTION_PARENT_HIP_FRACTURE : TRAB_QUESTION_PARENT_OSTEOPOROSIS;

      if (!is_hip && !is_osteoporosis)
        continue;
      is_read = TRUE;
      if (g_strcmp0 (status, "completed") == 0 || g_strcmp0 (status, "partial") == 0)
        add_answer (resource, question, trab_fhir_element_get_words (concept),
                    find_family_denial (resource, condition), TRAB_MOMENT_NONE);
      else
        report_not_used (resource, trab_question_get_info (question)->id, status, NULL);
    }
  return is_read;
}

/**
 * trab_fhir_history_read_procedure:
 * Returns: whether the Procedure answers a question (ovaries removed …)
 */
gboolean
trab_fhir_history_read_procedure (TrabFhirResource *resource)
{
  static const char *const performed[] = { "performedDateTime", "performedPeriod", NULL };
  json_t *concept = json_object_get (resource->root, "code");
  const TrabCode *code
      = trab_fhir_element_find_code (resource->context->codes, concept, TRAB_CODE_ROLE_QUESTION);
  const char *status = json_string_value (json_object_get (resource->root, "status"));
  TrabMoment moment = TRAB_MOMENT_NONE;

  if (code == NULL)
    return FALSE;
  if (g_strcmp0 (status, "completed") != 0)
    {
      report_not_used (resource, trab_question_get_info (code->question)->id, status, NULL);
      return TRUE;
    }
  trab_fhir_resource_read_moment (resource, trab_question_get_info (code->question)->id, performed,
                                  &moment);
  add_answer (resource, code->question, trab_fhir_element_get_words (concept),
              find_denial (concept, resource->root), moment);
  return TRUE;
}

static gboolean
is_bare (const TrabFractureFields *fields)
{
  return fields->site == TRAB_FRACTURE_OTHER && fields->is_low_trauma == TRAB_ANSWER_YES
         && fields->date.day != 0 && !fields->is_in_error;
}

/* Day -> the one fracture with a site of that day; two of them tell nothing. */
static GHashTable *
index_days (GPtrArray *fractures)
{
  GHashTable *days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char date[TRAB_DATE_TEXT_SIZE];

  for (guint i = 0; i < fractures->len; i++)
    {
      const TrabFractureFields *fields = trab_fracture_get (fractures->pdata[i]);

      if (fields->site == TRAB_FRACTURE_OTHER || fields->is_in_error || fields->date.day == 0)
        continue;
      trab_date_to_text (fields->date, date);
      g_hash_table_insert (days, g_strdup (date),
                           g_hash_table_contains (days, date) ? NULL : fractures->pdata[i]);
    }
  return days;
}

static void
report_fracture (TrabFhirContext *context, int person, TrabFindingCode code, TrabFracture *fracture)
{
  const TrabFractureFields *fields = trab_fracture_get (fracture);
  char date[TRAB_DATE_TEXT_SIZE];
  g_autoptr (TrabFinding) finding = trab_finding_new (
      &(TrabFindingFields){ .severity = TRAB_FINDING_CHANGED,
                            .code = code,
                            .resource_type = "Condition",
                            .subject = trab_fracture_site_to_string (fields->site),
                            .received = trab_date_to_text (fields->date, date),
                            .person = person });

  trab_import_add_finding (context->import, finding);
}

static void
add_fracture_of_day (TrabRecord *record, TrabFracture *fracture, gboolean is_osteoporotic_day)
{
  TrabFractureFields fields = *trab_fracture_get (fracture);
  g_autoptr (TrabFracture) combined = NULL;

  if (is_osteoporotic_day)
    fields.is_low_trauma = TRAB_ANSWER_YES;
  combined = trab_fracture_new (&fields);
  trab_record_add_fracture (record, combined);
}

/* Some senders state one fracture twice, by its site and by its cause; counted twice it would raise
 * the risk. They are one when the day is the same and only one site was broken on it. */
static void
add_fractures (TrabFhirContext *context, int person, GPtrArray *fractures)
{
  TrabRecord *record = trab_import_get_person (context->import, (guint) person)->record;
  g_autoptr (GHashTable) days = index_days (fractures);
  g_autoptr (GHashTable) osteoporotic = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  char date[TRAB_DATE_TEXT_SIZE];

  for (guint i = 0; i < fractures->len; i++)
    {
      const TrabFractureFields *fields = trab_fracture_get (fractures->pdata[i]);
      TrabFracture *sited = is_bare (fields)
                                ? g_hash_table_lookup (days, trab_date_to_text (fields->date, date))
                                : NULL;

      if (sited == NULL)
        g_ptr_array_add (kept, fractures->pdata[i]);
      else if (g_hash_table_add (osteoporotic, sited))
        report_fracture (context, person, TRAB_FINDING_CODE_FRACTURE_COMBINED, sited);
      if (sited == NULL && fields->site == TRAB_FRACTURE_OTHER && !fields->is_in_error)
        report_fracture (context, person, TRAB_FINDING_CODE_FRACTURE_SITE, fractures->pdata[i]);
    }
  for (guint i = 0; i < kept->len; i++)
    add_fracture_of_day (record, kept->pdata[i],
                         g_hash_table_contains (osteoporotic, kept->pdata[i]));
}

/* What the file states of one resource and takes back of another, it states. */
static void
drop_answered (GPtrArray *taken_back, TrabFhirPerson *history)
{
  for (guint i = taken_back->len; i > 0; i--)
    if (g_hash_table_contains (history->answers, taken_back->pdata[i - 1]))
      g_ptr_array_remove_index (taken_back, i - 1);
}

static void
add_visit (TrabRecord *record, TrabFhirPerson *history)
{
  g_autoptr (TrabVisit) visit = NULL;
  TrabVisitFields fields = { .status = TRAB_VISIT_DRAFT, .moment = history->answered };

  if (g_hash_table_size (history->answers) == 0)
    return;
  visit = trab_visit_new (&fields, history->answers);
  trab_record_add_visit (record, visit);
}

/**
 * trab_fhir_history_finish:
 * Puts what was gathered of each person into the records, once all resources are read: fractures,
 * and the answers as one visit of the latest moment that any of them speaks of.
 */
void
trab_fhir_history_finish (TrabFhirContext *context)
{
  for (guint i = 0; i < context->persons->len; i++)
    {
      TrabFhirPerson *history = context->persons->pdata[i];
      TrabImportPerson *person = trab_import_get_person (context->import, i);

      add_fractures (context, (int) i, history->fractures);
      add_visit (person->record, history);
      drop_answered (person->taken_back, history);
    }
}

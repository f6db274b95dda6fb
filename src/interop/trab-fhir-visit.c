/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fhir-visit.h"

#include "trab-fhir-element.h"
#include "trab-fhir-own-code.h"

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Of char *, sorted: the questions that have an answer. FHIR has no empty texts. */
static GPtrArray *
list_questions (TrabVisit *visit)
{
  GPtrArray *questions = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer question = NULL;
  gpointer answer = NULL;

  g_hash_table_iter_init (&iter, trab_visit_get_answers (visit));
  while (g_hash_table_iter_next (&iter, &question, &answer))
    if (answer != NULL && *(const char *) answer != '\0')
      g_ptr_array_add (questions, question);
  g_ptr_array_sort (questions, compare_texts);
  return questions;
}

/* Everything that a visit says: equal visits are equal texts, and the earlier sorts first. */
static char *
dup_key (TrabVisit *visit)
{
  g_autoptr (GPtrArray) questions = list_questions (visit);
  char moment[TRAB_MOMENT_TEXT_SIZE];
  GString *key = g_string_new (trab_moment_to_text (trab_visit_get (visit)->moment, moment));

  g_string_append_printf (key, "|%d", trab_visit_get (visit)->status);
  for (guint i = 0; i < questions->len; i++)
    g_string_append_printf (
        key, "|%s=%s", (const char *) questions->pdata[i],
        (const char *) g_hash_table_lookup (trab_visit_get_answers (visit), questions->pdata[i]));
  return g_string_free (key, FALSE);
}

static int
compare_visits (gconstpointer a, gconstpointer b)
{
  g_autofree char *first = dup_key (*(TrabVisit *const *) a);
  g_autofree char *second = dup_key (*(TrabVisit *const *) b);

  return g_strcmp0 (first, second);
}

static void
write_answer (TrabJsonText *json, const char *question, const char *answer)
{
  trab_json_text_begin_object (json, NULL);
  trab_json_text_add_text (json, "linkId", question);
  trab_fhir_text_add_single (json, "answer", "valueString", answer);
  trab_json_text_end_object (json);
}

static void
write_visit (TrabFhirBundle *self, TrabVisit *visit, GPtrArray *questions)
{
  const TrabVisitFields *fields = trab_visit_get (visit);
  g_autofree char *key = dup_key (visit);
  char *url = trab_fhir_bundle_dup_own_url (self, key);
  char moment[TRAB_MOMENT_TEXT_SIZE];

  g_hash_table_insert (self->rows, visit, url);
  trab_fhir_bundle_begin (self, "QuestionnaireResponse", url);
  trab_json_text_add_text (self->json, "questionnaire", TRAB_FHIR_OWN_CODE_VISIT "|1");
  trab_json_text_add_text (self->json, "status",
                           fields->status == TRAB_VISIT_SIGNED ? "completed" : "in-progress");
  trab_fhir_bundle_add_subject (self, "subject");
  if (trab_date_is_known (fields->moment.date))
    trab_json_text_add_text (self->json, "authored", trab_moment_to_text (fields->moment, moment));
  trab_json_text_begin_array (self->json, "item");
  for (guint i = 0; i < questions->len; i++)
    write_answer (self->json, questions->pdata[i],
                  g_hash_table_lookup (trab_visit_get_answers (visit), questions->pdata[i]));
  trab_json_text_end_array (self->json);
  trab_fhir_bundle_end (self);
}

/** trab_fhir_visit_write_all: in the order of their moments; one without answers says nothing */
void
trab_fhir_visit_write_all (TrabFhirBundle *writer)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new ();

  g_ptr_array_extend (visits, trab_record_get_visits (writer->record), NULL, NULL);
  g_ptr_array_sort (visits, compare_visits);
  for (guint i = 0; i < visits->len; i++)
    {
      g_autoptr (GPtrArray) questions = list_questions (visits->pdata[i]);

      if (questions->len > 0)
        write_visit (writer, visits->pdata[i], questions);
    }
}

/* ---- reading */

static void
report_not_used (TrabFhirResource *self, const char *question, const char *received)
{
  trab_fhir_resource_report (self, &(TrabFindingFields){ .severity = TRAB_FINDING_REFUSED,
                                                         .code = TRAB_FINDING_CODE_ANSWER_NOT_USED,
                                                         .pointer = "/item",
                                                         .subject = question,
                                                         .received = received });
}

static GHashTable *
read_answers (TrabFhirResource *self)
{
  GHashTable *answers = g_hash_table_new (g_str_hash, g_str_equal);
  json_t *item = NULL;
  size_t i = 0;

  json_array_foreach (json_object_get (self->root, "item"), i, item)
    {
      const char *id = trab_fhir_element_get_text (item, "linkId");
      const char *text = trab_fhir_element_get_text (
          json_array_get (json_object_get (item, "answer"), 0), "valueString");
      TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;

      if (trab_question_from_string (id, &question) && trab_question_accepts (question, text))
        g_hash_table_insert (answers, (char *) trab_question_get_info (question)->id,
                             (char *) text);
      else
        report_not_used (self, id, text);
    }
  return answers;
}

/* The visit is one as it stands: what was said on its day is not held against other days. */
static void
add_visit (TrabFhirResource *self, TrabVisit *visit)
{
  TrabImportPerson *person = trab_fhir_resource_get_person (self);
  TrabFinding *place = trab_finding_new (&(TrabFindingFields){ .resource_type = self->where->type,
                                                               .resource_id = self->where->id,
                                                               .pointer = self->where->pointer,
                                                               .offset = self->where->offset,
                                                               .line = self->where->line });

  trab_record_add_visit (person->record, visit);
  g_hash_table_insert (person->places, g_object_ref (visit), place);
}

/**
 * trab_fhir_visit_read:
 * Returns: whether it is a QuestionnaireResponse to our own questionnaire
 */
gboolean
trab_fhir_visit_read (TrabFhirResource *resource)
{
  static const char *const authored[] = { "authored", NULL };
  const char *questionnaire = trab_fhir_element_get_text (resource->root, "questionnaire");
  const char *status = trab_fhir_element_get_text (resource->root, "status");
  TrabVisitFields fields = { .status = TRAB_VISIT_DRAFT };
  g_autoptr (GHashTable) answers = NULL;
  g_autoptr (TrabVisit) visit = NULL;
  g_autofree char *id = NULL;
  char moment[TRAB_MOMENT_TEXT_SIZE];

  if (questionnaire == NULL || !g_str_has_prefix (questionnaire, TRAB_FHIR_OWN_CODE_VISIT))
    return FALSE;
  if (g_strcmp0 (status, "completed") != 0 && g_strcmp0 (status, "in-progress") != 0)
    {
      report_not_used (resource, NULL, status);
      return TRUE;
    }
  trab_fhir_resource_read_moment (resource, NULL, authored, &fields.moment);
  if (trab_fhir_resource_is_future (resource, fields.moment.date))
    {
      trab_fhir_resource_report (resource, &(TrabFindingFields){ .severity = TRAB_FINDING_REFUSED,
                                                                 .code = TRAB_FINDING_CODE_NOT_YET,
                                                                 .pointer = "/authored",
                                                                 .received = trab_moment_to_text (
                                                                     fields.moment, moment) });
      return TRUE;
    }
  if (g_str_equal (status, "completed") && trab_date_is_known (fields.moment.date))
    fields.status = TRAB_VISIT_SIGNED;
  answers = read_answers (resource);
  if (g_hash_table_size (answers) == 0)
    return TRUE;
  id = trab_fhir_resource_dup_entry_id (resource->entry);
  fields.id = id;
  visit = trab_visit_new (&fields, answers);
  add_visit (resource, visit);
  return TRUE;
}

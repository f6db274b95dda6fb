/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-visit.h"

#include "trab-number.h"

struct _TrabVisit
{
  GObject parent_instance;
  GStringChunk *strings;
  TrabVisitFields fields;
  GHashTable *answers; /* question id -> text, both owned by strings */
};

G_DEFINE_FINAL_TYPE (TrabVisit, trab_visit, G_TYPE_OBJECT)

static void
trab_visit_finalize (GObject *object)
{
  TrabVisit *self = TRAB_VISIT (object);

  g_hash_table_unref (self->answers);
  g_string_chunk_free (self->strings);
  G_OBJECT_CLASS (trab_visit_parent_class)->finalize (object);
}

static void
trab_visit_class_init (TrabVisitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_visit_finalize;
}

static void
trab_visit_init (TrabVisit *self)
{
  self->strings = g_string_chunk_new (256);
  self->answers = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * trab_visit_new:
 * @answers: (nullable): question id (char *) -> answer text (char *); copied. "yes", "no", a
 *   number, a choice or words; a question that is absent was not answered.
 *
 * Returns: (transfer full): an immutable record; may be read from any thread
 */
TrabVisit *
trab_visit_new (const TrabVisitFields *fields, GHashTable *answers)
{
  TrabVisit *self = g_object_new (TRAB_TYPE_VISIT, NULL);
  TrabVisitFields *own = &self->fields;
  const char **texts[] = { &own->id, &own->patient_id, &own->batch_id, &own->saved_by };
  GHashTableIter iter;
  gpointer question = NULL;
  gpointer text = NULL;

  *own = *fields;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*texts[i] != NULL)
      *texts[i] = g_string_chunk_insert (self->strings, *texts[i]);
  if (answers == NULL)
    return self;
  g_hash_table_iter_init (&iter, answers);
  while (g_hash_table_iter_next (&iter, &question, &text))
    g_hash_table_insert (self->answers, g_string_chunk_insert_const (self->strings, question),
                         g_string_chunk_insert (self->strings, text));
  return self;
}

const TrabVisitFields *
trab_visit_get (TrabVisit *self)
{
  g_return_val_if_fail (TRAB_IS_VISIT (self), NULL);
  return &self->fields;
}

/** trab_visit_get_text: (nullable): the answer as text, or NULL when it was not given */
const char *
trab_visit_get_text (TrabVisit *self, TrabQuestion question)
{
  return g_hash_table_lookup (self->answers, trab_question_get_info (question)->id);
}

/** trab_visit_get_answer: the answer to a yes/no question; not known when it was not given */
TrabAnswer
trab_visit_get_answer (TrabVisit *self, TrabQuestion question)
{
  TrabAnswer answer = TRAB_ANSWER_NOT_KNOWN;

  trab_answer_from_string (trab_visit_get_text (self, question), &answer);
  return answer;
}

/** trab_visit_get_number: FALSE, @number untouched, when no number was given */
gboolean
trab_visit_get_number (TrabVisit *self, TrabQuestion question, double *number)
{
  return trab_number_parse (trab_visit_get_text (self, question), number);
}

/** trab_visit_get_answers: (transfer none): all answers, question id -> text; not to be changed */
GHashTable *
trab_visit_get_answers (TrabVisit *self)
{
  return self->answers;
}

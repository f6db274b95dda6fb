/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-question-list.h"

#include "trab-field-group.h"
#include "trab-present-problem.h"
#include "trab-present-question.h"
#include "trab-present-update.h"

#define KEY_READ_OUT "trab-read-out"

struct _TrabQuestionList
{
  AdwBin parent_instance;
  TrabDraft *draft;
  gulong changed_id;
  GtkBox *box;          /* of TrabFieldGroup */
  GHashTable *group;    /* field -> TrabFieldGroup, borrowed from the box */
  GHashTable *unwanted; /* a set of fields */
};

G_DEFINE_FINAL_TYPE (TrabQuestionList, trab_question_list, ADW_TYPE_BIN)

static const char *
get_choice_words (const char *field, const char *choice)
{
  TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;

  if (!trab_question_from_string (field, &question))
    return choice;
  return trab_present_question_get_choice (question, choice);
}

static const char *
get_answer (TrabDraft *draft, const char *field)
{
  const char *text = trab_draft_get_text (draft, field);

  if (text[0] == '\0')
    trab_draft_get_carried (draft, field, &text, NULL);
  return text;
}

/* Whether the answer that the question hangs on, if it does, is the one it is asked after. */
static gboolean
is_asked (TrabDraft *draft, const char *field)
{
  TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;
  TrabQuestion parent = TRAB_QUESTION_FALLS_COUNT;
  const char *answer = NULL;

  return !trab_question_from_string (field, &question)
         || !trab_question_hangs_on (question, &parent, &answer)
         || g_str_equal (get_answer (draft, trab_question_get_info (parent)->id), answer);
}

static void
update_field (TrabQuestionList *self, const char *field)
{
  trab_field_group_set_row_visible (g_hash_table_lookup (self->group, field), field,
                                    trab_question_list_is_shown (self, field));
}

static void
update (TrabQuestionList *self)
{
  GHashTableIter iter;
  gpointer field = NULL;

  g_hash_table_iter_init (&iter, self->group);
  while (g_hash_table_iter_next (&iter, &field, NULL))
    update_field (self, field);
}

static void
draft_changed_cb (TrabDraft *draft, const char *field, gpointer user_data)
{
  update (user_data);
}

static void
trab_question_list_dispose (GObject *object)
{
  TrabQuestionList *self = TRAB_QUESTION_LIST (object);

  g_clear_signal_handler (&self->changed_id, self->draft);
  G_OBJECT_CLASS (trab_question_list_parent_class)->dispose (object);
}

static void
trab_question_list_finalize (GObject *object)
{
  TrabQuestionList *self = TRAB_QUESTION_LIST (object);

  g_clear_object (&self->draft);
  g_hash_table_unref (self->group);
  g_hash_table_unref (self->unwanted);
  G_OBJECT_CLASS (trab_question_list_parent_class)->finalize (object);
}

static void
trab_question_list_class_init (TrabQuestionListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trab_question_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = trab_question_list_finalize;
}

static void
trab_question_list_init (TrabQuestionList *self)
{
  self->group = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->unwanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

TrabQuestionList *
trab_question_list_new (TrabDraft *draft)
{
  TrabQuestionList *self = g_object_new (TRAB_TYPE_QUESTION_LIST, NULL);

  self->draft = g_object_ref (draft);
  self->changed_id = g_signal_connect (draft, "changed", G_CALLBACK (draft_changed_cb), self);
  return self;
}

/* The group of what is read out together, at its first question's place. */
static TrabFieldGroup *
get_group (TrabQuestionList *self, const char *read_out)
{
  TrabFieldGroup *group = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (child), KEY_READ_OUT), read_out) == 0)
      return TRAB_FIELD_GROUP (child);
  group = trab_field_group_new (self->draft, trab_present_update_get_read_out (read_out));
  trab_field_group_set_is_read_out (group, read_out != NULL);
  g_object_set_data_full (G_OBJECT (group), KEY_READ_OUT, g_strdup (read_out), g_free);
  gtk_box_append (self->box, GTK_WIDGET (group));
  return group;
}

/** trab_question_list_add: @read_out: (nullable): of rules/question-needs */
void
trab_question_list_add (TrabQuestionList *self, const char *field, const char *read_out)
{
  TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;
  TrabFieldGroup *group = NULL;
  TrabFieldWords words
      = { .title = trab_present_problem_get_field_name (field), .get_choice = get_choice_words };

  g_return_if_fail (TRAB_IS_QUESTION_LIST (self));

  if (trab_question_from_string (field, &question))
    words.hint = trab_present_question_get_hint (question);
  group = get_group (self, read_out);
  trab_field_group_add (group, field, &words);
  g_hash_table_insert (self->group, g_strdup (field), group);
  update_field (self, field);
}

void
trab_question_list_set_is_wanted (TrabQuestionList *self, const char *field, gboolean is_wanted)
{
  g_return_if_fail (TRAB_IS_QUESTION_LIST (self));

  if (is_wanted)
    g_hash_table_remove (self->unwanted, field);
  else
    g_hash_table_add (self->unwanted, g_strdup (field));
  if (trab_question_list_has (self, field))
    update_field (self, field);
}

gboolean
trab_question_list_has (TrabQuestionList *self, const char *field)
{
  g_return_val_if_fail (TRAB_IS_QUESTION_LIST (self), FALSE);

  return g_hash_table_contains (self->group, field);
}

/** trab_question_list_is_shown: whether it is asked now, be the list itself folded or not */
gboolean
trab_question_list_is_shown (TrabQuestionList *self, const char *field)
{
  g_return_val_if_fail (TRAB_IS_QUESTION_LIST (self), FALSE);

  return trab_question_list_has (self, field) && !g_hash_table_contains (self->unwanted, field)
         && is_asked (self->draft, field);
}

/** trab_question_list_count: as trab_field_group_count(), of all groups */
guint
trab_question_list_count (TrabQuestionList *self, guint *n_answered, guint *n_carried)
{
  guint n = 0;
  guint answered = 0;
  guint carried = 0;

  g_return_val_if_fail (TRAB_IS_QUESTION_LIST (self), 0);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      guint answered_here = 0;
      guint carried_here = 0;

      n += trab_field_group_count (TRAB_FIELD_GROUP (child), &answered_here, &carried_here);
      answered += answered_here;
      carried += carried_here;
    }
  if (n_answered != NULL)
    *n_answered = answered;
  if (n_carried != NULL)
    *n_carried = carried;
  return n;
}

/** trab_question_list_confirm: what was answered at the last visit is still true */
void
trab_question_list_confirm (TrabQuestionList *self)
{
  g_return_if_fail (TRAB_IS_QUESTION_LIST (self));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    trab_field_group_confirm (TRAB_FIELD_GROUP (child));
}

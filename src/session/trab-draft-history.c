/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-draft-history.h"

#include "trab-plan-id.h"
#include "trab-question.h"

typedef struct
{
  char *field;
  char *before;
  char *after;
} Change;

struct _TrabDraftHistory
{
  TrabDraft *draft;
  GHashTable *texts;   /* field → text as last seen */
  GPtrArray *changes;  /* of Change, oldest first */
  guint n_done;        /* changes in effect; those after it can be redone */
  gboolean is_walking; /* changes of the draft are ours */
};

static void
change_free (Change *change)
{
  g_free (change->field);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/* Letters typed one after the other in one field are one change. */
static gboolean
grow_last (TrabDraftHistory *history, const char *field, const char *text)
{
  Change *last = NULL;

  if (history->n_done == 0 || history->n_done < history->changes->len)
    return FALSE;
  last = g_ptr_array_index (history->changes, history->n_done - 1);
  if (!g_str_equal (last->field, field) || !g_str_has_prefix (text, last->after)
      || last->after[0] == '\0')
    return FALSE;
  g_free (last->after);
  last->after = g_strdup (text);
  return TRUE;
}

/* The log of what is compared is the program's own: only another set of plans is somebody's doing.
 */
static gboolean
is_own_log (const char *field, const char *before, const char *after)
{
  g_auto (GStrv) compared_before = NULL;
  g_auto (GStrv) compared_after = NULL;

  if (!g_str_equal (field, trab_question_get_info (TRAB_QUESTION_PLANS_COMPARED)->id))
    return FALSE;
  compared_before = trab_plan_id_dup_compared (before);
  compared_after = trab_plan_id_dup_compared (after);
  return before[0] == '\0'
         || g_strv_equal ((const char *const *) compared_before,
                          (const char *const *) compared_after);
}

static void
changed_cb (TrabDraft *draft, const char *field, gpointer user_data)
{
  TrabDraftHistory *history = user_data;
  const char *text = trab_draft_get_text (draft, field);
  const char *before = g_hash_table_lookup (history->texts, field);
  Change *change = NULL;

  if (before == NULL)
    before = "";
  if (g_str_equal (before, text))
    return;
  if (!history->is_walking && !is_own_log (field, before, text)
      && !grow_last (history, field, text))
    {
      change = g_new0 (Change, 1);
      change->field = g_strdup (field);
      change->before = g_strdup (before);
      change->after = g_strdup (text);
      g_ptr_array_set_size (history->changes, (int) history->n_done);
      g_ptr_array_add (history->changes, change);
      history->n_done++;
    }
  g_hash_table_replace (history->texts, g_strdup (field), g_strdup (text));
}

/** trab_draft_history_new: watches @draft from now on */
TrabDraftHistory *
trab_draft_history_new (TrabDraft *draft)
{
  TrabDraftHistory *history = g_new0 (TrabDraftHistory, 1);

  history->draft = g_object_ref (draft);
  history->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  history->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  for (guint i = 0; i < trab_draft_get_n_fields (draft); i++)
    {
      const char *field = trab_draft_get_field (draft, i)->name;

      g_hash_table_insert (history->texts, g_strdup (field),
                           g_strdup (trab_draft_get_text (draft, field)));
    }
  g_signal_connect (draft, "changed", G_CALLBACK (changed_cb), history);
  return history;
}

void
trab_draft_history_free (TrabDraftHistory *history)
{
  g_signal_handlers_disconnect_by_data (history->draft, history);
  g_object_unref (history->draft);
  g_hash_table_unref (history->texts);
  g_ptr_array_unref (history->changes);
  g_free (history);
}

static void
walk (TrabDraftHistory *history, const char *field, const char *text)
{
  history->is_walking = TRUE;
  trab_draft_set_text (history->draft, field, text);
  history->is_walking = FALSE;
}

/** trab_draft_history_undo: FALSE when there is nothing to take back */
gboolean
trab_draft_history_undo (TrabDraftHistory *history)
{
  Change *change = NULL;

  if (history->n_done == 0)
    return FALSE;
  change = g_ptr_array_index (history->changes, --history->n_done);
  walk (history, change->field, change->before);
  return TRUE;
}

/** trab_draft_history_redo: FALSE when nothing was taken back */
gboolean
trab_draft_history_redo (TrabDraftHistory *history)
{
  Change *change = NULL;

  if (history->n_done == history->changes->len)
    return FALSE;
  change = g_ptr_array_index (history->changes, history->n_done++);
  walk (history, change->field, change->after);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-movement.h"

static void
choice_free (TrabExerciseChoice *choice)
{
  g_free (choice->exercise_id);
  g_free (choice->programme);
  g_ptr_array_unref (choice->findings);
  g_free (choice);
}

TrabMovement *
trab_movement_new (void)
{
  TrabMovement *self = g_new0 (TrabMovement, 1);

  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) choice_free);
  self->is_readable = TRUE;
  return self;
}

void
trab_movement_free (TrabMovement *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_free (self->regimen_id);
  g_free (self);
}

/** trab_movement_add: (transfer none): a choice that is open and not in the week, to be filled in
 */
TrabExerciseChoice *
trab_movement_add (TrabMovement *self, const char *exercise_id, const char *programme)
{
  TrabExerciseChoice *choice = g_new0 (TrabExerciseChoice, 1);

  choice->exercise_id = g_strdup (exercise_id);
  choice->programme = g_strdup (programme);
  choice->findings = trab_rule_finding_new_list ();
  g_ptr_array_add (self->choices, choice);
  return choice;
}

/** trab_movement_has_week: whether the week holds anything, open or not */
gboolean
trab_movement_has_week (const TrabMovement *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (((TrabExerciseChoice *) g_ptr_array_index (self->choices, i))->sessions > 0)
      return TRUE;
  return FALSE;
}

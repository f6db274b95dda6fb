/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-merge-state.h"

static TrabFinding *
new_finding (TrabMerge *self, gconstpointer row, const TrabFindingFields *fields)
{
  const TrabImportPerson *person = self->inputs->person;
  TrabFinding *place = person ? g_hash_table_lookup (person->places, row) : NULL;
  TrabFindingFields full = *fields;

  full.person = -1;
  if (place != NULL)
    {
      const TrabFindingFields *at = trab_finding_get (place);

      full.resource_type = at->resource_type;
      full.resource_id = at->resource_id;
      full.pointer = at->pointer;
      full.offset = at->offset;
      full.line = at->line;
    }
  else if (person != NULL)
    full.resource_id = person->reference;
  return trab_finding_new (&full);
}

/** trab_merge_state_report: @row: (nullable): of the file; where it stands is filled in */
void
trab_merge_state_report (TrabMerge *self, gconstpointer row, const TrabFindingFields *fields)
{
  g_autoptr (TrabFinding) finding = new_finding (self, row, fields);

  trab_import_report_add_finding (self->report, finding);
}

/** trab_merge_state_ask: (nullable) (transfer none): what was answered; NULL while it waits */
const char *
trab_merge_state_ask (TrabMerge *self, gconstpointer row, const TrabFindingFields *fields)
{
  g_autoptr (TrabFinding) finding = new_finding (self, row, fields);
  const char *question = trab_finding_get (finding)->question;
  const char *answer
      = self->inputs->import ? trab_import_get_answer (self->inputs->import, question) : NULL;

  trab_import_report_add_finding (self->report, finding);
  return trab_finding_find_choice (finding, answer, NULL) ? answer : NULL;
}

/** trab_merge_state_is_replaced: a row that somebody here has corrected is not corrected again
 * from outside: that is a conflict */
gboolean
trab_merge_state_is_replaced (TrabMerge *self, const char *id)
{
  return id != NULL && g_hash_table_contains (self->replaced, id);
}

/** trab_merge_state_is_undone: @batch_id: (nullable) */
gboolean
trab_merge_state_is_undone (TrabMerge *self, const char *batch_id)
{
  return batch_id != NULL && self->inputs->undone != NULL
         && g_hash_table_contains (self->inputs->undone, batch_id);
}

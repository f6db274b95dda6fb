/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-death-draft.h"

static const TrabDraftField fields[] = {
  { .name = "death_date", .kind = TRAB_DRAFT_DATE },
  { .name = "death_source", .kind = TRAB_DRAFT_WORDS },
};

/** trab_death_draft_new: @today: a death cannot lie after it */
TrabDraft *
trab_death_draft_new (TrabPatient *patient, TrabDate today)
{
  TrabDraft *draft = trab_draft_new (fields, G_N_ELEMENTS (fields), NULL);

  trab_draft_set_context (draft, trab_patient_get (patient)->birth_date, today);
  return draft;
}

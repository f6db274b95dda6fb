/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-addendum-draft.h"

static const TrabDraftField fields[] = {
  { .name = "addendum", .kind = TRAB_DRAFT_WORDS, .is_prose = TRUE },
};

TrabDraft *
trab_addendum_draft_new (void)
{
  return trab_draft_new (fields, G_N_ELEMENTS (fields), NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-draft.h"

G_BEGIN_DECLS

/** TrabDraftHistory: what a form held before each change, to take changes back one by one. */
typedef struct _TrabDraftHistory TrabDraftHistory;

TrabDraftHistory *trab_draft_history_new (TrabDraft *draft);
void trab_draft_history_free (TrabDraftHistory *history);
gboolean trab_draft_history_undo (TrabDraftHistory *history);
gboolean trab_draft_history_redo (TrabDraftHistory *history);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabDraftHistory, trab_draft_history_free)

G_END_DECLS

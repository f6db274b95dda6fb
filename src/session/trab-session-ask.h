/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-draft.h"
#include "trab-session.h"
#include "trab-visit-ask.h"

G_BEGIN_DECLS

GArray *trab_session_ask_list (TrabSession *self,
                               TrabRecord *record,
                               TrabDraft *draft,
                               const char *const *plan_ids,
                               TrabDate today,
                               GError **error);
char **trab_session_ask_dup_missing (TrabSession *self,
                                     TrabComparison *comparison,
                                     const char *plan_id);
char **trab_session_ask_dup_forbidding (TrabSession *self,
                                        TrabComparison *comparison,
                                        const char *plan_id);

G_END_DECLS

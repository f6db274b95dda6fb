/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-draft.h"
#include "trab-visit-ask.h"

G_BEGIN_DECLS

/** TrabPresentUpdateNeed: what one plan waits for. */
typedef struct
{
  const char *plan_name;
  guint n;
} TrabPresentUpdateNeed;

/* The rows that a visit is gone through by, in words. */
const char *trab_present_update_get_place (TrabVisitPlace place);
const char *trab_present_update_get_read_out (const char *read_out);
char *trab_present_update_dup_said (TrabDraft *draft, const GArray *asks, TrabVisitPlace place);
char *trab_present_update_dup_needed (const TrabPresentUpdateNeed *needs, guint n_needs);
char *trab_present_update_dup_count (const char *const *chance_fields,
                                     guint n_waiting,
                                     const TrabPresentUpdateNeed *needs,
                                     guint n_needs);

G_END_DECLS

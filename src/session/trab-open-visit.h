/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-draft.h"
#include "trab-record.h"

G_BEGIN_DECLS

/**
 * TrabOpenVisit:
 * A visit while it is written, of one patient on one day: gone on with where it was begun before,
 * new and empty otherwise. Main thread only.
 * @version: 0 until it was saved
 * @draft: its fields; see trab_visit_draft_new()
 */
typedef struct
{
  char *id;
  int version;
  TrabVisitStatus status;
  TrabDate day;
  TrabDraft *draft;
} TrabOpenVisit;

TrabOpenVisit *trab_open_visit_new (TrabRecord *record, const char *visit_id, TrabDate today);
void trab_open_visit_free (TrabOpenVisit *visit);
char *trab_open_visit_make_id (void);
TrabRecord *trab_open_visit_build (const TrabOpenVisit *visit, TrabRecord *saved, GError **error);
void trab_open_visit_take_saved (TrabOpenVisit *visit, TrabRecord *saved);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabOpenVisit, trab_open_visit_free)

G_END_DECLS

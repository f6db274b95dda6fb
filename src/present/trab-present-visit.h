/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-comparison.h"
#include "trab-record.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/**
 * TrabPresentVisit:
 * One visit in the list of a person's visits.
 * @day: "3 November 2025"
 * @decided: "Agreed: Alendronate", "Not decided yet", "Not signed"
 * @kept: who signed it and when; of a visit that is not signed, that it is open
 * @added: (nullable): how many addenda it has
 */
typedef struct
{
  char *id;
  char *day;
  char *decided;
  char *kept;
  char *added;
  gboolean is_signed;
} TrabPresentVisit;

void trab_present_visit_free (TrabPresentVisit *words);
GPtrArray *trab_present_visit_dup_list (TrabRecord *record, TrabEvidence *evidence);
char *trab_present_visit_dup_decided (TrabVisit *visit, TrabEvidence *evidence);
char *trab_present_visit_dup_day (TrabVisit *visit);
char *trab_present_visit_dup_signed (TrabVisit *visit);
char *trab_present_visit_dup_reprint (TrabVisit *visit, TrabComparison *comparison);
GPtrArray *trab_present_visit_dup_answers (TrabVisit *visit, TrabEvidence *evidence);
GPtrArray *trab_present_visit_dup_addenda (TrabRecord *record, const char *visit_id);
const char *trab_present_visit_get_added_title (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabPresentVisit, trab_present_visit_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-recall.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* Whom to see again: the rules' numbers on what the store holds. */
gboolean trab_recall_job_read_limits (TrabEvidence *evidence,
                                      TrabRecallLimits *limits,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
TrabDate trab_recall_job_get_short_review (TrabEvidence *evidence, TrabDate visit_day);
TrabDate trab_recall_job_get_review (TrabEvidence *evidence,
                                     TrabRecord *record,
                                     const char *plan_choice,
                                     TrabDate review_date,
                                     TrabDate visit_day);
char *trab_recall_job_write_json (GPtrArray *recalls);

G_END_DECLS

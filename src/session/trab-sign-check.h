/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-record.h"
#include "trab-tables.h"
#include "trab-warning-count.h"

G_BEGIN_DECLS

/* Whether a plan may be agreed on: the one gate, as a function of what is recorded. */

/** What is asked of the gate: @plan_id is agreed on, on @day, over the stops that @reasons names
 * (the form of TRAB_QUESTION_SAFETY_OVERRIDES; nullable). */
typedef struct
{
  TrabRecord *record;
  TrabDate day;
  const char *plan_id;
  const char *reasons;
} TrabSignRequest;

gboolean trab_sign_check_is_plan (const char *choice);
GPtrArray *trab_sign_check_dup_open_causes (const TrabTables *tables,
                                            const TrabSignRequest *request,
                                            GError **error);
gboolean trab_sign_check_plan (const TrabTables *tables,
                               const TrabSignRequest *request,
                               GError **error);
gboolean trab_sign_check_visit (const TrabTables *tables,
                                TrabRecord *record,
                                TrabVisit *visit,
                                GError **error);
gboolean trab_sign_check_count (const TrabTables *tables,
                                TrabRecord *record,
                                TrabVisit *visit,
                                TrabWarningCount *count,
                                GError **error);
TrabRecord *trab_sign_check_new_open (const TrabTables *tables,
                                      TrabRecord *known,
                                      TrabRecord *changes,
                                      GPtrArray *findings,
                                      GError **error);

G_END_DECLS

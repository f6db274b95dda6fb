/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-record.h"
#include "trab-tables.h"
#include "trab-warning-count.h"

G_BEGIN_DECLS

/* Whether a plan may be agreed on: the one gate, as a function of what is recorded. */

/** What is asked of the gate: @plan_id is agreed on, on @day, over the stops, and without the
 * answers, that @reasons names (the form of TRAB_QUESTION_SAFETY_OVERRIDES; nullable). @is_signed:
 * it was agreed on already: stops are asked about again, what was not asked then is not. */
typedef struct
{
  TrabRecord *record;
  TrabDate day;
  const char *plan_id;
  const char *reasons;
  gboolean is_signed;
} TrabSignRequest;

/**
 * What has no reason yet.
 * @causes: of char *: of stops
 * @fields: of char *: of rules/fields: answers that could forbid the plan and were not given
 * @asked: of char *: the questions and measures, each once, that they are asked by
 */
typedef struct
{
  GPtrArray *causes;
  GPtrArray *fields;
  GPtrArray *asked;
} TrabSignCheckOpen;

gboolean trab_sign_check_is_plan (const char *choice);
TrabSignCheckOpen *trab_sign_check_new_open_reasons (const TrabTables *tables,
                                                     const TrabSignRequest *request,
                                                     GError **error);
void trab_sign_check_open_free (TrabSignCheckOpen *open);
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabSignCheckOpen, trab_sign_check_open_free)

G_END_DECLS

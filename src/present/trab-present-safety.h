/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-present-banner.h"
#include "trab-rule-finding.h"
#include "trab-safety-report.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/** Whether a list speaks of @gap. */
typedef gboolean (*TrabPresentSafetyGapTest) (const TrabSafetyGap *gap, TrabEvidence *evidence);

/* What the safety rules found, in words: a finding and its named source; what the source says to do
 * stands apart. @report is nullable everywhere: nothing was checked, nothing is said.
 * @plan_names: plan id to name */
void trab_present_safety_add_banners (GPtrArray *banners,
                                      TrabSafetyReport *report,
                                      TrabEvidence *evidence,
                                      GHashTable *plan_names);
GPtrArray *trab_present_safety_dup_banners_about (TrabSafetyReport *report,
                                                  TrabEvidence *evidence,
                                                  const char *plan_id);
GPtrArray *trab_present_safety_dup_missing (TrabSafetyReport *report,
                                            TrabEvidence *evidence,
                                            const char *plan_id);
char **trab_present_safety_dup_missing_questions (TrabSafetyReport *report, const char *plan_id);
char *trab_present_safety_dup_counts (TrabSafetyReport *report, const char *plan_id);
char *trab_present_safety_dup_titles (TrabSafetyReport *report,
                                      TrabEvidence *evidence,
                                      const char *plan_id);
char *trab_present_safety_dup_reasons (TrabSafetyReport *report, TrabEvidence *evidence);
char *trab_present_safety_dup_watched (TrabSafetyReport *report,
                                       TrabEvidence *evidence,
                                       const char *plan_id);
GPtrArray *trab_present_safety_dup_rows (TrabSafetyReport *report,
                                         TrabEvidence *evidence,
                                         const char *plan_id);
GPtrArray *trab_present_safety_dup_watch_rows (TrabSafetyReport *report,
                                               TrabEvidence *evidence,
                                               const char *plan_id);
char *trab_present_safety_dup_field_name (TrabEvidence *evidence, const char *field);
char *trab_present_safety_dup_gap_name (TrabEvidence *evidence, const TrabSafetyGap *gap);
char *trab_present_safety_dup_plan_names (const GPtrArray *plan_ids, GHashTable *plan_names);
void trab_present_safety_add_gaps (GPtrArray *rows,
                                   TrabSafetyReport *report,
                                   TrabEvidence *evidence,
                                   TrabPresentSafetyGapTest is_meant);
char *trab_present_safety_dup_finding (const TrabRuleFinding *finding, TrabEvidence *evidence);

G_END_DECLS

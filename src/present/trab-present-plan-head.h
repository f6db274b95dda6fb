/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-class.h"
#include "trab-comparison.h"
#include "trab-present-banner.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/**
 * TrabPresentPlanHead:
 * One plan in four lines, pinned above every view of a comparison.
 * @name: "Alendronate, 5 years"
 * @taking: what is taken or done
 * @has_caution: whether @level holds; @caution is "No caution" without
 * @caution: "Check first, 2: Kidneys": the gravest level with its count and cause
 * @questions: (nullable): "3 questions not asked"
 * @cautions: of TrabPresentBanner, loudest first: what the caution line counts, with sources
 * @asks: of char *: names of the questions that were not asked
 * @ask_ids: those of them that can be asked at once
 */
typedef struct
{
  TrabChartClass plan_class;
  char *name;
  char *taking;
  gboolean has_caution;
  TrabPresentLevel level;
  char *caution;
  char *questions;
  GPtrArray *cautions;
  GPtrArray *asks;
  GStrv ask_ids;
} TrabPresentPlanHead;

/* What is about the person, whatever the plan, stands with keeping things as they are, so that it
 * is said once. */
TrabPresentPlanHead *trab_present_plan_head_new (TrabComparison *comparison,
                                                 TrabEvidence *evidence,
                                                 guint plan);
TrabPresentPlanHead *trab_present_plan_head_new_of_person (TrabComparison *comparison,
                                                           TrabEvidence *evidence);
void trab_present_plan_head_free (TrabPresentPlanHead *head);
TrabPresentBanner *trab_present_plan_head_new_stop (TrabComparison *comparison,
                                                    TrabEvidence *evidence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabPresentPlanHead, trab_present_plan_head_free)

G_END_DECLS

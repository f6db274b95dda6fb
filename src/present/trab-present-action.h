/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-comparison.h"
#include "trab-record.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/** Where an action stands among the others. */
typedef enum
{
  TRAB_PRESENT_ACTION_BEFORE, /* before anything starts */
  TRAB_PRESENT_ACTION_BY_DAY,
  TRAB_PRESENT_ACTION_LATER, /* no day is known */
} TrabPresentActionOrder;

/**
 * TrabPresentAction:
 * One thing to do: what, by whom, by when.
 * @what: begins with the verb: "Start alendronate."
 * @detail: (nullable): how
 * @when: in words: a date with its year, or what it waits for
 */
typedef struct
{
  char *what;
  char *detail;
  char *who;
  char *when;
  TrabPresentActionOrder order;
  TrabDate date; /* where it is BY_DAY */
} TrabPresentAction;

/* What follows from a decision, in the order of its days. */
GPtrArray *trab_present_action_dup_list (TrabEvidence *evidence,
                                         TrabComparison *comparison,
                                         TrabRecord *record,
                                         const char *plan_id,
                                         TrabDate today);
GPtrArray *trab_present_action_dup_undecided (TrabEvidence *evidence, TrabComparison *comparison);
gboolean trab_present_action_has_to_look_first (TrabComparison *comparison);
void trab_present_action_free (TrabPresentAction *action);

G_END_DECLS

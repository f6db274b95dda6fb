/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-record.h"

G_BEGIN_DECLS

/** Why a person is to be seen again, the most pressing first. */
typedef enum
{
  TRAB_RECALL_DENOSUMAB, /* the next injection is due: a late one is dangerous */
  TRAB_RECALL_UNDECIDED, /* no plan is agreed after a hip or spine fracture */
  TRAB_RECALL_NOT_SEEN,  /* a hip or spine fracture is recorded and no visit */
  TRAB_RECALL_REVIEW,    /* the review date of the latest visit */
  TRAB_RECALL_UNSIGNED,  /* a visit that nobody has signed */
} TrabRecallKind;
#define TRAB_N_RECALL_KINDS (TRAB_RECALL_UNSIGNED + 1)

/**
 * TrabRecallLimits:
 * Numbers of the rules, read from the evidence by the caller.
 * @undecided_days: the longest wait after a visit without a plan (rule SRX011)
 * @denosumab_months: between two injections (rule SRX002)
 */
typedef struct
{
  int undecided_days;
  double denosumab_months;
} TrabRecallLimits;

/**
 * TrabRecall:
 * One reason to see one person again.
 * @since: of the visit or the fracture it comes from
 * @due: TRAB_DATE_NONE when it has been due for an unknown time
 */
typedef struct
{
  TrabRecallKind kind;
  TrabPatient *patient;
  TrabDate since;
  TrabDate due;
} TrabRecall;

/* What a record says by itself of when its patient is to be seen again: nothing is stored beside
 * the visits, so that no recall can be lost or forgotten to be set. A later visit ends it. */
GPtrArray *trab_recall_list (TrabRecord *record, const TrabRecallLimits *limits);
GPtrArray *trab_recall_new_list (void);
void trab_recall_add (GPtrArray *recalls, const TrabRecall *recall);
void trab_recall_sort (GPtrArray *recalls);
gboolean trab_recall_is_due (const TrabRecall *recall, TrabDate until);
gboolean trab_recall_is_undecided (TrabRecord *record, const char *plan_choice);
TrabDate trab_recall_get_review (TrabRecord *record,
                                 const char *plan_choice,
                                 TrabDate review_date,
                                 TrabDate visit_day,
                                 const TrabRecallLimits *limits);
const char *trab_recall_kind_to_string (TrabRecallKind kind);

G_END_DECLS

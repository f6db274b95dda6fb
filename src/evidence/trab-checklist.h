/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-evidence.h"
#include "trab-record.h"

G_BEGIN_DECLS

typedef enum
{
  TRAB_CHECKLIST_MISSING, /* nothing recorded, or answered with not known */
  TRAB_CHECKLIST_DONE,
  TRAB_CHECKLIST_OLD, /* recorded, longer ago than the rule's limit */
} TrabChecklistState;

/**
 * TrabChecklistItem:
 * One line of a list to tick off: a measurement or an answer.
 * @measurement: (nullable): the latest, where one is recorded
 * @measure: of @measurement, else the first the list names; only where @is_measure
 * @answer: (nullable): the latest answer, as records keep it
 * @date: of the sample, the check or, where nothing better is known, the visit it was told at
 * @is_date_near: @date is counted back from a number of months
 * @limit_months: 0 where the rules name none
 * @is_limit_assumed: the rule leaves the limit to the clinic
 */
typedef struct
{
  TrabChecklistState state;
  gboolean is_measure;
  TrabMeasure measure;
  TrabMeasurement *measurement;
  TrabQuestion question;
  char *answer;
  TrabDate date;
  gboolean is_date_near;
  int limit_months;
  gboolean is_limit_assumed;
} TrabChecklistItem;

#define TRAB_CHECKLIST_SECONDARY_CAUSES "secondary-causes"
#define TRAB_CHECKLIST_BEFORE_BISPHOSPHONATE "before-bisphosphonate"
#define TRAB_CHECKLIST_BEFORE_HRT "before-hrt"
#define TRAB_CHECKLIST_FALLS "falls"

/* The lists of table rules/checklists, ticked off from one record. */
GPtrArray *trab_checklist_new (
    TrabEvidence *evidence, const char *list, TrabRecord *record, TrabDate today, GError **error);
const char *trab_checklist_get_source (TrabEvidence *evidence, const char *list);

G_END_DECLS

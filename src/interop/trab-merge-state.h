/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-import-report.h"
#include "trab-merge-index.h"
#include "trab-merge-inputs.h"

G_BEGIN_DECLS

/* What is known, arranged for looking up. */
typedef struct
{
  const TrabMergeInputs *inputs;
  TrabImportReport *report;
  TrabMergeIndex *measurements;
  GHashTable *replaced;  /* ids of rows that a later row replaces */
  GHashTable *fractures; /* key -> list of TrabFracture: by source, and by site and day */
  GHashTable *courses;   /* key -> list of TrabCourse: by source, and by medicine and day */
} TrabMerge;

void trab_merge_state_report (TrabMerge *self, gconstpointer row, const TrabFindingFields *fields);
const char *trab_merge_state_ask (TrabMerge *self,
                                  gconstpointer row,
                                  const TrabFindingFields *fields);
gboolean trab_merge_state_is_undone (TrabMerge *self, const char *batch_id);
gboolean trab_merge_state_is_replaced (TrabMerge *self, const char *id);

G_END_DECLS

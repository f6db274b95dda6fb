/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-db.h"
#include "trab-record.h"

G_BEGIN_DECLS

/** PracticeSize: how many people, visits of each, values of each visit */
typedef struct
{
  guint n_patients;
  guint n_visits;
  guint n_values;
} PracticeSize;

/** How many people a store must hold, made from practice_filler_make_record, before it is filled */
#define PRACTICE_N_PATTERNS 100

TrabRecord *practice_filler_make_record (guint i, const PracticeSize *size);
void practice_filler_run (TrabDb *db, const PracticeSize *size);

G_END_DECLS

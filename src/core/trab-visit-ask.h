/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-question.h"

G_BEGIN_DECLS

/** The rows that a visit is gone through by. */
typedef enum
{
  TRAB_VISIT_PLACE_FALLS,
  TRAB_VISIT_PLACE_BREAK,
  TRAB_VISIT_PLACE_BODY, /* height, weight, which are no questions, stand here too */
  TRAB_VISIT_PLACE_STEROIDS,
  TRAB_VISIT_PLACE_HABITS,
  TRAB_VISIT_PLACE_ILLNESS,
  TRAB_VISIT_PLACE_HORMONES,
  TRAB_VISIT_PLACE_DAILY,
  TRAB_VISIT_PLACE_RESULTS,
} TrabVisitPlace;
#define TRAB_N_VISIT_PLACES (TRAB_VISIT_PLACE_RESULTS + 1)

/**
 * TrabVisitAsk:
 * One question of table rules/question-needs, for one person and the plans looked at.
 * @read_out: (nullable): the group it is read out with, so that one key may answer "none of these"
 * @is_of_chance: the chance of a break is worked out with it
 * @is_of_visit: gone through at each visit, for it is never carried over or belongs to its row
 * @is_needed: by the chance, by rules about the person, by a row gone through at each visit, or by
 *   a plan looked at
 * @can_apply: FALSE where the answer is plain: another sex, or past the age
 */
typedef struct
{
  TrabQuestion question;
  TrabVisitPlace place;
  const char *read_out;
  gboolean is_of_chance;
  gboolean is_of_visit;
  gboolean is_needed;
  gboolean can_apply;
} TrabVisitAsk;

G_END_DECLS

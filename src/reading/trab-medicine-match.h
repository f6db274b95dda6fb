/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-answer.h"
#include "trab-course.h"
#include "trab-evidence.h"
#include "trab-medicine-class.h"

G_BEGIN_DECLS

/**
 * TrabMedicineMatch:
 * A medicine that a line of the list names. A plain value; its texts belong to the evidence.
 * @name: (nullable): as table rules/medicine-dictionary has it; NULL for a line that only has its
 *   class
 * @kind: (nullable): of table rules/medicine-kinds
 * @fields: (nullable): of rules/fields, answered yes by it; separated by blanks
 * @questions: (nullable): questions answered yes by it; separated by blanks
 * @bone: (nullable): what it does to bone: "builds", "harms", "falls" …
 * @route: (nullable): how it is taken, as far as the name or the line says
 * @is_systemic: whether it reaches the body; NOT_KNOWN: that depends on the route, which nobody
 *   said
 * @mg_d: where @has_mg_d: how much prednisolone a day a steroid is as much as, at least
 * @mg_d_spread: by how much it may be more: of tablets nobody knows how many
 */
typedef struct
{
  const char *name;
  const char *kind;
  TrabMedicineClass medicine_class;
  const char *fields;
  const char *questions;
  const char *bone;
  const char *route;
  TrabAnswer is_systemic;
  gboolean has_mg_d;
  double mg_d;
  double mg_d_spread;
} TrabMedicineMatch;

/**
 * TrabMedicineBook:
 * The tables that lines are looked up in. Must not outlive its evidence.
 * @brands: (nullable): of the country in force: a brand that is in no dictionary, as a clinic's own
 *   pack may have, stands for its ingredient
 */
typedef struct
{
  const TrabTable *names;
  const TrabTable *kinds;
  const TrabTable *routes;
  const TrabTable *frequencies;
  const TrabTable *equivalents;
  const TrabTable *brands;
} TrabMedicineBook;

gboolean trab_medicine_match_open (TrabMedicineBook *book, TrabEvidence *evidence, GError **error);
GArray *trab_medicine_match_find (const TrabMedicineBook *book, const TrabCourseFields *course);
const char *trab_medicine_match_suggest (const TrabMedicineBook *book,
                                         const TrabCourseFields *course);
gboolean trab_medicine_match_answers (const TrabMedicineMatch *match,
                                      const char *ids,
                                      const char *id);

G_END_DECLS

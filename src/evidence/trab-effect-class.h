/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-evidence.h"
#include "trab-provenance.h"

G_BEGIN_DECLS

/** How the benefit that is left after a stop goes away. */
typedef enum
{
  TRAB_FRACTURE_WEAR_TABLE,  /* by risk/fracture-wear, for how long it was taken */
  TRAB_FRACTURE_WEAR_HELD,   /* whole for 12 months, then in a straight line over 12 */
  TRAB_FRACTURE_WEAR_LINEAR, /* in a straight line over 12 months */
  TRAB_FRACTURE_WEAR_NEVER,  /* counted over its whole span where it has one; nothing after it */
} TrabFractureWear;

/**
 * TrabEffectClass:
 * What a ratio of a fracture trial belongs to (table risk/fracture-classes). A plain value whose
 * texts belong to the evidence.
 * @kind: (nullable): a plan that starts one of a kind ends what is taken of that kind today
 * @family: classes of one family share one evidence span
 * @is_medicine: not food, movement, calcium or vitamin D
 * @is_bone: a bisphosphonate, or an oestrogen but for vaginal ones
 * @is_drip: counts as taken for a year from each drip
 * @span_years: how long trials followed people who take it, from the start of the course, where
 *   @has_span; with pauses @paused_span_years, where @has_paused_span
 * @one_course: (nullable): classes with the same word are one course in time
 * @onset_years: from nothing at the start to the whole benefit
 */
typedef struct
{
  const char *id;
  const char *kind;
  const char *family;
  gboolean is_medicine;
  gboolean is_bone;
  gboolean is_drip;
  gboolean has_span;
  double span_years;
  gboolean has_paused_span;
  double paused_span_years;
  double onset_years;
  TrabFractureWear wear;
  const char *one_course;
  TrabProvenance provenance;
  const char *source;
  const char *note;
} TrabEffectClass;

GArray *trab_effect_class_load (TrabEvidence *evidence, GError **error);
const TrabEffectClass *trab_effect_class_find (const GArray *classes, const char *id);

G_END_DECLS

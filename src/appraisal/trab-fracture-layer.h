/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-comparison.h"
#include "trab-evidence.h"
#include "trab-fracture-effect.h"
#include "trab-fracture-hazard.h"
#include "trab-plan.h"

G_BEGIN_DECLS

/**
 * TrabFractureContext:
 * What the fracture layer needs to know of the person (model-spec section 11).
 * @hazard: of each outcome where @has_hazard; the calculator's untreated person
 * @calculator: its evidence id
 * @has_osteoporosis: T-score of -2.5 or lower, or a vertebral fracture
 * @is_before_menopause: a woman before her final period: no fracture number for medicines
 * @is_intake_low: calcium intake or vitamin D is known to be low
 */
typedef struct
{
  TrabSex sex;
  gboolean has_hazard[TRAB_N_OUTCOMES];
  TrabFractureHazard hazard[TRAB_N_OUTCOMES];
  const char *calculator;
  gboolean has_osteoporosis;
  gboolean is_before_menopause;
  gboolean is_intake_low;
  double years;
} TrabFractureContext;

typedef struct _TrabFractureLayer TrabFractureLayer;

TrabFractureLayer *trab_fracture_layer_new (TrabEvidence *evidence, GError **error);
void trab_fracture_layer_free (TrabFractureLayer *layer);
void trab_fracture_layer_fill (const TrabFractureLayer *layer,
                               const TrabFractureContext *context,
                               const TrabPlan *plan,
                               double benefit_years,
                               TrabComparedPlan *into);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabFractureLayer, trab_fracture_layer_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-nutrient.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* What is eaten, the amount that is named and what is left to it; the foods; what to mind. */
char *trab_present_nutrition_dup_name (const TrabNutrient *nutrient, TrabEvidence *evidence);
char *trab_present_nutrition_dup_amounts (const TrabNutrient *nutrient);
char *trab_present_nutrition_dup_foods (const TrabNutrient *nutrient, TrabEvidence *evidence);
char *trab_present_nutrition_dup_cautions (const TrabNutrient *nutrient, TrabEvidence *evidence);
GPtrArray *trab_present_nutrition_dup_rows (const GPtrArray *nutrients, TrabEvidence *evidence);
GPtrArray *trab_present_nutrition_dup_portions (const TrabNutrient *nutrient,
                                                TrabEvidence *evidence,
                                                const char *country);
char *trab_present_nutrition_dup_warfarin (const GPtrArray *nutrients);
GPtrArray *trab_present_nutrition_dup_paper_rows (const GPtrArray *nutrients,
                                                  TrabEvidence *evidence);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-risk-panel.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* What a row of the panel may ask the working of, beside the id of a model or of a scheme. */
#define TRAB_PRESENT_RISK_WHY_FRAX "frax-typed"
#define TRAB_PRESENT_RISK_WHY_STEROIDS "frax-glucocorticoid"
#define TRAB_PRESENT_RISK_WHY_CRITERIA "criteria:" /* and the guideline */

/* "Why this number" of one row of the panel, for the clinician: of TrabPresentRow. */
GPtrArray *trab_present_risk_why_dup_rows (const TrabRiskPanel *panel,
                                           TrabEvidence *evidence,
                                           const char *why,
                                           TrabDate today);
void trab_present_risk_why_add_model (GPtrArray *rows,
                                      const char *model_id,
                                      TrabEvidence *evidence);
char *trab_present_risk_why_dup_factors (GStrv ids, TrabEvidence *evidence);

G_END_DECLS

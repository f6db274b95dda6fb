/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-present-banner.h"
#include "trab-safety-report.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* The criteria to refer by that hold: which, what was found, and whose criterion it is.
 * @report is nullable; @plan_names: (nullable): plan id to name */
GPtrArray *trab_present_referral_dup_rows (TrabSafetyReport *report,
                                           TrabEvidence *evidence,
                                           GHashTable *plan_names);
GPtrArray *trab_present_referral_dup_brief (TrabSafetyReport *report,
                                            TrabEvidence *evidence,
                                            GHashTable *plan_names);
void trab_present_referral_add_banner (GPtrArray *banners,
                                       TrabSafetyReport *report,
                                       TrabEvidence *evidence,
                                       GHashTable *plan_names);

G_END_DECLS

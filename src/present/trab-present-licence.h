/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-date.h"
#include "trab-regimen.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* What is known about approval in the country of the clinic: a dated record that runs out. */
char *trab_present_licence_dup_text (TrabEvidence *evidence,
                                     const TrabRegimen *regimen,
                                     TrabDate today);
GPtrArray *trab_present_licence_dup_rows (TrabEvidence *evidence,
                                          const TrabRegimen *regimen,
                                          TrabDate today);
GPtrArray *trab_present_licence_dup_all_rows (TrabEvidence *evidence, TrabDate today);
char *trab_present_licence_dup_plan_text (TrabEvidence *evidence,
                                          const char *plan_id,
                                          TrabDate today);

G_END_DECLS

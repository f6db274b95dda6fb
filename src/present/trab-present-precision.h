/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-precision.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

const char *trab_present_precision_get_about (void);
char *trab_present_precision_dup_place (guint patient, guint scan);
GPtrArray *trab_present_precision_dup_rows (const TrabPrecisionStudy *study,
                                            TrabSite site,
                                            TrabEvidence *evidence);
char *trab_present_precision_dup_kept (const TrabPrecision *kept);

G_END_DECLS

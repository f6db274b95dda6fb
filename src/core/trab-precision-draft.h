/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-draft.h"
#include "trab-precision.h"

G_BEGIN_DECLS

#define TRAB_PRECISION_DRAFT_MAX_PATIENTS 30
#define TRAB_PRECISION_DRAFT_MAX_SCANS 3

/* A precision study while it is typed. Fields: scanner, precision_site, scans ("2" or "3", of each
 * patient) and repeat_P_S, the density of patient P in scan S, both from 1. */
TrabDraft *trab_precision_draft_new (void);
const char *trab_precision_draft_get_repeat_field (guint patient, guint scan);
guint trab_precision_draft_get_n_scans (TrabDraft *draft);
GArray *trab_precision_draft_dup_bmd_g_cm2 (TrabDraft *draft);
gboolean trab_precision_draft_build (TrabDraft *draft, TrabPrecision *precision, GError **error);

G_END_DECLS

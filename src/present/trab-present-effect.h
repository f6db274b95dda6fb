/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* What studies and rules found, by their ids: for the clinician, who may see ratios. */
void trab_present_effect_add_rows (TrabEvidence *evidence, const char *ids, GPtrArray *rows);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* What studies and rules found, by their ids, in words: for the clinician and the curious, who may
 * see ratios. */
char *trab_present_effect_dup_number (TrabEvidence *evidence, const char *id);
char *trab_present_effect_dup_outcome (TrabEvidence *evidence, const char *id);
GPtrArray *trab_present_effect_dup_rows (TrabEvidence *evidence, const char *id);
void trab_present_effect_add_rows (TrabEvidence *evidence, const char *ids, GPtrArray *rows);

G_END_DECLS

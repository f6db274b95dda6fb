/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-evidence.h"

G_BEGIN_DECLS

/* The packs of data/countries, and those a clinic put beside its records: each a folder of tables
 * named by the code of its country. One is in force. Parts: "pack" (its head, one row), "licences",
 * "thresholds", and where the country has them "amounts", "brands", "life-table". */
char **trab_country_dup_codes (TrabEvidence *evidence);
gboolean trab_country_choose (TrabEvidence *evidence, const char *code, GError **error);
const TrabTable *trab_country_get_table (TrabEvidence *evidence, const char *part);
const char *trab_country_get_text (TrabEvidence *evidence, const char *code, const char *column);
gboolean trab_country_has_guideline (TrabEvidence *evidence, const char *guideline);
gboolean trab_country_is_named (TrabEvidence *evidence, const char *countries);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-evidence.h"

G_BEGIN_DECLS

char *trab_risk_models_file_write_json (TrabEvidence *evidence, GError **error);
char *trab_risk_models_file_write_text (TrabEvidence *evidence, GError **error);

G_END_DECLS

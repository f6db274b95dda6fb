/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-risk-panel.h"

G_BEGIN_DECLS

char *trab_risk_panel_file_write_json (const TrabRiskPanel *panel);

G_END_DECLS

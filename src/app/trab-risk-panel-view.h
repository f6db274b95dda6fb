/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"

G_BEGIN_DECLS

#define TRAB_TYPE_RISK_PANEL_VIEW (trab_risk_panel_view_get_type ())
G_DECLARE_FINAL_TYPE (TrabRiskPanelView, trab_risk_panel_view, TRAB, RISK_PANEL_VIEW, AdwBin)

/* Every estimate side by side, a typed FRAX, and the guidelines' criteria: for the clinician. */
void trab_risk_panel_view_show (TrabRiskPanelView *self, TrabConsultation *consultation);
gboolean trab_risk_panel_view_show_focused_why (TrabRiskPanelView *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-follow-up.h"
#include "trab-session.h"

G_BEGIN_DECLS

/* What the program made, as text: JSON, CSV or FHIR. */
char *trab_session_write_comparison_json (TrabSession *self, TrabComparison *comparison);
char *trab_session_write_comparison_csv (TrabSession *self, TrabComparison *comparison);
char *trab_session_write_risk_panel_json (TrabSession *self, const TrabRiskPanel *panel);
char *trab_session_write_follow_up_json (TrabSession *self, const TrabFollowUp *follow_up);
char *trab_session_write_patient_json (TrabSession *self, TrabRecord *record);
char *trab_session_write_csv (TrabSession *self, TrabRecord *record);
char *trab_session_write_fhir (TrabSession *self,
                               TrabRecord *record,
                               TrabDate today,
                               GError **error);
char *trab_session_write_risk_models (TrabSession *self, gboolean is_json, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-write.h"

#include "trab-comparison-file.h"
#include "trab-csv-writer.h"
#include "trab-fhir-writer.h"
#include "trab-follow-up-file.h"
#include "trab-panel-job.h"
#include "trab-patient-json.h"
#include "trab-risk-models-file.h"
#include "trab-risk-panel-file.h"
#include "trab-session-private.h"

/** trab_session_write_comparison_json: (transfer full): every number with its evidence ids */
char *
trab_session_write_comparison_json (TrabSession *self, TrabComparison *comparison)
{
  return trab_comparison_file_write_json (comparison);
}

/** trab_session_write_comparison_csv: (transfer full): one row for each plan and lane */
char *
trab_session_write_comparison_csv (TrabSession *self, TrabComparison *comparison)
{
  return trab_comparison_file_write_csv (comparison);
}

/** trab_session_write_risk_panel_json: (transfer full): what is not known is null */
char *
trab_session_write_risk_panel_json (TrabSession *self, const TrabRiskPanel *panel)
{
  return trab_risk_panel_file_write_json (panel);
}

/** trab_session_write_follow_up_json: (transfer full): what is not known is null */
char *
trab_session_write_follow_up_json (TrabSession *self, const TrabFollowUp *follow_up)
{
  return trab_follow_up_file_write_json (follow_up);
}

/** trab_session_write_patient_json: (transfer full) */
char *
trab_session_write_patient_json (TrabSession *self, TrabRecord *record)
{
  return trab_patient_json_write (record);
}

/** trab_session_write_csv: (transfer full): see trab_csv_writer_write() */
char *
trab_session_write_csv (TrabSession *self, TrabRecord *record)
{
  return trab_csv_writer_write (record);
}

/** trab_session_write_fhir: (transfer full) (nullable): the record as a FHIR R4 collection, with
 * what the calculators say on @today; NULL with TRAB_EVIDENCE_ERROR */
char *
trab_session_write_fhir (TrabSession *self, TrabRecord *record, TrabDate today, GError **error)
{
  TrabTables *tables = trab_session_get_tables (self);
  gboolean is_dead = trab_patient_get (trab_record_get_patient (record))->is_dead;
  g_autoptr (TrabRiskPanel) panel
      = is_dead ? NULL : trab_panel_job_run (tables, record, today, error);

  if (panel == NULL && !is_dead)
    return NULL;
  return trab_fhir_writer_write (
      record, &(TrabFhirWriting){ .codes = tables->codes, .panel = panel, .today = today });
}

/** trab_session_write_risk_models: (transfer full) (nullable): every model, with what it is for */
char *
trab_session_write_risk_models (TrabSession *self, gboolean is_json, GError **error)
{
  return is_json
             ? trab_risk_models_file_write_json (trab_session_get_tables (self)->evidence, error)
             : trab_risk_models_file_write_text (trab_session_get_tables (self)->evidence, error);
}

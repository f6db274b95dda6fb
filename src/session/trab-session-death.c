/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-death.h"

#include "trab-error.h"
#include "trab-session-load.h"
#include "trab-session-save.h"
#include "trab-text.h"

/**
 * trab_session_death_new_patient:
 * Returns: (transfer full) (nullable): @patient as it is to be saved; NULL with
 *   TRAB_SIGN_ERROR_DEATH_DATE for a day before the birth or after @today, or TRAB_INPUT_ERROR
 */
TrabPatient *
trab_session_death_new_patient (TrabPatient *patient,
                                const TrabSessionDeath *death,
                                TrabDate today,
                                GError **error)
{
  TrabPatientFields fields = *trab_patient_get (patient);

  if (!trab_text_check (death->source, TRAB_TEXT_LINE, error))
    return NULL;
  fields.is_dead = death->is_dead;
  fields.death_date = death->is_dead ? death->date : TRAB_DATE_NONE;
  fields.death_source = death->is_dead && death->source && *death->source ? death->source : NULL;
  if (trab_date_is_surely_before (fields.death_date, fields.birth_date)
      || trab_date_is_surely_before (today, fields.death_date))
    {
      g_set_error_literal (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_DEATH_DATE,
                           "the day of death is not possible");
      return NULL;
    }
  return trab_patient_new (&fields);
}

/**
 * trab_session_death_record:
 * Returns: (transfer full) (nullable): all that is recorded now; NULL with TRAB_SIGN_ERROR or
 *   TRAB_STORE_ERROR
 */
TrabRecord *
trab_session_death_record (TrabSession *self,
                           const char *patient_id,
                           const TrabSessionDeath *death,
                           TrabDate today,
                           GError **error)
{
  g_autoptr (TrabRecord) known = trab_session_load (self, patient_id, error);
  g_autoptr (TrabPatient) patient
      = known
            ? trab_session_death_new_patient (trab_record_get_patient (known), death, today, error)
            : NULL;
  g_autoptr (TrabRecord) changes = patient ? trab_record_new (patient) : NULL;

  return changes ? trab_session_save (self, changes, error) : NULL;
}

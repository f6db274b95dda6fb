/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-patient-draft.h"

static const TrabDraftField fields[] = {
  { .name = "family_name", .kind = TRAB_DRAFT_WORDS, .is_required = TRUE },
  { .name = "given_name", .kind = TRAB_DRAFT_WORDS },
  { .name = "birth_date", .kind = TRAB_DRAFT_DATE, .is_required = TRUE },
  { .name = "sex", .kind = TRAB_DRAFT_CHOICE, .is_required = TRUE, .choices = "F|M|U" },
  { .name = "record_number", .kind = TRAB_DRAFT_WORDS },
  { .name = "allergies", .kind = TRAB_DRAFT_WORDS, .is_prose = TRUE },
};

/**
 * trab_patient_draft_new:
 * @patient: (nullable): filled in when given
 * @today: a birth date cannot lie after it
 */
TrabDraft *
trab_patient_draft_new (TrabPatient *patient, TrabDate today)
{
  TrabDraft *draft = trab_draft_new (fields, G_N_ELEMENTS (fields), NULL);

  if (patient != NULL)
    {
      const TrabPatientFields *known = trab_patient_get (patient);
      char birth[TRAB_DATE_TEXT_SIZE];

      trab_draft_set_text (draft, "family_name", known->family_name);
      trab_draft_set_text (draft, "given_name", known->given_name);
      trab_draft_set_text (draft, "birth_date", trab_date_to_text (known->birth_date, birth));
      trab_draft_set_text (draft, "sex", trab_sex_to_string (known->sex));
      trab_draft_set_text (draft, "record_number", known->record_number);
      trab_draft_set_text (draft, "allergies", known->allergies);
    }
  trab_draft_set_context (draft, TRAB_DATE_NONE, today);
  return draft;
}

/**
 * trab_patient_draft_build:
 * @before: (nullable): the patient as known; what the form does not ask is kept from it
 * @id: of a new patient; ignored when @before is given
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_INPUT_ERROR when a field is missing or wrong
 */
TrabPatient *
trab_patient_draft_build (TrabDraft *draft, TrabPatient *before, const char *id, GError **error)
{
  TrabPatientFields built = { 0 };

  if (!trab_draft_check (draft, error))
    return NULL;
  if (before != NULL)
    built = *trab_patient_get (before);
  else
    built.id = id;
  built.family_name = trab_draft_get_text (draft, "family_name");
  built.given_name = trab_draft_get_text (draft, "given_name");
  trab_draft_get_date (draft, "birth_date", &built.birth_date);
  trab_sex_from_string (trab_draft_get_text (draft, "sex"), &built.sex);
  built.record_number = trab_draft_get_text_or_null (draft, "record_number");
  built.allergies = trab_draft_get_text_or_null (draft, "allergies");
  return trab_patient_new (&built);
}

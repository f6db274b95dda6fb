/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "trab-date.h"
#include "trab-patient.h"

G_BEGIN_DECLS

/**
 * TrabPatientSummaryFields:
 * What a list shows of one patient.
 * @record_number: (nullable): the clinic's own number
 * @is_practice: a made-up person, marked on screen and paper
 * @is_dead, @death_date: as in TrabPatientFields
 * @last_visit: the day of the latest visit; TRAB_DATE_NONE when there was none
 */
typedef struct
{
  const char *id;
  const char *family_name;
  const char *given_name;
  TrabDate birth_date;
  TrabSex sex;
  const char *record_number;
  gboolean is_practice;
  gboolean is_dead;
  TrabDate death_date;
  TrabDate last_visit;
} TrabPatientSummaryFields;

#define TRAB_TYPE_PATIENT_SUMMARY (trab_patient_summary_get_type ())
G_DECLARE_FINAL_TYPE (TrabPatientSummary, trab_patient_summary, TRAB, PATIENT_SUMMARY, GObject)

TrabPatientSummary *trab_patient_summary_new (const TrabPatientSummaryFields *fields);
const TrabPatientSummaryFields *trab_patient_summary_get (TrabPatientSummary *self);
gboolean trab_patient_summary_is_same_person (TrabPatientSummary *self, TrabPatient *patient);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-record.h"

G_BEGIN_DECLS

/**
 * TrabPresentPatient:
 * The banner of one person: the same on every screen and page.
 * @name: "KHAN, Amina": family name first
 * @birth: "Born 4 February 1957"
 * @age: "68 years"; of somebody who has died, on that day
 * @sex: the sex used for the models, or that it is not known
 * @record_number, @allergies: said to be not known where they are
 * @death: (nullable): "Died 3 March 2025", or that the day is not known
 * @practice_mark: (nullable): "Practice patient (made up)"
 * @line: all of it in one line
 */
typedef struct
{
  char *name;
  char *birth;
  char *age;
  char *sex;
  char *record_number;
  char *allergies;
  char *death;
  char *practice_mark;
  char *line;
} TrabPresentPatient;

TrabPresentPatient *trab_present_patient_new (TrabPatient *patient, TrabDate today);
void trab_present_patient_free (TrabPresentPatient *words);
char *trab_present_patient_dup_name (TrabPatient *patient);
char *trab_present_patient_dup_known (TrabPatient *patient);
char *trab_present_patient_dup_same (TrabPatient *patient);
const char *trab_present_patient_get_open_record (TrabSex sex);
char *trab_present_patient_dup_first_name (TrabPatient *patient);
const char *trab_present_patient_get_sex (TrabSex sex);
const char *trab_present_patient_get_practice_mark (void);
const char *trab_present_patient_get_fracture_site (TrabFractureSite site);
void trab_present_patient_add_courses (GPtrArray *rows, TrabRecord *record);
GPtrArray *trab_present_patient_dup_findings (TrabRecord *record, TrabDate today);
GPtrArray *trab_present_patient_dup_summary (TrabRecord *record, TrabDate today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabPresentPatient, trab_present_patient_free)

G_END_DECLS

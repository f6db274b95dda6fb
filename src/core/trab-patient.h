/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "trab-date.h"
#include "trab-sex.h"

G_BEGIN_DECLS

/* Between the allergies of one text. */
#define TRAB_PATIENT_ALLERGY_SEPARATOR "; "

/**
 * TrabPatientFields:
 * @id: UUIDv7 text
 * @family_name, @given_name: as the person writes them
 * @birth_date: with its precision
 * @sex: the sex used for the models
 * @record_number: the clinic's own number; may be NULL
 * @identifier_system: (nullable): the system of an imported identifier, with @identifier_value
 * @allergies: (nullable): as text; NULL is not known, "" is none known
 * @is_dead: the person has died: no plan is agreed on, and nobody is called in
 * @death_date: TRAB_DATE_NONE where the day is not known, and while @is_dead is FALSE
 * @death_source: (nullable): who said so
 * @is_practice: a made-up person, marked on screen and paper
 * @version: rises by one with every change; 0 before it is saved
 */
typedef struct
{
  const char *id;
  const char *family_name;
  const char *given_name;
  TrabDate birth_date;
  TrabSex sex;
  const char *record_number;
  const char *identifier_system;
  const char *identifier_value;
  const char *allergies;
  gboolean is_dead;
  TrabDate death_date;
  const char *death_source;
  gboolean is_practice;
  int version;
} TrabPatientFields;

/* How our own exports name a patient, where no other program has given a name. */
#define TRAB_PATIENT_UUID_SYSTEM "urn:ietf:rfc:3986"
#define TRAB_PATIENT_UUID_PREFIX "urn:uuid:"

/** What is known of two people, held against each other. */
typedef enum
{
  TRAB_PATIENT_LIKE,     /* the same name and date of birth */
  TRAB_PATIENT_NOT_SURE, /* nothing speaks against it, and not enough for it */
  TRAB_PATIENT_UNLIKE,   /* another name, sex or date of birth */
} TrabPatientLikeness;

#define TRAB_TYPE_PATIENT (trab_patient_get_type ())
G_DECLARE_FINAL_TYPE (TrabPatient, trab_patient, TRAB, PATIENT, GObject)

TrabPatient *trab_patient_new (const TrabPatientFields *fields);
TrabPatientLikeness trab_patient_compare (TrabPatient *self, TrabPatient *other);
char *trab_patient_dup_words (TrabPatient *self);
gboolean trab_patient_check_alive (TrabPatient *self, GError **error);
TrabPatient *trab_patient_new_completed (TrabPatient *self, TrabPatient *other);
TrabPatient *trab_patient_new_with_death (TrabPatient *self, TrabPatient *other);
TrabPatient *trab_patient_new_with_allergies (TrabPatient *self, TrabPatient *other);
const TrabPatientFields *trab_patient_get (TrabPatient *self);

G_END_DECLS

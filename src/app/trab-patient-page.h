/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"

G_BEGIN_DECLS

/** The steps of a consultation; Ctrl+1 to Ctrl+6. */
typedef enum
{
  TRAB_STEP_UPDATE = 1,
  TRAB_STEP_CHANCE,
  TRAB_STEP_COMPARE,
  TRAB_STEP_VALUES,
  TRAB_STEP_PLAN,
  TRAB_STEP_PRINT,
} TrabStep;
#define TRAB_STEP_LAST TRAB_STEP_PRINT

#define TRAB_TYPE_PATIENT_PAGE (trab_patient_page_get_type ())
G_DECLARE_FINAL_TYPE (TrabPatientPage, trab_patient_page, TRAB, PATIENT_PAGE, AdwBin)

/* One consultation, from Update to Print, under the banner that says whose it is. */
void trab_patient_page_open (TrabPatientPage *self,
                             TrabSession *session,
                             TrabRecord *record,
                             TrabDate today);
void trab_patient_page_start (TrabPatientPage *self);
void trab_patient_page_leave (TrabPatientPage *self, void (*left) (gpointer), gpointer user_data);
void trab_patient_page_close (TrabPatientPage *self);
void trab_patient_page_cover (TrabPatientPage *self,
                              void (*covered) (gpointer),
                              gpointer user_data);
void trab_patient_page_save_now (TrabPatientPage *self);
void trab_patient_page_show_example (TrabPatientPage *self);
void trab_patient_page_set_step (TrabPatientPage *self, TrabStep step);
TrabStep trab_patient_page_get_step (TrabPatientPage *self);
GActionGroup *trab_patient_page_get_actions (TrabPatientPage *self);
TrabConsultation *trab_patient_page_get_consultation (TrabPatientPage *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"

G_BEGIN_DECLS

#define TRAB_TYPE_PATIENT_VIEW (trab_patient_view_get_type ())
G_DECLARE_FINAL_TYPE (TrabPatientView, trab_patient_view, TRAB, PATIENT_VIEW, AdwWindow)

/* What the patient sees, over the whole of a screen: a calm cover until the clinician presses Show,
 * then one thing at a time, large: the chance, each plan against it, the choice. It follows what is
 * worked out. Escape covers it again; Escape on the cover closes it. */
TrabPatientView *trab_patient_view_new (TrabConsultation *consultation);
void trab_patient_view_go_on (TrabPatientView **view,
                              TrabConsultation *consultation,
                              GtkWindow *clinician);
void trab_patient_view_present (TrabPatientView *self, GtkWindow *clinician);
void trab_patient_view_show (TrabPatientView *self);
void trab_patient_view_cover (TrabPatientView *self);
void trab_patient_view_turn (TrabPatientView *self, int n_screens);
gboolean trab_patient_view_get_is_covered (TrabPatientView *self);
guint trab_patient_view_get_n_screens (TrabPatientView *self);
char *trab_patient_view_dup_text (TrabPatientView *self);
gboolean trab_patient_view_is_whole (TrabPatientView *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trab-chart-spec.h"

G_BEGIN_DECLS

#define TRAB_TYPE_PATIENT_PICTURE (trab_patient_picture_get_type ())
G_DECLARE_FINAL_TYPE (TrabPatientPicture, trab_patient_picture, TRAB, PATIENT_PICTURE, GtkWidget)

/* A picture as large as the place it is given, to be seen from across a table: text and marks grow
 * with it, and shrink until the whole of it is there. */
void trab_patient_picture_set_spec (TrabPatientPicture *self, TrabChartSpec *spec);
void trab_patient_picture_set_scale (TrabPatientPicture *self, double scale);
gboolean trab_patient_picture_is_whole (TrabPatientPicture *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Somebody expected on a day. @time: (nullable): "09:10" */
typedef struct
{
  char *patient_id;
  char *time;
} TrabStoreAppointment;

TrabStoreAppointment *trab_store_appointment_new (const char *patient_id, const char *time);
void trab_store_appointment_free (TrabStoreAppointment *appointment);

G_END_DECLS

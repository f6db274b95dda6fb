/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-store-appointment.h"

TrabStoreAppointment *
trab_store_appointment_new (const char *patient_id, const char *time)
{
  TrabStoreAppointment *appointment = g_new0 (TrabStoreAppointment, 1);

  appointment->patient_id = g_strdup (patient_id);
  appointment->time = g_strdup (time);
  return appointment;
}

void
trab_store_appointment_free (TrabStoreAppointment *appointment)
{
  g_free (appointment->patient_id);
  g_free (appointment->time);
  g_free (appointment);
}

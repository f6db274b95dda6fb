/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

/**
 * TrabSessionDeath:
 * @is_dead: FALSE takes back what was recorded by a slip; the other fields are then not read
 * @date: TRAB_DATE_NONE where the day is not known
 * @source: (nullable): who said so
 */
typedef struct
{
  gboolean is_dead;
  TrabDate date;
  const char *source;
} TrabSessionDeath;

/* That somebody has died. Both are lines of the audit, and the versions before are kept. */
TrabPatient *trab_session_death_new_patient (TrabPatient *patient,
                                             const TrabSessionDeath *death,
                                             TrabDate today,
                                             GError **error);
TrabRecord *trab_session_death_record (TrabSession *self,
                                       const char *patient_id,
                                       const TrabSessionDeath *death,
                                       TrabDate today,
                                       GError **error);

G_END_DECLS

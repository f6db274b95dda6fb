/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-draft.h"
#include "trab-patient.h"

G_BEGIN_DECLS

/* Fields: death_date (empty where the day is not known), death_source. */
TrabDraft *trab_death_draft_new (TrabPatient *patient, TrabDate today);

G_END_DECLS

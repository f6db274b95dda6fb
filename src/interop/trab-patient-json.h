/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-record.h"

G_BEGIN_DECLS

/* What a file of ours says it is */
#define TRAB_PATIENT_JSON_FORMAT "trabecula-patient"

TrabRecord *trab_patient_json_read (GBytes *bytes, GPtrArray *findings, GError **error);
char *trab_patient_json_write (TrabRecord *record);

G_END_DECLS

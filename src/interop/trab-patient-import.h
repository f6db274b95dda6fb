/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-import.h"

G_BEGIN_DECLS

gboolean trab_patient_import_accepts (GBytes *bytes);
TrabImport *trab_patient_import_read (GBytes *bytes, GError **error);
TrabRecord *trab_patient_import_dup_loose (TrabRecord *record);

G_END_DECLS

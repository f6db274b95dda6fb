/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-record.h"

G_BEGIN_DECLS

TrabRecord *trab_fhir_order_new_sorted (TrabRecord *record);
char *trab_fhir_order_dup_words (gpointer row);

G_END_DECLS

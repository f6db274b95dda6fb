/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-fhir-writing.h"

G_BEGIN_DECLS

char *trab_fhir_writer_write (TrabRecord *record, const TrabFhirWriting *how);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-code-map.h"
#include "trab-import.h"

G_BEGIN_DECLS

TrabImport *trab_fhir_reader_read_on (GBytes *bytes,
                                      const TrabCodeMap *codes,
                                      TrabDate today,
                                      TrabImportProgress *progress,
                                      GError **error);
TrabImport *trab_fhir_reader_read (GBytes *bytes,
                                   const TrabCodeMap *codes,
                                   TrabDate today,
                                   GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-csv-map.h"
#include "trab-import.h"

G_BEGIN_DECLS

gboolean trab_csv_reader_accepts (GBytes *bytes);
TrabImport *trab_csv_reader_read (GBytes *bytes,
                                  const TrabCsvMap *map,
                                  TrabDate today,
                                  GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-csv-rows.h"

G_BEGIN_DECLS

/* Where the columns of a table are: the row that @rows stands on is its header. */
int trab_csv_head_find (TrabCsvRows *rows, const char *name, gboolean *is_twice);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-table-look.h"

G_BEGIN_DECLS

/* How a table begins, cell by cell, with what each day and number is read as. */
GtkWidget *trab_table_preview_new (const TrabTableLook *look);

G_END_DECLS

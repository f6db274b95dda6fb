/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trab-draft.h"

G_BEGIN_DECLS

/** trab_calculator_row_new: another calculator than the order's, as a row of a form; kept with the
 * visit of @draft */
GtkWidget *trab_calculator_row_new (TrabDraft *draft);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TRAB_TYPE_ROW_GROUP (trab_row_group_get_type ())
G_DECLARE_FINAL_TYPE (TrabRowGroup, trab_row_group, TRAB, ROW_GROUP, AdwBin)

/* A titled, boxed list of lines in words (TrabPresentRow). Hidden when there is none. */
TrabRowGroup *trab_row_group_new (const char *title, const char *description);
void trab_row_group_set_rows (TrabRowGroup *self, GPtrArray *rows);
gboolean trab_row_group_focus_row (TrabRowGroup *self, const char *title);

G_END_DECLS

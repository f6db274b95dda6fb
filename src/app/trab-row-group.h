/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TRAB_TYPE_ROW_GROUP (trab_row_group_get_type ())
G_DECLARE_FINAL_TYPE (TrabRowGroup, trab_row_group, TRAB, ROW_GROUP, AdwBin)

/* What a row with a working activates, with TrabPresentRow.why; its page installs the action. */
#define TRAB_ROW_GROUP_WHY_ACTION "rows.why"

/* A titled, boxed list of lines in words (TrabPresentRow). Hidden when there is none. */
TrabRowGroup *trab_row_group_new (const char *title, const char *description);
void trab_row_group_set_rows (TrabRowGroup *self, GPtrArray *rows);
gboolean trab_row_group_focus_row (TrabRowGroup *self, const char *title);
const char *trab_row_group_get_focused_why (TrabRowGroup *self);

G_END_DECLS

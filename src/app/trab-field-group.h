/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-field-row.h"

G_BEGIN_DECLS

#define TRAB_TYPE_FIELD_GROUP (trab_field_group_get_type ())
G_DECLARE_FINAL_TYPE (TrabFieldGroup, trab_field_group, TRAB, FIELD_GROUP, AdwBin)

/* Rows of a form under one title. A group of questions that was read out can be answered with "none
 * of these", by its button or by 0: each is then a no. Hidden while it has no row to show. */
TrabFieldGroup *trab_field_group_new (TrabDraft *draft, const char *title);
TrabFieldRow *trab_field_group_add (TrabFieldGroup *self,
                                    const char *field,
                                    const TrabFieldWords *words);
void trab_field_group_set_is_read_out (TrabFieldGroup *self, gboolean is_read_out);
guint trab_field_group_count (TrabFieldGroup *self, guint *n_answered, guint *n_carried);
void trab_field_group_set_row_visible (TrabFieldGroup *self,
                                       const char *field,
                                       gboolean is_visible);
void trab_field_group_confirm (TrabFieldGroup *self);

G_END_DECLS

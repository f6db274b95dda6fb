/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"

G_BEGIN_DECLS

#define TRAB_TYPE_OPTION_PICKER (trab_option_picker_get_type ())
G_DECLARE_FINAL_TYPE (TrabOptionPicker, trab_option_picker, TRAB, OPTION_PICKER, AdwBin)

/* "+ Plan": one list of all that can be looked at, to be searched by name and kind: on its own,
 * together with a plan that is looked at, or after it. Signal "picked" gives the plan's id. The
 * order is that of the catalogue and says nothing. */
void trab_option_picker_set_consultation (TrabOptionPicker *self, TrabConsultation *consultation);
void trab_option_picker_set_is_wide (TrabOptionPicker *self, gboolean is_wide);
void trab_option_picker_open (TrabOptionPicker *self);

G_END_DECLS

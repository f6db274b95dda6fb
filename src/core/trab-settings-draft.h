/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-settings.h"

G_BEGIN_DECLS

/* The settings of a clinic while they are being typed: a field for each that is asked. */
TrabDraft *trab_settings_draft_new (TrabSettings *settings);
GArray *trab_settings_draft_dup_changed (TrabDraft *draft, TrabSettings *settings);

G_END_DECLS

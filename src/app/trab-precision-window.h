/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"

G_BEGIN_DECLS

#define TRAB_TYPE_PRECISION_WINDOW (trab_precision_window_get_type ())
G_DECLARE_FINAL_TYPE (TrabPrecisionWindow, trab_precision_window, TRAB, PRECISION_WINDOW, AdwWindow)

/* The clinic's own precision error of a scanner and site, worked out while its study is typed. */
TrabPrecisionWindow *trab_precision_window_new (TrabConsultation *consultation);
TrabDraft *trab_precision_window_get_draft (TrabPrecisionWindow *self);

G_END_DECLS

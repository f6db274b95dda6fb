/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"

G_BEGIN_DECLS

#define TRAB_TYPE_ASK_WINDOW (trab_ask_window_get_type ())
G_DECLARE_FINAL_TYPE (TrabAskWindow, trab_ask_window, TRAB, ASK_WINDOW, AdwWindow)

/* Asks some questions of the visit, whatever page they stand on, and is gone. Answers are today's
 * at once; closing saves them. */
TrabAskWindow *trab_ask_window_new (TrabConsultation *consultation,
                                    const char *const *questions,
                                    const char *title);
void trab_ask_window_present (GtkWidget *parent,
                              TrabConsultation *consultation,
                              const char *const *questions,
                              const char *title);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question about going on, with two answers: staying is the one that loses nothing. */
#pragma once

#include <adwaita.h>

AdwMessageDialog *trab_stay_dialog_new (GtkWindow *window,
                                        const char *heading,
                                        const char *sentence,
                                        const char *answer,
                                        const char *answer_label);

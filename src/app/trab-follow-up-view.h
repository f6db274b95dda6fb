/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"

G_BEGIN_DECLS

#define TRAB_TYPE_FOLLOW_UP_VIEW (trab_follow_up_view_get_type ())
G_DECLARE_FINAL_TYPE (TrabFollowUpView, trab_follow_up_view, TRAB, FOLLOW_UP_VIEW, AdwBin)

/* Did it work? The verdicts with their reasons, the latest scan and the blood tests as read.
 * "worked-out" (const TrabFollowUp *) says what they rest on, for a picture beside them. */
void trab_follow_up_view_show (TrabFollowUpView *self, TrabConsultation *consultation);
void trab_follow_up_view_clear (TrabFollowUpView *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-date.h"
#include "trab-present-banner.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* Whether somebody should have looked at the evidence again. */
TrabPresentBanner *trab_present_upkeep_new_banner (TrabEvidence *evidence, TrabDate today);

G_END_DECLS

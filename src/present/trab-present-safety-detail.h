/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-safety-report.h"

G_BEGIN_DECLS

void trab_present_safety_detail_append (GString *text, const TrabSafetyCard *card);

G_END_DECLS

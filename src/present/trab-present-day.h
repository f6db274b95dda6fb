/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-day.h"

G_BEGIN_DECLS

char *trab_present_day_dup_line (const TrabDayEntry *entry);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-comparison.h"

G_BEGIN_DECLS

/* What the numbers of a comparison were worked out without. */
char *trab_present_missing_dup (TrabComparison *comparison);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-present-row.h"
#include "trab-warning-count.h"

G_BEGIN_DECLS

/* Whether warnings are worth reading, as numbers. */
GPtrArray *trab_present_figures_dup_rows (const TrabWarningFigures *figures);

G_END_DECLS

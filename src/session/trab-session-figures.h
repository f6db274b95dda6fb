/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"
#include "trab-warning-count.h"

G_BEGIN_DECLS

/* How many cards, stops and reasons a visit has: whether a warning is still worth reading. Counted
 * at signing and kept in the audit. */
gboolean trab_session_figures_read (TrabSession *self, TrabWarningFigures *figures, GError **error);

G_END_DECLS

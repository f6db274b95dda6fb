/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-compare-request.h"
#include "trab-session.h"
#include "trab-trajectory.h"

G_BEGIN_DECLS

TrabTrajectory *trab_session_trace (TrabSession *self,
                                    const TrabCompareRequest *request,
                                    GError **error);

G_END_DECLS

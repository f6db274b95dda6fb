/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trab-facts.h"
#include "trab-follow-up-request.h"
#include "trab-follow-up.h"
#include "trab-tables.h"

G_BEGIN_DECLS

gboolean trab_follow_up_fit_fill (TrabTables *tables,
                                  const TrabFacts *facts,
                                  const TrabFollowUpRequest *request,
                                  TrabFollowUp *follow_up,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS

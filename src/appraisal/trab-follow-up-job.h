/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trab-follow-up-request.h"
#include "trab-follow-up.h"
#include "trab-tables.h"

G_BEGIN_DECLS

TrabFollowUp *trab_follow_up_job_run (TrabTables *tables,
                                      const TrabFollowUpRequest *request,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS

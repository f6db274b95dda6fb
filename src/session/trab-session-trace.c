/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-trace.h"

#include "trab-mechanism-job.h"
#include "trab-session-private.h"

/** trab_session_trace: (transfer full) (nullable): as trab_mechanism_job_run(): one plan, a few
 * milliseconds */
TrabTrajectory *
trab_session_trace (TrabSession *self, const TrabCompareRequest *request, GError **error)
{
  return trab_mechanism_job_run (trab_session_get_tables (self), request, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-report-flow.h"

G_BEGIN_DECLS

/* One block in its place; and what of it must stand on the page where it begins. */

void trab_report_place_block (TrabReportFlow *flow, const TrabReportBlock *block);
double trab_report_place_get_least_height (const TrabReportFlow *flow,
                                           const TrabReportBlock *block);
PangoLayout *trab_report_place_make_heading (const TrabReportFlow *flow,
                                             const TrabReportBlock *block);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-measurement.h"

G_BEGIN_DECLS

const char *trab_present_measure_get_name (TrabMeasure measure);
const char *trab_present_measure_get_site_name (TrabSite site);
char *trab_present_measure_dup_title (TrabMeasure measure, TrabSite site);
const char *trab_present_measure_get_unit (const char *unit);
char *trab_present_measure_dup_unit (const char *unit);
char *trab_present_measure_dup_value (TrabMeasure measure, double canonical);
char *trab_present_measure_dup_measurement (TrabMeasurement *measurement);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-measurement.h"
#include "trab-precision.h"

G_BEGIN_DECLS

/** How many of L1 to L4 a whole spine has. */
#define TRAB_MARGINS_N_VERTEBRAE 4

#define TRAB_TYPE_MARGINS (trab_margins_get_type ())
G_DECLARE_FINAL_TYPE (TrabMargins, trab_margins, TRAB, MARGINS, GObject)

/* By how much two scans must differ to be sure of a change: the clinic's own precision errors, and
 * what stands in for them where it has none, a guess. Filled by whoever makes it, then unchanged.
 */
TrabMargins *trab_margins_new (void);
void trab_margins_set_default (TrabMargins *self, TrabSite site, double lsc_pct);
void trab_margins_add_own (TrabMargins *self, const TrabPrecision *own);

guint trab_margins_get_n_own (TrabMargins *self);
const TrabPrecision *trab_margins_get_own (TrabMargins *self, guint index);
const TrabPrecision *trab_margins_find_own (TrabMargins *self, const char *scanner, TrabSite site);
double trab_margins_get_lsc_g_cm2 (TrabMargins *self,
                                   const TrabMeasurementFields *scan,
                                   gboolean *is_a_guess);
guint trab_margins_count_vertebrae (const char *region);

G_END_DECLS

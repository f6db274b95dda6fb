/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-evidence.h"
#include "trab-margins.h"
#include "trab-store.h"

G_BEGIN_DECLS

/* The clinic's own precision errors, one setting for each scanner and site. */
TrabMargins *trab_precision_setting_load (TrabStore *store, TrabEvidence *evidence, GError **error);
gboolean trab_precision_setting_save (TrabStore *store,
                                      const TrabPrecision *precision,
                                      GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <jansson.h>

#include "trab-comparison.h"

G_BEGIN_DECLS

/* Safety findings and harms as parts of a comparison's JSON. */
json_t *trab_safety_file_new_report (TrabSafetyReport *report);
json_t *trab_safety_file_new_harms (const GArray *harms);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <jansson.h>

#include "trab-date.h"

G_BEGIN_DECLS

/* Values of the JSON files this layer writes: what is not known is null, never 0 or "". */
json_t *trab_json_value_new_number (double value);
json_t *trab_json_value_new_text (const char *text);
json_t *trab_json_value_new_date (TrabDate date);
char *trab_json_value_dup_file (json_t *root, size_t flags);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a fact is called that a number was worked out from. */
char *trab_present_fact_dup_name (const char *fact_id);

G_END_DECLS

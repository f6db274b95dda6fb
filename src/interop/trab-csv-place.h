/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-measure.h"

G_BEGIN_DECLS

/* Places of the body as tables write them; case and blanks make no difference. */
gboolean trab_csv_place_read_side (const char *text, const char **side);
gboolean trab_csv_place_read_site (const char *text, TrabSite *site);

G_END_DECLS

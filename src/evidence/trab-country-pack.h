/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trab-evidence.h"

G_BEGIN_DECLS

/* The schema of a country pack (docs/FORMATS.md), which those of the program pass as well. */
gboolean trab_country_pack_check (TrabEvidence *evidence, const char *code, GError **error);
gboolean trab_country_pack_add (TrabEvidence *evidence, const char *folder, GError **error);
GPtrArray *trab_country_pack_add_all (TrabEvidence *evidence, const char *folder);

G_END_DECLS

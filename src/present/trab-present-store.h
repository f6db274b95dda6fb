/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *trab_present_store_dup_place (const char *folder, gboolean is_sandboxed);

G_END_DECLS

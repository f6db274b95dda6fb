/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean trab_file_kind_check (GBytes *bytes, GError **error);

G_END_DECLS

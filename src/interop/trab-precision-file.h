/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GArray *trab_precision_file_read (GInputStream *input, guint *n_scans, GError **error);

G_END_DECLS
